"""Files dropped on the window: a plan is opened, anything else imported."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class DroppedFiles(QObject):
    """Takes files wherever in the window nothing else takes them."""

    def __init__(self, window: QWidget, open_files: Callable[[list[Path]], None]) -> None:
        super().__init__(window)
        self._open = open_files
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove):
            return self._hover(cast(QDragEnterEvent | QDragMoveEvent, event))
        if event.type() == QEvent.Type.Drop:
            return self._drop(cast(QDropEvent, event))
        return super().eventFilter(watched, event)

    def _hover(self, event: QDragEnterEvent | QDragMoveEvent) -> bool:
        files = _files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
        return bool(files)

    def _drop(self, event: QDropEvent) -> bool:
        files = _files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            self._open(files)
        return bool(files)


def _files_in(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]

"""Text for the clipboard, line by line: thousands of rows are written in several turns of the event loop."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from integration_office.ui.in_pieces import InPieces
from integration_office.ui.turns import Turns


class ClipboardText(QObject):
    """The clipboard keeps what it held until the last line is there; the cursor says that it takes a moment."""

    def __init__(self, turns: Turns, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[str] = []
        self._is_told = False
        self._writing = InPieces(turns, self._put, self)

    def copy(self, lines: Iterator[str]) -> None:
        """These lines; others that are still being written are not wanted any more."""
        self._writing.forget()
        self._lines.clear()
        self._writing.add(self._taken(lines))
        if self._writing.is_waiting and not self._is_told:
            self._is_told = True
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)

    def finish(self) -> None:
        """At once, because what the lines are made of is about to become something else."""
        self._writing.finish()

    def _taken(self, lines: Iterator[str]) -> Iterator[None]:
        for line in lines:
            self._lines.append(line)
            yield

    def _put(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines))
        if self._is_told:
            self._is_told = False
            QGuiApplication.restoreOverrideCursor()

"""A step that takes long, carried out beside the thread of the window while whoever asked for it waits."""

import threading
from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QMainWindow

from integration_office.application.long_steps import Here
from integration_office.application.session import Session

T = TypeVar("T")


class LongWork(QObject, Here):
    """Windows are painted meanwhile; keys and clicks wait until the step is done, and so does everything that might
    begin another one. What somebody closes meanwhile, by its frame, is closed afterwards."""

    held = Signal(bool)
    """Emitted when others have to wait, and when they may go on."""

    _ended = Signal()

    def carry_out(self, work: Callable[[], T]) -> T:
        results: list[T] = []
        failures: list[BaseException] = []

        def run() -> None:
            try:
                results.append(work())
            except BaseException as error:
                failures.append(error)
            self._ended.emit()

        self._wait_for(threading.Thread(target=run, name="long work"))
        if failures:
            raise failures[0]
        return results[0]

    def _wait_for(self, thread: threading.Thread) -> None:
        application, loop, door = QCoreApplication.instance(), QEventLoop(), _Door()
        assert application is not None
        self._ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self.held.emit(True)
        application.installEventFilter(door)
        thread.start()
        try:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        finally:
            thread.join()
            application.removeEventFilter(door)
            QGuiApplication.restoreOverrideCursor()
            self.held.emit(False)
            door.let_go()


class _Door(QObject):
    """Keeps windows and dialogs open: a plan must not be closed, nor who waits be gone, while it is written."""

    def __init__(self) -> None:
        super().__init__()
        self._leaving: list[QMainWindow | QDialog] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Close or not isinstance(watched, QMainWindow | QDialog):
            return False
        event.ignore()
        self._leaving.append(watched)
        return True

    def let_go(self) -> None:
        """Whoever wanted to leave does so soon, if they are still there."""
        for each in self._leaving:
            if shiboken6.isValid(each):
                QTimer.singleShot(0, each, each.close)


def long_work_of(session: Session) -> LongWork:
    """The one of a session, whichever of its windows asks."""
    if not isinstance(session.long_work, LongWork):
        session.long_work = LongWork()
    return session.long_work

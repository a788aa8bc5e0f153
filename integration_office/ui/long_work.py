"""A step that takes long, carried out beside the thread of the window while whoever asked for it waits."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from integration_office.application.long_steps import Here
from integration_office.application.session import Session

T = TypeVar("T")


class LongWork(QObject, Here):
    """Windows are painted meanwhile; keys and clicks wait until the step is done, and so does everything that might
    begin another one."""

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
        loop = QEventLoop()
        self._ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self.held.emit(True)
        thread.start()
        try:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        finally:
            thread.join()
            QGuiApplication.restoreOverrideCursor()
            self.held.emit(False)


def long_work_of(session: Session) -> LongWork:
    """The one of a session, whichever of its windows asks."""
    if not isinstance(session.long_work, LongWork):
        session.long_work = LongWork()
    return session.long_work

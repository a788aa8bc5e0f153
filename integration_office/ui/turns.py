"""Work for the thread of the window in pieces: one in each turn of the event loop, so that nothing waits long."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """One piece of work for each owner, in the order they asked. Timers due together share a turn; these do not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: dict[QObject, Callable[[], object]] = {}
        self.is_held = False
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._work)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be done."""
        return bool(self._pieces)

    def add(self, owner: QObject, piece: Callable[[], object]) -> None:
        """Do it soon, unless the owner is gone by then; what waits for the same owner gives way."""
        self._pieces[owner] = piece
        if not self.is_held:
            self._next.start()

    def hold(self, is_held: bool) -> None:
        """Nothing is done until it may go on."""
        self.is_held = is_held
        if is_held:
            self._next.stop()
        elif self._pieces:
            self._next.start()

    def _work(self) -> None:
        if self._pieces:
            owner = next(iter(self._pieces))
            piece = self._pieces.pop(owner)
            if shiboken6.isValid(owner):
                piece()
        if not self._pieces:
            self._next.stop()

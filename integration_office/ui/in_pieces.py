"""Long work on widgets, some of it in each turn of the event loop: thousands of rows must not halt the window."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject

from integration_office.ui.turns import Turns

_AT_ONCE = 0.008  # seconds of this thread's own computing


class InPieces(QObject):
    """Goes through steps one after another: as many at once as take a moment, the rest in the turns that follow."""

    def __init__(self, turns: Turns, done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._turns, self._done = turns, done
        self._waiting: list[Iterator[object]] = []
        self._is_working = False

    def add(self, steps: Iterator[object], *, later: bool = False) -> None:
        """Further steps, behind those that wait; `done` is called whenever the last one is over.

        `later`: none of them in this turn, which has enough to do.
        """
        self._waiting.append(steps)
        if later:
            self._turns.add(self, self._work)
        elif len(self._waiting) == 1 and not self._is_working:
            self._work()

    @property
    def is_waiting(self) -> bool:
        """Whether something is left for a later turn."""
        return bool(self._waiting)

    def forget(self) -> None:
        """What is left is not wanted any more."""
        self._waiting.clear()

    def finish(self) -> None:
        """Everything that waits, now."""
        if not self._waiting:
            return
        while self._waiting:
            for _ in self._waiting.pop(0):
                pass
        self._done()

    def _work(self) -> None:
        self._is_working = True
        until = time.thread_time() + _AT_ONCE
        while self._waiting and time.thread_time() < until:
            if next(self._waiting[0], self) is self:
                self._waiting[:1] = []
        self._is_working = False
        if self._waiting:
            self._turns.add(self, self._work)
        else:
            self._done()

"""What can be searched, put together some in each turn: all of a large plan at once would halt the window."""

from collections.abc import Callable, Iterator
from itertools import islice

from PySide6.QtCore import QObject

from integration_office.ui.search.things import Thing
from integration_office.ui.turns import Turns

_AT_ONCE = 1_000


class Gathering(QObject):
    """`known` grows; the first things are there at once, `done` is called when the last of many have come."""

    def __init__(self, things: Iterator[Thing], turns: Turns, done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.known: list[Thing] = []
        self._coming, self._turns, self._done = things, turns, done
        self._some()

    def _some(self) -> None:
        before = len(self.known)
        self.known += islice(self._coming, _AT_ONCE)
        if len(self.known) == before + _AT_ONCE:
            self._turns.add(self, self._some)
        elif before:
            self._done()

"""Keeps Python's search for unused circles from halting the window: what lives long is not looked through again."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from integration_office.application.memory import SPARING
from integration_office.ui.turns import Turns

_TICK_MS, _AWAY_MS = 250, 60_000
_LEAST, _MOST = 4, 8
_NEVER = 1_000_000


class Collector(QObject):
    """Python itself would look through everything made since the start, 0.1 s and more, whenever it is busiest.

    Instead it looks for young circles only, as always; what outlives that is looked through four times a second, while
    it is little, and then spared. All of it is gone through once another program has been in front for a minute.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        gc.set_threshold(*gc.get_threshold()[:2], _NEVER)
        turns = Turns(self)
        self._timer = QTimer(self, interval=_TICK_MS)
        # It may take 20 ms: not in one turn with what a window has to do.
        self._timer.timeout.connect(lambda: turns.add(self, self.tick))
        self._timer.start()
        self.away = QTimer(self, singleShot=True, interval=_AWAY_MS)
        self.away.timeout.connect(spare_what_lives)
        application.applicationStateChanged.connect(self._on_state)

    def tick(self) -> None:
        """Four times a second."""
        passes = gc.get_count()[2]
        if passes >= _LEAST:
            if passes <= _MOST:
                gc.collect()
            gc.freeze()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.away.stop()
        else:
            self.away.start()


def begin_sparing() -> None:
    """A plan has been opened: what is there now lives as long as its window. What an earlier one left behind is
    looked for when nobody works with the program."""
    SPARING.is_on = True
    gc.freeze()
    gc.enable()


def spare_what_lives() -> None:
    """Everything is gone through, and what is left is spared: takes 0.1 s and more with a large plan."""
    gc.unfreeze()
    if gc.isenabled():
        gc.collect()
    gc.freeze()
    gc.enable()


@contextmanager
def many_values() -> Iterator[None]:
    """Around a job in a worker whose values all go together in the end: they are not looked through while it runs,
    and what it leaves behind is looked through once, without what was there before. Not if it was the first to load
    some modules: they stay, and to go through them would halt the window for 60 ms instead of 10."""
    gc.disable()
    gc.freeze()
    modules = len(sys.modules)
    try:
        yield
    finally:
        if len(sys.modules) == modules:
            gc.collect()
        gc.freeze()
        gc.enable()

"""The window goes first: a worker halts where it asks whether it is still wanted, while the window is at work.

Only one thread of Python runs at a time. A window that is painted beside a worker asks for its turn a thousand times,
and each time the worker must be stopped first: that makes a turn of the event loop of 15 ms one of 50 and more.
"""

import threading

from PySide6.QtCore import QAbstractEventDispatcher

_AT_MOST = 0.03  # seconds that a worker waits for the same turn of the window


class RightOfWay:
    """Whether the window's thread is in a turn of its event loop, for the workers that are to wait for its end."""

    def __init__(self) -> None:
        self._is_free = threading.Event()
        self._is_free.set()
        self._turn = 0
        self._of_thread = threading.local()

    def watch(self, dispatcher: QAbstractEventDispatcher) -> None:
        """From now on the turns of this event loop count.

        What Qt tells of them differs. Windows: all of a turn. Linux: what was posted, so results and painting, but
        not timers; with GLib, which has the loop in its own hands, only when it is over: then no worker waits.
        """
        if "Glib" in dispatcher.metaObject().className():
            return
        dispatcher.awake.connect(self.begin)
        dispatcher.aboutToBlock.connect(self.end)

    def begin(self) -> None:
        """The window has something to do."""
        self._turn += 1
        self._is_free.clear()

    def end(self) -> None:
        """The window waits for whatever comes next."""
        self._is_free.set()

    def give(self) -> None:
        """In a worker: waits as long as the window is at work; not long, and for each turn once, for the window may
        itself wait for this worker, or for a dialog of the system that lets it have no turns."""
        turn = self._turn
        if not self._is_free.is_set() and turn != getattr(self._of_thread, "waited", None):
            self._of_thread.waited = turn
            self._is_free.wait(_AT_MOST)


RIGHT_OF_WAY = RightOfWay()
"""Of the only window's thread there is."""

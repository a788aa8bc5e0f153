"""Work for the thread of the window in pieces: one in each turn of the event loop, so that nothing waits long."""

from collections import deque
from collections.abc import Callable
from functools import cache
from weakref import ReferenceType, ref

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QTimer


class Turns(QObject):
    """One piece of work for each owner, in the order they asked. Timers due together share a turn; these do not,
    not even those of several windows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: dict[QObject, Callable[[], object]] = {}
        self.is_held = False
        self.has_asked = False
        """Whether the clock knows that a turn is wanted."""

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be done."""
        return bool(self._pieces)

    def add(self, owner: QObject, piece: Callable[[], object]) -> None:
        """Do it soon, unless the owner is gone by then; what waits for the same owner gives way."""
        self._pieces[owner] = piece
        if not self.is_held:
            _clock().ask(self)

    def hold(self, is_held: bool) -> None:
        """Nothing is done until it may go on."""
        self.is_held = is_held
        if not is_held and self._pieces:
            _clock().ask(self)

    def work(self) -> None:
        """The next piece, if there is one."""
        if not self._pieces or self.is_held:
            return
        owner = next(iter(self._pieces))
        piece = self._pieces.pop(owner)
        if shiboken6.isValid(owner):
            piece()


class _Clock(QObject):
    """Gives each turn of the event loop to one of those that ask."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # Weak: a window that closes takes with it what it had not done.
        self._asking: deque[ReferenceType[Turns]] = deque()
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._give)

    def ask(self, turns: Turns) -> None:
        """A turn is wanted, behind those that wait for one."""
        if not turns.has_asked:
            turns.has_asked = True
            self._asking.append(ref(turns))
        self._next.start()

    def _give(self) -> None:
        """Begun anew each time: a piece that waits in an event loop of its own must not keep others waiting."""
        self._next.stop()
        turns = self._asking.popleft()()
        if self._asking:
            self._next.start()
        if turns is not None and shiboken6.isValid(turns):
            turns.has_asked = False
            try:
                turns.work()
            finally:
                if turns.is_busy and not turns.is_held:
                    self.ask(turns)


@cache
def _clock() -> _Clock:
    application = QCoreApplication.instance()
    assert application is not None
    return _Clock(application)

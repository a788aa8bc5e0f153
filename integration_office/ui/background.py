"""One worker thread beside the window: values go in, results come back through one queued signal.

The workers of several windows compute one after another: two at once would be no quicker, for only one thread of
Python runs at a time, and the window would wait for both of them whenever it is painted.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from integration_office.ui.right_of_way import RIGHT_OF_WAY

_ONE_AT_A_TIME = threading.Lock()
_ASKED_AGAIN = 0.02  # seconds after which a job that waits for another window's asks whether it is still wanted

T = TypeVar("T")
Stopped = Callable[[], bool]
"""Whether nobody wants a job's result any more; a long job asks from time to time and gives up."""


def never() -> bool:
    """For a job that is always wanted."""
    return False


def fail(error: BaseException) -> None:
    """What a job raised that nobody expected is a fault of the program."""
    raise error


@dataclass(frozen=True, slots=True)
class _Outcome:
    topic: str
    generation: int
    value: Any = None
    error: BaseException | None = None


class Background(QObject):
    """Runs jobs one after another. Of each topic only the latest job's result arrives; older ones are stopped.

    A job is a function of values: it touches no QObject.
    """

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._generation: dict[str, int] = {}
        self._waiting: dict[str, tuple[Callable[[Any], None], Callable[[BaseException], None]]] = {}
        self._is_closed = False
        self._is_held = False
        self._kept: list[_Outcome] = []
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a result is still expected."""
        return bool(self._waiting)

    def start(
        self,
        topic: str,
        job: Callable[[Stopped], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        *,
        is_long: bool = False,
    ) -> None:
        """Run `job` in the worker, then `done` or `failed` here, unless the topic has been started anew by then.

        `is_long`: it may take many seconds and somebody watches it; it neither waits for the jobs of other windows nor
        keeps them waiting.
        Once everything is closed nothing is begun any more.
        """
        if self._is_closed:
            return
        generation = self._generation[topic] = self._generation.get(topic, 0) + 1
        self._waiting[topic] = (done, failed)
        # Not beside what is left of this turn and what is painted after it: the window would wait for the worker.
        QTimer.singleShot(0, self, lambda: self._begin(topic, generation, job, is_long))

    def drop(self, topic: str) -> None:
        """Whatever the topic's job finds, nobody wants to know any more: it is stopped."""
        self._generation[topic] = self._generation.get(topic, 0) + 1
        self._waiting.pop(topic, None)

    def hold(self, is_held: bool) -> None:
        """Results arrive no more until they may again, soon after this says so; jobs go on."""
        self._is_held = is_held
        if not is_held:
            QTimer.singleShot(0, self, self._deliver_kept)

    def close(self) -> None:
        """Stops the job that runs and waits for it; the others are not begun, and nothing arrives any more."""
        self._is_closed = True
        self._waiting.clear()
        RIGHT_OF_WAY.end()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _begin(self, topic: str, generation: int, job: Callable[[Stopped], Any], is_long: bool) -> None:
        if not self._is_closed and generation == self._generation.get(topic):
            self._executor.submit(self._run, topic, generation, job, is_long)

    def _run(self, topic: str, generation: int, job: Callable[[Stopped], Any], is_long: bool) -> None:
        def stopped() -> bool:
            if not self._is_closed:
                RIGHT_OF_WAY.give()
            return self._is_closed or generation != self._generation.get(topic)

        with nullcontext(True) if is_long else _turn(stopped) as is_mine:
            if is_mine and not stopped():
                self._arrived.emit(_outcome(topic, generation, job, stopped))

    def _deliver_kept(self) -> None:
        while self._kept and not self._is_held:
            self._deliver(self._kept.pop(0))

    def _deliver(self, outcome: _Outcome) -> None:
        if self._is_held:
            self._kept.append(outcome)
            return
        if outcome.generation != self._generation.get(outcome.topic) or outcome.topic not in self._waiting:
            return
        done, failed = self._waiting.pop(outcome.topic)
        if outcome.error is None:
            done(outcome.value)
        else:
            failed(outcome.error)


@contextmanager
def _turn(stopped: Stopped) -> Iterator[bool]:
    """Holds the one turn of all windows; False if nobody wanted the job any more before its turn came."""
    is_mine = False
    while not is_mine and not stopped():
        is_mine = _ONE_AT_A_TIME.acquire(timeout=_ASKED_AGAIN)
    try:
        yield is_mine
    finally:
        if is_mine:
            _ONE_AT_A_TIME.release()


def _outcome(topic: str, generation: int, job: Callable[[Stopped], Any], stopped: Stopped) -> _Outcome:
    try:
        return _Outcome(topic, generation, job(stopped))
    except BaseException as error:
        return _Outcome(topic, generation, error=error)

"""Writes the paper anew, in a worker, some quiet time after the plan or the order has changed; can be given up."""

import threading
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from integration_office.application.ports import Cancelled, Progress
from integration_office.domain.plan import Plan
from integration_office.ui.background import Background, Stopped
from integration_office.ui.collector import many_values
from integration_office.ui.paper.order import PaperOrder, PaperServices, RenderedPaper
from integration_office.ui.paper.pages import PageSize, page_sizes
from integration_office.ui.pause import Pause

_QUIET_MS = 400
_LOOKED_AT_MS = 80
_TOPIC = "paper"


class State(Enum):
    """How what is shown stands to what was ordered."""

    NOTHING = "nothing"  # there is nothing to make a paper of
    OUTDATED = "outdated"  # waits for quiet
    MAKING = "making"
    CURRENT = "current"
    GIVEN_UP = "given up"  # the user did not want to wait
    FAILED = "failed"


class Making(QObject):
    """The latest order and its paper."""

    state_changed = Signal(object)
    """Emitted with the `State`."""

    progressed = Signal(int, int)
    """Emitted with the page that is done and the number of pages, 0 while nobody knows."""

    made = Signal(object, tuple)
    """Emitted with the `RenderedPaper` and the sizes of its pages."""

    failed = Signal(Exception)
    """Emitted with what kept the paper from being made."""

    def __init__(self, services: PaperServices, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._background = services, background
        self._asked: tuple[Plan, PaperOrder] | None = None
        self._paper: RenderedPaper | None = None
        self._pages: tuple[PageSize, ...] = ()
        self._then: Callable[[RenderedPaper, tuple[PageSize, ...]], None] | None = None
        self._progress = [0, 0]
        self._given_up = threading.Event()
        self.state = State.NOTHING
        self._quiet = Pause(self, _QUIET_MS)
        self._quiet.timeout.connect(self._begin)
        self._look = QTimer(self, interval=_LOOKED_AT_MS)
        self._look.timeout.connect(lambda: self.progressed.emit(*self._progress))

    def ask(self, plan: Plan, order: PaperOrder | None) -> None:
        """This is wanted now; None: nothing."""
        wanted = None if order is None else (plan, order)
        if wanted is not None and self._asked is not None and _is_same(self._asked, wanted):
            return
        self._asked = wanted
        self._stop()
        if wanted is None:
            self._paper = None
            self._become(State.NOTHING)
        else:
            self._become(State.OUTDATED)
            self._quiet.start()

    def again(self) -> None:
        """What was given up or failed is tried once more."""
        if self._asked is not None:
            self._stop()
            self._begin()

    def give_up(self) -> None:
        """The user does not want to wait."""
        if self.state in (State.OUTDATED, State.MAKING):
            self._stop()
            self._become(State.GIVEN_UP)

    def once_current(self, act: Callable[[RenderedPaper, tuple[PageSize, ...]], None]) -> None:
        """With the paper as ordered, now or as soon as it is there; not at all if it never is."""
        if self.state is State.CURRENT and self._paper is not None:
            act(self._paper, self._pages)
            return
        self._then = act
        if self.state in (State.GIVEN_UP, State.FAILED):
            self.again()

    def _begin(self) -> None:
        assert self._asked is not None
        plan, order = self._asked
        self._progress[:] = [0, 0]
        self._given_up = given_up = threading.Event()
        self._become(State.MAKING)
        self._look.start()
        render = self._services.render

        def job(stopped: Stopped) -> tuple[RenderedPaper, tuple[PageSize, ...]]:
            with many_values():
                paper = render(plan, order, self._reporting(lambda: stopped() or given_up.is_set()))
            return paper, page_sizes(paper.pdf)

        self._background.start(_TOPIC, job, lambda found: self._keep(*found), self._fail, is_long=True)

    def _reporting(self, stopped: Stopped) -> Progress:
        """Called by the worker; raises Cancelled there."""
        progress = self._progress

        def report(done: int, of: int) -> None:
            if stopped():
                raise Cancelled
            progress[:] = [done, of]

        return report

    def _stop(self) -> None:
        self._quiet.stop()
        self._look.stop()
        self._given_up.set()
        self._background.drop(_TOPIC)

    def _keep(self, paper: RenderedPaper, pages: tuple[PageSize, ...]) -> None:
        self._look.stop()
        self._paper, self._pages = paper, pages
        self._become(State.CURRENT)
        self.made.emit(paper, pages)
        act, self._then = self._then, None
        if act is not None:
            act(paper, pages)

    def _fail(self, error: BaseException) -> None:
        self._look.stop()
        self._then = None
        self._become(State.FAILED)
        self.failed.emit(error)

    def _become(self, state: State) -> None:
        if state in (State.NOTHING, State.GIVEN_UP):
            self._then = None
        self.state = state
        self.state_changed.emit(state)


def _is_same(one: tuple[Plan, PaperOrder], other: tuple[Plan, PaperOrder]) -> bool:
    """Whether the papers would be the same; which scenario is on the desk stands in none."""
    return one[1] == other[1] and all(
        getattr(one[0], name) is getattr(other[0], name)
        for name in ("info", "baseline", "scenarios", "duties", "weights", "texts")
    )

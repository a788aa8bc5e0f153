"""The window never stops answering: the longest time between two turns of its event loop while a scenario is replayed.

The limit is 50 ms on a machine that does the reference work below in its usual time; on a slower or a busy one it grows
as the reference work does, measured in the same minute. A stall that is the machine's does not come three times.
"""

import random
import time
from collections.abc import Callable, Iterable
from statistics import median

import numpy as np
import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer

from integration_office.domain.changes import MoveUnit
from integration_office.domain.errors import DomainError
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.resources import resource_folder
from integration_office.domain.scenario import Measure, Scenario
from integration_office.exchange.source import read_source
from integration_office.ui.main_window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.town import REFERENCE

LIMIT, REFERENCE_WORK = 0.050, 0.007
ATTEMPTS = 3
MEASURES = 500
BEAT_MS = 5


@pytest.fixture(scope="module")
def muenster() -> Plan:
    return read_source(resource_folder() / "samples" / "muenster-2026", REFERENCE.catalogue).plan


@pytest.fixture(scope="module")
def moves(muenster: Plan) -> tuple[MoveUnit, ...]:
    """Moves that make sense one after the other, always the same."""
    return tuple(random_moves(muenster.baseline, MEASURES))


def random_moves(state: Organisation, count: int) -> Iterable[MoveUnit]:
    chance = random.Random(3)
    while count:
        unit, to = chance.choice(list(state.units)), chance.choice(list(state.units))
        if state.units[unit].parent in (None, to):
            continue
        try:
            state = MoveUnit(unit, to).apply(state)
        except DomainError:
            continue
        count -= 1
        yield MoveUnit(unit, to)


class Pulse:
    """Beats in the event loop and remembers the longest pause."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> float:
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def longest_pause(window: MainWindow, steps: Iterable[Callable[[], object]]) -> float:
    """Each step from a timer, as a macro of the user would; then until everything is computed and shown. Seconds."""
    loop, waiting, pulse = QEventLoop(), iter(steps), Pulse()

    def step() -> None:
        act = next(waiting, None)
        if act is not None:
            act()
        elif not window.is_busy:
            loop.quit()

    timer = QTimer(interval=1)
    timer.timeout.connect(step)
    timer.start()
    loop.exec()
    timer.stop()
    return pulse.stop()


def slowness() -> float:
    """How much longer than usual this machine takes now for work like the window's: Python and arrays; at least 1."""
    return max(1.0, median(_reference_work() for _ in range(9)) / REFERENCE_WORK)


def _reference_work() -> float:
    begun = time.perf_counter()
    known = {number: str(number) for number in range(40_000)}
    assert len(sorted(known.values())) == len(known)
    assert np.sort(np.arange(200_000) * 7919 % 200_003)[0] == 0
    return time.perf_counter() - begun


def held(attempt: Callable[[], float]) -> list[float]:
    """The pauses of up to three attempts, each as a share of what is allowed then; ends with the first that holds."""
    shares: list[float] = []
    while len(shares) < ATTEMPTS and (not shares or shares[-1] > 1):
        before = slowness()
        pause = attempt()
        shares.append(pause / (LIMIT * max(before, slowness())))
    return shares


def test_replaying_500_measures_one_by_one(open_window: Opener, muenster: Plan, moves: tuple[MoveUnit, ...]) -> None:
    window = open_window(muenster, size=(1600, 1000))
    session = window.bridge.session

    def replay() -> float:
        session.switch_scenario(None)
        longest_pause(window, ())
        name = f"Nachgespielt {len(session.plan.scenarios)}"
        return longest_pause(window, (lambda move=move: session.perform([move], new_scenario=name) for move in moves))

    shares = held(replay)
    assert len(session.scenario.measures) == MEASURES
    assert min(shares) <= 1, shares


def test_undoing_and_redoing(open_window: Opener, muenster: Plan, moves: tuple[MoveUnit, ...]) -> None:
    window = open_window(muenster, size=(1600, 1000))
    session = window.bridge.session
    session.add_scenario("Nachgespielt", tuple(map(Measure, moves)))
    for move in random_moves(session.organisation, 20):
        session.perform([move])
    longest_pause(window, ())
    shares = held(lambda: longest_pause(window, [session.undo] * 20 + [session.redo] * 20))
    assert min(shares) <= 1, shares


def test_switching_to_a_scenario_of_500_measures(
    open_window: Opener, muenster: Plan, moves: tuple[MoveUnit, ...]
) -> None:
    """Each time one that nobody has looked at yet, so that all measures are projected from the Ist-Stand."""
    plan = muenster
    for number in range(ATTEMPTS):
        plan = plan.with_scenario(Scenario(f"Groß {number}", tuple(map(Measure, moves))))
    window = open_window(plan, size=(1600, 1000))
    longest_pause(window, ())
    unseen = iter(range(ATTEMPTS))
    switch = window.bridge.session.switch_scenario
    shares = held(lambda: longest_pause(window, [lambda: switch(f"Groß {next(unseen)}")]))
    assert min(shares) <= 1, shares

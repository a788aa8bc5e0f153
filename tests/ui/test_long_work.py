"""Steps that take long are written and computed beside the window; whoever asked for one finds it done."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_office.application import long_steps, session
from integration_office.application.ports import NoStore, StoreError, StoreProblem
from integration_office.domain.changes import MoveUnit, SetDemand
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario
from integration_office.ui.canvas.advisor import DropAnswer
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.drop_advisor import SessionAdvisor
from integration_office.ui.main_window import MainWindow
from tests.ui.acting import caught_up
from tests.ui.conftest import Opener
from tests.ui.town import town

MOVE = MoveUnit("32.4", "56")


class Store(NoStore):
    """Remembers who wrote, and what happens meanwhile."""

    def __init__(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.writers: list[str] = []
        self._meanwhile = meanwhile

    def record(self, before: Plan, after: Plan, intent: str) -> None:
        self.writers.append(threading.current_thread().name)
        self._meanwhile()


@pytest.fixture(autouse=True)
def everything_takes_long(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(session, "takes_long", lambda _: True)
    yield
    assert QApplication.overrideCursor() is None


def test_it_is_written_beside_the_window_and_done_when_it_returns(window: MainWindow) -> None:
    opened = window.bridge.session
    opened._store = store = Store()
    opened.perform([MOVE], new_scenario="A")
    assert opened.organisation.units["32.4"].parent == "56"
    opened.undo()
    opened.redo()
    assert opened.organisation.units["32.4"].parent == "56"
    assert store.writers == ["long work"] * 3
    assert not window.bridge.turns.is_held


def test_a_refusal_comes_to_whoever_asked_and_nothing_has_happened(window: MainWindow) -> None:
    def full() -> None:
        raise StoreError(StoreProblem.DISK_FULL, "x.orgplan")

    opened = window.bridge.session
    opened._store, before = Store(full), opened.plan
    with pytest.raises(StoreError):
        opened.perform([MOVE], new_scenario="A")
    assert opened.plan is before and not opened.history.done


def test_nothing_else_is_begun_meanwhile(qtbot: QtBot, window: MainWindow) -> None:
    """What another job found, and what waits for its turn, come afterwards."""
    opened, told, done = window.bridge.session, [], threading.Event()

    def meanwhile() -> None:
        window.background.start("job", lambda _: done.set(), lambda _: told.append(opened.plan.active), told.append)
        assert done.wait(5)

    opened._store = Store(meanwhile)
    window.bridge.turns.add(window.area, lambda: told.append(opened.plan.active))
    opened.perform([MOVE], new_scenario="A")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["A", "A"]


def test_a_window_that_somebody_closes_meanwhile_is_closed_afterwards(qtbot: QtBot, window: MainWindow) -> None:
    opened, closed = window.bridge.session, threading.Event()

    def close() -> None:
        window.windowHandle().close()
        closed.set()

    def meanwhile() -> None:
        assert closed.wait(5)

    opened._store = Store(meanwhile)
    QTimer.singleShot(0, window, close)
    opened.perform([MOVE], new_scenario="A")
    assert window.isVisible()
    assert opened.organisation.units["32.4"].parent == "56"
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_drag_of_very_much_is_allowed_or_not_without_figures(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_steps, "MANY", 1)
    advisor = SessionAdvisor(window.bridge)
    two = Payload((), ("0103", "0104"))
    assert advisor.answer(two, "56") == DropAnswer(
        True, "2 ausgewählt: Was das bewirkt, steht danach in den Kennzahlen."
    )
    assert not advisor.may_drop(Payload(("32",), ("0401",)), "32.4")


def test_thousands_of_measures_are_listed_in_several_turns(qtbot: QtBot, open_window: Opener) -> None:
    measures = tuple(Measure(SetDemand("T1", demand)) for demand in range(1_000, 2_000))
    window = open_window(town().with_scenario(Scenario("Viel", measures)).with_active("Viel"))
    caught_up(qtbot, window)
    assert window.measures.model.rowCount() == len(measures)

"""When unused circles are looked for: a little at a time while somebody works, everything after a minute away."""

import gc
import sys
from types import ModuleType

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from integration_office.application.memory import Sparing
from integration_office.ui import collector
from integration_office.ui.collector import Collector


class Told:
    """In place of Python's own collector: what it was asked to do."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.old = 0

    def get_threshold(self) -> tuple[int, int, int]:
        return (700, 10, 10)

    def get_count(self) -> tuple[int, int, int]:
        return (0, 0, self.old)

    def isenabled(self) -> bool:
        return True

    def __getattr__(self, name: str) -> object:
        return lambda *_: self.asked.append(name)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    one = Told()
    monkeypatch.setattr(collector, "gc", one)
    monkeypatch.setattr(collector, "SPARING", Sparing())
    return one


def test_a_little_is_looked_through_and_spared_and_much_is_only_spared(qapp: QApplication, told: Told) -> None:
    one = Collector(qapp)
    told.asked.clear()
    for old, asked in ((1, []), (5, ["collect", "freeze"]), (500, ["freeze"])):
        told.old = old
        one.tick()
        assert told.asked == asked
        told.asked.clear()
    shiboken6.delete(one)


def test_everything_is_gone_through_once_another_program_has_been_in_front_for_a_minute(
    qapp: QApplication, told: Told
) -> None:
    one = Collector(qapp)
    told.asked.clear()
    assert one.away.interval() == 60_000
    for _ in range(500):
        one.tick()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert told.asked == [] and one.away.isActive()
    one.away.timeout.emit()
    assert told.asked == ["unfreeze", "collect", "freeze", "enable"]
    shiboken6.delete(one)


def test_who_comes_back_within_a_minute_is_not_halted(qapp: QApplication, told: Told) -> None:
    one = Collector(qapp)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not one.away.isActive()
    shiboken6.delete(one)
    assert gc.isenabled()


def test_a_job_of_many_values_is_looked_through_afterwards_unless_it_loaded_modules(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    with collector.many_values():
        assert told.asked == ["disable", "freeze"]
    assert told.asked[2:] == ["collect", "freeze", "enable"]
    told.asked.clear()
    with pytest.raises(LookupError), collector.many_values():
        monkeypatch.setitem(sys.modules, "loaded_meanwhile", ModuleType("loaded_meanwhile"))
        raise LookupError
    assert told.asked == ["disable", "freeze", "freeze", "enable"]


def test_what_is_read_beside_a_window_is_spared_with_what_that_holds(told: Told) -> None:
    assert not collector.SPARING.is_on
    collector.begin_sparing()
    assert collector.SPARING.is_on and told.asked == ["freeze", "enable"]

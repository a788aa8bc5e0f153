"""When unused circles are looked for: a little at a time while somebody works, everything once nobody does."""

import gc

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from integration_office.ui import collector
from integration_office.ui.collector import Collector


class Told:
    """In place of Python's own collector: what it was asked to do."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.young = self.old = 0

    def get_threshold(self) -> tuple[int, int, int]:
        return (700, 10, 10)

    def get_stats(self) -> list[dict[str, int]]:
        return [{"collections": self.young}]

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
    return one


def test_a_little_is_looked_through_and_spared_and_much_is_only_spared(qapp: QApplication, told: Told) -> None:
    one = Collector(qapp)
    told.asked.clear()
    for old, asked in ((1, []), (5, ["collect", "freeze"]), (500, ["freeze"])):
        told.young, told.old = told.young + 1, old
        one.tick()
        assert told.asked == asked
        told.asked.clear()
    shiboken6.delete(one)


def test_everything_is_gone_through_once_when_nothing_happens(qapp: QApplication, told: Told) -> None:
    one = Collector(qapp)
    told.asked.clear()
    for _ in range(500):
        one.tick()
    assert told.asked == ["unfreeze", "collect", "freeze", "enable"]
    shiboken6.delete(one)


def test_another_program_in_front_is_the_moment(qapp: QApplication, told: Told) -> None:
    one = Collector(qapp)
    told.asked.clear()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert told.asked == []
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert told.asked[:2] == ["unfreeze", "collect"]
    shiboken6.delete(one)
    assert gc.isenabled()

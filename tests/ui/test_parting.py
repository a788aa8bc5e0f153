"""What a closed window lets go of, and that a large plan leaves a little at a time."""

import weakref
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QTreeView, QWidget

from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.ui import parting
from integration_office.ui.parting import PlanValues, part_from
from integration_office.ui.turns import Turns
from tests.ui.town import town


class Holding(QTreeView):
    """A part that holds another and itself, as parts of a window do."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.held: list[object] = [self, Plain()]


class Plain:
    """Something of Python's alone."""


def test_parts_of_a_deleted_window_forget_what_they_held_and_others_do_not(qapp: QApplication) -> None:
    window, other = QWidget(), Holding(None)
    part = Holding(Holding(window))
    held, kept = weakref.ref(part.held[1]), weakref.ref(other.held[1])
    del part
    told: list[bool] = []
    part_from(window, lambda: told.append(held() is None))
    assert held() is not None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert told == [True]
    assert kept() is not None


def test_the_values_of_a_plan_go_some_in_each_turn(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "_AT_ONCE", 3)
    things: dict[Any, Any] = {number: Plain() for number in range(7)}
    plan = replace(town(), baseline=Organisation(units=frozen(things)))
    there = [weakref.ref(each) for each in things.values()]
    turns, window = Turns(), QWidget()
    part_from(window, PlanValues(plan, turns).let_go)
    del plan, things
    assert all(each() for each in there)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [sum(each() is not None for each in there)]
    while turns.is_busy:
        QCoreApplication.processEvents()
        left.append(sum(each() is not None for each in there))
    assert sorted(set(left), reverse=True) == [4, 1, 0]

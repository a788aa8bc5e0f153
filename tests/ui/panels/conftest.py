"""A bridge to a small town with a scenario, and a way to show a panel and wait until it is up to date."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import MoveUnit
from integration_office.domain.identity import UnitId
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario
from integration_office.ui.appearance import LIGHT, palette
from integration_office.ui.bridge import Bridge
from integration_office.wording.language import Language
from tests.ui.town import session, town

SCENARIO = "Amt für Integration"
W = TypeVar("W", bound=QWidget)
Show = Callable[[W], W]


def moving(unit: str, to: str = "56") -> Measure:
    return Measure(MoveUnit(UnitId(unit), UnitId(to)), reason=f"{unit} gehört dorthin")


def planned(plan: Plan | None = None) -> Plan:
    """The town with a scenario that moves two Sachgebiete into the new office; the Ist-Stand is on the desk."""
    scenario = Scenario(SCENARIO, (moving("32.4"), moving("50.2")))
    return (plan or town()).with_scenario(scenario)


def bridge_to(plan: Plan, scenario: str | None = SCENARIO) -> Bridge:
    return Bridge(session(plan.with_active(scenario)), Language.german())


@pytest.fixture
def bridge() -> Bridge:
    return bridge_to(planned())


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Show[W]]:
    """Shows a widget as wide as a dock, in light colours; the palette is put back afterwards."""
    before = qapp.palette()
    qapp.setPalette(palette(LIGHT))

    def shown(widget: W) -> W:
        qtbot.addWidget(widget)
        widget.resize(380, 700)
        with qtbot.waitExposed(widget):
            widget.show()
        settle()
        return widget

    yield shown
    qapp.setPalette(before)


def settle() -> None:
    """Let everything that was put off for a turn of the event loop happen."""
    for _ in range(12):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def in_year(plan: Plan, year: int) -> Plan:
    return replace(plan, info=replace(plan.info, base_year=year))

"""A plan of a year that no pay table reaches back to: it opens, everything but the costs is there, and it says why."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from integration_office.application.marks import Marks
from integration_office.domain.changes import MoveUnit
from integration_office.domain.identity import UnitId
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.canvas.telling import told
from integration_office.ui.copying import table_lines
from integration_office.ui.main_window import MainWindow
from integration_office.ui.views.catalogue import CHART, VIEWS, view_action
from tests.ui.acting import LEFT, caught_up, middle, status, take
from tests.ui.conftest import Files, Opener
from tests.ui.town import town

WHY = "Für 01/2015 liegt keine Entgelttabelle A vor"
WHAT = "Bitte als Jahr 2025 oder später wählen oder das Basisjahr in den Angaben zum Plan ändern."


def early() -> Plan:
    plan, moved = town(), Measure(MoveUnit(UnitId("32.4"), UnitId("56")))
    dated = replace(plan, info=replace(plan.info, base_year=2015))
    return dated.with_new_scenario(Scenario("A", (moved,)))


@pytest.fixture
def window(open_window: Opener, qtbot: QtBot) -> MainWindow:
    opened = open_window(early().with_active("A"))
    settled(qtbot, opened)
    return opened


def settled(qtbot: QtBot, window: MainWindow) -> None:
    caught_up(qtbot, window)
    qtbot.waitUntil(lambda: not window.is_busy)


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_it_opens_and_says_once_in_every_place_why_there_are_no_costs(window: MainWindow, files: Files) -> None:
    assert told(window.area.chart, "56").endswith("Kosten nicht bestimmbar")
    shown = texts(window.figures)
    assert WHY in shown and WHAT in shown
    assert "„A“ 2015 gegenüber dem Ist-Stand" in shown
    assert shown.count("nicht bestimmbar") >= 6 and "0,75 VZÄ" in shown
    strip = window.area.strip.tabs
    assert all(WHY in strip.tabToolTip(at) for at in range(strip.count()))
    session = window.bridge.session
    _, *copied = table_lines(
        Payload(("56",), ()),
        session.figures,
        Marks(session.plan.baseline, session.organisation),
        window.bridge.language,
    )
    assert copied[0].endswith("\t3,5\t")
    assert files.faults == []


def test_every_view_shows_what_it_can(window: MainWindow, files: Files, qtbot: QtBot) -> None:
    told_by: dict[str, str] = {}
    for name in (CHART, *VIEWS):
        window.commands[view_action(name)].trigger()
        settled(qtbot, window)
        told_by[name] = texts(window.area.views.view(name))
        for tabs in window.area.views.view(name).findChildren(QTabWidget):
            for page in reversed(range(tabs.count())):
                tabs.setCurrentIndex(page)
                settled(qtbot, window)
    assert WHY in told_by["money"] and WHY in told_by["comparison"]
    assert "0,75 VZÄ, Kosten nicht bestimmbar" in told_by["overlap"]
    assert files.faults == []


def test_units_are_moved_and_the_drop_is_weighed_without_costs(window: MainWindow, qtbot: QtBot) -> None:
    chart = window.area.chart
    take(qtbot, chart, "33.1", over="56")
    qtbot.mouseRelease(chart.viewport(), LEFT, pos=middle(chart, "56"))
    settled(qtbot, window)
    assert "nach 56 „Amt für Integration“ verlegt" in status(window)
    assert window.bridge.session.organisation.units[UnitId("33.1")].parent == "56"


def test_the_year_field_leads_out_of_it_and_not_back(window: MainWindow, qtbot: QtBot) -> None:
    for year in (2016, 2026):
        window.year.setValue(year)
        settled(qtbot, window)
        assert status(window) == f"Kennzahlen für {year}"
    window.year.setValue(2016)
    assert "Für 01/2016 liegt keine Entgelttabelle" in status(window) and WHAT in status(window)
    assert window.year.value() == 2026


def test_figures_follow_in_a_window_so_tall_that_nothing_scrolls(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(early(), size=(1900, 1400))
    settled(qtbot, window)
    assert "Ist-Stand 2015" in texts(window.figures)
    window.bridge.session.switch_scenario("A")
    settled(qtbot, window)
    assert "„A“ 2015 gegenüber dem Ist-Stand" in texts(window.figures)

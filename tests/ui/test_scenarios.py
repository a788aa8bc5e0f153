"""Scenarios in the window: switch, begin, copy, rename, delete, the year; every view follows."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import MoveUnit
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario
from integration_office.ui.dialogs.name_dialog import NameDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.models.outline import Thing
from tests.ui.acting import caught_up, dialog, keys, press, status
from tests.ui.conftest import Opener
from tests.ui.town import town

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def two() -> Plan:
    small = Scenario("Klein", (Measure(MoveUnit("50.2", "56")),))
    large = Scenario("Groß & ganz", (*small.measures, Measure(MoveUnit("32.4", "56"))))
    return town().with_new_scenario(small).with_new_scenario(large)


def tabs(window: MainWindow) -> list[str]:
    bar = window.area.strip.tabs
    return [bar.tabText(at) for at in range(bar.count())]


def parent_in_outline(window: MainWindow, unit: str) -> str:
    return str(window.outline.model.index_of(Thing(unit)).parent().data())


def parent_in_chart(window: MainWindow, unit: str) -> str:
    columns = window.area.chart.chart.columns
    return columns.ids[columns.parent[columns.row_of[unit]]]


def test_a_click_on_a_tab_switches_and_every_view_follows(qtbot: QtBot, open_window: Opener, two: Plan) -> None:
    window = open_window(two)
    bar = window.area.strip.tabs
    assert tabs(window) == ["Ist-Stand", "Klein", "Groß && ganz"]
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(2).center())
    assert window.bridge.session.plan.active == "Groß & ganz"
    caught_up(qtbot, window)
    assert parent_in_outline(window, "32.4") == "56 Amt für Integration"
    assert parent_in_chart(window, "32.4") == "56"
    assert "Groß & ganz" in window.windowTitle()
    assert status(window).startswith("Variante „Groß & ganz“ gezeigt")
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    assert parent_in_chart(window, "32.4") == "32"


def test_keys_go_from_scenario_to_scenario(qtbot: QtBot, open_window: Opener, two: Plan) -> None:
    window = open_window(two)
    press(qtbot, window, Qt.Key.Key_PageDown, CONTROL)
    assert window.bridge.session.plan.active == "Klein"
    press(qtbot, window, Qt.Key.Key_PageUp, CONTROL)
    press(qtbot, window, Qt.Key.Key_PageUp, CONTROL)
    assert window.bridge.session.plan.active == "Groß & ganz"


def name_dialog(window: MainWindow) -> NameDialog:
    found = dialog(window, NameDialog)
    assert isinstance(found, NameDialog)
    return found


def test_a_new_scenario_has_a_free_name_and_is_on_the_desk(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_T, CONTROL)
    opened = name_dialog(window)
    assert opened.name.text() == "Variante 1"
    qtbot.keyClick(opened.name, Qt.Key.Key_Return)
    assert window.bridge.session.plan.active == "Variante 1"
    assert tabs(window) == ["Ist-Stand", "Variante 1"]


def test_a_taken_or_empty_name_is_refused_while_typing(qtbot: QtBot, open_window: Opener, two: Plan) -> None:
    window = open_window(two)
    press(qtbot, window, Qt.Key.Key_T, CONTROL)
    opened = name_dialog(window)
    ok = opened.buttons.button(QDialogButtonBox.StandardButton.Ok)
    keys(qtbot, opened.name, "Klein")
    assert not ok.isEnabled()
    assert "gibt es schon" in opened.reason.text()
    keys(qtbot, opened.name, " ")
    assert not ok.isEnabled()
    keys(qtbot, opened.name, "Kleiner")
    assert ok.isEnabled()
    assert opened.reason.text() == ""


def test_duplicating_copies_the_measures(qtbot: QtBot, open_window: Opener, two: Plan) -> None:
    window = open_window(two.with_active("Klein"))
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    opened = name_dialog(window)
    assert opened.name.text() == "Kopie von Klein"
    qtbot.keyClick(opened.name, Qt.Key.Key_Return)
    scenario = window.bridge.session.scenario
    assert scenario is not None
    assert (scenario.name, scenario.measures) == ("Kopie von Klein", two.scenario("Klein").measures)


def test_a_double_click_on_the_tab_renames(qtbot: QtBot, open_window: Opener, two: Plan) -> None:
    window = open_window(two.with_active("Klein"))
    bar = window.area.strip.tabs
    place: QPoint = bar.tabRect(1).center()
    qtbot.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=place)
    opened = name_dialog(window)
    keys(qtbot, opened.name, "Kleiner")
    qtbot.keyClick(opened.name, Qt.Key.Key_Return)
    assert tabs(window) == ["Ist-Stand", "Kleiner", "Groß && ganz"]
    assert status(window) == "Variante „Klein“ heißt jetzt „Kleiner“ · Rückgängig mit Strg+Z"


def answer_box(text: str) -> None:
    """Press the button of the question that is about to come up."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        button: QAbstractButton = next(each for each in box.buttons() if each.text().replace("&", "") == text)
        button.click()

    QTimer.singleShot(0, click)


def test_deleting_asks_where_measures_would_go_and_can_be_undone(open_window: Opener, two: Plan) -> None:
    window = open_window(two.with_active("Klein"))
    answer_box("Löschen")
    window.commands["remove_scenario"].trigger()
    assert tabs(window) == ["Ist-Stand", "Groß && ganz"]
    window.commands["undo"].trigger()
    assert tabs(window) == ["Ist-Stand", "Klein", "Groß && ganz"]
    assert window.bridge.session.plan.active == "Klein"


def test_on_the_baseline_there_is_nothing_to_rename_copy_or_delete(window: MainWindow) -> None:
    for name in ("rename_scenario", "duplicate_scenario", "remove_scenario", "compare"):
        assert not window.commands[name].isEnabled()


def test_the_year_changes_the_figures_and_a_year_without_tables_is_refused(window: MainWindow) -> None:
    before = window.bridge.session.figures.cost.personnel
    window.year.setValue(2030)
    assert window.bridge.session.figures.cost.personnel > before
    assert status(window) == "Kennzahlen für 2030"
    window.year.setValue(2001)
    assert window.year.value() == 2030
    assert status(window).startswith("Nicht ausgeführt: ")


def test_a_refused_command_says_so_in_the_status_line(window: MainWindow) -> None:
    window.bridge.attempt(lambda: window.bridge.session.rename_scenario("Nirgends", "X"))
    assert status(window).startswith("Nicht ausgeführt: Die Variante „Nirgends“ gibt es")


def test_however_many_scenarios_there_are_the_ist_stand_is_readable(open_window: Opener) -> None:
    plan = town()
    for number in range(30):
        plan = plan.with_new_scenario(Scenario(f"Variante mit einem recht langen Namen, Nummer {number}"))
    bar = open_window(plan).area.strip.tabs
    assert bar.elideMode() is Qt.TextElideMode.ElideMiddle
    assert bar.tabRect(0).width() >= bar.fontMetrics().horizontalAdvance("Ist-Stand")
    assert bar.tabRect(0).width() == bar.tabSizeHint(0).width()
    assert bar.tabRect(30).width() < bar.tabSizeHint(30).width()
    assert bar.tabToolTip(30).startswith("Variante mit einem recht langen Namen, Nummer 29")

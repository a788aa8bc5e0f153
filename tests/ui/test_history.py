"""The history to be seen and walked, and the reason of a change typed where it was made."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import MoveUnit
from integration_office.domain.scenario import Measure
from integration_office.ui.main_window import MainWindow
from tests.ui.acting import LEFT, caught_up, drag, keys, press, status

CONTROL = Qt.KeyboardModifier.ControlModifier


def lines(window: MainWindow) -> list[str]:
    model = window.history.model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_any_step_of_the_history_is_a_click_or_a_key_away(qtbot: QtBot, window: MainWindow) -> None:
    session, panel = window.bridge.session, window.history
    window.docks.history.raise_()
    drag(qtbot, window.area.chart, "32.4", "56")
    session.add_scenario("B")
    caught_up(qtbot, window)
    moved = "32.4 „Ausländerangelegenheiten“ nach 56 „Amt für Integration“ verlegt"
    assert lines(window) == ["    Plan geöffnet", f"    {moved}", "▶ Variante „B“ angelegt"]
    opened = panel.list.visualRect(panel.model.index(0)).center()
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=opened)
    assert session.plan.scenarios == {}
    assert status(window) == "2 Schritte zurückgenommen, bis „Einheit verlegen“"
    caught_up(qtbot, window)
    assert lines(window)[0] == "▶ Plan geöffnet"
    assert panel.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole) == "Variante „B“ angelegt, zurückgenommen"
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_End)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert session.plan.active == "B"
    assert not session.history.undone


def test_steps_that_another_change_replaced_are_forgotten(qtbot: QtBot, window: MainWindow) -> None:
    session = window.bridge.session
    for name in ("A", "B", "C"):
        session.add_scenario(name)
        session.undo()
    session.add_scenario("D")
    assert [step.intent.scenario for step, _ in window.history.model._texts.values()] == ["D"]


def test_the_reason_is_typed_right_after_the_drop(qtbot: QtBot, window: MainWindow) -> None:
    chart, strip, session = window.area.chart, window.reasons, window.bridge.session
    assert not strip.isVisible()
    assert not window.commands["give_reason"].isEnabled()
    drag(qtbot, chart, "32.4", "56")
    assert strip.isVisible()
    chart.setFocus()
    press(qtbot, chart, Qt.Key.Key_B, CONTROL)
    assert QApplication.focusWidget() is strip.reason
    keys(qtbot, strip.reason, "Aus einer Hand")
    keys(qtbot, strip.effective, "1.7.2027")
    qtbot.keyClick(strip.effective, Qt.Key.Key_Return)
    assert session.scenario.measures == (Measure(MoveUnit("32.4", "56"), date(2027, 7, 1), "Aus einer Hand"),)
    assert QApplication.focusWidget() is chart
    assert strip.isVisible()
    assert len(session.history.done) == 1, "value and reason are one step"
    session.undo()
    assert not strip.isVisible() and session.plan.scenarios == {}
    session.redo()
    assert session.scenario.measures[0].reason == "Aus einer Hand"


def test_what_is_typed_is_kept_when_one_goes_on_with_something_else(qtbot: QtBot, window: MainWindow) -> None:
    chart, strip, session = window.area.chart, window.reasons, window.bridge.session
    drag(qtbot, chart, "32.4", "56")
    strip.enter()
    keys(qtbot, strip.reason, "x" * 1_000)
    chart.setFocus()
    drag(qtbot, chart, "33.1", "56")
    assert [measure.reason for measure in session.scenario.measures] == ["x" * 1_000, ""]
    assert strip.reason.text() == ""
    strip.enter()
    keys(qtbot, strip.effective, "morgen")
    qtbot.keyClick(strip.effective, Qt.Key.Key_Return)
    assert "ist kein Datum" in status(window)
    assert strip.effective.text() == "morgen"
    assert session.scenario.measures[1].effective is None
    strip.enter()
    qtbot.keyClick(strip.reason, Qt.Key.Key_Escape)
    assert not strip.isVisible()

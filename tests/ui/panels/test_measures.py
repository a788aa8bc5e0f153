"""The list of measures: every edit goes through the session, by mouse and by keyboard."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from integration_office.domain.errors import NotADate
from integration_office.domain.scenario import Scenario
from integration_office.ui.bridge import Bridge
from integration_office.ui.panels.measures import MeasuresPanel
from integration_office.ui.panels.measures_model import CHANGE, EFFECTIVE, NUMBER, REASON
from tests.ui.panels.conftest import SCENARIO, Show, bridge_to, moving, planned, settle

LEFT = Qt.MouseButton.LeftButton


def cell(panel: MeasuresPanel, row: int, column: int) -> str:
    return str(panel.model.index(row, column).data())


def moved_units(bridge: Bridge) -> list[str]:
    return [measure.change.unit for measure in bridge.session.plan.scenario(SCENARIO).measures]  # type: ignore[union-attr]


def click(panel: MeasuresPanel, qtbot: QtBot, row: int, column: int) -> None:
    where = panel.table.visualRect(panel.model.index(row, column)).center()
    qtbot.mouseClick(panel.table.viewport(), LEFT, pos=where)
    settle()


def check_box(panel: MeasuresPanel, row: int) -> QPoint:
    """Where the style draws the box of a row."""
    option = QStyleOptionViewItem()
    option.initFrom(panel.table)
    option.rect = panel.table.visualRect(panel.model.index(row, NUMBER))
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
    return panel.table.style().subElementRect(element, option, panel.table).center()


def type_into(panel: MeasuresPanel, qtbot: QtBot, row: int, column: int, text: str) -> None:
    index = panel.model.index(row, column)
    panel.table.setCurrentIndex(index)
    panel.table.edit(index)
    editor = panel.table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, text) if text else qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()


def test_measures_are_numbered_worded_dated_and_reasoned(bridge: Bridge, show: Show[MeasuresPanel]) -> None:
    panel = show(MeasuresPanel(bridge))
    assert [cell(panel, 1, column) for column in (NUMBER, CHANGE, EFFECTIVE, REASON)] == [
        "2",
        "Einheit 50.2 „Integrationszentrum“ nach 56 „Amt für Integration“ verlegen",
        "von Anfang an",
        "50.2 gehört dorthin",
    ]
    assert "2 Maßnahmen" in panel._count.text()


def test_the_box_switches_a_measure_off_and_undo_brings_it_back(
    bridge: Bridge, show: Show[MeasuresPanel], qtbot: QtBot
) -> None:
    panel = show(MeasuresPanel(bridge))
    qtbot.mouseClick(panel.table.viewport(), LEFT, pos=check_box(panel, 0))
    settle()
    assert not bridge.session.plan.scenario(SCENARIO).measures[0].enabled
    assert bridge.session.organisation.units["32.4"].parent == "32"  # type: ignore[index]
    assert "1 ausgeschaltet" in panel._count.text()
    bridge.session.undo()
    assert bridge.session.organisation.units["32.4"].parent == "56"  # type: ignore[index]


def test_space_switches_the_current_row(bridge: Bridge, show: Show[MeasuresPanel], qtbot: QtBot) -> None:
    panel = show(MeasuresPanel(bridge))
    panel.table.setFocus()
    click(panel, qtbot, 1, CHANGE)
    qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    settle()
    assert [each.enabled for each in bridge.session.plan.scenario(SCENARIO).measures] == [True, False]


def test_alt_and_arrows_change_the_order_and_stay_with_the_measure(
    bridge: Bridge, show: Show[MeasuresPanel], qtbot: QtBot
) -> None:
    panel = show(MeasuresPanel(bridge))
    panel.table.setFocus()
    click(panel, qtbot, 0, CHANGE)
    qtbot.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle()
    assert moved_units(bridge) == ["50.2", "32.4"]
    assert panel.table.currentIndex().row() == 1
    qtbot.keyClick(panel.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle()
    assert moved_units(bridge) == ["32.4", "50.2"]


def test_the_ends_of_the_list_are_no_way_out(bridge: Bridge, show: Show[MeasuresPanel], qtbot: QtBot) -> None:
    panel = show(MeasuresPanel(bridge))
    click(panel, qtbot, 0, CHANGE)
    assert not panel._up.isEnabled()
    assert panel._down.isEnabled()
    qtbot.keyClick(panel.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert moved_units(bridge) == ["32.4", "50.2"]


def test_delete_removes_what_is_selected(bridge: Bridge, show: Show[MeasuresPanel], qtbot: QtBot) -> None:
    panel = show(MeasuresPanel(bridge))
    panel.table.setFocus()
    click(panel, qtbot, 0, CHANGE)
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    settle()
    assert moved_units(bridge) == ["50.2"]
    click(panel, qtbot, 0, CHANGE)
    qtbot.mouseClick(panel._delete, LEFT)
    settle()
    assert "noch keine Maßnahmen" in panel._empty.text()
    assert panel._empty.isVisible()


def test_reason_and_date_are_typed_in_place(bridge: Bridge, show: Show[MeasuresPanel], qtbot: QtBot) -> None:
    panel = show(MeasuresPanel(bridge))
    type_into(panel, qtbot, 0, REASON, "Beschluss vom Mai")
    type_into(panel, qtbot, 0, EFFECTIVE, "1.7.2027")
    first = bridge.session.plan.scenario(SCENARIO).measures[0]
    assert (first.reason, first.effective) == ("Beschluss vom Mai", date(2027, 7, 1))
    assert cell(panel, 0, EFFECTIVE) == "01.07.2027"
    type_into(panel, qtbot, 0, EFFECTIVE, "")
    assert bridge.session.plan.scenario(SCENARIO).measures[0].effective is None


def test_a_date_that_is_none_is_refused_and_nothing_changes(
    bridge: Bridge, show: Show[MeasuresPanel], qtbot: QtBot
) -> None:
    panel = show(MeasuresPanel(bridge))
    before = bridge.session.plan
    with qtbot.waitSignal(bridge.refused) as refused:
        type_into(panel, qtbot, 0, EFFECTIVE, "31.02.2027")
    assert isinstance(refused.args[0], NotADate)
    assert bridge.session.plan is before
    assert cell(panel, 0, EFFECTIVE) == "von Anfang an"


def test_a_broken_measure_says_why(show: Show[MeasuresPanel]) -> None:
    plan = planned().with_scenario(Scenario(SCENARIO, (moving("77"), moving("32.4"))))
    panel = show(MeasuresPanel(bridge_to(plan)))
    assert "Greift nicht:" in cell(panel, 0, CHANGE)
    assert "77" in cell(panel, 0, CHANGE)
    assert "Greift nicht" not in cell(panel, 1, CHANGE)
    assert "1 greift nicht" in panel._count.text()


def test_the_ist_stand_says_that_a_change_begins_a_scenario(show: Show[MeasuresPanel]) -> None:
    panel = show(MeasuresPanel(bridge_to(planned(), None)))
    assert panel._empty.isVisible()
    assert "Ist-Stand" in panel._empty.text()
    assert not panel.table.isVisible()


@pytest.mark.parametrize("enabled", [True, False])
def test_a_screen_reader_hears_number_and_state(show: Show[MeasuresPanel], enabled: bool) -> None:
    measures = (replace(moving("32.4"), enabled=enabled),)
    panel = show(MeasuresPanel(bridge_to(planned().with_scenario(Scenario(SCENARIO, measures)))))
    text = panel.model.index(0, NUMBER).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == ("Maßnahme 1, eingeschaltet" if enabled else "Maßnahme 1, ausgeschaltet")

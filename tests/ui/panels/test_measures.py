"""The list of measures: every edit goes through the session, by mouse and by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import CreateUnit, MovePosition, SetDemand
from integration_office.domain.errors import NotADate
from integration_office.domain.identity import PositionId, TaskId, UnitId
from integration_office.domain.scenario import Measure, Scenario
from integration_office.domain.unit import UnitKind
from integration_office.ui.background import Background
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.name_dialog import NameDialog
from integration_office.ui.panels import measures
from integration_office.ui.panels.measure_neighbours import MeasureNeighbours
from integration_office.ui.panels.measures import MeasuresPanel
from integration_office.ui.panels.measures_model import CHANGE, EFFECTIVE, NUMBER, REASON
from tests.ui.panels.conftest import SCENARIO, Show, bridge_to, moving, planned, settle
from tests.ui.town import town

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


def test_two_digits_and_a_sign_find_room_beside_the_box(show: Show[MeasuresPanel]) -> None:
    measures = tuple(Measure(CreateUnit(UnitId(f"N{n}"), "Neu", UnitKind.OFFICE, UnitId("I"))) for n in range(12))
    panel = show(MeasuresPanel(bridge_to(town().with_scenario(Scenario(SCENARIO, measures)))))
    option = QStyleOptionViewItem()
    option.initFrom(panel.table)
    option.rect = panel.table.visualRect(panel.model.index(11, NUMBER))
    option.text = "12 ▼"
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
    room = panel.table.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, panel.table)
    assert panel.table.fontMetrics().horizontalAdvance(option.text) <= room.width()


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


def building_on_one_another() -> Scenario:
    """A Sachgebiet, a post in it, the post's share: each needs the one before; the last measure needs none."""
    section = CreateUnit(UnitId("561"), "Beratung", UnitKind.SECTION, UnitId("56"))
    moved = MovePosition(PositionId("0104"), UnitId("561"))
    return Scenario(SCENARIO, (Measure(section), Measure(moved), moving("33.1")))


def answering(text: str) -> list[str]:
    """Press a button of the question that is about to come up; what it said is in the list afterwards."""
    said: list[str] = []

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.extend((box.text(), box.informativeText()))
        next(each for each in box.buttons() if each.text().replace("&", "") == text).click()

    QTimer.singleShot(0, click)
    return said


@pytest.fixture
def building(show: Show[MeasuresPanel], qtbot: QtBot) -> Iterator[MeasuresPanel]:
    bridge = bridge_to(planned().with_scenario(building_on_one_another()))
    background = Background()
    panel = MeasuresPanel(bridge)
    MeasureNeighbours(bridge, background, panel)
    show(panel)
    qtbot.waitUntil(lambda: not background.is_busy)
    yield panel
    background.close()


def enabled(panel: MeasuresPanel) -> list[bool]:
    return [each.enabled for each in panel.bridge.session.plan.measures_of(SCENARIO)]


def test_what_a_measure_needs_and_what_needs_it_is_shown(building: MeasuresPanel, qtbot: QtBot) -> None:
    assert building._neighbours.text() == ""
    click(building, qtbot, 0, CHANGE)
    qtbot.waitUntil(lambda: bool(building._neighbours.text()))
    assert building._neighbours.text() == "Nr. 1 wird gebraucht von ▼ 2"
    assert [cell(building, row, NUMBER) for row in range(3)] == ["1", "2 ▼", "3"]
    spoken = building.model.index(1, NUMBER).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Maßnahme 2, eingeschaltet, sie braucht die aktuelle"
    click(building, qtbot, 1, CHANGE)
    qtbot.waitUntil(lambda: building._neighbours.text() == "Nr. 2 braucht ▲ 1")
    assert cell(building, 0, NUMBER) == "1 ▲"
    click(building, qtbot, 2, CHANGE)
    qtbot.waitUntil(lambda: "steht für sich" in building._neighbours.text())


def test_switching_off_what_others_need_asks_first(building: MeasuresPanel, qtbot: QtBot) -> None:
    click(building, qtbot, 0, CHANGE)
    said = answering("Auch diese ausschalten")
    qtbot.keyClick(building.table, Qt.Key.Key_Space)
    assert said[0] == "Dann greift 1 Maßnahme nicht mehr:"
    assert "2. Stelle 0104" in said[1]
    assert "Die Einheit 561 gibt es nicht" in said[1]
    assert enabled(building) == [False, False, True]
    building.bridge.session.undo()
    building.activateWindow()
    building.table.setFocus()
    settle()
    answering("Trotzdem")
    qtbot.keyClick(building.table, Qt.Key.Key_Space)
    assert enabled(building) == [False, True, True]
    assert len(building.bridge.session.projection.broken) == 1


def test_moving_up_past_what_it_needs_asks_and_giving_up_changes_nothing(building: MeasuresPanel, qtbot: QtBot) -> None:
    before = building.bridge.session.plan
    click(building, qtbot, 1, CHANGE)
    answering(QApplication.translate("QPlatformTheme", "Cancel").replace("&", ""))
    qtbot.keyClick(building.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert building.bridge.session.plan is before
    assert building.table.currentIndex().row() == 1


def test_a_branch_has_the_measures_up_to_the_current_one(building: MeasuresPanel, qtbot: QtBot) -> None:
    click(building, qtbot, 1, CHANGE)
    qtbot.mouseClick(building._branch, LEFT)
    opened = next(each for each in building.findChildren(NameDialog) if each.isVisible())
    assert opened.windowTitle() == "Ab Maßnahme 2 abzweigen"
    qtbot.keyClick(opened.name, Qt.Key.Key_Return)
    plan = building.bridge.session.plan
    branch = plan.scenario(f"Kopie von {SCENARIO}")
    assert (branch.origin, branch.measures) == (SCENARIO, plan.measures_of(SCENARIO)[:2])


def test_a_long_list_is_put_into_words_beside_the_window_and_stays_where_one_is(
    show: Show[MeasuresPanel], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measures, "_AT_ONCE", 2)
    some = tuple(Measure(SetDemand(TaskId("T1"), demand)) for demand in range(8))
    panel = show(MeasuresPanel(bridge_to(planned().with_scenario(Scenario(SCENARIO, (*some, moving("32.4")))))))
    bridge, background = panel.bridge, panel.bridge.background

    def told() -> list[str]:
        settle()
        qtbot.waitUntil(lambda: not background.is_busy and not bridge.turns.is_busy)
        return [cell(panel, row, CHANGE) for row in range(panel.model.rowCount())]

    whole = told()
    assert len(set(whole)) == 9 and "…" not in whole
    panel.table.setCurrentIndex(panel.model.index(4, CHANGE))
    panel.model.setData(panel.model.index(4, REASON), "Beschluss vom Mai")
    settle()
    assert cell(panel, 4, REASON) == "Beschluss vom Mai" and cell(panel, 8, CHANGE) == whole[8]
    assert told() == whole and panel.table.currentIndex().row() == 4
    panel.table.setCurrentIndex(panel.model.index(0, CHANGE))
    panel._remove()
    assert told() == whole[1:] and panel.chosen == [0]
    bridge.session.undo()
    assert told() == whole
    background.close()

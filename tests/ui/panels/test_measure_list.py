"""Several measures at once: switched, moved, dragged, dated; and the way from a measure to the chart."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from integration_office.application.dependence import placed, shifted
from integration_office.domain.changes import (
    AddPosition,
    Assign,
    CreateUnit,
    DissolveUnit,
    SetDemand,
    SplitPart,
    SplitUnit,
)
from integration_office.domain.changes.references import things_of
from integration_office.domain.scenario import Measure
from integration_office.domain.unit import UnitKind
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.measure_dialog import MeasureDialog
from integration_office.ui.panels.measures import MeasuresPanel
from integration_office.ui.panels.measures_model import CHANGE, EFFECTIVE
from tests.domain.town import post, town
from tests.ui.acting import keys
from tests.ui.panels.conftest import SCENARIO, Show, settle
from tests.ui.panels.test_measures import click, moved_units

FIVE = [Measure(SetDemand(name)) for name in "abcde"]  # type: ignore[arg-type]


def measures(bridge: Bridge) -> tuple[Measure, ...]:
    return bridge.session.plan.measures_of(SCENARIO)


def order(measures: list[Measure]) -> str:
    return "".join(each.change.task for each in measures)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("rows", "step", "after", "now"),
    [
        ([1, 3], -1, "badce", [0, 2]),
        ([0, 1, 3], -1, "abdce", [0, 1, 2]),
        ([3, 4], 1, "abcde", [3, 4]),
        ([0, 1], 1, "cabde", [1, 2]),
    ],
)
def test_several_go_up_and_down_in_their_order(rows: list[int], step: int, after: str, now: list[int]) -> None:
    found, places = shifted(FIVE, rows, step)
    assert (order(found), places) == (after, now)


@pytest.mark.parametrize(
    ("rows", "before", "after", "now"),
    [([3], 0, "dabce", [0]), ([0, 2], 5, "bdeac", [3, 4]), ([1, 2], 2, "abcde", [1, 2]), ([0, 4], 2, "baecd", [1, 2])],
)
def test_what_is_dragged_stands_together_where_it_was_dropped(
    rows: list[int], before: int, after: str, now: list[int]
) -> None:
    found, places = placed(FIVE, rows, before)
    assert (order(found), places) == (after, now)


def test_a_measure_is_about_units_else_posts_else_its_targets() -> None:
    parts = (SplitPart("32.4", "A", UnitKind.SECTION, ("0101",)), SplitPart("NEU", "B", UnitKind.SECTION))
    assert things_of(SplitUnit("32", parts), town()) == (("32", "32.4"), ())
    assert things_of(Assign("0101", "T1", 0), town()) == ((), ("0101",))
    assert things_of(AddPosition(post("0999", "16")), town()) == (("16",), ())
    assert things_of(DissolveUnit("WEG", "16"), town()) == (("16",), ())
    assert things_of(CreateUnit("NEU", "Neu", UnitKind.OFFICE, None), town()) == ((), ())


def test_several_are_switched_moved_dated_and_shown(bridge: Bridge, show: Show[MeasuresPanel], qtbot: QtBot) -> None:
    panel = show(MeasuresPanel(bridge))
    panel.table.setFocus()
    click(panel, qtbot, 0, CHANGE)
    assert not panel.menu().actions()[0].shortcut().isEmpty()
    panel.table.selectAll()
    assert not panel._up.isEnabled() and not panel._down.isEnabled()
    qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    settle()
    assert [each.enabled for each in measures(bridge)] == [False, False]
    assert panel.chosen == [0, 1]
    bridge.session.undo()
    # Dragged below the last one.
    data = panel.model.mimeData([panel.model.index(0, CHANGE)])
    panel.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    settle()
    assert moved_units(bridge) == ["50.2", "32.4"] and panel.chosen == [1]
    panel.table.selectAll()
    next(each for each in panel.menu().actions() if each.objectName() == "explain").trigger()
    opened = next(each for each in panel.findChildren(MeasureDialog) if each.isVisible())
    ok = opened.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    keys(qtbot, opened.effective, "bald")
    assert not ok.isEnabled() and opened.told.text()
    keys(qtbot, opened.effective, "01.07.2028")
    before = [each.reason for each in measures(bridge)]
    assert ok.isEnabled()
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    settle()
    assert [each.effective for each in measures(bridge)] == [date(2028, 7, 1)] * 2
    assert [each.reason for each in measures(bridge)] == before
    click(panel, qtbot, 1, EFFECTIVE)
    with qtbot.waitSignal(panel.shown_requested) as asked:
        panel.table.activated.emit(panel.model.index(1, CHANGE))
    assert asked.args == ["32.4"] and bridge.units == ("32.4",)

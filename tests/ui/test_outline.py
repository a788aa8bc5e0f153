"""The outline: a sound model, a search that keeps the way, and the same selection as the chart."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import CreateUnit, CutPosition, DissolveUnit, MovePosition, MoveUnit
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.unit import UnitKind
from integration_office.ui import outline
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.models.outline import Thing
from integration_office.ui.models.outline_rows import OutlineRows
from tests.ui.acting import caught_up, dialog, keys, press
from tests.ui.conftest import Opener
from tests.ui.town import organisation, town

ROWS = OutlineRows(organisation())


def shown(window: MainWindow, parent: QModelIndex | None = None) -> list[str]:
    """What one sees going down the tree, opened or not."""
    model = window.outline.model
    above = parent or QModelIndex()
    found: list[str] = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        found += [index.data(), *shown(window, index)]
    return found


def test_units_come_first_then_their_posts() -> None:
    assert list(ROWS.units_below(None)) == ["S"]
    assert list(ROWS.units_below(UnitId("II"))) == ["50", "56"]
    assert list(ROWS.posts_of(UnitId("50.2"))) == ["0302", "0303"]
    assert ROWS.place(UnitId("56")) == 1


def test_a_search_keeps_what_lies_above_and_below_a_unit_it_finds() -> None:
    rows = OutlineRows(organisation(), "ausländer")
    assert list(rows.units_below(None)) == ["S"]
    assert list(rows.units_below(UnitId("S"))) == ["I"]
    assert list(rows.units_below(UnitId("32"))) == ["32.4"]
    assert list(rows.posts_of(UnitId("32.4"))) == ["0102", "0103", "0104"]
    assert list(rows.posts_of(UnitId("32"))) == []
    assert not rows.holds(UnitId("50"))
    assert rows.found == (("32.4", None),)


def test_a_search_finds_posts_by_number_title_and_grade() -> None:
    for wanted in ("0303", "stellvertretende", "E11"):
        rows = OutlineRows(organisation(), wanted)
        assert list(rows.posts_of(UnitId("50.2"))) == ["0303"]
        assert list(rows.units_below(UnitId("II"))) == ["50"]


def test_all_words_must_be_found() -> None:
    assert OutlineRows(organisation(), "amt integration").found == (("56", None),)
    assert OutlineRows(organisation(), "amt nirgends").found == ()


@settings(max_examples=50)
@given(st.text(max_size=6))
def test_whatever_is_searched_every_unit_that_is_kept_has_its_parent(wanted: str) -> None:
    rows = OutlineRows(organisation(), wanted)
    for unit in organisation().units.values():
        if rows.holds(unit.id):
            assert unit.parent is None or rows.holds(unit.parent)
            assert rows.units_below(unit.parent)[rows.place(unit.id)] == unit.id


def test_the_model_is_sound_through_every_kind_of_change(window: MainWindow) -> None:
    tester = QAbstractItemModelTester(window.outline.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    session = window.bridge.session
    window.outline.view.expandAll()
    for change in (
        MoveUnit("32.4", "56"),
        CreateUnit("57", "Neu", UnitKind.OFFICE, "II"),
        MovePosition("0103", "57"),
        CutPosition("0104"),
        DissolveUnit("50", "57"),
    ):
        session.perform([change], new_scenario="A")
    while session.next_undo:
        session.undo()
    assert shown(window)[0] == "Stadt Musterstadt"
    tester.setParent(None)


def test_what_is_open_and_selected_stays_so_when_it_moves(qtbot: QtBot, window: MainWindow) -> None:
    view, model = window.outline.view, window.outline.model
    view.expandAll()
    window.bridge.select(units=("32.4",))
    window.bridge.session.perform([MoveUnit("32.4", "56")], new_scenario="A")
    assert window.bridge.units == ("32.4",)
    caught_up(qtbot, window)
    index = model.index_of(Thing(UnitId("32.4")))
    assert view.selectionModel().isSelected(index)
    assert view.isExpanded(index)
    assert index.parent().data() == "56 Amt für Integration"
    assert view.isExpanded(index.parent())


def test_the_cells_tell_fte_cost_and_kind_of_all_a_unit_holds(window: MainWindow) -> None:
    model = window.outline.model
    cells = [model.index_of(Thing(UnitId("32")), column).data() for column in range(4)]
    cost = window.bridge.session.figures.costs.by_unit()[UnitId("32")].full_cost
    assert cells[:2] == ["32 Ordnungsamt", "3,50"]
    assert cells[2] == str((cost + 50_000) // 100_000)
    assert cells[3] == "Amt · 1 Stelle"
    post = [model.index_of(Thing(UnitId("32.4"), PositionId("0103")), column).data() for column in range(4)]
    assert (post[0], post[1], post[3]) == ("0103 Sachbearbeitung", "1,00", "E9c")


def test_a_screen_reader_hears_everything_in_the_first_cell(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.session.perform([MoveUnit("32.4", "56")], new_scenario="A")
    caught_up(qtbot, window)
    index = window.outline.model.index_of(Thing(UnitId("32.4")))
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(
        "32.4 Ausländerangelegenheiten, Sachgebiet · 3 Stellen, Kennung 32.4, 2,50 VZÄ, Vollkosten"
    )
    assert spoken.endswith(", verlegt")


def test_selecting_in_the_chart_selects_in_the_outline_and_back(window: MainWindow) -> None:
    window.area.chart.select_units(("50.2",))
    index = window.outline.model.index_of(Thing(UnitId("50.2")))
    assert window.outline.view.selectionModel().isSelected(index)
    other = window.outline.model.index_of(Thing(UnitId("33.1")))
    window.outline.view.setCurrentIndex(other)
    assert window.area.chart.selection.units == ("33.1",)
    post = window.outline.model.index_of(Thing(UnitId("50.2"), PositionId("0303")))
    window.outline.view.setCurrentIndex(post)
    assert window.bridge.positions == ("0303",)
    assert [each.id for each in window.area.chart.selection.posts] == ["0303"]


def test_the_search_field_filters_and_enter_goes_to_what_was_found(qtbot: QtBot, window: MainWindow) -> None:
    search = window.outline.search
    search.setFocus()
    keys(qtbot, search, "zentrum")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert shown(window) == [
        "Stadt Musterstadt",
        "Dezernat Soziales",
        "50 Sozialamt",
        "50.2 Integrationszentrum",
        "0302 Leitung",
        "0303 Stellvertretende Leitung",
    ]
    assert window.bridge.units == ("50.2",)
    assert not window.outline.view.isExpanded(window.outline.model.index_of(Thing(UnitId("50.2"))))
    search.clear()
    qtbot.waitUntil(lambda: len(shown(window)) == len(organisation().units) + len(organisation().positions))
    assert window.bridge.units == ("50.2",)


def test_in_a_large_city_is_sought_beside_the_window(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline, "_SOUGHT_AT_ONCE", 0)
    search, everything = window.outline.search, shown(window)
    search.setFocus()
    keys(qtbot, search, "zentrum")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert shown(window) == everything
    qtbot.waitUntil(lambda: window.bridge.units == ("50.2",))
    assert "50.2 Integrationszentrum" in shown(window) and "Dezernat Ordnung" not in shown(window)
    # Gone before it could be found: the state that was sought in is not the present one any more.
    keys(qtbot, search, "0302")
    window.bridge.session.perform([CutPosition(PositionId("0302"))], new_scenario="A")
    qtbot.waitUntil(window.outline.nothing_found.isVisible)
    window.bridge.session.undo()
    qtbot.waitUntil(lambda: "0302 Leitung" in shown(window))


def test_the_arrow_keys_and_shift_select_in_the_outline(qtbot: QtBot, window: MainWindow) -> None:
    view = window.outline.view
    view.setFocus()
    view.setCurrentIndex(window.outline.model.index_of(Thing(UnitId("50"))))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert window.bridge.units == ("50", "56")


def test_enter_shows_the_unit_in_the_chart(qtbot: QtBot, window: MainWindow) -> None:
    view = window.outline.view
    before = window.area.chart.camera
    view.setCurrentIndex(window.outline.model.index_of(Thing(UnitId("56"))))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.area.chart.camera.scale > before.scale


@pytest.mark.parametrize(("width", "columns"), [(240, 2), (340, 3), (440, 4)])
def test_names_keep_room_in_a_narrow_outline(qtbot: QtBot, window: MainWindow, width: int, columns: int) -> None:
    view = window.outline.view
    window.resizeDocks([window.docks.outline], [width], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: sum(not view.isColumnHidden(column) for column in range(4)) == columns)


def test_an_empty_plan_says_how_to_begin_and_takes_its_first_unit(qtbot: QtBot, open_window: Opener) -> None:
    plan = town()
    empty = replace(plan, baseline=type(plan.baseline)())
    window = open_window(empty)
    assert shown(window) == []
    assert window.area.chart.chart.columns.ids == ()
    hint = window.area._empty
    assert hint.isVisible() and "(Strg+I)" in hint.text()  # type: ignore[attr-defined]
    window.commands["new_unit"].trigger()
    opened = dialog(window)
    assert isinstance(opened, ChangeDialog)
    keys(qtbot, opened.form.findChild(QLineEdit, "name"), "Stadt Neu")
    opened.accept()
    assert [each.kind for each in window.bridge.session.organisation.units.values()] == [UnitKind.AUTHORITY]
    assert hint.isHidden()


def test_a_search_without_hits_says_so_and_escape_clears_it(qtbot: QtBot, window: MainWindow) -> None:
    search = window.outline.search
    keys(qtbot, search, "gibt es nicht")
    press(qtbot, search, Qt.Key.Key_Return)
    assert window.outline.nothing_found.isVisible()
    assert window.outline.nothing_found.text() == "Nichts gefunden – Esc leert die Suche."
    assert not window.outline.view.isVisible()
    press(qtbot, search, Qt.Key.Key_Escape)
    assert search.text() == ""
    qtbot.waitUntil(window.outline.view.isVisible)
    assert not window.outline.nothing_found.isVisible()


def test_the_arrow_of_a_selected_row_has_the_colour_of_its_letters(window: MainWindow) -> None:
    window.bridge.select(units=("II",))
    view, model = window.outline.view, window.outline.model
    box = view.visualRect(view.currentIndex())
    arrow = view.viewport().grab(box.adjusted(-view.indentation(), 0, -box.width(), 0)).toImage()
    seen = [arrow.pixelColor(x, y) for x in range(arrow.width()) for y in range(arrow.height())]
    ground, letters = (
        view.palette().color(role) for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText)
    )
    assert model.rowCount(view.currentIndex())
    assert ground in seen
    # The style paints its arrows at five eighths.
    assert max(colour.lightness() for colour in seen) > (ground.lightness() + letters.lightness()) / 2

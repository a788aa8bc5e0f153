"""The view „Vergleich“ in the window: figures, measures and the map of changes, against any reference."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_office.application.events import BaselineEdit
from integration_office.diagram.columns import Mark
from integration_office.domain.changes import Assign, CutPosition, DissolveUnit, MoveUnit, RegradePosition
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.position import Lapse
from integration_office.domain.scenario import Measure, Scenario
from integration_office.ui.main_window import MainWindow
from integration_office.ui.scenario_cards import CARE
from integration_office.ui.views.comparison.rows import compared_rows, unpriced_in
from integration_office.ui.views.comparison.view import ComparisonView
from integration_office.wording.language import Language
from tests.strategies import grade
from tests.ui.acting import press, status
from tests.ui.conftest import Opener
from tests.ui.town import session, town

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
BIG, SMALL, PRICED = "Groß", "Klein", "Ohne Preis"


def measures() -> tuple[Measure, ...]:
    return (
        Measure(MoveUnit("32.4", "56")),
        Measure(DissolveUnit("33.1", "33")),
        Measure(CutPosition("0303", Lapse(date(2028, 12, 31)))),
        Measure(RegradePosition("0302", grade("E14"))),
    )


def planned() -> Plan:
    small = Scenario(SMALL, measures()[:1])
    # A post that loses its price is not a saving.
    unpriced = Scenario(PRICED, (Measure(RegradePosition("0103", grade("E99"))),))
    plan = town().with_new_scenario(Scenario(BIG, measures())).with_new_scenario(small).with_new_scenario(unpriced)
    return plan.with_new_scenario(Scenario("Abgelegt", measures(), is_archived=True)).with_active(BIG)


def compared(qtbot: QtBot, window: MainWindow) -> ComparisonView:
    view = window.area.views.view("comparison")
    assert isinstance(view, ComparisonView)
    qtbot.waitUntil(lambda: not window.is_busy and view.picture is not None)
    return view


@pytest.fixture
def view(qtbot: QtBot, open_window: Opener) -> ComparisonView:
    window = open_window(planned())
    press(qtbot, window, Qt.Key.Key_8, ALT)
    return compared(qtbot, window)


def window_of(view: ComparisonView) -> MainWindow:
    window = view.window()
    assert isinstance(window, MainWindow)
    return window


def tick(qtbot: QtBot, view: ComparisonView, name: str, ticked: bool) -> None:
    item = view.choice.scenarios.findItems(name, Qt.MatchFlag.MatchExactly)[0]
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    compared(qtbot, window_of(view))


def copied(qtbot: QtBot, view: ComparisonView) -> dict[str, list[str]]:
    """The rows by their name."""
    qtbot.mouseClick(view.copy_button, LEFT)
    lines = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    return {line[0]: line[1:] for line in lines}


def test_a_figure_is_read_out_with_what_its_sign_means(view: ComparisonView) -> None:
    model, role = view.figures.model(), Qt.ItemDataRole.AccessibleTextRole
    row = next(row for row in range(model.rowCount()) if str(model.index(row, 0).data()).strip() == f"Vollkosten{CARE}")
    for column in (0, 1):
        spoken = str(model.index(row, column).data(role))
        assert CARE not in spoken and "nicht verifiziert" in spoken


def test_all_figures_stand_beside_the_ist_stand_and_go_to_a_spreadsheet(qtbot: QtBot, view: ComparisonView) -> None:
    rows = copied(qtbot, view)
    against = "gegenüber Ist-Stand"
    assert rows["Kennzahl"] == ["Ist-Stand", BIG, against, SMALL, against, PRICED, against, "Zu beachten"]
    assert view.notes.text().startswith("° zu beachten, siehe letzte Spalte: nicht verifiziert")
    assert "Der Plan hat keine Haushaltszeilen." in view.notes.text()
    cost = rows["Vollkosten (€)"]
    assert cost[3:5] == [cost[0], "= unverändert"]
    assert "teurer" in cost[2] or "günstiger" in cost[2]
    assert cost[6].endswith("€ · nicht vergleichbar: VZÄ ohne Preis ändern sich")
    assert rows["Wegfallende Stellen"] == ["", "1", "", "0", "", "0"]
    assert rows["Verlegte Stellen (Amt wechselt)"][1] == "3"
    assert not view.choice.scenarios.findItems("Abgelegt", Qt.MatchFlag.MatchExactly)
    spoken = QAccessible.queryAccessibleInterface(view.figures)
    assert spoken.text(QAccessible.Text.Name) == "Vergleich der Varianten"
    # Measures in common, and those that only one has.
    view.tabs.setCurrentWidget(view.measures)
    rows = copied(qtbot, view)
    move = "Einheit 32.4 „Ausländerangelegenheiten“ nach 56 „Amt für Integration“ verlegen"
    assert rows["Maßnahme"] == [BIG, SMALL, PRICED]
    assert rows[move] == ["Nr. 1", "Nr. 1", "–"]
    tick(qtbot, view, PRICED, False)
    view.only_different.setChecked(True)
    rows = copied(qtbot, view)
    assert move not in rows
    assert rows["Einheit 33.1 „Einbürgerung“ auflösen, alles an 33 „Bürgeramt“"] == ["Nr. 2", "–"]
    # Any scenario can be the reference.
    view.tabs.setCurrentIndex(0)
    view.choice.reference.setCurrentText(SMALL)
    compared(qtbot, window_of(view))
    rows = copied(qtbot, view)
    assert rows["Kennzahl"] == [SMALL, BIG, f"gegenüber {SMALL}", "Zu beachten"]
    assert f"Wirkung gegenüber „{SMALL}“" in rows
    assert rows["Umgewandelte Stellen"] == ["", "1"]
    assert "Verlegte Stellen (Amt wechselt)" not in rows
    assert "Gewollte Überschneidung (VZÄ)" not in rows


def test_the_map_marks_what_differs_by_sign_and_word_lists_it_and_is_written(
    qtbot: QtBot, view: ComparisonView, tmp_path: Path
) -> None:
    view.tabs.setCurrentWidget(view.map)
    columns = view.map.chart.chart.columns
    marks = {unit: Mark(int(columns.marks[row])) for unit, row in columns.row_of.items()}
    assert marks["32.4"] == Mark.MOVED
    assert marks["33.1"] == Mark.DISSOLVED
    assert columns.ids[columns.parent[columns.row_of["33.1"]]] == "33"
    assert marks["50.2"] == Mark.TOUCHED | Mark.KW | Mark.KU
    assert marks["S"] == Mark.NONE
    listed = {(row.mark, row.name.split(" ")[1], row.before, row.now) for row in view.map.model.shown}
    assert ("verlegt", "32.4", "32 „Ordnungsamt“", "56 „Amt für Integration“") in listed
    assert ("kw oder gestrichen", "0303", "50.2 „Integrationszentrum“", "–") in listed
    assert ("ku oder umgewandelt", "0302", "E13", "E14") in listed
    assert ("verlegt", "0202", "33.1 „Einbürgerung“", "33 „Bürgeramt“") in listed
    assert "aufgelöst: 1" in view.map.legend.accessibleName()
    view.only_different.setChecked(True)
    assert "33.1" in view.map.chart.chart.columns.row_of
    assert "50" in view.map.chart.chart.columns.row_of
    before = len(view.map.chart.chart.columns)
    view.map_of.setCurrentIndex(1)
    compared(qtbot, window_of(view))
    assert len(view.map.chart.chart.columns) < before
    view.map_of.setCurrentIndex(0)
    compared(qtbot, window_of(view))
    picture = view.picture
    assert picture is not None
    title = view.map_title(picture)
    for name in ("karte.svg", "karte.png"):
        view.write_map(picture, title, tmp_path / name)
    drawn = (tmp_path / "karte.svg").read_text(encoding="utf-8")
    assert f"<title>{title}</title>" in drawn
    assert not QImage(str(tmp_path / "karte.png")).isNull()
    assert status(window_of(view)).startswith("Geschrieben: ")
    with pytest.raises(IsADirectoryError):
        view.write_map(picture, title, tmp_path)
    place = next(n for n, row in enumerate(view.map.model.shown) if row.difference.id == "32.4")
    view.map.list.setCurrentIndex(view.map.model.index(place, 0))
    assert view.map.chart.selection.units == ("32.4",)
    window = window_of(view)
    view.map.list.setFocus()
    qtbot.keyClick(view.map.list, Qt.Key.Key_Return)
    assert window.bridge.units == ("32.4",)
    assert window.area.views.current == "chart"


def test_it_follows_the_plan_and_says_what_to_do_where_nothing_is_ticked(qtbot: QtBot, view: ComparisonView) -> None:
    window = window_of(view)
    window.bridge.session.rename_scenario(SMALL, "Umbenannt")
    assert "Umbenannt" in compared(qtbot, window).figures.grid.headers
    baseline = window.bridge.session.plan.baseline
    window.bridge.session.edit_baseline(Organisation(), BaselineEdit.REPLACED)
    compared(qtbot, window)
    view.tabs.setCurrentWidget(view.measures)
    name = view.measures.grid.lines[0].cells[0].text
    assert copied(qtbot, view)[name][0] == "Nr. 1, ⚠ greift nicht"
    window.bridge.session.edit_baseline(baseline, BaselineEdit.REPLACED)
    compared(qtbot, window)
    for name in (BIG, "Umbenannt", PRICED):
        tick(qtbot, view, name, False)
    assert view.nothing.isVisible() and "ankreuzen" in view.nothing.text()
    for name in (BIG, "Umbenannt", PRICED):
        window.bridge.session.archive_scenario(name)
    compared(qtbot, window)
    assert "noch keine Variante" in view.nothing.text()
    assert not view.copy_button.isEnabled()
    assert not view.tabs.isVisible()


def test_a_year_without_pay_tables_can_still_be_compared() -> None:
    plan = planned()
    one = session(replace(plan, info=replace(plan.info, base_year=1990)))
    rows = {row.name: row for row in compared_rows([one.effects_of(BIG)], Language.german())}
    assert (rows["Vollkosten"].reference, rows["Vollkosten"].cells[0].text) == ("nicht bestimmbar",) * 2
    assert rows["Kosten der Überschneidung"].cells[0].text == "nicht bestimmbar"
    assert "VZÄ" in rows["Überschneidung"].cells[0].text
    assert rows["Stellen"].cells[0].text == "9"
    assert "1990" in unpriced_in({BIG: one.effects_of(BIG)}, Language.german())


def test_a_figure_that_rests_on_examples_in_any_of_the_states_says_so() -> None:
    alone = Scenario("Allein", (Measure(Assign("0102", "T2", 0)), Measure(Assign("0302", "T3", 0))))
    one = session(town(illustrative=True).with_new_scenario(alone))
    effects = one.effects_of("Allein")
    assert effects.before.overlap.fte > effects.after.overlap.fte == 0
    rows = {row.name: row for row in compared_rows([effects], Language.german())}
    assert rows["Überschneidung"].care == rows["Neue Zielkonflikte"].care == "Beispieldaten"
    assert rows["Umgewandelte Stellen"].care == ""

"""Abdeckung with mouse and keys: what is shown and spoken, what closes a gap, what is done to the catalogue."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from integration_office.application.events import BaselineEdit
from integration_office.domain.changes import Assign, MoveUnit, SetDemand
from integration_office.domain.identity import DutyId, PositionId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario
from integration_office.ui.actions import Actions
from integration_office.ui.background import Background
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.coverage.competence_dialog import CompetenceDialog
from integration_office.ui.views.coverage.duty_dialog import DutyDialog
from integration_office.ui.views.coverage.model import BELOW
from integration_office.ui.views.coverage.task_duties_dialog import TaskDutiesDialog
from integration_office.ui.views.coverage.texts import DUTY, FIRST_OFFICE, OWNER, STATUS
from integration_office.ui.views.coverage.view import CoverageView
from integration_office.ui.views.coverage.weights_dialog import WeightsDialog
from integration_office.wording.language import Language
from tests.ui.acting import dialog, keys, press
from tests.ui.conftest import Files, Opener
from tests.ui.town import session, town

RESIDENCE, NATURALISATION, NOT_RECORDED, LAND = (DutyId(id) for id in ("ST-16", "ST-18", "ST-20", "T21-05"))
Show = Callable[..., CoverageView]


@pytest.fixture
def show(qtbot: QtBot, files: Files, appearance: object) -> Iterator[Show]:
    """The view on a plan as a window of its own, once it is up to date."""
    backgrounds: list[Background] = []

    def shown(plan: Plan | None = None, language: Language | None = None) -> CoverageView:
        bridge = Bridge(session(plan or with_skills()), language or Language.german())
        backgrounds.append(Background())
        holder = QWidget()
        context = ViewContext(bridge, backgrounds[-1], Actions(bridge.language, holder), files.services(), print)
        view = CoverageView(context)
        bridge.setParent(view)
        holder.setParent(view)
        holder.hide()
        qtbot.addWidget(view)
        view.resize(760, 620)
        with qtbot.waitExposed(view):
            view.show()
        caught_up(qtbot, view)
        return view

    yield shown
    for each in backgrounds:
        each.close()


def caught_up(qtbot: QtBot, view: CoverageView) -> None:
    background = view._background
    qtbot.waitUntil(lambda: not (view.bridge.turns.is_busy or view._outdated or background.is_busy))


def with_skills() -> Plan:
    """The town, where residence law asks for a competence that only two posts have; one of them has time."""
    plan = town()
    baseline, skill = plan.baseline, ("K07",)
    posts = [replace(baseline.positions[PositionId(id)], competences=skill) for id in ("0102", "0201")]
    changed = baseline.with_positions(posts).with_task(replace(baseline.tasks[TaskId("T1")], competences=skill))
    return replace(plan, baseline=changed)


def in_scenario() -> Plan:
    moved = Scenario("Amt für Integration", (Measure(MoveUnit(UnitId("32.4"), UnitId("56"))),))
    return with_skills().with_scenario(moved).with_active(moved.name)


def cell(view: CoverageView, duty: DutyId, column: int) -> QModelIndex:
    row = view.model.row_of(duty)
    assert row is not None
    return view.model.index(row, column)


def shown_in(view: CoverageView, duty: DutyId, column: int) -> tuple[str, str]:
    index = cell(view, duty, column)
    return index.data(), index.data(BELOW)


def click(qtbot: QtBot, view: CoverageView, duty: DutyId, column: int = DUTY) -> None:
    table = view.table.front if column <= STATUS else view.table
    view.table.scrollTo(cell(view, duty, column))
    place: QPoint = table.visualRect(cell(view, duty, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    caught_up(qtbot, view)


def office_column(view: CoverageView, office: str) -> int:
    return FIRST_OFFICE + list(view.model.texts.offices).index(UnitId(office))


def proposals(view: CoverageView) -> list[str]:
    return [row.accessibleName() for row in view.pane.proposals.rows]


def choose(qtbot: QtBot, view: CoverageView, part: str) -> None:
    """Press the proposal that says this, by keyboard."""
    row = next(row for row in view.pane.proposals.rows if part in row.accessibleName())
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)


def ok(opened: QDialog) -> QDialogButtonBox:
    found = opened.findChild(QDialogButtonBox)
    assert found is not None
    return found


def confirm(qtbot: QtBot, view: CoverageView, opened: QDialog) -> None:
    standard = QDialogButtonBox.StandardButton
    button = next(each for each in map(ok(opened).button, (standard.Ok, standard.Save)) if each is not None)
    assert button.isEnabled()
    with qtbot.waitSignal(opened.finished):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    caught_up(qtbot, view)


def test_status_owner_and_shares_can_be_read_and_heard(show: Show) -> None:
    view = show()
    assert set(view.model.texts.offices) == {"32", "33", "50"}
    assert shown_in(view, NATURALISATION, STATUS)[0] == "◑ unterbesetzt 75,0 %"
    assert shown_in(view, NOT_RECORDED, STATUS) == ("– nicht erfasst", "")
    assert shown_in(view, LAND, STATUS)[0] == "nicht bewertet"
    assert shown_in(view, NATURALISATION, OWNER) == ("Bürgeramt", "")
    lead = cell(view, NATURALISATION, office_column(view, "33"))
    assert (lead.data(), lead.data(BELOW)) == ("◆ 0,50 VZÄ", "federführend")
    spoken = lead.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Bürgeramt: 0,50 VZÄ, federführend") and "Einbürgerung" in spoken
    none = cell(view, NATURALISATION, office_column(view, "50")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert none.startswith("Sozialamt: kein Anteil")
    name = cell(view, NATURALISATION, DUTY).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "unterbesetzt 75,0 %" in name and "✓" not in name
    texts = {group: label.text() for group, label in view.indices.items()}
    assert texts["binding"].startswith("Pflichtaufgaben: ")
    assert "nicht erfasst · 0 nicht gemessen" in texts["binding"]


def test_a_scenario_shows_who_was_responsible_before(qtbot: QtBot, show: Show) -> None:
    view = show(in_scenario())
    assert shown_in(view, RESIDENCE, OWNER) == ("→ Amt für Integration", "bisher Ordnungsamt")
    qtbot.mouseClick(view.filters.differences, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    caught_up(qtbot, view)
    differing = {each.duty for each in view.bridge.session.effects.duties()}
    assert {view.model.duty_row(row).duty.id for row in _duty_rows(view)} == differing != set()
    view.bridge.session.switch_scenario(None)
    caught_up(qtbot, view)
    assert view.hint.isVisible() and "Filter" in view.hint.text()


def test_filters_by_words_status_and_group(qtbot: QtBot, show: Show) -> None:
    view = show()
    keys(qtbot, view.filters.words, "gerung stag")
    qtbot.waitUntil(lambda: len(view.model.lines) == 3)
    assert view.model.row_of(NATURALISATION) == 2
    heights = [view.table.rowHeight(row) for row in range(3)]
    assert heights[0] == heights[1] < heights[2] == view.table.front.rowHeight(2)
    qtbot.keyClick(view.filters.words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(view.model.lines) > 50)
    for _ in range(4):
        qtbot.keyClick(view.filters.status, Qt.Key.Key_Down)
    caught_up(qtbot, view)
    assert {view.model.duty_row(row).after.status.value for row in _duty_rows(view)} == {"understaffed"}
    assert {view.table.rowHeight(row) for row in _duty_rows(view)} == {heights[2]}
    view.filters.clear()
    view.filters.group.setCurrentIndex(view.filters.group.findData("none"))
    assert {view.model.duty_row(row).after for row in _duty_rows(view)} == {None}


def _duty_rows(view: CoverageView) -> list[int]:
    return [row for row in range(view.model.rowCount()) if view.model.duty_row(row) is not None]


def test_keys_walk_the_matrix_and_enter_selects_the_office(qtbot: QtBot, show: Show) -> None:
    view = show()
    first = _duty_rows(view)[0]
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(first, DUTY))
    caught_up(qtbot, view)
    assert view.pane.isVisible() and view.pane.duty == view.model.duty_row(first).duty.id
    view.table.setCurrentIndex(cell(view, NATURALISATION, OWNER))
    for _ in range(view.model.columnCount()):
        qtbot.keyClick(view.table, Qt.Key.Key_Right)
    caught_up(qtbot, view)
    last = view.table.currentIndex()
    assert last.column() == view.model.columnCount() - 1
    assert view.table.visualRect(last).left() >= view.table.front.width() - 2
    view.table.setCurrentIndex(cell(view, NATURALISATION, office_column(view, "33")))
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.bridge.units == ("33",)
    caught_up(qtbot, view)
    assert "Nur Stellen aus 33" in view.pane.subtitle.text()
    assert "in anderen Ämtern" in view.pane.tree.text()
    view.table.setCurrentIndex(cell(view, NATURALISATION, DUTY))
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.pane.tree.hasFocus()
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Escape)
    assert not view.pane.isVisible()


def test_a_click_shows_what_is_missing_and_assigning_closes_it(qtbot: QtBot, show: Show) -> None:
    view = show()
    click(qtbot, view, RESIDENCE)
    told = view.pane.tree.text()
    assert "Es fehlen\t1,00 VZÄ\tmit Kompetenz K07 Aufenthalts- und Staatsangehörigkeitsrecht" in told
    assert "zählt nicht: keine der verlangten Kompetenzen" in told
    assert [text.partition(":")[0] for text in proposals(view)] == [
        "Stelle 0102 „Leitung“ mit 75 % zuordnen",
        "Stelle 0201 „Leitung“ mit 100 % zuordnen",
        "Kompetenz der Stelle 0103 „Sachbearbeitung“ prüfen und nachtragen",
        "Neue Stelle zu 1,00 VZÄ für Aufgabe T1 „Aufenthaltsrecht“",
    ]
    choose(qtbot, view, "0201")
    opened = dialog(view, ChangeDialog)
    qtbot.waitUntil(lambda: "Variante 1" in opened.preview.toPlainText())
    confirm(qtbot, view, opened)
    (measure,) = view.bridge.session.scenario.measures
    assert measure.change == Assign("0201", "T1", 10_000)
    assert measure.reason.startswith("Zur Abdeckung von AufenthG § 71")
    assert shown_in(view, RESIDENCE, STATUS) == ("◫ geteilt 100 %", "bisher unterbesetzt 33,3 %")
    assert view.pane.duty == RESIDENCE
    assert view.window().focusWidget() is view.pane.proposals.rows[0]


def test_recording_a_competence_and_a_demand_and_a_new_post(qtbot: QtBot, show: Show) -> None:
    view = show()
    click(qtbot, view, RESIDENCE)
    choose(qtbot, view, "Kompetenz der Stelle 0103")
    opened = dialog(view, CompetenceDialog)
    assert not opened.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    qtbot.keyClick(opened.choices["K07"], Qt.Key.Key_Space)
    confirm(qtbot, view, opened)
    assert view.bridge.session.plan.baseline.positions[PositionId("0103")].competences == ("K07",)
    assert shown_in(view, RESIDENCE, STATUS)[0] == "✓ gedeckt 100 %"
    view.bridge.session.perform([SetDemand(TaskId("T2"))], new_scenario="Ohne Bedarf")
    caught_up(qtbot, view)
    click(qtbot, view, NATURALISATION)
    choose(qtbot, view, "Bedarf der Aufgabe T2")
    form = dialog(view, ChangeDialog).form
    form.way.setFocus()
    qtbot.keyClick(form.way, Qt.Key.Key_Down)
    keys(qtbot, form.cases, "1000")
    keys(qtbot, form.minutes, "187,2")
    confirm(qtbot, view, dialog(view, ChangeDialog))
    assert shown_in(view, NATURALISATION, STATUS)[0] == "◑ unterbesetzt 37,5 %"
    choose(qtbot, view, "2 neue Stellen zu je 0,63 VZÄ")
    assert dialog(view, ChangeDialog).form.unit.unit == "33.1"
    confirm(qtbot, view, dialog(view, ChangeDialog))
    assert shown_in(view, NATURALISATION, STATUS)[0] == "◫ geteilt 100 %"


def test_a_shared_duty_is_left_to_one_office(qtbot: QtBot, show: Show) -> None:
    view = show()
    view.bridge.session.perform([SetDemand(TaskId("T2"), 5_000)], new_scenario="Weniger Bedarf")
    caught_up(qtbot, view)
    click(qtbot, view, NATURALISATION)
    assert "Die übrigen Stellen decken den Bedarf allein." in proposals(view)[0]
    choose(qtbot, view, "Anteile aus 32")
    opened = dialog(view, ChangeDialog)
    assert "0102" in opened.form.findChild(QWidget, "changes").text()
    confirm(qtbot, view, opened)
    assert shown_in(view, NATURALISATION, STATUS)[0] == "✓ gedeckt 100 %"


def test_tasks_are_linked_to_a_duty_in_the_baseline_and_undone(qtbot: QtBot, show: Show) -> None:
    view = show()
    click(qtbot, view, NOT_RECORDED)
    qtbot.mouseClick(view.pane.tasks, Qt.MouseButton.LeftButton)
    opened = dialog(view, TaskDutiesDialog)
    keys(qtbot, opened.search, "T3")
    opened.table.setFocus()
    opened.table.setCurrentIndex(opened.model.index(0, 0))
    qtbot.keyClick(opened.table, Qt.Key.Key_Space)
    keys(qtbot, opened.new_name, "Leistungen bewilligen")
    keys(qtbot, opened.new_id, "T1")
    assert not opened.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    assert "noch keine Aufgabe" in opened.reason.text()
    keys(qtbot, opened.new_id, "ST-20")
    confirm(qtbot, view, opened)
    tasks = view.bridge.session.plan.baseline.tasks
    assert tasks[TaskId("T3")].duties == ("T21-08-1-2", NOT_RECORDED)
    assert tasks[TaskId("ST-20")].duties == (NOT_RECORDED,)
    assert shown_in(view, NOT_RECORDED, STATUS)[0] == "◫ geteilt 100 %"
    view.bridge.session.undo()
    caught_up(qtbot, view)
    assert shown_in(view, NOT_RECORDED, STATUS)[0] == "– nicht erfasst"


def test_a_correction_needs_a_source_is_marked_and_withdrawn(qtbot: QtBot, show: Show) -> None:
    view = show()
    session_ = view.bridge.session
    click(qtbot, view, NATURALISATION)
    view.catalogue.enable()
    view.catalogue.correct.trigger()
    opened = dialog(view, DutyDialog)
    save = opened.buttons.button(QDialogButtonBox.StandardButton.Save)
    keys(qtbot, opened.fields["title"], "Beratung und Verfahren")
    assert not save.isEnabled() and "Quelle" in opened.reason.text()
    qtbot.keyClicks(opened.fields["sources"], "Dienstanweisung 33, 2026")
    confirm(qtbot, view, opened)
    shipped = session_.frame.reference.catalogue[NATURALISATION]
    assert session_.plan.duties[NATURALISATION].title == "Beratung und Verfahren"
    assert not session_.plan.duties[NATURALISATION].is_verified
    first, below = shown_in(view, NATURALISATION, DUTY)
    assert first == "Beratung und Verfahren" and "Korrektur der Stadt" in below
    assert f"Katalog: {shipped.title}" in view.pane.tree.text() or f"Katalog: {shipped.title}" in _notes(view)
    view.catalogue.enable()
    view.catalogue.revert.trigger()
    caught_up(qtbot, view)
    assert not session_.plan.duties and shown_in(view, NATURALISATION, DUTY)[0] == shipped.title
    session_.undo()
    assert NATURALISATION in session_.plan.duties


def _notes(view: CoverageView) -> str:
    view.pane.tree.expandAll()
    return view.pane.tree.text()


def test_an_own_duty_is_added_and_only_deleted_when_no_task_names_it(qtbot: QtBot, show: Show) -> None:
    view = show()
    session_ = view.bridge.session
    view.catalogue.add.trigger()
    opened = dialog(view, DutyDialog)
    keys(qtbot, opened.fields["id"], "a;b")
    assert "Semikolon" in opened.reason.text()
    keys(qtbot, opened.fields["id"], "STADT-1")
    keys(qtbot, opened.fields["title"], "Sprachpatenschaften")
    qtbot.keyClicks(opened.fields["sources"], "Ratsbeschluss V/0815/2025")
    confirm(qtbot, view, opened)
    own = DutyId("STADT-1")
    assert "Eigene Aufgabe der Stadt" in shown_in(view, own, DUTY)[1]
    click(qtbot, view, own)
    baseline = session_.plan.baseline
    linked = replace(baseline.tasks[TaskId("T3")], duties=(own,))
    session_.edit_baseline(baseline.with_task(linked), BaselineEdit.TASK, ["T3"])
    caught_up(qtbot, view)
    view.catalogue.revert.trigger()
    assert own in session_.plan.duties
    session_.undo()
    for each in view.findChildren(QDialog):
        each.close()
    caught_up(qtbot, view)
    view.catalogue.revert.trigger()
    assert own not in session_.plan.duties


def test_an_index_that_rests_on_examples_says_so(qtbot: QtBot, show: Show) -> None:
    assert show().indices["binding"].text().count("\n") == 1
    assert show(town(illustrative=True)).indices["binding"].text().split("\n")[2] == "Beispieldaten"


def test_weights_count_in_the_index(qtbot: QtBot, show: Show) -> None:
    view = show()
    before = view.bridge.session.figures.coverage.groups["binding"].index
    click(qtbot, view, NATURALISATION)
    view.catalogue.weights.trigger()
    opened = dialog(view, WeightsDialog)
    current = opened.table.currentIndex()
    assert not opened.model.setData(current, "viel") and "keine Zahl" in opened.reason.text()
    assert opened.model.setData(current, "2,5")
    confirm(qtbot, view, opened)
    assert view.bridge.session.plan.weights == {NATURALISATION: Decimal("2.5")}
    assert view.bridge.session.figures.coverage.groups["binding"].index != before
    assert "Gewicht 2,5" in shown_in(view, NATURALISATION, DUTY)[1]


def test_editions_side_by_side_and_both_tables_can_be_copied(qtbot: QtBot, show: Show) -> None:
    view = show()
    press(qtbot, view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert {len(line) for line in lines} == {14 + 3}
    naturalisation = next(line for line in lines if line[1] == NATURALISATION)
    assert naturalisation[9:] == ["unterbesetzt", "75,0 %", "75,0 %", "Bürgeramt", "Bürgeramt", "0,25", "0,50", ""]
    qtbot.mouseClick(view.filters.editions, Qt.MouseButton.LeftButton)
    caught_up(qtbot, view)
    page = view.editions
    assert page.isVisible() and "nur 2021" in page.summary.text()
    page.shown.setCurrentIndex(1)
    texts = {page.model.index(row, 2).data() for row in range(page.model.rowCount())}
    assert texts == {"+ nur 2021"}
    page.shown.setCurrentIndex(3)
    titles = {page.model.index(row, 0).data() for row in range(page.model.rowCount())}
    assert "Aufnahme und Betreuung\n§ 12 Abs. 1 TIntG 2012" in titles
    view.catalogue.menu.actions()[-1].trigger()
    assert QGuiApplication.clipboard().text().startswith("TIntG-2012\t")


def test_without_tasks_it_says_what_to_do_and_english_is_complete(show: Show) -> None:
    empty = replace(town(), baseline=Organisation(units=town().baseline.units, tasks=frozen({})))
    view = show(empty, Language.english())
    assert view.hint.isVisible() and "No tasks are recorded" in view.hint.text()
    assert shown_in(view, NATURALISATION, STATUS)[0] == "– not recorded"


def test_the_window_shows_it_with_alt_3(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    press(qtbot, window.area.chart, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.area.views.current == "coverage"
    view = window.area.views.view("coverage")
    qtbot.waitUntil(lambda: not window.is_busy)
    assert isinstance(view, CoverageView) and view.table.hasFocus() and view.model.rowCount()
    view.filters.words.setText("nichts")
    window.area.views.show_view("chart")
    window.area.views.reveal("coverage", NATURALISATION)
    qtbot.waitUntil(lambda: not window.is_busy)
    assert view.pane.duty == NATURALISATION and view.table.currentIndex() == cell(view, NATURALISATION, DUTY)

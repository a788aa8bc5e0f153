"""The view Aufgaben with real events: typed over, missing things named, tasks made and removed, offices asked."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from integration_office.analysis.coverage import Status
from integration_office.application.share_answers import answer
from integration_office.domain.changes import SetDemand
from integration_office.domain.identity import PositionId, TaskId
from integration_office.domain.layered import frozen
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Scenario
from integration_office.domain.share_range import ShareRange, share_range
from integration_office.domain.task import Task
from integration_office.ui import choosing
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.dialogs.notes import NotesDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.services import ReadAnswers
from integration_office.ui.views.overlap.joining import JoinDialog
from integration_office.ui.views.table import DataTable
from integration_office.ui.views.tasks.answers import AnswersDialog
from integration_office.ui.views.tasks.collecting import CollectDialog
from integration_office.ui.views.tasks.columns import KEYS
from integration_office.ui.views.tasks.new_task import NewTaskDialog
from integration_office.ui.views.tasks.view import TasksView
from integration_office.wording.language import Language
from integration_office.wording.numbers import percent
from tests.ui.acting import dialog, press, status
from tests.ui.conftest import Files, Opener
from tests.ui.town import town

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
T1, T2, T4 = map(TaskId, ("T1", "T2", "T4"))


def plan() -> Plan:
    """The town and a task of which only the name is known."""
    base = town().baseline
    tasks = {**base.tasks, T4: Task(T4, "Ehrenamt")}
    return replace(town(), baseline=replace(base, tasks=frozen(tasks))).with_scenario(Scenario("Groß"))


@pytest.fixture
def window(open_window: Opener) -> MainWindow:
    return open_window(plan())


def shown(qtbot: QtBot, window: MainWindow) -> TasksView:
    """Alt+6, and everything computed."""
    press(qtbot, window.area.chart, Qt.Key.Key_6, ALT)
    view = window.area.views.view("tasks")
    assert isinstance(view, TasksView) and view.isVisible()
    settled(qtbot, window)
    return view


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.is_busy)


def cell(view: TasksView, task: str, key: str) -> QModelIndex:
    place = view.model.place(task)
    assert place is not None, f"{task} is not shown"
    return view.model.index(place, KEYS.index(key))


def type_over(qtbot: QtBot, table: DataTable[object], index: QModelIndex, text: str) -> None:
    """F2, the text, Enter: what somebody with a keyboard does."""
    window = table.window()
    assert isinstance(window, MainWindow)
    table.setCurrentIndex(index)
    press(qtbot, table, Qt.Key.Key_F2)
    (editor,) = (each for each in table.viewport().findChildren(QLineEdit) if each.isVisible())
    editor.selectAll()
    qtbot.keyClicks(editor, text) if text else qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    # What was typed is taken over in a turn of its own.
    QApplication.processEvents()
    settled(qtbot, window)


def trigger(view: TasksView, name: str) -> None:
    actions = (*view.task_menu.actions(), *view.form_menu.actions())
    next(each for each in actions if each.objectName() == name).trigger()


def answer_box(text: str) -> None:
    """The question that is about to be asked gets this answer."""

    def press_button() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        buttons: list[QAbstractButton] = box.buttons()
        next(each for each in buttons if each.text() == text).click()

    QTimer.singleShot(0, press_button)


asked: list[str] = []


def test_each_task_says_what_it_needs_has_and_lacks(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    assert [cell(view, "T1", key).data() for key in ("demand", "capacity", "gap", "planned")] == [
        *("1,50", "1,50", "0,00", "1,50")
    ]
    assert cell(view, "T4", "missing").data() == "Recht, Stellen, Bedarf"
    assert "4 Aufgaben: 1 ohne Bedarf, 1 ohne Rechtsgrundlage, 1 ohne Zuordnung" in view.index.text()
    view.table.setCurrentIndex(cell(view, "T4", "id"))
    assert "zählt in keinem Index" in view.effects.toPlainText()
    assert "1 VZÄ = 93.600 Minuten im Jahr" in view.where.text()


def test_a_demand_on_the_baseline_is_a_correction_and_unmeasured_duties_are_named(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = shown(qtbot, window)
    type_over(qtbot, view.table, cell(view, "T1", "demand"), "")
    assert window.bridge.session.plan.baseline.tasks[T1].demand_fte is None
    assert window.bridge.session.scenario is None
    assert "nicht messbar, fehlt im Index" in view.effects.toPlainText()
    coverage = window.bridge.session.figures.coverage
    number = next(n for n, each in enumerate(coverage.duties) if each.status is Status.UNMEASURED)
    ends = [
        percent(end, Language.german(), 1) for share in (0, 1) if (end := coverage.index_if(number, Fraction(share)))
    ]
    assert ends and all(end in view.effects.toPlainText() for end in ends)
    type_over(qtbot, view.table, cell(view, "T1", "cases"), "1.872")
    assert "1.872" in status(window) and "heißen" in status(window), "the point could mean either"
    type_over(qtbot, view.table, cell(view, "T1", "cases"), "1872")
    type_over(qtbot, view.table, cell(view, "T1", "minutes"), "100")
    task = window.bridge.session.plan.baseline.tasks[T1]
    assert (task.cases, task.minutes) == (Decimal(1872), Decimal(100))
    assert cell(view, "T1", "demand").data() == "2,00"
    assert "÷ 93.600 Minuten im Jahr = 2,00 VZÄ" in cell(view, "T1", "demand").data(Qt.ItemDataRole.ToolTipRole)
    window.commands["undo"].trigger()
    assert window.bridge.session.plan.baseline.tasks[T1].minutes is None


def test_a_demand_in_a_scenario_is_a_measure_unless_the_user_says_otherwise(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.session.switch_scenario("Groß")
    view = shown(qtbot, window)
    assert view.demand_goes.isVisible() and "Maßnahmen der Variante „Groß“" in view.where.text()
    type_over(qtbot, view.table, cell(view, "T1", "demand"), "3")
    scenario = window.bridge.session.scenario
    assert scenario is not None and scenario.measures[0].change == SetDemand(T1, 30_000)
    assert cell(view, "T1", "demand").data() == "△ 3,00"
    assert "Im Ist-Stand: 1,50 VZÄ" in cell(view, "T1", "demand").data(Qt.ItemDataRole.ToolTipRole)
    view.demand_goes.setFocus()
    press(qtbot, view.demand_goes, Qt.Key.Key_Down)
    assert "berichtigt den Ist-Stand" in view.where.text()
    type_over(qtbot, view.table, cell(view, "T2", "demand"), "0,5")
    assert window.bridge.session.plan.baseline.tasks[T2].demand_fte == 5_000
    assert len(window.bridge.session.plan.scenario("Groß").measures) == 1
    assert status(window).startswith("Ist-Stand geändert")


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("duties", "ST-16; XX", "XX"),
        ("conflicts", "T1", "T1"),
        ("cases", "-3", "weniger als nichts"),
        ("demand", "viel", "keine Zahl"),
        ("name", "   ", "Bezeichnung angeben"),
    ],
)
def test_what_makes_no_sense_is_told_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, key: str, text: str, told: str
) -> None:
    view = shown(qtbot, window)
    before = window.bridge.session.plan
    type_over(qtbot, view.table, cell(view, "T1", key), text)
    assert window.bridge.session.plan is before and told in status(window)


def test_name_duties_competences_and_conflicts_are_typed_over(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    for key, text in (
        ("name", "  Aufenthalt   regeln "),
        ("duties", "ST-16, ST-18"),
        ("competences", "K01; K02"),
        ("conflicts", "T2"),
    ):
        type_over(qtbot, view.table, cell(view, "T1", key), text)
    task = window.bridge.session.plan.baseline.tasks[T1]
    assert task.name == "Aufenthalt regeln" and task.duties == ("ST-16", "ST-18")
    assert task.competences == ("K01", "K02") and task.conflicts == ("T2",)


def test_the_list_is_narrowed_by_words_and_by_what_is_missing(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    qtbot.keyClicks(view.filter, "einb")
    assert [row.task.id for row in view.model.shown] == ["T2"]
    view.filter.clear()
    view.kind.setFocus()
    press(qtbot, view.kind, Qt.Key.Key_Down)
    assert [row.task.id for row in view.model.shown] == ["T4"]


def test_shares_and_their_ranges_are_typed_over_and_show_as_spans(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    view.table.setCurrentIndex(cell(view, "T2", "id"))
    place = view.who_model.place("0202")
    assert place is not None
    type_over(qtbot, view.who, view.who_model.index(place, 3), "30 - 60 %")
    own = window.bridge.session.plan.baseline.assignments[PositionId("0202")][0]
    assert share_range(own) == ShareRange(3_000, 6_000)
    assert cell(view, "T2", "planned").data() == "0,75 (0,55–0,85)"
    assert "Spanne" in view.index.text()
    type_over(qtbot, view.who, view.who_model.index(place, 3), "60 bis 70")
    assert "enthält den Anteil" in status(window)
    type_over(qtbot, view.who, view.who_model.index(place, 2), "0")
    assert PositionId("0202") not in window.bridge.session.plan.baseline.assignments


def test_a_new_task_is_checked_while_one_types_and_chosen_afterwards(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    trigger(view, "new_task")
    form = dialog(view, NewTaskDialog)
    assert isinstance(form, NewTaskDialog)
    ok = form.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled() and form.why.text()
    qtbot.keyClicks(form.fields["name"], "Sprachmittlung")
    assert ok.isEnabled()
    form.id.setText("T1")
    assert not ok.isEnabled() and "T1" in form.why.text()
    form.id.setText("SM")
    qtbot.mouseClick(ok, LEFT)
    settled(qtbot, window)
    assert window.bridge.session.plan.baseline.tasks[TaskId("SM")].name == "Sprachmittlung"
    assert view.table.row is not None and view.table.row.task.id == "SM"


def test_tasks_go_only_after_asking_with_what_goes_along(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    before = window.bridge.session.plan
    view.table.selectRow(view.model.place("T1") or 0)
    answer_box("Löschen")
    press(qtbot, view.table, Qt.Key.Key_Delete)
    assert "2 Zuordnungen fallen damit weg" in asked[-1]
    settled(qtbot, window)
    assert T1 not in window.bridge.session.plan.baseline.tasks
    window.commands["undo"].trigger()
    assert window.bridge.session.plan is before


def test_two_chosen_tasks_can_be_joined(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    view.table.selectAll()
    join = next(each for each in view.task_menu.actions() if each.objectName() == "join_two_tasks")
    assert not join.isEnabled()
    view.kind.setCurrentIndex(0)
    view.filter.setText("einb")
    view.table.selectAll()
    assert not join.isEnabled(), "one alone cannot be joined"
    view.filter.setText("in")
    view.table.selectAll()
    assert len(view.table.chosen) == 2 and join.isEnabled()
    join.trigger()
    dialog(view, JoinDialog).reject()


def test_chosen_offices_get_their_forms(
    qtbot: QtBot, window: MainWindow, files: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    view = shown(qtbot, window)
    monkeypatch.setattr(choosing, "forms_folder", lambda *_: tmp_path)
    trigger(view, "ask_offices")
    form = dialog(view, CollectDialog)
    assert isinstance(form, CollectDialog)
    ok = form.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    form.list.setCurrentIndex(form.model.index(0, 0))
    press(qtbot, form.list, Qt.Key.Key_Space)
    assert ok.isEnabled()
    qtbot.mouseClick(ok, LEFT)
    settled(qtbot, window)
    assert files.written[-1] == ("forms", ("32",), tmp_path, False)
    assert dialog(view, NotesDialog).findChild(QAbstractButton) is not None


def test_answers_are_shown_before_they_are_taken_over_in_one_step(
    qtbot: QtBot, window: MainWindow, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = shown(qtbot, window)
    post = PositionId("0102")
    files.answers = ReadAnswers({post: (answer(post, T1, 4_000, 2_000, 6_000),)}, ("Zeile 7, 0102: stimmt",), 1)
    monkeypatch.setattr(choosing, "forms_to_read", lambda *_: [Path("bogen.xlsx")])
    before = window.bridge.session.plan
    trigger(view, "read_forms")
    settled(qtbot, window)
    taken = dialog(view, AnswersDialog)
    assert isinstance(taken, AnswersDialog)
    assert "1 geändert, 1 entfällt" in taken.told.text() and "stimmt" in taken.remarks.toPlainText()
    ok = taken.buttons.button(QDialogButtonBox.StandardButton.Ok)
    qtbot.waitUntil(ok.isEnabled)
    assert "Überschneidung" in taken.effect.text() and window.bridge.session.plan is before
    qtbot.mouseClick(ok, LEFT)
    settled(qtbot, window)
    (own,) = window.bridge.session.plan.baseline.assignments[post]
    assert (own.task, own.share, share_range(own)) == (T1, 4_000, ShareRange(2_000, 6_000))
    window.commands["undo"].trigger()
    assert window.bridge.session.plan is before


def test_a_form_that_is_rubbish_is_told_and_nothing_happens(
    qtbot: QtBot, window: MainWindow, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = shown(qtbot, window)
    files.refusal = ValueError("Das ist kein Erhebungsbogen")
    monkeypatch.setattr(choosing, "forms_to_read", lambda *_: [Path("x.xlsx")])
    trigger(view, "read_forms")
    settled(qtbot, window)
    notes = dialog(window, NotesDialog)
    assert "kein Erhebungsbogen" in notes.list.toPlainText()  # type: ignore[attr-defined]


def test_a_plan_without_tasks_says_what_to_do(qtbot: QtBot, open_window: Opener) -> None:
    base = replace(town().baseline, tasks=frozen({}), assignments=frozen({}))
    view = shown(qtbot, open_window(replace(town(), baseline=base)))
    assert "noch keine Aufgaben" in view.effects.toPlainText()


def test_selected_posts_are_assigned_to_the_task_or_the_user_is_told_to_select_some(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = shown(qtbot, window)
    view.table.setCurrentIndex(cell(view, "T4", "id"))
    trigger(view, "assign_posts")
    assert "Stellen wählen" in status(window)
    window.bridge.select(positions=(PositionId("0303"),))
    for name in ("assign_posts", "demand_of_task"):
        trigger(view, name)
        form = dialog(window, ChangeDialog)
        assert isinstance(form, ChangeDialog) and form.form.task.chosen == "T4"  # type: ignore[attr-defined]
        form.reject()


def test_every_field_has_a_name_for_those_who_cannot_see_it(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    for name in ("overlap", "tasks"):
        shown_view = window.area.views.view(name)
        for widget in shown_view.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and isinstance(widget, DataTable | QLineEdit):
                named_by = widget.accessibleName() or widget.parentWidget().objectName()
                assert named_by, widget
    assert view.table.accessibleName() == "Aufgaben"

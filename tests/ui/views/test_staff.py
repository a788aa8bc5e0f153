"""The view Stellen with real events: the table typed over, pasted into, filtered, gathered; the selection shared."""

import threading
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from integration_office.application.post_edits import measures_for
from integration_office.domain.changes import (
    AddPosition,
    Change,
    ChangeFte,
    CutPosition,
    MovePosition,
    RegradePosition,
)
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.plan import Plan
from integration_office.domain.position import Lapse, Position, Terms
from integration_office.domain.scenario import Scenario
from integration_office.ui.dialogs.notes import NotesDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.views.staff.paste_preview import PastePreview
from integration_office.ui.views.staff.posts_page import PostsPage
from integration_office.ui.views.staff.view import StaffView
from integration_office.ui.views.table import DataTable
from tests.ui.acting import dialog, keys, press, status
from tests.ui.conftest import Opener
from tests.ui.town import town

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
P3, P4 = PositionId("0103"), PositionId("0104")


def plan() -> Plan:
    return town().with_scenario(Scenario("Groß"))


@pytest.fixture
def window(open_window: Opener) -> MainWindow:
    return open_window(plan())


def shown(qtbot: QtBot, window: MainWindow) -> PostsPage:
    """Alt+5, and everything computed."""
    press(qtbot, window.area.chart, Qt.Key.Key_5, ALT)
    view = window.area.views.view("staff")
    assert isinstance(view, StaffView) and view.isVisible()
    settled(qtbot, window)
    return view.posts


def settled(qtbot: QtBot, window: MainWindow) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.is_busy)


def cell(page: PostsPage, post: str, key: str) -> QModelIndex:
    place = page.model.place(post)
    assert place is not None, f"{post} is not shown"
    return page.model.index(place, [each.key for each in page.model.post_columns].index(key))


def texts(page: PostsPage, post: str, *columns: str) -> list[str]:
    return [cell(page, post, key).data() for key in columns]


def type_over(qtbot: QtBot, table: DataTable, index: QModelIndex, text: str) -> None:
    """F2, the text, Enter: what somebody with a keyboard does."""
    table.setCurrentIndex(index)
    press(qtbot, table, Qt.Key.Key_F2)
    (editor,) = (each for each in table.viewport().findChildren(QLineEdit) if each.isVisible())
    editor.selectAll()
    # A key for each letter: of ASCII alone.
    qtbot.keyClicks(editor, text) if text else qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    window = table.window()
    assert isinstance(window, MainWindow)
    settled(qtbot, window)


def paste(qtbot: QtBot, page: PostsPage, index: QModelIndex, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    page.table.setCurrentIndex(index)
    press(qtbot, page.table, Qt.Key.Key_V, CTRL)
    window = page.window()
    assert isinstance(window, MainWindow)
    settled(qtbot, window)


def close(qtbot: QtBot, window: MainWindow, told: NotesDialog) -> None:
    told.close()
    settled(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def test_each_post_stands_in_a_row_with_what_it_costs_and_does(qtbot: QtBot, window: MainWindow) -> None:
    page = shown(qtbot, window)
    assert page.model.rowCount() == 10
    assert texts(page, "0102", "title", "unit", "office", "grade", "planned", "head", "shares") == [
        *("Leitung", "Ausländerangelegenheiten", "Ordnungsamt", "A13", "1,00", "ja", "75 % (2)")
    ]
    cost = window.bridge.session.figures.cost
    assert f"{cost.full_cost // 100 + 1:,}".replace(",", ".")[:7] in page.summary.text()
    assert "10 von 10 Stellen: 9,50 VZÄ Soll" in page.summary.text() and "ohne Preis" not in page.summary.text()
    window.bridge.session.perform([RegradePosition(P3, read_grade("P7"))], new_scenario="Ohne Preis")
    settled(qtbot, window)
    assert "1,00 VZÄ ohne Preis, nicht in den Kosten" in page.summary.text()
    window.bridge.session.undo()
    settled(qtbot, window)
    assert "berichtigt den Ist-Stand und gilt für alle Varianten" in page.where.text()


def test_on_the_baseline_typing_corrects_the_ist_stand_and_undo_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    page, session = shown(qtbot, window), window.bridge.session
    type_over(qtbot, page.table, cell(page, "0103", "grade"), "EG 11")
    # Whoever types down a column stays in it.
    assert page.table.currentIndex() == cell(page, "0103", "grade")
    type_over(qtbot, page.table, cell(page, "0103", "competences"), "K01, K05")
    assert session.scenario is None
    post = session.plan.baseline.positions[P3]
    assert (post.grade, post.competences) == (read_grade("E11"), ("K01", "K05"))
    assert "Stelle berichtigen (0103)" in status(window)
    type_over(qtbot, page.table, cell(page, "0103", "grade"), "Z99")
    assert "Z99" in status(window)
    type_over(qtbot, page.table, cell(page, "0103", "planned"), "1,5")
    assert "mehr als eine ganze Stelle" in status(window)
    assert session.plan.baseline.positions[P3] == post
    window.commands["undo"].trigger()
    assert session.plan.baseline.positions[P3].competences == ()


def test_in_a_scenario_typing_becomes_measures_unless_the_user_says_otherwise(qtbot: QtBot, window: MainWindow) -> None:
    session = window.bridge.session
    session.switch_scenario("Groß")
    page = shown(qtbot, window)
    assert "werden Maßnahmen der Variante „Groß“" in page.where.text()
    type_over(qtbot, page.table, cell(page, "0103", "grade"), "E11")
    type_over(qtbot, page.table, cell(page, "0103", "unit"), "AUSLANDSAMT")
    assert "Eine Einheit „AUSLANDSAMT“ gibt es nicht" in status(window)
    type_over(qtbot, page.table, cell(page, "0103", "unit"), "56")
    type_over(qtbot, page.table, cell(page, "0104", "kw"), "2028")
    assert session.scenario is not None
    assert [each.change for each in session.scenario.measures][:2] == [
        RegradePosition(P3, read_grade("E11")),
        MovePosition(P3, UnitId("56")),
    ]
    assert session.scenario.measures[2].change == CutPosition(P4, Lapse(date(2028, 12, 31)))
    assert texts(page, "0103", "grade", "unit") == ["△ E11", "△ Amt für Integration"]
    assert page.model.place("0104") is None and "1 gestrichene Stelle" in page.summary.text()
    assert session.plan.baseline == town().baseline
    page.goes.setFocus()
    press(qtbot, page.goes, Qt.Key.Key_Down)
    assert "Alles berichtigt den Ist-Stand" in page.where.text()
    type_over(qtbot, page.table, cell(page, "0102", "step"), "5")
    assert session.plan.baseline.positions[PositionId("0102")].terms.step == 5


def test_cells_from_a_sheet_are_one_step_of_undo_or_a_sentence_each(qtbot: QtBot, window: MainWindow) -> None:
    session = window.bridge.session
    session.switch_scenario("Groß")
    page = shown(qtbot, window)
    before = session.plan
    wrong = "E11\t\t1,5\nQuatsch\tzwölf\t0,5\n"
    paste(qtbot, page, cell(page, "0103", "grade"), wrong)
    told = dialog(window, NotesDialog)
    text = told.list.toPlainText()
    assert "Zeile 1, Spalte „VZÄ Soll“: 1,5 VZÄ sind mehr als eine ganze Stelle" in text
    assert "Zeile 2, Spalte „Gruppe“" in text and "„Quatsch“" in text
    assert "Zeile 2, Spalte „Stufe“: „zwölf“ passt hier nicht" in text
    assert session.plan is before, "nothing is half done"
    close(qtbot, window, told)
    paste(qtbot, page, cell(page, "0103", "grade"), "E11\t\t0,75\r\nE10\t\t0,5\r\n")
    assert session.scenario is not None
    assert [each.change for each in session.scenario.measures] == [
        RegradePosition(P3, read_grade("E11")),
        ChangeFte(P3, 7_500),
        RegradePosition(P4, read_grade("E10")),
    ]
    window.commands["undo"].trigger()
    assert session.plan == before
    paste(qtbot, page, cell(page, "0101", "id"), "Nr.\tGruppe\n0103\t\n")
    assert "0103" in status(window) and session.plan == before, "no measure takes a grade away: said, not a fault"


def test_many_pasted_cells_are_made_measures_beside_the_window(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, here, asked = window.bridge.session, threading.current_thread(), list[bool]()

    def told(*given: Any) -> tuple[Change, ...]:
        asked.append(threading.current_thread() is here)
        return measures_for(*given)

    monkeypatch.setattr("integration_office.ui.views.staff.editing.measures_for", told)
    monkeypatch.setattr("integration_office.ui.views.staff.editing.MANY", 1)
    session.switch_scenario("Groß")
    page = shown(qtbot, window)
    paste(qtbot, page, cell(page, "0103", "grade"), "E11\nE10\n")
    assert session.scenario is not None and asked == [False]
    assert [each.change for each in session.scenario.measures] == [
        RegradePosition(P3, read_grade("E11")),
        RegradePosition(P4, read_grade("E10")),
    ]


def test_a_pasted_table_with_heads_finds_its_posts_by_number(qtbot: QtBot, window: MainWindow) -> None:
    page, session = shown(qtbot, window), window.bridge.session
    rows = "Nr.\tFunktion\tVollkosten\n0104\tBeratung\t1\n0999\tNeu\t\n"
    paste(qtbot, page, cell(page, "0101", "id"), rows)
    told = dialog(window, NotesDialog)
    assert "Zeile 3, Spalte „VZÄ Soll“: Bitte die VZÄ der neuen Stelle angeben." in told.list.toPlainText()
    assert "Zeile 2, Spalte „Vollkosten“: Diese Spalte wird berechnet" in told.list.toPlainText()
    close(qtbot, window, told)
    paste(qtbot, page, cell(page, "0101", "id"), "Nr.\tkw\tKW\n0104\t2027\t2028\n0104\t2027\t\n")
    told = dialog(window, NotesDialog)
    assert "Zeile 1, Spalte „KW“: Diese Spalte steht zweimal da." in told.list.toPlainText()
    assert "Zeile 3, Spalte „Nr.“: Die Stelle „0104“ steht schon in Zeile 2." in told.list.toPlainText()
    close(qtbot, window, told)
    paste(qtbot, page, cell(page, "0101", "id"), "Nr.\tFunktion\n0104\tBeratung\n")
    assert session.plan.baseline.positions[P4].title == "Beratung"
    page.table.selectAll()
    press(qtbot, page.table, Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[0].startswith("Nr.\tFunktion\tEinheit")
    paste(qtbot, page, cell(page, "0101", "id"), copied)
    assert "steht schon so in der Tabelle" in status(window), "what was copied comes back unchanged"
    paste(qtbot, page, cell(page, "0401", "id"), "\t".join("x" * 99))
    assert "Die Zwischenablage hat 99 Spalten" in dialog(window, NotesDialog).list.toPlainText()


def test_lines_of_the_workbook_are_pasted_as_they_are(qtbot: QtBot, window: MainWindow) -> None:
    session = window.bridge.session
    session.switch_scenario("Groß")
    page, before = shown(qtbot, window), session.plan.measures_of("Groß")
    heads = "Stellennummer\tEinheit\tFunktion\tGruppe\tVZÄ Soll\tKompetenzen\tLeitung\tFörderung"
    line = "0104\t32.4\tSachbearbeitung\tE9a\t0,25\t\tnein\t"
    paste(qtbot, page, cell(page, "0101", "id"), f"{heads}\n{line}KI\n")
    told = dialog(window, NotesDialog)
    assert "Spalte „Förderung“: Diese Spalte kennt die Tabelle nicht." in told.list.toPlainText()
    close(qtbot, window, told)
    paste(qtbot, page, cell(page, "0101", "id"), f"{heads}\n{line}\n")
    assert [each.change for each in session.plan.measures_of("Groß")[len(before) :]] == [ChangeFte(P4, 2_500)]


def test_lines_below_the_last_post_become_new_ones_after_a_preview(qtbot: QtBot, window: MainWindow) -> None:
    page, session = shown(qtbot, window), window.bridge.session
    before = session.plan
    rows = (
        "Nr.\tFunktion\tEinheit\tGruppe\tVZÄ Soll\r\n"
        "0104\tSachbearbeitung\tAusländerangelegenheiten\tE10\t0,50\r\n"
        "\tBeratung\tSozialamt\tE9b\t0,5\r\n"
        '0900\t"Team\nNord"\t\t\t1\r\n'
        "0900\tnoch eine\t\tE9b\t1\r\n"
        "\tohne VZÄ\t33\tE9b\t\r\n"
    )
    paste(qtbot, page, cell(page, "0401", "id"), rows)
    preview = dialog(window, PastePreview)
    assert preview.headline.text() == "2 neue Stellen · 1 geänderte Stelle · 2 abgewiesene Zeilen"
    lines = preview.lines.toPlainText()
    assert "Neu: 0302-B" not in lines and "„Beratung“, E9b, 0,50 VZÄ, davon 0,50 VZÄ besetzt, 50 „Sozialamt“" in lines
    assert "Neu: 0900 „Team Nord“, ohne Gruppe, 1,00 VZÄ" in lines and "56 „Amt für Integration“" in lines
    assert "Die Stellennummer „0900“ ist schon vergeben" in lines and "Bitte die VZÄ der neuen Stelle" in lines
    assert session.plan is before
    press(qtbot, preview.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.Key.Key_Space)
    settled(qtbot, window)
    posts = session.plan.baseline.positions
    (new,) = set(posts) - set(before.baseline.positions) - {"0900"}
    assert (posts[new].unit, posts[new].fte_planned, posts[P4].grade) == ("50", 5_000, read_grade("E10"))
    assert posts[PositionId("0900")].title == "Team Nord"
    window.commands["undo"].trigger()
    assert session.plan is before, "one step"


def test_in_a_scenario_pasted_posts_are_measures(qtbot: QtBot, window: MainWindow) -> None:
    session = window.bridge.session
    session.switch_scenario("Groß")
    page = shown(qtbot, window)
    page.table.setCurrentIndex(cell(page, "0401", "title"))
    QGuiApplication.clipboard().setText("Beratung\t\t\tE9b\t\t0,5\t\n")
    at = [action.text() for action in page._menu().actions()].index("Als &neue Stellen einfügen …")
    page._menu().actions()[at].trigger()
    settled(qtbot, window)
    preview = dialog(window, PastePreview)
    assert "unbesetzt, 56 „Amt für Integration“" in preview.lines.toPlainText()
    preview.accept()
    assert session.scenario is not None
    (change,) = (each.change for each in session.scenario.measures)
    assert isinstance(change, AddPosition) and change.position.unit == "56"
    assert len(session.organisation.positions) == 11 and session.plan.baseline == town().baseline


def test_words_kinds_and_groups_narrow_and_add_up(qtbot: QtBot, window: MainWindow) -> None:
    page = shown(qtbot, window)
    keys(qtbot, page.search, "sozialamt leitung")
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    page.search.clear()
    qtbot.waitUntil(lambda: page.model.rowCount() == 10)
    page.kind.setCurrentText("nur Leitungen")
    assert page.model.rowCount() == 6
    page.kind.setCurrentIndex(0)
    page.grouping.setCurrentText("nach Amt")
    first = page.model.index(0, 0)
    assert first.data() == "▾ 32 Ordnungsamt (4)"
    planned = [each.key for each in page.model.post_columns].index("planned")
    assert page.model.index(0, planned).data() == "3,50"
    page.table.setCurrentIndex(first)
    press(qtbot, page.table, Qt.Key.Key_Return)
    assert page.model.index(0, 0).data().startswith("▸") and page.model.place("0103") is None


def test_a_selection_is_shared_and_shares_of_its_post_are_typed_over(qtbot: QtBot, window: MainWindow) -> None:
    page, bridge = shown(qtbot, window), window.bridge
    page.table.selectRow(page.model.place("0103"))
    settled(qtbot, window)
    assert bridge.positions == (P3,)
    press(qtbot, page.table, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert bridge.scissors.payload.positions == (P3,)
    bridge.select(positions=(P4,))
    assert page.table.chosen_posts == (P4,)
    assert page.task_model.rowCount() == 1
    bridge.select((UnitId("II"),))
    page.scope.setCurrentText("nur Auswahl")
    assert {page.model.post_id(line) for line in page.model.shown} == {"0301", "0302", "0303", "0401"}
    page.scope.setCurrentIndex(0)
    session = window.bridge.session
    page.table.selectRow(page.model.place("0102"))
    settled(qtbot, window)
    type_over(qtbot, page.tasks, page.task_model.index(0, 1), "90 %")
    assert "mehr als die ganze Stelle" in status(window)
    type_over(qtbot, page.tasks, page.task_model.index(0, 1), "60 %")
    shares = {each.task: each.share for each in session.plan.baseline.assignments[PositionId("0102")]}
    assert shares == {"T1": 6_000, "T2": 2_500}


def test_a_post_of_the_scenario_has_nothing_to_correct(qtbot: QtBot, open_window: Opener) -> None:
    base = plan()
    window = open_window(replace(base, active="Groß"))
    new = Position(PositionId("0500"), UnitId("56"), "Neu", Terms(read_grade("E11"), None, 10_000, None))
    window.bridge.session.perform([AddPosition(new)])
    page = shown(qtbot, window)
    type_over(qtbot, page.table, cell(page, "0500", "title"), "Beratung")
    assert "entsteht erst in der Variante" in status(window)

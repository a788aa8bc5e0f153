"""What only people can write: kept in the plan as one types, with undo; drafts are offered; gaps are counted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from integration_office.domain.paper_texts import TextField
from integration_office.domain.plan import Plan
from integration_office.ui.paper.window import PaperWindow
from tests.ui.conftest import Files, Opener
from tests.ui.paper.conftest import PaperOpener, settled, workspace

LEFT = Qt.MouseButton.LeftButton
MISSING = 8


def area(paper: PaperWindow, field: TextField) -> QPlainTextEdit | QLineEdit:
    paper.tabs.setCurrentWidget(paper.texts)
    found = paper.texts.editors[field].area
    found.setFocus()
    return found


def text(paper: PaperWindow, field: TextField, scenario: str = "Klein") -> str:
    return paper._bridge.session.plan.text(field, scenario)


def test_what_is_written_is_in_the_plan_and_in_the_next_paper(qtbot: QtBot, paper: PaperWindow, files: Files) -> None:
    qtbot.keyClicks(area(paper, TextField.REASONS), "Zwei Stellen, eine Aufgabe")
    qtbot.waitUntil(lambda: text(paper, TextField.REASONS) == "Zwei Stellen, eine Aufgabe")
    settled(qtbot, paper)
    assert files.papers.made[-1][0].text(TextField.REASONS, "Klein") == "Zwei Stellen, eine Aufgabe"
    assert paper._bridge.session.plan.text(TextField.REASONS, "Groß") == ""


def test_leaving_a_field_keeps_it_at_once_and_undo_takes_it_back(qtbot: QtBot, paper: PaperWindow) -> None:
    field = area(paper, TextField.BODY)
    qtbot.keyClicks(field, "Rat")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert text(paper, TextField.BODY) == "Rat"
    paper._bridge.session.undo()
    assert text(paper, TextField.BODY) == ""
    assert paper.texts.editors[TextField.BODY].text == ""
    paper._bridge.session.redo()
    assert paper.texts.editors[TextField.BODY].text == "Rat"


def test_what_is_being_written_outlives_a_change_of_the_plan(qtbot: QtBot, paper: PaperWindow) -> None:
    field = area(paper, TextField.REASONS)
    qtbot.keyClicks(field, "halb geschrieben ")
    paper._bridge.session.switch_scenario("Groß")
    assert paper.texts.editors[TextField.REASONS].text == "halb geschrieben "
    qtbot.waitUntil(lambda: text(paper, TextField.REASONS) == "halb geschrieben")
    assert paper.texts.editors[TextField.REASONS].text == "halb geschrieben "


def test_every_scenario_has_its_own_reasons(qtbot: QtBot, paper: PaperWindow) -> None:
    qtbot.keyClicks(area(paper, TextField.REASONS), "nur Klein")
    qtbot.keyClicks(area(paper, TextField.BODY), "Rat")
    paper.order.proposed.setCurrentText("Groß")
    assert text(paper, TextField.REASONS) == "nur Klein"
    assert paper.texts.editors[TextField.REASONS].text == ""
    assert paper.texts.editors[TextField.BODY].text == "Rat"
    paper.order.proposed.setCurrentText("Klein")
    assert paper.texts.editors[TextField.REASONS].text == "nur Klein"


def test_closing_keeps_what_was_written_last(qtbot: QtBot, paper: PaperWindow) -> None:
    qtbot.keyClicks(area(paper, TextField.REASONS), "zuletzt")
    paper.close()
    assert text(paper, TextField.REASONS) == "zuletzt"


def test_a_draft_is_offered_and_taken_by_a_click_but_never_over_a_text(
    qtbot: QtBot, open_paper: PaperOpener, files: Files
) -> None:
    files.papers.drafts = {TextField.REASONS: "Entwurf aus den Daten"}
    paper = open_paper()
    field = area(paper, TextField.REASONS)
    assert field.placeholderText() == "Entwurf aus den Daten"
    editor = paper.texts.editors[TextField.REASONS]
    assert not paper.texts.editors[TextField.BODY].take.isVisible()
    paper.texts.ensureWidgetVisible(editor.take)
    qtbot.mouseClick(editor.take, LEFT)
    assert editor.text == "Entwurf aus den Daten"
    assert not editor.take.isEnabled()
    qtbot.waitUntil(lambda: text(paper, TextField.REASONS) == "Entwurf aus den Daten")


def test_missing_texts_are_counted_and_led_to(qtbot: QtBot, paper: PaperWindow) -> None:
    assert len(paper.texts.missing) == MISSING
    assert paper.state_line.missing.text() == "⚠ 8 Texte fehlen"
    assert paper.tabs.tabText(1) == "Te&xte (8 fehlen)"
    qtbot.mouseClick(paper.state_line.missing, LEFT)
    assert paper.tabs.currentWidget() is paper.texts
    assert paper.focusWidget() is paper.texts.editors[TextField.FILE_NUMBER].area
    qtbot.keyClicks(paper.focusWidget(), "V/1/2027")
    assert paper.state_line.missing.text() == "⚠ 7 Texte fehlen"
    assert paper.texts.editors[TextField.FILE_NUMBER].mark.text() == ""
    assert paper.texts.editors[TextField.URGENCY].mark.text() == "freiwillig"
    assert paper.texts.editors[TextField.REASONS].mark.text() == "⚠ fehlt"


def test_another_kind_of_paper_has_other_fields(qtbot: QtBot, paper: PaperWindow) -> None:
    qtbot.keyClick(paper.order.template, Qt.Key.Key_End)
    assert list(paper.texts.editors)[:2] == [TextField.DEPARTMENT, TextField.WHY_NOW]
    qtbot.keyClicks(area(paper, TextField.WHY_NOW), "Weil")
    paper.texts.flush()
    assert text(paper, TextField.WHY_NOW) == "Weil"


def test_closing_the_window_keeps_them_too_and_computes_nothing_any_more(
    qtbot: QtBot, open_window: Opener, two: Plan
) -> None:
    window = open_window(two)
    window.commands["paper"].trigger()
    paper = workspace(qtbot, window)
    qtbot.keyClicks(area(paper, TextField.REASONS), "zuletzt")
    window.close()
    assert text(paper, TextField.REASONS) == "zuletzt"
    assert not window._costly.is_waiting
    assert not window.background.is_busy

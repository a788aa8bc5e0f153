"""The paper leaves the program: as a file, tables, pictures; or it is said why not."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QProgressDialog
from pytestqt.qtbot import QtBot

from integration_office.domain.paper_texts import TextField, missing_fields, with_text
from integration_office.domain.plan import Plan
from integration_office.ui import choosing
from integration_office.ui.dialogs.notes import NotesDialog
from integration_office.ui.paper import result_dialog
from integration_office.ui.paper.result_dialog import ResultDialog
from integration_office.ui.paper.window import PaperWindow
from tests.ui.acting import dialog, press
from tests.ui.conftest import Files
from tests.ui.paper.conftest import PaperOpener, settled
from tests.ui.papers import A4

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Every dialog for a place answers with this folder's files."""
    monkeypatch.setattr(choosing, "paper_to_write", lambda *_: tmp_path / "Klein.pdf")
    monkeypatch.setattr(choosing, "annex_to_write", lambda *_: tmp_path / "Klein.xlsx")
    monkeypatch.setattr(choosing, "folder_to_write", lambda *_: tmp_path)
    return tmp_path


@pytest.fixture
def written(two: Plan) -> Plan:
    """All texts are there."""
    texts = two.texts
    for field in missing_fields(texts, "beschlussvorlage", "Klein"):
        texts = with_text(texts, field, "Klein", "geschrieben")
    for field in TextField:
        two = two.with_text(field, "Klein", texts.get(field.value, "geschrieben"))
    return two


def result(qtbot: QtBot, paper: PaperWindow) -> ResultDialog:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in paper.findChildren(ResultDialog)))
    found = dialog(paper, ResultDialog)
    assert isinstance(found, ResultDialog)
    return found


def answer(button: str) -> list[str]:
    """Press a button of the question that is about to come up; its text is in the list afterwards."""
    asked: list[str] = []

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(each for each in box.buttons() if each.text().replace("&", "") == button).click()

    QTimer.singleShot(0, click)
    return asked


def test_the_paper_is_written_and_its_check_is_told(
    qtbot: QtBot, open_paper: PaperOpener, written: Plan, files: Files, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(result_dialog, "open_with_system", opened.append)
    paper = open_paper(written)
    press(qtbot, paper, Qt.Key.Key_S, CONTROL)
    told = result(qtbot, paper)
    kind, path, order = files.papers.written[0]
    assert (kind, path, order.scenarios[0]) == ("paper", target / "Klein.pdf", "Klein")
    assert told.files.text() == f"Geschrieben: {target / 'Klein.pdf'}"
    assert told.checked.text() == "✓ Selbstprüfung bestanden."
    assert not told.findings.isVisible()
    qtbot.mouseClick(told.open_file, LEFT)
    qtbot.mouseClick(told.open_folder, LEFT)
    assert opened == [target / "Klein.pdf", target]


def test_findings_are_named_in_full(
    qtbot: QtBot, open_paper: PaperOpener, written: Plan, files: Files, target: Path
) -> None:
    files.papers.findings = ("Seite 3: Eine Abbildung hat keine Beschreibung.",)
    paper = open_paper(written)
    paper.tools["write_paper"].trigger()
    told = result(qtbot, paper)
    assert told.checked.text() == "⚠ Geprüft, mit 1 Hinweis:"
    assert told.findings.toPlainText() == files.papers.findings[0]


def test_a_format_without_a_check_says_so(
    qtbot: QtBot, open_paper: PaperOpener, written: Plan, files: Files, target: Path
) -> None:
    files.papers.checked = ""
    paper = open_paper(written)
    paper.tools["write_paper"].trigger()
    assert "keine Selbstprüfung" in result(qtbot, paper).checked.text()


@pytest.mark.parametrize(
    ("command", "name"),
    [("write_annex", "Klein.xlsx"), ("write_charts.svg", "Klein.svg"), ("write_charts.png", "Klein.png")],
)
def test_tables_and_pictures(
    qtbot: QtBot, paper: PaperWindow, files: Files, target: Path, command: str, name: str
) -> None:
    paper.tools[command].trigger()
    result(qtbot, paper)
    assert files.papers.written[0][1] == target / name


def test_a_paper_without_charts_says_so(qtbot: QtBot, paper: PaperWindow, files: Files, target: Path) -> None:
    files.papers.has_charts = False
    paper.tools["write_charts.svg"].trigger()
    said = paper.state_line.message
    qtbot.waitUntil(lambda: said.text() == "In diesem Papier stehen keine Organigramme und keine Diagramme.")
    assert paper.findChildren(ResultDialog) == []


def test_missing_texts_are_asked_about_and_do_not_stand_in_the_way(
    qtbot: QtBot, paper: PaperWindow, files: Files, target: Path
) -> None:
    asked = answer("Trotzdem weiter")
    paper.tools["write_paper"].trigger()
    assert asked[0].startswith("8 Texte fehlen: file_number; department;")
    result(qtbot, paper)
    assert files.papers.written


@pytest.mark.parametrize(("button", "leads"), [("Texte schreiben", True), ("Cancel", False)])
def test_or_the_texts_are_written_first(
    qtbot: QtBot, paper: PaperWindow, files: Files, target: Path, button: str, leads: bool
) -> None:
    answer(button)
    paper.tools["write_paper"].trigger()
    assert files.papers.written == []
    assert (paper.tabs.currentWidget() is paper.texts) is leads


def test_a_paper_too_long_for_leadership_is_said_at_once_and_before_it_leaves(
    qtbot: QtBot, open_paper: PaperOpener, written: Plan, files: Files, target: Path
) -> None:
    files.papers.shapes = (A4,) * 7
    paper = open_paper(written.with_text(TextField.AIM, "Klein", "lang " * 500))
    assert paper.state_line.length.isHidden()
    qtbot.keyClick(paper.order.template, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: files.papers.made[-1][1].template == "gedankenpapier")
    settled(qtbot, paper)
    said = paper.state_line.length
    assert (said.isVisible(), said.text()) == (True, "⚠ 7 Seiten")
    assert said.accessibleName() == (
        "Das Gedankenpapier hat 7 Seiten; mit der Anlage „Rechenwege“ sind es für die Leitung höchstens 6. Der längste "
        "Text ist „aim“ mit 2.499 Zeichen."
    )
    qtbot.mouseClick(said, LEFT)
    assert paper.tabs.currentWidget() is paper.texts
    asked = answer("Trotzdem weiter")
    paper.tools["write_paper"].trigger()
    assert asked == [said.accessibleName()]
    result(qtbot, paper)


def test_what_is_being_written_is_in_the_file(
    qtbot: QtBot, open_paper: PaperOpener, written: Plan, files: Files, target: Path
) -> None:
    paper = open_paper(written)
    qtbot.keyClicks(paper.texts.editors[TextField.REASONS].area, "!")
    paper.tools["write_paper"].trigger()
    result(qtbot, paper)
    assert paper._bridge.session.plan.text(TextField.REASONS, "Klein").strip() in ("!geschrieben", "geschrieben!")


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_there(
    qtbot: QtBot, open_paper: PaperOpener, written: Plan, files: Files, target: Path
) -> None:
    paper = open_paper(written)
    files.papers.refusal = OSError("Klein.pdf lässt sich nicht schreiben. Bitte einen anderen Ordner wählen.")
    paper.tools["write_paper"].trigger()
    qtbot.waitUntil(lambda: bool(paper.findChildren(NotesDialog)))
    notes = dialog(paper, NotesDialog)
    assert isinstance(notes, NotesDialog)
    assert notes.list.toPlainText() == str(files.papers.refusal)
    assert not list(target.iterdir())


def test_writing_can_be_given_up(
    qtbot: QtBot, open_paper: PaperOpener, written: Plan, files: Files, target: Path
) -> None:
    paper = open_paper(written)
    files.papers.free.clear()
    paper.tools["write_paper"].trigger()

    def shown() -> list[QProgressDialog]:
        return [each for each in paper.findChildren(QProgressDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    shown()[0].canceled.emit()
    qtbot.waitUntil(lambda: not paper.is_busy)
    assert not list(target.iterdir())
    assert paper.findChildren(ResultDialog) == []


def test_given_up_in_the_dialog_of_the_system_nothing_happens(
    qtbot: QtBot, open_paper: PaperOpener, written: Plan, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    paper = open_paper(written)
    paper.tools["write_paper"].trigger()
    paper.tools["write_annex"].trigger()
    settled(qtbot, paper)
    assert files.papers.written == []


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [("a", "Word (*.docx)", "a.docx"), ("a.odt", "PDF (*.pdf)", "a.odt"), ("a", "", "a.pdf"), ("a.b", "", "a.b.pdf")],
)
def test_the_kind_of_file_is_taken_from_the_name_else_from_the_list(
    paper: PaperWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, name: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), kind))
    found = choosing.paper_to_write(paper, paper._language, "Klein", (".pdf", ".docx", ".odt"))
    assert found == tmp_path / name

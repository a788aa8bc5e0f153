"""Open, import, keep, write: the window asks for a place, the services do it, the user is told."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from integration_office.application.session import Session
from integration_office.ui import choosing
from integration_office.ui.dialogs.name_dialog import NameDialog
from integration_office.ui.dialogs.notes import NotesDialog
from integration_office.ui.main_window import MainWindow
from tests.ui.acting import dialog, status
from tests.ui.conftest import Files


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Every file dialog of the system answers with this folder's files."""
    monkeypatch.setattr(choosing, "plan_to_open", lambda *_: tmp_path / "a.orgplan")
    monkeypatch.setattr(choosing, "sources_to_import", lambda *_: [tmp_path / "a.xlsx"])
    monkeypatch.setattr(choosing, "plan_to_create", lambda *_: tmp_path / "neu.orgplan")
    monkeypatch.setattr(choosing, "workbook_to_write", lambda *_: tmp_path / "a.xlsx")
    return tmp_path


def test_opening_a_plan(qtbot: QtBot, window: MainWindow, files: Files, chosen: Path) -> None:
    with qtbot.waitSignal(window.opened) as opened:
        window.commands["open"].trigger()
    assert isinstance(opened.args[0], Session)
    assert files.written == [("open", chosen / "a.orgplan")]


def test_a_plan_that_cannot_be_opened_is_told_and_nothing_changes(
    window: MainWindow, files: Files, chosen: Path, qtbot: QtBot
) -> None:
    files.refusal = OSError("a.orgplan: Die Datei ist gerade geöffnet.")
    window.commands["open"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(NotesDialog)))
    notes = dialog(window, NotesDialog)
    assert isinstance(notes, NotesDialog)
    assert notes.list.toPlainText() == "a.orgplan: Die Datei ist gerade geöffnet."
    assert window.isVisible()


def test_the_plan_that_is_open_here_is_not_said_to_be_open_elsewhere(
    window: MainWindow, files: Files, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "path", chosen / "a.orgplan")
    window.commands["open"].trigger()
    notes = dialog(window, NotesDialog)
    assert isinstance(notes, NotesDialog)
    assert notes.list.toPlainText() == str(chosen / "a.orgplan")
    assert files.written == []


def test_importing_reads_in_the_background_then_asks_where_the_plan_is_to_live(
    qtbot: QtBot, window: MainWindow, files: Files, chosen: Path
) -> None:
    files.remarks = ("Zeile 3: gerundet",)
    with qtbot.waitSignal(window.opened) as opened:
        window.commands["import"].trigger()
    assert opened.args[1] == ("Zeile 3: gerundet",)
    assert files.written == [("read", [chosen / "a.xlsx"]), ("open", chosen / "neu.orgplan")]


def test_a_workbook_chosen_to_open_is_imported(
    qtbot: QtBot, window: MainWindow, files: Files, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "plan_to_open", lambda *_: chosen / "a.ods")
    with qtbot.waitSignal(window.opened):
        window.commands["open"].trigger()
    assert files.written[0] == ("read", [chosen / "a.ods"])


def test_writing_a_workbook_tells_where_it_is(qtbot: QtBot, window: MainWindow, files: Files, chosen: Path) -> None:
    window.commands["export"].trigger()
    qtbot.waitUntil(lambda: status(window) == f"Geschrieben: {chosen / 'a.xlsx'}")
    kind, plan, target, language, _ = files.written[0]
    assert (kind, target) == ("workbook", chosen / "a.xlsx")
    assert plan is window.bridge.session.plan
    assert language is window.bridge.language


def test_a_refused_export_is_told(qtbot: QtBot, window: MainWindow, files: Files, chosen: Path) -> None:
    files.refusal = OSError("Der Datenträger ist voll.")
    window.commands["export"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(NotesDialog)))
    assert files.written == []


def test_keeping_a_state(qtbot: QtBot, window: MainWindow) -> None:
    keep_state(window, "Vor dem Rat")
    qtbot.waitUntil(lambda: status(window) == "Stand „Vor dem Rat“ gesichert")
    assert [each.name for each in window.bridge.session.checkpoints()] == ["Vor dem Rat"]


def test_a_state_is_kept_though_the_window_closes_at_once(window: MainWindow) -> None:
    keep_state(window, "Vor dem Rat")
    window.close()
    assert [each.name for each in window.bridge.session.checkpoints()] == ["Vor dem Rat"]


def keep_state(window: MainWindow, name: str) -> None:
    window.commands["checkpoint"].trigger()
    opened = dialog(window, NameDialog)
    assert isinstance(opened, NameDialog)
    opened.name.setText(name)
    opened.accept()


def test_a_title_becomes_a_name_every_system_takes() -> None:
    assert choosing.file_name('Amt: "groß" / klein?', ".pdf") == "Amt groß klein.pdf"
    assert choosing.file_name("", ".xlsx") == "plan.xlsx"

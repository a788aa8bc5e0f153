"""Going over to a newer baseline in the window: read, look, decide, one step of undo."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from integration_office.application.rebasing import Choice, Decision
from integration_office.domain.changes import MoveUnit, RegradePosition
from integration_office.domain.errors import UnknownUnit
from integration_office.domain.layered import frozen
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario, ScenarioStatus
from integration_office.ui import choosing
from integration_office.ui.dialogs.notes import NotesDialog
from integration_office.ui.dialogs.search_choice import SearchChoice
from integration_office.ui.main_window import MainWindow
from integration_office.ui.rebase.dialog import RebaseDialog
from integration_office.ui.rebase.picture import pictured, rows
from integration_office.wording.language import Language
from tests.strategies import grade
from tests.ui.acting import dialog, status
from tests.ui.conftest import Files, Opener
from tests.ui.town import session, town

LEFT = Qt.MouseButton.LeftButton
OK = QDialogButtonBox.StandardButton.Ok


def last_year() -> Plan:
    """The town a year ago: 50.2 was called 50.9 and its posts 9302 and 9303; 0103 had another grade."""
    now = town().baseline
    unit = replace(now.units["50.2"], id="50.9")
    posts = [replace(now.positions[f"030{n}"], id=f"930{n}", unit="50.9") for n in (2, 3)]
    other = replace(now.positions["0103"], terms=replace(now.positions["0103"].terms, grade=grade("E8")))
    old = now.with_units([unit], ["50.2"])
    for gone in ("0302", "0303"):
        old = old.without_position(gone)
    old = old.with_positions([*posts, other])
    move, regrade = Measure(MoveUnit("50.9", "56")), Measure(RegradePosition("0103", grade("E10")))
    plan = replace(town(), baseline=old, info=replace(town().info, base_year=2025))
    released = Scenario("Fertig", (move,), ScenarioStatus.RELEASED)
    return plan.with_new_scenario(Scenario("Groß", (move, regrade))).with_new_scenario(released).with_active("Groß")


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "stellenplan-2026.xlsx"
    monkeypatch.setattr(choosing, "baseline_to_read", lambda *_: [path])
    return path


def asked(qtbot: QtBot, window: MainWindow) -> RebaseDialog:
    window.commands["rebase"].trigger()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(RebaseDialog)))
    found = dialog(window, RebaseDialog)
    assert isinstance(found, RebaseDialog)
    return found


def choose(qtbot: QtBot, window: MainWindow, opened: RebaseDialog, choice: Choice) -> None:
    """With the keyboard, as one does: the arrow keys, then Enter."""
    box = opened.pane.choice
    box.setFocus()
    steps = box.findData(choice.value) - box.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: not window.background.is_busy)


def result(opened: RebaseDialog, scenario: str, number: int) -> str:
    return next(row.result for row in opened.model.rows if row.place == (scenario, number - 1))


def test_every_conflict_is_explained_and_decided_and_all_is_one_step(
    qtbot: QtBot, open_window: Opener, files: Files, chosen: Path
) -> None:
    files.remarks = ("Stellen, Zeile 3: gerundet",)
    before = last_year()
    window = open_window(before)
    opened = asked(qtbot, window)
    told = opened.differences.toPlainText()
    assert "1 neue Einheit: 50.2 „Integrationszentrum“" in told
    assert "1 Stelle anders: 0103" in told
    assert "Basisjahr jetzt 2026, bisher 2025" in told
    assert "„Fertig“ war mit den Zahlen des alten Ist-Stands freigegeben" in told
    assert "Zeile 3: gerundet" in told
    assert [row.place for row in opened.model.shown] == [("Fertig", 0), ("Groß", 0), ("Groß", 1)]
    assert opened.summary.text() == "3 Maßnahmen brauchen einen Blick, 2 werden nicht greifen"
    opened.table.go_to(("Groß", 1))
    assert opened.pane.why.text() == ("Stelle 0103 „Sachbearbeitung“ ist anders: Gruppe jetzt E9c, bisher E8.")
    opened.table.go_to(("Groß", 0))
    assert opened.pane.why.text().startswith("Greift nicht: Die Einheit 50.9 gibt es nicht.")
    choose(qtbot, window, opened, Choice.POINT)
    field = opened.pane.findChild(SearchChoice, "stand_in_50.9")
    assert isinstance(field, SearchChoice)
    assert field.isVisible()
    assert field.chosen == "50.2"
    assert result(opened, "Groß", 1) == "greift"
    qtbot.mouseClick(opened.pane.for_all, LEFT)
    qtbot.waitUntil(lambda: result(opened, "Fertig", 1) == "greift")
    opened.table.go_to(("Groß", 1))
    choose(qtbot, window, opened, Choice.OFF)
    assert opened.summary.text().endswith("alle werden greifen")
    qtbot.mouseClick(opened.buttons.button(OK), LEFT)
    session = window.bridge.session
    assert session.plan.baseline.units.keys() == town().baseline.units.keys()
    assert session.plan.measures_of("Groß")[0].change == MoveUnit("50.2", "56")
    assert [each.enabled for each in session.plan.measures_of("Groß")] == [True, False]
    assert session.plan.scenario("Fertig").status is ScenarioStatus.COORDINATION
    assert status(window).startswith("Auf den Ist-Stand aus „stellenplan-2026.xlsx“ umgestellt")
    window.commands["undo"].trigger()
    assert session.plan == before


def test_giving_up_changes_nothing_and_without_decisions_nothing_is_lost(
    qtbot: QtBot, open_window: Opener, chosen: Path
) -> None:
    window = open_window(last_year())
    opened = asked(qtbot, window)
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert window.bridge.session.plan == last_year()
    opened = asked(qtbot, window)
    opened.table.go_to(("Fertig", 0))
    choose(qtbot, window, opened, Choice.DROP)
    assert result(opened, "Fertig", 1) == "entfällt"
    opened.accept()
    plan = window.bridge.session.plan
    assert plan.measures_of("Groß") == last_year().measures_of("Groß")
    assert plan.measures_of("Fertig") == ()


def test_the_same_baseline_or_the_plan_itself_is_told(
    qtbot: QtBot, open_window: Opener, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(town())
    opened = asked(qtbot, window)
    assert opened.summary.text().startswith("Der Ist-Stand der Quelle ist derselbe")
    assert not opened.buttons.button(OK).isEnabled()
    opened.reject()
    monkeypatch.setattr(type(window.bridge.session), "path", chosen)
    window.commands["rebase"].trigger()
    notes = dialog(window, NotesDialog)
    assert isinstance(notes, NotesDialog)
    assert notes.list.toPlainText() == str(chosen)


def test_a_source_that_cannot_be_read_is_told_and_a_plan_file_is_closed_again(
    qtbot: QtBot, open_window: Opener, files: Files, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(last_year())
    files.refusal = OSError("Blatt „Einheiten“ fehlt.")
    window.commands["rebase"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(NotesDialog)))
    dialog(window, NotesDialog).reject()
    qtbot.waitUntil(lambda: not window.findChildren(NotesDialog))
    unsound = replace(town(), baseline=replace(town().baseline, units=frozen({})))
    with pytest.raises(UnknownUnit):
        pictured(last_year(), unsound, session(unsound).frame.duties, Language.german())
    files.refusal = None
    monkeypatch.setattr(choosing, "baseline_to_read", lambda *_: [chosen.with_suffix(".orgplan")])
    opened = asked(qtbot, window)
    assert files.written[-1] == ("open", chosen.with_suffix(".orgplan"))
    assert len(opened.model.rows) == 3


def test_a_decision_leaves_rows_that_say_nothing_else_as_they_are() -> None:
    before, language = last_year(), Language.german()
    picture = pictured(before, town(), session(before).frame.duties, language)
    lacking, other = (next(row for row in picture.rows if bool(row.lacking) is lacks) for lacks in (True, False))
    decided = {lacking.place: Decision(Choice.OFF)}
    again = {row.place: row for row in rows(before, picture.baseline, decided, language, picture.rows)}
    assert again[other.place] is other
    assert again[lacking.place].choice != lacking.choice

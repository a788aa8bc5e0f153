"""A kept state in a window of its own: looked at, never changed, made a plan of its own; the plan saved elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from integration_office.application.ports import StoreError, StoreProblem
from integration_office.domain.changes import CutPosition, MoveUnit
from integration_office.domain.identity import PositionId, UnitId
from integration_office.ui import choosing
from integration_office.ui.desk import Desk
from integration_office.ui.dialogs.checkpoints import CheckpointsDialog
from integration_office.ui.dialogs.notes import NotesDialog
from integration_office.ui.looking import CHANGING
from integration_office.ui.main_window import MainWindow
from integration_office.ui.search.entries import commands_in
from integration_office.wording.language import Language
from tests.ui.acting import LEFT, dialog, drag, status
from tests.ui.conftest import Files
from tests.ui.town import session


def shown(qtbot: QtBot, desk: Desk) -> MainWindow:
    """A window on the town with a scenario that was kept before it went on."""
    kept = session()
    kept.perform([MoveUnit(UnitId("32.4"), UnitId("56"))], new_scenario="A")
    kept.prepare_checkpoint(kept.plan)("Vor der Sitzung")
    kept.perform([CutPosition(PositionId("0401"))])
    window = desk.show(kept, Language.german())
    window.area.chart.reduced_motion = True
    qtbot.waitExposed(window)
    return window


def look(qtbot: QtBot, desk: Desk) -> MainWindow:
    window = shown(qtbot, desk)
    window.commands["checkpoints"].trigger()
    found = dialog(window, CheckpointsDialog)
    assert isinstance(found, CheckpointsDialog)
    qtbot.waitUntil(found.look.isEnabled)
    qtbot.mouseClick(found.look, LEFT)
    qtbot.waitUntil(lambda: len(desk.windows) == 2)
    looked = desk.windows[-1]
    looked.area.chart.reduced_motion = True
    qtbot.waitUntil(lambda: not looked.is_busy)
    return looked


def test_a_kept_state_is_looked_at_beside_the_plan_and_nothing_there_can_change(qtbot: QtBot, desk: Desk) -> None:
    looked = look(qtbot, desk)
    assert looked.windowTitle().startswith("Stand „Vor der Sitzung“ vom ") and "nur ansehen" in looked.windowTitle()
    then, now = looked.bridge.session, desk.windows[0].bridge.session
    assert "0401" in then.organisation.positions and "0401" not in now.organisation.positions
    looked.bridge.select((UnitId("33.1"),))
    named = {each.action.objectName(): each for each in commands_in(looked.menuBar(), Language.german())}
    possible = {name for name, each in named.items() if each.is_possible}
    assert not possible & set(CHANGING) and {"save_as", "export", "paper", "search"} <= possible
    assert "nur zum Ansehen" in named["rename"].detail
    before = then.plan
    drag(qtbot, looked.area.chart, "33.1", "56")
    assert then.plan is before and "Vor der Sitzung: Dieser gesicherte Stand ist hier nur zum Ansehen" in status(looked)
    looked.commands["next_scenario"].trigger()
    assert then.plan.active is None, "another scenario can be shown"
    assert now.plan.scenario("A").measures[1:], "the plan itself is as it was"


def test_a_kept_state_becomes_a_plan_of_its_own(
    qtbot: QtBot, desk: Desk, files: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    looked = look(qtbot, desk)
    monkeypatch.setattr(choosing, "plan_to_create", lambda *_: tmp_path / "alt.orgplan")
    looked.commands["save_as"].trigger()
    qtbot.waitUntil(lambda: ("open", tmp_path / "alt.orgplan") in files.written)
    qtbot.waitUntil(lambda: looked not in desk.windows)
    made = desk.windows[-1].bridge.session
    assert "0401" in made.organisation.positions and made.looked_at is None
    made.perform([CutPosition(PositionId("0103"))], new_scenario="B")


def test_a_plan_whose_file_refuses_is_saved_elsewhere_with_all_that_was_done(
    qtbot: QtBot, desk: Desk, files: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = shown(qtbot, desk)
    kept = window.bridge.session
    fails = _refusing(StoreError(StoreProblem.CHANGED, "x.orgplan"))
    monkeypatch.setattr(kept._store, "record", fails)
    before = kept.plan
    drag(qtbot, window.area.chart, "33.1", "56")
    assert kept.plan is before and "Bitte unter einem anderen Namen speichern" in status(window)
    own = tmp_path / "x.orgplan"
    monkeypatch.setattr(type(kept), "path", property(lambda _: own))
    monkeypatch.setattr(choosing, "plan_to_create", lambda *_: own)
    window.commands["save_as"].trigger()
    told = dialog(window, NotesDialog)
    assert "gehört zum Plan in diesem Fenster" in told.list.accessibleName()
    told.reject()
    monkeypatch.setattr(choosing, "plan_to_create", lambda *_: tmp_path / "neu.orgplan")
    window.commands["save_as"].trigger()
    qtbot.waitUntil(lambda: ("open", tmp_path / "neu.orgplan") in files.written)
    qtbot.waitUntil(lambda: window not in desk.windows)
    assert desk.windows[-1].bridge.session.plan == before


def _refusing(error: Exception) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise error

    return refuse

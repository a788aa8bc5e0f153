"""Named states: looked at beside now, restored, taken back; one that cannot be read any more."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_office.application.ports import Checkpoint, StoreError, StoreProblem
from integration_office.domain.changes import CutPosition, MoveUnit
from integration_office.domain.plan import Plan
from integration_office.ui.dialogs.checkpoints import CheckpointsDialog
from integration_office.ui.main_window import MainWindow
from integration_office.wording.language import Language
from integration_office.wording.times import time_text
from tests.ui.acting import LEFT, dialog, press, status

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(qtbot: QtBot, window: MainWindow) -> CheckpointsDialog:
    press(qtbot, window.area.chart, Qt.Key.Key_S, CONTROL | SHIFT)
    found = dialog(window, CheckpointsDialog)
    assert isinstance(found, CheckpointsDialog)
    return found


def test_a_kept_state_is_compared_and_restored(qtbot: QtBot, window: MainWindow) -> None:
    session = window.bridge.session
    session.perform([MoveUnit("32.4", "56")], new_scenario="A")
    kept = session.plan
    session.prepare_checkpoint(session.plan)("Vor der Sitzung")
    session.perform([CutPosition("0401")])
    session.prepare_checkpoint(session.plan)("<b>Nach</b> der Sitzung")
    found = opened(qtbot, window)
    assert [found.list.item(row).text().split("\n")[0] for row in (0, 1)] == [
        "<b>Nach</b> der Sitzung",
        "Vor der Sitzung",
    ]
    qtbot.waitUntil(lambda: found.head.text() == "Der Plan ist noch so wie damals.")
    qtbot.keyClick(found.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: found.head.text() == "Seitdem geändert:")
    assert found.lines.toPlainText() == "• Variante „A“: + Stelle 0401 „Amtsleitung“ streichen"
    figures = {found.table.item(row, 0).text(): row for row in range(found.table.rowCount())}
    assert found.table.horizontalHeaderItem(0).text() == "Kennzahlen der Variante „A“"
    assert "günstiger" in found.table.item(figures["Vollkosten"], 3).text()
    assert "nicht verifiziert" in found.table.item(figures["Vollkosten"], 4).text()
    qtbot.mouseClick(found.restore, LEFT)
    assert session.plan == kept
    assert status(window).startswith("Stand „Vor der Sitzung“ wiederhergestellt · Rückgängig mit Strg+Z")
    session.undo()
    assert "0401" not in session.organisation.positions


def test_without_a_checkpoint_it_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    found = opened(qtbot, window)
    assert found.empty.isVisible()
    assert not found.restore.isEnabled()


def test_a_state_that_cannot_be_read_is_told(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(_: Checkpoint) -> Plan:
        raise StoreError(StoreProblem.DAMAGED, "x.orgplan")

    session = window.bridge.session
    session.prepare_checkpoint(session.plan)("Alt")
    monkeypatch.setattr(session, "plan_at", damaged)
    found = opened(qtbot, window)
    qtbot.waitUntil(lambda: "x.orgplan" in found.head.text())
    assert not found.restore.isEnabled()


def test_times_are_those_of_the_wall() -> None:
    assert len(time_text("2026-12-01T13:05:00+00:00", Language.german())) == len("01.12.2026, 14:05")

"""What the plan rests on: read, edited with undo."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QTableWidget
from pytestqt.qtbot import QtBot

from integration_office.domain.errors import DomainError
from integration_office.ui.bridge import Bridge
from integration_office.ui.panels.plan_info import PlanInfoDialog
from tests.ui.panels.conftest import Show, bridge_to, planned

LEFT = Qt.MouseButton.LeftButton


def info_dialog(bridge: Bridge, show: Show[PlanInfoDialog]) -> PlanInfoDialog:
    return show(PlanInfoDialog(bridge))


def press(dialog: PlanInfoDialog, qtbot: QtBot, which: QDialogButtonBox.StandardButton) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    qtbot.mouseClick(box.button(which), LEFT)


def table(dialog: PlanInfoDialog, name: str) -> list[list[str]]:
    found = next(each for each in dialog.findChildren(QTableWidget) if each.accessibleName() == name)
    columns = range(found.columnCount())
    cells = [[found.item(row, column) for column in columns] for row in range(found.rowCount())]
    return [[cell.text() for cell in row if cell is not None] for row in cells]


def test_what_was_typed_is_saved_as_one_step_of_undo(bridge: Bridge, show: Show[PlanInfoDialog], qtbot: QtBot) -> None:
    dialog = info_dialog(bridge, show)
    dialog.title.clear()
    qtbot.keyClicks(dialog.title, "Musterstadt 2027")
    dialog.city.setCurrentText("Münster")
    dialog.year.setValue(2027)
    dialog.edition.setCurrentText("TIntG-2012")
    qtbot.keyClicks(dialog.source_note, "Stellenplan")
    press(dialog, qtbot, QDialogButtonBox.StandardButton.Save)
    info = bridge.session.plan.info
    assert (info.title, info.city, info.base_year, info.edition, info.source_note) == (
        "Musterstadt 2027",
        "Münster",
        2027,
        "TIntG-2012",
        "Stellenplan",
    )
    assert bridge.session.frame.year == 2027
    bridge.session.undo()
    assert bridge.session.plan.info.title == "Musterstadt 2026"


def test_cancel_and_nothing_edited_change_nothing(bridge: Bridge, show: Show[PlanInfoDialog], qtbot: QtBot) -> None:
    before = bridge.session.plan
    dialog = info_dialog(bridge, show)
    press(dialog, qtbot, QDialogButtonBox.StandardButton.Save)
    other = info_dialog(bridge, show)
    qtbot.keyClicks(other.title, "anders")
    press(other, qtbot, QDialogButtonBox.StandardButton.Cancel)
    assert bridge.session.plan is before


def test_a_plan_without_base_year_keeps_none(show: Show[PlanInfoDialog], qtbot: QtBot) -> None:
    plan = planned()
    bridge = bridge_to(replace(plan, info=replace(plan.info, base_year=None)))
    dialog = info_dialog(bridge, show)
    assert dialog.year.text() == "laufendes Jahr"
    press(dialog, qtbot, QDialogButtonBox.StandardButton.Save)
    assert bridge.session.plan.info.base_year is None


def test_assumptions_stand_with_name_value_source_and_mark(bridge: Bridge, show: Show[PlanInfoDialog]) -> None:
    rows = {row[4]: row for row in table(info_dialog(bridge, show), "Annahmen")}
    assert rows.keys() == bridge.session.figures.assumptions.keys()
    assert rows["workplace"][:3] == [
        "Sachkosten eines Arbeitsplatzes",
        "9.700,00 € je VZÄ und Jahr",
        "nicht verifiziert",
    ]
    assert rows["overhead_rate"][2] == "verifiziert"
    assert all(row[3] for row in rows.values())


def test_pay_tables_of_the_year_are_named_and_advance_payments_marked(
    bridge: Bridge, show: Show[PlanInfoDialog]
) -> None:
    rows = table(info_dialog(bridge, show), "Entgelttabellen")
    named = {(row[0], row[1]): row[2] for row in rows}
    assert named["NRW_LBESO_A_ABSCHLAG", "01.04.2026"] == "vorläufig (Abschlag)"
    assert ("TVOED_VKA_E", "01.05.2026") in named
    assert not any(table_id.startswith("TVOED_VKA_SUE") for table_id, _ in named)  # nobody is paid by it


def test_rules_of_example_data_are_shown_and_cannot_be_edited(show: Show[PlanInfoDialog]) -> None:
    plan = planned()
    info = replace(plan.info, illustrative_note="Regel B1: Zuordnungen nach Produktgruppe")
    dialog = info_dialog(bridge_to(replace(plan, info=info)), show)
    assert dialog.rules.toPlainText().startswith("Regel B1")
    assert dialog.rules.isReadOnly()


def test_a_refused_edit_keeps_the_dialog_open(
    bridge: Bridge, show: Show[PlanInfoDialog], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise DomainError

    dialog = info_dialog(bridge, show)
    monkeypatch.setattr(bridge.session, "edit_info", refuse)
    with qtbot.waitSignal(bridge.refused):
        press(dialog, qtbot, QDialogButtonBox.StandardButton.Save)
    assert dialog.isVisible()

"""Scenarios side by side, and what the plan rests on: both read, copied, edited with undo."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import CutPosition, RegradePosition
from integration_office.domain.errors import DomainError
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import PositionId
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario
from integration_office.ui.bridge import Bridge
from integration_office.ui.panels.compare import CompareDialog
from integration_office.ui.panels.plan_info import PlanInfoDialog
from tests.ui.panels.conftest import SCENARIO, Show, bridge_to, in_year, moving, planned

LEFT = Qt.MouseButton.LeftButton
OTHER = "Nur Ausländerwesen"


def two_scenarios() -> Plan:
    return planned().with_scenario(Scenario(OTHER, (moving("32.4"),))).with_scenario(Scenario("Nullvariante"))


@pytest.fixture
def comparison(show: Show[CompareDialog]) -> CompareDialog:
    return show(CompareDialog(bridge_to(two_scenarios())))


def copied(dialog: CompareDialog, qtbot: QtBot) -> dict[str, list[str]]:
    """The rows by their name."""
    button = next(each for each in dialog.findChildren(QPushButton) if "kopieren" in each.text())
    qtbot.mouseClick(button, LEFT)
    lines = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    return {line[0]: line[1:] for line in lines}


def tick(dialog: CompareDialog, name: str, ticked: bool) -> None:
    item = dialog.scenarios.findItems(name, Qt.MatchFlag.MatchExactly)[0]
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


def test_two_scenarios_stand_beside_the_ist_stand(comparison: CompareDialog, qtbot: QtBot) -> None:
    rows = copied(comparison, qtbot)
    assert rows["Kennzahl"][:4] == ["Ist-Stand", SCENARIO, "gegenüber Ist-Stand", OTHER]
    assert "= unverändert" in rows["Vollkosten"]
    assert any("weniger" in cell and "▼" in cell for cell in rows["Überschneidung"])
    assert "Beispieldaten" not in "".join(rows["Überschneidung"])
    assert rows["Verlegte Stellen"] == ["", "5", "", "3"]


def test_a_scenario_whose_posts_lose_their_price_is_not_called_cheaper(show: Show[CompareDialog], qtbot: QtBot) -> None:
    grade = read_grade("E99")
    assert grade is not None
    regraded = Measure(RegradePosition(PositionId("0103"), grade))
    cut = Measure(CutPosition(PositionId("0103")))
    plan = planned().with_scenario(Scenario(SCENARIO, (regraded,))).with_scenario(Scenario(OTHER, (cut,)))
    rows = copied(show(CompareDialog(bridge_to(plan))), qtbot)
    for name in ("Vollkosten", "Haushaltssicht"):
        unpriced, saved = rows[name][2], rows[name][4]
        assert unpriced.startswith("▼ −")
        assert unpriced.endswith("€ · nicht vergleichbar: VZÄ ohne Preis ändern sich")
        assert saved.endswith("günstiger")


def test_a_scenario_comes_and_goes_with_its_tick(comparison: CompareDialog, qtbot: QtBot) -> None:
    tick(comparison, OTHER, False)
    assert OTHER not in copied(comparison, qtbot)["Kennzahl"]
    tick(comparison, "Nullvariante", True)
    rows = copied(comparison, qtbot)
    assert "Nullvariante" in rows["Kennzahl"]
    assert rows["Verlegte Stellen"][3] == "0"


def test_only_differences_leave_out_what_is_the_same(comparison: CompareDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(comparison.only_differences, LEFT, pos=comparison.only_differences.rect().center())
    if not comparison.only_differences.isChecked():
        qtbot.keyClick(comparison.only_differences, Qt.Key.Key_Space)
    rows = copied(comparison, qtbot)
    assert "Vollkosten" not in rows
    assert {"Überschneidung", "Verlegte Stellen"} <= rows.keys()


def test_without_a_scenario_the_dialog_says_what_to_do(comparison: CompareDialog) -> None:
    for name in (SCENARIO, OTHER):
        tick(comparison, name, False)
    assert comparison._empty.isVisible()
    assert comparison.table.rowCount() == 0
    assert not comparison._copy.isEnabled()


def test_a_year_without_pay_tables_can_still_be_compared(show: Show[CompareDialog], qtbot: QtBot) -> None:
    dialog = show(CompareDialog(bridge_to(in_year(two_scenarios(), 1990))))
    rows = copied(dialog, qtbot)
    assert rows["Vollkosten"][0] == "–"
    assert rows["Stellen"] != []
    assert "1990" in dialog._unpriced.text()


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

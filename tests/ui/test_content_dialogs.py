"""The dialogs of what is done and paid, and of new posts: by keys, with preview, refusal and result."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from integration_office.domain.budget import NkfLine
from integration_office.domain.changes import AddPosition, Assign, SetAssumption, SetBudget, SetDemand, SetGrant
from integration_office.domain.parameters import Assumption, AssumptionTerms
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.main_window import MainWindow
from tests.ui.acting import keys, status
from tests.ui.conftest import Opener
from tests.ui.test_commands import CONTROL, SHIFT, confirm, field, measures, ok, open_dialog, previewed
from tests.ui.town import town


def choose(qtbot: QtBot, opened: ChangeDialog, name: str, typed: str) -> None:
    """Type part of a name and take the first that is found."""
    choice = opened.findChild(QComboBox, name)
    choice.setFocus()
    keys(qtbot, choice.lineEdit(), typed)
    completer = choice.completer()
    qtbot.waitUntil(completer.popup().isVisible)
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not completer.popup().isVisible())


def test_new_posts_are_made_several_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("32.4",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_E, CONTROL | SHIFT)
    assert opened.focusWidget() is field(opened, "title")
    assert "Bitte eine Gruppe angeben" in ok(opened).toolTip()
    keys(qtbot, field(opened, "grade"), "E9c")
    opened.form.count.setValue(2)
    previewed(qtbot, opened, "2 neue Stellen")
    confirm(qtbot, opened, field(opened, "title"))
    made = [each.change for each in measures(window)]
    assert all(isinstance(each, AddPosition) for each in made)
    assert [each.position.id for each in made] == ["0105", "0106"]
    assert [each.position.terms.fte_filled for each in made] == [0, 0]
    assert window.bridge.positions == ("0105", "0106")
    assert "Stelle 0105 „Sachbearbeitung“ (E9c, 1,00 VZÄ)" in status(window)


def test_a_number_that_is_taken_is_refused(qtbot: QtBot, window: MainWindow) -> None:
    opened = open_dialog(qtbot, window, Qt.Key.Key_E, CONTROL | SHIFT)
    keys(qtbot, field(opened, "grade"), "A11")
    keys(qtbot, field(opened, "id"), "0101")
    assert "Diese Kennung ist schon vergeben" in opened.preview.toPlainText()
    keys(qtbot, field(opened, "id"), "0999")
    keys(qtbot, field(opened, "planned"), "-1")
    assert "Bitte einen Wert ab 0" in opened.preview.toPlainText()
    keys(qtbot, field(opened, "planned"), "0,5")
    keys(qtbot, field(opened, "kw"), "gestern")
    assert "ist kein Datum" in opened.preview.toPlainText()
    assert not ok(opened).isEnabled()


def test_shares_are_written_over_and_their_sum_is_watched(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(positions=("0102",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_O, CONTROL | SHIFT)
    table = opened.findChild(QTableView, "shares")
    assert opened.form.sum.text() == "75 % · frei 25 %"
    choose(qtbot, opened, "task", "koordi")
    keys(qtbot, field(opened, "share"), "50 %")
    qtbot.keyClick(opened.form.put, Qt.Key.Key_Space)
    assert opened.form.sum.text() == "125 % · ⚠ 25 % zu viel"
    assert "Die Anteile ergeben 125 %" in opened.preview.toPlainText()
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 2))
    qtbot.keyClicks(table, "2")
    editor = table.findChild(QLineEdit)
    keys(qtbot, editor, "20")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)
    table.setFocus()
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert opened.form.sum.text() == "70 % · frei 30 %"
    confirm(qtbot, opened, field(opened, "share"))
    wanted = [Assign("0102", "T1", 2000), Assign("0102", "T2", 0), Assign("0102", "T3", 5000)]
    assert [each.change for each in measures(window)] == wanted


def test_a_task_is_put_in_for_several_posts(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(positions=("0201", "0301"))
    opened = open_dialog(qtbot, window, Qt.Key.Key_O, CONTROL | SHIFT)
    choose(qtbot, opened, "task", "T2")
    keys(qtbot, field(opened, "share"), "viel")
    qtbot.keyClick(opened.form.put, Qt.Key.Key_Space)
    assert "„viel“ ist keine Zahl" in opened.preview.toPlainText()
    keys(qtbot, field(opened, "share"), "0,1")
    qtbot.keyClick(field(opened, "share"), Qt.Key.Key_Return)
    assert opened.isVisible()
    confirm(qtbot, opened, field(opened, "share"))
    assert [each.change for each in measures(window)] == [Assign("0201", "T2", 1000), Assign("0301", "T2", 1000)]


def test_demand_from_cases_and_minutes_shows_what_it_comes_to(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(positions=("0103",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_B, CONTROL | SHIFT)
    assert opened.form.present.text() == "Bedarf 1,50 VZÄ, vorhanden 1,50 VZÄ"
    assert "Bitte einen anderen Bedarf" in ok(opened).toolTip()
    qtbot.keyClick(opened.form.way, Qt.Key.Key_Down)
    keys(qtbot, field(opened, "cases"), "3120")
    keys(qtbot, field(opened, "minutes"), "60")
    assert opened.form.result.text() == "2,00 VZÄ bei 93.600 Minuten im Jahr"
    confirm(qtbot, opened, field(opened, "minutes"))
    assert [each.change for each in measures(window)] == [SetDemand("T1", None, Decimal(3120), Decimal(60))]


def test_a_budget_line_takes_the_place_of_the_old_amount(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("50",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_H, CONTROL | SHIFT)
    choose(qtbot, opened, "line", "Transferauf")
    assert opened.form.kind.text().startswith("Aufwand")
    assert opened.form.present.text() == "nichts eingetragen"
    keys(qtbot, field(opened, "amount"), "1.500")
    assert "kann 1500 oder 1,500 heißen" in opened.preview.toPlainText()
    keys(qtbot, field(opened, "amount"), "1.500,00")
    confirm(qtbot, opened, field(opened, "amount"))
    assert [each.change for each in measures(window)] == [SetBudget("50", "", NkfLine.TRANSFERS, 2026, 150_000)]


def test_a_new_grant_with_conditions_funds_what_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("56",), positions=("0103",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_F, CONTROL | SHIFT)
    assert field(opened, "per_fte").text() == "57000"
    assert opened.form.ticks["own_unit"].isChecked()
    assert opened.form.already.text() == "50.2 „Integrationszentrum“"
    opened.form.grant.choose("")
    assert field(opened, "per_fte").text() == ""
    for name, typed in (("id", "LAND"), ("rate", "80"), ("total", "100000"), ("end", "2027"), ("concept", "1.3.2025")):
        keys(qtbot, field(opened, name), typed)
    keys(qtbot, field(opened, "others"), "Eigenanteil")
    qtbot.keyClick(opened.form.ticks["head_fulltime"], Qt.Key.Key_Space)
    confirm(qtbot, opened, field(opened, "id"))
    change = measures(window)[0].change
    assert isinstance(change, SetGrant)
    assert (change.units, change.positions) == (("56",), ("0103",))
    grant = change.grant
    assert (grant.rate, grant.cap_total, grant.end) == (Decimal("0.8"), 10_000_000, date(2027, 12, 31))
    assert grant.conditions == ("head_fulltime", "concept_date=2025-03-01", "Eigenanteil")


def test_a_grant_that_would_fund_a_post_twice_is_refused(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("56",), positions=("0401",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_F, CONTROL | SHIFT)
    told = opened.preview.toPlainText()
    assert "nennt die Stelle 0401" in told and "zweimal (einzeln und über die Einheit 56" in told
    assert not ok(opened).isEnabled() and not measures(window)


def test_a_grant_that_would_stay_as_it_is_is_no_change(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("50.2",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_F, CONTROL | SHIFT)
    assert "Bitte etwas an der Förderung ändern" in ok(opened).toolTip()
    keys(qtbot, field(opened, "others"), "Eigenanteil")
    confirm(qtbot, opened, field(opened, "others"))
    change = measures(window)[0].change
    assert isinstance(change, SetGrant)
    assert (change.units, change.grant.conditions) == ((), ("own_unit", "head_fulltime", "Eigenanteil"))


def test_an_assumption_says_what_rests_on_it_and_asks_for_a_source(qtbot: QtBot, window: MainWindow) -> None:
    opened = open_dialog(qtbot, window, Qt.Key.Key_I, CONTROL | SHIFT)
    choose(qtbot, opened, "key", "Gemeink")
    assert opened.form.use.text() == "Gemeinkosten und damit Vollkosten jeder Stelle"
    assert opened.form.present.text().startswith("20 %")
    assert opened.form.mark.text().startswith("⚠ Ohne Quelle")
    keys(qtbot, field(opened, "value"), "150")
    assert "Die Annahme" in opened.preview.toPlainText()
    keys(qtbot, field(opened, "value"), "18,5")
    keys(qtbot, field(opened, "source"), "Beschluss 12")
    assert opened.form.mark.text().startswith("✓")
    confirm(qtbot, opened, field(opened, "source"))
    wanted = SetAssumption("overhead_rate", Decimal("0.185"), "Beschluss 12")
    assert [each.change for each in measures(window)] == [wanted]


def test_a_range_stays_with_a_value_it_holds_and_is_dropped_with_another(qtbot: QtBot, open_window: Opener) -> None:
    known = Assumption("overhead_rate", Decimal("0.2"), low=Decimal("0.15"), high=Decimal("0.25"))
    plan = town()
    ranged = plan.baseline.with_assumption("overhead_rate", AssumptionTerms(known))
    opened = open_dialog(qtbot, open_window(replace(plan, baseline=ranged)), Qt.Key.Key_I, CONTROL | SHIFT)
    choose(qtbot, opened, "key", "Gemeink")
    keys(qtbot, field(opened, "value"), "18,5")
    assert "✓ Bleibt auch für den neuen Wert: Spanne 15 % bis 25 %." in opened.form.mark.text()
    keys(qtbot, field(opened, "value"), "30")
    assert "⚠ Entfällt, weil der neue Wert nicht darin liegt: Spanne 15 % bis 25 %." in opened.form.mark.text()

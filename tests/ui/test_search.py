"""Search everywhere: what is typed is found in everything, Enter goes there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.changes import MoveUnit
from integration_office.domain.identity import RevenueId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.revenue import Revenue
from integration_office.ui.main_window import MainWindow
from integration_office.ui.search import finder
from integration_office.ui.search.popup import SearchPopup
from integration_office.ui.search.things import Kind, found, things_in
from integration_office.ui.views.money.budget_page import BudgetPage
from integration_office.ui.views.money.grants_page import GrantsPage
from integration_office.ui.views.money.revenues_page import RevenuesPage
from integration_office.ui.views.money.view import MoneyView
from integration_office.wording.language import Language
from tests.ui.acting import caught_up, dialog
from tests.ui.conftest import Opener
from tests.ui.town import session, town


def searching(qtbot: QtBot, window: MainWindow, text: str) -> SearchPopup:
    window.commands["search"].trigger()
    popup = next(each for each in window.findChildren(SearchPopup) if each.isVisible())
    qtbot.keyClicks(popup.field, text)
    return popup


def test_every_kind_of_thing_is_found_by_any_of_its_words() -> None:
    desk = session()
    desk.perform([MoveUnit(UnitId("32.4"), UnitId("56"))], new_scenario="Großes Amt", reason="Kurze Wege")
    things = list(things_in(desk, Language.german()))
    wanted = {
        "ausländerangelegenheiten": Kind.UNIT,
        "0303": Kind.POST,
        "integration koordinieren": Kind.TASK,
        "großes": Kind.SCENARIO,
        "kurze wege": Kind.MEASURE,
        "ST-16": Kind.DUTY,
    }
    assert {text: found(things, text, 5)[0].kind for text in wanted} == wanted
    assert found(things, "  ", 5) == []
    assert found(things, "gibt es nicht", 5) == []


def test_what_is_called_so_comes_before_what_only_mentions_it() -> None:
    names = [thing.title for thing in found(list(things_in(session(), Language.german())), "Bürgeramt", 9)]
    assert names[0] == "Bürgeramt"


def test_the_current_line_is_told_while_the_keyboard_stays_in_the_field(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(finder, "announce", lambda _, text: heard.append(text))
    popup = searching(qtbot, window, "dezernat")
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    assert popup.field.hasFocus() and heard[-1] == popup.list.item(1).text()
    popup.close()


def test_enter_goes_to_the_unit_and_the_arrow_to_the_next(qtbot: QtBot, window: MainWindow) -> None:
    popup = searching(qtbot, window, "dezernat")
    assert popup.list.count() >= 2
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    second = popup.list.item(1).text()
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    caught_up(qtbot, window)
    (unit,) = window.bridge.units
    assert second.startswith(window.bridge.session.organisation.units[unit].name)
    assert not [each for each in window.findChildren(SearchPopup) if each.isVisible()]


def test_a_post_is_selected_and_a_scenario_shown(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(searching(qtbot, window, "0103").field, Qt.Key.Key_Return)
    assert window.bridge.positions == ("0103",)
    window.bridge.session.add_scenario("Anders")
    window.bridge.session.switch_scenario(None)
    qtbot.keyClick(searching(qtbot, window, "anders").field, Qt.Key.Key_Return)
    assert window.bridge.session.plan.active == "Anders"


def test_nothing_found_is_said_and_escape_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    popup = searching(qtbot, window, "xyzzy")
    assert "Nichts gefunden" in popup.told.text()
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    assert not window.bridge.units


def test_control_enter_collects_units_and_posts_from_anywhere(qtbot: QtBot, window: MainWindow) -> None:
    popup = searching(qtbot, window, "")
    for text in ("32.4", "0303", "33.1", "aufenthaltsrecht"):
        qtbot.keyClicks(popup.field, text)
        qtbot.keyClick(popup.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (window.bridge.units, window.bridge.positions) == (("32.4", "33.1"), ("0303",))
    assert popup.told.text() == "Auswählen lassen sich Einheiten und Stellen; das ist: Aufgabe"
    qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    assert (window.bridge.units, window.bridge.positions) == (("32.4", "33.1"), ("0303",))


@pytest.fixture
def rich(open_window: Opener) -> MainWindow:
    """A window on a town with a revenue and a budget."""
    revenue = Revenue(RevenueId("R1"), "Pauschale der Stadt", UnitId("50"), source="Bescheid")
    line = BudgetLine(UnitId("33"), "0202", NkfLine.STAFF, 2026, 30_000_000)
    plan = town()
    state = replace(plan.baseline, revenues=frozen({revenue.id: revenue}), budget=(line,))
    return open_window(replace(plan, baseline=state))


def test_what_the_view_money_shows_is_found_and_gone_to(qtbot: QtBot, rich: MainWindow) -> None:
    found_rows = []
    for text in ("ki 8 tintg geld", "pauschale der stadt"):
        qtbot.keyClick(searching(qtbot, rich, text).field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not rich.is_busy)
        money = rich.area.views.view("money")
        assert isinstance(money, MoneyView)
        page = money.open_page(money.current)
        assert isinstance(page, GrantsPage | RevenuesPage)
        found_rows.append((money.current, page.table.table.id_of(page.table.row)))
    assert found_rows == [("grants", "KI"), ("revenues", "R1")]


@pytest.mark.parametrize(
    ("words", "view", "page"), [("leitungsspannen", "staff", 3), ("sieht nach einem amt", "overlap", 2)]
)
def test_a_page_of_a_view_is_found_and_gone_to(
    qtbot: QtBot, window: MainWindow, words: str, view: str, page: int
) -> None:
    qtbot.keyClick(searching(qtbot, window, words).field, Qt.Key.Key_Return)
    book = window.area.views.view(view).findChild(QTabWidget)
    assert book is not None
    assert (window.area.views.current, book.currentIndex()) == (view, page)


def test_a_duty_of_both_editions_says_so_in_words() -> None:
    details = {each.detail for each in things_in(session(), Language.german()) if each.kind is Kind.DUTY}
    assert "beide Fassungen" in details and "both" not in details


def test_a_budget_line_leads_to_its_unit_and_an_assumption_to_its_value(qtbot: QtBot, rich: MainWindow) -> None:
    qtbot.keyClick(searching(qtbot, rich, "0202 personalaufwendungen").field, Qt.Key.Key_Return)
    money = rich.area.views.view("money")
    assert isinstance(money, MoneyView)
    page = money.page("budget")
    assert isinstance(page, BudgetPage)
    qtbot.waitUntil(lambda: page.row is not None and page.row.units == ("33",))
    assert rich.bridge.units == ("33",)
    qtbot.keyClick(searching(qtbot, rich, "abzinsung").field, Qt.Key.Key_Return)
    opened = dialog(rich)
    assert opened.form.key.chosen == "discount"
    assert opened.focusWidget() is opened.form.value

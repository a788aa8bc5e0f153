"""The view Geld with real events: every amount is the analysis's, each a click away from how it came about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_bridge import money_bridge
from integration_office.analysis.money_by_part import money_by_office
from integration_office.analysis.money_over_time import money_of
from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.changes import CutPosition, MoveUnit
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario
from integration_office.ui import choosing
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.views.comparison.grid import GridTable
from integration_office.ui.views.money.page import MoneyPage
from integration_office.ui.views.money.view import MoneyView
from integration_office.ui.views.money.years_rows import figure_at
from integration_office.wording.language import Language
from integration_office.wording.numbers import euro, signed
from tests.ui.acting import caught_up, dialog, keys, press, status
from tests.ui.conftest import Opener
from tests.ui.town import town

LEFT = Qt.MouseButton.LeftButton
GERMAN = Language.german()


def plan() -> Plan:
    """The town with a budget of its own, and a scenario: the centre moves, a post is cut when two years are over."""
    known = town()
    budget = (
        BudgetLine(UnitId("50.2"), "0116", NkfLine.STAFF, 2026, 20_000_000),
        BudgetLine(UnitId("33"), "0202", NkfLine.STAFF, 2026, 30_000_000),
        BudgetLine(UnitId("33"), "0202", NkfLine.PENSIONS, 2026, 10_000_000),
    )
    measures = (
        Measure(MoveUnit(UnitId("50.2"), UnitId("56")), date(2027, 1, 1)),
        Measure(CutPosition(PositionId("0202")), date(2028, 1, 1)),
    )
    return replace(known, baseline=replace(known.baseline, budget=budget)).with_scenario(Scenario("Neu", measures))


@pytest.fixture
def window(open_window: Opener, qtbot: QtBot) -> MainWindow:
    window = open_window(plan())
    window.bridge.session.switch_scenario("Neu")
    caught_up(qtbot, window)
    return window


def shown(qtbot: QtBot, window: MainWindow, page: Callable[[MoneyView], MoneyPage]) -> MoneyPage:
    """Alt+7, a click on the page's tab, and everything computed."""
    press(qtbot, window.area.chart, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    view = window.area.views.view("money")
    assert isinstance(view, MoneyView) and view.isVisible()
    bar, wanted = view.tabs.tabBar(), page(view)
    bar.setCurrentIndex(view.tabs.indexOf(wanted))
    settled(qtbot, window)
    return wanted


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.is_busy)


def horizon(window: MainWindow, years: tuple[int, ...] = ()) -> Horizon:
    session = window.bridge.session
    return Horizon.of(session.plan.baseline, session.plan.measures_of("Neu"), session.frame, years)


def cells(table: GridTable) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in table.grid.lines]


def press_cell(qtbot: QtBot, table: GridTable, row: int, column: int) -> None:
    index = table.grid.index(row, column)
    table.scrollTo(index)
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())
    settled(qtbot, table.window())


def explained(window: MainWindow) -> tuple[str, str]:
    """Title and result of the Rechenweg that the inspector shows."""
    return window.inspector._title.text(), window.inspector.tree.topLevelItem(0).text(1)


def money(cents: int) -> str:
    return signed(euro(cents, GERMAN))


def test_the_savings_by_year_are_those_of_the_analysis_and_each_is_explained(qtbot: QtBot, window: MainWindow) -> None:
    page = shown(qtbot, window, lambda view: view.years)
    found, rows = money_of(horizon(window)), cells(page.table)
    assert [year.cash for year in found.years] != [year.gross for year in found.years]
    assert rows[1][1:] == [money(each) for each in (*(y.gross for y in found.years), sum(y.gross for y in found.years))]
    assert rows[3][1:7] == [money(year.cash) for year in found.years]
    assert rows[4][1:] == [*(money(year.cumulative) for year in found.years), "–"]
    offices = {row[0]: row for row in rows}
    for part in money_by_office(horizon(window)):
        label = next(each for each in offices if each.startswith(part.key))
        assert offices[label][1:7] == [money(year.cash) for year in part.years]
    press_cell(qtbot, page.table, 3, 3)
    title, result = explained(window)
    assert title == "Ersparnis kassenwirksam"
    assert result == f"{found.years[2].cash / 100:,.2f} €".translate(str.maketrans(",.", ".,"))
    page.npv.click()
    settled(qtbot, window)
    assert explained(window)[0] == "Barwert"


def test_every_amount_of_the_table_has_a_rechenweg_with_the_same_result(qtbot: QtBot, window: MainWindow) -> None:

    picture = shown(qtbot, window, lambda view: view.years).picture
    seen = 0
    for row, line in enumerate(picture.rows):
        for column in range(len(picture.horizon.years) + 2):
            build = figure_at(picture, row, column)
            if build is None:
                assert line is None or column == 0 or line.sum is None
                continue
            expected = line.sum if column > len(line.amounts) else line.amounts[column - 1]
            assert build().value == expected, (line.label, column)
            seen += 1
    assert seen > 40


def test_another_horizon_and_what_nobody_has_set(qtbot: QtBot, window: MainWindow) -> None:
    page = shown(qtbot, window, lambda view: view.years)
    view = window.area.views.view("money")
    keys(qtbot, view.horizons.length, "3")
    qtbot.keyClick(view.horizons.length, Qt.Key.Key_Return)
    settled(qtbot, window)
    assert page.table.grid.headers == ("", "2026", "2027", "2028", "Summe")
    assert page.once._value.text() == "0 €"
    button = page.findChild(QPushButton, "set_project_cost")
    assert "nicht gesetzt" in labels(button.parentWidget())
    qtbot.mouseClick(button, LEFT)
    form = dialog(window, ChangeDialog)
    keys(qtbot, form.form.value, "12000")
    qtbot.waitUntil(form.buttons.buttons()[0].isEnabled)
    form.accept()
    settled(qtbot, window)
    assert page.once._value.text() == "12.000 €"
    assert page.picture.money.one_off == 1_200_000


def labels(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel))


def test_a_year_without_pay_tables_is_told_and_the_page_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    page = shown(qtbot, window, lambda view: view.years)
    view = window.area.views.view("money")
    view.horizons.first.setValue(2001)
    settled(qtbot, window)
    assert page.told.isVisible() and "2001" in page.told.text() and not page.body.isVisible()
    view.horizons.first.setValue(2026)
    settled(qtbot, window)
    assert page.body.isVisible() and not page.told.isVisible()


def test_without_a_scenario_the_pages_say_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    page = shown(qtbot, window, lambda view: view.years)
    window.bridge.session.switch_scenario(None)
    settled(qtbot, window)
    assert page.told.isVisible() and "Variante" in page.told.text()


def test_the_bridge_adds_up_and_is_saved_as_a_picture(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(qtbot, window, lambda view: view.bridge_page)
    parts = money_bridge(horizon(window))
    assert [row[3] for row in cells(page.table)] == [money(part.cents) for part in parts]
    assert [step.text for step in page.box.chart.chart.steps] == [money(part.cents) for part in parts]
    assert sum(part.cents for part in parts if not part.is_total) == parts[-1].cents
    page.year.setCurrentIndex(page.year.findData(2028))
    settled(qtbot, window)
    assert [row[3] for row in cells(page.table)] == [
        money(part.cents) for part in money_bridge(horizon(window), [2028])
    ]
    page.box.chart.setFocus()
    qtbot.keyClick(page.box.chart, Qt.Key.Key_Return)
    settled(qtbot, window)
    assert explained(window)[0] == "Kassenwirksame Ersparnis in Schritten"
    for ending, begins in ((".svg", b"<?xml"), (".png", b"\x89PNG")):
        target = tmp_path / f"bruecke{ending}"
        monkeypatch.setattr(choosing, "picture_to_write", lambda *_, target=target: target)
        qtbot.mouseClick(page.box.save_button, LEFT)
        assert target.read_bytes().startswith(begins)
        assert status(window) == f"Geschrieben: {target}"

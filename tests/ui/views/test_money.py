"""The view Geld with real events: every amount is the analysis's, each a click away from how it came about."""

import re
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from integration_office.analysis.calibration import calibration, total_ratio
from integration_office.analysis.figure import recomputed
from integration_office.analysis.fitting import office_fits
from integration_office.analysis.funded_posts import funded_posts
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_bridge import money_bridge
from integration_office.analysis.money_by_part import money_by_office
from integration_office.analysis.money_over_time import money_of
from integration_office.analysis.revenues import spread
from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.changes import ChangeFte, CutPosition, MoveUnit
from integration_office.domain.cities import City
from integration_office.domain.identity import GrantId, PositionId, RevenueId, UnitId
from integration_office.domain.plan import Plan
from integration_office.domain.resources import resource_folder
from integration_office.domain.revenue import Estimate, Revenue
from integration_office.domain.scenario import Measure, Scenario
from integration_office.exchange.source import read_source
from integration_office.ui import choosing
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.views.comparison.grid import GridTable
from integration_office.ui.views.money.bridge_page import BridgePage
from integration_office.ui.views.money.bridge_rows import CHOICES
from integration_office.ui.views.money.city_dialog import CityDialog
from integration_office.ui.views.money.city_rows import CityRow, city_columns, city_details
from integration_office.ui.views.money.fit_dialog import FitDialog
from integration_office.ui.views.money.page import MoneyPage
from integration_office.ui.views.money.part_charts import Question, chart_names, part_picture
from integration_office.ui.views.money.revenue_dialog import RevenueDialog
from integration_office.ui.views.money.revenue_rows import KEYS
from integration_office.ui.views.money.view import MoneyView, page_titles
from integration_office.ui.views.money.years_rows import figure_at
from integration_office.ui.views.table import DataTable
from integration_office.wording.assumptions import percent_text
from integration_office.wording.figures import value_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import euro, percent, plain, signed
from tests.ui.acting import caught_up, dialog, keys, press, status
from tests.ui.conftest import Opener
from tests.ui.town import REFERENCE, session, town
from tests.ui.wording import data_words, pseudo_language, texts_in, unmarked

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


def shown(qtbot: QtBot, window: MainWindow, page: str) -> MoneyPage:
    """Alt+7, and a page of the view with everything computed."""
    press(qtbot, window.area.chart, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    view = window.area.views.view("money")
    assert isinstance(view, MoneyView) and view.isVisible()
    bar, at = view.tabs.tabBar(), list(page_titles(GERMAN)).index(page)
    if bar.tabRect(at).right() < bar.width():
        qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(at).center())
    else:
        bar.setCurrentIndex(at)
    settled(qtbot, window)
    assert view.page(page).isVisible()
    return view.page(page)


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
    page = shown(qtbot, window, "years")
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

    picture = shown(qtbot, window, "years").picture
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
    page = shown(qtbot, window, "years")
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


def test_what_cannot_be_shown_is_told_and_the_page_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    page = shown(qtbot, window, "years")
    view = window.area.views.view("money")
    view.horizons.first.setValue(2001)
    settled(qtbot, window)
    assert page.told.isVisible() and "2001" in page.told.text() and not page.body.isVisible()
    view.horizons.first.setValue(2026)
    settled(qtbot, window)
    assert page.body.isVisible() and not page.told.isVisible()
    window.bridge.session.switch_scenario(None)
    settled(qtbot, window)
    assert page.told.isVisible() and "Variante" in page.told.text()


def test_the_bridge_adds_up_and_is_saved_as_a_picture(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(qtbot, window, "bridge")
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
    by_offices_and_lines(qtbot, window, page)
    for ending, begins in ((".svg", b"<?xml"), (".png", b"\x89PNG")):
        target = tmp_path / f"bruecke{ending}"
        monkeypatch.setattr(choosing, "picture_to_write", lambda *_, target=target: target)
        qtbot.mouseClick(page.box.save_button, LEFT)
        assert target.read_bytes().startswith(begins)
        assert status(window) == f"Geschrieben: {target}"


def by_offices_and_lines(qtbot: QtBot, window: MainWindow, page: BridgePage) -> None:
    """The same sums as bridges of offices and of lines, each part with its Rechenweg."""
    page.year.setCurrentIndex(0)
    years = money_of(horizon(window)).years
    for place, of in enumerate(CHOICES[1:], 1):
        page.parts.setCurrentIndex(place)
        settled(qtbot, window)
        steps = page.box.chart.chart.steps
        assert [(step.label, step.text) for step in steps] == [
            (row[0].removeprefix("= "), row[1]) for row in cells(page.table)
        ]
        total = sum(getattr(year, of.kind.value) for year in years)
        assert steps[-1].is_total and steps[-1].text == money(total) and len(steps) > 1
        assert page.picture is not None
        *parts, whole = page.picture.lines
        assert whole.cents == total == sum(part.cents for part in parts)
        assert all(recomputed(part.build()) == part.cents for part in page.picture.lines)


@pytest.fixture(scope="module")
def muenster() -> Plan:
    """The shipped city with its largest scenario on the desk."""
    found = read_source(resource_folder() / "samples" / "muenster-2026", REFERENCE.catalogue).plan
    return found.with_active(list(found.scenarios)[-1])


def test_every_chart_says_what_the_analysis_says(muenster: Plan) -> None:
    known = session(muenster)
    state, before = known.figures, known.baseline_figures
    asked = Horizon.of(muenster.baseline, muenster.measures_of(muenster.active), known.frame, (2026, 2027))
    question = Question(known.effects, asked, "Groß", GERMAN)
    found = {key: part_picture(key, question) for key in chart_names(GERMAN)}
    costs = [asked.calendar_before[2027].cost, asked.calendar_after[2027].cost]
    assert [bar.whole for bar in found["years"].chart.bars[2:]] == [euro(each.full_cost, GERMAN) for each in costs]
    assert found["more"].chart.bars[1].whole == money(costs[1].full_cost - costs[0].full_cost)
    for key in ("directorates", "offices"):
        sums = [sum(column) for column in zip(*(bar.amounts for bar in found[key].chart.bars), strict=True)]
        totals = (before.cost.full_cost, state.cost.full_cost)
        assert sums == pytest.approx([each / 100 for each in totals], abs=len(found[key].chart.bars))
    assert sum(bar.amounts[1] for bar in found["overlap"].chart.bars) == state.overlap.fte
    assert sum(bar.amounts[1] for bar in found["grades"].chart.bars) == state.size.fte_planned
    texts = [bar.texts[1] for bar in found["coverage"].chart.bars]
    assert texts[0] == percent(state.coverage.groups["binding"].index, GERMAN, 1)


@pytest.mark.parametrize("key", ["directorates", "offices", "coverage", "overlap"])
def test_each_bar_of_a_chart_is_explained_by_what_it_shows(muenster: Plan, key: str) -> None:
    known = session(muenster)
    asked = Horizon.of(muenster.baseline, muenster.measures_of(muenster.active), known.frame, (2026,))
    found = part_picture(key, Question(known.effects, asked, "Groß", GERMAN))
    explained_bars = [(bar, build()) for bar, build in zip(found.chart.bars, found.builds, strict=True) if build]
    assert len(explained_bars) >= 3
    for bar, built in explained_bars[:12]:
        last = value_text(built.value, built.unit, GERMAN)
        assert last in bar.texts, bar.label


def test_a_chart_is_chosen_and_its_line_explained(qtbot: QtBot, window: MainWindow) -> None:
    page = shown(qtbot, window, "parts")
    keys_of = [page.choice.itemData(at) for at in range(page.choice.count())]
    page.choice.setCurrentIndex(keys_of.index("offices"))
    settled(qtbot, window)
    shown_bars = page.box.chart.chart.bars
    page.box.chart.line_activated.emit(next(n for n, bar in enumerate(shown_bars) if "Sozialamt" in bar.label))
    settled(qtbot, window)
    assert explained(window)[0].startswith("Vollkosten der Einheit")
    window.bridge.session.switch_scenario(None)
    page.choice.setCurrentIndex(keys_of.index("more"))
    settled(qtbot, window)
    assert page.nothing.isVisible() and not page.box.isVisible()
    page.choice.setCurrentIndex(keys_of.index("grades"))
    settled(qtbot, window)
    assert page.box.isVisible() and page.box.chart.chart.series == ("Ist-Stand",)


def test_grants_are_those_of_the_analysis_with_what_a_change_loses(qtbot: QtBot, window: MainWindow) -> None:
    page = shown(qtbot, window, "grants")
    (row,) = page.table.table.shown
    effects = window.bridge.session.effects
    before, after = (state.grants["KI"].amount for state in (effects.before, effects.after))
    assert texts_of(page.table, 0)[:3] == ["KI", euro(before, GERMAN), euro(after, GERMAN)]
    assert "✓ Leitung in Vollzeit: erfüllt" in page.details.toPlainText()
    funded = funded_posts(effects.after, GrantId("KI"))
    assert texts_of(page.table, 0)[4] == euro(funded.own_share, GERMAN) == euro(row.posts.own_share, GERMAN)
    assert [texts_of(page.posts, n)[1:] for n in range(2)] == [
        [euro(post.personnel, GERMAN), euro(post.amount, GERMAN), euro(post.own_share, GERMAN)] for post in funded.posts
    ]
    window.bridge.session.perform([ChangeFte(PositionId("0302"), 5_000)])
    settled(qtbot, window)
    assert texts_of(page.table, 0)[2:4] == ["0 €", "entfällt"]
    assert "✗ Leitung in Vollzeit: nicht mehr erfüllt" in page.details.toPlainText()
    assert "1 entfällt" in page.total.text()
    qtbot.mouseClick(page.how, LEFT)
    settled(qtbot, window)
    assert explained(window)[0].startswith("Förderung")


def test_a_grant_of_a_guideline_is_made_from_its_template_and_an_own_one_by_form(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = shown(qtbot, window, "grants")
    window.bridge.select((UnitId("56"),))
    offered = {action.text(): action for action in page.menu.actions() if action.text()}
    assert not next(action for text, action in offered.items() if text.startswith("Vorlage KI: ")).isEnabled()
    next(action for text, action in offered.items() if text.startswith("Vorlage KIM: bis 57.000 €")).trigger()
    made = dialog(window, ChangeDialog)
    assert (made.form.id.text(), made.form.per_fte.text()) == ("KIM", "57000")
    assert made.form.needs.chosen == "KI" and made.form.is_funded.isChecked()
    made.accept()
    settled(qtbot, window)
    kim = window.bridge.session.organisation.grants["KIM"].current
    assert (kim.cap_per_fte, "needs=KI" in kim.conditions, "at=KI" in kim.conditions) == (5_700_000, True, True)
    assert page.table.table.place("KIM") is not None
    page.menu.actions()[0].trigger()
    own = dialog(window, ChangeDialog)
    keys(qtbot, own.form.id, "STIFTUNG")
    keys(qtbot, own.form.flat, "20.000,50")
    own.accept()
    settled(qtbot, window)
    assert window.bridge.session.organisation.grants["STIFTUNG"].current.flat == 2_000_050


def texts_of(table: DataTable, row: int) -> list[str]:
    return [str(table.table.index(row, column).data()) for column in range(table.table.columnCount())]


def test_computed_and_budgeted_personnel_are_compared_and_a_factor_is_taken_over_and_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = shown(qtbot, window, "budget")
    figures = window.bridge.session.baseline_figures
    found = {row.unit: row for row in calibration(figures)}
    rows = {row[0].split()[0]: row for row in cells(page.table)}
    assert set(found) == {"33", "50.2"}
    for unit, each in found.items():
        assert rows[unit][1:4] == [
            euro(each.computed, GERMAN),
            euro(each.budget, GERMAN),
            percent(each.ratio, GERMAN, 1),
        ]
    assert cells(page.table)[0][3] == percent(total_ratio(list(found.values())), GERMAN, 1)
    assert page.fitted.text() == "Kein Wert ist an den Haushalt angepasst." and not page.back.isEnabled()
    page.table.setCurrentIndex(page.table.grid.index(list(rows).index("33"), 0))
    assert "Versorgungsaufwendungen im Haushalt: 100.000 €." in page.details.toPlainText()
    qtbot.mouseClick(page.how, LEFT)
    settled(qtbot, window)
    assert explained(window) == ("Berechnet zum Haushalt: 33 „Bürgeramt“", percent_text(found["33"].ratio, GERMAN))
    fit = next(each for each in office_fits(figures) if each.office == "33")
    qtbot.mouseClick(page.factor, LEFT)
    asked = dialog(window, FitDialog)
    assert plain(fit.factor, GERMAN) in labels(asked)
    asked.accept()
    settled(qtbot, window)
    after = {row.unit: row for row in calibration(window.bridge.session.baseline_figures)}
    assert after["33"].ratio == pytest.approx(1, abs=1e-3) and after["50.2"] == found["50.2"]
    assert "Örtlicher Faktor 33" in page.fitted.text() and "an Haushalt angepasst: Haushalt 2026" in page.fitted.text()
    assert status(window).startswith("Ist-Stand geändert: An den Haushalt anpassen")
    page.back_menu.actions()[0].trigger()
    settled(qtbot, window)
    assert calibration(window.bridge.session.baseline_figures)[0] == found["33"]
    window.commands["undo"].trigger()
    window.commands["undo"].trigger()
    settled(qtbot, window)
    assert window.bridge.session.plan.baseline.assumptions == plan().baseline.assumptions


def test_a_plan_without_a_personnel_budget_says_where_it_comes_from(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    page = shown(qtbot, window, "budget")
    assert page.told.isVisible() and "2026" in page.told.text() and "Haushalt" in page.told.text()


def test_cities_are_shown_with_their_source_and_own_rows_are_edited_added_and_refused(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = shown(qtbot, window, "cities")
    shipped = REFERENCE.cities
    assert {row.city.name for row in page.table.table.shown} == set(shipped)
    page.table.go_to("Düsseldorf")
    row = page.table.currentIndex().row()
    city = shipped["Düsseldorf"]
    assert texts_of(page.table, row)[5] == f"{509 * 100_000 / city.inhabitants:.1f}".replace(".", ",")
    assert city.source in page.details.toPlainText() and not page.remove.isEnabled()
    qtbot.mouseClick(page.edit, LEFT)
    asked = dialog(window, CityDialog)
    keys(qtbot, asked.lines["posts"], "525")
    asked.lines["source_date"].clear()
    assert "Quelle und Tag" in asked.why.text()
    keys(qtbot, asked.lines["source_date"], "01.12.2026")
    asked.accept()
    settled(qtbot, window)
    own = window.bridge.session.plan.cities["Düsseldorf"]
    assert (own.posts, own.source_date, own.inhabitants) == (5_250_000, date(2026, 12, 1), city.inhabitants)
    assert texts_of(page.table, page.table.currentIndex().row())[8] == "eigene, statt der mitgelieferten"
    qtbot.mouseClick(page.remove, LEFT)
    settled(qtbot, window)
    assert not window.bridge.session.plan.cities and texts_of(page.table, row)[3] == "509 (2017)"
    qtbot.mouseClick(page.add, LEFT)
    asked = dialog(window, CityDialog)
    ok = asked.buttons.buttons()[0]
    for key, text, why in (
        ("name", "Bonn", "steht „Bonn“ schon"),
        ("name", "Hagen", "Quelle und Tag"),
        ("source", "Amtsblatt", "Quelle und Tag"),
        ("source_date", "gestern", "gestern"),
        ("source_date", "2026-11-30", ""),
        ("posts", "viele", "keine Zahl"),
        ("posts", "12,5", ""),
        ("inhabitants", "1,5", "ganze Zahl"),
        ("inhabitants", "189.783", "189"),
        ("inhabitants", "189783", ""),
    ):
        keys(qtbot, asked.lines[key], text)
        assert why in asked.why.text() and ok.isEnabled() is (not why), (key, text, asked.why.text())
    asked.accept()
    settled(qtbot, window)
    assert window.bridge.session.plan.cities["Hagen"].posts == 125_000
    assert page.table.row.city.name == "Hagen"


def test_a_city_without_source_and_date_shows_none_of_its_figures() -> None:
    row = CityRow(City("Hamm", own_office=True, posts=10_000, inhabitants=1_000, source="Zeitung"), True, False)
    texts = [column.text(row) for column in city_columns(GERMAN)]
    assert texts[0] == "Hamm" and "⚠ ohne Quelle und Datum" in texts
    assert not any(letter.isdigit() for text in texts[1:6] for letter in text)
    assert city_details(row, GERMAN)[1].startswith("Ihre Angaben zeigt das Programm erst mit Quelle")


def with_revenue(known: Plan) -> Plan:
    pauschale = Revenue(
        RevenueId("INT"),
        "Integrationspauschale",
        UnitId("50.2"),
        persons=Estimate(Decimal(120), Decimal(100), Decimal(140)),
        rate=Estimate(Decimal(600)),
        source="Erlass",
    )
    return replace(known, baseline=known.baseline.with_revenues([pauschale]))


def type_over(qtbot: QtBot, table: DataTable, row: int, key: str, text: str) -> None:
    """F2, text, Enter."""
    index = table.table.index(row, KEYS.index(key))
    table.setCurrentIndex(index)
    press(qtbot, table, Qt.Key.Key_F2)
    (editor,) = (each for each in table.viewport().findChildren(QLineEdit) if each.isVisible())
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    # What was typed is taken over in a turn of its own.
    QApplication.processEvents()
    settled(qtbot, table.window())


def test_revenues_are_computed_typed_over_and_refused_in_a_sentence(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window(with_revenue(town()))
    page = shown(qtbot, window, "revenues")
    cell = dict(zip(KEYS, texts_of(page.table, 0), strict=True))
    assert (cell["amount"], cell["counted"], cell["persons_range"]) == ("288.000 €", "zählt mit", "100 – 140")
    drawn = spread(window.bridge.session.plan.baseline.revenues.values(), 2026)
    assert page.total.text().startswith(
        f"288.000 € zählen im Jahr 2026 mit. Mit den Spannen P10 bis P90: {euro(drawn.p10, GERMAN)} bis"
    )
    type_over(qtbot, page.table, 0, "persons", "130,5")
    assert window.bridge.session.figures.revenues.total == 31_320_000
    assert texts_of(page.table, 0)[KEYS.index("amount")] == "313.200 €"
    for key, text, told in (
        ("persons", "viele", "keine Zahl"),
        ("persons", "500", "zwischen Min und Max"),
        ("rate_range", "500", "keine Spanne"),
        ("quarters", "5", "0 bis 4 Quartale"),
        ("line", "Personalaufwendungen", "keine Ertragszeile"),
        ("unit", "nirgends", "keine Einheit"),
        ("source", "", "Quelle"),
        ("years", "2029 – 2026", "letzte Jahr"),
    ):
        type_over(qtbot, page.table, 0, key, text)
        assert told in status(window), (key, text, status(window))
        assert window.bridge.session.figures.revenues.total == 31_320_000
    type_over(qtbot, page.table, 0, "years", "2027")
    assert texts_of(page.table, 0)[KEYS.index("counted")] == "fließt in diesem Jahr nicht"
    window.commands["undo"].trigger()
    window.commands["undo"].trigger()
    settled(qtbot, window)
    assert window.bridge.session.figures.revenues.total == 28_800_000
    page.table.go_to("INT")
    qtbot.mouseClick(page.how, LEFT)
    settled(qtbot, window)
    assert explained(window) == ("Ertrag nach Personen: INT „Integrationspauschale“", "288.000,00 €")


def test_a_scenario_takes_other_persons_and_the_baseline_keeps_its_own(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window(with_revenue(plan()))
    window.bridge.session.switch_scenario("Neu")
    page = shown(qtbot, window, "revenues")
    page.table.go_to("INT")
    page.menu.actions()[0].trigger()
    asked = dialog(window, ChangeDialog)
    assert "120 Personen" in asked.form.present.text()
    keys(qtbot, asked.form.value, "125")
    qtbot.waitUntil(asked.buttons.buttons()[0].isEnabled)
    asked.accept()
    settled(qtbot, window)
    session = window.bridge.session
    totals = [each.revenues.total for each in (session.figures, session.baseline_figures)]
    assert totals == [125 * 600 * 4 * 100, 28_800_000] and page.table.row.result.lowest == 24_000_000
    type_over(qtbot, page.table, 0, "persons", "130")
    assert "setzt eine Maßnahme der Variante" in status(window)
    assert session.baseline_figures.revenues.total == 28_800_000


def test_a_new_revenue_asks_for_its_source_and_can_be_removed(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    page = shown(qtbot, window, "revenues")
    assert "noch keinen Ertrag" in page.total.text()
    window.bridge.select((UnitId("50"),))
    qtbot.mouseClick(page.new, LEFT)
    asked = dialog(window, RevenueDialog)
    for key, text in (("persons", "200"), ("rate", "150"), ("rate_range", "100 bis 200")):
        keys(qtbot, asked.fields[key], text)
    assert "Quelle" in asked.why.text() and not asked.buttons.buttons()[0].isEnabled()
    keys(qtbot, asked.fields["source"], "Bescheid")
    asked.accept()
    settled(qtbot, window)
    assert page.table.row.result.added == 12_000_000 and page.table.row.revenue.unit == "50"
    qtbot.mouseClick(page.remove, LEFT)
    settled(qtbot, window)
    assert not window.bridge.session.plan.baseline.revenues


def test_no_text_of_any_page_or_dialog_is_out_of_reach_of_a_translation(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window(with_revenue(plan()), pseudo_language())
    window.bridge.session.switch_scenario("Neu")
    press(qtbot, window.area.chart, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    view = window.area.views.view("money")
    lines = {line.value[:1].upper() + line.value[1:] for line in NkfLine} | {line.value for line in NkfLine}
    facts = {getattr(city, each.name) for city in REFERENCE.cities.values() for each in fields(city)}
    words = {text for text in facts if isinstance(text, str) and text}
    law = frozenset(duty.description for duty in REFERENCE.catalogue.values())
    known = (
        data_words(plan(), law)
        | lines
        | words
        | {"Integrationspauschale", "Erlass", "TIntG", "Neu", "Richtlinie", "Cancel"}
    )
    for name in page_titles(GERMAN):
        page = view.open_page(name)
        settled(qtbot, window)
        assert [text for text in texts_in(page) if unmarked(text, frozenset(known))] == [], name
        assert letters(view) == sorted(set(letters(view))), name
    for name, button in (("revenues", "new_revenue"), ("cities", "add_city")):
        page = view.open_page(name)
        settled(qtbot, window)
        page.findChild(QPushButton, button).click()
        (opened,) = (each for each in page.findChildren(QDialog) if each.isVisible())
        assert [text for text in texts_in(opened) if unmarked(text, frozenset(known))] == [], name
        assert letters(opened) == sorted(set(letters(opened))), name
        opened.reject()


def test_no_letter_of_an_english_page_or_dialog_stands_for_two_things(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window(with_revenue(plan()), Language.english())
    window.bridge.session.switch_scenario("Neu")
    press(qtbot, window.area.chart, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    view = window.area.views.view("money")
    for name in page_titles(GERMAN):
        page = view.open_page(name)
        settled(qtbot, window)
        assert letters(view) == sorted(set(letters(view))), name
        for button in ("new_revenue", "add_city"):
            found = page.findChild(QPushButton, button)
            if found is not None and found.isEnabled():
                found.click()
                (opened,) = (each for each in page.findChildren(QDialog) if each.isVisible())
                assert letters(opened) == sorted(set(letters(opened))), button
                opened.reject()


def letters(widget: QWidget) -> list[str]:
    """The letters that are pressed with Alt, of everything that can be seen."""
    parts = (*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton))
    seen = (each for each in parts if each.isVisible())
    marked = (re.search(r"&(\w)", each.text().replace("&&", "")) for each in seen)
    return sorted(found[1].casefold() for found in marked if found)

"""The pages of the view Stellen with real events: options, spans with the spotlight, people affected, the timetable."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from integration_office.analysis.pay import PayYear
from integration_office.domain.changes import AddPosition, CutPosition, MergeUnits, MoveUnit, RegradePosition
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.lead_times import own_lead_times, session_day
from integration_office.domain.participation import LeadTime, LeadUnit
from integration_office.domain.position import Lapse, Position, Terms
from integration_office.domain.unit import UnitKind
from integration_office.ui import choosing
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.spotlight import Side
from integration_office.ui.views.comparison.grid import GridTable
from integration_office.ui.views.staff.affected_page import AffectedPage
from integration_office.ui.views.staff.competences_page import CompetencesPage
from integration_office.ui.views.staff.establishment_page import EstablishmentPage
from integration_office.ui.views.staff.establishment_rows import grade_lines
from integration_office.ui.views.staff.option_parts import lower_grade, preset_parts, presets
from integration_office.ui.views.staff.options_page import OptionsPage
from integration_office.ui.views.staff.participation_page import ParticipationPage, proposed
from integration_office.ui.views.staff.spans_page import SpansPage
from integration_office.ui.views.staff.view import StaffView
from integration_office.wording.language import Language
from tests.ui.acting import dialog, press, status
from tests.ui.conftest import Opener
from tests.ui.test_access import focusable, heard, walked
from tests.ui.test_languages import unreachable
from tests.ui.town import REFERENCE, session
from tests.ui.views.test_staff import ALT, CTRL, settled, type_over
from tests.ui.wording import pseudo_language

PAGES = {
    OptionsPage: 1,
    CompetencesPage: 2,
    SpansPage: 3,
    AffectedPage: 4,
    ParticipationPage: 5,
    EstablishmentPage: 6,
}
SCROLLS = {"Scroll Left", "Scroll Right"}
"""Qt's own, of a row of tabs with longer names."""

LAWS = {text for row in REFERENCE.participation for text in (row.body, row.what, row.source, f"{row.norm} {row.law}")}
LED, DEPUTY = PositionId("0302"), PositionId("0303")


@pytest.fixture
def window(open_window: Opener, qtbot: QtBot) -> MainWindow:
    """Einbürgerung goes to the new office, its post is regraded."""
    return changed(open_window())


def changed(window: MainWindow) -> MainWindow:
    changes = [MoveUnit(UnitId("33.1"), UnitId("56")), RegradePosition(PositionId("0202"), read_grade("A12"))]
    window.bridge.session.perform(changes, new_scenario="Variante")
    return window


def view_of(qtbot: QtBot, window: MainWindow) -> StaffView:
    press(qtbot, window.area.chart, Qt.Key.Key_5, ALT)
    view = window.area.views.view("staff")
    assert isinstance(view, StaffView)
    return view


def page(qtbot: QtBot, window: MainWindow, kind: type[QWidget]) -> QWidget:
    view = view_of(qtbot, window)
    view.tabs.setCurrentIndex(PAGES[kind])
    settled(qtbot, window)
    assert isinstance(view.page, kind)
    return view.page


def rows(table: GridTable) -> dict[str, list[str]]:
    return {line.cells[0].text.strip(): [cell.text for cell in line.cells[1:]] for line in table.grid.lines}


def for_sheet(table: GridTable, name: str) -> list[str]:
    """What a spreadsheet gets of the first line of that name."""
    line = next(line for line in table.grid.lines if line.cells[0].text.strip() == name)
    return [cell.for_sheet for cell in line.cells[1:]]


def asked(qtbot: QtBot, window: MainWindow, found: OptionsPage) -> None:
    """What was typed is worked out a moment later."""
    qtbot.waitUntil(lambda: not found._soon.isActive())
    settled(qtbot, window)


def test_options_stand_side_by_side_and_one_becomes_measures(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(positions=(LED, DEPUTY))
    found = page(qtbot, window, OptionsPage)
    assert isinstance(found, OptionsPage)
    asked(qtbot, window, found)
    assert found.result.grid.headers == ("", "heute", "Leitung eine Gruppe niedriger")
    lines = rows(found.result)
    assert lines["VZÄ"] == ["2,00 VZÄ", "2,00 VZÄ"]
    assert all(re.fullmatch(r"\d+,\d\d?", each) for each in for_sheet(found.result, "2026")), "to the cent"
    assert lines["Stellen"] == ["1 × E13 (1,00); 1 × E11 (1,00)", "1 × E12 (1,00); 1 × E11 (1,00)"]
    assert "(−" in lines["2026"][1], "a lower grade costs less"
    assert "Erwartete Vakanzen 5 % (nicht verifiziert)" in found.told.text()
    type_over(qtbot, found.part_table, found.part_model.index(0, 1), "E10")
    asked(qtbot, window, found)
    assert rows(found.result)["Stellen"][1].startswith("1 × E10 (1,00)")
    # What has no price is no saving.
    type_over(qtbot, found.part_table, found.part_model.index(0, 1), "P7")
    asked(qtbot, window, found)
    assert rows(found.result)["2026"][1].endswith("€ (nicht vergleichbar)")
    unpriced = "Ohne Entgelttabelle, nicht in den Kosten: P7\u00a01,00\u00a0VZÄ"
    assert found.told.text().startswith(f"„Leitung eine Gruppe niedriger“: {unpriced}")
    type_over(qtbot, found.part_table, found.part_model.index(0, 1), "E10")
    asked(qtbot, window, found)
    found.apply_button.menu().actions()[0].trigger()
    told = dialog(window)
    assert isinstance(told, ChangeDialog)
    assert "0302" in told.form.list.toPlainText() and "E10" in told.form.list.toPlainText()
    told.reason.setPlainText("Zweite Ebene entfällt")
    told.accept()
    scenario = window.bridge.session.scenario
    assert scenario is not None
    assert scenario.measures[-1].change == RegradePosition(LED, read_grade("E10"))
    assert scenario.measures[-1].reason == "Zweite Ebene entfällt"


def test_a_grade_of_which_only_a_cost_is_left_stands_in_a_line_so_that_the_lines_add_up_to_the_sum() -> None:
    post = Position(PositionId("N"), UnitId("56"), "Projekt", Terms(read_grade("E14"), None, 10_000, None))
    desk = session()
    desk.perform([AddPosition(post), CutPosition(post.id, Lapse(date(2026, 6, 30)))], new_scenario="Variante")
    for products in (False, True):
        found = grade_lines(desk.effects, Language.german(), None, products=products, only_changed=False)
        *lines, whole = [[cell.for_sheet for cell in line.cells] for line in found.lines if not line.is_heading]
        amounts = [Decimal(line[12].replace(",", ".")) for line in lines if line[0].strip() != "Summe"]
        assert sum(amounts) == Decimal(whole[12].replace(",", ".")) == Decimal(desk.figures.cost.personnel) / 100
        assert "E14" in [line[0].strip() for line in lines]


@pytest.fixture(scope="module")
def pay() -> PayYear:
    return session().figures.pay


def test_one_grade_lower_in_every_scheme(pay: PayYear) -> None:
    known = {"A15": "A14", "A9": "A8", "B4": "B3", "E13": "E12", "E10": "E9c", "E9c": "E9b", "E9a": "E8", "S12": "S11b"}
    for grade, lower in known.items():
        read = read_grade(grade)
        assert read is not None
        assert str(lower_grade(read, pay)) == lower
    unpriced = read_grade("P7")
    assert unpriced is not None and lower_grade(unpriced, pay) is None


def test_two_halves_become_one_without_a_gain_and_a_lone_part_stays_one(pay: PayYear) -> None:
    german = Language.german()
    sizes = (("E9c", 3, 5_000), ("E9c", 4, 5_000), ("A10", None, 7_500))
    posts = [
        Position(PositionId(str(n)), UnitId("50"), "", Terms(read_grade(grade), step, fte, None))
        for n, (grade, step, fte) in enumerate(sizes)
    ]
    preset = dict(presets(german))["Teilstellen zu ganzen"]
    parts = preset_parts("x", preset, posts, pay, 0, german)
    assert [(part.grade, part.step, part.fte) for part in parts] == [("E9c", "", "1"), ("A10", "", "0,75")]
    # A lower grade changes no sizes.
    preset = dict(presets(german))["Eine Gruppe niedriger"]
    parts = preset_parts("x", preset, [*posts, replace(posts[1], id=PositionId("9"))], pay, 0, german)
    assert [(part.grade, part.step, part.fte, part.posts) for part in parts] == [
        ("E9b", "3", "0,5", "1"),
        ("E9b", "4", "1", "2"),
        ("A9", "", "0,75", "1"),
    ]


def test_options_that_make_no_sense_are_told_by_their_line(qtbot: QtBot, window: MainWindow) -> None:
    found = page(qtbot, window, OptionsPage)
    assert isinstance(found, OptionsPage)
    assert "Auswahl übernehmen" in found.told.text()
    window.bridge.select((UnitId("50.2"),))
    qtbot.mouseClick(found.take_button, Qt.MouseButton.LeftButton)
    asked(qtbot, window, found)
    assert found.posts == (LED, DEPUTY)
    for column, text, told in ((1, "Quatsch", "Quatsch"), (3, "0", "über 0")):
        before = found.parts[0]
        type_over(qtbot, found.part_table, found.part_model.index(0, column), text)
        asked(qtbot, window, found)
        assert "Zeile 1 der Optionen" in found.told.text() and told in found.told.text()
        assert found.result.grid.lines == () and not found.apply_button.isEnabled()
        good = before.grade if column == 1 else before.fte
        type_over(qtbot, found.part_table, found.part_model.index(0, column), good)
    found.mode.setCurrentIndex(1)
    assert "unbesetzt ab" in found.told.text()
    type_over(qtbot, found.vacancy_table, found.vacancy_model.index(0, 1), "2027")
    type_over(qtbot, found.vacancy_table, found.vacancy_model.index(0, 2), "6")
    asked(qtbot, window, found)
    assert rows(found.result)["2027"][3] == "0,50", "half a year of one post"
    assert rows(found.result)["2026"][2] == "0 €"
    assert all(re.fullmatch(r"\d+,\d\d?", each) for each in for_sheet(found.result, "2027")[:3]), "to the cent"
    type_over(qtbot, found.vacancy_table, found.vacancy_model.index(0, 3), "P7")
    asked(qtbot, window, found)
    assert rows(found.result)["2026"][2] == "0 €" and rows(found.result)["2028"][2] == "nicht vergleichbar"
    assert "nicht in den Kosten: P7" in found.told.text()


def test_no_session_of_the_council_is_proposed_for_a_weekend() -> None:
    """180 days after 30 November 2026 is a Saturday."""
    assert proposed(QDate(2026, 11, 30)) == QDate(2027, 5, 31)
    assert proposed(QDate(2026, 12, 1)) == QDate(2027, 5, 31)
    assert proposed(QDate(2026, 12, 3)) == QDate(2027, 6, 1)


def test_spans_follow_the_planners_own_guardrails_and_light_the_chart(qtbot: QtBot, window: MainWindow) -> None:
    found = page(qtbot, window, SpansPage)
    assert isinstance(found, SpansPage)
    assert "keine Norm" in found.own.text() and found.least.value() == 0
    found.most.setValue(2)
    found.least.setValue(2)
    assert "eigene Annahme, keine Norm" in found.own.text()
    found.kind.setCurrentIndex(1)
    spans = {row.unit.id: row.span for row in found.model.shown}
    assert spans == {"50": 1, "56": 1, "32": 1, "33.1": 1, "50.2": 1}
    found.spotlight.setFocus()
    qtbot.keyClick(found.spotlight, Qt.Key.Key_Space)
    assert {lit.side for lit in window.bridge.spotlight.lit.values()} == {Side.BELOW}
    assert "hervorgehoben" in status(window)
    window.area.views.show_view("chart")
    settled(qtbot, window)
    window.grab()
    qtbot.keyClick(window.area.chart, Qt.Key.Key_Escape)
    assert window.bridge.spotlight.lit == {} and not found.spotlight.isChecked()


def test_head_posts_that_a_merger_doubles_are_named(qtbot: QtBot, window: MainWindow) -> None:
    merge = MergeUnits((UnitId("32.4"), UnitId("50.2")), UnitId("561"), "Integration", UnitKind.SECTION, UnitId("56"))
    window.bridge.session.perform([merge])
    found = page(qtbot, window, SpansPage)
    assert isinstance(found, SpansPage)
    told = found.doubled.toPlainText()
    assert "561 „Integration“" in told and "leitete 32.4" in told and "leitete 50.2" in told


def test_affected_posts_are_counted_and_the_pyramid_is_drawn_and_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = page(qtbot, window, AffectedPage)
    assert isinstance(found, AffectedPage)
    assert found.title.text() == "1 Stelle ist betroffen (1,00 VZÄ)"
    assert rows(found.table)["Dezernat Ordnung"][:3] == ["1 (1,00)", "1 (1,00)", "–"]
    found.by.setCurrentIndex(2)
    (regraded,) = found.table.grid.lines
    assert [cell.text for cell in regraded.cells][1:4] == ["A11", "A12", "höher bewertet"]
    bars = {bar.label: bar.texts for bar in found.pyramid.chart.chart.bars}
    assert bars["A11"] == ("1,00", "0,00") and bars["A12"] == ("0,00", "1,00")
    target = tmp_path / "pyramide.svg"
    monkeypatch.setattr(choosing, "picture_to_write", lambda *_: target)
    qtbot.mouseClick(found.pyramid.save_button, Qt.MouseButton.LeftButton)
    assert "A12" in target.read_text("utf-8")


def test_the_way_to_the_session_is_computed_back_and_own_lead_times_are_the_planners(
    qtbot: QtBot, window: MainWindow
) -> None:
    found, desk = page(qtbot, window, ParticipationPage), window.bridge.session
    assert isinstance(found, ParticipationPage)
    assert "keine Rechtsberatung" in found.checklist_note.text() and found.check_model.rowCount() > 3
    assert found.step_model.rowCount() == 0 and "Ratssitzung wählen" in found.told.text()
    found.day.setDate(QDate(2027, 3, 17))
    settled(qtbot, window)
    assert session_day(desk.plan.texts) == date(2027, 3, 17)
    assert found.is_known.isChecked()
    place = found.step_model.place("council_papers")
    assert place is not None

    def cells(step: str) -> list[str]:
        at = found.step_model.place(step)
        assert at is not None
        return [found.step_model.index(at, column).data() for column in range(5)]

    assert cells("council_papers")[0] == "vor dem 17.03.2027"
    type_over(qtbot, found.steps, found.step_model.index(place, 2), "2 Wochen")
    assert own_lead_times(desk.plan.texts) == {"council_papers": LeadTime(2, LeadUnit.WEEKS)}
    unproven = "2 Wochen, eigene Annahme ohne Quelle"
    assert (cells("council_papers")[0], cells("council_papers")[4]) == ("03.03.2027", unproven)
    at = found.step_model.place("council_papers")
    assert at is not None
    type_over(qtbot, found.steps, found.step_model.index(at, 4), "GO Rat, Nr. 1")
    assert cells("council_papers")[4] == "2 Wochen, eigene Annahme: GO Rat, Nr. 1"
    draft = found.step_model.place("draft")
    assert draft is not None
    type_over(qtbot, found.steps, found.step_model.index(draft, 4), "so")
    assert "zuerst die Spalte „Vorlauf“" in status(window) and "lead_source:draft" not in desk.plan.texts
    type_over(qtbot, found.steps, found.step_model.index(at, 2), "bald")
    assert "bald" in status(window)
    assert cells("council_papers")[0] == "03.03.2027"
    qtbot.keyClick(found.is_known, Qt.Key.Key_Space)
    settled(qtbot, window)
    assert session_day(desk.plan.texts) is None and found.step_model.rowCount() == 0


def test_the_stellenplan_by_grade_leaves_as_a_table_and_competences_are_those_of_the_chosen_office(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = page(qtbot, window, EstablishmentPage)
    assert isinstance(found, EstablishmentPage)
    assert rows(found.table)["A12"][2:6] == ["1", "1,00", "+1", "+1,00"]
    assert "aus A11" in rows(found.table)["A12"][9]
    assert rows(found.table)["A12"][10] == "0 €" and rows(found.table)["A12"][-1].startswith("+")
    found.changed.click()
    settled(qtbot, window)
    assert [name for name in rows(found.table) if name.startswith(("A", "E"))] == ["A11", "A12", "Alle Stellen"]
    press(qtbot, found.table, Qt.Key.Key_C, CTRL)
    assert "A12\t0\t0\t1" in QGuiApplication.clipboard().text()
    assert "A11\t1\t1\t0\t0\t-1\t-1\t" in QGuiApplication.clipboard().text(), "a sheet reads the sign"
    target = tmp_path / "stellen.csv"
    monkeypatch.setattr(choosing, "table_to_write", lambda *_: target)
    qtbot.mouseClick(found.save_button, Qt.MouseButton.LeftButton)
    assert "A12;0;0;1;1;1;1;" in target.read_text("utf-8-sig")
    skills = page(qtbot, window, CompetencesPage)
    assert isinstance(skills, CompetencesPage)
    assert "verlangt eine Kompetenz" in skills.remark.text()
    assert skills.office.currentText() == "32 „Ordnungsamt“"
    window.bridge.select((UnitId("50.2"),))
    qtbot.mouseClick(skills.from_selection, Qt.MouseButton.LeftButton)
    assert skills.office.currentText() == "50 „Sozialamt“"


def test_every_page_is_named_walked_with_tab_and_translated(qtbot: QtBot, open_window: Opener) -> None:
    window = changed(open_window(language=pseudo_language()))
    window.bridge.select(positions=(LED,))
    view = view_of(qtbot, window)
    for at in range(view.tabs.count()):
        view.tabs.setCurrentIndex(at)
        settled(qtbot, window)
        assert view.height() <= window.area.views.height(), "the page scrolls, not the view as a whole"
        parts = focusable(view)
        assert [each.objectName() for each in parts if not heard(each).strip()] == []
        parts[0].setFocus()
        way = walked(qtbot, window)
        assert [each.objectName() for each in parts if each not in way] == []
        assert unreachable(view) - SCROLLS - LAWS == set(), view.tabs.tabText(at)
        for each in parts:
            if isinstance(each, QAbstractItemView) and each.model().rowCount(QModelIndex()):
                each.setFocus()
                qtbot.keyClick(each, Qt.Key.Key_Down)
                assert each.currentIndex().isValid(), each.objectName()

"""A sound source becomes the plan it describes, whatever its format and habits of writing."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from integration_office.application.ports import Cancelled
from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.changes import CreateUnit, MoveUnit
from integration_office.domain.grade import read_grade
from integration_office.domain.grant import Grant
from integration_office.domain.identity import DutyId, GrantId, PositionId, TaskId, UnitId
from integration_office.domain.parameters import Assumption
from integration_office.domain.plan import Plan
from integration_office.domain.position import Lapse, Position, Regrade, Terms
from integration_office.domain.scenario import Measure
from integration_office.domain.task import Assignment, Task
from integration_office.domain.unit import Unit, UnitKind
from integration_office.exchange.faults import Remark
from integration_office.exchange.source import Imported, read_source, read_sources
from tests.exchange.sources import CATALOGUE, FORMATS, Sheets, changed, town, write_source


@pytest.fixture(params=FORMATS)
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> Plan:
    return read_source(write_source(tmp_path, town(), request.param), CATALOGUE).plan


def imported(folder: Path, sheets: Sheets, kind: str = "xlsx") -> Imported:
    return read_source(write_source(folder, sheets, kind), CATALOGUE)


def test_the_plan_knows_its_city_and_keeps_what_nobody_knows(plan: Plan) -> None:
    assert (plan.info.title, plan.info.city, plan.info.base_year) == ("Kleinstadt", "Kleinstadt", 2026)
    assert plan.info.edition == "TIntG-2021"
    assert plan.info.extra == (("Ansprechstelle", "Amt 10"),)


def test_units_keep_their_order_zeros_and_unknown_columns(plan: Plan) -> None:
    assert list(plan.baseline.units) == ["0", "V", "050", "0501"]
    assert plan.baseline.units[UnitId("050")] == Unit(
        UnitId("050"), "Sozialamt", UnitKind.OFFICE, UnitId("V"), extra=(("Gebäude", "Rathaus"),)
    )
    assert plan.baseline.units[UnitId("0501")].grant == "KI"


def test_positions_are_exact(plan: Plan) -> None:
    first, second, third = plan.baseline.positions.values()
    assert first == Position(
        PositionId("0001"), UnitId("050"), "Amtsleitung", Terms(read_grade("A15"), None, 10_000, 10_000), is_head=True
    )
    assert second == Position(
        PositionId("0002"),
        UnitId("0501"),
        "Beratung",
        Terms(read_grade("S12"), 4, 5000, None),
        ("K01", "K02"),
        lapse=Lapse(),
        vacant_from=2031,
        grant=GrantId("KI"),
    )
    assert third.terms == Terms(read_grade("E9b"), 3, 24_800, 15_000)
    assert third.grade is not None and third.grade.text == "EG 9b"
    e8 = read_grade("E8")
    assert e8 is not None and third.regrade_on_vacancy == Regrade(e8, date(2028, 1, 1))


def test_tasks_and_who_does_them(plan: Plan) -> None:
    assert plan.baseline.tasks[TaskId("T1")] == Task(
        TaskId("T1"), "Beratung", (DutyId("KI-01"), DutyId("T21-16-3a")), 15_000, competences=("K01",)
    )
    assert plan.baseline.tasks[TaskId("T2")] == Task(
        TaskId("T2"),
        "Aufsicht",
        cases=Decimal(1200),
        minutes=Decimal("12.5"),
        intended=True,
        intended_reason="Vier Augen",
        conflicts=(TaskId("T1"),),
    )
    own = plan.baseline.assignments[PositionId("0002")]
    assert own == (
        Assignment(PositionId("0002"), TaskId("T1"), 7500),
        Assignment(PositionId("0002"), TaskId("T2"), 2500),
    )


def test_equal_budget_lines_stay_apart(plan: Plan) -> None:
    staff, *subsidies = plan.baseline.budget
    assert staff == BudgetLine(UnitId("050"), "050101", NkfLine.STAFF, 2026, 12_345_678)
    assert subsidies == [BudgetLine(UnitId("050"), "050101", NkfLine.ALLOCATIONS, 2026, 500_000)] * 2


def test_grants_duties_weights_and_assumptions(plan: Plan) -> None:
    assert plan.baseline.grants[GrantId("KI")].current == Grant(
        GrantId("KI"),
        "§ 8 TIntG",
        Decimal("0.8"),
        5_700_000,
        None,
        date(2027, 12, 31),
        ("own_unit", "head_fulltime"),
        in_budget=True,
    )
    corrected = plan.duties[DutyId("KI-01")]
    assert (corrected.title, corrected.group, corrected.competences) == ("Integrationszentrum", "grant", ("K01", "K02"))
    assert corrected.description == "…", "a column that is absent keeps what is shipped"
    assert plan.duties[DutyId("EIGEN-1")].applies_to == "all"
    assert plan.weights == {"EIGEN-1": Decimal(2)}
    assert plan.baseline.assumptions["discount"].current == Assumption(
        "discount", Decimal("0.02"), "", "Kämmerei", True, Decimal("0.01"), Decimal("0.05")
    )


def test_measures_stand_in_their_order_with_date_and_reason(plan: Plan) -> None:
    assert list(plan.scenarios) == ["Null", "Neu"]
    assert plan.scenarios["Null"].measures == ()
    create, move = plan.scenarios["Neu"].measures
    assert create == Measure(
        CreateUnit(UnitId("56"), "Amt 56", UnitKind.OFFICE, UnitId("V")), effective=date(2027, 1, 1)
    )
    assert move == Measure(MoveUnit(UnitId("0501"), UnitId("56")), reason="Bündelung")


def test_english_names_and_odd_spelling_of_headers(tmp_path: Path) -> None:
    sheets = {
        "UNITS": [["ID ", "Name", " kind", "parent"], ["1", "Stadt", "VERWALTUNG", ""]],
        "Stellen": [
            ["stellen-nummer", "EINHEIT", "vzae soll", "Vzä-Ist", "is_head"],
            ["1", "1", "1,5", "0.25", "yes"],
        ],
    }
    position = imported(tmp_path, sheets).plan.baseline.positions[PositionId("1")]
    assert position.terms == Terms(None, None, 15_000, 2500)
    assert position.is_head


def test_an_id_typed_as_a_number_stands_for_its_digits(tmp_path: Path) -> None:
    sheets = changed("Haushalt", 2, "Produkt", 50101)
    assert imported(tmp_path, sheets).plan.baseline.budget[0].product == "50101"


@pytest.mark.parametrize("kind", FORMATS)
def test_empty_rows_and_columns_around_and_between_are_skipped(tmp_path: Path, kind: str) -> None:
    sheets = town()
    sheets["Einheiten"] = [
        *([""] * 8, [""] * 8),
        *(["", *row, ""] for row in sheets["Einheiten"][:3]),
        *([""] * 8, ["", " "] + [""] * 6),
        *(["", *row, ""] for row in sheets["Einheiten"][3:]),
        [""] * 8,
    ]
    assert list(imported(tmp_path, sheets, kind).plan.baseline.units) == ["0", "V", "050", "0501"]


def test_sheets_may_be_absent_or_have_no_rows(tmp_path: Path) -> None:
    sheets = {"Einheiten": town()["Einheiten"], "Stellen": town()["Stellen"][:1]}
    sheets["Einheiten"][4][4] = ""
    plan = imported(tmp_path, sheets).plan
    assert not plan.baseline.positions and not plan.baseline.tasks and not plan.scenarios


def test_percentages_are_shares(tmp_path: Path) -> None:
    sheets = town()
    for row, text in ((1, "25 %"), (2, "0,25"), (3, "100%")):
        sheets["Zuordnungen"][row][2] = text
    shares = [own.share for each in imported(tmp_path, sheets).plan.baseline.assignments.values() for own in each]
    assert shares == [2500, 2500, 10_000]


def test_a_rounded_fte_is_noted_with_its_rows(tmp_path: Path) -> None:
    sheets = changed("Stellen", 4, "VZÄ Soll", 0.33335)
    result = imported(tmp_path, sheets)
    assert result.plan.baseline.positions[PositionId("0003")].terms.fte_planned == 3334
    note = next(note for note in result.notes if note.remark is Remark.ROUNDED)
    assert (note.place.sheet, note.place.column, note.rows, note.found) == ("Stellen", "VZÄ Soll", (4,), "4")


def test_the_noise_of_binary_sums_is_no_rounding(tmp_path: Path) -> None:
    result = imported(tmp_path, changed("Stellen", 4, "VZÄ Soll", 0.1 + 0.2))
    assert result.plan.baseline.positions[PositionId("0003")].terms.fte_planned == 3000
    assert not [note for note in result.notes if note.remark is Remark.ROUNDED]


def test_what_is_left_out_is_noted(tmp_path: Path) -> None:
    sheets = town() | {"Hinweise": [["Stand Mai"]]}
    sheets["Zuordnungen"][3][2] = 0
    sheets["Haushalt"][3][4] = ""
    sheets["Gewichte"][0].append("Bemerkung")
    result = imported(tmp_path, sheets)
    assert {(note.remark, note.place.sheet, note.place.row) for note in result.notes} == {
        (Remark.UNKNOWN_SHEET, "Hinweise", 0),
        (Remark.UNKNOWN_COLUMN, "Einheiten", 0),
        (Remark.COLUMN_DROPPED, "Gewichte", 0),
        (Remark.SHARE_ZERO, "Zuordnungen", 4),
        (Remark.ROW_WITHOUT_VALUE, "Haushalt", 4),
    }
    assert len(result.plan.baseline.budget) == 2


def test_several_roots_are_read_and_noted(tmp_path: Path) -> None:
    result = imported(tmp_path, changed("Einheiten", 3, "Übergeordnet", ""))
    assert result.plan.baseline.roots == ("0", "V")
    assert any(note.remark is Remark.SEVERAL_ROOTS and note.found == "0, V" for note in result.notes)


def test_a_measure_without_number_follows_the_one_before_it(tmp_path: Path) -> None:
    sheets = town()
    rename = '{"change": "rename_unit", "unit": "56", "name": "Integrationsamt", "enabled": false}'
    sheets["Varianten"] += [["Neu", "", rename, "", "", ""]]
    names = [type(each.change).__name__ for each in imported(tmp_path, sheets).plan.scenarios["Neu"].measures]
    assert names == ["CreateUnit", "RenameUnit", "MoveUnit"]


def test_the_columns_take_the_place_of_what_the_json_says(tmp_path: Path) -> None:
    sheets = town()
    sheets["Varianten"][3][2:] = [
        '{"change": "rename_unit", "unit": "V", "name": "X", "effective": "2026-01-01", "reason": "alt", '
        '"enabled": false}',
        *("31.12.2028", "neu", "ja"),
    ]
    sheets["Varianten"][2][5] = "nein"
    first, second = imported(tmp_path, sheets).plan.scenarios["Neu"].measures
    assert (first.effective, first.reason, first.enabled) == (date(2028, 12, 31), "neu", True)
    assert not second.enabled


def test_one_plan_may_be_spread_over_several_files(tmp_path: Path) -> None:
    sheets = town()
    staff = {name: sheets.pop(name) for name in ("Stellen", "Zuordnungen")}
    book = write_source(tmp_path, sheets, "xlsx")
    folder = write_source(tmp_path, staff, "csv")
    whole = imported(tmp_path, town(), "ods").plan
    assert read_sources([book, folder / "Stellen.csv", folder / "Zuordnungen.csv"], CATALOGUE).plan == whole
    assert read_sources([book, folder], CATALOGUE).plan == whole


def test_progress_is_told_and_may_stop_the_reading(tmp_path: Path) -> None:
    path = write_source(tmp_path, town(), "xlsx")
    told: list[tuple[int, int]] = []
    read_source(path, CATALOGUE, lambda done, of: told.append((done, of)))
    assert told[-1] == (11, 14)  # the town has no sheets of texts and of cities

    def stop(done: int, of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_source(path, CATALOGUE, stop)

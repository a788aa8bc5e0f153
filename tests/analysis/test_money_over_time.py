"""Gross, net and cash by hand: one post moves in mid-horizon, one is cut with a kw note, one is added."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.money_over_time import money_over_time
from integration_office.analysis.reference import Reference
from integration_office.domain.changes import AddPosition, CutPosition, MovePosition, RegradePosition
from integration_office.domain.changes.content import SetAssumption
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Lapse, Position, Terms
from integration_office.domain.scenario import Measure
from tests.analysis.town import frame, organisation, post, unit

YEARS = (2026, 2027, 2028)
TOWN = organisation(
    [unit("0", "verwaltung", None), unit("50", "amt", "0"), unit("56", "amt", "0")],
    [post("A", "50", "E11", 10_000), post("B", "50", "A13", 10_000, vacant_from=2027)],
)
PLAN = Plan(PlanInfo("Zeit", "", 2026), TOWN)


def full(reference: Reference, state: Organisation, year: int) -> dict[str, int]:
    """Full cost by post."""
    evaluation = Evaluation.of(state, frame(PLAN, reference, year))
    return dict(zip(evaluation.positions.ids, evaluation.posts.full.tolist(), strict=True))


def test_a_cut_post_ends_for_gross_at_once_and_for_cash_with_its_kw_date(reference: Reference) -> None:
    measures = [Measure(CutPosition(PositionId("B"), Lapse(date(2027, 6, 30))))]
    money = money_over_time(TOWN, measures, frame(PLAN, reference), YEARS)
    cost = {year: full(reference, TOWN, year)["B"] for year in YEARS}
    assert [row.gross for row in money.years] == [cost[2026], cost[2027], cost[2028]]
    assert money.years[0].cash == 0
    # six of twelve months of each part of the cost, every part rounded on its own
    evaluation = Evaluation.of(TOWN, frame(PLAN, reference, 2027))
    personnel, workplace, _, _, _ = evaluation.posts.table[:, evaluation.positions.row[PositionId("B")]].tolist()
    half = (personnel + 1) // 2  # halves away from zero
    assert money.years[1].cash == cost[2027] - half - workplace // 2 - (2 * half + 5) // 10
    assert money.years[2].cash == cost[2028]
    assert money.break_even == 2026
    assert money.one_off == 0


def test_without_a_date_cash_waits_until_the_post_falls_vacant(reference: Reference) -> None:
    money = money_over_time(TOWN, [Measure(CutPosition(PositionId("B")))], frame(PLAN, reference), YEARS)
    assert [row.cash for row in money.years] == [0, 0, full(reference, TOWN, 2028)["B"]]


def test_one_off_costs_fall_in_the_year_of_their_measure(reference: Reference) -> None:
    new = Position(PositionId("N"), UnitId("56"), terms=Terms(read_grade("E6"), None, 10_000, None))
    in_2027 = date(2027, 1, 1)
    measures = [
        Measure(SetAssumption("move_per_workplace", Decimal(1000))),
        Measure(SetAssumption("project_cost", Decimal(5000))),
        Measure(SetAssumption("double_running_months", Decimal(1))),
        Measure(MovePosition(PositionId("A"), UnitId("56")), in_2027),
        Measure(AddPosition(new), in_2027),
    ]
    money = money_over_time(TOWN, measures, frame(PLAN, reference), YEARS)
    evaluation = Evaluation.of(TOWN, frame(PLAN, reference, 2027))
    personnel = int(evaluation.posts.table[0, evaluation.positions.row[PositionId("A")]])
    a_month = (personnel + 6) // 12
    moved_and_set_up = 1000_00 + a_month + 5700_00
    assert money.one_off == 5000_00 + moved_and_set_up
    assert money.years[0].cash == -5000_00
    added = full(reference, measures[4].apply(TOWN), 2027)["N"]
    assert money.years[1].cash == -added - moved_and_set_up
    assert money.break_even is None


def test_ku_without_a_date_counts_in_cash_after_the_post_falls_vacant(reference: Reference) -> None:
    measures = [Measure(RegradePosition(PositionId("B"), read_grade("A12")))]  # type: ignore[arg-type]
    money = money_over_time(TOWN, measures, frame(PLAN, reference), YEARS)
    state = measures[0].apply(TOWN)
    for row in money.years:
        saved = full(reference, TOWN, row.year)["B"] - full(reference, state, row.year)["B"]
        assert row.gross == row.net == row.cash == saved > 0


def test_present_value_and_running_sum(reference: Reference) -> None:
    measures = [Measure(CutPosition(PositionId("B")), date(2027, 1, 1))]
    town = replace(TOWN, positions={**TOWN.positions, PositionId("B"): post("B", "50", "A13", 10_000)})
    money = money_over_time(town, measures, frame(PLAN, reference), YEARS)
    cash = [row.cash for row in money.years]
    assert cash == [0, full(reference, town, 2027)["B"], full(reference, town, 2028)["B"]]
    assert [row.cumulative for row in money.years] == [0, cash[1], cash[1] + cash[2]]
    expected = Decimal(cash[1]) / Decimal("1.03") + Decimal(cash[2]) / Decimal("1.03") ** 2
    assert money.npv == round(expected)


@pytest.mark.parametrize("year", [2022, 2023])
def test_a_horizon_before_the_first_table_is_refused(year: int, reference: Reference) -> None:
    from integration_office.domain.errors import MissingTable

    with pytest.raises(MissingTable):
        money_over_time(TOWN, [], frame(PLAN, reference), (year, year + 1))

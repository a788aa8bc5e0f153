"""Revenues with a driver by hand: amount, range, what is added, and that a budget line is never counted beside it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from integration_office.analysis import figure
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import recomputed
from integration_office.analysis.reference import Reference
from integration_office.analysis.revenues import Counted, spread
from integration_office.application.analysis_json import analysis_json
from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.changes import DissolveUnit, SetAssumption
from integration_office.domain.errors import (
    AssumptionOutOfRange,
    RevenueOutOfRange,
    RevenueWithoutSource,
    UnknownRevenue,
)
from integration_office.domain.identity import RevenueId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import driver_key, driver_of
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.revenue import Estimate, Revenue, refuse_revenue
from tests.analysis.town import frame, organisation, unit


def flat_rate(**more: Any) -> Revenue:
    """120 persons at 650 EUR a quarter, four quarters: 312,000 EUR; at least 100 × 600, at most 150 × 650."""
    known: dict[str, Any] = {
        "persons": Estimate(Decimal(120), Decimal(100), Decimal(150)),
        "rate": Estimate(Decimal(650), Decimal(600)),
        "since": 2026,
        "until": 2027,
        "source": "Bescheid",
    }
    return Revenue(RevenueId("IP"), "Integrationspauschale", UnitId("50"), **{**known, **more})


def city(revenue: Revenue, *lines: BudgetLine) -> Organisation:
    units = [unit("0", "verwaltung", None), unit("50", "amt", "0"), unit("51", "amt", "0")]
    return replace(organisation(units, [], budget=lines), revenues={revenue.id: revenue})


def evaluated(reference: Reference, state: Organisation, year: int = 2026) -> Evaluation:
    return Evaluation.of(state, frame(Plan(PlanInfo("", "", 2026), state), reference, year))


def line(amount: int, product: str = "P", year: int = 2026) -> BudgetLine:
    return BudgetLine(UnitId("50"), product, NkfLine.ALLOCATIONS, year, amount)


def test_persons_times_rate_times_quarters(reference: Reference) -> None:
    figures = evaluated(reference, city(flat_rate()))
    result = figures.revenues.results[RevenueId("IP")]
    assert (result.amount, result.lowest, result.highest) == (312_000_00, 240_000_00, 390_000_00)
    assert figures.cost.revenue == 312_000_00
    assert figures.cost.budget_cost == -312_000_00
    assert figures.costs.by_office()[UnitId("50")].revenue == 312_000_00
    assert figures.costs.by_line == {NkfLine.ALLOCATIONS: 312_000_00}
    assert evaluated(reference, city(flat_rate(quarters=Decimal("2.5")))).cost.revenue == 195_000_00
    assert evaluated(reference, city(flat_rate()), 2028).cost.revenue == 0


@pytest.mark.parametrize(
    ("more", "lines", "counted", "revenue"),
    [
        ({}, (), Counted.ADDED, 312_000_00),
        ({}, (line(300_000_00),), Counted.LINE_INSTEAD, 300_000_00),
        ({}, (line(300_000_00, year=2027),), Counted.ADDED, 312_000_00),
        ({}, (line(0),), Counted.ADDED, 312_000_00),
        ({"product": "Q"}, (line(300_000_00),), Counted.ADDED, 612_000_00),
        ({"in_budget": True}, (), Counted.IN_BUDGET, 0),
        ({"in_budget": False}, (line(300_000_00),), Counted.ADDED, 612_000_00),
        ({"since": 2027}, (), Counted.NOT_NOW, 0),
    ],
)
def test_a_line_of_the_city_is_never_counted_beside_it(
    reference: Reference, more: dict[str, Any], lines: tuple[BudgetLine, ...], counted: Counted, revenue: int
) -> None:
    figures = evaluated(reference, city(flat_rate(**more), *lines))
    assert figures.revenues.results[RevenueId("IP")].counted is counted
    assert figures.cost.revenue == revenue


def test_the_figure_says_what_it_is_made_of(reference: Reference) -> None:
    figures = evaluated(reference, city(flat_rate()))
    shown = figure.revenue(figures, RevenueId("IP"))
    assert recomputed(shown) == shown.value == 312_000_00
    assert shown.sources == ("Bescheid",) and not shown.verified
    beside = {term.key: term.value for term in shown.beside}
    assert beside["lowest"] < beside["p10"] < 312_000_00 < beside["p90"] < beside["highest"]  # type: ignore[operator]
    budget = figure.budget_cost(figures)
    assert recomputed(budget) == budget.value == -312_000_00


def test_the_spread_is_the_same_every_time_and_of_one_point_where_it_is_certain() -> None:
    assert spread([flat_rate()], 2026) == spread([flat_rate()], 2026)
    certain = flat_rate(persons=Estimate(Decimal(10)), rate=Estimate(Decimal(100)))
    assert spread([certain], 2026).p10 == spread([certain], 2026).p90 == 4_000_00


def test_it_goes_where_its_unit_goes_and_is_told_to_others(reference: Reference) -> None:
    state = city(flat_rate())
    dissolved = DissolveUnit(UnitId("50"), UnitId("51")).apply(state)
    before, after = evaluated(reference, state), evaluated(reference, dissolved)
    assert after.costs.by_office()[UnitId("51")].revenue == 312_000_00
    assert after.cost == before.cost
    (told,) = analysis_json("x", None, Effects(before, after))["revenues"]
    assert (told["amount"], told["low"], told["high"], told["counted"]) == (312_000, 240_000, 390_000, "added")


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"source": " "}, RevenueWithoutSource("IP")),
        ({"persons": Estimate(Decimal(-1))}, RevenueOutOfRange("IP", "persons")),
        ({"rate": Estimate(Decimal(5), Decimal(6))}, RevenueOutOfRange("IP", "rate")),
        ({"quarters": Decimal("4.5")}, RevenueOutOfRange("IP", "quarters")),
        ({"until": 2025}, RevenueOutOfRange("IP", "years")),
        ({"line": NkfLine.STAFF}, RevenueOutOfRange("IP", "line")),
    ],
)
def test_nonsense_is_refused(more: dict[str, Any], error: Exception) -> None:
    with pytest.raises(type(error)) as caught:
        refuse_revenue(flat_rate(**more))
    assert caught.value == error


class TestScenarioTakesAnotherDriver:
    def test_persons_and_rate_hold_for_whole_years_from_theirs(self, reference: Reference) -> None:
        state = city(flat_rate(until=2028))
        for key, value, since in (("persons", 130, date(2027, 7, 1)), ("rate", 700, date(2028, 1, 1))):
            state = SetAssumption(driver_key("IP", key), Decimal(value), "Prognose").apply(state, since)
        amounts = {
            year: evaluated(reference, state, year).revenues.results[RevenueId("IP")] for year in (2026, 2027, 2028)
        }
        assert [each.amount for each in amounts.values()] == [312_000_00, 130 * 650 * 4 * 100, 130 * 700 * 4 * 100]
        assert amounts[2027].revenue.source == "Bescheid; Prognose" and amounts[2026].revenue.source == "Bescheid"
        # 100 to 150 persons hold 130 as they held 120.
        assert (amounts[2027].lowest, amounts[2027].highest) == (100 * 600 * 4 * 100, 150 * 650 * 4 * 100)
        assert evaluated(reference, state, 2028).cost.revenue == 130 * 700 * 4 * 100

    def test_outside_its_range_the_range_ends(self, reference: Reference) -> None:
        state = SetAssumption(driver_key("IP", "persons"), Decimal(200)).apply(city(flat_rate()))
        result = evaluated(reference, state).revenues.results[RevenueId("IP")]
        assert result.revenue.persons == Estimate(Decimal(200)) and not result.revenue.verified

    def test_a_revenue_that_is_not_there_or_less_than_nobody_is_refused(self) -> None:
        with pytest.raises(UnknownRevenue):
            SetAssumption(driver_key("X", "persons"), Decimal(1)).apply(city(flat_rate()))
        with pytest.raises(AssumptionOutOfRange):
            SetAssumption(driver_key("IP", "persons"), Decimal(-1)).apply(city(flat_rate()))
        assert driver_of("revenue::persons") is None and driver_of("revenue:a:b:rate") == ("a:b", "rate")

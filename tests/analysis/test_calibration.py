"""Computed personnel beside the budget by hand: what is counted where, why it differs, and what would fit."""

from decimal import Decimal
from fractions import Fraction

import pytest

from integration_office.analysis.calibration import Reason, by_office, calibration, summed
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.fitting import computed_under, office_fits, parameter_fits
from integration_office.analysis.reference import Reference
from integration_office.domain.budget import BudgetLine, read_line
from integration_office.domain.identity import UnitId
from integration_office.domain.parameters import Assumption
from integration_office.domain.plan import Plan, PlanInfo
from tests.analysis.round_pay import round_pay
from tests.analysis.town import frame, organisation, post, unit

# A year of E10 is 60,000 EUR; the supplementary pension is 10 % of it: 66,000.
ROUND = round_pay({"E10": 5_000}, zv_rate="0.1")


def line(where: str, name: str, euros: int) -> BudgetLine:
    return BudgetLine(UnitId(where), "P", read_line(name), 2026, euros * 100)


def evaluated(reference: Reference, *lines: BudgetLine) -> Evaluation:
    city = organisation(
        [
            unit("0", "verwaltung", None),
            unit("50", "amt", "0"),
            unit("501", "sachgebiet", "50"),
            unit("502", "sachgebiet", "50"),
            unit("60", "amt", "0"),
        ],
        [
            post("A", "50", "E10", 10_000),
            post("B", "501", "E10", 10_000, 5_000),
            post("C", "502", "E10", 5_000),
            post("D", "502", "P7", 10_000),
            post("E", "60", "E10", 10_000),
        ],
        budget=lines,
    )
    return Evaluation.of(city, frame(Plan(PlanInfo("Quote", "", 2026), city), reference))


LINES = (
    line("50", "11 Personalaufwendungen", 165_000),
    line("501", "11 Personalaufwendungen", 60_000),
    line("501", "12 Versorgungsaufwendungen", 6_000),
    line("60", "Personalaufwendungen", 80_000),
    line("60", "Versorgungsaufwendungen", 20_000),
    line("60", "Transferaufwendungen", 999_999),
)


def test_a_unit_counts_its_posts_without_those_under_a_deeper_budget() -> None:
    rows = {row.unit: row for row in calibration(evaluated(ROUND, *LINES))}
    assert set(rows) == {"50", "501", "60"}
    fifty, sub, sixty = rows[UnitId("50")], rows[UnitId("501")], rows[UnitId("60")]
    # A and half of C: 66,000 + 33,000; D has no price
    assert (fifty.computed, fifty.budget, fifty.ratio) == (99_000_00, 165_000_00, Fraction(3, 5))
    assert (fifty.unpriced, fifty.planned) == (10_000 * 12, 25_000 * 12)
    assert (fifty.computed_per_fte, fifty.unpriced_estimate) == (66_000_00, 66_000_00)
    assert (sub.computed, sub.staff_budget, sub.pension_budget, sub.ratio) == (66_000_00, 60_000_00, 6_000_00, 1)
    assert (sub.vacant, sub.vacant_cost) == (5_000 * 12, 33_000_00)
    assert sixty.ratio == Fraction(66, 100)


def test_reasons_are_named_by_what_is_large() -> None:
    rows = {row.unit: row.reasons for row in calibration(evaluated(ROUND, *LINES))}
    assert rows[UnitId("50")] == (Reason.PEOPLE_WITHOUT_POST, Reason.UNPRICED)
    assert rows[UnitId("501")] == ()  # a ratio of 1 needs no reason
    assert rows[UnitId("60")] == (Reason.PENSIONS,)


def test_offices_and_the_city_add_up() -> None:
    figures = evaluated(ROUND, *LINES)
    rows = calibration(figures)
    offices = by_office(figures, rows)
    assert [(row.unit, row.computed, row.budget) for row in offices] == [
        ("50", 165_000_00, 231_000_00),
        ("60", 66_000_00, 100_000_00),
    ]
    assert summed(offices) == summed(rows)


def test_a_parameter_that_is_fitted_meets_the_budget() -> None:
    figures = evaluated(ROUND, line("50", "Personalaufwendungen", 201_250), line("60", "Personalaufwendungen", 0))
    fits = {fit.key: fit for fit in parameter_fits(figures)}
    # A, B, C and E: 3.5 posts of 60,000, and (1 + z) × 210,000 = 201,250 is met only by a rate below nothing
    assert fits["zv_rate"].exact == Fraction(201_250, 210_000) - 1
    assert fits["zv_rate"].value is None
    assert fits["beihilfe"].exact is fits["versorgung_rate"].exact is None  # no civil servants
    figures = evaluated(ROUND, line("50", "Personalaufwendungen", 159_375))
    fit = next(fit for fit in parameter_fits(figures) if fit.key == "zv_rate")
    # 2.5 posts of 60,000: 150,000 × (1 + 0.0625) = 159,375
    assert fit.value == Decimal("0.0625")
    assert computed_under(figures, [Assumption("zv_rate", fit.value)]) == 159_375_00


def test_an_office_is_fitted_by_a_factor() -> None:
    fits = {fit.office: fit.factor for fit in office_fits(evaluated(ROUND, *LINES))}
    assert fits == {"50": Decimal("1.4000"), "60": Decimal("1.5152")}


@pytest.mark.parametrize("budget", [0, -5])
def test_without_a_budget_nothing_is_fitted(budget: int) -> None:
    figures = evaluated(ROUND, line("60", "Personalaufwendungen", budget))
    assert [fit.factor for fit in office_fits(figures)] == [None]
    assert calibration(figures)[0].ratio == (None if not budget else Fraction(66_000, budget))

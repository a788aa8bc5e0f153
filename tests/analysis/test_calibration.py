"""Computed personnel beside the budget by hand: what is counted where, why it differs, and what would fit."""

from decimal import Decimal
from fractions import Fraction

import pytest

from integration_office.analysis import figure
from integration_office.analysis.calibration import Reason, by_office, calibration, summed
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import recomputed
from integration_office.analysis.fitting import (
    OfficeFit,
    ParameterFit,
    computed_under,
    fitted_keys,
    office_fits,
    parameter_fits,
    with_office_fit,
    with_parameter_fit,
    without_fit,
)
from integration_office.analysis.reference import Reference
from integration_office.domain.budget import BudgetLine, read_line
from integration_office.domain.changes import AddPosition, MoveUnit
from integration_office.domain.errors import AssumptionOutOfRange
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.parameters import Assumption
from integration_office.domain.plan import Plan, PlanInfo
from tests.analysis.round_pay import round_pay
from tests.analysis.test_figure import terms_of
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


class TestFitAccepted:
    """A factor that was accepted stays with its posts, shows wherever a figure rests on it, and can be taken back."""

    def test_the_office_meets_its_budget(self) -> None:
        figures = evaluated(ROUND, *LINES)
        fit = next(each for each in office_fits(figures) if each.office == "50")
        fitted = with_office_fit(figures.organisation, fit, "Haushalt 2026")
        after = Evaluation.of(fitted, figures.frame)
        # 66,000 × 1.4 = 92,400 for each of two posts, half of it for C
        assert after.costs.by_office()[UnitId("50")].personnel == 231_000_00
        assert after.costs.by_office()[UnitId("60")].personnel == 66_000_00
        assert by_office(after, calibration(after))[0].ratio == 1
        assert {each.office: each.factor for each in office_fits(after)}["50"] == fit.factor

    def test_it_is_never_silent_and_never_verified(self) -> None:
        figures = evaluated(ROUND, *LINES)
        fit = next(each for each in office_fits(figures) if each.office == "50")
        after = Evaluation.of(with_office_fit(figures.organisation, fit, "Haushalt 2026"), figures.frame)
        shown = figure.post_cost(after, PositionId("A"))
        (used,) = (each for each in shown.assumptions if each.key == "factor:50")
        assert used.source == "an Haushalt angepasst: Haushalt 2026" and not used.verified and not shown.verified
        for term in terms_of(shown):
            assert recomputed(term) == term.value
        assert "local_factor" in {term.key for term in terms_of(shown)}
        assert "factor:50" not in {each.key for each in figure.post_cost(after, PositionId("E")).assumptions}
        assert "factor:50" in {each.key for each in figure.full_cost(after).assumptions}

    def test_it_stays_with_a_post_that_moves_and_a_new_post_has_none(self) -> None:
        figures = evaluated(ROUND, *LINES)
        fit = next(each for each in office_fits(figures) if each.office == "50")
        fitted = with_office_fit(figures.organisation, fit, "")
        before = Evaluation.of(fitted, figures.frame)
        moved = Evaluation.of(MoveUnit(UnitId("501"), UnitId("60")).apply(fitted), figures.frame, before)
        assert moved.cost.full_cost == before.cost.full_cost
        assert moved.posts.table[0].tolist() == before.posts.table[0].tolist()
        new = AddPosition(post("N", "50", "E10", 10_000)).apply(fitted)
        assert Evaluation.of(new, figures.frame).cost.personnel == before.cost.personnel + 66_000_00

    def test_it_can_be_taken_back(self) -> None:
        figures = evaluated(ROUND, *LINES)
        fit = next(each for each in office_fits(figures) if each.office == "50")
        fitted = with_office_fit(figures.organisation, fit, "")
        assert fitted_keys(fitted) == ("factor:50",)
        assert without_fit(fitted, "factor:50") == figures.organisation
        parameter = ParameterFit("zv_rate", Decimal("0.1"), None, Decimal("0.2"), 0, 0)
        changed = with_parameter_fit(figures.organisation, parameter, "Haushalt 2026")
        assert fitted_keys(changed) == ("zv_rate",)
        terms = changed.assumptions["zv_rate"].current
        assert terms is not None and terms.value == Decimal("0.2") and not terms.verified
        assert without_fit(changed, "zv_rate") == figures.organisation

    @pytest.mark.parametrize("factor", ["0", "-1", "10.5"])
    def test_a_factor_that_cannot_be_is_refused(self, factor: str) -> None:
        fit = OfficeFit(UnitId("50"), Decimal(factor), 1, 1)
        with pytest.raises(AssumptionOutOfRange):
            with_office_fit(evaluated(ROUND, *LINES).organisation, fit, "")

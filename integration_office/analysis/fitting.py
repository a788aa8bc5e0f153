"""Local values fitted to the city's own budget: one parameter for the whole city, or a factor for an office.

A fit is an assumption like any other, with the source „an Haushalt angepasst" and never verified; it holds until
somebody takes it back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from integration_office.analysis.calibration import by_office, calibration, summed
from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.errors import AssumptionOutOfRange
from integration_office.domain.identity import UnitId
from integration_office.domain.parameters import Assumption, AssumptionTerms, checked_value

FITTED = ("versorgung_rate", "beihilfe", "zv_rate")
"""The parameters that may be fitted: pensions and Beihilfe of civil servants, supplementary pension."""

_PLACES = {"versorgung_rate": Decimal("0.0001"), "zv_rate": Decimal("0.0001"), "beihilfe": Decimal(1)}
_FACTOR_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class ParameterFit:
    """What a parameter must be for the computed cost to meet the budget; `value` None: no value it can have does.

    `exact` is unrounded. Cents: `computed` before the fit.
    """

    key: str
    before: Decimal
    exact: Fraction | None
    value: Decimal | None
    computed: int
    budget: int


@dataclass(frozen=True, slots=True)
class OfficeFit:
    """The factor on the personnel cost of an office's posts that meets its budget; None: it has no posts or budget."""

    office: UnitId
    factor: Decimal | None
    computed: int
    budget: int


def parameter_fits(evaluation: Evaluation) -> tuple[ParameterFit, ...]:
    """Each parameter fitted on its own, the others as they are (METHOD § 2 is linear in each)."""
    total = summed(calibration(evaluation))
    return tuple(_fit(evaluation, key, total.computed, total.budget) for key in FITTED)


def office_fits(evaluation: Evaluation) -> tuple[OfficeFit, ...]:
    """A factor for each office that has a personnel budget."""
    rows = by_office(evaluation, calibration(evaluation))
    return tuple(OfficeFit(row.unit, _factor(row.computed, row.budget), row.computed, row.budget) for row in rows)


def computed_under(evaluation: Evaluation, assumptions: Iterable[Assumption]) -> int:
    """The computed cost (cents) of all that has a budget, under other assumptions."""
    state = evaluation.organisation
    for each in assumptions:
        state = state.with_assumption(each.key, AssumptionTerms(each))
    return summed(calibration(Evaluation.of(state, evaluation.frame, evaluation))).computed


def _fit(evaluation: Evaluation, key: str, computed: int, budget: int) -> ParameterFit:
    before = evaluation.assumptions[key].value
    at_zero, at_one = (computed_under(evaluation, [Assumption(key, Decimal(value))]) for value in (0, 1))
    if at_one == at_zero or not budget:
        return ParameterFit(key, before, None, None, computed, budget)
    exact = Fraction(budget - at_zero, at_one - at_zero)
    return ParameterFit(key, before, exact, _possible(key, exact), computed, budget)


def _possible(key: str, exact: Fraction) -> Decimal | None:
    try:
        return checked_value(key, _rounded(exact, _PLACES[key]))
    except AssumptionOutOfRange:
        return None


def _factor(computed: int, budget: int) -> Decimal | None:
    if computed <= 0 or budget <= 0:
        return None
    return _rounded(Fraction(budget, computed), _FACTOR_PLACES)


def _rounded(value: Fraction, places: Decimal) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(places, ROUND_HALF_UP)

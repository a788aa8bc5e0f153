"""Local values fitted to the city's own budget: one parameter for the whole city, or a factor for an office.

A fit is an assumption like any other, with the source „an Haushalt angepasst" and never verified; it holds until
somebody takes it back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from integration_office.analysis.calibration import by_office, calibration, summed
from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.errors import AssumptionOutOfRange
from integration_office.domain.identity import UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import (
    FITTED as FITTED_SOURCE,
)
from integration_office.domain.parameters import (
    Assumption,
    AssumptionTerms,
    checked_value,
    factor_key,
    in_place_of,
    office_of_factor,
)
from integration_office.domain.position import Position

FITTABLE = ("versorgung_rate", "beihilfe", "zv_rate")
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
    return tuple(_fit(evaluation, key, total.computed, total.budget) for key in FITTABLE)


def office_fits(evaluation: Evaluation) -> tuple[OfficeFit, ...]:
    """A factor for each office that has a personnel budget, whatever factors hold already."""
    plain = _without_factors(evaluation)
    rows = by_office(plain, calibration(plain))
    return tuple(OfficeFit(row.unit, _factor(row.computed, row.budget), row.computed, row.budget) for row in rows)


def with_office_fit(baseline: Organisation, fit: OfficeFit, source: str) -> Organisation:
    """The factor as an assumption of the baseline, on every post the office has now, in all its terms.

    `source` stands behind "an Haushalt angepasst". Raises AssumptionOutOfRange for a factor that cannot be.
    """
    assert fit.factor is not None
    key = factor_key(fit.office)
    factor = Assumption(key, checked_value(key, fit.factor), source=_source(source))
    posts = [each for each in baseline.positions.values() if baseline.office(each.unit) == fit.office]
    changed = [_fitted(each, key) for each in posts]
    return _with_value(baseline.with_positions(changed), factor)


def with_parameter_fit(baseline: Organisation, fit: ParameterFit, source: str) -> Organisation:
    """The fitted value as an assumption of the baseline."""
    assert fit.value is not None
    fitted = Assumption(fit.key, checked_value(fit.key, fit.value), source=_source(source))
    return _with_value(baseline, fitted)


def _with_value(baseline: Organisation, fitted: Assumption) -> Organisation:
    known = baseline.assumptions.get(fitted.key, AssumptionTerms(None))
    return baseline.with_assumption(fitted.key, AssumptionTerms(in_place_of(known.current, fitted)))


def without_fit(baseline: Organisation, key: str) -> Organisation:
    """Without a fitted value: the default holds again; no post keeps a local factor of this key."""
    posts = [_fitted(each, None) for each in baseline.positions.values() if key in _fits(each)]
    left = {each: terms for each, terms in baseline.assumptions.items() if each != key}
    changed = baseline.with_positions(posts) if posts else baseline
    return replace(changed, assumptions=frozen(left))


def fitted_keys(baseline: Organisation) -> tuple[str, ...]:
    """The keys of all values that were fitted to the budget."""
    return tuple(key for key, terms in baseline.assumptions.items() if _is_fitted(terms.current))


def computed_under(evaluation: Evaluation, assumptions: Iterable[Assumption]) -> int:
    """The computed cost (cents) of all that has a budget, under other assumptions."""
    state = evaluation.organisation
    for each in assumptions:
        state = state.with_assumption(each.key, AssumptionTerms(each))
    return summed(calibration(Evaluation.of(state, evaluation.frame, evaluation))).computed


def _fitted(position: Position, key: str | None) -> Position:
    earlier = tuple((until, replace(terms, fit=key)) for until, terms in position.earlier)
    return replace(position, terms=replace(position.terms, fit=key), earlier=earlier)


def _fits(position: Position) -> set[str | None]:
    return {position.terms.fit, *(terms.fit for _, terms in position.earlier)}


def _is_fitted(assumption: Assumption | None) -> bool:
    return assumption is not None and assumption.source.startswith(FITTED_SOURCE)


def _source(text: str) -> str:
    return f"{FITTED_SOURCE}: {text}" if text else FITTED_SOURCE


def _without_factors(evaluation: Evaluation) -> Evaluation:
    """The state as if nobody had fitted an office; a factor that nothing names is 1."""
    state = evaluation.organisation
    left = {key: terms for key, terms in state.assumptions.items() if office_of_factor(key) is None}
    if len(left) == len(state.assumptions):
        return evaluation
    return Evaluation.of(replace(state, assumptions=frozen(left)), evaluation.frame, evaluation)


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

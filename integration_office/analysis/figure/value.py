"""A figure: a value with the terms it was made of, so that anybody can work it out again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from integration_office.domain.parameters import Assumption
from integration_office.domain.quantity import CAPACITY_SCALE, FTE_MONTHS_SCALE, FTE_SCALE, rounded

Value = int | Fraction | None
"""Whole parts of a unit, an exact fraction, or nothing where a figure is not defined."""


class FigureUnit(StrEnum):
    """What a value counts: whole cents, ten-thousandths of an FTE, FTE × 10⁸, FTE × 10⁴ × months, …

    A CHECK is a condition: 1 holds, 0 failed, None nobody checked.
    """

    CENTS = "cents"
    FTE = "fte"
    CAPACITY = "capacity"
    FTE_MONTHS = "fte_months"
    SHARE = "share"
    MONTHS = "months"
    RATIO = "ratio"
    WEIGHT = "weight"
    COUNT = "count"
    CHECK = "check"

    @property
    def scale(self) -> Fraction:
        """How much one part is worth in a formula, where months count as parts of a year."""
        return _SCALES.get(self, Fraction(1))


_SCALES = {
    FigureUnit.FTE: Fraction(1, FTE_SCALE),
    FigureUnit.CAPACITY: Fraction(1, CAPACITY_SCALE),
    FigureUnit.FTE_MONTHS: Fraction(1, FTE_MONTHS_SCALE),
    FigureUnit.SHARE: Fraction(1, FTE_SCALE),
    FigureUnit.MONTHS: Fraction(1, 12),
}


class Formula(StrEnum):
    """How a value follows from its terms."""

    GIVEN = "given"
    SUM = "sum"
    PRODUCT = "product"
    SMALLEST = "smallest"
    LARGEST = "largest"
    SUM_LESS_LARGEST = "sum_less_largest"
    QUOTIENT = "quotient"
    MEAN = "mean"
    UNLESS_FAILED = "unless_failed"


@dataclass(frozen=True, slots=True)
class Term:
    """A named value: `key` says what it is, `id` of which thing, `formula` how it follows from `terms`.

    `subtracted`: a sum takes it away. `rounded`: to the whole part, halves away from zero.
    """

    key: str
    value: Value
    unit: FigureUnit
    id: str = ""
    formula: Formula = Formula.GIVEN
    terms: tuple["Term", ...] = ()
    rounded: bool = False
    subtracted: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands beside a figure without being part of its formula, e.g. ("status", "covered")."""

    key: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Term):
    """A value with its basis: terms, the assumptions and sources behind them, and what to be careful about.

    `verified`: every assumption and source is. `provisional`: a pay table is an advance payment.
    `illustrative`: something was filled in by a rule, not by the city. `beside`: values that go with the
    figure without being in its formula. `unpriced`: FTE × months missing from a cost, by grade.
    """

    assumptions: tuple[Assumption, ...] = ()
    sources: tuple[str, ...] = ()
    verified: bool = True
    provisional: bool = False
    illustrative: bool = False
    beside: tuple[Term, ...] = ()
    unpriced: tuple[Term, ...] = ()
    remarks: tuple[Remark, ...] = ()


def recomputed(term: Term) -> Value:
    """The formula worked out from the values of the terms, in parts of the term's unit."""
    if term.formula is Formula.GIVEN:
        return term.value
    amount = _FORMULAS[term.formula](term.terms)
    if amount is None:
        return None
    parts = amount / term.unit.scale
    return rounded(parts) if term.rounded else parts


def total(key: str, terms: Sequence[Term], unit: FigureUnit, id: str = "") -> Term:
    """The sum of terms of one unit, less those that are subtracted."""
    value = sum(-_given(term) if term.subtracted else _given(term) for term in terms)
    return Term(key, value, unit, id, Formula.SUM, tuple(terms))


def product(key: str, terms: Sequence[Term], unit: FigureUnit, id: str = "", *, whole: bool = False) -> Term:
    """The product of terms in `unit`, rounded to whole parts if `whole`."""
    exact = _product(terms) / unit.scale
    value = rounded(exact) if whole else exact
    return Term(key, value, unit, id, Formula.PRODUCT, tuple(terms), rounded=whole)


def smallest(key: str, terms: Sequence[Term], unit: FigureUnit, id: str = "", *, whole: bool = False) -> Term:
    """The smallest of terms of one unit, rounded to whole parts if `whole`."""
    exact = min(map(_given, terms))
    value = rounded(exact) if whole else exact
    return Term(key, value, unit, id, Formula.SMALLEST, tuple(terms), rounded=whole)


def _amount(term: Term) -> Fraction:
    return Fraction(_given(term)) * term.unit.scale


def _given(term: Term) -> int | Fraction:
    assert term.value is not None
    return term.value


def _sum(terms: Sequence[Term]) -> Fraction:
    return sum((-_amount(term) if term.subtracted else _amount(term) for term in terms), Fraction())


def _product(terms: Sequence[Term]) -> Fraction:
    amount = Fraction(1)
    for term in terms:
        amount *= _amount(term)
    return amount


def _largest(terms: Sequence[Term]) -> Fraction:
    return max(map(_amount, terms), default=Fraction())


def _quotient(terms: Sequence[Term]) -> Fraction | None:
    above, below = map(_amount, terms)
    return above / below if below else None


def _mean(terms: Sequence[Term]) -> Fraction | None:
    """Σ of the terms ÷ Σ of the last value each was made of: its demand, its weight."""
    below = _sum([term.terms[-1] for term in terms])
    return _sum(terms) / below if below else None


def _unless_failed(terms: Sequence[Term]) -> Fraction:
    """Nothing if a condition fails, else the smallest of the amounts."""
    amounts = [_amount(term) for term in terms if term.unit is not FigureUnit.CHECK]
    failed = any(term.value == 0 for term in terms if term.unit is FigureUnit.CHECK)
    return Fraction() if failed else min(amounts)


_FORMULAS: dict[Formula, Callable[[Sequence[Term]], Fraction | None]] = {
    Formula.SUM: _sum,
    Formula.PRODUCT: _product,
    Formula.SMALLEST: lambda terms: min(map(_amount, terms)),
    Formula.LARGEST: _largest,
    Formula.SUM_LESS_LARGEST: lambda terms: _sum(terms) - _largest(terms),
    Formula.QUOTIENT: _quotient,
    Formula.MEAN: _mean,
    Formula.UNLESS_FAILED: _unless_failed,
}

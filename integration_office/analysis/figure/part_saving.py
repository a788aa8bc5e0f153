"""What years, offices and lines of the Ergebnisplan contribute to a saving, as figures (METHOD § 2)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from integration_office.analysis.cost import Cost
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.basis import Basis, figure_of, unit_basis
from integration_office.analysis.figure.saving import cost_term, grant_terms, joined, once_basis, sums_by_kind
from integration_office.analysis.figure.value import Figure, FigureUnit, Term, total
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_by_part import line_of
from integration_office.analysis.money_over_time import money_of
from integration_office.analysis.one_off import OneOff
from integration_office.analysis.saving_parts import NO_OFFICE, ONE_OFF, OVERHEAD, WORKPLACE
from integration_office.domain.budget import NkfLine
from integration_office.domain.identity import UnitId

_CENTS = FigureUnit.CENTS


class Saving(StrEnum):
    """Which of the three savings of METHOD § 2."""

    GROSS = "gross"
    NET = "net"
    CASH = "cash"


def saving_of_years(horizon: Horizon, kind: Saving, years: Sequence[int]) -> Figure:
    """What several years of the horizon save in all; cash of the first ones is the cumulative cash."""
    known = {each.year: getattr(each, kind.value) for each in money_of(horizon).years}
    terms = tuple(Term("in_year", known[year], _CENTS, str(year)) for year in years)
    before, after = _states(horizon, kind, years[-1])
    basis = joined(unit_basis(before, None), unit_basis(after, None))
    return figure_of(total(f"{kind.value}_saving_sum", terms, _CENTS), basis)


def office_saving(horizon: Horizon, office: UnitId, kind: Saving, years: Sequence[int]) -> Figure:
    """What an office (empty: none) saves in a year, or in several years added up."""
    return _part(horizon, "office_saving" if office else "no_office_saving", office, kind, years, _office_terms)


def line_saving(horizon: Horizon, line: str, kind: Saving, years: Sequence[int]) -> Figure:
    """The same for a line, as money_by_line names it."""
    return _part(horizon, "line_saving", line, kind, years, _line_terms)


Terms = Callable[[Horizon, str, Saving, int], Iterator[Term]]


def _part(horizon: Horizon, name: str, key: str, kind: Saving, years: Sequence[int], terms: Terms) -> Figure:
    by_year = [total("in_year", tuple(terms(horizon, key, kind, year)), _CENTS, str(year)) for year in years]
    shown = by_year[0].terms if len(by_year) == 1 else tuple(by_year)
    return figure_of(total(name, shown, _CENTS, key), _basis(horizon, name, key, kind, years[-1]))


def _office_terms(horizon: Horizon, office: str, kind: Saving, year: int) -> Iterator[Term]:
    before, after = _states(horizon, kind, year)
    old, new = (each.costs.by_office().get(UnitId(office), Cost()) for each in (before, after))
    yield cost_term("baseline_cost", old)
    yield replace(cost_term("scenario_cost", new), subtracted=True)
    if kind is not Saving.GROSS:
        yield from grant_terms(before, after, UnitId(office))
    if kind is Saving.CASH:
        yield from _once(each for each in horizon.one_offs_in(year) if (each.office or NO_OFFICE) == office)


def _line_terms(horizon: Horizon, line: str, kind: Saving, year: int) -> Iterator[Term]:
    before, after = _states(horizon, kind, year)
    part = _PARTS.get(line)
    if part is not None:
        yield Term("baseline_line", getattr(before.cost, part), _CENTS)
        yield Term("scenario_line", getattr(after.cost, part), _CENTS, subtracted=True)
    if line == NkfLine.ALLOCATIONS.value and kind is not Saving.GROSS:
        yield from grant_terms(before, after)
    if kind is Saving.CASH:
        yield from _once(each for each in horizon.one_offs_in(year) if line_of(each) == line)


_PARTS = {NkfLine.STAFF.value: "personnel", WORKPLACE: "workplace", OVERHEAD: "overhead"}


def _once(found: Iterator[OneOff]) -> Iterator[Term]:
    for kind, cents in sums_by_kind((each.kind, each.cents) for each in found).items():
        yield Term(kind, cents, _CENTS, subtracted=True)


def _states(horizon: Horizon, kind: Saving, year: int) -> tuple[Evaluation, Evaluation]:
    if kind is Saving.CASH:
        return horizon.calendar_before[year], horizon.calendar_after[year]
    return horizon.before[year], horizon.after[year]


def _basis(horizon: Horizon, name: str, key: str, kind: Saving, year: int) -> Basis:
    """What the office's costs rest on, or those of the whole city; of what comes once its own assumptions."""
    once = once_basis(
        horizon.calendar_after[horizon.years[0]],
        {each.kind for each in horizon.one_offs if key in (each.office or NO_OFFICE, line_of(each))},
    )
    if key in (NO_OFFICE, ONE_OFF):
        return once
    unit = UnitId(key) if name == "office_saving" else None
    states = (each for each in _states(horizon, kind, year) if unit is None or unit in each.units.row)
    costs = joined(*(unit_basis(each, unit) for each in states))
    return joined(costs, once) if kind is Saving.CASH else costs

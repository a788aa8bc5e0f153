"""Savings over time as figures: gross, net and cash of a year, present value and one-off costs (METHOD § 2)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from integration_office.analysis.cost import Cost
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.basis import Basis, assumption_basis, figure_of, unit_basis
from integration_office.analysis.figure.value import Figure, FigureUnit, Formula, Term, product, total
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_bridge import money_bridge
from integration_office.analysis.money_over_time import discount, money_of
from integration_office.analysis.one_off import DOUBLE_RUNNING, PROJECT, REMOVAL, SETUP
from integration_office.domain.identity import GrantId, UnitId
from integration_office.domain.parameters import Assumption
from integration_office.domain.quantity import rounded

_CENTS = FigureUnit.CENTS
_BEHIND = {
    REMOVAL: "move_per_workplace",
    DOUBLE_RUNNING: "double_running_months",
    SETUP: "setup_workplace",
    PROJECT: "project_cost",
}


def gross_saving(horizon: Horizon, year: int) -> Figure:
    """Full cost of the baseline less that of the scenario, every change in force from January."""
    before, after = horizon.before[year], horizon.after[year]
    terms = (cost_term("baseline_cost", before.cost), replace(cost_term("scenario_cost", after.cost), subtracted=True))
    term = total("gross_saving", terms, _CENTS)
    return figure_of(term, _basis(before, after), illustrative=False)


def net_saving(horizon: Horizon, year: int) -> Figure:
    """Gross, with what grants pay more or less."""
    before, after = horizon.before[year], horizon.after[year]
    gross = Term("gross_saving", gross_saving(horizon, year).value, _CENTS)
    term = total("net_saving", (gross, *grant_terms(before, after)), _CENTS)
    return figure_of(term, _basis(before, after), illustrative=filled_by_rule(before, after))


def cash_saving(horizon: Horizon, year: int) -> Figure:
    """What falls in the calendar: dated costs, grants, less what costs once."""
    before, after = horizon.calendar_before[year], horizon.calendar_after[year]
    once = sums_by_kind((each.kind, each.cents) for each in horizon.one_offs_in(year))
    terms = (
        cost_term("baseline_cost", before.cost),
        replace(cost_term("scenario_cost", after.cost), subtracted=True),
        *grant_terms(before, after),
        *(Term(kind, cents, _CENTS, subtracted=True) for kind, cents in once.items()),
    )
    basis = joined(_basis(before, after), once_basis(after, once))
    return figure_of(total("cash_saving", terms, _CENTS), basis, illustrative=filled_by_rule(before, after))


def present_value(horizon: Horizon) -> Figure:
    """Σ cash(y) / (1 + discount)^(y − first year), rounded to the cent."""
    rate, first = discount(horizon), horizon.years[0]
    terms = tuple(
        product("discounted_cash", _discounted(each.year, each.cash, rate, first), _CENTS, str(each.year))
        for each in money_of(horizon).years
    )
    exact = sum((Fraction(each.value or 0) for each in terms), Fraction())
    term = Term("npv", rounded(exact), _CENTS, "", Formula.SUM, terms, rounded=True)
    last = horizon.years[-1]
    known = horizon.calendar_after[first].assumptions["discount"]
    basis = _basis(horizon.calendar_before[last], horizon.calendar_after[last])
    return figure_of(term, joined(basis, assumption_basis([known])))


def one_off_cost(horizon: Horizon) -> Figure:
    """What costs once, by kind."""
    once = sums_by_kind((each.kind, each.cents) for each in horizon.one_offs)
    terms = tuple(Term(kind, cents, _CENTS) for kind, cents in once.items())
    state = horizon.calendar_after[horizon.years[0]]
    return figure_of(total("one_off", terms, _CENTS), once_basis(state, _BEHIND))


def bridge_figure(horizon: Horizon, years: Sequence[int] = ()) -> Figure:
    """The cash of some years (none named: of all) as the sum of its parts."""
    parts = [each for each in money_bridge(horizon, years) if not each.is_total]
    terms = tuple(Term(f"bridge_{each.key}", each.cents, _CENTS) for each in parts)
    last = (tuple(years) or horizon.years)[-1]
    before, after = horizon.calendar_before[last], horizon.calendar_after[last]
    return figure_of(total("bridge", terms, _CENTS), _basis(before, after), illustrative=filled_by_rule(before, after))


def cost_term(key: str, cost: Cost) -> Term:
    """A full cost with its parts."""
    parts = ("personnel", "workplace", "overhead")
    return total(key, [Term(part, getattr(cost, part), _CENTS) for part in parts], _CENTS)


def grant_terms(before: Evaluation, after: Evaluation, office: UnitId | None = None) -> Iterator[Term]:
    """What each grant pays more or less, in all or to the units of an office."""
    for grant in sorted({**before.grants, **after.grants}):
        old, new = (_granted(each, grant, office) for each in (before, after))
        if old != new:
            yield Term("grant_change", new - old, _CENTS, grant)


def _granted(state: Evaluation, grant: GrantId, office: UnitId | None) -> int:
    result = state.grants.get(grant)
    if result is None or office is None:
        return 0 if result is None else result.amount
    return sum(cents for unit, cents in result.by_unit.items() if state.offices[unit] == office)


def _discounted(year: int, cash: int, rate: Fraction, first: int) -> tuple[Term, Term]:
    factor = 1 / (1 + rate) ** (year - first)
    return Term("cash_saving", cash, _CENTS, str(year)), Term("discount_factor", factor, FigureUnit.RATIO)


def filled_by_rule(*states: Evaluation) -> bool:
    return any(result.grant.illustrative for state in states for result in state.grants.values())


def _basis(before: Evaluation, after: Evaluation) -> Basis:
    return joined(unit_basis(before, None), unit_basis(after, None))


def once_basis(state: Evaluation, kinds: Iterable[str]) -> Basis:
    """The assumptions behind costs that come once, by kind."""
    return assumption_basis(state.assumptions[_BEHIND[kind]] for kind in kinds)


def joined(*bases: Basis) -> Basis:
    """All that several bases rest on; of an assumption with two values both."""
    assumptions: dict[Assumption, None] = dict.fromkeys(each for basis in bases for each in basis.assumptions)
    return Basis(
        tuple(sorted(assumptions, key=lambda each: each.key)),
        tuple(dict.fromkeys(each for basis in bases for each in basis.sources)),
        all(basis.verified for basis in bases),
        any(basis.provisional for basis in bases),
        bases[0].unpriced,
    )


def sums_by_kind(amounts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Cents by kind, in order of appearance."""
    sums: dict[str, int] = {}
    for key, cents in amounts:
        sums[key] = sums.get(key, 0) + cents
    return sums

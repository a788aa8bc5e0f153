"""What posts, units and the whole city cost in a year, each with its terms (METHOD § 2)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from integration_office.analysis import cost as costs
from integration_office.analysis import unit_costs
from integration_office.analysis.cost import Cost, PostCost, Spell
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.basis import figure_of, pay_basis, posts_in, unit_basis
from integration_office.analysis.figure.kept import kept_with_evaluation
from integration_office.analysis.figure.value import Figure, FigureUnit, Formula, Term, product, total
from integration_office.analysis.funding import PaidPost
from integration_office.analysis.index.numbers import Ints
from integration_office.analysis.pay import PayPart, PayYear
from integration_office.domain.budget import LineKind
from integration_office.domain.identity import GrantId, PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Terms
from integration_office.domain.quantity import rounded

FULL_COST_PARTS = ("personnel", "workplace", "overhead")

_CENTS = FigureUnit.CENTS
_RATES = {
    "performance": ("lob_rate", "base"),
    "pension": ("zv_rate", "gross"),
    "versorgung": ("versorgung_rate", "base"),
}
_GROSS = ("base", "bonus", "performance")


def post_cost(evaluation: Evaluation, position: PositionId) -> Figure:
    """The full cost of a post; one that a measure cut as long as its cost runs on."""
    paid = _paid(evaluation.organisation, position)
    pay = evaluation.pay
    spells = costs.spells_in(paid[0], pay.year, paid[1])
    personnel = personnel_term(pay, spells)
    parts = (personnel, workplace_term(pay, spells), overhead_term(pay, personnel))
    return figure_of(total("post_cost", parts, _CENTS, position), pay_basis(pay, [paid]))


def unit_cost(evaluation: Evaluation, unit: UnitId) -> Figure:
    """The full cost of a unit: its own posts and the units below it."""
    organisation, pay = evaluation.organisation, evaluation.pay
    own = (_post_term(pay, paid) for paid in posts_in(organisation, unit))
    children = _subtree_costs(evaluation, *organisation.children.get(unit, ()))
    below = (_parts_term("child_cost", cost, child) for child, cost in children.items())
    term = total("unit_cost", (*own, *below), _CENTS, unit)
    return figure_of(term, unit_basis(evaluation, unit))


def full_cost(evaluation: Evaluation) -> Figure:
    """Personnel, workplace and overhead of the whole city, each by office."""
    offices = evaluation.costs.by_office()
    parts = [_part_by_office(part, offices) for part in FULL_COST_PARTS]
    term = total("full_cost", parts, _CENTS)
    return figure_of(term, unit_basis(evaluation, None))


def cost_part(evaluation: Evaluation, part: str) -> Figure:
    """One part of the full cost: personnel, workplace or overhead, by office."""
    term = _part_by_office(part, evaluation.costs.by_office())
    return figure_of(term, unit_basis(evaluation, None))


def budget_cost(evaluation: Evaluation, unit: UnitId | None = None) -> Figure:
    """Personnel + other expense − revenue − grants not in a budget line, of a unit or the whole city."""
    units = None if unit is None else set(evaluation.organisation.subtree(unit))
    cost = evaluation.cost if unit is None else _subtree_costs(evaluation, unit)[unit]
    parts = (
        Term("personnel", cost.personnel, _CENTS),
        _lines_term("other_expense", evaluation, units, LineKind.OTHER_EXPENSE),
        replace(_revenue_term(evaluation, units), subtracted=True),
        replace(_grants_term(evaluation, units), subtracted=True),
    )
    guessed = any(evaluation.grants[GrantId(each.id)].grant.illustrative for each in parts[-1].terms)
    term = total("budget_cost", parts, _CENTS, unit or "")
    return figure_of(term, unit_basis(evaluation, unit, only_personnel=True), illustrative=guessed)


def personnel_term(pay: PayYear, spells: Iterable[Spell], *, filled: bool = False) -> Term:
    """full × FTE × months / 12, summed over the terms a post has in the year, rounded once."""
    key = "actual_personnel" if filled else "personnel"
    return _pro_rata(key, pay, spells, lambda terms: _full_term(pay, terms), filled=filled)


def workplace_term(pay: PayYear, spells: Iterable[Spell], *, filled: bool = False) -> Term:
    """Workplace × FTE × months / 12, rounded once."""
    rate = Term("assumption", pay.value("workplace") * 100, _CENTS, "workplace")
    return _pro_rata("workplace", pay, spells, lambda _: rate, filled=filled)


def overhead_term(pay: PayYear, personnel: Term) -> Term:
    """The overhead rate on a post's rounded personnel."""
    rate = Term("assumption", pay.value("overhead_rate"), FigureUnit.RATIO, "overhead_rate")
    given = Term("personnel", personnel.value, _CENTS)
    return product("overhead", (rate, given), _CENTS, whole=True)


def _pro_rata(
    key: str, pay: PayYear, spells: Iterable[Spell], price: Callable[[Terms], Term], *, filled: bool = False
) -> Term:
    """Price × FTE × months / 12. One spell is a plain product; several are summed exactly, rounded once."""
    priced = [
        (price(terms), _fte_term(terms, filled), Term("months", months, FigureUnit.MONTHS))
        for terms, months in spells
        if pay.prices(terms.grade)
    ]
    if len(priced) == 1:
        return product(key, priced[0], _CENTS, whole=True)
    products = [product("spell", factors, _CENTS) for factors in priced]
    exact = total(key, products, _CENTS)
    return replace(exact, value=rounded(exact.value or 0), rounded=True)


def _fte_term(terms: Terms, filled: bool) -> Term:
    key, fte = ("fte_filled", terms.filled) if filled else ("fte_planned", terms.fte_planned)
    return Term(key, fte, FigureUnit.FTE)


def _full_term(pay: PayYear, terms: Terms) -> Term:
    """The cost of a full-time post by its parts; the id is the grade with its step, as E9b/4."""
    assert terms.grade is not None
    full = pay.full(terms.grade, terms.step, terms.fit)
    euros = {part.key: part.euros for part in full.parts}
    bases = {"base": euros["base"], "gross": sum((euros.get(key, Fraction()) for key in _GROSS), Fraction())}
    parts = tuple(_pay_term(pay, part, bases) for part in full.parts)
    name = f"{full.group}/{full.step}" if full.step else full.group
    return Term("full", full.cents, _CENTS, name, Formula.SUM, parts, rounded=True)


def _pay_term(pay: PayYear, part: PayPart, bases: Mapping[str, Fraction]) -> Term:
    if part.key not in _RATES:
        return Term(part.key, part.euros * 100, _CENTS)
    rate, base = _RATES[part.key]
    factors = (
        Term("assumption", pay.value(rate), FigureUnit.RATIO, rate),
        Term(base, bases[base] * 100, _CENTS),
    )
    return product(part.key, factors, _CENTS)


def _paid(organisation: Organisation, position: PositionId) -> PaidPost:
    """The post, or the one of this id whose cost runs on; raises UnknownPosition."""
    lapsing = organisation.lapsing.get(position)
    if lapsing is None or position in organisation.positions:
        return organisation.position(position), None
    return lapsing.position, lapsing.until if lapsing.until is not None else 0


def _post_term(pay: PayYear, paid: PaidPost) -> Term:
    position, until = paid
    return _parts_term("post_cost", costs.post_cost(position, pay, until), position.id)


def _parts_term(key: str, cost: Cost | PostCost, id: str) -> Term:
    parts = [Term(part, getattr(cost, part), _CENTS) for part in FULL_COST_PARTS]
    return total(key, parts, _CENTS, id)


def _subtree_costs(evaluation: Evaluation, *units: UnitId) -> dict[UnitId, Cost]:
    """Units with all they hold."""
    sums = _subtree_sums(evaluation)
    return {unit: unit_costs.cost_of(sums[evaluation.units.row[unit]]) for unit in units}


@kept_with_evaluation
def _subtree_sums(evaluation: Evaluation) -> Ints:
    """By row of a unit: what is asked for again and again while several units are looked at."""
    return evaluation.units.subtree_sums(evaluation.costs.own)


def _part_by_office(part: str, offices: Mapping[UnitId, Cost]) -> Term:
    shares = ((office, getattr(cost, part)) for office, cost in offices.items())
    return total(part, [Term("office", cents, _CENTS, office) for office, cents in shares if cents], _CENTS)


def _lines_term(key: str, evaluation: Evaluation, units: set[UnitId] | None, kind: LineKind) -> Term:
    """The budget lines of a kind, by their name."""
    year = evaluation.pay.year
    lines = (line for line in evaluation.organisation.budget if line.year == year and line.line.kind is kind)
    sums = unit_costs.line_sums(line for line in lines if units is None or line.unit in units)
    return total(key, [Term("line", cents, _CENTS, line.value) for line, cents in sums.items()], _CENTS)


def _revenue_term(evaluation: Evaluation, units: set[UnitId] | None) -> Term:
    """The revenue lines by their name, and what drivers add to them."""
    lines = _lines_term("revenue", evaluation, units, LineKind.REVENUE)
    added = [
        Term("driven_revenue", each.added, _CENTS, id)
        for id, each in evaluation.revenues.results.items()
        if each.added and (units is None or each.revenue.unit in units)
    ]
    return total("revenue", [*lines.terms, *added], _CENTS) if added else lines


def _grants_term(evaluation: Evaluation, units: set[UnitId] | None) -> Term:
    """The grants that are in no budget line already, by their id."""
    amounts = {
        grant: sum(cents for unit, cents in result.by_unit.items() if units is None or unit in units)
        for grant, result in evaluation.grants.items()
        if not result.grant.in_budget
    }
    return total("grants", [Term("grant", cents, _CENTS, id) for id, cents in amounts.items() if cents], _CENTS)

"""What a group of posts costs in a year in both views, filled or planned, and what vacancies are to be expected."""

from collections.abc import Iterable, Sequence

from integration_office.analysis import cost as costs
from integration_office.analysis.cost import Spell
from integration_office.analysis.figure.basis import Basis, assumption_basis, figure_of, pay_basis
from integration_office.analysis.figure.cost import overhead_term, personnel_term, workplace_term
from integration_office.analysis.figure.value import Figure, FigureUnit, Formula, Term, Value, product, total
from integration_office.analysis.pay import PayYear
from integration_office.domain.identity import TaskId
from integration_office.domain.position import Position

_CENTS = FigureUnit.CENTS


def group_full_cost(pay: PayYear, posts: Sequence[Position], *, filled: bool = False) -> Figure:
    """Personnel, workplace and overhead of some posts; `filled`: of what is filled of them (METHOD § 2)."""
    key = "group_actual_cost" if filled else "group_full_cost"
    known: dict[tuple[Spell, ...], tuple[Term, ...]] = {}
    terms = [total("post_cost", _parts(pay, post, filled, known), _CENTS, post.id) for post in posts]
    return _group_figure(total(key, terms, _CENTS), pay, posts)


def group_budget_cost(pay: PayYear, posts: Sequence[Position], grants: int) -> Figure:
    """Personnel of some posts less the grants (cents) they bring that are in no budget line."""
    personnel = [Term("personnel", costs.post_cost(post, pay).personnel, _CENTS, post.id) for post in posts]
    terms = (total("personnel", personnel, _CENTS), Term("grants", grants, _CENTS, subtracted=True))
    return _group_figure(total("group_budget_cost", terms, _CENTS), pay, posts, only_personnel=True)


def group_planned_fte(posts: Sequence[Position]) -> Term:
    """Planned FTE of some posts."""
    terms = [Term("fte_planned", post.fte_planned, FigureUnit.FTE, post.id) for post in posts]
    return total("fte_planned", terms, FigureUnit.FTE)


def expected_vacancy(pay: PayYear, posts: Sequence[Position]) -> Figure:
    """Planned FTE that are to be expected vacant: vacancy_rate × planned FTE."""
    return _at_vacancy_rate("expected_vacancy", pay, group_planned_fte(posts), FigureUnit.FTE, Basis())


def expected_vacancy_cost(pay: PayYear, full_cost: Figure) -> Figure:
    """The part of a full cost that expected vacancies leave unspent: vacancy_rate × full cost."""
    basis = Basis(full_cost.assumptions, full_cost.sources, full_cost.verified, full_cost.provisional)
    given = Term(full_cost.key, full_cost.value, _CENTS)
    return _at_vacancy_rate("expected_vacancy_cost", pay, given, _CENTS, basis)


def option_coverage(coverage: Value, needs: Iterable[tuple[TaskId, Value]], *, illustrative: bool) -> Figure:
    """The largest flow of the posts to the tasks they are competent for ÷ what the tasks need (FTE × 10⁸)."""
    needed = total(
        "open_demand",
        [Term("open_task", need, FigureUnit.CAPACITY, task) for task, need in needs if need],
        FigureUnit.CAPACITY,
    )
    if coverage is None:
        return figure_of(Term("option_coverage", None, FigureUnit.RATIO), illustrative=illustrative)
    flow = Term("flow", coverage * (needed.value or 0), FigureUnit.CAPACITY)
    term = Term("option_coverage", coverage, FigureUnit.RATIO, "", Formula.QUOTIENT, (flow, needed))
    return figure_of(term, illustrative=illustrative)


def _parts(
    pay: PayYear, post: Position, filled: bool, known: dict[tuple[Spell, ...], tuple[Term, ...]]
) -> tuple[Term, ...]:
    """Personnel, workplace, overhead; `known` are those of posts that are paid alike."""
    spells = tuple(costs.spells_in(post, pay.year))
    if spells not in known:
        personnel = personnel_term(pay, spells, filled=filled)
        known[spells] = (personnel, workplace_term(pay, spells, filled=filled), overhead_term(pay, personnel))
    return known[spells]


def _group_figure(term: Term, pay: PayYear, posts: Sequence[Position], *, only_personnel: bool = False) -> Figure:
    basis = pay_basis(pay, [(post, None) for post in posts], only_personnel=only_personnel)
    return figure_of(term, basis, illustrative=any(post.illustrative for post in posts))


def _at_vacancy_rate(key: str, pay: PayYear, of: Term, unit: FigureUnit, basis: Basis) -> Figure:
    assumed = assumption_basis([pay.assumptions["vacancy_rate"]])
    rate = Term("assumption", pay.value("vacancy_rate"), FigureUnit.RATIO, "vacancy_rate")
    both = Basis(
        (*basis.assumptions, *assumed.assumptions),
        (*basis.sources, *assumed.sources),
        basis.verified and assumed.verified,
        basis.provisional,
    )
    return figure_of(product(key, (rate, of), unit, whole=True), both)

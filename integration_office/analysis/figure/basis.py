"""What figures rest on: assumptions, pay tables and rates with their sources, and what a rule filled in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np

from integration_office.analysis.cost import spells_in
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.kept import kept_with_evaluation
from integration_office.analysis.figure.value import Figure, FigureUnit, Remark, Term
from integration_office.analysis.funding import PaidPost, cut_posts
from integration_office.analysis.index.numbers import Ints, distinct, stands_in
from integration_office.analysis.index.units import exact_bincount
from integration_office.analysis.pay import FullCost, PayYear
from integration_office.analysis.spells import spells_of
from integration_office.domain.grade import PayGrade, PayScheme
from integration_office.domain.identity import TaskId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import Assumption

_STANDARD_STEPS = {
    PayScheme.E: "standard_step_e",
    PayScheme.S: "standard_step_s",
    PayScheme.A: "standard_step_a",
}


@dataclass(frozen=True, slots=True)
class Basis:
    """The assumptions and sources behind a value, and its marks; `unpriced` as in Figure."""

    assumptions: tuple[Assumption, ...] = ()
    sources: tuple[str, ...] = ()
    verified: bool = True
    provisional: bool = False
    unpriced: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class GradesInUse:
    """Priced grades with their step, and FTE × months of the others, by grade in order."""

    priced: tuple[tuple[PayGrade, int | None, str | None], ...]
    unpriced: tuple[tuple[str, int], ...]


def figure_of(
    term: Term,
    basis: Basis = Basis(),
    *,
    illustrative: bool = False,
    beside: Sequence[Term] = (),
    remarks: Sequence[Remark] = (),
) -> Figure:
    """The term as a figure of its own, with what it rests on."""
    own = {each.name: getattr(term, each.name) for each in fields(Term)}
    behind = {each.name: getattr(basis, each.name) for each in fields(Basis)}
    return Figure(**own, **behind, illustrative=illustrative, beside=tuple(beside), remarks=tuple(remarks))


def pay_basis(pay: PayYear, posts: Iterable[PaidPost], *, only_personnel: bool = False) -> Basis:
    """What the cost of these posts rests on (METHOD § 2)."""
    return _basis_of(pay, _grades_in_use(pay, posts), only_personnel)


def unit_basis(evaluation: Evaluation, unit: UnitId | None, *, only_personnel: bool = False) -> Basis:
    """What the cost of a unit with all it holds rests on; None: of the whole city."""
    return _basis_of(evaluation.pay, _grades_of_unit(evaluation, unit), only_personnel)


def posts_in(organisation: Organisation, unit: UnitId) -> Iterator[PaidPost]:
    """The own posts of a unit, and the cut ones that are still paid there."""
    yield from ((organisation.positions[each], None) for each in organisation.staff.get(unit, ()))
    yield from (each for each in cut_posts(organisation) if each[0].unit == unit)


def assumption_basis(used: Iterable[Assumption]) -> Basis:
    """A value that rests on assumptions only."""
    assumptions = tuple(used)
    return Basis(assumptions, verified=all(each.verified for each in assumptions))


@kept_with_evaluation
def illustrative_tasks(evaluation: Evaluation) -> frozenset[TaskId]:
    """Tasks that a rule filled in, or that posts share in by a rule."""
    shares, tasks = evaluation.assignments, evaluation.tasks
    guessed = distinct(shares.task[shares.guessed | evaluation.positions.guessed[shares.position]])
    by_rule = {task.id for task in tasks.values if task.illustrative}
    return frozenset(by_rule.union(tasks.ids[row] for row in guessed.tolist()))


def _basis_of(pay: PayYear, grades: GradesInUse, only_personnel: bool) -> Basis:
    full = [pay.full(*rate) for rate in grades.priced]
    keys = {key for each in full for part in each.parts for key in part.assumptions}
    keys |= {_STANDARD_STEPS[grade.scheme] for grade, step, _ in grades.priced if step is None and _has_steps(grade)}
    if grades.priced and not only_personnel:
        keys |= {"workplace", "overhead_rate"}
    assumed = assumption_basis(pay.assumptions[key] for key in sorted(keys))
    return Basis(
        assumptions=assumed.assumptions,
        sources=_sources(full, assumed.assumptions),
        verified=assumed.verified and all(part.verified for each in full for part in each.parts),
        provisional=any(each.provisional for each in full),
        unpriced=tuple(
            Term("unpriced", fte_months, FigureUnit.FTE_MONTHS, grade) for grade, fte_months in grades.unpriced
        ),
    )


def _has_steps(grade: PayGrade) -> bool:
    return grade.scheme in _STANDARD_STEPS


@kept_with_evaluation
def _grades_of_unit(evaluation: Evaluation, unit: UnitId | None) -> GradesInUse:
    """Like _grades_in_use, for all the posts of a unit at once."""
    units = evaluation.units
    below = units.order if unit is None else units.tree.subtree(units.row[unit])
    inside = {units.ids[row] for row in below.tolist()}
    cut = [paid for paid in cut_posts(evaluation.organisation) if paid[0].unit in inside]
    paid = _fte_months(evaluation, evaluation.positions.posts_of(below))
    rates = evaluation.positions.rates.values
    known = _grades_in_use(evaluation.pay, cut)
    priced, unpriced = dict.fromkeys(known.priced), Counter(dict(known.unpriced))
    for (grade, step, fit), fte_months in ((rates[code], sum_) for code, sum_ in paid.items()):
        if grade is not None and evaluation.pay.prices(grade):
            priced[grade, step, fit] = None
        else:
            unpriced[str(grade or "")] += fte_months
    return GradesInUse(tuple(priced), tuple(sorted(unpriced.items())))


def _fte_months(evaluation: Evaluation, rows: Ints) -> dict[int, int]:
    """Planned FTE × months by number of (grade, step), where there are any."""
    spells = spells_of(evaluation.positions, evaluation.pay.year)
    further = stands_in(spells.post, np.sort(rows))
    rates = np.concatenate((spells.first[0, rows], spells.more[0, further]))
    planned = np.concatenate((spells.first[1, rows], spells.more[1, further]))
    sums = exact_bincount(rates, planned, len(evaluation.positions.rates.values))
    return {code: sum_ for code, sum_ in enumerate(sums.tolist()) if sum_}


def _grades_in_use(pay: PayYear, posts: Iterable[PaidPost]) -> GradesInUse:
    priced: dict[tuple[PayGrade, int | None, str | None], None] = {}
    unpriced: defaultdict[str, int] = defaultdict(int)
    for position, until in posts:
        for terms, months in spells_in(position, pay.year, until):
            rate = (terms.grade, terms.step, terms.fit)
            if terms.grade is not None and (rate in priced or pay.prices(terms.grade)):
                priced[terms.grade, terms.step, terms.fit] = None
            else:
                unpriced[str(terms.grade or "")] += terms.fte_planned * months
    named = sorted((grade, fte_months) for grade, fte_months in unpriced.items() if fte_months)
    return GradesInUse(tuple(priced), tuple(named))


def _sources(full: Sequence[FullCost], assumptions: Sequence[Assumption]) -> tuple[str, ...]:
    """Tables and rates in order of use; an assumption brings its own source along."""
    known = {each.source for each in assumptions}
    found = (source for each in full for part in each.parts for source in part.sources)
    return tuple(dict.fromkeys(source for source in found if source not in known))

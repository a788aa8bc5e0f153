"""The same tasks with other mixes of grade and FTE: cost in both views, coverage, grants and expected vacancies.

An option replaces the chosen posts. A post that it keeps (see `option_pairs`) stays what it is, but for grade, step
and FTE; a new one is there from the first month of any of the chosen to the last, and has no local factor, for nobody
has set one. What their tasks need is the demand (METHOD § 4) less what posts that stay already give; what an option
covers of it is the largest flow of its filled FTE to the tasks it is competent for. Posts of an option are filled as
planned; what may stay vacant all the same is shown beside, by `vacancy_rate`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from integration_office.analysis.effects import Effects, GrantChange
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.staffing_mix import (
    expected_vacancy,
    expected_vacancy_cost,
    group_budget_cost,
    group_full_cost,
    option_coverage,
)
from integration_office.analysis.figure.value import Figure
from integration_office.analysis.greatest_flow import FlowProblem, achievable_coverage
from integration_office.analysis.option_pairs import paired
from integration_office.analysis.pay import PayYear
from integration_office.domain.errors import FteNotPositive, NothingSelected
from integration_office.domain.grade import PayGrade
from integration_office.domain.identity import GrantId, PositionId, TaskId, UnitId, unused_id
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import assumptions_in
from integration_office.domain.position import Lapse, Position, Terms
from integration_office.domain.quantity import FTE_SCALE


@dataclass(frozen=True, slots=True)
class MixPart:
    """Posts of one grade, so many FTE (ten-thousandths) in all, spread evenly over so many `posts`.

    No `posts`: whole ones and one for the rest. No `step`: that of a kept post, as a regrading leaves it; the standard
    one of a new post. No `competences`: those that a kept post has, with those of the posts that go; a new one has
    those of all. `grant`: another one than a kept post has.
    """

    grade: PayGrade
    fte: int
    step: int | None = None
    competences: tuple[str, ...] | None = None
    is_head: bool = False
    grant: GrantId | None = None
    posts: int | None = None


@dataclass(frozen=True, slots=True)
class Mix:
    name: str
    parts: tuple[MixPart, ...]


@dataclass(frozen=True, slots=True)
class TaskNeed:
    """What a task of the chosen posts needs beyond the posts that stay (FTE × 10⁸); None: its demand is not known."""

    task: TaskId
    need: Fraction | None
    competences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OptionYear:
    """What an option costs in a year: the full cost, the budget's view, and what vacancies may leave unspent."""

    year: int
    full_cost: Figure
    budget_cost: Figure
    expected_unspent: Figure


@dataclass(frozen=True, slots=True)
class StaffingOption:
    """An option with its posts. `coverage_expected`: with the expected vacancies. `without_competence`: tasks for
    which none of its posts is competent. `grants`: what it wins, loses or breaks against the posts as they are."""

    name: str
    posts: tuple[Position, ...]
    years: tuple[OptionYear, ...]
    coverage: Figure
    coverage_expected: Figure
    expected_vacant: Figure
    without_competence: tuple[TaskId, ...]
    grants: tuple[GrantChange, ...]

    @property
    def fte(self) -> int:
        return sum(post.fte_planned for post in self.posts)


@dataclass(frozen=True, slots=True)
class StaffingComparison:
    """The posts as they are, then the mixes in their order, side by side."""

    needs: tuple[TaskNeed, ...]
    current: StaffingOption
    options: tuple[StaffingOption, ...]


def staffing_options(
    state: Evaluation,
    posts: Sequence[PositionId],
    mixes: Sequence[Mix],
    years: Sequence[int],
    current_name: str = "",
    unit: UnitId | None = None,
) -> StaffingComparison:
    """Chosen posts beside other mixes that do their tasks, over some years.

    `unit`: where the posts of a mix stand (None: those that stay where they are, new ones where the first head among
    the chosen stands, else the first).
    Raises NothingSelected, FteNotPositive, UnknownPosition, UnknownUnit, UnknownGrant; MissingTable for a year
    without pay tables.
    """
    organisation = state.organisation
    chosen = [organisation.position(id) for id in dict.fromkeys(posts)]
    if not chosen:
        raise NothingSelected
    home = None if unit is None else organisation.unit(unit).id
    rest = organisation.without_positions([post.id for post in chosen])
    question = _Question(state, tuple(chosen), _needs(state, chosen), tuple(years), Evaluation.of(rest, state.frame))
    return StaffingComparison(
        question.needs,
        question.answer(current_name, question.chosen),
        tuple(question.answer(mix.name, _posts_of(mix, organisation, chosen, home)) for mix in mixes),
    )


def posts_below(organisation: Organisation, units: Iterable[UnitId]) -> tuple[PositionId, ...]:
    """All posts of some units and of those below them, each once; raises UnknownUnit."""
    found: dict[PositionId, None] = {}
    for unit in units:
        for below in organisation.subtree(organisation.unit(unit).id):
            found.update(dict.fromkeys(organisation.staff.get(below, ())))
    return tuple(found)


def pay_in(state: Evaluation, year: int) -> PayYear:
    """What full-time posts cost in a year under the assumptions of a state."""
    frame = state.frame.in_year(year)
    return frame.pay_under(assumptions_in(year, frame.reference.assumptions, state.organisation.assumptions))


@dataclass(frozen=True)
class _Question:
    """What every option is asked. `rest`: the state without the chosen posts."""

    state: Evaluation
    chosen: tuple[Position, ...]
    needs: tuple[TaskNeed, ...]
    years: tuple[int, ...]
    rest: Evaluation

    def answer(self, name: str, posts: tuple[Position, ...]) -> StaffingOption:
        after = self._with(posts)
        rate = 1 - self.state.pay.value("vacancy_rate")
        return StaffingOption(
            name,
            posts,
            tuple(self._year(year, posts, after) for year in self.years),
            self._coverage(posts, Fraction(1)),
            self._coverage(posts, rate),
            expected_vacancy(self.state.pay, posts),
            tuple(each.task for each in self.needs if posts and not any(_fits(each, post) for post in posts)),
            () if after is self.state else tuple(Effects(self.state, after).grants()),
        )

    def _with(self, posts: tuple[Position, ...]) -> Evaluation:
        if posts is self.chosen:
            return self.state
        return Evaluation.of(self.rest.organisation.with_positions(posts), self.state.frame)

    def _year(self, year: int, posts: tuple[Position, ...], after: Evaluation) -> OptionYear:
        pay = pay_in(self.state, year)
        full = group_full_cost(pay, posts)
        grants = _unbudgeted(after, year) - _unbudgeted(self.rest, year)
        return OptionYear(year, full, group_budget_cost(pay, posts, grants), expected_vacancy_cost(pay, full))

    def _coverage(self, posts: Sequence[Position], rate: Fraction) -> Figure:
        guessed = any(self.state.organisation.tasks[each.task].illustrative for each in self.needs)
        known = [each for each in self.needs if each.need]
        ratio = achievable_coverage(_flow(known, posts, rate)) if known else None
        needs = ((each.task, each.need) for each in known)
        return option_coverage(ratio, needs, illustrative=guessed or any(post.illustrative for post in posts))


def _unbudgeted(state: Evaluation, year: int) -> int:
    """Cents of a year's grants that are in no budget line."""
    terms = (each.in_year(year) for each in state.organisation.grants.values())
    if all(each is None or each.in_budget for each in terms):
        return 0
    of_the_year = Evaluation.of(state.organisation, state.frame.in_year(year), state)
    return sum(each.amount for each in of_the_year.grants.values() if not each.grant.in_budget)


def _needs(state: Evaluation, chosen: Sequence[Position]) -> tuple[TaskNeed, ...]:
    """By task, in the order of the chosen posts' shares."""
    given: dict[TaskId, int] = {}
    for post in chosen:
        for share in state.organisation.assignments.get(post.id, ()):
            asked = state.organisation.task(share.task).competences
            own = post.fte_filled * share.share if _is_competent(asked, post) else 0
            given[share.task] = given.get(share.task, 0) + own
    found = []
    for task, own in given.items():
        demand, others = state.coverage.demand[task], state.coverage.capacity[task] - own
        need = None if demand is None else max(demand - others, Fraction(0))
        found.append(TaskNeed(task, need, state.organisation.tasks[task].competences))
    return tuple(found)


def _flow(needs: Sequence[TaskNeed], posts: Sequence[Position], rate: Fraction) -> FlowProblem:
    """Every post could do each of the tasks, as if all were carried by one office."""
    skills = list(dict.fromkeys(post.competences for post in posts))
    filled = [sum(post.fte_filled for post in posts if post.competences == skill) for skill in skills]
    size = len(needs)
    return FlowProblem(
        task=np.arange(size),
        office=np.zeros(size, dtype=np.int64),
        demand=[each.need for each in needs],
        asked=[each.competences for each in needs],
        supply_office=np.zeros(len(skills), dtype=np.int64),
        supply_skill=np.arange(len(skills)),
        supply_fte=np.array([int(fte * FTE_SCALE * rate) for fte in filled], dtype=np.int64),
        skills=skills,
    )


def _fits(need: TaskNeed, post: Position) -> bool:
    return _is_competent(need.competences, post)


def _is_competent(asked: tuple[str, ...], post: Position) -> bool:
    return not asked or bool(set(asked) & set(post.competences))


def _home(chosen: Sequence[Position]) -> UnitId:
    return next((post.unit for post in chosen if post.is_head), chosen[0].unit)


def _posts_of(
    mix: Mix, organisation: Organisation, chosen: Sequence[Position], home: UnitId | None
) -> tuple[Position, ...]:
    wanted = dict(_wanted(mix, organisation, chosen, _home(chosen) if home is None else home))
    pairs, gone, _ = paired(chosen, tuple(wanted))
    freed = [each for post in gone for each in post.competences]
    kept = {target: _kept(post, target, wanted[target], freed, home) for post, target in pairs}
    return tuple(kept.get(target, target) for target in wanted)


def _wanted(
    mix: Mix, organisation: Organisation, chosen: Sequence[Position], home: UnitId
) -> Iterator[tuple[Position, MixPart]]:
    """The posts of a mix as if all of them were new."""
    inherited = tuple(dict.fromkeys(each for post in chosen for each in post.competences))
    begins, lapse = first_begin(chosen), _last_lapse(chosen)
    taken = {*organisation.positions, *organisation.lapsing}
    number = 0
    for part in mix.parts:
        if part.fte <= 0:
            raise FteNotPositive(mix.name, part.fte)
        if part.grant is not None:
            organisation.grant(part.grant)
        competences = inherited if part.competences is None else part.competences
        for at, fte in enumerate(_sizes(part)):
            number += 1
            id = PositionId(unused_id(f"{part.grade}-{number}", taken))
            terms, head = Terms(part.grade, part.step, fte, None), part.is_head and at == 0
            post = Position(id, home, mix.name, terms, competences, head, lapse, grant=part.grant, begins=begins)
            yield post, part


def _kept(post: Position, target: Position, part: MixPart, freed: Sequence[str], home: UnitId | None) -> Position:
    """A chosen post with what the option makes of it; filled as planned, like all posts of an option."""
    step = post.terms.step if target.terms.step is None else target.terms.step
    terms = Terms(target.grade, step, target.fte_planned, None, post.terms.fit)
    is_same = (post.grade, post.terms.step, post.fte_planned) == (terms.grade, terms.step, terms.fte_planned)
    own = tuple(dict.fromkeys((*post.competences, *freed)))
    return replace(
        post,
        unit=post.unit if home is None else home,
        terms=terms,
        earlier=post.earlier if is_same else (),
        regrade_on_vacancy=post.regrade_on_vacancy if is_same else None,
        competences=own if part.competences is None else part.competences,
        is_head=target.is_head,
        grant=post.grant if part.grant is None else part.grant,
    )


def first_begin(posts: Sequence[Position]) -> int | None:
    """The month in which the first of some posts comes into being; None: one of them was always there."""
    begins = [post.begins for post in posts if post.begins is not None]
    return min(begins) if begins and len(begins) == len(posts) else None


def _last_lapse(posts: Sequence[Position]) -> Lapse | None:
    """The kw note of the post that stays longest; None: one of them has no date of ending."""
    ends = [post.lapse.until for post in posts if post.lapse is not None and post.lapse.until is not None]
    return Lapse(max(ends)) if ends and len(ends) == len(posts) else None


def _sizes(part: MixPart) -> list[int]:
    """Whole posts and one for the rest: 2.5 FTE are 1, 1 and 0.5, so that each is rounded as a post is."""
    if part.posts is not None and part.posts > 0:
        number = min(part.posts, part.fte)
        each, over = divmod(part.fte, number)
        return [each + (at < over) for at in range(number)]
    whole, rest = divmod(part.fte, FTE_SCALE)
    return [FTE_SCALE] * whole + [rest] * bool(rest)

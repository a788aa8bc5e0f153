"""What the tasks of an office ask its posts to know, and what of it they do know."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.index.work import is_competent
from integration_office.domain.identity import TaskId, UnitId
from integration_office.domain.position import Position
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.task import Task

Asked = tuple[str, ...]
"""Competences of which one is enough (METHOD § 4), in order."""


@dataclass(frozen=True, slots=True)
class CompetenceGap:
    """Tasks of an office that ask for the same; FTE × 10⁸.

    `demand`: the office's part of it, by the planned FTE with which it works on each task; `unmeasured` tasks have
    none that is known. `held`: filled FTE of the posts that know one of what is asked, `posts` of them. `at_work`: the
    filled shares of those posts in the tasks; `unfit`: those of posts that know none of it.
    """

    asked: Asked
    tasks: tuple[TaskId, ...]
    demand: Fraction
    unmeasured: int
    held: int
    posts: int
    at_work: int
    unfit: int

    @property
    def missing(self) -> Fraction:
        """What the demand exceeds all that is held by: nobody else in the office could do it."""
        return max(self.demand - self.held, Fraction(0))

    @property
    def is_absent(self) -> bool:
        return self.posts == 0


def competence_gaps(state: Evaluation, office: UnitId) -> tuple[CompetenceGap, ...]:
    """By what is asked: what is held by nobody first, then the largest gap. Tasks that ask nothing are left out."""
    posts = [post for post in state.organisation.positions.values() if state.offices[post.unit] == office]
    works = _works(state, posts)
    found = [_gap(state, office, asked, tasks, posts, works) for asked, tasks in _by_asked(state, works).items()]
    return tuple(sorted(found, key=lambda gap: (not gap.is_absent, -gap.missing, gap.asked)))


def offices_with_posts(state: Evaluation) -> tuple[UnitId, ...]:
    """In the order of the chart."""
    found = {state.offices[post.unit] for post in state.organisation.positions.values()}
    return tuple(unit for unit in state.organisation.preorder if unit in found)


@dataclass(slots=True)
class _Work:
    """Filled FTE × share in a task, of posts that are competent and of others."""

    fit: int = 0
    unfit: int = 0


def _works(state: Evaluation, posts: Sequence[Position]) -> Mapping[TaskId, _Work]:
    found: defaultdict[TaskId, _Work] = defaultdict(_Work)
    organisation = state.organisation
    for post in posts:
        for share in organisation.assignments.get(post.id, ()):
            amount, work = post.fte_filled * share.share, found[share.task]
            if is_competent(organisation.tasks[share.task].competences, post.competences):
                work.fit += amount
            else:
                work.unfit += amount
    return found


def _by_asked(state: Evaluation, works: Mapping[TaskId, _Work]) -> Mapping[Asked, list[Task]]:
    found: defaultdict[Asked, list[Task]] = defaultdict(list)
    for id in works:
        task = state.organisation.tasks[id]
        if task.competences:
            found[tuple(sorted(set(task.competences)))].append(task)
    return found


def _gap(
    state: Evaluation,
    office: UnitId,
    asked: Asked,
    tasks: Sequence[Task],
    posts: Sequence[Position],
    works: Mapping[TaskId, _Work],
) -> CompetenceGap:
    demands = [_own_demand(state, office, task.id) for task in tasks]
    fitting = [post for post in posts if is_competent(asked, post.competences)]
    return CompetenceGap(
        asked=asked,
        tasks=tuple(sorted(task.id for task in tasks)),
        demand=sum((each for each in demands if each is not None), Fraction(0)),
        unmeasured=sum(each is None for each in demands),
        held=sum(post.fte_filled for post in fitting) * FTE_SCALE,
        posts=len(fitting),
        at_work=sum(works[task.id].fit for task in tasks),
        unfit=sum(works[task.id].unfit for task in tasks),
    )


def _own_demand(state: Evaluation, office: UnitId, task: TaskId) -> Fraction | None:
    """The demand of a task, in the proportion of the office's planned FTE in it."""
    demand, fte = state.coverage.demand[task], state.overlap.task(task).fte
    whole = sum(fte.values())
    if demand is None or not whole:
        return demand
    return demand * Fraction(fte.get(office, 0), whole)

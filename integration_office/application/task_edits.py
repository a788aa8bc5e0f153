"""Edits of tasks in the baseline itself: judged, corrected, new, taken away. Each gives the next baseline or raises."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from integration_office.domain.changes import Assign, SetDemand
from integration_office.domain.errors import EmptyId, IdTaken, NegativeDemand, ReasonMissing, UnknownDuty, UnknownTask
from integration_office.domain.identity import DutyId, PositionId, TaskId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure
from integration_office.domain.share_range import ShareRange, share_range, with_range
from integration_office.domain.task import Assignment, Task


class Judgement(StrEnum):
    """What people made of several offices doing the same: on purpose, double work, nobody has looked yet."""

    OPEN = "open"
    INTENDED = "intended"
    DOUBLE = "double"


def judgement(task: Task) -> Judgement:
    """A reason without the mark says that it was looked at and found to be a double structure."""
    if task.intended:
        return Judgement.INTENDED
    return Judgement.DOUBLE if task.intended_reason.strip() else Judgement.OPEN


def judged(organisation: Organisation, task: TaskId, wanted: Judgement, reason: str) -> Organisation:
    """Only what is intended leaves the totals (METHOD § 3). Raises ReasonMissing, UnknownTask."""
    known, text = organisation.task(task), reason.strip()
    if wanted is not Judgement.OPEN and not text:
        raise ReasonMissing(task)
    text = "" if wanted is Judgement.OPEN else text
    after = replace(known, intended=wanted is Judgement.INTENDED, intended_reason=text)
    return organisation if after == known else organisation.with_task(after)


def corrected(organisation: Organisation, after: Task, duties: Container[DutyId]) -> Organisation:
    """A task as it should be. Conflicts hold both ways: what is taken from one is taken from the other.

    Raises UnknownTask, UnknownDuty, NegativeDemand.
    """
    before = organisation.task(after.id)
    refuse_task(after, organisation, duties)
    if after == before:
        return organisation
    gone = {each for each in before.conflicts if each not in after.conflicts}
    others = (organisation.tasks[each] for each in gone if after.id in organisation.tasks[each].conflicts)
    for other in others:
        left = tuple(each for each in other.conflicts if each != after.id)
        organisation = organisation.with_task(replace(other, conflicts=left))
    return organisation.with_task(after)


def added(organisation: Organisation, task: Task, duties: Container[DutyId]) -> Organisation:
    """A new task. Raises EmptyId, IdTaken, UnknownTask, UnknownDuty, NegativeDemand."""
    if not task.id.strip():
        raise EmptyId("task")
    if task.id in organisation.tasks:
        raise IdTaken("task", task.id)
    refuse_task(task, organisation, duties)
    return organisation.with_task(task)


def removed(organisation: Organisation, tasks: Iterable[TaskId]) -> Organisation:
    """Without some tasks, the shares in them, and the conflicts that name them. Raises UnknownTask."""
    gone = {organisation.task(each).id for each in tasks}
    left = {id: _without(task, gone) for id, task in organisation.tasks.items() if id not in gone}
    return replace(
        organisation,
        tasks=frozen(left),
        assignments=rewritten(organisation, lambda own: tuple(each for each in own if each.task not in gone)),
    )


def refuse_task(task: Task, organisation: Organisation, duties: Container[DutyId]) -> None:
    """Raises the first law that the task breaks."""
    for duty in task.duties:
        if duty not in duties:
            raise UnknownDuty(duty)
    for other in task.conflicts:
        if other not in organisation.tasks or other == task.id:
            raise UnknownTask(other)
    if any(each is not None and each < 0 for each in (task.demand_fte, task.cases, task.minutes)):
        raise NegativeDemand(task.id)


def rewritten(
    organisation: Organisation, anew: Callable[[tuple[Assignment, ...]], tuple[Assignment, ...]]
) -> Mapping[PositionId, tuple[Assignment, ...]]:
    """The assignments of every post anew; posts without any are left out, and what stays the same is shared."""
    found = {post: anew(own) for post, own in organisation.assignments.items()}
    changed = {post: own for post, own in found.items() if own and own != organisation.assignments[post]}
    return frozen(organisation.assignments).updated(changed, [post for post, own in found.items() if not own])


@dataclass(frozen=True, slots=True)
class Named:
    """How many measures of a scenario name a task."""

    scenario: str
    measures: int


def named_in_scenarios(plan: Plan, tasks: Container[TaskId]) -> tuple[Named, ...]:
    """The scenarios whose measures name one of the tasks; they would not apply without it."""
    counts = (Named(name, sum(_names(each, tasks) for each in one.measures)) for name, one in plan.scenarios.items())
    return tuple(each for each in counts if each.measures)


def _names(measure: Measure, tasks: Container[TaskId]) -> bool:
    return isinstance(measure.change, Assign | SetDemand) and measure.change.task in tasks


def _without(task: Task, gone: set[TaskId]) -> Task:
    if gone.isdisjoint(task.conflicts):
        return task
    return replace(task, conflicts=tuple(each for each in task.conflicts if each not in gone))


def with_share(organisation: Organisation, position: PositionId, task: TaskId, share: int) -> Organisation:
    """A share (ten-thousandths) as the city says it is; 0 ends it. A range that still holds it stays.

    Raises UnknownPosition, UnknownTask, ShareOutOfRange, SharesAboveOne.
    """
    own = organisation.assignments.get(position, ())
    known = next((each for each in own if each.task == task), None)
    after = Assign(position, task, share).apply(organisation)
    if known is None or not share:
        return after
    anew = replace(known, share=share, illustrative=False)
    kept = anew if share_range(anew) else with_range(anew, None)
    return organisation.with_assignments(position, tuple(kept if each is known else each for each in own))


def with_share_range(
    organisation: Organisation, position: PositionId, task: TaskId, wanted: ShareRange | None
) -> Organisation:
    """How sure a share is; None: quite. Raises UnknownPosition, UnknownTask, RangeWithoutShare."""
    organisation.position(position)
    own = organisation.assignments.get(position, ())
    if not any(each.task == task for each in own):
        raise UnknownTask(task)
    changed = tuple(with_range(each, wanted) if each.task == task else each for each in own)
    return organisation if changed == own else organisation.with_assignments(position, changed)

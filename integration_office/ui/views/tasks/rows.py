"""What the view Aufgaben shows of a state: each task with what it needs, has and lacks; computed beside the window."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from integration_office.analysis.coverage import GROUPS, GroupIndex
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.share_span import ShareSpan, share_span
from integration_office.domain.parameters import Assumption
from integration_office.domain.task import Task
from integration_office.ui.background import Stopped, never


class Missing(StrEnum):
    """What nobody has said about a task yet."""

    DEMAND = "demand"
    DUTY = "duty"
    SHARES = "shares"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in numbers: FTE × 10⁸. `own_demand`: the scenario on the desk gives it another demand."""

    task: Task
    demand: Fraction | None
    gap: Fraction | None
    """What the demand exceeds the capacity by; below 0 there is more than is needed. None: not known."""

    demand_before: Fraction | None
    own_demand: bool
    capacity: int
    planned: int
    span: tuple[int, int] | None
    offices: int
    missing: tuple[Missing, ...]
    illustrative: bool


@dataclass(frozen=True)
class Board:
    """All tasks, and what is missing does to the index."""

    lines: Sequence[TaskLine]
    index: Mapping[str, GroupIndex]
    span: ShareSpan | None
    minutes: Assumption

    def count(self, missing: Missing) -> int:
        return sum(missing in line.missing for line in self.lines)


def board(state: Evaluation, baseline: Evaluation, stopped: Stopped = never) -> Board:
    """Looks at every task: not for the thread of the window."""
    span = None if stopped() else share_span(state)
    return Board(
        lines=tuple(_lines(state, baseline, span)),
        index={group: state.coverage.groups[group] for group in GROUPS},
        span=span,
        minutes=state.assumptions["annual_minutes"],
    )


def missing_of(task: Task, *, has_demand: bool, has_shares: bool) -> tuple[Missing, ...]:
    """In the order in which it is best found out."""
    wanted = ((Missing.DUTY, not task.duties), (Missing.SHARES, not has_shares), (Missing.DEMAND, not has_demand))
    return tuple(missing for missing, holds in wanted if holds)


def _lines(state: Evaluation, baseline: Evaluation, span: ShareSpan | None) -> Iterator[TaskLine]:
    capacity, demand, before = state.coverage.capacity, state.coverage.demand, baseline.coverage.demand
    old_tasks = baseline.organisation.tasks
    for each in state.overlap.tasks:
        task = state.organisation.tasks[each.task]
        old = old_tasks.get(each.task, task)
        needed = demand[task.id]
        yield TaskLine(
            task=task,
            demand=needed,
            gap=None if needed is None else needed - capacity[task.id],
            demand_before=before.get(task.id),
            own_demand=(task.demand_fte, task.cases, task.minutes) != (old.demand_fte, old.cases, old.minutes),
            capacity=capacity[task.id],
            planned=sum(each.fte.values()),
            span=None if span is None else span.fte.get(task.id),
            offices=len(each.fte),
            missing=missing_of(task, has_demand=needed is not None, has_shares=bool(each.fte)),
            illustrative=task.id in state.tasks_by_rule,
        )

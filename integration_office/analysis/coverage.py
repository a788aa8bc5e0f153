"""Coverage of the legal tasks: ratio, status and owner of each duty, the index of each group (METHOD § 4)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

import numpy as np

from integration_office.analysis.overlap import TaskMatrix
from integration_office.analysis.reference import Frame
from integration_office.domain.identity import DutyId, TaskId, UnitId
from integration_office.domain.task import Duty

GROUPS = ("binding", "grant", "voluntary")


class Status(StrEnum):
    """From best to worst in the order of WORSE; the first that fits a duty is its status."""

    NOT_RECORDED = "not_recorded"
    ORPHANED = "orphaned"
    UNMEASURED = "unmeasured"
    UNDERSTAFFED = "understaffed"
    SPLIT = "split"
    COVERED = "covered"


SEVERITY = {
    Status.COVERED: 0,
    Status.SPLIT: 1,
    Status.UNMEASURED: 2,
    Status.UNDERSTAFFED: 3,
    Status.ORPHANED: 4,
    Status.NOT_RECORDED: 5,
}


@dataclass(frozen=True, slots=True)
class DutyCoverage:
    """A duty on a state: its tasks by id, the offices whose posts share in it, who owns it."""

    duty: DutyId
    status: Status
    ratio: Fraction | None
    owner: UnitId | None
    offices: tuple[UnitId, ...]
    tasks: tuple[TaskId, ...]


@dataclass(frozen=True, slots=True)
class GroupIndex:
    """The weighted mean ratio of a group's measured duties (None: none is), and how many there are."""

    index: Fraction | None
    duties: int
    unmeasured: int
    not_recorded: int


@dataclass(frozen=True, eq=False)
class Coverage:
    frame: Frame
    matrix: TaskMatrix
    annual_minutes: Decimal

    @cached_property
    def capacity(self) -> dict[TaskId, int]:
        """Filled FTE × share of competent posts, by task (FTE × 10⁸)."""
        columns = self.matrix.assignments
        filled = self.matrix.positions.filled[columns.position] * columns.share * columns.competent
        sums = np.bincount(columns.task, weights=filled, minlength=len(columns.task_row))
        return {task: int(sums[row]) for task, row in columns.task_row.items()}

    @cached_property
    def demand(self) -> dict[TaskId, Fraction | None]:
        tasks = self.matrix.assignments.tasks
        return {task.id: task.demand(self.annual_minutes) for task in tasks.values()}

    @cached_property
    def duties(self) -> tuple[DutyCoverage, ...]:
        """Every counted duty, by id."""
        tasks_of = self._tasks_by_duty()
        return tuple(self._duty(duty, tasks_of.get(duty.id, [])) for duty in self.counted)

    @cached_property
    def counted(self) -> list[Duty]:
        return self.frame.counted_duties()

    @cached_property
    def groups(self) -> dict[str, GroupIndex]:
        return {group: self._group(group) for group in GROUPS}

    def _tasks_by_duty(self) -> Mapping[DutyId, list[TaskId]]:
        found: defaultdict[DutyId, list[TaskId]] = defaultdict(list)
        for task in self.matrix.assignments.tasks.values():
            for duty in dict.fromkeys(task.duties):
                found[duty].append(task.id)
        return found

    def _duty(self, duty: Duty, tasks: list[TaskId]) -> DutyCoverage:
        tasks = sorted(tasks)
        offices, owner = self._offices(tasks)
        ratio = self._ratio(tasks)
        return DutyCoverage(duty.id, _status(tasks, offices, ratio), ratio, owner, offices, tuple(tasks))

    def _offices(self, tasks: Iterable[TaskId]) -> tuple[tuple[UnitId, ...], UnitId | None]:
        rows = [self.matrix.assignments.task_row[task] for task in tasks]
        if not rows:
            return (), None
        present = self.matrix.present[rows].any(axis=0)
        if not present.any():
            return (), None
        fte = np.where(present, self.matrix.fte[rows].sum(axis=0), -1)
        names = self.matrix.units.offices
        return tuple(names[at] for at in np.flatnonzero(present).tolist()), names[int(fte.argmax())]

    def _ratio(self, tasks: Iterable[TaskId]) -> Fraction | None:
        needed, met = Fraction(0), Fraction(0)
        for task in tasks:
            demand = self.demand[task]
            if demand is not None and demand > 0:
                needed += demand
                met += min(demand, Fraction(self.capacity[task]))
        return met / needed if needed else None

    def _group(self, group: str) -> GroupIndex:
        members = [each for each, duty in zip(self.duties, self.counted, strict=True) if duty.group == group]
        total, weights = Fraction(0), Fraction(0)
        for each in members:
            score = score_of(each)
            if score is not None:
                weight = Fraction(self.frame.weights.get(each.duty, Decimal(1)))
                total += weight * score
                weights += weight
        return GroupIndex(
            index=total / weights if weights else None,
            duties=len(members),
            unmeasured=sum(each.status is Status.UNMEASURED for each in members),
            not_recorded=sum(each.status is Status.NOT_RECORDED for each in members),
        )


def is_worse(after: DutyCoverage, before: DutyCoverage) -> bool:
    """A worse status, or the same with a lower ratio."""
    rank_after, rank_before = SEVERITY[after.status], SEVERITY[before.status]
    if rank_after != rank_before:
        return rank_after > rank_before
    return after.ratio is not None and before.ratio is not None and after.ratio < before.ratio


def _status(tasks: list[TaskId], offices: tuple[UnitId, ...], ratio: Fraction | None) -> Status:
    if not tasks:
        return Status.NOT_RECORDED
    if not offices:
        return Status.ORPHANED
    if ratio is None:
        return Status.UNMEASURED
    if ratio < 1:
        return Status.UNDERSTAFFED
    return Status.SPLIT if len(offices) > 1 else Status.COVERED


def score_of(each: DutyCoverage) -> Fraction | None:
    """What a duty counts in the index: an orphaned one 0, one without recorded or measured tasks nothing."""
    if each.status in (Status.NOT_RECORDED, Status.UNMEASURED):
        return None
    return Fraction(0) if each.status is Status.ORPHANED else each.ratio

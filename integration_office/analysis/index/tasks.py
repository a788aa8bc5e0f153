"""Tasks by row: what they ask for, what they need, which duties they implement, with what they conflict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm

import numpy as np
from numpy.typing import NDArray

from integration_office.analysis.index.numbers import Flags, Ints, ints, pointers, ranges
from integration_office.domain.identity import DutyId, TaskId
from integration_office.domain.organisation import Organisation
from integration_office.domain.task import Task

Exact = NDArray[np.int64] | NDArray[np.object_]
"""Whole numbers: int64 where all sums of them fit, else Python's own."""

FITS = 2**62


@dataclass(frozen=True, eq=False)
class Demand:
    """Demand by task row in FTE × 10⁸, not rounded: `scaled` ÷ `scale`; 0: none, or not known."""

    exact: Sequence[Fraction | None]
    scale: int
    scaled: Exact

    @staticmethod
    def of(exact: Sequence[Fraction | None]) -> "Demand":
        scale = lcm(*{each.denominator for each in exact if each is not None})
        scaled = [0 if each is None else each.numerator * (scale // each.denominator) for each in exact]
        fits = sum(scaled) < FITS
        return Demand(exact, scale, ints(scaled) if fits else np.array(scaled, dtype=np.object_))


@dataclass(frozen=True, eq=False)
class TaskColumns:
    """Tasks by row, in the order of the mapping.

    `asked` are the competences of each; `duty_links` the rows of tasks with the numbers of the duties they name.
    """

    source: Mapping[TaskId, Task]
    ids: Sequence[TaskId]
    row: Mapping[TaskId, int]
    values: Sequence[Task]
    asked: Sequence[frozenset[str]]
    asks_nothing: Sequence[bool]
    intended: Flags
    duties: Sequence[tuple[DutyId, ...]]
    conflict_pairs: tuple[tuple[int, int], ...]

    @staticmethod
    def of(organisation: Organisation, before: "TaskColumns | None" = None) -> "TaskColumns":
        tasks = organisation.tasks
        if before is not None and before.source is tasks:
            return before
        after = _all_tasks(tasks)
        return after if before is None or before.ids != after.ids else _sharing(after, before)

    def demand(self, annual_minutes: Decimal, before: "tuple[TaskColumns, Demand] | None" = None) -> Demand:
        """What each task needs; tasks that are the same object as before need not be computed again."""
        if before is None or before[0].ids is not self.ids:
            return Demand.of([task.demand(annual_minutes) for task in self.values])
        old, known = before
        if old.values is self.values:
            return known
        pairs = zip(old.values, self.values, known.exact, strict=True)
        return Demand.of([has if was is now else now.demand(annual_minutes) for was, now, has in pairs])

    def by_duty(self, duties: Sequence[DutyId]) -> "DutyLinks":
        """Which tasks implement which of `duties`."""
        number = {duty: n for n, duty in enumerate(duties)}
        links = sorted(
            (number[duty], row) for row, own in enumerate(self.duties) for duty in dict.fromkeys(own) if duty in number
        )
        table = ints([value for link in links for value in link]).reshape(-1, 2)
        return DutyLinks(len(duties), table[:, 0].copy(), table[:, 1].copy())


@dataclass(frozen=True, eq=False)
class DutyLinks:
    """Pairs of duty number and task row, sorted by duty."""

    count: int
    duty: Ints
    task: Ints

    @cached_property
    def start(self) -> Ints:
        return pointers(self.duty, self.count)

    @cached_property
    def by_task(self) -> tuple[Ints, Ints]:
        """The duties in the order of their tasks, and the tasks themselves, sorted."""
        order = np.argsort(self.task, kind="stable")
        return self.duty[order], self.task[order]

    def named(self, tasks: Ints) -> tuple[Ints, Ints]:
        """The duties that tasks (rows) name, one after another, and for each its place in `tasks`."""
        duties, known = self.by_task
        start, end = np.searchsorted(known, tasks), np.searchsorted(known, tasks, side="right")
        return duties[ranges(start, end)], np.repeat(np.arange(len(tasks)), end - start)

    def tasks_of(self, duty: int) -> Ints:
        return self.task[self.start[duty] : self.start[duty + 1]]


def _all_tasks(tasks: Mapping[TaskId, Task]) -> TaskColumns:
    ids, values = tuple(tasks), tuple(tasks.values())
    row = {id: n for n, id in enumerate(ids)}
    asked = [frozenset(each.competences) for each in values]
    return TaskColumns(
        source=tasks,
        ids=ids,
        row=row,
        values=values,
        asked=asked,
        asks_nothing=[not each for each in asked],
        intended=np.array([each.intended for each in values], dtype=np.bool_),
        duties=[each.duties for each in values],
        conflict_pairs=_conflict_pairs(values, row),
    )


def _conflict_pairs(tasks: Sequence[Task], row: Mapping[TaskId, int]) -> tuple[tuple[int, int], ...]:
    """Rows of tasks in conflict, the smaller id first, sorted by ids."""
    pairs = {(min(task.id, other), max(task.id, other)) for task in tasks for other in task.conflicts}
    return tuple((row[first], row[second]) for first, second in sorted(pairs) if first != second)


def _sharing(after: TaskColumns, before: TaskColumns) -> TaskColumns:
    """What did not change stays the same object, so that what rests on it need not change either."""
    return replace(
        after,
        ids=before.ids,
        row=before.row,
        asked=before.asked if after.asked == before.asked else after.asked,
        duties=before.duties if after.duties == before.duties else after.duties,
        intended=before.intended if np.array_equal(after.intended, before.intended) else after.intended,
        conflict_pairs=before.conflict_pairs if after.conflict_pairs == before.conflict_pairs else after.conflict_pairs,
    )

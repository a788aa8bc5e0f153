"""Who does what by row: position, task, share, competence; with the rows of each position at hand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from integration_office.analysis.index.numbers import (
    NOTHING,
    Flags,
    Ints,
    changed_keys,
    distinct,
    ints,
    pointers,
    ranges,
)
from integration_office.analysis.index.positions import PositionColumns
from integration_office.analysis.index.tasks import TaskColumns
from integration_office.analysis.index.units import UnitColumns
from integration_office.domain.identity import PositionId
from integration_office.domain.organisation import Organisation
from integration_office.domain.task import Assignment

Found = tuple[int, int, int, bool, bool]
"""Position row, task row, share, whether competent, whether a rule filled it in."""


@dataclass(frozen=True, eq=False)
class AssignmentColumns:
    """Assignments with a share, by task and then by the office the post had when the index was built.

    What is added up stands together in that order, so that sums need no sorting while little has moved.
    """

    source: Mapping[PositionId, tuple[Assignment, ...]]
    tasks: int
    position: Ints
    task: Ints
    share: Ints
    competent: Flags
    guessed: Flags

    @staticmethod
    def of(
        organisation: Organisation,
        units: UnitColumns,
        positions: PositionColumns,
        tasks: TaskColumns,
        before: "tuple[AssignmentColumns, PositionColumns, TaskColumns] | None" = None,
    ) -> "AssignmentColumns":
        changed = None if before is None else _changed(organisation, positions, tasks, *before)
        if before is None or changed is None:
            return _columns(organisation, units, positions, tasks, _found_all(organisation, positions, tasks))
        if not changed:
            return (
                before[0]
                if before[0].source is organisation.assignments
                else replace(before[0], source=organisation.assignments)
            )
        return _some(organisation, positions, tasks, ints(sorted(changed)), before[0])

    @cached_property
    def start(self) -> Ints:
        """Where the assignments of each task begin; one more place at the end."""
        return pointers(self.task, self.tasks)

    @cached_property
    def guessed_tasks(self) -> Ints:
        """Rows of the tasks with a share that a rule filled in."""
        return distinct(self.task[self.guessed])

    @cached_property
    def _by_position(self) -> tuple[Ints, Ints]:
        order = np.argsort(self.position) if len(self.position) else NOTHING
        last = int(self.position.max(initial=-1))
        return order, pointers(self.position[order], last + 1)

    def rows_of(self, posts: Ints) -> Ints:
        """The assignments of posts (distinct rows)."""
        order, start = self._by_position
        known = posts[posts < len(start) - 1]
        return order[ranges(start[known], start[known + 1])]


def is_competent(asked: Iterable[str], has: Iterable[str]) -> bool:
    """The task names no competence, or they share at least one (METHOD § 4)."""
    wanted = set(asked)
    return not wanted or not wanted.isdisjoint(has)


def _changed(
    organisation: Organisation,
    positions: PositionColumns,
    tasks: TaskColumns,
    before: AssignmentColumns,
    old_positions: PositionColumns,
    old_tasks: TaskColumns,
) -> set[int] | None:
    """Rows of posts whose assignments or competences changed; None: rows or tasks mean something else now."""
    if positions.ids is not old_positions.ids or tasks.asked is not old_tasks.asked:
        return None
    changed = changed_keys(before.source, organisation.assignments)
    if changed is None:
        return None
    rows = {positions.row[id] for id in changed if id in positions.row}
    if positions.skill is not old_positions.skill:
        rows.update(np.flatnonzero(positions.skill != old_positions.skill).tolist())
    return rows


def _found_all(organisation: Organisation, positions: PositionColumns, tasks: TaskColumns) -> Iterator[Found]:
    asked, any_will_do = tasks.asked, tasks.asks_nothing
    row, task_row, values = positions.row, tasks.row, positions.source
    for id, own in organisation.assignments.items():
        at = row[id]
        for each in own:
            if each.share:
                task = task_row[each.task]
                fits = any_will_do[task] or not asked[task].isdisjoint(values[id].competences)
                yield at, task, each.share, fits, each.illustrative


def _columns(
    organisation: Organisation,
    units: UnitColumns,
    positions: PositionColumns,
    tasks: TaskColumns,
    found: Iterator[Found],
) -> AssignmentColumns:
    table = np.fromiter((value for each in found for value in each), dtype=np.int64).reshape(-1, 5)
    office = units.office[positions.unit[table[:, 0]]]
    order = np.argsort(table[:, 1] * len(units.ids) + office)
    position, task, share = (table[order, column] for column in range(3))
    competent, guessed = (table[order, column].astype(np.bool_) for column in (3, 4))
    return AssignmentColumns(organisation.assignments, len(tasks.ids), position, task, share, competent, guessed)


def _some(
    organisation: Organisation,
    positions: PositionColumns,
    tasks: TaskColumns,
    changed: Ints,
    before: AssignmentColumns,
) -> AssignmentColumns:
    """The rows of some posts taken out and, as they are now, set in at the end of their tasks."""
    keep = np.ones(len(before.task), dtype=np.bool_)
    keep[before.rows_of(changed)] = False
    kept = (before.position[keep], before.task[keep], before.share[keep])
    marks = (before.competent[keep], before.guessed[keep])
    found = sorted(_found_of(organisation, positions, tasks, changed), key=lambda each: (each[1], each[0]))
    table = ints([value for each in found for value in each]).reshape(-1, 5)
    at = np.searchsorted(kept[1], table[:, 1], side="right")
    position, task, share = (np.insert(column, at, table[:, n]).astype(np.int64) for n, column in enumerate(kept))
    competent, guessed = (np.insert(column, at, table[:, n]).astype(np.bool_) for n, column in enumerate(marks, 3))
    return AssignmentColumns(organisation.assignments, len(tasks.ids), position, task, share, competent, guessed)


def _found_of(
    organisation: Organisation, positions: PositionColumns, tasks: TaskColumns, rows: Ints
) -> Iterator[Found]:
    for row in rows.tolist():
        id = positions.ids[row]
        for each in organisation.assignments.get(id, ()):
            if each.share:
                task = tasks.row[each.task]
                fits = is_competent(tasks.asked[task], positions.source[id].competences)
                yield row, task, each.share, fits, each.illustrative

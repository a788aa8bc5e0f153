"""Who does what by row: position, task, share, competence; with the rows of each position at hand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

import numpy as np

from integration_office.analysis.index.numbers import (
    NOTHING,
    Flags,
    Ints,
    changed_keys,
    distinct,
    ints,
    numbered,
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
        if before is not None and before[1].ids is not positions.ids:
            before = _renumbered(positions, *before)
        changed = None if before is None else _changed(organisation, positions, tasks, *before)
        if before is None or changed is None:
            return _columns(organisation, units, positions, tasks)
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


def _renumbered(
    positions: PositionColumns, before: AssignmentColumns, old: PositionColumns, old_tasks: TaskColumns
) -> "tuple[AssignmentColumns, PositionColumns, TaskColumns] | None":
    """The columns by the rows of the posts there are now, without those of posts that went; None: not the same city."""
    if positions.skills is not old.skills:
        return None
    place = ints([positions.row.get(id, -1) for id in old.ids])
    skill = np.full(len(positions.ids), -1, dtype=np.int64)
    skill[place[place >= 0]] = old.skill[place >= 0]
    position = place[before.position]
    stays = position >= 0
    kept = replace(
        before,
        position=position[stays],
        task=before.task[stays],
        share=before.share[stays],
        competent=before.competent[stays],
        guessed=before.guessed[stays],
    )
    return kept, replace(old, ids=positions.ids, skill=skill), old_tasks


def _columns(
    organisation: Organisation, units: UnitColumns, positions: PositionColumns, tasks: TaskColumns
) -> AssignmentColumns:
    mapping = organisation.assignments
    found = list(chain.from_iterable(mapping.values()))
    holders = ints([positions.row[id] for id in mapping])
    position = np.repeat(holders, ints([len(own) for own in mapping.values()]))
    task, share = ints([tasks.row[each.task] for each in found]), ints([each.share for each in found])
    guessed = np.array([each.illustrative for each in found], dtype=np.bool_)
    keys = task * len(units.ids) + units.office[positions.unit[position]]
    order = np.argsort(np.where(share == 0, np.iinfo(np.int64).max, keys))[: np.count_nonzero(share)]
    position, task, share = (column[order] for column in (position, task, share))
    competent = _competent(positions, tasks, position, task)
    return AssignmentColumns(mapping, len(tasks.ids), position, task, share, competent, guessed[order])


def _competent(positions: PositionColumns, tasks: TaskColumns, position: Ints, task: Ints) -> Flags:
    """Of each assignment; a task and competences that stand together often are looked at once."""
    competent: Flags = np.array(tasks.asks_nothing, dtype=np.bool_)[task]
    asking = np.flatnonzero(~competent)
    skill = positions.skill[position[asking]]
    number = numbered(task[asking], skill)
    example = np.zeros(int(number.max(initial=-1)) + 1, dtype=np.int64)
    example[number] = np.arange(len(number))
    pairs = zip(task[asking][example].tolist(), skill[example].tolist(), strict=True)
    fits = [not tasks.asked[row].isdisjoint(positions.skills.values[code]) for row, code in pairs]
    competent[asking] = np.array(fits, dtype=np.bool_)[number]
    return competent


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

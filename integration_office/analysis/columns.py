"""The organisation as columns of numbers: a derived index, advanced by touching only what changed.

Rows stand in the order of the organisation's mappings, so a changed value keeps its row. FTE and shares are
whole ten-thousandths; everything is int64 and exact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from integration_office.domain.identity import PositionId, TaskId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position
from integration_office.domain.task import Assignment, Task
from integration_office.domain.unit import Unit

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, eq=False)
class UnitColumns:
    """Units by row: parent (-1: none), pre-order and its subtree ends, depth, and the office of each.

    `office` is a row of `offices`, which are sorted by id so that a first maximum is the smaller id.
    """

    source: Mapping[UnitId, Unit]
    ids: Sequence[UnitId]
    row: Mapping[UnitId, int]
    parent: Ints
    order: Ints
    end: Ints
    depth: Ints
    office: Ints
    offices: Sequence[UnitId]

    @staticmethod
    def of(organisation: Organisation, before: "UnitColumns | None" = None) -> "UnitColumns":
        units = organisation.units
        if before is not None and before.source is units:
            return before
        same_ids = before is not None and before.row.keys() == units.keys()
        ids = before.ids if before is not None and same_ids else tuple(units)
        row = before.row if before is not None and same_ids else {id: n for n, id in enumerate(ids)}
        parent = [-1 if unit.parent is None else row[unit.parent] for unit in units.values()]
        order, end, depth = _walk(parent)
        above = [unit.kind.is_above_offices for unit in units.values()]
        office_row = _office_rows(parent, above, order)
        offices = sorted({ids[at] for at in office_row})
        rank = {office: n for n, office in enumerate(offices)}
        office = [rank[ids[at]] for at in office_row]
        return UnitColumns(
            units, ids, row, _ints(parent), _ints(order), _ints(end), _ints(depth), _ints(office), offices
        )

    def subtree_sums(self, own: Ints) -> Ints:
        """Sums over each unit and all below it; `own` has a row for each unit (and any further axes)."""
        running = np.zeros((len(self.ids) + 1, *own.shape[1:]), dtype=np.int64)
        np.cumsum(own[self.order], axis=0, out=running[1:])
        sums = np.empty_like(own)
        sums[self.order] = running[self.end] - running[:-1]
        return sums

    def row_sums(self, unit: Ints, values: Ints) -> Ints:
        """Sums of `values` by the unit row of each."""
        sums = np.zeros(len(self.ids), dtype=np.int64)
        np.add.at(sums, unit, values)
        return sums

    def office_sums(self, own: Ints) -> Ints:
        """Sums over the units of each office, a row for each of `offices`."""
        sums = np.zeros((len(self.offices), *own.shape[1:]), dtype=np.int64)
        np.add.at(sums, self.office, own)
        return sums


@dataclass(frozen=True, eq=False)
class PositionColumns:
    """Positions by row: unit row, planned and filled FTE, whether it is a head."""

    source: Mapping[PositionId, Position]
    ids: Sequence[PositionId]
    row: Mapping[PositionId, int]
    values: Sequence[Position]
    units: Sequence[UnitId]
    unit: Ints
    planned: Ints
    filled: Ints
    head: Flags

    @staticmethod
    def of(
        organisation: Organisation, units: UnitColumns, before: "PositionColumns | None" = None
    ) -> "PositionColumns":
        positions = organisation.positions
        if before is None or before.source.keys() != positions.keys():
            return _all_positions(positions, units)
        if before.units is not units.ids:
            moved = _unit_rows(tuple(positions.values()), units)
            before = replace(before, units=units.ids, unit=moved)
        return before if before.source is positions else _some_positions(positions, units, before)


@dataclass(frozen=True, eq=False)
class AssignmentColumns:
    """Assignments with a share: position row, task row, share, and whether the position is competent."""

    source: Mapping[PositionId, tuple[Assignment, ...]]
    tasks: Mapping[TaskId, Task]
    positions: Mapping[PositionId, Position]
    task_row: Mapping[TaskId, int]
    position: Ints
    task: Ints
    share: Ints
    competent: Flags

    @staticmethod
    def of(
        organisation: Organisation, columns: PositionColumns, before: "AssignmentColumns | None" = None
    ) -> "AssignmentColumns":
        if before is not None and _same_assignments(organisation, columns, before):
            return before
        task_row = {task: n for n, task in enumerate(organisation.tasks)}
        found = [
            (columns.row[position], task_row[each.task], each.share, _is_competent(organisation, each))
            for position, own in organisation.assignments.items()
            for each in own
            if each.share
        ]
        table = _ints(found).reshape(-1, 4)
        return AssignmentColumns(
            organisation.assignments,
            organisation.tasks,
            organisation.positions,
            task_row,
            table[:, 0].copy(),
            table[:, 1].copy(),
            table[:, 2].copy(),
            table[:, 3].astype(np.bool_),
        )


def is_competent(task: Task, position: Position) -> bool:
    """The task names no competence, or they share at least one (METHOD § 4)."""
    return not task.competences or not set(task.competences).isdisjoint(position.competences)


def changed_rows(before: Sequence[V], after: Mapping[K, V]) -> list[int]:
    """Rows whose value is another object than before; both have the same keys in the same order."""
    return [row for row, (old, new) in enumerate(zip(before, after.values(), strict=True)) if old is not new]


def _same_assignments(organisation: Organisation, columns: PositionColumns, before: AssignmentColumns) -> bool:
    if before.source is not organisation.assignments or before.tasks is not organisation.tasks:
        return False
    if before.positions is organisation.positions:
        return True
    if before.positions.keys() != organisation.positions.keys():
        return False
    changed = ((old, new) for old, new in zip(before.positions.values(), columns.values, strict=True) if old is not new)
    return all(old.competences == new.competences for old, new in changed)


def _is_competent(organisation: Organisation, assignment: Assignment) -> bool:
    task = organisation.tasks[assignment.task]
    return is_competent(task, organisation.positions[assignment.position])


def _walk(parent: Sequence[int]) -> tuple[list[int], list[int], list[int]]:
    """Pre-order of rows, for each place in it the place after its subtree, and the depth of each row."""
    children: list[list[int]] = [[] for _ in parent]
    roots: list[int] = []
    for row, above in enumerate(parent):
        (roots if above < 0 else children[above]).append(row)
    order: list[int] = []
    depth = [0] * len(parent)
    waiting = roots[::-1]
    while waiting:
        row = waiting.pop()
        order.append(row)
        for child in reversed(children[row]):
            depth[child] = depth[row] + 1
            waiting.append(child)
    return order, _ends(order, parent), depth


def _ends(order: Sequence[int], parent: Sequence[int]) -> list[int]:
    size = [1] * len(parent)
    for row in reversed(order):
        if parent[row] >= 0:
            size[parent[row]] += size[row]
    return [place + size[row] for place, row in enumerate(order)]


def _office_rows(parent: Sequence[int], above: Sequence[bool], order: Sequence[int]) -> list[int]:
    """The row of each unit's office: the last met on the way up before a Dezernat or the authority."""
    office = list(range(len(parent)))
    for row in order:
        up = parent[row]
        if not above[row] and up >= 0 and not above[up]:
            office[row] = office[up]
    return office


def _all_positions(positions: Mapping[PositionId, Position], units: UnitColumns) -> PositionColumns:
    values = tuple(positions.values())
    ids = tuple(positions)
    return PositionColumns(
        source=positions,
        ids=ids,
        row={id: n for n, id in enumerate(ids)},
        values=values,
        units=units.ids,
        unit=_unit_rows(values, units),
        planned=_ints([each.terms.fte_planned for each in values]),
        filled=_ints([each.terms.filled for each in values]),
        head=np.array([each.is_head for each in values], dtype=np.bool_),
    )


def _some_positions(
    positions: Mapping[PositionId, Position], units: UnitColumns, before: PositionColumns
) -> PositionColumns:
    unit, planned, filled = before.unit.copy(), before.planned.copy(), before.filled.copy()
    head = before.head.copy()
    for row in changed_rows(before.values, positions):
        changed = positions[before.ids[row]]
        unit[row] = units.row[changed.unit]
        planned[row], filled[row] = changed.terms.fte_planned, changed.terms.filled
        head[row] = changed.is_head
    values = tuple(positions.values())
    return replace(before, source=positions, values=values, unit=unit, planned=planned, filled=filled, head=head)


def _unit_rows(values: Sequence[Position], units: UnitColumns) -> Ints:
    return _ints([units.row[each.unit] for each in values])


def _ints(values: object) -> Ints:
    return np.array(values, dtype=np.int64)

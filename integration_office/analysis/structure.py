"""Span of control, layers, and conflicting tasks in one office (METHOD §§ 4 and 5)."""

import numpy as np

from integration_office.analysis.columns import Ints, PositionColumns, UnitColumns
from integration_office.analysis.overlap import TaskMatrix
from integration_office.domain.identity import TaskId, UnitId


def spans(units: UnitColumns, positions: PositionColumns) -> dict[UnitId, int]:
    """Direct child units and own positions other than the head, by unit."""
    size = len(units.ids)
    children = np.bincount(units.parent[units.parent >= 0], minlength=size)
    staff = np.bincount(positions.unit[~positions.head], minlength=size)
    return dict(zip(units.ids, (children + staff).tolist(), strict=True))


def layers(units: UnitColumns) -> int:
    """The largest depth of a unit; the root is 0."""
    return int(units.depth.max(initial=0))


def conflicts(matrix: TaskMatrix) -> list[tuple[TaskId, TaskId, UnitId]]:
    """Pairs of conflicting tasks (smaller id first) that both have shares in an office."""
    rows = matrix.assignments.task_row
    found = [
        (first, second, matrix.units.offices[int(office)])
        for first, second in _conflicting_pairs(matrix)
        for office in _shared(matrix, rows[first], rows[second])
    ]
    return sorted(found)


def _conflicting_pairs(matrix: TaskMatrix) -> set[tuple[TaskId, TaskId]]:
    return {
        (min(task.id, other), max(task.id, other))
        for task in matrix.assignments.tasks.values()
        for other in task.conflicts
        if other != task.id
    }


def _shared(matrix: TaskMatrix, first: int, second: int) -> Ints:
    return np.flatnonzero((matrix.present[first] > 0) & (matrix.present[second] > 0))

"""Span of control, layers, and conflicting tasks in one office (METHOD §§ 4 and 5)."""

from collections.abc import Sequence

import numpy as np

from integration_office.analysis.index.cells import OFFICE, Cells
from integration_office.analysis.index.numbers import Flags, Ints
from integration_office.analysis.index.tasks import TaskColumns
from integration_office.analysis.index.units import UnitColumns
from integration_office.domain.identity import TaskId, UnitId

Shared = tuple[int, ...]
"""Unit rows of the offices in which both tasks of a pair have shares."""


def children(parent: Ints) -> Ints:
    """How many units hang directly below each unit row."""
    return np.bincount(parent[parent >= 0], minlength=len(parent))


def staff(unit: Ints, head: Flags, units: int) -> Ints:
    """Own posts other than the head, by unit row."""
    return np.bincount(unit[~head], minlength=units)


def layers(units: UnitColumns) -> int:
    """The largest depth of a unit; the root is 0."""
    return int(units.depth.max(initial=0))


def shared_offices(tasks: TaskColumns, cells: Cells) -> tuple[Shared, ...]:
    """For each pair of tasks in conflict the offices that do both."""
    return tuple(_shared(cells, *pair) for pair in tasks.conflict_pairs)


def shared_offices_after(
    before: Sequence[Shared], tasks: TaskColumns, cells: Cells, touched: Ints
) -> tuple[Shared, ...]:
    """The same, where only the cells of some tasks are others than before."""
    rows = set(touched.tolist())
    if rows.isdisjoint(row for pair in tasks.conflict_pairs for row in pair):
        return tuple(before)
    return tuple(
        known if rows.isdisjoint(pair) else _shared(cells, *pair)
        for known, pair in zip(before, tasks.conflict_pairs, strict=True)
    )


def conflicts(units: UnitColumns, tasks: TaskColumns, shared: Sequence[Shared]) -> list[tuple[TaskId, TaskId, UnitId]]:
    """Pairs of conflicting tasks (smaller id first) that both have shares in an office, in order."""
    return [
        (tasks.ids[first], tasks.ids[second], office)
        for (first, second), rows in zip(tasks.conflict_pairs, shared, strict=True)
        if rows
        for office in sorted(units.ids[row] for row in rows)
    ]


def _shared(cells: Cells, first: int, second: int) -> Shared:
    both = np.intersect1d(cells.row(first)[OFFICE], cells.row(second)[OFFICE], assume_unique=True)
    return tuple(both.tolist())

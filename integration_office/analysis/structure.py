"""Size, span of control, layers, and conflicting tasks in one office (METHOD §§ 4 and 5)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from integration_office.analysis.index.cells import OFFICE, Cells
from integration_office.analysis.index.numbers import Flags, Ints
from integration_office.analysis.index.tasks import TaskColumns
from integration_office.analysis.index.units import UnitColumns
from integration_office.domain.identity import TaskId, UnitId

Shared = tuple[int, ...]
"""Unit rows of the offices in which both tasks of a pair have shares."""

Conflict = tuple[TaskId, TaskId, UnitId]
Named = tuple[Conflict, ...]


@dataclass(frozen=True)
class Size:
    """Counts, and FTE in ten-thousandths."""

    units: int
    positions: int
    tasks: int
    assignments: int
    fte_planned: int
    fte_filled: int


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


def conflicts(units: UnitColumns, tasks: TaskColumns, shared: Sequence[Shared]) -> list[Conflict]:
    """Pairs of conflicting tasks (smaller id first) that both have shares in an office, in order."""
    return [each for named in named_conflicts(units, tasks, shared) for each in named]


def named_conflicts(units: UnitColumns, tasks: TaskColumns, shared: Sequence[Shared]) -> tuple[Named, ...]:
    """The same by pair of tasks."""
    return tuple(_named(units, tasks, *each) for each in zip(tasks.conflict_pairs, shared, strict=True))


def named_conflicts_after(
    before: Sequence[Named], units: UnitColumns, tasks: TaskColumns, shared: Sequence[Shared], old: Sequence[Shared]
) -> tuple[Named, ...]:
    """The same, where pairs whose offices are the same object in `old` need not be named again."""
    each = zip(before, tasks.conflict_pairs, shared, old, strict=True)
    return tuple(known if is_ is was else _named(units, tasks, pair, is_) for known, pair, is_, was in each)


def _named(units: UnitColumns, tasks: TaskColumns, pair: tuple[int, int], rows: Shared) -> Named:
    first, second = (tasks.ids[row] for row in pair)
    return tuple((first, second, office) for office in sorted(units.ids[row] for row in rows))


def _shared(cells: Cells, first: int, second: int) -> Shared:
    both = np.intersect1d(cells.row(first)[OFFICE], cells.row(second)[OFFICE], assume_unique=True)
    return tuple(both.tolist())

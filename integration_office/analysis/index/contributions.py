"""What single shares of posts add to the sums: FTE, presence and cost by task and office, capacity by task."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from integration_office.analysis.index.cells import Cells, Deltas
from integration_office.analysis.index.layout import Layout
from integration_office.analysis.index.numbers import Ints, distinct, run_sums
from integration_office.analysis.index.positions import PositionColumns
from integration_office.analysis.index.units import UnitColumns
from integration_office.analysis.index.work import AssignmentColumns
from integration_office.domain.quantity import FTE_SCALE

_PIECE = 1 << 15
"""Assignments that are summed up at a time."""


@dataclass(frozen=True, eq=False)
class Contributions:
    """By assignment: task row, unit row of the office, values (FTE × 10⁸, 1, cents), capacity (FTE × 10⁸)."""

    task: Ints
    office: Ints
    values: Ints
    capacity: Ints


@dataclass(frozen=True, eq=False)
class Work:
    """Tasks × offices, and the capacity of competent posts for each task (FTE × 10⁸)."""

    cells: Cells
    capacity: Ints
    deltas: Deltas | None = None
    touched: Ints | None = None


def contributions(
    units: UnitColumns, positions: PositionColumns, assignments: AssignmentColumns, full: Ints, rows: Ints
) -> Contributions:
    """Of some assignments. `full`: full cost of each post, whole cents."""
    post = assignments.position[rows]
    fte, cents, capacity = _products(assignments, rows, positions.planned[post], positions.filled[post], full[post])
    values = np.stack((fte, np.ones(len(fte), dtype=np.int64), cents))
    return Contributions(assignments.task[rows], units.office[positions.unit[post]], values, capacity)


def _products(assignments: AssignmentColumns, rows: Ints | slice, planned: Ints, filled: Ints, full: Ints) -> Ints:
    """FTE × 10⁸, cents and capacity of each (3 × n)."""
    share = assignments.share[rows]
    products = np.empty((3, len(share)), dtype=np.int64)
    np.multiply(planned, share, out=products[0])
    products[1] = rounded_products(full, share)
    np.multiply(filled, share, out=products[2])
    products[2] *= assignments.competent[rows]
    return products


def rounded_products(cents: Ints, share: Ints) -> Ints:
    """cents × share / 10⁴, halves away from zero; nothing here is negative."""
    products = cents * share
    products *= 2
    products += FTE_SCALE
    products //= 2 * FTE_SCALE
    return products


def work_layout(units: UnitColumns, positions: PositionColumns, assignments: AssignmentColumns, tasks: int) -> Layout:
    """Which assignments add up to which cell on this state of the tree."""
    office = units.office[positions.unit]
    return Layout.of(assignments.task * len(units.ids) + office[assignments.position], len(units.ids), tasks)


def work_of(layout: Layout, positions: PositionColumns, assignments: AssignmentColumns, full: Ints, rank: Ints) -> Work:
    """All sums anew, a piece of the tasks at a time: what is at work stays in the processor's cache."""
    posts = _side_by_side(positions.planned, positions.filled, full)
    capacity = np.zeros(layout.count, dtype=np.int64)
    sums = np.empty((3, len(layout.starts)), dtype=np.int64)
    sums[1] = np.diff(layout.starts, append=layout.entries)
    for first, last in _pieces(assignments.start):
        rows = slice(int(assignments.start[first]), int(assignments.start[last]))
        of_posts = np.take(posts, assignments.position[rows], axis=0).T.astype(np.int64)
        products = _products(assignments, rows, *of_posts)
        capacity[first:last] = run_sums(products[2:], assignments.start[first:last] - rows.start)[0]
        low, high = np.searchsorted(layout.starts, (rows.start, rows.stop))
        sums[[0, 2], low:high] = run_sums(products[:2], layout.starts[low:high] - rows.start)
    return Work(Cells.of_sums(layout, layout.of_runs(sums), rank), capacity)


def _side_by_side(*columns: Ints) -> NDArray[np.integer]:
    """Columns as one row for each post, in 32 bits where they fit: a share then asks memory for its post only once."""
    fits = max((int(column.max(initial=0)) for column in columns), default=0) < 2**31
    return np.stack(columns, axis=1, dtype=np.int32 if fits else np.int64, casting="unsafe")


def _pieces(start: Ints) -> Iterator[tuple[int, int]]:
    """Ranges of tasks with about so many assignments."""
    tasks = len(start) - 1
    marks = np.searchsorted(start, np.arange(0, int(start[-1]) + _PIECE, _PIECE)).clip(max=tasks)
    bounds = [0, *distinct(marks[marks > 0]).tolist()]
    if bounds[-1] < tasks:
        bounds.append(tasks)
    yield from pairwise(bounds)


def advanced(before: Work, gone: Contributions, come: Contributions) -> Work:
    """The sums of the state before, less what went and with what came."""
    task, office = np.concatenate((gone.task, come.task)), np.concatenate((gone.office, come.office))
    values = np.concatenate((-gone.values, come.values), axis=1)
    deltas = Deltas.of(task, office, values, len(before.cells.rank))
    cells, touched = before.cells.plus(deltas)
    return Work(cells, _capacity_after(before, gone, come), deltas, touched)


def _capacity_after(before: Work, gone: Contributions, come: Contributions) -> Ints:
    if np.array_equal(gone.task, come.task) and np.array_equal(gone.capacity, come.capacity):
        return before.capacity
    capacity = before.capacity.copy()
    np.subtract.at(capacity, gone.task, gone.capacity)
    np.add.at(capacity, come.task, come.capacity)
    return capacity

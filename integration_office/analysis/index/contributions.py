"""What single shares of posts add to the sums: FTE, presence and cost by task and office, capacity by task."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from integration_office.analysis.index.cells import COST, FTE, Cells, Deltas, cell_data
from integration_office.analysis.index.kinds import Kinds
from integration_office.analysis.index.layout import Layout
from integration_office.analysis.index.numbers import Ints, distinct, sums_between
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
    units: UnitColumns,
    positions: PositionColumns,
    assignments: AssignmentColumns,
    rows: Ints,
    full_of: Callable[[Ints], Ints],
) -> Contributions:
    """Of some assignments. `full_of`: full cost of some posts, whole cents."""
    post, share = assignments.position[rows], assignments.share[rows]
    values = np.ones((3, len(rows)), dtype=np.int64)
    np.multiply(positions.planned[post], share, out=values[0])
    values[2] = rounded_products(full_of(post), share)
    capacity = positions.filled[post] * share
    capacity *= assignments.competent[rows]
    return Contributions(assignments.task[rows], units.office[positions.unit[post]], values, capacity)


def rounded_products(cents: Ints, share: Ints) -> Ints:
    """cents × share / 10⁴, halves away from zero; nothing here is negative."""
    products = cents * share
    products += FTE_SCALE // 2
    products //= FTE_SCALE
    return products


@dataclass(frozen=True, eq=False)
class ShareLayout:
    """Which assignments add up to which cell on a state of the tree, and of which kind the post of each is."""

    assignments: AssignmentColumns
    layout: Layout
    kinds: Kinds
    kind: Ints

    @staticmethod
    def of(
        units: UnitColumns, positions: PositionColumns, assignments: AssignmentColumns, kinds: Kinds
    ) -> "ShareLayout":
        office = units.office[positions.unit]
        keys = assignments.task * len(units.ids) + office[assignments.position]
        layout = Layout.of(keys, len(units.ids), assignments.tasks)
        return ShareLayout(assignments, layout, kinds, np.take(kinds.of_post, assignments.position))

    def with_kinds(self, kinds: Kinds) -> "ShareLayout":
        if kinds is self.kinds:
            return self
        return replace(self, kinds=kinds, kind=np.take(kinds.of_post, self.assignments.position))


def work_of(shares: ShareLayout, full: Ints, rank: Ints) -> Work:
    """All sums anew. `full`: full cost by kind, whole cents."""
    layout = shares.layout
    data, capacity = cell_data(layout, layout.present), np.empty(layout.count, dtype=np.int64)
    # Where nothing has moved since the assignments were put in order, their runs are the cells.
    amounts = data[FTE :: COST - FTE] if layout.order is None else np.empty((2, len(layout.starts)), dtype=np.int64)
    _sum_up(shares, full, amounts, capacity)
    if layout.order is not None:
        data[FTE :: COST - FTE] = layout.of_runs(amounts)
    return Work(Cells.of_data(layout, data, rank), capacity)


def _sum_up(shares: ShareLayout, full: Ints, amounts: Ints, capacity: Ints) -> None:
    """FTE and cents by run, capacity by task; a piece of the tasks at a time: what is at work stays in the cache."""
    assignments, kinds, runs = shares.assignments, shares.kinds, shares.layout.bounds
    pieces = list(_pieces(assignments.start))
    longest = max((int(assignments.start[last] - assignments.start[first]) for first, last in pieces), default=0)
    running = np.zeros(longest + 1, dtype=np.int64)
    for first, last in pieces:
        tasks = assignments.start[first : last + 1]
        rows = slice(int(tasks[0]), int(tasks[-1]))
        low, high = np.searchsorted(runs, (rows.start, rows.stop)).tolist()
        kind, share, at = shares.kind[rows], assignments.share[rows], runs[low : high + 1] - rows.start
        products = np.take(kinds.planned, kind)
        products *= share
        sums_between(products, at, running, amounts[0, low:high])
        sums_between(rounded_products(np.take(full, kind), share), at, running, amounts[1, low:high])
        np.take(kinds.filled, kind, out=products)
        products *= share
        products *= assignments.competent[rows]
        sums_between(products, tasks - rows.start, running, capacity[first:last])


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

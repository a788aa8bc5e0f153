"""Who does what: tasks by office, double work, its cost, pairs of offices (METHOD § 3). FTE × 10⁸, cents."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

import numpy as np

from integration_office.analysis.columns import AssignmentColumns, Ints, PositionColumns, UnitColumns
from integration_office.analysis.cost import PostColumns
from integration_office.domain.identity import TaskId, UnitId
from integration_office.domain.quantity import FTE_SCALE


@dataclass(frozen=True, slots=True)
class TaskOverlap:
    """One task: FTE (× 10⁸) by office, the lead office (None: nobody does it), what is done beside it."""

    task: TaskId
    lead: UnitId | None
    intended: bool
    fte: dict[UnitId, int]
    overlap_fte: int
    overlap_cost: int

    @property
    def fragmentation(self) -> Fraction | None:
        """1 − Σ (share of each office)²; None where nothing is done."""
        total = sum(self.fte.values())
        if not total:
            return None
        return 1 - Fraction(sum(fte * fte for fte in self.fte.values()), total * total)


@dataclass(frozen=True, eq=False)
class TaskMatrix:
    """Tasks × offices: planned FTE (× 10⁸) and whether any post of the office has a share."""

    units: UnitColumns
    positions: PositionColumns
    assignments: AssignmentColumns
    office: Ints
    fte: Ints
    present: Ints

    @staticmethod
    def of(units: UnitColumns, positions: PositionColumns, assignments: AssignmentColumns) -> "TaskMatrix":
        shape = (len(assignments.task_row), len(units.offices))
        office = units.office[positions.unit[assignments.position]]
        cell = assignments.task * shape[1] + office
        fte = positions.planned[assignments.position] * assignments.share
        return TaskMatrix(units, positions, assignments, office, _sums(cell, fte, shape), _sums(cell, None, shape))

    @cached_property
    def lead(self) -> Ints:
        """The office row with the most FTE for each task, the smaller id on a tie; -1: nobody does it."""
        if not self.fte.size:
            return np.full(len(self.fte), -1, dtype=np.int64)
        marked = np.where(self.present > 0, self.fte, -1)
        return np.where(self.present.any(axis=1), marked.argmax(axis=1), -1)

    @cached_property
    def overlap(self) -> Ints:
        """FTE (× 10⁸) of each task outside its lead office."""
        if not self.fte.size:
            return np.zeros(len(self.fte), dtype=np.int64)
        overlap: Ints = self.fte.sum(axis=1) - self.fte.max(axis=1)
        return overlap

    @cached_property
    def intended(self) -> Ints:
        tasks = self.assignments.tasks.values()
        return np.array([task.intended for task in tasks], dtype=np.bool_).astype(np.int64)


@dataclass(frozen=True, eq=False)
class Overlap:
    matrix: TaskMatrix
    posts: PostColumns

    @cached_property
    def cost_by_task(self) -> Ints:
        """Cents of each task outside its lead office: each product of a post's cost and a share rounded."""
        matrix, assignments = self.matrix, self.matrix.assignments
        products = _rounded_products(self.posts.full[assignments.position], assignments.share)
        outside = matrix.office != matrix.lead[assignments.task]
        shape = (len(assignments.task_row), 1)
        return _sums(assignments.task, np.where(outside, products, 0), shape)[:, 0]

    @property
    def fte(self) -> int:
        """Overlap of all tasks that are not intended (FTE × 10⁸)."""
        return int((self.matrix.overlap * (1 - self.matrix.intended)).sum())

    @property
    def intended_fte(self) -> int:
        return int((self.matrix.overlap * self.matrix.intended).sum())

    @property
    def cost(self) -> int:
        return int((self.cost_by_task * (1 - self.matrix.intended)).sum())

    @cached_property
    def tasks(self) -> tuple[TaskOverlap, ...]:
        """All tasks by id."""
        rows = self.matrix.assignments.task_row
        return tuple(self._task(task, rows[task]) for task in sorted(rows))

    @cached_property
    def pairs(self) -> dict[tuple[UnitId, UnitId], int]:
        """FTE (× 10⁸) that both offices of a pair do; intended tasks and pairs without any left out."""
        sums: defaultdict[tuple[UnitId, UnitId], int] = defaultdict(int)
        for each in self.tasks:
            if not each.intended and len(each.fte) > 1:
                for pair in combinations(sorted(each.fte), 2):
                    sums[pair] += min(each.fte[pair[0]], each.fte[pair[1]])
        return {pair: fte for pair, fte in sorted(sums.items()) if fte}

    def _task(self, task: TaskId, row: int) -> TaskOverlap:
        matrix, offices = self.matrix, self.matrix.units.offices
        present = np.flatnonzero(matrix.present[row])
        lead = int(matrix.lead[row])
        return TaskOverlap(
            task=task,
            lead=None if lead < 0 else offices[lead],
            intended=matrix.assignments.tasks[task].intended,
            fte={offices[at]: int(matrix.fte[row, at]) for at in present.tolist()},
            overlap_fte=int(matrix.overlap[row]),
            overlap_cost=int(self.cost_by_task[row]),
        )


def _rounded_products(cents: Ints, share: Ints) -> Ints:
    """cents × share / 10⁴, halves away from zero; nothing here is negative."""
    return (2 * cents * share + FTE_SCALE) // (2 * FTE_SCALE)


def _sums(cell: Ints, values: Ints | None, shape: tuple[int, int]) -> Ints:
    """Sums by cell. Binary floats inside bincount are exact here: every partial sum stays below 2⁵³."""
    size = shape[0] * shape[1]
    sums = np.bincount(cell, weights=values, minlength=size) if len(cell) else np.zeros(size)
    return sums.astype(np.int64).reshape(shape)

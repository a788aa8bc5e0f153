"""Who does what: tasks by office, double work, its cost, pairs of offices (METHOD § 3). FTE × 10⁸, cents."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

import numpy as np

from integration_office.analysis.index.cells import FTE, LARGEST, LEAD, LEAD_COST, OFFICE, TOTAL_COST, TOTAL_FTE, Cells
from integration_office.analysis.index.numbers import Ints
from integration_office.analysis.index.tasks import TaskColumns
from integration_office.analysis.index.units import UnitColumns
from integration_office.domain.identity import TaskId, UnitId


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
class Overlap:
    """Double work by task."""

    units: UnitColumns
    columns: TaskColumns
    cells: Cells

    @cached_property
    def fte_by_task(self) -> Ints:
        """FTE (× 10⁸) of each task outside its lead office."""
        outside: Ints = self.cells.summary[TOTAL_FTE] - self.cells.summary[LARGEST]
        return outside

    @cached_property
    def cost_by_task(self) -> Ints:
        """Cents of each task outside its lead office: each product of a post's cost and a share rounded."""
        outside: Ints = self.cells.summary[TOTAL_COST] - self.cells.summary[LEAD_COST]
        return outside

    @cached_property
    def fte(self) -> int:
        """Overlap of all tasks that are not intended (FTE × 10⁸)."""
        return int(self.fte_by_task[~self.columns.intended].sum())

    @cached_property
    def fte_by_office(self) -> dict[UnitId, int]:
        """FTE (× 10⁸) each office does of tasks another one leads, intended ones left out; adds up to `fte`."""
        counted = np.flatnonzero(~self.columns.intended)
        place, data = self.cells.rows(counted)
        beside = data[OFFICE] != self.cells.summary[LEAD][counted][place]
        sums = np.zeros(len(self.units.ids), dtype=np.int64)
        np.add.at(sums, data[OFFICE][beside], data[FTE][beside])
        return {self.units.ids[row]: int(sums[row]) for row in np.flatnonzero(sums).tolist()}

    @cached_property
    def intended_fte(self) -> int:
        return int(self.fte_by_task[self.columns.intended].sum())

    @cached_property
    def cost(self) -> int:
        return int(self.cost_by_task[~self.columns.intended].sum())

    @cached_property
    def tasks(self) -> tuple[TaskOverlap, ...]:
        """All tasks by id."""
        return tuple(self.task(task) for task in sorted(self.columns.row))

    @cached_property
    def pairs(self) -> dict[tuple[UnitId, UnitId], int]:
        """FTE (× 10⁸) that both offices of a pair do; intended tasks and pairs without any left out."""
        sums: defaultdict[tuple[UnitId, UnitId], int] = defaultdict(int)
        for each in self.tasks:
            if not each.intended and len(each.fte) > 1:
                for pair in combinations(each.fte, 2):
                    sums[pair] += min(each.fte[pair[0]], each.fte[pair[1]])
        return {pair: fte for pair, fte in sorted(sums.items()) if fte}

    def task(self, task: TaskId) -> TaskOverlap:
        """Offices by id."""
        row = self.columns.row[task]
        lead = int(self.cells.summary[LEAD, row])
        return TaskOverlap(
            task=task,
            lead=None if lead < 0 else self.units.ids[lead],
            intended=bool(self.columns.intended[row]),
            fte=self._by_office(row),
            overlap_fte=int(self.fte_by_task[row]),
            overlap_cost=int(self.cost_by_task[row]),
        )

    def _by_office(self, row: int) -> dict[UnitId, int]:
        ids, cells = self.units.ids, self.cells.row(row)
        return dict(sorted((ids[at], fte) for at, fte in cells[[OFFICE, FTE]].T.tolist()))

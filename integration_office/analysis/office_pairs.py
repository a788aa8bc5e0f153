"""The offices against one another as arrays: what both of a pair do (METHOD § 3), for many offices at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from integration_office.analysis.index.cells import FTE, OFFICE
from integration_office.analysis.index.numbers import Ints
from integration_office.analysis.overlap import Overlap
from integration_office.domain.identity import UnitId

Stopped = Callable[[], bool]
_ROWS_AT_ONCE = 16


@dataclass(frozen=True, eq=False)
class OfficePairs:
    """`fte` is offices × offices, FTE × 10⁸, symmetric, 0 on the diagonal; `total` what each office does in all."""

    offices: Sequence[UnitId]
    fte: Ints
    total: Ints

    def ordered(self, offices: Sequence[UnitId]) -> "OfficePairs":
        """The same for these offices in this order; one that does nothing has a row of zeros."""
        row = {office: n for n, office in enumerate(self.offices)}
        size = len(self.offices)
        places = np.array([row.get(office, size) for office in offices], dtype=np.int64)
        wide = np.pad(self.fte, ((0, 1), (0, 1)))
        return OfficePairs(tuple(offices), wide[np.ix_(places, places)], np.append(self.total, 0)[places])


def office_pairs(overlap: Overlap, stopped: Stopped = lambda: False) -> OfficePairs:
    """pair(i, j) of all offices that do something, by unit row; intended tasks left out."""
    counted = np.flatnonzero(~overlap.columns.intended)
    place, data = overlap.cells.rows(counted)
    rows, office = np.unique(data[OFFICE], return_inverse=True)
    work = np.zeros((len(rows), len(counted)), dtype=np.int64)
    work[office, place] = data[FTE]
    shared = work[:, (work > 0).sum(axis=0) > 1]
    pairs = np.zeros((len(rows), len(rows)), dtype=np.int64)
    for first in range(0, len(rows), _ROWS_AT_ONCE):
        if stopped():
            break
        for row in range(first, min(first + _ROWS_AT_ONCE, len(rows))):
            pairs[row] = np.minimum(shared[row], shared).sum(axis=1)
    np.fill_diagonal(pairs, 0)
    return OfficePairs(tuple(overlap.units.ids[row] for row in rows.tolist()), pairs, work.sum(axis=1))

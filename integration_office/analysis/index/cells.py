"""Sparse sums: what each office holds of each task (or duty), row by row, and what stands out in each row."""

from dataclasses import dataclass

import numpy as np

from integration_office.analysis.index.layout import Layout
from integration_office.analysis.index.numbers import (
    NOTHING,
    Ints,
    pointers,
    ranges,
    run_starts,
    stands_in,
    sums_by_key,
)

OFFICE, FTE, PRESENT, COST = range(4)
"""Rows of `data`: unit row of the office, FTE × 10⁸, how many shares, cents."""

TOTAL_FTE, LARGEST, LEAD, TOTAL_COST, LEAD_COST, OFFICES = range(6)
"""Rows of a summary: sum of FTE, the largest, its office (-1: none), sum of cents, cents of the lead, offices."""

_KEPT = 4_096
"""So many changed rows are kept beside the table before it is built anew."""


@dataclass(frozen=True, eq=False)
class Deltas:
    """What comes and goes by row and office: keys are row × offices + office, in order; values as in `data`."""

    row: Ints
    office: Ints
    values: Ints

    @staticmethod
    def of(row: Ints, office: Ints, values: Ints, offices: int) -> "Deltas":
        """Sums of `values` (FTE, present, cost × n); what cancels out is left out."""
        keys, sums = sums_by_key(row * offices + office, values)
        left = sums.any(axis=0)
        keys, sums = keys[left], sums[:, left]
        return Deltas(keys // offices, keys % offices, sums)


@dataclass(frozen=True, eq=False)
class Cells:
    """For each of `count` rows the offices that have a share in it, sorted by unit row of the office.

    `data` is 4 × n; `changed` holds rows that differ from it. `rank` settles ties between offices.
    """

    count: int
    start: Ints
    data: Ints
    changed: dict[int, Ints]
    summary: Ints
    rank: Ints

    @staticmethod
    def of(row: Ints, office: Ints, values: Ints, count: int, rank: Ints) -> "Cells":
        """From single contributions (FTE, present, cost × n) in any order."""
        layout = Layout.of(row * len(rank) + office, len(rank), count)
        data = cell_data(layout, layout.present)
        data[FTE:] = layout.of_entries(values)
        return Cells.of_data(layout, data, rank)

    @staticmethod
    def of_data(layout: Layout, data: Ints, rank: Ints) -> "Cells":
        """From data by cell; each cell has a share."""
        summary, start = _empty_summary(layout.count), layout.pointers
        found = np.flatnonzero(start[1:] > start[:-1])
        summary[:, found] = summaries(data, start[found], rank)
        return Cells(layout.count, start, data, {}, summary, rank)

    def rows(self, wanted: Ints) -> tuple[Ints, Ints]:
        """The cells of some rows: for each cell the place of its row in `wanted`, and a copy of its data."""
        if not self.changed:
            start, end = self.start[wanted], self.start[wanted + 1]
            return np.repeat(np.arange(len(wanted)), end - start), np.take(self.data, ranges(start, end), axis=1)
        pieces = [self.row(each) for each in wanted.tolist()]
        if not pieces:
            return NOTHING, np.zeros((4, 0), dtype=np.int64)
        return np.repeat(np.arange(len(pieces)), [piece.shape[1] for piece in pieces]), np.concatenate(pieces, axis=1)

    def row(self, wanted: int) -> Ints:
        """The cells of one row, 4 × n."""
        known = self.changed.get(wanted)
        return self.data[:, int(self.start[wanted]) : int(self.start[wanted + 1])] if known is None else known

    def plus(self, deltas: Deltas) -> "tuple[Cells, Ints]":
        """With what comes and without what goes, and the rows that differ."""
        touched = deltas.row[run_starts(deltas.row)]
        if not len(touched):
            return self, touched
        place, data = self._merged(touched, deltas)
        starts = pointers(place, len(touched))
        summary = self.summary.copy()
        summary[:, touched] = 0
        summary[LEAD, touched] = -1
        filled = np.flatnonzero(starts[1:] > starts[:-1])
        summary[:, touched[filled]] = summaries(data, starts[filled], self.rank)
        bounds = starts.tolist()
        changed = dict(self.changed)
        for n, row in enumerate(touched.tolist()):
            changed[row] = data[:, bounds[n] : bounds[n + 1]]
        after = Cells(self.count, self.start, self.data, changed, summary, self.rank)
        return (after._settled() if len(changed) > _KEPT else after), touched

    def _merged(self, touched: Ints, deltas: Deltas) -> tuple[Ints, Ints]:
        place, data = self.rows(touched)
        offices = len(self.rank)
        keys = place * offices + data[OFFICE]
        wanted = np.searchsorted(touched, deltas.row) * offices + deltas.office
        at = np.searchsorted(keys, wanted)
        known = stands_in(wanted, keys)
        if known.all():
            data[FTE:, at] += deltas.values
        else:
            data[FTE:, at[known]] += deltas.values[:, known]
            new = np.concatenate((deltas.office[None, ~known], deltas.values[:, ~known]))
            data = np.insert(data, at[~known], new, axis=1)
            place = np.insert(place, at[~known], wanted[~known] // offices)
        return without_empty(place, data)

    def _settled(self) -> "Cells":
        place, data = self.rows(np.arange(self.count))
        return Cells(self.count, pointers(place, self.count), data, {}, self.summary, self.rank)


def without_empty(place: Ints, data: Ints) -> tuple[Ints, Ints]:
    """The cells that still have a share."""
    left = np.flatnonzero(data[PRESENT])
    return (place, data) if len(left) == len(place) else (place[left], np.take(data, left, axis=1))


def cell_data(layout: Layout, present: Ints) -> Ints:
    """4 × n, in which FTE and cents are still to be filled in."""
    data = np.empty((4, len(layout.keys)), dtype=np.int64)
    data[OFFICE], data[PRESENT] = layout.office, present
    return data


def summaries(data: Ints, starts: Ints, rank: Ints) -> Ints:
    """A summary (6 × rows) of rows of cells that begin at `starts`; none of them is empty."""
    if not len(starts):
        return _empty_summary(0)
    bounds = np.concatenate((starts, [data.shape[1]]))
    size = np.diff(bounds)
    fte, cents = (np.add.reduceat(data[part], starts) for part in (FTE, COST))
    largest = np.maximum.reduceat(data[FTE], starts)
    lead = _leads(data, starts, np.repeat(largest, size), rank)
    return np.stack((fte, largest, data[OFFICE, lead], cents, data[COST, lead], size))


def _leads(data: Ints, starts: Ints, largest: Ints, rank: Ints) -> Ints:
    """The cell of each row with the largest FTE, of the smaller id on a tie (METHOD § 3)."""
    found = np.flatnonzero(data[FTE] == largest)
    if len(found) == len(starts):
        return found
    row = np.searchsorted(starts, found, side="right")
    order = np.argsort(row * len(rank) + rank[data[OFFICE, found]])
    leads: Ints = found[order][run_starts(row[order])]
    return leads


def _empty_summary(count: int) -> Ints:
    summary = np.zeros((6, count), dtype=np.int64)
    summary[LEAD] = -1
    return summary

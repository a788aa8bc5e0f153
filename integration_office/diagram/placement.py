"""The difference of two layouts: which units moved, came and went, so that a change can be shown as a
movement."""

from dataclasses import dataclass

import numpy as np

from integration_office.diagram.columns import Bools, ChartColumns
from integration_office.diagram.tidy_tree import Layout
from integration_office.diagram.tree import Rows

NOTICEABLE = 0.01


@dataclass(frozen=True, slots=True)
class Placed:
    """A chart with its layout."""

    columns: ChartColumns
    layout: Layout


@dataclass(frozen=True, slots=True)
class PlacementDifference:
    """`moved` are rows of the new chart and `moved_from` the same units' rows in the old one, for those
    whose box has another place or size; `appeared` are rows of the new chart, `went` rows of the old one.
    """

    moved: Rows
    moved_from: Rows
    appeared: Rows
    went: Rows


def difference(old: Placed, new: Placed) -> PlacementDifference:
    """What differs between two layouts, by id."""
    rows = np.arange(len(new.columns))
    before = rows_before(old, new, rows)
    gone = np.ones(len(old.columns), bool)
    gone[before[before >= 0]] = False
    moved = rows[(before >= 0) & _has_moved(old, new, rows, before)]
    return PlacementDifference(moved, before[moved], rows[before < 0], np.flatnonzero(gone))


def rows_before(old: Placed, new: Placed, rows: Rows) -> Rows:
    """The rows that the given units of the new chart had in the old one, -1 for those that are new."""
    if old.columns.ids is new.columns.ids:
        return rows
    find, ids = old.columns.row_of, new.columns.ids
    return np.fromiter((find.get(ids[row], -1) for row in rows), np.intp, len(rows))


def moved_rows(old: Placed, new: Placed, rows: Rows) -> tuple[Rows, Rows]:
    """Which of the given units of the new chart stand elsewhere than before, and their rows in the old
    chart."""
    before = rows_before(old, new, rows)
    moved = (before >= 0) & _has_moved(old, new, rows, before)
    return rows[moved], before[moved]


def _has_moved(old: Placed, new: Placed, rows: Rows, before: Rows) -> Bools:
    a, b = old.layout, new.layout
    far = np.zeros(len(rows), bool)
    if not len(old.columns):
        return far
    for was, now in ((a.x, b.x), (a.y, b.y), (a.w, b.w), (a.h, b.h)):
        far |= np.abs(was[before] - now[rows]) > NOTICEABLE
    return far

"""Packs the blocks of many families at once: children below each other in columns, or side by side in a
row.

All arrays stand child by child; `starts` says where the children of each parent begin, `parent_of` which
parent a child has.
"""

from dataclasses import dataclass

import numpy as np

from integration_office.diagram.columns import Bools, Floats
from integration_office.diagram.tree import Rows

SMALL_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Packing:
    """Per child: its place in the parent's content, its indent, the width of its column without the
    indent, whether it opens a column. Per parent: width and height of the content and the number of
    columns."""

    x: Floats
    y: Floats
    indent: Floats
    room: Floats
    opens_column: Bools
    width: Floats
    height: Floats
    columns: Rows


def segment_sums(values: Floats, starts: Rows) -> Floats:
    """The sum of each segment; segments are never empty."""
    sums: Floats = np.add.reduceat(values, starts)
    return sums


def in_columns(
    width: Floats,
    height: Floats,
    row_gap: Floats,
    column_gap: Floats,
    starts: Rows,
    parent_of: Rows,
    wanted: Floats,
    indent: float,
) -> Packing:
    """Children below each other in about `wanted` columns of like height per parent, all indented."""
    step = height + row_gap
    above = np.cumsum(step) - step
    above -= above[starts][parent_of]
    share = wanted / segment_sums(step, starts)
    column = np.floor((above + step / 2) * share[parent_of])
    opens = np.ones(len(width), bool)
    opens[1:] = (column[1:] != column[:-1]) | (parent_of[1:] != parent_of[:-1])
    return _stacked(width, height, row_gap, column_gap, starts, parent_of, opens, np.full(len(width), indent))


def in_a_row(
    width: Floats,
    height: Floats,
    row_gap: Floats,
    column_gap: Floats,
    starts: Rows,
    parent_of: Rows,
    indent: float,
) -> Packing:
    """Children side by side; small ones that follow each other share a column, as tall as the tallest."""
    step = height + row_gap
    tallest = np.maximum.reduceat(height, starts)[parent_of]
    is_small = height <= SMALL_SHARE * tallest
    opens = np.ones(len(width), bool)
    opens[1:] = ~(is_small[1:] & is_small[:-1]) | (parent_of[1:] != parent_of[:-1])
    run_start = np.flatnonzero(opens)
    run = np.cumsum(opens) - 1
    above = np.cumsum(step) - step
    turn = np.floor((above - above[run_start][run]) / tallest)
    opens[1:] |= turn[1:] != turn[:-1]
    members = np.bincount(np.cumsum(opens) - 1)[np.cumsum(opens) - 1]
    indents = np.where(members > 1, indent, 0.0)
    return _stacked(width, height, row_gap, column_gap, starts, parent_of, opens, indents)


def _stacked(
    width: Floats,
    height: Floats,
    row_gap: Floats,
    column_gap: Floats,
    starts: Rows,
    parent_of: Rows,
    opens: Bools,
    indent: Floats,
) -> Packing:
    """The packing that follows from where each column opens."""
    first = np.flatnonzero(opens)
    column = np.cumsum(opens) - 1
    last = np.append(first[1:], len(opens)) - 1
    step = height + row_gap
    running = np.cumsum(step)
    above = running - step
    column_height = running[last] - row_gap[last] - above[first]
    room = np.maximum.reduceat(width, first)
    wide = room + indent[first]
    column_step = wide + np.maximum.reduceat(column_gap, first)
    left = np.cumsum(column_step) - column_step
    first_column = column[starts]
    last_column = np.append(first_column[1:], len(first)) - 1
    left -= left[first_column][parent_of[first]]
    return Packing(
        x=left[column] + indent,
        y=above - above[first][column],
        indent=indent,
        room=room[column],
        opens_column=opens,
        width=left[last_column] + wide[last_column],
        height=np.maximum.reduceat(column_height, first_column),
        columns=last_column - first_column + 1,
    )

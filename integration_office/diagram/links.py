"""The lines that join the boxes, as straight pieces: one row x1, y1, x2, y2 per piece, in chart units."""

import numpy as np

from integration_office.diagram.columns import Floats
from integration_office.diagram.tidy_tree import Layout
from integration_office.diagram.tree import Rows
from integration_office.diagram.visibility import Visible


def links(layout: Layout, rows: Rows) -> Floats:
    """The pieces of the lines from the parents down to the given units."""
    rows = rows[layout.tree.parent[rows] >= 0]
    pieces = [_down(layout, rows), _across(layout, rows), *_from_bus(layout, rows[layout.from_bus[rows]])]
    return np.concatenate(pieces)


def rows_with_visible_links(layout: Layout, seen: Visible) -> Rows:
    """The units whose lines may cross the view: all children of every block that is seen, because a line
    runs from the parent down to the last of them."""
    return layout.tree.children(seen.open_blocks)


def _down(layout: Layout, rows: Rows) -> Floats:
    x, top = layout.link_x[rows], layout.link_top[rows]
    hangs = x < layout.x[rows]
    bottom = np.where(hangs, layout.y[rows] + layout.h[rows] / 2, layout.y[rows])
    return np.column_stack([x, top, x, bottom])


def _across(layout: Layout, rows: Rows) -> Floats:
    rows = rows[layout.link_x[rows] < layout.x[rows]]
    middle = layout.y[rows] + layout.h[rows] / 2
    return np.column_stack([layout.link_x[rows], middle, layout.x[rows], middle])


def _from_bus(layout: Layout, rows: Rows) -> list[Floats]:
    parent = layout.tree.parent[rows]
    middle = layout.x[parent] + layout.w[parent] / 2
    bottom = layout.y[parent] + layout.h[parent]
    bus = layout.link_top[rows]
    drop = np.column_stack([middle, bottom, middle, bus])
    return [drop, np.column_stack([middle, bus, layout.link_x[rows], bus])]

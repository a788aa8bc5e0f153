"""What of a chart can be seen, and what lies under a point. The nested blocks of the layout are the
spatial index."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from integration_office.diagram.columns import Bools
from integration_office.diagram.tidy_tree import Layout
from integration_office.diagram.tree import Rows


class Region(NamedTuple):
    """A rectangle of the chart, in chart units."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, margin: float) -> "Region":
        """The same with a margin on every side."""
        return Region(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)


@dataclass(frozen=True, slots=True)
class Visible:
    """The rows to draw: `boxes` one by one, `areas` as one area each with all they hold, because what is
    inside could not be told apart; `open_blocks` are the units whose block is seen and whose children are
    drawn."""

    boxes: Rows
    areas: Rows
    open_blocks: Rows


def visible(layout: Layout, region: Region, smallest: float = 0.0) -> Visible:
    """What of the chart lies in a region. Blocks smaller than `smallest` in both directions are not
    opened."""
    tree = layout.tree
    boxes, areas, opened = [], [], []
    rows = tree.order[: tree.starts[1]] if tree.levels else tree.order
    while len(rows):
        rows = rows[_block_meets(layout, rows, region)]
        can_open = tree.child_count[rows] > 0
        is_small = (layout.block_w[rows] < smallest) & (layout.block_h[rows] < smallest)
        areas.append(rows[is_small & can_open])
        shown = rows[~(is_small & can_open)]
        boxes.append(shown[_box_meets(layout, shown, region)])
        rows = rows[can_open & ~is_small]
        opened.append(rows)
        rows = tree.children(rows)
    return Visible(_joined(boxes), _joined(areas), _joined(opened))


def boxes_in(layout: Layout, region: Region) -> Rows:
    """The units whose boxes touch a region, in the order of the columns."""
    return np.sort(visible(layout, region).boxes)


def unit_at(layout: Layout, x: float, y: float) -> int:
    """The row of the unit whose box holds the point, or -1."""
    found = visible(layout, Region(x, y, x, y)).boxes
    return int(found[-1]) if len(found) else -1


def block_region(layout: Layout, rows: Rows) -> Region:
    """The region that the units take with all they hold. Raises ValueError when there are none."""
    return Region(
        float(layout.block_x[rows].min()),
        float(layout.y[rows].min()),
        float((layout.block_x[rows] + layout.block_w[rows]).max()),
        float((layout.y[rows] + layout.block_h[rows]).max()),
    )


def box_region(layout: Layout, rows: Rows) -> Region:
    """The region that the boxes of the units take. Raises ValueError when there are none."""
    return Region(
        float(layout.x[rows].min()),
        float(layout.y[rows].min()),
        float((layout.x[rows] + layout.w[rows]).max()),
        float((layout.y[rows] + layout.h[rows]).max()),
    )


def _block_meets(layout: Layout, rows: Rows, region: Region) -> Bools:
    x, y = layout.block_x[rows], layout.y[rows]
    meets: Bools = (x <= region.right) & (x + layout.block_w[rows] >= region.left)
    return meets & (y <= region.bottom) & (y + layout.block_h[rows] >= region.top)


def _box_meets(layout: Layout, rows: Rows, region: Region) -> Bools:
    x, y = layout.x[rows], layout.y[rows]
    meets: Bools = (x <= region.right) & (x + layout.w[rows] >= region.left)
    return meets & (y <= region.bottom) & (y + layout.h[rows] >= region.top)


def _joined(parts: list[Rows]) -> Rows:
    return np.concatenate(parts) if parts else np.empty(0, np.intp)

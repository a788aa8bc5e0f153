"""A chart ready to be painted: columns, layout and what the eye needs to know of every unit, as columns
too."""

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np

from integration_office.diagram.columns import Bools, Bytes, ChartColumns, Floats, Ints, Kind, Mark
from integration_office.diagram.placement import Placed
from integration_office.diagram.tidy_tree import Layout
from integration_office.diagram.tree import Rows, branches, holds
from integration_office.diagram.visibility import Region
from integration_office.ui.canvas.buffers import Rects
from integration_office.ui.canvas.camera import Camera

CHANGED = Mark.NEW | Mark.MOVED | Mark.TOUCHED | Mark.DISSOLVED
BEYOND_VIEW = 4000


class Role(IntEnum):
    """How strongly a box is coloured."""

    HEAD = 0
    OFFICE = 1
    PLAIN = 2


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """`tone` is 3 × branch + role; `holds_change` tells that a unit or anything in it was changed by the
    scenario."""

    columns: ChartColumns
    layout: Layout
    branch: Ints
    role: Bytes
    holds_change: Bools
    written: dict[tuple[int, str], tuple[str, str]] = field(default_factory=dict)

    @property
    def placed(self) -> Placed:
        """Columns and layout alone."""
        return Placed(self.columns, self.layout)

    @property
    def region(self) -> Region:
        """All of it."""
        return Region(0.0, 0.0, max(self.layout.width, 1.0), max(self.layout.height, 1.0))

    def rows(self, ids: tuple[str, ...]) -> list[int]:
        """The rows of those ids that are in the chart."""
        row_of = self.columns.row_of
        return [row_of[unit] for unit in ids if unit in row_of]


@dataclass(frozen=True, slots=True, eq=False)
class Boxes:
    """Boxes to paint: their units, their whole pixels, and their sizes before rounding, by which is
    decided what is worth showing, so that equal boxes show the same."""

    rows: Rows
    rects: Rects
    width: Floats
    height: Floats
    usual_width: float

    def where(self, chosen: Bools) -> "Boxes":
        """Those that are chosen."""
        width, height = self.width[chosen], self.height[chosen]
        return Boxes(self.rows[chosen], self.rects[chosen], width, height, self.usual_width)


def chart_of(columns: ChartColumns, layout: Layout) -> Chart:
    """A chart from its columns and their layout."""
    changed = (columns.marks & int(CHANGED)) != 0
    return Chart(columns, layout, branches(columns, layout.tree), _roles(columns, layout), holds(layout.tree, changed))


def box_rects(layout: Layout, rows: Rows, camera: Camera, width: int, height: int) -> Rects:
    """The boxes of the rows in pixels of a picture, cut far outside of it."""
    x, y, w, h = layout.x[rows], layout.y[rows], layout.w[rows], layout.h[rows]
    return pixels(x, y, w, h, camera, width, height)


def block_rects(layout: Layout, rows: Rows, camera: Camera, width: int, height: int, rim: float = 0.0) -> Rects:
    """The blocks of the rows, with a rim in chart units, in pixels of a picture."""
    x, y = layout.block_x[rows] - rim, layout.y[rows] - rim
    w, h = layout.block_w[rows] + 2 * rim, layout.block_h[rows] + 2 * rim
    return pixels(x, y, w, h, camera, width, height)


def pixels(x: Floats, y: Floats, w: Floats, h: Floats, camera: Camera, width: int, height: int) -> Rects:
    """Chart rectangles on whole pixels; edges that meet in the chart meet in the picture."""
    edges = np.empty((len(x), 4))
    edges[:, 0] = (x - camera.left) * camera.scale
    edges[:, 1] = (y - camera.top) * camera.scale
    edges[:, 2] = edges[:, 0] + w * camera.scale
    edges[:, 3] = edges[:, 1] + h * camera.scale
    np.rint(edges, out=edges)
    np.clip(edges, -BEYOND_VIEW, (width + BEYOND_VIEW, height + BEYOND_VIEW) * 2, out=edges)
    edges[:, 2:] = np.maximum(edges[:, 2:] - 1, edges[:, :2])
    return edges.astype(np.int32)


def _roles(columns: ChartColumns, layout: Layout) -> Bytes:
    """Strong for the root and the Dezernate, soft for Ämter, plain for the rest."""
    role = np.full(len(columns), Role.PLAIN, np.uint8)
    role[columns.kinds == Kind.OFFICE] = Role.OFFICE
    role[columns.kinds == Kind.INSTITUTION] = Role.OFFICE
    is_head = (columns.kinds == Kind.DIRECTORATE) | (layout.tree.depth == 0)
    role[is_head] = Role.HEAD
    return role

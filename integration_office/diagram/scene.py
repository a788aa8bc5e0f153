"""A chart as plain boxes and lines, for paper and picture formats: the same chart as on the screen."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from integration_office.diagram.columns import ChartColumns, Kind, Mark
from integration_office.diagram.links import links
from integration_office.diagram.tidy_tree import Layout, layout
from integration_office.diagram.tree import Tree, branches, tree_of


@dataclass(frozen=True, slots=True)
class Box:
    """One unit: its place in chart units, y downwards, and the lines of text that stand in it. `branch`
    numbers its Dezernat, 0 for none; `depth` is 0 for the root."""

    id: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    kind: Kind
    depth: int
    branch: int
    marks: Mark


@dataclass(frozen=True, slots=True)
class Line:
    """One straight piece of a line between boxes."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Scene:
    """A chart of the given size with its top left corner at 0, 0."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: float
    height: float


def scene(columns: ChartColumns, placed: Layout, caption: Callable[[int], tuple[str, ...]] | None = None) -> Scene:
    """The boxes and lines of a chart. `caption` gives the lines of text for a row; without one a box
    holds its name."""
    lines_of = caption or (lambda row: (columns.names[row],))
    branch = branches(columns, placed.tree)
    boxes = tuple(_box(columns, placed, row, int(branch[row]), lines_of(row)) for row in range(len(columns)))
    pieces = links(placed, np.arange(len(columns)))
    return Scene(boxes, tuple(Line(*map(float, piece)) for piece in pieces), placed.width, placed.height)


def laid_out(columns: ChartColumns, caption: Callable[[int], tuple[str, ...]] | None = None) -> Scene:
    """The scene of a chart, layout included."""
    return scene(columns, layout(columns), caption)


def down_to(columns: ChartColumns, depth: int) -> ChartColumns:
    """The units of at most this depth: the overview of a chart that is too large for one sheet."""
    return columns.only(tree_of(columns.parent).depth <= depth)


def sheets(columns: ChartColumns, largest: int = 60) -> tuple[ChartColumns, ...]:
    """A chart cut into sheets of at most `largest` units where it can be: an overview of the upper
    levels, then one for each part that holds more than the overview shows. A chart that fits one sheet
    stays whole."""
    tree = tree_of(columns.parent)
    if len(columns) <= largest or tree.levels < 2:
        return (columns,)
    deepest = max(1, int(np.searchsorted(tree.starts[1:], largest, side="right")) - 1)
    heads = _sheet_heads(tree, deepest, largest)
    parts = [columns.subtree(row, int(tree.size[row])) for row in heads]
    return (columns.only(tree.depth <= deepest), *(sheet for part in parts for sheet in sheets(part, largest)))


def _box(columns: ChartColumns, placed: Layout, row: int, branch: int, lines: tuple[str, ...]) -> Box:
    return Box(
        columns.ids[row],
        *placed.box(row),
        lines,
        Kind(int(columns.kinds[row])),
        int(placed.tree.depth[row]),
        branch,
        Mark(int(columns.marks[row])),
    )


def _sheet_heads(tree: Tree, deepest: int, largest: int) -> list[int]:
    """The units that get a sheet: from below the roots down, until a part is small enough or the overview
    ends."""
    heads: list[int] = []
    waiting = [int(row) for row in reversed(tree.order[tree.starts[1] : tree.starts[2]])]
    while waiting:
        row = waiting.pop()
        if tree.size[row] > largest and tree.depth[row] < deepest:
            waiting += [int(child) for child in reversed(tree.children_of(row))]
        elif tree.child_count[row]:
            heads.append(row)
    return heads

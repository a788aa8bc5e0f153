"""The layout: root on top, Dezernate side by side, below them lists that hang in columns.

A unit with all it holds takes a block. Blocks are packed bottom-up, one tree level at a time: the
children of a unit stand below each other in as many columns as keep the block from growing long, in their
order. Only the first level stands in a row. Boxes of units with very much below them grow with it, so
that a chart of any size can be read from any distance.
"""

from dataclasses import dataclass, replace

import numpy as np

from integration_office.diagram.columns import Bools, ChartColumns, Floats
from integration_office.diagram.packing import Packing, in_a_row, in_columns, segment_sums
from integration_office.diagram.tree import Rows, Tree, tree_of

BOX_WIDTH = 200.0
BOX_HEIGHT = 56.0
INDENT = 16.0
WIDEST_SINGLE_BOX = 1.25 * BOX_WIDTH
ROW_GAP = 10.0
COLUMN_GAP = 18.0
BELOW_HEADER = 10.0
BELOW_ROOT = 40.0
WINDOW_ASPECT = 16 / 9
LONGEST_LIST = 900.0
BLOCK_STEEPNESS = 1.75
LARGE_BLOCK = 1800.0
ROOT_SHARE = 0.22
BUDGETS = (0.6, 0.75, 0.9, 1.1, 1.35)
HEADROOM = 1.35
HIGHEST_STRETCH = 1.6
STRETCH_STEP = 0.1
POSITIONS_TOP = 0.36


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where everything stands, row by row as in the columns, in chart units, y downwards.

    (x, y, w, h) is the box of a unit; (block_x, y, block_w, block_h) what it takes with all it holds. The
    line to a unit comes down at `link_x` from `link_top`; where `link_x` lies left of the box it hangs
    from there, else it enters from above. `from_bus` marks the lines that start at the bus below the
    root.
    """

    tree: Tree
    x: Floats
    y: Floats
    w: Floats
    h: Floats
    block_x: Floats
    block_w: Floats
    block_h: Floats
    link_x: Floats
    link_top: Floats
    from_bus: Bools
    width: float
    height: float

    def box(self, row: int) -> tuple[float, float, float, float]:
        """x, y, width and height of one unit's box."""
        return float(self.x[row]), float(self.y[row]), float(self.w[row]), float(self.h[row])

    def positions_area(self, row: int) -> tuple[float, float, float, float]:
        """x, y, width and height of the part of a unit's box that belongs to its positions."""
        x, y, w, h = self.box(row)
        margin = 0.03 * h
        top = POSITIONS_TOP * h
        return x + 2 * margin, y + top, w - 4 * margin, h - top - margin


def layout(columns: ChartColumns, aspect: float = WINDOW_ASPECT) -> Layout:
    """Where the boxes of these units stand, chosen to fill a window or sheet that is `aspect` times as wide
    as high. Depends on the parents alone. Raises ValueError when the rows are not in pre-order."""
    return tree_layout(tree_of(columns.parent), aspect)


def tree_layout(tree: Tree, aspect: float = WINDOW_ASPECT) -> Layout:
    """Where the boxes of a tree stand."""
    blocks = _Blocks.single(len(tree.order))
    for level in range(tree.levels - 1, 2, -1):
        _pack_level(blocks, tree, level)
    _pack_top(blocks, tree, aspect)
    return _heightened(_placed(blocks, tree), aspect)


def _heightened(placed: Layout, aspect: float) -> Layout:
    """A layout that is wider than its window, with higher boxes: room for another line in each. In steps, so
    that small changes of the tree leave the boxes as they are."""
    if not placed.height:
        return placed
    wanted = min(max(placed.width / placed.height / aspect, 1.0), HIGHEST_STRETCH)
    by = np.floor(wanted / STRETCH_STEP + 1e-9) * STRETCH_STEP
    return replace(
        placed,
        y=placed.y * by,
        h=placed.h * by,
        block_h=placed.block_h * by,
        link_top=placed.link_top * by,
        height=float(placed.height * by),
    )


@dataclass(slots=True)
class _Blocks:
    """The blocks while they grow, in level order. Offsets are from the block of the parent."""

    width: Floats
    height: Floats
    box_height: Floats
    dx: Floats
    dy: Floats
    link_top: Floats
    indent: Floats
    room: Floats
    columns: Rows

    @classmethod
    def single(cls, count: int) -> "_Blocks":
        return cls(
            width=np.full(count, BOX_WIDTH),
            height=np.full(count, BOX_HEIGHT),
            box_height=np.full(count, BOX_HEIGHT),
            dx=np.zeros(count),
            dy=np.zeros(count),
            link_top=np.zeros(count),
            indent=np.zeros(count),
            room=np.zeros(count),
            columns=np.zeros(count, np.intp),
        )


@dataclass(frozen=True, slots=True)
class _Family:
    """The units of one level as the children of those above: `first` marks the first child of each parent."""

    children: slice
    parents: Rows
    first: Bools
    starts: Rows
    parent_of: Rows


def _pack_level(blocks: _Blocks, tree: Tree, level: int) -> None:
    """Hangs the units of one level below their parents, in columns about as tall as the tallest of them."""
    family = _family(tree, level)
    part = family.children
    heights = blocks.height[part] + _gap(blocks, part, ROW_GAP)
    widths = blocks.width[part] + _gap(blocks, part, COLUMN_GAP) + INDENT
    total = segment_sums(heights, family.starts)
    upright = np.sqrt(BLOCK_STEEPNESS * segment_sums(heights * widths, family.starts))
    tall = np.maximum(upright, np.maximum.reduceat(heights, family.starts))
    wanted = np.where(total <= LONGEST_LIST, 1, np.ceil(total / tall))
    _commit(blocks, family, _columns(blocks, family, wanted))


def _pack_top(blocks: _Blocks, tree: Tree, aspect: float) -> None:
    """Packs the Dezernate with the height that makes the whole fit a 16:9 window best, and sets them side
    by side."""
    if tree.levels > 2:
        family = _family(tree, 2)
        tall = blocks.height[family.children] + ROW_GAP
        area = float(np.dot(blocks.width[family.children] + COLUMN_GAP + INDENT, tall))
        height = (area / aspect) ** 0.5
        total = segment_sums(tall, family.starts)
        tried = [_try_budget(blocks, tree, family, total, height * budget, aspect) for budget in BUDGETS]
        best = min(tried, key=lambda attempt: attempt[0])
        _commit(blocks, family, best[1])
    if tree.levels > 1:
        family = _family(tree, 1)
        _commit(blocks, family, _row(blocks, family), below=BELOW_ROOT)


def _try_budget(
    blocks: _Blocks, tree: Tree, family: _Family, total: Floats, height: float, aspect: float
) -> tuple[float, Packing]:
    """How large the whole becomes when no Dezernat is to be taller than the budget, with room to make the
    boxes higher, and the packing that does it."""
    packing = _columns(blocks, family, np.ceil(total / height))
    head = slice(int(tree.starts[1]), int(tree.starts[2]))
    widths, heights = blocks.width[head].copy(), blocks.height[head].copy()
    places = family.parents - head.start
    widths[places] = np.maximum(packing.width, BOX_WIDTH)
    heights[places] += BELOW_HEADER + packing.height
    taken = float(np.sum(widths + COLUMN_GAP))
    return max(taken / aspect, HEADROOM * float(heights.max())), packing


def _family(tree: Tree, level: int) -> _Family:
    start, end = int(tree.starts[level]), int(tree.starts[level + 1])
    above = slice(int(tree.starts[level - 1]), start)
    counts = tree.child_count[tree.order[above]]
    has_children = np.flatnonzero(counts)
    counts = counts[has_children]
    starts = np.cumsum(counts) - counts
    first = np.zeros(end - start, bool)
    first[starts] = True
    parent_of = np.repeat(np.arange(len(has_children)), counts)
    return _Family(slice(start, end), has_children + above.start, first, starts, parent_of)


def _columns(blocks: _Blocks, family: _Family, wanted: Floats) -> Packing:
    part = family.children
    return in_columns(
        blocks.width[part],
        blocks.height[part],
        _gap(blocks, part, ROW_GAP),
        _gap(blocks, part, COLUMN_GAP),
        family.starts,
        family.parent_of,
        wanted,
        INDENT,
    )


def _row(blocks: _Blocks, family: _Family) -> Packing:
    part = family.children
    return in_a_row(
        blocks.width[part],
        blocks.height[part],
        _gap(blocks, part, ROW_GAP),
        _gap(blocks, part, COLUMN_GAP),
        family.starts,
        family.parent_of,
        INDENT,
    )


def _gap(blocks: _Blocks, part: slice, single: float) -> Floats:
    """Large blocks keep a larger distance, so that they still stand apart from far off."""
    return blocks.box_height[part] * (single / BOX_HEIGHT)


def _commit(blocks: _Blocks, family: _Family, packing: Packing, below: float = BELOW_HEADER) -> None:
    part, parents = family.children, family.parents
    scale = np.maximum(1.0, np.sqrt(packing.width * packing.height) / LARGE_BLOCK)
    box_height = BOX_HEIGHT * scale
    top = box_height + below * scale
    blocks.box_height[parents] = box_height
    blocks.width[parents] = np.maximum(packing.width, BOX_WIDTH)
    blocks.height[parents] = top + packing.height
    blocks.columns[parents] = packing.columns
    blocks.dx[part] = packing.x
    blocks.dy[part] = packing.y + top[family.parent_of]
    blocks.indent[part] = packing.indent
    blocks.room[part] = packing.room
    middle = blocks.dy[part] + blocks.box_height[part] / 2
    blocks.link_top[part] = np.where(
        packing.opens_column, box_height[family.parent_of], np.concatenate(([0.0], middle[:-1]))
    )


def _placed(blocks: _Blocks, tree: Tree) -> Layout:
    """Top-down: from offsets to places, boxes widened to their columns."""
    x, y, width = blocks.dx, blocks.dy, blocks.width
    box_x, box_w = x.copy(), np.minimum(width, WIDEST_SINGLE_BOX)
    _place_roots(blocks, tree, box_x, box_w)
    parent = np.zeros(len(tree.order), np.intp)
    place = np.empty(len(tree.order), np.intp)
    place[tree.order] = np.arange(len(tree.order))
    for level in range(1, tree.levels):
        part = slice(int(tree.starts[level]), int(tree.starts[level + 1]))
        above = place[tree.parent[tree.order[part]]]
        parent[part] = above
        x[part] += x[above]
        y[part] += y[above]
        blocks.link_top[part] += y[above]
        hangs_in_one = (blocks.columns[above] == 1) & (level > 1)
        room = np.where(hangs_in_one, box_w[above] - INDENT, blocks.room[part])
        box_w[part] = np.minimum(room, np.maximum(width[part], WIDEST_SINGLE_BOX))
        box_x[part] = x[part]
    return _in_row_order(blocks, tree, parent, box_x, box_w)


def _place_roots(blocks: _Blocks, tree: Tree, box_x: Floats, box_w: Floats) -> None:
    roots = slice(0, int(tree.starts[1]) if tree.levels else 0)
    width = blocks.width[roots]
    step = width + _gap(blocks, roots, COLUMN_GAP)
    blocks.dx[roots] = np.cumsum(step) - step
    scale = blocks.box_height[roots] / BOX_HEIGHT
    box_w[roots] = np.minimum(width, np.maximum(1.6 * BOX_WIDTH * scale, ROOT_SHARE * width))
    box_x[roots] = blocks.dx[roots] + (width - box_w[roots]) / 2


def _in_row_order(blocks: _Blocks, tree: Tree, parent: Rows, box_x: Floats, box_w: Floats) -> Layout:
    link_x = np.where(blocks.indent > 0, box_x - blocks.indent / 2, box_x + box_w / 2)
    from_bus = np.zeros(len(parent), bool)
    if tree.levels > 1:
        part = slice(int(tree.starts[1]), int(tree.starts[2]))
        parent_bottom = blocks.dy[parent[part]] + blocks.box_height[parent[part]]
        from_bus[part] = blocks.link_top[part] <= parent_bottom
        drop = BELOW_ROOT / 2 / BOX_HEIGHT * blocks.box_height[parent[part]]
        blocks.link_top[part] += drop * from_bus[part]
    block_w = np.maximum(blocks.width, box_w)
    block_x = np.minimum(blocks.dx, box_x)
    rows = tree.order

    def ordered(values: Floats) -> Floats:
        result = np.empty_like(values)
        result[rows] = values
        return result

    bus = np.zeros(len(rows), bool)
    bus[rows] = from_bus
    return Layout(
        tree,
        ordered(box_x),
        ordered(blocks.dy),
        ordered(box_w),
        ordered(blocks.box_height),
        ordered(block_x),
        ordered(block_w),
        ordered(blocks.height),
        ordered(link_x),
        ordered(blocks.link_top),
        bus,
        float((block_x + block_w).max(initial=0.0)),
        float((blocks.dy + blocks.height).max(initial=0.0)),
    )

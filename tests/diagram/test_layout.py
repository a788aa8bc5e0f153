"""Laws of the layout that hold for every tree."""

import dataclasses
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.diagram.links import links
from integration_office.diagram.tidy_tree import BOX_HEIGHT, BOX_WIDTH, HIGHEST_STRETCH, Layout, layout
from integration_office.diagram.tree import tree_of
from tests.diagram.trees import columns, forests, in_preorder

ARRAYS = ("x", "y", "w", "h", "block_x", "block_w", "block_h", "link_x", "link_top")


def _overlaps(placed: Layout) -> bool:
    left, top = placed.x, placed.y
    right, bottom = left + placed.w, top + placed.h
    meets = (left[:, None] < right - 1e-6) & (right[:, None] > left + 1e-6)
    meets &= (top[:, None] < bottom - 1e-6) & (bottom[:, None] > top + 1e-6)
    np.fill_diagonal(meets, False)
    return bool(meets.any())


@given(forests(), st.sampled_from([0.5, 1.0, 16 / 9, 4.0]))
@settings(max_examples=200)
def test_no_two_boxes_overlap(parents: list[int], aspect: float) -> None:
    assert not _overlaps(layout(columns(parents), aspect))


@given(forests())
def test_children_stand_below_their_parent_and_inside_its_block(parents: list[int]) -> None:
    placed = layout(columns(parents))
    for row, parent in enumerate(parents):
        if parent < 0:
            continue
        assert placed.y[row] >= placed.y[parent] + placed.h[parent]
        assert placed.block_x[row] >= placed.block_x[parent] - 1e-6
        right = placed.block_x[row] + placed.block_w[row]
        assert right <= placed.block_x[parent] + placed.block_w[parent] + 1e-6
        bottom = placed.y[row] + placed.block_h[row]
        assert bottom <= placed.y[parent] + placed.block_h[parent] + 1e-6


@given(forests())
def test_every_box_lies_in_its_block_and_in_the_chart(parents: list[int]) -> None:
    placed = layout(columns(parents))
    assert (placed.x >= placed.block_x - 1e-6).all()
    assert (placed.x + placed.w <= placed.block_x + placed.block_w + 1e-6).all()
    assert placed.x.min() >= 0 and placed.y.min() >= 0
    assert (placed.x + placed.w).max() <= placed.width + 1e-6
    assert (placed.y + placed.h).max() <= placed.height + 1e-6
    assert (placed.w >= BOX_WIDTH / 2).all()


@given(forests())
def test_siblings_keep_their_order_column_by_column(parents: list[int]) -> None:
    placed = layout(columns(parents))
    tree = placed.tree
    for row in range(len(parents)):
        children = tree.children_of(row)
        for one, other in pairwise(children.tolist()):
            below = placed.y[other] > placed.y[one] and abs(placed.x[other] - placed.x[one]) < 1e-6
            beside = placed.x[other] >= placed.x[one] + placed.w[one]
            assert below or beside


@given(forests())
def test_the_same_units_are_laid_out_the_same(parents: list[int]) -> None:
    one, other = layout(columns(parents)), layout(columns(list(parents)))
    for name in ARRAYS:
        assert np.array_equal(getattr(one, name), getattr(other, name))


@given(forests())
def test_only_the_parents_decide_the_layout(parents: list[int]) -> None:
    town = columns(parents)
    renamed = dataclasses.replace(town, ids=town.ids[::-1], names=town.names[::-1], cost=town.cost + 7)
    for name in ARRAYS:
        assert np.array_equal(getattr(layout(town), name), getattr(layout(renamed), name))


@given(forests(), st.integers(0, 79))
def test_equal_parts_are_drawn_alike_wherever_they_stand(parents: list[int], at: int) -> None:
    """The inner layout of what hangs deep enough does not depend on the rest of the chart, but for the height."""
    very_wide = 1e6
    placed = layout(columns(parents), very_wide)
    tree = placed.tree
    deep = np.flatnonzero((tree.depth >= 2) & (tree.size > 1))
    if not len(deep):
        return
    row = int(deep[at % len(deep)])
    twin = [-1, 0, *(2 * [1])]
    base = len(twin)
    part = [1 if p < row else p - row + base for p in parents[row : row + int(tree.size[row])]]
    again = layout(columns([*twin, *part]), very_wide)
    rows, others = slice(row, row + int(tree.size[row])), slice(base, base + int(tree.size[row]))
    assert np.allclose(placed.y[rows] - placed.y[row], again.y[others] - again.y[base])
    assert np.allclose(placed.h[rows], again.h[others])


@given(forests())
def test_lines_are_straight_and_reach_every_child(parents: list[int]) -> None:
    placed = layout(columns(parents))
    pieces = links(placed, np.arange(len(parents)))
    assert ((pieces[:, 0] == pieces[:, 2]) | (pieces[:, 1] == pieces[:, 3])).all()
    ends = {(round(x, 3), round(y, 3)) for x, y in pieces[:, 2:]}
    for row, parent in enumerate(parents):
        if parent < 0:
            continue
        from_above = (round(placed.link_x[row], 3), round(placed.y[row], 3))
        from_left = (round(placed.x[row], 3), round(placed.y[row] + placed.h[row] / 2, 3))
        assert from_above in ends or from_left in ends


def test_dezernate_stand_side_by_side_and_aemter_hang_below() -> None:
    parents = [-1]
    for _ in range(7):
        dezernat = len(parents)
        parents.append(0)
        for _ in range(5):
            amt = len(parents)
            parents.append(dezernat)
            parents += [amt, amt]
    placed = layout(columns(parents))
    tree = tree_of(np.array(parents, np.int32))
    heads = tree.children_of(0)
    assert len(set(placed.y[heads])) == 1
    assert (np.diff(placed.x[heads]) > BOX_WIDTH).all()
    first = int(heads[0])
    assert (placed.x[tree.children_of(first)] > placed.x[first]).all()
    assert 1.2 < placed.width / placed.height < 2.6


def test_small_units_below_the_root_share_a_column() -> None:
    placed = layout(columns([-1, 0, 0, 0, *(3 for _ in range(12))]))
    assert placed.x[1] == placed.x[2]
    assert placed.x[3] > placed.x[1] + placed.w[1]


def test_units_with_very_much_below_them_grow_with_it() -> None:
    parents = [-1, *(0 for _ in range(40))]
    for dezernat in range(1, 41):
        parents += [dezernat] * 60
    large = layout(columns(in_preorder(parents)))
    assert large.h[0] > 2 * large.h.min()
    assert not _overlaps(large)


@given(forests(), st.sampled_from([0.8, 1.26, 16 / 9]))
def test_a_chart_that_is_wider_than_its_window_gets_higher_boxes(parents: list[int], aspect: float) -> None:
    placed = layout(columns(parents), aspect)
    if placed.h.min() > BOX_HEIGHT * 1.001:
        assert placed.width / placed.height >= aspect - 1e-6
    else:
        assert placed.width / placed.height <= aspect * 1.1 + 1e-6
    assert placed.h.min() <= BOX_HEIGHT * HIGHEST_STRETCH + 1e-6


def test_an_empty_chart_has_no_size() -> None:
    empty = layout(columns([]))
    assert (empty.width, empty.height) == (0.0, 0.0)


@given(forests())
def test_the_positions_lie_inside_their_box(parents: list[int]) -> None:
    placed = layout(columns(parents))
    for row in range(len(parents)):
        x, y, w, h = placed.positions_area(row)
        assert w > 0 and h > 0
        assert placed.x[row] <= x and x + w <= placed.x[row] + placed.w[row] + 1e-6
        assert placed.y[row] < y and y + h <= placed.y[row] + placed.h[row] + 1e-6

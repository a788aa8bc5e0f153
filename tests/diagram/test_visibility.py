"""What is seen and hit agrees with looking at every box."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from integration_office.diagram.links import links, rows_with_visible_links
from integration_office.diagram.tidy_tree import Layout, layout
from integration_office.diagram.visibility import Region, block_region, box_region, boxes_in, unit_at, visible
from tests.diagram.trees import columns, forests

shares = st.floats(0, 1)


def _region(placed: Layout, one: tuple[float, float], other: tuple[float, float]) -> Region:
    (a, b), (c, d) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Region(a * placed.width, c * placed.height, b * placed.width, d * placed.height)


def _touching(placed: Layout, region: Region) -> list[int]:
    touches = (placed.x <= region.right) & (placed.x + placed.w >= region.left)
    touches &= (placed.y <= region.bottom) & (placed.y + placed.h >= region.top)
    return [int(row) for row in np.flatnonzero(touches)]


@given(forests(), st.tuples(shares, shares), st.tuples(shares, shares))
def test_a_region_shows_the_boxes_that_touch_it(
    parents: list[int], one: tuple[float, float], other: tuple[float, float]
) -> None:
    placed = layout(columns(parents))
    region = _region(placed, one, other)
    assert boxes_in(placed, region).tolist() == _touching(placed, region)


@given(forests(), st.tuples(shares, shares))
def test_a_point_hits_the_box_it_lies_in(parents: list[int], point: tuple[float, float]) -> None:
    placed = layout(columns(parents))
    x, y = point[0] * placed.width, point[1] * placed.height
    under = _touching(placed, Region(x, y, x, y))
    assert unit_at(placed, x, y) == (under[-1] if under else -1)


@given(forests())
def test_the_middle_of_a_box_hits_its_unit(parents: list[int]) -> None:
    placed = layout(columns(parents))
    for row in range(len(parents)):
        x, y, w, h = placed.box(row)
        assert unit_at(placed, x + w / 2, y + h / 2) == row


@given(forests(), st.floats(1, 3000))
def test_from_afar_every_unit_is_a_box_or_inside_an_area(parents: list[int], smallest: float) -> None:
    placed = layout(columns(parents))
    whole = Region(0, 0, placed.width, placed.height)
    seen = visible(placed, whole, smallest)
    covered = set(seen.boxes.tolist())
    for row in seen.areas.tolist():
        covered |= set(range(row, row + int(placed.tree.size[row])))
        assert max(placed.block_w[row], placed.block_h[row]) < smallest
    assert covered == set(range(len(parents)))
    assert len(seen.boxes) + int(placed.tree.size[seen.areas].sum()) == len(parents)


@given(forests(), st.tuples(shares, shares), st.tuples(shares, shares))
def test_no_line_that_crosses_the_view_is_left_out(
    parents: list[int], one: tuple[float, float], other: tuple[float, float]
) -> None:
    placed = layout(columns(parents))
    region = _region(placed, one, other)
    seen = visible(placed, region)
    drawn = set(rows_with_visible_links(placed, seen).tolist())
    for row in range(len(parents)):
        if parents[row] < 0 or row in drawn:
            continue
        for x1, y1, x2, y2 in links(placed, np.array([row])):
            apart = max(x1, x2) < region.left or min(x1, x2) > region.right
            assert apart or max(y1, y2) < region.top or min(y1, y2) > region.bottom


def test_regions_of_boxes_and_blocks() -> None:
    placed = layout(columns([-1, 0, 1, 1]))
    rows = np.array([1])
    box, block = box_region(placed, rows), block_region(placed, rows)
    assert box.bottom < block.bottom
    assert (box.left, box.top) == (block.left, block.top)
    assert box.grown(5) == Region(box.left - 5, box.top - 5, box.right + 5, box.bottom + 5)

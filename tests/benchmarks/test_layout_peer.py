"""The tidy tree the layout is compared with is one: in order, apart, centred."""

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.buchheim import DISTANCE, tidy_tree


@st.composite
def trees(draw: st.DrawFn) -> list[int]:
    """Parents in the order of creation, not of a walk."""
    count = draw(st.integers(1, 60))
    return [-1] + [draw(st.integers(0, row - 1)) for row in range(1, count)]


@given(trees())
def test_a_parent_stands_over_the_middle_of_its_children_in_their_order(parent: list[int]) -> None:
    x, depth = tidy_tree(parent)
    children: defaultdict[int, list[int]] = defaultdict(list)
    for row, above in enumerate(parent):
        children[above].append(row)
    for above, below in children.items():
        assert all(x[right] - x[left] >= DISTANCE - 1e-9 for left, right in pairwise(below))
        if above >= 0:
            assert x[above] == pytest.approx((x[below[0]] + x[below[-1]]) / 2)
            assert {depth[row] for row in below} == {depth[above] + 1}


@given(trees())
def test_nobody_stands_on_another_of_the_same_depth(parent: list[int]) -> None:
    x, depth = tidy_tree(parent)
    levels: defaultdict[int, list[float]] = defaultdict(list)
    for place, level in zip(x, depth, strict=True):
        levels[level].append(place)
    assert all(right - left >= DISTANCE - 1e-9 for own in levels.values() for left, right in pairwise(sorted(own)))

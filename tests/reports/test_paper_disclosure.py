"""Small groups: nobody can work one out from what a public paper shows."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_office.reports.paper_disclosure import Shown, is_small, shown_cells

MOST = 16


@given(st.lists(st.integers(0, 40), max_size=12))
def test_no_small_group_is_shown(counts: list[int]) -> None:
    for count, shown in zip(counts, shown_cells(counts), strict=True):
        assert not (is_small(count) and shown is Shown.PLAIN)


@given(st.lists(st.integers(5, 40), max_size=8))
def test_what_is_not_small_is_shown(counts: list[int]) -> None:
    assert shown_cells(counts) == [Shown.PLAIN] * len(counts)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_nobody_can_work_one_out(counts: list[int]) -> None:
    """All columns that look the same and have the same sum: each small group is at least two numbers in them."""
    shown = shown_cells(counts)
    if is_small(sum(counts)):
        return
    possible = [each for each in product(*map(range_of, counts, shown)) if sum(each) == sum(counts)]
    for at, each in enumerate(shown):
        if each is not Shown.PLAIN and is_small(counts[at]):
            assert len({found[at] for found in possible}) > 1


def range_of(count: int, shown: Shown) -> Sequence[int]:
    """What somebody takes a cell for who knows the rule."""
    if shown is Shown.PLAIN:
        return (count,)
    return range(1, 5) if shown is Shown.SMALL else range(MOST)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([3, 20], [Shown.SMALL, Shown.WITHHELD]),
        ([3, 3, 20], [Shown.SMALL, Shown.SMALL, Shown.PLAIN]),
        ([4, 4, 6, 20], [Shown.SMALL, Shown.SMALL, Shown.WITHHELD, Shown.PLAIN]),
        ([1, 5, 0], [Shown.WITHHELD, Shown.WITHHELD, Shown.WITHHELD]),
        ([2, 0], [Shown.SMALL, Shown.PLAIN]),
    ],
)
def test_examples(counts: list[int], expected: list[Shown]) -> None:
    assert shown_cells(counts) == expected

"""Depth, children and sizes agree with what a walk from unit to unit finds."""

import numpy as np
import pytest
from hypothesis import given

from integration_office.diagram.columns import Kind
from integration_office.diagram.tree import branches, holds, tree_of
from tests.diagram.trees import columns, forests


def _below(parents: list[int], row: int) -> list[int]:
    inside = {row}
    for other in range(row + 1, len(parents)):
        if parents[other] in inside:
            inside.add(other)
    return sorted(inside)


@given(forests())
def test_depth_children_and_size_agree_with_a_walk(parents: list[int]) -> None:
    tree = tree_of(np.array(parents, np.int32))
    for row, parent in enumerate(parents):
        assert tree.depth[row] == (tree.depth[parent] + 1 if parent >= 0 else 0)
        assert tree.children_of(row).tolist() == [c for c, p in enumerate(parents) if p == row]
        assert tree.size[row] == len(_below(parents, row))


@given(forests())
def test_siblings_follow_each_other(parents: list[int]) -> None:
    tree = tree_of(np.array(parents, np.int32))
    rows = np.arange(len(parents))
    following = tree.next_sibling(rows)
    for row, parent in enumerate(parents):
        later = [c for c in range(row + 1, len(parents)) if parents[c] == parent]
        assert following[row] == (later[0] if later else -1)
        earlier = [c for c in range(row) if parents[c] == parent]
        assert tree.previous_sibling(row) == (earlier[-1] if earlier else -1)


@given(forests())
def test_children_of_many_stand_parent_by_parent(parents: list[int]) -> None:
    tree = tree_of(np.array(parents, np.int32))
    rows = np.arange(len(parents))
    found = tree.children(rows).tolist()
    assert found == [child for row in rows for child in tree.children_of(row).tolist()]


@pytest.mark.parametrize("parents", [[0], [-1, 1], [-1, 0, 1, 0, 1], [-1, -2]])
def test_rows_that_are_not_in_preorder_are_refused(parents: list[int]) -> None:
    with pytest.raises(ValueError):
        tree_of(np.array(parents, np.int32))


def test_no_units_make_an_empty_tree() -> None:
    tree = tree_of(np.empty(0, np.int32))
    assert tree.levels == 0
    assert tree.children(tree.order).tolist() == []


def test_branches_number_the_dezernate_and_all_they_hold() -> None:
    kinds = [Kind.AUTHORITY, Kind.STAFF_UNIT, Kind.DIRECTORATE, Kind.OFFICE, Kind.DIRECTORATE, Kind.OFFICE]
    town = columns([-1, 0, 0, 2, 0, 4], kinds)
    assert branches(town, tree_of(town.parent)).tolist() == [0, 0, 1, 1, 2, 2]


def test_without_dezernate_every_unit_with_children_is_a_branch() -> None:
    town = columns([-1, 0, 1, 0, 0, 4])
    assert branches(town, tree_of(town.parent)).tolist() == [0, 1, 1, 0, 2, 2]


@given(forests())
def test_a_unit_holds_what_is_flagged_below_it(parents: list[int]) -> None:
    tree = tree_of(np.array(parents, np.int32))
    flags = np.arange(len(parents)) % 5 == 3
    expected = [any(flags[below] for below in _below(parents, row)) for row in range(len(parents))]
    assert holds(tree, flags).tolist() == expected

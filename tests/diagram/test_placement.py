"""The difference of two layouts names each unit once."""

import numpy as np
from hypothesis import given

from integration_office.diagram.columns import ChartColumns
from integration_office.diagram.placement import Placed, difference, moved_rows
from integration_office.diagram.tidy_tree import layout
from tests.diagram.trees import columns, forests


def _placed(town: ChartColumns) -> Placed:
    return Placed(town, layout(town))


@given(forests())
def test_nothing_differs_from_itself(parents: list[int]) -> None:
    change = difference(_placed(columns(parents)), _placed(columns(parents)))
    assert not len(change.moved) and not len(change.appeared) and not len(change.went)


@given(forests())
def test_what_is_cut_off_went_and_what_comes_back_appeared(parents: list[int]) -> None:
    whole = _placed(columns(parents))
    keep = whole.layout.tree.depth <= 1
    part = _placed(whole.columns.only(keep))
    lost, won = difference(whole, part), difference(part, whole)
    assert [whole.columns.ids[row] for row in lost.went] == [whole.columns.ids[row] for row in won.appeared]
    assert len(lost.went) == np.count_nonzero(~keep)
    assert not len(lost.appeared) and not len(won.went)
    assert [part.columns.ids[row] for row in lost.moved] == [whole.columns.ids[row] for row in lost.moved_from]


def test_a_moved_unit_is_named_with_its_old_row() -> None:
    old = columns([-1, 0, 1, 1, 0])
    new = columns([-1, 0, 1, 0, 3])
    moved = ChartColumns(**{**vars(new), "ids": ("u0", "u1", "u3", "u4", "u2")})
    change = difference(_placed(old), _placed(moved))
    pairs = {moved.ids[row]: old.ids[before] for row, before in zip(change.moved, change.moved_from, strict=True)}
    assert pairs["u2"] == "u2" and pairs["u3"] == "u3"
    rows, before = moved_rows(_placed(old), _placed(moved), np.array([0, 4]))
    assert [moved.ids[row] for row in rows] == [old.ids[row] for row in before]
    assert "u2" in [moved.ids[row] for row in rows]

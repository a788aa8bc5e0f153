"""The scene is the chart in plain words; sheets hold every unit."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_office.diagram.columns import KIND_BY_NAME, Kind, Mark
from integration_office.diagram.scene import down_to, laid_out, scene, sheets
from integration_office.diagram.tidy_tree import layout
from integration_office.diagram.tree import tree_of
from tests.diagram.trees import columns, forests


def test_a_scene_has_the_boxes_of_the_layout_and_the_lines_of_its_caption() -> None:
    town = columns([-1, 0, 1], [Kind.AUTHORITY, Kind.DIRECTORATE, Kind.OFFICE])
    town.marks[2] = Mark.NEW | Mark.KW
    placed = layout(town)
    drawn = scene(town, placed, lambda row: (town.names[row], f"{row} VZÄ"))
    assert [(box.x, box.y, box.width, box.height) for box in drawn.boxes] == [placed.box(row) for row in range(3)]
    last = drawn.boxes[2]
    assert last.lines == ("Einheit 2", "2 VZÄ")
    assert (last.kind, last.depth, last.branch, last.marks) == (Kind.OFFICE, 2, 1, Mark.NEW | Mark.KW)
    assert (drawn.width, drawn.height) == (placed.width, placed.height)
    assert len(drawn.lines) == 5
    assert laid_out(town).boxes[0].lines == ("Einheit 0",)


@given(forests(), st.integers(2, 30))
def test_every_unit_stands_on_a_sheet(parents: list[int], largest: int) -> None:
    town = columns(parents)
    cut = sheets(town, largest)
    on_sheets = {unit for sheet in cut for unit in sheet.ids}
    assert on_sheets == set(town.ids)
    for sheet in cut:
        tree_of(sheet.parent)


@given(forests())
def test_an_overview_keeps_names_and_parents(parents: list[int]) -> None:
    town = columns(parents)
    upper = down_to(town, 1)
    depth = tree_of(town.parent).depth
    assert list(upper.ids) == [town.ids[row] for row in np.flatnonzero(depth <= 1)]
    for row, parent in enumerate(upper.parent.tolist()):
        before = int(town.parent[town.row_of[upper.ids[row]]])
        assert (upper.ids[parent] if parent >= 0 else None) == (town.ids[before] if before >= 0 else None)


def test_columns_of_different_length_are_refused() -> None:
    town = columns([-1, 0])
    with pytest.raises(ValueError, match="different length"):
        type(town)(**{**vars(town), "names": ("eine",)})


def test_every_kind_has_a_name() -> None:
    assert set(KIND_BY_NAME.values()) == set(Kind)

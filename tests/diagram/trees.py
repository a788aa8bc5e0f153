"""Trees to lay out: as columns, from Hypothesis or by hand."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from integration_office.diagram.columns import ChartColumns, Kind


def columns(parents: Sequence[int], kinds: Sequence[int] | None = None) -> ChartColumns:
    """Units u0, u1, … with the given parents; every figure is 0 but one post each."""
    count = len(parents)
    zeros = np.zeros(count, np.int64)
    return ChartColumns(
        ids=tuple(f"u{row}" for row in range(count)),
        parent=np.array(parents, np.int32),
        kinds=np.array([Kind.SECTION] * count if kinds is None else kinds, np.uint8),
        names=tuple(f"Einheit {row}" for row in range(count)),
        own_positions=zeros + 1,
        fte_planned=zeros + 10_000,
        fte_filled=zeros + 10_000,
        cost=zeros,
        marks=np.zeros(count, np.uint8),
    )


def in_preorder(parents: Sequence[int]) -> list[int]:
    """The same forest with its rows renumbered in pre-order; children keep their order."""
    children: dict[int, list[int]] = {}
    for row, parent in enumerate(parents):
        children.setdefault(parent, []).append(row)
    order: list[int] = []
    waiting = list(reversed(children.get(-1, [])))
    while waiting:
        row = waiting.pop()
        order.append(row)
        waiting += reversed(children.get(row, []))
    new_row = {row: place for place, row in enumerate(order)} | {-1: -1}
    return [new_row[parents[row]] for row in order]


@st.composite
def forests(draw: st.DrawFn, largest: int = 80) -> list[int]:
    """Parents in pre-order, of one tree or of several."""
    count = draw(st.integers(1, largest))
    reach = draw(st.sampled_from([0, 1, 3, largest]))  # 0: flat, 1: chains, more: everything
    parents = [-1]
    for row in range(1, count):
        lowest = 0 if reach == 0 else max(0, row - reach)
        highest = 0 if reach == 0 else row - 1
        parents.append(draw(st.integers(lowest, highest)))
    if draw(st.booleans()) and count > 3:
        parents[count // 2] = -1
    return in_preorder(parents)

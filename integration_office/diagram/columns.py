"""What a chart shows: one row per unit, in pre-order, as columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Kind(IntEnum):
    """The kind of a unit (METHOD §1), as it is stored in a column."""

    AUTHORITY = 0
    DIRECTORATE = 1
    OFFICE = 2
    DIVISION = 3
    SECTION = 4
    STAFF_UNIT = 5
    INSTITUTION = 6
    BODY = 7
    EXTERNAL = 8


KIND_BY_NAME: Mapping[str, Kind] = {
    "verwaltung": Kind.AUTHORITY,
    "dezernat": Kind.DIRECTORATE,
    "amt": Kind.OFFICE,
    "abteilung": Kind.DIVISION,
    "sachgebiet": Kind.SECTION,
    "stabsstelle": Kind.STAFF_UNIT,
    "einrichtung": Kind.INSTITUTION,
    "gremium": Kind.BODY,
    "extern": Kind.EXTERNAL,
}


class Mark(IntFlag):
    """What a scenario did to a unit or a position, and what a reader must know about it; a bit mask in
    the column `marks`."""

    NONE = 0
    NEW = 1
    MOVED = 2
    TOUCHED = 4
    DISSOLVED = 8
    KW = 16
    ILLUSTRATIVE = 32
    KU = 64


NO_COST = -1
"""In place of a cost that cannot be told."""


@dataclass(frozen=True, eq=False)
class ChartColumns:
    """One row per unit. `parent` holds row numbers, -1 for a root; rows stand in pre-order, children in
    their stable order.

    FTE are whole ten-thousandths and costs whole cents (NO_COST: not known), both for the unit with all it holds;
    `own_positions` counts the posts of the unit itself. Raises ValueError when the columns differ in
    length.
    """

    ids: Sequence[str]
    parent: Ints
    kinds: Bytes
    names: Sequence[str]
    own_positions: Longs
    fte_planned: Longs
    fte_filled: Longs
    cost: Longs
    marks: Bytes

    def __post_init__(self) -> None:
        lengths = {name: len(column) for name, column in self._columns()}
        if len(set(lengths.values())) > 1:
            raise ValueError(f"columns of different length: {lengths}")

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The row of each id."""
        return {unit: row for row, unit in enumerate(self.ids)}

    def subtree(self, row: int, size: int) -> "ChartColumns":
        """The `size` rows from `row` on, which must be a unit with all it holds, as a chart of its own."""
        rows = slice(row, row + size)
        parts = {name: column[rows] for name, column in self._columns()}
        parts["parent"] = np.maximum(self.parent[rows] - row, -1).astype(np.int32)
        return ChartColumns(**parts)

    def only(self, keep: Bools) -> "ChartColumns":
        """The rows that are kept; whoever keeps a unit must keep its parent."""
        rows = np.flatnonzero(keep)
        new_row = np.append(np.cumsum(keep) - 1, -1)
        parts: dict[str, Any] = {
            name: column[rows] if isinstance(column, np.ndarray) else tuple(column[row] for row in rows)
            for name, column in self._columns()
        }
        parts["parent"] = new_row[self.parent[rows]].astype(np.int32)
        return ChartColumns(**parts)

    def _columns(self) -> list[tuple[str, Any]]:
        return [(name, getattr(self, name)) for name in self.__dataclass_fields__]

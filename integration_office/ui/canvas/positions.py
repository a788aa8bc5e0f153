"""The positions of a unit inside its box: how they are arranged, fetched when they can be seen, and
painted."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from integration_office.diagram.tree import Rows
from integration_office.ui.canvas.buffers import Rects

CELL_ASPECT = 3.4
SMALLEST_LABELLED = (58.0, 18.0)
SMALLEST_SHOWN = 3.0


class PositionLine(NamedTuple):
    """One post as the chart shows it. FTE are whole ten-thousandths; marks as in `diagram.columns.Mark`."""

    id: str
    title: str
    grade: str
    fte: int
    filled: int
    marks: int


PositionsOf = Callable[[str], Sequence[tuple[str, str, str, int, int, int]]]
"""The posts of a unit by its id, in the order in which they are to be shown."""

HomesOf = Callable[[Sequence[str]], Sequence[str | None]]
"""The unit of each of these posts; None: there is no such post."""


@dataclass(frozen=True, slots=True)
class Grid:
    """`count` cells in rows, filling an area from its top left corner; all in the unit of the area."""

    left: float
    top: float
    cell_width: float
    cell_height: float
    columns: int
    count: int

    def cells_in(self, left: float, top: float, right: float, bottom: float) -> Rows:
        """The numbers of the cells that touch a rectangle."""
        rows = -(-self.count // self.columns)
        first_column, last_column = self._span(left - self.left, right - self.left, self.cell_width, self.columns)
        first_row, last_row = self._span(top - self.top, bottom - self.top, self.cell_height, rows)
        cells = np.add.outer(
            np.arange(first_row, last_row) * self.columns, np.arange(first_column, last_column)
        ).ravel()
        return cells[cells < self.count]

    def rects(self, cells: Rows, gap: float) -> Rects:
        """The cells as whole pixels, `gap` of each left free."""
        x = self.left + (cells % self.columns) * self.cell_width
        y = self.top + (cells // self.columns) * self.cell_height
        edges = np.column_stack([x, y, x + self.cell_width - gap, y + self.cell_height - gap])
        whole = np.rint(edges).astype(np.int32)
        whole[:, 2:] = np.maximum(whole[:, 2:] - 1, whole[:, :2])
        return whole

    def cell_at(self, x: float, y: float) -> int:
        """The number of the cell under a point, or -1."""
        column, row = (x - self.left) // self.cell_width, (y - self.top) // self.cell_height
        if not 0 <= column < self.columns or row < 0:
            return -1
        cell = int(row) * self.columns + int(column)
        return cell if cell < self.count else -1

    def cell(self, number: int) -> tuple[float, float, float, float]:
        """x, y, width and height of a cell."""
        row, column = divmod(number, self.columns)
        return (
            self.left + column * self.cell_width,
            self.top + row * self.cell_height,
            self.cell_width,
            self.cell_height,
        )

    @staticmethod
    def _span(start: float, end: float, step: float, most: int) -> tuple[int, int]:
        return max(0, int(start // step)), min(most, int(end // step) + 1)


def grid(area: tuple[float, float, float, float], count: int) -> Grid:
    """The cells for so many positions in an area x, y, width, height; none is larger than is pleasant to
    read."""
    x, y, width, height = area
    columns = max(1, min(count, math.ceil(math.sqrt(count * width / (height * CELL_ASPECT)))))
    rows = -(-count // columns)
    columns = -(-count // rows)
    cell_height = min(height / rows, height / 3)
    cell_width = min(width / columns, cell_height * 2 * CELL_ASPECT)
    return Grid(x, y, cell_width, cell_height, columns, count)


class PositionShelf:
    """Fetches the positions of a unit when they are first seen and keeps them until the chart changes."""

    def __init__(self, positions_of: PositionsOf) -> None:
        self._positions_of = positions_of
        self._known: dict[str, tuple[PositionLine, ...]] = {}

    def of(self, unit: str) -> tuple[PositionLine, ...]:
        """The positions of a unit."""
        known = self._known.get(unit)
        if known is None:
            lines = (PositionLine(*line) for line in self._positions_of(unit))
            known = self._known[unit] = tuple(lines)
        return known

    def forget(self) -> None:
        """Fetches everything anew."""
        self._known.clear()


def no_positions(unit: str) -> Sequence[tuple[str, str, str, int, int, int]]:
    """For a chart without positions."""
    del unit
    return ()

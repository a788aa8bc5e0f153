"""The widths of a table's columns, from what stands in them: no figure is broken, no word without need."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from integration_office.reports.blocks import Align, HeaderCell, Row, Table, plain
from integration_office.reports.fonts import Fonts, clean
from integration_office.reports.pdf_styles import CELL_SIZES
from integration_office.reports.word_breaks import set_apart, words

PADDING = 4.0  # points, left and right of each cell
GAP_AFTER_FIGURES = 10.0  # points more on the right where a column of text follows one of figures

_LONGEST_FIGURE = 24  # letters: what is longer in a column of figures is text
_BITS, _SAMPLE = 60, 80
_OWN = 0.3  # what a lower column counts beside a lower row
_SPARSE, _SPARSE_WIDTH = 0.5, 0.62  # a table with little in it does not spread over the whole page


@dataclass(frozen=True, slots=True)
class Widths:
    """The columns' widths and the size of type at which they hold, in points."""

    columns: tuple[float, ...]
    size: float


def column_widths(table: Table, total: float, fonts: Fonts) -> Widths | None:
    """The widths that fill `total` points, in the largest type that fits; None where even the smallest does
    not. Lines stay whole if they can, else words, else parts of words; figures always."""
    for size in CELL_SIZES:
        widths = _widths(table, size, total, fonts)
        if widths:
            return Widths(widths, size)
    return None


def is_figure(text: str, align: Align) -> bool:
    """Whether a cell is a figure, with its unit perhaps, that must stay on one line."""
    return align is Align.RIGHT and len(text) <= _LONGEST_FIGURE


def right_paddings(alignment: Sequence[Align]) -> list[float]:
    """The padding on the right of each column's cells, in points."""
    return [
        PADDING + (GAP_AFTER_FIGURES if here is Align.RIGHT and after is Align.LEFT else 0.0)
        for here, after in zip(alignment, (*alignment[1:], Align.RIGHT), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Column:
    """What stands in a column, every text once, and the padding on both sides."""

    padding: float
    header: frozenset[str]
    figures: frozenset[str]
    texts: frozenset[str]


def _columns(table: Table) -> list[_Column]:
    heads: list[set[str]] = [set() for _ in table.alignment]
    for cells in table.header:
        at = 0
        for cell in cells:
            if not isinstance(cell, HeaderCell) or cell.span == 1:
                heads[at].add(clean(cell if isinstance(cell, str) else cell.text))
            at += cell.span if isinstance(cell, HeaderCell) else 1
    rows = [row.cells for row in table.rows if isinstance(row, Row)]
    paddings = right_paddings(table.alignment)
    return [
        _column(PADDING + padding, heads[number], {clean(plain(cells[number])) for cells in rows}, align)
        for number, (align, padding) in enumerate(zip(table.alignment, paddings, strict=True))
    ]


def _column(padding: float, header: set[str], body: set[str], align: Align) -> _Column:
    figures = frozenset(text for text in body if is_figure(text, align))
    return _Column(padding, frozenset(header), figures, frozenset(body) - figures)


class _Demand:
    """How much width a column needs, by how far its texts may be broken. Padding included."""

    def __init__(self, column: _Column, size: float, fonts: Fonts) -> None:
        self._column = column
        self._measure = lambda text: fonts.width(text, size, bold=True)

    def lines(self) -> float:
        return max(self._widest(self._column.texts, str.splitlines), self.words())

    def words(self) -> float:
        return max(self._widest(self._column.texts | self._column.header, words), self._figures())

    def parts(self) -> float:
        return max(self._widest(self._column.texts | self._column.header, _parts), self._figures())

    def _figures(self) -> float:
        return self._widest(self._column.figures, lambda text: (text,))

    def _widest(self, texts: Iterable[str], cut: Callable[[str], Iterable[str]]) -> float:
        found = {part for text in texts for part in cut(text)}
        return max(map(self._measure, found), default=0.0) + self._column.padding + 0.5


def _parts(text: str) -> list[str]:
    return [part + "-" for word in words(text) for part in set_apart(word)]


def _widths(table: Table, size: float, total: float, fonts: Fonts) -> tuple[float, ...] | None:
    demands = [_Demand(column, size, fonts) for column in _columns(table)]
    whole = [demand.words() for demand in demands]
    if sum(whole) > total:
        parts = [demand.parts() for demand in demands]
        return _shared_out(parts, whole, total) if sum(parts) <= total else None
    lines = [demand.lines() for demand in demands]
    if sum(lines) > total:
        return _lowest(whole, _text_widths(table, size, fonts), table.weights, total)
    filled = total if table.weights or sum(lines) > _SPARSE * total else max(sum(lines), _SPARSE_WIDTH * total)
    return _stretched(lines, table.weights or lines, filled)


def _text_widths(table: Table, size: float, fonts: Fonts) -> npt.NDArray[np.float64]:
    """The width of each cell's text on one line, for an even sample of the rows."""
    rows = [row.cells for row in table.rows if isinstance(row, Row)]
    sample = rows[:: 1 + len(rows) // _SAMPLE]
    return np.array([[fonts.width(clean(plain(cell)), size) for cell in cells] for cells in sample])


def _lowest(
    least: Sequence[float], texts: npt.NDArray[np.float64], weights: Sequence[int], total: float
) -> tuple[float, ...]:
    """Shares out the room, bit by bit, to the column that makes the table lower by most."""
    columns = np.array(least)
    bit = (total - columns.sum()) / _BITS
    liking = np.array(weights or [1] * len(least), float)
    for _ in range(_BITS):
        heights = _heights(texts, columns)
        lower = _heights(texts, columns + bit)
        gains = [
            (heights.max(axis=1) - _with_column(heights, lower, number).max(axis=1)).sum()
            for number in range(len(least))
        ]
        # Where two columns share the highest cell of a row, neither alone makes the row lower.
        own = (heights - lower).sum(axis=0)
        columns[int(np.argmax((np.array(gains) + _OWN * own) * liking + 1e-9 * texts.sum(axis=0)))] += bit
    return tuple(map(float, columns))


def _heights(texts: npt.NDArray[np.float64], columns: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """How many lines each cell takes, about; broken lines are not quite full."""
    return np.maximum(1.0, 1.08 * texts / (columns - 2 * PADDING))


def _with_column(
    heights: npt.NDArray[np.float64], others: npt.NDArray[np.float64], number: int
) -> npt.NDArray[np.float64]:
    changed = heights.copy()
    changed[:, number] = others[:, number]
    return changed


def _shared_out(least: Sequence[float], wished: Sequence[float], total: float) -> tuple[float, ...]:
    """Each column gets its least, and of what is left as much as its wish goes beyond."""
    wishes = [high - low for low, high in zip(least, wished, strict=True)]
    left = total - sum(least)
    every = sum(wishes)
    if every <= 0:
        return _stretched(least, least, total)
    return tuple(low + left * wish / every for low, wish in zip(least, wishes, strict=True))


def _stretched(widths: Sequence[float], weights: Sequence[float], total: float) -> tuple[float, ...]:
    left = total - sum(widths)
    every = sum(weights)
    return tuple(
        width + (left * weight / every if every else left / len(widths))
        for width, weight in zip(widths, weights, strict=True)
    )

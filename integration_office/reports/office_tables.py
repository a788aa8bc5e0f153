"""A table as a grid of cells, with widths, spans and emphasis settled; each format only writes it down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from integration_office.reports.blocks import (
    Align,
    GroupRow,
    HeaderCell,
    KeyFigure,
    KeyFigures,
    Row,
    RowKind,
    Table,
    Text,
    plain,
)
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.fonts import Fonts
from integration_office.reports.pdf_tables import kept_rows
from integration_office.reports.pdf_text import narrowed, with_joined_words
from integration_office.reports.pdf_widths import PADDING, Widths, column_widths, is_figure, right_paddings

_FIGURES_IN_A_ROW = 4
_KEPT_WHOLE = 8
"""A table of so many rows at most is not cut between pages."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over `span` columns and `rows` rows; `covered` is one that a cell above it reaches over."""

    text: Text
    align: Align
    bold: bool = False
    span: int = 1
    rows: int = 1
    covered: bool = False
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the grid. `role`: "header", "group", or what kind of row it is. `keep` says that it must not be
    the last on a page."""

    cells: tuple[Cell, ...]
    role: str
    keep: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Column widths, the paddings of their cells on the right, and the size of type in points."""

    columns: tuple[float, ...]
    paddings: tuple[float, ...]
    size: float
    lines: tuple[Line, ...]
    kept_whole: bool

    @property
    def header(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.role == "header")

    @property
    def body(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.role != "header")


def grid_of(table: Table, width: float, fonts: Fonts) -> Grid:
    """The table set into a width in points. Raises ReportError where its words and figures do not fit beside
    each other even in the smallest type."""
    widths = column_widths(table, width, fonts)
    if widths is None:
        raise ReportError(ReportErrorKind.TABLE_TOO_WIDE, table.caption)
    paddings = tuple(right_paddings(table.alignment))
    whole = len(table.rows) <= _KEPT_WHOLE
    rooms = [wide - PADDING - padding for wide, padding in zip(widths.columns, paddings, strict=True)]
    setting = _Setting(table, widths, rooms, fonts)
    return Grid(widths.columns, paddings, widths.size, (*setting.header(), *setting.body(whole)), whole)


def figure_rows(block: KeyFigures) -> list[list[KeyFigure | None]]:
    """The key figures in rows of the same length; None fills up the last."""
    count = len(block.figures)
    columns = 3 if count == 5 else min(_FIGURES_IN_A_ROW, count)
    figures = [*block.figures, *[None] * (-count % columns)]
    return [figures[start : start + columns] for start in range(0, len(figures), columns)]


@dataclass(frozen=True, slots=True)
class _Setting:
    table: Table
    widths: Widths
    rooms: Sequence[float]
    fonts: Fonts

    def header(self) -> Iterator[Line]:
        covered: frozenset[int] = frozenset()
        for number in range(len(self.table.header)):
            cells = tuple(self._header_cells(number, covered))
            covered = frozenset(at for at, cell in _placed(cells) if cell.rows > 1)
            yield Line(cells, "header", keep=True)

    def body(self, whole: bool) -> Iterator[Line]:
        """`whole` says that the table is not cut: every row stays with the next, the last with the notes."""
        rows = self.table.rows
        kept = kept_rows(rows)
        for number, row in enumerate(rows):
            last = number + 1 == len(rows)
            yield self._line(row, keep=bool(self.table.notes) if last else whole or kept[number + 1])

    def _header_cells(self, number: int, covered: frozenset[int]) -> Iterator[Cell]:
        at = 0
        below = self.table.header[number + 1] if number + 2 == len(self.table.header) else ()
        for cell in self.table.header[number]:
            text, span = (cell.text, cell.span) if isinstance(cell, HeaderCell) else (cell, 1)
            align = self.table.alignment[at] if span == 1 else Align.CENTRE
            rows = 2 if span == 1 and text and _text_at(below, at) == "" else 1
            fitted = self._fitted(text, sum(self.rooms[at : at + span]), True)
            yield Cell(fitted, align, True, span, rows, at in covered)
            at += span

    def _line(self, row: Row | GroupRow, keep: bool) -> Line:
        if isinstance(row, GroupRow):
            cell = Cell(self._fitted(row.text, sum(self.rooms), True), Align.LEFT, True, len(self.rooms))
            return Line((cell,), "group", keep=True)
        return Line(tuple(self._cells(row)), row.kind.value, keep)

    def _cells(self, row: Row) -> Iterator[Cell]:
        bold = row.kind is not RowKind.NORMAL
        for number, (text, align) in enumerate(zip(row.cells, self.table.alignment, strict=True)):
            joined = with_joined_words(text) if is_figure(plain(text), align) else text
            fitted = self._fitted(joined, self.rooms[number], bold)
            yield Cell(fitted, align, bold, bookmark=row.bookmark if number == 0 else "")

    def _fitted(self, text: Text, room: float, bold: bool) -> Text:
        return narrowed(text, room, self.widths.size, self.fonts, bold)


def _placed(cells: Sequence[Cell]) -> Iterator[tuple[int, Cell]]:
    """Each cell with the column in which it begins."""
    at = 0
    for cell in cells:
        yield at, cell
        at += cell.span


def _text_at(cells: Sequence[HeaderCell | str], column: int) -> str | None:
    """The text of the header's cell that begins in a column, None where none does."""
    at = 0
    for cell in cells:
        text, span = (cell.text, cell.span) if isinstance(cell, HeaderCell) else (cell, 1)
        if at == column:
            return text
        at += span
    return None

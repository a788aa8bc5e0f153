"""Tables on paper: under their caption, cut only between rows, their header on every page."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus import Table as PlatypusTable

from integration_office.reports.blocks import (
    Align,
    GroupRow,
    HeaderCell,
    PaperWords,
    Row,
    RowKind,
    Table,
    Text,
    plain,
)
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.fonts import Fonts
from integration_office.reports.pdf_styles import (
    ACCENT,
    CAPTION,
    HAIRLINE,
    NOTE,
    PALE,
    PALER,
    PageShape,
    cell_style,
    indented,
)
from integration_office.reports.pdf_text import markup, narrowed, with_joined_words
from integration_office.reports.pdf_widths import PADDING, Widths, column_widths, is_figure, right_paddings
from integration_office.reports.tagging_table import DecoratedTable, RowNodes, joined_below, table_nodes
from integration_office.reports.tagging_text import TaggedParagraph
from integration_office.reports.tagging_tree import Node

SPACE_BEFORE, SPACE_AFTER = 8.0, 14.0

_KEPT_WHOLE = 0.4  # of a page: a table lower than this is not cut
_WASTED = 0.3  # of a page: unless so much of it would stay empty, the headings that go with the table included
_FEWEST = 3  # rows of a low table on each side of the cut
_NO_LIMIT = 1e6  # points: ReportLab would not measure the rows that go beyond the page
_FRESH = 0.7  # of a page: with this much room it is no use to wait for a new page
_ABOVE_A_ROW = 110.0  # points that headings and captions may take above a row on its own page

_NO_BREAK = "\u00a0"

Command = tuple[Any, ...]


def table_flowable(table: Table, page: PageShape, fonts: Fonts, words: PaperWords, parent: Node) -> Flowable:
    """A table for a page, as an element below `parent`. Raises ReportError where its figures and words do not
    fit beside each other even in the smallest type."""
    widths = column_widths(table, page.frame_width, fonts)
    if widths is None:
        raise ReportError(ReportErrorKind.TABLE_TOO_WIDE, table.caption)
    node = parent.child("Table")
    captions = _captions(table.caption, fonts, words, node)
    cells = _Cells(table, widths, fonts, table_nodes(table, node))
    grid = DecoratedTable(
        [*cells.header(), *cells.body()],
        colWidths=widths.columns,
        style=_commands(table),
        repeatRows=len(table.header),
        splitInRow=1,
        hAlign="LEFT",
    )
    notes = [TaggedParagraph(markup(note, fonts), NOTE, node=parent.child("P")) for note in table.notes]
    kept = [False] * len(table.header) + kept_rows(table.rows)
    return KeptTable(grid, page.frame_height, kept, captions, notes)


def kept_rows(rows: Sequence[Row | GroupRow]) -> list[bool]:
    """For each row whether it must not be the first on a page: sums, what follows a heading inside the
    table, the second row and the last."""
    kept = [
        number in (1, len(rows) - 1)
        or isinstance(rows[number - 1], GroupRow)
        or (isinstance(row, Row) and row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL))
        for number, row in enumerate(rows)
    ]
    return [False, *kept[1:]] if kept else []


@dataclass(frozen=True, slots=True)
class Captions:
    """What stands above a table, and above its parts on further pages."""

    first: Flowable
    further: Flowable


class KeptTable(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A table with its caption above and its notes below, which moves to the next page before it is cut
    badly. `kept` says of each row whether it must not begin a page."""

    spaceBefore = SPACE_BEFORE
    spaceAfter = SPACE_AFTER

    def __init__(
        self,
        grid: PlatypusTable,
        page_height: float,
        kept: Sequence[bool],
        captions: Captions | None = None,
        notes: Sequence[Flowable] = (),
    ) -> None:
        super().__init__()
        self._grid, self._kept, self._captions, self._notes = grid, list(kept), captions, list(notes)
        self._page_height = page_height
        self.led = 0.0  # points of the headings above that go to the next page with the table
        self._sizes: list[tuple[Flowable, float]] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        above = [self._captions.first] if self._captions else []
        self._sizes = [
            (part, part.wrapOn(self.canv, width, _NO_LIMIT)[1] + _space_after(part))
            for part in (*above, self._grid, *self._notes)
        ]
        # The columns' widths are fixed, so the rows need not be measured again for the next page or pass.
        self._grid._argH = list(self._grid._rowHeights)
        self.width, self.height = width, sum(size for _, size in self._sizes)
        return self.width, self.height

    def draw(self) -> None:
        top = self.height
        for part, size in self._sizes:
            top -= size
            part.drawOn(self.canv, 0, top + _space_after(part))

    def split(self, width: float, height: float) -> list[Flowable]:
        whole = self.wrap(width, height)[1]
        if whole <= height:
            return [self]
        is_low = whole <= _KEPT_WHOLE * self._page_height
        if is_low and height + self.led < _WASTED * self._page_height:
            return []
        room = height - _space_after(self._grid) - (self._sizes[0][1] if self._captions else 0.0)
        fitting = self._rows_that_fit(room)
        if self._is_taller_than_a_page(fitting) and room - self._height_of(fitting) > _ABOVE_A_ROW:
            return self._parts(self._cut(width, room, inside=True), fitting + 1, fitting)
        stay = self._rows_that_stay(min(fitting, len(self._kept) - _FEWEST) if is_low else fitting, room)
        if stay >= self._grid.repeatRows + (_FEWEST if is_low else 1):
            return self._parts(self._cut(width, self._height_of(stay)), stay, stay)
        return []

    def _rows_that_fit(self, room: float) -> int:
        """How many rows, header included, fit; not all of them, so that notes never stand alone."""
        ends = list(accumulate(self._grid._rowHeights[:-1]))
        return bisect_right(ends, room)

    def _rows_that_stay(self, fitting: int, room: float) -> int:
        """How many of the rows that fit remain on this page: fewer where the next must not begin a page."""
        stay = fitting
        while stay > self._grid.repeatRows and self._kept[stay]:
            stay -= 1
        if stay <= self._grid.repeatRows and room > _FRESH * self._page_height:
            return fitting
        return stay

    def _height_of(self, rows: int) -> float:
        return float(sum(self._grid._rowHeights[:rows]))

    def _is_taller_than_a_page(self, row: int) -> bool:
        above = self._height_of(self._grid.repeatRows)
        return above + float(self._grid._rowHeights[row]) > self._page_height - _ABOVE_A_ROW

    def _cut(self, width: float, height: float, inside: bool = False) -> list[PlatypusTable]:
        """The grid in two, between rows or inside the row that reaches over the height."""
        self._grid.splitByRow = int(not inside)
        parts: list[PlatypusTable] = self._grid.splitOn(self.canv, width, height + 1e-6)
        return parts

    def _parts(self, parts: Sequence[PlatypusTable], end: int, begin: int) -> list[Flowable]:
        """The two halves: rows up to `end`, and again the header with the rows from `begin` on."""
        if len(parts) != 2:
            return []
        header = self._kept[: self._grid.repeatRows]
        further = Captions(self._captions.further, self._captions.further) if self._captions else None
        first = KeptTable(parts[0], self._page_height, self._kept[:end], self._captions)
        rest = [*header, False, *self._kept[begin + 1 :]]
        return [first, KeptTable(parts[1], self._page_height, rest, further, self._notes)]


def _space_after(part: Flowable) -> float:
    return float(part.getSpaceAfter()) if isinstance(part, Paragraph) else 3.0


def _captions(caption: str, fonts: Fonts, words: PaperWords, table: Node) -> Captions | None:
    """The caption, which belongs to the table, and its repetition on further pages, which nobody hears."""
    if not caption:
        return None
    first = TaggedParagraph(markup(caption, fonts, bold=True), CAPTION, node=table.child("Caption"))
    return Captions(first, TaggedParagraph(markup(f"{caption} ({words.continued})", fonts, bold=True), CAPTION))


class _Cells:
    """The cells of a table as paragraphs, each with its element."""

    def __init__(self, table: Table, widths: Widths, fonts: Fonts, nodes: Sequence[RowNodes]) -> None:
        self._table, self._widths, self._fonts = table, widths, fonts
        self._head_nodes, self._body_nodes = nodes[: len(table.header)], nodes[len(table.header) :]
        paddings = right_paddings(table.alignment)
        self._rooms = [width - PADDING - padding for width, padding in zip(widths.columns, paddings, strict=True)]
        self._styles = {
            (align, bold): cell_style(widths.size, align, bold) for align in Align for bold in (False, True)
        }

    def header(self) -> Iterator[list[Any]]:
        for cells, nodes in zip(self._table.header, self._head_nodes, strict=True):
            row: list[Any] = []
            for cell in cells:
                text, span = (cell.text, cell.span) if isinstance(cell, HeaderCell) else (cell, 1)
                align = self._table.alignment[len(row)] if span == 1 else Align.CENTRE
                room = sum(self._rooms[len(row) : len(row) + span])
                row += [self._paragraph(text, align, True, room, nodes.get(len(row)), True), *[""] * (span - 1)]
            yield row

    def body(self) -> Iterator[list[Any]]:
        for row, nodes in zip(self._table.rows, self._body_nodes, strict=True):
            if isinstance(row, GroupRow):
                whole = sum(self._rooms)
                rest = [""] * (len(self._rooms) - 1)
                yield [self._paragraph(row.text, Align.LEFT, True, whole, nodes[0]), *rest]
            else:
                yield [self._cell(row, number, nodes[number]) for number in range(len(row.cells))]

    def _cell(self, row: Row, number: int, node: Node) -> Paragraph:
        text, align = row.cells[number], self._table.alignment[number]
        if is_figure(plain(text), align):
            text = with_joined_words(text)
        bold = row.kind is not RowKind.NORMAL
        anchor = row.bookmark if number == 0 else ""
        return self._paragraph(text, align, bold, self._rooms[number], node, anchor=anchor)

    def _paragraph(
        self,
        text: Text,
        align: Align,
        bold: bool,
        room: float,
        node: Node | None,
        repeats: bool = False,
        anchor: str = "",
    ) -> Paragraph:
        indent = self._indent(plain(text), bold)
        fitted = narrowed(text, room - indent, self._widths.size, self._fonts, bold)
        letters = markup(fitted, self._fonts, bold, anchor)
        style = indented(self._styles[align, bold], indent) if indent else self._styles[align, bold]
        return TaggedParagraph(letters, style, node=node, repeats=repeats)

    def _indent(self, text: str, bold: bool) -> float:
        """How wide the no-break spaces are that set a label in: its further lines begin below it."""
        spaces = len(text) - len(text.lstrip(_NO_BREAK))
        return self._fonts.width(_NO_BREAK * spaces, self._widths.size, bold) if spaces else 0.0


def _commands(table: Table) -> list[Command]:
    header = len(table.header)
    commands: list[Command] = [
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        *(
            ("RIGHTPADDING", (column, 0), (column, -1), padding)
            for column, padding in enumerate(right_paddings(table.alignment))
        ),
        ("TOPPADDING", (0, 0), (-1, -1), 2.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.2),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HAIRLINE),
    ]
    if header:
        commands += [
            ("BACKGROUND", (0, 0), (-1, header - 1), PALE),
            ("VALIGN", (0, 0), (-1, header - 1), "BOTTOM"),
            ("LINEABOVE", (0, 0), (-1, 0), 0.9, ACCENT),
            ("LINEBELOW", (0, header - 1), (-1, header - 1), 0.9, ACCENT),
        ]
    for number in range(header):
        commands += _spans(table.header, number)
    for number, row in enumerate(table.rows, header):
        commands += _row_commands(row, number)
    return commands


def _spans(header: Sequence[Sequence[HeaderCell | str]], row: int) -> Iterator[Command]:
    """Joins what spans columns, and a cell with the empty one below it."""
    at = 0
    for cell in header[row]:
        span = cell.span if isinstance(cell, HeaderCell) else 1
        if span > 1:
            yield ("SPAN", (at, row), (at + span - 1, row))
            yield ("LINEBELOW", (at, row), (at + span - 1, row), 0.6, ACCENT)
        elif joined_below(header, row, at):
            yield ("SPAN", (at, row), (at, row + 1))
        at += span


def _row_commands(row: Row | GroupRow, number: int) -> Iterator[Command]:
    whole = ((0, number), (-1, number))
    if isinstance(row, GroupRow):
        yield ("SPAN", *whole)
        yield ("BACKGROUND", *whole, PALER)
        yield ("TOPPADDING", *whole, 6)
    elif row.kind is RowKind.TOTAL:
        yield ("LINEABOVE", *whole, 0.9, ACCENT)
        yield ("LINEBELOW", *whole, 0.9, ACCENT)
    elif row.kind is RowKind.SUBTOTAL:
        yield ("LINEABOVE", *whole, 0.6, ACCENT)
    elif row.kind is RowKind.EMPHASISED:
        yield ("BACKGROUND", *whole, PALER)

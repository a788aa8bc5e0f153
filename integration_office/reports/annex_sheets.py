"""The tables of a paper as sheets: with names that every office program takes, and their cells as values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from integration_office.reports.annex_numbers import Number, number_of
from integration_office.reports.blocks import Document, GroupRow, HeaderCell, Heading, Row, RowKind, Table, flat, plain
from integration_office.reports.office_xml import allowed
from integration_office.wording.language import Language

MAX_NAME = 31
_FORBIDDEN = re.compile(r"""[\[\]:*?/\\'"„“”]+""")
_NUMBERED = re.compile(r"(?:Tabelle|Table)\s+\d+\w*\s*[:.]\s*")
_WIDEST, _NARROWEST = 60, 8  # letters in a column
_LONGEST_HEADER = 18


@dataclass(frozen=True, slots=True)
class Cell:
    """A text or a number over `span` columns."""

    value: str | Number
    span: int = 1
    right: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet. `role`: "header", "group", or what kind of row it is."""

    cells: tuple[Cell, ...]
    role: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its caption, the heading it stands below, and its notes; widths in letters."""

    name: str
    caption: str
    section: str
    header: tuple[Line, ...]
    body: tuple[Line, ...]
    notes: tuple[str, ...]
    widths: tuple[int, ...]
    frozen_columns: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The words of the first sheet: its name, lines about the paper, the header of the list of tables."""

    name: str
    lines: tuple[str, ...]
    header: tuple[str, str, str]


def sheets(document: Document) -> tuple[Sheet, ...]:
    """All tables in their order. Raises ReportError for a control character."""
    found = list(_tables(document))
    digits = len(str(len(found)))
    return tuple(
        _sheet(f"{number:0{digits}} {_short(table.caption or section)}", table, section, document.language)
        for number, (section, table) in enumerate(found, 1)
    )


def contents(document: Document) -> Contents:
    tr = Language.of(document.language).tr
    about = (document.title, document.subtitle, document.footer, document.source_note)
    header = (tr("Blatt"), tr("Tabelle"), tr("Abschnitt"))
    return Contents(tr("Inhalt"), tuple(allowed(line) for line in about if line), header)


def _tables(document: Document) -> Iterator[tuple[str, Table]]:
    section = ""
    for block in flat(document.blocks):
        if isinstance(block, Heading):
            section = block.text
        elif isinstance(block, Table):
            yield section, block


def _short(caption: str) -> str:
    """The caption without its number and without what names of sheets must not have, cut behind a word; the
    sheet's number stands before it."""
    room = MAX_NAME - 4
    words = _FORBIDDEN.sub(" ", _NUMBERED.sub("", allowed(caption))).split()
    text = " ".join(words)
    if len(text) <= room:
        return text
    return (text[: room + 1].rpartition(" ")[0] or text[:room]).rstrip(" ,;–-„“(")


def _sheet(name: str, table: Table, section: str, language: Literal["de", "en"]) -> Sheet:
    header = tuple(Line(tuple(_header_cells(cells, table)), "header") for cells in table.header)
    body = tuple(_line(row, table, language) for row in table.rows)
    notes = tuple(allowed(plain(note)) for note in table.notes)
    frozen = 1 if table.row_header == 0 else 0
    widths = tuple(_width(header, body, column) for column in range(len(table.alignment)))
    return Sheet(name.strip(), allowed(table.caption), allowed(section), header, body, notes, widths, frozen)


def _header_cells(cells: Sequence[HeaderCell | str], table: Table) -> Iterator[Cell]:
    at = 0
    for cell in cells:
        text, span = (cell.text, cell.span) if isinstance(cell, HeaderCell) else (cell, 1)
        yield Cell(allowed(text), span, right=span == 1 and table.alignment[at].value == "right")
        at += span


def _line(row: Row | GroupRow, table: Table, language: Literal["de", "en"]) -> Line:
    if isinstance(row, GroupRow):
        return Line((Cell(allowed(row.text), len(table.alignment)),), "group")
    cells = tuple(
        Cell(
            (None if column == table.row_header else number_of(text, align, language)) or allowed(plain(text)),
            right=align.value == "right",
        )
        for column, (text, align) in enumerate(zip(row.cells, table.alignment, strict=True))
    )
    return Line(cells, row.kind.value)


def is_bold(line: Line) -> bool:
    return line.role != RowKind.NORMAL.value


def note_lines(note: str, sheet: Sheet) -> int:
    """How many lines a note takes below its table."""
    return lines_of(Line((Cell(note),), "normal"), (sum(sheet.widths),))


def lines_of(line: Line, widths: Sequence[int]) -> int:
    """How many lines of text a row needs, about."""
    needed, column = [1], 0
    for cell in line.cells:
        width = sum(widths[column : column + cell.span])
        column += cell.span
        if isinstance(cell.value, str):
            needed.append(sum(1 + len(part) // width for part in cell.value.split("\n")))
    return max(needed)


def _width(header: Sequence[Line], body: Sequence[Line], column: int) -> int:
    lengths = [_NARROWEST]
    for line in (*header, *body):
        if len(line.cells) > column and line.cells[column].span == 1:
            length = _length(line.cells[column])
            lengths.append(min(length, _LONGEST_HEADER) if line.role == "header" else length)
    return min(_WIDEST, max(lengths) + 3)


def _length(cell: Cell) -> int:
    if isinstance(cell.value, str):
        return max(map(len, cell.value.split("\n")))
    return len(f"{cell.value.value:,}") + len(cell.value.format.unit + cell.value.format.marks) + 1

"""The annex as XLSX: no text ever becomes a formula or a link."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any, Literal

from xlsxwriter import Workbook

from integration_office.reports.annex_numbers import MINUS, Number, NumberFormat
from integration_office.reports.annex_sheets import Cell, Contents, Line, Sheet, is_bold, lines_of, note_lines
from integration_office.reports.blocks import Document
from integration_office.reports.office_styles import ACCENT, GREY, PALE, PALER, PROGRAM

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_MAX_CHARACTERS = 32_767
_ABOVE = 3  # rows above the header: caption, section, an empty one
_FILLS = {"header": PALE, "group": PALER, "emphasised": PALER}
_LINE = 15.0  # points
_CONTENTS_WIDTHS = (34, 80, 60)
_LANDSCAPE_FROM = 90  # letters across

_LOCALES = {"de": "[$-407]", "en": "[$-809]"}


def xlsx(document: Document, first: Contents, sheets: Sequence[Sheet]) -> bytes:
    """The workbook's bytes: the contents, then a sheet for each table."""
    stream = io.BytesIO()
    book = _Book(Workbook(stream, _OPTIONS), document.language)
    _describe(book.workbook, document)
    pages = [book.workbook.add_worksheet(name) for name in (first.name, *(sheet.name for sheet in sheets))]
    _write_contents(book, pages[0], first, sheets)
    for page, sheet in zip(pages[1:], sheets, strict=True):
        _write_sheet(book, page, sheet)
    book.workbook.close()
    return stream.getvalue()


def format_code(form: NumberFormat, language: Literal["de", "en"]) -> str:
    """Excel's code for a format. Excel itself shows the separators of the reader's language all the same."""
    body = ("#,##0" if form.grouped else "0") + ("." + "0" * form.places if form.places else "")
    unit = _quoted(form.unit.removesuffix("%")) + "%" if form.is_percentage else _quoted(form.unit)
    signs = ("+", MINUS, "±") if form.signed else ("", MINUS)
    # Behind anything else the locale is taken for text.
    behind = body + unit + _quoted(form.marks)
    return ";".join(f"{_LOCALES[language]}{_quoted(sign + form.before)}{behind}" for sign in signs)


@dataclass(slots=True)
class _Book:
    """A workbook and its formats, each made once."""

    workbook: Any
    language: Literal["de", "en"]
    _formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def format(self, **look: Any) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({"font_name": "Calibri", "valign": "top", **look})
        return self._formats[key]


def _describe(workbook: Any, document: Document) -> None:
    moment = datetime.combine(document.date, time())
    workbook.set_properties(
        {"title": document.title, "subject": document.subtitle, "author": PROGRAM, "created": moment}
    )
    for key, value in document.identity:
        workbook.set_custom_property(key, value[:255], "text")


def _write_contents(book: _Book, page: Any, first: Contents, sheets: Sequence[Sheet]) -> None:
    for column, width in enumerate(_CONTENTS_WIDTHS):
        page.set_column(column, column, width)
    for row, line in enumerate(first.lines):
        page.write_string(row, 0, line, book.format(bold=not row, font_size=11 if row else 14))
    top = len(first.lines) + 1
    for column, name in enumerate(first.header):
        page.write_string(top, column, name, _look(book, Line((), "header")))
    link = book.format(font_color=f"#{ACCENT}", underline=1)
    for row, sheet in enumerate(sheets, top + 1):
        entry = Line(tuple(map(Cell, (sheet.name, sheet.caption, sheet.section))), "normal")
        page.set_row(row, _LINE * lines_of(entry, _CONTENTS_WIDTHS))
        page.write_url(row, 0, f"internal:'{sheet.name}'!A1", link, sheet.name)
        page.write_string(row, 1, sheet.caption, book.format(text_wrap=True))
        page.write_string(row, 2, sheet.section, book.format(text_wrap=True))
    page.freeze_panes(top + 1, 0)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _write_sheet(book: _Book, page: Any, sheet: Sheet) -> None:
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    page.write_string(0, 0, sheet.caption or sheet.section, book.format(bold=True, font_size=12))
    if sheet.caption:
        page.write_string(1, 0, sheet.section, book.format(font_color=f"#{GREY}"))
    for row, line in enumerate((*sheet.header, *sheet.body), _ABOVE):
        page.set_row(row, _LINE * lines_of(line, sheet.widths))
        _write_line(book, page, row, line)
    after = _ABOVE + len(sheet.header) + len(sheet.body) + 1
    for row, note in enumerate(sheet.notes, after):
        _write_note(book, page, row, note[:_MAX_CHARACTERS], sheet)
    page.freeze_panes(_ABOVE + len(sheet.header), sheet.frozen_columns)
    _set_print(page, sheet)


def _set_print(page: Any, sheet: Sheet) -> None:
    """One page across, the header on each."""
    page.set_paper(9)
    if sum(sheet.widths) > _LANDSCAPE_FROM:
        page.set_landscape()
    page.fit_to_pages(1, 0)
    if sheet.header:
        page.repeat_rows(_ABOVE, _ABOVE + len(sheet.header) - 1)


def _write_note(book: _Book, page: Any, row: int, note: str, sheet: Sheet) -> None:
    """As wide as the table: a longer one would make a printed page small."""
    page.set_row(row, _LINE * note_lines(note, sheet))
    look, last = book.format(font_color=f"#{GREY}", text_wrap=True), len(sheet.widths) - 1
    if last:
        page.merge_range(row, 0, row, last, "", look)
    page.write_string(row, 0, note, look)


def _write_line(book: _Book, page: Any, row: int, line: Line) -> None:
    column, is_after_number = 0, False
    for cell in line.cells:
        _write_cell(book, page, row, column, cell, line, {"indent": 1} if is_after_number else {})
        is_after_number = cell.right or isinstance(cell.value, Number)
        column += cell.span


def _write_cell(
    book: _Book, page: Any, row: int, column: int, cell: Cell, line: Line, left: dict[str, Any] | None = None
) -> None:
    """`left`: the look of a text that stands to the left, so that it does not touch a number before it."""
    if isinstance(cell.value, Number):
        look = _look(book, line, num_format=format_code(cell.value.format, book.language), align="right")
        page.write_number(row, column, float(cell.value.value), look)
        return
    aligned = (
        {"align": "center"}
        if cell.span > 1 and line.role == "header"
        else {"align": "right"}
        if cell.right
        else left or {}
    )
    look = _look(book, line, num_format="@", text_wrap=True, **aligned)
    if cell.span > 1:
        page.merge_range(row, column, row, column + cell.span - 1, "", look)
    page.write_string(row, column, cell.value[:_MAX_CHARACTERS], look)


def _look(book: _Book, line: Line, **look: Any) -> Any:
    if is_bold(line):
        look["bold"] = True
    if line.role in _FILLS:
        look["bg_color"] = f"#{_FILLS[line.role]}"
    if line.role in ("total", "subtotal"):
        look["top"] = 1
    if line.role in ("total", "header"):
        look["bottom"] = 1
    return book.format(**look)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "”") + '"' if text else ""

"""XLSX through xlsxwriter: ids stay text, amounts are numbers, no text is ever a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from tempfile import TemporaryDirectory
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from integration_office.exchange.cell_writing import SheetValue, spreadsheet_value
from integration_office.exchange.faults import ExportFault
from integration_office.exchange.layout import CellKind
from integration_office.exchange.rows import FilledSheet
from integration_office.exchange.targets import Counter, Unwritable
from integration_office.wording.language import Language

MAX_ROWS = 1_048_576
MAX_CHARACTERS = 32_767


def write_xlsx(sheets: Sequence[FilledSheet], stream: IO[bytes], language: Language, counter: Counter) -> None:
    """All sheets into an open file. Raises Unwritable where Excel's limits do not suffice, OSError."""
    with TemporaryDirectory() as folder:
        book = Workbook(stream, {**_OPTIONS, "tmpdir": folder})
        formats = _Formats.of(book)
        try:
            for sheet in sheets:
                _write_sheet(book, sheet, formats, language, counter)
            book.close()
        except FileCreateError as error:
            raise _system_error(error) from error
        finally:
            _close_parts(book)


def _system_error(error: FileCreateError) -> OSError:
    cause = error.args[0] if error.args else None
    return cause if isinstance(cause, OSError) else OSError(error)


def _close_parts(book: Workbook) -> None:
    """xlsxwriter 3.3 leaves its part files open when it is stopped half way; Windows cannot delete them then."""
    for page in book.worksheets():
        if page.row_data_fh:
            page.row_data_fh.close()


# Row by row to disk: a city of 500,000 posts does not fit into memory as cells.
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_NUMBER_FORMATS = {
    CellKind.TEXT: "@",
    CellKind.FTE: "0.00##",
    CellKind.MONEY: "#,##0.00",
    CellKind.SHARE: "0.00%",
    CellKind.NUMBER: "General",
    CellKind.WHOLE: "0",
    CellKind.DATE: "dd.mm.yyyy",
}
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a day that never was; such dates are written as text."""


@dataclass(frozen=True)
class _Formats:
    header: Any
    by_kind: dict[CellKind, Any]

    @classmethod
    def of(cls, book: Workbook) -> "_Formats":
        header = book.add_format({"bold": True, "bg_color": "#E7ECF3", "bottom": 1, "num_format": "@"})
        kinds = {kind: book.add_format({"num_format": code}) for kind, code in _NUMBER_FORMATS.items()}
        return cls(header, kinds)


def _write_sheet(book: Workbook, sheet: FilledSheet, formats: _Formats, language: Language, counter: Counter) -> None:
    if len(sheet.lines) >= MAX_ROWS:
        raise Unwritable(ExportFault.TOO_MANY_ROWS, sheet.name(language))
    page = book.add_worksheet(sheet.name(language))
    styles = [formats.by_kind[kind] for kind in sheet.kinds]
    for column, (width, style) in enumerate(zip(sheet.widths, styles, strict=True)):
        page.set_column(column, column, width, style)
    page.freeze_panes(1, 0)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{MAX_ROWS}"})
    page.autofilter(0, 0, len(sheet.lines), len(styles) - 1)
    for column, header in enumerate(sheet.headers(language)):
        page.write_string(0, column, header, formats.header)
    for row, line in enumerate(sheet.lines, start=1):
        for column, (value, style) in enumerate(zip(line, styles, strict=True)):
            cell = spreadsheet_value(value, language)
            if cell != "":
                _write_cell(page, row, column, cell, style)
        counter.count()


def _write_cell(page: Any, row: int, column: int, cell: SheetValue, style: Any) -> None:
    if isinstance(cell, date) and cell >= _FIRST_DAY:
        page.write_datetime(row, column, cell, style)
    elif isinstance(cell, float):
        page.write_number(row, column, cell, style)
    else:
        text = cell.isoformat() if isinstance(cell, date) else cell
        if len(text) > MAX_CHARACTERS:
            raise Unwritable(ExportFault.TEXT_TOO_LONG, f"{page.get_name()}!{row + 1}")
        page.write_string(row, column, text, style)

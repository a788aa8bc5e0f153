"""Sheets out of a folder of CSV files: the name of a file is the name of its sheet."""

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path

from integration_office.exchange.faults import Fault, Remark
from integration_office.exchange.files import read_bytes
from integration_office.exchange.findings import Defect, Findings, Place
from integration_office.exchange.layout import SheetLayout, sheet_named
from integration_office.exchange.tables import RawSheet
from integration_office.exchange.workbook_source import OLE_MAGIC, ZIP_MAGIC

DELIMITERS = ";\t,"
FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")
"""What makes Excel take a text in a CSV file for a formula. We put an apostrophe before such a text, and take
it off again: `'=1+1` in the file is the text `=1+1`."""


def folder_sheets(folder: Path, findings: Findings) -> Iterator[RawSheet]:
    """Our sheets among the files of a folder; other files are noted, unreadable ones refused."""
    found = False
    for path in _files(folder, findings):
        layout = sheet_named(path.stem) if path.suffix.lower() == ".csv" else None
        if layout is not None:
            found = True
            yield _sheet(path, layout, findings)
        elif path.is_file() and not path.name.startswith("."):
            findings.note(Place(path.name), Remark.FILE_IGNORED)
    if not found and not findings.problems:
        findings.refuse(Place(folder.name or str(folder)), Fault.NO_SHEETS)


def single_sheet(path: Path, findings: Findings) -> Iterator[RawSheet]:
    """One CSV file as one sheet; a name that is no sheet's is refused."""
    layout = sheet_named(path.stem)
    if layout is None:
        findings.refuse(Place(path.name), Fault.NOT_A_SHEET_NAME)
    else:
        yield _sheet(path, layout, findings)


def protected(text: str) -> str:
    """The text as a CSV cell that no spreadsheet runs as a formula."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_MARKS) else text


def unprotected(text: str) -> str:
    """The inverse of `protected`."""
    if text[:1] == "'" and text.lstrip("'").startswith(FORMULA_MARKS):
        return text[1:]
    return text


def _files(folder: Path, findings: Findings) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        findings.refuse(Place(folder.name), Defect(Fault.UNREADABLE, error.strerror or ""))
        return []


def _sheet(path: Path, layout: SheetLayout, findings: Findings) -> RawSheet:
    place = Place(path.name, path.stem)
    unreadable = RawSheet(layout, place, (), readable=False)
    text = _text(path, place, findings)
    if text is None:
        return unreadable
    rows: list[list[str]] = []
    texts = _Unprotected()
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text, layout), strict=True):
            rows.append([texts[cell] for cell in row])
    except csv.Error:
        findings.refuse(place.at(len(rows) + 1), Fault.BAD_QUOTES)
        return unreadable
    return RawSheet(layout, place, rows, fields_counted=True)


class _Unprotected(dict[str, str]):
    """Each cell without its apostrophe; equal ones are one object, because columns repeat themselves."""

    def __missing__(self, cell: str) -> str:
        text = self[cell] = unprotected(cell)
        return text


def _text(path: Path, place: Place, findings: Findings) -> str | None:
    data = read_bytes(path, place, findings)
    if data is None:
        return None
    fault = _foreign_format(data)
    if fault is not None:
        findings.refuse(place, fault)
        return None
    for encoding in ("utf-8-sig", "cp1252"):
        with suppress(UnicodeDecodeError):
            return _NAMED_DELIMITER.sub("", data.decode(encoding))
    findings.refuse(place, Fault.ENCODING)
    return None


def _foreign_format(data: bytes) -> Defect | None:
    for magic, name in _FOREIGN:
        if data.startswith(magic):
            return Defect(Fault.NOT_A_CSV, name)
    return Defect(Fault.NOT_A_CSV, "0x00") if b"\0" in data else None


_NAMED_DELIMITER = re.compile(r"\A\"?sep=.\"?[;,\t]*(?=\r|\n|\Z)", re.IGNORECASE)
"""What Excel is told in a line of its own; an empty line stays, so that those below keep their numbers."""

_FOREIGN = (
    (ZIP_MAGIC, "XLSX, ODS"),
    (OLE_MAGIC, "XLS"),
    (b"%PDF", "PDF"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def _delimiter(text: str, layout: SheetLayout) -> str:
    """The mark that parts the header into the most columns we know."""
    header = next((line for line in text.splitlines() if line.strip(f"{DELIMITERS} ")), "")

    def known_columns(delimiter: str) -> int:
        fields = next(csv.reader([header], delimiter=delimiter), [])
        return sum(layout.matching(field) is not None for field in fields)

    return max(DELIMITERS, key=known_columns)

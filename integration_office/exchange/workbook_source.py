"""Sheets out of an XLSX or ODS file: values as they stand, formulas as what they came to."""

import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from integration_office.exchange.broken_formulas import BrokenCells, broken_formulas
from integration_office.exchange.cells import BrokenCell, Cell, is_blank
from integration_office.exchange.faults import Fault, Remark
from integration_office.exchange.files import read_bytes
from integration_office.exchange.findings import Findings, Place
from integration_office.exchange.layout import sheet_named
from integration_office.exchange.tables import RawSheet, Rows

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGE = (
    *(CalamineError, BadZipFile, zlib.error, ElementTree.ParseError),
    *(OSError, ValueError, EOFError, NotImplementedError, RuntimeError),
)


def workbook_sheets(path: Path, findings: Findings) -> Iterator[RawSheet]:
    """Our sheets in the order of the workbook; others are noted, a damaged file is refused."""
    place = Place(path.name)
    data = read_bytes(path, place, findings)
    if data is None:
        return
    if not data.startswith(ZIP_MAGIC):
        findings.refuse(place, foreign_fault(data))
        return
    try:
        # All of them first: of a file that is damaged further on, no sheet counts.
        yield from list(_sheets(path.name, data, findings))
    except PasswordError:
        findings.refuse(place, Fault.PASSWORD)
    except _DAMAGE:
        findings.refuse(place, Fault.DAMAGED)


def foreign_fault(data: bytes) -> Fault:
    """What a file is that calls itself a workbook and is no archive: locked, an old XLS, or nothing we know."""
    if not data.startswith(OLE_MAGIC):
        return Fault.DAMAGED
    return Fault.PASSWORD if _ENCRYPTED in data else Fault.OLD_FORMAT


def _sheets(file: str, data: bytes, findings: Findings) -> Iterator[RawSheet]:
    broken = broken_formulas(data)
    with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        for name in workbook.sheet_names:
            place = Place(file, name)
            layout = sheet_named(name)
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if layout is not None:
                yield RawSheet(layout, place, with_broken(rows, broken.get(name, {})))
            elif any(not is_blank(cell) for row in rows for cell in row):
                findings.note(place, Remark.UNKNOWN_SHEET)


def with_broken(rows: Sequence[Sequence[Cell]], broken: BrokenCells) -> Rows:
    """The rows, where a formula has no usable value with a cell that says so."""
    if not broken:
        return rows
    width = max(len(rows[0]) if rows else 0, 1 + max(column for _, column in broken))
    height = max(len(rows), 1 + max(row for row, _ in broken))
    wide = [[*row, *([""] * (width - len(row)))] for row in rows]
    wide += [[""] * width for _ in range(height - len(rows))]
    for (row, column), fault in broken.items():
        wide[row][column] = BrokenCell(fault)
    return wide

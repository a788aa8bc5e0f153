"""Formulas without a usable value, found in the XML: the reader of the cells shows them as empty."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import join, normpath
from xml.etree import ElementTree
from zipfile import ZipFile

from integration_office.exchange.faults import Fault

BrokenCells = Mapping[tuple[int, int], Fault]
"""By row and column, both counted from 0."""


def broken_formulas(workbook: bytes) -> Mapping[str, BrokenCells]:
    """By sheet name, the cells of an XLSX or ODS file whose formula failed or was never computed.

    Raises BadZipFile, zlib.error and what else a damaged archive leads to.
    """
    with ZipFile(BytesIO(workbook)) as archive:
        names = set(archive.namelist())
        found = _in_ods(archive) if "content.xml" in names else _in_xlsx(archive, names)
        return {sheet: cells for sheet, cells in found if cells}


_TAG = rb"(?:\w+:)?"
_FAILED = re.compile(rb"<" + _TAG + rb'c\s([^>]*\bt="e"[^>]*)>')
_NOT_COMPUTED = re.compile(
    rb"<" + _TAG + rb"c\s([^>]*)><" + _TAG + rb"f\b(?:[^>]*/>|[^>]*>[^<]*</" + _TAG + rb"f>)"
    rb"(?:<" + _TAG + rb"v\s*/>|<" + _TAG + rb"v></" + _TAG + rb"v>)?</" + _TAG + rb"c>"
)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


def _in_xlsx(archive: ZipFile, names: set[str]) -> Iterator[tuple[str, BrokenCells]]:
    if not names.issuperset((_BOOK, _RELATIONS)):
        return
    for sheet, part in _sheet_parts(archive).items():
        data = archive.read(part) if part in names else b""
        cells: dict[tuple[int, int], Fault] = {}
        if b't="e"' in data:
            cells.update(_references(_FAILED, data, Fault.FORMULA_ERROR))
        if b"<f" in data or b":f" in data:
            cells.update(_references(_NOT_COMPUTED, data, Fault.FORMULA_NOT_COMPUTED))
        yield sheet, cells


def _sheet_parts(archive: ZipFile) -> dict[str, str]:
    relations = ElementTree.fromstring(archive.read(_RELATIONS))
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    book = ElementTree.fromstring(archive.read(_BOOK))
    sheets = (each for each in book.iter() if each.tag.rpartition("}")[2] == "sheet")
    return {each.get("name", ""): _part_name(targets.get(_relation(each), "")) for each in sheets}


def _relation(sheet: ElementTree.Element) -> str | None:
    return next((value for key, value in sheet.items() if key.endswith("}id")), None)


def _part_name(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _references(pattern: re.Pattern[bytes], data: bytes, fault: Fault) -> Iterator[tuple[tuple[int, int], Fault]]:
    for match in pattern.finditer(data):
        place = _REFERENCE.search(match[1])
        # A formula whose result is an empty text is complete.
        if place and b't="str"' not in match[1]:
            yield (int(place[2]) - 1, _column_number(place[1]) - 1), fault


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _in_ods(archive: ZipFile) -> Iterator[tuple[str, BrokenCells]]:
    data = archive.read("content.xml")
    if b"table:formula" not in data:
        return
    for table in ElementTree.fromstring(data).iter(f"{_TABLE}table"):
        yield table.get(f"{_TABLE}name", ""), _broken_in_table(table)


def _broken_in_table(table: ElementTree.Element) -> BrokenCells:
    cells: defaultdict[tuple[int, int], Fault] = defaultdict()
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in line:
            fault = _fault_of(cell)
            if fault:
                cells[row, column] = fault
            column += _repeated(cell, "columns")
        row += _repeated(line, "rows")
    return cells


def _fault_of(cell: ElementTree.Element) -> Fault | None:
    if cell.get(f"{_CALC}value-type") == "error":
        return Fault.FORMULA_ERROR
    if cell.get(f"{_TABLE}formula") and cell.get(f"{_OFFICE}value-type") is None:
        return Fault.FORMULA_NOT_COMPUTED
    return None


def _repeated(element: ElementTree.Element, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-repeated", "1"))

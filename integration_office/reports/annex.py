"""The tables of a paper as a workbook to calculate with: XLSX or ODS, by the ending of the name."""

from pathlib import Path

from integration_office.reports.annex_ods import ods
from integration_office.reports.annex_sheets import contents, sheets
from integration_office.reports.annex_xlsx import xlsx
from integration_office.reports.blocks import Document
from integration_office.reports.office_file import packed, unpacked
from integration_office.reports.office_styles import language_tag
from integration_office.reports.office_xml import tag
from integration_office.reports.pdf_file import write_atomically
from integration_office.reports.structure import check_structure


def write_annex(document: Document, target: Path) -> None:
    """Writes all tables of the paper, whole or not at all: as ODS where the name ends so, else as XLSX. Errors as
    in `render_annex`; further ReportError for a target that cannot be written."""
    write_atomically(render_annex(document, as_ods=target.suffix.lower() == ".ods"), target)


def render_annex(document: Document, as_ods: bool = False) -> bytes:
    """The workbook's bytes, the same for the same paper: a list of the tables, then each on a sheet of its own.
    Figures are numbers, all else is text. Raises ReportError: unsound structure, a control character."""
    check_structure(document)
    first, found = contents(document), sheets(document)
    if as_ods:
        return ods(document, first, found)
    parts = unpacked(xlsx(document, first, found))
    # xlsxwriter has no way to say which language a workbook is in.
    language = tag("dc:language", language_tag(document.language)).encode()
    parts[_CORE] = parts[_CORE].replace(_END, language + _END)
    return packed(parts, document.date)


_CORE, _END = "docProps/core.xml", b"</cp:coreProperties>"

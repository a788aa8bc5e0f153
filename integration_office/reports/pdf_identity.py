"""Reads from a paper what it was made from, so that it can be compared with its plan."""

from pathlib import Path
from xml.etree import ElementTree

import pikepdf

from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.pdf_metadata import IDENTITY

_FIELD = f"{{{IDENTITY}}}"


def read_identity(path: Path) -> dict[str, str] | None:
    """The names and values that `Document.identity` had; None for a PDF that is no paper of this program.
    Raises ReportError for a file that is no readable PDF."""
    try:
        with pikepdf.open(path) as pdf:
            packet = pdf.Root.Metadata.read_bytes() if "/Metadata" in pdf.Root else b""
    except (pikepdf.PdfError, OSError) as error:
        raise ReportError(ReportErrorKind.PAPER_UNREADABLE, path=path) from error
    try:
        fields = list(ElementTree.fromstring(packet).iter()) if packet else []
    except ElementTree.ParseError:
        return None
    found = {each.tag.removeprefix(_FIELD): each.text or "" for each in fields if each.tag.startswith(_FIELD)}
    return found or None

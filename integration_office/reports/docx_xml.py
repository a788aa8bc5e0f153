"""Turns XML that was written as text into elements that python-docx can take into a document."""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

_ROOT = f"<w:body {nsdecls('w', 'r', 'wp', 'a', 'pic')}>"


def twips(points: float) -> int:
    """A length as Word counts it: twentieths of a point."""
    return round(points * 20)


def emu(points: float) -> int:
    """A length of a picture as Word counts it."""
    return round(points * 12_700)


def parsed(xml: str) -> list[BaseOxmlElement]:
    """The elements, in their order."""
    return list(parse_xml(f"{_ROOT}{xml}</w:body>"))

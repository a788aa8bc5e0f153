"""What a paper's file says of itself: title, language, date, the standards it keeps, what it was made from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from integration_office.reports.blocks import Document
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.fonts import clean

LANGUAGES = {"de": "de-DE", "en": "en-GB"}
PROGRAM = "integration-office"
IDENTITY = "https://integration-office.invalid/ns/paper/"
"""The namespace of `Document.identity`; it names, and leads nowhere."""

_NAME = re.compile("[a-z][a-z_]*")
_UA = "http://www.aiim.org/pdfua/ns/id/"
_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": _UA,
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "paper": IDENTITY,
}


def metadata(document: Document) -> bytes:
    """The file's XMP packet: PDF/UA-1, PDF/A-2a, and the document's identity, with the schemas that PDF/A
    demands of both. Raises ReportError for a name in the identity that is none."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items() if prefix != "rdf")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_SPACES["rdf"]}">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n{"".join(_properties(document))}\n</rdf:Description>\n'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def pdf_date(day: date) -> str:
    """Midnight of a day as PDF writes it."""
    return f"D:{day:%Y%m%d}000000+00'00'"


@dataclass(frozen=True, slots=True)
class _Property:
    """A property of an extension schema."""

    name: str
    kind: str
    meaning: str


def _properties(document: Document) -> list[str]:
    moment = f"{document.date.isoformat()}T00:00:00+00:00"
    return [
        _tag("dc:format", "application/pdf"),
        f"<dc:title>{_text_in_language(clean(document.title))}</dc:title>",
        f"<dc:language><rdf:Bag>{_tag('rdf:li', LANGUAGES[document.language])}</rdf:Bag></dc:language>",
        _tag("pdf:Producer", PROGRAM),
        _tag("xmp:CreatorTool", PROGRAM),
        _tag("xmp:CreateDate", moment),
        _tag("xmp:ModifyDate", moment),
        "<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        *(_tag(f"paper:{_checked(name)}", value) for name, value in document.identity),
        f"<pdfaExtension:schemas><rdf:Bag>{_schemas(document)}</rdf:Bag></pdfaExtension:schemas>",
    ]


def _schemas(document: Document) -> str:
    part = _Property("part", "Integer", "Part of ISO 14289 that the document follows")
    schemas = _schema("PDF/UA identification", _UA, "pdfuaid", [part])
    if document.identity:
        named = [_Property(name, "Text", f"What the paper was made from: {name}") for name, _ in document.identity]
        schemas += _schema("Identity of a decision paper", IDENTITY, "paper", named)
    return schemas


def _schema(title: str, uri: str, prefix: str, properties: Sequence[_Property]) -> str:
    inside = "".join(map(_property, properties))
    return _record(
        _tag("pdfaSchema:schema", title)
        + _tag("pdfaSchema:namespaceURI", uri)
        + _tag("pdfaSchema:prefix", prefix)
        + f"<pdfaSchema:property><rdf:Seq>{inside}</rdf:Seq></pdfaSchema:property>"
    )


def _property(described: _Property) -> str:
    return _record(
        _tag("pdfaProperty:name", described.name)
        + _tag("pdfaProperty:valueType", described.kind)
        + _tag("pdfaProperty:category", "internal")
        + _tag("pdfaProperty:description", described.meaning)
    )


def _record(inside: str) -> str:
    return f'<rdf:li rdf:parseType="Resource">{inside}</rdf:li>'


def _text_in_language(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(clean(text))}</{name}>"


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ReportError(ReportErrorKind.IDENTITY_NAME, name)
    return name

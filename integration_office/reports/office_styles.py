"""The named styles of an office file: one table for DOCX and ODT, with the look of the PDF."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle

from integration_office.reports import pdf_styles
from integration_office.reports.blocks import CalloutKind
from integration_office.reports.fonts import BOLD

PROGRAM = "integration-office"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style under its names in both formats (built-in ones where there are), in points. Colours are
    RRGGBB. `bar` is the colour of a bar on the left; `level` that of a heading, 0 for other text. What is
    `measured` has to keep the font that its widths were measured in."""

    docx_name: str
    odt_name: str
    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    right: float = 0.0
    colour: str = ""
    fill: str = ""
    bar: str = ""
    line_below: str = ""
    bold: bool = False
    keep_with_next: bool = False
    keep_together: bool = False
    level: int = 0
    measured: bool = False


def colour(of: Color) -> str:
    return str(of.hexval())[2:].upper()


INK, GREY, ACCENT = (colour(each) for each in (pdf_styles.INK, pdf_styles.GREY, pdf_styles.ACCENT))
PALE, PALER, HAIRLINE = (colour(each) for each in (pdf_styles.PALE, pdf_styles.PALER, pdf_styles.HAIRLINE))
MARK_SIZE = pdf_styles.MARK_SIZE
SPACE_AFTER_TABLE = 10.0
CALLOUT_PADDING = 6.0

_KINDS = {
    CalloutKind.INFORMATION: "Information",
    CalloutKind.WARNING: "Warnung",
    CalloutKind.UNVERIFIED: "Ungeprüft",
    CalloutKind.ILLUSTRATIVE: "Beispiel",
}


def language_tag(language: Literal["de", "en"]) -> str:
    return {"de": "de-DE", "en": "en-GB"}[language]


def cell_style(size: float) -> Style:
    """The style of a table's cells in one of the sizes."""
    name = f"Tabellentext {size:g}".replace(".", ",")
    return Style(name, name, size, size + 2.2, colour=INK, measured=True)


def heading_style(level: int) -> Style:
    look = _of(f"heading {level}", f"Heading {level}", pdf_styles.HEADINGS[level])
    return replace(look, keep_with_next=True, level=level)


def contents_style(level: int) -> Style:
    return _of(f"toc {level}", f"Contents {level}", pdf_styles.CONTENTS[level - 1])


def callout_title(kind: CalloutKind) -> Style:
    title = _of("", "", pdf_styles.CALLOUT_TITLE)
    return replace(_callout(title, f"Hinweis {_KINDS[kind]} Titel", kind), keep_with_next=True)


def callout_text(kind: CalloutKind) -> Style:
    return _callout(_of("", "", pdf_styles.CALLOUT), f"Hinweis {_KINDS[kind]}", kind)


def styles() -> Iterator[Style]:
    """All of them, each once."""
    yield from (
        BODY,
        TITLE,
        SUBTITLE,
        RULE,
        INTRODUCTION,
        SMALL,
        BULLETED,
        NUMBERED,
        CAPTION,
        NOTE,
        PICTURE,
        AFTER_TABLE,
    )
    yield from (FIGURE_LABEL, FIGURE_VALUE, FIGURE_CHANGE, CONTENTS_TITLE, HEADER, FOOTER)
    yield from (heading_style(level) for level in (1, 2, 3))
    yield from (contents_style(level) for level in (1, 2, 3))
    yield from (cell_style(size) for size in pdf_styles.CELL_SIZES)
    for kind in CalloutKind:
        yield callout_title(kind)
        yield callout_text(kind)


def _of(docx_name: str, odt_name: str, look: ParagraphStyle) -> Style:
    return Style(
        docx_name,
        odt_name,
        look.fontSize,
        look.leading,
        look.spaceBefore,
        look.spaceAfter,
        look.leftIndent,
        look.rightIndent,
        colour(look.textColor),
        bold=look.fontName == BOLD,
    )


def _own(name: str, look: ParagraphStyle) -> Style:
    return _of(name, name, look)


def _callout(style: Style, name: str, kind: CalloutKind) -> Style:
    bar = colour(pdf_styles.CALLOUT_COLOURS[kind])
    named = replace(style, docx_name=name, odt_name=name, fill=PALER, bar=bar)
    return replace(named, left=CALLOUT_PADDING + 4, right=CALLOUT_PADDING, keep_together=True)


BODY = _of("Normal", "Standard", pdf_styles.BODY)
TITLE = replace(_of("Title", "Title", pdf_styles.TITLE), keep_with_next=True)
SUBTITLE = _of("Subtitle", "Subtitle", pdf_styles.SUBTITLE)
INTRODUCTION = replace(_own("Einleitung", pdf_styles.INTRODUCTION), keep_with_next=True)
SMALL = _own("Kleingedrucktes", pdf_styles.SMALL)
BULLETED = _of("List Bullet", "List Bullet", pdf_styles.ITEM)
NUMBERED = _of("List Number", "List Number", pdf_styles.NUMBERED_ITEM)
CAPTION = replace(_of("caption", "Caption", pdf_styles.CAPTION), before=8.0, keep_with_next=True)
NOTE = _own("Anmerkung", pdf_styles.NOTE)
PICTURE = Style("Abbildung", "Abbildung", 10.5, 12.0, after=10.0, colour=INK)
AFTER_TABLE = Style("Nach Tabelle", "Nach Tabelle", 4.0, 4.0, after=SPACE_AFTER_TABLE - 4, colour=INK)
FIGURE_LABEL = replace(_own("Kennzahl Bezeichnung", pdf_styles.FIGURE_LABEL), keep_with_next=True)
FIGURE_VALUE = replace(_own("Kennzahl Wert", pdf_styles.FIGURE_VALUE), keep_with_next=True)
FIGURE_CHANGE = _own("Kennzahl Änderung", pdf_styles.FIGURE_CHANGE)
CONTENTS_TITLE = replace(_of("TOC Heading", "Contents Heading", pdf_styles.CONTENTS_TITLE), keep_with_next=True)
HEADER = Style("header", "Header", 8.0, 10.0, colour=GREY)
FOOTER = Style("footer", "Footer", 8.0, 10.0, colour=GREY)
RULE = Style("Titellinie", "Titellinie", 4.0, 4.0, after=12.0, colour=INK, line_below=ACCENT)

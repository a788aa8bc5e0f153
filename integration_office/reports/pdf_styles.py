"""How the paper looks: page measures, colours and type, in points."""

from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle

from integration_office.reports.blocks import Align, CalloutKind, PaperSize
from integration_office.reports.fonts import BOLD, REGULAR

LEFT_MARGIN, RIGHT_MARGIN = 70.9, 56.7  # 25 and 20 mm
TOP_MARGIN = BOTTOM_MARGIN = 68.0  # 24 mm

INK = HexColor("#1A1A1A")
GREY = HexColor("#555555")
ACCENT = HexColor("#1F4E79")
PALE = HexColor("#E9EFF5")
PALER = HexColor("#F4F7FA")
HAIRLINE = HexColor("#B4BCC4")

CELL_SIZES = (9.0, 8.5, 8.0, 7.5)
SMALLEST_TYPE = 7.0
MARK_SIZE = 7.0


@dataclass(frozen=True, slots=True)
class PageShape:
    """A page and the frame on it that text may fill."""

    name: str
    width: float
    height: float

    @property
    def frame_width(self) -> float:
        return self.width - LEFT_MARGIN - RIGHT_MARGIN

    @property
    def frame_height(self) -> float:
        return self.height - TOP_MARGIN - BOTTOM_MARGIN


PORTRAIT = PageShape("portrait", *A4)
LANDSCAPES = {
    PaperSize.A4: PageShape("landscape A4", *landscape(A4)),
    PaperSize.A3: PageShape("landscape A3", *landscape(A3)),
}

BODY = ParagraphStyle(
    "body",
    fontName=REGULAR,
    fontSize=10.5,
    leading=14.5,
    spaceAfter=6,
    textColor=INK,
    allowWidows=0,
    allowOrphans=0,
    splitLongWords=1,
    embeddedHyphenation=1,
    spaceShrinkage=0,  # no text is justified, so no space gives way: a line would go beyond its column
)
INTRODUCTION = ParagraphStyle("introduction", BODY, keepWithNext=1, spaceAfter=3)
SMALL = ParagraphStyle("small", BODY, fontSize=8.5, leading=11, spaceAfter=4, textColor=GREY)
TITLE = ParagraphStyle("title", BODY, fontName=BOLD, fontSize=21, leading=25, spaceAfter=4, textColor=ACCENT)
SUBTITLE = ParagraphStyle("subtitle", BODY, fontSize=12.5, leading=16, spaceAfter=8, textColor=GREY)
HEADINGS = {
    1: ParagraphStyle("heading 1", TITLE, fontSize=15, leading=19, spaceBefore=18, spaceAfter=6, keepWithNext=1),
    2: ParagraphStyle("heading 2", TITLE, fontSize=12.5, leading=16, spaceBefore=13, spaceAfter=4, keepWithNext=1),
    3: ParagraphStyle(
        "heading 3",
        TITLE,
        fontSize=10.5,
        leading=14,
        spaceBefore=9,
        spaceAfter=3,
        keepWithNext=1,
        textColor=INK,
    ),
}
ITEM = ParagraphStyle("item", BODY, leftIndent=16, bulletIndent=3, spaceAfter=3, bulletFontName=REGULAR)
NUMBERED_ITEM = ParagraphStyle("numbered item", ITEM, leftIndent=20, bulletIndent=2)
CAPTION = ParagraphStyle("caption", BODY, fontName=BOLD, fontSize=9.5, leading=12, spaceAfter=4)
NOTE = ParagraphStyle("note", SMALL, fontSize=8, leading=10, spaceAfter=0)
CONTENTS_TITLE = ParagraphStyle("contents title", HEADINGS[1])
CONTENTS = (
    ParagraphStyle("contents 1", BODY, fontName=BOLD, leading=13.5, spaceAfter=0, spaceBefore=2.5, rightIndent=28),
    ParagraphStyle("contents 2", BODY, leading=13.5, spaceAfter=0, leftIndent=14, rightIndent=28),
    ParagraphStyle("contents 3", BODY, fontSize=9.5, leading=12.5, spaceAfter=0, leftIndent=28, rightIndent=28),
)
FIGURE_LABEL = ParagraphStyle("figure label", NOTE, fontSize=8.5, leading=10.5, textColor=GREY)
FIGURE_VALUE = ParagraphStyle("figure value", TITLE, fontSize=16, leading=20, spaceAfter=0, splitLongWords=0)
FIGURE_CHANGE = ParagraphStyle("figure change", NOTE, fontName=BOLD, fontSize=9, leading=11.5, textColor=INK)
CALLOUT_TITLE = ParagraphStyle("callout title", BODY, fontName=BOLD, fontSize=10, leading=13, spaceAfter=0)
CALLOUT = ParagraphStyle("callout", BODY, fontSize=9.5, leading=12.5, spaceAfter=0)

CALLOUT_COLOURS = {
    CalloutKind.INFORMATION: HexColor("#1F4E79"),
    CalloutKind.WARNING: HexColor("#9C2B1F"),
    CalloutKind.UNVERIFIED: HexColor("#7A5A00"),
    CalloutKind.ILLUSTRATIVE: HexColor("#5A5A5A"),
}
CALLOUT_SIGNS = {
    CalloutKind.INFORMATION: "ℹ",
    CalloutKind.WARNING: "⚠",
    CalloutKind.UNVERIFIED: "?",
    CalloutKind.ILLUSTRATIVE: "≈",
}

_ALIGNMENTS = {Align.LEFT: TA_LEFT, Align.RIGHT: TA_RIGHT, Align.CENTRE: TA_CENTER}


def cell_style(size: float, align: Align, bold: bool) -> ParagraphStyle:
    """The style of a table's cell."""
    name = f"cell {size} {align.value} {bold}"
    font = BOLD if bold else REGULAR
    return ParagraphStyle(
        name,
        BODY,
        fontName=font,
        fontSize=size,
        leading=size + 2.2,
        spaceAfter=0,
        alignment=_ALIGNMENTS[align],
    )


def indented(style: ParagraphStyle, indent: float) -> ParagraphStyle:
    """The style of a text whose further lines begin as far right as its first, which brings its own spaces."""
    return ParagraphStyle(f"{style.name} {indent:.2f}", style, leftIndent=indent, firstLineIndent=-indent)

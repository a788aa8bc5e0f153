"""What stands on every page around the text: the paper's title above, source and page number below."""

from reportlab.pdfgen.canvas import Canvas

from integration_office.reports.blocks import Document
from integration_office.reports.chart_shapes import shortened, wrapped
from integration_office.reports.fonts import Fonts, clean
from integration_office.reports.pdf_charts import draw_text
from integration_office.reports.pdf_styles import (
    BOTTOM_MARGIN,
    GREY,
    HAIRLINE,
    LEFT_MARGIN,
    RIGHT_MARGIN,
    TOP_MARGIN,
    PageShape,
)
from integration_office.reports.tagging_canvas import TaggedCanvas

SIZE = 8.0
SOURCE_SIZE = 7.5

_LEADING = 9.5
_SOURCE_LINES = 3
_PAGE_ROOM = 90.0
_BETWEEN = " · "


def draw_frame(canvas: TaggedCanvas, shape: PageShape, document: Document, fonts: Fonts, page: int, pages: int) -> None:
    """Draws header and footer of a page, which are decoration. The first page has no header: there stands the
    title itself."""
    canvas.saveState()
    canvas.setFillColor(GREY)
    canvas.setStrokeColor(HAIRLINE)
    canvas.setLineWidth(0.5)
    if page > 1:
        with canvas.artifact(subtype="Header"):
            _draw_header(canvas, shape, clean(document.title), fonts)
    with canvas.artifact(subtype="Footer"):
        _draw_footer(canvas, shape, document, fonts, document.words.page.format(page=page, pages=pages))
    canvas.restoreState()


def _draw_header(canvas: Canvas, shape: PageShape, title: str, fonts: Fonts) -> None:
    y = shape.height - TOP_MARGIN + 16
    text = shortened(title, shape.frame_width, SIZE, False, fonts.width)
    draw_text(canvas, LEFT_MARGIN, y, text, SIZE, fonts)
    canvas.line(LEFT_MARGIN, y - 4, shape.width - RIGHT_MARGIN, y - 4)


def _draw_footer(canvas: Canvas, shape: PageShape, document: Document, fonts: Fonts, number: str) -> None:
    right = shape.width - RIGHT_MARGIN
    y = BOTTOM_MARGIN - 22
    canvas.line(LEFT_MARGIN, y + 11, right, y + 11)
    draw_text(canvas, right - fonts.width(number, SIZE), y, number, SIZE, fonts)
    room = shape.frame_width - _PAGE_ROOM
    draw_text(canvas, LEFT_MARGIN, y, _footer_text(clean(document.footer), room, fonts), SIZE, fonts)
    for line in _source_lines(document.source_note, shape.frame_width, fonts):
        y -= _LEADING
        draw_text(canvas, LEFT_MARGIN, y, line, SOURCE_SIZE, fonts)


def _footer_text(footer: str, room: float, fonts: Fonts) -> str:
    """The footer on one line; where it is too long it is cut before its last two parts: for whom and when."""
    first, *last = footer.rsplit(_BETWEEN, 2)
    rest = "".join(_BETWEEN + part for part in last)
    return shortened(first, room - fonts.width(rest, SIZE), SIZE, False, fonts.width) + rest


def _source_lines(note: str, width: float, fonts: Fonts) -> list[str]:
    lines = wrapped(clean(note), width, SOURCE_SIZE, False, fonts.width)
    if len(lines) > _SOURCE_LINES:
        lines[_SOURCE_LINES - 1 :] = [" ".join(lines[_SOURCE_LINES - 1 :])]
    return [shortened(line, width, SOURCE_SIZE, False, fonts.width) for line in lines]

"""A paper as PDF: pages with header and footer, outline and contents, the same bytes for the same paper."""

import io
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from itertools import pairwise
from pathlib import Path
from typing import Any

from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from integration_office.reports.blocks import Document
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.fonts import REGULAR, Fonts, register_fonts
from integration_office.reports.pdf_check import check_pdf
from integration_office.reports.pdf_file import write_atomically
from integration_office.reports.pdf_finish import finished
from integration_office.reports.pdf_flowables import HeadingParagraph, story
from integration_office.reports.pdf_metadata import LANGUAGES, PROGRAM
from integration_office.reports.pdf_page import draw_frame
from integration_office.reports.pdf_styles import (
    BOTTOM_MARGIN,
    LANDSCAPES,
    LEFT_MARGIN,
    PORTRAIT,
    PageShape,
)
from integration_office.reports.pdf_tables import KeptTable
from integration_office.reports.structure import check_structure
from integration_office.reports.tagging_canvas import TaggedCanvas
from integration_office.reports.tagging_tree import Node

Progress = Callable[[int, int], None]
"""Called with the page that is done and the number of pages, 0 while that is not known."""


def write_pdf(
    document: Document,
    target: Path,
    fonts: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Writes the paper to a file, whole or not at all. Arguments and errors as in `render_pdf`; further
    ReportError for a paper that fails its self-check (`check_pdf` says why) or a target that cannot be
    written."""
    data = render_pdf(document, fonts, progress, cancelled)
    findings = check_pdf(data, document)
    if findings:
        raise ReportError(ReportErrorKind.SELF_CHECK, findings[0].place, findings[0].kind.value)
    write_atomically(data, target)


def render_pdf(
    document: Document,
    fonts: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The paper as the bytes of a file that is PDF/UA-1 and PDF/A-2a. `fonts` is the folder of the bundled
    fonts; `cancelled` is asked after each page and while the file is finished. Raises ReportError: unsound
    structure, missing glyph or font, text that cannot be set, a table too wide, content that fits no page,
    untagged text, cancelled. Must run in one thread at a time."""
    check_structure(document)
    registered = register_fonts(fonts)
    stream = io.BytesIO()
    paper = _Paper(stream, document, registered, progress, cancelled)
    try:
        paper.multiBuild(story(document, registered, paper.root), canvasmaker=paper.canvas)
        return finished(stream.getvalue(), paper.root, paper.drawn.pages, document, paper.tick)
    except LayoutError as error:
        raise ReportError(ReportErrorKind.LAYOUT, detail=str(error)) from error
    finally:
        paper.let_go()


class _Paper(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """The pages of one paper. They are laid out twice, the second time with all page numbers known."""

    def __init__(
        self,
        stream: io.BytesIO,
        document: Document,
        fonts: Fonts,
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._document, self._fonts = document, fonts
        self._tell, self._cancelled = progress, cancelled
        self._pages, self._pages_before = 0, 0
        self._headings: dict[str, int] = {}
        self._headings_before: dict[str, int] = {}
        self.root = Node("Document")
        super().__init__(
            stream,
            pagesize=(PORTRAIT.width, PORTRAIT.height),
            pageTemplates=[self._template(shape) for shape in (PORTRAIT, *LANDSCAPES.values())],
            title=document.title,
            author="",
            subject="",
            creator=PROGRAM,
            lang=LANGUAGES[document.language],
            pageCompression=0,
            initialFontName=REGULAR,
            keepTogetherClass=_Together,
        )

    def canvas(self, *args: Any, **options: Any) -> Canvas:
        """A canvas whose file bears the paper's date, not the clock's."""
        options |= {"invariant": 1, "root": self.root, "rehearsal": not self._pages}
        options |= {"heading_pages": self._headings}
        self.drawn = TaggedCanvas(*args, **options)
        self.drawn._doc._timeStamp = _moment(self._document.date)
        self.drawn.showOutline()
        return self.drawn

    def let_go(self) -> None:
        """ReportLab's objects know each other: what they hold goes now, not when somebody looks for circles."""
        for part in (self.__dict__.pop("drawn", None), self):
            if part is not None:
                part.__dict__.clear()

    def beforeDocument(self) -> None:
        self._pages_before, self._pages = self._pages, 0
        self._headings_before, self._headings = self._headings, {}

    def afterPage(self) -> None:
        self._pages = self.page
        if self._tell:
            self._tell(self.page, self._pages_before)
        self.tick()

    def tick(self) -> None:
        """Asks whether to go on."""
        if self._cancelled and self._cancelled():
            raise ReportError(ReportErrorKind.CANCELLED)

    def afterFlowable(self, flowable: Flowable) -> None:
        entry = flowable.entry if isinstance(flowable, HeadingParagraph) else None
        if entry:
            self._headings[entry.key] = self.page
            self.canv.bookmarkHorizontal(entry.key, 0, self.frame._y + flowable.height + 4)
            self.canv.addOutlineEntry(entry.plain, entry.key, entry.level - 1, closed=entry.level > 1)
            self.notify("TOCEntry", (entry.level - 1, entry.text, self.page, entry.key))

    def _allSatisfied(self) -> bool:
        settled = (self._pages, self._headings) == (self._pages_before, self._headings_before)
        return bool(super()._allSatisfied()) and settled

    def _template(self, shape: PageShape) -> PageTemplate:
        frame = Frame(LEFT_MARGIN, BOTTOM_MARGIN, shape.frame_width, shape.frame_height, 0, 0, 0, 0)

        def draw(canvas: TaggedCanvas, _: BaseDocTemplate) -> None:
            if not canvas.rehearsal:
                draw_frame(canvas, shape, self._document, self._fonts, self.page, self._pages_before)

        return PageTemplate(shape.name, [frame], onPage=draw, pagesize=(shape.width, shape.height))


class _Together(KeepTogether):  # type: ignore[misc]  # reportlab has no types
    """Headings with the beginning of what follows: all of it where it fits, else as much as can begin here,
    else all on the next page."""

    def split(self, width: float, height: float) -> list[Flowable]:
        *leading, last = self._content
        room = height - self._height_of(leading, width, last)
        if last.wrapOn(self.canv, width, room)[1] <= room:
            return list(self._content)
        if isinstance(last, KeptTable):
            last.led = height - room
        parts = list(last.splitOn(self.canv, width, room)) if room > 0 else []
        if parts:
            return [*leading, *parts]
        return list(self._content) if self._frame._atTop else []

    def _height_of(self, leading: Sequence[Flowable], width: float, last: Flowable) -> float:
        """The height of what leads, with the space up to the last; the first one's space above is taken off
        already."""
        height = 0.0
        for part, following in pairwise((*leading, last)):
            height += part.wrapOn(self.canv, width, 1e6)[1]
            height += max(part.getSpaceAfter(), following.getSpaceBefore())
        return height


def _moment(day: date) -> TimeStamp:
    stamp = TimeStamp(invariant=True)
    moment = datetime.combine(day, time(), UTC)
    stamp.t, stamp.lt = moment.timestamp(), moment.timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]
    return stamp

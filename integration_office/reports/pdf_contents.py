"""The table of contents: each entry a link with its page, which the first layout of the paper finds out."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus.tableofcontents import TableOfContents as PlatypusContents

from integration_office.reports.pdf_styles import CONTENTS, CONTENTS_TITLE
from integration_office.reports.pdf_text import Entry
from integration_office.reports.tagging_canvas import TaggedCanvas
from integration_office.reports.tagging_table import DecoratedTable
from integration_office.reports.tagging_text import TaggedParagraph
from integration_office.reports.tagging_tree import Node

_NO_PADDING = [(side + "PADDING", (0, 0), (-1, -1), 0) for side in ("TOP", "BOTTOM", "LEFT", "RIGHT")]
_BASELINE = 0.25  # of the leading: how high the last line stands above the foot
_GAP = 4.0
_DOT = " ."


class Contents(PlatypusContents):  # type: ignore[misc]  # reportlab has no types
    """The table of contents. It knows its entries from the start, so that it takes its final room in the
    first pass already."""

    def __init__(self, depth: int, entries: Sequence[Entry], node: Node) -> None:
        super().__init__()
        self._listed = [entry for entry in entries if entry.level <= depth]
        self._links = {entry.key: _link(node) for entry in self._listed}
        for entry in self._listed:
            self.addEntry(entry.level - 1, entry.text, 0, entry.key)

    @property
    def room(self) -> float:
        """The height of title and entries, each on one line, in points."""
        title = CONTENTS_TITLE.spaceBefore + CONTENTS_TITLE.leading + CONTENTS_TITLE.spaceAfter
        styles = [CONTENTS[entry.level - 1] for entry in self._listed]
        return float(title + sum(style.leading + style.spaceBefore for style in styles))

    def addEntry(self, level: int, text: str, pageNum: int, key: str | None = None) -> None:  # noqa: N803
        if key in self._links:
            super().addEntry(level, text, pageNum, key)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        pages = {key: page for _, _, page, key in self._lastEntries}
        lines = [[part] for entry in self._listed for part in self._line(entry, pages.get(entry.key, 0))]
        self._table = DecoratedTable(lines, colWidths=(width,), style=_NO_PADDING)
        self.width, self.height = self._table.wrapOn(self.canv, width, height)
        return self.width, self.height

    def _line(self, entry: Entry, page: int) -> list[Flowable]:
        before = CONTENTS[entry.level - 1].spaceBefore
        line = _Line(entry, page, self._links[entry.key])
        return [Spacer(1, before), line] if before else [line]


class _Line(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A heading, dots, and the page it is on."""

    def __init__(self, entry: Entry, page: int, node: Node) -> None:
        super().__init__()
        self._entry, self._page, self._node = entry, str(page), node
        self._style = CONTENTS[entry.level - 1]
        self._heading = TaggedParagraph(entry.text, self._style, node=node)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self._heading.wrapOn(self.canv, width, height)
        return self.width, self.height

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        self._heading.drawOn(canvas, 0, 0)
        canvas.setFillColor(self._style.textColor)
        canvas.setFont(self._style.fontName, self._style.fontSize)
        self._draw_dots(canvas)
        with canvas.element(self._node):
            canvas.drawRightString(self.width, self._baseline(), " " + self._page)
        says = f"{self._entry.plain}, {self._page}"
        canvas.link(self._node, says, self._entry.key, (self._style.leftIndent, 0, self.width, self.height))

    def _draw_dots(self, canvas: TaggedCanvas) -> None:
        name, size = self._style.fontName, self._style.fontSize
        end = self.width - stringWidth(self._page, name, size) - _GAP
        count = int((end - self._end_of_heading() - _GAP) / stringWidth(_DOT, name, size))
        with canvas.artifact():
            canvas.drawRightString(end, self._baseline(), _DOT * count)

    def _baseline(self) -> float:
        return float(self.height - self._heading.height + _BASELINE * self._style.leading)

    def _end_of_heading(self) -> float:
        last = self._heading.blPara.lines[-1]
        left_over = last[0] if isinstance(last, tuple) else last.extraSpace
        return float(self.width - self._style.rightIndent - left_over)


def _link(contents: Node) -> Node:
    return contents.child("TOCI").child("Reference").child("Link")

"""A canvas that notes which element each piece of text belongs to, and refuses text that belongs to none."""

from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.tagging_tree import Content, LinkArea, Node

LINK_BEGINS, LINK_ENDS = "tagged link begins", "tagged link ends"
"""Names of the callbacks around a link in the middle of a text; the first one's label is "target|text"."""

_ARTIFACT = "/Artifact <</Type /{}>> BDC"
_PAGE_PART = "/Artifact <</Type /Pagination /Subtype /{}>> BDC"


@dataclass(slots=True)
class PageTags:
    """Of one page: the element of each mark, and of each link, in the order of the annotations."""

    marks: list[Node] = field(default_factory=list)
    links: list[Node] = field(default_factory=list)


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Draws the elements of the tree below `root`, which it empties first. In a `rehearsal`, which only finds
    out what comes on which page, texts, tables and pictures need not be drawn; later `heading_pages` says of each
    heading's bookmark on which page it stands."""

    def __init__(
        self,
        *args: Any,
        root: Node,
        rehearsal: bool = False,
        heading_pages: Mapping[str, int] | None = None,
        **options: Any,
    ) -> None:
        self.rehearsal, self.heading_pages = rehearsal, heading_pages or {}
        root.clear()
        self.pages = [PageTags()]
        self._inside = False  # of an artifact or an element
        self._next_text: Node | None = None
        self._waiting: dict[str, deque[tuple[Node, str]]] = {}
        super().__init__(*args, **options)
        self.setNamedCB(LINK_BEGINS, self._link_begins)
        self.setNamedCB(LINK_ENDS, self._link_ends)

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """What is drawn meanwhile is decoration, which nobody is told of."""
        with self._marked(_PAGE_PART.format(subtype) if subtype else _ARTIFACT.format(kind)):
            yield

    @contextmanager
    def element(self, node: Node) -> Iterator[None]:
        """What is drawn meanwhile is part of the element."""
        if self._inside:
            yield
            return
        with self._marked(self._begin(node)):
            yield

    def next_text_is(self, node: Node) -> None:
        """The next text object is part of the element; links may stand in it."""
        self._next_text = node

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> PDFTextObject:
        text = super().beginText(x, y, direction)
        text.node, self._next_text = self._next_text if not self._inside else None, None
        text.around = text.node
        if text.node:
            text._code.append(self._begin(text.node))
        return text

    def drawText(self, aTextObject: PDFTextObject) -> None:  # noqa: N803
        if aTextObject.node:
            aTextObject._code.append("EMC")
        elif not self._inside:
            raise ReportError(ReportErrorKind.TEXT_UNTAGGED, str(len(self.pages)))
        super().drawText(aTextObject)

    def linkRect(self, contents: str, destinationname: str, *args: Any, **options: Any) -> None:
        """A link of a text; it belongs to the element that its callback has begun."""
        if self._waiting.get(destinationname):
            node, says = self._waiting[destinationname].popleft()
            self._note_link(node, says)
            super().linkRect(contents, destinationname, *args, **options)

    def link(self, node: Node, says: str, target: str, place: tuple[float, float, float, float]) -> None:
        """A link over a rectangle, in points of the current coordinates."""
        self._note_link(node, says)
        super().linkRect("", target, place, relative=1)

    def showPage(self) -> None:
        super().showPage()
        self.pages.append(PageTags())

    @contextmanager
    def _marked(self, begin: str) -> Iterator[None]:
        if self._inside:
            yield
            return
        self._code.append(begin)
        self._inside = True
        try:
            yield
        finally:
            self._code.append("EMC")
            self._inside = False

    def _begin(self, node: Node) -> str:
        page = self.pages[-1]
        node.parts.append(Content(len(self.pages) - 1, len(page.marks)))
        page.marks.append(node)
        return f"/{node.tag} <</MCID {len(page.marks) - 1}>> BDC"

    def _note_link(self, node: Node, says: str) -> None:
        page = self.pages[-1]
        node.parts.append(LinkArea(len(self.pages) - 1, len(page.links), says))
        page.links.append(node)

    def _link_begins(self, _: Canvas, __: str, label: str) -> None:
        text = self._curr_tx_info["tx"]
        if text.node:
            target, says = label.split("|", 1)
            text.node = text.around.child("Link", inline=True)
            text._code += ["EMC", self._begin(text.node)]
            self._waiting.setdefault(target, deque()).append((text.node, says))

    def _link_ends(self, _: Canvas, __: str, ___: str) -> None:
        text = self._curr_tx_info["tx"]
        if text.node:
            text.node = text.around
            text._code += ["EMC", self._begin(text.node)]

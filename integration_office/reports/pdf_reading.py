"""Reads a paper's logical tree back, as a screen reader would walk it, and holds it against the pages."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from integration_office.reports.pdf_findings import Finding, FindingKind
from integration_office.reports.pdf_marks import Letters, Marked, read_marks


@dataclass(slots=True)
class Element:
    """An element with all its text, in the order in which it is heard. `page` counts from 1 and is where it
    begins, 0 where it has no letters of its own. `links` counts the annotations that are described."""

    tag: str
    text: str
    page: int
    alt: str
    attributes: dict[str, Any]
    children: list["Element"] = field(default_factory=list)
    links: int = 0

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's tree; None where it has none."""

    root: Element | None
    findings: tuple[Finding, ...]
    pages: int


def read_pdf(data: bytes) -> Reading:
    """The tree of a file, and what is wrong with the file as such."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _read(pdf)
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError) as error:
        return Reading(None, (Finding(FindingKind.DAMAGED, str(error)),), 0)


def _read(pdf: pikepdf.Pdf) -> Reading:
    letters = Letters()
    marked = [read_marks(page, number, letters) for number, page in enumerate(pdf.pages, 1)]
    findings = [*_described(pdf), *(finding for page in marked for finding in page.findings)]
    if "/StructTreeRoot" not in pdf.Root or not _says(pdf.Root, "/MarkInfo", "/Marked"):
        return Reading(None, (*findings, Finding(FindingKind.NOT_TAGGED)), len(pdf.pages))
    walk = _Walk(pdf, marked)
    root = walk.element(pdf.Root.StructTreeRoot.K[0], 0)
    return Reading(root, (*findings, *walk.findings, *walk.left_over()), len(pdf.pages))


def _described(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        yield Finding(FindingKind.LANGUAGE_MISSING)
    packet = root.Metadata.read_bytes() if "/Metadata" in root else b""
    if b"<dc:title>" not in packet or not _says(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield Finding(FindingKind.TITLE_MISSING)
    named = (b"<pdfuaid:part>1<", b"<pdfaid:part>2<", b"<pdfaid:conformance>A<")
    if any(name not in packet for name in named):
        yield Finding(FindingKind.STANDARD_MISSING)
    if "/OutputIntents" not in root:
        yield Finding(FindingKind.COLOURS_UNDEFINED)
    for number, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Tabs") != "/S":
            yield Finding(FindingKind.TAB_ORDER_MISSING, page=number)


def _says(root: Any, key: str, name: str) -> bool:
    return key in root and bool(root[key].get(name, False))


class _Walk:
    """One walk through the tree. Each mark and each link must be met once, by the element that the file's
    parent tree names."""

    def __init__(self, pdf: pikepdf.Pdf, marked: list[Marked]) -> None:
        self.findings: list[Finding] = []
        self._marked = marked
        self._numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self._parents = dict(_number_tree(pdf.Root.StructTreeRoot.ParentTree))
        self._owners = [_owners(self._parents.get(_number(page.obj, "/StructParents"))) for page in pdf.pages]
        self._links = {
            link.objgen: number for number, page in enumerate(pdf.pages, 1) for link in page.obj.get("/Annots", [])
        }
        self._met: set[tuple[int, int]] = set()

    def element(self, source: Any, above: int, parent: Any = None) -> Element:
        """The element of an object; `above` is the page that its parent begins on."""
        page = self._numbers[source.Pg.objgen] + 1 if "/Pg" in source else above
        element = Element(str(source.S)[1:], "", page, str(source.get("/Alt", "")), _attributes(source))
        if parent is not None and source.P.objgen != parent:
            self._finds(FindingKind.TREE_BROKEN, element)
        heard = [self._part(part, element, source, page) for part in _kids(source)]
        spoken = source.get("/ActualText")
        element.text = "".join(heard) if spoken is None else str(spoken)
        return element

    def left_over(self) -> Iterator[Finding]:
        """Marks and links that no element has."""
        for number, page in enumerate(self._marked):
            if any((number, mark) not in self._met for mark in page.texts):
                yield Finding(FindingKind.UNTAGGED, page=number + 1)
        for page_number in self._links.values():
            yield Finding(FindingKind.LINK_BROKEN, page=page_number)

    def _part(self, part: Any, element: Element, source: Any, page: int) -> str:
        if isinstance(part, int):
            return self._mark(page - 1, part, element, source)
        kind = part.get("/Type")
        if kind == "/MCR":
            return self._mark(self._numbers[part.Pg.objgen], int(part.MCID), element, source)
        if kind == "/OBJR":
            self._link(part.Obj, element, source)
            return ""
        child = self.element(part, page, source.objgen)
        element.children.append(child)
        return child.text

    def _mark(self, page: int, mark: int, element: Element, source: Any) -> str:
        owners = self._owners[page]
        known = mark < len(owners) and owners[mark] == source.objgen and mark in self._marked[page].texts
        if not known or (page, mark) in self._met:
            self._finds(FindingKind.TREE_BROKEN, element)
        self._met.add((page, mark))
        return self._marked[page].text(mark)

    def _link(self, annotation: Any, element: Element, source: Any) -> None:
        owner = self._parents.get(_number(annotation, "/StructParent"))
        known = self._links.pop(annotation.objgen, None) is not None
        if known and owner is not None and owner.objgen == source.objgen and str(annotation.get("/Contents", "")):
            element.links += 1

    def _finds(self, kind: FindingKind, element: Element) -> None:
        self.findings.append(Finding(kind, element.tag, element.page))


def _number(source: Any, key: str) -> int:
    return int(source.get(key, -1))


def _kids(source: Any) -> list[Any]:
    kids = source.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _attributes(source: Any) -> dict[str, Any]:
    given = source.get("/A")
    return {str(key)[1:]: value for key, value in given.items()} if isinstance(given, pikepdf.Dictionary) else {}


def _owners(array: Any) -> list[tuple[int, int]]:
    return [owner.objgen for owner in array] if array is not None else []


def _number_tree(node: Any) -> Iterator[tuple[int, Any]]:
    numbers = list(node.get("/Nums", []))
    yield from zip(map(int, numbers[::2]), numbers[1::2], strict=True)
    for kid in node.get("/Kids", []):
        yield from _number_tree(kid)

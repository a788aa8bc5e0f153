"""Makes of ReportLab's file the one that is kept: with the logical tree, metadata, and the colours' meaning."""

import io
from collections.abc import Callable, Iterator, Sequence
from time import sleep
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from integration_office.domain.resources import resource_folder
from integration_office.reports.blocks import Document
from integration_office.reports.fonts import clean
from integration_office.reports.pdf_metadata import LANGUAGES, PROGRAM, metadata, pdf_date
from integration_office.reports.tagging_canvas import PageTags
from integration_office.reports.tagging_tree import Attribute, Content, LinkArea, Node

_COLOURS = "sRGB IEC61966-2.1"
_KEPT_EMPTY = ("TR", "TH", "TD")
_PRINTED = 4  # the flag of an annotation that is printed


def finished(raw: bytes, root: Node, pages: Sequence[PageTags], document: Document, tick: Callable[[], None]) -> bytes:
    """The file with everything PDF/UA-1 and PDF/A-2a ask for; the same bytes for the same paper. `tick` is
    called often and may raise to stop."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _Tree(pdf, pages, tick).write(root)
        _describe(pdf, document)
        _drop_fonts_without_file(pdf)
        tick()
        stream = io.BytesIO()
        pdf.save(
            stream,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            progress=lambda _: _give_way(tick),
        )
    return stream.getvalue()


def _give_way(tick: Callable[[], None]) -> None:
    """Writing holds the interpreter; other threads get their turn here."""
    sleep(0)
    tick()


class _Tree:
    """The elements as objects of the file, each known to the marks and links that belong to it."""

    def __init__(self, pdf: pikepdf.Pdf, pages: Sequence[PageTags], tick: Callable[[], None]) -> None:
        self._pdf, self._tick = pdf, tick
        self._pages = [page.obj for page in pdf.pages]
        self._marks: list[list[Any]] = [[None] * len(page.marks) for page in pages[: len(self._pages)]]
        self._links: list[Any] = []

    def write(self, root: Node) -> None:
        pdf = self._pdf
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(Title=Name.P)))
        tree.K = Array([self._element(root, tree)])
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(self._parents())))
        tree.ParentTreeNextKey = len(self._pages) + len(self._links)
        pdf.Root.StructTreeRoot = tree
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        for number, page in enumerate(self._pages):
            page.StructParents = number
            page.Tabs = Name.S

    def _parents(self) -> Iterator[Any]:
        for number, owners in enumerate(self._marks):
            yield number
            yield self._pdf.make_indirect(Array(owners))
        for number, owner in enumerate(self._links, len(self._pages)):
            yield number
            yield owner

    def _element(self, node: Node, parent: Any) -> Any:
        self._tick()
        element = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.tag), P=parent))
        for key, text in (("/Alt", node.alt), ("/ActualText", node.spoken)):
            if text:
                element[key] = String(text)
        if node.attributes:
            element.A = Dictionary(O=Name("/" + node.owner), **{k: _value(v) for k, v in node.attributes.items()})
        page = next((part.page for part in node.parts if isinstance(part, Content)), None)
        if page is not None:
            element.Pg = self._pages[page]
        kids = [self._part(part, element, page) for part in node.parts if not _is_empty(part)]
        if kids:
            element.K = Array(kids)
        return element

    def _part(self, part: Node | Content | LinkArea, element: Any, page: int | None) -> Any:
        match part:
            case Node():
                return self._element(part, element)
            case Content():
                self._marks[part.page][part.mark] = element
                if part.page == page:
                    return part.mark
                return Dictionary(Type=Name.MCR, Pg=self._pages[part.page], MCID=part.mark)
            case LinkArea():
                return self._link(part, element)

    def _link(self, area: LinkArea, element: Any) -> Any:
        annotation = self._pages[area.page].Annots[area.number]
        annotation.StructParent = len(self._pages) + len(self._links)
        annotation.Contents = String(area.says)
        annotation.F = _PRINTED
        self._links.append(element)
        return Dictionary(Type=Name.OBJR, Pg=self._pages[area.page], Obj=annotation)


def _is_empty(part: Node | Content | LinkArea) -> bool:
    """Whether an element would hold nothing; only rows and cells of tables may."""
    return isinstance(part, Node) and part.tag not in _KEPT_EMPTY and all(map(_is_empty, part.parts))


def _value(attribute: Attribute) -> Any:
    if isinstance(attribute, str):
        return Name("/" + attribute)
    return Array(attribute) if isinstance(attribute, tuple) else attribute


def _describe(pdf: pikepdf.Pdf, document: Document) -> None:
    root, day = pdf.Root, pdf_date(document.date)
    root.Lang = String(LANGUAGES[document.language])
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = pdf.make_stream(metadata(document), Type=Name.Metadata, Subtype=Name.XML)
    profile = pdf.make_stream((resource_folder() / "colour" / "sRGB.icc").read_bytes(), N=3)
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, DestOutputProfile=profile)
    intent.OutputConditionIdentifier = intent.Info = String(_COLOURS)
    root.OutputIntents = Array([intent])
    facts = {"Title": clean(document.title), "Creator": PROGRAM, "Producer": PROGRAM}
    dates = {"CreationDate": day, "ModDate": day}
    pdf.trailer.Info = pdf.make_indirect(Dictionary({f"/{k}": String(v) for k, v in {**facts, **dates}.items()}))


def _drop_fonts_without_file(pdf: pikepdf.Pdf) -> None:
    """ReportLab lists Helvetica on every page, used or not; here it never is, and the self-check sees to it."""
    for page in pdf.pages:
        fonts: Any = page.obj.Resources.get("/Font", {})
        for name in [name for name, font in fonts.items() if "/FontDescriptor" not in font]:
            del fonts[name]

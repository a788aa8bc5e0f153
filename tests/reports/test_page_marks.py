"""Charts over several pages: every mark names the page that it leads to, in office files as a field."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import docx
import papers
import pikepdf
import pypdfium2 as pdfium
import pytest
from docx.oxml.ns import qn
from lxml import etree

from integration_office.diagram.columns import Kind
from integration_office.domain.changes import MoveUnit
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.resources import resource_folder
from integration_office.domain.scenario import Measure, Scenario
from integration_office.reports.blocks import Block, Document, Heading, Landscape, OrgChart, PageBreak, flat
from integration_office.reports.chart_pictures import org_picture, smallest_scale
from integration_office.reports.chart_shapes import Label
from integration_office.reports.charts import ChartScene, ChartUnit, PageMark, arranged
from integration_office.reports.docx import render_docx
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.fonts import register_fonts
from integration_office.reports.odt import render_odt
from integration_office.reports.paper_audience import Section
from integration_office.reports.paper_charts import Words
from integration_office.reports.pdf import render_pdf
from integration_office.reports.pdf_check import check_pdf
from integration_office.reports.pdf_findings import FindingKind
from integration_office.wording.language import Language
from tests.analysis.town import organisation, post, unit

FONTS = resource_folder() / "fonts"
MOVED = "Verlegt"
WORDS = {
    "de": re.compile(r"(weiter auf|Fortsetzung von) Seite (\d+)"),
    "en": re.compile(r"(continued on|continued from) page (\d+)"),
}
measure = register_fonts(FONTS).width


@dataclass(frozen=True)
class FoundLink:
    """A link in a page: what it says, the page it is on, and the page it leads to, from 1."""

    says: str
    page: int
    target: int


def city() -> Plan:
    """Some three hundred units: seven Dezernate with six Ämter of six Sachgebiete."""
    units = [unit("0", "verwaltung", None)]
    for first in range(1, 8):
        units.append(unit(f"{first}", "dezernat", "0"))
        for second in range(1, 7):
            units.append(unit(f"{first}{second}", "amt", f"{first}"))
            units += [unit(f"{first}{second}{third}", "sachgebiet", f"{first}{second}") for third in range(1, 7)]
    assert len(units) == 302
    town = organisation(units, [post("1", "11", "E 11", 10_000)])
    moved = Measure(MoveUnit(papers.unit("111"), papers.unit("72")), papers.NEW_YEAR)
    return Plan(PlanInfo("Stadt", "Musterstadt", 2026, "TIntG-2021"), town).with_scenario(Scenario(MOVED, (moved,)))


def paper(language: Language) -> Document:
    chart_only = frozenset({Section.WHOLE_CHART})
    return papers.paper(MOVED, plan=city(), language=language, sections=chart_only)


@pytest.fixture(scope="module", params=["de", "en"])
def document(request: pytest.FixtureRequest) -> Document:
    return paper(Language.of(request.param))


@pytest.fixture(scope="module")
def data(document: Document) -> bytes:
    return render_pdf(document, FONTS)


def marks(document: Document) -> list[PageMark]:
    return [box.mark for _, scene in charts(document) for box in scene.boxes if box.mark]


def charts(document: Document) -> Iterator[tuple[str, ChartScene]]:
    """Each chart with the bookmark of the heading above it."""
    bookmark = ""
    for block in flat(document.blocks):
        bookmark = block.bookmark if isinstance(block, Heading) else bookmark
        if isinstance(block, OrgChart):
            yield bookmark, block.scene


def heading_pages(data: bytes, document: Document) -> dict[str, int]:
    """The page of each bookmark, as the outline has it."""
    outline = {each.get_title(): each.get_dest().get_index() + 1 for each in pdfium.PdfDocument(data).get_toc()}
    headings = [block for block in flat(document.blocks) if isinstance(block, Heading) and block.bookmark]
    return {heading.bookmark: outline[heading.text] for heading in headings}


def links(data: bytes) -> Iterator[FoundLink]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        for number, page in enumerate(pdf.pages, 1):
            for link in page.obj.get("/Annots", []):
                yield FoundLink(str(link.Contents), number, numbers[link.Dest[0].objgen])


def test_every_mark_names_the_page_that_it_leads_to(document: Document, data: bytes) -> None:
    words = WORDS[document.language]
    found = [(words.match(link.says), link) for link in links(data)]
    named = [(int(match[2]), link) for match, link in found if match]
    assert len(named) == len(marks(document)) > 20
    assert all(page == link.target != link.page for page, link in named)


def test_marks_stand_in_the_boxes_and_lead_to_their_sheet(document: Document, data: bytes) -> None:
    pages, pdf, words = heading_pages(data, document), pdfium.PdfDocument(data), WORDS[document.language]
    for bookmark, scene in charts(document):
        if not bookmark:
            continue
        text = " ".join(pdf[pages[bookmark] - 1].get_textpage().get_text_range().split())
        wanted = sorted(pages[box.mark.target] for box in scene.boxes if box.mark)
        assert sorted(int(page) for _, page in words.findall(text)) == wanted


def test_sheets_lead_in_both_directions(document: Document) -> None:
    ways = {(bookmark, box.mark.target) for bookmark, scene in charts(document) for box in scene.boxes if box.mark}
    onward = {(here, there) for here, there in ways if _sheet(here) < _sheet(there)}
    assert onward and {(there, here) for here, there in ways - onward} == onward


def _sheet(bookmark: str) -> int:
    return int(bookmark.rpartition("-")[2])


def test_the_self_check_knows_the_marks(document: Document, data: bytes) -> None:
    assert check_pdf(data, document) == []


def test_a_wrong_page_is_found(document: Document, data: bytes) -> None:
    first = marks(document)[0].target

    def misled(scene: ChartScene) -> ChartScene:
        boxes = (replace(box, mark=box.mark and replace(box.mark, target=first)) for box in scene.boxes)
        return replace(scene, boxes=tuple(boxes))

    wrong = replace(document, blocks=tuple(_with_scenes(document.blocks, misled)))
    assert FindingKind.CHART_DIFFERS in {finding.kind for finding in check_pdf(data, wrong)}


def _with_scenes(blocks: tuple[Block, ...], change: Callable[[ChartScene], ChartScene]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Landscape(blocks=inside):
                yield replace(block, blocks=tuple(_with_scenes(inside, change)))
            case OrgChart(scene=scene):
                yield replace(block, scene=change(scene))
            case _:
                yield block


@pytest.mark.parametrize("page", [9, 99, 999])
def test_digits_do_not_move_anything(page: int) -> None:
    """A page further on has more digits; every chart stays where it was."""
    units = (
        ChartUnit("0", None, ("Stadt",), Kind.AUTHORITY),
        ChartUnit(
            "1", "0", ("Amt",), Kind.OFFICE, mark=PageMark("weiter auf Seite {page}", "ziel", "weiter auf Blatt 2")
        ),
    )
    chart = OrgChart(arranged(units), "Organigramm", "Stadt mit einem Amt.")
    filling = tuple(each for _ in range(page - 3) for each in (PageBreak(), Heading(1, "Text")))
    blocks = (
        Heading(1, "Anfang"),
        chart,
        *filling,
        PageBreak(),
        Heading(1, "Vorletztes"),
        PageBreak(),
        Heading(1, "Ziel", "ziel"),
    )
    document = replace(papers.paper(sections=frozenset()), blocks=blocks)
    passes: list[int] = []
    data = render_pdf(document, FONTS, lambda done, _: passes.append(done))
    assert passes.count(1) == 2
    (link,) = (each for each in links(data) if each.says.startswith("weiter"))
    assert link.says == f"weiter auf Seite {link.target}" and link.target == len(pdfium.PdfDocument(data))


@pytest.mark.parametrize("language", [Language.german(), Language.english()])
def test_a_mark_fits_the_smallest_box_with_any_number(language: Language) -> None:
    words = Words(language, "key")
    for mark in (words.onward((2,)), words.onward((2, 3)), words.back(1)):
        scene = arranged([ChartUnit("1", None, ("Amt", "1,0 VZÄ"), Kind.OFFICE, mark=mark)])
        picture = org_picture(scene, smallest_scale(scene), 400, measure)
        (label,) = (shape for shape in picture.shapes if isinstance(shape, Label) and shape.mark)
        assert label.text == mark.sheet
        assert label.x + measure(mark.on(8888), label.size, False) < scene.width * smallest_scale(scene)


def test_a_branch_on_several_sheets_leads_to_the_first() -> None:
    mark = Words(Language.german(), "key").onward((3, 4, 9))
    assert (mark.target, mark.on(18), mark.sheet) == ("key-3", "weiter auf Seite 18 ff.", "weiter auf Blatt 3 ff.")


def test_a_mark_to_what_is_no_heading_is_refused() -> None:
    mark = PageMark("weiter auf Seite {page}", "nirgends", "weiter auf Blatt 2")
    scene = arranged([ChartUnit("1", None, ("Amt",), Kind.OFFICE, mark=mark)])
    document = replace(papers.paper(sections=frozenset()), blocks=(OrgChart(scene, "Organigramm", "Ein Amt."),))
    with pytest.raises(ReportError) as caught:
        render_pdf(document, FONTS)
    assert caught.value.kind is ReportErrorKind.REFERENCE_OPEN


def test_a_docx_says_below_each_picture_where_it_goes_on() -> None:
    german = paper(Language.german())
    body = docx.Document(io.BytesIO(render_docx(german))).element.body
    bookmarks = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    fields = [link for link in body.iter(qn("w:hyperlink")) if _has_mark("".join(link.itertext()))]
    assert len(fields) == len(_once(german))
    for link in fields:
        name = link.get(qn("w:anchor"))
        assert name in bookmarks and f"PAGEREF {name} \\h" in "".join(link.itertext())
        paragraph = link.getparent()
        assert paragraph.getprevious().find(f".//{qn('w:drawing')}") is not None


def test_an_odt_says_below_each_picture_where_it_goes_on() -> None:
    german = paper(Language.german())
    with zipfile.ZipFile(io.BytesIO(render_odt(german))) as file:
        content = etree.fromstring(file.read("content.xml"))
    spaces = content.nsmap
    bookmarks = set(content.xpath("//text:bookmark-start/@text:name", namespaces=spaces))
    found = [
        each for each in content.xpath("//text:p/text:a", namespaces=spaces) if _has_mark("".join(each.itertext()))
    ]
    assert len(found) == len(_once(german))
    for link in found:
        (number,) = link.xpath("text:bookmark-ref[@text:reference-format='page']/@text:ref-name", namespaces=spaces)
        assert number in bookmarks and link.get(f"{{{spaces['xlink']}}}href") == f"#{number}"
        assert link.getparent().getprevious().find(".//draw:image", namespaces=spaces) is not None


def _once(document: Document) -> set[tuple[str, PageMark]]:
    return {(bookmark, box.mark) for bookmark, scene in charts(document) for box in scene.boxes if box.mark}


def _has_mark(text: str) -> bool:
    return text.startswith(("weiter auf Seite", "Fortsetzung von Seite"))

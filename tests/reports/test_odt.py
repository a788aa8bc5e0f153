"""Papers as ODT, read back with odfdo: every text once and in order, in real styles, lists, tables and pages."""

import io
from dataclasses import replace
from pathlib import Path

import odfdo
import office_texts
import pytest
from lxml import etree
from sample_document import coverage_table, large, org_chart, small
from test_docx import picture

from integration_office.reports.blocks import (
    Align,
    BulletList,
    Document,
    GroupRow,
    HeaderCell,
    Heading,
    Landscape,
    PageBreak,
    PaperSize,
    Paragraph,
    Picture,
    Reference,
    Row,
    RowKind,
    Run,
    Table,
    flat,
)
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.odt import render_odt, write_odt

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = {
    **{name: f"{OASIS}:{name}:1.0" for name in ("office", "style", "text", "table", "meta")},
    "draw": f"{OASIS}:drawing:1.0",
    "fo": f"{OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{OASIS}:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}


class Opened:
    """A paper's ODT as odfdo reads it; its parts as trees."""

    def __init__(self, document: Document) -> None:
        self.file = odfdo.Document(io.BytesIO(render_odt(document)))
        self.content = etree.fromstring(self.file.get_part("content.xml").serialize())
        self.styles = etree.fromstring(self.file.get_part("styles.xml").serialize())

    def find(self, path: str) -> list[etree._Element]:
        found = self.content.xpath(path, namespaces=NAMESPACES)
        assert isinstance(found, list)
        return found


def texts(opened: Opened) -> list[str]:
    return [text_of(each) for each in opened.find("//office:text//text:p | //office:text//text:h")]


def text_of(element: etree._Element) -> str:
    signs = {"s": " ", "tab": "\t", "line-break": "\n"}
    if etree.QName(element).localname in ("title", "desc"):
        return element.tail or ""
    inside = signs.get(etree.QName(element).localname, "") + (element.text or "")
    return inside + "".join(text_of(child) + (child.tail or "") for child in element)


@pytest.fixture(scope="module")
def paper() -> Document:
    return large()


@pytest.fixture(scope="module")
def opened(paper: Document) -> Opened:
    return Opened(paper)


def test_every_text_stands_in_it_once_and_in_order(paper: Document, opened: Opened) -> None:
    assert office_texts.comparable(texts(opened)) == office_texts.texts(paper)


def test_headings_are_headings_and_can_be_linked_to(paper: Document, opened: Opened) -> None:
    found = [(int(each.get_attribute("text:outline-level")), each.text_recursive) for each in opened.file.body.headers]
    assert found == office_texts.headings(paper)
    targets = opened.find("//text:a/@xlink:href")
    names = opened.find("//text:bookmark-start/@text:name")
    assert {target.removeprefix("#") for target in targets} <= set(names)
    assert len(names) == len(set(names))


def test_the_pages_of_the_contents_are_fields(opened: Opened) -> None:
    fields = opened.find("//text:index-body//text:bookmark-ref[@text:reference-format='page']")
    assert len(fields) == len(opened.find("//text:index-body/text:p")) > 20


def test_tables_repeat_their_header_and_fill_the_page(paper: Document, opened: Opened) -> None:
    tables = [block for block in flat(paper.blocks) if isinstance(block, Table)]
    found = opened.find("//table:table[table:table-header-rows]")
    assert len(found) == len(tables)
    for table, each in zip(tables, found, strict=True):
        rows = each.xpath("table:table-header-rows/table:table-row", namespaces=NAMESPACES)
        assert len(rows) == len(table.header)
    widths = opened.find("//style:table-properties/@style:width")
    assert all(float(width.removesuffix("pt")) <= 1190.6 - 70.9 - 56.7 for width in widths)


def test_cells_are_merged_aligned_and_emphasised() -> None:
    table = Table(
        "Kosten",
        (("Art", HeaderCell("Jahr", 2)), ("", "2027", "2028")),
        (GroupRow("Gruppe"), Row(("a", "1", "2")), Row(("Summe", "1", "2"), RowKind.TOTAL)),
        (Align.LEFT, Align.RIGHT, Align.CENTRE),
    )
    opened = Opened(small(table))
    rows = opened.find("//table:table-row")
    spans = [
        [cell.get(f"{{{OASIS}:table:1.0}}number-{kind}-spanned") for cell in rows[0]] for kind in ("columns", "rows")
    ]
    assert spans == [["1", "2", None], ["2", "1", None]]
    assert [etree.QName(cell).localname for cell in rows[1]] == ["covered-table-cell", "table-cell", "table-cell"]
    assert [etree.QName(cell).localname for cell in rows[2]] == ["table-cell", *["covered-table-cell"] * 2]
    assert len(rows[4].findall(".//text:span", NAMESPACES)) == 3 and not rows[3].findall(".//text:span", NAMESPACES)
    aligned = [look_of(opened, cell[0]).get(f"{{{NAMESPACES['fo']}}}text-align") for cell in rows[3]]
    assert aligned == ["start", "end", "center"]


def look_of(opened: Opened, paragraph: etree._Element) -> etree._Element:
    name = paragraph.get(f"{{{OASIS}:text:1.0}}style-name")
    (found,) = opened.find(f"//style:style[@style:name='{name}']/style:paragraph-properties")
    return found


def test_lists_are_lists() -> None:
    opened = Opened(small(BulletList(("a", "b")), BulletList(("c",), numbered=True)))
    names = [each.get(f"{{{OASIS}:text:1.0}}style-name") for each in opened.find("//text:list")]
    assert len(opened.find("//text:list/text:list-item/text:p")) == 3
    for name, kind in zip(names, ("bullet", "number"), strict=True):
        path = f"//text:list-style[@style:name='{name}']/text:list-level-style-{kind}"
        assert opened.styles.xpath(path, namespaces=NAMESPACES)


def test_marks_lead_to_their_bookmark() -> None:
    opened = Opened(small(Paragraph((Run("Kosten"), Reference("R1", "R1"))), Heading(1, "Rechenweg", bookmark="R1")))
    (link,) = opened.find("//text:a")
    assert text_of(link) == "[R1]" and link.get(f"{{{NAMESPACES['xlink']}}}href") == "#R1"
    assert opened.find("//text:h/text:bookmark-start[@text:name='R1']")


def test_landscape_parts_stand_on_pages_of_their_own() -> None:
    parts = (Landscape((coverage_table(3),)), Paragraph("a"), Landscape((Paragraph("b"),), PaperSize.A3))
    opened = Opened(small(*parts))
    masters = opened.find("//style:style/@style:master-page-name")
    assert masters == ["First_20_Page", "Querformat_20_A4", "Hochformat", "Querformat_20_A3"]
    known = opened.styles.xpath("//style:master-page/@style:name", namespaces=NAMESPACES)
    assert set(masters) <= set(known)


def test_a_page_break_belongs_to_what_follows_it() -> None:
    opened = Opened(small(PageBreak(), Paragraph("a"), PageBreak(), PageBreak(), Paragraph("b"), PageBreak()))
    names = opened.find("//style:style[style:paragraph-properties/@fo:break-before='page']/@style:name")
    assert [text_of(each) for name in names for each in opened.find(f"//text:p[@text:style-name='{name}']")] == ["b"]


def test_pictures_have_descriptions_and_lie_in_the_file(paper: Document, opened: Opened) -> None:
    described = {each.text for each in opened.find("//draw:frame/svg:desc")}
    assert described == {block.description for block in flat(paper.blocks) if hasattr(block, "description")}
    listed = opened.file.manifest.get_paths()
    assert set(opened.find("//draw:image/@xlink:href")) <= set(listed)
    wide = Opened(small(Picture(picture(form="JPEG"), "Wappen", width_mm=900)))
    assert wide.find("//draw:frame/@svg:width") == ["467.68pt"]


def test_the_file_says_what_it_is(paper: Document) -> None:
    opened = Opened(replace(small(), identity=(("checksum", "a<b"),)))
    meta = opened.file.meta
    assert (meta.title, meta.subject, meta.language) == (paper.title, paper.subtitle, "de-DE")
    assert meta.user_defined_metadata == {"checksum": "a<b"}
    language = opened.styles.xpath("//style:default-style//@fo:language", namespaces=NAMESPACES)
    assert language == ["de"]


def test_a_text_stays_as_it_is() -> None:
    text = 'Amt & Co  <2>   "x" \n {{ x }}  ]]> &amp; محمد 😀'
    assert text in texts(Opened(small(Paragraph(text))))


def test_a_control_character_is_refused() -> None:
    with pytest.raises(ReportError) as refused:
        render_odt(small(Paragraph("Amt\x07")))
    assert refused.value == ReportError(ReportErrorKind.CONTROL_CHARACTER, "Amt�", "U+0007")


def test_the_same_paper_is_the_same_file() -> None:
    document = small(Heading(1, "a"), org_chart(2, 1))
    assert render_odt(document) == render_odt(document)


def test_cancelling_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as refused:
        write_odt(small(Paragraph("a")), tmp_path / "paper.odt", cancelled=lambda: True)
    assert refused.value.kind is ReportErrorKind.CANCELLED
    assert not list(tmp_path.iterdir())

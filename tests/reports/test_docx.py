"""Papers as DOCX, read back: every text once and in order, in real styles, lists, tables and sections."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docx
import office_texts
import pytest
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image
from sample_document import coverage_table, large, org_chart, small

from integration_office.reports.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    CalloutKind,
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
    TableOfContents,
    flat,
)
from integration_office.reports.docx import render_docx, write_docx
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.structure import check_structure


def opened(document: Document) -> DocxDocument:
    return docx.Document(io.BytesIO(render_docx(document)))


def texts(file: DocxDocument) -> list[str]:
    return [text_of(paragraph) for paragraph in file.element.body.iter(qn("w:p"))]


def text_of(element: object) -> str:
    pieces = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    runs = element.iter(qn("w:t"), *pieces)  # type: ignore[attr-defined]
    tabs = [piece for piece in runs if piece.getparent().tag == qn("w:r")]
    return "".join(pieces.get(piece.tag, piece.text or "") for piece in tabs)


def picture(width: int = 40, height: int = 20, form: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(stream, form)
    return stream.getvalue()


@pytest.fixture(scope="module")
def paper() -> Document:
    return large()


@pytest.fixture(scope="module")
def file(paper: Document) -> DocxDocument:
    return opened(paper)


def test_every_text_stands_in_it_once_and_in_order(paper: Document, file: DocxDocument) -> None:
    assert office_texts.comparable(texts(file)) == office_texts.texts(paper)


def test_headings_are_headings_and_can_be_linked_to(paper: Document, file: DocxDocument) -> None:
    found = [(int(each.style.name[-1]), each.text) for each in file.paragraphs if each.style.name.startswith("Heading")]
    assert found == office_texts.headings(paper)
    anchors = {each.get(qn("w:anchor")) for each in file.element.body.iter(qn("w:hyperlink"))}
    names = [each.get(qn("w:name")) for each in file.element.body.iter(qn("w:bookmarkStart"))]
    assert anchors <= set(names) and len(names) == len(set(names))
    ids = [each.get(qn("w:id")) for each in file.element.body.iter(qn("w:bookmarkStart"))]
    assert len(ids) == len(set(ids))


def test_the_contents_are_a_field(file: DocxDocument) -> None:
    codes = [each.text.strip() for each in file.element.body.iter(qn("w:instrText"))]
    assert codes[0] == 'TOC \\o "1-2" \\h \\z \\u'
    assert codes[1] == "PAGEREF _Toc000001 \\h"
    kinds = [each.get(qn("w:fldCharType")) for each in file.element.body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    assert file.settings.element.find(qn("w:updateFields")) is not None


def test_tables_repeat_their_header_and_fill_the_page(paper: Document, file: DocxDocument) -> None:
    tables = [block for block in flat(paper.blocks) if isinstance(block, Table)]
    found = [each for each in file.tables if any(row._tr.trPr.find(qn("w:tblHeader")) is not None for row in each.rows)]
    assert len(found) == len(tables)
    for table, each in zip(tables, found, strict=True):
        repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in each.rows]
        assert repeated == [True] * len(table.header) + [False] * len(table.rows)
        width = sum(int(column.get(qn("w:w"))) for column in each._tbl.tblGrid.iter(qn("w:gridCol")))
        assert width <= 20 * (595.3 - 70.9 - 56.7) + 20


def test_cells_are_merged_aligned_and_emphasised() -> None:
    table = Table(
        "Kosten",
        (("Art", HeaderCell("Jahr", 2)), ("", "2027", "2028")),
        (GroupRow("Gruppe"), Row(("a", "1", "2")), Row(("Summe", "1", "2"), RowKind.TOTAL)),
        (Align.LEFT, Align.RIGHT, Align.CENTRE),
    )
    found = opened(small(table)).tables[0]
    grid = [[cell.text for cell in row.cells] for row in found.rows]
    assert grid[0] == ["Art", "Jahr", "Jahr"]
    assert grid[1] == ["Art", "2027", "2028"]
    assert grid[2] == ["Gruppe"] * 3
    assert [cell.paragraphs[0].alignment.name for cell in found.rows[3].cells] == ["LEFT", "RIGHT", "CENTER"]
    assert all(run.bold for cell in found.rows[4].cells for run in cell.paragraphs[0].runs)
    assert not any(run.bold for cell in found.rows[3].cells for run in cell.paragraphs[0].runs)


def test_lists_are_lists_and_each_numbered_one_begins_anew() -> None:
    bullets, first, second = (
        BulletList(("a", "b")),
        BulletList(("c",), numbered=True),
        BulletList(("d",), numbered=True),
    )
    file = opened(small(bullets, first, second))
    numbers = [int(each.get(qn("w:val"))) for each in file.element.body.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] and len(set(numbers)) == 3
    numbering = file.part.numbering_part.element
    starts = [each.find(f".//{qn('w:startOverride')}") is not None for each in numbering.findall(qn("w:num"))[-3:]]
    assert starts == [False, True, True]


def test_marks_lead_to_their_bookmark() -> None:
    file = opened(small(Paragraph((Run("Kosten"), Reference("R1", "R1"))), Heading(1, "Rechenweg", bookmark="R1")))
    (link,) = file.element.body.iter(qn("w:hyperlink"))
    (heading,) = (each for each in file.paragraphs if each.style.name == "Heading 1")
    marks = [each.get(qn("w:name")) for each in heading._p.iter(qn("w:bookmarkStart"))]
    assert text_of(link) == "[R1]" and link.get(qn("w:anchor")) in marks


def test_landscape_parts_are_sections_of_their_own(paper: Document, file: DocxDocument) -> None:
    shapes = [(each.orientation, round(each.page_width.mm), round(each.page_height.mm)) for each in file.sections]
    upright = (WD_ORIENT.PORTRAIT, 210, 297)
    assert shapes == [upright, (WD_ORIENT.LANDSCAPE, 297, 210), (WD_ORIENT.LANDSCAPE, 420, 297), upright]
    assert [each.different_first_page_header_footer for each in file.sections] == [True, False, False, False]
    for section in file.sections:
        codes = [each.text.strip() for each in section.footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert text_of(section.header._element) == paper.title


def test_a_landscape_part_may_come_first_last_and_hold_only_a_table() -> None:
    file = opened(small(Landscape((coverage_table(3),)), Landscape((Paragraph("Ende"),), PaperSize.A3)))
    assert [round(each.page_width.mm) for each in file.sections] == [210, 297, 420]


def test_a_page_break_belongs_to_what_follows_it() -> None:
    table = coverage_table(2)
    file = opened(small(PageBreak(), Paragraph("a"), PageBreak(), PageBreak(), Paragraph("b"), PageBreak(), table))
    broken = [each.text for each in file.paragraphs if each.paragraph_format.page_break_before]
    assert broken == ["b", table.caption]


def test_pictures_have_descriptions_and_fit_the_page(paper: Document, file: DocxDocument) -> None:
    described = [each.get("descr") for each in file.element.body.iter(qn("wp:docPr"))]
    charts = [block for block in flat(paper.blocks) if hasattr(block, "description")]
    assert set(described) == {block.description for block in charts}
    numbers = [each.get("id") for each in file.element.body.iter(qn("wp:docPr"))]
    assert len(numbers) == len(set(numbers))
    widest = max(shape.width.pt for shape in file.inline_shapes)
    assert widest <= 1190.6 - 70.9 - 56.7


def test_a_picture_of_the_city_keeps_its_shape() -> None:
    file = opened(small(Picture(picture(), "Wappen", width_mm=30.0, align=Align.RIGHT)))
    (shape,) = file.inline_shapes
    assert (round(shape.width.mm), round(shape.height.mm)) == (30, 15)
    assert opened(small(Picture(picture(form="JPEG"), "Wappen"))).inline_shapes[0].width.mm == pytest.approx(
        30, abs=0.1
    )


@pytest.mark.parametrize("data", [b"", b"kein Bild", picture()[:60], picture(form="GIF")])
def test_a_damaged_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ReportError) as refused:
        render_docx(small(Picture(data, "Wappen")))
    assert refused.value == ReportError(ReportErrorKind.PICTURE_DAMAGED, "Wappen")


def test_the_file_says_what_it_is(paper: Document, file: DocxDocument) -> None:
    core = file.core_properties
    assert (core.title, core.subject, core.language) == (paper.title, paper.subtitle, "de-DE")
    assert core.created.replace(tzinfo=None) == datetime(2026, 11, 22)
    language = file.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "de-DE"
    english = opened(replace(small(), language="en", identity=(("checksum", "a<b"), ("scenario", "groß"))))
    assert english.core_properties.language == "en-GB"


def test_word_opens_it_as_a_document_of_today(file: DocxDocument) -> None:
    names = [etree.QName(each).localname for each in file.settings.element]
    assert names == ["defaultTabStop", "updateFields", "compat", "themeFontLang"]
    mode = file.settings.element.find(f".//{qn('w:compatSetting')}")
    assert mode.get(qn("w:val")) == "15"
    assert not [part for part in file.part.package.iter_parts() if "thumbnail" in part.partname]


def test_what_a_paper_was_made_from_is_in_its_properties() -> None:
    content = render_docx(replace(small(), identity=(("checksum", "a<b"),)))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        custom = package.read("docProps/custom.xml").decode()
    assert 'name="checksum"' in custom and "a&lt;b" in custom


def test_callouts_and_remarks_have_styles_of_their_own() -> None:
    file = opened(small(Callout(CalloutKind.WARNING, "Achtung", ("Text",)), Paragraph("klein", small=True)))
    names = {each.text: each.style.name for each in file.paragraphs}
    assert names["⚠ Achtung"] == "Hinweis Warnung Titel" and names["Text"] == "Hinweis Warnung"
    assert names["klein"] == "Kleingedrucktes"


def test_a_text_stays_as_it_is() -> None:
    text = 'Amt & Co <2> "x" \n {{ x }}  ]]> &amp; محمد 😀'
    assert text in texts(opened(small(Paragraph(text))))


@pytest.mark.parametrize("letter", ["\x07", "\x0b", "\x00", "\ufffe", "\u202e"])
def test_a_control_character_is_refused(letter: str) -> None:
    with pytest.raises(ReportError) as refused:
        render_docx(small(Paragraph(f"Amt{letter} für")))
    assert refused.value.kind is ReportErrorKind.CONTROL_CHARACTER
    assert refused.value.detail == f"U+{ord(letter):04X}"


def test_the_same_paper_is_the_same_file() -> None:
    document = small(Heading(1, "a"), org_chart(2, 1), TableOfContents("Inhalt"))
    assert render_docx(document) == render_docx(document)


def test_progress_counts_blocks_and_cancelling_leaves_no_file(tmp_path: Path) -> None:
    blocks: list[Block] = [Paragraph("a"), Paragraph("b"), Landscape((Paragraph("c"),))]
    seen: list[tuple[int, int]] = []
    render_docx(small(*blocks), lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(ReportError) as refused:
        write_docx(small(*blocks), tmp_path / "paper.docx", cancelled=lambda: True)
    assert refused.value.kind is ReportErrorKind.CANCELLED
    assert not list(tmp_path.iterdir())


def test_an_unsound_paper_is_refused_as_in_every_format() -> None:
    unsound = small(Heading(2, "a"))
    with pytest.raises(ReportError):
        check_structure(unsound)
    with pytest.raises(ReportError):
        render_docx(unsound)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as refused:
        write_docx(small(), tmp_path / "fehlt" / "paper.docx")
    assert refused.value.kind is ReportErrorKind.FOLDER_NOT_WRITABLE

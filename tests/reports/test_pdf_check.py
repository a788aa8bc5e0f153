"""The self-check: good papers pass, every way to break one is seen, and what is said is what the blocks say."""

import io
from dataclasses import replace
from pathlib import Path

import mutations
import pikepdf
import pytest
import sample_document as sample
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import Mutation
from PIL import Image
from reportlab.platypus import Paragraph as PlainParagraph

from integration_office.domain.resources import resource_folder
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
    KeyFigure,
    KeyFigures,
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
)
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.pdf import render_pdf, write_pdf
from integration_office.reports.pdf_check import check_pdf
from integration_office.reports.pdf_findings import Finding, FindingKind
from integration_office.reports.pdf_heard import heard
from integration_office.reports.pdf_reading import Element, read_pdf
from integration_office.reports.pdf_styles import BODY, RIGHT_MARGIN

FONTS = resource_folder() / "fonts"
L, R = Align.LEFT, Align.RIGHT


def tree(document: Document) -> Element:
    """The tree of the document's file, which has passed its check."""
    data = render_pdf(document, FONTS)
    assert check_pdf(data, document) == []
    root = read_pdf(data).root
    assert root
    return root


def tags(root: Element, tag: str) -> list[Element]:
    return [element for element in root.walk() if element.tag == tag]


def words(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


@pytest.fixture(scope="module")
def good() -> bytes:
    return render_pdf(sample.some_of_everything(), FONTS)


def test_papers_with_everything_in_them_pass(good: bytes) -> None:
    assert check_pdf(good, sample.some_of_everything()) == []
    large = sample.large()
    assert check_pdf(render_pdf(large, FONTS), large) == []


@pytest.mark.parametrize("mutation", mutations.ALL, ids=lambda mutation: mutation.__name__)
def test_each_way_to_break_a_file_is_seen(good: bytes, mutation: Mutation) -> None:
    data = mutations.broken(good, mutation)
    assert check_pdf(data, sample.some_of_everything()) != []


def test_a_file_that_is_saved_again_unchanged_passes(good: bytes) -> None:
    assert check_pdf(mutations.broken(good, lambda _: None), sample.some_of_everything()) == []


def test_what_is_no_pdf_is_damaged() -> None:
    (finding,) = check_pdf(b"no PDF", sample.some_of_everything())
    assert finding.kind is FindingKind.DAMAGED


def test_a_text_that_changed_is_named(good: bytes) -> None:
    other = sample.some_of_everything()
    changed = replace(other, blocks=(*other.blocks, Paragraph("Nachtrag")))
    assert check_pdf(good, changed) == [Finding(FindingKind.TEXT_MISSING, "Nachtrag")]
    shorter = replace(other, blocks=(*other.blocks[:-2], other.blocks[-1]))
    places = {finding.place for finding in check_pdf(good, shorter)}
    assert places == {"⚠ Achtung", "Eins", "Zwei"}


def test_reading_order_is_that_of_the_blocks(good: bytes) -> None:
    root = read_pdf(good).root
    assert root
    said = [(saying.tag, saying.text) for saying in heard(root)][:12]
    assert said == [
        ("Title", "Errichtung eines Amtes für Integration"),
        ("P", "Beschlussvorlage V/0123/2026"),
        ("Caption", "Inhalt"),
        ("TOCI", "Beschlussvorschlag 1"),
        ("TOCI", "Kosten 1"),
        ("TOCI", "Organigramm 2"),
        ("TOCI", "R1 4"),
        ("H1", "Beschlussvorschlag"),
        ("P", "Der Rat beschließt:"),
        ("Lbl", "1."),
        ("LBody", "Erstens wird das Amt errichtet."),
        ("Lbl", "2."),
    ]


def test_headings_open_sections() -> None:
    root = tree(sample.small(Heading(1, "A"), Paragraph("a"), Heading(2, "A1"), Heading(1, "B"), Paragraph("b")))
    first, second = (child for child in root.children if child.tag == "Sect")
    assert [child.tag for child in first.children] == ["H1", "P", "Sect"]
    assert [child.tag for child in second.children] == ["H1", "P"]


def test_a_broken_word_has_a_soft_hyphen_and_a_line_ends_with_a_space() -> None:
    column = Table(
        "Schmal",
        (("Personal- und Versorgungsaufwendungen", *(f"Spalte {n}" for n in range(6))),),
        (Row(("Ist-/Soll-Vergleich der Versorgungsaufwendungen", *["1.204.311,50 €"] * 6)),),
        (L, *[R] * 6),
    )
    root = tree(sample.small(Paragraph(sample.TEXT), column))
    (text, *_) = [element.text for element in tags(root, "P") if "zusammenzuführen" in element.text]
    assert words(text) == words(sample.TEXT)
    (head, *_), (row, *_) = tags(root, "TH"), [each for each in tags(root, "TH") if "Ist-" in each.text]
    assert head.text.count("-") == 1 and "\u00ad" in head.text
    assert words(row.text) == "Ist-/Soll-Vergleich der Versorgungsaufwendungen"


def test_a_broken_word_keeps_its_space_before_another_font() -> None:
    runs = (Run("Versorgungs\u00adaufwendungen "), Run("fett", bold=True), Run("Haus\u00adhalt "), Run("☐"))
    root = tree(sample.small(Paragraph(runs)))
    assert words(tags(root, "P")[-1].text) == "Versorgungsaufwendungen fettHaushalt ☐"


def test_a_long_table_is_one_with_its_header_and_caption_once() -> None:
    header = (("Gruppe", HeaderCell("Werte", 2)), ("", "Ist", "Soll"))
    rows = [GroupRow(f"Gruppe {n // 10}") if n % 10 == 0 else Row((f"Z{n}", f"{n}", f"{2 * n}")) for n in range(99)]
    rows.append(Row(("Summe", "1", "2"), RowKind.TOTAL))
    root = tree(sample.small(Table("Neunzig Zeilen", header, tuple(rows), (L, R, R), notes=("Anmerkung",))))
    (table,) = tags(root, "Table")
    assert [child.tag for child in table.children] == ["Caption", "THead", "TBody"]
    assert len(tags(table, "TR")) == 102 and words(table.text).count("Ist") == 1
    head, *_, last = tags(table, "TH")
    assert (int(head.attributes["RowSpan"]), str(head.attributes["Scope"])) == (2, "/Column")
    assert str(last.attributes["Scope"]) == "/Row" and last.text == "Summe"
    groups = [each for each in tags(table, "TH") if int(each.attributes.get("ColSpan", 1)) == 3]
    assert len(groups) == 10 and {str(each.attributes["Scope"]) for each in groups} == {"/Column"}


def test_a_table_without_row_headers_has_cells_only() -> None:
    rows = (Row(("a", "b")), Row(("", "d")))
    root = tree(sample.small(Table("", (), rows, (L, L), row_header=None), Table("T", (("k", "l"),), rows, (L, L))))
    plain, named = tags(root, "Table")
    assert [cell.tag for row in tags(plain, "TR") for cell in row.children] == ["TD"] * 4
    assert [cell.tag for row in tags(named, "TR") for cell in row.children] == ["TH"] * 3 + ["TD", "TH", "TD"]


def test_a_row_higher_than_a_page_stays_one_cell() -> None:
    long = " ".join(f"wort{n}" for n in range(1500))
    rows = (Row(("kurz", "davor")), Row(("lang", long)), Row(("kurz", "danach")))
    root = tree(sample.small(Table("Hoch", (("a", "b"),), rows, (L, L))))
    assert words(tags(root, "TD")[1].text) == long


def test_a_list_item_over_a_page_break_stays_one_item() -> None:
    long = " ".join([sample.TEXT] * 12)
    root = tree(sample.small(Paragraph(sample.TEXT), BulletList((long, "kurz"))))
    (bullets,) = tags(root, "L")
    assert [[part.tag for part in item.children] for item in bullets.children] == [["Lbl", "LBody"]] * 2
    assert words(bullets.children[0].children[1].text) == words(long)


@pytest.mark.parametrize("lead", range(28, 40))
def test_headings_near_the_foot_of_a_page_keep_their_place_in_the_tree(lead: int) -> None:
    fill = BulletList(tuple(f"Punkt {n}" for n in range(lead)))
    root = tree(sample.small(fill, Heading(1, "Am Ende"), Paragraph(sample.TEXT), Heading(2, "Danach")))
    assert [element.tag for element in root.walk() if element.tag in ("H1", "H2")] == ["H1", "H2"]


def test_links_lead_somewhere_and_say_where(good: bytes) -> None:
    root = read_pdf(good).root
    assert root
    links = tags(root, "Link")
    assert len(links) == 5 and all(link.links == 1 for link in links)
    with pikepdf.open(io.BytesIO(good)) as pdf:
        said = [str(area.Contents) for page in pdf.pages for area in page.obj.get("/Annots", [])]
    assert said[0] == "Beschlussvorschlag, 1" and "R1" in said


def test_many_marks_in_one_text_are_links_of_their_own() -> None:
    marks = tuple(part for n in range(30) for part in (Run(f"Wert {n} "), Reference("R1", f"R {n}")))
    root = tree(sample.small(Paragraph(marks), Heading(1, "R1", bookmark="R1")))
    assert [words(link.text) for link in tags(root, "Link")] == [f"R {n}" for n in range(30)]
    assert all(link.links == 1 for link in tags(root, "Link"))


def test_boxes_of_a_chart_are_lists_in_lists_and_say_what_is_cut() -> None:
    root = tree(sample.small(Landscape((sample.org_chart(4, 2),), PaperSize.A3)))
    chart = next(each for each in tags(root, "L") if each.children[0].tag == "Caption")
    boxes = [words(span.text) for span in tags(chart, "Span")]
    assert boxes[0] == "Stadt Münster 5.412,5 VZÄ"
    assert "Sachgebiet 0.1 Integrationsmanagement und Beratung 12,5 VZÄ (verlegt)" in boxes
    assert len(boxes) == 1 + 2 + 4 + 8


def test_figures_bear_their_description_and_place() -> None:
    root = tree(sample.small(sample.bars(), sample.bridge()))
    figures = tags(root, "Figure")
    assert [figure.alt for figure in figures] == [sample.bars().description, sample.bridge().description]
    for figure in figures:
        left, bottom, right, top = map(float, figure.attributes["BBox"])
        assert 0 < left < right < 600 and 0 < bottom < top < 850


def picture(mode: str = "RGBA", kind: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.new(mode, (60, 40)).save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("data", [picture(), picture("CMYK", "JPEG"), picture("LA"), picture("P"), picture("1")])
def test_pictures_of_any_kind_are_opaque_and_bear_their_description(data: bytes) -> None:
    root = tree(sample.small(Picture(data, "Wappen der Stadt", align=Align.RIGHT), Picture(data, "b", 500, "Bild")))
    coat, wide = tags(root, "Figure")
    left, bottom, right, top = map(float, coat.attributes["BBox"])
    assert coat.alt == "Wappen der Stadt" and right == pytest.approx(595.28 - RIGHT_MARGIN, abs=0.1)
    assert (right - left, top - bottom) == (pytest.approx(30 * 72 / 25.4, abs=0.1), pytest.approx(56.7, abs=0.1))
    assert [words(each.text) for each in tags(root, "P")][1:] == ["Bild"]
    assert float(wide.attributes["BBox"][2]) < 595


def test_a_damaged_picture_is_named() -> None:
    with pytest.raises(ReportError) as caught:
        render_pdf(sample.small(Picture(b"kein Bild", "Wappen")), FONTS)
    assert caught.value == ReportError(ReportErrorKind.PICTURE_DAMAGED, "Wappen")


def test_landscape_parts_stay_in_order() -> None:
    root = tree(sample.small(Paragraph("vor"), Landscape((Heading(1, "Quer"), Paragraph("in"))), Paragraph("nach")))
    assert [words(each.text) for each in root.walk() if each.tag in ("P", "H1")][1:] == ["vor", "Quer", "in", "nach"]


def test_text_that_is_in_no_element_makes_the_export_fail(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(
        "integration_office.reports.pdf_flowables.item_paragraphs", lambda *_: [PlainParagraph("Vergessen", BODY)]
    )
    with pytest.raises(ReportError) as caught:
        write_pdf(sample.small(PageBreak(), BulletList(("x",))), tmp_path / "x.pdf", FONTS)
    assert caught.value == ReportError(ReportErrorKind.TEXT_UNTAGGED, "2")
    assert list(tmp_path.iterdir()) == []


def test_a_paper_that_fails_its_check_is_not_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(
        "integration_office.reports.pdf.check_pdf", lambda *_: [Finding(FindingKind.TEXT_MISSING, "Amt")]
    )
    with pytest.raises(ReportError) as caught:
        write_pdf(sample.small(Paragraph("Amt")), tmp_path / "x.pdf", FONTS)
    assert caught.value == ReportError(ReportErrorKind.SELF_CHECK, "Amt", FindingKind.TEXT_MISSING.value)
    assert list(tmp_path.iterdir()) == []


def test_cancelling_works_also_while_the_file_is_finished() -> None:
    drawn: list[int] = []
    asked = iter(range(10_000))
    with pytest.raises(ReportError) as caught:
        render_pdf(
            sample.small(Paragraph("x")), FONTS, lambda page, _: drawn.append(page), lambda: next(asked) > len(drawn)
        )
    assert caught.value.kind is ReportErrorKind.CANCELLED and drawn == [1, 1]


text = st.text(alphabet="abAÄßz -/§€1,.\u00a0\u00ad☐→Wort", max_size=120)
plain_text = text.filter(lambda value: value.strip(" \u00a0\u00ad") != "")
rich = st.one_of(text, st.lists(st.builds(Run, text, st.booleans(), st.booleans()), max_size=4).map(tuple))
tables = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Table,
        text,
        st.lists(st.tuples(*[text] * width), max_size=2).map(tuple),
        st.lists(
            st.one_of(
                st.builds(Row, st.tuples(*[rich] * width), st.sampled_from(RowKind)), st.builds(GroupRow, plain_text)
            ),
            max_size=12,
        ).map(tuple),
        st.tuples(*[st.sampled_from(Align)] * width),
        row_header=st.sampled_from([None, 0, width - 1]),
        notes=st.lists(rich, max_size=2).map(tuple),
    )
)
block = st.one_of(
    st.builds(Paragraph, rich, st.booleans(), st.booleans()),
    st.builds(BulletList, st.lists(rich, max_size=6).map(tuple), st.booleans()),
    st.builds(Callout, st.sampled_from(CalloutKind), text, st.lists(rich, max_size=3).map(tuple)),
    st.lists(st.builds(KeyFigure, text, text, text, text), min_size=1, max_size=6).map(tuple).map(KeyFigures),
    st.builds(Heading, st.just(1), plain_text),
    st.just(PageBreak()),
    tables,
)


@given(st.lists(st.one_of(block, st.lists(block, max_size=3).map(tuple).map(Landscape)), max_size=8))
@settings(max_examples=60, deadline=None)
def test_what_is_heard_is_what_the_blocks_say(blocks: list[Block]) -> None:
    document = sample.small(*blocks)
    try:
        data = render_pdf(document, FONTS)
    except ReportError as error:
        assert error.kind in (ReportErrorKind.TABLE_TOO_WIDE, ReportErrorKind.TABLE_EMPTY)
        return
    assert check_pdf(data, document) == []

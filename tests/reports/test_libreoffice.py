"""The office files in LibreOffice: it opens them, and what it prints has the same headings, tables and figures."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import office_texts
import pypdfium2 as pdfium
import pytest
from papers import paper as town_paper
from sample_document import WORDS, bars, bridge, cost_table, coverage_table, org_chart, people_table, small

from integration_office.domain.paper_texts import TEMPLATES
from integration_office.domain.resources import resource_folder
from integration_office.reports.annex import write_annex
from integration_office.reports.blocks import (
    Align,
    BulletList,
    Callout,
    CalloutKind,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Landscape,
    PaperSize,
    Paragraph,
    Row,
    Table,
    TableOfContents,
    flat,
)
from integration_office.reports.docx import write_docx
from integration_office.reports.docx_fields import paper_fields
from integration_office.reports.docx_template import write_docx_from_template
from integration_office.reports.odt import write_odt
from integration_office.reports.paper_audience import Audience, Section

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
TEXT = pdfium.raw.FPDF_PAGEOBJ_TEXT
PAPERS = ("docx", "odt")
WRITERS = {"docx": write_docx, "odt": write_odt}
LEFT_OUT = {Section.CHARTS, Section.WHOLE_CHART, Section.OVERVIEW, Section.BUDGET_DETAIL, Section.RECKONING}
"""Pictures, which take long, and tables like others."""
EVERY_PAPER = [
    (f"{template}-{audience.value}-{kind}", template, audience)
    for template in TEMPLATES
    for audience in Audience
    for kind in PAPERS
]


def paper() -> Document:
    dangerous = Table(
        "Texte",
        (("Art", "Wert"),),
        (
            Row(("=1+1", "-2+3")),
            Row(("@a", "87,5 %")),
            Row(("b", "+1.234,5")),
            Row(("c", "−6.789 €")),
            Row(("d", "±0")),
        ),
        (Align.LEFT, Align.RIGHT),
    )
    return small(
        TableOfContents("Inhalt"),
        Heading(1, "Beschluss"),
        KeyFigures((KeyFigure("Kosten", "12,40 Mio. €", "−1,2 %"),)),
        BulletList(("Erstens", "Zweitens"), numbered=True),
        Callout(CalloutKind.WARNING, "Achtung", ("Prüfen",)),
        cost_table(),
        Heading(1, "Anlage: Quer"),
        Landscape((Heading(2, "Auf A3"), org_chart(4, 2)), PaperSize.A3),
        Landscape(
            (Heading(2, "Auf A4"), coverage_table(60)),
        ),
        Heading(1, "Anlage: Rest"),
        people_table(),
        bars(),
        bridge(),
        dangerous,
        Paragraph("Schluss"),
    )


@cache
def document_of(name: str) -> Document:
    """What is printed under a name: a paper of the town for somebody, or the one that has something of everything."""
    for each, template, audience in EVERY_PAPER:
        if each == name:
            return town_paper(template=template, audience=audience, sections=frozenset(Section) - LEFT_OUT)
    return paper()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, pdfium.PdfDocument]]:
    """Every file as LibreOffice prints it; one start for all of them."""
    folder = tmp_path_factory.mktemp("office")
    files = {name: folder / f"{name}.{name[:4]}" for name in ("xlsx", "ods")}
    files["docx-template"] = folder / "docx-template.docx"
    for name in (*PAPERS, *(name for name, _, _ in EVERY_PAPER)):
        kind = name.rpartition("-")[2]
        files[name] = folder / f"{name}-paper.{kind}"
        WRITERS[kind](document_of(name), files[name])
    write_annex(paper(), files["xlsx"])
    write_annex(paper(), files["ods"])
    _write_from_template(files["docx-template"], folder)
    _print(list(files.values()), folder)
    found = {name: pdfium.PdfDocument(path.with_suffix(".pdf")) for name, path in files.items()}
    yield found
    for each in found.values():
        each.close()


def _write_from_template(target: Path, folder: Path) -> None:
    import docx

    source = docx.Document(str(resource_folder() / "templates" / "beschlussvorlage.docx"))
    body = source.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    source.add_paragraph("{{ inhalt }}")
    path = folder / "vorlage.dotx.docx"
    source.save(str(path))
    names = dict.fromkeys(("fusszeile", "quelle"), "")
    write_docx_from_template(paper(), {**paper_fields(paper()), **names}, path, target)


def _print(files: list[Path], folder: Path) -> None:
    assert OFFICE is not None
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        OFFICE,
        home,
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=170, check=True)
    missing = [each.name for each in files if not each.with_suffix(".pdf").exists()]
    assert not missing, done.stderr


@pytest.mark.parametrize("kind", PAPERS)
def test_its_figures_keep_their_width_where_calibri_is_missing(
    printed: dict[str, pdfium.PdfDocument], kind: str
) -> None:
    letters = {text.get_font().get_base_name() for page in printed[kind] for text in page.get_objects([TEXT])}
    assert any("Carlito" in name or "Calibri" in name for name in letters), letters


def text_of(pdf: pdfium.PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def squeezed(text: str) -> str:
    """Without what lines and pages add: blanks and hyphens."""
    return re.sub(r"[\s\u00ad\u0002\ufffe-]", "", text)


@pytest.mark.parametrize("name", [*PAPERS, "docx-template", *(name for name, _, _ in EVERY_PAPER)])
def test_headings_and_tables_are_the_paper_s(printed: dict[str, pdfium.PdfDocument], name: str) -> None:
    outline = [(each.level + 1, each.get_title()) for each in printed[name].get_toc()]
    assert outline == office_texts.headings(document_of(name))
    text, at = squeezed(text_of(printed[name])), 0
    for table in (block for block in flat(document_of(name).blocks) if isinstance(block, Table)):
        firsts = [office_texts.shown(row.cells[0]) for row in table.rows if isinstance(row, Row)]
        for wanted in (table.caption, *firsts):
            found = text.find(squeezed(wanted), at)
            assert found >= 0, (table.caption, wanted)
            at = found + 1


@pytest.mark.parametrize("kind", PAPERS)
def test_pages_are_numbered_and_turned(printed: dict[str, pdfium.PdfDocument], kind: str) -> None:
    pdf = printed[kind]
    shapes = [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in pdf]
    assert shapes[0] == shapes[-1] == (210, 297)
    assert shapes.count((420, 297)) == 1 and (297, 210) in shapes
    for number, page in enumerate(pdf, 1):
        text = page.get_textpage().get_text_bounded()
        assert WORDS.page.format(page=number, pages=len(pdf)) in text
        assert (paper().title in text.splitlines()[0]) == (number > 1) or number == 1


def test_the_contents_of_the_odt_name_the_right_pages(printed: dict[str, pdfium.PdfDocument]) -> None:
    pdf = printed["odt"]
    listed = dict(re.findall(r"^(.+?)\.{3,}\s*(\d+)\s*$", pdf[0].get_textpage().get_text_bounded(), re.MULTILINE))
    outline = {each.get_title(): str(each.get_dest().get_index() + 1) for each in pdf.get_toc()}
    assert listed == outline


@pytest.mark.parametrize("name", [*PAPERS, *(name for name, _, _ in EVERY_PAPER)])
def test_nothing_lies_beyond_the_margins(printed: dict[str, pdfium.PdfDocument], name: str) -> None:
    for page in printed[name]:
        width = page.get_size()[0]
        for thing in page.get_objects():
            left, _, right, _ = thing.get_bounds()
            assert left >= 70.9 - 4 and right <= width - 56.7 + 4


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_figures_are_shown_as_in_the_paper_and_no_text_is_calculated(
    printed: dict[str, pdfium.PdfDocument], kind: str
) -> None:
    text = squeezed(text_of(printed[kind])).replace("\u00a0", "")
    for wanted in ("1.204.311,50€", "=1+1", "@a", "87,5%", "+1.234,5", "−6.789€", "d±0", "2027", "12"):
        assert wanted in text
    assert "-2+3" in text_of(printed[kind])
    assert "Err:" not in text and "#NAME" not in text

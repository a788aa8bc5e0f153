"""A city's own template: texts stay as they are, blocks stand in their place, faults are named."""

import io
import runpy
from collections.abc import Callable
from pathlib import Path

import docx
import papers
import pytest
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from sample_document import cost_table, large, org_chart, small
from test_docx import text_of, texts

from integration_office.domain.paper_texts import TextField, with_text
from integration_office.domain.resources import resource_folder
from integration_office.reports.blocks import Document, Heading, Landscape, PaperSize, Paragraph
from integration_office.reports.docx_fields import paper_fields, section_name, sections, template_fields
from integration_office.reports.docx_template import render_docx_from_template, write_docx_from_template
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.sentences import report_error_text

SAMPLE = resource_folder() / "templates" / "beschlussvorlage.docx"


def template(folder: Path, *lines: str, change: Callable[[DocxDocument], None] | None = None) -> Path:
    file = docx.Document()
    for line in lines:
        file.add_paragraph(line)
    if change:
        change(file)
    path = folder / "vorlage.docx"
    file.save(str(path))
    return path


def filled(document: Document, path: Path, **fields: str) -> DocxDocument:
    return docx.Document(io.BytesIO(render_docx_from_template(document, {**paper_fields(document), **fields}, path)))


def refusal(document: Document, path: Path, **fields: str) -> ReportError:
    with pytest.raises(ReportError) as refused:
        filled(document, path, **fields)
    return refused.value


@pytest.mark.parametrize(
    "text", ["Amt & Co <2>", "{{ x }}", "{% for %}", "{_{ x }_}", "&amp; &#123;", "<w:t>a</w:t>", "a\nb", '„ok“ "x"']
)
def test_a_text_stays_as_it_is(tmp_path: Path, text: str) -> None:
    path = template(tmp_path, "Vor {{ begruendung }} nach", "{{ titel }}")
    document = small(Paragraph(text))
    file = filled(document, path, begruendung=text)
    assert texts(file) == [f"Vor {text} nach", document.title]


def test_fields_in_header_and_tables_are_filled(tmp_path: Path) -> None:
    def change(file: DocxDocument) -> None:
        file.sections[0].header.paragraphs[0].text = "{{ stadt }}"
        file.add_table(1, 1).cell(0, 0).text = "{{ stadt }}"

    file = filled(small(), template(tmp_path, change=change), stadt="Köln & Bonn")
    assert file.sections[0].header.paragraphs[0].text == "Köln & Bonn"
    assert file.tables[0].cell(0, 0).text == "Köln & Bonn"


def test_the_whole_paper_stands_in_its_place(tmp_path: Path) -> None:
    document = large()
    file = filled(document, template(tmp_path, "Vorher", "{{ inhalt }}", "Nachher"))
    found = texts(file)
    assert found[0] == "Vorher" and found[-1] == "Nachher"
    headings = [each.text for each in file.paragraphs if each.style.name.startswith("Heading")]
    assert (
        headings == [each.text for each in document.blocks if isinstance(each, Heading)] or "Organigramme" in headings
    )
    shapes = [round(each.page_width.mm) for each in file.sections]
    assert shapes == [216, 297, 420, 216]


def test_a_section_stands_without_its_heading(tmp_path: Path) -> None:
    document = small(
        Heading(1, "1 Beschluss"),
        Paragraph("a"),
        Landscape((Heading(1, "Anlage 2: Größe"), Paragraph("b")), PaperSize.A3),
    )
    assert {name: len(blocks) for name, blocks in sections(document).items()} == {"beschluss": 1, "groesse": 1}
    lines = ("{{ abschnitt.groesse }}", "{{ abschnitt.beschluss }}", '{% if "fehlt" in abschnitt %}x{% endif %}')
    file = filled(document, template(tmp_path, *lines))
    assert [text for text in texts(file) if text] == ["b", "a"]


def test_names_of_sections_are_plain() -> None:
    assert section_name("3 Haushaltsmäßige Auswirkungen") == "haushaltsmaessige_auswirkungen"
    assert section_name("Annex 12: What, why?") == "what_why"


def test_the_styles_of_the_template_are_kept(tmp_path: Path) -> None:
    def change(file: DocxDocument) -> None:
        file.styles["Heading 1"].font.name = "Georgia"
        file.styles.element.remove(file.styles["Caption"].element)

    document = small(Heading(1, "a"), cost_table())
    file = filled(document, template(tmp_path, "{{ inhalt }}", change=change))
    assert file.styles["Heading 1"].font.name == "Georgia"
    assert [each.style.name for each in file.paragraphs if each.text.startswith("Tabelle 1")] == ["Caption"]
    ids = [style.style_id for style in file.styles]
    assert len(ids) == len(set(ids))


def test_styles_build_on_the_template_s_own_whatever_its_id(tmp_path: Path) -> None:
    def change(file: DocxDocument) -> None:
        file.styles["Normal"].element.set(qn("w:styleId"), "Standard")

    file = filled(small(Paragraph("a", small=True)), template(tmp_path, "{{ inhalt }}", change=change))
    own = file.styles["Kleingedrucktes"]
    assert own.base_style is not None and own.base_style.style_id == "Standard"


def test_pictures_and_lists_do_not_disturb_those_of_the_template(tmp_path: Path) -> None:
    def change(file: DocxDocument) -> None:
        file.add_paragraph("eigene Liste", style="List Number")

    document = small(org_chart(2, 1))
    file = filled(document, template(tmp_path, "{{ inhalt }}", change=change))
    (described,) = file.element.body.iter(qn("wp:docPr"))
    assert described.get("descr") == document.blocks[0].description  # type: ignore[union-attr]


def test_a_field_that_does_not_exist_is_named(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ titel }} {{ beschlus }}")
    assert refusal(small(), path) == ReportError(ReportErrorKind.TEMPLATE_FIELD, "beschlus", path=path)
    path = template(tmp_path, "{{ abschnitt.fehlt }}")
    error = refusal(small(), path)
    assert error.place == "abschnitt.fehlt"
    assert report_error_text(error, papers.GERMAN) == (
        "Die Vorlage vorlage.docx verlangt das Feld „abschnitt.fehlt“, das es nicht gibt. Bitte das Feld in der "
        "Vorlage berichtigen oder löschen."
    )


def test_a_template_without_any_field_would_lose_the_paper(tmp_path: Path) -> None:
    path = template(tmp_path, "Nur Text")
    error = refusal(small(), path)
    assert error == ReportError(ReportErrorKind.TEMPLATE_EMPTY, path=path)
    assert "{{ inhalt }}" in report_error_text(error, papers.GERMAN)


@pytest.mark.parametrize(
    "line",
    [
        "{{ titel",
        "{% if titel %}x",
        "{{ titel | gibtsnicht }}",
        "{{ titel }}{{ 1/0 }}",
        "{{ titel.__class__.__mro__ }}",
        "{{ titel * 10000000000 }}",
        "{{ titel }}{{ 10 ** 10 ** 10 }}",
        "{{ titel }}{% for each in range(1000000000) %}x{% endfor %}",
    ],
)
def test_a_faulty_command_is_refused(tmp_path: Path, line: str) -> None:
    error = refusal(small(), template(tmp_path, line))
    assert error.kind in (ReportErrorKind.TEMPLATE_FAULT, ReportErrorKind.TEMPLATE_FIELD)
    assert error.path and "vorlage.docx" in report_error_text(error, papers.GERMAN)


@pytest.mark.parametrize("line", ["Text {{ inhalt }}", "{{ inhalt }}{{ titel }}"])
def test_blocks_stand_alone(tmp_path: Path, line: str) -> None:
    assert refusal(small(Paragraph("a")), template(tmp_path, line)).kind is ReportErrorKind.TEMPLATE_PLACE


def test_blocks_do_not_stand_in_tables_and_headers(tmp_path: Path) -> None:
    def in_table(file: DocxDocument) -> None:
        file.add_table(1, 1).cell(0, 0).text = "{{ inhalt }}"

    def in_header(file: DocxDocument) -> None:
        file.sections[0].header.paragraphs[0].text = "{{ abschnitt.a }}"

    document = small(Heading(1, "a"), Paragraph("b"))
    for change in (in_table, in_header):
        error = refusal(document, template(tmp_path, change=change))
        assert error.kind is ReportErrorKind.TEMPLATE_PLACE
        assert error.place in report_error_text(error, papers.GERMAN)


@pytest.mark.parametrize("content", [b"", b"kein Word", SAMPLE.read_bytes()[:5000]])
def test_a_damaged_template_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vorlage.docx"
    path.write_bytes(content)
    error = refusal(small(), path)
    assert error == ReportError(ReportErrorKind.TEMPLATE_UNREADABLE, path=path)
    assert str(path) in report_error_text(error, papers.GERMAN)
    assert refusal(small(), tmp_path / "fehlt.docx").kind is ReportErrorKind.TEMPLATE_UNREADABLE


def test_a_workbook_is_no_template(tmp_path: Path) -> None:
    import openpyxl

    path = tmp_path / "vorlage.docx"
    openpyxl.Workbook().save(path)
    assert refusal(small(), path).kind is ReportErrorKind.TEMPLATE_UNREADABLE


def test_a_refusal_leaves_no_file(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ fehlt }}")
    with pytest.raises(ReportError):
        write_docx_from_template(small(), {}, path, tmp_path / "paper.docx")
    assert [each.name for each in tmp_path.iterdir()] == ["vorlage.docx"]


def test_the_sample_can_be_filled_and_is_what_its_script_builds() -> None:
    plan = papers.town()
    document = papers.paper()
    fields = template_fields(plan, papers.NEW, document, signature=("In Vertretung", "A. Amt"))
    file = filled(document, SAMPLE, **fields)
    found = "\n".join(texts(file))
    assert "In Vertretung" in found and "A. Amt" in found and "Text fehlt: Unterschrift" not in found
    assert document.title in found and "Musterstadt" in found and "[Text fehlt: Aktenzeichen]" in found
    footer = text_of(file.sections[0].footer._element)
    assert document.footer in footer
    built = runpy.run_path(str(SAMPLE.parent / "build_templates.py"))["template"]()
    assert built == SAMPLE.read_bytes()


def test_written_texts_are_fields() -> None:
    plan = papers.town()
    written = with_text(plan.texts, TextField.URGENCY, papers.NEW, "Eile & Not")
    changed = papers.replace(plan, texts=written)
    fields = template_fields(changed, papers.NEW, papers.paper())
    assert fields["dringlichkeit"] == "Eile & Not" and fields["zusatz_zum_beschluss"] == ""
    assert fields["gremium"] == "[Text fehlt: Gremium]" and fields["variante"] == papers.NEW

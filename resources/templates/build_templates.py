"""Builds beschlussvorlage.docx, a sample of what a city's own template can look like.

    uv run python resources/templates/build_templates.py [--out DIR]

The same script gives the same bytes on every run; README.md lists the fields.
"""

import argparse
import io
import sys
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from integration_office.reports.office_file import packed, unpacked  # noqa: E402

DATE = datetime(2026, 11, 22)
INK = RGBColor(0x1F, 0x4E, 0x79)
SECTIONS = (
    ("Beschluss", "{{ abschnitt.beschluss }}"),
    ("Alternativen", "{{ abschnitt.alternativen }}"),
    ("Haushaltsmäßige Auswirkungen", "{{ abschnitt.haushaltsmaessige_auswirkungen }}"),
    ("Stellenwirkung", "{{ abschnitt.stellenwirkung }}"),
    ("Begründung", "{{ abschnitt.begruendung }}"),
)


def main() -> None:
    arguments = argparse.ArgumentParser(description="Baut die Beispielvorlage für Beschlussvorlagen.")
    arguments.add_argument("--out", type=Path, default=HERE)
    target = arguments.parse_args().out / "beschlussvorlage.docx"
    target.write_bytes(template())


def template() -> bytes:
    """The bytes of the sample."""
    document = docx.Document()
    _set_page(document)
    _set_styles(document)
    _write_head(document)
    _write_session(document)
    _write_text(document)
    _write_signature(document)
    _describe(document)
    stream = io.BytesIO()
    document.save(stream)
    return packed(unpacked(stream.getvalue()), DATE.date())


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2.4)
    foot = section.footer.paragraphs[0]
    foot.text = "{{ fusszeile }}\tSeite "
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(16.5), WD_TAB_ALIGNMENT.RIGHT)
    _add_page_number(foot)
    section.footer.add_paragraph("{{ quelle }}", style="Footer")


def _set_styles(document: Document) -> None:
    for name, size in (("Normal", 11), ("Title", 18), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 11)):
        style = document.styles[name]
        style.font.name, style.font.size = "Calibri", Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            if "Theme" in key:
                del fonts.attrib[key]
        for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(key), "Calibri")
        if name != "Normal":
            style.font.color.rgb = INK
            style.font.bold = True
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(3)
    document.styles["Footer"].font.size = Pt(8)
    caption = document.styles["Caption"]
    caption.font.size, caption.font.bold, caption.font.color.rgb = Pt(9.5), True, RGBColor(0x1A, 0x1A, 0x1A)
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(8), Pt(4)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "de-DE")
    document.styles["Normal"].element.get_or_add_rPr().append(language)


def _write_head(document: Document) -> None:
    document.add_paragraph("{{ wappen }}")
    document.add_paragraph("{{ stadt }}").runs[0].bold = True
    document.add_paragraph("{{ dezernat }}")
    document.add_paragraph("{{ titel }}", style="Title")
    document.add_paragraph("{{ untertitel }}")


def _write_session(document: Document) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for label, value in (
        ("Vorlagennummer", "{{ aktenzeichen }}"),
        ("Datum", "{{ datum }}"),
        ("Gremium", "{{ gremium }}"),
        ("Tag der Sitzung", "{{ sitzung }}"),
        ("Variante", "{{ variante }}"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
        cells[0].width, cells[1].width = Cm(4.5), Cm(12)
        cells[0].paragraphs[0].runs[0].bold = True


def _write_text(document: Document) -> None:
    for title, field in SECTIONS:
        document.add_paragraph(title, style="Heading 1")
        document.add_paragraph(field)


def _write_signature(document: Document) -> None:
    line = document.add_paragraph("\n_______________________________\n{{ unterschrift }}")
    line.paragraph_format.keep_together = True


def _describe(document: Document) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "Beschlussvorlage (Muster)", "integration-office", ""
    properties.language = "de-DE"
    properties.created = properties.modified = DATE
    properties.last_modified_by = "integration-office"


def _add_page_number(paragraph: Paragraph) -> None:
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        paragraph.add_run()._r.append(element)


if __name__ == "__main__":
    main()

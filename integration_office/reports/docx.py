"""A paper as DOCX: the same blocks as the PDF, in named styles that a reader can work with."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document as DocxDocument

from integration_office.reports.blocks import Document
from integration_office.reports.docx_body import block_setting, part_elements, with_section_end
from integration_office.reports.docx_fonts import with_fonts
from integration_office.reports.docx_pages import Sections
from integration_office.reports.docx_settings import set_properties, set_settings, without_thumbnail
from integration_office.reports.docx_styles import set_styles
from integration_office.reports.docx_text import Bookmarks, TextSetting
from integration_office.reports.docx_xml import parsed
from integration_office.reports.office_file import packed, unpacked
from integration_office.reports.office_pages import UPRIGHT, Part, parts
from integration_office.reports.office_steps import Progress, Steps, steps_of
from integration_office.reports.office_styles import RULE, SUBTITLE, TITLE, language_tag
from integration_office.reports.pdf_file import write_atomically
from integration_office.reports.structure import check_structure


def write_docx(
    document: Document,
    target: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Writes the paper to a file, whole or not at all. Errors as in `render_docx`; further ReportError for a
    target that cannot be written."""
    write_atomically(render_docx(document, progress, cancelled), target)


def render_docx(
    document: Document, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
) -> bytes:
    """The paper as the bytes of a DOCX file, the same for the same paper. `progress` counts blocks, `cancelled`
    is asked after each. Raises ReportError: unsound structure, a table too wide, a glyph no font of the charts
    has, a control character, a picture that cannot be read, cancelled. Must run in one thread at a time."""
    check_structure(document)
    language = language_tag(document.language)
    file = docx.Document()
    text = TextSetting(set_styles(file, language), Bookmarks())
    set_settings(file, language)
    without_thumbnail(file)
    set_properties(file, document)
    _write_body(document, file, text, steps_of(document, progress, cancelled))
    return saved(file, document)


def saved(file: DocxDocument, document: Document) -> bytes:
    """The file's bytes with its fonts, dated as the paper is."""
    stream = io.BytesIO()
    file.save(stream)
    return packed(with_fonts(unpacked(stream.getvalue())), document.date)


def _write_body(document: Document, file: DocxDocument, text: TextSetting, steps: Steps) -> None:
    body = file.element.body
    for child in list(body):
        body.remove(child)
    setting = block_setting(document, file, text)
    sections = Sections(document, file, text, setting.fonts)
    body.extend(parsed(_front(document, text)))
    *others, last = _parts(document)
    for part in others:
        elements = part_elements(part, setting, steps)
        body.extend(with_section_end(elements, sections.properties(part.page), text))
    body.extend(part_elements(last, setting, steps))
    body.append(sections.properties(last.page))


def _parts(document: Document) -> list[Part]:
    """The parts of the paper; the title stands on an upright page."""
    found = list(parts(document.blocks))
    return found if found and found[0].page == UPRIGHT else [Part(UPRIGHT, ()), *found]


def _front(document: Document, text: TextSetting) -> str:
    title = text.paragraph(TITLE, text.runs(document.title))
    subtitle = text.paragraph(SUBTITLE, text.runs(document.subtitle)) if document.subtitle else ""
    return title + subtitle + text.paragraph(RULE)

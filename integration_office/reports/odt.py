"""A paper as ODT: the same blocks as the PDF, in named styles that a reader can work with."""

from collections.abc import Callable, Iterator
from pathlib import Path

from integration_office.reports.blocks import Document, Heading, PageBreak, flat
from integration_office.reports.odt_blocks import BlockSetting, block_xml
from integration_office.reports.odt_styles import FIRST_PAGE, master_page, named_styles, page_styles
from integration_office.reports.odt_text import TextSetting
from integration_office.reports.office_fonts import measuring_fonts
from integration_office.reports.office_odf import embedded_fonts, font_faces, odf_file, odf_part
from integration_office.reports.office_pages import UPRIGHT, Part, parts
from integration_office.reports.office_steps import Progress, Steps, steps_of
from integration_office.reports.office_styles import RULE, SUBTITLE, TITLE
from integration_office.reports.office_xml import tag
from integration_office.reports.pdf_file import write_atomically
from integration_office.reports.structure import check_structure

MIME_TYPE = "application/vnd.oasis.opendocument.text"


def write_odt(
    document: Document,
    target: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Writes the paper to a file, whole or not at all. Errors as in `render_odt`; further ReportError for a
    target that cannot be written."""
    write_atomically(render_odt(document, progress, cancelled), target)


def render_odt(
    document: Document, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
) -> bytes:
    """The paper as the bytes of an ODT file, the same for the same paper. `progress` counts blocks, `cancelled`
    is asked after each. Raises ReportError: unsound structure, a table too wide, a glyph no font of the charts
    has, a control character, a picture that cannot be read, cancelled. Must run in one thread at a time."""
    check_structure(document)
    setting = _setting(document)
    body = "".join(_body(document, setting, steps_of(document, progress, cancelled)))
    content = (
        font_faces(embedded=True),
        tag("office:automatic-styles", setting.text.automatic.xml()),
        tag("office:body", tag("office:text", body)),
    )
    styles = (font_faces(embedded=True), named_styles(document), page_styles(document, setting.fonts))
    files = {
        "content.xml": odf_part("office:document-content", *content),
        "styles.xml": odf_part("office:document-styles", *styles),
        **setting.pictures,
        **embedded_fonts(),
    }
    return odf_file(MIME_TYPE, files, document)


def _setting(document: Document) -> BlockSetting:
    found = [block for block in flat(document.blocks) if isinstance(block, Heading)]
    headings = tuple((heading, f"Abschnitt_{number}") for number, heading in enumerate(found, 1))
    return BlockSetting(TextSetting(), measuring_fonts(), headings)


def _body(document: Document, setting: BlockSetting, steps: Steps) -> Iterator[str]:
    yield _front(document, setting.text)
    first = True
    for part in parts(document.blocks):
        if not first or part.page != UPRIGHT:
            setting.text.master = master_page(part.page)
        first = False
        yield from _part_xml(part, setting, steps)


def _front(document: Document, text: TextSetting) -> str:
    text.master = FIRST_PAGE
    title = text.paragraph(TITLE, text.runs(document.title))
    subtitle = text.paragraph(SUBTITLE, text.runs(document.subtitle)) if document.subtitle else ""
    return title + subtitle + text.paragraph(RULE)


def _part_xml(part: Part, setting: BlockSetting, steps: Steps) -> Iterator[str]:
    for block in part.blocks:
        if isinstance(block, PageBreak):
            setting.text.breaks = True
        yield block_xml(block, part.page, setting)
        steps.done()

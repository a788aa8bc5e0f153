"""The body of a DOCX: the parts of a paper as elements, with page breaks and the ends of sections in place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from docx.document import Document as DocxDocument
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from integration_office.reports.blocks import Document, Heading, PageBreak, flat
from integration_office.reports.docx_blocks import BlockSetting, block_xml
from integration_office.reports.docx_styles import Lists
from integration_office.reports.docx_text import TextSetting
from integration_office.reports.docx_xml import parsed
from integration_office.reports.office_fonts import measuring_fonts
from integration_office.reports.office_pages import Part
from integration_office.reports.office_steps import Steps
from integration_office.reports.office_styles import AFTER_TABLE

_FIRST_PICTURE = 1_000  # beyond those that a template has


def block_setting(document: Document, file: DocxDocument, text: TextSetting) -> BlockSetting:
    """What the blocks of a paper need to be written into a file."""
    found = [block for block in flat(document.blocks) if isinstance(block, Heading)]
    headings = tuple((heading, f"_Toc{number:06}") for number, heading in enumerate(found, 1))
    return BlockSetting(text, Lists(file), file.part, measuring_fonts(), headings, count(_FIRST_PICTURE))


def part_elements(part: Part, setting: BlockSetting, steps: Steps) -> list[BaseOxmlElement]:
    """The blocks of a part, which begins on a new page, as elements; what follows a page break says so itself."""
    elements: list[BaseOxmlElement] = []
    broken = False
    for block in part.blocks:
        found = parsed(block_xml(block, part.page, setting))
        elements += _on_a_new_page(found, setting) if broken and found else found
        broken = isinstance(block, PageBreak)
        steps.done()
    if elements:
        at_the_top(elements[0], setting)
    return elements


def at_the_top(element: BaseOxmlElement, setting: BlockSetting) -> BaseOxmlElement:
    """What begins a page has no gap above it: Word would keep it."""
    if isinstance(element, CT_P):
        Paragraph(element, setting.part).paragraph_format.space_before = Pt(0)
    return element


def with_section_end(
    elements: Sequence[BaseOxmlElement], properties: BaseOxmlElement, text: TextSetting
) -> list[BaseOxmlElement]:
    """The elements, the last of which ends a section: a paragraph, if need be an empty one."""
    closed = list(elements)
    if not closed or not isinstance(closed[-1], CT_P):
        closed += parsed(text.paragraph(AFTER_TABLE))
    last = closed[-1]
    assert isinstance(last, CT_P)
    last.set_sectPr(properties)
    return closed


def _on_a_new_page(elements: Iterable[BaseOxmlElement], setting: BlockSetting) -> Iterator[BaseOxmlElement]:
    first, *rest = elements
    if isinstance(first, CT_P):
        Paragraph(first, setting.part).paragraph_format.page_break_before = True
        yield at_the_top(first, setting)
    else:
        (empty,) = parsed(setting.text.paragraph(AFTER_TABLE, look="<w:pageBreakBefore/>"))
        yield empty
        yield first
    yield from rest

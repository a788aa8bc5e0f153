"""The places in a filled template where blocks belong: marked while the texts are filled, then replaced."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from integration_office.reports.blocks import Block
from integration_office.reports.docx_blocks import BlockSetting
from integration_office.reports.docx_body import part_elements, with_section_end
from integration_office.reports.docx_pages import sheet_xml
from integration_office.reports.docx_xml import parsed
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.office_pages import UPRIGHT, Page, Part, parts
from integration_office.reports.office_steps import Steps

_PER_POINT = 20  # twips


@dataclass(slots=True)
class Slots:
    """Marks that no text can hold by chance, and the blocks they stand for."""

    token: str
    _names: dict[str, str] = field(default_factory=dict)
    _blocks: dict[str, tuple[Block, ...]] = field(default_factory=dict)

    def mark(self, name: str, blocks: Sequence[Block]) -> str:
        """The mark for these blocks; `name` is the field's, for a refusal."""
        mark = f"[{self.token}-{len(self._names)}]"
        self._names[mark], self._blocks[mark] = name, tuple(blocks)
        return mark

    def fill(self, file: DocxDocument, setting: BlockSetting, steps: Steps, path: Path) -> None:
        """Puts the blocks in place of their marks. Raises ReportError for one that stands elsewhere than alone in
        a paragraph of the text, and what making the blocks raises."""
        body = file.element.body
        for paragraph in list(body.iterchildren(qn("w:p"))):
            mark = _text(paragraph).strip()
            if mark in self._blocks:
                _replace(paragraph, self._blocks[mark], setting, steps)
        self._refuse_leftovers(file, path)

    def _refuse_leftovers(self, file: DocxDocument, path: Path) -> None:
        texts = [_text(paragraph) for paragraph in file.element.body.iter(qn("w:p"))]
        texts += [
            part.blob.decode("utf-8", "replace") for part in file.part.package.iter_parts() if part is not file.part
        ]
        for mark, name in self._names.items():
            if any(mark in text for text in texts):
                raise ReportError(ReportErrorKind.TEMPLATE_PLACE, name, path=path)


def _text(paragraph: BaseOxmlElement) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))


def _replace(paragraph: BaseOxmlElement, blocks: Sequence[Block], setting: BlockSetting, steps: Steps) -> None:
    governing = paragraph.xpath("(.//w:sectPr | following::w:sectPr)[1]")
    properties = governing[0] if governing else None
    page = _page(properties)
    for element in _elements(list(parts(blocks, page)), page, properties, setting, steps):
        paragraph.addprevious(element)
    if paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
        paragraph.getparent().remove(paragraph)
    else:
        for run in paragraph.findall(qn("w:r")):
            paragraph.remove(run)


def _elements(
    found: list[Part], page: Page, properties: BaseOxmlElement | None, setting: BlockSetting, steps: Steps
) -> list[BaseOxmlElement]:
    """All parts; those on other pages end what stands before them, and themselves, as sections."""
    if found and found[0].page != page:
        found.insert(0, Part(page, ()))
    if found and found[-1].page != page:
        found.append(Part(page, ()))
    elements: list[BaseOxmlElement] = []
    for part in found:
        elements += part_elements(part, setting, steps)
        if part is not found[-1] and properties is not None:
            elements = with_section_end(elements, _section(properties, part.page, page), setting.text)
    return elements


def _section(properties: BaseOxmlElement, page: Page, usual: Page) -> BaseOxmlElement:
    """The end of a section like the template's, on a sheet of this shape. Only the first has a first page."""
    copy = deepcopy(properties)
    first = properties.find(qn("w:titlePg"))
    if first is not None:
        properties.remove(first)
    if page != usual:
        for new in parsed(sheet_xml(page)):
            old = copy.find(new.tag)
            if old is not None:
                copy.replace(old, new)
    return copy


def _page(properties: BaseOxmlElement | None) -> Page:
    """The sheet that a section stands on; A4 where it does not say."""
    size = None if properties is None else properties.find(qn("w:pgSz"))
    margins = None if properties is None else properties.find(qn("w:pgMar"))
    if size is None or margins is None:
        return UPRIGHT
    width, height = (_points(size, name) for name in ("w:w", "w:h"))
    left, right, top, bottom = (_points(margins, f"w:{side}") for side in ("left", "right", "top", "bottom"))
    return Page(width, height, left, right, top, bottom)


def _points(element: BaseOxmlElement, name: str) -> float:
    return int(float(element.get(qn(name), 0))) / _PER_POINT

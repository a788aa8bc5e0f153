"""The pages of a DOCX: sections with their sheet, header and footer."""

from dataclasses import dataclass, field

from docx.document import Document as DocxDocument
from docx.oxml.xmlchemy import BaseOxmlElement

from integration_office.reports.blocks import Document
from integration_office.reports.chart_shapes import shortened
from integration_office.reports.docx_text import TextSetting, run, shown_field, tab, tab_stop
from integration_office.reports.docx_xml import parsed, twips
from integration_office.reports.fonts import clean
from integration_office.reports.office_fonts import MeasuringFonts
from integration_office.reports.office_pages import Page
from integration_office.reports.office_styles import FOOTER, HAIRLINE, HEADER
from integration_office.reports.office_xml import tag

EDGE = 34.0  # points from the paper's edge to header and footer

_PAGE_ROOM = 90.0


def sheet_xml(page: Page) -> str:
    """Size and margins of a sheet, as a section has them."""
    turned = {"w_orient": "landscape"} if page.is_landscape else {}
    size = tag("w:pgSz", w_w=twips(page.width), w_h=twips(page.height), **turned)
    margins = tag(
        "w:pgMar",
        w_top=twips(page.top),
        w_right=twips(page.right),
        w_bottom=twips(page.bottom),
        w_left=twips(page.left),
        w_header=twips(EDGE),
        w_footer=twips(EDGE),
        w_gutter=0,
    )
    return size + margins


@dataclass(slots=True)
class Sections:
    """Writes the properties of each section; sheets of the same shape share header and footer."""

    document: Document
    file: DocxDocument
    text: TextSetting
    fonts: MeasuringFonts
    _frames: dict[Page, tuple[str, str]] = field(default_factory=dict)
    _begun: bool = False

    def properties(self, page: Page) -> BaseOxmlElement:
        """The properties of the next section. The first one's first page has no header: there stands the
        title."""
        header, footer = self._frame(page)
        references = _reference("header", header) + _reference("footer", footer)
        first = "" if self._begun else _reference("footer", footer, "first")
        last = "" if self._begun else tag("w:titlePg")
        self._begun = True
        (element,) = parsed(tag("w:sectPr", first, references, sheet_xml(page), last))
        return element

    def _frame(self, page: Page) -> tuple[str, str]:
        if page not in self._frames:
            header, header_id = self.file.part.add_header_part()  # type: ignore[no-untyped-call]
            footer, footer_id = self.file.part.add_footer_part()  # type: ignore[no-untyped-call]
            _fill(header.element, self._header(page))
            _fill(footer.element, self._footer(page))
            self._frames[page] = header_id, footer_id
        return self._frames[page]

    def _header(self, page: Page) -> str:
        title = shortened(clean(self.document.title), page.frame_width, HEADER.size, False, self.fonts.width)
        return self.text.paragraph(HEADER, run(title), look=_rule("bottom"))

    def _footer(self, page: Page) -> str:
        room = page.frame_width - _PAGE_ROOM
        left = shortened(clean(self.document.footer), room, FOOTER.size, False, self.fonts.width)
        look = _rule("top") + tab_stop(page.frame_width)
        line = self.text.paragraph(FOOTER, run(left), tab(), self._page_number(), look=look)
        note = self.document.source_note
        return line + (self.text.paragraph(FOOTER, run(note)) if note else "")

    def _page_number(self) -> str:
        before, _, rest = self.document.words.page.partition("{page}")
        between, pages, after = rest.partition("{pages}")
        number = run(before) + shown_field("PAGE", "1") + run(between)
        return number + (shown_field("NUMPAGES", "1") if pages else "") + run(after)


def _reference(kind: str, id: str, where: str = "default") -> str:
    return tag(f"w:{kind}Reference", r_id=id, w_type=where)


def _rule(side: str) -> str:
    return tag("w:pBdr", tag(f"w:{side}", w_val="single", w_sz=4, w_space=4, w_color=HAIRLINE))


def _fill(element: BaseOxmlElement, xml: str) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(parsed(xml))

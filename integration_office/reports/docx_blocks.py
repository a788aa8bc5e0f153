"""Each kind of block as the XML of a DOCX."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from docx.parts.document import DocumentPart

from integration_office.reports import blocks
from integration_office.reports.docx_styles import Lists
from integration_office.reports.docx_tables import after_table, figures_xml, table_xml
from integration_office.reports.docx_text import (
    ALIGNED,
    TextSetting,
    field_end,
    field_start,
    run,
    shown_field,
    tab,
    tab_stop,
)
from integration_office.reports.docx_xml import emu
from integration_office.reports.office_fonts import MeasuringFonts
from integration_office.reports.office_pages import Page
from integration_office.reports.office_pictures import Drawn, drawn
from integration_office.reports.office_styles import (
    BODY,
    BULLETED,
    CAPTION,
    CONTENTS_TITLE,
    INTRODUCTION,
    NUMBERED,
    PICTURE,
    SMALL,
    callout_text,
    callout_title,
    contents_style,
    heading_style,
)
from integration_office.reports.office_xml import allowed, tag
from integration_office.reports.pdf_styles import CALLOUT_SIGNS

_UNKNOWN_PAGE = "…"


@dataclass(frozen=True, slots=True)
class BlockSetting:
    """What every block needs to be written. `headings` are those of the whole paper with their bookmarks."""

    text: TextSetting
    lists: Lists
    part: DocumentPart
    fonts: MeasuringFonts
    headings: tuple[tuple[blocks.Heading, str], ...]
    picture_numbers: Iterator[int]


def block_xml(block: blocks.Block, page: Page, setting: BlockSetting) -> str:
    """What one block becomes on a page of this shape. Page breaks and landscape parts are the pages' business
    and become nothing. Raises ReportError: a table too wide, a glyph that a chart's font has not, a control
    character."""
    text = setting.text
    match block:
        case blocks.Heading():
            return _heading(block, setting)
        case blocks.Paragraph():
            style = SMALL if block.small else INTRODUCTION if block.keep_with_next else BODY
            return text.paragraph(style, text.runs(block.text, bookmark=block.bookmark))
        case blocks.BulletList():
            return _list(block, setting)
        case blocks.KeyFigures():
            return figures_xml(block, page.frame_width, text)
        case blocks.Table():
            return table_xml(block, page.frame_width, text, setting.fonts)
        case blocks.OrgChart() | blocks.BarChart() | blocks.BridgeChart() | blocks.Picture():
            return "".join(_figure(each, setting) for each in drawn(block, page, setting.fonts))
        case blocks.Callout():
            return _callout(block, text)
        case blocks.TableOfContents():
            return _contents(block, page, setting)
        case blocks.PageBreak() | blocks.Landscape():
            return ""
        case _:
            assert_never(block)


def _heading(block: blocks.Heading, setting: BlockSetting) -> str:
    text = setting.text
    inside = text.runs(block.text, bookmark=block.bookmark)
    for heading, entry in setting.headings:
        if heading is block:
            inside = text.bookmarks.named(entry, inside)
    return text.paragraph(heading_style(block.level), inside)


def _list(block: blocks.BulletList, setting: BlockSetting) -> str:
    style = NUMBERED if block.numbered else BULLETED
    number = setting.lists.numbers() if block.numbered else setting.lists.bullets
    look = tag("w:numPr", tag("w:ilvl", w_val=0), tag("w:numId", w_val=number))
    text = setting.text
    return "".join(text.paragraph(style, text.runs(item), look=look) for item in block.items)


def _callout(block: blocks.Callout, text: TextSetting) -> str:
    title = text.paragraph(callout_title(block.kind), run(f"{CALLOUT_SIGNS[block.kind]} {block.title}"))
    style = callout_text(block.kind)
    return title + "".join(text.paragraph(style, text.runs(each)) for each in block.paragraphs) + after_table(text)


def _figure(figure: Drawn, setting: BlockSetting) -> str:
    text = setting.text
    caption = text.paragraph(CAPTION, text.runs(figure.caption)) if figure.caption else ""
    align = tag("w:jc", w_val=ALIGNED[figure.align])
    picture = text.paragraph(PICTURE, tag("w:r", tag("w:drawing", _inline(figure, setting))), look=align)
    return caption + picture + _pages_named(figure, text)


def _pages_named(figure: Drawn, text: TextSetting) -> str:
    """Where the boxes of a picture go on, as a line of links below it."""
    links = [run(f"{name}: ") + text.page_link(mark, _UNKNOWN_PAGE) for name, mark in figure.marks]
    return text.paragraph(SMALL, run(" · ").join(links)) if links else ""


def _inline(figure: Drawn, setting: BlockSetting) -> str:
    """The picture in the line of text. Word reads `descr` out instead of it."""
    picture, _ = setting.part.get_or_add_image(io.BytesIO(figure.data))
    number = next(setting.picture_numbers)
    size: dict[str, str | int] = {"cx": emu(figure.width), "cy": emu(figure.height)}
    words: dict[str, str | int] = {"id": number, "name": f"Abbildung {number}", "descr": allowed(figure.description)}
    blip = tag("pic:blipFill", tag("a:blip", r_embed=picture), tag("a:stretch", tag("a:fillRect")))
    place = tag("a:xfrm", tag("a:off", x=0, y=0), tag("a:ext", **size))
    shape = tag("pic:spPr", place, tag("a:prstGeom", tag("a:avLst"), prst="rect"))
    named = tag("pic:nvPicPr", tag("pic:cNvPr", **words), tag("pic:cNvPicPr"))
    data = tag("a:graphicData", tag("pic:pic", named, blip, shape), uri=_PICTURE_URI)
    return tag("wp:inline", tag("wp:extent", **size), tag("wp:docPr", **words), tag("a:graphic", data), **_NO_GAP)


_PICTURE_URI = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_NO_GAP = dict.fromkeys(("distT", "distB", "distL", "distR"), 0)


def _contents(block: blocks.TableOfContents, page: Page, setting: BlockSetting) -> str:
    """A field that Word fills with the pages; the headings stand in it already, each a link."""
    entries = [(heading, entry) for heading, entry in setting.headings if heading.level <= block.depth]
    if not entries:
        return ""
    text = setting.text
    paragraphs = [_entry(heading, entry, page, text) for heading, entry in entries]
    start = field_start(f'TOC \\o "1-{block.depth}" \\h \\z \\u')
    paragraphs[0] = paragraphs[0].replace("</w:pPr>", f"</w:pPr>{start}", 1)
    paragraphs[-1] = paragraphs[-1].removesuffix("</w:p>") + field_end() + "</w:p>"
    title = text.paragraph(CONTENTS_TITLE, text.runs(block.title)) if block.title else ""
    gallery = tag("w:docPartObj", tag("w:docPartGallery", w_val="Table of Contents"), tag("w:docPartUnique"))
    return tag("w:sdt", tag("w:sdtPr", gallery), tag("w:sdtContent", title, *paragraphs)) + after_table(text)


def _entry(heading: blocks.Heading, bookmark: str, page: Page, text: TextSetting) -> str:
    shown = text.runs(heading.text) + tab() + shown_field(f"PAGEREF {bookmark} \\h", _UNKNOWN_PAGE)
    link = tag("w:hyperlink", shown, w_anchor=bookmark, w_history=1)
    return text.paragraph(contents_style(heading.level), link, look=tab_stop(page.frame_width, dotted=True))

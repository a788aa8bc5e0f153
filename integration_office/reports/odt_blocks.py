"""Each kind of block as the XML of an ODT."""

from dataclasses import dataclass, field
from typing import assert_never

from integration_office.reports import blocks
from integration_office.reports.odt_styles import BULLETS, NUMBERS
from integration_office.reports.odt_tables import figures_xml, table_xml
from integration_office.reports.odt_text import ALIGNED, ENTRY, TextSetting, bookmarked, encoded, spaced
from integration_office.reports.office_fonts import MeasuringFonts
from integration_office.reports.office_odf import points
from integration_office.reports.office_pages import Page
from integration_office.reports.office_pictures import Drawn, drawn
from integration_office.reports.office_styles import (
    AFTER_TABLE,
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
from integration_office.reports.office_xml import letters, tag
from integration_office.reports.pdf_styles import CALLOUT_SIGNS

_UNKNOWN_PAGE = "…"


@dataclass(slots=True)
class BlockSetting:
    """What every block needs to be written. `headings` are those of the whole paper with their bookmarks;
    `pictures` are the files that blocks have put aside."""

    text: TextSetting
    fonts: MeasuringFonts
    headings: tuple[tuple[blocks.Heading, str], ...]
    pictures: dict[str, bytes] = field(default_factory=dict)


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
            return _list(block, text)
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
            inside = bookmarked(entry, inside)
    return text.paragraph(heading_style(block.level), inside)


def _list(block: blocks.BulletList, text: TextSetting) -> str:
    style, kind = (NUMBERED, NUMBERS) if block.numbered else (BULLETED, BULLETS)
    items = (tag("text:list-item", text.paragraph(style, text.runs(item))) for item in block.items)
    return tag("text:list", *items, text_style_name=kind)


def _callout(block: blocks.Callout, text: TextSetting) -> str:
    title = text.paragraph(callout_title(block.kind), text.runs(f"{CALLOUT_SIGNS[block.kind]} {block.title}"))
    style = callout_text(block.kind)
    inside = (text.paragraph(style, text.runs(each)) for each in block.paragraphs)
    return "".join((title, *inside, text.paragraph(AFTER_TABLE)))


def _figure(figure: Drawn, setting: BlockSetting) -> str:
    text = setting.text
    caption = text.paragraph(CAPTION, text.runs(figure.caption)) if figure.caption else ""
    picture = text.paragraph(PICTURE, _frame(figure, setting), fo_text_align=ALIGNED[figure.align])
    return caption + picture + _pages_named(figure, text)


def _pages_named(figure: Drawn, text: TextSetting) -> str:
    """Where the boxes of a picture go on, as a line of links below it."""
    links = [spaced(f"{name}: ") + text.page_link(mark, _UNKNOWN_PAGE) for name, mark in figure.marks]
    return text.paragraph(SMALL, spaced(" · ").join(links)) if links else ""


def _frame(figure: Drawn, setting: BlockSetting) -> str:
    """The picture in the line of text, with what is read out instead of it."""
    number = len(setting.pictures) + 1
    path = f"Pictures/{number}.{figure.kind}"
    setting.pictures[path] = figure.data
    image = tag("draw:image", xlink_href=path, xlink_type="simple", xlink_show="embed", xlink_actuate="onLoad")
    title = tag("svg:title", letters(figure.caption)) if figure.caption else ""
    return tag(
        "draw:frame",
        image,
        title,
        tag("svg:desc", letters(figure.description)),
        draw_name=f"Abbildung {number}",
        text_anchor_type="as-char",
        svg_width=points(figure.width),
        svg_height=points(figure.height),
    )


def _contents(block: blocks.TableOfContents, page: Page, setting: BlockSetting) -> str:
    """An index that the office program can make anew. Its entries stand in it already; their pages are fields,
    which the program works out whenever it opens the file."""
    entries = [(heading, entry) for heading, entry in setting.headings if heading.level <= block.depth]
    if not entries:
        return ""
    text = setting.text
    title = text.paragraph(CONTENTS_TITLE, text.runs(block.title)) if block.title else ""
    head = tag("text:index-title", title, text_name="Verzeichnis_Titel") if title else ""
    lines = (_entry(heading, entry, page, text) for heading, entry in entries)
    body = tag("text:index-body", head, *lines)
    words = {"text_name": "Verzeichnis", "text_protected": "true"}
    return tag("text:table-of-content", _contents_source(block), body, **words) + text.paragraph(AFTER_TABLE)


def _entry(heading: blocks.Heading, bookmark: str, page: Page, text: TextSetting) -> str:
    style = contents_style(heading.level)
    place = points(page.frame_width - style.left)
    stop = tag(
        "style:tab-stop", style_position=place, style_type="right", style_leader_style="dotted", style_leader_text="."
    )
    name = text.style_name(
        encoded(style.odt_name),
        {"fo_margin_left": points(style.left), "fo_margin_right": "0pt"},
        tag("style:tab-stops", stop),
    )
    number = tag("text:bookmark-ref", _UNKNOWN_PAGE, text_reference_format="page", text_ref_name=bookmark)
    inside = text.runs(heading.text) + tag("text:tab") + number
    look = {"text_style_name": ENTRY, "text_visited_style_name": ENTRY}
    link = tag("text:a", inside, xlink_type="simple", xlink_href=f"#{bookmark}", **look)
    return tag("text:p", link, text_style_name=name)


def _contents_source(block: blocks.TableOfContents) -> str:
    title = tag("text:index-title-template", letters(block.title), text_style_name=encoded(CONTENTS_TITLE.odt_name))
    levels = (_level_source(level) for level in range(1, block.depth + 1))
    return tag("text:table-of-content-source", title, *levels, text_outline_level=block.depth)


def _level_source(level: int) -> str:
    return tag(
        "text:table-of-content-entry-template",
        tag("text:index-entry-link-start"),
        tag("text:index-entry-text"),
        tag("text:index-entry-tab-stop", style_type="right", style_leader_char="."),
        tag("text:index-entry-page-number"),
        tag("text:index-entry-link-end"),
        text_outline_level=level,
        text_style_name=encoded(contents_style(level).odt_name),
    )

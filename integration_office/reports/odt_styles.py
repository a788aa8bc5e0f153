"""The part of an ODT with what is named: paragraph styles, lists, pages with header and footer."""

from collections.abc import Iterator

from integration_office.reports.blocks import Document
from integration_office.reports.chart_shapes import shortened
from integration_office.reports.fonts import clean
from integration_office.reports.odt_text import ENTRY, MARK, Automatic, TextSetting, encoded
from integration_office.reports.office_fonts import FAMILY, MeasuringFonts
from integration_office.reports.office_odf import points
from integration_office.reports.office_pages import UPRIGHT, Page, page_of
from integration_office.reports.office_styles import (
    ACCENT,
    FOOTER,
    HAIRLINE,
    HEADER,
    INK,
    MARK_SIZE,
    Style,
    language_tag,
    styles,
)
from integration_office.reports.office_xml import tag
from integration_office.reports.pdf_styles import LANDSCAPES

FIRST_PAGE = "First_20_Page"
BULLETS, NUMBERS = encoded("Aufzählung"), encoded("Nummerierung")

_NAMES = {
    UPRIGHT: "Hochformat",
    **{page_of(shape): f"Querformat_20_{size.value}" for size, shape in LANDSCAPES.items()},
}
_EDGE = 34.0  # points from the paper's edge to header and footer
_GAP = 10.0  # between them and the text
_PAGE_ROOM = 90.0


def master_page(page: Page) -> str:
    """The name of the kind of page."""
    return _NAMES[page]


def named_styles(document: Document) -> str:
    language, _, country = language_tag(document.language).partition("-")
    words = tag(
        "style:text-properties",
        style_font_name=FAMILY,
        fo_font_size="10.5pt",
        fo_language=language,
        fo_country=country,
    )
    return tag(
        "office:styles",
        tag(
            "style:default-style",
            tag("style:paragraph-properties", style_tab_stop_distance="35pt"),
            words,
            style_family="paragraph",
        ),
        tag(
            "style:default-style",
            tag("style:table-row-properties", fo_keep_together="always"),
            style_family="table-row",
        ),
        *map(_style, styles()),
        *_link_styles(),
        *_list_styles(),
    )


def page_styles(document: Document, fonts: MeasuringFonts) -> str:
    """Layouts of the pages and, on them, header and footer. The first page has no header: there stands the
    title."""
    text = TextSetting(Automatic())
    masters = "".join(_masters(document, text, fonts))
    layouts = "".join(_layout(page, name) for page, name in _NAMES.items())
    return tag("office:automatic-styles", layouts, text.automatic.xml()) + tag("office:master-styles", masters)


def _style(style: Style) -> str:
    name = encoded(style.odt_name)
    attributes = {} if name == "Standard" else {"style_parent_style_name": "Standard"}
    attributes |= {"style_default_outline_level": str(style.level)} if style.level else {}
    return tag(
        "style:style",
        _paragraph_look(style),
        tag(
            "style:text-properties",
            fo_font_size=points(style.size),
            fo_color=f"#{style.colour}",
            fo_font_weight="bold" if style.bold else "normal",
        ),
        style_name=name,
        style_display_name=style.odt_name,
        style_family="paragraph",
        **attributes,
    )


def _paragraph_look(style: Style) -> str:
    look = {
        "fo_margin_top": points(style.before),
        "fo_margin_bottom": points(style.after),
        "fo_margin_left": points(style.left),
        "fo_margin_right": points(style.right),
        "style_line_height_at_least": points(style.leading),
        "fo_widows": "2",
        "fo_orphans": "2",
    }
    look |= {"fo_keep_with_next": "always"} if style.keep_with_next else {}
    look |= {"fo_keep_together": "always"} if style.keep_together or style.level else {}
    if style.bar:
        look |= _box(style)
    if style.line_below:
        look["fo_border_bottom"] = f"1.2pt solid #{style.line_below}"
    return tag("style:paragraph-properties", **look)


def _box(style: Style) -> dict[str, str]:
    return {
        "fo_background_color": f"#{style.fill}",
        "fo_border_left": f"3pt solid #{style.bar}",
        "fo_padding_left": "7pt",
        "fo_padding_top": "4pt",
        "fo_padding_bottom": "4pt",
        "fo_margin_left": "0pt",
        "style_join_border": "true",
    }


def _link_styles() -> Iterator[str]:
    mark = {"style_text_position": "33% 100%", "fo_font_size": points(MARK_SIZE), "fo_font_weight": "normal"}
    for name, colour, look in ((MARK, ACCENT, mark), (ENTRY, INK, {})):
        plain = tag("style:text-properties", fo_color=f"#{colour}", style_text_underline_style="none", **look)
        yield tag("style:style", plain, style_name=name, style_family="text")


def _list_styles() -> Iterator[str]:
    bullet = tag("text:list-level-style-bullet", _indent(13.0), text_level=1, text_bullet_char="•")
    number = tag(
        "text:list-level-style-number", _indent(21.0), text_level=1, style_num_format="1", style_num_suffix="."
    )
    yield tag("text:list-style", bullet, style_name=BULLETS, style_display_name="Aufzählung")
    yield tag("text:list-style", number, style_name=NUMBERS, style_display_name="Nummerierung")


def _indent(hanging: float) -> str:
    place = tag(
        "style:list-level-label-alignment",
        text_label_followed_by="listtab",
        text_list_tab_stop_position=points(hanging + 3),
        fo_text_indent=points(-hanging),
        fo_margin_left=points(hanging + 3),
    )
    mode = "label-alignment"
    return tag("style:list-level-properties", place, text_list_level_position_and_space_mode=mode)


def _layout(page: Page, name: str) -> str:
    size = {"fo_page_width": points(page.width), "fo_page_height": points(page.height)}
    turned = "landscape" if page.is_landscape else "portrait"
    margins = {"fo_margin_left": points(page.left), "fo_margin_right": points(page.right)}
    margins |= {"fo_margin_top": points(_EDGE), "fo_margin_bottom": points(_EDGE)}
    look = tag("style:page-layout-properties", style_print_orientation=turned, **size, **margins)
    above = _room("header", "bottom", page.top - _EDGE)
    below = _room("footer", "top", page.bottom - _EDGE)
    return tag("style:page-layout", look, above, below, style_name=f"L{name}")


def _room(kind: str, side: str, height: float) -> str:
    look = {"fo_min_height": points(height), f"fo_margin_{side}": points(_GAP)}
    return tag(f"style:{kind}-style", tag("style:header-footer-properties", **look))


def _masters(document: Document, text: TextSetting, fonts: MeasuringFonts) -> Iterator[str]:
    for page, name in _NAMES.items():
        footer = tag("style:footer", _footer(document, page, text, fonts))
        header = tag("style:header", _header(document, page, text, fonts))
        layout = {"style_page_layout_name": f"L{name}"}
        if page == UPRIGHT:
            empty = tag("style:header", text.paragraph(HEADER))
            first = {"style_name": FIRST_PAGE, "style_display_name": "First Page", "style_next_style_name": name}
            yield tag("style:master-page", empty, footer, **first, **layout)
        shown = name.replace("_20_", " ")
        yield tag("style:master-page", header, footer, style_name=name, style_display_name=shown, **layout)


def _header(document: Document, page: Page, text: TextSetting, fonts: MeasuringFonts) -> str:
    title = shortened(clean(document.title), page.frame_width, HEADER.size, False, fonts.width)
    return text.paragraph(HEADER, text.runs(title), **_rule("bottom"))


def _footer(document: Document, page: Page, text: TextSetting, fonts: MeasuringFonts) -> str:
    left = shortened(clean(document.footer), page.frame_width - _PAGE_ROOM, FOOTER.size, False, fonts.width)
    stop = tag("style:tab-stops", tag("style:tab-stop", style_position=points(page.frame_width), style_type="right"))
    style = text.style_name(encoded(FOOTER.odt_name), _rule("top"), stop)
    inside = (text.runs(left), tag("text:tab"), _page_number(document, text))
    line = tag("text:p", *inside, text_style_name=style)
    return line + (text.paragraph(FOOTER, text.runs(document.source_note)) if document.source_note else "")


def _page_number(document: Document, text: TextSetting) -> str:
    before, _, rest = document.words.page.partition("{page}")
    between, pages, after = rest.partition("{pages}")
    number = text.runs(before) + tag("text:page-number", "1", text_select_page="current") + text.runs(between)
    return number + (tag("text:page-count", "1") if pages else "") + text.runs(after)


def _rule(side: str) -> dict[str, str]:
    return {f"fo_border_{side}": f"0.5pt solid #{HAIRLINE}", f"fo_padding_{side}": "4pt"}

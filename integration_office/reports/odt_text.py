"""Texts in an ODT: paragraphs, spans, marks as links to bookmarks; everything as XML text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from integration_office.reports.blocks import Align, Inline, Reference, Run, Text
from integration_office.reports.charts import PageMark
from integration_office.reports.office_styles import Style
from integration_office.reports.office_xml import letters, tag

MARK, ENTRY = "Verweis", "Verzeichniseintrag"
"""The looks of links: marks in a text, entries of the table of contents."""
ALIGNED = {Align.LEFT: "start", Align.RIGHT: "end", Align.CENTRE: "center"}
TEXT_BOLD = tag("style:text-properties", fo_font_weight="bold")
TEXT_ITALIC = tag("style:text-properties", fo_font_style="italic")
TEXT_BOLD_ITALIC = tag("style:text-properties", fo_font_weight="bold", fo_font_style="italic")


@dataclass(slots=True)
class Automatic:
    """The styles that are only used in one place, each once: formatting beside the named styles."""

    _names: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def name(self, family: str, look: str, parent: str = "", master: str = "", data: str = "") -> str:
        """The name of a style with this look. `master` is the page on which its first paragraph begins, `data`
        the format of a cell's number."""
        attributes = {"style_parent_style_name": parent} if parent else {}
        attributes |= {"style_master_page_name": master} if master else {}
        attributes |= {"style_data_style_name": data} if data else {}
        key = (family, look, repr(attributes))
        if key not in self._names:
            name = f"A{len(self._names) + 1}"
            self._names[key] = tag("style:style", look, style_name=name, style_family=family, **attributes)
        return self._names[key].partition('style:name="')[2].partition('"')[0]

    def xml(self) -> str:
        return "".join(self._names.values())


@dataclass(slots=True)
class TextSetting:
    """What a text needs to be written. `master` and `breaks` say of the next paragraph or table where it
    begins: on which kind of page, on a new one."""

    automatic: Automatic = field(default_factory=Automatic)
    master: str = ""
    breaks: bool = False

    def paragraph(self, style: Style, *inside: str, **look: str) -> str:
        """A paragraph, or a heading, in a style; `look` is further formatting."""
        name = self.style_name(encoded(style.odt_name), look)
        if style.level:
            return tag("text:h", *inside, text_style_name=name, text_outline_level=style.level)
        return tag("text:p", *inside, text_style_name=name)

    def style_name(self, parent: str, look: dict[str, str], inside: str = "") -> str:
        """The style of the next paragraph: the parent itself where nothing is to be added."""
        master, beginning = self.opening()
        look = {**look, **beginning}
        if not (look or master or inside):
            return parent
        properties = tag("style:paragraph-properties", inside, **look)
        return self.automatic.name("paragraph", properties, parent, master)

    def opening(self) -> tuple[str, dict[str, str]]:
        """Where the next paragraph or table begins: asked once."""
        master, breaks = self.master, self.breaks
        self.master, self.breaks = "", False
        if not (master or breaks):
            return "", {}
        return master, {"fo_margin_top": "0pt", **({} if master else {"fo_break_before": "page"})}

    def runs(self, text: Text, bold: bool = False, bookmark: str = "") -> str:
        """A text with its marks, and a bookmark on it. Raises ReportError for a control character."""
        parts: Iterable[Inline] = (Run(text),) if isinstance(text, str) else text
        inside = "".join(self._inline(part, bold) for part in parts)
        return bookmarked(bookmark, inside) if bookmark else inside

    def page_link(self, mark: PageMark, unknown: str) -> str:
        """A mark as a link whose page is a field, which shows `unknown` until the program works it out."""
        before, after = map(spaced, mark.text.split("{page}"))
        number = tag("text:bookmark-ref", unknown, text_reference_format="page", text_ref_name=mark.target)
        look = {"text_style_name": ENTRY, "text_visited_style_name": ENTRY}
        return tag("text:a", before + number + after, xlink_type="simple", xlink_href=f"#{mark.target}", **look)

    def _inline(self, part: Inline, bold: bool) -> str:
        if isinstance(part, Reference):
            style = {"text_style_name": MARK, "text_visited_style_name": MARK}
            return tag("text:a", letters(f"[{part.label}]"), xlink_type="simple", xlink_href=f"#{part.target}", **style)
        look = _LOOKS[bold or part.bold, part.italic]
        if not look:
            return spaced(part.text)
        return tag("text:span", spaced(part.text), text_style_name=self.automatic.name("text", look))


_LOOKS = {(False, False): "", (True, False): TEXT_BOLD, (False, True): TEXT_ITALIC, (True, True): TEXT_BOLD_ITALIC}


def bookmarked(name: str, inside: str) -> str:
    return tag("text:bookmark-start", text_name=name) + inside + tag("text:bookmark-end", text_name=name)


def encoded(name: str) -> str:
    """The name of a style as a file has it: "Heading 1" is Heading_20_1."""
    return re.sub(r"[^A-Za-z0-9]", lambda found: f"_{ord(found.group()):x}_", name)


def spaced(text: str) -> str:
    """The text, escaped; every blank is kept, line ends are line breaks."""
    shown = re.sub("(?<= ) |^ | $", "<text:s/>", letters(text), flags=re.MULTILINE)
    return shown.replace("\n", "<text:line-break/>")

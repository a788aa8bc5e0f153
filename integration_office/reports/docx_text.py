"""Texts in a DOCX: runs, marks as links to bookmarks, fields; everything as XML text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from integration_office.reports.blocks import Align, Inline, Reference, Run, Text
from integration_office.reports.charts import PageMark
from integration_office.reports.docx_styles import MARK, StyleIds
from integration_office.reports.docx_xml import twips
from integration_office.reports.office_styles import Style
from integration_office.reports.office_xml import letters, tag

ALIGNED = {Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center"}

_FIRST_ID = 10_000  # of a bookmark: beyond those that a template has


@dataclass(slots=True)
class Bookmarks:
    """Word's names for bookmarks, which are short and plain."""

    _names: dict[str, str] = field(default_factory=dict)
    _ids: int = _FIRST_ID

    def name(self, target: str) -> str:
        return self._names.setdefault(target, f"Marke{len(self._names) + 1}")

    def around(self, target: str, xml: str) -> str:
        """The XML with the bookmark on it; without a target as it is."""
        return self.named(self.name(target), xml) if target else xml

    def named(self, name: str, xml: str) -> str:
        self._ids += 1
        return tag("w:bookmarkStart", w_id=self._ids, w_name=name) + xml + tag("w:bookmarkEnd", w_id=self._ids)


@dataclass(frozen=True, slots=True)
class TextSetting:
    """What a text needs to be written: the ids of the styles and the names of the bookmarks."""

    ids: StyleIds
    bookmarks: Bookmarks

    def paragraph(self, style: Style, *inside: str, look: str = "") -> str:
        """A paragraph in a style; `look` is further formatting, in the order that Word wants behind the style."""
        # A template's own style need not say that it stays with what follows.
        keep = tag("w:keepNext") if style.keep_with_next and "w:keepNext" not in look else ""
        return tag("w:p", tag("w:pPr", tag("w:pStyle", w_val=self.ids[style.docx_name]), keep, look), *inside)

    def runs(self, text: Text, bold: bool = False, bookmark: str = "") -> str:
        """A text with its marks, and a bookmark on it. Raises ReportError for a control character."""
        parts: Iterable[Inline] = (Run(text),) if isinstance(text, str) else text
        return self.bookmarks.around(bookmark, "".join(self._inline(part, bold) for part in parts))

    def page_link(self, mark: PageMark, unknown: str) -> str:
        """A mark as a link whose page is a field, which shows `unknown` until Word works it out."""
        name = self.bookmarks.name(mark.target)
        before, after = mark.text.split("{page}")
        shown = run(before) + shown_field(f"PAGEREF {name} \\h", unknown) + run(after)
        return tag("w:hyperlink", shown, w_anchor=name, w_history=1)

    def _inline(self, part: Inline, bold: bool) -> str:
        if isinstance(part, Reference):
            mark = run(f"[{part.label}]", look=tag("w:rStyle", w_val=self.ids[MARK]))
            return tag("w:hyperlink", mark, w_anchor=self.bookmarks.name(part.target), w_history=1)
        return run(part.text, bold or part.bold, part.italic)


def run(text: str, bold: bool = False, italic: bool = False, look: str = "") -> str:
    """A piece of text in one style; line ends are line breaks."""
    style = look + tag("w:b") * bold + tag("w:bCs") * bold + tag("w:i") * italic + tag("w:iCs") * italic
    return tag("w:r", tag("w:rPr", style) if style else "", *_lines(letters(text))) if text else ""


def tab() -> str:
    return tag("w:r", tag("w:tab"))


def tab_stop(points: float, dotted: bool = False) -> str:
    """A stop at which text ends, measured from the left margin."""
    stop = tag("w:tab", w_val="right", w_leader="dot" if dotted else "none", w_pos=twips(points))
    return tag("w:tabs", stop)


def field_start(instruction: str) -> str:
    """What stands before the text that a field shows."""
    begin, middle = (tag("w:r", tag("w:fldChar", w_fldCharType=kind)) for kind in ("begin", "separate"))
    return begin + tag("w:r", f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>') + middle


def field_end() -> str:
    return tag("w:r", tag("w:fldChar", w_fldCharType="end"))


def shown_field(instruction: str, shown: str) -> str:
    """A field that Word works out when it lays out the pages; until then it shows a text."""
    return field_start(instruction) + run(shown) + field_end()


def _lines(escaped: str) -> Iterator[str]:
    for number, line in enumerate(escaped.split("\n")):
        if number:
            yield tag("w:br")
        if line:
            yield f'<w:t xml:space="preserve">{line}</w:t>'

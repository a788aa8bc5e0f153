"""Text of a block as ReportLab's markup: escaped, with fonts for every glyph, marks as links."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from integration_office.reports.blocks import Inline, Reference, Run, Text
from integration_office.reports.fonts import FALLBACKS, Fonts, clean
from integration_office.reports.pdf_styles import MARK_SIZE
from integration_office.reports.tagging_canvas import LINK_BEGINS, LINK_ENDS
from integration_office.reports.word_breaks import softened


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as outline and table of contents know it; `text` is markup, `plain` is not."""

    level: int
    text: str
    plain: str
    key: str


def markup(text: Text, fonts: Fonts, bold: bool = False, anchor: str = "") -> str:
    """The markup of a text. `bold` says that its style is bold already; `anchor` is a bookmark to set at its
    beginning. Raises ReportError for a glyph that no font has."""
    name = f"<a name={quoteattr(anchor)}/>" if anchor else ""
    return name + "".join(_inline(part, fonts, bold) for part in _parts(text))


def narrowed(text: Text, width: float, size: float, fonts: Fonts, bold: bool = False) -> Text:
    """The text with soft hyphens in the words that are wider than `width` points at the size."""
    if isinstance(text, str):
        return _narrowed(text, width, size, fonts, bold)
    return tuple(
        Run(_narrowed(part.text, width, size, fonts, bold or part.bold), part.bold, part.italic)
        if isinstance(part, Run)
        else part
        for part in text
    )


def with_joined_words(text: Text) -> Text:
    """The text with spaces that do not break: for figures with their unit."""
    if isinstance(text, str):
        return text.replace(" ", "\u00a0")
    return tuple(_joined(part) for part in text)


def _parts(text: Text) -> Iterable[Inline]:
    return (Run(text),) if isinstance(text, str) else text


def _inline(part: Inline, fonts: Fonts, bold: bool) -> str:
    if isinstance(part, Reference):
        # A link that goes over a line's end would be two.
        label = _letters(part.label.replace(" ", "\u00a0"), fonts, bold, False)
        link = f"<a href={quoteattr('#' + part.target)}>{label}</a>"
        begin = f'<onDraw name="{LINK_BEGINS}" label={quoteattr(f"{part.target}|{part.label}")}/>'
        return f'<super size="{MARK_SIZE}" rise="3">[{begin}{link}<onDraw name="{LINK_ENDS}"/>]</super>'
    letters = _letters(part.text, fonts, bold or part.bold, part.italic)
    letters = f"<b>{letters}</b>" if part.bold and not bold else letters
    return f"<i>{letters}</i>" if part.italic else letters


def _letters(text: str, fonts: Fonts, bold: bool, italic: bool) -> str:
    return "".join(
        f'<font name="{font}">{_escaped(piece)}</font>' if font in FALLBACKS else _escaped(piece)
        for font, piece in fonts.segments(clean(text), bold, italic)
    )


def _escaped(text: str) -> str:
    """Before a break stands a space: ReportLab would not see the soft hyphens of the word there."""
    return escape(text).replace("\n", " <br/>")


def _narrowed(text: str, width: float, size: float, fonts: Fonts, bold: bool) -> str:
    words = (softened(word) if fonts.width(word, size, bold) > width else word for word in clean(text).split(" "))
    return " ".join(words)


def _joined(part: Inline) -> Inline:
    if isinstance(part, Reference):
        return part
    return Run(part.text.replace(" ", "\u00a0"), part.bold, part.italic)

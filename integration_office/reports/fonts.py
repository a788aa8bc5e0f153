"""The bundled fonts: Carlito for text, DejaVu Sans for the symbols it lacks; other glyphs are refused."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.word_breaks import SOFT_HYPHEN

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Carlito", "Carlito-Bold", "Carlito-Italic", "Carlito-BoldItalic"
SYMBOLS, SYMBOLS_BOLD = "DejaVuSans", "DejaVuSans-Bold"
FALLBACKS = frozenset((SYMBOLS, SYMBOLS_BOLD))

_FILES = {
    REGULAR: "Carlito-Regular.ttf",
    BOLD: "Carlito-Bold.ttf",
    ITALIC: "Carlito-Italic.ttf",
    BOLD_ITALIC: "Carlito-BoldItalic.ttf",
    SYMBOLS: "DejaVuSans.ttf",
    SYMBOLS_BOLD: "DejaVuSans-Bold.ttf",
}
_STYLES = {(False, False): REGULAR, (True, False): BOLD, (False, True): ITALIC, (True, True): BOLD_ITALIC}
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI"))
_MOST_MEASURED = 50_000
_STRAY_HYPHEN = re.compile(rf"{SOFT_HYPHEN}(?!\w)|(?<!\w){SOFT_HYPHEN}")
_DROPPED = dict.fromkeys((0x200B, 0x2060, 0xFEFF))  # they only allow or forbid a line's end
_LAST_READABLE = 0xFFFF
_INVISIBLE = frozenset("\n" + SOFT_HYPHEN)  # these never reach the page as glyphs


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts, ready to use, with the characters each of them can show."""

    glyphs: dict[str, frozenset[str]]

    def segments(self, text: str, bold: bool = False, italic: bool = False) -> Iterator[tuple[str, str]]:
        """The text in pieces that one font can show: (name of the font, piece). Raises ReportError for a
        character that no font has."""
        main = _STYLES[bold, italic]
        if self.glyphs[main].issuperset(text):
            yield main, text
            return
        fallback = SYMBOLS_BOLD if bold else SYMBOLS
        for font, piece in groupby(text, lambda letter: self._font_for(letter, main, fallback, text)):
            yield font, "".join(piece)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a line of text in points, at a size in points."""
        shown = text.replace(SOFT_HYPHEN, "")
        widths = (pdfmetrics.stringWidth(piece, font, size) for font, piece in self.segments(shown, bold))
        return float(sum(widths))

    def _font_for(self, letter: str, main: str, fallback: str, text: str) -> str:
        # The symbols' font has Hebrew and Arabic letters, but would set them in the wrong order.
        for font in () if _is_from_right_to_left(letter) else (main, fallback):
            if letter in self.glyphs[font]:
                return font
        raise _refusal(letter, text[:60])


@lru_cache
def register_fonts(directory: Path) -> Fonts:
    """Makes the fonts in the directory known to ReportLab, once. Raises ReportError for a file that is
    missing or damaged."""
    glyphs = {name: _register(name, directory / file) for name, file in _FILES.items()}
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)
    pdfmetrics.registerFontFamily(SYMBOLS, SYMBOLS, SYMBOLS_BOLD, SYMBOLS, SYMBOLS_BOLD)
    return Fonts(glyphs)


def clean(text: str) -> str:
    """The text as it can be set: letters composed ("a¨" becomes "ä"), no marks without width, soft hyphens only
    inside words, tabs as spaces, line ends alike."""
    composed = _STRAY_HYPHEN.sub("", unicodedata.normalize("NFC", text).translate(_DROPPED))
    return composed.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


def _register(name: str, path: Path) -> frozenset[str]:
    try:
        font = _Font(name, str(path))
    except (TTFError, OSError) as error:
        raise ReportError(ReportErrorKind.FONT_MISSING, path=path) from error
    _show_soft_hyphens(font)
    pdfmetrics.registerFont(font)
    # Beyond these ReportLab writes a file from which nobody can read the letters.
    readable = (code for code in font.face.charToGlyph if code <= _LAST_READABLE)
    return frozenset(map(chr, readable)) - _CONTROL | _INVISIBLE


class _Font(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font that measures each word once, however often it is set."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self._measured: dict[str, float] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        width = self._measured.get(text)
        if width is None:
            if len(self._measured) > _MOST_MEASURED:
                self._measured.clear()
            width = self._measured[text] = super().stringWidth(text, 1.0, encoding)
        return width * size


def _show_soft_hyphens(font: TTFont) -> None:
    """Gives the soft hyphen the hyphen's glyph: paragraphs leave only those that end a line."""
    face = font.face
    face.charToGlyph[ord(SOFT_HYPHEN)] = face.charToGlyph[ord("-")]
    face.charWidths[ord(SOFT_HYPHEN)] = face.charWidths[ord("-")]


def _refusal(letter: str, text: str) -> ReportError:
    code = f"U+{ord(letter):04X}"
    if letter in _CONTROL:
        return ReportError(ReportErrorKind.CONTROL_CHARACTER, text, code)
    if _is_from_right_to_left(letter):
        return ReportError(ReportErrorKind.RIGHT_TO_LEFT, text, code)
    return ReportError(ReportErrorKind.GLYPH_MISSING, text, code)


def _is_from_right_to_left(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT


_CONTROL = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), *range(0x200B, 0x2010), *range(0x2028, 0x202F))))

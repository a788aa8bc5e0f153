"""The bundled fonts: Carlito for text, DejaVu Sans for the symbols it lacks; other glyphs are refused."""

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
        for font in (main, fallback):
            if letter in self.glyphs[font]:
                return font
        raise ReportError(ReportErrorKind.GLYPH_MISSING, text[:60], f"U+{ord(letter):04X}")


@lru_cache
def register_fonts(directory: Path) -> Fonts:
    """Makes the fonts in the directory known to ReportLab, once. Raises ReportError for a file that is
    missing or damaged."""
    glyphs = {name: _register(name, directory / file) for name, file in _FILES.items()}
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)
    pdfmetrics.registerFontFamily(SYMBOLS, SYMBOLS, SYMBOLS_BOLD, SYMBOLS, SYMBOLS_BOLD)
    return Fonts(glyphs)


def clean(text: str) -> str:
    """The text as it can be set: letters composed ("a¨" becomes "ä"), tabs as spaces, line ends alike."""
    composed = unicodedata.normalize("NFC", text)
    return composed.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


def _register(name: str, path: Path) -> frozenset[str]:
    try:
        font = TTFont(name, str(path))
    except (TTFError, OSError) as error:
        raise ReportError(ReportErrorKind.FONT_MISSING, path=path) from error
    pdfmetrics.registerFont(font)
    return frozenset(map(chr, font.face.charToGlyph)) - _CONTROL | _INVISIBLE


_CONTROL = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0))))

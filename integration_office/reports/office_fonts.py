"""How wide letters are, for formats whose reader brings the fonts: in a text, no letter is refused."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from unicodedata import bidirectional

from integration_office.domain.resources import resource_folder
from integration_office.reports.fonts import Fonts, register_fonts

FAMILY = "Calibri"
"""What office programs have. Carlito, which the PDF uses, is as wide and takes its place where it is missing."""
STAND_IN_FAMILY = "Carlito"
STAND_IN_FACES = ("Regular", "Bold", "Italic")

_WIDE = "m"
_RIGHT_TO_LEFT = ("R", "AL", "AN")


@dataclass(frozen=True, slots=True)
class MeasuringFonts(Fonts):
    """The paper's fonts. A letter that none of them has counts as a wide one; drawn, it is refused."""

    known: frozenset[str]

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a line of text in points, at a size in points."""
        if not self.known.issuperset(text):
            text = "".join(letter if letter in self.known else _WIDE for letter in text)
        return Fonts.width(self, text, size, bold)


def stand_in_files() -> tuple[Path, ...]:
    """Regular, bold and italic, for files that bring their font along."""
    return tuple(resource_folder() / "fonts" / f"{STAND_IN_FAMILY}-{face}.ttf" for face in STAND_IN_FACES)


@lru_cache
def measuring_fonts() -> MeasuringFonts:
    """Raises ReportError where a font file is missing."""
    glyphs = register_fonts(resource_folder() / "fonts").glyphs
    known = frozenset[str]().union(*glyphs.values())
    return MeasuringFonts(glyphs, frozenset(each for each in known if bidirectional(each) not in _RIGHT_TO_LEFT))

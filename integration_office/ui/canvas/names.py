"""Fits names into boxes: how large and in how many lines a name can be written, elided only where nothing
else helps.

Widths are measured once per letter in em, so that a name that was fitted at one zoom is fitted at all of
them.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from PySide6.QtGui import QFont, QFontMetricsF

LINE_HEIGHT = 1.2
MOST_LINES = 3
ELLIPSIS = "…"
_MEASURED_AT = 100
_LONGEST_WRAPPED = 14


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text in lines; the longest is `em` wide."""

    em: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines to write at a font size in pixels."""

    pixels: int
    lines: tuple[str, ...]


class NameFitter:
    """Measures texts in one font and fits them into rectangles."""

    def __init__(self, font: QFont) -> None:
        measured = QFont(font)
        measured.setPixelSize(_MEASURED_AT)
        self._metrics = QFontMetricsF(measured)
        self._advance: dict[str, float] = {}
        self._wrapped: dict[str, tuple[Wrapped, ...]] = {}
        self.elided = lru_cache(maxsize=20_000)(self._elided)

    def fit(self, text: str, width: float, height: float, smallest: int, largest: int) -> Fitted | None:
        """The text at the largest font size in between at which it fits the rectangle, elided at the
        smallest if it never does; None where not even a line has room."""
        best = 0.0
        lines: tuple[str, ...] = ()
        for wrapped in self._wrappings(text):
            pixels = min(largest, width / wrapped.em, height / (len(wrapped.lines) * LINE_HEIGHT))
            if pixels >= best + 0.75:  # a further line must be worth it
                best, lines = pixels, wrapped.lines
        if best >= smallest:
            return Fitted(int(best), lines)
        rows = min(int(height / (smallest * LINE_HEIGHT)), MOST_LINES)
        if rows < 1:
            return None
        kept = self.elided(text, int(2 * width / smallest) / 2, rows)
        return Fitted(smallest, kept) if kept else None

    def line(self, text: str, width: float, pixels: int) -> str:
        """One line of the text at a font size, elided to the width; empty where nothing of it has room."""
        kept = self.elided(text, int(2 * width / pixels) / 2, 1)
        return kept[0] if kept else ""

    def em(self, text: str) -> float:
        """The width of a line in em."""
        return sum(map(self._advance_of, text))

    def _advance_of(self, letter: str) -> float:
        width = self._advance.get(letter)
        if width is None:
            width = self._advance[letter] = self._metrics.horizontalAdvance(letter) / _MEASURED_AT
        return width

    def _wrappings(self, text: str) -> tuple[Wrapped, ...]:
        known = self._wrapped.get(text)
        if known is None:
            known = self._wrapped[text] = self._wrap(text)
        return known

    def _wrap(self, text: str) -> tuple[Wrapped, ...]:
        words = text.split()
        if not words:
            return ()
        return tuple(self._balanced(words, count) for count in range(1, min(MOST_LINES, len(words)) + 1))

    def _balanced(self, words: list[str], count: int) -> Wrapped:
        """The words in `count` lines whose longest is as short as can be."""
        if len(words) > _LONGEST_WRAPPED:
            words = [*words[: _LONGEST_WRAPPED - 1], " ".join(words[_LONGEST_WRAPPED - 1 :])]
        places = combinations(range(1, len(words)), count - 1)
        return min((self._broken(words, breaks) for breaks in places), key=lambda wrapped: wrapped.em)

    def _broken(self, words: list[str], breaks: tuple[int, ...]) -> Wrapped:
        bounds = (0, *breaks, len(words))
        lines = tuple(" ".join(words[a:b]) for a, b in pairwise(bounds))
        return Wrapped(max(map(self.em, lines)), lines)

    def _elided(self, text: str, width: float, rows: int) -> tuple[str, ...]:
        """The beginning of the text in at most `rows` lines of a width in em."""
        lines: list[str] = []
        rest = text.strip()
        while rest and len(lines) < rows - 1:
            taken = self._words_that_fit(rest, width)
            if not taken:
                break
            lines.append(taken)
            rest = rest[len(taken) :].lstrip()
        if rest:
            lines.append(self._cut(rest, width))
        return tuple(line for line in lines if line)

    def _words_that_fit(self, text: str, width: float) -> str:
        taken = ""
        for word in text.split():
            longer = f"{taken} {word}" if taken else word
            if self.em(longer) > width:
                break
            taken = longer
        return taken

    def _cut(self, text: str, width: float) -> str:
        if self.em(text) <= width:
            return text
        room = width - self.em(ELLIPSIS)
        length = 0
        while length < len(text) and (room := room - self._advance_of(text[length])) >= 0:
            length += 1
        return text[:length].rstrip() + ELLIPSIS if length >= 2 else ""

"""ReportLab's breaking and joining of words, mended: it is needed whenever a paragraph is measured again.

The rest of a word broken at a soft hyphen always counts as followed by a space there (5.1.0), also where what follows
brings its own: the line then holds one space more than was measured and goes beyond its column.

A paragraph in several fonts is kept in the lines of its last measuring; before the next, ReportLab joins the parts of
each word. Its own way takes every hyphen at the end of a part for one that it has set, so that a word loses its own
("Kinder-Jugendliche" became "KinderJugendliche"), and leaves parts that were cut between letters apart, so that the
line goes beyond its column."""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import paragraph

Part = list[Any]
"""Its width, then pairs of font and text."""


class _Rest(paragraph._SHYWord, paragraph._SplitFrag):  # type: ignore[misc]  # reportlab has no types
    """What is left of a word broken at a soft hyphen that no space follows."""


def mend() -> None:
    """From now on words are joined as they were, and broken without a space that was not there."""
    paragraph._rejoinSplitFragWords = joined
    paragraph._SHYWord.shyphenate = broken


def broken(word: Any, new_width: float, most: float) -> Sequence[Part]:
    """The word in two, as ReportLab breaks it; the rest is followed by a space where the word is."""
    parts: Sequence[Part] = _break(word, new_width, most)
    if parts and not isinstance(word, paragraph._HSFrag):
        return parts[0], _Rest(parts[1])
    return parts


_break = paragraph._SHYWord.shyphenate


def joined(parts: Sequence[Part]) -> Part:
    """The parts as one word, without the hyphens that ReportLab has set, with the places of its soft ones."""
    pieces: list[tuple[Any, str]] = []
    for part in parts:
        for number, (font, text) in enumerate(part[1:], 1):
            is_broken = isinstance(part, paragraph._SplitFragHY) and number == len(part) - 1
            letters = _with_places(text[:-1], _places(text)) if is_broken else text
            if pieces and paragraph.sameFrag(pieces[-1][0], font):
                pieces[-1] = (pieces[-1][0], _one_text(pieces[-1][1], letters))
            else:
                pieces.append((font, letters))
    width = sum(stringWidth(text, font.fontName, font.fontSize) for font, text in pieces)
    return paragraph._reconstructSplitFrags(parts[-1])([width, *pieces])  # type: ignore[no-any-return]


def _one_text(head: str, tail: str) -> str:
    return _with_places(head + tail, [*_places(head), *(len(head) + place for place in _places(tail))])


def _places(text: Any) -> list[int]:
    return list(getattr(text, "_shyIndices", ()))


def _with_places(text: str, places: list[int]) -> str:
    return paragraph._SHYIndexedStr(text, places) if places else text

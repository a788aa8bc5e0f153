"""Paragraphs that are elements of the tree, and whose letters are those of their text also at line ends."""

from itertools import pairwise
from typing import Any

from reportlab.platypus import Paragraph

from integration_office.reports.reportlab_words import mend
from integration_office.reports.tagging_tree import Node
from integration_office.reports.word_breaks import SOFT_HYPHEN

mend()


class TaggedParagraph(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph that fills `node`, its bullet `label`; without a node it is decoration. ReportLab writes a
    hard hyphen where it breaks a word and nothing where a line ends; here these are soft hyphens and spaces."""

    frags: list[Any]

    def __init__(
        self,
        text: str | None,
        style: Any = None,
        bulletText: str | None = None,  # noqa: N803
        frags: list[Any] | None = None,
        *,
        node: Node | None = None,
        label: Node | None = None,
        repeats: bool = False,
    ) -> None:
        super().__init__(text, style, bulletText, frags)
        self.node, self._label, self._repeats = node, label, repeats
        self._source = ""
        if text is not None:
            _keep_spaces(self.frags)
            self._source = _source(self.frags)
        self._given = self.frags

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Breaks the lines of what was given: those of an earlier measuring have lost where words may be broken."""
        self.frags = self._given
        size: tuple[float, float] = super().wrap(availWidth, availHeight)
        return size

    def split(self, width: float, height: float) -> list["TaggedParagraph"]:
        parts: list[TaggedParagraph] = super().split(width, height)
        if len(parts) == 2:
            first, rest = parts
            for part in parts:
                part.node, part._label, part._repeats = self.node, self._label, self._repeats
            first._source = self._source
            rest._source = self._source[_walk(first.blPara.lines, self._source, rewrite=False) :]
        return parts

    def draw(self) -> None:
        if self.canv.rehearsal:
            return
        if self.node is None or (self._repeats and self.node.has_content()):
            with self.canv.artifact("Pagination"):
                super().draw()
            return
        _walk(self.blPara.lines, self._source, rewrite=True)
        if self._label and self.bulletText:
            self.canv.next_text_is(self._label)
        super().draw()

    def beginText(self, x: float, y: float) -> Any:
        if self.node:
            self.canv.next_text_is(self.node)
        return super().beginText(x, y)


def _keep_spaces(frags: list[Any]) -> None:
    """ReportLab loses the space between a word with soft hyphens, itself in several fonts perhaps, and a piece in
    another font, unless that piece begins with it."""
    is_soft = False
    for piece, following in pairwise(frags):
        text = getattr(piece, "text", "")
        is_soft = is_soft or SOFT_HYPHEN in text
        if text.endswith(" ") and is_soft and getattr(following, "text", ""):
            piece.text = text.rstrip(" ")
            following.text = " " + following.text.lstrip(" ")


def _source(frags: list[Any]) -> str:
    """The text as it was given, before lines are broken."""
    return "".join(map(_frag_text, frags)).replace(SOFT_HYPHEN, "")


def _frag_text(frag: Any) -> str:
    return "\n" if getattr(frag, "lineBreak", False) else getattr(frag, "text", "")


def _walk(lines: list[Any], source: str, rewrite: bool) -> int:
    """Goes along the source line by line; where a line ends there, its end becomes what the source has at
    this place. Returns how much of the source the lines hold."""
    at = 0
    for line in lines:
        words = line[1] if isinstance(line, tuple) else line.words
        letters = _letters("".join(map(_text, words)))
        if not letters:
            continue
        end = _behind(source, at, letters)
        added = end is None and letters.endswith("-")
        if added:
            end = _behind(source, at, letters[:-1])
        if end is None:
            return at
        at = end
        if rewrite:
            _end_line(words, added, source[at : at + 1].isspace())
    return at


def _behind(source: str, at: int, letters: str) -> int | None:
    """The place in the source behind these letters; None where others stand there."""
    for letter in letters:
        while at < len(source) and _is_space(source[at]):
            at += 1
        if source[at : at + 1] != letter:
            return None
        at += 1
    return at


def _letters(text: str) -> str:
    return "".join(letter for letter in text if not _is_space(letter) and letter != SOFT_HYPHEN)


def _is_space(letter: str) -> bool:
    return letter.isspace()


def _text(word: Any) -> str:
    return word if isinstance(word, str) else getattr(word, "text", "") or ""


def _end_line(words: list[Any], added_hyphen: bool, space_follows: bool) -> None:
    last = max(number for number, word in enumerate(words) if _text(word).strip())
    text = _text(words[last])
    if added_hyphen:
        text = text.rstrip()[:-1] + SOFT_HYPHEN
    elif space_follows and not text.endswith(" "):
        text += " "
    if isinstance(words[last], str):
        words[last] = text
    else:
        words[last].text = text

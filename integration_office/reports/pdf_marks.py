"""Reads what is marked on a page: the letters of each mark, and what stands outside of any."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from integration_office.reports.pdf_findings import Finding, FindingKind

_SHOWN = frozenset(("Tj", "TJ", "'", '"'))
_PAINTED = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"))
_READ = _SHOWN | _PAINTED | frozenset(("BDC", "BMC", "EMC", "Tf"))
_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_LISTED = re.compile(rb"<([0-9A-Fa-f]+)>\s*<[0-9A-Fa-f]+>\s*\[(.*?)\]", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_CODE = re.compile(rb"<([0-9A-Fa-f]+)>")

_DECORATION, _NOTHING = -1, -2


@dataclass(slots=True)
class Marked:
    """The text of each mark of a page, by its number."""

    texts: dict[int, list[str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def text(self, mark: int) -> str:
        return "".join(self.texts.get(mark, ()))


class Letters:
    """The fonts of a file as tables from code to text, each read once."""

    def __init__(self) -> None:
        self._tables: dict[tuple[int, int], dict[int, str]] = {}

    def of(self, font: Any) -> dict[int, str]:
        """The text of each code; empty where the font does not say."""
        key = font.objgen
        if key not in self._tables:
            source = font.get("/ToUnicode")
            self._tables[key] = _table(source.read_bytes()) if source is not None else {}
        return self._tables[key]


def read_marks(page: pikepdf.Page, number: int, letters: Letters) -> Marked:
    """What is marked on a page, its number counted from 1, and what is wrong there."""
    reader = _Reader(page, number, letters)
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in _READ:
            reader.read(operator, instruction.operands)
    if reader.open:
        reader.finds(FindingKind.TREE_BROKEN)
    return reader.marked


class _Reader:
    """Goes through the instructions of a page."""

    def __init__(self, page: pikepdf.Page, number: int, letters: Letters) -> None:
        self._fonts: Any = page.obj.Resources.get("/Font", {})
        self._number, self._letters = number, letters
        self._font: dict[int, str] = {}
        self._checked: set[str] = set()
        self.marked = Marked()
        self.open: list[int] = []

    def finds(self, kind: FindingKind, place: str = "") -> None:
        finding = Finding(kind, place, self._number)
        if finding not in self.marked.findings:
            self.marked.findings.append(finding)

    def read(self, operator: str, operands: Any) -> None:
        if operator == "Tf":
            self._use_font(str(operands[0]))
        elif operator == "EMC":
            self._end()
        elif operator in ("BDC", "BMC"):
            self.open.append(self._begun(operator, operands))
        else:
            self._paint(operator, operands)

    def _begun(self, operator: str, operands: Any) -> int:
        if str(operands[0]) == "/Artifact":
            return _DECORATION
        properties = operands[1] if operator == "BDC" else None
        if not isinstance(properties, pikepdf.Dictionary) or "/MCID" not in properties:
            return _NOTHING
        mark = int(properties.MCID)
        if mark in self.marked.texts:
            self.finds(FindingKind.TREE_BROKEN)
        self.marked.texts.setdefault(mark, [])
        return mark

    def _end(self) -> None:
        if self.open:
            self.open.pop()
        else:
            self.finds(FindingKind.TREE_BROKEN)

    def _paint(self, operator: str, operands: Any) -> None:
        inside = next((mark for mark in reversed(self.open) if mark != _NOTHING), _NOTHING)
        if inside == _NOTHING:
            self.finds(FindingKind.UNTAGGED)
        if operator in _SHOWN:
            text = "".join(self._shown(operator, operands))
            if inside >= 0:
                self.marked.texts[inside].append(text)

    def _shown(self, operator: str, operands: Any) -> Iterator[str]:
        shown = operands[-1]
        for piece in shown if operator == "TJ" else (shown,):
            if isinstance(piece, pikepdf.String):
                yield from map(self._letter, bytes(piece))

    def _letter(self, code: int) -> str:
        letter = self._font.get(code, "")
        if not letter:
            self.finds(FindingKind.GLYPH_MISSING)
        return letter

    def _use_font(self, name: str) -> None:
        font = self._fonts.get(name)
        self._font = self._letters.of(font) if font is not None else {}
        if name in self._checked:
            return
        self._checked.add(name)
        if font is None or "/FontFile2" not in font.get("/FontDescriptor", {}):
            self.finds(FindingKind.FONT_NOT_EMBEDDED, name)
        elif not self._font:
            self.finds(FindingKind.FONT_UNREADABLE, name)


def _table(source: bytes) -> dict[int, str]:
    table: dict[int, str] = {}
    for block in _CHARACTERS.findall(source):
        table.update((int(code, 16), _text(text)) for code, text in _PAIR.findall(block))
    for block in _RANGES.findall(source):
        for first, listed in _LISTED.findall(block):
            table.update(enumerate(map(_text, _CODE.findall(listed)), int(first, 16)))
        for first, last, start in _RANGE.findall(_LISTED.sub(b"", block)):
            span = range(int(first, 16), int(last, 16) + 1)
            table.update((code, chr(int(start, 16) + code - span[0])) for code in span)
    return table


def _text(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be", "replace")

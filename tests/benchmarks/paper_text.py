"""Whether a PDF says every heading and cell of a paper, in order, and every box of its charts, whoever wrote it."""

import re
from collections import Counter
from collections.abc import Iterator

import pypdfium2

from integration_office.reports.blocks import Document, GroupRow, Heading, OrgChart, Table, flat, plain
from tests.benchmarks.measuring import Disagreement

# Line ends and hyphens at them differ between programs, and pdfium has letters of its own for those.
_LEFT_OUT = re.compile("[\\s\\-\u00ad\u2010\ufffe\x02]+")


def says_all(data: bytes, document: Document, who: str) -> None:
    """Raises Disagreement for a heading, caption or cell that is not said in its place, or a box that is missing."""
    found, at = _bare(_text(data)), 0
    for wanted in _wanted(document):
        at = found.find(_bare(wanted), at)
        if at < 0:
            raise Disagreement(f"{who} does not say {wanted!r} where it belongs")
        at += len(_bare(wanted))
    _says_boxes(found, document, who)


def _says_boxes(found: str, document: Document, who: str) -> None:
    # The longest first: "2,5 VZÄ" also stands within "12,5 VZÄ".
    for line, boxes in sorted(_second_lines(document).items(), key=lambda each: -len(each[0])):
        if found.count(_bare(line)) < boxes:
            raise Disagreement(f"{who} does not say {line!r} in {boxes} boxes")
        found = found.replace(_bare(line), "|")


def _wanted(document: Document) -> Iterator[str]:
    for block in flat(document.blocks):
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Table):
            yield block.caption
            yield from _cells(block)


def _second_lines(document: Document) -> Counter[str]:
    """Of the boxes, which are never wrapped, and for how many boxes each."""
    charts = (block for block in flat(document.blocks) if isinstance(block, OrgChart))
    return Counter(box.lines[1] for chart in charts for box in chart.scene.boxes)


def _cells(table: Table) -> Iterator[str]:
    for line in table.header:
        yield from (cell if isinstance(cell, str) else cell.text for cell in line)
    for row in table.rows:
        yield from (row.text,) if isinstance(row, GroupRow) else map(plain, row.cells)


def _text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as file:
        return "".join(page.get_textpage().get_text_range() for page in file)


def _bare(text: str) -> str:
    return _LEFT_OUT.sub("", text)

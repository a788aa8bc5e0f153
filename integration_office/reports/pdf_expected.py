"""What a paper's tree must say, from its blocks alone: the expected value of the round trip."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from integration_office.reports import blocks
from integration_office.reports.charts import ChartScene, PageMark, legend_of, units_of
from integration_office.reports.fonts import clean
from integration_office.reports.pdf_boxes import callout_title, key_figure_parts
from integration_office.reports.tagging_chart import legend_text, unit_text
from integration_office.reports.word_breaks import SOFT_HYPHEN

_PART = re.compile(r" \((\d+)/\d+\)(: .*)?$")


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that is heard: an element and its text. `detail` holds what else must be right of it."""

    tag: str
    text: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ChartSaying:
    """What a chart's boxes say: each with the one above it; the legend; what is heard in place of the caption."""

    caption: str
    boxes: frozenset[tuple[str, str]] = frozenset()
    legend: frozenset[str] = frozenset()
    description: str = ""


def sayings(document: blocks.Document, heading_pages: Sequence[int]) -> Iterator[Saying]:
    """Everything the paper says, in order; charts only by their captions. `heading_pages` are the pages that
    the contents must name."""
    yield from _said("Title", document.title)
    yield from _said("P", document.subtitle)
    headings = [each for each in blocks.flat(document.blocks) if isinstance(each, blocks.Heading)]
    pages = [*heading_pages, *[0] * len(headings)]
    contents = list(zip(headings, pages, strict=False))
    for block in blocks.flat(document.blocks):
        yield from _block(block, contents)


def chart_sayings(document: blocks.Document, heading_pages: Sequence[int]) -> list[ChartSaying]:
    """What each organisation chart of the paper says, in order; its marks name the pages of the headings that they
    lead to."""
    headings = [each for each in blocks.flat(document.blocks) if isinstance(each, blocks.Heading)]
    pages = {heading.bookmark: page for heading, page in zip(headings, heading_pages, strict=False)}
    return [
        ChartSaying(
            whole(normal(block.caption)),
            _boxes(block.scene, pages),
            _legend(block.scene),
            whole(normal(block.description)),
        )
        for block in blocks.flat(document.blocks)
        if isinstance(block, blocks.OrgChart)
    ]


def normal(text: str) -> str:
    """The text as it is compared: one space for every kind of gap, no soft hyphens."""
    return " ".join(clean(text).replace(SOFT_HYPHEN, "").split())


def whole(caption: str) -> str:
    """The caption without what says which part of a chart this is."""
    return _PART.sub("", caption)


def part_number(caption: str) -> int:
    """Which part of a chart this is the caption of, from 1."""
    found = _PART.search(caption)
    return int(found.group(1)) if found else 1


def cell_detail(scope: str = "", columns: int = 1, rows: int = 1) -> str:
    """What a cell of a table is besides its text."""
    return f"{scope} {columns} {rows}"


def _said(tag: str, text: blocks.Text) -> Iterator[Saying]:
    heard = normal(_plain(text))
    if heard:
        yield Saying(tag, heard)


def _plain(text: blocks.Text) -> str:
    if isinstance(text, str):
        return text
    return "".join(part.text if isinstance(part, blocks.Run) else f"[{part.label}]" for part in text)


def _block(block: blocks.Block, contents: Sequence[tuple[blocks.Heading, int]]) -> Iterator[Saying]:
    match block:
        case blocks.Heading(level=level, text=text):
            yield from _said(f"H{level}", text)
        case blocks.Paragraph(text=text):
            yield from _said("P", text)
        case blocks.BulletList():
            yield from _list(block)
        case blocks.KeyFigures(figures=figures):
            yield from (said for figure in figures for text, _ in key_figure_parts(figure) for said in _said("P", text))
        case blocks.Table():
            yield from _table(block)
        case blocks.OrgChart(caption=caption):
            yield Saying("Chart", whole(normal(caption)))
        case blocks.BarChart(caption=caption, description=text) | blocks.BridgeChart(caption=caption, description=text):
            yield Saying("P", whole(normal(caption)))
            yield Saying("Figure", whole(normal(text)))
        case blocks.Picture(caption=caption, description=text):
            yield from _said("P", whole(caption))
            yield Saying("Figure", whole(normal(text)))
        case blocks.Callout(paragraphs=paragraphs):
            yield from (said for text in (callout_title(block), *paragraphs) for said in _said("P", text))
        case blocks.TableOfContents(title=title, depth=depth):
            listed = [(heading, page) for heading, page in contents if heading.level <= depth]
            yield from _said("Caption", title) if listed else ()
            yield from (Saying("TOCI", f"{normal(heading.text)} {page}") for heading, page in listed)


def _list(block: blocks.BulletList) -> Iterator[Saying]:
    for number, item in enumerate(block.items, 1):
        if normal(_plain(item)):
            yield Saying("Lbl", f"{number}." if block.numbered else "•")
            yield from _said("LBody", item)


def _table(table: blocks.Table) -> Iterator[Saying]:
    yield Saying("Table")
    yield from _said("Caption", table.caption)
    for number in range(len(table.header)):
        yield from _header(table.header, number)
    for row in table.rows:
        yield Saying("TR")
        if isinstance(row, blocks.GroupRow):
            yield Saying("TH", normal(row.text), cell_detail("Column", len(table.alignment)))
            continue
        for column, cell in enumerate(row.cells):
            named = column == table.row_header
            yield Saying("TH" if named else "TD", normal(_plain(cell)), cell_detail("Row" if named else ""))
    yield from (said for note in table.notes for said in _said("P", note))


def _header(header: Sequence[Sequence[blocks.HeaderCell | str]], number: int) -> Iterator[Saying]:
    yield Saying("TR")
    above = _by_column(header[number - 1]) if number else {}
    below = _by_column(header[number + 1]) if number + 2 == len(header) else {}
    for column, cell in _by_column(header[number]).items():
        if number + 1 == len(header) and _joined(above.get(column), cell):
            continue
        rows = 2 if _joined(cell, below.get(column)) else 1
        yield Saying("TH", normal(cell.text), cell_detail("Column", cell.span, rows))


def _by_column(row: Sequence[blocks.HeaderCell | str]) -> dict[int, blocks.HeaderCell]:
    cells, at = {}, 0
    for cell in row:
        cells[at] = cell if isinstance(cell, blocks.HeaderCell) else blocks.HeaderCell(cell)
        at += cells[at].span
    return cells


def _joined(above: blocks.HeaderCell | None, below: blocks.HeaderCell | None) -> bool:
    return bool(above and below and above.text and not below.text and above.span == below.span == 1)


def _boxes(scene: ChartScene, pages: Mapping[str, int]) -> frozenset[tuple[str, str]]:
    texts = {
        unit.id: normal(f"{unit_text(unit, scene.legend)} {_mark_text(unit.mark, pages)}") for unit in units_of(scene)
    }
    return frozenset((texts.get(unit.parent or "", ""), texts[unit.id]) for unit in units_of(scene))


def _mark_text(mark: PageMark | None, pages: Mapping[str, int]) -> str:
    return mark.on(pages.get(mark.target, 0)) if mark else ""


def _legend(scene: ChartScene) -> frozenset[str]:
    return frozenset(normal(legend_text(entry)) for entry in legend_of(scene))


def missing_and_added(expected: Sequence[Saying], heard: Sequence[Saying]) -> tuple[list[Saying], list[Saying]]:
    """What should be heard and is not, and what is heard and should not be, in order."""
    wanted, got = Counter(expected), Counter(heard)
    return _beyond(expected, wanted - got), _beyond(heard, got - wanted)


def _beyond(said: Sequence[Saying], counts: Counter[Saying]) -> list[Saying]:
    left = Counter(counts)
    found: list[Saying] = []
    for saying in reversed(said):
        if left[saying] > 0:
            left[saying] -= 1
            found.insert(0, saying)
    return found

"""Whether a paper is put together soundly: checked once, before any format is made from it."""

from collections.abc import Iterator

from integration_office.reports.blocks import (
    BarChart,
    Block,
    BridgeChart,
    BulletList,
    Callout,
    Document,
    GroupRow,
    HeaderCell,
    Heading,
    KeyFigures,
    OrgChart,
    Paragraph,
    Reference,
    Row,
    Table,
    Text,
    flat,
)
from integration_office.reports.charts import Emphasis
from integration_office.reports.errors import ReportError, ReportErrorKind


def check_structure(document: Document) -> None:
    """Raises ReportError with the first fault: a heading that skips a level or is empty, a table whose rows
    differ in width, a chart with nothing in it, a bookmark used twice, a mark that leads nowhere."""
    blocks = tuple(flat(document.blocks))
    _check_headings(blocks)
    for block in blocks:
        _check_block(block)
    _check_references(blocks)


def texts(block: Block) -> Iterator[Text]:
    """Every text in a block that may hold marks."""
    match block:
        case Paragraph(text=text):
            yield text
        case BulletList(items=parts) | Callout(paragraphs=parts):
            yield from parts
        case Table(rows=rows, notes=notes):
            for row in rows:
                yield from row.cells if isinstance(row, Row) else (row.text,)
            yield from notes
        case KeyFigures(figures=figures):
            yield from ((figure.reference,) for figure in figures if figure.reference)


def bookmarks(block: Block) -> Iterator[str]:
    """The bookmarks a block sets."""
    match block:
        case Heading(bookmark=bookmark) | Paragraph(bookmark=bookmark) if bookmark:
            yield bookmark
        case Table(rows=rows):
            yield from (row.bookmark for row in rows if isinstance(row, Row) and row.bookmark)


def _check_headings(blocks: tuple[Block, ...]) -> None:
    above = 0
    for block in blocks:
        if not isinstance(block, Heading):
            continue
        if not block.text.strip():
            raise ReportError(ReportErrorKind.HEADING_EMPTY)
        if block.level > above + 1:
            raise ReportError(ReportErrorKind.HEADING_SKIPS, block.text)
        above = block.level


def _check_block(block: Block) -> None:
    match block:
        case Table():
            _check_table(block)
        case OrgChart():
            _check_boxes(block)
        case BarChart():
            _check_bars(block)
        case BridgeChart(caption=caption, steps=()):
            raise ReportError(ReportErrorKind.CHART_EMPTY, caption)


def _check_table(table: Table) -> None:
    width = len(table.alignment)
    # Nobody could read out a table of headers alone, and the standard does not allow it.
    if not width or len(table.weights) not in (0, width) or not any(isinstance(row, Row) for row in table.rows):
        raise ReportError(ReportErrorKind.TABLE_EMPTY, table.caption)
    header = [sum(_span(cell) for cell in cells) for cells in table.header]
    body = [width if isinstance(row, GroupRow) else len(row.cells) for row in table.rows]
    for number, found in enumerate(header + body, 1):
        if found != width:
            raise ReportError(ReportErrorKind.ROW_WIDTH, table.caption, str(number))


def _span(cell: HeaderCell | str) -> int:
    return cell.span if isinstance(cell, HeaderCell) else 1


def _check_boxes(chart: OrgChart) -> None:
    if not chart.scene.boxes:
        raise ReportError(ReportErrorKind.CHART_EMPTY, chart.caption)
    explained = {entry.emphasis for entry in chart.scene.legend} | {Emphasis.NONE}
    for box in chart.scene.boxes:
        if box.emphasis not in explained:
            raise ReportError(ReportErrorKind.CHART_LEGEND, chart.caption, box.emphasis.value)


def _check_bars(chart: BarChart) -> None:
    if not chart.bars or not 1 <= len(chart.series) <= 3:
        raise ReportError(ReportErrorKind.CHART_EMPTY, chart.caption)
    for number, bar in enumerate(chart.bars, 1):
        if not len(bar.amounts) == len(bar.texts) == len(chart.series):
            raise ReportError(ReportErrorKind.ROW_WIDTH, chart.caption, str(number))


def _pages_named(blocks: tuple[Block, ...]) -> set[str]:
    """The bookmarks whose pages the boxes of charts name; only those of headings are known."""
    charts = [block for block in blocks if isinstance(block, OrgChart)]
    return {box.mark.target for chart in charts for box in chart.scene.boxes if box.mark}


def _check_references(blocks: tuple[Block, ...]) -> None:
    known: set[str] = set()
    for bookmark in (name for block in blocks for name in bookmarks(block)):
        if bookmark in known:
            raise ReportError(ReportErrorKind.ANCHOR_TWICE, bookmark)
        known.add(bookmark)
    headings = {block.bookmark for block in blocks if isinstance(block, Heading)}
    for target in sorted(_pages_named(blocks) - headings):
        raise ReportError(ReportErrorKind.REFERENCE_OPEN, target)
    for text in (text for block in blocks for text in texts(block)):
        for part in () if isinstance(text, str) else text:
            if isinstance(part, Reference) and part.target not in known:
                raise ReportError(ReportErrorKind.REFERENCE_OPEN, part.target)

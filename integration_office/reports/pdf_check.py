"""The self-check after every export: is the file sound, and does its tree say what the paper says?"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from integration_office.reports.blocks import Document
from integration_office.reports.pdf_expected import ChartSaying, Saying, chart_sayings, missing_and_added, sayings
from integration_office.reports.pdf_findings import Finding, FindingKind
from integration_office.reports.pdf_heard import HEADINGS, TOP, heard, heard_charts
from integration_office.reports.pdf_reading import Element, read_pdf

_PLACE = 80  # letters
_MOST = 20


def check_pdf(data: bytes, document: Document) -> list[Finding]:
    """What is wrong with the file of a paper; nothing where all is well. Two halves: the file by itself (every
    letter tagged and readable, tree and pages agree, tables regular, figures described, links whole), and the
    round trip (every text of every block in the tree, once, in order, every cell in its place)."""
    reading = read_pdf(data)
    if reading.root is None:
        return list(reading.findings)
    return [*reading.findings, *_structure(reading.root), *_round_trip(reading.root, document)]


def _structure(root: Element) -> Iterator[Finding]:
    elements = list(root.walk())
    yield from _headings([element for element in elements if element.tag in HEADINGS])
    for element in elements:
        match element.tag:
            case "Figure":
                yield from _figure(element)
            case "Table":
                yield from _table(element)
            case "Link" if element.links == 0:
                yield _finding(FindingKind.LINK_BROKEN, element)
            case "TH" if "Scope" not in element.attributes:
                yield _finding(FindingKind.SCOPE_MISSING, element)


def _headings(headings: Sequence[Element]) -> Iterator[Finding]:
    above = 0
    for heading in headings:
        level = int(heading.tag[1:])
        if level > above + 1:
            yield _finding(FindingKind.HEADING_SKIPS, heading)
        above = level


def _figure(figure: Element) -> Iterator[Finding]:
    if not figure.alt.strip():
        yield _finding(FindingKind.DESCRIPTION_MISSING, figure)
    if "BBox" not in figure.attributes:
        yield Finding(FindingKind.FIGURE_WITHOUT_PLACE, figure.alt[:_PLACE], figure.page)


def _table(table: Element) -> Iterator[Finding]:
    rows = [element for element in table.walk() if element.tag == "TR"]
    widths: set[int] = set()
    reaching: list[int] = []
    for row in rows:
        cells = [(int(c.attributes.get("ColSpan", 1)), int(c.attributes.get("RowSpan", 1))) for c in row.children]
        widths.add(sum(columns for columns, _ in cells) + sum(1 for rest in reaching if rest))
        reaching = [rest - 1 for rest in reaching if rest > 1]
        reaching += [down - 1 for columns, down in cells if down > 1 for _ in range(columns)]
    if len(widths) > 1:
        caption = next((child.text for child in table.children if child.tag == "Caption"), "")
        yield Finding(FindingKind.TABLE_IRREGULAR, caption[:_PLACE], table.page)


def _round_trip(root: Element, document: Document) -> Iterator[Finding]:
    pages = [element.page for element in root.walk() if element.tag in HEADINGS]
    expected, found = list(sayings(document, pages)), heard(root)
    yield from _differences(expected, found)
    for wanted, chart in zip_longest(chart_sayings(document, pages), heard_charts(root)):
        yield from _chart(wanted, chart)


def _differences(expected: Sequence[Saying], found: Sequence[Saying]) -> Iterator[Finding]:
    if expected == found:
        return
    missing, added = missing_and_added(expected, found)
    yield from (Finding(FindingKind.TEXT_MISSING, _place(saying)) for saying in missing[:_MOST])
    yield from (Finding(FindingKind.TEXT_ADDED, _place(saying)) for saying in added[:_MOST])
    if not missing and not added:
        first = next(want for want, have in zip(expected, found, strict=True) if want != have)
        yield Finding(FindingKind.ORDER_DIFFERS, _place(first))


def _chart(wanted: ChartSaying | None, found: ChartSaying | None) -> Iterator[Finding]:
    if wanted is None or found is None or not _agree(wanted, found):
        caption = (wanted or found or ChartSaying("")).caption
        yield Finding(FindingKind.CHART_DIFFERS, caption[:_PLACE])


def _agree(wanted: ChartSaying, found: ChartSaying) -> bool:
    """Every box below its own; on further sheets a box may stand at the top again."""
    tops = {name for above, name in found.boxes if above == TOP}
    below = {(above, name) for above, name in found.boxes if above != TOP}
    roots = {("", name) for name in tops}
    return (
        (wanted.caption, wanted.description, wanted.legend) == (found.caption, found.description, found.legend)
        and tops <= {name for _, name in wanted.boxes}
        and below <= wanted.boxes <= below | roots
    )


def _finding(kind: FindingKind, element: Element) -> Finding:
    return Finding(kind, element.text.strip()[:_PLACE], element.page)


def _place(saying: Saying) -> str:
    return saying.text[:_PLACE] or saying.tag

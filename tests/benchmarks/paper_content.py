"""The papers that are measured: 30 pages with 40 tables and 5 charts, and a city's whole chart on A3 sheets."""

from collections.abc import Iterator
from dataclasses import replace

from integration_office.diagram.columns import KIND_BY_NAME
from integration_office.domain.organisation import Organisation
from integration_office.reports.blocks import (
    BarChart,
    Block,
    BridgeChart,
    Document,
    Heading,
    Landscape,
    OrgChart,
    PaperSize,
    Paragraph,
    Table,
    flat,
)
from integration_office.reports.chart_pictures import fitting_scale, smallest_scale
from integration_office.reports.chart_sheets import SheetMarks, linked_sheets
from integration_office.reports.chart_svg import estimated_width
from integration_office.reports.charts import ChartScene, ChartUnit, PageMark, arranged
from integration_office.reports.paper_charts import A3_ROOM
from tests.reports.sample_document import LEGEND, TEXT, cost_table, coverage_table, large, people_table, small

TABLES, CHARTS, PAGES = 40, 5, 30
"""What the issue asks for."""

Chart = OrgChart | BarChart | BridgeChart

_COVERAGE_ROWS = 60
_FIRST_NUMBER = 21


def paper() -> Document:
    """The tests' large paper with as many tables and charts as the issue names, and about as many pages."""
    kept = tuple(_with_few_charts(large().blocks))
    missing = TABLES - sum(isinstance(block, Table) for block in flat(kept))
    return small(*kept, Heading(1, "Anlage: Teilpläne"), *_partial_plans(missing))


def chart_paper(organisation: Organisation) -> Document:
    """All units of a city laid out, cut into sheets that can be read, each on a page of A3."""
    units = [
        ChartUnit(unit.id, unit.parent, (unit.name, "12,5 VZÄ"), KIND_BY_NAME[unit.kind.value])
        for unit in (organisation.units[id] for id in organisation.preorder)
    ]
    sheets = linked_sheets(arranged(units, LEGEND), _is_readable, SheetMarks(_onward, _back))
    title = "Ganze Verwaltung"
    pages = (
        Landscape(
            (
                Heading(1 if sheet.number == 1 else 2, f"{title}, Blatt {sheet.number}", _bookmark(sheet.number)),
                OrgChart(sheet.scene, " › ".join(sheet.path) or title, f"Organigramm, Blatt {sheet.number}."),
            ),
            PaperSize.A3,
        )
        for sheet in sheets
    )
    return small(*pages)


def charts_of(document: Document) -> list[Chart]:
    return [block for block in flat(document.blocks) if isinstance(block, Chart)]


def _with_few_charts(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Each kind of chart, and organisation charts on A4 and A3; a shorter table over several pages."""
    left = CHARTS - 2
    for block in blocks:
        if isinstance(block, Chart):
            left -= 1
            if left < 0 or isinstance(block, OrgChart):
                continue
        is_long = isinstance(block, Table) and len(block.rows) > _COVERAGE_ROWS
        yield coverage_table(_COVERAGE_ROWS) if is_long else block


def _partial_plans(count: int) -> Iterator[Block]:
    for number in range(_FIRST_NUMBER, _FIRST_NUMBER + count):
        table = cost_table(number) if number % 3 else replace(people_table(), caption=f"Tabelle {number}: Stellen")
        yield from (Heading(2, f"Teilplan {number}"), Paragraph(TEXT), table)


def _is_readable(scene: ChartScene) -> bool:
    return fitting_scale(scene, *A3_ROOM, estimated_width) >= smallest_scale(scene)


def _onward(numbers: tuple[int, ...]) -> PageMark:
    return PageMark("weiter auf Seite {page}", _bookmark(numbers[0]), f"weiter auf Blatt {numbers[0]}")


def _back(number: int) -> PageMark:
    return PageMark("Fortsetzung von Seite {page}", _bookmark(number), f"Fortsetzung von Blatt {number}")


def _bookmark(number: int) -> str:
    return f"sheet-{number}"

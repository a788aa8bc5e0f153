"""A table's elements, from the block itself: each header once, each cell in its row, whatever page it is on."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus import Table as PlatypusTable
from reportlab.platypus.tables import TableRenderCB

from integration_office.reports.blocks import GroupRow, HeaderCell, Row, Table
from integration_office.reports.fonts import REGULAR
from integration_office.reports.tagging_tree import Attribute, Node

HeaderRow = Sequence[HeaderCell | str]
RowNodes = dict[int, Node]
"""The cells of a row by their first column; what another cell covers is not there."""


def table_nodes(table: Table, node: Node) -> list[RowNodes]:
    """The elements of all rows, header first, below the table's."""
    rows = []
    if table.header:
        head = node.child("THead")
        rows += [_header_row(table.header, number, head.child("TR")) for number in range(len(table.header))]
    if table.rows:
        body = node.child("TBody")
        rows += [_body_row(row, table, body.child("TR")) for row in table.rows]
    return rows


def joined_below(header: Sequence[HeaderRow], row: int, column: int) -> bool:
    """Whether a cell of one column reaches down over an empty one in the header's last row."""
    if row + 2 != len(header):
        return False
    above, below = _cell_at(header[row], column), _cell_at(header[row + 1], column)
    return bool(above and above.text and above.span == 1 and below and below.span == 1 and not below.text)


class DecoratedTable(PlatypusTable):  # type: ignore[misc]  # reportlab has no types
    """A table whose backgrounds and lines are decoration."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "renderCB": options.get("renderCB") or _Decoration()})
        # ReportLab names each cell's own font, Helvetica, even where a paragraph brings another.
        self._addCommand(("FONTNAME", (0, 0), (-1, -1), REGULAR))

    def draw(self) -> None:
        if not self.canv.rehearsal:
            super().draw()


class _Decoration(TableRenderCB):  # type: ignore[misc]  # reportlab has no types
    """Told by ReportLab what of a table it draws."""

    def startBG(self, table: PlatypusTable) -> None:
        self._now = table.canv.artifact()
        self._now.__enter__()

    def endBG(self, _: PlatypusTable) -> None:
        self._now.__exit__(None, None, None)

    def startTable(self, *_: Any) -> None:
        """Nothing: cells know their elements themselves."""

    startLines, endLines = startBG, endBG
    startRow = startCell = endCell = endRow = endTable = startTable


def _cells(row: HeaderRow) -> Iterator[tuple[int, HeaderCell]]:
    at = 0
    for cell in row:
        whole = cell if isinstance(cell, HeaderCell) else HeaderCell(cell)
        yield at, whole
        at += whole.span


def _cell_at(row: HeaderRow, column: int) -> HeaderCell | None:
    return dict(_cells(row)).get(column)


def _header_row(header: Sequence[HeaderRow], number: int, row: Node) -> RowNodes:
    return {
        column: _heading(row, "Column", cell.span, 2 if joined_below(header, number, column) else 1)
        for column, cell in _cells(header[number])
        if not (number and joined_below(header, number - 1, column))
    }


def _body_row(row: Row | GroupRow, table: Table, node: Node) -> RowNodes:
    if isinstance(row, GroupRow):
        return {0: _heading(node, "Column", len(table.alignment))}
    return {
        column: _heading(node, "Row") if column == table.row_header else node.child("TD")
        for column in range(len(row.cells))
    }


def _heading(row: Node, scope: str, columns: int = 1, rows: int = 1) -> Node:
    attributes: dict[str, Attribute] = {"Scope": scope}
    if columns > 1:
        attributes["ColSpan"] = columns
    if rows > 1:
        attributes["RowSpan"] = rows
    return row.child("TH", "Table", attributes)

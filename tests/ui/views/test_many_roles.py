"""What Qt asks for in one call is what it would be told role by role."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QModelRoleData, QModelRoleDataSpan, Qt
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from integration_office.ui.appearance import LIGHT
from integration_office.ui.panels.differences import Tone
from integration_office.ui.views.comparison.grid import GridCell, GridLine, GridModel
from integration_office.ui.views.table import Column, TableModel


def models() -> Iterator[QAbstractItemModel]:
    grid = GridModel()
    cells = (GridCell("Kosten"), GridCell("12,00 €", Tone.WORSE, is_number=True))
    grid.show_lines(("Was", "Wie viel"), (GridLine(cells[:1], is_heading=True), GridLine(cells)), LIGHT)
    yield grid
    table: TableModel[str] = TableModel((Column("Text", str, str, "000", is_number=True),), str)
    table.show_rows(("eins", "zwei"))
    table.quieten(lambda row: row == "zwei")
    table.muted = LIGHT.muted
    yield table


@pytest.mark.parametrize("model", [*range(2)])
def test_a_cell_is_painted_as_its_roles_say(qapp: QApplication, model: int) -> None:
    shown = list(models())[model]
    asked: list[int] = []
    for row in range(shown.rowCount()):
        for column in range(shown.columnCount()):
            index = shown.index(row, column)
            option = QStyleOptionViewItem()
            QStyledItemDelegate().initStyleOption(option, index)
            assert option.text == (index.data() or "")
            alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
            assert alignment is None or option.displayAlignment == alignment
            asked.append(option.font.bold())
            ink = index.data(Qt.ItemDataRole.ForegroundRole)
            assert ink is None or option.palette.text().color() == ink
    assert any(asked) == isinstance(shown, GridModel)


def test_what_is_not_said_any_more_is_taken_back(qapp: QApplication) -> None:
    shown = next(models())
    part = QModelRoleData(Qt.ItemDataRole.ForegroundRole)
    part.setData("left over")
    shown.multiData(QModelIndex(shown.index(0, 0)), QModelRoleDataSpan(part))
    assert part.data() is None

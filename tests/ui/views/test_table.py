"""The tables of the views: what they show while they are empty."""

from pytestqt.qtbot import QtBot

from integration_office.ui.views.table import Column, DataTable, TableModel


def test_only_a_table_with_rows_leads_to_columns_out_of_sight(qtbot: QtBot) -> None:
    model = TableModel[str]((Column("Amt", str, str, "m" * 80),), str)
    table = DataTable(model, "offices", "Ämter")
    qtbot.addWidget(table)
    table.resize(200, 100)
    table.show()
    for rows, shown in (((), False), (("Sozialamt",), True), ((), False)):
        table.show_rows(rows)
        assert table.horizontalScrollBar().isVisible() is shown

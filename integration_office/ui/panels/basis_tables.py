"""Assumptions and pay tables as tables to be read: value, source, and whether anybody confirmed it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.pay_data import PayTable
from integration_office.domain.grade import PayScheme
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.plain_label import plain_tip
from integration_office.wording.assumptions import assumption_name, assumption_source, assumption_value
from integration_office.wording.language import Language
from integration_office.wording.numbers import date_text


def assumptions_table(state: Evaluation, language: Language) -> QTableWidget:
    """Every assumption that holds in the year, by its name."""
    tr = language.tr
    rows = sorted(
        (
            assumption_name(each.key, language),
            assumption_value(each, language),
            tr("verifiziert") if each.verified else tr("nicht verifiziert"),
            assumption_source(each, language),
            each.key,
        )
        for each in state.assumptions.values()
    )
    head = (tr("Annahme"), tr("Wert"), tr("Stand"), tr("Quelle"), tr("Schlüssel"))
    careful = {tr("nicht verifiziert")}
    table = _table(head, rows, careful)
    table.setAccessibleName(tr("Annahmen"))
    return table


def pay_tables_table(state: Evaluation, language: Language) -> QTableWidget:
    """The pay tables behind the year's costs, with what is provisional or not confirmed."""
    tr = language.tr
    rows = [
        (
            table.id,
            date_text(table.valid_from, language),
            _standing(table, language),
            "; ".join(table.sources),
        )
        for table in tables_in_use(state)
    ]
    head = (tr("Tabelle"), tr("Gültig ab"), tr("Stand"), tr("Quelle"))
    careful = {row[2] for row in rows} - {tr("verifiziert")}
    table = _table(head, rows, careful)
    table.setAccessibleName(tr("Entgelttabellen"))
    return table


def tables_in_use(state: Evaluation) -> list[PayTable]:
    """For each pay scheme of the city the tables that hold in some month of the year, or the last known one."""
    schemes = {post.grade.scheme for post in state.positions.values if post.grade is not None}
    tables = state.pay.data.tables
    return [
        table
        for scheme in PayScheme
        if scheme in schemes and scheme in tables
        for table in _in_year(tables[scheme], state.frame.year)
    ]


def _in_year(tables: Sequence[PayTable], year: int) -> Iterable[PayTable]:
    begun = [table for table in tables if table.valid_from.year <= year]
    within = [table for table in begun if (table.valid_from.year, table.valid_from.month) > (year, 1)]
    before = [table for table in begun if table not in within]
    return [*before[-1:], *within]


def _standing(table: PayTable, language: Language) -> str:
    if table.provisional:
        return language.tr("vorläufig (Abschlag)")
    return language.tr("teilweise nicht verifiziert") if table.unverified else language.tr("verifiziert")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], careful: set[str]) -> QTableWidget:
    """Read-only; what is in `careful` is written in the colour of a warning."""
    table = QTableWidget(len(rows), len(head))
    table.setHorizontalHeaderLabels(list(head))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            if text in careful:
                item.setForeground(colours_of(table).warning)
            table.setItem(at, column, item)
    _size_columns(table, len(head))
    return table


def _size_columns(table: QTableWidget, columns: int) -> None:
    """The source takes what the others leave, and wraps."""
    header = table.horizontalHeader()
    for column in range(columns):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    header.setHighlightSections(False)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

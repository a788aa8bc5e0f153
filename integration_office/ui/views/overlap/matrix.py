"""Offices against offices: below the diagonal what both do, above it what a scenario changes of that.

Numbers stand in the cells, the colour only helps the eye; painted from arrays, so that many offices stay quick.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from integration_office.analysis.office_pairs import OfficePairs
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.quantity import FTE_SCALE, half_away
from integration_office.ui.appearance import LIGHT, Colours, mixed
from integration_office.ui.models.many_roles import many_roles
from integration_office.ui.plain_label import plain_tip
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import capacity, fte_number, signed

Index = QModelIndex | QPersistentModelIndex
Pair = tuple[UnitId, UnitId]
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_PALEST, _FULLEST = 0.06, 0.42
_CELL_TEXT = "−00,00"
_HEAD_WIDTH = 220
_SHORT_ID = 6


class PairModel(QAbstractTableModel):
    """Shows pairs; cells are made when they are seen."""

    multiData = many_roles

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._pairs = OfficePairs((), np.zeros((0, 0), dtype=np.int64), np.zeros(0, dtype=np.int64))
        self._before: OfficePairs | None = None
        self._names = Names(language)
        self._colours: Colours = LIGHT
        self._largest = 1
        self._has_short_ids = True

    @property
    def offices(self) -> Sequence[UnitId]:
        return self._pairs.offices

    def show_pairs(
        self, pairs: OfficePairs, before: OfficePairs | None, organisation: Organisation, colours: Colours
    ) -> None:
        """Two matrices of the same offices in the same order; `before` None: there is nothing to compare."""
        self.beginResetModel()
        self._pairs, self._before, self._colours = pairs, before, colours
        self._names = Names(self._language, organisation)
        self._largest = max(1, int(pairs.fte.max(initial=0)))
        self._has_short_ids = all(len(office) <= _SHORT_ID for office in pairs.offices)
        self.endResetModel()

    def pair(self, index: Index) -> Pair | None:
        """The offices of a cell; None on the diagonal."""
        if not index.isValid() or index.row() == index.column():
            return None
        return self.offices[index.row()], self.offices[index.column()]

    def place(self, pair: Pair) -> QModelIndex:
        """The cell of a pair below the diagonal."""
        known = {office: n for n, office in enumerate(self.offices)}
        if any(office not in known for office in pair):
            return QModelIndex()
        column, row = sorted(known[office] for office in pair)
        return self.index(row, column)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.offices)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.offices)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        office = self.offices[section]
        if role == _ROLE.DisplayRole:
            mark = self._mark(section)
            return mark if orientation is Qt.Orientation.Horizontal else f"{mark}  {self._called(office)}"
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return plain_tip(self._names.unit(office))
        if role == _ROLE.TextAlignmentRole and orientation is Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if role == _ROLE.DisplayRole:
            return self._text(index.row(), index.column())
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == _ROLE.BackgroundRole:
            return self._ground(index.row(), index.column())
        if role == _ROLE.ForegroundRole:
            return self._ink(index.row(), index.column())
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return plain_tip(self.sentence(index))
        return None

    def sentence(self, index: Index) -> str:
        """What a cell says, in full."""
        pair = self.pair(index)
        tr, row, column = self._language.tr, index.row(), index.column()
        if pair is None:
            total = capacity(int(self._pairs.total[row]), self._language)
            return tr("{office}: {fte} an Aufgaben", office=self._names.unit(self.offices[row]), fte=total)
        first, second = (self._names.unit(office) for office in pair)
        told = tr(
            "{first} und {second}: beide tun {fte}",
            first=first,
            second=second,
            fte=capacity(int(self._pairs.fte[row, column]), self._language),
        )
        if self._before is None:
            return told
        change = signed(capacity(self._change(row, column), self._language))
        return told + tr("; gegenüber dem Ist-Stand {change}", change=change)

    def _text(self, row: int, column: int) -> str:
        if row == column:
            return "·"
        if row > column:
            value = int(self._pairs.fte[row, column])
            return self._number(value) if value else ""
        change = self._change(row, column) if self._before is not None else 0
        return signed(self._number(change)) if change else ""

    def _number(self, value: int) -> str:
        return fte_number(half_away(value, FTE_SCALE), self._language)

    def _change(self, row: int, column: int) -> int:
        before = 0 if self._before is None else int(self._before.fte[row, column])
        return int(self._pairs.fte[row, column]) - before

    def _ground(self, row: int, column: int) -> QColor | None:
        """The fuller, the more both do; the half of the changes and the diagonal stay plain."""
        value = int(self._pairs.fte[row, column])
        if row <= column:
            return self._colours.ground
        if not value:
            return None
        return heat(value / self._largest, self._colours)

    def _ink(self, row: int, column: int) -> QColor | None:
        if row > column or self._before is None or row == column:
            return self._colours.text
        return self._colours.worse if self._change(row, column) > 0 else self._colours.better

    def _mark(self, section: int) -> str:
        """What fits above a narrow column: the ids, or numbers where ids are long."""
        return self.offices[section] if self._has_short_ids else str(section + 1)

    def _called(self, office: UnitId) -> str:
        known = self._names.organisation and self._names.organisation.units.get(office)
        return known.name if known and known.name else office


def heat(part: float, colours: Colours) -> QColor:
    """The ground of a cell whose value is this part of the largest; text stays readable on it."""
    return mixed(colours.accent, colours.surface, _PALEST + (_FULLEST - _PALEST) * part**0.5)


class PairTable(QTableView):
    """The heat map: one walks it with the arrows; Enter, Space or a click chooses the pair, Escape lets go of it."""

    pair_chosen = Signal(object)
    """Emitted with the pair of offices whose tasks are wanted; None: all."""

    def __init__(self, model: PairModel, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs = model
        self.setObjectName("office_pairs")
        self.setAccessibleName(language.tr("Überschneidung der Ämter, paarweise"))
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        # The rims of a table have a colour of their own, which the corner between its bars must not take.
        self.setCornerWidget(QWidget())
        metrics = self.fontMetrics()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultSectionSize(metrics.horizontalAdvance(_CELL_TEXT) + 16)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 8)
        self.verticalHeader().setFixedWidth(_HEAD_WIDTH)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.let_go()
        else:
            super().keyPressEvent(event)

    def let_go(self) -> None:
        """No pair is chosen."""
        self.clearSelection()
        self.pair_chosen.emit(None)

    def mark(self, pair: Pair | None) -> None:
        """Show a pair as the chosen one, without saying so again."""
        index = QModelIndex() if pair is None else self.pairs.place(pair)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _choose(self, index: QModelIndex) -> None:
        pair = self.pairs.pair(index)
        if pair is None:
            self.let_go()
            return
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.pair_chosen.emit(pair)

"""How the matrix looks: two lines in a cell, bands for headings, the row of the current cell tinted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from integration_office.ui.appearance import mixed, with_alpha
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.panels.pieces import SMALL
from integration_office.ui.views.coverage.model import BELOW, LEVEL
from integration_office.ui.views.frozen_table import FrozenTable

_MARGIN = 6
_PAD = 4
_TINT = 0.10
_BAND = 0.16
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDED = Qt.TextElideMode.ElideRight


class MatrixDelegate(QStyledItemDelegate):
    def __init__(self, table: FrozenTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(option.rect.width(), row_height(option.fontMetrics.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        painter.save()
        level = index.data(LEVEL)
        if level is None:
            self._paint_cell(painter, option, index)
        else:
            self._paint_heading(painter, option, index, level)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex, level: int) -> None:
        colours = colours_of(self._table)
        if level == 0:
            painter.fillRect(option.rect, mixed(colours.accent, colours.surface, _BAND))
        font = _sized(option.font, 1.0 if level == 0 else SMALL)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colours.text if level == 0 else colours.muted)
        # The same place in both parts of the table, however far it is scrolled: what one cuts the other shows.
        room = QRect(_MARGIN, option.rect.top(), self._table.viewport().width() - 2 * _MARGIN, option.rect.height())
        _write(painter, room, index.data())
        self._paint_focus(painter, option, index)

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        colours = colours_of(self._table)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        elif index.row() == self._table.currentIndex().row():
            painter.fillRect(option.rect, with_alpha(colours.accent, _TINT))
        painter.setPen(colours.border)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        first = colours.text if ink is None else ink
        marked = option.palette.color(QPalette.ColorRole.HighlightedText)
        self._write_lines(painter, option, index, (marked, marked) if selected else (first, colours.muted))
        self._paint_focus(painter, option, index)

    def _write_lines(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex, inks: tuple[QColor, QColor]
    ) -> None:
        room, below = option.rect.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD), index.data(BELOW)
        upper = QRect(room)
        if below:
            upper.setHeight(option.fontMetrics.height())
            lower = QRect(room)
            lower.setTop(upper.bottom())
            painter.setFont(_sized(option.font, SMALL))
            painter.setPen(inks[1])
            _write(painter, lower, below)
        painter.setFont(option.font)
        painter.setPen(inks[0])
        _write(painter, upper, index.data())

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """The current cell has a frame while the table has the keyboard, also in the part that stays."""
        if index == self._table.currentIndex() and self._table.hasFocus():
            painter.setPen(colours_of(self._table).text)
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))


def row_height(line: int) -> int:
    """Room for two lines of text."""
    return 2 * line + 2 * _PAD


def heading_height(line: int) -> int:
    return line + 2 * _PAD


def _sized(font: QFont, share: float) -> QFont:
    sized = QFont(font)
    sized.setPointSizeF(font.pointSizeF() * share)
    return sized


def _write(painter: QPainter, room: QRect, text: str) -> None:
    elided = painter.fontMetrics().elidedText(text, _ELIDED, room.width())
    painter.drawText(room, _LEFT | Qt.TextFlag.TextSingleLine, elided)

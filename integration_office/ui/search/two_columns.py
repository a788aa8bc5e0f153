"""A find in a list: its title, below it where it is, at the right what it is or which keys lead there."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

FOUND = Qt.ItemDataRole.UserRole
"""Something with title and detail, and the text at the right."""

POSSIBLE = Qt.ItemDataRole.UserRole + 1
"""False for what cannot be chosen now: it is written in the quieter colour."""

_PAD = 6


class TwoColumns(QStyledItemDelegate):
    """The title and below it the detail; at the right what it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:  # type: ignore[no-untyped-def]
        thing, kind = index.data(FOUND)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        role, group = QPalette.ColorRole, QPalette.ColorGroup.Active
        if is_current:
            painter.fillRect(option.rect, option.palette.brush(group, role.Highlight))
        is_possible = index.data(POSSIBLE) is not False
        quiet = role.HighlightedText if is_current else role.PlaceholderText
        ink = quiet if is_current or not is_possible else role.Text
        area = option.rect.adjusted(_PAD, _PAD // 2, -_PAD, -_PAD // 2)
        aside = option.fontMetrics.horizontalAdvance(kind) + _PAD
        left = area.adjusted(0, 0, -aside, 0)
        painter.setPen(option.palette.color(group, ink))
        _draw(painter, option, left, Qt.AlignmentFlag.AlignTop, thing.title)
        painter.setPen(option.palette.color(group, quiet))
        _draw(painter, option, left, Qt.AlignmentFlag.AlignBottom, thing.detail)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, kind)


def _draw(painter: QPainter, option: QStyleOptionViewItem, area: QRect, vertical: Qt.AlignmentFlag, text: str) -> None:
    shown = option.fontMetrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | vertical, shown)

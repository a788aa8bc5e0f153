"""Tabs that are small cards: a name, and below it a few quiet lines; folded up they are plain tabs."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionFocusRect, QStyleOptionTab, QStylePainter, QTabBar

from integration_office.ui.marked_tabs import marked
from integration_office.ui.panels.pieces import SMALL

_LEAST_LETTERS = 24
_PADDING = (10, 5)


class CardTabs(QTabBar):
    """Short names are never elided, long ones keep enough to tell them apart; what finds no room is scrolled to."""

    def __init__(self) -> None:
        super().__init__(usesScrollButtons=True, expanding=False, drawBase=False)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self._lines: list[tuple[str, ...]] = []
        self._is_folded = False
        marked(self)

    def set_lines(self, lines: Sequence[tuple[str, ...]]) -> None:
        """The lines of each card; all have as many."""
        if list(lines) != self._lines:
            self._lines = list(lines)
            self._measure_again()

    def fold(self, is_folded: bool) -> None:
        """Only the names are left, or the lines are back."""
        if is_folded != self._is_folded:
            self._is_folded = is_folded
            self._measure_again()

    def tabSizeHint(self, index: int) -> QSize:
        plain = super().tabSizeHint(index)
        if self._is_folded or not self._lines_of(index):
            return plain
        width = max(self._name_width(index), self._lines_width(index)) + 2 * _PADDING[0]
        lines = len(self._lines_of(index)) * self._small_metrics().lineSpacing()
        return QSize(width, self._bold_metrics().lineSpacing() + lines + 2 * _PADDING[1])

    def minimumTabSizeHint(self, index: int) -> QSize:
        whole = self.tabSizeHint(index)
        least = _LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        if not self._is_folded:
            least = max(least, self._lines_width(index) + 2 * _PADDING[0])
        return whole.boundedTo(QSize(least, whole.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_folded:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        # The one in front overlaps its neighbours.
        for index in sorted(range(self.count()), key=lambda index: index == self.currentIndex()):
            if self.tabRect(index).intersects(event.rect()):
                self._paint_card(painter, index)

    def _paint_card(self, painter: QStylePainter, index: int) -> None:
        option = QStyleOptionTab()
        self.initStyleOption(option, index)
        painter.drawControl(QStyle.ControlElement.CE_TabBarTabShape, option)
        place = self.tabRect(index).adjusted(_PADDING[0], _PADDING[1], -_PADDING[0], -_PADDING[1])
        palette = self.palette()
        bold, small = self._bold_metrics(), self._small_metrics()
        painter.setFont(_bold(self.font()))
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        name = bold.elidedText(self.tabText(index).replace("&&", "&"), self.elideMode(), place.width())
        painter.drawText(_line(place, 0, bold), _LEFT, name)
        painter.setFont(_small(self.font()))
        for number, line in enumerate(self._lines_of(index)):
            at = place.adjusted(0, bold.lineSpacing() + number * small.lineSpacing(), 0, 0)
            painter.drawText(
                _line(at, 0, small), _LEFT, small.elidedText(line, Qt.TextElideMode.ElideRight, at.width())
            )
        if self.hasFocus() and index == self.currentIndex():
            focus = QStyleOptionFocusRect()
            focus.initFrom(self)
            focus.rect = self.tabRect(index).adjusted(3, 3, -3, -3)
            painter.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, focus)

    def _lines_of(self, index: int) -> tuple[str, ...]:
        return self._lines[index] if index < len(self._lines) else ()

    def _name_width(self, index: int) -> int:
        return self._bold_metrics().horizontalAdvance(self.tabText(index).replace("&&", "&"))

    def _lines_width(self, index: int) -> int:
        metrics = self._small_metrics()
        return max((metrics.horizontalAdvance(line) + 2 for line in self._lines_of(index)), default=0)

    def _bold_metrics(self) -> QFontMetrics:
        return QFontMetrics(_bold(self.font()))

    def _small_metrics(self) -> QFontMetrics:
        return QFontMetrics(_small(self.font()))

    def _measure_again(self) -> None:
        """Tabs have other sizes now: Qt asks for them only when something about a tab itself changes."""
        mode = self.elideMode()
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setElideMode(mode)
        self.updateGeometry()
        self.update()


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _line(place: QRect, at: int, metrics: QFontMetrics) -> QRect:
    return QRect(place.left(), place.top() + at, place.width(), metrics.lineSpacing())


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * SMALL)
    return small

"""Tabs that are small cards: a name, and below it a few quiet lines; folded up they are plain tabs."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
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
        self._widths: dict[tuple[str, tuple[str, ...]], tuple[int, int]] = {}
        self._is_folded = False
        marked(self)

    def name_tab(self, index: int, name: str) -> None:
        """Qt measures all tabs again for every name it is given, also for the one it knows."""
        if name != self.tabText(index):
            self.setTabText(index, name)

    def set_lines(self, lines: Sequence[tuple[str, ...]]) -> None:
        """The lines of each card; all have as many."""
        if list(lines) != self._lines:
            self._lines = list(lines)
            self._widths.clear()
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
        width = max(self._widths_of(index)) + 2 * _PADDING[0]
        lines = len(self._lines_of(index)) * self._small_metrics().lineSpacing()
        return QSize(width, self._bold_metrics().lineSpacing() + lines + 2 * _PADDING[1])

    def minimumTabSizeHint(self, index: int) -> QSize:
        whole = self.tabSizeHint(index)
        least = _LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        if not self._is_folded:
            least = max(least, self._widths_of(index)[1] + 2 * _PADDING[0])
        return whole.boundedTo(QSize(least, whole.height()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._widths.clear()
        super().changeEvent(event)

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

    def _widths_of(self, index: int) -> tuple[int, int]:
        """Of the name and of the widest line; Qt asks for them again and again."""
        card = (self.tabText(index), self._lines_of(index))
        known = self._widths.get(card)
        return known or self._widths.setdefault(card, self._measured(*card))

    def _measured(self, name: str, lines: tuple[str, ...]) -> tuple[int, int]:
        metrics = self._small_metrics()
        widest = max((metrics.horizontalAdvance(line) + 2 for line in lines), default=0)
        return self._bold_metrics().horizontalAdvance(name.replace("&&", "&")), widest

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

"""A chart in the window: hovered, walked line by line with the arrow keys, copied, saved as SVG or PNG."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from integration_office.ui.appearance import LIGHT
from integration_office.ui.charts.chart import BarChart, Chart, lines_of, table_of, tip_of
from integration_office.ui.charts.painting import Look, arranged, head_height, paint
from integration_office.ui.charts.vector import write_svg
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.plain_label import plain_tip
from integration_office.wording.language import Language

_PICTURE_WIDTH, _SHARPER, _MARGIN = 900, 2, 12
_NARROWEST = 360


class ChartView(QWidget):
    """Shows one chart as wide as there is room; its height follows."""

    shows_focus = True
    """By the line that is marked."""

    line_activated = Signal(int)
    """Emitted with the number of a line that was double-clicked or entered."""

    save_requested = Signal(object)
    """Emitted with this view when its chart is to be saved as a picture."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._chart: Chart = BarChart("", (), ())
        self._current: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(_NARROWEST)

    @property
    def chart(self) -> Chart:
        return self._chart

    @property
    def current(self) -> int | None:
        """The number of the line that is marked."""
        return self._current

    def set_chart(self, chart: Chart) -> None:
        self._chart = chart
        self._current = None
        lines = list(lines_of(chart))
        self.setAccessibleName(chart.title or self._language.tr("Schaubild"))
        self.setAccessibleDescription("; ".join((*filter(None, (chart.remark,)), *lines)))
        self.updateGeometry()
        self.update()

    def picture(self) -> QImage:
        """The chart as it is saved: light, twice as sharp as the screen."""
        look = Look(self.font(), LIGHT)
        height = self._height(_PICTURE_WIDTH, look)
        size = QSize(_PICTURE_WIDTH + 2 * _MARGIN, height + 2 * _MARGIN)
        image = QImage(size * _SHARPER, QImage.Format.Format_RGB32)
        image.fill(LIGHT.surface)
        painter = QPainter(image)
        painter.scale(_SHARPER, _SHARPER)
        painter.translate(_MARGIN, _MARGIN)
        paint(painter, self._chart, _PICTURE_WIDTH, look)
        painter.end()
        return image

    def save(self, path: Path) -> None:
        """SVG or PNG by the ending; raises OSError where it cannot be written."""
        if path.suffix.lower() == ".svg":
            self._save_svg(path)
        elif not QImageWriter(str(path), b"png").write(self.picture()):
            raise OSError(f"{path}: cannot be written")

    def copy(self) -> None:
        """As a table of text."""
        QGuiApplication.clipboard().setText(table_of(self._chart))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(width, self._look)

    def sizeHint(self) -> QSize:
        width = max(self.width(), _NARROWEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.heightForWidth(max(self.width(), _NARROWEST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        current = self._current if self.hasFocus() else None
        paint(QPainter(self), self._chart, self.width(), self._look, current)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._line_at(event.pos().y())
            QToolTip.showText(event.globalPos(), "" if row is None else plain_tip(tip_of(self._chart, row)), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._mark(self._line_at(event.position().y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._line_at(event.position().y())
        if row is not None:
            self.line_activated.emit(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current is None and self._lines:
            self._mark(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, last = self._current or 0, self._lines - 1
        steps = {Qt.Key.Key_Up: here - 1, Qt.Key.Key_Down: here + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in steps and self._lines:
            self._mark(min(max(steps[Qt.Key(event.key())], 0), last))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.line_activated.emit(self._current)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu, tr = QMenu(self), self._language.tr
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, do in (
            (tr("Als Tabelle &kopieren"), self.copy),
            (tr("Als Bild &sichern …"), lambda: self.save_requested.emit(self)),
        ):
            action = QAction(text, menu)
            action.triggered.connect(do)
            menu.addAction(action)
        menu.popup(event.globalPos())

    @property
    def _lines(self) -> int:
        return len(arranged(self._chart, max(self.width(), 1), self._look).lines)

    @property
    def _look(self) -> Look:
        return Look(self.font(), colours_of(self))

    def _height(self, width: int, look: Look) -> int:
        return round(head_height(self._chart, width, look) + arranged(self._chart, width, look).height) + 2

    def _line_at(self, y: float) -> int | None:
        inside = y - head_height(self._chart, self.width(), self._look)
        lines = arranged(self._chart, self.width(), self._look).lines
        return next((row for row, line in enumerate(lines) if line.top <= inside < line.top + line.height), None)

    def _mark(self, row: int | None) -> None:
        self._current = row
        self.update()
        if row is not None and self.hasFocus():
            self._announce(tip_of(self._chart, row))

    def _announce(self, text: str) -> None:
        """Read out, and seen by whoever cannot hover."""
        self.setToolTip(plain_tip(text))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _save_svg(self, path: Path) -> None:
        look = Look(self.font(), LIGHT)
        size = QSize(_PICTURE_WIDTH + 2 * _MARGIN, self._height(_PICTURE_WIDTH, look) + 2 * _MARGIN)

        def draw(painter: QPainter) -> None:
            painter.translate(_MARGIN, _MARGIN)
            paint(painter, self._chart, _PICTURE_WIDTH, look)

        write_svg(path, size, self._chart.title, "; ".join(lines_of(self._chart)), draw)

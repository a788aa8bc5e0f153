"""A small picture of the whole chart in a corner, with the part that is in view; click or drag moves the
view."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from integration_office.ui.appearance import with_alpha
from integration_office.ui.canvas.camera import Camera, fitted
from integration_office.ui.canvas.chart import Chart
from integration_office.ui.canvas.painting import Sheet, paint
from integration_office.ui.canvas.positions import PositionShelf, no_positions
from integration_office.ui.canvas.style import Style

WIDTH, HEIGHT = 208, 128
INSET = 12
CLOSEST = 10_000.0


class Minimap(QWidget):
    """Shows chart and view that it is given; keeps its picture until the chart or the colours change."""

    centre_requested = Signal(QPointF)
    """Emitted when the user points at a place of the chart, with the place in chart units."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(WIDTH, HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._chart: Chart | None = None
        self._style: Style | None = None
        self._camera = Camera()
        self._view = QRectF()
        self._picture: QPixmap | None = None

    def show_chart(self, chart: Chart, style: Style) -> None:
        """Another chart, or the same in other colours."""
        self._chart, self._style = chart, style
        self._picture = None
        self.update()

    def show_view(self, view: QRectF) -> None:
        """The part of the chart, in chart units, that is in view."""
        if view != self._view:
            self._view = view
            self.update()

    def place_of(self, x: float, y: float) -> QPointF:
        """Where a point of the chart is in the minimap."""
        return self._eye().to_screen(x, y)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._chart is None or self._style is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn(self._chart, self._style))
        colours = self._style.colours
        view = self._eye().rect(self._view.x(), self._view.y(), self._view.width(), self._view.height())
        painter.setPen(QPen(colours.accent, 2))
        painter.setBrush(with_alpha(colours.accent, 0.12))
        painter.drawRect(view & QRectF(1, 1, WIDTH - 2, HEIGHT - 2))
        painter.setPen(QPen(colours.border, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0.5, 0.5, WIDTH - 1, HEIGHT - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.centre_requested.emit(self._eye().to_chart(event.position()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.centre_requested.emit(self._eye().to_chart(event.position()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _eye(self) -> Camera:
        if self._chart is None:
            return Camera()
        return fitted(self._chart.region.grown(0), QSizeF(WIDTH + INSET, HEIGHT + INSET), CLOSEST).panned(
            -INSET / 2, -INSET / 2
        )

    def _drawn(self, chart: Chart, style: Style) -> QPixmap:
        if self._picture is None:
            ratio = style.ratio
            width, height = round(WIDTH * ratio), round(HEIGHT * ratio)
            self._picture = QPixmap(width, height)
            eye = self._eye()
            camera = Camera(eye.scale * ratio, eye.left, eye.top)
            painter = QPainter(self._picture)
            paint(painter, Sheet(chart, camera, width, height, style, PositionShelf(no_positions)))
            painter.end()
            self._picture.setDevicePixelRatio(ratio)
        return self._picture

"""A chart one can look at: paints what is visible, zooms, pans, fits, and shows a change of the chart as
a movement."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QGestureEvent, QPinchGesture, QWidget

from integration_office.diagram.columns import ChartColumns
from integration_office.diagram.tidy_tree import Layout, layout
from integration_office.diagram.visibility import Region, block_region, box_region, unit_at
from integration_office.ui.appearance import Colours, system_colours, window_font
from integration_office.ui.canvas import overlay
from integration_office.ui.canvas.advisor import Tint
from integration_office.ui.canvas.anchoring import anchored
from integration_office.ui.canvas.backdrop import Backdrop
from integration_office.ui.canvas.camera import Camera, fitted, held_inside, scale_limits
from integration_office.ui.canvas.chart import Chart, chart_of
from integration_office.ui.canvas.minimap import INSET, Minimap
from integration_office.ui.canvas.motion import Motion, motion
from integration_office.ui.canvas.painting import Sheet
from integration_office.ui.canvas.positions import HomesOf, PositionShelf, PositionsOf, no_positions
from integration_office.ui.canvas.style import Style
from integration_office.ui.settings import wants_stillness
from integration_office.wording.language import Language

WHEEL_DOUBLES_AFTER = 480.0
LARGEST_BY_SELECTION = 2.5
STILL_FITS = 0.85
OTHER_SHAPE = 1.08
LARGEST_LAID_OUT_ANEW = 5_000


class Stage(QAbstractScrollArea):
    """Chart, camera and colours on a viewport with a minimap."""

    shows_focus = True
    """By a rim of its own, and at the unit that is the current one."""

    zoom_changed = Signal(float)
    """Emitted when the scale is another one, with pixels per chart unit."""

    def __init__(self, language: Language, colours: Colours | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._still: bool | None = None
        self._language = language
        self._colours = colours or system_colours()
        self._chart = chart_of(EMPTY, layout(EMPTY))
        self._camera = Camera()
        self._has_own_layout = True
        self._aspect = 1.0
        self._is_fitted = True
        self._is_syncing = False
        self._shelf = PositionShelf(no_positions)
        self._homes_of: HomesOf | None = None
        self._backdrop = Backdrop()
        self._motion: Motion | None = None
        self._minimap = Minimap(self.viewport())
        self._wants_minimap = True
        self._style_now = self._fresh_style(1.0)
        self._style_fine = self._style_now
        self._minimap.centre_requested.connect(self.centre_on)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    @property
    def chart(self) -> Chart:
        """The chart as it is now."""
        return self._chart

    @property
    def camera(self) -> Camera:
        """Where the eye is now."""
        return self._camera

    @property
    def appearance(self) -> Style:
        """Colours and fonts in pixels of the viewport."""
        return self._style_now

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing is to be seen moving: as it was set for this chart, else as the user wants it."""
        return wants_stillness() if self._still is None else self._still

    @reduced_motion.setter
    def reduced_motion(self, still: bool) -> None:
        self._still = still

    @property
    def shows_minimap(self) -> bool:
        """Whether the minimap is wanted; it shows where not all of the chart is in view."""
        return self._wants_minimap

    def set_chart(self, columns: ChartColumns, placed: Layout | None = None, *, animate: bool = True) -> None:
        """Shows other data. Zoom and place stay; boxes that move are seen to move, unless motion is to be
        reduced. Without a layout the chart is laid out to fill the viewport."""
        old, before = self._chart, self._camera
        self._has_own_layout = placed is None
        self._aspect = self._wanted_aspect()
        self._chart = chart_of(columns, placed or layout(columns, self._aspect))
        self._shelf.forget()
        self._backdrop.forget()
        self._stop_motion()
        if len(old.columns):
            self._keep_view(old)
            if animate and not self.reduced_motion and self.isVisible():
                self._set_in_motion(old, before)
        else:
            self.fit()
        self._minimap.show_chart(self._chart, self._fine_style())
        self._after_looking()

    def set_positions(self, positions_of: PositionsOf, homes_of: HomesOf | None = None) -> None:
        """Where the positions of a unit come from, asked when they can first be seen; and where some of them are."""
        self._shelf, self._homes_of = PositionShelf(positions_of), homes_of
        self._repaint_all()

    def set_colours(self, colours: Colours) -> None:
        """Other colours, as when the system turns dark."""
        self._colours = colours
        self._restyle()

    def set_language(self, language: Language) -> None:
        """Another language."""
        self._language = language
        self._restyle()

    def show_minimap(self, wanted: bool) -> None:
        """Shows or hides the minimap."""
        self._wants_minimap = wanted
        self._sync_minimap()

    def fit(self) -> None:
        """The whole chart in view; it stays so when the window changes its size."""
        self._lay_out_for_viewport()
        self._set_camera(fitted(self._chart.region, self.view_size()))
        self._is_fitted = True

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Closer or further, the chart point at a pixel (else the middle) stays there."""
        size = self.view_size()
        smallest, largest = scale_limits(self._chart.region, size)
        scale = min(max(self._camera.scale * factor, smallest), largest)
        self.look(self._camera.zoomed(scale, at or QPointF(size.width() / 2, size.height() / 2)))

    def zoom_to(self, units: tuple[str, ...]) -> None:
        """The units with all they hold as large as is pleasant."""
        rows = self._chart.rows(units)
        if rows:
            region = block_region(self._chart.layout, np.array(rows, np.intp))
            self.look(fitted(region.grown(10), self.view_size(), LARGEST_BY_SELECTION))

    def reveal(self, unit: str) -> None:
        """Moves the view just so far that the box of a unit is in it; where all of the chart is, it stays."""
        for row in () if self._is_fitted else self._chart.rows((unit,)):
            box = box_region(self._chart.layout, np.array([row], np.intp)).grown(24 / self._camera.scale)
            self.look(_moved_to_show(self._camera, box, self.view_size()))

    def centre_on(self, point: QPointF) -> None:
        """A chart point in the middle of the view."""
        self.look(self._camera.centred(point.x(), point.y(), self.view_size()))

    def look(self, camera: Camera) -> None:
        """Moves the eye; some of the chart stays in view."""
        self._is_fitted = False
        self._set_camera(held_inside(camera, self._chart.region, self.view_size()))

    def view_size(self) -> QSizeF:
        """The size of the viewport."""
        return QSizeF(self.viewport().size())

    def target_at(self, point: QPointF) -> str | None:
        """The unit whose box is under a pixel."""
        at = self._camera.to_chart(point)
        row = unit_at(self._chart.layout, at.x(), at.y())
        return self._chart.columns.ids[row] if row >= 0 else None

    def redraw(self) -> None:
        """Asks for what lies over the chart to be painted again."""
        self.viewport().update()

    def sheet(self) -> Sheet:
        """What is painted now, in device pixels."""
        style = self._fine_style()
        ratio, camera = style.ratio, self._camera
        eye = Camera(camera.scale * ratio, camera.left, camera.top)
        size = self.viewport().size()
        width, height = round(size.width() * ratio), round(size.height() * ratio)
        return Sheet(self._chart, eye, width, height, style, self._shelf, self.tint())

    def tint(self) -> Tint | None:
        """What is tinted; nothing on a chart that is only looked at."""
        return None

    def paint_over(self, painter: QPainter) -> None:
        """What lies over the chart; nothing on a chart that is only looked at."""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._motion is not None and self._motion.is_over:
            self._motion = None
        sheet = self.sheet()
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._backdrop.picture(sheet, self._motion))
        if self._motion is not None:
            painter.save()
            painter.scale(1 / sheet.style.ratio, 1 / sheet.style.ratio)
            overlay.paint_motion(painter, sheet, self._motion)
            painter.restore()
        self.paint_over(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()
        self._after_looking()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._is_syncing:
            self.look(self._camera.panned(dx, dy))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel zooms at the mouse, also with Ctrl; with Shift it goes sideways."""
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.look(self._camera.panned(turn.x() or turn.y(), 0))
        else:
            self.zoom_by(2 ** (turn.y() / WHEEL_DOUBLES_AFTER), event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            return self._on_native_gesture(event)
        if isinstance(event, QGestureEvent):
            return self._on_gesture(event)
        return super().viewportEvent(event)

    def _on_native_gesture(self, event: QNativeGestureEvent) -> bool:
        """Two fingers on a touchpad."""
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1.0 + event.value(), event.position())
            return True
        if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
            self.fit()
            return True
        return super().viewportEvent(event)

    def _on_gesture(self, event: QGestureEvent) -> bool:
        """Two fingers on a touch screen."""
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return super().viewportEvent(event)
        at = QPointF(self.viewport().mapFromGlobal(pinch.centerPoint().toPoint()))
        by = pinch.centerPoint() - pinch.lastCenterPoint()
        self.look(self._camera.panned(by.x(), by.y()))
        self.zoom_by(pinch.scaleFactor(), at)
        event.accept(pinch)
        return True

    def _wanted_aspect(self) -> float:
        size = self.view_size()
        return max(size.width(), 1.0) / max(size.height(), 1.0)

    def _lay_out_for_viewport(self) -> None:
        """A chart that is soon laid out is laid out anew when the viewport has got another shape."""
        wanted, columns = self._wanted_aspect(), self._chart.columns
        is_like_before = 1 / OTHER_SHAPE < wanted / self._aspect < OTHER_SHAPE
        if self._has_own_layout and not is_like_before and len(columns) <= LARGEST_LAID_OUT_ANEW:
            self._aspect = wanted
            self._stop_motion()
            self._chart = chart_of(columns, layout(columns, wanted))
            self._minimap.show_chart(self._chart, self._fine_style())

    def _keep_view(self, old: Chart) -> None:
        """A fitted chart stays whole in view, at the same scale if that still serves; else the middle
        stays."""
        size = self.view_size()
        if self._is_fitted:
            whole = fitted(self._chart.region, size)
            if not STILL_FITS <= self._camera.scale / whole.scale <= 1.0:
                self._camera = whole
                return
        self._camera = anchored(old, self._camera, self._chart, size)
        if self._is_fitted:
            region = self._chart.region
            self._camera = self._camera.centred(region.right / 2, region.bottom / 2, size)

    def _set_in_motion(self, old: Chart, before: Camera) -> None:
        region = self._camera.region(self.view_size())
        self._motion = motion((old, before), (self._chart, self._camera), region, self.redraw)
        if self._motion is not None:
            self._motion.run()

    def _stop_motion(self) -> None:
        if self._motion is not None:
            self._motion.stop()
            self._motion = None

    def _set_camera(self, camera: Camera) -> None:
        is_other_scale = camera.scale != self._camera.scale
        self._camera = camera
        self._after_looking()
        if is_other_scale:
            self.zoom_changed.emit(camera.scale)

    def _after_looking(self) -> None:
        self._sync_bars()
        self._sync_minimap()
        self.redraw()

    def _sync_bars(self) -> None:
        """The scroll bars reach as far as the chart and the present view do."""
        self._is_syncing = True
        scale, region, size = self._camera.scale, self._chart.region, self.viewport().size()
        for bar, at, length, shown in (
            (self.horizontalScrollBar(), self._camera.left * scale, region.right * scale, size.width()),
            (self.verticalScrollBar(), self._camera.top * scale, region.bottom * scale, size.height()),
        ):
            bar.setRange(min(0, round(at)), max(round(length) - shown, round(at)))
            bar.setPageStep(shown)
            bar.setSingleStep(40)
            bar.setValue(round(at))
        self._is_syncing = False

    def _sync_minimap(self) -> None:
        view, whole = self._camera.region(self.view_size()), self._chart.region
        shows_all = view.left <= 0 and view.top <= 0 and view.right >= whole.right and view.bottom >= whole.bottom
        size = self.viewport().size()
        has_room = size.width() > 3 * self._minimap.width() and size.height() > 3 * self._minimap.height()
        self._minimap.setVisible(self._wants_minimap and has_room and not shows_all)
        self._minimap.move(size.width() - self._minimap.width() - INSET, size.height() - self._minimap.height() - INSET)
        self._minimap.show_view(QRectF(QPointF(view.left, view.top), QPointF(view.right, view.bottom)))

    def _fine_style(self) -> Style:
        """The style for the device pixels of the screen the chart is on now."""
        ratio = self.viewport().devicePixelRatio()
        if self._style_fine.ratio != ratio:
            self._style_fine = self._style_now if ratio == 1.0 else self._fresh_style(ratio)
        return self._style_fine

    def _fresh_style(self, ratio: float) -> Style:
        return Style(self._colours, window_font(), self._language, ratio)

    def _restyle(self) -> None:
        self._style_now = self._fresh_style(1.0)
        self._style_fine = self._style_now
        self._minimap.show_chart(self._chart, self._fine_style())
        self._repaint_all()

    def _repaint_all(self) -> None:
        self._backdrop.forget()
        self.redraw()


EMPTY = ChartColumns(
    ids=(),
    parent=np.empty(0, np.int32),
    kinds=np.empty(0, np.uint8),
    names=(),
    own_positions=np.empty(0, np.int64),
    fte_planned=np.empty(0, np.int64),
    fte_filled=np.empty(0, np.int64),
    cost=np.empty(0, np.int64),
    marks=np.empty(0, np.uint8),
)


def _moved_to_show(camera: Camera, box: Region, size: QSizeF) -> Camera:
    view = camera.region(size)
    dx = _shift(box.left, box.right, view.left, view.right)
    dy = _shift(box.top, box.bottom, view.top, view.bottom)
    return Camera(camera.scale, camera.left + dx, camera.top + dy)


def _shift(start: float, end: float, view_start: float, view_end: float) -> float:
    """How far a view must move to show from start to end; what is too long shows its start."""
    if start < view_start or end - start > view_end - view_start:
        return start - view_start
    return max(end - view_end, 0.0)

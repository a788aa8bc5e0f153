"""What the mouse does on the chart: each longer gesture is an object with start, move, finish and cancel
and its own graphics.

A gesture never changes the chart. The move gesture ends in a wish, which the chart emits and others grant
or not.
"""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QPainter, QPen

from integration_office.ui.appearance import with_alpha
from integration_office.ui.canvas import ghost as ghosts
from integration_office.ui.canvas import tip as tips
from integration_office.ui.canvas.advisor import DropAdvisor, DropAnswer, Outlook, RememberedAnswers, Tint
from integration_office.ui.canvas.camera import Camera
from integration_office.ui.canvas.chart import Chart
from integration_office.ui.canvas.ghost import Carried, Ghost
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.canvas.style import Style

EDGE = 40.0
FASTEST_SCROLL = 22.0
SCROLL_INTERVAL_MS = 16
SNAP_BACK_MS = 170
TARGET_RIM = 3.0
VERDICT = 24.0


class Ground(Protocol):
    """What a gesture needs of the chart it happens on."""

    @property
    def chart(self) -> Chart:
        """The chart as it is now."""

    @property
    def camera(self) -> Camera:
        """Where the eye is now."""

    @property
    def appearance(self) -> Style:
        """Colours and fonts in pixels of the viewport."""

    def look(self, camera: Camera) -> None:
        """Moves the eye."""

    def view_size(self) -> QSizeF:
        """The size of the viewport."""

    def target_at(self, point: QPointF) -> str | None:
        """The unit whose box is under a point."""

    def redraw(self) -> None:
        """Asks for the temporary graphics to be painted again."""


class Gesture(Protocol):
    """One gesture from press to release."""

    def start(self, point: QPointF) -> None:
        """The mouse was pressed here and has moved far enough."""

    def move(self, point: QPointF) -> None:
        """The mouse is here now."""

    def finish(self, point: QPointF) -> None:
        """The button was released here."""

    def cancel(self) -> None:
        """Nothing of it shall have happened."""

    def paint(self, painter: QPainter) -> None:
        """Its temporary graphics, in pixels of the viewport."""


class PanGesture:
    """Moves the eye with the hand."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._from = ground.camera
        self._grip = QPointF()

    def start(self, point: QPointF) -> None:
        self._grip = point

    def move(self, point: QPointF) -> None:
        by = point - self._grip
        self._ground.look(self._from.panned(by.x(), by.y()))

    def finish(self, point: QPointF) -> None:
        self.move(point)

    def cancel(self) -> None:
        self._ground.look(self._from)

    def paint(self, painter: QPainter) -> None:
        del painter


class BandGesture:
    """Draws a rubber band; what it touches is handed on when it is let go."""

    def __init__(self, ground: Ground, picked: Callable[[QRectF], None]) -> None:
        self._ground = ground
        self._picked = picked
        self._corner = QPointF()
        self._band = QRectF()

    def start(self, point: QPointF) -> None:
        self._corner = point

    def move(self, point: QPointF) -> None:
        self._band = QRectF(self._corner, point).normalized()
        self._ground.redraw()

    def finish(self, point: QPointF) -> None:
        self.move(point)
        self._picked(self._band)

    def cancel(self) -> None:
        self._ground.redraw()

    def paint(self, painter: QPainter) -> None:
        accent = self._ground.appearance.colours.accent
        painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
        painter.setBrush(with_alpha(accent, 0.14))
        painter.drawRect(self._band)


class MoveGesture:
    """Drags units and positions over the chart; every unit under the mouse answers what a drop would do.

    `ghost` is None for a drag that came from another widget, which brings its own picture.
    """

    def __init__(
        self,
        ground: Ground,
        payload: Payload,
        ghost: Ghost | None,
        advisor: DropAdvisor,
        wished: Callable[[Payload, str], None],
    ) -> None:
        self.payload = payload
        self.target: str | None = None
        self.answer: DropAnswer | None = None
        self.tint: Tint | None = None
        self.snap_back: SnapBack | None = None
        self._ground = ground
        self._ghost = ghost
        self._advisor = advisor
        self._answers = RememberedAnswers(advisor, payload)
        self._wished = wished
        self._mouse = QPointF()
        self._scroll = QTimer()
        self._scroll.setInterval(SCROLL_INTERVAL_MS)
        self._scroll.timeout.connect(self._scroll_on)

    @property
    def is_allowed(self) -> bool:
        """Whether a drop here would be allowed."""
        return self.answer is not None and self.answer.allowed

    def start(self, point: QPointF) -> None:
        """Shows what a drop on each target would do as far as that is known at once, and asks the first."""
        self.tint = self._overview()
        self.move(point)

    def move(self, point: QPointF) -> None:
        """Asks the unit under the mouse, once for each; near an edge the chart comes along."""
        self._mouse = point
        self._ask()
        if self._scroll_speed().isNull():
            self._scroll.stop()
        elif not self._scroll.isActive():
            self._scroll.start()
        self._ground.redraw()

    def finish(self, point: QPointF) -> None:
        """Over a target that allows it the wish is told; everywhere else the ghost goes back."""
        self._scroll.stop()
        self._mouse = point
        self._ask()
        if self.target is not None and self.is_allowed:
            self._wished(self.payload, self.target)
        else:
            self._go_back()
        self._ground.redraw()

    def end(self) -> None:
        """Without a trace: the drag goes on elsewhere."""
        self._scroll.stop()
        self._ground.redraw()

    def carried(self) -> Carried | None:
        """The ghost as a picture that can leave the chart; None: it came from elsewhere."""
        return None if self._ghost is None else ghosts.carried(self._ghost, self._ground.appearance, left=False)

    def cancel(self) -> None:
        """The ghost goes back, nobody is told."""
        self._scroll.stop()
        self._go_back()
        self._ground.redraw()

    def paint(self, painter: QPainter) -> None:
        """Outline of the target, ghost, verdict, panel."""
        style, rect = self._ground.appearance, self._target_rect()
        if self.answer:
            self._paint_outline(painter, self.answer, rect)
        if self._ghost:
            ghosts.paint(painter, self._ghost, ghosts.corner_at(self._ghost, self._mouse), style)
        if self.answer:
            self._paint_verdict(painter, self.answer, rect)
            self._paint_tip(painter, self.answer, rect)

    def _ask(self) -> None:
        self.target = self._ground.target_at(self._mouse)
        self.answer = self._answers(self.target) if self.target is not None else None

    def _overview(self) -> Tint | None:
        known = self._advisor.overview(self.payload)
        if not known:
            return None
        ids = self._ground.chart.columns.ids
        return np.fromiter((known.get(unit, Outlook.UNKNOWN) for unit in ids), np.int8, len(ids))

    def _go_back(self) -> None:
        if self._ghost:
            self.snap_back = SnapBack(self._ground, self._ghost, self._mouse)

    def _target_rect(self) -> QRectF:
        chart = self._ground.chart
        row = chart.columns.row_of.get(self.target or "")
        return QRectF() if row is None else self._ground.camera.rect(*chart.layout.box(row))

    def _paint_outline(self, painter: QPainter, answer: DropAnswer, rect: QRectF) -> None:
        """A solid line where a drop is allowed, a dashed one where it is not."""
        colours = self._ground.appearance.colours
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(with_alpha(colours.surface, 0.9), TARGET_RIM + 3))
        outline = rect.adjusted(-2, -2, 2, 2)
        painter.drawRect(outline)
        edge = colours.better if answer.allowed else colours.worse
        line = Qt.PenStyle.SolidLine if answer.allowed else Qt.PenStyle.DashLine
        painter.setPen(QPen(edge, TARGET_RIM, line))
        painter.drawRect(outline)

    def _paint_verdict(self, painter: QPainter, answer: DropAnswer, rect: QRectF) -> None:
        """Check mark or cross on the target's upper right corner, or where that corner would leave the view."""
        view = QRectF(QPointF(), self._ground.view_size()).adjusted(VERDICT, VERDICT, -VERDICT, -VERDICT)
        x = min(max(rect.right(), view.left()), view.right())
        y = min(max(rect.top(), view.top()), view.bottom())
        tips.paint_verdict(painter, answer.allowed, QPointF(x, y), VERDICT, self._ground.appearance.colours)

    def _paint_tip(self, painter: QPainter, answer: DropAnswer, rect: QRectF) -> None:
        style = self._ground.appearance
        font = style.font(13)
        panel = tips.tip(answer, font)
        bounds = QRectF(QPointF(), self._ground.view_size()).adjusted(6, 6, -6, -6)
        tips.paint(painter, panel, tips.place(panel.size, self._mouse, rect, bounds), style.colours, font)

    def _scroll_speed(self) -> QPointF:
        """Pixels per tick by which the chart comes along, faster towards the edge, as far as something is hidden."""
        size, camera, whole = self._ground.view_size(), self._ground.camera, self._ground.chart.region
        seen, scale = camera.region(size), camera.scale
        across = _push(self._mouse.x(), size.width(), seen.left - whole.left, whole.right - seen.right, scale)
        down = _push(self._mouse.y(), size.height(), seen.top - whole.top, whole.bottom - seen.bottom, scale)
        return QPointF(across, down)

    def _scroll_on(self) -> None:
        by = self._scroll_speed()
        self._ground.look(self._ground.camera.panned(by.x(), by.y()))
        self._ask()
        self._ground.redraw()


class SnapBack(QObject):
    """The ghost on its way back to where it was taken."""

    def __init__(self, ground: Ground, what: Ghost, mouse: QPointF) -> None:
        super().__init__()
        self._ground = ground
        self._ghost = what
        self._corner = ghosts.corner_at(what, mouse)
        self._way = QVariantAnimation(self)
        self._way.setStartValue(self._corner)
        self._way.setEndValue(what.home.topLeft())
        self._way.setDuration(SNAP_BACK_MS)
        self._way.valueChanged.connect(self._advance)

    @property
    def is_over(self) -> bool:
        """Whether it has arrived."""
        return self._way.state() == QVariantAnimation.State.Stopped

    def run(self) -> None:
        """Sets out."""
        self._way.finished.connect(self._ground.redraw)
        self._way.start()

    def paint(self, painter: QPainter) -> None:
        """The ghost where it is now."""
        ghosts.paint(painter, self._ghost, self._corner, self._ground.appearance)

    def _advance(self, corner: QPointF) -> None:
        self._corner = corner
        self._ground.redraw()


def _push(at: float, length: float, before: float, after: float, scale: float) -> float:
    """How far the chart is pushed when the mouse is near, or beyond, one of two opposite edges: no further than what
    is hidden `before` or `after` what is seen, in units of the chart."""
    if at < EDGE:
        return min(FASTEST_SCROLL * min((EDGE - at) / EDGE, 1.0), max(before * scale, 0.0))
    if at > length - EDGE:
        return -min(FASTEST_SCROLL * min((at - length + EDGE) / EDGE, 1.0), max(after * scale, 0.0))
    return 0.0

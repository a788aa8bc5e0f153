"""What is painted over the chart: selection, keyboard cursor, focus ring and boxes in motion."""

from itertools import compress
from operator import not_

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from integration_office.diagram.tidy_tree import BOX_WIDTH
from integration_office.diagram.tree import Rows
from integration_office.ui.appearance import with_alpha
from integration_office.ui.canvas import marks
from integration_office.ui.canvas.buffers import Rects, frame, shrunk
from integration_office.ui.canvas.camera import Camera
from integration_office.ui.canvas.chart import Boxes, Chart, box_rects, pixels
from integration_office.ui.canvas.motion import Motion
from integration_office.ui.canvas.painting import Sheet, paint_boxes
from integration_office.ui.canvas.style import Style

SMALLEST_OUTLINE = 7.0
OUTLINE = 3
FOCUS_RING = 2.0
SCISSORS = 22.0


def outline(painter: QPainter, boxes: list[QRectF], style: Style) -> None:
    """A selection outline around each box, also one smaller than the outline: the accent colour between two light
    lines, so that it is seen on every ground."""
    if not boxes:
        return
    edges = np.array([box.getCoords() for box in boxes])
    grow = np.maximum(2.0, (SMALLEST_OUTLINE - (edges[:, 2:] - edges[:, :2])) / 2)
    around: Rects = np.rint(np.hstack((edges[:, :2] - grow, edges[:, 2:] + grow))).astype(np.int32)
    frame(painter, shrunk(around, -OUTLINE + 1), style.colours.surface, OUTLINE + 2)
    frame(painter, shrunk(around, -OUTLINE + 2), style.colours.accent, OUTLINE)


def paint_badges_again(painter: QPainter, sheet: Sheet, rows: list[int]) -> None:
    """What an outline has covered: the signs at the corners of changed boxes."""
    chosen = np.array(rows, np.intp)
    layout, scale, ratio = sheet.chart.layout, sheet.camera.scale, sheet.style.ratio
    rects = box_rects(layout, chosen, sheet.camera, sheet.width, sheet.height)
    boxes = Boxes(chosen, rects, layout.w[chosen] * scale, layout.h[chosen] * scale, BOX_WIDTH * scale)
    beyond = (rects[:, 2] < 0) | (rects[:, 0] > sheet.width) | (rects[:, 3] < 0) | (rects[:, 1] > sheet.height)
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    marks.paint_badges(painter, sheet.style, sheet.chart.columns, boxes.where(~beyond))
    painter.restore()


def paint_cut(painter: QPainter, boxes: list[QRectF], style: Style) -> None:
    """What is cut out lies under a veil with a dashed rim, where dashes can be told apart, and a pair of scissors."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(with_alpha(style.colours.ground, 0.6))
    painter.drawRects(boxes)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    sides = [(box.width(), box.height()) for box in boxes]
    are_long = [max(side) > SCISSORS for side in sides]
    for line, rimmed in (
        (Qt.PenStyle.DashLine, list(compress(boxes, are_long))),
        (Qt.PenStyle.SolidLine, list(compress(boxes, map(not_, are_long)))),
    ):
        painter.setPen(QPen(style.colours.text, 1.5, line))
        painter.drawRects(rimmed)
    for box in compress(boxes, (min(side) > SCISSORS for side in sides)):
        _paint_scissors(painter, box.topRight() + QPointF(-SCISSORS * 0.7, SCISSORS * 0.7), style)


def _paint_scissors(painter: QPainter, middle: QPointF, style: Style) -> None:
    """Two blades that cross, two rings to hold them by, on a ground of their own."""
    r = SCISSORS / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(style.colours.text, 1))
    painter.setBrush(style.colours.surface)
    painter.drawEllipse(middle, r, r)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(style.colours.text, 1.6))
    for side in (-1, 1):
        ring = middle + QPointF(-0.38 * r, side * 0.3 * r)
        painter.drawEllipse(ring, 0.22 * r, 0.22 * r)
        painter.drawLine(ring + QPointF(0.2 * r, -side * 0.12 * r), middle + QPointF(0.66 * r, -side * 0.4 * r))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_cursor(painter: QPainter, box: QRectF, style: Style) -> None:
    """The keyboard's cursor: a dashed line outside the selection outline."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(style.colours.text, 1, Qt.PenStyle.DashLine))
    painter.drawRect(box.adjusted(-6, -6, 6, 6))


def paint_focus_ring(painter: QPainter, view: QRectF, style: Style) -> None:
    """The rim of the viewport while the chart has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(style.colours.accent, FOCUS_RING))
    half = FOCUS_RING / 2
    painter.drawRect(view.adjusted(half, half, -half, -half))


def paint_motion(painter: QPainter, sheet: Sheet, motion: Motion) -> None:
    """The boxes that are under way; the painter works in device pixels."""
    x, y, w, h = motion.places.T
    rects: Rects = pixels(x, y, w, h, sheet.camera, sheet.width, sheet.height)
    scale = sheet.camera.scale
    boxes = Boxes(motion.rows, rects, w * scale, h * scale, BOX_WIDTH * scale)
    paint_boxes(painter, sheet, boxes, with_positions=False)


def in_view(chart: Chart, camera: Camera, rows: list[int], view: QRectF) -> list[int]:
    """Those of the rows whose boxes are near the view."""
    if not rows:
        return []
    chosen: Rows = np.array(rows, np.intp)
    layout, region = chart.layout, camera.region(view.size()).grown(20 / camera.scale)
    x, y = layout.x[chosen], layout.y[chosen]
    seen = (x <= region.right) & (x + layout.w[chosen] >= region.left)
    seen &= (y <= region.bottom) & (y + layout.h[chosen] >= region.top)
    return [int(row) for row in chosen[seen]]

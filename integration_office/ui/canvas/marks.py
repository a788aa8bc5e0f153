"""What a scenario changed, told by pattern, shape and badge as well as by colour: new, moved, touched,
dissolved, kw, ku."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from integration_office.diagram.columns import Bytes, ChartColumns, Kind, Mark
from integration_office.ui.appearance import with_alpha
from integration_office.ui.canvas.buffers import Rects, fill, frame, shrunk
from integration_office.ui.canvas.chart import Boxes
from integration_office.ui.canvas.style import Style

CHANGES = (Mark.NEW, Mark.MOVED, Mark.TOUCHED)
BADGES = (Mark.NEW, Mark.MOVED, Mark.TOUCHED, Mark.DISSOLVED, Mark.KW, Mark.KU, Mark.ILLUSTRATIVE)
SMALLEST_BADGED = (40, 20)
BADGE = 13
_WRITTEN = {Mark.KW: "kw", Mark.KU: "ku"}
_BADGED = sum(int(mark) for mark in BADGES)
PATTERNS = {
    Mark.NEW: Qt.BrushStyle.Dense6Pattern,
    Mark.MOVED: Qt.BrushStyle.BDiagPattern,
    Mark.TOUCHED: Qt.BrushStyle.Dense7Pattern,
    Mark.DISSOLVED: Qt.BrushStyle.DiagCrossPattern,
}
BANDS = {Mark.KW: Qt.BrushStyle.Dense4Pattern, Mark.KU: Qt.BrushStyle.VerPattern}
"""Patterns of what posts have: along the lower edge of their unit, the left half and the right half."""
_BAND = 5


def paint_patterns(painter: QPainter, style: Style, columns: ChartColumns, boxes: Boxes) -> None:
    """Rims and patterns of changed boxes, dashed rims of what lies outside the administration."""
    marks = columns.marks[boxes.rows]
    for mark in (*CHANGES, Mark.DISSOLVED):
        chosen = boxes.rects[_first_mark(marks) == mark]
        if len(chosen):
            _paint_pattern(painter, style, mark, chosen)
    for mark in BANDS:
        _paint_band(painter, style, mark, boxes.rects[(marks & int(mark)) != 0])
    kinds = columns.kinds[boxes.rows]
    # numpy.isin would load the masked arrays first.
    is_outside = (kinds == Kind.EXTERNAL) | (kinds == Kind.BODY)
    outside = boxes.rects[is_outside & (_first_mark(marks) == 0)]
    dash(painter, outside, style.colours.muted, style.px(1))


def paint_badges(painter: QPainter, style: Style, columns: ChartColumns, boxes: Boxes) -> None:
    """Small signs at the upper right corner of marked boxes, from right to left."""
    marks, size = columns.marks[boxes.rows], style.px(BADGE)
    large = (boxes.width >= style.px(SMALLEST_BADGED[0])) & (boxes.height >= style.px(SMALLEST_BADGED[1]))
    for place in np.flatnonzero(large & (marks & _BADGED != 0)).tolist():
        right, top = boxes.rects[place, 2] + 1 + size / 4, boxes.rects[place, 1] - size * 0.6
        _paint_row_of_badges(painter, style, Mark(int(marks[place])), QPointF(right, top), size)


def paint_distant(painter: QPainter, style: Style, rects: Rects) -> None:
    """A small square on every area that holds a change, so that changes are found from far off."""
    middle_x, middle_y = (rects[:, 0] + rects[:, 2]) // 2, (rects[:, 1] + rects[:, 3]) // 2
    half = style.px(2)
    dots = np.column_stack([middle_x - half, middle_y - half, middle_x + half, middle_y + half])
    fill(painter, dots, style.colours.surface)
    fill(painter, shrunk(dots, 1), style.colours.warning)


def dash(painter: QPainter, rects: Rects, colour: QColor, width: int) -> None:
    """A dashed rim on the edge of each rectangle."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, max(1, width), Qt.PenStyle.DashLine))
    for left, top, right, bottom in rects.tolist():
        painter.drawRect(QRectF(left + 0.5, top + 0.5, right - left, bottom - top))


def paint_sample(painter: QPainter, style: Style, mark: Mark, rects: Rects) -> None:
    """A small box as the chart has them, marked: for a legend."""
    fill(painter, rects, style.colours.border)
    fill(painter, shrunk(rects, max(1, style.px(1))), style.colours.surface)
    if mark in PATTERNS:
        _paint_pattern(painter, style, mark, rects)
    else:
        _paint_band(painter, style, mark, rects)


def _first_mark(marks: Bytes) -> Bytes:
    """Of several changes the one that says most: dissolved, new, moved, touched."""
    first = np.zeros(len(marks), np.uint8)
    for mark in (Mark.TOUCHED, Mark.MOVED, Mark.NEW, Mark.DISSOLVED):
        first[(marks & int(mark)) != 0] = int(mark)
    return first


def _paint_pattern(painter: QPainter, style: Style, mark: Mark, rects: Rects) -> None:
    colour = style.mark_colour(mark)
    fill(painter, rects, style.pattern(with_alpha(colour, 0.28), PATTERNS[mark]))
    if mark is Mark.DISSOLVED:
        dash(painter, rects, colour, style.px(1))
        return
    rim = style.px(3 if mark is not Mark.TOUCHED else 2)
    frame(painter, rects, colour, rim)


def _paint_band(painter: QPainter, style: Style, mark: Mark, rects: Rects) -> None:
    """Seen where a box is too small for a badge, and beside any pattern it has as a whole."""
    if not len(rects):
        return
    bands, middle = rects.copy(), (rects[:, 0] + rects[:, 2]) // 2
    bands[:, 1] = np.maximum(bands[:, 3] - style.px(_BAND) + 1, bands[:, 1])
    bands[:, 2 if mark is Mark.KW else 0] = middle if mark is Mark.KW else middle + 1
    colour = style.mark_colour(mark)
    fill(painter, bands, style.colours.surface)
    fill(painter, bands, style.pattern(colour, BANDS[mark]))
    frame(painter, bands, colour, max(1, style.px(1)))


def _paint_row_of_badges(painter: QPainter, style: Style, marks: Mark, corner: QPointF, size: int) -> None:
    right = corner.x()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for mark in BADGES:
        if mark in marks:
            width = size * 1.5 if mark in _WRITTEN else size
            paint_badge(painter, style, mark, QRectF(right - width, corner.y(), width, size))
            right -= width + style.px(2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_badge(painter: QPainter, style: Style, mark: Mark, place: QRectF) -> None:
    """The sign of one mark: plus, arrow, pencil dot, cross, "kw", "ku", or a wave for what is only an example."""
    colour = style.mark_colour(mark)
    painter.setPen(QPen(style.colours.surface, style.px(1)))
    painter.setBrush(colour)
    painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
    sign = QPen(style.colours.surface, max(1.5, style.px(1.6)))
    sign.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(sign)
    if mark in _WRITTEN:
        painter.setFont(style.font(round(place.height() * 0.72), bold=True))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), _WRITTEN[mark])
    else:
        _draw_sign(painter, mark, place.center(), place.height() * 0.27)


def _draw_sign(painter: QPainter, mark: Mark, middle: QPointF, r: float) -> None:
    x, y = middle.x(), middle.y()
    if mark is Mark.NEW:
        painter.drawLine(QPointF(x - r, y), QPointF(x + r, y))
        painter.drawLine(QPointF(x, y - r), QPointF(x, y + r))
    elif mark is Mark.MOVED:
        painter.drawLine(QPointF(x - r, y), QPointF(x + r, y))
        painter.drawPolyline(QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r)]))
    elif mark is Mark.DISSOLVED:
        painter.drawLine(QPointF(x - r * 0.8, y - r * 0.8), QPointF(x + r * 0.8, y + r * 0.8))
        painter.drawLine(QPointF(x - r * 0.8, y + r * 0.8), QPointF(x + r * 0.8, y - r * 0.8))
    elif mark is Mark.TOUCHED:
        painter.setBrush(painter.pen().color())
        painter.drawEllipse(middle, r * 0.45, r * 0.45)
    else:
        wave = [QPointF(x + r * t / 4, y + 0.5 * r * math.sin(t * math.pi / 4)) for t in range(-4, 5)]
        painter.drawPolyline(QPolygonF(wave))

"""While something is dragged: what a drop on each box would do, as a sign, a rim and a tint, for all boxes at once."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from integration_office.diagram.columns import Ints
from integration_office.ui.appearance import Colours, with_alpha
from integration_office.ui.canvas.advisor import Outlook, Tint
from integration_office.ui.canvas.buffers import Rects, fill, frame, shrunk
from integration_office.ui.canvas.chart import Boxes
from integration_office.ui.canvas.style import Style

SIGN = 9
SMALLEST_SIGNED = (22, 14)
Strips = tuple[tuple[int, int, int, int], ...]
"""Left, top, right, bottom of each strip of a sign on a square of nine."""

_DOWN: Strips = ((0, 1, 8, 2), (1, 3, 7, 3), (2, 4, 6, 4), (3, 5, 5, 6), (4, 7, 4, 7))
_UP: Strips = tuple((left, 8 - bottom, right, 8 - top) for left, top, right, bottom in _DOWN)
_EXCLAMATION: Strips = ((3, 0, 5, 5), (3, 7, 5, 8))
SIGNS: dict[Outlook, Strips] = {Outlook.LESS: _DOWN, Outlook.MORE: _UP, Outlook.WORSE: _EXCLAMATION}


def ink(outlook: Outlook, colours: Colours) -> QColor:
    """The colour of a sign; the sign says the same without it."""
    inks = {Outlook.LESS: colours.better, Outlook.MORE: colours.warning, Outlook.WORSE: colours.worse}
    return inks.get(outlook, colours.muted)


def paint(painter: QPainter, style: Style, boxes: Boxes, tint: Tint) -> None:
    """Rims and tints where a drop would change something, a hatching where it cannot be, signs where there is room."""
    for outlook in SIGNS:
        _paint_tinted(painter, style, boxes.rects[tint == outlook], ink(outlook, style.colours))
    possible = boxes.rects[(tint == Outlook.ALLOWED) | (tint == Outlook.SAME)]
    frame(painter, possible, with_alpha(style.colours.muted, 0.6), style.px(1))
    _paint_refused(painter, style, boxes.rects[tint == Outlook.FORBIDDEN])
    has_room = (boxes.width >= style.px(SMALLEST_SIGNED[0])) & (boxes.height >= style.px(SMALLEST_SIGNED[1]))
    for outlook, strips in SIGNS.items():
        _paint_signs(painter, style, boxes.rects[has_room & (tint == outlook)], strips, ink(outlook, style.colours))


def _paint_tinted(painter: QPainter, style: Style, rects: Rects, colour: QColor) -> None:
    fill(painter, rects, with_alpha(colour, 0.18))
    frame(painter, rects, colour, style.px(2))


def _paint_refused(painter: QPainter, style: Style, rects: Rects) -> None:
    fill(painter, rects, with_alpha(style.colours.ground, 0.6))
    fill(painter, rects, style.pattern(with_alpha(style.colours.muted, 0.35), Qt.BrushStyle.BDiagPattern))


def _paint_signs(painter: QPainter, style: Style, rects: Rects, strips: Strips, colour: QColor) -> None:
    """At the upper left corner, half over the edge, on a ground of its own: it is read on every box."""
    if not len(rects):
        return
    dot = max(1, round(style.px(SIGN) / SIGN))
    left, top = rects[:, 0] - 2 * dot, rects[:, 1] - 3 * dot
    ground = _squares(left, top, -2 * dot, (SIGN + 2) * dot - 1)
    fill(painter, ground, colour)
    fill(painter, shrunk(ground, dot), style.colours.surface)
    for strip in strips:
        fill(painter, _strip(left, top, strip, dot), colour)


def _squares(left: Ints, top: Ints, start: int, end: int) -> Rects:
    return np.column_stack([left + start, top + start, left + end, top + end]).astype(np.int32)


def _strip(left: Ints, top: Ints, strip: tuple[int, int, int, int], dot: int) -> Rects:
    x, y, right, bottom = (edge * dot for edge in strip)
    edges = [left + x, top + y, left + right + dot - 1, top + bottom + dot - 1]
    return np.column_stack(edges).astype(np.int32)

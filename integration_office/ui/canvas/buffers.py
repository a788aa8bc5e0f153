"""Hands arrays of rectangles and lines to the painter in one call each, without a Qt object per shape."""

from collections.abc import Sequence
from typing import cast

import numpy as np
import numpy.typing as npt
import shiboken6
from PySide6.QtCore import QLineF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from integration_office.diagram.columns import Bytes, Floats

Rects = npt.NDArray[np.int32]
"""One row left, top, right, bottom per rectangle, the last pixel included, as QRect keeps them."""


def fill(painter: QPainter, rects: Rects, brush: QColor | QBrush | Qt.BrushStyle) -> None:
    """Fills the rectangles."""
    if not len(rects):
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    packed = np.ascontiguousarray(rects, np.int32)
    # QRect is four ints, so the buffer is read in place; the array outlives the call.
    painter.drawRects(cast(QRect, shiboken6.wrapInstance(packed.ctypes.data, QRect)), len(packed))


def fill_by_tone(painter: QPainter, rects: Rects, tones: Bytes, colours: Sequence[QColor]) -> None:
    """Fills each rectangle with the colour of its tone."""
    order = np.argsort(tones, kind="stable")
    ends = np.cumsum(np.bincount(tones, minlength=len(colours)))
    in_order = rects[order]
    start = 0
    for tone, end in enumerate(ends.tolist()):
        if end > start:
            fill(painter, in_order[start:end], colours[tone])
        start = end


def stroke(painter: QPainter, lines: Floats) -> None:
    """Draws lines (x1, y1, x2, y2) with the painter's pen."""
    if len(lines):
        packed = np.ascontiguousarray(lines, np.float64)
        painter.drawLines(cast(QLineF, shiboken6.wrapInstance(packed.ctypes.data, QLineF)), len(packed))


def shrunk(rects: Rects, by: int) -> Rects:
    """The rectangles without a rim of so many pixels; empty where nothing is left."""
    inner = rects + np.array([by, by, -by, -by], np.int32)
    inner[:, 2:] = np.maximum(inner[:, 2:], inner[:, :2] - 1)
    return inner


def frame(painter: QPainter, rects: Rects, colour: QColor, rim: int) -> None:
    """A rim inside the edge, as four strips."""
    left, top, right, bottom = rects.T
    strips = [
        (left, top, right, np.minimum(top + rim - 1, bottom)),
        (left, np.maximum(bottom - rim + 1, top), right, bottom),
        (left, top, np.minimum(left + rim - 1, right), bottom),
        (np.maximum(right - rim + 1, left), top, right, bottom),
    ]
    fill(painter, np.concatenate([np.column_stack(strip) for strip in strips]), colour)

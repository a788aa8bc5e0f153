"""The spotlight over the chart: what is not lit lies in the dark, what is lit has a pattern, a rim and a sign."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QRegion

from integration_office.ui.appearance import with_alpha
from integration_office.ui.canvas.style import Style
from integration_office.ui.spotlight import Lit, Side

_DARK = 0.55
_LEAST_SIGNED = 14.0
SIGNS = {Side.ABOVE: "▲", Side.BELOW: "▼"}
PATTERNS = {Side.ABOVE: Qt.BrushStyle.BDiagPattern, Side.BELOW: Qt.BrushStyle.Dense6Pattern}


def paint_spotlight(painter: QPainter, view: QRectF, lit: Sequence[tuple[QRectF, Lit]], style: Style) -> None:
    """`lit` are the boxes in view."""
    dark = QRegion(view.toAlignedRect())
    for box, _ in lit:
        dark -= QRegion(box.toAlignedRect().adjusted(-2, -2, 2, 2))
    painter.save()
    painter.setClipRegion(dark)
    painter.fillRect(view, with_alpha(style.colours.ground, _DARK))
    painter.restore()
    for box, each in lit:
        _paint_lit(painter, box, each, style)


def _paint_lit(painter: QPainter, box: QRectF, lit: Lit, style: Style) -> None:
    colour = style.colours.worse if lit.side is Side.ABOVE else style.colours.warning
    painter.fillRect(box, QBrush(with_alpha(colour, 0.5), PATTERNS[lit.side]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2))
    painter.drawRect(box)
    text = f"{SIGNS[lit.side]} {lit.text}"
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(text) + 8, metrics.height()
    if box.width() < _LEAST_SIGNED:
        return
    label = QRectF(box.right() - width + 6, box.top() - height / 2, width, height)
    painter.fillRect(label, style.colours.surface)
    painter.drawRect(label)
    painter.setPen(style.colours.text)
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)

"""The ghost that follows the mouse while something is dragged: see-through copies of the boxes, with
their number."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from integration_office.ui.appearance import with_alpha
from integration_office.ui.canvas.style import SMALLEST_NAME, Style

MOST_BOXES = 4
STACK_STEP = 7.0
SMALLEST = QSizeF(120.0, 30.0)
LARGEST = QSizeF(240.0, 64.0)
COUNT_SIZE = 22.0
GAP = QPointF(6.0, 14.0)


@dataclass(frozen=True, slots=True)
class Ghost:
    """`home` is where the box that was taken stands, in a size that can be read; in pixels of the viewport."""

    names: tuple[str, ...]
    count: int
    home: QRectF


def ghost(names: tuple[str, ...], box: QRectF) -> Ghost:
    """The ghost of a box, in a size that can be read and does not hide the chart."""
    width = min(max(box.width(), SMALLEST.width()), LARGEST.width())
    height = min(max(box.height(), SMALLEST.height()), LARGEST.height())
    return Ghost(names[:MOST_BOXES], len(names), QRectF(box.topLeft(), QSizeF(width, height)))


def corner_at(what: Ghost, mouse: QPointF) -> QPointF:
    """Where the ghost's corner is while it hangs on the mouse: above and left of it, so that the target can be
    read; on the other side where the viewport ends."""
    x, y = mouse.x() - what.home.width() - GAP.x(), mouse.y() - what.home.height() - GAP.y()
    return QPointF(x if x >= 0 else mouse.x() + GAP.x(), y if y >= 0 else mouse.y() + GAP.y())


def paint(painter: QPainter, what: Ghost, corner: QPointF, style: Style) -> None:
    """The ghost with its upper left corner at a point."""
    place = QRectF(corner, what.home.size())
    for depth in reversed(range(len(what.names))):
        step = depth * STACK_STEP
        _paint_box(painter, what.names[depth] if depth == 0 else "", place.translated(-step, -step), style)
    if what.count > 1:
        _paint_count(painter, what.count, place.topRight(), style)


@dataclass(frozen=True, slots=True)
class Carried:
    """The picture of a drag between widgets; `grip` is where the mouse holds it, in pixels of the screen."""

    picture: QPixmap
    grip: QPoint


def carried(what: Ghost, style: Style, *, left: bool) -> Carried:
    """The ghost alone, above the mouse and left or right of it, so that a target and what is told below it can be
    read."""
    rim = STACK_STEP * MOST_BOXES
    size = what.home.size()
    found = QPixmap(((size + QSizeF(2 * rim, 2 * rim)) * style.ratio).toSize())
    found.setDevicePixelRatio(style.ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    paint(painter, what, QPointF(rim, rim), style)
    painter.end()
    across = size.width() + GAP.x() if left else -GAP.x()
    return Carried(found, QPointF(rim + across, rim + size.height() + GAP.y()).toPoint())


def _paint_box(painter: QPainter, name: str, place: QRectF, style: Style) -> None:
    colours = style.colours
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(colours.accent, 1.5))
    painter.setBrush(with_alpha(colours.raised, 0.8))
    painter.drawRoundedRect(place, 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    inner = place.adjusted(8, 3, -8, -3)
    fitted = style.bold_fitter.fit(name, inner.width(), inner.height(), SMALLEST_NAME, 13) if name else None
    if fitted:
        painter.setFont(style.font(fitted.pixels, bold=True))
        painter.setPen(colours.text)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(inner, flags, "\n".join(fitted.lines))


def _paint_count(painter: QPainter, count: int, corner: QPointF, style: Style) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    text = str(count)
    width = max(COUNT_SIZE, 10.0 * len(text) + 10.0)
    badge = QRectF(corner.x() - width / 2, corner.y() - COUNT_SIZE / 2, width, COUNT_SIZE)
    painter.setPen(QPen(style.colours.surface, 2))
    painter.setBrush(style.colours.accent)
    painter.drawRoundedRect(badge, COUNT_SIZE / 2, COUNT_SIZE / 2)
    painter.setPen(style.colours.on_accent)
    painter.setFont(style.font(12, bold=True))
    painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

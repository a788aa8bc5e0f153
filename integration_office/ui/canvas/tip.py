"""The panel next to the mouse that says what a drop would do: measured, placed and painted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from integration_office.ui.appearance import Colours, with_alpha
from integration_office.ui.canvas.advisor import DropAnswer, Tone

WIDEST = 380.0
PADDING = 10.0
SIGN = 14.0
SIGN_GAP = 7.0
LINE_GAP = 4.0
CURSOR_GAP = 22.0
TARGET_GAP = 12.0
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the panel: a sign in a colour and the text beside it, in coordinates of the panel."""

    tone: Tone | None
    text: str
    place: QRectF
    is_bold: bool


@dataclass(frozen=True, slots=True)
class Tip:
    """A measured panel."""

    answer: DropAnswer
    rows: tuple[Row, ...]
    size: QSizeF


def tip(answer: DropAnswer, font: QFont) -> Tip:
    """The panel for an answer; the headline first, then its lines, wrapped where they are long."""
    texts: list[tuple[Tone | None, str]] = [(None, answer.headline), *answer.lines]
    rows: list[Row] = []
    top, widest = PADDING, 0.0
    left = PADDING + SIGN + SIGN_GAP
    for tone, text in texts:
        is_bold = not rows
        metrics = QFontMetricsF(_weighted(font, is_bold))
        room = QRectF(0, 0, WIDEST - left - PADDING, 10_000)
        needed = metrics.boundingRect(room, _WRAPPED, text)
        height = max(needed.height(), SIGN)
        rows.append(Row(tone, text, QRectF(left, top, needed.width() + 2, height), is_bold))
        top += height + (2 * LINE_GAP if is_bold else LINE_GAP)
        widest = max(widest, needed.width() + 2)
    return Tip(answer, tuple(rows), QSizeF(left + widest + PADDING, top - LINE_GAP + PADDING))


def place(size: QSizeF, cursor: QPointF, target: QRectF, bounds: QRectF) -> QRectF:
    """Where a panel goes: near the mouse, inside the bounds, and off the target as far as that is
    possible."""
    width, height = size.width(), size.height()
    right, below = cursor.x() + CURSOR_GAP, cursor.y() + CURSOR_GAP
    left, above = cursor.x() - CURSOR_GAP - width, cursor.y() - CURSOR_GAP - height
    beside = target.right() + TARGET_GAP, target.left() - TARGET_GAP - width
    under, over = target.bottom() + TARGET_GAP, target.top() - TARGET_GAP - height
    wishes = [(right, below), (right, above), (left, below), (left, above)]
    wishes += [(x, y) for y in (under, over) for x in (right, left)]
    wishes += [(x, y) for x in beside for y in (below, above)]
    places = [_inside(QRectF(x, y, width, height), bounds) for x, y in wishes]
    around = QRectF(cursor.x() - 8, cursor.y() - 8, 24, 28)
    return min(places, key=lambda spot: _area(spot & target) + 4 * _area(spot & around))


def paint(painter: QPainter, panel: Tip, where: QRectF, colours: Colours, font: QFont) -> None:
    """The panel at its place."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    edge = colours.better if panel.answer.allowed else colours.worse
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(with_alpha(QColor("#000000"), 0.16))
    painter.drawRoundedRect(where.translated(0, 3).adjusted(-1, 0, 1, 1), 7, 7)
    painter.setPen(QPen(edge, 1.5))
    painter.setBrush(colours.raised)
    painter.drawRoundedRect(where, 6, 6)
    for row in panel.rows:
        _paint_row(painter, panel.answer, row, where.topLeft(), colours, font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_verdict(painter: QPainter, allowed: bool, middle: QPointF, size: float, colours: Colours) -> None:
    """A check mark or a cross on a disc: the answer without words and without relying on colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(colours.surface, size / 9))
    painter.setBrush(colours.better if allowed else colours.worse)
    painter.drawEllipse(middle, size / 2, size / 2)
    pen = QPen(colours.surface, size / 7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    r = size * 0.2
    if allowed:
        painter.drawPolyline(
            QPolygonF([middle + QPointF(-r, 0), middle + QPointF(-r / 4, r * 0.8), middle + QPointF(r, -r * 0.8)])
        )
    else:
        painter.drawLine(middle + QPointF(-r, -r), middle + QPointF(r, r))
        painter.drawLine(middle + QPointF(-r, r), middle + QPointF(r, -r))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_row(painter: QPainter, answer: DropAnswer, row: Row, origin: QPointF, colours: Colours, font: QFont) -> None:
    where = row.place.translated(origin)
    middle = QPointF(origin.x() + PADDING + SIGN / 2, where.top() + SIGN / 2 + 1)
    if row.tone is None:
        paint_verdict(painter, answer.allowed, middle, SIGN + 2, colours)
    else:
        _paint_sign(painter, row.tone, middle, colours)
    painter.setFont(_weighted(font, row.is_bold))
    painter.setPen(_ink(row.tone, colours))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.drawText(where.adjusted(0, 0, 4, 4), _WRAPPED, row.text)


def _paint_sign(painter: QPainter, tone: Tone, middle: QPointF, colours: Colours) -> None:
    """A check mark for better, an exclamation mark for worse, a dot for neutral, a triangle for a warning.

    None points anywhere: an arrow is the direction of a number, and less of something may be good.
    """
    ink, r = _ink(tone, colours), SIGN * 0.36
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if tone is Tone.NEUTRAL:
        painter.drawEllipse(middle, r * 0.5, r * 0.5)
    elif tone is Tone.BETTER:
        _paint_strokes(painter, QPen(ink, 2.0), middle, ((-r, 0), (-r / 4, r * 0.8), (r, -r * 0.8)))
    elif tone is Tone.WORSE:
        _paint_strokes(painter, QPen(ink, 2.4), middle, ((0, -r), (0, r * 0.2)))
        painter.drawPoint(middle + QPointF(0, r))
    else:
        corners = [QPointF(-r, r * 0.7), QPointF(r, r * 0.7), QPointF(0, -r)]
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
        _paint_strokes(painter, QPen(colours.raised, 1.4), middle, ((0, -r * 0.45), (0, r * 0.15)))
        painter.drawPoint(middle + QPointF(0, r * 0.5))


def _paint_strokes(painter: QPainter, pen: QPen, middle: QPointF, points: Sequence[tuple[float, float]]) -> None:
    """A line through points around the middle; the pen stays."""
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in points]))


def _ink(tone: Tone | None, colours: Colours) -> QColor:
    inks = {Tone.BETTER: colours.better, Tone.WORSE: colours.worse, Tone.WARNING: colours.warning}
    return colours.text if tone is None else inks.get(tone, colours.text)


def _weighted(font: QFont, is_bold: bool) -> QFont:
    weighted = QFont(font)
    weighted.setBold(is_bold)
    return weighted


def _inside(where: QRectF, bounds: QRectF) -> QRectF:
    x = min(max(where.left(), bounds.left()), max(bounds.right() - where.width(), bounds.left()))
    y = min(max(where.top(), bounds.top()), max(bounds.bottom() - where.height(), bounds.top()))
    return QRectF(x, y, where.width(), where.height())


def _area(rect: QRectF) -> float:
    return max(rect.width(), 0.0) * max(rect.height(), 0.0)

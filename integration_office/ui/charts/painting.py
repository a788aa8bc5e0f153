"""Paints a chart with any painter: the widget's, a picture's, an SVG's. Series differ by pattern as well as colour."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from integration_office.ui.appearance import Colours, mixed
from integration_office.ui.charts.chart import BarChart, Chart
from integration_office.ui.charts.geometry import GAP, Line, Piece, Placed, placed

_PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.Dense5Pattern,
)
_LEGEND_BOX = 18.0
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Look:
    """Font and colours of a chart."""

    font: QFont
    colours: Colours

    @property
    def metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    @property
    def bold(self) -> QFont:
        font = QFont(self.font)
        font.setBold(True)
        return font


def arranged(chart: Chart, width: float, look: Look) -> Placed:
    """Where everything stands below the title."""
    metrics = look.metrics
    return placed(chart, width, metrics.height(), QFontMetricsF(look.bold).horizontalAdvance)


def head_height(chart: Chart, width: float, look: Look) -> float:
    """Room for title, remark and legend above the bars."""
    metrics = look.metrics
    remark = metrics.boundingRect(QRectF(0, 0, width, 1e4), _WRAPPED, chart.remark).height() if chart.remark else 0.0
    legend = metrics.height() + GAP if _has_legend(chart) else 0.0
    return metrics.height() + GAP + remark + legend + GAP


def paint(painter: QPainter, chart: Chart, width: float, look: Look, current: int | None = None) -> float:
    """The whole chart from the top left corner; its height. `current`: the line that is marked."""
    top = _paint_head(painter, chart, width, look)
    where = arranged(chart, width, look)
    painter.save()
    painter.translate(0, top)
    for number, line in enumerate(where.lines):
        _paint_line(painter, line, where, look, is_current=number == current, width=width)
    painter.setPen(QPen(look.colours.line, 1))
    painter.drawLine(round(where.zero), 0, round(where.zero), round(where.height))
    painter.restore()
    return top + where.height


def _paint_head(painter: QPainter, chart: Chart, width: float, look: Look) -> float:
    metrics, top = look.metrics, 0.0
    painter.setFont(look.bold)
    painter.setPen(look.colours.text)
    title = QFontMetricsF(look.bold).elidedText(chart.title, Qt.TextElideMode.ElideMiddle, width)
    painter.drawText(QRectF(0, top, width, metrics.height()), Qt.AlignmentFlag.AlignLeft, title)
    top += metrics.height() + GAP
    painter.setFont(look.font)
    if chart.remark:
        painter.setPen(look.colours.muted)
        area = painter.boundingRect(QRectF(0, top, width, 1e4), _WRAPPED, chart.remark)
        painter.drawText(area, _WRAPPED, chart.remark)
        top += area.height()
    if _has_legend(chart):
        _paint_legend(painter, chart, top, width, look)
        top += metrics.height() + GAP
    return top + GAP


def _has_legend(chart: Chart) -> bool:
    return isinstance(chart, BarChart) and len(chart.series) > 1


def _paint_legend(painter: QPainter, chart: Chart, top: float, width: float, look: Look) -> None:
    assert isinstance(chart, BarChart)
    x, metrics = 0.0, look.metrics
    room = width / len(chart.series) - _LEGEND_BOX - 4 * GAP
    for series, name in enumerate(chart.series):
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        box = QRectF(x, top + 2, _LEGEND_BOX, metrics.height() - 4)
        _fill(painter, box, series, look.colours)
        painter.setPen(look.colours.text)
        long = metrics.horizontalAdvance(shown) + 2
        painter.drawText(QRectF(box.right() + GAP, top, long, metrics.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        x = box.right() + GAP + long + 3 * GAP


def _paint_line(painter: QPainter, line: Line, where: Placed, look: Look, *, is_current: bool, width: float) -> None:
    if is_current:
        painter.fillRect(
            QRectF(0, line.top, width, line.height), mixed(look.colours.accent, look.colours.surface, 0.14)
        )
        painter.setPen(QPen(look.colours.accent, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0.5, line.top, width - 1, line.height))
    painter.setFont(look.bold if line.is_total else look.font)
    painter.setPen(look.colours.text)
    room = where.label_width - GAP
    shown = look.metrics.elidedText(line.label, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QRectF(2, line.top, room, line.height), Qt.AlignmentFlag.AlignVCenter, shown)
    for piece in line.pieces:
        _paint_piece(painter, piece, look)


def _paint_piece(painter: QPainter, piece: Piece, look: Look) -> None:
    _fill(painter, QRectF(piece.x, piece.y, piece.width, piece.height), piece.series, look.colours)
    if not piece.text:
        return
    painter.setPen(look.colours.text)
    width = look.metrics.horizontalAdvance(piece.text) * 1.2 + 2
    x = piece.text_x - width if piece.text_ends else piece.text_x
    side = Qt.AlignmentFlag.AlignRight if piece.text_ends else Qt.AlignmentFlag.AlignLeft
    painter.drawText(QRectF(x, piece.y, width, piece.height), side | Qt.AlignmentFlag.AlignVCenter, piece.text)


def _fill(painter: QPainter, area: QRectF, series: int, colours: Colours) -> None:
    ink = _inks(colours)[series % len(_PATTERNS)]
    painter.fillRect(area, colours.surface)
    painter.setPen(QPen(colours.accent, 1))
    painter.setBrush(QBrush(ink, _PATTERNS[series % len(_PATTERNS)]))
    painter.drawRect(area)


def _inks(colours: Colours) -> tuple[QColor, ...]:
    return (colours.accent, colours.accent, colours.surface, colours.warning)

"""The change map as a file: title, legend and the whole chart, as SVG or PNG, light as paper is."""

import errno
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from integration_office.ui.appearance import LIGHT
from integration_office.ui.canvas.camera import Camera
from integration_office.ui.canvas.chart import Chart
from integration_office.ui.canvas.painting import Sheet, paint
from integration_office.ui.canvas.positions import PositionShelf
from integration_office.ui.canvas.style import Style
from integration_office.ui.charts.vector import write_svg
from integration_office.ui.views.comparison.legend import legend_height, paint_legend
from integration_office.ui.views.comparison.picture import MapPicture
from integration_office.wording.language import Language

_MARGIN = 16
_TITLE = 34
_LARGEST = 3600
_SMALLEST_WIDTH = 720
_HEAD_WIDTH = 1400
_SCALE = 1.2
_PNG_RATIO = 2


def write_map(chart: Chart, shown: MapPicture, title: str, font: QFont, language: Language, path: Path) -> None:
    """By the ending of the path; raises OSError."""
    scale = min(_SCALE, _LARGEST / max(chart.region.right, chart.region.bottom, 1.0))
    is_png = path.suffix.lower() == ".png"
    ratio = _PNG_RATIO if is_png else 1
    drawing = _Drawing(chart, shown, title, Style(LIGHT, font, language), scale)
    if is_png:
        _write_png(drawing, path, ratio)
    else:
        write_svg(path, drawing.size, title, language.tr("Karte der Änderungen"), drawing.paint)


class _Drawing:
    """Where everything stands; painted at one device pixel a pixel, the painter enlarges."""

    def __init__(self, chart: Chart, shown: MapPicture, title: str, style: Style, scale: float) -> None:
        self._chart, self._shown, self._title, self._style, self._scale = chart, shown, title, style, scale
        width = round(chart.region.right * scale)
        self._chart_size = QSize(max(width, _SMALLEST_WIDTH), round(chart.region.bottom * scale) + _MARGIN)
        self._head = max(1.0, self._chart_size.width() / _HEAD_WIDTH)
        """How much larger title and legend are, to be read beside a wide chart."""
        self._legend = legend_height(shown.counts, style, self._head_width)
        self._top = round((_TITLE + self._legend) * self._head) + 2 * _MARGIN
        self.size = QSize(self._chart_size.width() + 2 * _MARGIN, self._chart_size.height() + self._top + _MARGIN)

    @property
    def _head_width(self) -> int:
        return int(self._chart_size.width() / self._head)

    def paint(self, painter: QPainter) -> None:
        style, width = self._style, self._chart_size.width()
        painter.fillRect(QRect(0, 0, self.size.width(), self.size.height()), style.colours.ground)
        self._paint_head(painter)
        painter.translate(_MARGIN, self._top)
        shelf = PositionShelf(self._shown.source.positions)
        sheet = Sheet(self._chart, Camera(self._scale), width, self._chart_size.height(), style, shelf)
        painter.setClipRect(QRect(-_MARGIN, -_MARGIN, self.size.width(), self._chart_size.height() + 2 * _MARGIN))
        paint(painter, sheet)

    def _paint_head(self, painter: QPainter) -> None:
        style = self._style
        painter.save()
        painter.translate(_MARGIN, _MARGIN)
        painter.scale(self._head, self._head)
        painter.setPen(style.colours.text)
        painter.setFont(style.font(18, bold=True))
        title = QRect(8, 0, self._head_width - 8, _TITLE)
        painter.drawText(title, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._title)
        paint_legend(painter, style, self._shown.counts, QRect(0, _TITLE, self._head_width, self._legend))
        painter.restore()


def _write_png(drawing: _Drawing, path: Path, ratio: int) -> None:
    image = QImage(drawing.size * ratio, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(ratio, ratio)
    drawing.paint(painter)
    painter.end()
    if not image.save(str(path)):
        raise OSError(errno.EIO, "", str(path))

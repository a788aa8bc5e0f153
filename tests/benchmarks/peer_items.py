"""The peer of the chart: a graphics view with one item for each unit and each post, as one would begin."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QFrame, QGraphicsRectItem, QGraphicsScene, QGraphicsSimpleTextItem, QGraphicsView

from integration_office.ui.canvas.chart import Chart

_UNIT, _POST, _LINE = QColor("#dfe7f2"), QColor("#7fa7d8"), QColor("#5b6b80")


class ItemView(QGraphicsView):
    """A unit is a rectangle with its name, a post a rectangle within it; the index of the scene is Qt's own."""

    def __init__(self, chart: Chart, width: int, height: int) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.resize(width, height)
        scene = QGraphicsScene(self)
        scene.setSceneRect(0, 0, chart.layout.width, chart.layout.height)
        for row, name in enumerate(chart.columns.names):
            _add_unit(scene, chart, row, name)
        self.setScene(scene)

    def look(self, scale: float, x: float, y: float) -> None:
        """A chart point in the middle, so many pixels for each chart unit."""
        self.resetTransform()
        self.scale(scale, scale)
        self.centerOn(x, y)
        self.viewport().update()


def _add_unit(scene: QGraphicsScene, chart: Chart, row: int, name: str) -> None:
    pen = QPen(_LINE, 0)
    box = QGraphicsRectItem(QRectF(*chart.layout.box(row)))
    box.setBrush(QBrush(_UNIT))
    box.setPen(pen)
    text = QGraphicsSimpleTextItem(name, box)
    text.setPos(box.rect().topLeft())
    scene.addItem(box)
    for rect in _cells(chart, row):
        post = QGraphicsRectItem(rect, box)
        post.setBrush(QBrush(_POST))
        post.setPen(Qt.PenStyle.NoPen)


def _cells(chart: Chart, row: int) -> Iterator[QRectF]:
    """The posts of a unit as a grid in the part of its box that is theirs."""
    count = int(chart.columns.own_positions[row])
    x, y, w, h = chart.layout.positions_area(row)
    columns = max(1, int(np.ceil(np.sqrt(count * w / h)))) if count else 1
    lines = -(-count // columns)
    for place in range(count):
        line, column = divmod(place, columns)
        yield QRectF(x + column * w / columns, y + line * h / lines, 0.9 * w / columns, 0.9 * h / lines)

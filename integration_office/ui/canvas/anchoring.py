"""Keeps the eye where it was when the chart changes: what stood in the middle of the view stays there."""

import numpy as np
from PySide6.QtCore import QPointF, QSizeF

from integration_office.diagram.visibility import visible
from integration_office.ui.canvas.camera import Camera
from integration_office.ui.canvas.chart import Chart

SMALLEST_ANCHOR = 4.0
TRIED = 40


def anchored(old: Chart, camera: Camera, new: Chart, size: QSizeF) -> Camera:
    """The camera that shows the new chart as the old one was shown: a box near the middle that is in both
    charts, and still below the same unit if there is one, keeps its place on the screen."""
    kept = [unit for unit in _central(old, camera, size) if unit in new.columns.row_of]
    still = [unit for unit in kept if _parent(old, unit) == _parent(new, unit)]
    for unit in (*still, *kept):
        return _with_same_place(old, camera, new, unit)
    return camera


def _central(chart: Chart, camera: Camera, size: QSizeF) -> list[str]:
    """Visible units, those nearest to the middle of the view first."""
    layout = chart.layout
    rows = visible(layout, camera.region(size), SMALLEST_ANCHOR / camera.scale).boxes
    middle = camera.to_chart(QPointF(size.width() / 2, size.height() / 2))
    from_x = np.maximum(np.abs(layout.x[rows] + layout.w[rows] / 2 - middle.x()) - layout.w[rows] / 2, 0)
    from_y = np.maximum(np.abs(layout.y[rows] + layout.h[rows] / 2 - middle.y()) - layout.h[rows] / 2, 0)
    nearest = np.argsort(from_x**2 + from_y**2, kind="stable")[:TRIED]
    return [chart.columns.ids[row] for row in rows[nearest].tolist()]


def _parent(chart: Chart, unit: str) -> str | None:
    parent = int(chart.columns.parent[chart.columns.row_of[unit]])
    return chart.columns.ids[parent] if parent >= 0 else None


def _with_same_place(old: Chart, camera: Camera, new: Chart, unit: str) -> Camera:
    before, now = old.columns.row_of[unit], new.columns.row_of[unit]
    dx = float(new.layout.x[now] - old.layout.x[before])
    dy = float(new.layout.y[now] - old.layout.y[before])
    return Camera(camera.scale, camera.left + dx, camera.top + dy)

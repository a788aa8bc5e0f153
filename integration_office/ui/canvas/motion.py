"""Boxes on their way from an old layout to a new one: at most a few hundred, for a quarter of a second."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from integration_office.diagram.columns import Floats
from integration_office.diagram.placement import moved_rows
from integration_office.diagram.tree import Rows
from integration_office.diagram.visibility import Region, visible
from integration_office.ui.canvas.camera import Camera
from integration_office.ui.canvas.chart import Chart

MOST_BOXES = 300
DURATION_MS = 250
SMALLEST_MOVED = 4.0


class Motion(QObject):
    """The rows that move and where they are now, in chart units of the new chart."""

    def __init__(self, rows: Rows, start: Floats, end: Floats, redraw: Callable[[], None]) -> None:
        super().__init__()
        self.rows = rows
        self._start = start
        self._end = end
        self._redraw = redraw
        self._clock = QVariantAnimation(self)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setDuration(DURATION_MS)
        self._clock.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._share = 0.0
        self._clock.valueChanged.connect(self._advance)

    @property
    def places(self) -> Floats:
        """x, y, width and height of each row now."""
        between: Floats = self._start + (self._end - self._start) * self._share
        return between

    @property
    def is_over(self) -> bool:
        """Whether everything has arrived."""
        return self._clock.state() == QVariantAnimation.State.Stopped

    def run(self) -> None:
        """Sets out."""
        self._clock.finished.connect(self._redraw)
        self._clock.start()

    def stop(self) -> None:
        """Everything stands where it belongs at once."""
        self._clock.stop()

    def _advance(self, share: float) -> None:
        self._share = share
        self._redraw()


def motion(
    old: tuple[Chart, Camera], new: tuple[Chart, Camera], region: Region, redraw: Callable[[], None]
) -> Motion | None:
    """The motion of what is visible in the region of the new chart; None where nothing moves or too much
    does."""
    chart, camera = new
    seen = visible(chart.layout, region, SMALLEST_MOVED / camera.scale)
    if len(seen.areas) or len(seen.boxes) > 10 * MOST_BOXES:
        return None
    rows, before = moved_rows(old[0].placed, chart.placed, seen.boxes)
    start, end = _on_screen(old[0], old[1], before), _on_screen(chart, camera, rows)
    far = np.abs(start - end).max(axis=1, initial=0.0) > 1.0
    if not far.any() or np.count_nonzero(far) > MOST_BOXES:
        return None
    return Motion(rows[far], _in_chart(start[far], camera), _in_chart(end[far], camera), redraw)


def _on_screen(chart: Chart, camera: Camera, rows: Rows) -> Floats:
    layout = chart.layout
    places = np.column_stack([layout.x[rows], layout.y[rows], layout.w[rows], layout.h[rows]])
    shifted: Floats = (places - (camera.left, camera.top, 0.0, 0.0)) * camera.scale
    return shifted


def _in_chart(places: Floats, camera: Camera) -> Floats:
    back: Floats = places / camera.scale + (camera.left, camera.top, 0.0, 0.0)
    return back

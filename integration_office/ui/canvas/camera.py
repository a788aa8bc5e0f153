"""Where the eye of the chart is: a value that maps chart units to pixels of the viewport and back."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

from integration_office.diagram.visibility import Region

CLOSEST = 40.0
FURTHEST_SHARE = 0.6
FIT_MARGIN = 16.0
LARGEST_FITTED_SCALE = 1.4


@dataclass(frozen=True, slots=True)
class Camera:
    """`scale` is pixels per chart unit; (left, top) the chart point at the viewport's top left corner."""

    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def to_screen(self, x: float, y: float) -> QPointF:
        """The pixel of a chart point."""
        return QPointF((x - self.left) * self.scale, (y - self.top) * self.scale)

    def to_chart(self, point: QPointF) -> QPointF:
        """The chart point of a pixel."""
        return QPointF(point.x() / self.scale + self.left, point.y() / self.scale + self.top)

    def rect(self, x: float, y: float, w: float, h: float) -> QRectF:
        """The pixels of a chart rectangle."""
        return QRectF(self.to_screen(x, y), QSizeF(w * self.scale, h * self.scale))

    def region(self, size: QSizeF) -> Region:
        """The part of the chart that a viewport of this size shows."""
        return self.region_of(size.width(), size.height())

    def region_of(self, width: float, height: float) -> Region:
        """The part of the chart that so many pixels show."""
        return Region(self.left, self.top, self.left + width / self.scale, self.top + height / self.scale)

    def panned(self, dx: float, dy: float) -> "Camera":
        """Moved so that the chart goes (dx, dy) pixels to the right and down."""
        return replace(self, left=self.left - dx / self.scale, top=self.top - dy / self.scale)

    def zoomed(self, scale: float, at: QPointF) -> "Camera":
        """Another scale, the chart point at the pixel `at` stays there."""
        kept = self.to_chart(at)
        return Camera(scale, kept.x() - at.x() / scale, kept.y() - at.y() / scale)

    def centred(self, x: float, y: float, size: QSizeF) -> "Camera":
        """The chart point (x, y) in the middle of a viewport of this size."""
        return replace(self, left=x - size.width() / 2 / self.scale, top=y - size.height() / 2 / self.scale)


def fitted(region: Region, size: QSizeF, largest: float = LARGEST_FITTED_SCALE) -> Camera:
    """The camera that shows a region as large as the viewport and `largest` allow, in its middle."""
    width, height = max(region.right - region.left, 1.0), max(region.bottom - region.top, 1.0)
    room_x, room_y = max(size.width() - 2 * FIT_MARGIN, 1.0), max(size.height() - 2 * FIT_MARGIN, 1.0)
    scale = min(room_x / width, room_y / height, largest)
    return Camera(scale).centred((region.left + region.right) / 2, (region.top + region.bottom) / 2, size)


def held_inside(camera: Camera, region: Region, size: QSizeF) -> Camera:
    """The camera, moved so that some of the chart stays in view: no more than half a viewport beyond."""
    spare_x, spare_y = size.width() / 2 / camera.scale, size.height() / 2 / camera.scale
    left = min(max(camera.left, region.left - spare_x), max(region.right - spare_x, region.left - spare_x))
    top = min(max(camera.top, region.top - spare_y), max(region.bottom - spare_y, region.top - spare_y))
    return replace(camera, left=left, top=top)


def scale_limits(region: Region, size: QSizeF) -> tuple[float, float]:
    """The smallest and the largest scale that make sense for a chart in a viewport."""
    return fitted(region, size).scale * FURTHEST_SHARE, CLOSEST

"""Where pages stand one below the other, at any zoom: pure geometry in pixels."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QRect, QSize

from integration_office.ui.paper.pages import PageSize

MARGIN = 14
SMALLEST, LARGEST = 0.1, 4.0
_POINTS_PER_INCH = 72.0


class Fit(Enum):
    """A zoom that follows the window."""

    WIDTH = "width"
    PAGE = "page"


Zoom = Fit | float
"""Fitted, or a factor of the real size: 1.0 is 100 %."""


@dataclass(frozen=True, slots=True)
class Places:
    """The rectangles of the pages, the size of all, and the factor each page is shown at."""

    rects: tuple[QRect, ...] = ()
    factors: tuple[float, ...] = ()
    size: QSize = field(default_factory=QSize)

    def page_at(self, y: int) -> int:
        """The page that stands at a height, or the one below the gap there."""
        bottoms = [rect.bottom() for rect in self.rects]
        return min(bisect_right(bottoms, y), len(self.rects) - 1)


def placed(pages: Sequence[PageSize], zoom: Zoom, room: QSize, dots_per_inch: float) -> Places:
    """Each page at its own factor, in the middle of what is wider: the room or the widest page."""
    factors = tuple(_factor(page, zoom, room, dots_per_inch) for page in pages)
    inch = dots_per_inch / _POINTS_PER_INCH
    sizes = [
        QSize(round(page.width * factor * inch), round(page.height * factor * inch))
        for page, factor in zip(pages, factors, strict=True)
    ]
    width = max([room.width(), *(size.width() + 2 * MARGIN for size in sizes)])
    rects, top = [], MARGIN
    for size in sizes:
        rects.append(QRect((width - size.width()) // 2, top, size.width(), size.height()))
        top += size.height() + MARGIN
    return Places(tuple(rects), factors, QSize(width, top))


def _factor(page: PageSize, zoom: Zoom, room: QSize, dots_per_inch: float) -> float:
    if isinstance(zoom, float):
        return min(max(zoom, SMALLEST), LARGEST)
    inch = dots_per_inch / _POINTS_PER_INCH
    across = (room.width() - 2 * MARGIN) / (page.width * inch)
    down = (room.height() - 2 * MARGIN) / (page.height * inch)
    wanted = across if zoom is Fit.WIDTH else min(across, down)
    return min(max(wanted, SMALLEST), LARGEST)

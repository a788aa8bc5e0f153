"""The painted chart as a picture that is kept until something about it changes, so that a drag paints
only what moves."""

from PySide6.QtGui import QPainter, QPixmap

from integration_office.ui.canvas.motion import Motion
from integration_office.ui.canvas.painting import NOTHING, Sheet, paint


class Backdrop:
    """Paints a sheet once and hands out the picture."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._painted: tuple[Sheet, Motion | None] | None = None

    def picture(self, sheet: Sheet, motion: Motion | None) -> QPixmap:
        """The picture of a sheet, without the boxes that are in motion."""
        if self._painted is None or not _is_same(self._painted, (sheet, motion)):
            self._paint(sheet, motion)
            self._painted = sheet, motion
        return self._picture

    def forget(self) -> None:
        """The next picture is painted anew."""
        self._painted = None

    def _paint(self, sheet: Sheet, motion: Motion | None) -> None:
        if self._picture.width() != sheet.width or self._picture.height() != sheet.height:
            self._picture = QPixmap(sheet.width, sheet.height)
        self._picture.setDevicePixelRatio(1.0)
        painter = QPainter(self._picture)
        paint(painter, sheet, NOTHING if motion is None else motion.rows)
        painter.end()
        self._picture.setDevicePixelRatio(sheet.style.ratio)


def _is_same(one: tuple[Sheet, Motion | None], other: tuple[Sheet, Motion | None]) -> bool:
    a, b = one[0], other[0]
    same_things = a.chart is b.chart and a.style is b.style and a.tint is b.tint and one[1] is other[1]
    return same_things and a.camera == b.camera and (a.width, a.height) == (b.width, b.height)

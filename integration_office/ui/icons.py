"""The program's own signs, drawn in the colour of the text around them."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from integration_office.domain.resources import resource_folder
from integration_office.ui.appearance import Colours

_SIZES = (16, 24, 32, 48)
_OF_FRAMES = {
    "qt_dockwidget_floatbutton": "float",
    "qt_dockwidget_closebutton": "close",
    "qt_toolbar_ext_button": "more",
}


def icon(name: str, colours: Colours) -> QIcon:
    """The sign in the colours in force, paler where it is disabled."""
    found = QIcon()
    for size in _SIZES:
        found.addPixmap(QPixmap.fromImage(_picture(name, size, colours.text.name())))
        found.addPixmap(QPixmap.fromImage(_picture(name, size, colours.line.name())), QIcon.Mode.Disabled)
    return found


def paint_frame_signs(window: QWidget, colours: Colours) -> None:
    """The signs on what Qt itself puts into docks and tool bars: its own ones are lost in the dark."""
    for button in window.findChildren(QAbstractButton):
        name = _OF_FRAMES.get(button.objectName())
        if name is not None:
            button.setIcon(icon(name, colours))


def program_icon() -> QIcon:
    """What stands for the program in the task bar."""
    return QIcon(str(resource_folder() / "icons" / "integration-office.svg"))


@lru_cache(maxsize=512)
def _picture(name: str, size: int, colour: str) -> QImage:
    """Drawn once for all windows; an image may outlive the application, a pixmap may not."""
    picture = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing = _drawing(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    return picture


@lru_cache
def _drawing(name: str) -> str:
    return (resource_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")

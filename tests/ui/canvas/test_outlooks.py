"""Before the mouse gets there, every box tells what a drop on it would do: by a sign, and by colour as well."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from integration_office.ui.appearance import DARK, LIGHT, Colours, contrast, window_font
from integration_office.ui.canvas import outlook_marks
from integration_office.ui.canvas.advisor import Outlook
from integration_office.ui.canvas.chart import Boxes
from integration_office.ui.canvas.style import Style
from integration_office.wording.language import Language

SIGNED = (Outlook.LESS, Outlook.MORE, Outlook.WORSE)


def painted(outlook: Outlook, colours: Colours, height: int = 40) -> QImage:
    """One box on the ground of the window."""
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(colours.surface)
    rects = np.array([[20, 20, 99, 20 + height - 1]], np.int32)
    boxes = Boxes(np.zeros(1, np.intp), rects, np.array([80.0]), np.array([float(height)]), 80.0)
    painter = QPainter(image)
    style = Style(colours, window_font(), Language.german(), 1.0)
    outlook_marks.paint(painter, style, boxes, np.array([outlook], np.int8))
    painter.end()
    return image


def shape(image: QImage, colours: Colours, height: int = 40) -> list[bool]:
    """Where the corner of the box carries ink, whichever colour it has."""
    ground = colours.surface.rgb()
    return [image.pixel(x, y) != ground for y in range(17, 26) for x in range(18, 27)]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_signs_differ_by_shape_not_by_colour_alone(qapp: QApplication, colours: Colours) -> None:
    shapes = [shape(painted(outlook, colours), colours) for outlook in SIGNED]
    assert all(any(each) and not all(each) for each in shapes)
    assert len({tuple(each) for each in shapes}) == len(SIGNED)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("outlook", SIGNED)
def test_signs_can_be_read_on_their_ground(colours: Colours, outlook: Outlook) -> None:
    assert contrast(outlook_marks.ink(outlook, colours), colours.surface) >= 4.5


def test_every_outlook_looks_different(qapp: QApplication) -> None:
    pictures = [painted(each, LIGHT) for each in Outlook if each not in (Outlook.ALLOWED, Outlook.UNKNOWN)]
    assert len({bytes(each.constBits()) for each in pictures}) == len(pictures)
    untouched = QImage(120, 80, QImage.Format.Format_RGB32)
    untouched.fill(LIGHT.surface)
    assert painted(Outlook.UNKNOWN, LIGHT) == untouched


def test_a_box_too_small_for_a_sign_is_tinted_only(qapp: QApplication) -> None:
    image = painted(Outlook.LESS, LIGHT, height=10)
    assert QColor(image.pixel(60, 25)) != LIGHT.surface
    assert QColor(image.pixel(15, 16)) == LIGHT.surface

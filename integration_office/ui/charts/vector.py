"""A drawing as an SVG that looks alike where its font is missing: words keep their width, a like font is named."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter

_ALIKE = "Carlito, Calibri, Segoe UI, sans-serif"
_TEXT = re.compile(r"<text (?P<head>[^>]*?)\s*>(?P<words>[^<]*)</text>")
_FONT = re.compile(r'font-family="([^"]*)" font-size="([^"]*)" font-weight="(\d+)"')
_FAMILY = re.compile(r'font-family="([^"]*)"')
_MEASURED_AT = 200  # pixels; a font's sizes are whole ones, those of a picture need not be


def write_svg(path: Path, size: QSize, title: str, description: str, draw: Callable[[QPainter], object]) -> None:
    """What `draw` paints at one pixel of the screen a unit; raises OSError where it cannot be written."""
    # Needed for this alone.
    from PySide6.QtSvg import QSvgGenerator

    content = QByteArray()
    generator = QSvgGenerator()
    generator.setOutputDevice(QBuffer(content))
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    # Else letters are as small as on a screen of 72 points an inch, and stand apart from what was laid out for them.
    generator.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInchX()))
    generator.setTitle(title)
    generator.setDescription(description)
    painter = QPainter(generator)
    draw(painter)
    painter.end()
    path.write_text(with_widths(bytes(content.data()).decode("utf-8")), encoding="utf-8")


def with_widths(svg: str) -> str:
    """Every text says how wide it is in the font it was laid out in, and every font which others are like it."""
    return _FAMILY.sub(lambda found: f'font-family="{_with_alike(found[1])}"', _TEXT.sub(_measured, svg))


def _with_alike(family: str) -> str:
    others = (each for each in _ALIKE.split(", ") if each != family)
    return ", ".join((family, *others))


def _measured(text: re.Match[str]) -> str:
    font, words = _FONT.search(text["head"]), unescape(text["words"])
    if font is None or not words.strip():
        return text[0]
    width = _width(words, font[1], int(font[3])) * float(font[2]) / _MEASURED_AT
    return f'<text {text["head"]} textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs">{text["words"]}</text>'


def _width(words: str, family: str, weight: int) -> float:
    font = QFont(family)
    font.setPixelSize(_MEASURED_AT)
    font.setWeight(QFont.Weight.Bold if weight > QFont.Weight.Medium else QFont.Weight.Normal)
    return QFontMetricsF(font).horizontalAdvance(words)

"""How the chart looks: the colour of every tone, the fonts and the sizes from which something is worth
reading."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QTransform

from integration_office.diagram.columns import Mark
from integration_office.ui.appearance import Colours, mixed
from integration_office.ui.canvas.chart import Role
from integration_office.ui.canvas.names import NameFitter
from integration_office.wording.language import Language
from integration_office.wording.numbers import fte_number

SMALLEST_NAME = 9
LARGEST_NAME = 14
ROLES = len(Role)


@dataclass(frozen=True, slots=True)
class Tones:
    """Colours by tone, which is ROLES × hue + role."""

    far: tuple[QColor, ...]
    fill: tuple[QColor, ...]
    rim: tuple[QColor, ...]
    stripe: tuple[QColor, ...]
    text: tuple[QColor, ...]
    quiet_text: tuple[QColor, ...]
    bar: tuple[QColor, ...]
    panel: tuple[QColor, ...]


class Style:
    """Colours, fonts and language of a chart, for pictures with so many device pixels per pixel."""

    def __init__(self, colours: Colours, font: QFont, language: Language, ratio: float = 1.0) -> None:
        self.colours = colours
        self.language = language
        self.ratio = ratio
        self.tones = tones_of(colours)
        self.fitter = NameFitter(font)
        self.bold_fitter = NameFitter(_bold(font))
        self._font = font
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._fte_texts: dict[int, str] = {}

    def font(self, pixels: int, bold: bool = False) -> QFont:
        """The chart's font in a size of device pixels."""
        found = self._fonts.get((pixels, bold))
        if found is None:
            found = self._fonts[pixels, bold] = _sized(self._font, pixels, bold)
        return found

    def fte_text(self, amount: int) -> str:
        """FTE in ten-thousandths as a number without a unit; the same few amounts are asked for again and
        again."""
        text = self._fte_texts.get(amount)
        if text is None:
            text = self._fte_texts[amount] = fte_number(amount, self.language)
        return text

    def px(self, pixels: float) -> int:
        """Pixels as device pixels."""
        return round(pixels * self.ratio)

    def pattern(self, colour: QColor, kind: Qt.BrushStyle) -> QBrush:
        """Dots and lines as far apart on every screen: Qt's own lie on device pixels, too close to be told apart."""
        brush, times = QBrush(colour, kind), max(1, round(self.ratio))
        if times > 1:
            brush.setTransform(QTransform.fromScale(times, times))
        return brush

    def mark_colour(self, mark: Mark) -> QColor:
        """The colour of what a scenario did; shape and pattern say the same."""
        colours = self.colours
        known = {
            Mark.NEW: colours.better,
            Mark.MOVED: colours.moved,
            Mark.TOUCHED: colours.warning,
            Mark.DISSOLVED: colours.worse,
            Mark.KU: colours.accent,
        }
        return known.get(mark, colours.muted)


def tones_of(colours: Colours) -> Tones:
    """The colours of every tone."""
    heads = [hue.strong for hue in colours.hues]
    softs = [hue.soft for hue in colours.hues]
    rows = list(zip(heads, softs, strict=True))
    surface, ink = colours.surface, colours.text
    return Tones(
        far=_flat((head, mixed(head, soft, 0.45), mixed(head, soft, 0.12)) for head, soft in rows),
        fill=_flat((head, soft, surface) for head, soft in rows),
        rim=_flat((head, mixed(head, soft, 0.4), mixed(head, colours.border, 0.25)) for head, soft in rows),
        stripe=_flat((head, head, mixed(head, soft, 0.7)) for head, soft in rows),
        text=_flat((hue.on_strong, hue.on_soft, ink) for hue in colours.hues),
        quiet_text=_flat((hue.on_strong, hue.on_soft, colours.muted) for hue in colours.hues),
        bar=_flat((hue.on_strong, _bar(hue.strong, colours), _bar(hue.strong, colours)) for hue in colours.hues),
        panel=_flat((hue.panel,) * ROLES for hue in colours.hues),
    )


def _flat(rows: Iterable[tuple[QColor, ...]]) -> tuple[QColor, ...]:
    return tuple(colour for row in rows for colour in row)


def _bar(strong: QColor, colours: Colours) -> QColor:
    return mixed(strong, colours.text, 0.45) if colours.is_dark else strong


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _sized(font: QFont, pixels: int, bold: bool) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    sized.setBold(bold)
    return sized

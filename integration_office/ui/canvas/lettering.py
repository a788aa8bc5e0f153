"""Writes into the boxes: the name where it can be read, and in larger boxes FTE, cost and the fill bar."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter

from integration_office.diagram.columns import NO_COST, Bytes, Mark
from integration_office.diagram.tidy_tree import POSITIONS_TOP
from integration_office.ui.appearance import with_alpha
from integration_office.ui.canvas.chart import Boxes, Chart
from integration_office.ui.canvas.names import LINE_HEIGHT, Fitted
from integration_office.ui.canvas.style import LARGEST_NAME, ROLES, SMALLEST_NAME, Style
from integration_office.wording.language import Language
from integration_office.wording.numbers import euro, fte, fte_number

SMALLEST_NAMED = (50, 11)
SMALLEST_WITH_FIGURES = (126, 44)
SMALLEST_WITH_COST = 176
SMALLEST_WITH_POSITIONS = 104
PADDING = 5
LARGE_BOX = 60
LARGEST_IN_LARGE = 20
SMALLEST_FIGURES = 10
LARGEST_FIGURES = 14
BAR_HEIGHT = 4
LONG_SHARE = 0.6
LEAST_SHOWN = 260
BASELINE = 0.95
FRAMED = Mark.NEW | Mark.MOVED | Mark.TOUCHED | Mark.DISSOLVED


def paint(painter: QPainter, style: Style, chart: Chart, boxes: Boxes, tones: Bytes, size: tuple[int, int]) -> None:
    """Name, figures and fill bar of every box in which they can be read, in a picture of this size."""
    width, height = SMALLEST_NAMED
    typical = np.where(boxes.width <= 1.3 * boxes.usual_width, boxes.usual_width, boxes.width)
    readable = (typical >= style.px(width)) & (boxes.height >= style.px(height))
    seen = boxes.where(readable)
    gone = (chart.columns.marks[seen.rows] & int(Mark.DISSOLVED)) != 0
    parts = (seen.rows, seen.rects, tones[readable], typical[readable], seen.height, gone)
    for row, rect, tone, wide, tall, is_gone in zip(*(part.tolist() for part in parts), strict=True):
        frame = _frame(style, rect, wide, tall, size)
        if frame.width >= style.px(width) // 2:
            _Box(painter, style, chart, row, tone, frame, is_gone).write()


def figures(chart: Chart, row: int, style: Style) -> tuple[str, str]:
    """FTE and cost of a unit with all it holds, as they stand in its box."""
    key = (row, style.language.code)
    known = chart.written.get(key)
    if known is None:
        known = chart.written[key] = (
            _amount(chart, row, style),
            _cost(int(chart.columns.cost[row]), style.language),
        )
    return known


def _cost(cents: int, language: Language) -> str:
    return language.tr("Kosten nicht bestimmbar") if cents == NO_COST else euro(cents, language)


def _amount(chart: Chart, row: int, style: Style) -> str:
    filled, planned = int(chart.columns.fte_filled[row]), int(chart.columns.fte_planned[row])
    whole = fte(planned, style.language)
    if filled == planned:
        return whole
    return style.language.tr("{filled} von {planned}", filled=fte_number(filled, style.language), planned=whole)


@dataclass(slots=True)
class _Frame:
    """The part of a box that letters may use, in device pixels; `tall` is the height of the box before
    rounding."""

    left: int
    top: int
    width: int
    height: int
    wide: float
    tall: float


def _frame(style: Style, rect: list[int], wide: float, tall: float, size: tuple[int, int]) -> _Frame:
    """The inside of a box; of a very long one the visible part, so that its name never leaves the view."""
    left, right = rect[0], rect[2]
    if right - left > size[0] * LONG_SHARE:
        least = style.px(LEAST_SHOWN)
        left, right = min(max(left, 0), right - least), max(min(right, size[0]), left + least)
    pad = style.px(PADDING if tall >= style.px(SMALLEST_WITH_FIGURES[1]) else PADDING - 2)
    start = left + pad + style.px(3)
    return _Frame(start, rect[1], right - pad - start, rect[3] - rect[1] + 1, wide, tall)


@dataclass(slots=True)
class _Box:
    """One box that is being written into."""

    painter: QPainter
    style: Style
    chart: Chart
    row: int
    tone: int
    frame: _Frame
    is_gone: bool

    def write(self) -> None:
        width, height = SMALLEST_WITH_FIGURES
        if self.frame.wide < self.style.px(width) or self.frame.tall < self.style.px(height):
            self._write_name_alone()
        elif self._shows_positions():
            self._write_all(int(self.frame.height * POSITIONS_TOP))
        else:
            self._write_all(self.frame.height)

    def _shows_positions(self) -> bool:
        is_large = self.frame.tall >= self.style.px(SMALLEST_WITH_POSITIONS)
        return is_large and bool(self.chart.columns.own_positions[self.row])

    def _write_name_alone(self) -> None:
        inset = self._inset()
        room = self.frame.height - 2 * inset
        # Short names no larger than names in two lines: boxes of one size speak in one voice.
        two_lines = int(room / (2 * LINE_HEIGHT))
        largest = min(self._largest(room), max(two_lines, self.style.px(SMALLEST_NAME)))
        self._write_name(self.frame.top + inset, room, largest)

    def _inset(self) -> int:
        """Device pixels above and below a name: a change's frame must not touch it, a small box has none to spare."""
        spare = self.frame.height - self.style.px(SMALLEST_NAME) * LINE_HEIGHT
        if self.chart.columns.marks[self.row] & int(FRAMED):
            return min(self.style.px(3), max(0, int(spare // 2)))
        return self.style.px(2) if self.frame.tall > self.style.px(26) else 0

    def _write_all(self, height: int) -> None:
        """Name on top, below it one line with FTE and cost, at the bottom the fill bar."""
        px = self.style.px
        bar = px(BAR_HEIGHT)
        small = min(max(px(SMALLEST_FIGURES), round(height * 0.16)), px(LARGEST_FIGURES))
        room = height - round(small * 1.15) - bar - px(8)
        self._write_name(self.frame.top + px(2), room, self._largest(room))
        bottom = self.frame.top + height - px(3)
        self._write_figures(bottom - bar - px(3) - round(small * 0.1), small)
        self._paint_bar(bottom - bar, bar)

    def _largest(self, room: int) -> int:
        grown = room / self.style.ratio / LARGE_BOX * LARGEST_NAME
        return self.style.px(min(max(LARGEST_NAME, grown), LARGEST_IN_LARGE))

    def _write_name(self, top: int, room: int, largest: int) -> None:
        fitter = self.style.bold_fitter if self._is_bold() else self.style.fitter
        name, smallest = self.chart.columns.names[self.row], self.style.px(SMALLEST_NAME)
        fitted = fitter.fit(name, self.frame.width, room, smallest, largest)
        if fitted:
            used = len(fitted.lines) * fitted.pixels * LINE_HEIGHT
            self._write_lines(fitted, top + (room - used) / 2)

    def _write_lines(self, fitted: Fitted, top: float) -> None:
        self.painter.setFont(self._font(fitted.pixels))
        self.painter.setPen(self.style.tones.text[self.tone])
        baseline = top + fitted.pixels * BASELINE
        for line in fitted.lines:
            self.painter.drawText(QPointF(self.frame.left, round(baseline)), line)
            baseline += fitted.pixels * LINE_HEIGHT

    def _font(self, pixels: int) -> QFont:
        font = self.style.font(pixels, self._is_bold())
        if self.is_gone:
            font = QFont(font)
            font.setStrikeOut(True)
        return font

    def _is_bold(self) -> bool:
        return self.tone % ROLES < ROLES - 1

    def _write_figures(self, base: int, pixels: int) -> None:
        """FTE on the left; cost on the right where boxes of this kind have room for both."""
        amount, cost = figures(self.chart, self.row, self.style)
        frame, fitter = self.frame, self.style.fitter
        self.painter.setFont(self.style.font(pixels))
        self.painter.setPen(self.style.tones.quiet_text[self.tone])
        width, cost_width = fitter.em(amount) * pixels, fitter.em(cost) * pixels
        has_room = frame.wide >= self.style.px(SMALLEST_WITH_COST)
        if has_room and width + cost_width + pixels <= frame.width:
            self.painter.drawText(QPointF(frame.left + frame.width - cost_width, base), cost)
        self.painter.drawText(QPointF(frame.left, base), fitter.line(amount, frame.width, pixels))

    def _paint_bar(self, top: int, height: int) -> None:
        """The share of planned FTE that is filled."""
        planned, filled = self.chart.columns.fte_planned[self.row], self.chart.columns.fte_filled[self.row]
        if planned <= 0:
            return
        colour = self.style.tones.bar[self.tone]
        part = round(self.frame.width * min(filled / planned, 1.0))
        self.painter.fillRect(self.frame.left, top, self.frame.width, height, with_alpha(colour, 0.22))
        self.painter.fillRect(self.frame.left, top, part, height, colour)

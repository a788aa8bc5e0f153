"""Charts as rectangles, lines and texts in points: drawn once, written as PDF or SVG alike."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from integration_office.reports.charts import Emphasis, PageMark, Point
from integration_office.reports.word_breaks import pieces, words

Measure = Callable[[str, float, bool], float]
"""The width in points of a text at a size in points, bold or not."""

INK = "#1A1A1A"
GREY = "#5A5A5A"
LINE_GREY = "#7A7A7A"
ACCENT = "#1F4E79"
PALE = "#E6EDF4"
WHITE = "#FFFFFF"

SMALLEST_TEXT = 7.0  # points


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle; x and y are its top left corner, y downwards."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    line_width: float = 0.6
    dash: tuple[float, ...] = ()
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Polyline:
    points: tuple[Point, ...]
    stroke: str = LINE_GREY
    line_width: float = 0.6
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; y is its baseline. `about` names the box, or the legend's entry, that it says something of;
    a `mark` is shown with its page where that is known."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    anchor: str = "start"
    fill: str = INK
    about: str | Emphasis = ""
    mark: PageMark | None = None


Shape = Area | Polyline | Label


@dataclass(slots=True)
class Picture:
    """A drawing of the given size in points; shapes in the order in which they are painted."""

    width: float
    height: float
    shapes: list[Shape] = field(default_factory=list)


def hatched(area: Area, gap: float = 3.5, stroke: str = INK, line_width: float = 0.5) -> Iterator[Polyline]:
    """Rising lines that fill a rectangle, cut off at its edges."""
    steps = math.floor((area.width + area.height) / gap)
    for step in range(1, steps + 1):
        reach = step * gap
        left, right = max(0.0, reach - area.height), min(area.width, reach)
        if left < right:
            start = (area.x + left, area.y + reach - left)
            end = (area.x + right, area.y + reach - right)
            yield Polyline((start, end), stroke, line_width)


def wrapped(text: str, width: float, size: float, bold: bool, measure: Measure, less: float = 0.0) -> list[str]:
    """The text in lines no wider than `width`, the first by `less` narrower; an over-long word is broken."""
    lines: list[str] = []
    for word in words(text):
        room = width - less if len(lines) <= 1 else width
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines += _fitting(word, width if lines else room, size, bold, measure)
    return lines or [""]


def shortened(text: str, width: float, size: float, bold: bool, measure: Measure) -> str:
    """The text, or its beginning with "…" where it is wider than `width`."""
    if measure(text, size, bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", size, bold) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def _fitting(word: str, width: float, size: float, bold: bool, measure: Measure) -> list[str]:
    if measure(word, size, bold) <= width:
        return [word]
    lines = [""]
    for piece in pieces(word):
        if lines[-1] and measure(lines[-1] + piece + "-", size, bold) > width:
            lines.append("")
        lines[-1] += piece
    broken = [line if line.endswith(("-", "/")) else line + "-" for line in lines[:-1]]
    return [shortened(line, width, size, bold, measure) for line in [*broken, lines[-1]]]

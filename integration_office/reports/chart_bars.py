"""Draws bar charts and bridges as shapes: horizontal bars, which leave room for long German labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from integration_office.reports.blocks import Bar, BarChart, BridgeChart, BridgeStep
from integration_office.reports.chart_shapes import (
    ACCENT,
    INK,
    LINE_GREY,
    WHITE,
    Area,
    Label,
    Measure,
    Picture,
    Polyline,
    Shape,
    hatched,
    wrapped,
)

TEXT = 8.5  # points
BAR = 10.0
LABEL_SHARE = 0.34

_ROW_GAP = 6.0
_LEADING = 10.2
_GAP = 4.0
_LEGEND_ROW = 16.0
_LEGEND_GAP = 18.0
_SAMPLE = 16.0
_RISE, _FALL = "#8A8A8A", WHITE


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where an amount stands: the columns of the drawing, and points per unit of the amounts."""

    left: float
    zero: float
    per_unit: float

    def x(self, amount: int) -> float:
        return self.zero + amount * self.per_unit


def bar_pictures(chart: BarChart, width: float, height: float, measure: Measure) -> list[Picture]:
    """The bars, `width` points wide in all, in as many pictures of at most `height` points as they take, all
    at one scale; below each the names of the series where there are several."""
    texts = [text for bar in chart.bars for text in bar.texts]
    scale = _scale([amount for bar in chart.bars for amount in bar.amounts], texts, width, measure)
    foot = _series_height(chart.series, width, measure) + 4 if len(chart.series) > 1 else 0.0
    pictures = [Picture(width, 0.0)]
    for bar in chart.bars:
        lines = wrapped(bar.label, scale.left - _GAP, TEXT, False, measure)
        tall = max(len(lines) * _LEADING, len(bar.amounts) * (BAR + 1))
        if pictures[-1].shapes and pictures[-1].height + tall + _ROW_GAP + foot > height:
            pictures.append(Picture(width, 0.0))
        pictures[-1].shapes += _bar_row(bar, lines, scale, pictures[-1].height, tall)
        pictures[-1].height += tall + _ROW_GAP
    for picture in pictures:
        _finish(picture, scale, chart.series, foot, measure)
    return pictures


def bridge_picture(chart: BridgeChart, width: float, measure: Measure) -> Picture:
    """The steps from top to bottom; totals dark, what adds grey and hatched, what takes away white."""
    spans = _spans(chart.steps)
    ends = [end for span in spans for end in span]
    scale = _scale(ends, [step.text for step in chart.steps], width, measure)
    picture = Picture(width, 0.0)
    bottoms: list[float] = []
    amounts: list[Label] = []
    for step, (start, end) in zip(chart.steps, spans, strict=True):
        lines = wrapped(step.label, scale.left - _GAP, TEXT, step.total, measure)
        height = max(len(lines) * _LEADING, BAR + 2)
        picture.shapes += _row_label(lines, picture.height, height, step.total)
        top = picture.height + (height - BAR) / 2
        picture.shapes += _bar(scale, start, end, top, _Fill.of_step(step))
        amounts += _amount(scale, start, end, step.text, top, step.total)
        bottoms.append(top)
        picture.height += height + _ROW_GAP
    picture.shapes += _connectors(scale, [end for _, end in spans], bottoms)
    picture.shapes.append(_axis(scale.zero, picture.height))
    picture.shapes += [_clear_of(scale.zero, label, measure) for label in amounts]
    return picture


def _clear_of(x: float, label: Label, measure: Measure) -> Label:
    """The amount behind the line that would otherwise run through it; there is room for one behind the last bar."""
    is_crossed = label.anchor == "start" and label.x - _GAP < x < label.x + measure(label.text, label.size, label.bold)
    return replace(label, x=x + _GAP) if is_crossed else label


def _bar_row(bar: Bar, lines: Sequence[str], scale: _Scale, top: float, tall: float) -> Iterator[Shape]:
    yield from _row_label(lines, top, tall)
    first = top + (tall - len(bar.amounts) * (BAR + 1)) / 2
    for number, (amount, text) in enumerate(zip(bar.amounts, bar.texts, strict=True)):
        yield from _bar(scale, 0, amount, first + number * (BAR + 1), _Fill.of_series(number))
        yield from _amount(scale, 0, amount, text, first + number * (BAR + 1))


def _finish(picture: Picture, scale: _Scale, series: Sequence[str], foot: float, measure: Measure) -> None:
    picture.shapes.append(_axis(scale.zero, picture.height))
    if foot:
        picture.shapes += _series(series, picture.height + 4, picture.width, measure)
        picture.height += foot


@dataclass(frozen=True, slots=True)
class _Fill:
    """How a bar is filled; each differs from the others without colour, too."""

    colour: str
    hatch: bool = False

    @staticmethod
    def of_series(number: int) -> "_Fill":
        return (_Fill(ACCENT), _Fill("#C3D3E3", hatch=True), _Fill(WHITE))[number]

    @staticmethod
    def of_step(step: BridgeStep) -> "_Fill":
        if step.total:
            return _Fill(ACCENT)
        return _Fill("#C3D3E3", hatch=True) if step.amount >= 0 else _Fill(WHITE)


def _scale(amounts: Sequence[int], texts: Sequence[str], width: float, measure: Measure) -> _Scale:
    """Room for the labels on the left, and for the amounts beyond the longest bar of each side."""
    text = max(measure(text, TEXT, True) for text in texts) + 2 * _GAP
    low, high = min(0, *amounts), max(0, *amounts)
    left = LABEL_SHARE * width
    before = text if low < 0 else 0.0
    room = width - left - before - text
    per_unit = room / max(1, high - low)
    return _Scale(left, left + before - low * per_unit, per_unit)


def _spans(steps: Sequence[BridgeStep]) -> list[tuple[int, int]]:
    """From where to where each step goes."""
    spans = []
    at = 0
    for step in steps:
        start = 0 if step.total else at
        at = start + step.amount
        spans.append((start, at))
    return spans


def _row_label(lines: Sequence[str], top: float, height: float, bold: bool = False) -> Iterator[Label]:
    first = top + (height - len(lines) * _LEADING) / 2
    for number, line in enumerate(lines):
        yield Label(0.0, first + number * _LEADING + 0.85 * TEXT, line, TEXT, bold)


def _bar(scale: _Scale, start: int, end: int, top: float, fill: _Fill) -> Iterator[Shape]:
    left, right = sorted((scale.x(start), scale.x(end)))
    area = Area(left, top, max(right - left, 0.8), BAR, fill.colour)
    yield area
    if fill.hatch:
        yield from hatched(area, stroke=ACCENT)
    yield replace(area, fill=None, stroke=ACCENT)


def _amount(scale: _Scale, start: int, end: int, text: str, top: float, bold: bool = False) -> Iterator[Label]:
    """The text beyond the end of its bar."""
    baseline = top + 0.82 * BAR
    if end < 0 and end < start:
        yield Label(scale.x(end) - _GAP, baseline, text, TEXT, bold, "end")
    else:
        yield Label(scale.x(max(start, end)) + _GAP, baseline, text, TEXT, bold)


def _connectors(scale: _Scale, ends: Sequence[int], tops: Sequence[float]) -> Iterator[Polyline]:
    for end, top, next_top in zip(ends, tops, tops[1:], strict=False):
        x = scale.x(end)
        yield Polyline(((x, top + BAR), (x, next_top)), LINE_GREY, 0.6, (1.5, 1.5))


def _axis(x: float, height: float) -> Polyline:
    return Polyline(((x, 0.0), (x, height - _ROW_GAP / 2)), INK, 0.8)


def _series(names: Sequence[str], top: float, width: float, measure: Measure) -> Iterator[Shape]:
    """A sample with its name for each; on a row of its own what does not fit beside the one before."""
    for number, (x, y, lines) in enumerate(_series_places(names, width, measure)):
        fill = _Fill.of_series(number)
        area = Area(x, top + y, _SAMPLE, BAR, fill.colour)
        yield area
        if fill.hatch:
            yield from hatched(area, stroke=ACCENT)
        yield replace(area, fill=None, stroke=ACCENT)
        for at, line in enumerate(lines):
            yield Label(x + _SAMPLE + _GAP, top + y + at * _LEADING + 0.82 * BAR, line, TEXT)


def _series_places(names: Sequence[str], width: float, measure: Measure) -> list[tuple[float, float, list[str]]]:
    """Where each name stands, and its lines."""
    places: list[tuple[float, float, list[str]]] = []
    x = y = tall = 0.0
    for name in names:
        lines = wrapped(name, width - _SAMPLE - _GAP, TEXT, False, measure)
        wide = _SAMPLE + _GAP + max(measure(line, TEXT, False) for line in lines)
        if x and x + wide > width:
            x, y, tall = 0.0, y + tall, 0.0
        places.append((x, y, lines))
        tall = max(tall, _LEGEND_ROW + (len(lines) - 1) * _LEADING)
        x += wide + _LEGEND_GAP
    return places


def _series_height(names: Sequence[str], width: float, measure: Measure) -> float:
    places = _series_places(names, width, measure)
    return max(y + _LEGEND_ROW + (len(lines) - 1) * _LEADING for _, y, lines in places)

"""Where the bars of a chart stand, in pixels of a given width: no Qt painting, only numbers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from integration_office.ui.charts.chart import Bar, BarChart, Bridge, Chart, Kind, Step

Width = Callable[[str], float]
"""The width of a text in pixels."""

LABEL_SHARE = 0.36
"""At most so much of the width is for the labels."""

GAP = 6.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A bar from x to x + width; `series` chooses its pattern. `text` stands at `text_x`, beginning or ending there."""

    x: float
    y: float
    width: float
    height: float
    series: int
    text: str = ""
    text_x: float = 0.0
    text_ends: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the chart: its label and pieces; `top` and `height` are what the mouse hits."""

    top: float
    height: float
    label: str
    pieces: tuple[Piece, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """The whole chart; `zero` is the x of the axis, `label_width` the room for labels at the left."""

    lines: tuple[Line, ...]
    zero: float
    label_width: float
    height: float


TOTAL, RISE, FALL = 0, 1, 2
"""The series of the steps of a bridge."""


def placed(chart: Chart, width: float, thick: float, text_width: Width) -> Placed:
    """The chart `width` pixels wide with bars `thick` pixels high."""
    rows = _bridge_rows(chart) if isinstance(chart, Bridge) else [_bar_spans(chart, bar) for bar in chart.bars]
    spans = [span for row in rows for span in row.spans]
    widest = max((text_width(row.label) for row in rows), default=0.0)
    label_width = min(width * LABEL_SHARE, widest + 2 * GAP)
    scale = _scale(spans, width, label_width, text_width)
    lines: list[Line] = []
    top = 0.0
    for row in rows:
        line = _line(row, top, thick, scale, text_width)
        lines.append(line)
        top += line.height
    return Placed(tuple(lines), scale.x(0), label_width, top)


@dataclass(frozen=True, slots=True)
class _Span:
    """From one amount to another; the text beyond its end."""

    start: int
    end: int
    series: int
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    spans: tuple[_Span, ...]
    is_beside: bool = False
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class _Scale:
    zero: float
    per_unit: float

    def x(self, amount: int) -> float:
        return self.zero + amount * self.per_unit


def _bar_spans(chart: BarChart, bar: Bar) -> _Row:
    if chart.kind is Kind.STACKED:
        return _Row(bar.label, tuple(_stacked(bar)), is_beside=True)
    signs = (-1, 1) if chart.kind is Kind.MIRRORED else (1,) * len(bar.amounts)
    spans = tuple(
        _Span(0, sign * amount, series, text)
        for series, (sign, amount, text) in enumerate(zip(signs, bar.amounts, bar.texts, strict=True))
    )
    return _Row(bar.label, spans, is_beside=chart.kind is Kind.MIRRORED)


def _stacked(bar: Bar) -> Iterator[_Span]:
    """Behind each other; what is negative goes to the other side. The text of the whole stands at the end: beyond
    what is more than nothing, or where there is no such thing beyond the rest."""
    ends = {False: 0, True: 0}
    outermost = max((at for at, amount in enumerate(bar.amounts) if amount > 0), default=len(bar.amounts) - 1)
    for series, amount in enumerate(bar.amounts):
        start = ends[amount < 0]
        ends[amount < 0] = start + amount
        yield _Span(start, start + amount, series, bar.whole if series == outermost else "")


def _bridge_rows(chart: Bridge) -> list[_Row]:
    rows, at = [], 0
    for step in chart.steps:
        start = 0 if step.is_total else at
        at = start + step.amount
        rows.append(_Row(step.label, (_Span(start, at, _series(step), step.text),), is_total=step.is_total))
    return rows


def _series(step: Step) -> int:
    if step.is_total:
        return TOTAL
    return RISE if step.amount >= 0 else FALL


def _scale(spans: Sequence[_Span], width: float, label_width: float, text_width: Width) -> _Scale:
    """Room for the texts beyond the longest bar of each side."""
    ends = [each for span in spans for each in (span.start, span.end)]
    low, high = min(0, *ends, 0), max(0, *ends, 0)
    widest = max((text_width(span.text) for span in spans), default=0.0) + 2 * GAP
    before = widest if low < 0 else GAP
    room = max(width - label_width - before - widest, 1.0)
    per_unit = room / max(high - low, 1)
    return _Scale(label_width + before - low * per_unit, per_unit)


def _line(row: _Row, top: float, thick: float, scale: _Scale, text_width: Width) -> Line:
    levels = 1 if row.is_beside else len(row.spans)
    height = levels * (thick + 2) + GAP
    pieces = tuple(
        _piece(span, top + GAP / 2 + (0 if row.is_beside else level * (thick + 2)), thick, scale)
        for level, span in enumerate(row.spans)
    )
    return Line(top, height, row.label, pieces, row.is_total)


def _piece(span: _Span, y: float, thick: float, scale: _Scale) -> Piece:
    left, right = sorted((scale.x(span.start), scale.x(span.end)))
    goes_left = span.end < span.start and span.end < 0
    text_x = left - GAP if goes_left else right + GAP
    return Piece(left, y, max(right - left, 1.0), thick, span.series, span.text, text_x, goes_left)

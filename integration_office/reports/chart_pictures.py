"""Draws an organisation chart as shapes: boxes by kind, emphasis by line, pattern and letter, a legend."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from integration_office.diagram.columns import Kind
from integration_office.reports.chart_shapes import (
    ACCENT,
    GREY,
    INK,
    PALE,
    SMALLEST_TEXT,
    WHITE,
    Area,
    Label,
    Measure,
    Picture,
    Polyline,
    Shape,
    hatched,
    shortened,
    wrapped,
)
from integration_office.reports.charts import (
    ChartBox,
    ChartScene,
    Emphasis,
    LegendEntry,
    arranged,
    legend_of,
    units_of,
)

LARGEST_TEXT = 9.0  # points
LEGEND_TEXT = 8.0
MOST_LINES = 4  # of a name that is not to be cut

_LEADING = 1.16
_PADDING = 3.5
_ABOVE_AND_BELOW = 2.0
_NEARLY = 1e-6
_LEGEND_GAP = 9.0
_LEGEND_ROW = 14.0
_BADGE = 9.5
_HATCH = 6.0
_SAMPLE = 30.0
_DASH = (3.0, 2.0)
_FILLS = {Kind.AUTHORITY: ACCENT, Kind.DIRECTORATE: "#CEDBE8", Kind.OFFICE: PALE}
_INKS = {Kind.AUTHORITY: WHITE}
_EDGES: dict[Emphasis, tuple[float, ...]] = {Emphasis.LAPSING: (), Emphasis.REGRADED: (0.9, 1.5)}
_MARKED_EDGE = frozenset({Emphasis.MOVED, *_EDGES})
_USUALLY_DASHED = frozenset({Kind.BODY, Kind.EXTERNAL})


@dataclass(frozen=True, slots=True)
class _Frame:
    """How an emphasis is drawn."""

    stroke: str
    line_width: float
    dash: tuple[float, ...] = ()


_PLAIN = _Frame(GREY, 0.6)
_FRAMES = {
    Emphasis.NEW: _Frame("#1B6B3A", 1.8),
    Emphasis.MOVED: _Frame("#1F4E79", 1.4),
    Emphasis.DISSOLVED: _Frame("#9C2B1F", 1.2, (4.0, 2.5)),
    Emphasis.LAPSING: _Frame("#7A2E6B", 1.4, (6.0, 1.6)),
    Emphasis.REGRADED: _Frame("#5B4A8A", 1.4, (1.2, 1.2)),
    Emphasis.TOUCHED: _Frame("#7A5A00", 1.2, (1.2, 1.8)),
}


def smallest_scale(scene: ChartScene) -> float:
    """Points per chart unit below which the chart cannot be read."""
    return SMALLEST_TEXT / scene.text_size


def fitting_scale(scene: ChartScene, width: float, height: float, measure: Measure) -> float:
    """Points per chart unit at which the chart with its legend fits, no larger than reads well."""
    room = height - _legend_height(_legend_rows(scene, width, measure))
    return min(width / scene.width, room / scene.height, LARGEST_TEXT / scene.text_size)


def with_whole_names(scene: ChartScene, measure: Measure, most: int = MOST_LINES, marked: bool = False) -> ChartScene:
    """The chart with boxes as high as it takes to cut no name of at most so many lines, at type as small as may be;
    itself where all are. `marked`: with a line to spare in the boxes whose branch may go on elsewhere."""
    scale = smallest_scale(scene)
    badges = {entry.emphasis: entry.badge for entry in scene.legend}
    above = {link.source for link in scene.links} if marked else set()

    def lines(box: ChartBox) -> int:
        name = _name_lines(box, scale, badges.get(box.emphasis, ""), measure)
        return min(most, name) + len(box.lines) - 1 + (box.id in above)

    higher = (_height_of(lines(box), scale) / box.height for box in scene.boxes)
    stretch = max((1.0, *higher))
    if stretch == 1.0:
        return scene
    return arranged(units_of(scene), scene.legend, scene.text_size, scene.stretch * stretch)


def org_picture(scene: ChartScene, scale: float, width: float, measure: Measure) -> Picture:
    """The chart at a scale in points per unit, with the legend in at most `width` points. Type is never
    smaller than 7 points; what does not fit a box ends with "…"."""
    legend = _legend_rows(scene, width, measure)
    chart_height = scene.height * scale
    picture = Picture(scene.width * scale, chart_height + _legend_height(legend))
    for link in scene.links:
        picture.shapes.append(Polyline(tuple((x * scale, y * scale) for x, y in link.points)))
    size = min(LARGEST_TEXT, max(SMALLEST_TEXT, scene.text_size * scale))
    badges = {entry.emphasis: entry.badge for entry in scene.legend}
    for box in scene.boxes:
        place = Area(box.x * scale, box.y * scale, box.width * scale, box.height * scale)
        picture.shapes += _box(box, place, size, badges.get(box.emphasis, ""), measure)
    picture.shapes += _legend(legend, chart_height + _LEGEND_GAP, measure)
    picture.width = max(picture.width, _reach(picture.shapes, measure))
    return picture


def _box(box: ChartBox, place: Area, size: float, badge: str, measure: Measure) -> Iterator[Shape]:
    frame = _FRAMES.get(box.emphasis, _PLAIN)
    dash = frame.dash or (_DASH if box.dashed or box.kind in _USUALLY_DASHED else ())
    fill = _FILLS.get(box.kind, WHITE)
    yield replace(place, fill=fill, stroke=frame.stroke, line_width=frame.line_width, dash=dash, radius=2.0)
    yield from _pattern(box.emphasis, place, frame)
    wide = _badge_width(badge, measure)
    yield from _lines(box, place, size, wide, measure)
    if badge:
        yield from _badge(place.x + place.width - wide - 1.0, place.y + 1.0, badge, frame, measure, box.id)


def _pattern(emphasis: Emphasis, place: Area, frame: _Frame) -> Iterator[Shape]:
    """Tells the emphases apart without colour: a second frame for new, a hatched edge for moved, a barred one for
    posts that lapse, a dotted one for posts that are regraded."""
    if emphasis is Emphasis.NEW:
        around = Area(place.x - 2, place.y - 2, place.width + 4, place.height + 4)
        yield replace(around, stroke=frame.stroke, line_width=0.6, radius=3.0)
    if emphasis is Emphasis.MOVED:
        edge = Area(place.x + 0.7, place.y + 0.7, _HATCH - 0.7, place.height - 1.4)
        yield replace(edge, fill=WHITE)
        yield from hatched(edge, gap=3.0, stroke=frame.stroke, line_width=0.7)
    if emphasis in _EDGES:
        yield from _edge(place, _EDGES[emphasis], frame.stroke)


def _edge(place: Area, dash: tuple[float, ...], stroke: str) -> Iterator[Shape]:
    """Two lines along the left side."""
    for x in (place.x + 2.2, place.x + 4.4):
        points = ((x, place.y + 1.4), (x, place.y + place.height - 1.4))
        yield Polyline(points, stroke, 1.0, dash)


def _name_lines(box: ChartBox, scale: float, badge: str, measure: Measure) -> int:
    width = box.width * scale - _left_edge(box) - _PADDING
    return len(wrapped(box.lines[0], width, SMALLEST_TEXT, True, measure, less=_badge_width(badge, measure)))


def _height_of(lines: int, scale: float) -> float:
    """In chart units, of a box with so many lines of the smallest type."""
    return (lines * SMALLEST_TEXT * _LEADING + _ABOVE_AND_BELOW) / scale


def _left_edge(box: ChartBox) -> float:
    return _PADDING + (_HATCH if box.emphasis in _MARKED_EDGE else 1.0)


def _lines(box: ChartBox, place: Area, size: float, badge: float, measure: Measure) -> Iterator[Label]:
    left = place.x + _left_edge(box)
    width = place.x + place.width - _PADDING - left
    marks = [box.mark] if box.mark else []
    room = max(1, int((place.height - _ABOVE_AND_BELOW + _NEARLY) / (size * _LEADING)) - len(marks))
    lines = _fitted(box.lines, room, width, size, badge, measure)
    top = place.y + (place.height - (len(lines) + len(marks)) * size * _LEADING) / 2 + 0.86 * size
    label = Label(left, top, "", size, fill=_INKS.get(box.kind, INK), about=box.id)
    for number, (text, bold) in enumerate(lines):
        yield replace(label, y=top + number * size * _LEADING, text=text, bold=bold)
    for mark in marks:
        yield replace(label, y=top + len(lines) * size * _LEADING, text=mark.sheet, mark=mark)


def _fitted(
    lines: tuple[str, ...], room: int, width: float, size: float, badge: float, measure: Measure
) -> list[tuple[str, bool]]:
    """The name, wrapped beside the badge into what the other lines leave over, and the other lines, each cut
    to the width: (text, bold)."""
    if not lines:
        return []
    rest = lines[1:room]
    name = wrapped(lines[0], width, size, True, measure, less=badge)
    for_name = room - len(rest)
    if len(name) > for_name:
        name = [*name[: for_name - 1], " ".join(name[for_name - 1 :])]
    texts = [(line, True) for line in name] + [(line, False) for line in rest]
    widths = [width - badge] + [width] * len(texts)
    return [
        (shortened(text, wide, size, bold, measure), bold) for (text, bold), wide in zip(texts, widths, strict=False)
    ]


def _badge(x: float, y: float, letters: str, frame: _Frame, measure: Measure, about: str | Emphasis) -> Iterator[Shape]:
    wide = _badge_width(letters, measure)
    yield Area(x, y, wide, _BADGE, fill=frame.stroke, radius=1.5)
    yield Label(x + wide / 2, y + 0.76 * _BADGE, letters, SMALLEST_TEXT, True, "middle", WHITE, about)


def _badge_width(letters: str, measure: Measure) -> float:
    return max(_BADGE, measure(letters, SMALLEST_TEXT, True) + 3.0) if letters else 0.0


def _legend_rows(scene: ChartScene, width: float, measure: Measure) -> list[list[LegendEntry]]:
    rows: list[list[LegendEntry]] = []
    used = width
    for entry in legend_of(scene):
        wide = _entry_width(entry, measure)
        if used + wide > width:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += wide
    return rows


def _entry_width(entry: LegendEntry, measure: Measure) -> float:
    return _SAMPLE + 5 + measure(entry.label, LEGEND_TEXT, False) + 16


def _legend_height(rows: list[list[LegendEntry]]) -> float:
    return _LEGEND_GAP + len(rows) * _LEGEND_ROW if rows else 0.0


def _legend(rows: list[list[LegendEntry]], top: float, measure: Measure) -> Iterator[Shape]:
    for number, row in enumerate(rows):
        x, y = 1.0, top + number * _LEGEND_ROW
        for entry in row:
            frame = _FRAMES.get(entry.emphasis, _PLAIN)
            sample = Area(x, y, _SAMPLE, _BADGE, WHITE, frame.stroke, frame.line_width, frame.dash, 2.0)
            yield sample
            yield from _pattern(entry.emphasis, sample, frame)
            yield from _badge(
                x + _SAMPLE - _badge_width(entry.badge, measure), y, entry.badge, frame, measure, entry.emphasis
            )
            yield Label(x + _SAMPLE + 5, y + 0.8 * _BADGE, entry.label, LEGEND_TEXT, about=entry.emphasis)
            x += _entry_width(entry, measure)


def _reach(shapes: list[Shape], measure: Measure) -> float:
    """How far right the labels of the legend go."""
    labels = [shape for shape in shapes if isinstance(shape, Label) and shape.anchor == "start"]
    return max((label.x + measure(label.text, label.size, label.bold) for label in labels), default=0.0)

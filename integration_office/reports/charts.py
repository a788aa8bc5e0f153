"""Organisation charts as values: boxes, lines and legend of a chart, for every format alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from integration_office.diagram.columns import Kind
from integration_office.diagram.tidy_tree import Layout, tree_layout
from integration_office.diagram.tree import tree_of
from integration_office.reports.errors import ReportError, ReportErrorKind

Point = tuple[float, float]

TEXT_SIZE = 14.0  # in a box of 200 × 56 three lines stand at this size


class Emphasis(Enum):
    """What a variant did to a unit. Shown by line, pattern and letter; colour only repeats it."""

    NONE = "none"
    NEW = "new"
    MOVED = "moved"
    DISSOLVED = "dissolved"
    LAPSING = "lapsing"
    REGRADED = "regraded"
    TOUCHED = "touched"


@dataclass(frozen=True, slots=True)
class PageMark:
    """The last line of a box whose branch goes on elsewhere, or comes from there. `text` holds {page}, on which the
    heading with the bookmark `target` stands; `sheet` says the same where no pages are known, as in a picture."""

    text: str
    target: str
    sheet: str

    def on(self, page: int) -> str:
        return self.text.format(page=page)


@dataclass(frozen=True, slots=True)
class ChartUnit:
    """What a box says, without its place. The first line is the name, which is wrapped where it is long."""

    id: str
    parent: str | None
    lines: tuple[str, ...]
    kind: Kind
    emphasis: Emphasis = Emphasis.NONE
    dashed: bool = False
    mark: PageMark | None = None


@dataclass(frozen=True, slots=True)
class ChartBox:
    """A unit's box: its top left corner and size in chart units, y downwards."""

    id: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    kind: Kind
    emphasis: Emphasis = Emphasis.NONE
    dashed: bool = False
    mark: PageMark | None = None


@dataclass(frozen=True, slots=True)
class ChartLink:
    """The line from a unit to one below it."""

    source: str
    target: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """The letter that marks an emphasis, and what it means, in the paper's language."""

    emphasis: Emphasis
    badge: str
    label: str


@dataclass(frozen=True, slots=True)
class ChartScene:
    """A chart with its top left corner at 0, 0; `text_size` in the same units as the boxes."""

    boxes: tuple[ChartBox, ...]
    links: tuple[ChartLink, ...]
    width: float
    height: float
    legend: tuple[LegendEntry, ...] = ()
    text_size: float = TEXT_SIZE
    stretch: float = 1.0


def arranged(
    units: Sequence[ChartUnit], legend: tuple[LegendEntry, ...] = (), text_size: float = TEXT_SIZE, stretch: float = 1.0
) -> ChartScene:
    """The chart of these units, which stand in pre-order, laid out as on the screen and drawn out in height by
    `stretch`. Raises ReportError where a parent is missing or stands behind its child."""
    rows = _parent_rows(units)
    try:
        layout = tree_layout(tree_of(rows))
    except ValueError as error:
        raise ReportError(ReportErrorKind.CHART_TREE, detail=str(error)) from error
    boxes = tuple(_box(unit, layout, row) for row, unit in enumerate(units))
    links = tuple(_link(units, layout, row, int(above)) for row, above in enumerate(rows) if above >= 0)
    scene = ChartScene(boxes, links, layout.width, layout.height, legend, text_size, stretch)
    return scene if stretch == 1.0 else _drawn_out(scene)


def units_of(scene: ChartScene) -> tuple[ChartUnit, ...]:
    """The units of a chart without their places, in pre-order."""
    parents = {link.target: link.source for link in scene.links}
    below: dict[str | None, list[ChartBox]] = {}
    for box in scene.boxes:
        below.setdefault(parents.get(box.id), []).append(box)
    ordered: list[ChartUnit] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        box = waiting.pop()
        parent = parents.get(box.id)
        ordered.append(ChartUnit(box.id, parent, box.lines, box.kind, box.emphasis, box.dashed, box.mark))
        waiting += reversed(below.get(box.id, []))
    return tuple(ordered)


def legend_of(scene: ChartScene) -> tuple[LegendEntry, ...]:
    """The entries of the legend that the chart needs."""
    used = {box.emphasis for box in scene.boxes}
    return tuple(entry for entry in scene.legend if entry.emphasis in used)


def _drawn_out(scene: ChartScene) -> ChartScene:
    by = scene.stretch
    boxes = tuple(replace(box, y=box.y * by, height=box.height * by) for box in scene.boxes)
    links = tuple(replace(link, points=tuple((x, y * by) for x, y in link.points)) for link in scene.links)
    return replace(scene, boxes=boxes, links=links, height=scene.height * by)


def _parent_rows(units: Sequence[ChartUnit]) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
    row_of = {unit.id: row for row, unit in enumerate(units)}
    rows = [-1 if unit.parent is None else row_of.get(unit.parent, len(units)) for unit in units]
    for row, unit in zip(rows, units, strict=True):
        if row == len(units):
            raise ReportError(ReportErrorKind.CHART_TREE, detail=unit.id)
    return np.array(rows, np.int32)


def _box(unit: ChartUnit, layout: Layout, row: int) -> ChartBox:
    return ChartBox(unit.id, *layout.box(row), unit.lines, unit.kind, unit.emphasis, unit.dashed, unit.mark)


def _link(units: Sequence[ChartUnit], layout: Layout, row: int, above: int) -> ChartLink:
    x, y, _, height = layout.box(row)
    down, top = float(layout.link_x[row]), float(layout.link_top[row])
    points: list[Point] = [(down, top)]
    if layout.from_bus[row]:
        left, upper, width, tall = layout.box(above)
        points = [(left + width / 2, upper + tall), (left + width / 2, top), (down, top)]
    points += [(down, y + height / 2), (x, y + height / 2)] if down < x else [(down, y)]
    return ChartLink(units[above].id, units[row].id, tuple(points))

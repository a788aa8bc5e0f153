"""An organisation chart's elements: lists in lists, as the units hold each other, and a list for the legend."""

from collections.abc import Iterator

from integration_office.reports.chart_shapes import Label, Picture
from integration_office.reports.charts import (
    ChartScene,
    ChartUnit,
    Emphasis,
    LegendEntry,
    PageMark,
    legend_of,
    units_of,
)
from integration_office.reports.fonts import clean
from integration_office.reports.tagging_tree import Attribute, Node
from integration_office.reports.word_breaks import SOFT_HYPHEN

BoxNodes = dict[tuple[str | Emphasis, PageMark | None], Node]
"""By what a label is about, and by its mark: a mark is a link beside what its box says."""

_PLAIN: dict[str, Attribute] = {"ListNumbering": "None"}


def chart_nodes(scene: ChartScene, picture: Picture, node: Node, parent: Node) -> BoxNodes:
    """The element of each box below the list `node`, and of each entry of the legend below `parent`. What a
    box says in full is spoken where the drawing cuts, breaks or abbreviates it."""
    drawn = _drawn(picture)
    lists: dict[str | None, Node] = {None: node}
    bodies: dict[str, Node] = {}
    nodes: BoxNodes = {}
    for unit in units_of(scene):
        if unit.parent not in lists:
            lists[unit.parent] = bodies[str(unit.parent)].child("L", "List", dict(_PLAIN))
        body = bodies[unit.id] = lists[unit.parent].child("LI").child("LBody")
        text = unit_text(unit, scene.legend)
        nodes[unit.id, None] = body.child("Span", spoken=text if text != drawn.get(unit.id) else "")
        if unit.mark:
            nodes[unit.id, unit.mark] = body.child("Link")
    nodes.update(_legend_nodes(legend_of(scene), parent))
    return nodes


def unit_text(unit: ChartUnit, legend: tuple[LegendEntry, ...]) -> str:
    """What a box says, with what its letter stands for."""
    marks = [f"({entry.label})" for entry in legend if entry.emphasis is unit.emphasis]
    return clean(" ".join((*unit.lines, *marks))).replace(SOFT_HYPHEN, "")


def legend_text(entry: LegendEntry) -> str:
    return f"{entry.badge} {entry.label}"


def _drawn(picture: Picture) -> dict[str | Emphasis, str]:
    """What is drawn of each box, line by line, without its mark."""
    lines: dict[str | Emphasis, list[str]] = {}
    for shape in picture.shapes:
        if isinstance(shape, Label) and not shape.mark:
            lines.setdefault(shape.about, []).append(shape.text)
    return {about: clean(" ".join(texts)).replace(SOFT_HYPHEN, "") for about, texts in lines.items()}


def _legend_nodes(entries: tuple[LegendEntry, ...], parent: Node) -> Iterator[tuple[tuple[Emphasis, None], Node]]:
    if entries:
        legend = parent.child("L", "List", dict(_PLAIN))
        yield from (((entry.emphasis, None), legend.child("LI").child("LBody")) for entry in entries)

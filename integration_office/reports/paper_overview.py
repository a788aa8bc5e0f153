"""Alle Varianten auf einen Blick: one A3 page with the figures that decide and a map of what changes in each."""

from collections.abc import Iterator
from dataclasses import replace

from integration_office.diagram.columns import KIND_BY_NAME, Kind
from integration_office.domain.identity import UnitId
from integration_office.reports.blocks import Block, Landscape, OrgChart, PaperSize
from integration_office.reports.chart_shapes import SMALLEST_TEXT
from integration_office.reports.charts import (
    TEXT_SIZE,
    ChartBox,
    ChartLink,
    ChartScene,
    Emphasis,
    LegendEntry,
)
from integration_office.reports.paper_alternatives import at_a_glance
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_sides import Side, legend, sides
from integration_office.reports.paper_traces import Traces
from integration_office.wording.language import Language

MAP_ROOM = (1055.0, 290.0)
"""Points that the map has below the table, width and height; the legend comes below."""

COLUMN, HEAD, GAP, INDENT = 210.0, 44.0, 9.0, 16.0
"""Chart units: the width of a column, the height of a head, the space between, the indent."""

ROOMY_BOX, BOX = 56.0, 42.0
"""Chart units: the height of a box with three lines, and of one with two where more of them would not fit."""

_MOST_COLUMNS = 9
_SMALLEST_SCALE = SMALLEST_TEXT / TEXT_SIZE  # points per chart unit at which type is as small as it may be
_GRAVEST = (
    Emphasis.NEW,
    Emphasis.DISSOLVED,
    Emphasis.MOVED,
    Emphasis.LAPSING,
    Emphasis.REGRADED,
    Emphasis.TOUCHED,
)


def overview(facts: Facts, traces: Traces) -> Iterator[Block]:
    table = at_a_glance(facts, facts.changed, traces)
    # Over the whole page, so that names take few lines and the map has its room.
    yield Landscape((replace(table, weights=(1,) * len(table.alignment)), change_map(facts)), PaperSize.A3)


def change_map(facts: Facts) -> OrgChart:
    """A small chart for each state: the units that are new, moved, dissolved or otherwise changed, by Dezernat."""
    caption = facts.language.tr("Was sich ändert: alle Varianten nebeneinander")
    return OrgChart(_scene(facts), caption, f"{caption}. {' '.join(_described(facts))}")


def _scene(facts: Facts) -> ChartScene:
    """A column for the Ist-Stand and one or more for each variant, in as many rows of columns as it takes; of what
    does not fit the gravest changes stay."""
    changes = [_changed_units(facts, each) for each in facts.changed]
    a_row = min(_MOST_COLUMNS, len(changes) or 1)
    bands = -(-len(changes) // a_row) or 1
    room = _MOST_COLUMNS // a_row
    box = ROOMY_BOX if all(len(each) <= room * _rows_of_boxes(bands, ROOMY_BOX) for each in changes) else BOX
    most = _rows_of_boxes(bands, box)
    wide = [_columns_needed(len(each), most, room) for each in changes]
    sheet = _Sheet(box)
    sheet.head("0", 0, 0.0, (facts.null.name, facts.language.tr("keine Änderung")))
    at = 1
    for number, (variant, changed, columns) in enumerate(zip(facts.changed, changes, wide, strict=True)):
        band = number // a_row
        at = 1 if number % a_row == 0 else at
        top = band * (HEAD + GAP + most * (box + GAP) + GAP)
        _place(facts, sheet, variant, (str(number + 1), at, top, columns, most), changed)
        at += columns
    return sheet.scene(legend(facts.language))


def _rows_of_boxes(bands: int, box: float) -> int:
    """How many boxes stand below each other in the room there is, at type that can be read."""
    height = MAP_ROOM[1] / _SMALLEST_SCALE / bands
    return max(1, int((height - HEAD - 2 * GAP) / (box + GAP)))


def _columns_needed(changes: int, most: int, room: int) -> int:
    return max(1, min(room, -(-changes // most)))


Place = tuple[str, int, float, int, int]
"""Key of a variant, its first column, its top, how many columns it has, how many boxes each."""


def _place(facts: Facts, sheet: "_Sheet", variant: Variant, place: Place, changed: "list[Changed]") -> None:
    key, at, top, columns, most = place
    sheet.head(key, at, top, (variant.name,), columns)
    room, step = columns * most, sheet.box_height + GAP
    shown = changed if len(changed) <= room else changed[: room - 1]
    for number, (side, unit, mark) in enumerate(shown):
        value = side.organisation.units[unit]
        where = (at + number // most, top + HEAD + GAP + number % most * step)
        lines = (value.name, *_beside(side, unit, facts.language))
        sheet.box(f"{key} {mark.value} {unit}", key, where, lines, KIND_BY_NAME[value.kind.value], mark)
    if len(shown) < len(changed):
        left = len(changed) - len(shown)
        where = (at + columns - 1, top + HEAD + GAP + (most - 1) * step)
        text = facts.language.trn("{n} weitere Einheit", "{n} weitere Einheiten", left)
        sheet.box(f"{key} …", key, where, (text,), Kind.OFFICE, Emphasis.NONE)


def _beside(side: Side, unit: UnitId, language: Language) -> Iterator[str]:
    """That posts of a unit fall away or are regraded, where something graver marks it."""
    badges = {entry.emphasis: entry.badge for entry in legend(language)}
    found = [badges[each] for each in side.beside.get(unit, ())]
    if found:
        yield language.tr("auch {marks}", marks=", ".join(found))


class _Sheet:
    """Boxes in columns, as they are put down."""

    def __init__(self, box_height: float) -> None:
        self.box_height = box_height
        self._boxes: list[ChartBox] = []
        self._links: list[ChartLink] = []

    def head(self, key: str, at: int, top: float, lines: tuple[str, ...], columns: int = 1) -> None:
        width = columns * COLUMN - GAP
        self._boxes.append(ChartBox(key, at * COLUMN, top, width, HEAD, lines, Kind.DIRECTORATE))

    def box(
        self, id: str, key: str, where: tuple[int, float], lines: tuple[str, ...], kind: Kind, mark: Emphasis
    ) -> None:
        left, y = where[0] * COLUMN, where[1]
        self._boxes.append(ChartBox(id, left + INDENT, y, COLUMN - GAP - INDENT, self.box_height, lines, kind, mark))
        top = next(box.y for box in self._boxes if box.id == key) + HEAD
        line = left + INDENT / 2
        self._links.append(
            ChartLink(key, id, ((line, top), (line, y + self.box_height / 2), (left + INDENT, y + self.box_height / 2)))
        )

    def scene(self, entries: tuple[LegendEntry, ...]) -> ChartScene:
        # As wide as the page, so that no format makes it larger and thus too high for what is left of the page.
        width = max((_MOST_COLUMNS + 1) * COLUMN - GAP, *(box.x + box.width for box in self._boxes))
        height = max(box.y + box.height for box in self._boxes)
        return ChartScene(tuple(self._boxes), tuple(self._links), width, height, entries)


Changed = tuple[Side, UnitId, Emphasis]


def _changed_units(facts: Facts, variant: Variant) -> list[Changed]:
    """What is new, moved or touched as it will be, what ends as it was; the gravest first, then as in the chart."""
    before, after = sides(facts, variant)
    found = [(after, unit, after.marks[unit]) for unit in after.organisation.preorder]
    found += [(before, unit, mark) for unit, mark in before.marks.items() if mark is Emphasis.DISSOLVED]
    marked = [each for each in found if each[2] is not Emphasis.NONE]
    return sorted(marked, key=lambda each: _GRAVEST.index(each[2]))


def _described(facts: Facts) -> Iterator[str]:
    """Each variant in words: how many units of each mark, with their names."""
    for variant in facts.changed:
        changed = _changed_units(facts, variant)
        groups = []
        for entry in legend(facts.language):
            names = tuple(
                side.organisation.units[unit].name
                for side, unit, mark in changed
                if entry.emphasis in (mark, *side.beside.get(unit, ()))
            )
            if names:
                groups.append(f"{entry.label}: {facts.names.listed(names, limit=12)}")
        yield f"{variant.name}: {'; '.join(groups) or facts.language.tr('keine Änderung')}."

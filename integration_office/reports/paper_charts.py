"""Organigramm vorher und nachher: the offices a variant touches in full, the rest summed up; the whole city on A3."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from integration_office.diagram.columns import KIND_BY_NAME, Kind
from integration_office.domain.identity import UnitId
from integration_office.reports.blocks import (
    Block,
    Heading,
    Landscape,
    OrgChart,
    PaperSize,
    Paragraph,
)
from integration_office.reports.chart_pictures import MOST_LINES, fitting_scale, smallest_scale, with_whole_names
from integration_office.reports.chart_sheets import LinkedSheet, SheetMarks, linked_sheets
from integration_office.reports.chart_svg import estimated_width
from integration_office.reports.charts import ChartScene, ChartUnit, PageMark, arranged
from integration_office.reports.office_fonts import measuring_fonts
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_facts import Facts
from integration_office.reports.paper_sides import Side, legend, sides
from integration_office.wording.language import Language
from integration_office.wording.numbers import fte_number

A4_ROOM, A3_ROOM = (708.0, 331.0), (1056.0, 577.0)
"""Points that a chart has on a landscape page, width and height, in whatever format has the least."""
_MARKS_ROOM = 40.0
"""What the lines below a sheet may take that say where its boxes go on, in formats with pictures."""

LARGER_TYPE = (15.0, 16.0, 17.0)
"""In chart units: at these a box still holds two lines."""

MOST_UNITS = 3_000
"""Nobody reads a chart of more units on paper."""


def charts(facts: Facts) -> Iterator[Block]:
    """The relevant part before and after, each on pages of its own."""
    tr, variant = facts.language.tr, facts.proposal
    before, after = sides(facts, variant)
    if not before.relevant and not after.relevant:
        yield Paragraph(tr("Die Gliederung ändert sich nicht."))
        return
    text = tr("Gezeigt ist, was sich ändert, mit allem, was darüber steht; das Übrige ist zusammengefasst.")
    if facts.sees(Sight.UNIT_SIZES):
        text = tr("{text} Die Zahlen sind VZÄ Soll einschließlich aller Untereinheiten.", text=text)
    captions = (
        tr("Organigramm vorher (Ist-Stand)"),
        tr("Organigramm nachher (Variante „{name}“)", name=variant.name),
    )
    explained: tuple[Block, ...] = (Paragraph(text, small=True),)
    for key, side, caption in zip(("vorher", "nachher"), (before, after), captions, strict=True):
        yield from _part_chart(facts, side, caption, f"organigramm-{key}", explained)
        explained = ()


def whole_charts(facts: Facts) -> Iterator[Block]:
    """The whole city before and after, on as many pages as it takes."""
    tr = facts.language.tr
    captions = (tr("Ganze Verwaltung vorher (Ist-Stand)"), tr("Ganze Verwaltung nachher"))
    keys = ("gesamt-vorher", "gesamt-nachher")
    for key, side, caption in zip(keys, sides(facts, facts.proposal), captions, strict=True):
        if not side.marks:
            continue
        if len(side.marks) > MOST_UNITS:
            text = tr("{caption}: mit {n} Einheiten zu groß, um lesbar zu sein.", caption=caption, n=len(side.marks))
            yield Paragraph(text)
        else:
            scene, size = _whole_scene(facts, side)
            yield from _sheets(facts, _Chart(scene, caption, key, size))


@dataclass(frozen=True)
class _Chart:
    """A chart with what its sheets need: the bookmark of each begins with `key`."""

    scene: ChartScene
    caption: str
    key: str
    size: PaperSize


def _part_chart(facts: Facts, side: Side, caption: str, key: str, above: tuple[Block, ...]) -> Iterator[Landscape]:
    """What is relevant of a state, on A4 if its names can be read there, else on A3."""
    short = not facts.sees(Sight.UNIT_SIZES)
    units = tuple(_Part(side, facts.language, short=short).units())
    scene = with_whole_names(arranged(units, legend(facts.language)), measuring_fonts().width)
    size = PaperSize.A4 if _is_readable(scene, A4_ROOM) else PaperSize.A3
    yield from _sheets(facts, _Chart(scene, caption, key, size), above)


def _sheets(facts: Facts, chart: _Chart, above: tuple[Block, ...] = ()) -> Iterator[Landscape]:
    """Each sheet on a page of its own, under a heading that others lead to."""
    room = A4_ROOM if chart.size is PaperSize.A4 else A3_ROOM
    words = Words(facts.language, chart.key)
    marks = SheetMarks(words.onward, words.back)
    whole = chart.scene
    if not _is_readable(whole, room):
        whole = with_whole_names(whole, measuring_fonts().width, marked=True)
    left = room if _is_readable(whole, room) else (room[0], room[1] - _MARKS_ROOM)
    found = linked_sheets(whole, lambda scene: _is_readable(scene, left), marks)
    for sheet in found:
        title = _sheet_title(facts, chart.caption, sheet, len(found))
        described = _description(facts, sheet.scene, title)
        body = OrgChart(sheet.scene, " › ".join(sheet.path) or chart.caption, described, title)
        if len(found) == 1:
            yield Landscape((*above, body), chart.size)
            return
        heading = Heading(2, title, words.bookmark(sheet.number))
        yield Landscape((*above, heading, body), chart.size)
        above = ()


@dataclass(frozen=True)
class Words:
    """What the boxes say that go on on other sheets of a chart, and those that come from one."""

    language: Language
    key: str

    def onward(self, numbers: tuple[int, ...]) -> PageMark:
        tr, first = self.language.tr, numbers[0]
        if len(numbers) > 1:
            sheet = tr("weiter auf Blatt {n} ff.", n=first)
            return PageMark(tr("weiter auf Seite {page} ff."), self.bookmark(first), sheet)
        return PageMark(tr("weiter auf Seite {page}"), self.bookmark(first), tr("weiter auf Blatt {n}", n=first))

    def back(self, number: int) -> PageMark:
        tr = self.language.tr
        sheet = tr("Fortsetzung von Blatt {n}", n=number)
        return PageMark(tr("Fortsetzung von Seite {page}"), self.bookmark(number), sheet)

    def bookmark(self, number: int) -> str:
        return f"{self.key}-{number}"


def _sheet_title(facts: Facts, caption: str, sheet: LinkedSheet, count: int) -> str:
    if count == 1:
        return caption
    return facts.language.tr("{caption}, Blatt {n} von {count}", caption=caption, n=sheet.number, count=count)


def _whole_scene(facts: Facts, side: Side) -> tuple[ChartScene, PaperSize]:
    """All units, with FTE if that fits a page, else with names alone in larger type, else to be cut."""
    language, short_only = facts.language, not facts.sees(Sight.UNIT_SIZES)
    roomy, short = (
        arranged(tuple(_Part(side, language, whole=True, short=each).units()), legend(language))
        for each in (short_only, True)
    )
    candidates = (roomy, *(replace(short, text_size=size) for size in LARGER_TYPE))
    measure = measuring_fonts().width
    with_names = [with_whole_names(scene, measure, most) for most in (MOST_LINES, 3) for scene in candidates]
    if _is_readable(with_names[0], A4_ROOM):
        return with_names[0], PaperSize.A4
    readable = (scene for scene in (*with_names, *candidates) if _is_readable(scene, A3_ROOM))
    return next(readable, roomy), PaperSize.A3


@dataclass(frozen=True)
class _Part:
    """The boxes of a chart in pre-order: all units, or the relevant ones and the others in sum."""

    side: Side
    language: Language
    whole: bool = False
    short: bool = False

    def units(self) -> Iterator[ChartUnit]:
        for root in self.side.organisation.roots:
            yield from self._branch(root, None)

    def _branch(self, unit: UnitId, parent: str | None) -> Iterator[ChartUnit]:
        yield self._box(unit, parent)
        children = self.side.organisation.children.get(unit, ())
        shown = [child for child in children if self._is_shown(child)]
        for child in shown:
            yield from self._branch(child, unit)
        left = [child for child in children if child not in shown]
        if left and shown:
            yield from self._rest(left, unit)

    def _is_shown(self, unit: UnitId) -> bool:
        return self.whole or unit in self.side.relevant

    def _box(self, unit: UnitId, parent: str | None) -> ChartUnit:
        value = self.side.organisation.units[unit]
        number = fte_number(self.side.fte[unit], self.language)
        lines = (value.name,) if self.short else (value.name, self._size(number))
        return ChartUnit(unit, parent, lines, KIND_BY_NAME[value.kind.value], self.side.marks[unit])

    def _rest(self, left: list[UnitId], parent: UnitId) -> Iterator[ChartUnit]:
        if len(left) == 1:
            yield self._box(left[0], parent)
            return
        text = self.language.tr("{n} weitere, unverändert", n=len(left))
        number = fte_number(sum(self.side.fte[unit] for unit in left), self.language)
        lines = (text,) if self.short else (text, self._size(number))
        yield ChartUnit(f"{parent} …", parent, lines, Kind.OFFICE, dashed=True)

    def _size(self, number: str) -> str:
        return self.language.tr("{number} VZÄ", number=number)


def _description(facts: Facts, scene: ChartScene, title: str) -> str:
    """What somebody reads who cannot see the sheet: what it shows, how much, and every marked unit."""
    language = facts.language
    groups = []
    for entry in legend(language):
        marked = [box.lines[0] for box in scene.boxes if box.emphasis is entry.emphasis]
        if marked:
            groups.append(f"{entry.label}: {facts.names.listed(tuple(marked), limit=30)}")
    boxes = len(scene.boxes)
    text = language.trn("{caption}: {n} Kasten.", "{caption}: {n} Kästen.", boxes, caption=title)
    return f"{text} {'; '.join(groups)}." if groups else text


def _is_readable(scene: ChartScene, room: tuple[float, float]) -> bool:
    """Whether type of at least 7 points fits; the width of type is estimated."""
    return fitting_scale(scene, *room, estimated_width) >= smallest_scale(scene)

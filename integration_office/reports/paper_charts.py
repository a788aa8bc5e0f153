"""Organigramm vorher und nachher: the offices a variant touches in full, the rest summed up; the whole city on A3."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from integration_office.analysis.evaluation import Evaluation
from integration_office.diagram.columns import KIND_BY_NAME, Kind
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.unit import Unit
from integration_office.reports.blocks import Block, Landscape, OrgChart, PaperSize, Paragraph
from integration_office.reports.chart_cutting import sheets
from integration_office.reports.chart_pictures import fitting_scale, smallest_scale
from integration_office.reports.chart_svg import estimated_width
from integration_office.reports.charts import ChartScene, ChartUnit, Emphasis, LegendEntry, arranged
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.wording.language import Language
from integration_office.wording.numbers import fte_number

A4_ROOM, A3_ROOM = (710.0, 360.0), (1060.0, 600.0)
"""Points that a chart has on a landscape page, width and height."""

LARGER_TYPE = (15.0, 16.0, 17.0)
"""In chart units: at these a box still holds two lines."""

MOST_PAGES, MOST_UNITS = 6, 600
"""More pages of A3 than this show nobody anything; more units than this never fit them."""


@dataclass(frozen=True)
class Side:
    """One state of the pair: its organisation, what each unit is marked with, the units that marked ones hang
    or hung below, the FTE each holds."""

    organisation: Organisation
    marks: dict[UnitId, Emphasis]
    near: frozenset[UnitId]
    fte: dict[UnitId, int]

    @cached_property
    def relevant(self) -> frozenset[UnitId]:
        """Every marked unit and what it hung below, with all above; what is new, moved or dissolved with all below."""
        marked = [unit for unit, mark in self.marks.items() if mark is not Emphasis.NONE]
        whole = [unit for unit in marked if self.marks[unit] is not Emphasis.TOUCHED]
        above = {each.id for unit in (*marked, *self.near) for each in self.organisation.ancestry(unit)}
        return frozenset(above | {each for unit in whole for each in self.organisation.subtree(unit)})


def charts(facts: Facts) -> Iterator[Block]:
    """The relevant part before and after, each on pages of its own."""
    tr, variant = facts.language.tr, facts.proposal
    before, after = sides(variant)
    if not before.relevant and not after.relevant:
        yield Paragraph(tr("Die Gliederung ändert sich nicht."))
        return
    explanation = Paragraph(
        tr(
            "Gezeigt ist, was sich ändert, mit allem, was darüber steht; das Übrige ist zusammengefasst. Die Zahlen "
            "sind VZÄ Soll einschließlich aller Untereinheiten."
        ),
        small=True,
    )
    yield _part_chart(facts, before, tr("Organigramm vorher (Ist-Stand)"), explanation)
    yield _part_chart(facts, after, tr("Organigramm nachher (Variante „{name}“)", name=variant.name))


def whole_charts(facts: Facts) -> Iterator[Block]:
    """The whole city before and after, on as few pages as can be read."""
    tr = facts.language.tr
    captions = (tr("Ganze Verwaltung vorher (Ist-Stand)"), tr("Ganze Verwaltung nachher"))
    for side, caption in zip(sides(facts.proposal), captions, strict=True):
        if not side.marks:
            continue
        found = _whole_scene(side, facts.language)
        if found is None:
            text = tr("{caption}: mit {n} Einheiten zu groß, um lesbar zu sein.", caption=caption, n=len(side.marks))
            yield Paragraph(text)
        else:
            scene, size = found
            yield Landscape((OrgChart(scene, caption, _description(facts, side, caption)),), size)


def sides(variant: Variant) -> tuple[Side, Side]:
    """The Ist-Stand and the variant, each unit marked with what happens to it or has happened."""
    old, new = variant.effects.before, variant.effects.after
    staffs = [_staff(each.organisation) for each in (old, new)]
    before = {unit.id: _mark_before(unit, new.organisation, staffs) for unit in old.organisation.units.values()}
    after = {unit.id: _mark_after(unit, old.organisation, staffs) for unit in new.organisation.units.values()}
    near = _parents(old.organisation, before) | _parents(new.organisation, after)
    return (
        Side(old.organisation, before, near & before.keys(), _fte(old)),
        Side(new.organisation, after, near & after.keys(), _fte(new)),
    )


def _parents(organisation: Organisation, marks: dict[UnitId, Emphasis]) -> frozenset[UnitId]:
    parents = (organisation.units[unit].parent for unit, mark in marks.items() if mark is not Emphasis.NONE)
    return frozenset(parent for parent in parents if parent is not None)


Staff = dict[UnitId, Counter[tuple[PositionId, int, str]]]


def _staff(organisation: Organisation) -> Staff:
    """The own posts of each unit with what a chart says of them: FTE and grade."""
    found: Staff = {unit: Counter() for unit in organisation.units}
    for post in organisation.positions.values():
        found[post.unit][post.id, post.fte_planned, str(post.grade)] += 1
    return found


def _mark_before(unit: Unit, after: Organisation, staffs: list[Staff]) -> Emphasis:
    if unit.id not in after.units:
        return Emphasis.DISSOLVED
    return _difference(unit, after.units[unit.id], staffs)


def _mark_after(unit: Unit, before: Organisation, staffs: list[Staff]) -> Emphasis:
    if unit.id not in before.units:
        return Emphasis.NEW
    return _difference(before.units[unit.id], unit, staffs)


def _difference(before: Unit, after: Unit, staffs: list[Staff]) -> Emphasis:
    if before.parent != after.parent:
        return Emphasis.MOVED
    changed = staffs[0][before.id] != staffs[1][after.id] or before.name != after.name
    return Emphasis.TOUCHED if changed else Emphasis.NONE


def _fte(figures: Evaluation) -> dict[UnitId, int]:
    """Planned FTE (ten-thousandths) of each unit with all it holds."""
    own = np.zeros(len(figures.units.ids), dtype=np.int64)
    np.add.at(own, figures.positions.unit, figures.positions.planned)
    sums = figures.units.subtree_sums(own).tolist()
    return dict(zip(figures.units.ids, sums, strict=True))


def _part_chart(facts: Facts, side: Side, caption: str, *above: Block) -> Landscape:
    """What is relevant of a state, on A4 if its names can be read there, else on A3."""
    scene = arranged(tuple(_Part(side, facts.language).units()), _legend(facts.language))
    chart = OrgChart(scene, caption, _description(facts, side, caption))
    return Landscape((*above, chart), PaperSize.A4 if _is_readable(scene, A4_ROOM) else PaperSize.A3)


def _whole_scene(side: Side, language: Language) -> tuple[ChartScene, PaperSize] | None:
    """All units, with FTE if that fits a page, else with names alone in larger type, else on several pages."""
    if len(side.marks) > MOST_UNITS:
        return None
    roomy, short = (
        arranged(tuple(_Part(side, language, whole=True, short=short).units()), _legend(language))
        for short in (False, True)
    )
    if _is_readable(roomy, A4_ROOM):
        return roomy, PaperSize.A4
    for scene in (roomy, *(replace(short, text_size=size) for size in LARGER_TYPE)):
        if _is_readable(scene, A3_ROOM):
            return scene, PaperSize.A3
    pages = sheets(roomy, lambda scene: _is_readable(scene, A3_ROOM))
    return (roomy, PaperSize.A3) if len(pages) <= MOST_PAGES else None


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
        yield ChartUnit(f"{parent} …", parent, (text, self._size(number)), Kind.OFFICE, dashed=True)

    def _size(self, number: str) -> str:
        return self.language.tr("{number} VZÄ", number=number)


def _legend(language: Language) -> tuple[LegendEntry, ...]:
    tr = language.tr
    return (
        LegendEntry(Emphasis.NEW, tr("N"), tr("neu")),
        LegendEntry(Emphasis.MOVED, tr("V"), tr("verlegt")),
        LegendEntry(Emphasis.DISSOLVED, tr("A"), tr("wird aufgelöst")),
        LegendEntry(Emphasis.TOUCHED, tr("S"), tr("Stellen oder Name ändern sich")),
    )


def _description(facts: Facts, side: Side, caption: str) -> str:
    """What somebody reads who cannot see the chart: its size and every marked unit."""
    language, names = facts.language, facts.names
    groups = []
    for entry in _legend(language):
        marked = [side.organisation.units[unit].name for unit, mark in side.marks.items() if mark is entry.emphasis]
        if marked:
            groups.append(f"{entry.label}: {names.listed(tuple(marked), limit=30)}")
    text = language.tr("{caption} mit {n} Einheiten.", caption=caption, n=len(side.marks))
    return f"{text} {'; '.join(groups)}." if groups else text


def _is_readable(scene: ChartScene, room: tuple[float, float]) -> bool:
    """Whether type of at least 7 points fits; the width of type is estimated."""
    return fitting_scale(scene, *room, estimated_width) >= smallest_scale(scene)

"""What a variant did to each unit: Ist-Stand and variant with every unit marked, for all charts of the paper."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.unit import Unit
from integration_office.reports.charts import Emphasis, LegendEntry
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_disclosure import is_small
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.wording.language import Language


@dataclass(frozen=True)
class Side:
    """One state of the pair: its organisation, what each unit is marked with, the units that marked ones hang
    or hung below, the FTE each holds; `beside`: that its posts are kw or ku where something graver marks it."""

    organisation: Organisation
    marks: dict[UnitId, Emphasis]
    near: frozenset[UnitId]
    fte: dict[UnitId, int]
    beside: dict[UnitId, tuple[Emphasis, ...]]

    @cached_property
    def relevant(self) -> frozenset[UnitId]:
        """Every marked unit and what it hung below, with all above; what is new, moved or dissolved with all below."""
        marked = [unit for unit, mark in self.marks.items() if mark is not Emphasis.NONE]
        whole = [unit for unit in marked if self.marks[unit] in _WITH_ALL_BELOW]
        above = {each.id for unit in (*marked, *self.near) for each in self.organisation.ancestry(unit)}
        return frozenset(above | {each for unit in whole for each in self.organisation.subtree(unit)})


_WITH_ALL_BELOW = frozenset({Emphasis.NEW, Emphasis.MOVED, Emphasis.DISSOLVED})


def sides(facts: Facts, variant: Variant) -> tuple[Side, Side]:
    """The Ist-Stand and the variant, each unit marked with what happens to it or has happened."""
    marking = _Marking(facts, variant)
    old, new = variant.effects.before, variant.effects.after
    before = {unit.id: marking.before(unit) for unit in old.organisation.units.values()}
    after = {unit.id: marking.after(unit) for unit in new.organisation.units.values()}
    near = _parents(old.organisation, before) | _parents(new.organisation, after)
    return (
        Side(old.organisation, before, near & before.keys(), _fte(old), marking.beside(before)),
        Side(new.organisation, after, near & after.keys(), _fte(new), marking.beside(after)),
    )


def legend(language: Language) -> tuple[LegendEntry, ...]:
    tr = language.tr
    return (
        LegendEntry(Emphasis.NEW, tr("N"), tr("neu")),
        LegendEntry(Emphasis.MOVED, tr("V"), tr("verlegt")),
        LegendEntry(Emphasis.DISSOLVED, tr("A"), tr("wird aufgelöst")),
        LegendEntry(Emphasis.LAPSING, tr("kw"), tr("Stellen fallen weg (kw)")),
        LegendEntry(Emphasis.REGRADED, tr("ku"), tr("Stellen werden umgewandelt (ku)")),
        LegendEntry(Emphasis.TOUCHED, tr("S"), tr("Stellen oder Name ändern sich")),
    )


Staff = dict[UnitId, Counter[tuple[PositionId, int, str]]]


class _Marking:
    """The marks of one variant; the gravest change of a unit is the one that shows."""

    def __init__(self, facts: Facts, variant: Variant) -> None:
        self._old, self._new = variant.effects.before.organisation, variant.effects.after.organisation
        self._staffs = [_staff(each) for each in (self._old, self._new)]
        affected = variant.effects.affected()
        self._lapsing = _units(facts, self._old, affected.cut)
        self._regraded = _units(facts, self._new, affected.regraded)

    def before(self, unit: Unit) -> Emphasis:
        after = self._new.units.get(unit.id)
        return Emphasis.DISSOLVED if after is None else self._difference(unit, after)

    def after(self, unit: Unit) -> Emphasis:
        before = self._old.units.get(unit.id)
        return Emphasis.NEW if before is None else self._difference(before, unit)

    def beside(self, marks: dict[UnitId, Emphasis]) -> dict[UnitId, tuple[Emphasis, ...]]:
        posts = ((Emphasis.LAPSING, self._lapsing), (Emphasis.REGRADED, self._regraded))
        found = {
            unit: tuple(each for each, units in posts if unit in units and each is not mark)
            for unit, mark in marks.items()
        }
        return {unit: each for unit, each in found.items() if each}

    def _difference(self, before: Unit, after: Unit) -> Emphasis:
        if before.parent != after.parent:
            return Emphasis.MOVED
        if before.id in self._lapsing:
            return Emphasis.LAPSING
        if before.id in self._regraded:
            return Emphasis.REGRADED
        changed = self._staffs[0][before.id] != self._staffs[1][after.id] or before.name != after.name
        return Emphasis.TOUCHED if changed else Emphasis.NONE


def _units(facts: Facts, state: Organisation, posts: tuple[PositionId, ...]) -> frozenset[UnitId]:
    """The units of these posts; where small groups are not shown, those with enough of them."""
    counts = Counter(state.positions[post].unit for post in posts)
    hidden = not facts.sees(Sight.SMALL_GROUPS)
    return frozenset(unit for unit, count in counts.items() if not (hidden and is_small(count)))


def _parents(organisation: Organisation, marks: dict[UnitId, Emphasis]) -> frozenset[UnitId]:
    parents = (organisation.units[unit].parent for unit, mark in marks.items() if mark is not Emphasis.NONE)
    return frozenset(parent for parent in parents if parent is not None)


def _staff(organisation: Organisation) -> Staff:
    """The own posts of each unit with what a chart says of them: FTE and grade."""
    found: Staff = {unit: Counter() for unit in organisation.units}
    for post in organisation.positions.values():
        found[post.unit][post.id, post.fte_planned, str(post.grade)] += 1
    return found


def _fte(figures: Evaluation) -> dict[UnitId, int]:
    """Planned FTE (ten-thousandths) of each unit with all it holds."""
    own = np.zeros(len(figures.units.ids), dtype=np.int64)
    np.add.at(own, figures.positions.unit, figures.positions.planned)
    sums = figures.units.subtree_sums(own).tolist()
    return dict(zip(figures.units.ids, sums, strict=True))

"""Changes by which a unit ends and hands on what it held: dissolve, merge, split."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from integration_office.domain.changes.structure import checked_new_unit
from integration_office.domain.errors import (
    EmptyName,
    NothingToMerge,
    NothingToSplitInto,
    RootNeedsParent,
    SplitForeign,
    SplitIncomplete,
    TargetInsideUnit,
)
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.unit import Unit, UnitKind


@dataclass(frozen=True, slots=True)
class DissolveUnit:
    """A unit ends; its child units, posts and budget lines go to `to`."""

    unit: UnitId
    to: UnitId

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        self.refuse(organisation)
        return handed_over(organisation, {self.unit: self.to})

    def refuse(self, organisation: Organisation) -> None:
        """Raises what `apply` would, without the work."""
        organisation.unit(self.unit)
        organisation.unit(self.to)
        if organisation.is_same_or_below(self.to, self.unit):
            raise TargetInsideUnit(self.unit, self.to)


@dataclass(frozen=True, slots=True)
class MergeUnits:
    """Units become one: a new unit, or one of them (then kind and parent stay unless they are given)."""

    units: tuple[UnitId, ...]
    id: UnitId
    name: str
    kind: UnitKind | None = None
    parent: UnitId | None = None

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        for unit in self.units:
            organisation.unit(unit)
        ending = [unit for unit in dict.fromkeys(self.units) if unit != self.id]
        if len(set(self.units)) < 2:
            raise NothingToMerge(tuple(self.units))
        merged = self._merged(organisation)
        self._refuse_parent_inside(organisation, merged, ending)
        return handed_over(organisation.with_units([merged]), dict.fromkeys(ending, self.id))

    def _merged(self, organisation: Organisation) -> Unit:
        if self.id not in self.units:
            first = organisation.unit(self.units[0])
            parent = self.parent if self.parent is not None else first.parent
            kind = self.kind or first.kind
            return checked_new_unit(organisation, Unit(self.id, self.name, kind, parent))
        stays = organisation.unit(self.id)
        if not self.name.strip():
            raise EmptyName(self.id)
        parent = self.parent if self.parent is not None else stays.parent
        return replace(stays, name=self.name, kind=self.kind or stays.kind, parent=parent)

    def _refuse_parent_inside(self, organisation: Organisation, merged: Unit, ending: Collection[UnitId]) -> None:
        if merged.parent is None:
            return
        for ancestor in organisation.ancestry(merged.parent):
            if ancestor.id in ending or ancestor.id == self.id:
                raise TargetInsideUnit(ancestor.id, merged.parent)


@dataclass(frozen=True, slots=True)
class SplitPart:
    """A new unit and what of the old one it takes over."""

    id: UnitId
    name: str
    kind: UnitKind
    positions: tuple[PositionId, ...] = ()
    units: tuple[UnitId, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitUnit:
    """A unit ends and becomes parts where it hung; its budget lines go to the first part."""

    unit: UnitId
    into: tuple[SplitPart, ...]

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        old = organisation.unit(self.unit)
        if len(self.into) < 2:
            raise NothingToSplitInto(self.unit)
        if old.parent is None:
            raise RootNeedsParent(self.unit)
        self._refuse_unless_everything_is_listed_once(organisation)
        changed = organisation
        for part in self.into:
            new = checked_new_unit(changed, Unit(part.id, part.name, part.kind, old.parent))
            changed = changed.with_units([new])
        for part in self.into:
            changed = _taken_over(changed, part)
        return handed_over(changed, {self.unit: self.into[0].id})

    def _refuse_unless_everything_is_listed_once(self, organisation: Organisation) -> None:
        own_posts = {each.id for each in organisation.positions.values() if each.unit == self.unit}
        own_units = {each.id for each in organisation.units.values() if each.parent == self.unit}
        for listed, held in (
            ([post for part in self.into for post in part.positions], own_posts),
            ([unit for part in self.into for unit in part.units], own_units),
        ):
            self._refuse_foreign(listed, held)
        left_posts = own_posts - {post for part in self.into for post in part.positions}
        left_units = own_units - {unit for part in self.into for unit in part.units}
        if left_posts or left_units:
            raise SplitIncomplete(self.unit, tuple(sorted(left_posts)), tuple(sorted(left_units)))

    def _refuse_foreign(self, listed: Collection[str], held: Collection[str]) -> None:
        seen: set[str] = set()
        for each in listed:
            if each not in held or each in seen:
                raise SplitForeign(self.unit, each)
            seen.add(each)


def handed_over(organisation: Organisation, to: Mapping[UnitId, UnitId]) -> Organisation:
    """Without the units `to` names as keys; what each held is held by the unit it names."""
    below = [
        replace(unit, parent=to[unit.parent])
        for unit in organisation.units.values()
        if unit.parent is not None and unit.parent in to and unit.id not in to
    ]
    moved = [replace(each, unit=to[each.unit]) for each in organisation.positions.values() if each.unit in to]
    lapsing = [
        replace(each, position=replace(each.position, unit=to[each.position.unit]))
        for each in organisation.lapsing.values()
        if each.position.unit in to
    ]
    changed = organisation.with_units(below, to)
    if moved:
        changed = changed.with_positions(moved)
    if lapsing:
        changed = changed.with_lapsing(lapsing)
    revenues = [replace(each, unit=to[each.unit]) for each in organisation.revenues.values() if each.unit in to]
    if revenues:
        changed = changed.with_revenues(revenues)
    return _with_budget_handed_over(changed, to)


def _with_budget_handed_over(organisation: Organisation, to: Mapping[UnitId, UnitId]) -> Organisation:
    if not any(line.unit in to for line in organisation.budget):
        return organisation
    budget = (replace(line, unit=to[line.unit]) if line.unit in to else line for line in organisation.budget)
    return replace(organisation, budget=tuple(budget))


def _taken_over(organisation: Organisation, part: SplitPart) -> Organisation:
    units = [replace(organisation.unit(unit), parent=part.id) for unit in part.units]
    posts = [replace(organisation.position(post), unit=part.id) for post in part.positions]
    return organisation.with_units(units).with_positions(posts)

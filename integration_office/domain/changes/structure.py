"""Changes of the tree itself: create, move and rename a unit."""

from dataclasses import dataclass, replace
from datetime import date

from integration_office.domain.errors import EmptyId, EmptyName, IdTaken, RootNeedsParent, UnitIntoItself
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.unit import Unit, UnitKind


@dataclass(frozen=True, slots=True)
class CreateUnit:
    """A new unit below `parent`; only the first unit of an organisation has none."""

    id: UnitId
    name: str
    kind: UnitKind
    parent: UnitId | None

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        unit = checked_new_unit(organisation, Unit(self.id, self.name, self.kind, self.parent))
        return organisation.with_units([unit])


@dataclass(frozen=True, slots=True)
class MoveUnit:
    """A unit, with all below it, to another parent."""

    unit: UnitId
    to: UnitId

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        unit = organisation.unit(self.unit)
        organisation.unit(self.to)
        if organisation.is_same_or_below(self.to, self.unit):
            raise UnitIntoItself(self.unit, self.to)
        return organisation.with_units([replace(unit, parent=self.to)])


@dataclass(frozen=True, slots=True)
class RenameUnit:
    unit: UnitId
    name: str

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        unit = organisation.unit(self.unit)
        if not self.name.strip():
            raise EmptyName(self.unit)
        return organisation.with_units([replace(unit, name=self.name)])


def checked_new_unit(organisation: Organisation, unit: Unit) -> Unit:
    """`unit` if it may join; raises EmptyId, EmptyName, IdTaken, UnknownUnit, RootNeedsParent."""
    if not unit.id.strip():
        raise EmptyId("unit")
    if not unit.name.strip():
        raise EmptyName(unit.id)
    if unit.id in organisation.units:
        raise IdTaken("unit", unit.id)
    if unit.parent is not None:
        organisation.unit(unit.parent)
    elif organisation.units:
        raise RootNeedsParent(unit.id)
    return unit

"""What a change speaks of: the ids it changes, needs as a target, or brings into being."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar, assert_never

from integration_office.domain.changes import (
    AddPosition,
    Assign,
    Change,
    ChangeFte,
    CreateUnit,
    CutPosition,
    DissolveUnit,
    MergeUnits,
    MovePosition,
    MoveUnit,
    RegradePosition,
    RenameUnit,
    SetAssumption,
    SetBudget,
    SetDemand,
    SetGrant,
    SplitPart,
    SplitUnit,
)
from integration_office.domain.identity import PositionId, TaskId, UnitId
from integration_office.domain.organisation import Organisation

Id = TypeVar("Id", bound=str)


class Of(StrEnum):
    """What kind of thing an id is of."""

    UNIT = "unit"
    POSITION = "position"
    TASK = "task"
    GRANT = "grant"
    ASSUMPTION = "assumption"


class Role(StrEnum):
    """`SUBJECT` is changed, `TARGET` takes something up, `CREATED` exists from the change on."""

    SUBJECT = "subject"
    TARGET = "target"
    CREATED = "created"


@dataclass(frozen=True, slots=True)
class Reference:
    of: Of
    id: str
    role: Role = Role.SUBJECT


def references(change: Change) -> tuple[Reference, ...]:
    """Every id of the change with its part in it, each once; assumptions have keys everybody knows and are left out."""
    return tuple(dict.fromkeys(_references(change)))


def things_of(change: Change, organisation: Organisation) -> tuple[tuple[UnitId, ...], tuple[PositionId, ...]]:
    """The units, else the positions, of an organisation that a change is about; are there none, its targets."""
    known = references(change)
    for roles in ((Role.SUBJECT, Role.CREATED), (Role.TARGET,)):
        found = [each for each in known if each.role in roles]
        units = [UnitId(each.id) for each in found if each.of is Of.UNIT and each.id in organisation.units]
        posts = [PositionId(each.id) for each in found if each.of is Of.POSITION and each.id in organisation.positions]
        if units or posts:
            return tuple(units), () if units else tuple(posts)
    return (), ()


def pointed(change: Change, old: Reference, new: str) -> Change:
    """The same change with another id in place of the one it needs; what it creates keeps its id."""
    match old.of:
        case Of.UNIT:
            return _with_other_unit(change, UnitId(old.id), UnitId(new))
        case Of.POSITION:
            return _with_other_position(change, PositionId(old.id), PositionId(new))
        case Of.TASK if isinstance(change, Assign | SetDemand) and change.task == old.id:
            return replace(change, task=TaskId(new))
    return change


def _references(change: Change) -> Iterator[Reference]:
    match change:
        case CreateUnit() | MoveUnit() | RenameUnit() | DissolveUnit() | MergeUnits() | SplitUnit():
            yield from _of_structure(change)
        case MovePosition() | AddPosition() | CutPosition() | RegradePosition() | ChangeFte():
            yield from _of_staffing(change)
        case Assign() | SetDemand() | SetBudget() | SetGrant() | SetAssumption():
            yield from _of_content(change)
        case _:
            assert_never(change)


def _of_structure(
    change: CreateUnit | MoveUnit | RenameUnit | DissolveUnit | MergeUnits | SplitUnit,
) -> Iterator[Reference]:
    match change:
        case CreateUnit(id, _, _, parent):
            yield Reference(Of.UNIT, id, Role.CREATED)
            yield from _targets(parent)
        case RenameUnit(unit):
            yield Reference(Of.UNIT, unit)
        case MoveUnit(unit, to) | DissolveUnit(unit, to):
            yield Reference(Of.UNIT, unit)
            yield from _targets(to)
        case MergeUnits(units, id, _, _, parent):
            yield from (Reference(Of.UNIT, unit) for unit in units)
            if id not in units:
                yield Reference(Of.UNIT, id, Role.CREATED)
            yield from _targets(parent)
        case SplitUnit(unit, into):
            yield Reference(Of.UNIT, unit)
            for part in into:
                yield from _of_part(part)


def _of_part(part: SplitPart) -> Iterator[Reference]:
    yield Reference(Of.UNIT, part.id, Role.CREATED)
    yield from (Reference(Of.POSITION, post) for post in part.positions)
    yield from (Reference(Of.UNIT, unit) for unit in part.units)


def _of_staffing(
    change: MovePosition | AddPosition | CutPosition | RegradePosition | ChangeFte,
) -> Iterator[Reference]:
    match change:
        case AddPosition(new):
            yield Reference(Of.POSITION, new.id, Role.CREATED)
            yield from _targets(new.unit)
            yield from (Reference(Of.GRANT, grant, Role.TARGET) for grant in (new.grant,) if grant is not None)
        case MovePosition(position, to):
            yield Reference(Of.POSITION, position)
            yield from _targets(to)
        case _:
            yield Reference(Of.POSITION, change.position)


def _of_content(change: Assign | SetDemand | SetBudget | SetGrant | SetAssumption) -> Iterator[Reference]:
    match change:
        case Assign(position, task):
            yield Reference(Of.POSITION, position)
            yield Reference(Of.TASK, task)
        case SetDemand(task):
            yield Reference(Of.TASK, task)
        case SetBudget(unit):
            yield Reference(Of.UNIT, unit)
        case SetGrant(grant, units, positions):
            yield Reference(Of.GRANT, grant.id, Role.CREATED)
            yield from (Reference(Of.UNIT, unit) for unit in units)
            yield from (Reference(Of.POSITION, post) for post in positions)


def _targets(unit: UnitId | None) -> Iterator[Reference]:
    if unit is not None:
        yield Reference(Of.UNIT, unit, Role.TARGET)


def _with_other_unit(change: Change, old: UnitId, new: UnitId) -> Change:
    match change:
        case CreateUnit(parent=parent):
            return replace(change, parent=None if parent is None else _other(parent, old, new))
        case MoveUnit(unit, to) | DissolveUnit(unit, to):
            return replace(change, unit=_other(unit, old, new), to=_other(to, old, new))
        case RenameUnit(unit) | SetBudget(unit):
            return replace(change, unit=_other(unit, old, new))
        case MergeUnits():
            return _merging_others(change, old, new)
        case SplitUnit(unit, into):
            parts = tuple(replace(part, units=_others(part.units, old, new)) for part in into)
            return replace(change, unit=_other(unit, old, new), into=parts)
        case MovePosition(to=to):
            return replace(change, to=_other(to, old, new))
        case AddPosition(post):
            return replace(change, position=replace(post, unit=_other(post.unit, old, new)))
        case SetGrant(units=units):
            return replace(change, units=_others(units, old, new))
    return change


def _merging_others(change: MergeUnits, old: UnitId, new: UnitId) -> MergeUnits:
    """A merger into one of its units stays one into that unit."""
    stays = old if change.id in change.units and change.id == old else None
    return replace(
        change,
        units=_others(change.units, old, new),
        id=new if stays is not None else change.id,
        parent=None if change.parent is None else _other(change.parent, old, new),
    )


def _with_other_position(change: Change, old: PositionId, new: PositionId) -> Change:
    match change:
        case MovePosition() | CutPosition() | RegradePosition() | ChangeFte() | Assign():
            return replace(change, position=_other(change.position, old, new))
        case SplitUnit(_, into):
            parts = tuple(replace(part, positions=_others(part.positions, old, new)) for part in into)
            return replace(change, into=parts)
        case SetGrant(positions=positions):
            return replace(change, positions=_others(positions, old, new))
    return change


def _other(id: Id, old: Id, new: Id) -> Id:
    return new if id == old else id


def _others(ids: tuple[Id, ...], old: Id, new: Id) -> tuple[Id, ...]:
    return tuple(new if id == old else id for id in ids)

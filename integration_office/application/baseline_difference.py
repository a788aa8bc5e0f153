"""What differs between two baselines: as a whole, and in what a measure speaks of."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from integration_office.application.content_difference import Fact, SubjectChange, What, content_changes, differing
from integration_office.domain.changes import Change
from integration_office.domain.changes.references import Of, Reference, Role, references
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position
from integration_office.domain.unit import Unit

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Parts:
    """Ids of one kind of thing: only in the new baseline, only in the old one, in both but different."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changed)


@dataclass(frozen=True, slots=True)
class BaselineDifference:
    """`shares`: positions whose task shares differ; `budget_lines`: lines that only one of the two has."""

    units: Parts
    positions: Parts
    tasks: Parts
    grants: Parts
    assumptions: Parts
    shares: tuple[PositionId, ...]
    budget_lines: int

    def __bool__(self) -> bool:
        parts = (self.units, self.positions, self.tasks, self.grants, self.assumptions, self.shares)
        return any(parts) or self.budget_lines > 0


def baseline_difference(old: Organisation, new: Organisation) -> BaselineDifference:
    kept = [post for post in old.positions if post in new.positions]
    return BaselineDifference(
        units=_parts(old.units, new.units),
        positions=_parts(old.positions, new.positions),
        tasks=_parts(old.tasks, new.tasks),
        grants=_parts(old.grants, new.grants),
        assumptions=_parts(old.assumptions, new.assumptions),
        shares=tuple(post for post in kept if _shares(old, post) != _shares(new, post)),
        budget_lines=len(set(old.budget) ^ set(new.budget)),
    )


@dataclass(frozen=True)
class Subjects:
    """Two baselines, asked about what changes speak of."""

    old: Organisation
    new: Organisation

    def changed(self, change: Change) -> tuple[SubjectChange, ...]:
        """What the change is about, or would write over, and both baselines know, but not alike."""
        things = (SubjectChange(each, tuple(self._facts(each))) for each in references(change))
        found = (*things, *content_changes(change, self.old, self.new))
        return tuple(each for each in found if each.facts)

    def _facts(self, reference: Reference) -> Iterator[Fact]:
        if reference.of is Of.UNIT and reference.role is not Role.CREATED:
            yield from self._of_unit(UnitId(reference.id), reference.role)
        elif reference.of is Of.POSITION and reference.role is Role.SUBJECT:
            yield from self._of_position(PositionId(reference.id))

    def _of_unit(self, id: UnitId, role: Role) -> Iterator[Fact]:
        """What a target holds does not matter for what is put into it."""
        old, new = self.old.units.get(id), self.new.units.get(id)
        if old is None or new is None:
            return
        yield from _unit_facts(old, new)
        if role is Role.SUBJECT:
            before, after = self._held[0].get(id, (0, 0)), self._held[1].get(id, (0, 0))
            yield from differing((What.POSTS, before[0], after[0]), (What.FTE_HELD, before[1], after[1]))

    def _of_position(self, id: PositionId) -> Iterator[Fact]:
        old, new = self.old.positions.get(id), self.new.positions.get(id)
        if old is not None and new is not None:
            yield from _position_facts(old, new)

    @cached_property
    def _held(self) -> tuple[Mapping[UnitId, tuple[int, int]], Mapping[UnitId, tuple[int, int]]]:
        return held(self.old), held(self.new)


def _unit_facts(old: Unit, new: Unit) -> tuple[Fact, ...]:
    return differing(
        (What.NAME, old.name, new.name),
        (What.KIND, old.kind, new.kind),
        (What.PARENT, old.parent, new.parent),
    )


def _position_facts(old: Position, new: Position) -> tuple[Fact, ...]:
    return differing(
        (What.UNIT, old.unit, new.unit),
        (What.TITLE, old.title, new.title),
        (What.GRADE, old.grade, new.grade),
        (What.FTE_PLANNED, old.fte_planned, new.fte_planned),
        (What.FTE_FILLED, old.fte_filled, new.fte_filled),
        (What.LAPSE, old.lapse, new.lapse),
        (What.REGRADE, old.regrade_on_vacancy, new.regrade_on_vacancy),
        (What.HEAD, old.is_head, new.is_head),
    )


def held(organisation: Organisation) -> dict[UnitId, tuple[int, int]]:
    """Posts and planned FTE (ten-thousandths) of each unit with all below it."""
    found = dict.fromkeys(organisation.units, (0, 0))
    for unit in reversed(organisation.preorder):
        own = [organisation.positions[each] for each in organisation.staff.get(unit, ())]
        below = [found[child] for child in organisation.children.get(unit, ())]
        posts = len(own) + sum(each[0] for each in below)
        found[unit] = (posts, sum(post.fte_planned for post in own) + sum(each[1] for each in below))
    return found


def _parts(old: Mapping[K, V], new: Mapping[K, V]) -> Parts:
    if old is new:
        return Parts()
    return Parts(
        new=tuple(str(key) for key in new if key not in old),
        gone=tuple(str(key) for key in old if key not in new),
        changed=tuple(str(key) for key, value in old.items() if key in new and new[key] != value),
    )


def _shares(organisation: Organisation, post: PositionId) -> frozenset[tuple[str, int]]:
    return frozenset((each.task, each.share) for each in organisation.assignments.get(post, ()))

"""Who has to be involved for what a scenario does, and what a regrading means for the post's holder (METHOD § 5)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from integration_office.analysis.effects import Effects
from integration_office.analysis.establishment import Part, part_of
from integration_office.analysis.people import directorates_of
from integration_office.domain.grade import PayGrade
from integration_office.domain.identity import PositionId
from integration_office.domain.participation import Participation, Protection


class Trigger(StrEnum):
    """What a scenario does, by the keys of the checklist.

    STAFF: any post is touched; ESTABLISHMENT: the Stellenplan differs; STRUCTURE: units differ; DIRECTORATES: units
    change their Dezernat; ANY: something changes at all.
    """

    MOVED = "moved"
    REGRADED = "regraded"
    CUT = "cut"
    CREATED = "created"
    RESIZED = "resized"
    STAFF = "staff"
    ESTABLISHMENT = "establishment"
    STRUCTURE = "structure"
    DIRECTORATES = "directorates"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Involvement:
    """A row of the checklist that a scenario triggers, and how many posts, or units, do so."""

    row: Participation
    trigger: Trigger
    count: int


def triggers(effects: Effects) -> Mapping[Trigger, int]:
    """What a scenario does and how often: posts, for STRUCTURE and DIRECTORATES units, for ANY both."""
    affected = effects.affected()
    kinds = {
        Trigger.MOVED: affected.moved,
        Trigger.REGRADED: affected.regraded,
        Trigger.CUT: affected.cut,
        Trigger.CREATED: affected.created,
        Trigger.RESIZED: affected.resized,
    }
    establishment = _distinct(ids for kind, ids in kinds.items() if kind is not Trigger.MOVED)
    staff, structure = _distinct(kinds.values()), _changed_units(effects)
    counts = {kind: len(ids) for kind, ids in kinds.items()} | {
        Trigger.STAFF: staff,
        Trigger.ESTABLISHMENT: establishment,
        Trigger.STRUCTURE: structure,
        Trigger.DIRECTORATES: _units_between_directorates(effects),
        Trigger.ANY: staff + structure,
    }
    return {trigger: count for trigger, count in counts.items() if count}


def involvements(effects: Effects, checklist: Iterable[Participation]) -> tuple[Involvement, ...]:
    """The rows of the checklist that a scenario triggers, in their order; rows of unknown triggers are left out."""
    counts = {trigger.value: (trigger, count) for trigger, count in triggers(effects).items()}
    return tuple(Involvement(row, *counts[row.effect]) for row in checklist if row.effect in counts)


def _distinct(groups: Iterable[Iterable[PositionId]]) -> int:
    return len({id for ids in groups for id in ids})


def _changed_units(effects: Effects) -> int:
    before, after = effects.before.organisation.units, effects.after.organisation.units
    if before is after:
        return 0
    return sum(before.get(id) != after.get(id) for id in {**before, **after})


def _units_between_directorates(effects: Effects) -> int:
    before, after = (directorates_of(each.organisation) for each in (effects.before, effects.after))
    return sum(unit in after and after[unit] != directorate for unit, directorate in before.items())


class Direction(StrEnum):
    """Where a regrading leads: within the same pay scheme up or down, else into OTHER pay."""

    HIGHER = "higher"
    LOWER = "lower"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Regrading:
    """A post that a scenario regrades, how much of it is filled (ten-thousandths), and what is known of it.

    No `protection`: the data says nothing, so that it is to be examined.
    """

    position: PositionId
    before: PayGrade | None
    after: PayGrade | None
    direction: Direction
    filled: int
    protection: Protection | None


def regradings(effects: Effects, protections: Sequence[Protection]) -> tuple[Regrading, ...]:
    """Every regraded post by id, with what the data says about its holder's position (Besitzstand)."""
    before, after = effects.before.organisation.positions, effects.after.organisation.positions
    known = {(row.part, row.direction): row for row in protections}
    ids = effects.affected().regraded
    return tuple(_regrading(id, before[id].grade, after[id].grade, after[id].fte_filled, known) for id in ids)


def direction_of(before: PayGrade | None, after: PayGrade | None) -> Direction:
    if before is None or after is None or before.scheme is not after.scheme or part_of(before) is Part.OTHERS:
        return Direction.OTHER
    return Direction.HIGHER if _rank(after) > _rank(before) else Direction.LOWER


def _regrading(
    id: PositionId,
    before: PayGrade | None,
    after: PayGrade | None,
    filled: int,
    known: Mapping[tuple[str, str], Protection],
) -> Regrading:
    direction = direction_of(before, after)
    return Regrading(id, before, after, direction, filled, known.get((part_of(before).value, direction.value)))


def _rank(grade: PayGrade) -> tuple[int, str]:
    """E9a < E9b < E9c < E10; an Ü stands above its group."""
    digits = "".join(char for char in grade.group if char.isdigit())
    return int(digits or 0), grade.group

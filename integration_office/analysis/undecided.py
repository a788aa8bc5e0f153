"""Positions a scenario has not found a place for yet: „noch nicht zugeordnet“.

A planner who draws a new office first carries units and posts into it and only then decides where each belongs. What is
left to decide is counted here, so that nothing is forgotten before a scenario is released. Heads that stand directly
under the unit they lead have their place and never count as parked. A position is undecided when it is

- *parked*: the scenario put it where it is (it moved, it is new, or what held it ended), and there it hangs directly
  on the authority, on a Dezernat, or on a unit that has units below it: its Abteilung or Sachgebiet is still open;
- *left behind*: the scenario did not touch it, but emptied the unit it hangs on directly: of the planned FTE the unit
  held in the reference, with all below it, more now lies elsewhere than has stayed. Cut posts count on neither side,
  and a Dezernat or the authority is never emptied, because it goes on without what it lost.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position


class Why(StrEnum):
    PARKED = "parked"
    LEFT_BEHIND = "left_behind"


@dataclass(frozen=True, slots=True)
class Undecided:
    position: PositionId
    unit: UnitId
    why: Why


def undecided(baseline: Organisation, state: Organisation) -> tuple[Undecided, ...]:
    """The undecided positions of a state, in the order of its positions; none on the baseline itself."""
    if baseline.positions is state.positions and baseline.units is state.units:
        return ()
    emptied = _emptied(baseline, state)
    before = frozen(baseline.positions).looked_up(list(state.positions))
    # Most posts are as they were, in a unit that is as it was.
    pairs = (
        (now, old)
        for now, old in zip(state.positions.values(), before, strict=True)
        if now is not old or now.unit in emptied
    )
    found = ((now, _why(now, old, state, emptied)) for now, old in pairs)
    return tuple(Undecided(post.id, post.unit, why) for post, why in found if why is not None)


def _why(post: Position, before: Position | None, state: Organisation, emptied: frozenset[UnitId]) -> Why | None:
    if before is not None and before.unit == post.unit:
        return Why.LEFT_BEHIND if post.unit in emptied else None
    is_parked = not post.is_head and _is_above_work(post.unit, state)
    return Why.PARKED if is_parked else None


def _is_above_work(unit: UnitId, state: Organisation) -> bool:
    return state.units[unit].kind.is_above_offices or unit in state.children


def _emptied(baseline: Organisation, state: Organisation) -> frozenset[UnitId]:
    """Units of both states from which more FTE went than stayed."""
    gone, stayed = Counter[UnitId](), Counter[UnitId]()
    for (before, after), fte in _carried(baseline, state).items():
        now = set(_path(after, state))
        for unit in _path(before, baseline):
            (stayed if unit in now else gone)[unit] += fte
    return frozenset(unit for unit, fte in gone.items() if fte > stayed[unit] and _can_empty(unit, state))


def _carried(baseline: Organisation, state: Organisation) -> Counter[tuple[UnitId, UnitId]]:
    """Planned FTE of the baseline by the unit that held them and the one that holds them now; cut posts are none."""
    carried = Counter[tuple[UnitId, UnitId]]()
    found = frozen(state.positions).looked_up(list(baseline.positions))
    for post, now in zip(baseline.positions.values(), found, strict=True):
        if now is not None:
            carried[post.unit, now.unit] += post.fte_planned
    return carried


def _can_empty(unit: UnitId, state: Organisation) -> bool:
    return unit in state.units and not state.units[unit].kind.is_above_offices


def _path(unit: UnitId, organisation: Organisation) -> Iterator[UnitId]:
    return (each.id for each in organisation.ancestry(unit))

"""The organisation: units, positions, tasks, who does what, budget, grants and assumptions at one state."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from integration_office.domain.budget import BudgetLine
from integration_office.domain.errors import UnknownGrant, UnknownPosition, UnknownTask, UnknownUnit
from integration_office.domain.grant import GrantTerms
from integration_office.domain.identity import GrantId, PositionId, RevenueId, TaskId, UnitId
from integration_office.domain.layered import Layered, frozen
from integration_office.domain.parameters import AssumptionTerms
from integration_office.domain.position import LapsingPosition, Position
from integration_office.domain.revenue import Revenue
from integration_office.domain.task import Assignment, Task
from integration_office.domain.unit import Unit

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class Organisation:
    """One state. Unchanged parts stay the same object in the next state, so identity tells what changed.

    `lapsing` are the posts measures have cut: gone from the state, their cost runs on (METHOD § 1).
    """

    units: Mapping[UnitId, Unit] = field(default_factory=lambda: frozen({}))
    positions: Mapping[PositionId, Position] = field(default_factory=lambda: frozen({}))
    tasks: Mapping[TaskId, Task] = field(default_factory=lambda: frozen({}))
    assignments: Mapping[PositionId, tuple[Assignment, ...]] = field(default_factory=lambda: frozen({}))
    budget: tuple[BudgetLine, ...] = ()
    grants: Mapping[GrantId, GrantTerms] = field(default_factory=lambda: frozen({}))
    assumptions: Mapping[str, AssumptionTerms] = field(default_factory=lambda: frozen({}))
    lapsing: Mapping[PositionId, LapsingPosition] = field(default_factory=lambda: frozen({}))
    revenues: Mapping[RevenueId, Revenue] = field(default_factory=lambda: frozen({}))

    def unit(self, unit: UnitId) -> Unit:
        return _known(self.units, unit, UnknownUnit)

    def position(self, position: PositionId) -> Position:
        return _known(self.positions, position, UnknownPosition)

    def task(self, task: TaskId) -> Task:
        return _known(self.tasks, task, UnknownTask)

    def grant(self, grant: GrantId) -> GrantTerms:
        return _known(self.grants, grant, UnknownGrant)

    def ancestry(self, unit: UnitId) -> Iterator[Unit]:
        """The unit, its parent, … up to the root."""
        current: UnitId | None = unit
        while current is not None:
            found = self.unit(current)
            yield found
            current = found.parent

    def is_same_or_below(self, unit: UnitId, above: UnitId) -> bool:
        return any(ancestor.id == above for ancestor in self.ancestry(unit))

    def office(self, unit: UnitId) -> UnitId:
        """The last unit met on the way up before a Dezernat or the authority (METHOD § 1)."""
        office = unit
        for ancestor in self.ancestry(unit):
            if ancestor.kind.is_above_offices:
                break
            office = ancestor.id
        return office

    @cached_property
    def children(self) -> Mapping[UnitId, tuple[UnitId, ...]]:
        """Child units by parent, in the order of `units`; units without children are missing."""
        return frozen(self.units).made(_children)

    @cached_property
    def roots(self) -> tuple[UnitId, ...]:
        return tuple(unit.id for unit in self.units.values() if unit.parent is None)

    @cached_property
    def staff(self) -> Mapping[UnitId, tuple[PositionId, ...]]:
        """The own positions of each unit, in the order of `positions`; units without any are missing."""
        return frozen(self.positions).made(_staff)

    def subtree(self, unit: UnitId) -> Iterator[UnitId]:
        """The unit and all below it, parents before children."""
        waiting = [unit]
        while waiting:
            current = waiting.pop()
            yield current
            waiting.extend(reversed(self.children.get(current, ())))

    @cached_property
    def preorder(self) -> tuple[UnitId, ...]:
        """All units, parents before children, children in the order of `units`."""
        return tuple(unit for root in self.roots for unit in self.subtree(root))

    def with_units(self, changed: Iterable[Unit], gone: Iterable[UnitId] = ()) -> "Organisation":
        return replace(self, units=_updated(self.units, {unit.id: unit for unit in changed}, gone))

    def with_positions(self, changed: Iterable[Position]) -> "Organisation":
        return replace(self, positions=_updated(self.positions, {each.id: each for each in changed}))

    def without_position(self, position: PositionId) -> "Organisation":
        """Without the post and its assignments; nothing lapses."""
        return self.without_positions((position,))

    def without_positions(self, gone: Collection[PositionId]) -> "Organisation":
        """Without some posts and their assignments; nothing lapses."""
        return replace(
            self,
            positions=_updated(self.positions, {}, gone),
            assignments=_updated(self.assignments, {}, gone),
        )

    def with_lapsing(self, changed: Iterable[LapsingPosition]) -> "Organisation":
        return replace(self, lapsing=_updated(self.lapsing, {each.position.id: each for each in changed}))

    def with_task(self, task: Task) -> "Organisation":
        return replace(self, tasks=_updated(self.tasks, {task.id: task}))

    def with_assignments(self, position: PositionId, own: tuple[Assignment, ...]) -> "Organisation":
        gone = () if own else (position,)
        return replace(self, assignments=_updated(self.assignments, {position: own} if own else {}, gone))

    def with_grant(self, grant: GrantId, terms: GrantTerms) -> "Organisation":
        return replace(self, grants=_updated(self.grants, {grant: terms}))

    def with_revenues(self, changed: Iterable[Revenue], gone: Iterable[RevenueId] = ()) -> "Organisation":
        return replace(self, revenues=_updated(self.revenues, {each.id: each for each in changed}, gone))

    def with_assumption(self, key: str, terms: AssumptionTerms) -> "Organisation":
        return replace(self, assumptions=_updated(self.assumptions, {key: terms}))


def _children(units: Mapping[UnitId, Unit]) -> Mapping[UnitId, tuple[UnitId, ...]]:
    found: defaultdict[UnitId, list[UnitId]] = defaultdict(list)
    for unit in units.values():
        if unit.parent is not None:
            found[unit.parent].append(unit.id)
    return frozen({parent: tuple(below) for parent, below in found.items()})


def _staff(positions: Mapping[PositionId, Position]) -> Mapping[UnitId, tuple[PositionId, ...]]:
    found: defaultdict[UnitId, list[PositionId]] = defaultdict(list)
    for position in positions.values():
        found[position.unit].append(position.id)
    return frozen({unit: tuple(own) for unit, own in found.items()})


def _known(mapping: Mapping[K, V], key: K, error: type[Exception]) -> V:
    try:
        return mapping[key]
    except KeyError:
        raise error(key) from None


def _updated(mapping: Mapping[K, V], changed: Mapping[K, V], gone: Iterable[K] = ()) -> Layered[K, V]:
    return frozen(mapping).updated(changed, gone)

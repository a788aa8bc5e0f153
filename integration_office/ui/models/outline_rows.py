"""The rows of the outline as a value: units with their child units and posts, all or those a search finds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position
from integration_office.domain.unit import Unit

T = TypeVar("T", bound=tuple[str, ...])


@dataclass(frozen=True)
class OutlineRows:
    """Below each unit its child units, then its own posts; `None` stands above the roots.

    A search keeps what it finds, all that lies above it, and, below a unit it finds, everything.
    """

    organisation: Organisation
    wanted: str = ""

    @property
    def is_everything(self) -> bool:
        """Whether nothing is sought."""
        return not self.wanted.split()

    def sought(self) -> "OutlineRows":
        """With everything found that is asked for later: takes a moment in a large city."""
        _ = (self.found, self._places, self._units_kept, self._posts_kept)
        return self

    def units_below(self, unit: UnitId | None) -> Sequence[UnitId]:
        return self._all_below(unit) if self._kept is None else self._units_kept.get(unit, ())

    def posts_of(self, unit: UnitId | None) -> Sequence[PositionId]:
        if unit is None:
            return ()
        if self._kept is None:
            return self.organisation.staff.get(unit, ())
        return self._posts_kept.get(unit, ())

    def place(self, unit: UnitId) -> int:
        """The row of a unit below its parent; raises KeyError for a unit the search does not keep."""
        return self._places[unit]

    def holds(self, unit: UnitId) -> bool:
        return unit in self._places

    @cached_property
    def found(self) -> tuple[tuple[UnitId, PositionId | None], ...]:
        """What the search finds itself: units, and posts with their unit; nothing without a search."""
        if self._matches is None:
            return ()
        units, posts = self._matches
        own = ((unit, post) for unit, found in posts.items() for post in found)
        return (*((unit, None) for unit in units), *own)

    def _all_below(self, unit: UnitId | None) -> Sequence[UnitId]:
        return self.organisation.roots if unit is None else self.organisation.children.get(unit, ())

    @cached_property
    def _places(self) -> dict[UnitId, int]:
        above: list[UnitId | None] = [None, *self.organisation.units]
        return {unit: row for parent in above for row, unit in enumerate(self.units_below(parent))}

    @cached_property
    def _matches(self) -> tuple[list[UnitId], dict[UnitId, list[PositionId]]] | None:
        words = self.wanted.casefold().split()
        if not words:
            return None
        units = [id for id, _ in _having(frozen(self.organisation.units).made(_unit_texts), words)]
        posts: dict[UnitId, list[PositionId]] = {}
        for unit, id, _ in _having(frozen(self.organisation.positions).made(_post_texts), words):
            posts.setdefault(unit, []).append(id)
        return units, posts

    @cached_property
    def _kept(self) -> frozenset[UnitId] | None:
        """The units to show: found ones, those with a found post, all above and all below a found unit."""
        if self._matches is None:
            return None
        units, posts = self._matches
        above = {each.id for unit in (*units, *posts) for each in self.organisation.ancestry(unit)}
        return frozenset(above | self._below_found)

    @cached_property
    def _below_found(self) -> frozenset[UnitId]:
        found = frozenset(self._matches[0]) if self._matches else frozenset()
        below: set[UnitId] = set()
        for unit in self.organisation.preorder:
            parent = self.organisation.units[unit].parent
            if unit in found or parent in below:
                below.add(unit)
        return frozenset(below)

    @cached_property
    def _units_kept(self) -> dict[UnitId | None, tuple[UnitId, ...]]:
        kept = self._kept or frozenset()
        above: list[UnitId | None] = [None, *self.organisation.children]
        return {parent: tuple(unit for unit in self._all_below(parent) if unit in kept) for parent in above}

    @cached_property
    def _posts_kept(self) -> dict[UnitId, Sequence[PositionId]]:
        found = self._matches[1] if self._matches else {}
        everything = {unit: self.organisation.staff.get(unit, ()) for unit in self._below_found}
        return {**found, **everything}


def _having(texts: list[T], words: Sequence[str]) -> list[T]:
    """Those whose text, the last of each, has all the words."""
    for word in words:
        texts = [each for each in texts if word in each[-1]]
    return texts


def _unit_texts(units: Mapping[UnitId, Unit]) -> list[tuple[UnitId, str]]:
    """What a unit is found by."""
    return [(id, f"{id} {unit.name}".casefold()) for id, unit in units.items()]


def _post_texts(posts: Mapping[PositionId, Position]) -> list[tuple[UnitId, PositionId, str]]:
    """What a post is found by, with its unit."""
    return [(each.unit, each.id, f"{each.id} {each.title} {each.grade or ''}".casefold()) for each in posts.values()]

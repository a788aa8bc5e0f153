"""What a scenario did to each unit and post, seen by comparing its state with the baseline."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from integration_office.diagram.columns import Mark
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation


@dataclass(frozen=True)
class Marks:
    """Marks of a state against its baseline."""

    baseline: Organisation
    state: Organisation

    def of_unit(self, unit: UnitId) -> Mark:
        """NEW, else MOVED and TOUCHED as they apply; a unit is touched when it or its own posts differ."""
        before, now = self.baseline.units.get(unit), self.state.units[unit]
        if before is None:
            return Mark.NEW
        if before is now and unit not in self._units_with_other_posts:
            return Mark.NONE
        moved = Mark.MOVED if before.parent != now.parent else Mark.NONE
        differs = (before.name, before.kind, before.grant) != (now.name, now.kind, now.grant)
        touched = differs or unit in self._units_with_other_posts
        return moved | (Mark.TOUCHED if touched else Mark.NONE)

    def of_position(self, position: PositionId) -> Mark:
        before, now = self.baseline.positions.get(position), self.state.positions[position]
        kw = Mark.KW if now.lapse is not None else Mark.NONE
        if before is None:
            return Mark.NEW | kw
        if before is now:
            return kw
        moved = Mark.MOVED if before.unit != now.unit else Mark.NONE
        return moved | kw | (Mark.TOUCHED if before.terms != now.terms else Mark.NONE)

    @cached_property
    def _units_with_other_posts(self) -> frozenset[UnitId]:
        """Units that lost or gained a post, or hold one with other terms."""
        return frozenset(self._changed_homes())

    def _changed_homes(self) -> Iterator[UnitId]:
        old, new = self.baseline.positions, self.state.positions
        for id in frozen(new).keys_changed_since(old):
            before, post = old.get(id), new.get(id)
            if before is None or post is None or before.unit != post.unit:
                yield from (each.unit for each in (before, post) if each is not None)
            elif before.terms != post.terms:
                yield post.unit

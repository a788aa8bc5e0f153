"""What a scenario did to each unit and post, seen by comparing its state with the baseline."""

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
        old, new = frozen(self.baseline.positions), frozen(self.state.positions)
        changed, found = list(new.keys_changed_since(old)), set[UnitId]()
        for before, post in zip(old.looked_up(changed), new.looked_up(changed), strict=True):
            if before is None or post is None or before.unit != post.unit:
                found.update(each.unit for each in (before, post) if each is not None)
            elif post.unit not in found and before.terms != post.terms:
                found.add(post.unit)
        return frozenset(found)

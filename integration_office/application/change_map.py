"""One state against another as a map: what is new, moved, touched, dissolved, kw and ku, and where it was before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from integration_office.application.marks import Marks
from integration_office.diagram.columns import Mark
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position
from integration_office.domain.unit import Unit

MAP_MARKS = (Mark.NEW, Mark.MOVED, Mark.TOUCHED, Mark.DISSOLVED, Mark.KW, Mark.KU)


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit or post that differs; on the side where it is not there it is None."""

    mark: Mark
    before: Unit | Position | None
    after: Unit | Position | None

    @property
    def id(self) -> str:
        known = self.after or self.before
        return "" if known is None else known.id


@dataclass(frozen=True)
class ChangeMap:
    """`state` seen from `reference`; either may be the Ist-Stand or any scenario's state.

    KW is a post that is cut or has another kw note, KU one that is regraded or has another ku note; a unit bears the
    marks of the posts it holds or held.
    """

    reference: Organisation
    state: Organisation

    @cached_property
    def shown(self) -> Organisation:
        """The state with the units that are dissolved in it, empty, where they hung before."""
        gone = [unit for id, unit in self.reference.units.items() if id not in self.state.units]
        if not gone:
            return self.state
        return self.state.with_units([replace(unit, parent=self._parent_of(unit), grant=None) for unit in gone])

    def of_unit(self, unit: UnitId) -> Mark:
        if unit not in self.state.units:
            return Mark.DISSOLVED
        return self._marks.of_unit(unit) | self._of_posts.get(unit, Mark.NONE)

    def of_position(self, position: PositionId) -> Mark:
        before, after = self.reference.positions.get(position), self.state.positions[position]
        if before is None:
            return Mark.NEW
        moved = Mark.MOVED if before.unit != after.unit else Mark.NONE
        return moved | _of_terms(before, after)

    def differences(self) -> Iterator[Difference]:
        """Units first, in the order of the chart, then posts; one that differs twice over appears with each mark."""
        for unit in self.shown.preorder:
            before, after = self.reference.units.get(unit), self.state.units.get(unit)
            # What its posts did to it stands with them.
            own = Mark.DISSOLVED if after is None else _of_unit_itself(before, after)
            yield from (Difference(mark, before, after) for mark in own)
        yield from self._post_differences()

    def _post_differences(self) -> Iterator[Difference]:
        for id, post in self.state.positions.items():
            before = self.reference.positions.get(id)
            if before is not post:
                yield from (Difference(mark, before, post) for mark in self.of_position(id))
        for id, post in self.reference.positions.items():
            if id not in self.state.positions:
                yield Difference(Mark.KW, post, None)

    @cached_property
    def _marks(self) -> Marks:
        return Marks(self.reference, self.state)

    @cached_property
    def _of_posts(self) -> dict[UnitId, Mark]:
        """kw and ku of posts by the unit that holds them, of cut ones by the unit they were cut in."""
        found: dict[UnitId, Mark] = {}
        for each in self._post_differences():
            after = each.after
            if after is None:
                lapsing = self.state.lapsing.get(PositionId(each.id))
                home = None if lapsing is None else lapsing.position.unit
            else:
                home = after.unit if isinstance(after, Position) else None
            if home is not None and each.mark in Mark.KW | Mark.KU:
                found[home] = found.get(home, Mark.NONE) | each.mark
        return found

    def _parent_of(self, unit: Unit) -> UnitId | None:
        """Where it hung; a state without a place for it has it below its first unit."""
        known = unit.parent in self.state.units or unit.parent in self.reference.units
        if unit.parent is not None and known:
            return unit.parent
        return next(iter(self.state.roots), None)


def _of_unit_itself(before: Unit | None, after: Unit) -> Mark:
    if before is None:
        return Mark.NEW
    moved = Mark.MOVED if before.parent != after.parent else Mark.NONE
    differs = (before.name, before.kind, before.grant) != (after.name, after.kind, after.grant)
    return moved | (Mark.TOUCHED if differs else Mark.NONE)


def _of_terms(before: Position, after: Position) -> Mark:
    """Another grade is what ku says; FTE or step are other terms."""
    kw = Mark.KW if before.lapse != after.lapse else Mark.NONE
    regraded = (before.grade, before.regrade_on_vacancy) != (after.grade, after.regrade_on_vacancy)
    touched = replace(before.terms, grade=None) != replace(after.terms, grade=None)
    return kw | (Mark.KU if regraded else Mark.NONE) | (Mark.TOUCHED if touched else Mark.NONE)

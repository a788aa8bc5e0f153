"""Units by row: parents, offices, the tree in pre-order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from integration_office.analysis.index.numbers import (
    Flags,
    Ints,
    changed_keys,
    ints,
    is_sorted,
    pointers,
    run_sums,
)
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.unit import Unit

_FLAT = 64
"""Deeper trees are walked by doubling, which a chain of any length does not slow down."""


@dataclass(frozen=True, eq=False)
class PreOrder:
    """Rows parents first; the place of each row in that order; how many units each subtree holds."""

    order: Ints
    place: Ints
    size: Ints

    def subtree(self, row: int) -> Ints:
        """The row and all below it."""
        at = int(self.place[row])
        return self.order[at : at + int(self.size[row])]


@dataclass(frozen=True, eq=False)
class UnitColumns:
    """Units by row: parent (-1: none), whether a Dezernat or the authority, and the row of the office.

    Rows stand in the order of the mapping. `funded`: has or had a grant.
    """

    source: Mapping[UnitId, Unit]
    ids: Sequence[UnitId]
    row: Mapping[UnitId, int]
    parent: Ints
    above: Flags
    office: Ints
    funded: frozenset[int]
    _known: dict[str, Ints]
    _before: PreOrder | None = None
    _moved: Ints | None = None

    @staticmethod
    def of(organisation: Organisation, before: "UnitColumns | None" = None) -> "UnitColumns":
        units = organisation.units
        if before is not None and before.source is units:
            return before
        changed = None if before is None else changed_keys(before.source, units)
        if before is None or changed is None or any(id not in units or id not in before.row for id in changed):
            return _all_units(units)
        return _some_units(units, [before.row[id] for id in changed], before)

    @cached_property
    def rank(self) -> Ints:
        """The place of each id in plain string order, which settles ties."""
        if "rank" not in self._known:
            rank = np.empty(len(self.ids), dtype=np.int64)
            rank[sorted(range(len(self.ids)), key=self.ids.__getitem__)] = np.arange(len(self.ids))
            self._known["rank"] = rank
        return self._known["rank"]

    @cached_property
    def tree(self) -> PreOrder:
        if self._before is not None and self._moved is not None and len(self._moved) == 1:
            return _replanted(self._before, int(self._moved[0]), self.parent)
        return pre_order(self.parent)

    @property
    def order(self) -> Ints:
        return self.tree.order

    @cached_property
    def depth(self) -> Ints:
        """The root is 0."""
        depth = np.where(self.parent >= 0, 1, 0)
        jump = np.where(self.parent >= 0, self.parent, np.arange(len(self.parent)))
        while True:
            further = depth + depth[jump]
            if np.array_equal(further, depth):
                return depth
            depth, jump = further, jump[jump]

    @cached_property
    def offices(self) -> tuple[UnitId, ...]:
        """The units that are an office, by id."""
        own = np.flatnonzero(self.office == np.arange(len(self.office)))
        return tuple(sorted(self.ids[row] for row in own.tolist()))

    def lies_below(self, rows: Ints, above: int) -> Flags:
        """Which rows are `above` itself or below it."""
        place = self.tree.place[rows]
        first = self.tree.place[above]
        inside: Flags = (place >= first) & (place < first + self.tree.size[above])
        return inside

    def subtree_sums(self, own: Ints) -> Ints:
        """Sums over each unit and all below it; `own` has a row for each unit (and any further axes)."""
        order, size = self.tree.order, self.tree.size
        running = np.zeros((len(self.ids) + 1, *own.shape[1:]), dtype=np.int64)
        np.cumsum(own[order], axis=0, out=running[1:])
        place = self.tree.place
        sums: Ints = running[place + size] - running[place]
        return sums

    def row_sums(self, unit: Ints, values: Ints) -> Ints:
        """Sums of `values` by the unit row of each; of posts that stand in the order of their units it costs less."""
        if is_sorted(unit):
            sums: Ints = run_sums(values[None], pointers(unit, len(self.ids))[:-1])[0]
            return sums
        return exact_bincount(unit, values, len(self.ids))

    def office_sums(self, own: Ints) -> dict[UnitId, Ints]:
        """Sums over the units of each office, by id; `own` has a row for each unit."""
        sums = np.zeros_like(own)
        np.add.at(sums, self.office, own)
        return {office: sums[self.row[office]] for office in self.offices}


def exact_bincount(rows: Ints, values: Ints, count: int) -> Ints:
    """Sums by row. bincount adds binary floats, which is exact as long as all together stay below 2⁵³."""
    if len(values) * max(int(values.max(initial=0)), -int(values.min(initial=0))) >= 2**53:
        sums = np.zeros(count, dtype=np.int64)
        np.add.at(sums, rows, values)
        return sums
    return np.bincount(rows, weights=values, minlength=count).astype(np.int64)


def pre_order(parent: Ints) -> PreOrder:
    """Parents first, children in the order of their rows."""
    above = parent.tolist()
    children: list[list[int]] = [[] for _ in above]
    waiting: list[int] = []
    for row, up in enumerate(above):
        (waiting if up < 0 else children[up]).append(row)
    waiting.reverse()
    order: list[int] = []
    while waiting:
        row = waiting.pop()
        order.append(row)
        waiting.extend(reversed(children[row]))
    place = np.empty(len(above), dtype=np.int64)
    place[order] = np.arange(len(order))
    return PreOrder(ints(order), place, _sizes(order, above))


def _sizes(order: Sequence[int], parent: Sequence[int]) -> Ints:
    size = [1] * len(parent)
    for row in reversed(order):
        if parent[row] >= 0:
            size[parent[row]] += size[row]
    return ints(size)


def _replanted(before: PreOrder, moved: int, parent: Ints) -> PreOrder:
    """The order after one unit has got another parent: its subtree is cut out and set in."""
    branch = before.subtree(moved)
    was, count = int(before.place[moved]), len(branch)
    rest = np.concatenate((before.order[:was], before.order[was + count :]))
    size = _replanted_sizes(before, moved, parent)
    to = _planting_place(before, moved, parent, count)
    order = np.concatenate((rest[:to], branch, rest[to:]))
    place = before.place.copy()
    low, high = min(was, to), max(was, to) + count
    place[order[low:high]] = np.arange(low, high)
    return PreOrder(order, place, size)


def _planting_place(before: PreOrder, moved: int, parent: Ints, count: int) -> int:
    """Where the subtree begins once it is cut out: before the first sibling with a larger row."""
    above = int(parent[moved])
    siblings = np.flatnonzero(parent == above)
    later = siblings[siblings > moved]
    if above < 0:
        at = int(before.place[later[0]]) if len(later) else len(parent)
    elif len(later):
        at = int(before.place[later].min())
    else:
        at = int(before.place[above] + before.size[above])
    was = int(before.place[moved])
    return at - count if at > was else at


def _replanted_sizes(before: PreOrder, moved: int, parent: Ints) -> Ints:
    size, count = before.size.copy(), int(before.size[moved])
    was = int(before.place[moved])
    ends = before.place + before.size
    size[np.flatnonzero((before.place < was) & (ends >= was + count))] -= count
    row = int(parent[moved])
    while row >= 0:
        size[row] += count
        row = int(parent[row])
    return size


def _all_units(units: Mapping[UnitId, Unit]) -> UnitColumns:
    ids = tuple(units)
    row = {id: n for n, id in enumerate(ids)}
    parent = ints([-1 if unit.parent is None else row[unit.parent] for unit in units.values()])
    above = np.array([unit.kind.is_above_offices for unit in units.values()], dtype=np.bool_)
    funded = frozenset(n for n, unit in enumerate(units.values()) if _is_funded(unit))
    return UnitColumns(units, ids, row, parent, above, offices_of(parent, above), funded, {})


def _some_units(units: Mapping[UnitId, Unit], rows: list[int], before: UnitColumns) -> UnitColumns:
    found = [units[before.ids[row]] for row in rows]
    parent, above = before.parent.copy(), before.above.copy()
    for row, unit in zip(rows, found, strict=True):
        parent[row] = -1 if unit.parent is None else before.row[unit.parent]
        above[row] = unit.kind.is_above_offices
    moved = ints([row for row in rows if parent[row] != before.parent[row]])
    raised = [row for row in rows if above[row] != before.above[row]]
    funded = before.funded.difference(rows).union(
        row for row, unit in zip(rows, found, strict=True) if _is_funded(unit)
    )
    if not len(moved) and not raised:
        return _renamed(replace(before, source=units, funded=funded), before)
    office = _offices_after(before, [*moved.tolist(), *raised], parent, above)
    return replace(
        before,
        source=units,
        parent=parent,
        above=above,
        office=office,
        funded=funded,
        _before=before.tree,
        _moved=moved,
    )


def _is_funded(unit: Unit) -> bool:
    return unit.grant is not None or bool(unit.grant_earlier)


def _renamed(after: UnitColumns, before: UnitColumns) -> UnitColumns:
    """Other names or grants: the tree is the same."""
    for name in ("rank", "tree", "depth", "offices"):
        if name in before.__dict__:
            after.__dict__[name] = before.__dict__[name]
    return after


def _offices_after(before: UnitColumns, changed: list[int], parent: Ints, above: Flags) -> Ints:
    """Only what hung below a changed unit can have another office."""
    touched = np.concatenate([before.tree.subtree(row) for row in changed])
    office = before.office.copy()
    found = _walked(touched, parent, above)
    if found is None:
        return offices_of(parent, above)
    office[touched] = found
    return office


def _walked(rows: Ints, parent: Ints, above: Flags) -> Ints | None:
    """The last unit met on the way up before a Dezernat or the authority; None: the way is too long."""
    at = rows
    for _ in range(_FLAT):
        up = parent[at]
        goes_on = ~above[rows] & (up >= 0) & ~above[up]
        if not goes_on.any():
            return at
        at = np.where(goes_on, up, at)
    return None


def offices_of(parent: Ints, above: Flags) -> Ints:
    """The row of each unit's office, by doubling the step up (METHOD § 1)."""
    rows = np.arange(len(parent))
    jump = np.where(~above & (parent >= 0) & ~above[parent], parent, rows)
    while True:
        further = jump[jump]
        if np.array_equal(further, jump):
            return jump
        jump = further

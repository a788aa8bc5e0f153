"""Positions by row: where they are, what they are paid by, what they can do."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from typing import Any, Generic, TypeVar

import numpy as np

from integration_office.analysis.index.numbers import (
    NOTHING,
    Flags,
    Ints,
    changed_keys,
    distinct,
    ints,
    patched,
    pointers,
    ranges,
    stands_in,
)
from integration_office.analysis.index.units import UnitColumns
from integration_office.domain.grade import PayGrade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.period import month_of
from integration_office.domain.position import Position, Terms

C = TypeVar("C", bound=Hashable)

Rate = tuple[PayGrade | None, int | None, str | None]
"""Grade, step, key of the local factor."""

ALWAYS, NEVER_ENDS = 0, 1 << 30
"""First and last month of a post without a begin or an end."""


class Codes(Generic[C]):
    """Different values by number, in the order of their first use. Grows; a number never changes its value."""

    def __init__(self) -> None:
        self.values: list[C] = []
        self._code: dict[C, int] = {}
        self._lock = Lock()

    def code(self, value: C) -> int:
        known = self._code.get(value)
        return self._new(value) if known is None else known

    def _new(self, value: C) -> int:
        with self._lock:
            if value not in self._code:
                self.values.append(value)
                self._code[value] = len(self.values) - 1
            return self._code[value]


@dataclass(frozen=True, eq=False)
class Homes:
    """Rows of posts by unit at one state, and the rows that have moved since."""

    unit: Ints
    order: Ints
    start: Ints
    moved: Ints

    @staticmethod
    def of(unit: Ints, units: int) -> "Homes":
        order = np.argsort(unit, kind="stable") if len(unit) else NOTHING
        return Homes(unit, order, pointers(unit[order], units), NOTHING)

    def posts_of(self, units: Ints, unit: Ints) -> Ints:
        """Rows of the posts in `units` (distinct rows) where `unit` is the unit of each post now."""
        found = self.order[ranges(self.start[units], self.start[units + 1])]
        if not len(self.moved):
            return found
        stayed = found[unit[found] == self.unit[found]]
        return np.concatenate((stayed, self.moved[stands_in(unit[self.moved], np.sort(units))]))


@dataclass(frozen=True, eq=False)
class PositionColumns:
    """Posts by row: unit row, planned and filled FTE, head; how they are paid and from which month to which.

    `steady`: one grade and FTE for the whole time, so that a cost is a product. `rate` and `skill` are numbers of
    (grade, step, fit) and of competences in `rates` and `skills`. `guessed`: filled in by a rule.
    `funded`: has or had a grant of its own. `spells`, `kinds`: what pricing a year works on, by year, once it was asked
    for.
    """

    source: Mapping[PositionId, Position]
    ids: Sequence[PositionId]
    row: Mapping[PositionId, int]
    unit_ids: Sequence[UnitId]
    unit: Ints
    planned: Ints
    filled: Ints
    head: Flags
    rate: Ints
    begin: Ints
    end: Ints
    steady: Flags
    skill: Ints
    guessed: Flags
    funded: frozenset[int]
    rates: Codes[Rate]
    skills: Codes[tuple[str, ...]]
    spells: dict[int, Any]
    kinds: dict[int, Any]
    _homes: Homes | None = None

    @staticmethod
    def of(
        organisation: Organisation, units: UnitColumns, before: "PositionColumns | None" = None
    ) -> "PositionColumns":
        positions = organisation.positions
        changed = None if before is None else changed_keys(before.source, positions)
        if before is None or changed is None or not before.ids:
            return _all_positions(positions, units)
        if any(id not in positions or id not in before.row for id in changed):
            before = _renumbered(positions, before)
        if before.unit_ids is not units.ids:
            before = _rehoused(units, before)
        if before.source is positions and not changed:
            return before
        rows = sorted(before.row[id] for id in changed if id in before.row)
        return _some_positions(positions, units, rows, before)

    @cached_property
    def values(self) -> Sequence[Position]:
        """All posts by row."""
        return tuple(self.source.values())

    def value(self, row: int) -> Position:
        return self.source[self.ids[row]]

    @cached_property
    def homes(self) -> Homes:
        return self._homes or Homes.of(self.unit, len(self.unit_ids))

    def posts_of(self, units: Ints) -> Ints:
        """Rows of the own posts of units (distinct rows)."""
        return self.homes.posts_of(units, self.unit)


def _rate(terms: Terms) -> Rate:
    return (terms.grade, terms.step, terms.fit)


def _all_positions(positions: Mapping[PositionId, Position], units: UnitColumns) -> PositionColumns:
    ids, values = tuple(positions), tuple(positions.values())
    rates: Codes[Rate] = Codes()
    skills: Codes[tuple[str, ...]] = Codes()
    terms = [each.terms for each in values]
    unit_row = units.row
    return PositionColumns(
        source=positions,
        ids=ids,
        row={id: n for n, id in enumerate(ids)},
        unit_ids=units.ids,
        unit=ints([unit_row[each.unit] for each in values]),
        planned=ints([each.fte_planned for each in terms]),
        filled=ints([each.fte_planned if each.fte_filled is None else each.fte_filled for each in terms]),
        head=np.array([each.is_head for each in values], dtype=np.bool_),
        rate=ints([rates.code(_rate(each)) for each in terms]),
        begin=ints([ALWAYS if each.begins is None else each.begins for each in values]),
        end=ints([NEVER_ENDS if each.lapse is None else _end(each) for each in values]),
        steady=np.array([_is_steady(each) for each in values], dtype=np.bool_),
        skill=ints([skills.code(each.competences) for each in values]),
        guessed=np.array([each.illustrative for each in values], dtype=np.bool_),
        funded=frozenset(n for n, each in enumerate(values) if _is_funded(each)),
        rates=rates,
        skills=skills,
        spells={},
        kinds={},
    )


def _renumbered(positions: Mapping[PositionId, Position], before: PositionColumns) -> PositionColumns:
    """The columns by the rows of the posts there are now; those of a new post have yet to be filled in."""
    ids = tuple(positions)
    row = {id: n for n, id in enumerate(ids)}
    rows = ints([before.row.get(id, -1) for id in ids])
    funded = (before.ids[each] for each in before.funded)
    return replace(
        before,
        source=positions,
        ids=ids,
        row=row,
        **{name: getattr(before, name)[rows] for name in _BY_ROW},
        funded=frozenset(row[id] for id in funded if id in row),
        spells={},
        kinds={},
        _homes=None,
    )


_BY_ROW = ("unit", "planned", "filled", "head", "rate", "begin", "end", "steady", "skill", "guessed")


def _rehoused(units: UnitColumns, before: PositionColumns) -> PositionColumns:
    """The columns by the rows of the units there are now; a post whose unit is gone has yet to be given another."""
    place = ints([units.row.get(id, -1) for id in before.unit_ids])
    return replace(before, unit_ids=units.ids, unit=place[before.unit], _homes=None)


def _some_positions(
    positions: Mapping[PositionId, Position], units: UnitColumns, changed: list[int], before: PositionColumns
) -> PositionColumns:
    """Columns in which nothing differs are shared."""
    found = [positions[before.ids[row]] for row in changed]
    rows = ints(changed)
    paid_as_before = all(_paid_alike(before.value(row), each) for row, each in zip(changed, found, strict=True))
    unit = patched(before.unit, rows, ints([units.row[each.unit] for each in found]))
    funded = {row for row, each in zip(changed, found, strict=True) if _is_funded(each)}
    return replace(
        before,
        source=positions,
        unit=unit,
        planned=patched(before.planned, rows, ints([each.terms.fte_planned for each in found])),
        filled=patched(before.filled, rows, ints([each.terms.filled for each in found])),
        head=_patched_flags(before.head, rows, [each.is_head for each in found]),
        rate=patched(
            before.rate,
            rows,
            ints([before.rates.code(_rate(each.terms)) for each in found]),
        ),
        begin=patched(before.begin, rows, ints([ALWAYS if each.begins is None else each.begins for each in found])),
        end=patched(before.end, rows, ints([_end(each) for each in found])),
        steady=_patched_flags(before.steady, rows, [_is_steady(each) for each in found]),
        skill=patched(before.skill, rows, ints([before.skills.code(each.competences) for each in found])),
        guessed=_patched_flags(before.guessed, rows, [each.illustrative for each in found]),
        funded=before.funded if funded == before.funded.intersection(changed) else before.funded - {*changed} | funded,
        spells=before.spells if paid_as_before else {},
        kinds=before.kinds if paid_as_before else {},
        _homes=_homes_after(before, unit, rows),
    )


def _paid_alike(before: Position, after: Position) -> bool:
    """Whether the two cost the same in every year."""
    return all(getattr(before, part) == getattr(after, part) for part in _PAID_BY)


_PAID_BY = ("terms", "earlier", "lapse", "regrade_on_vacancy", "begins")


def _homes_after(before: PositionColumns, unit: Ints, rows: Ints) -> Homes | None:
    """None: other units or posts, there is nothing to go on from."""
    if before._homes is None and "homes" not in before.__dict__:
        return None
    homes = before.homes
    if unit is before.unit:
        return homes
    away = np.concatenate((homes.moved, rows))
    return replace(homes, moved=distinct(away[unit[away] != homes.unit[away]]))


def _patched_flags(column: Flags, rows: Ints, values: list[bool]) -> Flags:
    wanted = np.array(values, dtype=np.bool_)
    if np.array_equal(column[rows], wanted):
        return column
    copy = column.copy()
    copy[rows] = wanted
    return copy


def _end(position: Position) -> int:
    """The first month without the post."""
    lapse = position.lapse
    return NEVER_ENDS if lapse is None or lapse.until is None else month_of(lapse.until) + 1


def _is_steady(position: Position) -> bool:
    ku = position.regrade_on_vacancy
    return not position.earlier and (ku is None or ku.since is None)


def _is_funded(position: Position) -> bool:
    return position.grant is not None or bool(position.grant_earlier)

"""What every post costs in a year, as columns: the products of METHOD § 2 for all posts at once, exactly."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from integration_office.analysis.cost import post_cost, spells_in
from integration_office.analysis.index.numbers import Ints, changed_keys, ints, stands_in
from integration_office.analysis.index.positions import PositionColumns
from integration_office.analysis.pay import PayYear
from integration_office.domain.grade import PayGrade
from integration_office.domain.period import first_month
from integration_office.domain.quantity import FTE_MONTHS_SCALE

PERSONNEL, WORKPLACE, OVERHEAD, UNPRICED, ACTUAL = range(5)
"""Rows of the table: cents; unpriced in FTE (ten-thousandths) × months; personnel with filled FTE in cents."""

_FITS = 2**62
_UNPRICED = -1


@dataclass(frozen=True, eq=False)
class PostColumns:
    """The cost of every post by row of its position: 5 × n."""

    positions: PositionColumns
    pay: PayYear
    table: Ints

    @staticmethod
    def of(positions: PositionColumns, pay: PayYear, before: "PostColumns | None" = None) -> "PostColumns":
        """Raises MissingTable where the year has no pay table."""
        if before is None or before.pay is not pay or before.positions.ids is not positions.ids:
            return PostColumns(positions, pay, _priced(positions, pay))
        changed = changed_keys(before.positions.source, positions.source)
        if changed is None:
            return PostColumns(positions, pay, _priced(positions, pay))
        return _advanced(positions, sorted(positions.row[id] for id in changed), before)

    @cached_property
    def full(self) -> Ints:
        """Full cost of each post in cents."""
        full: Ints = self.table[: OVERHEAD + 1].sum(axis=0)
        return full

    @cached_property
    def totals(self) -> Ints:
        """Sums over all posts, a place for each row of the table."""
        totals: Ints = self.table.sum(axis=1)
        return totals


def filled_months(positions: PositionColumns, year: int, rows: Ints) -> Ints:
    """Filled FTE × months of some posts (rows in order) in a year."""
    spells = spells_of(positions, year)
    filled: Ints = spells.first[2, rows]
    own = stands_in(spells.post, rows)
    np.add.at(filled, np.searchsorted(rows, spells.post[own]), spells.more[2, own])
    return filled


def _advanced(positions: PositionColumns, rows: Sequence[int], before: PostColumns) -> PostColumns:
    costs = [_one(positions, row, before.pay) for row in rows]
    if all(before.table[:, row].tolist() == cost for row, cost in zip(rows, costs, strict=True)):
        after = replace(before, positions=positions)
        after.__dict__.update({name: before.__dict__[name] for name in ("full", "totals") if name in before.__dict__})
        return after
    table = before.table.copy()
    table[:, rows] = np.array(costs, dtype=np.int64).T
    return PostColumns(positions, before.pay, table)


def _one(positions: PositionColumns, row: int, pay: PayYear) -> list[int]:
    cost = post_cost(positions.value(row), pay)
    return [cost.personnel, cost.workplace, cost.overhead, cost.unpriced, cost.actual_personnel]


@dataclass(frozen=True, eq=False)
class Spells:
    """The spells of a year: number of (grade, step), planned and filled FTE × months.

    `first` has one for each post (3 × n); `post` and `more` (3 × m) are the further ones of posts that change.
    """

    first: Ints
    post: Ints
    more: Ints


def spells_of(positions: PositionColumns, year: int) -> Spells:
    """Computed once for a year."""
    if year not in positions.spells:
        start, end = first_month(year), first_month(year + 1)
        months = np.maximum(np.minimum(positions.end, end) - np.maximum(positions.begin, start), 0)
        first = np.stack((positions.rate, positions.planned * months, positions.filled * months))
        positions.spells[year] = _with_unsteady(positions, year, first)
    found: Spells = positions.spells[year]
    return found


def _with_unsteady(positions: PositionColumns, year: int, first: Ints) -> Spells:
    post, more = [], []
    for row in np.flatnonzero(~positions.steady).tolist():
        first[:, row], *others = _spells(positions, row, year)
        post += [row] * len(others)
        more += others
    return Spells(first, ints(post), ints([value for each in more for value in each]).reshape(-1, 3).T)


def _spells(positions: PositionColumns, row: int, year: int) -> list[tuple[int, int, int]]:
    """At least one, so that every post has its place."""
    found = spells_in(positions.value(row), year)
    coded = [(positions.rates.code((terms.grade, terms.step)), terms, months) for terms, months in found]
    return [(rate, terms.fte_planned * months, terms.filled * months) for rate, terms, months in coded] or [(0, 0, 0)]


def _priced(positions: PositionColumns, pay: PayYear) -> Ints:
    if not len(positions.ids):
        return np.zeros((5, 0), dtype=np.int64)
    spells = spells_of(positions, pay.year)
    table = _products(spells, pay, _full_costs(positions, pay))
    if table is None:
        rows = range(len(positions.ids))
        return ints([part for row in rows for part in _one(positions, row, pay)]).reshape(-1, 5).T.copy()
    return table


def _full_costs(positions: PositionColumns, pay: PayYear) -> Ints:
    """Full cost of a full-time post by number of (grade, step), cents; -1: unpriced."""
    return ints([_full(pay, *rate) for rate in positions.rates.values])


def _full(pay: PayYear, grade: PayGrade | None, step: int | None) -> int:
    return pay.full(grade, step).cents if grade is not None and pay.prices(grade) else _UNPRICED


def _products(spells: Spells, pay: PayYear, full: Ints) -> Ints | None:
    """The table; None: an assumption is beyond what 64 bits hold."""
    place = (pay.assumptions["workplace"].value * 100).as_integer_ratio()
    over = pay.assumptions["overhead_rate"].value.as_integer_ratio()
    most = _most(spells)
    if _overflows(spells, full) or not _fits(place, most, FTE_MONTHS_SCALE) or not _fits(over, most * int(full.max())):
        return None
    cents, fte_months, all_months, actual = _year_sums(spells, full)
    table = np.empty((5, len(cents)), dtype=np.int64)
    table[PERSONNEL] = _rounded(cents, FTE_MONTHS_SCALE)
    table[WORKPLACE] = _rounded(fte_months * place[0], place[1] * FTE_MONTHS_SCALE)
    table[OVERHEAD] = _rounded(table[PERSONNEL] * over[0], over[1])
    table[UNPRICED] = all_months - fte_months
    table[ACTUAL] = _rounded(actual, FTE_MONTHS_SCALE)
    return table


def _most(spells: Spells) -> int:
    """A bound for the FTE × months of a post."""
    return 12 * max(int(spells.first[1:].max(initial=0)), int(spells.more[1:].max(initial=0)), 1)


def _overflows(spells: Spells, full: Ints) -> bool:
    return 2 * _most(spells) * max(int(full.max(initial=0)), 1) >= _FITS


def _year_sums(spells: Spells, full: Ints) -> list[Ints]:
    """By post: cents × FTE × months, priced and all FTE × months, cents × filled FTE × months."""
    priced = (full != _UNPRICED).astype(np.int64)
    sums = _spell_products(spells.first, full * priced, priced)
    if len(spells.post):
        for total, further in zip(sums, _spell_products(spells.more, full * priced, priced), strict=True):
            np.add.at(total, spells.post, further)
    return sums


def _spell_products(spells: Ints, cents: Ints, priced: Ints) -> list[Ints]:
    rate, planned, filled = spells
    paid = cents[rate]
    return [paid * planned, priced[rate] * planned, planned.copy(), paid * filled]


def _fits(factor: tuple[int, int], largest: int, scale: int = 1) -> bool:
    numerator, denominator = factor
    return numerator >= 0 and 2 * (numerator * largest + denominator * scale) < _FITS


def _rounded(numerator: Ints, denominator: int) -> Ints:
    """Halves away from zero; nothing here is negative."""
    twice = numerator * 2
    twice += denominator
    twice //= 2 * denominator
    return twice

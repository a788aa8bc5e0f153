"""What every post costs in a year, as columns: the products of METHOD § 2 for all posts at once, exactly."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from integration_office.analysis.cost import post_cost
from integration_office.analysis.index.kinds import Kinds
from integration_office.analysis.index.numbers import Ints, changed_keys, ints
from integration_office.analysis.index.positions import PositionColumns
from integration_office.analysis.pay import PayYear
from integration_office.analysis.spells import Spells, kinds_of
from integration_office.domain.grade import PayGrade
from integration_office.domain.quantity import FTE_MONTHS_SCALE

PERSONNEL, WORKPLACE, OVERHEAD, UNPRICED, ACTUAL = range(5)
"""Rows of the table: cents; unpriced in FTE (ten-thousandths) × months; personnel with filled FTE in cents."""

_FITS = 2**62
_UNPRICED = -1
_ALL = slice(None)


@dataclass(frozen=True, eq=False)
class PostColumns:
    """The cost of every post: `prices` by kind (5 × kinds), and which kind each post is of."""

    positions: PositionColumns
    pay: PayYear
    kinds: Kinds
    prices: Ints

    @staticmethod
    def of(positions: PositionColumns, pay: PayYear, before: "PostColumns | None" = None) -> "PostColumns":
        """Raises MissingTable where the year has no pay table."""
        if before is None or before.pay is not pay or before.positions.ids is not positions.ids:
            return _priced(positions, pay)
        changed = changed_keys(before.positions.source, positions.source)
        if changed is None:
            return _priced(positions, pay)
        return _advanced(positions, sorted(positions.row[id] for id in changed), before)

    @cached_property
    def table(self) -> Ints:
        """By row of the position (5 × n)."""
        table: Ints = self.prices[:, self.kinds.of_post]
        return table

    @cached_property
    def full(self) -> Ints:
        """Full cost of each post in cents."""
        return self.full_of(_ALL)

    @cached_property
    def full_by_kind(self) -> Ints:
        full: Ints = self.prices[: OVERHEAD + 1].sum(axis=0)
        return full

    @cached_property
    def totals(self) -> Ints:
        """Sums over all posts, a place for each row of the table."""
        totals: Ints = self.prices @ self.kinds.posts
        return totals

    def part(self, part: int, rows: Ints | slice = _ALL) -> Ints:
        """A row of the table, of some posts."""
        return np.take(self.prices[part], self.kinds.of_post[rows])

    def full_of(self, rows: Ints | slice) -> Ints:
        """Full cost of some posts."""
        return np.take(self.full_by_kind, self.kinds.of_post[rows])


def _advanced(positions: PositionColumns, rows: Sequence[int], before: PostColumns) -> PostColumns:
    """Each changed post becomes a kind of its own, unless all of them cost what they did."""
    costs = [_one(positions, row, before.pay) for row in rows]
    if all(_is_as_before(positions, row, cost, before) for row, cost in zip(rows, costs, strict=True)):
        after = replace(before, positions=positions)
        after.__dict__.update({name: before.__dict__[name] for name in _COMPUTED if name in before.__dict__})
        return after
    at = ints(rows)
    kinds = before.kinds.with_own(at, positions.planned[at], positions.filled[at])
    return PostColumns(
        positions, before.pay, kinds, np.concatenate((before.prices, np.array(costs, dtype=np.int64).T), axis=1)
    )


_COMPUTED = ("table", "full", "full_by_kind", "totals")


def _is_as_before(positions: PositionColumns, row: int, cost: list[int], before: PostColumns) -> bool:
    kind, kinds = before.kinds.of_post[row], before.kinds
    same = (kinds.planned[kind], kinds.filled[kind]) == (positions.planned[row], positions.filled[row])
    return bool(same) and before.prices[:, kind].tolist() == cost


def _one(positions: PositionColumns, row: int, pay: PayYear) -> list[int]:
    cost = post_cost(positions.value(row), pay)
    return [cost.personnel, cost.workplace, cost.overhead, cost.unpriced, cost.actual_personnel]


def _priced(positions: PositionColumns, pay: PayYear) -> PostColumns:
    kinds, spells = kinds_of(positions, pay.year)
    prices = _products(spells, pay, _full_costs(positions, pay)) if len(kinds.posts) else _none()
    if prices is None:
        costs = [_one(positions, row, pay) for row in kinds.example.tolist()]
        prices = ints([part for each in costs for part in each]).reshape(-1, 5).T.copy()
    return PostColumns(positions, pay, kinds, prices)


def _none() -> Ints:
    return np.zeros((5, 0), dtype=np.int64)


def _full_costs(positions: PositionColumns, pay: PayYear) -> Ints:
    """Full cost of a full-time post by number of (grade, step), cents; -1: unpriced."""
    return ints([_full(pay, *rate) for rate in positions.rates.values])


def _full(pay: PayYear, grade: PayGrade | None, step: int | None, fit: str | None) -> int:
    return pay.full(grade, step, fit).cents if grade is not None and pay.prices(grade) else _UNPRICED


def _products(spells: Spells, pay: PayYear, full: Ints) -> Ints | None:
    """The prices of kinds; None: an assumption is beyond what 64 bits hold."""
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

"""Which posts each grant funds in a year, and what it pays them while its conditions hold (METHOD § 2)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from integration_office.analysis.cost import actual_personnel, spells_in
from integration_office.analysis.index.numbers import NOTHING, Flags, Ints, changed_keys, distinct, ints
from integration_office.analysis.index.positions import PositionColumns
from integration_office.analysis.index.units import UnitColumns
from integration_office.analysis.pay import PayYear
from integration_office.analysis.prices import ACTUAL, PostColumns, filled_months
from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId, PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.period import first_month, month_of
from integration_office.domain.position import Position
from integration_office.domain.quantity import FTE_MONTHS_SCALE, rounded
from integration_office.domain.unit import Unit

PaidPost = tuple[Position, int | None]
"""A post and, if a measure cut it, the first month without it."""

Paid = tuple[int, Mapping[UnitId, int]]
"""Cents in all and by unit."""


@dataclass(frozen=True, eq=False)
class Funding:
    """Which posts each grant funds in a year, and what it pays them while its conditions hold.

    By grant: rows of the posts it funds, posts that measures have cut, rows of the units that carry it.
    """

    organisation: Organisation
    pay: PayYear
    positions: PositionColumns
    grants: Mapping[GrantId, Grant]
    rows: Mapping[GrantId, Ints]
    cut: Mapping[GrantId, list[PaidPost]]
    carriers: Mapping[GrantId, Ints]
    _paid: dict[GrantId, Paid]
    _homes: dict[GrantId, Ints]

    @staticmethod
    def of(
        organisation: Organisation,
        pay: PayYear,
        units: UnitColumns,
        positions: PositionColumns,
        before: "tuple[Funding, UnitColumns, PositionColumns] | None" = None,
    ) -> "Funding":
        """All of it anew, unless nothing differs that a grant rests on."""
        if before is not None and _is_same(organisation, pay, units, positions, *before):
            return before[0]
        grants = {key: grant for key, terms in organisation.grants.items() if (grant := terms.in_year(pay.year))}
        carriers = _carriers(units, pay.year)
        rows = _funded_rows(positions, pay.year, carriers) if grants else {}
        cut = _funded_cut(organisation, units, pay.year) if grants else {}
        return Funding(organisation, pay, positions, grants, rows, cut, carriers, {}, {})

    def anew(self) -> "Funding":
        """The same posts, with every amount to be computed again."""
        return replace(self, _paid={})

    def count(self, grant: GrantId) -> int:
        """How many posts it funds."""
        return len(self.rows.get(grant, NOTHING)) + len(self.cut.get(grant, ()))

    def posts(self, grant: GrantId) -> Iterator[PaidPost]:
        """The posts it funds."""
        yield from ((self.positions.value(row), None) for row in self.rows.get(grant, NOTHING).tolist())
        yield from self.cut.get(grant, ())

    def paid(self, grant: Grant, prices: Callable[[], PostColumns]) -> Paid:
        """Cents it pays if its conditions hold, in all and by unit. `prices`: what the posts cost, if need be."""
        if grant.id not in self._paid:
            self._paid[grant.id] = self._amounts(grant, prices)
        return self._paid[grant.id]

    def _amounts(self, grant: Grant, prices: Callable[[], PostColumns]) -> Paid:
        rows = self.rows.get(grant.id, NOTHING)
        standing = self._all_year(grant, rows, prices) if len(rows) else []
        cut = {post.id: _post_amount(grant, post, until, self.pay) for post, until in self.cut.get(grant.id, ())}
        total = sum(standing) + sum(cut.values())
        if grant.cap_total is not None and total > grant.cap_total:
            ids = [self.positions.ids[row] for row in rows.tolist()]
            shares = _capped({**dict(zip(ids, standing, strict=True)), **cut}, grant.cap_total)
            standing, cut = [shares[id] for id in ids], {id: shares[id] for id in cut}
        return sum(standing) + sum(cut.values()), self._by_unit(grant, rows, standing, cut)

    def _all_year(self, grant: Grant, rows: Ints, prices: Callable[[], PostColumns]) -> list[int]:
        """The amounts of posts that no measure has cut."""
        if grant.end is None or month_of(grant.end) >= first_month(self.pay.year + 1) - 1:
            filled = filled_months(self.positions, self.pay.year, rows)
            amounts = _products(grant, prices().table[ACTUAL, rows], filled)
            if amounts is not None:
                return amounts
        return [_post_amount(grant, self.positions.value(row), None, self.pay) for row in rows.tolist()]

    def _by_unit(
        self, grant: Grant, rows: Ints, standing: Sequence[int], cut: Mapping[PositionId, int]
    ) -> Mapping[UnitId, int]:
        by_unit: defaultdict[UnitId, int] = defaultdict(int)
        units = self.positions.unit_ids
        for unit, amount in zip(self.positions.unit[rows].tolist(), standing, strict=True):
            by_unit[units[unit]] += amount
        for post, _ in self.cut.get(grant.id, ()):
            by_unit[post.unit] += cut[post.id]
        return dict(by_unit)

    def homes(self, grant: GrantId, units: UnitColumns) -> Ints:
        """Rows of the units that carry the grant or hold a post it funds."""
        if grant not in self._homes:
            standing = self.positions.unit[self.rows.get(grant, NOTHING)]
            cut = ints([units.row[post.unit] for post, _ in self.cut.get(grant, ())])
            self._homes[grant] = distinct(np.concatenate((standing, cut, self.carriers.get(grant, NOTHING))))
        return self._homes[grant]


def paid_posts(organisation: Organisation) -> Iterable[PaidPost]:
    """All posts that cost something, the cut ones too."""
    yield from ((position, None) for position in organisation.positions.values())
    yield from cut_posts(organisation)


def cut_posts(organisation: Organisation) -> Iterable[PaidPost]:
    """The posts that measures have cut and that are still paid."""
    for lapsing in organisation.lapsing.values():
        if lapsing.until is not None:
            yield lapsing.position, lapsing.until


def _is_same(
    organisation: Organisation,
    pay: PayYear,
    units: UnitColumns,
    positions: PositionColumns,
    before: Funding,
    old_units: UnitColumns,
    old_positions: PositionColumns,
) -> bool:
    """Whether the same posts are funded by the same grants, in the same units."""
    known = before.organisation
    if before.pay is not pay or known.grants is not organisation.grants or known.lapsing is not organisation.lapsing:
        return False
    if units.ids is not old_units.ids or positions.ids is not old_positions.ids:
        return False
    changed_units = changed_keys(old_units.source, units.source)
    changed_posts = changed_keys(old_positions.source, positions.source)
    if changed_units is None or changed_posts is None:
        return False
    if any(_funds(old_units.source[id]) != _funds(units.source[id]) for id in changed_units):
        return False
    return not any(_is_funded(old_positions, units, id) or _is_funded(positions, units, id) for id in changed_posts)


def _funds(unit: Unit) -> tuple[object, object]:
    return unit.grant, unit.grant_earlier


def _is_funded(positions: PositionColumns, units: UnitColumns, id: PositionId) -> bool:
    row = positions.row[id]
    return row in positions.funded or int(positions.unit[row]) in units.funded


def _carriers(units: UnitColumns, year: int) -> dict[GrantId, Ints]:
    """Rows of the units that carry each grant, in order."""
    found: defaultdict[GrantId, list[int]] = defaultdict(list)
    for row in sorted(units.funded):
        grant = units.source[units.ids[row]].grant_in(year)
        if grant is not None:
            found[grant].append(row)
    return {grant: ints(rows) for grant, rows in found.items()}


def _funded_rows(positions: PositionColumns, year: int, carriers: Mapping[GrantId, Ints]) -> dict[GrantId, Ints]:
    """Posts by the grant that funds them: their own, else that of their unit."""
    own: defaultdict[GrantId, list[int]] = defaultdict(list)
    for row in sorted(positions.funded):
        grant = positions.value(row).grant_in(year)
        if grant is not None:
            own[grant].append(row)
    with_own = np.zeros(len(positions.ids), dtype=np.bool_)
    with_own[[row for rows in own.values() for row in rows]] = True
    carried = {grant: positions.posts_of(rows) for grant, rows in carriers.items()}
    return {
        grant: np.sort(np.concatenate((ints(own.get(grant, ())), _without(carried.get(grant, NOTHING), with_own))))
        for grant in (*own, *(grant for grant in carried if grant not in own))
    }


def _without(rows: Ints, flags: Flags) -> Ints:
    return rows[~flags[rows]]


def _funded_cut(organisation: Organisation, units: UnitColumns, year: int) -> dict[GrantId, list[PaidPost]]:
    found: defaultdict[GrantId, list[PaidPost]] = defaultdict(list)
    for each in organisation.lapsing.values():
        grant = each.position.grant_in(year) or units.source[each.position.unit].grant_in(year)
        if grant is not None and each.until is not None:
            found[grant].append((each.position, each.until))
    return dict(found)


def _products(grant: Grant, cents: Ints, fte_months: Ints) -> list[int] | None:
    """min(rate × actual personnel, cap × filled FTE × months / 12) of each; None: beyond what 64 bits hold."""
    rate, over = (1, 1) if grant.rate is None else grant.rate.as_integer_ratio()
    cap = grant.cap_per_fte or 0
    largest = max(int(cents.max(initial=0)) * rate * FTE_MONTHS_SCALE, int(fte_months.max(initial=0)) * cap * over)
    if largest >= 2**61:
        return None
    amounts = cents * rate * FTE_MONTHS_SCALE
    if grant.cap_per_fte is not None:
        amounts = np.minimum(amounts, fte_months * cap * over)
    scale = over * FTE_MONTHS_SCALE
    whole: list[int] = ((2 * amounts + scale) // (2 * scale)).tolist()
    return whole


def _post_amount(grant: Grant, post: Position, until: int | None, pay: PayYear) -> int:
    last = first_month(pay.year + 1) - 1
    if grant.end is not None:
        last = min(last, month_of(grant.end))
    rate = Fraction(1) if grant.rate is None else Fraction(grant.rate)
    amount = rate * actual_personnel(post, pay, last, until)
    if grant.cap_per_fte is not None:
        end = last + 1 if until is None else min(until, last + 1)
        fte_months = sum(terms.filled * months for terms, months in spells_in(post, pay.year, end))
        amount = min(amount, Fraction(grant.cap_per_fte * fte_months, FTE_MONTHS_SCALE))
    return rounded(amount)


def _capped(amounts: Mapping[PositionId, int], cap: int | None) -> dict[PositionId, int]:
    """The amounts, cut in proportion to a total cap: whole cents, largest remainders first, then ids."""
    total = sum(amounts.values())
    if cap is None or total <= cap:
        return dict(amounts)
    shares = {post: divmod(amount * cap, total) for post, amount in amounts.items()}
    left = cap - sum(whole for whole, _ in shares.values())
    by_remainder = sorted(shares, key=lambda post: (-shares[post][1], post))
    lucky = set(by_remainder[:left])
    return {post: whole + (post in lucky) for post, (whole, _) in shares.items()}

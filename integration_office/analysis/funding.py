"""Which posts each grant funds in a year, and what it pays them while its conditions hold (METHOD § 2)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

import numpy as np

from integration_office.analysis.cost import actual_personnel, spells_in
from integration_office.analysis.index.numbers import NOTHING, Flags, Ints, changed_keys, distinct, ints, run_starts
from integration_office.analysis.index.positions import PositionColumns
from integration_office.analysis.index.tasks import FITS, Exact
from integration_office.analysis.index.units import UnitColumns
from integration_office.analysis.pay import PayYear
from integration_office.analysis.prices import ACTUAL, PostColumns
from integration_office.analysis.spells import filled_months
from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId, PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.period import first_month, month_of
from integration_office.domain.position import Position
from integration_office.domain.quantity import FTE_MONTHS_SCALE, half_away, rounded
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
        rows, cut = self.rows.get(grant.id, NOTHING), self.cut.get(grant.id, ())
        amounts = self._all_year(grant, rows, prices)
        if cut:
            further = [post_amount(grant, post, until, self.pay) for post, until in cut]
            amounts = np.array([*amounts.tolist(), *further], dtype=np.object_)
        if grant.cap_total is not None and amounts.sum() > grant.cap_total:
            amounts = _capped(amounts, grant.cap_total, partial(self._id_of, rows, cut))
        return int(amounts.sum()), self._by_unit(rows, amounts, cut)

    def _all_year(self, grant: Grant, rows: Ints, prices: Callable[[], PostColumns]) -> Exact:
        """The amounts of posts that no measure has cut."""
        if len(rows) and (grant.end is None or month_of(grant.end) >= first_month(self.pay.year + 1) - 1):
            filled = filled_months(self.positions, self.pay.year, rows)
            amounts = _products(grant, prices().part(ACTUAL, rows), filled)
            if amounts is not None:
                return amounts
        single = [post_amount(grant, self.positions.value(row), None, self.pay) for row in rows.tolist()]
        return np.array(single, dtype=np.object_)

    def _id_of(self, rows: Ints, cut: Sequence[PaidPost], at: int) -> PositionId:
        return self.positions.ids[rows[at]] if at < len(rows) else cut[at - len(rows)][0].id

    def _by_unit(self, rows: Ints, amounts: Exact, cut: Sequence[PaidPost]) -> Mapping[UnitId, int]:
        """The amounts of standing posts and then of those cut, by unit."""
        unit = self.positions.unit[rows]
        order = np.argsort(unit, kind="stable")
        starts = run_starts(unit[order])
        sums = np.add.reduceat(amounts[order], starts).tolist() if len(rows) else []
        ids = (self.positions.unit_ids[row] for row in unit[order][starts].tolist())
        by_unit = defaultdict(int, zip(ids, sums, strict=True))
        for (post, _), amount in zip(cut, amounts[len(rows) :].tolist(), strict=True):
            by_unit[post.unit] += amount
        return dict(by_unit)

    def flat(self, grant: Grant) -> tuple[int, UnitId | None]:
        """The flat sum for the months up to the grant's end, and the unit it goes to: the first that carries the
        grant, else that of the first post. Nothing where nobody has the grant."""
        months = 12 if grant.end is None else month_of(grant.end) + 1 - first_month(self.pay.year)
        unit = self._first_home(grant.id)
        if grant.flat is None or unit is None or months <= 0:
            return 0, None
        return half_away(grant.flat * min(months, 12), 12), unit

    def _first_home(self, grant: GrantId) -> UnitId | None:
        carriers = self.carriers.get(grant)
        if carriers is not None:
            return self.positions.unit_ids[int(carriers[0])]
        return next((post.unit for post, _ in self.posts(grant)), None)

    def homes(self, grant: GrantId, units: UnitColumns) -> Ints:
        """Rows of the units that carry the grant or hold a post it funds."""
        if grant not in self._homes:
            standing = self.positions.unit[self.rows.get(grant, NOTHING)]
            cut = ints([units.row[post.unit] for post, _ in self.cut.get(grant, ())])
            self._homes[grant] = distinct(np.concatenate((standing, cut, self.carriers.get(grant, NOTHING))))
        return self._homes[grant]


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


def _products(grant: Grant, cents: Ints, fte_months: Ints) -> Exact | None:
    """min(rate × actual personnel, cap × filled FTE × months / 12) of each; None: beyond what 64 bits hold."""
    rate, over = grant.share.as_integer_ratio()
    cap = grant.cap_per_fte or 0
    largest = max(int(cents.max(initial=0)) * rate * FTE_MONTHS_SCALE, int(fte_months.max(initial=0)) * cap * over)
    if largest >= 2**61 or largest * len(cents) >= FITS * over * FTE_MONTHS_SCALE:
        return None
    amounts = cents * rate * FTE_MONTHS_SCALE
    if grant.cap_per_fte is not None:
        amounts = np.minimum(amounts, fte_months * cap * over)
    scale = over * FTE_MONTHS_SCALE
    whole: Ints = (2 * amounts + scale) // (2 * scale)
    return whole


def post_amount(grant: Grant, post: Position, until: int | None, pay: PayYear) -> int:
    """What the grant pays for one post in the year, before its total cap. `until`: the first month without the post."""
    last = first_month(pay.year + 1) - 1
    if grant.end is not None:
        last = min(last, month_of(grant.end))
    rate = Fraction(grant.share)
    amount = rate * actual_personnel(post, pay, last, until)
    if grant.cap_per_fte is not None:
        end = last + 1 if until is None else min(until, last + 1)
        fte_months = sum(terms.filled * months for terms, months in spells_in(post, pay.year, end))
        amount = min(amount, Fraction(grant.cap_per_fte * fte_months, FTE_MONTHS_SCALE))
    return rounded(amount)


def _capped(amounts: Exact, cap: int, id_of: Callable[[int], PositionId]) -> Exact:
    """The amounts cut in proportion to a total cap: whole cents, largest remainders first, then ids."""
    if int(amounts.max()) * cap >= FITS:
        amounts = amounts.astype(np.object_)
    total = amounts.sum()
    shares: Exact = amounts * cap // total
    remainders = amounts * cap % total
    left = cap - int(shares.sum())
    if left:
        least = np.sort(remainders)[-left]
        shares[remainders > least] += 1
        equal = sorted(np.flatnonzero(remainders == least).tolist(), key=id_of)
        shares[equal[: left - int((remainders > least).sum())]] += 1
    return shares

"""Grants on a state: what each pays in a year, for which units, and which conditions fail (METHOD § 2)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from integration_office.analysis.cost import actual_personnel, spells_in
from integration_office.analysis.pay import PayYear
from integration_office.domain.errors import NotADate
from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId, PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.period import first_month, month_of, read_date
from integration_office.domain.position import Position
from integration_office.domain.quantity import FTE_MONTHS_SCALE, FTE_SCALE, rounded

CONCEPT_YEARS = 3
"""A council-adopted concept must not be older than this (METHOD § 2)."""

_DEPUTY = ("stellv", "deputy")


PaidPost = tuple[Position, int | None]
"""A post and, if a measure cut it, the first month without it."""

Funded = Mapping[GrantId, list[PaidPost]]
Wanted = Callable[[Position], bool]


@dataclass(frozen=True, slots=True)
class GrantResult:
    """A grant in a year: cents it pays, by unit; failed conditions stop it, unchecked ones are only named."""

    grant: Grant
    amount: int
    by_unit: Mapping[UnitId, int]
    posts: int
    failed: tuple[str, ...]
    unchecked: tuple[str, ...]


def grant_results(organisation: Organisation, pay: PayYear) -> dict[GrantId, GrantResult]:
    """All grants that hold in the year, by id."""
    posts = funded_posts(organisation, pay.year)
    return {
        grant_id: _result(organisation, pay, posts, grant)
        for grant_id, grant in sorted(_grants_of(organisation, pay.year).items())
    }


def unbudgeted_by_unit(results: Mapping[GrantId, GrantResult]) -> dict[UnitId, int]:
    """Cents by unit of the grants that are not in a budget line already."""
    sums: defaultdict[UnitId, int] = defaultdict(int)
    for result in results.values():
        if not result.grant.in_budget:
            for unit, amount in result.by_unit.items():
                sums[unit] += amount
    return dict(sums)


def _grants_of(organisation: Organisation, year: int) -> dict[GrantId, Grant]:
    holding = ((grant_id, terms.in_year(year)) for grant_id, terms in organisation.grants.items())
    return {grant_id: grant for grant_id, grant in holding if grant is not None}


def funded_posts(organisation: Organisation, year: int) -> dict[GrantId, list[PaidPost]]:
    """Posts by the grant that funds them."""
    if not organisation.grants:
        return {}
    funding = {unit.id: unit.grant_in(year) for unit in organisation.units.values()}
    funded: defaultdict[GrantId, list[PaidPost]] = defaultdict(list)
    for position, until in paid_posts(organisation):
        grant = position.grant_in(year) or funding[position.unit]
        if grant is not None:
            funded[grant].append((position, until))
    return dict(funded)


def paid_posts(organisation: Organisation) -> Iterable[PaidPost]:
    yield from ((position, None) for position in organisation.positions.values())
    for lapsing in organisation.lapsing.values():
        if lapsing.until is not None:
            yield lapsing.position, lapsing.until


def _result(
    organisation: Organisation,
    pay: PayYear,
    posts: Funded,
    grant: Grant,
) -> GrantResult:
    funded = posts.get(grant.id, [])
    check = _Conditions(organisation, pay.year, posts)
    failed, unchecked = check.of(grant)
    amounts = {} if failed else {post.id: _post_amount(grant, post, until, pay) for post, until in funded}
    capped = _capped(amounts, grant.cap_total)
    by_unit: defaultdict[UnitId, int] = defaultdict(int)
    for post, _ in funded:
        by_unit[post.unit] += capped.get(post.id, 0)
    return GrantResult(grant, sum(capped.values()), dict(by_unit), len(funded), failed, unchecked)


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


@dataclass(frozen=True)
class _Conditions:
    organisation: Organisation
    year: int
    posts: Funded

    def of(self, grant: Grant, pending: tuple[GrantId, ...] = ()) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Failed and unchecked conditions; `pending` ends a circle of grants that need one another."""
        answers = {condition: self._holds(grant, condition, pending) for condition in grant.conditions}
        failed = tuple(condition for condition, holds in answers.items() if holds is False)
        unchecked = tuple(condition for condition, holds in answers.items() if holds is None)
        return failed, unchecked

    def _holds(self, grant: Grant, condition: str, pending: tuple[GrantId, ...]) -> bool | None:
        key, _, value = (part.strip() for part in condition.partition("="))
        if key == "own_unit":
            return self._own_unit(grant) is not None
        if key == "head_fulltime":
            return self._is_staffed(grant, lambda post: post.is_head)
        if key == "deputy_fulltime":
            return self._is_staffed(grant, _is_deputy)
        if key == "concept_date":
            return self._concept_is_recent(value)
        if key == "needs":
            return self._other_pays(GrantId(value), (*pending, grant.id))
        return None

    def _own_unit(self, grant: Grant) -> UnitId | None:
        """The unit that carries the grant itself and holds all posts it funds."""
        carriers = [unit.id for unit in self.organisation.units.values() if unit.grant_in(self.year) == grant.id]
        homes = {post.unit for post, _ in self.posts.get(grant.id, ())} | set(carriers)
        for carrier in carriers:
            if all(self.organisation.is_same_or_below(home, carrier) for home in homes):
                return carrier
        return None

    def _is_staffed(self, grant: Grant, wanted: Wanted) -> bool:
        """A full-time post that is `wanted` in the grant's own unit, else among the posts it funds."""
        own = self._own_unit(grant)
        if own is None:
            candidates: Iterable[Position] = (post for post, _ in self.posts.get(grant.id, ()))
        else:
            candidates = (each for each in self.organisation.positions.values() if each.unit == own)
        return any(wanted(post) and post.fte_planned >= FTE_SCALE for post in candidates)

    def _concept_is_recent(self, value: str) -> bool | None:
        """Not older than three years on the first of January of the year."""
        try:
            adopted = read_date(value, end_of_year=True)
        except NotADate:
            return None
        return (adopted.year + CONCEPT_YEARS, adopted.month, adopted.day) >= (self.year, 1, 1)

    def _other_pays(self, other: GrantId, pending: tuple[GrantId, ...]) -> bool:
        """The grant that is needed exists, funds a post, has not ended and its own conditions hold."""
        grant = _grants_of(self.organisation, self.year).get(other)
        if grant is None or not self.posts.get(other) or other in pending:
            return False
        if grant.end is not None and grant.end < date(self.year, 1, 1):
            return False
        return not self.of(grant, pending)[0]


def _is_deputy(post: Position) -> bool:
    return any(word in post.title.casefold() for word in _DEPUTY)

"""Grants on a state: what each pays in a year, for which units, and which conditions fail (METHOD § 2)."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from integration_office.analysis.funding import Funding
from integration_office.analysis.grant_conditions import Conditions
from integration_office.analysis.index.positions import PositionColumns
from integration_office.analysis.index.units import UnitColumns
from integration_office.analysis.prices import PostColumns
from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId, UnitId


@dataclass(frozen=True, slots=True)
class GrantResult:
    """A grant in a year: cents it pays, by unit; failed conditions stop it, unchecked ones are only named.

    `flat`: the part of it that is a flat sum.
    """

    grant: Grant
    amount: int
    by_unit: Mapping[UnitId, int]
    posts: int
    failed: tuple[str, ...]
    unchecked: tuple[str, ...]
    flat: int = 0


def grant_results(
    funding: Funding, units: UnitColumns, positions: PositionColumns, prices: Callable[[], PostColumns]
) -> dict[GrantId, GrantResult]:
    """All grants that hold in the year, by id, on a state of the tree. `prices`: see Funding.paid."""
    check = Conditions(funding, units, positions)
    return {key: _result(funding, check, grant, prices) for key, grant in sorted(funding.grants.items())}


def unbudgeted_by_unit(results: Mapping[GrantId, GrantResult]) -> dict[UnitId, int]:
    """Cents by unit of the grants that are not in a budget line already."""
    sums: defaultdict[UnitId, int] = defaultdict(int)
    for result in results.values():
        if not result.grant.in_budget:
            for unit, amount in result.by_unit.items():
                sums[unit] += amount
    return dict(sums)


def pay_alike(before: Mapping[GrantId, GrantResult], after: Mapping[GrantId, GrantResult]) -> bool:
    """Whether every grant pays every unit what it did. What was lent from one state to the next is not looked at."""
    pairs = ((before[key], after[key]) for key in before.keys() & after.keys())
    return before.keys() == after.keys() and all(
        old.grant.in_budget == new.grant.in_budget and (old.by_unit is new.by_unit or old.by_unit == new.by_unit)
        for old, new in pairs
    )


def _result(funding: Funding, check: Conditions, grant: Grant, prices: Callable[[], PostColumns]) -> GrantResult:
    failed, unchecked = check.of(grant)
    posts = funding.count(grant.id)
    if failed:
        return GrantResult(grant, 0, {}, posts, failed, unchecked)
    if grant.flat is None:
        return GrantResult(grant, *funding.paid(grant, prices), posts, failed, unchecked)
    return _with_flat(funding, grant, prices, unchecked)


def _with_flat(
    funding: Funding, grant: Grant, prices: Callable[[], PostColumns], unchecked: tuple[str, ...]
) -> GrantResult:
    """The flat sum first, then the posts up to what the total cap leaves."""
    flat, unit = funding.flat(grant)
    left = grant.cap_total
    if left is not None:
        flat = min(flat, left)
        left -= flat
    amount, by_unit = funding.paid(replace(grant, cap_total=left), prices)
    if unit is not None:
        by_unit = {**by_unit, unit: by_unit.get(unit, 0) + flat}
    return GrantResult(grant, amount + flat, by_unit, funding.count(grant.id), (), unchecked, flat)

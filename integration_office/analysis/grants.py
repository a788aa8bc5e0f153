"""Grants on a state: what each pays in a year, for which units, and which conditions fail (METHOD § 2)."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from integration_office.analysis.funding import Funding
from integration_office.analysis.grant_conditions import Conditions
from integration_office.analysis.index.positions import PositionColumns
from integration_office.analysis.index.units import UnitColumns
from integration_office.analysis.prices import PostColumns
from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId, UnitId


@dataclass(frozen=True, slots=True)
class GrantResult:
    """A grant in a year: cents it pays, by unit; failed conditions stop it, unchecked ones are only named."""

    grant: Grant
    amount: int
    by_unit: Mapping[UnitId, int]
    posts: int
    failed: tuple[str, ...]
    unchecked: tuple[str, ...]


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
    amount, by_unit = (0, {}) if failed else funding.paid(grant, prices)
    return GrantResult(grant, amount, by_unit, funding.count(grant.id), failed, unchecked)

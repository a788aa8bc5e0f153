"""What revenues with a driver bring in a year, and whether a budget line holds their money already (METHOD § 2)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.identity import RevenueId, UnitId
from integration_office.domain.parameters import Assumption, driver_of
from integration_office.domain.revenue import Estimate, Revenue

Floats = NDArray[np.float64]

DRAWS = 4_000
"""So many draws give P10 and P90; the seed is fixed, so that the same plan gives the same figures."""

SEED = 20_260_101


class Counted(StrEnum):
    """Whether a revenue is added in the year: a line of the city's own always has precedence."""

    ADDED = "added"
    IN_BUDGET = "in_budget"
    LINE_INSTEAD = "line_instead"
    NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class RevenueResult:
    """A revenue in a year, whole cents: the most likely amount, its bounds, and whether it is added to the others."""

    revenue: Revenue
    amount: int
    lowest: int
    highest: int
    counted: Counted

    @property
    def added(self) -> int:
        return self.amount if self.counted is Counted.ADDED else 0


def driven(revenues: Mapping[RevenueId, Revenue], assumptions: Mapping[str, Assumption]) -> Mapping[RevenueId, Revenue]:
    """The revenues with the persons and rates that assumptions of the year set in place of their own."""
    changed: dict[RevenueId, Revenue] = {}
    for key, assumption in assumptions.items() if revenues else ():
        id, driver = driver_of(key) or ("", "")
        known = changed.get(RevenueId(id), revenues.get(RevenueId(id)))
        if known is not None:
            changed[known.id] = _with_driver(known, driver, assumption)
    return {**revenues, **changed} if changed else revenues


def _with_driver(revenue: Revenue, driver: str, assumption: Assumption) -> Revenue:
    """Another value with its source; the assumption's own range, else that of the revenue while it holds the value."""
    value = assumption.value
    known = revenue.persons if driver == "persons" else revenue.rate
    estimate = Estimate(value, assumption.low, assumption.high)
    if estimate.is_certain and known.lowest <= value <= known.highest:
        estimate = Estimate(value, known.low, known.high)
    source = "; ".join(filter(None, (revenue.source, assumption.source)))
    told = replace(revenue, source=source, verified=revenue.verified and assumption.verified)
    return replace(told, persons=estimate) if driver == "persons" else replace(told, rate=estimate)


@dataclass(frozen=True, eq=False)
class RevenueYear:
    """The revenues with a driver in a year beside the budget lines of that year."""

    source: Mapping[RevenueId, Revenue]
    budget: tuple[BudgetLine, ...]
    year: int

    @staticmethod
    def of(
        revenues: Mapping[RevenueId, Revenue],
        budget: tuple[BudgetLine, ...],
        year: int,
        before: "RevenueYear | None" = None,
    ) -> "RevenueYear":
        if before is not None and before.source is revenues and before.budget is budget and before.year == year:
            return before
        return RevenueYear(revenues, budget, year)

    @cached_property
    def results(self) -> dict[RevenueId, RevenueResult]:
        return {key: self._result(self.source[key]) for key in sorted(self.source)}

    @cached_property
    def total(self) -> int:
        """Cents that are added."""
        return sum(each.added for each in self.results.values())

    @cached_property
    def by_unit(self) -> dict[UnitId, int]:
        """Added cents by unit."""
        sums: defaultdict[UnitId, int] = defaultdict(int)
        for each in self.results.values():
            sums[each.revenue.unit] += each.added
        return dict(sums)

    @cached_property
    def by_line(self) -> dict[NkfLine, int]:
        """Added cents by line."""
        sums: defaultdict[NkfLine, int] = defaultdict(int)
        for each in self.results.values():
            if each.added:
                sums[each.revenue.line] += each.added
        return dict(sums)

    def _result(self, revenue: Revenue) -> RevenueResult:
        amounts = (revenue.amount(self.year), revenue.lowest(self.year), revenue.highest(self.year))
        return RevenueResult(revenue, *amounts, self._counted(revenue))

    def _counted(self, revenue: Revenue) -> Counted:
        if not revenue.flows_in(self.year):
            return Counted.NOT_NOW
        if revenue.in_budget:
            return Counted.IN_BUDGET
        if revenue.in_budget is None and self._has_line(revenue):
            return Counted.LINE_INSTEAD
        return Counted.ADDED

    def _has_line(self, revenue: Revenue) -> bool:
        """A line of the same unit and name in the year; of the same product where both name one."""
        return any(
            line.unit == revenue.unit and line.line is revenue.line and _may_be(line.product, revenue.product)
            for line in self.budget
            if line.year == self.year and line.amount
        )


@dataclass(frozen=True, slots=True)
class Spread:
    """Cents that are reached with 90, 50 and 10 percent of the draws."""

    p10: int
    p50: int
    p90: int


def spread(revenues: Iterable[Revenue], year: int) -> Spread:
    """The sum of revenues with persons and rate drawn from their ranges (PERT, METHOD § 7), each on its own."""
    generator = np.random.default_rng(SEED)
    total = np.zeros(DRAWS)
    for revenue in sorted(revenues, key=lambda each: each.id):
        draws = [_drawn(generator, each) for each in (revenue.persons, revenue.rate)]
        if revenue.flows_in(year):
            total += draws[0] * draws[1] * float(revenue.quarters)
    p10, p50, p90 = np.percentile(total, (10, 50, 90))
    return Spread(*(round(float(each) * 100) for each in (p10, p50, p90)))


def _may_be(product: str, other: str) -> bool:
    return not product or not other or product == other


def _drawn(generator: "np.random.Generator", estimate: Estimate) -> Floats:
    """Draws of a PERT: a beta distribution between the bounds with its mode at the value (shape 4)."""
    low, value, high = (float(each) for each in (estimate.lowest, estimate.value, estimate.highest))
    if low == high:
        return np.full(DRAWS, value)
    alpha = 1 + 4 * (value - low) / (high - low)
    beta = 1 + 4 * (high - value) / (high - low)
    drawn: Floats = low + (high - low) * generator.beta(alpha, beta, DRAWS)
    return drawn

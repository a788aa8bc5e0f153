"""What an organisation costs in a year, by unit, office and NKF line: METHOD § 2, whole cents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from integration_office.analysis.cost import PARTS, Cost, PostCost, post_cost
from integration_office.analysis.index.numbers import Ints
from integration_office.analysis.index.units import UnitColumns
from integration_office.analysis.pay import PayYear
from integration_office.analysis.prices import OVERHEAD, UNPRICED, PostColumns
from integration_office.domain.budget import BudgetLine, LineKind, NkfLine
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.position import LapsingPosition


@dataclass(frozen=True, eq=False)
class BudgetYear:
    """The budget lines of a year."""

    source: tuple[BudgetLine, ...]
    year: int

    @staticmethod
    def of(budget: tuple[BudgetLine, ...], year: int, before: "BudgetYear | None" = None) -> "BudgetYear":
        same = before is not None and before.source is budget and before.year == year
        return before if before is not None and same else BudgetYear(budget, year)

    @cached_property
    def by_line(self) -> dict[NkfLine, int]:
        return line_sums(line for line in self.source if line.year == self.year)

    @cached_property
    def totals(self) -> Ints:
        """Sums over PARTS."""
        return sum(self.by_unit.values(), np.zeros(len(PARTS), dtype=np.int64))

    @cached_property
    def by_unit(self) -> dict[UnitId, Ints]:
        """PARTS of each unit with a line that counts."""
        sums: dict[UnitId, Ints] = {}
        for line in self.source:
            if line.year == self.year:
                column = _LINE_COLUMNS.get(line.line)
                if column is not None:
                    sums.setdefault(line.unit, np.zeros(len(PARTS), dtype=np.int64))[column] += line.amount
        return sums


@dataclass(frozen=True, eq=False)
class LapsingCosts:
    """What posts that measures have cut still cost in the year, by the unit where they were: PARTS of each."""

    source: Mapping[PositionId, LapsingPosition]
    pay: PayYear
    by_unit: Mapping[UnitId, Ints]
    totals: Ints

    @staticmethod
    def of(
        lapsing: Mapping[PositionId, LapsingPosition], pay: PayYear, before: "LapsingCosts | None" = None
    ) -> "LapsingCosts":
        if before is not None and before.source is lapsing and before.pay is pay:
            return before
        sums: dict[UnitId, Ints] = {}
        for each in lapsing.values():
            unit = sums.setdefault(each.position.unit, np.zeros(len(PARTS), dtype=np.int64))
            unit += _parts(lapsing_cost(each, pay))
        return LapsingCosts(lapsing, pay, sums, sum(sums.values(), np.zeros(len(PARTS), dtype=np.int64)))


@dataclass(frozen=True, eq=False)
class UnitCosts:
    """Costs by unit row, own posts and lines only; PARTS on the second axis."""

    units: UnitColumns
    own: Ints
    by_line: Mapping[NkfLine, int]

    def total(self) -> Cost:
        return cost_of(self.own.sum(axis=0))

    def by_unit(self) -> dict[UnitId, Cost]:
        """Each unit with all it holds."""
        sums = self.units.subtree_sums(self.own)
        return {unit: cost_of(sums[row]) for row, unit in enumerate(self.units.ids)}

    def by_office(self) -> dict[UnitId, Cost]:
        """Every office that has a cost; adds up to the total."""
        return {office: cost_of(row) for office, row in self.units.office_sums(self.own).items() if row.any()}


def own_costs(
    units: UnitColumns,
    posts: PostColumns,
    lapsing: LapsingCosts,
    budget: BudgetYear,
    grants: Mapping[UnitId, int],
    revenues: Mapping[UnitId, int],
) -> Ints:
    """PARTS by unit row. `grants` and `revenues` (with a driver): cents by unit, only those not in a budget line."""
    own = np.zeros((len(units.ids), len(PARTS)), dtype=np.int64)
    for part, column in _COLUMN_OF_PRICE.items():
        own[:, column] = units.row_sums(posts.positions.unit, posts.part(part))
    for sums in (lapsing.by_unit, budget.by_unit):
        for unit, amounts in sums.items():
            own[units.row[unit]] += amounts
    for unit, amount in grants.items():
        own[units.row[unit], _GRANTS] += amount
    for unit, amount in revenues.items():
        own[units.row[unit], _REVENUE] += amount
    return own


def total_cost(posts: PostColumns, lapsing: LapsingCosts, budget: BudgetYear, grants: int, revenues: int) -> Cost:
    """The sum over all units. `grants` and `revenues` (with a driver): cents, only those not in a budget line."""
    totals = lapsing.totals + budget.totals
    totals[: OVERHEAD + 1] += posts.totals[: OVERHEAD + 1]
    totals[_UNPRICED] += posts.totals[UNPRICED]
    totals[_GRANTS] += grants
    totals[_REVENUE] += revenues
    return cost_of(totals)


def lapsing_cost(lapsing: LapsingPosition, pay: PayYear) -> PostCost:
    """What a cut post still costs in the year."""
    return PostCost() if lapsing.until is None else post_cost(lapsing.position, pay, lapsing.until)


def line_sums(lines: Iterable[BudgetLine]) -> dict[NkfLine, int]:
    """Amounts by NKF line in the order of the Ergebnisplan; totals, results, internal services left out."""
    sums: dict[NkfLine, int] = {}
    for line in lines:
        sums[line.line] = sums.get(line.line, 0) + line.amount
    return {line: sums[line] for line in _SHOWN_LINES if line in sums}


def with_drivers(lines: Mapping[NkfLine, int], added: Mapping[NkfLine, int]) -> Mapping[NkfLine, int]:
    """Amounts by line with those that a driver adds, in the order of the Ergebnisplan."""
    if not added:
        return lines
    sums = {line: lines.get(line, 0) + added.get(line, 0) for line in {**lines, **added}}
    return {line: sums[line] for line in _SHOWN_LINES if line in sums}


def cost_of(row: Ints) -> Cost:
    return Cost(*(int(part) for part in row))


_SHOWN_LINES = tuple(line for line in NkfLine if line.kind is not LineKind.SKIPPED)
_COLUMN_OF_KIND = {
    LineKind.OTHER_EXPENSE: PARTS.index("other_expense"),
    LineKind.REVENUE: PARTS.index("revenue"),
}
_LINE_COLUMNS = {line: _COLUMN_OF_KIND.get(line.kind) for line in NkfLine}
_GRANTS, _REVENUE, _UNPRICED = (PARTS.index(part) for part in ("grants", "revenue", "unpriced"))
_COLUMN_OF_PRICE = {**{part: part for part in range(OVERHEAD + 1)}, UNPRICED: _UNPRICED}


def _parts(cost: PostCost) -> Ints:
    parts = np.zeros(len(PARTS), dtype=np.int64)
    parts[: OVERHEAD + 1] = (cost.personnel, cost.workplace, cost.overhead)
    parts[_UNPRICED] = cost.unpriced
    return parts

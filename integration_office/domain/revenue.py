"""Revenue with a driver: persons × rate × quarters, like the Integrationspauschale, each with a range and a source."""

from dataclasses import dataclass
from decimal import Decimal

from integration_office.domain.budget import LineKind, NkfLine
from integration_office.domain.errors import EmptyId, RevenueOutOfRange, RevenueWithoutSource
from integration_office.domain.identity import RevenueId, UnitId
from integration_office.domain.quantity import cents
from integration_office.domain.unit import Extra


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with the range it may have; without one it is certain."""

    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def lowest(self) -> Decimal:
        return self.value if self.low is None else self.low

    @property
    def highest(self) -> Decimal:
        return self.value if self.high is None else self.high

    @property
    def is_certain(self) -> bool:
        return self.lowest == self.highest

    @property
    def is_ordered(self) -> bool:
        return self.lowest <= self.value <= self.highest


@dataclass(frozen=True, slots=True)
class Revenue:
    """What a unit gets in a line of the Ergebnisplan in each year from `since` to `until` (None: no bound).

    `persons` on average, `rate` in EUR for a person and quarter, `quarters` of a year it is paid for. `in_budget`: its
    money stands in a budget line already (True), stands in none (False), or nobody has said (None: then a line of the
    same unit, product and name in the year takes its place). `source` says where persons and rate come from.
    """

    id: RevenueId
    name: str
    unit: UnitId
    line: NkfLine = NkfLine.ALLOCATIONS
    product: str = ""
    persons: Estimate = Estimate(Decimal(0))
    rate: Estimate = Estimate(Decimal(0))
    quarters: Decimal = Decimal(4)
    since: int | None = None
    until: int | None = None
    in_budget: bool | None = None
    source: str = ""
    verified: bool = False
    extra: Extra = ()

    def flows_in(self, year: int) -> bool:
        begun = self.since is None or self.since <= year
        return begun and (self.until is None or year <= self.until)

    def amount(self, year: int) -> int:
        """persons × rate × quarters in whole cents; nothing outside its years."""
        return self._product(year, self.persons.value, self.rate.value)

    def lowest(self, year: int) -> int:
        return self._product(year, self.persons.lowest, self.rate.lowest)

    def highest(self, year: int) -> int:
        return self._product(year, self.persons.highest, self.rate.highest)

    @property
    def is_certain(self) -> bool:
        return self.persons.is_certain and self.rate.is_certain

    def _product(self, year: int, persons: Decimal, rate: Decimal) -> int:
        return cents(persons * rate * self.quarters) if self.flows_in(year) else 0


QUARTERS = Decimal(4)


def refuse_revenue(revenue: Revenue) -> None:
    """Raises EmptyId, RevenueWithoutSource, RevenueOutOfRange."""
    if not revenue.id.strip():
        raise EmptyId("revenue")
    if not revenue.source.strip():
        raise RevenueWithoutSource(revenue.id)
    for what, estimate in (("persons", revenue.persons), ("rate", revenue.rate)):
        if estimate.lowest < 0 or not estimate.is_ordered:
            raise RevenueOutOfRange(revenue.id, what)
    if not 0 <= revenue.quarters <= QUARTERS:
        raise RevenueOutOfRange(revenue.id, "quarters")
    if revenue.since is not None and revenue.until is not None and revenue.until < revenue.since:
        raise RevenueOutOfRange(revenue.id, "years")
    if revenue.line.kind is not LineKind.REVENUE:
        raise RevenueOutOfRange(revenue.id, "line")

"""Changes of what is done and paid: shares, demand, budget lines, grants, assumptions."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.errors import (
    EmptyId,
    EndsBeforeStart,
    FundedTwice,
    NegativeDemand,
    NoMoneyOut,
    ShareOutOfRange,
    SharesAboveOne,
    UnknownRevenue,
)
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import PositionId, TaskId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import (
    Assumption,
    AssumptionTerms,
    checked_value,
    counts_as_verified,
    driver_of,
    in_place_of,
)
from integration_office.domain.period import earlier_after_setting
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.task import Assignment


@dataclass(frozen=True, slots=True)
class Assign:
    """A position does a task with a share of itself (ten-thousandths); 0 ends it."""

    position: PositionId
    task: TaskId
    share: int

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        organisation.position(self.position)
        organisation.task(self.task)
        own = organisation.assignments.get(self.position, ())
        others = tuple(each for each in own if each.task != self.task)
        if self.share == 0:
            return organisation.with_assignments(self.position, others)
        refuse_share(self.position, self.task, self.share)
        assigned = (*others, Assignment(self.position, self.task, self.share))
        refuse_shares_above_one(self.position, assigned)
        return organisation.with_assignments(self.position, assigned)


@dataclass(frozen=True, slots=True)
class SetDemand:
    """What a task needs: FTE (ten-thousandths), else cases a year × minutes a case; nothing: not known."""

    task: TaskId
    demand_fte: int | None = None
    cases: Decimal | None = None
    minutes: Decimal | None = None

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        task = organisation.task(self.task)
        if any(each is not None and each < 0 for each in (self.demand_fte, self.cases, self.minutes)):
            raise NegativeDemand(self.task)
        changed = replace(task, demand_fte=self.demand_fte, cases=self.cases, minutes=self.minutes)
        return organisation.with_task(changed)


@dataclass(frozen=True, slots=True)
class SetBudget:
    """An amount (cents) for a unit, product, line and year; takes the place of what stood there."""

    unit: UnitId
    product: str
    line: NkfLine
    year: int
    amount: int

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        organisation.unit(self.unit)
        place = (self.unit, self.product, self.line, self.year)
        others = (each for each in organisation.budget if _place(each) != place)
        return replace(organisation, budget=(*others, BudgetLine(*place, self.amount)))


@dataclass(frozen=True, slots=True)
class SetGrant:
    """A grant's terms, and units and posts it funds from now on; holds for whole years."""

    grant: Grant
    units: tuple[UnitId, ...] = ()
    positions: tuple[PositionId, ...] = ()

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        refuse_grant(self.grant)
        self._refuse_contradictions(organisation, effective)
        since = None if effective is None else effective.year
        units = [organisation.unit(each).with_grant(self.grant.id, since) for each in self.units]
        posts = [organisation.position(each).with_grant(self.grant.id, since) for each in self.positions]
        changed = organisation.with_grant(self.grant.id, self._terms(organisation, since))
        if units:
            changed = changed.with_units(units)
        return changed.with_positions(posts) if posts else changed

    def _refuse_contradictions(self, organisation: Organisation, effective: date | None) -> None:
        """No post twice (§ 9 Abs. 3-4 TIntG 2021: no double funding), no end before the beginning."""
        end = self.grant.end
        if end is not None and effective is not None and end < effective:
            raise EndsBeforeStart("grant", self.grant.id, end, effective)
        seen: set[PositionId] = set()
        for post in self.positions:
            unit = organisation.position(post).unit
            if post in seen or unit in self.units:
                raise FundedTwice(self.grant.id, post, unit if unit in self.units else "")
            seen.add(post)

    def _terms(self, organisation: Organisation, since: int | None) -> GrantTerms:
        known = organisation.grants.get(self.grant.id)
        if known is None:
            return GrantTerms(self.grant, () if since is None else ((since, None),))
        return GrantTerms(self.grant, earlier_after_setting(since, known.current, known.earlier))


@dataclass(frozen=True, slots=True)
class SetAssumption:
    """Another value of an assumption; holds for whole years. See `in_place_of` for its unit and range."""

    key: str
    value: Decimal
    source: str = ""

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        driver = driver_of(self.key)
        if driver is not None and driver[0] not in organisation.revenues:
            raise UnknownRevenue(driver[0])
        assumption = Assumption(
            self.key, checked_value(self.key, self.value), source=self.source, verified=counts_as_verified(self.source)
        )
        since = None if effective is None else effective.year
        known = organisation.assumptions.get(self.key, AssumptionTerms(None))
        replaced = known.current if since is None else known.in_year(since)
        return organisation.with_assumption(self.key, known.set_from(since, in_place_of(replaced, assumption)))


def refuse_share(position: PositionId, task: TaskId, share: int) -> None:
    if not 0 <= share <= FTE_SCALE:
        raise ShareOutOfRange(position, task, share)


def refuse_shares_above_one(position: PositionId, assigned: tuple[Assignment, ...]) -> None:
    total = sum(each.share for each in assigned)
    if total > FTE_SCALE:
        raise SharesAboveOne(position, total)


def refuse_grant(grant: Grant) -> None:
    if not grant.id.strip():
        raise EmptyId("grant")
    amounts = (grant.rate, grant.cap_per_fte, grant.cap_total, grant.flat)
    if any(each is not None and each < 0 for each in amounts):
        raise NoMoneyOut(grant.id)
    if grant.rate is not None and grant.rate > 1:
        raise NoMoneyOut(grant.id)


def _place(line: BudgetLine) -> tuple[UnitId, str, NkfLine, int]:
    return (line.unit, line.product, line.line, line.year)

"""What every figure is asked with: shipped data, the year, the law's edition, the city."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from integration_office.analysis.pay import PayYear
from integration_office.analysis.pay_data import PayData
from integration_office.domain.cities import City
from integration_office.domain.grant_rule import GrantRule
from integration_office.domain.identity import DutyId
from integration_office.domain.parameters import Assumption
from integration_office.domain.participation import Participation, PreparationStep, Protection
from integration_office.domain.plan import Plan
from integration_office.domain.task import Duty

DEFAULT_EDITION = "TIntG-2021"
_KEPT = 8


class Origin(StrEnum):
    """Where a duty comes from: shipped as it is, shipped and corrected by the city, or the city's own."""

    SHIPPED = "shipped"
    CORRECTED = "corrected"
    OWN = "own"


@dataclass(frozen=True)
class Reference:
    """The shipped data: pay, the duty catalogue, the defaults of the assumptions; who has to be involved, on which
    way a decision is prepared, what a regrading means for a post's holder; names of competences; other cities; the
    rules of grants."""

    pay: PayData
    catalogue: Mapping[DutyId, Duty]
    assumptions: Mapping[str, Assumption]
    participation: tuple[Participation, ...] = ()
    preparation: tuple[PreparationStep, ...] = ()
    protections: tuple[Protection, ...] = ()
    competences: Mapping[str, str] = field(default_factory=dict)
    cities: Mapping[str, City] = field(default_factory=dict)
    grant_rules: tuple[GrantRule, ...] = ()


@dataclass(frozen=True)
class Frame:
    """The question: which year and edition, for which city, with the city's own duties and weights."""

    reference: Reference
    year: int
    edition: str
    city: str
    duties: Mapping[DutyId, Duty]
    weights: Mapping[DutyId, Decimal]

    @staticmethod
    def of(plan: Plan, reference: Reference, this_year: int, edition: str | None = None) -> "Frame":
        """The plan's base year and edition, without one `this_year` and TIntG-2021."""
        return Frame(
            reference=reference,
            year=plan.info.base_year or this_year,
            edition=edition or plan.info.edition or DEFAULT_EDITION,
            city=plan.info.city,
            duties={**reference.catalogue, **plan.duties},
            weights=plan.weights,
        )

    def pay_under(self, assumptions: Mapping[str, Assumption]) -> PayYear:
        """What full-time posts cost in the year; the last few answers are kept."""
        known = next((pay for pay in self._pay_years if pay.assumptions == assumptions), None)
        if known is None:
            known = PayYear(self.reference.pay, assumptions, self.year)
            self._pay_years.append(known)
        return known

    @cached_property
    def _pay_years(self) -> deque[PayYear]:
        return deque(maxlen=_KEPT)

    def origin(self, duty: DutyId) -> Origin:
        """Whose words the catalogue shows for a duty."""
        shipped = self.reference.catalogue.get(duty)
        if shipped is None:
            return Origin.OWN
        return Origin.SHIPPED if self.duties[duty] == shipped else Origin.CORRECTED

    def in_year(self, year: int) -> "Frame":
        """The same question of another year; always the same object, so that what it has priced is known."""
        if year not in self._years:
            self._years[year] = other = replace(self, year=year)
            other.__dict__["_years"] = self._years
        return self._years[year]

    @cached_property
    def _years(self) -> "dict[int, Frame]":
        return {self.year: self}

    @cached_property
    def counted(self) -> tuple[Duty, ...]:
        """The duties that are scored, by id."""
        counted = (duty for duty in self.duties.values() if duty.counts_for(self.edition, self.city))
        return tuple(sorted(counted, key=lambda duty: duty.id))

    @cached_property
    def number_of(self) -> Mapping[DutyId, int]:
        """The place of each scored duty among them."""
        return {duty.id: number for number, duty in enumerate(self.counted)}

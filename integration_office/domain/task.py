"""Tasks, who does them with which share of a post, and the duties of law they implement."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from integration_office.domain.identity import DutyId, PositionId, TaskId
from integration_office.domain.quantity import CAPACITY_SCALE, FTE_SCALE
from integration_office.domain.unit import Extra


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the city. Demand: FTE (ten-thousandths), or cases a year × minutes a case.

    `intended`: several offices do it on purpose (four-eyes principle, stand-in), for `intended_reason`.
    `illustrative`: demand, competences and duties were filled in by a rule, not by the city.
    """

    id: TaskId
    name: str = ""
    duties: tuple[DutyId, ...] = ()
    demand_fte: int | None = None
    cases: Decimal | None = None
    minutes: Decimal | None = None
    competences: tuple[str, ...] = ()
    intended: bool = False
    intended_reason: str = ""
    conflicts: tuple[TaskId, ...] = ()
    illustrative: bool = False
    extra: Extra = ()

    def demand(self, annual_minutes: Decimal) -> Fraction | None:
        """Demand in FTE × 10⁸ (the unit of capacities), not rounded; None: not known (METHOD § 4)."""
        if self.demand_fte is not None:
            return Fraction(self.demand_fte * FTE_SCALE)
        if self.cases is None or self.minutes is None:
            return None
        return Fraction(self.cases) * Fraction(self.minutes) / Fraction(annual_minutes) * CAPACITY_SCALE


@dataclass(frozen=True, slots=True)
class Assignment:
    """A position does a task with a share of itself (ten-thousandths)."""

    position: PositionId
    task: TaskId
    share: int
    illustrative: bool = False
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """A legal task: a row of the duty catalogue, with binding force and provenance as the catalogue says."""

    id: DutyId
    act: str = ""
    edition: str = "both"
    norm: str = ""
    title: str = ""
    description: str = ""
    addressee: str = ""
    nature: str = ""
    binding: str = ""
    group: str = "none"
    applies_to: str = "all"
    valid_from: str = ""
    valid_to: str = ""
    competences: tuple[str, ...] = ()
    verified: str = "no"
    sources: str = ""

    def counts_for(self, edition: str, city: str) -> bool:
        """Whether the duty is scored in this edition and city (METHOD § 4)."""
        return self.group != "none" and self.belongs_to(edition, city)

    def belongs_to(self, edition: str, city: str) -> bool:
        """Whether the duty stands in this edition and applies to the city, scored or not."""
        right_city = self.applies_to == "all" or (bool(city) and self.applies_to == city)
        return right_city and self.edition in ("both", edition)

    @property
    def is_verified(self) -> bool:
        """Read in the primary source, or in a secondary one that quotes it."""
        return self.verified in ("primary", "secondary")

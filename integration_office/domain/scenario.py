"""Scenarios: ordered measures on a baseline. Projecting is a fold; what no longer applies is named."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from integration_office.domain.changes import Change
from integration_office.domain.errors import DomainError, ScenarioReleased
from integration_office.domain.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Measure:
    """What the council reads: a change, from when (None: from the start), why, switched on or off."""

    change: Change
    effective: date | None = None
    reason: str = ""
    enabled: bool = True

    def apply(self, organisation: Organisation) -> Organisation:
        """The next state; raises a DomainError and changes nothing if the change makes no sense."""
        return self.change.apply(organisation, self.effective)


class ScenarioStatus(StrEnum):
    """How far a scenario has come: draft, being coordinated, released.

    A released one is what papers and resolutions speak of: its measures and its name stay until the status is set back.
    """

    DRAFT = "draft"
    COORDINATION = "coordination"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Scenario:
    """Measures on the baseline. One that is archived is kept but not offered; `origin`: what it was branched from."""

    name: str
    measures: tuple[Measure, ...] = ()
    status: ScenarioStatus = ScenarioStatus.DRAFT
    is_archived: bool = False
    origin: str = ""

    def editable(self) -> "Scenario":
        """Itself, if it may be changed; raises ScenarioReleased until the status of a released one is set back."""
        if self.status is ScenarioStatus.RELEASED:
            raise ScenarioReleased(self.name)
        return self

    def reopened(self) -> "Scenario":
        """As it stands once its figures are others: what was released was released with the old ones."""
        is_released = self.status is ScenarioStatus.RELEASED
        return replace(self, status=ScenarioStatus.COORDINATION) if is_released else self


@dataclass(frozen=True, slots=True)
class BrokenMeasure:
    """A measure (by its place in the list) that does not apply to the state before it, and why."""

    index: int
    measure: Measure
    error: DomainError


@dataclass(frozen=True)
class Projection:
    """The state after all enabled measures that apply, and those that do not."""

    organisation: Organisation
    broken: tuple[BrokenMeasure, ...] = ()


def project(baseline: Organisation, measures: Iterable[Measure]) -> Projection:
    """Tolerant: replay on a baseline that may have changed since."""
    state, broken = baseline, []
    for index, measure in enumerate(measures):
        if not measure.enabled:
            continue
        try:
            state = measure.apply(state)
        except DomainError as error:
            broken.append(BrokenMeasure(index, measure, error))
    return Projection(state, tuple(broken))


def applied(organisation: Organisation, measures: Iterable[Measure]) -> Organisation:
    """Strict: all enabled measures or none; raises the first DomainError."""
    for measure in measures:
        if measure.enabled:
            organisation = measure.apply(organisation)
    return organisation

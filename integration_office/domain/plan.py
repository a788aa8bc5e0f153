"""The plan: what a plan file holds, as one immutable value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from integration_office.domain.cities import City
from integration_office.domain.errors import DomainError, EmptyName, NameTooLong, ScenarioExists, UnknownScenario
from integration_office.domain.identity import DutyId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.paper_texts import TextField, text_of, with_scenario_renamed, with_text, without_scenario
from integration_office.domain.scenario import Measure, Scenario
from integration_office.domain.task import Duty
from integration_office.domain.unit import Extra

LONGEST_SCENARIO_NAME = 120
"""Characters; a file may hold longer ones, which are shown as they are."""


@dataclass(frozen=True, slots=True)
class PlanInfo:
    """Title, city (exactly as the duty catalogue names it), base year, law edition, source of the data."""

    title: str = ""
    city: str = ""
    base_year: int | None = None
    edition: str | None = None
    source_note: str = ""
    illustrative_note: str = ""
    extra: Extra = ()


@dataclass(frozen=True)
class Plan:
    """Baseline, scenarios in order, the city's own duties or corrections, weights, texts for papers.

    `active` is the scenario on the desk; None: the baseline. `texts` are those that people write, under the keys of
    `paper_texts`; `cities` are those the city compares itself with, beside the shipped ones or in their place, by name.
    """

    info: PlanInfo = PlanInfo()
    baseline: Organisation = field(default_factory=Organisation)
    scenarios: Mapping[str, Scenario] = field(default_factory=lambda: frozen({}))
    duties: Mapping[DutyId, Duty] = field(default_factory=lambda: frozen({}))
    weights: Mapping[DutyId, Decimal] = field(default_factory=lambda: frozen({}))
    active: str | None = None
    texts: Mapping[str, str] = field(default_factory=lambda: frozen({}))
    cities: Mapping[str, City] = field(default_factory=lambda: frozen({}))

    def scenario(self, name: str) -> Scenario:
        try:
            return self.scenarios[name]
        except KeyError:
            raise UnknownScenario(name) from None

    def measures_of(self, name: str | None) -> tuple[Measure, ...]:
        return () if name is None else self.scenario(name).measures

    def with_scenario(self, scenario: Scenario) -> "Plan":
        """The scenario in place of the one of its name, or as a new one at the end."""
        if not scenario.name.strip():
            raise EmptyName("")
        return replace(self, scenarios=frozen({**self.scenarios, scenario.name: scenario}))

    def with_new_scenario(self, scenario: Scenario) -> "Plan":
        refusal = self.refusal_of_name(scenario.name)
        if refusal is not None:
            raise refusal
        return self.with_scenario(scenario)

    def refusal_of_name(self, name: str, own: str | None = None) -> DomainError | None:
        """Why a scenario (now called `own`; None: a new one) may not be called so; None: it may."""
        if not name.strip():
            return EmptyName("")
        if name != own and name in self.scenarios:
            return ScenarioExists(name)
        if name != own and len(name) > LONGEST_SCENARIO_NAME:
            return NameTooLong(len(name), LONGEST_SCENARIO_NAME)
        return None

    def renamed_scenario(self, old: str, new: str) -> "Plan":
        """The same scenario under another name, in the same place; its branches know it by the new one."""
        self.scenario(old)
        refusal = self.refusal_of_name(new, old)
        if refusal is not None:
            raise refusal
        renamed = {(new if name == old else name): _renamed(each, old, new) for name, each in self.scenarios.items()}
        active = new if self.active == old else self.active
        texts = frozen(with_scenario_renamed(self.texts, old, new))
        return replace(self, scenarios=frozen(renamed), active=active, texts=texts)

    def without_scenario(self, name: str) -> "Plan":
        self.scenario(name)
        left = {each: scenario for each, scenario in self.scenarios.items() if each != name}
        active = None if self.active == name else self.active
        return replace(self, scenarios=frozen(left), active=active, texts=frozen(without_scenario(self.texts, name)))

    def reopened(self) -> "Plan":
        """With every released scenario set back: the figures it was released with are no longer those of the plan."""
        scenarios = {name: scenario.reopened() for name, scenario in self.scenarios.items()}
        is_same = all(scenarios[name] is each for name, each in self.scenarios.items())
        return self if is_same else replace(self, scenarios=frozen(scenarios))

    def text(self, field: TextField, scenario: str) -> str:
        """What people wrote for a paper that proposes this scenario; empty where nobody did."""
        return text_of(self.texts, field, scenario)

    def with_text(self, field: TextField, scenario: str, text: str) -> "Plan":
        """With the text in place of the old one; an empty one takes it away."""
        return replace(self, texts=frozen(with_text(self.texts, field, scenario, text)))

    def with_active(self, name: str | None) -> "Plan":
        if name is not None:
            self.scenario(name)
        return replace(self, active=name)


def _renamed(scenario: Scenario, old: str, new: str) -> Scenario:
    name = new if scenario.name == old else scenario.name
    origin = new if scenario.origin == old else scenario.origin
    return replace(scenario, name=name, origin=origin)

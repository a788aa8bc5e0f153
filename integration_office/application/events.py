"""What was meant (intents, for words and undo labels) and what has happened (events, past tense)."""

from collections.abc import Callable
from dataclasses import dataclass

from integration_office.domain.changes import Change
from integration_office.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Perform:
    """Changes of the organisation as measures of a scenario."""

    changes: tuple[Change, ...]
    scenario: str


@dataclass(frozen=True, slots=True)
class AddScenario:
    scenario: str


@dataclass(frozen=True, slots=True)
class RenameScenario:
    scenario: str
    name: str


@dataclass(frozen=True, slots=True)
class RemoveScenario:
    scenario: str


@dataclass(frozen=True, slots=True)
class SwitchScenario:
    """None: the baseline."""

    scenario: str | None


@dataclass(frozen=True, slots=True)
class EditMeasures:
    """Measures switched, reordered, removed or given another reason or date."""

    scenario: str


@dataclass(frozen=True, slots=True)
class EditPlan:
    """Title, city, base year, edition, source note."""


@dataclass(frozen=True, slots=True)
class EditTexts:
    """What people write for the papers."""


Intent = Perform | AddScenario | RenameScenario | RemoveScenario | SwitchScenario | EditMeasures | EditPlan | EditTexts


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """The open plan became another one. `undone`: by taking the intent back."""

    before: Plan
    after: Plan
    intent: Intent
    undone: bool = False


@dataclass(frozen=True, slots=True)
class YearChanged:
    """Figures are shown for another year."""

    year: int


Event = PlanChanged | YearChanged
Listener = Callable[[Event], None]

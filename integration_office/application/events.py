"""What was meant (intents, for words and undo labels) and what has happened (events, past tense)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from integration_office.domain.changes import Change
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import ScenarioStatus


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
    """Title, city, base year, edition, source note, the cities it compares itself with."""


@dataclass(frozen=True, slots=True)
class EditTexts:
    """What people write for the papers."""


@dataclass(frozen=True, slots=True)
class JudgePairs:
    """Tasks of like names were said to be different work or, with `different` false, may be suggested again."""

    pairs: tuple[tuple[str, str], ...]
    different: bool


@dataclass(frozen=True, slots=True)
class SetStatus:
    """How far the scenario has come."""

    scenario: str
    status: ScenarioStatus


@dataclass(frozen=True, slots=True)
class Archive:
    """Put away or, with `is_archived` false, taken out again."""

    scenario: str
    is_archived: bool


class BaselineEdit(StrEnum):
    """What was edited in the baseline itself, which no measure of a scenario does."""

    TASK = "task"
    INTENDED = "intended"
    JOINED_TASKS = "joined_tasks"
    ASSIGNMENTS = "assignments"
    POSITION = "position"
    UNIT = "unit"
    BUDGET = "budget"
    GRANT = "grant"
    ASSUMPTION = "assumption"
    FIT = "fit"
    REVENUE = "revenue"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class EditBaseline:
    """The baseline was corrected. `subjects`: the ids of what was edited, the first one leads."""

    edit: BaselineEdit
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rebase:
    """Another baseline took the place of the old one, and the scenarios were carried over to it."""

    source: str


@dataclass(frozen=True, slots=True)
class EditCatalogue:
    """The city's own duties, its corrections of shipped ones, or weights."""

    duties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Restore:
    """The plan went back to a named checkpoint."""

    checkpoint: str


Intent = (
    Perform
    | AddScenario
    | RenameScenario
    | RemoveScenario
    | SwitchScenario
    | SetStatus
    | Archive
    | EditMeasures
    | EditPlan
    | EditTexts
    | JudgePairs
    | EditBaseline
    | EditCatalogue
    | Rebase
    | Restore
)


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """The open plan became another one. `undone`: by taking the intent back.

    `passed` are the intents of the steps that were taken back, or done again, on the way to this one.
    """

    before: Plan
    after: Plan
    intent: Intent
    undone: bool = False
    passed: tuple[Intent, ...] = ()

    @property
    def intents(self) -> tuple[Intent, ...]:
        """All of them, in the order in which they were taken back or done."""
        return (*self.passed, self.intent)


@dataclass(frozen=True, slots=True)
class YearChanged:
    """Figures are shown for another year."""

    year: int


Event = PlanChanged | YearChanged
Listener = Callable[[Event], None]

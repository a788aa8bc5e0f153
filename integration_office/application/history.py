"""Undo and redo without limit: pairs of plan values with what was meant."""

from dataclasses import dataclass, field

from integration_office.application.events import Intent
from integration_office.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Step:
    before: Plan
    after: Plan
    intent: Intent


@dataclass
class History:
    """What was done, newest last, and what was taken back, next one last."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def push(self, step: Step) -> None:
        """A new step; what was taken back before is gone."""
        self.done.append(step)
        self.undone.clear()

    def step_back(self) -> None:
        self.undone.append(self.done.pop())

    def step_forward(self) -> None:
        self.done.append(self.undone.pop())

"""A named state of a plan, opened to be looked at: everything can be shown and computed, nothing changed."""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from integration_office.application.events import SwitchScenario
from integration_office.application.ports import Checkpoint, StoreError, StoreProblem
from integration_office.domain.plan import Plan

_LOOKS = SwitchScenario.__name__
"""The one intent that shows something else and changes nothing."""


class LookStore:
    """Refuses to keep anything: so whatever tries to change the plan is refused, and nothing has happened."""

    def __init__(self, kept: Checkpoint) -> None:
        self.kept = kept

    @property
    def path(self) -> Path | None:
        """There is no file of its own."""
        return None

    def record(self, before: Plan, after: Plan, intent: str) -> None:
        """Raises StoreError ONLY_LOOK for everything that changes the plan."""
        if intent != _LOOKS:
            self._refuse()

    def prepare(self, plan: Plan) -> Callable[[str], None]:
        """Raises StoreError ONLY_LOOK."""
        self._refuse()

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """A state has none of its own."""
        return ()

    def plan_at(self, checkpoint: Checkpoint) -> Plan:
        """Raises StoreError ONLY_LOOK."""
        self._refuse()

    def close(self) -> None:
        """Nothing to close."""

    def _refuse(self) -> NoReturn:
        raise StoreError(StoreProblem.ONLY_LOOK, self.kept.name)

"""What the open plan needs from the world: a store that keeps each change before anyone sees it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from integration_office.domain.plan import Plan

Progress = Callable[[int, int], None]
"""Called with (done, of); a caller that wants to stop raises Cancelled from it."""


class Cancelled(Exception):
    """The user stopped a long job. Nothing has been written."""


class StoreProblem(StrEnum):
    MISSING = "missing"
    IS_FOLDER = "is_folder"
    EXISTS = "exists"
    CHANGED = "changed"
    NOT_A_PLAN = "not_a_plan"
    DAMAGED = "damaged"
    NEWER = "newer"
    LOCKED = "locked"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    FAILED = "failed"
    ONLY_LOOK = "only_look"


@dataclass(eq=True)
class StoreError(Exception):
    """A plan file cannot be read or written; it is as it was. `detail` names e.g. who holds the lock."""

    problem: StoreProblem
    path: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A named state in a plan file; `time` in UTC, ISO 8601."""

    number: int
    name: str
    time: str


class PlanStore(Protocol):
    """Keeps a plan. `record` has the difference on disk when it returns, or raises StoreError."""

    @property
    def path(self) -> Path | None: ...

    def record(self, before: Plan, after: Plan, intent: str) -> None: ...

    def prepare(self, plan: Plan) -> Callable[[str], None]:
        """Puts a state together, which takes a while; what is returned keeps it by a name. Both raise StoreError."""
        ...

    def checkpoints(self) -> tuple[Checkpoint, ...]: ...

    def plan_at(self, checkpoint: Checkpoint) -> Plan: ...

    def close(self) -> None: ...


class NoStore:
    """A plan that lives in memory only: for figures on the command line, and for tests."""

    def __init__(self) -> None:
        self._kept: list[tuple[Checkpoint, Plan]] = []

    @property
    def path(self) -> Path | None:
        """There is no file."""
        return None

    def record(self, before: Plan, after: Plan, intent: str) -> None:
        """Nothing to keep."""

    def prepare(self, plan: Plan) -> Callable[[str], None]:
        """Kept as long as the plan is open."""

        def keep(name: str) -> None:
            time = datetime.now(UTC).isoformat(timespec="seconds")
            self._kept.append((Checkpoint(len(self._kept) + 1, name, time), plan))

        return keep

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """The named states, oldest first."""
        return tuple(each for each, _ in self._kept)

    def plan_at(self, checkpoint: Checkpoint) -> Plan:
        """The plan as it was."""
        return self._kept[checkpoint.number - 1][1]

    def close(self) -> None:
        """Nothing to close."""

"""Which steps take long in a large plan, so that a window carries them out beside its own thread."""

from collections.abc import Callable
from typing import TypeVar

from integration_office.application.events import EditBaseline, Intent, Perform, Rebase, Restore

T = TypeVar("T")
MANY = 400
"""From so many changes or corrections on a step takes long: 0.1 ms each, written and computed."""


def takes_long(intent: Intent) -> bool:
    match intent:
        case Perform(changes):
            return len(changes) > MANY
        case EditBaseline(_, subjects):
            return len(subjects) > MANY
        case Rebase() | Restore():
            return True
        case _:
            return False


class Here:
    """Carries out what takes long in the thread that asks for it, as everything else."""

    def carry_out(self, work: Callable[[], T]) -> T:
        """What the work gives or raises."""
        return work()

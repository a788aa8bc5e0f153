"""Which steps take long in a large plan, so that a window carries them out beside its own thread."""

from collections.abc import Callable
from operator import is_not
from typing import TypeVar

from integration_office.application.events import BaselineEdit, EditBaseline, Intent, Perform, Rebase, Restore
from integration_office.domain.changes import Change, SetGrant
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure

T = TypeVar("T")
MANY = 400
"""From so many changes or corrections on a step takes long: 0.1 ms each, written and computed."""


def takes_long(intent: Intent) -> bool:
    match intent:
        case Perform(changes):
            return sum(map(_extent, changes)) > MANY
        case EditBaseline(edit, subjects):
            return edit is BaselineEdit.JOINED_TASKS or len(subjects) > MANY
        case Rebase() | Restore():
            return True
        case _:
            return False


def many_measures_differ(before: Plan, after: Plan) -> bool:
    """Whether a scenario has others than before at very many places: each is a row to write."""
    names = dict.fromkeys((*before.scenarios, *after.scenarios))
    return any(_places(_measures(before, name), _measures(after, name)) > MANY for name in names)


def _measures(plan: Plan, name: str) -> tuple[Measure, ...]:
    return plan.scenarios[name].measures if name in plan.scenarios else ()


def _places(old: tuple[Measure, ...], new: tuple[Measure, ...]) -> int:
    return 0 if old is new else sum(map(is_not, old, new)) + abs(len(old) - len(new))


def _extent(change: Change) -> int:
    """How many things it changes, where one can change very many."""
    return len(change.units) + len(change.positions) if isinstance(change, SetGrant) else 1


class Here:
    """Carries out what takes long in the thread that asks for it, as everything else."""

    def carry_out(self, work: Callable[[], T]) -> T:
        """What the work gives or raises."""
        return work()

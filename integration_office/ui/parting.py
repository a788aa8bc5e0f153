"""A closed window lets go of its plan at once: nobody has to search the memory for unused circles first."""

from collections.abc import Callable, Iterable

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from integration_office.domain.plan import Plan
from integration_office.ui.turns import Turns

_AT_ONCE = 5_000  # values: to let go of them takes a millisecond or two


def part_from(window: QWidget, afterwards: Callable[[], None] = lambda: None) -> None:
    """Delete the window soon; then each of its parts forgets what it held, the other parts and the plan."""
    everything = shiboken6.getAllValidWrappers()
    parts = [each for each in everything if isinstance(each, QObject) and _is_part(each, window)]

    def gone() -> None:
        _empty(parts)
        afterwards()

    # Not `afterwards` itself: a method does not keep what it belongs to.
    window.destroyed.connect(gone)
    window.deleteLater()


class PlanValues(QObject):
    """Holds the values of a plan whose last window closes, and lets go of some in each turn: a hundred thousand
    that go all at once halt the other windows."""

    def __init__(self, plan: Plan, turns: Turns) -> None:
        super().__init__()
        state = plan.baseline
        kinds = (state.units, state.positions, state.assignments, state.tasks)
        self._values: list[object] = [*state.budget, *(value for kind in kinds for value in kind.values())]
        self._turns = turns

    def let_go(self) -> None:
        del self._values[-_AT_ONCE:]
        if self._values:
            self._turns.add(self, self.let_go)


def _is_part(each: QObject, window: QWidget) -> bool:
    above: QObject | None = each
    while above is not None and above is not window:
        # Not above.parent(): in a model that is something else.
        above = QObject.parent(above)
    return above is not None


def _empty(parts: Iterable[QObject]) -> None:
    for each in parts:
        vars(each).clear()

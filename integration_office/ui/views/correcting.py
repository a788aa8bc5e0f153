"""Corrections of the Ist-Stand that touch much: made and computed beside the window, then taken over at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

from integration_office.analysis.evaluation import Evaluation
from integration_office.application.events import BaselineEdit
from integration_office.domain.errors import DomainError
from integration_office.domain.organisation import Organisation
from integration_office.ui.background import Background, fail
from integration_office.ui.bridge import Bridge

Correction = Callable[[Organisation], Organisation]
_NUMBERS = count()


@dataclass(frozen=True)
class Correcting:
    """One correction after another, none lost; what is refused is told and nothing happens."""

    bridge: Bridge
    background: Background

    def __call__(self, correction: Correction, edit: BaselineEdit, subjects: Sequence[str]) -> None:
        """`correction` gives the baseline as it should be; it is made again if that has changed by then."""
        before = self.bridge.session.baseline_figures

        def made(_stopped: object) -> Evaluation:
            after = correction(before.organisation)
            return before if after is before.organisation else Evaluation.of(after, before.frame, before).settled()

        def take_over(figures: Evaluation) -> None:
            session = self.bridge.session
            if session.baseline_figures is not before:
                self(correction, edit, subjects)
                return
            session.keep_figures(figures)
            self.bridge.attempt(lambda: session.edit_baseline(figures.organisation, edit, subjects))

        # A topic of its own for each: a later one does not drop it.
        self.background.start(f"correction {next(_NUMBERS)}", made, take_over, self._refuse)

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, DomainError):
            self.bridge.refused.emit(error)
        else:
            fail(error)

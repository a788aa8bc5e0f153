"""Corrections of the Ist-Stand that touch much: made and computed beside the window, then taken over at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count

from integration_office.analysis.evaluation import Evaluation
from integration_office.application.events import BaselineEdit
from integration_office.domain.errors import DomainError
from integration_office.domain.organisation import Organisation
from integration_office.ui.background import Background, fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.problems import attempt_in_dialog
from integration_office.wording.errors import sentence

Correction = Callable[[Organisation], Organisation]
Told = Callable[[str], None]
_NUMBERS = count()


@dataclass(frozen=True)
class Correcting:
    """One correction after another, none lost; what is refused is told and nothing happens."""

    bridge: Bridge
    background: Background

    def __call__(
        self, correction: Correction, edit: BaselineEdit, subjects: Sequence[str], told: Told | None = None
    ) -> None:
        """`correction` gives the baseline as it should be; it is made again if that has changed by then.

        `told` hears what becomes of it: nothing when it is done, else why it was refused.
        """
        before = self.bridge.session.baseline_figures

        def made(_stopped: object) -> Evaluation:
            after = correction(before.organisation)
            return before if after is before.organisation else Evaluation.of(after, before.frame, before).settled()

        def take_over(figures: Evaluation) -> None:
            session = self.bridge.session
            if session.baseline_figures is not before:
                self(correction, edit, subjects, told)
                return
            session.keep_figures(figures)
            intent = partial(session.edit_baseline, figures.organisation, edit, subjects)
            tell = told or _nobody
            if attempt_in_dialog(self.bridge, intent, tell):
                tell("")

        # A topic of its own for each: a later one does not drop it.
        self.background.start(
            f"correction {next(_NUMBERS)}", made, take_over, lambda error: self._refuse(error, told or _nobody)
        )

    def _refuse(self, error: BaseException, tell: Told) -> None:
        if not isinstance(error, DomainError):
            fail(error)
            return
        self.bridge.refused.emit(error)
        tell(sentence(error, self.bridge.language, self.bridge.session.plan.baseline))


def _nobody(_why: str) -> None:
    """Whoever asked does not wait for an answer."""

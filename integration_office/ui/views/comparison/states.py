"""The states that are compared, computed beside the window; what has not changed is not computed again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Frame
from integration_office.application.session import Session
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import Measure, project
from integration_office.ui.background import Stopped

Name = str | None
"""Of a scenario; None: the Ist-Stand."""


@dataclass(frozen=True)
class Question:
    """What the window thread knows of the plan when it asks: values only. `figures` are those of the Ist-Stand."""

    baseline: Organisation
    frame: Frame
    figures: Evaluation
    measures: Mapping[Name, tuple[Measure, ...]]

    @staticmethod
    def of(session: Session, names: Iterable[Name]) -> "Question":
        plan = session.plan
        measures = {name: plan.measures_of(name) for name in names}
        return Question(plan.baseline, session.frame, session.baseline_figures, measures)


class States:
    """The evaluations of the question before are taken over where they are still true. For one worker thread."""

    def __init__(self) -> None:
        self._asked: Question | None = None
        self._found: dict[Name, Evaluation] = {}

    def of(self, question: Question, stopped: Stopped) -> dict[Name, Evaluation]:
        """By name; given up, only the first few."""
        known, self._found = self._still_true(question), {}
        self._asked = question
        for name, measures in question.measures.items():
            if stopped():
                break
            self._found[name] = known.get(name) or _evaluated(question, measures)
        return dict(self._found)

    def _still_true(self, question: Question) -> dict[Name, Evaluation]:
        old = self._asked
        if old is None or old.baseline is not question.baseline or old.frame is not question.frame:
            return {}
        return {name: found for name, found in self._found.items() if old.measures[name] is question.measures.get(name)}


def _evaluated(question: Question, measures: tuple[Measure, ...]) -> Evaluation:
    state = project(question.baseline, measures).organisation
    if state is question.baseline:
        return question.figures
    return Evaluation.of(state, question.frame, question.figures).settled()

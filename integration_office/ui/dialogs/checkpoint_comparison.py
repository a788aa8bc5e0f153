"""A checkpoint beside the plan as it is now, as values: what differs in words, and the figures that differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Frame
from integration_office.application.plan_difference import plan_difference
from integration_office.application.sharing import sharing
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import project
from integration_office.ui.views.comparison.rows import ComparedRow, compared_rows
from integration_office.wording.language import Language
from integration_office.wording.plan_difference import plan_difference_lines


@dataclass(frozen=True, slots=True)
class CheckpointComparison:
    """`scenario`: whose figures are compared, None: the baseline's; `was_there`: whether the checkpoint has it.

    `plan` is the one of the checkpoint, made of what it has in common with the one of now.
    """

    plan: Plan
    lines: tuple[str, ...]
    rows: Sequence[ComparedRow]
    scenario: str | None
    was_there: bool


def checkpoint_comparison(then: Plan, now: Plan, figures: Evaluation, language: Language) -> CheckpointComparison:
    """From then to now, for the scenario on the desk, in the year and edition of `figures`."""
    then = sharing(then, now)
    was_there = now.active is None or now.active in then.scenarios
    measures = then.measures_of(now.active) if was_there else ()
    state = project(then.baseline, measures).organisation
    asked = figures.frame
    frame = Frame.of(then, asked.reference, asked.year, asked.edition).in_year(asked.year)
    effects = Effects(Evaluation.of(state, frame), figures)
    # Without a value before, a row tells of consequences for the baseline, not of the time in between.
    rows = [row for row in compared_rows([effects], language) if row.differs and row.reference]
    lines = plan_difference_lines(plan_difference(then, now), now.baseline, language)
    return CheckpointComparison(then, lines, rows, now.active, was_there)

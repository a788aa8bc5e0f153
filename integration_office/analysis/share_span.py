"""What uncertain shares do to the figures: overlap and coverage with every share at its lowest and at its highest.

Both grow with every share (the sum less the largest does, and so does what of a demand is met), so the two ends bound
every state between. At the upper end the shares of a post may exceed the whole of it; it is a bound then, no state.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from integration_office.analysis.coverage import GROUPS
from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.identity import PositionId, TaskId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.share_range import ShareRange, share_range
from integration_office.domain.task import Assignment


@dataclass(frozen=True, slots=True)
class ShareSpan:
    """Lowest and highest: overlap (FTE × 10⁸), index by group (None: undefined), FTE × 10⁸ by task.

    `uncertain`: assignments with a range. `above_one`: posts whose highest shares exceed the whole.
    """

    uncertain: int
    above_one: int
    overlap: tuple[int, int]
    index: Mapping[str, tuple[Fraction | None, Fraction | None]]
    fte: Mapping[TaskId, tuple[int, int]]


def share_span(state: Evaluation) -> ShareSpan | None:
    """None: every share is sure."""
    organisation = state.organisation
    uncertain = _uncertain(organisation)
    if not uncertain:
        return None
    low, high = (_at(state, uncertain, end) for end in (lambda each: each.low, lambda each: each.high))
    tasks = {each.task for own in uncertain.values() for each in own if share_range(each)}
    groups = {name: (low.coverage.groups[name].index, high.coverage.groups[name].index) for name in GROUPS}
    return ShareSpan(
        uncertain=sum(share_range(each) is not None for own in uncertain.values() for each in own),
        above_one=sum(_highest(own) > FTE_SCALE for own in uncertain.values()),
        overlap=(low.overlap.fte, high.overlap.fte),
        index=groups,
        fte={task: (_fte(low, task), _fte(high, task)) for task in tasks},
    )


def _uncertain(organisation: Organisation) -> dict[PositionId, tuple[Assignment, ...]]:
    return {
        post: own
        for post, own in organisation.assignments.items()
        if any(each.extra for each in own) and any(map(share_range, own))
    }


def _at(
    state: Evaluation, uncertain: Mapping[PositionId, tuple[Assignment, ...]], end: Callable[[ShareRange], int]
) -> Evaluation:
    changed = {post: tuple(_moved(each, end) for each in own) for post, own in uncertain.items()}
    assignments = frozen(state.organisation.assignments).updated(changed)
    return Evaluation.of(replace(state.organisation, assignments=assignments), state.frame, state)


def _moved(assignment: Assignment, end: Callable[[ShareRange], int]) -> Assignment:
    known = share_range(assignment)
    return assignment if known is None else replace(assignment, share=end(known))


def _highest(own: tuple[Assignment, ...]) -> int:
    return sum(known.high if (known := share_range(each)) else each.share for each in own)


def _fte(state: Evaluation, task: TaskId) -> int:
    return sum(state.overlap.task(task).fte.values())

"""What changes would do, before they are done."""

from collections.abc import Sequence

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.changes import Change
from integration_office.domain.scenario import Measure, applied


def foreseen(now: Evaluation, changes: Sequence[Change]) -> Effects:
    """The state of some figures with the changes, against it; raises DomainError where they make no sense.

    Of values alone: what takes long may be done beside the window.
    """
    after = applied(now.organisation, [Measure(change) for change in changes])
    return Effects(now, Evaluation.of(after, now.frame, now))

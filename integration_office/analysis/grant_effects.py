"""A grant in a year before and after: what a scenario wins, loses or puts at risk (METHOD § 2)."""

from dataclasses import dataclass
from enum import StrEnum

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.grants import GrantResult
from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId


class Outcome(StrEnum):
    """What becomes of a grant; AT_RISK: a condition fails anew though no money is lost in this year."""

    WON = "won"
    LOST = "lost"
    AT_RISK = "at_risk"
    MORE = "more"
    LESS = "less"
    SAME = "same"


class ConditionState(StrEnum):
    """How a condition stands; NEWLY_FAILED: it held before."""

    MET = "met"
    FAILED = "failed"
    NEWLY_FAILED = "newly_failed"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class GrantEffect:
    """A grant in the base year, before and after; None: it is not there."""

    id: GrantId
    before: GrantResult | None
    after: GrantResult | None

    @property
    def grant(self) -> Grant:
        found = self.after or self.before
        assert found is not None
        return found.grant

    @property
    def amounts(self) -> tuple[int, int]:
        return (self.before.amount if self.before else 0, self.after.amount if self.after else 0)

    @property
    def newly_failed(self) -> tuple[str, ...]:
        """Conditions that fail now and did not before."""
        known = self.before.failed if self.before else ()
        return tuple(each for each in (self.after.failed if self.after else ()) if each not in known)

    def state_of(self, condition: str) -> ConditionState:
        if condition in self.newly_failed:
            return ConditionState.NEWLY_FAILED
        if self.after is None or condition in self.after.unchecked:
            return ConditionState.UNCHECKED
        return ConditionState.FAILED if condition in self.after.failed else ConditionState.MET

    @property
    def outcome(self) -> Outcome:
        before, after = self.amounts
        if before and not after:
            return Outcome.LOST
        if after and not before:
            return Outcome.WON
        if self.newly_failed:
            return Outcome.AT_RISK
        if before == after:
            return Outcome.SAME
        return Outcome.MORE if after > before else Outcome.LESS


def grant_effects(before: Evaluation, after: Evaluation) -> tuple[GrantEffect, ...]:
    """All grants that are there in one of the two states, by id."""
    old, new = before.grants, after.grants
    return tuple(GrantEffect(each, old.get(each), new.get(each)) for each in sorted({*old, *new}))

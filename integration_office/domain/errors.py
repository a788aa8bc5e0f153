"""Named refusals: each carries the ids it is about; the sentence is found where the reader is known."""

from dataclasses import dataclass
from datetime import date


class DomainError(Exception):
    """A value or a change breaks a law of the model. Nothing has happened."""


@dataclass(eq=True)
class UnknownUnit(DomainError):
    unit: str


@dataclass(eq=True)
class UnknownPosition(DomainError):
    position: str


@dataclass(eq=True)
class UnknownTask(DomainError):
    task: str


@dataclass(eq=True)
class UnknownGrant(DomainError):
    grant: str


@dataclass(eq=True)
class UnknownDuty(DomainError):
    duty: str


@dataclass(eq=True)
class UnknownAssumption(DomainError):
    key: str


@dataclass(eq=True)
class UnknownRevenue(DomainError):
    revenue: str


@dataclass(eq=True)
class UnknownScenario(DomainError):
    scenario: str


@dataclass(eq=True)
class ScenarioExists(DomainError):
    scenario: str


@dataclass(eq=True)
class ScenarioReleased(DomainError):
    """A released scenario stays as it was released until its status is set back."""

    scenario: str


@dataclass(eq=True)
class NameTooLong(DomainError):
    """The name of a scenario has more characters than fit beside others: `length` instead of `most`."""

    length: int
    most: int


@dataclass(eq=True)
class IdTaken(DomainError):
    """`kind` is unit, position, task, grant or duty."""

    kind: str
    id: str


@dataclass(eq=True)
class EmptyId(DomainError):
    kind: str


@dataclass(eq=True)
class EmptyName(DomainError):
    """A unit or scenario needs a name; `id` is empty for a scenario."""

    id: str


@dataclass(eq=True)
class UnitIntoItself(DomainError):
    """A unit would hang below itself."""

    unit: str
    target: str


@dataclass(eq=True)
class CyclicUnits(DomainError):
    """These units hang below one another in a circle, in this order."""

    units: tuple[str, ...]


@dataclass(eq=True)
class RootNeedsParent(DomainError):
    """There is one root; a further one (or the parts of a split one) would hang nowhere."""

    unit: str


@dataclass(eq=True)
class TargetInsideUnit(DomainError):
    """What ends cannot hand its things to a unit that lies below it."""

    unit: str
    target: str


@dataclass(eq=True)
class NothingToMerge(DomainError):
    """A merger needs at least two different units (or one that joins another)."""

    units: tuple[str, ...]


@dataclass(eq=True)
class NothingToSplitInto(DomainError):
    unit: str


@dataclass(eq=True)
class SplitIncomplete(DomainError):
    """Posts and child units of the split unit that no part lists."""

    unit: str
    positions: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(eq=True)
class SplitForeign(DomainError):
    """A part lists something that the split unit does not hold, or lists it twice."""

    unit: str
    id: str


@dataclass(eq=True)
class NotAGrade(DomainError):
    text: str


@dataclass(eq=True)
class NotAKind(DomainError):
    text: str


@dataclass(eq=True)
class NotALine(DomainError):
    """No line of the NKF Ergebnisplan has this name."""

    text: str


@dataclass(eq=True)
class NegativeFte(DomainError):
    position: str
    ten_thousandths: int


@dataclass(eq=True)
class NegativeDemand(DomainError):
    task: str


@dataclass(eq=True)
class ShareOutOfRange(DomainError):
    """A share lies outside 0 to 1."""

    position: str
    task: str
    ten_thousandths: int


@dataclass(eq=True)
class SharesAboveOne(DomainError):
    """The shares of a position sum to more than the whole position."""

    position: str
    ten_thousandths: int


@dataclass(eq=True)
class RangeWithoutShare(DomainError):
    """A range of a share does not hold the share itself, or lies outside 0 to 1. Ten-thousandths."""

    position: str
    task: str
    share: int
    low: int
    high: int


@dataclass(eq=True)
class ReasonMissing(DomainError):
    """Double work is judged (intended, or a double structure) without saying why."""

    task: str


@dataclass(eq=True)
class NothingToJoin(DomainError):
    """A task cannot be joined with itself."""

    task: str


@dataclass(eq=True)
class NoMoneyOut(DomainError):
    """A grant's rate or cap is negative, or its rate is above 1."""

    grant: str


@dataclass(eq=True)
class FundedTwice(DomainError):
    """A grant names a post more than once: by itself, or by itself and by its unit (empty: by itself)."""

    grant: str
    position: str
    unit: str = ""


@dataclass(eq=True)
class EndsBeforeStart(DomainError):
    """A post or grant would end before the day it begins or is changed; `kind` is position or grant."""

    kind: str
    id: str
    end: date
    start: date


@dataclass(eq=True)
class RevenueWithoutSource(DomainError):
    """A revenue with a driver must say where persons and rate come from."""

    revenue: str


@dataclass(eq=True)
class RevenueOutOfRange(DomainError):
    """A driver is negative, a range does not hold its value, there are not 0 to 4 quarters, an end lies before its
    beginning, or the line is none of revenue; `what` is persons, rate, quarters, years or line."""

    revenue: str
    what: str


@dataclass(eq=True)
class AssumptionOutOfRange(DomainError):
    key: str
    value: str


@dataclass(eq=True)
class NotADate(DomainError):
    text: str


@dataclass(eq=True)
class PositionExistedBefore(DomainError):
    """A post of this id was cut by an earlier measure; its cost may still run on under that id."""

    position: str


@dataclass(eq=True)
class MissingTable(DomainError):
    """No pay table holds for a month of the year; `since`: the first year for which there are all."""

    table: str
    year: int
    month: int
    since: int | None = None


@dataclass(eq=True)
class NotALeadTime(DomainError):
    """What should be a time before a session is none, or longer than anybody plans."""

    text: str


@dataclass(eq=True)
class NothingSelected(DomainError):
    """A staffing option replaces posts, and none is named."""


@dataclass(eq=True)
class FteNotPositive(DomainError):
    """A part of a staffing option has no FTE (ten-thousandths)."""

    option: str
    fte: int


@dataclass(eq=True)
class MonthsOutOfRange(DomainError):
    """A post stays vacant for fewer than no months, or for longer than ten years."""

    position: str
    months: int


@dataclass(eq=True)
class ImpossibleCity(DomainError):
    """`what` (units, positions, tasks, assignments) cannot be `wanted`; between `least` and `most` it can."""

    what: str
    wanted: int
    least: int
    most: int | None


@dataclass(eq=True)
class NoMeasure(DomainError):
    """What was typed about a post (the field by its key) says nothing that a measure of a scenario could do."""

    position: str
    field: str

"""The way to the council's decision, computed backwards from the day of the session.

A lead time comes from the data, with source and mark, or is the planner's own assumption; where neither says
anything none is made up: the step then has only a day before which it must lie.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from integration_office.analysis.working_days import earlier, holiday_name, latest_start, working_day_until
from integration_office.domain.participation import LeadTime, PreparationStep

SESSION = "session"
_SATURDAY = 5


class LeadOrigin(StrEnum):
    """Where a lead time comes from: a source, the planner, or nowhere yet."""

    DATA = "data"
    OWN = "own"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Appointment:
    """A step with the day on which it must be done at the latest.

    `certain`: every lead time on the way to the session is known; else the day can only be earlier. `source`: where
    the planner has an own lead time from; empty: nobody has said.
    """

    step: PreparationStep
    lead: LeadTime | None
    origin: LeadOrigin
    day: date
    certain: bool
    source: str = ""


class SessionDoubt(StrEnum):
    """What is odd about a day of session: no council meets then, or it is over."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Timetable:
    """The appointments by day, those of a day in the order of the data; the session is the last one."""

    session: date
    appointments: tuple[Appointment, ...]

    def missing(self) -> tuple[Appointment, ...]:
        """Steps that the planner has to give a lead time."""
        return tuple(each for each in self.appointments if each.origin is LeadOrigin.MISSING)

    def overdue(self, today: date) -> tuple[Appointment, ...]:
        """Steps that should have been done before today."""
        return tuple(each for each in self.appointments if each.day < today)


def timetable(
    session: date,
    steps: Sequence[PreparationStep],
    own: Mapping[str, LeadTime],
    triggers: Container[str],
    sources: Mapping[str, str] = MappingProxyType({}),
) -> Timetable:
    """The steps that what a scenario does (`triggers`) asks for. `own`: lead times by step, in place of the data's,
    each with its source where `sources` has one.

    A step whose successor is not asked for must lie before the session. Days are working days; the session stays
    on its day. Raises ValueError for steps that lead in a circle or to one that is not there.
    """
    asked = {step.key: step for step in steps if not step.effect or step.effect in triggers}
    _check(steps)
    found: dict[str, Appointment] = {}
    while len(found) < len(asked):
        for step in asked.values():
            before = step.before if step.before in asked else _next_asked(step, steps, asked)
            if step.key not in found and (before == "" or before in found):
                made = _appointment(step, found.get(before), own.get(step.key), session)
                found[step.key] = replace(made, source=sources.get(step.key, ""))
    order = {step.key: place for place, step in enumerate(steps)}
    ordered = sorted(found.values(), key=lambda each: (each.day, each.step.key == SESSION, -order[each.step.key]))
    return Timetable(session, tuple(ordered))


def session_doubts(session: date, today: date) -> tuple[SessionDoubt, ...]:
    """What is odd about a day of session."""
    found = {
        SessionDoubt.PAST: session < today,
        SessionDoubt.HOLIDAY: holiday_name(session) is not None,
        SessionDoubt.WEEKEND: session.weekday() >= _SATURDAY,
    }
    return tuple(doubt for doubt, odd in found.items() if odd)


def _next_asked(step: PreparationStep, steps: Sequence[PreparationStep], asked: Container[str]) -> str:
    by_key = {each.key: each for each in steps}
    before = step.before
    while before and before not in asked:
        before = by_key[before].before
    return before


def _check(steps: Sequence[PreparationStep]) -> None:
    by_key = {each.key: each for each in steps}
    for step in steps:
        way, at = {step.key}, step
        while at.before:
            if at.before not in by_key or at.before in way:
                raise ValueError(f"preparation step {step.key} does not lead to the session")
            at = by_key[at.before]
            way.add(at.key)


def _appointment(
    step: PreparationStep, following: Appointment | None, own: LeadTime | None, session: date
) -> Appointment:
    if following is None:
        return Appointment(step, None, LeadOrigin.DATA, session, certain=True)
    lead, origin = _lead(step, own)
    if lead is None:
        return Appointment(step, None, origin, working_day_until(following.day), certain=False)
    runs_after = step.runs_after and origin is LeadOrigin.DATA
    day = latest_start(lead, following.day) if runs_after else earlier(following.day, lead)
    return Appointment(step, lead, origin, day, following.certain)


def _lead(step: PreparationStep, own: LeadTime | None) -> tuple[LeadTime | None, LeadOrigin]:
    if own is not None:
        return own, LeadOrigin.OWN
    return step.lead, LeadOrigin.MISSING if step.lead is None else LeadOrigin.DATA

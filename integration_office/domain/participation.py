"""Who has to be involved before a decision, with which lead time: a checklist with sources, not legal advice."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from integration_office.domain.errors import NotALeadTime


class LeadUnit(StrEnum):
    """What a lead time counts; the value is what a cell says."""

    DAYS = "Tage"
    WORKING_DAYS = "Arbeitstage"
    WEEKS = "Wochen"
    MONTHS = "Monate"


@dataclass(frozen=True, slots=True)
class LeadTime:
    """So many days, working days, weeks or months."""

    count: int
    unit: LeadUnit

    def __str__(self) -> str:
        """As a cell says it: 2 Wochen."""
        return f"{self.count} {self.unit.value}"


def read_lead_time(text: str) -> LeadTime | None:
    """A lead time as people write it: 10 Arbeitstage, 2 weeks, 1 Monat; None for an empty text.

    Raises NotALeadTime, also beyond MOST of its unit.
    """
    if not text.strip():
        return None
    match = re.fullmatch(r"(\d{1,4})\s*([a-zäöü ]+)", " ".join(text.casefold().split()))
    unit = _WORDS.get(match[2].replace(" ", "")) if match else None
    if match is None or unit is None or int(match[1]) > MOST[unit]:
        raise NotALeadTime(text)
    return LeadTime(int(match[1]), unit)


MOST = {LeadUnit.DAYS: 1500, LeadUnit.WORKING_DAYS: 1000, LeadUnit.WEEKS: 208, LeadUnit.MONTHS: 48}
"""The longest lead time that is no slip of the pen: about four years."""

_WORDS = {
    **dict.fromkeys(("tag", "tage", "tagen", "day", "days"), LeadUnit.DAYS),
    **dict.fromkeys(("woche", "wochen", "week", "weeks"), LeadUnit.WEEKS),
    **dict.fromkeys(("monat", "monate", "monaten", "month", "months"), LeadUnit.MONTHS),
    **dict.fromkeys(("arbeitstag", "arbeitstage", "arbeitstagen"), LeadUnit.WORKING_DAYS),
    **dict.fromkeys(("workingday", "workingdays"), LeadUnit.WORKING_DAYS),
}


@dataclass(frozen=True, slots=True)
class Participation:
    """A row of the checklist: what triggers it, which law names which body; no `lead`: no time is known.

    `verified`: no, secondary (read where somebody quotes or reports the law) or primary. The English words are a
    translation of ours (empty: there is none).
    """

    effect: str
    law: str
    norm: str
    body: str
    what: str
    lead: LeadTime | None
    source: str
    source_date: date
    verified: str
    body_en: str = ""
    what_en: str = ""
    source_en: str = ""

    def in_language(self, code: str) -> "Participation":
        """With the words of a language, de or en; names of laws and norms stay as they are."""
        if code == "de":
            return self
        body, what, source = self.body_en or self.body, self.what_en or self.what, self.source_en or self.source
        return replace(self, body=body, what=what, source=source)


@dataclass(frozen=True, slots=True)
class PreparationStep:
    """A step before the session: it must be done before the step `before` ("": the session itself).

    `effect`: only where a scenario has it ("": always). `lead` with its source is what a law says; without one the
    planner says how long it takes. `runs_after`: the time runs from the step on and must have ended.
    """

    key: str
    before: str
    effect: str
    lead: LeadTime | None
    runs_after: bool
    source: str
    source_date: date | None
    verified: str


@dataclass(frozen=True, slots=True)
class Protection:
    """What a regrading means for whoever holds the post; an empty `norm`: none was read, to be examined.

    `part`: civil_servants, employees, others; `direction`: higher, lower, other.
    """

    part: str
    direction: str
    norm: str
    note: str
    source: str
    source_date: date | None
    verified: str
    note_en: str = ""

    def in_language(self, code: str) -> "Protection":
        """With the words of a language, de or en; names of laws and norms stay as they are."""
        return self if code == "de" or not self.note_en else replace(self, note=self.note_en)

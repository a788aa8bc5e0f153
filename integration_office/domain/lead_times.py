"""The planner's own lead times and the day of the session, kept among the plan's texts.

A lead time stands under `lead_time:` and the key of its step, as a cell says it: 10 Arbeitstage. Under
`lead_source:` and the same key stands where the planner has it from, or why it is so long.
"""

from collections.abc import Mapping
from datetime import date

from integration_office.domain.errors import NotADate, NotALeadTime
from integration_office.domain.paper_texts import TextField, Texts, text_key
from integration_office.domain.participation import LeadTime, read_lead_time
from integration_office.domain.period import read_date

PREFIX, SOURCE_PREFIX = "lead_time:", "lead_source:"
EARLIEST = 1990
"""No session was in a year before this one."""


def own_lead_times(texts: Texts) -> Mapping[str, LeadTime]:
    """The planner's lead times by the key of their step; what cannot be read is left out, see `unreadable`."""
    found = {}
    for key, text in _kept(texts).items():
        try:
            lead = read_lead_time(text)
        except NotALeadTime:
            continue
        if lead is not None:
            found[key] = lead
    return found


def unreadable_lead_times(texts: Texts) -> Mapping[str, str]:
    """Texts under the key of a step that are no lead time, as a workbook may bring them."""
    read = own_lead_times(texts)
    return {key: text for key, text in _kept(texts).items() if key not in read and text.strip()}


def lead_sources(texts: Texts) -> Mapping[str, str]:
    """Where the planner's lead times come from, by the key of their step; those of a lead time that is none are not
    asked for."""
    own = own_lead_times(texts)
    known = {key: text.strip() for key, text in _kept(texts, SOURCE_PREFIX).items()}
    return {key: text for key, text in known.items() if key in own and text}


def with_lead_time(texts: Texts, step: str, lead: LeadTime | None) -> dict[str, str]:
    """The texts with this lead time in place of the old one; None: what the data says holds again, and the source
    goes with it."""
    key = PREFIX + step
    if lead is not None:
        return {**_without(texts, key), key: str(lead)}
    return _without(_without(texts, key), SOURCE_PREFIX + step)


def with_lead_source(texts: Texts, step: str, source: str) -> dict[str, str]:
    """The texts with this source of a lead time; an empty one is none."""
    key, told = SOURCE_PREFIX + step, " ".join(source.split())
    return {**_without(texts, key), **({key: told} if told else {})}


def session_day(texts: Texts) -> date | None:
    """The day of the session; None: the plan names none. Raises NotADate for what is no single day."""
    text = texts.get(text_key(TextField.SESSION_DATE, ""), "").strip()
    if not text:
        return None
    day = read_date(text, end_of_year=False)
    if text.isdigit() or day.year < EARLIEST:
        raise NotADate(text)
    return day


def with_session_day(texts: Texts, day: date | None) -> dict[str, str]:
    """The texts with this day of the session; None: it is not known."""
    key = text_key(TextField.SESSION_DATE, "")
    left = _without(texts, key)
    return left if day is None else {**left, key: day.isoformat()}


def _without(texts: Texts, key: str) -> dict[str, str]:
    return {each: text for each, text in texts.items() if each != key}


def _kept(texts: Texts, prefix: str = PREFIX) -> Mapping[str, str]:
    return {key.removeprefix(prefix): text for key, text in texts.items() if key.startswith(prefix)}

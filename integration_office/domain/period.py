"""Months and dated values: a month is counted from year 0, so that months compare and subtract."""

import re
from datetime import date
from typing import TypeVar

from integration_office.domain.errors import NotADate

T = TypeVar("T")

Earlier = tuple[tuple[int, T], ...]
"""Values that held before the present one: (until, value), `until` not included, ascending."""


def month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def first_month(year: int) -> int:
    return year * 12


def value_at(when: int, current: T, earlier: Earlier[T]) -> T:
    """The value that holds at `when` (a month or a year, as `earlier` counts)."""
    return next((value for until, value in earlier if when < until), current)


def earlier_after_setting(since: int | None, current: T, earlier: Earlier[T]) -> Earlier[T]:
    """The past values once a new one holds from `since` on; none: from the start, nothing is past."""
    if since is None:
        return ()
    kept = tuple(entry for entry in earlier if entry[0] < since)
    return (*kept, (since, value_at(since - 1, current, earlier)))


def read_date(text: str, *, end_of_year: bool) -> date:
    """A date as people write it: 2028-12-31, 31.12.2028, or a bare year (its last or first day).

    Raises NotADate.
    """
    text = text.strip()
    if re.fullmatch(r"(?:19|2\d)\d{2}", text):
        return date(int(text), 12, 31) if end_of_year else date(int(text), 1, 1)
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?", text)
    german = re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text)
    parts = iso.groups() if iso else german.groups()[::-1] if german else None
    if parts is None:
        raise NotADate(text)
    try:
        return date(*map(int, parts))
    except ValueError:
        raise NotADate(text) from None

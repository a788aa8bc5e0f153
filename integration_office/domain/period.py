"""Months and dated values: a month is counted from year 0, so that months compare and subtract."""

from datetime import date
from typing import TypeVar

T = TypeVar("T")

Earlier = tuple[tuple[int, T], ...]
"""Values that held before the present one: (until, value), `until` not included, ascending."""


def month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


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

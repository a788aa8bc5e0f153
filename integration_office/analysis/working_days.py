"""Working days in Nordrhein-Westfalen: Monday to Friday without the public holidays of the state."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from integration_office.domain.participation import LeadTime, LeadUnit

_DAY = timedelta(days=1)
_SATURDAY = 5


def holiday_name(day: date) -> str | None:
    """The public holiday on this day, in German; None: it is none."""
    name: str | None = _holidays().get(day)
    return name


def is_working_day(day: date) -> bool:
    return day.weekday() < _SATURDAY and holiday_name(day) is None


def working_day_until(day: date) -> date:
    """The day itself, or the last working day before it."""
    return _nearest(day, -_DAY)


def working_day_from(day: date) -> date:
    """The day itself, or the first working day after it."""
    return _nearest(day, _DAY)


def earlier(day: date, lead: LeadTime) -> date:
    """So long before `day`, on a working day."""
    return working_day_until(_BACK[lead.unit](day, lead.count))


def later(day: date, lead: LeadTime) -> date:
    """When a time that begins on `day` ends: days, weeks and months in the calendar, the day itself not counted; if
    that is no working day, the next one (§ 193 BGB)."""
    return working_day_from(_FORWARD[lead.unit](day, lead.count))


def latest_start(lead: LeadTime, end: date) -> date:
    """The last working day on which a time can begin that has to be over before `end`."""
    start = working_day_until(_BACK[lead.unit](end, lead.count))
    while later(start, lead) >= end:
        start = working_day_until(start - _DAY)
    return start


@lru_cache(maxsize=1)
def _holidays() -> Any:
    import holidays

    return holidays.country_holidays("DE", subdiv="NW", language="de")


def _nearest(day: date, step: timedelta) -> date:
    while not is_working_day(day):
        day += step
    return day


def _working_days(day: date, count: int, step: timedelta) -> date:
    for _ in range(count):
        day = _nearest(day + step, step)
    return day


def _months(day: date, count: int) -> date:
    """The same day of another month, its last one where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_BACK: dict[LeadUnit, Callable[[date, int], date]] = {
    LeadUnit.DAYS: lambda day, count: day - count * _DAY,
    LeadUnit.WEEKS: lambda day, count: day - 7 * count * _DAY,
    LeadUnit.MONTHS: lambda day, count: _months(day, -count),
    LeadUnit.WORKING_DAYS: lambda day, count: _working_days(day, count, -_DAY),
}
_FORWARD: dict[LeadUnit, Callable[[date, int], date]] = {
    LeadUnit.DAYS: lambda day, count: day + count * _DAY,
    LeadUnit.WEEKS: lambda day, count: day + 7 * count * _DAY,
    LeadUnit.MONTHS: _months,
    LeadUnit.WORKING_DAYS: lambda day, count: _working_days(day, count, _DAY),
}

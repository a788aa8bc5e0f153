"""Gross, net and cash over a horizon of years (METHOD § 2). Whole cents; a saving is positive."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.reference import Frame
from integration_office.domain.organisation import Organisation
from integration_office.domain.quantity import rounded
from integration_office.domain.scenario import Measure


@dataclass(frozen=True, slots=True)
class YearMoney:
    """One year: `gross` recurring, `net` with grants, `cash` what falls in the calendar, cash so far."""

    year: int
    gross: int
    net: int
    cash: int
    cumulative: int


@dataclass(frozen=True, slots=True)
class MoneyOverTime:
    """The horizon; `npv` in whole cents, `break_even` None: never within it; `one_off` is a cost."""

    years: tuple[YearMoney, ...]
    npv: int
    break_even: int | None
    one_off: int


def money_over_time(
    baseline: Organisation, measures: Sequence[Measure], frame: Frame, years: Sequence[int]
) -> MoneyOverTime:
    """Against the baseline, year by year. Raises MissingTable for a year without pay tables."""
    return money_of(Horizon.of(baseline, measures, frame, years))


def money_of(horizon: Horizon) -> MoneyOverTime:
    """What the whole city saves. Raises MissingTable for a year without pay tables."""
    rows = [_row(horizon, year) for year in horizon.years]
    found = with_running_sum(rows)
    first, rate = horizon.years[0], discount(horizon)
    exact = sum((Fraction(each.cash) / (1 + rate) ** (each.year - first) for each in found), Fraction())
    return MoneyOverTime(
        found,
        rounded(exact),
        _break_even(horizon.years, [each.cumulative for each in found]),
        sum(each.cents for each in horizon.one_offs),
    )


def with_running_sum(rows: Sequence[tuple[int, int, int, int]]) -> tuple[YearMoney, ...]:
    """Years from (year, gross, net, cash), with the cash so far."""
    so_far = accumulate(row[3] for row in rows)
    return tuple(YearMoney(*row, total) for row, total in zip(rows, so_far, strict=True))


def discount(horizon: Horizon) -> Fraction:
    """The rate cash is discounted with: that of the scenario in the first year."""
    return horizon.calendar_after[horizon.years[0]].pay.value("discount")


def saving(before: Evaluation, after: Evaluation) -> tuple[int, int]:
    """Full cost saved, and grants won less grants lost, in the year of both."""
    granted = [sum(grant.amount for grant in state.grants.values()) for state in (before, after)]
    return before.cost.full_cost - after.cost.full_cost, granted[1] - granted[0]


def _row(horizon: Horizon, year: int) -> tuple[int, int, int, int]:
    gross, grants = saving(horizon.before[year], horizon.after[year])
    running, paid = saving(horizon.calendar_before[year], horizon.calendar_after[year])
    once = sum(each.cents for each in horizon.one_offs_in(year))
    return year, gross, gross + grants, running + paid - once


def _break_even(years: Sequence[int], so_far: Sequence[int]) -> int | None:
    """The first year with cumulative cash ≥ 0 after it was negative, or the first year."""
    if all(cash >= 0 for cash in so_far):
        return years[0]
    negative = next(place for place, cash in enumerate(so_far) if cash < 0)
    return next((years[place] for place in range(negative, len(years)) if so_far[place] >= 0), None)


# by office and by line

Amounts = Mapping[str, int]
"""Cents by key."""


@dataclass(frozen=True, slots=True)
class PartMoney:
    """A part of the city's saving year by year: an office (its id; empty: none) or a line.

    The parts add up to the city's, exactly.
    """

    key: str
    years: tuple[YearMoney, ...]

    @property
    def cash(self) -> int:
        return sum(year.cash for year in self.years)


def parts_of(horizon: Horizon, found: Sequence[tuple[Amounts, Amounts, Amounts]]) -> tuple[PartMoney, ...]:
    """The parts that save or cost anything, from gross, net and cash by key in each year of the horizon."""
    keys = dict.fromkeys(key for amounts in found for each in amounts for key in each)
    return tuple(_parts(horizon, keys, found))


def _parts(
    horizon: Horizon, keys: Mapping[str, None], found: Sequence[tuple[Amounts, Amounts, Amounts]]
) -> Iterator[PartMoney]:
    for key in keys:
        amounts = [[each.get(key, 0) for each in year] for year in found]
        if any(map(any, amounts)):
            rows = [(year, *each) for year, each in zip(horizon.years, amounts, strict=True)]
            yield PartMoney(key, with_running_sum(rows))  # type: ignore[arg-type]

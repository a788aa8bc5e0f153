"""Dates as people write them; values that held until a month or year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_office.domain.errors import NotADate
from integration_office.domain.period import earlier_after_setting, first_month, month_of, read_date, value_at
from tests.strategies import dated, years


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2028-12-31", date(2028, 12, 31)),
        ("2028-1-5", date(2028, 1, 5)),
        ("31.12.2028", date(2028, 12, 31)),
        ("1.2.2028", date(2028, 2, 1)),
        ("01. 02. 2028", date(2028, 2, 1)),
        (" 29.2.2028 ", date(2028, 2, 29)),
        ("2028-12-31 00:00:00", date(2028, 12, 31)),
        ("2028-12-31T00:00", date(2028, 12, 31)),
    ],
)
def test_a_day(text: str, day: date) -> None:
    assert read_date(text, end_of_year=True) == read_date(text, end_of_year=False) == day


def test_a_bare_year_is_its_first_or_its_last_day() -> None:
    assert read_date("2028", end_of_year=True) == date(2028, 12, 31)
    assert read_date("2028", end_of_year=False) == date(2028, 1, 1)


@pytest.mark.parametrize(
    "text",
    ["", "morgen", "31.02.2028", "29.2.2027", "2028-13-01", "28", "1.1.28", "2028/01/01", "3028", "0.0.2028", "46022"],
)
def test_no_date(text: str) -> None:
    with pytest.raises(NotADate) as refusal:
        read_date(text, end_of_year=True)
    assert refusal.value == NotADate(text)


def test_months_count_on_over_the_year() -> None:
    assert month_of(date(2028, 1, 31)) - month_of(date(2027, 12, 1)) == 1
    assert month_of(date(2028, 1, 1)) == first_month(2028)


def test_the_value_that_holds() -> None:
    earlier = ((2027, "a"), (2029, "b"))
    assert [value_at(year, "c", earlier) for year in range(2025, 2031)] == ["a", "a", "b", "b", "c", "c"]


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (None, ()),
        (2026, ((2026, "a"),)),
        (2027, ((2027, "a"),)),
        (2028, ((2027, "a"), (2028, "b"))),
        (2029, ((2027, "a"), (2029, "b"))),
        (2031, ((2027, "a"), (2029, "b"), (2031, "c"))),
    ],
)
def test_setting_a_value_from_a_time_on(since: int | None, expected: tuple[tuple[int, str], ...]) -> None:
    assert earlier_after_setting(since, "c", ((2027, "a"), (2029, "b"))) == expected


@given(st.integers(), dated(st.integers(), years), years, years)
def test_before_a_new_value_everything_is_as_it_was_and_after_it_only_the_new_one(
    current: int, earlier: tuple[tuple[int, int], ...], since: int, year: int
) -> None:
    after = earlier_after_setting(since, current, earlier)
    assert [until for until, _ in after] == sorted({until for until, _ in after})
    if year < since:
        assert value_at(year, 99, after) == value_at(year, current, earlier)
    else:
        assert value_at(year, 99, after) == 99

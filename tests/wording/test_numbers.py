"""Numbers and dates are written as CLDR has them for both languages; Babel knows, and takes too long to ask."""

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from integration_office.wording.language import Language
from integration_office.wording.numbers import MINUS, count, date_entry, date_text, euro_exact, fte_number, plain

LOCALES = ((Language.german(), "de_DE"), (Language.english(), "en_GB"))
AMOUNTS = st.integers(-(10**15), 10**15)


def _as_cldr(value: Decimal | int, pattern: str, locale: str) -> str:
    return format_decimal(value, pattern, locale=locale).replace("-", MINUS)


@pytest.mark.parametrize(("language", "locale"), LOCALES)
@given(amount=AMOUNTS)
def test_counts_and_amounts_are_grouped_as_in_cldr(language: Language, locale: str, amount: int) -> None:
    assert count(amount, language) == _as_cldr(amount, "#,##0", locale)
    pattern = "#,##0.00 €" if locale == "de_DE" else "€#,##0.00"
    assert euro_exact(amount, language) == _as_cldr(Decimal(amount) / 100, pattern, locale)
    assert fte_number(amount, language, 4) == _as_cldr(Decimal(amount) / 10_000, "#,##0.0000", locale)


@pytest.mark.parametrize(("language", "locale"), LOCALES)
@given(value=st.decimals(-(10**9), 10**9, places=8))
def test_plain_numbers_keep_up_to_six_places_as_in_cldr(language: Language, locale: str, value: Decimal) -> None:
    assert plain(value, language) == _as_cldr(value, "#,##0.######", locale)


@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_dates_are_written_as_in_cldr(day: date) -> None:
    german, english = Language.german(), Language.english()
    assert date_text(day, german) == date_entry(day, german) == format_date(day, "dd.MM.yyyy", locale="de_DE")
    assert date_text(day, english) == format_date(day, "d MMM yyyy", locale="en_GB")
    assert date_entry(day, english) == day.isoformat()

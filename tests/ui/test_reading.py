"""Numbers as officials type and paste them: read, or refused in a sentence."""

from decimal import Decimal

import pytest

from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.position_ids import ids_after, proposed_position_id
from integration_office.ui.dialogs.reading import (
    fte_in,
    line_in,
    name_in,
    number_in,
    optional_cents,
    percent_in,
    share_in,
    text_in,
    typed_number,
)
from integration_office.wording.language import Language
from tests.ui.town import organisation

GERMAN = Language.german()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1 234,5", "1234.5"),
        ("1234.5", "1234.5"),
        ("−3", "-3"),
        (" 0,5 ", "0.5"),
        ("\u200b0,5\u00ad", "0.5"),
        ("0.125", "0.125"),
    ],
)
def test_numbers_are_read_as_written(text: str, value: str) -> None:
    assert number_in(text, GERMAN) == Decimal(value)
    assert number_in(typed_number(Decimal(value), GERMAN), GERMAN) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["viel", "1e400", "nan", "1,2,3", "x" * 5_000, "9" * 40, "1\t2\n3", "", "--1", "1_0", "1,23E+09"]
)
def test_rubbish_is_refused_in_a_short_sentence(text: str) -> None:
    for read in (number_in, fte_in, percent_in, share_in):
        with pytest.raises(Incomplete) as refused:
            read(text, GERMAN)
        assert refused.value.is_refused
        assert len(refused.value.text) < 160


def test_a_point_before_three_digits_is_asked_about() -> None:
    with pytest.raises(Incomplete, match=r"„1\.234“ kann 1234 oder 1,234 heißen"):
        number_in("1.234", GERMAN)


def test_percentages_shares_and_amounts() -> None:
    assert percent_in("2,5 %", GERMAN) == Decimal("0.025")
    assert [share_in(text, GERMAN) for text in ("25 %", "25", "0,25", "1", "0,5 %")] == [2500, 2500, 2500, 10_000, 50]
    assert optional_cents("1.234,56 €", GERMAN) == 123_456
    assert optional_cents("  ", GERMAN) is None


def test_ids_of_new_posts_count_on() -> None:
    assert proposed_position_id("32.4", organisation()) == "0105"
    assert proposed_position_id("50.2", organisation()) == "0304"
    assert proposed_position_id("II", organisation()) == "II-01"
    assert ids_after("0101", 2, organisation()) == ("0105", "0106")
    assert ids_after("A9 x", 2, organisation()) == ("A10 x", "A11 x")
    assert ids_after("neu", 1, organisation()) == ("neu-2",)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,234.56", "1234.56"), ("12,345,678", "12345678"), ("1.234,56", "1234.56"), ("1,234", "1.234")],
)
def test_numbers_of_english_sheets_are_read_where_they_can_mean_nothing_else(text: str, value: str) -> None:
    assert number_in(text, GERMAN) == Decimal(value)


@pytest.mark.parametrize("text", ["€ 1.234,56", "1.234,56 EUR", "1,234.56 Euro", "1234,56\u00a0€"])
def test_an_amount_is_read_with_any_mark_of_the_euro(text: str) -> None:
    assert optional_cents(text, GERMAN) == 123_456


def test_what_nobody_sees_is_no_part_of_a_name_and_a_book_is_no_line() -> None:
    assert name_in("Amt\x00 für\r\n\x07Integration\ufeff ", GERMAN) == "Amt für Integration"
    assert text_in(" erste\n\x00zweite ", GERMAN) == "erste\nzweite"
    # From mails and web pages; no paper takes them.
    assert name_in("Amt\u200b für\u2028\u202eIntegration\u2066", GERMAN) == "Amt für Integration"
    for read, most in ((line_in, 2_000), (text_in, 10_000)):
        assert read("x" * most, GERMAN) == "x" * most
        with pytest.raises(Incomplete, match="Der Text hat"):
            read("x" * (most + 1), GERMAN)

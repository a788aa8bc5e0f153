"""Numbers, lists and switches as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_office.exchange.cells import (
    Cell,
    CellRefused,
    as_count,
    as_duty_list,
    as_euros,
    as_fraction,
    as_id,
    as_list,
    as_money,
    as_number,
    as_switch,
    as_text,
    joined,
)
from integration_office.exchange.faults import Fault


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234", "1234"),
        ("1234,56", "1234.56"),
        ("1234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1 234,56", "1234.56"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("1\u202f234", "1234"),
        (" -12,5 ", "-12.5"),
        ("−12,5", "-12.5"),
        ("+3", "3"),
        (",5", "0.5"),
        ("1.2345", "1.2345"),
    ],
)
def test_amounts_in_every_spelling(text: str, value: str) -> None:
    assert as_euros(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1.234", "1,234", "12345.678", "-1.234", "0.125"])
def test_an_amount_with_three_digits_after_the_mark_is_ambiguous(text: str) -> None:
    with pytest.raises(CellRefused) as refused:
        as_euros(text)
    assert refused.value.defect.fault is Fault.AMBIGUOUS_NUMBER


def test_a_number_of_cases_is_ambiguous_only_where_a_thousand_may_be_meant() -> None:
    with pytest.raises(CellRefused):
        as_count("1.234")
    assert as_count("0.125") == Decimal("0.125")
    assert as_count("1,234") == Decimal("1.234")


def test_where_the_column_settles_it_a_point_is_a_decimal_point() -> None:
    assert as_number("1.234") == Decimal("1.234")


@pytest.mark.parametrize("text", ["", "-", "1.23.4", "1,2,3", "1 23", "1e5", "0x1", "١٢", "1.", "12 VZÄ", "--1", "½"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(CellRefused) as refused:
        as_number(text)
    assert refused.value.defect.fault is Fault.NOT_A_NUMBER


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_every_amount_is_read_back_to_the_cent(amount: Decimal) -> None:
    german = f"{amount:,.2f}".replace(",", "_").replace(".", ",").replace("_", ".")
    for text in (f"{amount:.2f}", f"{amount:,.2f}", german):
        assert as_money(text).parts == amount * 100
        assert not as_money(text).lossy


@given(st.floats(width=64))
def test_any_number_of_a_spreadsheet_is_read_or_refused(number: float) -> None:
    for read in (as_number, as_id, as_text):
        try:
            read(number)
        except CellRefused:
            continue


def test_rates_may_be_percentages() -> None:
    assert as_fraction("2,5 %") == as_fraction("0.025") == as_fraction(0.025) == Decimal("0.025")


@pytest.mark.parametrize(("cell", "id"), [("007", "007"), (" 501 ", "501"), (501.0, "501"), (501, "501"), (-1.0, "-1")])
def test_ids(cell: Cell, id: str) -> None:
    assert as_id(cell) == id


@pytest.mark.parametrize("cell", ["ja", "JA", "yes", "true", "WAHR", "x", "X", "1", 1, 1.0, True])
def test_yes(cell: Cell) -> None:
    assert as_switch(cell) is True


@pytest.mark.parametrize("cell", ["nein", "No", "false", "FALSCH", "0", 0.0, False])
def test_no(cell: Cell) -> None:
    assert as_switch(cell) is False


def test_lists() -> None:
    assert as_list("K01; K02 ;;K01|K03") == ("K01", "K02", "K03")
    assert as_list("Arabisch, Türkisch; Dari") == ("Arabisch, Türkisch", "Dari")
    assert as_duty_list("KI-01, KI-02|KI-03") == ("KI-01", "KI-02", "KI-03")
    assert as_list(501.0) == ("501",)
    assert as_list('5" Rohr; "a;b"') == ('5" Rohr', "a;b")


@given(st.lists(st.text(min_size=1).filter(lambda text: text.strip()), unique=True))
def test_any_list_is_read_back_exactly(entries: list[str]) -> None:
    assert as_list(joined(entries)) == tuple(entries)
    assert as_duty_list(joined(entries)) == tuple(entries)

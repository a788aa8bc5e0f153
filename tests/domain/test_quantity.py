"""Commercial rounding, exact amounts, lines of the budget, assumptions."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_office.domain.budget import NKF_POSITIONS, LineKind, NkfLine, read_line
from integration_office.domain.errors import AssumptionOutOfRange, NotALine, UnknownAssumption
from integration_office.domain.parameters import (
    ASSUMPTION_KEYS,
    Assumption,
    AssumptionTerms,
    assumptions_in,
    checked_value,
)
from integration_office.domain.quantity import as_decimal, cents, half_away, rounded, ten_thousandths


@pytest.mark.parametrize(
    ("value", "whole"), [("0.5", 1), ("-0.5", -1), ("1.49", 1), ("2.5", 3), ("-2.5", -3), ("0", 0)]
)
def test_halves_go_away_from_zero(value: str, whole: int) -> None:
    assert rounded(Decimal(value)) == whole


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_rounding_is_that_of_the_decimal_library(numerator: int, denominator: int) -> None:
    exact = Decimal(numerator) / Decimal(denominator)
    if Fraction(exact) == Fraction(numerator, denominator):
        assert half_away(numerator, denominator) == int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    assert half_away(-numerator, denominator) == -half_away(numerator, denominator)


@given(st.integers(-(10**9), 10**9))
def test_amounts_come_back_from_the_decimals_people_write(parts: int) -> None:
    assert ten_thousandths(as_decimal(parts, 10_000)) == parts
    assert cents(as_decimal(parts, 100)) == parts


def test_further_decimals_are_rounded_half_up() -> None:
    assert ten_thousandths(Decimal("0.33335")) == 3_334
    assert cents(Decimal("0.005")) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Personalaufwendungen", NkfLine.STAFF),
        ("10 Personalaufwendungen", NkfLine.STAFF),
        ("11. personalaufwendungen", NkfLine.STAFF),
        ("10 = Ordentliche  Erträge", NkfLine.TOTAL_INCOME),
        ("- Bilanzielle Abschreibungen", NkfLine.DEPRECIATION),
    ],
)
def test_a_line_is_known_by_its_name_whatever_number_it_has(text: str, line: NkfLine) -> None:
    assert read_line(text) is line


@pytest.mark.parametrize("text", ["", "10", "Portokasse", "Personal"])
def test_an_unknown_line_is_refused(text: str) -> None:
    with pytest.raises(NotALine):
        read_line(text)


def test_revenue_personnel_and_what_is_skipped() -> None:
    kinds = [line.kind for line in NKF_POSITIONS]
    assert [number for number, kind in enumerate(kinds, 1) if kind is LineKind.REVENUE] == [*range(1, 10), 16, 18]
    assert [line for line in NKF_POSITIONS if line.kind is LineKind.PERSONNEL] == [NkfLine.STAFF, NkfLine.PENSIONS]
    assert all(line.kind is LineKind.SKIPPED for line in set(NkfLine) - set(NKF_POSITIONS))
    assert NkfLine.TRANSFERS.kind is LineKind.OTHER_EXPENSE


@pytest.mark.parametrize("key", sorted(ASSUMPTION_KEYS))
def test_one_is_a_value_every_assumption_can_have(key: str) -> None:
    assert checked_value(key, Decimal(1)) == 1


@pytest.mark.parametrize(
    ("key", "value"), [("discount", "-1"), ("lob_rate", "-0.01"), ("standard_step_a", "16"), ("beihilfe", "-1")]
)
def test_a_value_outside_its_range_is_refused(key: str, value: str) -> None:
    with pytest.raises(AssumptionOutOfRange) as refusal:
        checked_value(key, Decimal(value))
    assert refusal.value == AssumptionOutOfRange(key, value)


def test_an_unknown_assumption_is_refused() -> None:
    with pytest.raises(UnknownAssumption):
        checked_value("zins", Decimal(1))


def test_the_citys_own_values_stand_before_the_defaults_in_their_years() -> None:
    default = Assumption("discount", Decimal("0.03"))
    own = Assumption("discount", Decimal("0.04"))
    other = Assumption("beihilfe", Decimal(3_500))
    terms = AssumptionTerms(None).set_from(2028, own)
    defaults = {"discount": default, "beihilfe": other}
    assert assumptions_in(2027, defaults, {"discount": terms}) == {"beihilfe": other, "discount": default}
    assert assumptions_in(2028, defaults, {"discount": terms}) == {"beihilfe": other, "discount": own}

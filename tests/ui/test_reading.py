"""Numbers as officials type and paste them: read, or refused in a sentence."""

from decimal import Decimal

import pytest

from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.position_ids import ids_after, proposed_position_id
from integration_office.ui.dialogs.reading import fte_in, number_in, optional_cents, percent_in, share_in, typed_number
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
        ("0.125", "0.125"),
    ],
)
def test_numbers_are_read_as_written(text: str, value: str) -> None:
    assert number_in(text, GERMAN) == Decimal(value)
    assert number_in(typed_number(Decimal(value), GERMAN), GERMAN) == Decimal(value)


@pytest.mark.parametrize("text", ["viel", "1e400", "nan", "1,2,3", "x" * 5_000, "9" * 40, "1\t2\n3", "", "--1"])
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

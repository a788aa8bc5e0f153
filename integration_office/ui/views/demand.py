"""A demand in words, and numbers that may be missing as they are typed."""

from decimal import Decimal
from fractions import Fraction

from integration_office.domain.quantity import FTE_SCALE, as_decimal, half_away, ten_thousandths
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import number_in, shortened, typed_number
from integration_office.wording.language import Language
from integration_office.wording.numbers import fte


def demand_text(demand: Fraction | None, language: Language) -> str:
    """A demand (FTE × 10⁸) in FTE; unbekannt where nobody gave one."""
    if demand is None:
        return language.tr("unbekannt")
    return fte(half_away(demand.numerator, demand.denominator * FTE_SCALE), language)


def entry(value: Decimal | None, language: Language) -> str:
    """A number as it can be typed in again; nothing where it is not known."""
    return "" if value is None else typed_number(value, language)


def fte_entry(ten_thousandths_: int | None, language: Language) -> str:
    return "" if ten_thousandths_ is None else typed_number(as_decimal(ten_thousandths_, FTE_SCALE), language)


def optional_number(text: str, language: Language) -> Decimal | None:
    """A number from 0; None for an empty field. Raises Incomplete."""
    if not text.strip():
        return None
    value = number_in(text, language)
    if value < 0:
        told = language.tr("{text} ist weniger als nichts. Bitte eine Zahl ab 0 schreiben.", text=shortened(text))
        raise Incomplete(told, is_refused=True)
    return value


def optional_fte(text: str, language: Language) -> int | None:
    """FTE in ten-thousandths; raises Incomplete."""
    value = optional_number(text, language)
    return None if value is None else ten_thousandths(value)

"""A demand in words and back: FTE with at most four places, cases and minutes as they were typed."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from integration_office.domain.quantity import FTE_SCALE, half_away, ten_thousandths
from integration_office.ui.dialogs.form import Incomplete
from integration_office.wording.language import Language
from integration_office.wording.numbers import fte

_MOST = Decimal(10) ** 9


def demand_text(demand: Fraction | None, language: Language) -> str:
    """A demand (FTE × 10⁸) in FTE; unbekannt where nobody gave one."""
    if demand is None:
        return language.tr("unbekannt")
    return fte(half_away(demand.numerator, demand.denominator * FTE_SCALE), language)


def entry(value: Decimal | None, language: Language) -> str:
    """A number as it can be typed in again."""
    if value is None:
        return ""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if language.code == "de" else text


def optional_number(text: str, language: Language) -> Decimal | None:
    """A number from 0 with comma or point; None for an empty field. Raises Incomplete."""
    plain = text.strip().replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    if not plain:
        return None
    try:
        value = Decimal(plain.replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not 0 <= value < _MOST:
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        told = language.tr("„{text}“ ist keine Zahl ab 0. Bitte zum Beispiel 1250 oder 0,5 schreiben.", text=shown)
        raise Incomplete(told, is_refused=True)
    return value


def optional_fte(text: str, language: Language) -> int | None:
    """FTE in ten-thousandths; raises Incomplete."""
    value = optional_number(text, language)
    return None if value is None else ten_thousandths(value)

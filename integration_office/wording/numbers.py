"""Amounts, FTE, shares and dates as officials write them, in the language of the reader."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from integration_office.domain.quantity import CAPACITY_SCALE, FTE_SCALE, as_decimal, half_away
from integration_office.wording.language import Language

_GERMAN_SIGNS = str.maketrans(",.", ".,")
MINUS = "−"
_SIGNS = f"+±{MINUS}"


def euro(cents: int, language: Language) -> str:
    """Whole euros: 1.234 €, in English €1,234."""
    return with_euro(_number(half_away(cents, 100), 0, language), language)


def euro_exact(cents: int, language: Language) -> str:
    """With cents: 1.234,56 €, in English €1,234.56."""
    return with_euro(amount(cents, language), language)


def amount(cents: int, language: Language) -> str:
    """With cents, where a heading names the currency: 1.234,56."""
    return _number(as_decimal(cents, 100), 2, language)


def with_euro(number: str, language: Language) -> str:
    """A formatted number with its currency, in English between the sign and the figures: −€1,234."""
    if language.code == "de":
        return f"{number} €"
    figures = number.lstrip(_SIGNS)
    return f"{number[: len(number) - len(figures)]}€{figures}"


def with_percent(number: str, language: Language) -> str:
    """A formatted number with its sign: 85 %, in English 85%."""
    return f"{number} %" if language.code == "de" else f"{number}%"


def without_percent(text: str) -> str:
    """The number of a percentage, for a difference in points."""
    return text.rstrip("% ")


def fte(ten_thousandths: int, language: Language, places: int = 2) -> str:
    """FTE with its unit: 2,48 VZÄ."""
    return f"{fte_number(ten_thousandths, language, places)} {language.tr('VZÄ')}"


def fte_number(ten_thousandths: int, language: Language, places: int = 2) -> str:
    step = 10 ** (4 - places)
    value = Decimal(half_away(ten_thousandths, step)) / 10**places
    return _number(value, places, language)


def capacity(hundred_millionths: int, language: Language) -> str:
    """A capacity (FTE × share) in FTE: 1,50 VZÄ."""
    return fte(half_away(hundred_millionths, CAPACITY_SCALE // FTE_SCALE), language)


def percent(value: Fraction | float, language: Language, places: int = 0) -> str:
    """A fraction as a percentage: 85 %, in English 85%."""
    scaled = Fraction(value) * 100 * 10**places
    whole = half_away(scaled.numerator, scaled.denominator)
    return with_percent(_number(Decimal(whole) / 10**places, places, language), language)


def count(number: int, language: Language) -> str:
    return _number(number, 0, language)


def plain(value: Decimal, language: Language) -> str:
    """A decimal number with as many places as it has, up to six."""
    decimals = f"{value:.6f}".partition(".")[2].rstrip("0")
    return _number(value, len(decimals), language)


def signed(text: str) -> str:
    """A formatted number as a difference: with + before what is more."""
    digits = any(char in "123456789" for char in text)
    return f"+{text}" if digits and not text.startswith(MINUS) else text


def date_text(day: date, language: Language) -> str:
    """31.12.2028, in English 31 Dec 2028."""
    if language.code == "de":
        return f"{day.day:02}.{day.month:02}.{day.year:04}"
    # The names of the months take a while to load, and the window opens without them.
    from babel.dates import format_date

    return format_date(day, "d MMM yyyy", locale="en_GB")


def date_entry(day: date, language: Language) -> str:
    """A date as it can be typed in again: 31.12.2028, in English 2028-12-31."""
    return date_text(day, language) if language.code == "de" else day.isoformat()


def entry(whole: int, places: int, language: Language) -> str:
    """A count of parts (cents with 2 places, ten-thousandths with 4) as a sheet takes it: 1234,5, without groups."""
    text = f"{Decimal(whole).scaleb(-places).normalize():f}"
    return text.replace(".", ",") if language.code == "de" else text


def _number(value: Decimal | int, places: int, language: Language) -> str:
    """With groups of three and `places` decimals, as CLDR has it for German and British English."""
    text = f"{Decimal(value):,.{places}f}"
    if language.code == "de":
        text = text.translate(_GERMAN_SIGNS)
    return text.replace("-", MINUS)

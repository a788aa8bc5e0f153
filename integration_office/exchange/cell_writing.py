"""One value as a cell: exact as a number where a spreadsheet can hold it, else as text we read back."""

from datetime import date
from decimal import Decimal

from integration_office.exchange.cells import exact, plain_decimal
from integration_office.exchange.layout import CellKind
from integration_office.exchange.rows import Value, cleaned
from integration_office.wording.language import Language

SheetValue = str | float | date
"""What is put into a spreadsheet cell; the empty text is an empty cell."""


def spreadsheet_value(value: Value, language: Language) -> SheetValue:
    """Numbers and dates as such; a number of more than fifteen digits as text, so that none is lost."""
    if isinstance(value, bool):
        return switch_text(value, language)
    if isinstance(value, int | Decimal):
        number = float(value)
        return number if exact(number) == value else decimal_text(Decimal(value), language)
    return value if isinstance(value, date) else cleaned(value or "")


def csv_text(value: Value, kind: CellKind, language: Language) -> str:
    """Text for a CSV file: decimal comma and German dates in German, decimal point and ISO in English."""
    if isinstance(value, bool):
        return switch_text(value, language)
    if isinstance(value, Decimal):
        return _marked(f"{value:.2f}", language) if kind is CellKind.MONEY else decimal_text(value, language)
    if isinstance(value, date):
        return _day_text(value, language)
    return cleaned(str(value)) if value is not None else ""


def switch_text(value: bool, language: Language) -> str:
    german = language.code == "de"
    return ("ja" if german else "yes") if value else ("nein" if german else "no")


def decimal_text(value: Decimal, language: Language) -> str:
    """Never with exactly three decimals, which could be read as thousands."""
    text = plain_decimal(value)
    if len(text.partition(".")[2]) == 3:
        text += "0"
    return _marked(text, language)


def _marked(text: str, language: Language) -> str:
    return text.replace(".", ",") if language.code == "de" else text


def _day_text(day: date, language: Language) -> str:
    return f"{day:%d.%m.}{day.year:04}" if language.code == "de" else day.isoformat()

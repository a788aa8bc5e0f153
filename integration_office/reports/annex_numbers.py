"""Figures of a paper as numbers again: only what is certainly one, with a format that shows it as it was."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from integration_office.reports.blocks import Align, Reference, Text

MINUS = "−"
_NUMBER = r"(?P<whole>0|[1-9]\d{{0,2}}(?:{group}\d{{3}})+|[1-9]\d*)(?:{point}(?P<places>\d{{1,6}}))?"
_SIGN, _CURRENCY = rf"(?P<sign>[+±{MINUS}-]?)", "(?P<before>€?)"
_UNIT = r"(?P<unit>(?:[ \u00a0\u202f]|(?=[%€]))[^\d]{1,24})?"
_PATTERNS = {
    "de": re.compile(_SIGN + _NUMBER.format(group=r"\.", point=",") + _UNIT),
    "en": re.compile(_SIGN + _CURRENCY + _NUMBER.format(group=",", point=r"\.") + _UNIT),
}
_YEAR_DIGITS = 4  # so many digits without a separator are a year or a number of something, shown without one


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a number is shown: places behind the point, separators of thousands, a plus before what is positive,
    its unit with the blank before it, its marks, or the currency before it. A percentage is kept as a fraction."""

    places: int = 0
    grouped: bool = True
    signed: bool = False
    unit: str = ""
    marks: str = ""
    before: str = ""

    @property
    def is_percentage(self) -> bool:
        return self.unit.strip() == "%"


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal
    format: NumberFormat


def number_of(text: Text, align: Align, language: Literal["de", "en"]) -> Number | None:
    """The number that a cell of a table shows, with its unit and its marks as part of the format; None for what
    may be something else: everything in a column that is not set to the right, dates, ids with leading zeros,
    two figures in one cell."""
    words, marks = _apart(text)
    found = _PATTERNS[language].fullmatch(words.strip())
    if align is not Align.RIGHT or found is None:
        return None
    whole, places, unit = found["whole"], found["places"] or "", found["unit"] or ""
    value = Decimal(re.sub(r"\D", "", whole) + ("." + places if places else ""))
    value = -value if found["sign"] in ("-", MINUS) else value
    if value and found["sign"] == "±":
        return None
    grouped = not (whole.isdecimal() and len(whole) >= _YEAR_DIGITS)
    before = found.groupdict().get("before", "")
    form = NumberFormat(len(places), grouped, found["sign"] in ("+", "±"), unit.rstrip(), marks, before)
    return Number(value / 100 if form.is_percentage else value, form)


def _apart(text: Text) -> tuple[str, str]:
    """The words of a cell, and its marks as they are shown."""
    if isinstance(text, str):
        return text, ""
    marks = "".join(f" [{part.label}]" for part in text if isinstance(part, Reference))
    return "".join(part.text for part in text if not isinstance(part, Reference)), marks

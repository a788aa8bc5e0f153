"""What one cell says: ids, numbers, dates, switches and lists, exactly or refused by name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from integration_office.domain.errors import NotADate
from integration_office.domain.period import read_date
from integration_office.domain.position import Lapse
from integration_office.domain.quantity import FTE_SCALE, as_decimal, cents, ten_thousandths
from integration_office.domain.scenario import ScenarioStatus
from integration_office.exchange.faults import Fault
from integration_office.exchange.findings import Defect
from integration_office.wording.letters import seen


@dataclass(frozen=True, slots=True)
class BrokenCell:
    """A formula without a usable value: its cell must not pass for an empty one."""

    fault: Fault


Cell = str | int | float | bool | date | datetime | time | timedelta | BrokenCell


_SHOWN = 60


class CellRefused(Exception):
    """A cell does not hold what its column asks for."""

    def __init__(self, fault: Fault, found: str = "", other: str = "") -> None:
        super().__init__(fault)
        self.defect = Defect(fault, found if len(found) <= _SHOWN else f"{found[:_SHOWN]}…", other)


@dataclass(frozen=True, slots=True)
class Rounded:
    """A whole number of parts, and whether decimals beyond them were lost."""

    parts: int
    lossy: bool


LIMIT = Decimal(10) ** 12
"""Larger numbers (FTE, EUR, cases) are taken for a slip; they also would not fit a plan file."""

FTE_PLACES = 4
MONEY_PLACES = 2


def is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()


def as_text(cell: Cell) -> str:
    """Free text as it stands; other cells as people write them."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, int | float):
        return plain_decimal(exact(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def as_id(cell: Cell) -> str:
    """An id without the blanks around it; a whole number stands for its digits."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, date | time | timedelta):
        raise CellRefused(Fault.DATE_FOR_ID, as_text(cell))
    if isinstance(cell, bool | BrokenCell) or not _keeps_its_digits(cell):
        raise CellRefused(Fault.NUMBER_FOR_ID, as_text(cell))
    return as_text(cell)


def as_word(cell: Cell) -> str:
    """A short text from a fixed vocabulary, without the blanks around it."""
    return as_text(cell).strip()


def as_term(cell: Cell) -> str:
    """A word that only a list of words or a rule can explain; what nobody sees in it does not count."""
    return seen(as_text(cell)).strip()


def as_number(cell: Cell) -> Decimal:
    """A decimal number; comma and point are both the decimal mark."""
    return _number(cell, doubtful=None)


def as_count(cell: Cell) -> Decimal:
    """A number from 0 where 1.234 may be meant as 1234, and is refused."""
    return _not_negative(_number(cell, doubtful=_GROUP_OR_DECIMALS), cell)


def as_fraction(cell: Cell) -> Decimal:
    """A rate or weight: a decimal number, or a percentage with its sign."""
    if isinstance(cell, str) and (plain := as_term(cell)).endswith("%"):
        return _number(plain.removesuffix("%"), doubtful=None) / 100
    return as_number(cell)


def as_weight(cell: Cell) -> Decimal:
    return _not_negative(as_number(cell), cell)


def as_rate(cell: Cell) -> Decimal:
    """A fraction from 0 to 1."""
    return _at_most_one(_not_negative(as_fraction(cell), cell), cell)


def as_fte(cell: Cell) -> Rounded:
    """FTE in ten-thousandths, halves rounded up."""
    return _in_parts(_not_negative(as_number(cell), cell))


def as_share(cell: Cell) -> Rounded:
    """A share in ten-thousandths: 0,25 or 25 %."""
    return _in_parts(as_rate(cell))


def as_euros(cell: Cell) -> Decimal:
    """An amount in EUR; `1.234` is refused, because nobody can tell what it means."""
    return _number(cell, doubtful=_THREE_DECIMALS)


def as_money(cell: Cell) -> Rounded:
    """An amount in EUR as whole cents."""
    value = as_euros(cell)
    amount = cents(value)
    return Rounded(amount, as_decimal(amount, 100) != value)


def as_cap(cell: Cell) -> Rounded:
    """An amount in EUR from 0."""
    amount = as_money(cell)
    _not_negative(as_decimal(amount.parts, 100), cell)
    return amount


def as_ordinal(cell: Cell) -> int:
    """A whole number from 1."""
    try:
        value = as_number(cell)
    except CellRefused:
        raise CellRefused(Fault.NOT_WHOLE, as_text(cell)) from None
    if value < 1 or value != int(value):
        raise CellRefused(Fault.NOT_WHOLE, as_text(cell))
    return int(value)


def as_year(cell: Cell) -> int:
    text = as_term(cell)
    if not _YEAR.fullmatch(text):
        raise CellRefused(Fault.NOT_A_YEAR, text)
    return int(text)


def as_base_year(cell: Cell) -> int:
    """A year that figures can be asked for."""
    year = as_year(cell)
    if year > LAST_BASE_YEAR:
        raise CellRefused(Fault.NOT_A_YEAR, str(year))
    return year


def as_end_day(cell: Cell) -> date:
    """A date; a bare year means its last day."""
    return _day(cell, end_of_year=True)


def as_first_day(cell: Cell) -> date:
    """A date; a bare year means its first day."""
    return _day(cell, end_of_year=False)


def as_lapse(cell: Cell) -> Lapse:
    """A kw note: `kw` alone, or the date it holds from."""
    if as_term(cell).casefold() == "kw":
        return Lapse()
    return Lapse(as_end_day(cell))


def as_switch(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    value = _SWITCHES.get(as_term(cell).casefold())
    if value is None:
        raise CellRefused(Fault.NOT_A_SWITCH, as_text(cell))
    return value


STATUS_WORDS = {
    ScenarioStatus.DRAFT: "Entwurf",
    ScenarioStatus.COORDINATION: "in Abstimmung",
    ScenarioStatus.RELEASED: "freigegeben",
}


def as_status(cell: Cell) -> ScenarioStatus:
    """The word of a column, German or English, whatever its case and spaces."""
    status = _STATUSES.get(" ".join(as_term(cell).casefold().split()))
    if status is None:
        raise CellRefused(Fault.NOT_A_STATUS, as_text(cell), ", ".join(STATUS_WORDS.values()))
    return status


def as_list(cell: Cell) -> tuple[str, ...]:
    """Entries parted by `;` or `|`, each once; one that holds such a mark stands in quotes."""
    return _entries(cell, ";|")


def as_duty_list(cell: Cell) -> tuple[str, ...]:
    """Ids of duties, parted by `;`, `|` or `,`."""
    return _entries(cell, ";|,")


def joined(entries: Iterable[str], mark: str = ";") -> str:
    """Entries as one cell that `as_list` and `as_duty_list` read back exactly."""
    return f"{mark} ".join(_quoted(each) if _needs_quotes(each) else each for each in entries)


def exact(value: int | float) -> Decimal:
    """The number a spreadsheet shows: it keeps fifteen digits, what is behind them is noise."""
    return Decimal(f"{value:.15g}")


def plain_decimal(value: Decimal) -> str:
    """Without exponent and without zeros at the end: 501, 2.5."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


LAST_BASE_YEAR = 2100
"""Pay would grow beyond all numbers in later years."""

_YEAR = re.compile(r"(?:19|2\d)\d{2}", re.ASCII)
_SPACE = " \u00a0\u202f\u2009"
_CURRENCY = re.compile(r"[€$£]|\bT?EURO?\b", re.IGNORECASE)
_SPACED_GROUPS = re.compile(rf"\d{{1,3}}(?:[{_SPACE}']\d{{3}})+(?:[.,]\d+)?", re.ASCII)
_POINT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}", re.ASCII)
_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}", re.ASCII)
_SIMPLE = re.compile(r"\d+(?:[.,]\d+)?|[.,]\d+", re.ASCII)
_THREE_DECIMALS = re.compile(r"\d*[.,]\d{3}", re.ASCII)
_GROUP_OR_DECIMALS = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_STATUSES = {word.casefold(): status for status, word in STATUS_WORDS.items()} | {
    status.value: status for status in ScenarioStatus
}
_SWITCHES = {
    **dict.fromkeys(("ja", "j", "yes", "y", "true", "wahr", "1", "x"), True),
    **dict.fromkeys(("nein", "n", "no", "false", "falsch", "0"), False),
}
_SAFE_INTEGER = 10**15


def _keeps_its_digits(value: int | float) -> bool:
    return abs(value) < _SAFE_INTEGER and value == int(value)


def _number(cell: Cell, doubtful: re.Pattern[str] | None) -> Decimal:
    if isinstance(cell, str):
        value = _number_from_text(cell, doubtful)
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        value = exact(cell)
    else:
        raise CellRefused(Fault.NOT_A_NUMBER, as_text(cell))
    if not value.is_finite():
        raise CellRefused(Fault.NOT_A_NUMBER, as_text(cell))
    if abs(value) >= LIMIT:
        raise CellRefused(Fault.TOO_LARGE, as_text(cell))
    return value


def _number_from_text(text: str, doubtful: re.Pattern[str] | None) -> Decimal:
    body = seen(text).strip().replace("−", "-")
    sign, digits = (body[0], body[1:].lstrip(_SPACE)) if body[:1] in ("-", "+") else ("", body)
    if doubtful and doubtful.fullmatch(digits):
        raise CellRefused(Fault.AMBIGUOUS_NUMBER, text.strip())
    plain = _without_groups(digits)
    if plain is None:
        fault = Fault.CURRENCY if _CURRENCY.search(text) else Fault.NOT_A_NUMBER
        raise CellRefused(fault, text.strip())
    return Decimal(sign + plain)


def _without_groups(digits: str) -> str | None:
    if _SIMPLE.fullmatch(digits):
        return digits.replace(",", ".")
    if _POINT_GROUPS.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    if _COMMA_GROUPS.fullmatch(digits):
        return digits.replace(",", "")
    if _SPACED_GROUPS.fullmatch(digits):
        return re.sub(rf"[{_SPACE}']", "", digits).replace(",", ".")
    return None


def _not_negative(value: Decimal, cell: Cell) -> Decimal:
    if value < 0:
        raise CellRefused(Fault.NEGATIVE, as_text(cell).strip())
    return value


def _at_most_one(value: Decimal, cell: Cell) -> Decimal:
    if value > 1:
        raise CellRefused(Fault.ABOVE_ONE, as_text(cell).strip())
    return value


def _in_parts(value: Decimal) -> Rounded:
    parts = ten_thousandths(value)
    return Rounded(parts, as_decimal(parts, FTE_SCALE) != value)


def _day(cell: Cell, *, end_of_year: bool) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool | time | timedelta):
        raise NotADate(as_text(cell))
    return read_date(as_term(cell), end_of_year=end_of_year)


def _entries(cell: Cell, marks: str) -> tuple[str, ...]:
    if not isinstance(cell, str):
        return (as_id(cell),)
    if '"' not in cell:
        found = [part.strip() for part in re.split(f"[{re.escape(marks)}]", cell)]
    else:
        pattern = rf'\s*(?:"((?:[^"]|"")*)"|([^{re.escape(marks)}]*))\s*(?:[{re.escape(marks)}]|$)'
        pairs = re.findall(pattern, cell)
        found = [quoted.replace('""', '"') if quoted else plain.strip() for quoted, plain in pairs]
    return tuple(dict.fromkeys(each for each in found if each))


def _needs_quotes(entry: str) -> bool:
    return bool(re.search(r'[;|,"]', entry)) or entry != entry.strip()


def _quoted(entry: str) -> str:
    doubled = entry.replace('"', '""')
    return f'"{doubled}"'

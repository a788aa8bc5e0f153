"""What people type into fields, read: dates, numbers, grades; or said what is wrong with it."""

import re
from datetime import date
from decimal import Decimal

from integration_office.domain.errors import NotAGrade
from integration_office.domain.grade import PayGrade, read_grade
from integration_office.domain.period import read_date
from integration_office.domain.quantity import cents, ten_thousandths
from integration_office.ui.dialogs.form import Incomplete
from integration_office.wording.language import Language
from integration_office.wording.letters import seen
from integration_office.wording.numbers import MINUS, count


def optional_date(text: str, *, end_of_year: bool) -> date | None:
    """The date, None for an empty field; raises NotADate."""
    plain = seen(text)
    return read_date(plain, end_of_year=end_of_year) if plain.strip() else None


def number_in(text: str, language: Language) -> Decimal:
    """A number as officials write it: 1.234,56 or 1234.56, in English sheets 1,234.56; raises Incomplete for another.

    A single point before exactly three digits could mean either and is asked about.
    """
    plain = re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d{3})", "", seen(text).strip()).replace(MINUS, "-")
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", plain):
        both = (plain.replace(".", ""), plain.replace(".", ","))
        why = language.tr(
            "„{text}“ kann {first} oder {second} heißen. Bitte eines davon schreiben.", **_two(plain, both)
        )
        raise Incomplete(why, is_refused=True)
    if re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?", plain):
        plain = plain.replace(".", "")
    elif _ENGLISH.fullmatch(plain):
        plain = plain.replace(",", "")
    return _decimal(plain.replace(",", "."), text, language)


def typed_number(value: Decimal, language: Language) -> str:
    """A number as it can be typed in again, without groups: 1234,5."""
    text = f"{value.normalize():f}"
    return text.replace(".", ",") if language.code == "de" else text


def fte_in(text: str, language: Language) -> int:
    """FTE with comma or point, as ten-thousandths; raises Incomplete."""
    return ten_thousandths(_decimal(text.strip().replace(",", "."), text, language))


def share_in(text: str, language: Language) -> int:
    """A share as ten-thousandths: 25 %, 25, 0,25; raises Incomplete."""
    bare = seen(text).strip().removesuffix("%").strip()
    value = _decimal(bare.replace(",", "."), text, language)
    is_percent = "%" in text or abs(value) > 1
    return ten_thousandths(value / 100 if is_percent else value)


def percent_in(text: str, language: Language) -> Decimal:
    """A percentage, with or without its sign, as a fraction: 2,5 → 0.025; raises Incomplete."""
    return number_in(seen(text).strip().removesuffix("%"), language) / 100


def optional_cents(text: str, language: Language) -> int | None:
    """An amount in EUR as cents, None for an empty field; raises Incomplete."""
    bare = without_currency(text)
    return cents(number_in(bare, language)) if bare else None


def without_currency(text: str) -> str:
    """An amount without the mark of the euro, however a sheet or a person writes it."""
    return _CURRENCY.sub("", seen(text)).strip()


def line_in(text: str, language: Language) -> str:
    """One line of a text, like a source or a product; raises Incomplete for one that nobody would read."""
    return _not_longer(" ".join(seen(text).split()), LONGEST_LINE, language)


def text_in(text: str, language: Language) -> str:
    """A reason or a remark, with its line ends; raises Incomplete for one that nobody would read."""
    return _not_longer(seen(text).strip(), LONGEST_TEXT, language)


def _not_longer(text: str, most: int, language: Language) -> str:
    if len(text) > most:
        told = language.tr(
            "Der Text hat {n} Zeichen, höchstens {most} sind möglich. Bitte kürzen.",
            n=count(len(text), language),
            most=count(most, language),
        )
        raise Incomplete(told, is_refused=True)
    return text


def name_in(text: str, language: Language) -> str:
    """A name without spaces around it; raises Incomplete for one that nobody could read."""
    name = " ".join(seen(text).split())
    if len(name) > LONGEST_NAME:
        told = language.tr(
            "Die Bezeichnung hat {n} Zeichen, höchstens {most} sind möglich. Bitte kürzen.",
            n=count(len(name), language),
            most=LONGEST_NAME,
        )
        raise Incomplete(told, is_refused=True)
    return name


def id_in(text: str, language: Language) -> str:
    """An id without spaces around it; raises Incomplete for one that is too long to be written anywhere."""
    id = " ".join(seen(text).split())
    if len(id) > LONGEST_ID:
        told = language.tr(
            "Die Kennung hat {n} Zeichen, höchstens {most} sind möglich. Bitte kürzen.",
            n=count(len(id), language),
            most=LONGEST_ID,
        )
        raise Incomplete(told, is_refused=True)
    return id


def grade_in(text: str, language: Language) -> PayGrade:
    """The grade; raises Incomplete for an empty field, NotAGrade for anything that is none."""
    if not text.strip():
        raise Incomplete(language.tr("Bitte die neue Gruppe angeben, zum Beispiel E11 oder A13."))
    plain = seen(text)
    grade = read_grade(plain)
    if grade is None:
        raise NotAGrade(plain)
    return grade


def entries(text: str) -> tuple[str, ...]:
    """What stands between semicolons, each once."""
    return tuple(dict.fromkeys(part.strip() for part in _LISTS.split(text) if part.strip()))


def _decimal(plain: str, typed: str, language: Language) -> Decimal:
    bare = seen(plain).replace(MINUS, "-")
    value = Decimal(bare) if _NUMBER.fullmatch(bare) else Decimal("NaN")
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        shown = shortened(seen(typed).strip())
        why = language.tr("„{text}“ ist keine Zahl. Bitte zum Beispiel 0,5 schreiben.", text=shown)
        raise Incomplete(why, is_refused=True)
    return value


def _two(text: str, both: tuple[str, str]) -> dict[str, str]:
    return {"text": text, "first": both[0], "second": both[1]}


LONGEST_NAME, LONGEST_LINE, LONGEST_TEXT = 200, 2_000, 10_000
LONGEST_ID = 60

_ENGLISH = re.compile(r"-?[1-9]\d{0,2}(,\d{3})+\.\d+|-?[1-9]\d{0,2}(,\d{3}){2,}")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)
"""Without exponents: what a narrow column of a sheet shows as 1,23E+09 has lost its last digits."""
_CURRENCY = re.compile(r"€|\bEUR\b|\bEuro\b", re.IGNORECASE)
_LISTS = re.compile(r"[;|\n]")

_MOST_DIGITS = 12
"""A number with more places than this is nobody's amount or share."""

_LONGEST_SHOWN = 60


def shortened(text: str) -> str:
    """What somebody pasted, short enough to be named in a sentence."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST_SHOWN else f"{one_line[:_LONGEST_SHOWN]} …"

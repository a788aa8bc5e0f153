"""Pay grades as people write them: E 9b, EG09B, S12, A13_LG2E1, A9Z, B2, TVöD fest."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from integration_office.domain.errors import NotAGrade


class PayScheme(StrEnum):
    """Where a grade is paid: `OTHER` is read and counted, but no table of ours prices it."""

    E = "E"
    S = "S"
    A = "A"
    B = "B"
    OTHER = "other"

    @property
    def is_civil_servant(self) -> bool:
        return self in (PayScheme.A, PayScheme.B)


@dataclass(frozen=True, slots=True)
class PayGrade:
    """A grade: scheme, its group as the tables name it (E9b, S11a, A13) and the text it was read from."""

    scheme: PayScheme
    group: str
    text: str = field(compare=False)

    def __str__(self) -> str:
        return self.group


_EMPLOYEE = re.compile(r"^(?:EG|EGR|E|SUE|SUES|S)0*(?P<number>[1-9]\d?)(?P<letter>[A-C]|Ü|UE)?$")
_CIVIL_SERVANT = re.compile(r"^(?P<scheme>[AB])0*(?P<number>[1-9]\d?)\+?(?:M?Z|AZ)?(?:LG[12](?:EA?[12])?|[EMGH]D)?$")
_UNPRICED = re.compile(r"^(?:[PRCW]\d{1,2}[A-Z]?|TV.*|FEST.*|AT(?:\d{0,2}[A-Z]?))$")
_NOISE = re.compile(r"[\s._\-/]+")
_SEVERAL = re.compile(r"\d[\s._\-–/]+\d")
_CAREER = re.compile(r"(?<=LG)\s*([12])\s*[.,_]\s*([12])", re.IGNORECASE)
_WORDS = re.compile(r"ENTGELTGRUPPE(?=[ES])|BESOLDUNGSGRUPPE|BESGR")


def read_grade(text: str) -> PayGrade | None:
    """The grade a cell names; None for an empty cell. Raises NotAGrade for anything else."""
    if not text.strip():
        return None
    # „LG 2.1“ is one career group, not two grades.
    told = _CAREER.sub(r"\1E\2", text)
    compact = _without_words(_NOISE.sub("", told.upper()))
    # „A 6/7“ is two grades; without its stroke it would pass for an A67.
    named = None if _SEVERAL.search(told) else _employee(compact, text) or _civil_servant(compact, text)
    grade = named or _unpriced(compact, text)
    if grade is None:
        raise NotAGrade(text)
    return grade


def _without_words(compact: str) -> str:
    return _WORDS.sub("", compact).replace("ENTGELTGRUPPE", "E")


def _employee(compact: str, text: str) -> PayGrade | None:
    match = _EMPLOYEE.match(compact)
    if match is None:
        return None
    scheme = PayScheme.E if compact.startswith("E") else PayScheme.S
    letter = match["letter"] or ""
    suffix = "Ü" if letter in ("Ü", "UE") else letter.lower()
    return PayGrade(scheme, f"{scheme.value}{match['number']}{suffix}", text.strip())


def _civil_servant(compact: str, text: str) -> PayGrade | None:
    match = _CIVIL_SERVANT.match(compact)
    if match is None:
        return None
    return PayGrade(PayScheme(match["scheme"]), f"{match['scheme']}{match['number']}", text.strip())


def _unpriced(compact: str, text: str) -> PayGrade | None:
    return PayGrade(PayScheme.OTHER, compact, text.strip()) if _UNPRICED.match(compact) else None

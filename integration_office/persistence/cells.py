"""Small values as cells: lists, dates, grades and dated values as text, and back."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from integration_office.domain.grade import PayGrade, PayScheme
from integration_office.domain.identity import GrantId
from integration_office.domain.period import Earlier
from integration_office.domain.position import Lapse, Regrade, Terms
from integration_office.domain.unit import Extra

Cell = str | int | None
Row = tuple[Cell, ...]
T = TypeVar("T")

_UNDATED = "kw"
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def list_cell(values: tuple[Any, ...]) -> str | None:
    """A list as JSON; nothing for an empty one."""
    return _JSON(values) if values else None


@lru_cache(maxsize=4096)
def texts_cell(values: tuple[str, ...]) -> str | None:
    return list_cell(values)


@lru_cache(maxsize=4096)
def texts_in(cell: str | None) -> tuple[str, ...]:
    return tuple(json.loads(cell)) if cell else ()


def extra_in(cell: str | None) -> Extra:
    return tuple((name, value) for name, value in json.loads(cell)) if cell else ()


def number_cell(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def number_in(cell: str | None) -> Decimal | None:
    return None if cell is None else Decimal(cell)


def day_cell(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def day_in(cell: str | None) -> date | None:
    return None if cell is None else date.fromisoformat(cell)


def grade_cells(grade: PayGrade | None) -> tuple[str | None, str | None, str | None]:
    """Scheme, group and the text it was read from: a later reading rule must not reprice an old plan."""
    return (None, None, None) if grade is None else (grade.scheme.value, grade.group, grade.text)


@lru_cache(maxsize=4096)
def grade_in(scheme: str | None, group: str | None, text: str | None) -> PayGrade | None:
    if scheme is None or group is None or text is None:
        return None
    return PayGrade(PayScheme(scheme), group, text)


def lapse_cell(lapse: Lapse | None) -> str | None:
    return None if lapse is None else day_cell(lapse.until) or _UNDATED


def lapse_in(cell: str | None) -> Lapse | None:
    if cell is None:
        return None
    return Lapse() if cell == _UNDATED else Lapse(date.fromisoformat(cell))


def regrade_cell(regrade: Regrade | None) -> str | None:
    if regrade is None:
        return None
    return list_cell((*grade_cells(regrade.grade), day_cell(regrade.since)))


def regrade_in(cell: str | None) -> Regrade | None:
    if cell is None:
        return None
    *grade, since = json.loads(cell)
    found = grade_in(*grade)
    if found is None:
        raise ValueError(cell)
    return Regrade(found, day_in(since))


def terms_cells(terms: Terms) -> tuple[Cell, ...]:
    """The local factor only where there is one: earlier terms may lie in a file from before there were any."""
    fit = () if terms.fit is None else (terms.fit,)
    return (*grade_cells(terms.grade), terms.step, terms.fte_planned, terms.fte_filled, *fit)


def earlier_terms_in(cell: str | None) -> Earlier[Terms]:
    return earlier_in(cell, lambda cells: Terms(grade_in(*cells[:3]), *cells[3:]))


def earlier_grants_in(cell: str | None) -> Earlier[GrantId | None]:
    return earlier_in(cell, itself)


def itself(cell: Any) -> Any:
    """A value that is a cell already."""
    return cell


def earlier_cell(earlier: Earlier[T], cells: Callable[[T], Any] = itself) -> str | None:
    """Dated values as JSON: [[until, cells], …]."""
    return list_cell(tuple((until, cells(value)) for until, value in earlier)) if earlier else None


def earlier_in(cell: str | None, value: Callable[[Any], T]) -> Earlier[T]:
    return tuple((until, value(cells)) for until, cells in json.loads(cell)) if cell else ()

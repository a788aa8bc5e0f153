"""One JSON object read key by key, with a named refusal for each thing that is not as it should be."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from integration_office.domain.errors import DomainError
from integration_office.domain.grade import PayGrade, read_grade
from integration_office.domain.period import read_date
from integration_office.domain.quantity import cents, ten_thousandths
from integration_office.domain.unit import UnitKind, read_kind

_MOST_DIGITS = 17
"""A number with more places than this is no amount, share or year of anybody's, and would lose digits on the way."""


@dataclass(eq=True)
class BadRecord(DomainError):
    """`key` is missing, unknown, or does not hold `expected`.

    `expected`: missing, unknown, text, number, whole, switch, list, record, change, json.
    """

    key: str
    expected: str
    found: str = ""


class Record:
    """A JSON object; every key that is read is remembered, so that a misspelt one is found."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._read: set[str] = set()

    @classmethod
    def of(cls, data: object) -> "Record":
        if not isinstance(data, dict):
            raise BadRecord("", "record", str(data)[:60])
        return cls(data)

    def has(self, key: str) -> bool:
        """Whether the key holds anything; null and an empty text are nothing."""
        self._read.add(key)
        return self._data.get(key) not in (None, "")

    def peek(self, key: str) -> object:
        self._read.add(key)
        return self._data.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        value = self.peek(key)
        if value is None and default is not None:
            return default
        if value is None:
            raise BadRecord(key, "missing")
        if not isinstance(value, str):
            raise BadRecord(key, "text", str(value))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.peek(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise BadRecord(key, "list", str(value)[:60])
        return tuple(value)

    def record(self, key: str) -> "Record":
        if not self.has(key):
            raise BadRecord(key, "missing")
        value = self.peek(key)
        if not isinstance(value, dict):
            raise BadRecord(key, "record", str(value)[:60])
        return Record(value)

    def records(self, key: str) -> tuple["Record", ...]:
        value = self.peek(key)
        if not isinstance(value, list):
            raise BadRecord(key, "list" if value is not None else "missing")
        return tuple(Record.of(each) for each in value)

    def number(self, key: str) -> Decimal | None:
        value = self.peek(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
            raise BadRecord(key, "number", str(value))
        return Decimal(value)

    def whole(self, key: str) -> int | None:
        value = self.number(key)
        if value is not None and value != int(value):
            raise BadRecord(key, "whole", str(value))
        return None if value is None else int(value)

    def parts(self, key: str) -> int | None:
        """FTE or a share in ten-thousandths."""
        value = self.number(key)
        return None if value is None else ten_thousandths(value)

    def cents(self, key: str) -> int | None:
        value = self.number(key)
        return None if value is None else cents(value)

    def switch(self, key: str, *, default: bool) -> bool:
        value = self.peek(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise BadRecord(key, "switch", str(value))
        return value

    def day(self, key: str, *, end_of_year: bool) -> date | None:
        """A date, or a bare year as text or number."""
        value = self.peek(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            raise BadRecord(key, "text", str(value))
        return read_date(str(value), end_of_year=end_of_year)

    def grade(self, key: str) -> PayGrade | None:
        return self._read_as(key, read_grade)

    def kind(self, key: str) -> UnitKind:
        return read_kind(self.text(key))

    def refuse_unread(self) -> None:
        """Raises BadRecord for the first key nobody asked for."""
        for key in self._data:
            if key not in self._read:
                raise BadRecord(key, "unknown")

    def _read_as(self, key: str, read: Callable[[str], PayGrade | None]) -> PayGrade | None:
        return read(self.text(key)) if self.has(key) else None


def parsed_json(text: str) -> object:
    """JSON with exact decimals; raises BadRecord with line and column if it is none."""
    try:
        return json.loads(text, parse_float=_number, parse_int=_whole_number, parse_constant=_refuse_constant)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise BadRecord("", "json", where) from error


def written_json(data: object) -> str:
    """JSON on one line, decimals as plain numbers, non-ASCII as it is."""
    return json.dumps(data, ensure_ascii=False, default=_plain_number)


def _plain_number(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    raise TypeError(type(value))


def _number(text: str) -> Decimal:
    number = Decimal(text)
    if abs(number.adjusted()) > _MOST_DIGITS or len(number.as_tuple().digits) > _MOST_DIGITS:
        raise BadRecord("", "number", text[:40])
    return number


def _whole_number(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise BadRecord("", "number", text[:40])
    return int(text)


def _refuse_constant(text: str) -> object:
    raise BadRecord("", "number", text)

"""The checksum of a plan's state: what a paper names, so that one can tell whether plan and paper still agree."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from hashlib import sha256
from typing import Any

from integration_office.domain.budget import BudgetLine
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.task import Assignment

_UNORDERED = (BudgetLine, Assignment)
"""Lists of these say the same in any order."""

_OF_THE_DESK = frozenset({"active"})
"""What is on the desk is no part of what the plan says."""


def plan_checksum(plan: Plan) -> str:
    """SHA-256, in hex, of the canonical JSON of all the values of the plan, entry by entry.

    Equal plans have the same one, in whatever order they were edited; numbers count by their value. What is at its
    default is left out, so that a field that is new in a later version does not change it. Which scenario is on the
    desk does not count.
    """
    total = sha256()
    for name, default in _compared(Plan):
        if name not in _OF_THE_DESK:
            for piece in _pieces(name, getattr(plan, name), default):
                total.update(piece.encode())
    return total.hexdigest()


def _pieces(path: str, value: Any, default: Any) -> Iterator[str]:
    """The JSON of a value, entry by entry: a whole plan at once would keep every other thread waiting."""
    if value == default:
        return
    if isinstance(value, Organisation):
        for name, part, usual in ((name, getattr(value, name), usual) for name, usual in _compared(Organisation)):
            yield from _pieces(f"{path}.{name}", part, usual)
    elif isinstance(value, Mapping):
        yield from (_json([path, str(key), _canonical(value[key])]) for key in sorted(value, key=str))
    else:
        yield _json([path, _canonical(value)])


_json = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
_PLAIN = frozenset((type(None), bool, int, str))


def _canonical(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    match value:
        case Enum():
            return value.value
        case Decimal():
            return str(Fraction(value))
        case date():
            return value.isoformat()
        case tuple():
            return _list(value)
        case Mapping():
            return {str(key): _canonical(each) for key, each in value.items()}
    return {"is": type(value).__name__, **_fields(value)}


def _list(values: tuple[Any, ...]) -> list[Any]:
    found = [_canonical(each) for each in values]
    return sorted(found, key=_json) if values and isinstance(values[0], _UNORDERED) else found


def _fields(value: Any) -> dict[str, Any]:
    """The fields that make a value what it is, without those at their default."""
    compared = _compared(type(value))  # type: ignore[arg-type]  # mypy does not take a class for hashable
    return {name: _canonical(each) for name, usual in compared if (each := getattr(value, name)) != usual}


@cache
def _compared(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    assert is_dataclass(kind)
    return tuple((each.name, _default(each)) for each in fields(kind) if each.compare)


def _default(field: "Field[Any]") -> Any:
    """The default of a field; for one without, a value that nothing equals."""
    return field.default if field.default_factory is MISSING else field.default_factory()

"""A small town for the tests of changes: two directorates, three offices, a few posts, tasks and budget lines."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest

from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.changes import Change
from integration_office.domain.errors import DomainError
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position, Terms
from integration_office.domain.task import Assignment, Task
from integration_office.domain.unit import Unit, UnitKind
from tests.strategies import grade


def unit(id: str, parent: str | None, kind: UnitKind, **more: Any) -> Unit:
    return Unit(id, f"Einheit {id}", kind, parent, **more)


def post(id: str, unit: str, fte: int = 10_000, **more: Any) -> Position:
    return Position(id, unit, "Sachbearbeitung", Terms(grade("E9b"), 4, fte, None), **more)


def town() -> Organisation:
    units = (
        unit("0", None, UnitKind.AUTHORITY),
        unit("I", "0", UnitKind.DIRECTORATE),
        unit("V", "0", UnitKind.DIRECTORATE),
        unit("32", "I", UnitKind.OFFICE),
        unit("32.4", "32", UnitKind.SECTION),
        unit("50", "V", UnitKind.OFFICE, grant="KI"),
        unit("501", "50", UnitKind.DIVISION),
        unit("5011", "501", UnitKind.SECTION),
        unit("16", "V", UnitKind.STAFF_UNIT),
    )
    posts = (
        *(post("0101", "32.4"), post("0102", "32.4", 5_000), post("0201", "50", is_head=True)),
        *(post("0202", "501"), post("0203", "5011", 7_500), post("0301", "16")),
    )
    tasks = (Task("T1", "Einbürgerung", demand_fte=20_000), Task("T2", "Beratung"))
    shares = {"0101": (Assignment("0101", "T1", 10_000),), "0202": (Assignment("0202", "T2", 4_000),)}
    lines = (("50", NkfLine.STAFF, 100_000), ("501", NkfLine.STAFF, 50_000), ("501", NkfLine.ALLOCATIONS, 20_000))
    return Organisation(
        units=frozen({each.id: each for each in units}),
        positions=frozen({each.id: each for each in posts}),
        tasks=frozen({each.id: each for each in tasks}),
        assignments=frozen(shares),
        budget=tuple(BudgetLine(unit, "0501", line, 2026, amount) for unit, line, amount in lines),
        grants=frozen({"KI": GrantTerms(Grant("KI", cap_per_fte=5_700_000))}),
    )


def refuse(
    change: Change, error: DomainError, effective: date | None = None, state: Organisation | None = None
) -> None:
    """The change is refused with exactly this error, and the state is as it was."""
    state = state or town()
    before = repr(state)
    with pytest.raises(type(error)) as refusal:
        change.apply(state, effective)
    assert refusal.value == error
    assert repr(state) == before


def applied_or_same(change: Change, state: Organisation, effective: date | None = None) -> Organisation:
    """The next state, or the same one if the change is refused."""
    with suppress(DomainError):
        return change.apply(state, effective)
    return state

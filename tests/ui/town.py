"""A town small enough to follow by eye: two Dezernate, four Ämter, ten posts, one grant, two shared tasks."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from integration_office.application.session import Session
from integration_office.domain.grade import read_grade
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import DutyId, GrantId, PositionId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Position, Terms
from integration_office.domain.task import Assignment, Task
from integration_office.domain.unit import Unit, UnitKind
from integration_office.exchange.parameters import load_reference

T = TypeVar("T")
K = TypeVar("K")

REFERENCE = load_reference()

KIND = UnitKind
UNITS = (
    ("S", "Stadt Musterstadt", KIND.AUTHORITY, None, None),
    ("I", "Dezernat Ordnung", KIND.DIRECTORATE, "S", None),
    ("II", "Dezernat Soziales", KIND.DIRECTORATE, "S", None),
    ("32", "Ordnungsamt", KIND.OFFICE, "I", None),
    ("33", "Bürgeramt", KIND.OFFICE, "I", None),
    ("50", "Sozialamt", KIND.OFFICE, "II", None),
    ("56", "Amt für Integration", KIND.OFFICE, "II", None),
    ("32.4", "Ausländerangelegenheiten", KIND.SECTION, "32", None),
    ("33.1", "Einbürgerung", KIND.SECTION, "33", None),
    ("50.2", "Integrationszentrum", KIND.SECTION, "50", "KI"),
)
POSITIONS = (
    ("0101", "32", "Leitung", "A15", 1.0, True),
    ("0102", "32.4", "Leitung", "A13", 1.0, True),
    ("0103", "32.4", "Sachbearbeitung", "E9c", 1.0, False),
    ("0104", "32.4", "Sachbearbeitung", "E9a", 0.5, False),
    ("0201", "33", "Leitung", "A14", 1.0, True),
    ("0202", "33.1", "Sachbearbeitung", "A11", 1.0, False),
    ("0301", "50", "Leitung", "A15", 1.0, True),
    ("0302", "50.2", "Leitung", "E13", 1.0, True),
    ("0303", "50.2", "Stellvertretende Leitung", "E11", 1.0, False),
    ("0401", "56", "Amtsleitung", "A16", 1.0, True),
)
TASKS = (
    ("T1", "Aufenthaltsrecht", ("ST-16",), 1.5),
    ("T2", "Einbürgerung", ("ST-18",), 1.0),
    ("T3", "Integration koordinieren", ("T21-08-1-2",), 1.0),
)
ASSIGNMENTS = (
    ("0102", "T1", 0.5),
    ("0103", "T1", 1.0),
    ("0104", "T3", 1.0),
    ("0202", "T2", 0.5),
    ("0102", "T2", 0.25),
    ("0302", "T3", 0.75),
)
KI = Grant(GrantId("KI"), norm="§ 8 TIntG", cap_per_fte=5_700_000, conditions=("own_unit", "head_fulltime"))


def town(*, illustrative: bool = False) -> Plan:
    """The plan of Musterstadt, base year 2026, without scenarios."""
    info = PlanInfo(title="Musterstadt 2026", city="", base_year=2026, edition="TIntG-2021")
    return Plan(info=info, baseline=organisation(illustrative=illustrative))


def session(plan: Plan | None = None) -> Session:
    """An open plan that lives in memory."""
    return Session(plan or town(), REFERENCE, today=lambda: date(2026, 3, 1))


def organisation(*, illustrative: bool = False) -> Organisation:
    return Organisation(
        units=_by_id(_unit(*row) for row in UNITS),
        positions=_by_id(_position(*row) for row in POSITIONS),
        tasks=_by_id(_task(*row) for row in TASKS),
        assignments=_assignments(illustrative),
        grants=frozen({KI.id: GrantTerms(KI)}),
    )


def _unit(id: str, name: str, kind: UnitKind, parent: str | None, grant: str | None) -> Unit:
    above = None if parent is None else UnitId(parent)
    return Unit(UnitId(id), name, kind, above, None if grant is None else GrantId(grant))


def _position(id: str, unit: str, title: str, grade: str, fte: float, is_head: bool) -> Position:
    terms = Terms(read_grade(grade), None, round(fte * 10_000), None)
    return Position(PositionId(id), UnitId(unit), title, terms, is_head=is_head)


def _task(id: str, name: str, duties: tuple[str, ...], demand: float) -> Task:
    return Task(TaskId(id), name, tuple(map(DutyId, duties)), round(demand * 10_000))


def _assignments(illustrative: bool) -> Mapping[PositionId, tuple[Assignment, ...]]:
    found: dict[PositionId, tuple[Assignment, ...]] = {}
    for post, task, share in ASSIGNMENTS:
        one = Assignment(PositionId(post), TaskId(task), round(share * 10_000), illustrative)
        found[one.position] = (*found.get(one.position, ()), one)
    return frozen(found)


def _by_id(values: Iterable[T]) -> Mapping[K, T]:
    return frozen({each.id: each for each in values})  # type: ignore[attr-defined]

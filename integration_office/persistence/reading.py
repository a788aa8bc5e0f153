"""A whole plan out of the tables: raw rows, checked against the seal, then values."""

import gc
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table

from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Scenario
from integration_office.persistence import rows, tables
from integration_office.persistence.refusal import BrokenSeal
from integration_office.persistence.seal import row_sum
from integration_office.persistence.sections import select_text

RawRows = dict[str, list[Any]]


def plan_in(connection: Connection) -> tuple[Plan, int]:
    """The plan of an open file and the sum its seal holds.

    Raises BrokenSeal, errors of SQLite, and ValueError and its like for a cell that cannot be read.
    """
    driver = _driver(connection)
    with _collector_resting():
        raw = {table.name: driver.execute(select_text(table)).fetchall() for table in _TABLES}
        row_sum = _checked_sum(driver, raw)
        return _plan(raw), row_sum


def sum_of_rows(connection: Connection, plan_tables: Iterable[Table]) -> int:
    """What the seal has to say of the rows as they stand, in tables of any version."""
    driver = _driver(connection)
    return sum(row_sum(table.name, driver.execute(select_text(table))) for table in plan_tables)


def check_seal(expected: int, found: int) -> None:
    if expected != found:
        raise BrokenSeal(expected, found)


_TABLES = tables.tables_of_the_plan(tables.metadata)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """A hundred thousand new values without one cycle: looking for some takes longer than making them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _driver(connection: Connection) -> sqlite3.Connection:
    """The driver's own rows: SQLAlchemy's take three times as long to fetch and to sum."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _checked_sum(driver: sqlite3.Connection, raw: RawRows) -> int:
    (expected,) = driver.execute(select_text(tables.seal)).fetchone()
    check_seal(expected, sum(row_sum(name, own) for name, own in raw.items()))
    return int(expected)


def _plan(raw: RawRows) -> Plan:
    info, active = rows.info_in(raw["plan_info"][0])
    measures = _lists(raw["measure"], rows.measure_in)
    return Plan(
        info=info,
        baseline=_organisation(raw),
        scenarios=frozen({name: Scenario(name, tuple(measures.get(name, ()))) for (name,) in raw["scenario"]}),
        duties=frozen({row[0]: rows.duty_in(row) for row in raw["duty"]}),
        weights=frozen({row[0]: rows.weight_in(row) for row in raw["weight"]}),
        active=active,
    )


def _organisation(raw: RawRows) -> Organisation:
    return Organisation(
        units=frozen({row[0]: rows.unit_in(row) for row in raw["unit"]}),
        positions=frozen({row[0]: rows.position_in(row) for row in raw["position"]}),
        tasks=frozen({row[0]: rows.task_in(row) for row in raw["task"]}),
        assignments=_assignments(raw),
        budget=tuple(map(rows.budget_in, raw["budget_line"])),
        grants=frozen({row[0]: rows.grant_in(row) for row in raw["grant_terms"]}),
        assumptions=frozen({row[0]: rows.assumption_in(row) for row in raw["assumption"]}),
        lapsing=frozen({row[0]: rows.lapsing_in(row) for row in raw["lapsing"]}),
    )


def _assignments(raw: RawRows) -> Any:
    own = _lists(raw["assignment"], rows.assignment_in)
    return frozen({position: tuple(own.get(position, ())) for (position,) in raw["workload"]})


def _lists(raw: Iterable[Any], value: Any) -> dict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in raw:
        found[row[0]].append(value(row))
    return found

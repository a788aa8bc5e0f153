"""Which part of a plan lives in which table, and how a table is read and written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import starmap
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import sqlite

from integration_office.domain.plan import Plan
from integration_office.persistence import rows, tables
from integration_office.persistence.cells import Row

V = TypeVar("V")


@dataclass(frozen=True)
class Keyed(Generic[V]):
    """A mapping of the plan: one row for each key, in the order of the mapping."""

    table: Table
    of: Callable[[Plan], Mapping[Any, V]]
    row: Callable[[str, V], Row]


@dataclass(frozen=True)
class Lists(Generic[V]):
    """A mapping of the plan to lists: one row for each key, one for each entry of its list."""

    keys: Table
    entries: Table
    of: Callable[[Plan], Mapping[Any, tuple[V, ...]]]
    row: Callable[[str, int, V], Row]


KEYED: tuple[Keyed[Any], ...] = (
    Keyed(tables.grant_terms, lambda plan: plan.baseline.grants, rows.grant_row),
    Keyed(tables.unit, lambda plan: plan.baseline.units, rows.unit_row),
    Keyed(tables.position, lambda plan: plan.baseline.positions, rows.position_row),
    Keyed(tables.lapsing, lambda plan: plan.baseline.lapsing, rows.lapsing_row),
    Keyed(tables.task, lambda plan: plan.baseline.tasks, rows.task_row),
    Keyed(tables.revenue, lambda plan: plan.baseline.revenues, rows.revenue_row),
    Keyed(tables.assumption, lambda plan: plan.baseline.assumptions, rows.assumption_row),
    Keyed(tables.duty, lambda plan: plan.duties, rows.duty_row),
    Keyed(tables.weight, lambda plan: plan.weights, rows.weight_row),
    Keyed(tables.scenario_state, rows.scenario_states, rows.scenario_row),
    Keyed(tables.paper_text, lambda plan: plan.texts, rows.text_row),
    Keyed(tables.city, lambda plan: plan.cities, rows.city_row),
)

WORKLOAD = Lists(tables.workload, tables.assignment, lambda plan: plan.baseline.assignments, rows.assignment_row)
SCENARIOS = Lists(
    tables.scenario,
    tables.measure,
    lambda plan: {name: scenario.measures for name, scenario in plan.scenarios.items()},
    rows.measure_row,
)


_LISTS: tuple[Lists[Any], ...] = (WORKLOAD, SCENARIOS)


def rows_of(plan: Plan) -> Iterator[tuple[Table, Iterator[Row]]]:
    """Every row of a plan, one at a time; a table comes after those it leads to, as far as it can."""
    for section in KEYED:
        yield section.table, starmap(section.row, section.of(plan).items())
    for lists in _LISTS:
        entries = lists.of(plan)
        yield lists.keys, ((key,) for key in entries)
        yield lists.entries, (lists.row(key, *each) for key, own in entries.items() for each in enumerate(own))
    yield tables.budget_line, starmap(rows.budget_row, enumerate(plan.baseline.budget))
    yield tables.plan_info, iter((rows.info_row(plan),))


def row_count(plan: Plan) -> int:
    """How many rows `rows_of` gives."""
    keyed = sum(len(section.of(plan)) for section in KEYED)
    lists = sum(1 + len(own) for section in _LISTS for own in section.of(plan).values())
    return keyed + lists + len(plan.baseline.budget) + 1


def key_length(table: Table) -> int:
    """How many cells at the beginning of a row are its key."""
    return 1 if "ordinal" in table.columns else len(table.primary_key)


@lru_cache
def select_text(table: Table) -> str:
    return _compiled(select(*_columns(table)).order_by(*table.primary_key))


@lru_cache
def insert_text(table: Table) -> str:
    return _compiled(insert(table).values({column: bindparam(column.name) for column in _columns(table)}))


@lru_cache
def restore_text(table: Table) -> str:
    """Takes how many places behind another row this one stands, its cells, the key of the other, the places twice.

    Nothing is written where something else stands on the way.
    """
    names = [column.name for column in _columns(table)]
    cells = ", ".join("?" * len(names))
    return (
        f"INSERT INTO {table.name} (ordinal, {', '.join(names)}) SELECT beside.ordinal + ?, {cells} "
        f"FROM {table.name} AS beside WHERE beside.{names[0]} = ? AND NOT EXISTS (SELECT 1 FROM {table.name} AS other "
        "WHERE other.ordinal <> beside.ordinal AND other.ordinal BETWEEN min(beside.ordinal, beside.ordinal + ?) "
        "AND max(beside.ordinal, beside.ordinal + ?))"
    )


@lru_cache
def update_text(table: Table) -> str:
    """Takes the cells after the key, then the key."""
    columns = _columns(table)
    changed: dict[Any, Any] = {column: bindparam(f"new_{column.name}") for column in columns[key_length(table) :]}
    return _compiled(_found(update(table), table).values(changed))


@lru_cache
def delete_text(table: Table) -> str:
    return _compiled(_found(delete(table), table))


def _found(statement: Any, table: Table) -> Any:
    key = _columns(table)[: key_length(table)]
    return statement.where(*(column == bindparam(f"old_{column.name}") for column in key))


def _columns(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if column.name != "ordinal"]


def _compiled(statement: Any) -> str:
    return str(statement.compile(dialect=_DIALECT))


_DIALECT = sqlite.dialect(paramstyle="qmark")

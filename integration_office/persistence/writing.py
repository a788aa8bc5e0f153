"""Row changes into an open file: one transaction, every row accounted for."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, insert, update

from integration_office.domain.plan import Plan
from integration_office.persistence import tables
from integration_office.persistence.cells import Row
from integration_office.persistence.connection import engine_on
from integration_office.persistence.difference import TableChange, difference
from integration_office.persistence.refusal import ForeignWriter, RowsMissing
from integration_office.persistence.sections import delete_text, insert_text, key_length, update_text


def write_new(path: Path, plan: Plan) -> int:
    """A new plan file at `path`; returns the sum its seal holds. Raises what SQLite raises."""
    changes = difference(None, plan)
    row_sum = _growth(changes)
    engine = engine_on(path, "rwc")
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {tables.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {tables.FORMAT_VERSION}")
        tables.metadata.create_all(connection)
        connection.execute(insert(tables.alembic_version).values(version_num=tables.REVISION))
        connection.execute(insert(tables.seal).values(row_sum=row_sum))
        _write_rows(connection, changes)
    return row_sum


def write_change(engine: Engine, changes: Sequence[TableChange], row_sum: int, intent: str) -> int:
    """The changes and a line in the journal, all or nothing, if the seal still holds `row_sum`; the new sum.

    Raises ForeignWriter, RowsMissing, or what SQLite raises; then the file is as it was.
    """
    new_sum = row_sum + _growth(changes)
    with engine.begin() as connection:
        _set_seal(connection, row_sum, new_sum)
        _write_rows(connection, changes)
        connection.execute(insert(tables.journal).values(time=now_text(), intent=intent))
    return new_sum


def now_text() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _growth(changes: Sequence[TableChange]) -> int:
    return sum(change.sum_change for change in changes)


def _set_seal(connection: Connection, expected: int, new: int) -> None:
    statement = update(tables.seal).where(tables.seal.c.row_sum == expected).values(row_sum=new)
    if connection.execute(statement).rowcount != 1:
        raise ForeignWriter


def _write_rows(connection: Connection, changes: Sequence[TableChange]) -> None:
    for change in changes:
        keys = [_key(change.table, row) for row in change.deleted]
        _execute(connection, delete_text(change.table), keys)
    for change in changes:
        _execute(connection, update_text(change.table), _update_cells(change))
    for change in changes:
        _execute(connection, insert_text(change.table), change.inserted)


def _key(table: Table, row: Row) -> Row:
    return row[: key_length(table)]


def _update_cells(change: TableChange) -> list[Row]:
    after_key = key_length(change.table)
    return [(*new[after_key:], *old[:after_key]) for old, new in change.updated]


def _execute(connection: Connection, statement: str, cells: list[Row]) -> None:
    if cells and connection.exec_driver_sql(statement, cells).rowcount != len(cells):
        raise RowsMissing(statement)

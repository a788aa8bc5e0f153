"""Row changes into an open file: one transaction, every row accounted for."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, insert, update

from integration_office.application.ports import Progress
from integration_office.domain.plan import Plan
from integration_office.persistence import shelves, tables
from integration_office.persistence.cells import Row
from integration_office.persistence.connection import (
    check_references_later,
    driver_of,
    engine_on,
    refuse_broken_references,
)
from integration_office.persistence.difference import TableChange
from integration_office.persistence.refusal import ForeignWriter, RowsMissing
from integration_office.persistence.seal import row_sum
from integration_office.persistence.sections import (
    delete_text,
    insert_text,
    key_length,
    restore_text,
    row_count,
    rows_of,
    update_text,
)


def write_new(path: Path, plan: Plan, progress: Progress | None = None) -> int:
    """A new plan file at `path`; returns the sum its seal holds. Raises what SQLite and `progress` raise."""
    stream = _Stream(progress, row_count(plan) if progress else 0)
    with engine_on(path, "rwc").connect() as connection:
        # A unit that comes before the one it hangs below would have SQLite search all rows for each further unit.
        check_references_later(connection)
        with connection.begin():
            _make_tables(connection)
            driver = driver_of(connection)
            for table, found in rows_of(plan):
                driver.executemany(insert_text(table), stream.passing(table, found))
            connection.execute(insert(tables.seal).values(row_sum=stream.row_sum))
            refuse_broken_references(connection)
    return stream.row_sum


def _make_tables(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {shelves.APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {shelves.FORMAT_VERSION}")
    tables.metadata.create_all(connection)
    connection.execute(insert(tables.alembic_version).values(version_num=tables.REVISION))


def write_change(engine: Engine, changes: Sequence[TableChange], sealed: int, intent: str) -> int:
    """The changes and a line in the journal, all or nothing, if the seal still holds `sealed`; the new sum.

    Raises PlaceTaken, ForeignWriter, RowsMissing, or what SQLite raises; then the file is as it was.
    """
    new_sum = sealed + sum(change.sum_change for change in changes)
    with engine.begin() as connection:
        _set_seal(connection, sealed, new_sum)
        _write_rows(connection, changes)
        connection.execute(insert(tables.journal).values(time=now_text(), intent=intent))
    return new_sum


def now_text() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class _Stream:
    """Rows on their way into a new file: never all of them at once, counted and summed as they pass."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self.row_sum = 0
        self._progress = progress
        self._done, self._total = 0, total

    def passing(self, table: Table, found: Iterator[Row]) -> Iterator[Row]:
        while chunk := list(islice(found, _ROWS_AT_ONCE)):
            self.row_sum += row_sum(table.name, chunk)
            self._done += len(chunk)
            if self._progress is not None:
                self._progress(self._done, self._total)
            yield from chunk


_ROWS_AT_ONCE = 2_000


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
        _restore(connection, change)
        _execute(connection, insert_text(change.table), change.inserted)


def _restore(connection: Connection, change: TableChange) -> None:
    """Raises PlaceTaken."""
    for row, places, beside in change.restored:
        cells = (places, *row, beside, places, places)
        if connection.exec_driver_sql(restore_text(change.table), cells).rowcount != 1:
            raise PlaceTaken


class PlaceTaken(Exception):
    """A row cannot come back where it stood: what is in order has to be written again."""


def _key(table: Table, row: Row) -> Row:
    return row[: key_length(table)]


def _update_cells(change: TableChange) -> list[Row]:
    after_key = key_length(change.table)
    return [(*new[after_key:], *old[:after_key]) for old, new in change.updated]


def _execute(connection: Connection, statement: str, cells: list[Row]) -> None:
    if cells and connection.exec_driver_sql(statement, cells).rowcount != len(cells):
        raise RowsMissing(statement)

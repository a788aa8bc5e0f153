"""SQLAlchemy on a plan file: for whoever writes."""

import sqlite3
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from integration_office.persistence.driver import BEGIN, BEGIN_TO_WRITE, Mode, connected


def engine_on(path: Path, mode: Mode, seconds_to_wait: float = 5.0) -> Engine:
    """Read-only, read-write, or read-write of a file that may have to be made."""
    creator = partial(connected, path, mode, seconds_to_wait)
    engine = create_engine("sqlite://", creator=creator, poolclass=NullPool)
    event.listen(engine, "begin", _begin if mode == "ro" else _begin_to_write)
    return engine


def driver_of(connection: Connection) -> sqlite3.Connection:
    """For rows in great numbers: SQLAlchemy's own take three times as long to fetch and to sum."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def check_references_later(connection: Connection) -> None:
    """Before a transaction begins: references are not checked row by row; `refuse_broken_references` does it."""
    driver_of(connection).execute("PRAGMA foreign_keys = OFF")


def refuse_broken_references(connection: Connection) -> None:
    """All references at once; raises ValueError."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(3)
    if broken:
        raise ValueError(f"foreign keys: {broken}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(BEGIN)


def _begin_to_write(connection: Connection) -> None:
    """Whoever cannot write learns it now, not at the end."""
    connection.exec_driver_sql(BEGIN_TO_WRITE)

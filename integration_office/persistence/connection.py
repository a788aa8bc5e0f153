"""Connections to plan files: strict SQLite, no write that was not asked for."""

import sqlite3
from pathlib import Path, PurePath
from typing import Literal
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

Mode = Literal["ro", "rw", "rwc"]

_SECONDS_TO_WAIT = 5.0


def engine_on(path: Path, mode: Mode) -> Engine:
    """Read-only, read-write, or read-write of a file that may have to be made."""
    uri = f"{file_uri(path.absolute())}?mode={mode}"

    def connect() -> sqlite3.Connection:
        # Transactions are begun below; a plan may be opened in the background and written from the window.
        connection = sqlite3.connect(
            uri, uri=True, timeout=_SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False
        )
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
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


def file_uri(path: PurePath) -> str:
    """As SQLite reads it: a share's server belongs to the path, not where a web address has its host."""
    text = path.as_posix()
    return f"file://{'' if text.startswith('/') else '/'}{quote(text, safe='/:')}"


_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    # A change that was shown must survive a power cut; the journal is deleted, not a WAL: plans lie on shares.
    "PRAGMA synchronous = FULL",
    # Files come from anywhere: their schema may not run functions, and malformed cells are refused.
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_to_write(connection: Connection) -> None:
    """Whoever cannot write learns it now, not at the end."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")

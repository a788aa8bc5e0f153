"""Connections to plan files: strict SQLite, no write that was not asked for."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Literal
from urllib.parse import quote

Mode = Literal["ro", "rw", "rwc"]

_SECONDS_TO_WAIT = 5.0


def connected(path: Path, mode: Mode, seconds_to_wait: float = _SECONDS_TO_WAIT) -> sqlite3.Connection:
    """Read-only, read-write, or read-write of a file that may have to be made; no transaction is begun.

    Where another program has locked the file it is tried again for so many seconds.
    """
    # Transactions are begun by hand; a plan may be opened in the background and written from the window.
    connection = sqlite3.connect(
        f"{file_uri(path.absolute())}?mode={mode}",
        uri=True,
        timeout=seconds_to_wait,
        isolation_level=None,
        check_same_thread=False,
    )
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    return connection


@contextmanager
def transaction(path: Path, mode: Mode) -> Iterator[sqlite3.Connection]:
    """A connection within one transaction, closed at the end. Whoever cannot write learns it at the beginning."""
    connection = connected(path, mode)
    try:
        connection.execute(BEGIN if mode == "ro" else BEGIN_TO_WRITE)
        yield connection
        connection.execute("COMMIT")
    finally:
        connection.close()


def file_uri(path: PurePath) -> str:
    """As SQLite reads it: a share's server belongs to the path, not where a web address has its host."""
    text = path.as_posix()
    return f"file://{'' if text.startswith('/') else '/'}{quote(text, safe='/:')}"


BEGIN, BEGIN_TO_WRITE = "BEGIN", "BEGIN IMMEDIATE"

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    # A change that was shown must survive a power cut; the journal is deleted, not a WAL: plans lie on shares.
    "PRAGMA synchronous = FULL",
    # Files come from anywhere: their schema may not run functions, and malformed cells are refused.
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)

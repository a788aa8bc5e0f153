"""A second process that adds up the rows of a large plan for the seal while this one makes values of them."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from integration_office.persistence.driver import transaction
from integration_office.persistence.seal import row_sum
from integration_office.persistence.shelves import OF_THE_PLAN, Shelf

WORTH_A_PROCESS = 500_000
"""Rows from which on it pays: a process costs about 0.2 s to begin, so many rows about 0.4 s to add up."""

_ROWS_AT_ONCE = 2_000

Witness = subprocess.Popen[bytes]


@contextmanager
def witness_of(path: Path, rows: int) -> Iterator[Witness | None]:
    """A process at work on the file, which ends with this context; None: too few rows, or none may be begun."""
    process = _begun(path) if rows >= WORTH_A_PROCESS else None
    if process is None:
        yield None
        return
    with process:
        try:
            yield process
        finally:
            process.kill()


def heard(witness: Witness) -> int | None:
    """Waits for the sum; None: it has none to tell, and why is for others to find out."""
    answer, _ = witness.communicate()
    return int(answer) if witness.returncode == 0 else None


def sum_in(path: Path) -> int:
    """The sum over all rows of the plan file; raises errors of SQLite."""
    with transaction(path, "ro") as driver:
        return sum_over(driver)


def sum_over(driver: Connection) -> int:
    """The sum over all rows of an open plan file."""
    return sum(row_sum(shelf.name, chunk) for shelf in OF_THE_PLAN for chunk in chunks(driver, shelf))


def chunks(driver: Connection, shelf: Shelf) -> Iterator[list[Any]]:
    """The rows of a table in their order, some at a time."""
    cursor = driver.execute(shelf.select_text)
    while chunk := cursor.fetchmany(_ROWS_AT_ONCE):
        yield chunk


def _begun(path: Path) -> Witness | None:
    root = str(Path(__file__).parents[2])
    try:
        return subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, root, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return None


_PROGRAM = f"""
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from {__name__} import sum_in
print(sum_in(Path(sys.argv[2])))
"""

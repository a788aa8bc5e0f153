"""Writes to an open plan file: changes, checkpoints. Loaded when the first of them is wanted."""

import tempfile
import zlib
from pathlib import Path

from sqlalchemy import insert, select

from integration_office.application.ports import Checkpoint
from integration_office.domain.plan import Plan
from integration_office.persistence import tables
from integration_office.persistence.connection import engine_on
from integration_office.persistence.difference import difference
from integration_office.persistence.writing import PlaceTaken, now_text, write_change, write_new

_SECONDS_TO_WAIT = 0.2
"""The window waits with it: a user who is told can try again, one before a window that stands still cannot."""


class Writer:
    """Knows the sum of the seal. Raises what SQLAlchemy and SQLite raise; then the file holds what it held."""

    def __init__(self, path: Path, row_sum: int) -> None:
        self._row_sum = row_sum
        self._engine = engine_on(path, "rw", _SECONDS_TO_WAIT)

    def record(self, before: Plan, after: Plan, intent: str) -> None:
        """What differs between the plan in the file and `after`, in one transaction."""
        try:
            self._write(before, after, intent)
        except PlaceTaken:
            self._write(before, after, intent, walked=True)

    def keep(self, name: str, content: bytes) -> None:
        """A named state (see `packed`); an equal name may be there already."""
        row = {"time": now_text(), "name": name, "content": content}
        with self._engine.begin() as connection:
            connection.execute(insert(tables.checkpoint).values(**row))

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """The named states, oldest first."""
        columns = (tables.checkpoint.c.ordinal, tables.checkpoint.c.name, tables.checkpoint.c.time)
        with self._engine.begin() as connection:
            found = connection.execute(select(*columns).order_by(tables.checkpoint.c.ordinal))
            return tuple(Checkpoint(*row) for row in found)

    def content_of(self, checkpoint: Checkpoint) -> bytes:
        """A plan file of its own, compressed."""
        content = select(tables.checkpoint.c.content).where(tables.checkpoint.c.ordinal == checkpoint.number)
        with self._engine.begin() as connection:
            found: bytes = connection.execute(content).scalar_one()
        return found

    def _write(self, before: Plan, after: Plan, intent: str, *, walked: bool = False) -> None:
        changes = difference(before, after, walked=walked)
        self._row_sum = write_change(self._engine, changes, self._row_sum, intent)


def packed(plan: Plan) -> bytes:
    """A plan file of its own, compressed."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "checkpoint.orgplan"
        write_new(file, plan)
        return zlib.compress(file.read_bytes(), level=1)

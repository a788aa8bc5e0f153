"""Files that appear whole or not at all."""

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from integration_office.persistence.driver import transaction


@contextmanager
def temporary_beside(path: Path) -> Iterator[Path]:
    """An empty file in the same folder, so that it can take the place of `path`; gone at the end.

    With it goes what a process left that died over the same: whoever asks has the plan to himself (see `lock`).
    """
    _clear_leftovers(path)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
    try:
        yield temporary
    finally:
        for leftover in (temporary, journal_path(temporary)):
            leftover.unlink(missing_ok=True)


def put_in_place(temporary: Path, path: Path) -> None:
    """`temporary` takes the place of `path` in one step that survives a power cut."""
    _settle_journal(path)
    _keep_permissions(temporary, path)
    _sync(temporary)
    temporary.replace(path)
    if os.name == "posix":
        _sync(path.parent, os.O_RDONLY)


def journal_path(path: Path) -> Path:
    """SQLite's rollback journal; beside a plan nobody writes to it means that a process died while writing."""
    return path.with_name(f"{path.name}-journal")


def _clear_leftovers(path: Path) -> None:
    name = f".{escape(path.name)}.{'[0-9a-f]' * 8}.tmp"
    for leftover in (*path.parent.glob(name), *path.parent.glob(f"{name}-journal")):
        # Whoever cannot remove it can still write the plan.
        with suppress(OSError):
            leftover.unlink()


def _settle_journal(path: Path) -> None:
    """A journal left behind belongs to the file that goes; SQLite would play it back into the new one."""
    if journal_path(path).exists():
        with suppress(sqlite3.Error), transaction(path, "rw"):
            pass
        journal_path(path).unlink(missing_ok=True)


def _keep_permissions(temporary: Path, path: Path) -> None:
    # Some network drives know no permissions to keep.
    with suppress(OSError):
        shutil.copymode(path, temporary)


def _sync(path: Path, flags: int = os.O_RDWR) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

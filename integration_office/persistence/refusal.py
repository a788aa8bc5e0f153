"""What SQLite and the operating system refuse, as the problems a reader can act on."""

import errno
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from integration_office.application.ports import StoreError, StoreProblem

_BY_SQLITE_CODE = {
    sqlite3.SQLITE_FULL: StoreProblem.DISK_FULL,
    sqlite3.SQLITE_READONLY: StoreProblem.READ_ONLY,
    sqlite3.SQLITE_PERM: StoreProblem.READ_ONLY,
    # The journal beside the plan cannot be made: the folder is read-only.
    sqlite3.SQLITE_CANTOPEN: StoreProblem.READ_ONLY,
    sqlite3.SQLITE_BUSY: StoreProblem.LOCKED,
    sqlite3.SQLITE_LOCKED: StoreProblem.LOCKED,
    sqlite3.SQLITE_CORRUPT: StoreProblem.DAMAGED,
    sqlite3.SQLITE_NOTADB: StoreProblem.DAMAGED,
    sqlite3.SQLITE_IOERR: StoreProblem.FAILED,
}

_BY_ERRNO = {
    errno.ENOENT: StoreProblem.MISSING,
    errno.EISDIR: StoreProblem.IS_FOLDER,
    errno.EACCES: StoreProblem.READ_ONLY,
    errno.EPERM: StoreProblem.READ_ONLY,
    errno.EROFS: StoreProblem.READ_ONLY,
    errno.ENOSPC: StoreProblem.DISK_FULL,
    errno.EDQUOT: StoreProblem.DISK_FULL,
}


_UNREADABLE = (ValueError, TypeError, OverflowError, LookupError, zlib.error)
"""Cells, rows and compressed states that are not what was written."""


class BrokenSeal(Exception):
    """The rows are not those that were written."""


class ForeignWriter(Exception):
    """The file holds another plan than the one that was last read from it or written to it."""


class RowsMissing(Exception):
    """A row that should be changed cannot be found: an index does not fit its table."""


@contextmanager
def refusals_of(path: Path, otherwise: StoreProblem = StoreProblem.FAILED) -> Iterator[None]:
    """Whatever SQLite or the system raises inside, as a StoreError about `path`.

    `otherwise` is the problem for what has no better name: when reading, the file is damaged.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(_sqlite_problem(error, path, otherwise), str(path), str(error)) from error
    except ForeignWriter as error:
        raise StoreError(StoreProblem.CHANGED, str(path)) from error
    except (BrokenSeal, RowsMissing) as error:
        raise StoreError(StoreProblem.DAMAGED, str(path), str(error)) from error
    except OSError as error:
        problem = _BY_ERRNO.get(error.errno or 0, StoreProblem.FAILED)
        raise StoreError(problem, str(path), error.strerror or str(error)) from error
    except _UNREADABLE as error:
        raise StoreError(otherwise, str(path), str(error)) from error
    except Exception as error:
        if not _is_of_sqlalchemy(error):
            raise
        cause = getattr(error, "orig", None)
        found = cause if isinstance(cause, sqlite3.Error) else sqlite3.Error(str(error))
        raise StoreError(_sqlite_problem(found, path, otherwise), str(path), str(found)) from error


def _is_of_sqlalchemy(error: Exception) -> bool:
    """Told by name, for whoever only reads does not load it."""
    return any(kind.__module__ == "sqlalchemy.exc" for kind in type(error).__mro__)


def _sqlite_problem(error: sqlite3.Error, path: Path, otherwise: StoreProblem) -> StoreProblem:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return otherwise
    if code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return StoreProblem.DAMAGED
    # The low byte is the kind of error, the rest its details.
    problem = _BY_SQLITE_CODE.get(code & 0xFF, otherwise)
    return StoreProblem.MISSING if problem is StoreProblem.READ_ONLY and not path.exists() else problem

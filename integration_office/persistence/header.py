"""The first hundred bytes of a file: whether it is a plan file, and of which version, without opening it."""

from pathlib import Path

from integration_office.application.ports import StoreError, StoreProblem
from integration_office.persistence import shelves
from integration_office.persistence.refusal import refusals_of

# https://www.sqlite.org/fileformat.html, section 1.3
_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_ROLLBACK_JOURNAL = b"\x01\x01"


def checked_version(path: Path) -> int:
    """The version of a plan file, at most ours.

    Raises StoreError: MISSING, IS_FOLDER, NOT_A_PLAN, DAMAGED, NEWER.
    """
    if path.is_dir():
        raise StoreError(StoreProblem.IS_FOLDER, str(path))
    with refusals_of(path), path.open("rb") as stream:
        header = stream.read(_LENGTH)
    problem = _problem(header)
    if problem is not None:
        raise StoreError(problem, str(path))
    return _number(header, 60)


def _problem(header: bytes) -> StoreProblem | None:
    if len(header) < _LENGTH and _MAGIC.startswith(header[: len(_MAGIC)]):
        return StoreProblem.DAMAGED
    if not header.startswith(_MAGIC) or _number(header, 68) != shelves.APPLICATION_ID:
        return StoreProblem.NOT_A_PLAN
    if _number(header, 60) > shelves.FORMAT_VERSION:
        return StoreProblem.NEWER
    # Another journal mode would make SQLite write beside the file before anybody asked it to.
    intact = _number(header, 60) > 0 and header[18:20] == _ROLLBACK_JOURNAL
    return None if intact else StoreProblem.DAMAGED


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")

"""Puts a finished paper on disk: whole or not at all."""

import contextlib
import errno
import os
import secrets
from pathlib import Path

from integration_office.reports.errors import ReportError, ReportErrorKind


def write_atomically(content: bytes, target: Path) -> None:
    """Writes beside the target and then takes its place, so that the target is the old file or the new one.
    Raises ReportError: the folder cannot be written, the disk is full, the target is open elsewhere or a folder, its
    name is too long."""
    # As short as may be: the target's name may be as long as the system takes.
    draft = target.with_name(f".{secrets.token_hex(4)}.tmp")
    try:
        _write(content, draft, target)
        _replace(draft, target)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _write(content: bytes, draft: Path, target: Path) -> None:
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        kind = ReportErrorKind.DISK_FULL if full else ReportErrorKind.FOLDER_NOT_WRITABLE
        raise ReportError(kind, path=target) from error


def _replace(draft: Path, target: Path) -> None:
    # Windows refuses to replace a file that a viewer holds open.
    try:
        draft.replace(target)
    except OSError as error:
        raise ReportError(_why_not_replaced(error, target), path=target) from error


def _why_not_replaced(error: OSError, target: Path) -> ReportErrorKind:
    if error.errno == errno.ENAMETOOLONG:
        return ReportErrorKind.NAME_TOO_LONG
    return ReportErrorKind.TARGET_IS_FOLDER if target.is_dir() else ReportErrorKind.TARGET_IN_USE

"""Where a plan is written to: beside the target first, then in its place; a failure leaves what stood there."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import IO
from uuid import uuid4

from integration_office.application.ports import Progress
from integration_office.exchange.faults import ExportFault
from integration_office.exchange.findings import ExportRefused


class Unwritable(Exception):
    """What is to be written does not fit the format."""

    def __init__(self, fault: ExportFault, detail: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.detail = detail


class Counter:
    """Counts written rows and reports them now and then."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total = total
        self._progress = progress
        self._done = 0

    def count(self) -> None:
        self._done += 1
        if self._progress is not None and (self._done % _STEP == 0 or self._done == self._total):
            self._progress(self._done, self._total)


def replace_file(path: Path, write: Callable[[IO[bytes]], None]) -> None:
    """What `write` puts into a new file takes the place of `path`; raises ExportRefused."""
    if path.is_dir():
        raise ExportRefused(str(path), ExportFault.IS_FOLDER)
    with _refusals(path):
        _refuse_unless_writable(path)
        temporary = _beside(path)
        try:
            with temporary.open("xb") as stream:
                write(stream)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def replace_folder(path: Path, write: Callable[[Path], None]) -> None:
    """The files `write` puts into a new folder take their places in `path`; raises ExportRefused."""
    if path.is_file():
        raise ExportRefused(str(path), ExportFault.IS_FILE)
    with _refusals(path):
        temporary = _beside(path)
        try:
            temporary.mkdir()
            write(temporary)
            _move(temporary, path)
        finally:
            if temporary.exists():
                rmtree(temporary)


_STEP = 1000
_DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _beside(path: Path) -> Path:
    path = path.absolute()
    return path.with_name(f".{path.name}.{uuid4().hex[:8]}.tmp")


def _move(temporary: Path, path: Path) -> None:
    if not path.exists():
        temporary.replace(path)
        return
    files = sorted(temporary.iterdir())
    for file in files:
        _refuse_unless_writable(path / file.name)
    for file in files:
        file.replace(path / file.name)


def _refuse_unless_writable(target: Path) -> None:
    """A read-only file, or on Windows one that Excel holds open, is found before anything is replaced."""
    if not target.exists():
        return
    try:
        with target.open("r+b"):
            pass
    except PermissionError:
        raise ExportRefused(str(target), ExportFault.OPEN_ELSEWHERE) from None


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """What the system or the format refuses, by name."""
    try:
        yield
    except Unwritable as error:
        raise ExportRefused(str(path), error.fault, error.detail) from error
    except OSError as error:
        raise ExportRefused(str(path), _fault_of(error, path), error.strerror or "") from error


def _fault_of(error: OSError, path: Path) -> ExportFault:
    if error.errno in _DISK_FULL:
        return ExportFault.DISK_FULL
    if not path.parent.is_dir():
        return ExportFault.NO_FOLDER
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return ExportFault.READ_ONLY
    return ExportFault.FAILED

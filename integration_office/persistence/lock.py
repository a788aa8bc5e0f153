"""The lock file beside an open plan: says who has it open, and falls open by itself when a process dies."""

import getpass
import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from integration_office.application.ports import StoreError, StoreProblem

_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a plan open."""

    user: str
    host: str
    pid: int

    @classmethod
    def ourselves(cls) -> "Holder":
        return cls(_user(), socket.gethostname(), os.getpid())

    def __str__(self) -> str:
        return f"{self.user}, {self.host}"


class PlanLock:
    """Held by one process at a time; `release` gives it back."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def of(cls, plan: Path) -> "PlanLock":
        """The lock of a plan file; raises StoreError LOCKED with the holder, or OSError.

        The operating system drops the lock of a process that died, so a lock file left behind on this machine
        is taken over. One that another machine left is respected: not every network share passes locks on.
        """
        path = lock_path(plan)
        for _ in range(_ATTEMPTS):
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                lock = cls._held(plan, path, descriptor)
            except BaseException:
                os.close(descriptor)
                raise
            if lock is not None:
                return lock
            os.close(descriptor)
        raise StoreError(StoreProblem.LOCKED, str(plan))

    @classmethod
    def _held(cls, plan: Path, path: Path, descriptor: int) -> "PlanLock | None":
        """None: the file was taken away by its holder while we were opening it."""
        ours, holder = Holder.ourselves(), _holder_in(descriptor)
        if not _os_lock(descriptor) or (holder is not None and holder.host != ours.host):
            raise StoreError(StoreProblem.LOCKED, str(plan), "" if holder is None else str(holder))
        if not _is_at(descriptor, path):
            return None
        _write_holder(descriptor, ours)
        return cls(path, descriptor)

    def release(self) -> None:
        # POSIX: unlink first, so that nobody gets hold of a file that is about to go. Windows: an open file stays.
        with suppress(OSError):
            self._path.unlink()
        os.close(self._descriptor)
        with suppress(OSError):
            if sys.platform == "win32":
                self._path.unlink()


def lock_path(plan: Path) -> Path:
    return plan.with_name(f"{plan.name}.lock")


def _holder_in(descriptor: int) -> Holder | None:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        data = json.loads(os.read(descriptor, 4096))
        return Holder(str(data["user"]), str(data["host"]), int(data["pid"]))
    except (ValueError, KeyError, TypeError):
        return None


def _write_holder(descriptor: int, holder: Holder) -> None:
    data = json.dumps({"user": holder.user, "host": holder.host, "pid": holder.pid}).encode()
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, data)


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


if sys.platform == "win32":
    import msvcrt

    # Far behind the text, so that others can still read who holds the lock.
    _LOCKED_BYTE = 1 << 30

    def _os_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _os_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

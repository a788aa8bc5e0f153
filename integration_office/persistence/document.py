"""The plan file as the program sees it: make one, open one, read one, keep each change."""

import shutil
import tempfile
import zlib
from collections.abc import Callable, Collection
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from integration_office.application.memory import refuse_too_large
from integration_office.application.ports import Checkpoint, Progress, StoreError, StoreProblem
from integration_office.domain.errors import CyclicUnits
from integration_office.domain.laws import cycle_in
from integration_office.domain.plan import Plan
from integration_office.persistence import shelves
from integration_office.persistence.driver import Mode, transaction
from integration_office.persistence.files import journal_path, put_in_place, temporary_beside
from integration_office.persistence.header import checked_version
from integration_office.persistence.integrity import check_contents, check_pages, findings_of
from integration_office.persistence.lock import PlanLock
from integration_office.persistence.reading import plan_in, size_in
from integration_office.persistence.refusal import refusals_of
from integration_office.persistence.witness import witness_of
from integration_office.wording.findings import Finding

if TYPE_CHECKING:
    from integration_office.persistence.writer import Writer


class PlanFile:
    """An open plan file: `plan` is what is on disk. Nobody else can open it until `close`.

    Between two calls the file is closed, so that backups and a share that comes and goes do no harm.
    """

    def __init__(self, path: Path, plan: Plan, row_sum: int, lock: PlanLock) -> None:
        self.path = path
        self.plan = plan
        self._row_sum = row_sum
        self._lock = lock

    @cached_property
    def _writer(self) -> "Writer":
        """What writes is loaded when it is wanted: reading does without."""
        from integration_office.persistence.writer import Writer

        return Writer(self.path, self._row_sum)

    def record(self, before: Plan, after: Plan, intent: str) -> None:
        """`after` is on disk when this returns; only what differs is written.

        Raises StoreError; then the file holds what it held. `before` is what the caller thinks it holds; what
        it does hold is `plan`, and that is what `after` is compared with.
        """
        with refusals_of(self.path):
            self._writer.record(self.plan, after, intent)
        self.plan = after

    def prepare(self, plan: Plan) -> Callable[[str], None]:
        """Puts together a state to come back to; what is returned keeps it under a name. Both raise StoreError.

        The first may be done beside the window: it does not touch the plan file.
        """
        from integration_office.persistence.writer import packed

        with refusals_of(self.path):
            content = packed(plan)
        return partial(self._keep, content)

    def _keep(self, content: bytes, name: str) -> None:
        with refusals_of(self.path):
            self._writer.keep(name, content)

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """The named states, oldest first."""
        with refusals_of(self.path, StoreProblem.DAMAGED):
            return self._writer.checkpoints()

    def plan_at(self, checkpoint: Checkpoint) -> Plan:
        """The plan as it was; raises StoreError DAMAGED if the state cannot be read any more."""
        with refusals_of(self.path, StoreProblem.DAMAGED):
            return _unpacked(self._writer.content_of(checkpoint))

    def close(self) -> None:
        self._lock.release()

    def __enter__(self) -> "PlanFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def create(path: Path, plan: Plan, progress: Progress | None = None, *, overwrite: bool = False) -> PlanFile:
    """A new plan file, whole or not at all; it stays open.

    Raises StoreError (EXISTS, LOCKED, READ_ONLY, …) and what `progress` raises.
    """
    from integration_office.persistence.writing import write_new

    if path.is_dir():
        raise StoreError(StoreProblem.IS_FOLDER, str(path))
    with refusals_of(path):
        lock = PlanLock.of(path)
    try:
        if path.exists() and not overwrite:
            raise StoreError(StoreProblem.EXISTS, str(path))
        with refusals_of(path), temporary_beside(path) as temporary:
            row_sum = write_new(temporary, plan, progress)
            put_in_place(temporary, path)
        return PlanFile(path, plan, row_sum, lock)
    except BaseException:
        lock.release()
        raise


def open_plan(path: Path, progress: Progress | None = None) -> PlanFile:
    """The plan file for reading and writing; an older one is migrated first.

    Raises StoreError (MISSING, IS_FOLDER, NOT_A_PLAN, DAMAGED, NEWER, LOCKED, …), NotEnoughMemory, CyclicUnits and
    what `progress` raises, and leaves the file as it is.
    """
    checked_version(path)
    with refusals_of(path):
        _refuse_read_only(path)
        lock = PlanLock.of(path)
    try:
        if checked_version(path) < shelves.FORMAT_VERSION:
            from integration_office.persistence.migrating import migrate

            migrate(path)
        plan, row_sum = _loaded(path, "rw", progress)
        _refuse_circle(plan)
        check_pages(path)
        return PlanFile(path, plan, row_sum, lock)
    except BaseException:
        lock.release()
        raise


def read_plan(path: Path, progress: Progress | None = None) -> Plan:
    """The plan in a file, for reading only: needs no lock and writes nothing.

    Raises StoreError, NotEnoughMemory, CyclicUnits and what `progress` raises.
    """
    plan = _read(path, progress)
    _refuse_circle(plan)
    return plan


def integrity(path: Path, duties: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with the file; nothing for a sound one. Changes nothing.

    `duties`: the ids of the catalogue, to check what tasks implement; None: not checked.
    """
    try:
        plan = _read(path)
        if not journal_path(path).exists():
            check_pages(path)
            check_contents(path)
    except StoreError as error:
        return (error,)
    return tuple(findings_of(plan, duties))


def _refuse_read_only(path: Path) -> None:
    # SQLite opens a file that it may not write for reading, and complains only at the first change.
    with path.open("r+b"):
        pass


def _refuse_circle(plan: Plan) -> None:
    """Whoever asks for the office of a unit in a circle never gets an answer; no program of ours wrote one."""
    circle = cycle_in({unit.id: unit.parent for unit in plan.baseline.units.values()})
    if circle:
        raise CyclicUnits(tuple(circle))


def _read(path: Path, progress: Progress | None = None) -> Plan:
    if checked_version(path) < shelves.FORMAT_VERSION:
        return _read_copy(path, progress)
    try:
        return _loaded(path, "ro", progress)[0]
    except StoreError:
        # A process died while writing: what it left half done is taken back in a copy.
        if journal_path(path).exists():
            return _read_copy(path, progress)
        raise


def _loaded(path: Path, mode: Mode, progress: Progress | None, called: Path | None = None) -> tuple[Plan, int]:
    """`called`: the file as the user knows it, where a copy is read."""
    with refusals_of(called or path, StoreProblem.DAMAGED), transaction(path, mode) as driver:
        size = size_in(driver)
        refuse_too_large(str(called or path), size.memory)
        with witness_of(path, size.positions + size.assignments) as witness:
            return plan_in(driver, progress, witness)


def _read_copy(path: Path, progress: Progress | None) -> Plan:
    with refusals_of(path, StoreProblem.DAMAGED), tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for source in (path, journal_path(path)):
            if source.exists():
                shutil.copyfile(source, copy.with_name(source.name))
        if checked_version(copy) < shelves.FORMAT_VERSION:
            from integration_office.persistence.migrating import upgrade

            upgrade(copy)
        return _loaded(copy, "rw", progress, path)[0]


def _unpacked(content: bytes) -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "checkpoint.orgplan"
        file.write_bytes(zlib.decompress(content))
        return read_plan(file)

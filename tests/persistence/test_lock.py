"""One desk per plan: the second opener is told who is first; a dead one does not count."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from integration_office.application.ports import StoreError, StoreProblem
from integration_office.domain.plan import Plan
from integration_office.persistence.document import create, open_plan, read_plan
from integration_office.persistence.lock import Holder, lock_path
from tests.persistence.sameness import contents

HOLD = """
import sys
from pathlib import Path
from integration_office.persistence.document import open_plan
with open_plan(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def holding(file: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the plan open."""
    command = [sys.executable, "-c", HOLD, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        try:
            yield process
        finally:
            process.kill()


def test_the_second_opener_is_told_who_is_first(file: Path, plan: Plan) -> None:
    with open_plan(file), pytest.raises(StoreError) as refusal:
        open_plan(file)
    assert refusal.value == StoreError(StoreProblem.LOCKED, str(file), str(Holder.ourselves()))
    assert socket.gethostname() in refusal.value.detail


def test_a_plan_open_in_another_process_is_locked_but_can_be_read(file: Path, plan: Plan) -> None:
    with holding(file) as process:
        for act in (lambda: open_plan(file), lambda: create(file, plan, overwrite=True)):
            with pytest.raises(StoreError) as refusal:
                act()
            assert refusal.value.problem is StoreProblem.LOCKED
        assert json.loads(lock_path(file).read_text())["pid"] == process.pid
        assert read_plan(file) == plan


def test_closing_takes_the_lock_file_away(file: Path) -> None:
    with open_plan(file):
        assert lock_path(file).exists()
    assert list(contents(file.parent)) == [file.name]
    open_plan(file).close()


def test_a_killed_process_holds_nothing(file: Path) -> None:
    with holding(file) as process:
        process.kill()
        process.wait()
        assert lock_path(file).exists()
        with open_plan(file):
            assert json.loads(lock_path(file).read_text())["pid"] == os.getpid()
    assert not lock_path(file).exists()


@pytest.mark.parametrize("text", ["", "{}", "kein JSON", '{"user": "Anna"}'])
def test_a_lock_file_that_says_nothing_does_not_count(file: Path, text: str) -> None:
    lock_path(file).write_text(text)
    open_plan(file).close()
    assert not lock_path(file).exists()


def test_the_lock_of_another_machine_is_respected_and_left(file: Path) -> None:
    text = json.dumps({"user": "Anna", "host": "PC-07", "pid": 1})
    lock_path(file).write_text(text)
    with pytest.raises(StoreError) as refusal:
        open_plan(file)
    assert refusal.value == StoreError(StoreProblem.LOCKED, str(file), "Anna, PC-07")
    assert lock_path(file).read_text() == text
    assert read_plan(file)


def test_a_refused_file_leaves_no_lock(tmp_path: Path) -> None:
    (tmp_path / "a.orgplan").write_text("kein Plan")
    with pytest.raises(StoreError):
        open_plan(tmp_path / "a.orgplan")
    assert list(contents(tmp_path)) == ["a.orgplan"]

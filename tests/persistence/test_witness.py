"""A large plan is added up by a second process: the same plan, the same refusals, and nothing hangs on that process."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from integration_office.application.ports import StoreError, StoreProblem
from integration_office.domain.plan import Plan
from integration_office.persistence import witness
from integration_office.persistence.document import open_plan, read_plan
from integration_office.persistence.driver import transaction
from integration_office.persistence.reading import plan_in
from tests.persistence.sameness import assert_same


class Begun:
    """The witnesses of a test, in the order of their beginning."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.all: list[subprocess.Popen[bytes]] = []
        begin = subprocess.Popen

        def noted(*args: Any, **options: Any) -> subprocess.Popen[bytes]:
            self.all.append(begin(*args, **options))
            return self.all[-1]

        monkeypatch.setattr(witness, "WORTH_A_PROCESS", 0)
        monkeypatch.setattr(witness.subprocess, "Popen", noted)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Begun:
    """Every plan is large enough for a witness."""
    return Begun(monkeypatch)


def test_the_same_plan_and_the_same_sum(file: Path, plan: Plan, begun: Begun) -> None:
    with open_plan(file) as document:
        assert_same(document.plan, plan)
    assert [each.returncode for each in begun.all] == [0]
    with transaction(file, "ro") as driver:
        assert witness.sum_in(file) == plan_in(driver)[1]


def test_what_a_witness_adds_up_otherwise_is_damage(file: Path, begun: Begun) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE position SET fte_planned = fte_planned + 1 WHERE ordinal = 7")
    with pytest.raises(StoreError) as refusal:
        read_plan(file)
    assert refusal.value.problem is StoreProblem.DAMAGED
    assert [each.returncode for each in begun.all] == [0]


def test_a_witness_that_dies_is_done_without(
    file: Path, plan: Plan, begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(witness, "_PROGRAM", "raise SystemExit(3)")
    assert_same(read_plan(file), plan)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE position SET fte_planned = fte_planned + 1 WHERE ordinal = 7")
    with pytest.raises(StoreError, match=str(file)):
        read_plan(file)
    assert [each.returncode for each in begun.all] == [3, 3]


def test_where_no_process_may_be_begun(file: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(witness, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(witness.subprocess, "Popen", refused)
    assert_same(read_plan(file), plan)


def test_it_ends_with_a_reading_that_is_cancelled(file: Path, begun: Begun) -> None:
    class Enough(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        open_plan(file, stop)
    assert [each.poll() is None for each in begun.all] == [False]


def test_a_small_plan_has_none(file: Path) -> None:
    with witness.witness_of(file, witness.WORTH_A_PROCESS - 1) as none:
        assert none is None

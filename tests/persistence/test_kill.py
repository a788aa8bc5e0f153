"""A process that is killed in the middle of its work loses nothing that it had recorded."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from integration_office.domain.plan import Plan
from integration_office.persistence.document import create, open_plan, read_plan
from integration_office.persistence.files import journal_path
from tests.persistence.sameness import assert_same, contents

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL")

RECORD = """
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path
from integration_office.domain.changes import RenameUnit
from integration_office.domain.scenario import Measure, Scenario
from integration_office.persistence.document import open_plan

with open_plan(Path(sys.argv[1])) as file:
    measures = file.plan.scenario("groß").measures
    for number in count(len(measures) + 1):
        rename = RenameUnit("005", f"Name {number}")
        measures = (*measures, Measure(rename))
        renamed = replace(file.plan, baseline=rename.apply(file.plan.baseline))
        file.record(file.plan, renamed.with_scenario(Scenario("groß", measures)), "Versuch")
        print(number, flush=True)
"""

CREATE = """
import os, signal, sys
from pathlib import Path
from integration_office.persistence.document import create, read_plan

def killed(done, of):
    os.kill(os.getpid(), signal.SIGKILL)

create(Path(sys.argv[2]), read_plan(Path(sys.argv[1])), killed)
"""

HALF_WRITTEN = """
import os, signal, sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA cache_size = 1")
database.execute("BEGIN IMMEDIATE")
database.execute("UPDATE position SET title = title || 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'")
database.execute("UPDATE unit SET name = 'halb' || name")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("seen", [1, 2, 5, 9, 20])
def test_what_was_reported_as_recorded_is_there(file: Path, seen: int) -> None:
    known = 1
    for _ in range(2):
        reported = record_until_killed(file, seen)
        assert reported >= known
        plan = read_plan(file)
        known = len(plan.scenario("groß").measures)
        # The change that was under way is there whole or not at all.
        assert known in (reported, reported + 1)
        assert plan.baseline.units["005"].name == f"Name {known}"
        with open_plan(file) as opened:
            assert_same(opened.plan, plan)


def record_until_killed(file: Path, seen: int) -> int:
    """Kills the recording process after it reported so many changes; the last number it reported."""
    with subprocess.Popen([sys.executable, "-c", RECORD, str(file)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(seen)]
        os.kill(process.pid, signal.SIGKILL)
        lines += process.stdout.readlines()
    # The kill may have cut the last line short.
    return max(int(line) for line in lines if line.endswith("\n"))


@pytest.fixture
def half_written(file: Path) -> Path:
    """A file whose pages are half old and half new, with the journal that knows the old ones."""
    before = file.read_bytes()
    subprocess.run([sys.executable, "-c", HALF_WRITTEN, str(file)], check=False)
    assert file.read_bytes() != before
    assert journal_path(file).exists()
    return file


def test_a_write_that_was_cut_off_is_taken_back(half_written: Path, plan: Plan) -> None:
    with open_plan(half_written) as opened:
        assert_same(opened.plan, plan)
    assert list(contents(half_written.parent)) == [half_written.name]


def test_reading_only_takes_it_back_in_a_copy(half_written: Path, plan: Plan) -> None:
    before = contents(half_written.parent)
    assert_same(read_plan(half_written), plan)
    assert contents(half_written.parent) == before


def test_what_is_left_of_a_plan_that_was_never_made_goes_with_the_next_attempt(file: Path, plan: Plan) -> None:
    new = file.with_name("neu [1].orgplan")
    subprocess.run([sys.executable, "-c", CREATE, str(file), str(new)], check=False)
    left = set(contents(file.parent)) - {file.name}
    assert not new.exists() and any(each.endswith(".tmp") for each in left)
    others = [
        file.with_name(f".{name}.0123abcd.tmp") for name in ("neu [1].orgplan.alt", "neu 1.orgplan", "neu.orgplan")
    ]
    for other in others:
        other.touch()
    with create(new, plan) as made:
        assert_same(made.plan, plan)
    assert set(contents(file.parent)) == {file.name, new.name, *(each.name for each in others)}

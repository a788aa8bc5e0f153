"""A read-only file, a read-only folder: refused when opened, read all the same."""

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from integration_office.application.ports import StoreError
from integration_office.domain.plan import Plan
from integration_office.persistence.document import create, open_plan, read_plan
from tests.persistence.sameness import contents

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")

NOBODY = 65534


def outcome(act: Callable[[], object]) -> str:
    """What becomes of `act` for a user without privileges: done, or the problem of its StoreError.

    Root may write everywhere, so a child process gives its rights away first.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, _outcome(act).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as stream:
        return stream.read()


def _outcome(act: Callable[[], object]) -> str:
    try:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        act()
    except StoreError as error:
        return error.problem.value
    except BaseException as error:
        return repr(error)
    return "done"


@pytest.fixture
def public(plan: Plan) -> Iterator[Path]:
    """A plan file in a folder that everybody may enter and write to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        create(folder / "a.orgplan", plan).close()
        (folder / "a.orgplan").chmod(0o666)
        yield folder / "a.orgplan"
        folder.chmod(0o777)


def record(file: Path) -> None:
    with open_plan(file) as opened:
        opened.record(opened.plan, opened.plan.with_active(None), "SwitchScenario")


def test_everybody_may_write_where_writing_is_allowed(public: Path) -> None:
    assert outcome(lambda: record(public)) == "done"


def test_a_read_only_file(public: Path) -> None:
    public.chmod(0o444)
    before = contents(public.parent)
    assert outcome(lambda: open_plan(public)) == "read_only"
    assert outcome(lambda: read_plan(public)) == "done"
    assert contents(public.parent) == before


def test_a_read_only_folder(public: Path, plan: Plan) -> None:
    public.parent.chmod(0o555)
    before = contents(public.parent)
    assert outcome(lambda: open_plan(public)) == "read_only"
    assert outcome(lambda: create(public, plan, overwrite=True)) == "read_only"
    assert outcome(lambda: create(public.with_name("b.orgplan"), plan)) == "read_only"
    assert outcome(lambda: read_plan(public)) == "done"
    assert contents(public.parent) == before


def test_a_file_that_becomes_read_only_while_the_plan_is_open(public: Path) -> None:
    before = contents(public.parent)
    if os.geteuid() == 0:
        os.chown(public, NOBODY, NOBODY)

    def lose_the_right_to_write() -> None:
        with open_plan(public) as opened:
            public.chmod(0o444)
            opened.record(opened.plan, opened.plan.with_active(None), "SwitchScenario")

    assert outcome(lose_the_right_to_write) == "read_only"
    assert contents(public.parent) == before


def test_a_new_file_has_the_usual_permissions_and_keeps_those_it_had(public: Path, plan: Plan) -> None:
    plain = public.with_name("plain.txt")
    plain.write_text("")
    create(public.with_name("b.orgplan"), plan).close()
    usual = stat.S_IMODE(plain.stat().st_mode)
    assert stat.S_IMODE(public.with_name("b.orgplan").stat().st_mode) == usual
    public.chmod(0o640)
    create(public, plan, overwrite=True).close()
    assert stat.S_IMODE(public.stat().st_mode) == 0o640

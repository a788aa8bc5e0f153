"""One recorded change: only its rows, its line in the journal, all or nothing."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

from integration_office.application.ports import PlanStore, StoreError, StoreProblem
from integration_office.domain.budget import NkfLine
from integration_office.domain.changes import Assign, CutPosition, MovePosition, RenameUnit, SetBudget
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.scenario import Measure, Scenario
from integration_office.domain.unit import Unit, UnitKind
from integration_office.persistence import connection, driver, shelves
from integration_office.persistence.difference import difference
from integration_office.persistence.document import PlanFile, create, open_plan, read_plan
from integration_office.persistence.refusal import refusals_of
from tests.persistence.sameness import assert_same, contents


def edited(plan: Plan, *changes: Any) -> Plan:
    state = plan.baseline
    for change in changes:
        state = change.apply(state)
    return replace(plan, baseline=state)


def rows_of(before: Plan, after: Plan) -> dict[str, tuple[int, int, int]]:
    """Deleted, updated, inserted rows by table."""
    return {
        change.table.name: (len(change.deleted), len(change.updated), len(change.inserted))
        for change in difference(before, after)
    }


def test_nothing_is_written_for_what_is_the_same(plan: Plan) -> None:
    assert rows_of(plan, plan) == {}
    assert rows_of(plan, replace(plan, baseline=replace(plan.baseline))) == {}


def test_a_moved_post_is_one_row(plan: Plan) -> None:
    post = next(iter(plan.baseline.positions))
    assert rows_of(plan, edited(plan, MovePosition(post, "005"))) == {"position": (0, 1, 0)}


def test_a_cut_post_takes_its_rows_along(plan: Plan) -> None:
    post, own = next(iter(plan.baseline.assignments.items()))
    assert rows_of(plan, edited(plan, CutPosition(post))) == {
        "position": (1, 0, 0),
        "lapsing": (0, 0, 1),
        "workload": (1, 0, 0),
        "assignment": (len(own), 0, 0),
    }


def test_a_share_is_the_rows_of_its_post_that_differ(plan: Plan) -> None:
    post, own = next((post, own) for post, own in plan.baseline.assignments.items() if len(own) == 2)
    after = edited(plan, Assign(post, own[1].task, own[1].share - 500))
    assert rows_of(plan, after) == {"assignment": (0, 1, 0)}


def test_a_budget_line_at_the_end_is_one_row(plan: Plan) -> None:
    after = edited(plan, SetBudget("001", "neu", NkfLine.STAFF, 2030, 1))
    assert rows_of(plan, after) == {"budget_line": (0, 0, 1)}


def test_a_measure_and_the_scenario_on_the_desk(plan: Plan) -> None:
    measures = plan.scenario("groß").measures
    longer = plan.with_scenario(Scenario("groß", (*measures, Measure(RenameUnit("005", "Neu")))))
    assert rows_of(plan, longer) == {"measure": (0, 0, 1)}
    assert rows_of(plan, plan.with_active(None)) == {"plan_info": (0, 1, 0)}
    assert rows_of(plan, plan.renamed_scenario("groß", "größer")) == {
        "scenario": (1, 0, 1),
        "measure": (1, 0, 1),
        "plan_info": (0, 1, 0),
        "paper_text": (1, 0, 1),
    }


def test_a_text_of_a_paper_is_one_row(plan: Plan) -> None:
    texts = {**plan.texts, "reasons@groß": "Neu"}
    assert rows_of(plan, replace(plan, texts=frozen(texts))) == {"paper_text": (0, 1, 0)}
    assert rows_of(plan, replace(plan, texts=frozen({}))) == {"paper_text": (2, 0, 0)}


def test_each_change_leaves_a_line_in_the_journal(file: Path, plan: Plan) -> None:
    with open_plan(file) as opened:
        opened.record(plan, plan.with_active(None), "SwitchScenario")
        opened.record(opened.plan, plan, "SwitchScenario")
        opened.record(plan, edited(plan, RenameUnit("005", "Neu")), "EditPlan")
    with closing(sqlite3.connect(file)) as database:
        lines = database.execute("SELECT time, intent FROM journal ORDER BY ordinal").fetchall()
    assert [intent for _, intent in lines] == ["SwitchScenario", "SwitchScenario", "EditPlan"]
    assert all(time.endswith("+00:00") for time, _ in lines)


def test_the_file_is_strict_sqlite(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (0x4F524750,)
        assert database.execute("PRAGMA user_version").fetchone() == (shelves.FORMAT_VERSION,)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    with connection.engine_on(file, "rw").begin() as strict:
        assert strict.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert strict.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/srv/Pläne/a.orgplan"), "file:///srv/Pl%C3%A4ne/a.orgplan"),
        (PureWindowsPath(r"C:\Pläne\a b.orgplan"), "file:///C:/Pl%C3%A4ne/a%20b.orgplan"),
        (PureWindowsPath(r"\\server\amt\a.orgplan"), "file:////server/amt/a.orgplan"),
    ],
)
def test_where_a_file_lies_as_sqlite_reads_it(path: PurePath, uri: str) -> None:
    assert driver.file_uri(path) == uri


@pytest.mark.parametrize("name", ["a?mode=ro.orgplan", "100 %41 #1.orgplan", "Köln & Bonn.orgplan"])
def test_any_name_will_do(tmp_path: Path, plan: Plan, name: str) -> None:
    if os.name == "nt" and "?" in name:
        pytest.skip("no name on Windows")
    create(tmp_path / name, plan).close()
    assert list(contents(tmp_path)) == [name]
    assert_same(read_plan(tmp_path / name), plan)


def test_an_open_file_is_a_store(file: Path) -> None:
    with open_plan(file) as opened:
        store: PlanStore = opened
        store.prepare(opened.plan)("Stand 1")


@contextmanager
def refused(problem: StoreProblem) -> Iterator[None]:
    with pytest.raises(StoreError) as refusal:
        yield
    assert refusal.value.problem is problem


def test_a_full_disk_means_that_nothing_has_happened(file: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    long = edited(plan, RenameUnit("005", "Lang " * 100_000))
    with open_plan(file) as opened:
        before = contents(file.parent)
        with monkeypatch.context() as patch, refused(StoreProblem.DISK_FULL):
            patch.setattr(driver, "_PRAGMAS", (*driver._PRAGMAS, "PRAGMA max_page_count = 1"))
            opened.record(plan, long, "EditPlan")
        assert contents(file.parent) == before
        assert opened.plan is not long
        assert_same(read_plan(file), plan)
        opened.record(plan, long, "EditPlan")
    assert_same(read_plan(file), long)


def test_a_full_disk_leaves_no_half_made_file(tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "alt.orgplan").write_bytes(b"alt")
    monkeypatch.setattr(driver, "_PRAGMAS", (*driver._PRAGMAS, "PRAGMA max_page_count = 1"))
    for name, overwrite in (("neu.orgplan", False), ("alt.orgplan", True)):
        with refused(StoreProblem.DISK_FULL):
            create(tmp_path / name, plan, overwrite=overwrite)
    assert contents(tmp_path) == {"alt.orgplan": b"alt"}


def test_a_plan_that_breaks_a_reference_is_not_written(file: Path, plan: Plan) -> None:
    lost = Unit("neu", "Neu", UnitKind.OFFICE, "nirgends")
    after = replace(plan, baseline=plan.baseline.with_units([lost]))
    with open_plan(file) as opened:
        before = contents(file.parent)
        with refused(StoreProblem.FAILED):
            opened.record(plan, after, "EditPlan")
        assert contents(file.parent) == before


@pytest.mark.parametrize("title", ["\ud800", "x" * 10])
def test_text_that_cannot_be_stored_is_refused(file: Path, plan: Plan, title: str) -> None:
    after = replace(plan, info=PlanInfo(title=title, base_year=2**70 if title.isascii() else 2026))
    with open_plan(file) as opened, refused(StoreProblem.FAILED):
        opened.record(plan, after, "EditPlan")
    assert_same(read_plan(file), plan)


def test_a_file_changed_by_another_program_is_not_written_over(file: Path, plan: Plan) -> None:
    with open_plan(file) as opened:
        older = file.read_bytes()
        opened.record(plan, edited(plan, RenameUnit("005", "Neu")), "EditPlan")
        file.write_bytes(older)
        with refused(StoreProblem.CHANGED):
            opened.record(opened.plan, edited(plan, RenameUnit("006", "Neu")), "EditPlan")
        assert file.read_bytes() == older


def test_a_file_that_went_away_is_missed_and_not_made_anew(file: Path, plan: Plan) -> None:
    with open_plan(file) as opened:
        file.unlink()
        with refused(StoreProblem.MISSING):
            opened.record(plan, plan.with_active(None), "SwitchScenario")
        assert not file.exists()


def test_a_row_that_is_not_there_is_noticed(file: Path, plan: Plan) -> None:
    with open_plan(file) as opened:
        with closing(sqlite3.connect(file)) as database, database:
            database.execute("DELETE FROM position WHERE id = (SELECT min(id) FROM position)")
        post = min(plan.baseline.positions)
        with refused(StoreProblem.DAMAGED):
            opened.record(plan, edited(plan, MovePosition(post, "005")), "EditPlan")


def test_create_does_not_write_over_anything_unless_told_to(file: Path, plan: Plan) -> None:
    before = contents(file.parent)
    with refused(StoreProblem.EXISTS):
        create(file, Plan())
    assert contents(file.parent) == before
    with create(file, Plan(), overwrite=True):
        pass
    assert_same(read_plan(file), Plan())


def test_a_folder_is_no_plan_and_a_missing_folder_no_place(tmp_path: Path) -> None:
    for act in (create_empty, open_plan, read_plan):
        with refused(StoreProblem.IS_FOLDER):
            act(tmp_path)
        with refused(StoreProblem.MISSING):
            act(tmp_path / "fehlt" / "a.orgplan")
    with refused(StoreProblem.MISSING):
        open_plan(tmp_path / "a.orgplan")
    assert contents(tmp_path) == {}


def create_empty(path: Path) -> PlanFile:
    return create(path, Plan(baseline=Organisation()))


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, StoreProblem.DISK_FULL),
        (errno.EDQUOT, StoreProblem.DISK_FULL),
        (errno.EROFS, StoreProblem.READ_ONLY),
        (errno.EACCES, StoreProblem.READ_ONLY),
        (errno.ENOENT, StoreProblem.MISSING),
        (errno.EIO, StoreProblem.FAILED),
    ],
)
def test_what_the_system_refuses_has_a_name(number: int, problem: StoreProblem) -> None:
    with refused(problem), refusals_of(Path("a.orgplan")):
        raise OSError(number, "nein")

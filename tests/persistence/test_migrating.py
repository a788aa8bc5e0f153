"""Older plan files: migrated in a copy, checked, put in place, the old one kept; or left as they are."""

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from integration_office.application.ports import StoreError, StoreProblem
from integration_office.domain.layered import frozen
from integration_office.domain.plan import Plan
from integration_office.persistence import migrating, shelves, tables
from integration_office.persistence.document import open_plan, read_plan
from integration_office.persistence.migrating import backup_path
from tests.persistence.sameness import assert_same, contents

PRESENT, AFTER = shelves.FORMAT_VERSION, shelves.FORMAT_VERSION + 1
NEXT = f'''
"""A next version, for the test: units are remade with a column more, and their names are changed."""

import sqlalchemy as sa
from alembic import op

revision = "{AFTER:04}"
down_revision = "{PRESENT:04}"


def upgrade() -> None:
    with op.batch_alter_table("unit", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.Text()))
    op.execute("UPDATE unit SET name = 'Neu ' || name")
    FAILURE
'''


@pytest.fixture
def next_version(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of the next version; returns the revision's file."""
    scripts = tmp_path_factory.mktemp("scripts") / "migrations"
    shutil.copytree(migrating.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    revision = scripts / "versions" / f"v{AFTER:04}_next.py"
    revision.write_text(NEXT.replace("FAILURE", ""), encoding="utf-8")
    monkeypatch.setattr(migrating, "SCRIPTS", scripts)
    monkeypatch.setattr(shelves, "FORMAT_VERSION", AFTER)
    return revision


def renamed(plan: Plan) -> Plan:
    units = {unit.id: replace(unit, name=f"Neu {unit.name}") for unit in plan.baseline.units.values()}
    return replace(plan, baseline=replace(plan.baseline, units=frozen(units)))


def version_of(file: Path) -> tuple[int, str]:
    with closing(sqlite3.connect(file)) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        (revision,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
    return version, revision


def test_the_revisions_make_the_tables_that_a_new_file_has() -> None:
    by_revisions, at_once = create_engine("sqlite://"), create_engine("sqlite://")
    with by_revisions.begin() as connection:
        migrating.run_revisions(connection)
        migrated = schema_of(connection.connection.driver_connection)
    with at_once.begin() as connection:
        tables.metadata.create_all(connection)
        made = schema_of(connection.connection.driver_connection)
    assert migrated == made


def schema_of(database: sqlite3.Connection | None) -> dict[str, list[str]]:
    assert database is not None
    found = database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    # A table that was made anew and renamed stands in quotes.
    return {name: sorted(_line(line) for line in sql.splitlines()) for name, sql in found}


def _line(text: str) -> str:
    return re.sub(r'^CREATE TABLE "(\w+)"', r"CREATE TABLE \1", text).strip(" ,\t")


def test_a_new_file_bears_version_and_revision(file: Path) -> None:
    assert version_of(file) == (PRESENT, f"{PRESENT:04}")


def test_opening_an_older_file_migrates_it_and_keeps_what_it_was(file: Path, plan: Plan, next_version: Path) -> None:
    before = file.read_bytes()
    with open_plan(file) as opened:
        assert_same(opened.plan, renamed(plan))
        opened.record(opened.plan, opened.plan.with_active(None), "SwitchScenario")
    assert version_of(file) == (AFTER, f"{AFTER:04}")
    assert backup_path(file).read_bytes() == before
    assert set(contents(file.parent)) == {file.name, f"{file.name}.bak"}
    assert_same(read_plan(file), renamed(plan).with_active(None))


def test_reading_an_older_file_writes_nothing(file: Path, plan: Plan, next_version: Path) -> None:
    before = contents(file.parent)
    assert_same(read_plan(file), renamed(plan))
    assert contents(file.parent) == before


@pytest.mark.parametrize(
    "failure",
    [
        'op.execute("UPDATE keine_tabelle SET x = 1")',
        'op.execute("DELETE FROM plan_info")',
        "op.execute(\"UPDATE unit SET parent = 'nirgends'\")",
        "op.execute(\"UPDATE unit SET kind = 'team'\")",
        'raise ValueError("nein")',
    ],
)
def test_a_migration_that_fails_never_costs_the_old_file(file: Path, next_version: Path, failure: str) -> None:
    next_version.write_text(NEXT.replace("FAILURE", failure), encoding="utf-8")
    before = contents(file.parent)
    for act in (open_plan, read_plan):
        with pytest.raises(StoreError):
            act(file)
        assert contents(file.parent) == before


def test_a_fault_in_a_revision_leaves_everything_as_it_was(file: Path, next_version: Path) -> None:
    next_version.write_text(NEXT.replace("FAILURE", "1 / 0"), encoding="utf-8")
    before = contents(file.parent)
    with pytest.raises(ZeroDivisionError):
        open_plan(file)
    assert contents(file.parent) == before


def test_a_damaged_older_file_is_not_migrated(file: Path, next_version: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE unit SET name = 'fremd' WHERE ordinal = 3")
    before = contents(file.parent)
    with pytest.raises(StoreError) as refusal:
        open_plan(file)
    assert refusal.value.problem is StoreProblem.DAMAGED
    assert contents(file.parent) == before


def test_the_file_of_the_next_version_is_refused_by_this_one(
    file: Path, next_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_plan(file).close()
    monkeypatch.setattr(shelves, "FORMAT_VERSION", 2)
    with pytest.raises(StoreError) as refusal:
        open_plan(file)
    assert refusal.value.problem is StoreProblem.NEWER


def test_a_file_of_the_first_version_opens_with_all_it_held(tmp_path: Path) -> None:
    old = tmp_path / "alt.orgplan"
    shutil.copyfile(Path(__file__).parent / "data" / "version_1.orgplan", old)
    with open_plan(old) as opened:
        assert (len(opened.plan.baseline.positions), list(opened.plan.scenarios)) == (12, ["Erste"])
        assert dict(opened.plan.texts) == {}
        written = replace(opened.plan, texts=frozen({"reasons@Erste": "Weil"}))
        opened.record(opened.plan, written, "EditTexts")
        assert [point.name for point in opened.checkpoints()] == ["Stand"]
    assert version_of(old) == (PRESENT, f"{PRESENT:04}")
    assert dict(read_plan(old).texts) == {"reasons@Erste": "Weil"}


def test_alembic_is_loaded_for_migrations_only(file: Path) -> None:
    script = (
        "import sys; from pathlib import Path;"
        "from integration_office.persistence.document import create, open_plan;"
        "opened = open_plan(Path(sys.argv[1])); create(Path(sys.argv[1] + '2'), opened.plan);"
        "assert 'sqlalchemy' in sys.modules; assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script, str(file)], check=True)

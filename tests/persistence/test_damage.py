"""A damaged, newer or foreign file is refused by name and left byte for byte as it was."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest

from integration_office.application.ports import StoreError, StoreProblem
from integration_office.domain.plan import Plan
from integration_office.persistence.document import integrity, open_plan, read_plan
from integration_office.persistence.shelves import FORMAT_VERSION
from tests.persistence.sameness import assert_same, contents

VERSION = slice(60, 64)
APPLICATION = slice(68, 72)
JOURNAL_MODE = slice(18, 20)


def assert_refused(file: Path, *problems: StoreProblem) -> None:
    before = contents(file.parent)
    for act in (open_plan, read_plan):
        with pytest.raises(StoreError) as refusal:
            act(file)
        assert refusal.value.problem in problems
        assert refusal.value.path == str(file)
    assert next(each.problem for each in integrity(file) if isinstance(each, StoreError)) in problems
    assert contents(file.parent) == before


def with_bytes(file: Path, place: slice, new: bytes) -> None:
    data = bytearray(file.read_bytes())
    data[place] = new
    file.write_bytes(data)


@pytest.mark.parametrize("length", [0, 1, 15, 16, 50, 99, 100, 101, 1_000, 4_095, 4_096, 4_097, 12_288, -4_096, -1])
def test_a_truncated_file(file: Path, length: int) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: length if length >= 0 else len(data) + length])
    assert_refused(file, StoreProblem.DAMAGED)


@pytest.mark.parametrize("seed", range(40))
def test_a_flipped_byte_is_noticed_wherever_it_counts(file: Path, plan: Plan, seed: int) -> None:
    """Where it does not count — in free space, in the journal, in an index — the plan is read as it was."""
    data = bytearray(file.read_bytes())
    place = Random(seed).randrange(100, len(data))
    data[place] ^= 1 << Random(seed).randrange(8)
    file.write_bytes(data)
    before = contents(file.parent)
    try:
        assert_same(read_plan(file), plan)
    except StoreError as error:
        assert error.problem is StoreProblem.DAMAGED
        assert_refused(file, StoreProblem.DAMAGED)
    assert contents(file.parent) == before


@pytest.mark.parametrize("place", range(100))
def test_a_flipped_byte_in_the_header(file: Path, plan: Plan, place: int) -> None:
    with_bytes(file, slice(place, place + 1), bytes([file.read_bytes()[place] ^ 0xFF]))
    before = contents(file.parent)
    try:
        assert_same(read_plan(file), plan)
    except StoreError as error:
        assert error.problem in (StoreProblem.DAMAGED, StoreProblem.NOT_A_PLAN, StoreProblem.NEWER)
    assert contents(file.parent) == before


def test_a_digit_changed_in_a_cell_is_damage_although_sqlite_sees_none(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE position SET fte_planned = fte_planned + 1 WHERE ordinal = 7")
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert_refused(file, StoreProblem.DAMAGED)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM measure", "DELETE FROM plan_info", "DELETE FROM seal", "DROP TABLE task"]
)
def test_rows_or_tables_that_are_gone(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(statement)
    assert_refused(file, StoreProblem.DAMAGED)


def test_a_page_of_zeros_is_not_opened_for_writing(file: Path, plan: Plan) -> None:
    data = file.read_bytes()
    for start in range(4_096, len(data), 4_096):
        file.write_bytes(data[:start] + bytes(4_096) + data[start + 4_096 :])
        with pytest.raises(StoreError) as refusal:
            open_plan(file)
        assert refusal.value.problem is StoreProblem.DAMAGED
        try:
            assert_same(read_plan(file), plan)
        except StoreError as error:
            assert error.problem is StoreProblem.DAMAGED


@pytest.mark.parametrize("version", [FORMAT_VERSION + 1, FORMAT_VERSION + 2, 2**31 - 1])
def test_a_newer_file(file: Path, version: int) -> None:
    with_bytes(file, VERSION, version.to_bytes(4, "big"))
    assert_refused(file, StoreProblem.NEWER)


def test_a_version_that_never_was(file: Path) -> None:
    with_bytes(file, VERSION, bytes(4))
    assert_refused(file, StoreProblem.DAMAGED)


def test_another_journal_mode_is_not_taken_up(file: Path) -> None:
    with_bytes(file, JOURNAL_MODE, b"\x02\x02")
    assert_refused(file, StoreProblem.DAMAGED)


def text_file(path: Path) -> None:
    path.write_text("Kennung;Bezeichnung\n56;Amt für Integration\n", encoding="utf-8")


def workbook(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>" * 50)


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE position (id TEXT)")


def zeros(path: Path) -> None:
    path.write_bytes(bytes(100_000))


@pytest.mark.parametrize("make", [text_file, workbook, other_database, zeros])
def test_something_else_by_that_name(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a.orgplan")
    assert_refused(tmp_path / "a.orgplan", StoreProblem.NOT_A_PLAN)

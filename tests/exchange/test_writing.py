"""Writing is whole or not at all, and what is written is inert, typed and readable."""

import csv
import errno
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from integration_office.application.ports import Cancelled
from integration_office.domain.changes import RenameUnit
from integration_office.domain.errors import UnknownUnit
from integration_office.domain.identity import UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario
from integration_office.exchange import ods_writing, xlsx_writing
from integration_office.exchange.faults import ExportFault
from integration_office.exchange.layout import SHEETS
from integration_office.exchange.source import read_source
from integration_office.exchange.workbook import ExportRefused, write_workbook
from integration_office.wording.language import Language
from tests.exchange.sources import CATALOGUE, town, write_source

GERMAN, ENGLISH = Language.german(), Language.english()
FILES = ("plan.xlsx", "plan.ods")
TARGETS = (*FILES, "plan")
EVIL = ("=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1:A9)", "\t=1", "\r=1")


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    folder = tmp_path / "woher"
    folder.mkdir()
    return read_source(write_source(folder, town(), "xlsx"), CATALOGUE).plan


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "wohin"
    folder.mkdir()
    return folder


def with_titles(plan: Plan, *titles: str) -> Plan:
    posts = zip(plan.baseline.positions.values(), titles, strict=False)
    positions = {post.id: replace(post, title=title) for post, title in posts}
    baseline = replace(plan.baseline, positions=frozen({**plan.baseline.positions, **positions}))
    return replace(plan, baseline=baseline)


def test_ids_are_text_and_amounts_are_numbers(plan: Plan, out: Path) -> None:
    write_workbook(plan, out / "plan.xlsx", GERMAN)
    book = openpyxl.load_workbook(out / "plan.xlsx")
    assert book.sheetnames == [sheet.german for sheet in SHEETS]
    posts = book["Stellen"]
    assert posts["A2"].value == "0001" and posts["A2"].number_format == "@"
    assert posts["F4"].value == 2.48 and posts["F4"].data_type == "n"
    assert posts.freeze_panes == "A2" and posts["A1"].font.bold
    assert book["Haushalt"]["E2"].value == 123456.78
    assert book["Haushalt"]["E2"].number_format == "#,##0.00"
    assert book["Förderungen"]["F2"].is_date


def test_english_headers_and_sheets(plan: Plan, out: Path) -> None:
    write_workbook(plan, out / "plan.xlsx", ENGLISH)
    book = openpyxl.load_workbook(out / "plan.xlsx")
    assert book.sheetnames == [sheet.key for sheet in SHEETS]
    headers = ["position", "task", "share", "illustrative", "share_low", "share_high"]
    assert [cell.value for cell in book["assignments"][1]] == headers
    assert book["units"]["F1"].value == "Gebäude", "the city's own column keeps its name"


@pytest.mark.parametrize("title", EVIL)
def test_no_text_becomes_a_formula_in_excel(plan: Plan, out: Path, title: str) -> None:
    write_workbook(with_titles(plan, title), out / "plan.xlsx", GERMAN)
    cell = openpyxl.load_workbook(out / "plan.xlsx")["Stellen"]["C2"]
    assert cell.data_type == "s"


def test_no_text_becomes_a_formula_in_an_ods(plan: Plan, out: Path) -> None:
    write_workbook(with_titles(plan, *EVIL), out / "plan.ods", GERMAN)
    with ZipFile(out / "plan.ods") as archive:
        assert archive.namelist()[0] == "mimetype"
        assert b"table:formula" not in archive.read("content.xml")


def test_no_field_of_a_csv_is_run_as_a_formula(plan: Plan, out: Path) -> None:
    write_workbook(with_titles(plan, *EVIL), out / "plan", GERMAN)
    with (out / "plan" / "Stellen.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    assert [row[2] for row in rows[1:]] == [f"'{title}" for title in EVIL[:3]]
    assert not any(field.startswith(("=", "+", "-", "@")) for row in rows for field in row)


def test_csv_is_german_or_english(plan: Plan, out: Path) -> None:
    write_workbook(plan, out / "de", GERMAN)
    write_workbook(plan, out / "en", ENGLISH)
    german = (out / "de" / "Förderungen.csv").read_text(encoding="utf-8").splitlines()
    english = (out / "en" / "grants.csv").read_text(encoding="utf-8").splitlines()
    assert german[1] == 'KI;§ 8 TIntG;0,8;57000,00;;31.12.2027;"own_unit; head_fulltime";ja;nein;'
    assert english[1] == 'KI;§ 8 TIntG;0.8;57000.00;;2027-12-31;"own_unit; head_fulltime";yes;no;'


def test_an_existing_file_is_replaced(plan: Plan, out: Path) -> None:
    for target in TARGETS:
        path = out / target
        write_workbook(with_titles(plan, "alt"), path, GERMAN)
        write_workbook(plan, path, GERMAN)
        assert read_source(path, CATALOGUE).plan == plan
    assert sorted(file.name for file in out.iterdir()) == sorted(TARGETS)


def test_other_files_in_the_folder_stay(plan: Plan, out: Path) -> None:
    (out / "LIESMICH.md").write_text("…", encoding="utf-8")
    write_workbook(plan, out, GERMAN)
    assert (out / "LIESMICH.md").exists()
    assert read_source(out, CATALOGUE).plan == plan


def test_sheets_of_another_language_are_not_mixed(plan: Plan, out: Path) -> None:
    write_workbook(plan, out, GERMAN)
    with pytest.raises(ExportRefused) as refused:
        write_workbook(plan, out, ENGLISH)
    assert (refused.value.reason, refused.value.detail) == (ExportFault.OTHER_SHEETS, "Annahmen.csv")
    assert read_source(out, CATALOGUE).plan == plan


def test_a_name_ending_in_csv_is_a_folder(plan: Plan, out: Path) -> None:
    write_workbook(plan, out / "plan.csv", GERMAN)
    assert (out / "plan.csv" / "Einheiten.csv").is_file()


def refused_for(plan: Plan, path: Path) -> ExportFault:
    with pytest.raises(ExportRefused) as refused:
        write_workbook(plan, path, GERMAN)
    text = refused.value.text(GERMAN)
    assert str(path.name) in text and "{" not in text and "\n" not in text
    return refused.value.reason


@pytest.mark.parametrize("target", TARGETS)
def test_a_folder_that_is_not_there(plan: Plan, out: Path, target: str) -> None:
    assert refused_for(plan, out / "fehlt" / target) is ExportFault.NO_FOLDER


def test_a_target_of_the_wrong_kind(plan: Plan, out: Path) -> None:
    (out / "ordner.xlsx").mkdir()
    (out / "datei").touch()
    assert refused_for(plan, out / "ordner.xlsx") is ExportFault.IS_FOLDER
    assert refused_for(plan, out / "datei") is ExportFault.IS_FILE
    assert refused_for(plan, out / "plan.pdf") is ExportFault.UNKNOWN_FORMAT


def failing(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (errno.ENOSPC, ExportFault.DISK_FULL),
        (errno.EROFS, ExportFault.READ_ONLY),
        (errno.EACCES, ExportFault.READ_ONLY),
        (errno.EIO, ExportFault.FAILED),
    ],
)
@pytest.mark.parametrize("target", FILES)
def test_a_disk_that_refuses_leaves_the_old_file(
    plan: Plan, out: Path, target: str, code: int, fault: ExportFault, monkeypatch: pytest.MonkeyPatch
) -> None:
    (out / target).write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", failing(code))
    assert refused_for(plan, out / target) is fault
    assert (out / target).read_bytes() == b"old"
    assert [file.name for file in out.iterdir()] == [target]


def test_a_full_disk_while_a_folder_is_written(plan: Plan, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_workbook(plan, out / "plan", GERMAN)
    monkeypatch.setattr(csv, "writer", failing(errno.ENOSPC))
    assert refused_for(with_titles(plan, "neu"), out / "plan") is ExportFault.DISK_FULL
    monkeypatch.undo()
    assert read_source(out / "plan", CATALOGUE).plan == plan
    assert [file.name for file in out.iterdir()] == ["plan"]


@pytest.mark.parametrize("target", TARGETS)
def test_a_file_open_in_excel_is_left_alone(
    plan: Plan, out: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to open for writing what another program holds."""
    write_workbook(plan, out / target, GERMAN)
    held = out / target if target in FILES else out / target / "Varianten.csv"
    plain_open = Path.open

    def windows_open(self: Path, mode: str = "r", *rest: object, **options: object) -> object:
        if self == held and "+" in mode:
            raise PermissionError(errno.EACCES, "in use")
        return plain_open(self, mode, *rest, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", windows_open)
    assert refused_for_held(with_titles(plan, "neu"), out / target, held) is ExportFault.OPEN_ELSEWHERE
    monkeypatch.undo()
    assert read_source(out / target, CATALOGUE).plan == plan
    assert [file.name for file in out.iterdir()] == [target]


def refused_for_held(plan: Plan, path: Path, held: Path) -> ExportFault:
    with pytest.raises(ExportRefused) as refused:
        write_workbook(plan, path, GERMAN)
    assert refused.value.path == str(held)
    return refused.value.reason


@pytest.mark.parametrize("target", TARGETS)
def test_stopping_leaves_nothing_behind(plan: Plan, out: Path, target: str) -> None:
    def stop(done: int, of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(plan, out / target, GERMAN, stop)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("target", TARGETS)
def test_progress_ends_with_all_rows(plan: Plan, out: Path, target: str) -> None:
    told: list[tuple[int, int]] = []
    write_workbook(plan, out / target, GERMAN, lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1] == 28


def test_a_text_that_excel_cannot_hold(plan: Plan, out: Path) -> None:
    long = with_titles(plan, "x" * (xlsx_writing.MAX_CHARACTERS + 1))
    assert refused_for(long, out / "plan.xlsx") is ExportFault.TEXT_TOO_LONG
    assert list(out.iterdir()) == []
    write_workbook(long, out / "plan.ods", GERMAN)
    assert read_source(out / "plan.ods", CATALOGUE).plan == long


def test_more_rows_than_a_table_holds(plan: Plan, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, target in ((xlsx_writing, "plan.xlsx"), (ods_writing, "plan.ods")):
        monkeypatch.setattr(module, "MAX_ROWS", 4)
        assert refused_for(plan, out / target) is ExportFault.TOO_MANY_ROWS


def test_characters_no_file_can_hold_are_dropped(plan: Plan, out: Path) -> None:
    for target in TARGETS:
        write_workbook(with_titles(plan, "a\x00\x0b\ud800\uffffb"), out / target, GERMAN)
        assert next(iter(read_source(out / target, CATALOGUE).plan.baseline.positions.values())).title == "ab"


def test_days_before_excel_can_count_are_written_as_text(plan: Plan, out: Path) -> None:
    measure = Measure(RenameUnit(UnitId("V"), "V"), effective=date(1899, 5, 1))
    old = replace(plan, scenarios=frozen({"Alt": Scenario("Alt", (measure,))}))
    write_workbook(old, out / "plan.xlsx", GERMAN)
    assert openpyxl.load_workbook(out / "plan.xlsx")["Varianten"]["D2"].value == "1899-05-01"
    assert read_source(out / "plan.xlsx", CATALOGUE).plan == old


@pytest.mark.parametrize("target", TARGETS)
def test_a_measure_that_does_not_apply_any_more_comes_back_with_its_scenario(
    plan: Plan, out: Path, target: str
) -> None:
    broken = Measure(RenameUnit(UnitId("fort"), "Fort"), reason="Der Ist-Stand ist ein neuerer")
    held = replace(plan, scenarios=frozen({"Alt": Scenario("Alt", (broken,))}), active=None)
    write_workbook(held, out / target, GERMAN)
    read = read_source(out / target, CATALOGUE)
    assert read.plan == held
    assert [note.cause for note in read.notes if note.cause] == [UnknownUnit("fort")]

"""Forms go out with what is known and come back checked: nothing is a formula, nothing half taken over."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from integration_office.application.ports import Cancelled
from integration_office.application.share_answers import Kind, differences, taken_over
from integration_office.domain.errors import SharesAboveOne, UnknownTask
from integration_office.domain.identity import PositionId, TaskId, UnitId
from integration_office.domain.plan import Plan
from integration_office.domain.share_range import ShareRange, share_range, with_range
from integration_office.domain.task import Assignment, Task
from integration_office.exchange.findings import ImportRefused
from integration_office.exchange.share_form_layout import HEAD_ROW, TaskLabels, task_label
from integration_office.exchange.share_form_reading import ReadForms, read_share_forms
from integration_office.exchange.share_form_writing import write_share_forms
from integration_office.wording.language import Language
from tests.ui.town import town

GERMAN, ENGLISH = Language.german(), Language.english()
OFFICES = (UnitId("32"), UnitId("50"))
A, B = PositionId("0102"), PositionId("0302")


@pytest.fixture
def plan() -> Plan:
    """With a range, an example that a rule filled in, and names that would be formulas."""
    base = town(illustrative=True).baseline
    first, second = base.assignments[A]
    ranged = with_range(first, ShareRange(2_500, 7_500))
    base = base.with_assignments(A, (ranged, second)).with_task(Task(TaskId("=1"), "=HYPERLINK(1)"))
    post = replace(base.positions[A], title='=cmd|" /C calc"!A0')
    return replace(town(), baseline=base.with_positions([post]))


def first_line(sheet: Any, post: str) -> int:
    rows = range(HEAD_ROW + 2, sheet.max_row + 1)
    return next(row for row in rows if sheet.cell(row, 1).value == post)


def filled(path: Path, cells: dict[tuple[str, int, int], Any], sheet: str = "Anteile") -> Path:
    """The form with some cells (post, line of it, column) written over."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    for (post, line, column), value in cells.items():
        page.cell(first_line(page, post) + line, column).value = value
    book.save(path)
    return path


def single(plan: Plan, folder: Path, language: Language = GERMAN) -> Path:
    return write_share_forms(plan, OFFICES, folder / "bogen.xlsx", language, single=True)[0]


def read(plan: Plan, *paths: Path) -> ReadForms:
    return read_share_forms(paths, plan.baseline, GERMAN)


def problems(plan: Plan, *paths: Path) -> str:
    with pytest.raises(ImportRefused) as refused:
        read(plan, *paths)
    return refused.value.text(GERMAN)


def test_each_office_gets_its_own_form_and_nothing_in_it_is_a_formula_but_the_sums(plan: Plan, tmp_path: Path) -> None:
    files = write_share_forms(plan, OFFICES, tmp_path / "bögen", GERMAN)
    assert [file.name for file in files] == ["Anteile 32 Ordnungsamt.xlsx", "Anteile 50 Sozialamt.xlsx"]
    book = openpyxl.load_workbook(files[0])
    assert book.sheetnames == ["Erläuterung", "Anteile", "Aufgaben", "Bogen"] and book["Bogen"].sheet_state == "hidden"
    formulas = {cell.column for page in book for row in page for cell in row if cell.data_type == "f"}
    assert formulas == {8}
    posts = {row[0].value for row in book["Anteile"].iter_rows(min_row=HEAD_ROW + 2)}
    assert posts == {"0101", "0102", "0103", "0104"}


def test_only_the_answers_can_be_changed_and_tasks_are_chosen_from_the_list(plan: Plan, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(single(plan, tmp_path))
    page = book["Anteile"]
    assert all(book[name].protection.sheet for name in book.sheetnames)
    line = first_line(page, "0102")
    assert [page.cell(line, column).protection.locked for column in range(1, 10)] == [True] * 3 + [False] * 4 + [
        True,
        False,
    ]
    kinds = {each.type: each for each in page.data_validations.dataValidation}
    assert kinds["list"].formula1 == "'Aufgaben'!$A$2:$A$5" and kinds["decimal"].formula2 == "1"
    assert [page.cell(line, column).value for column in (4, 5, 6, 7)] == ["[T1] Aufenthaltsrecht", 0.5, 0.25, 0.75]


@pytest.mark.parametrize("language", [GERMAN, ENGLISH])
def test_a_form_that_comes_back_unchanged_confirms_what_a_rule_had_filled_in(
    plan: Plan, tmp_path: Path, language: Language
) -> None:
    answers = read(plan, single(plan, tmp_path, language)).answers
    assert {each.kind for each in differences(plan.baseline, answers)} == {Kind.CONFIRMED}
    after = taken_over(plan.baseline, answers)
    own = after.assignments[A]
    assert [(each.share, each.illustrative) for each in own] == [(5_000, False), (2_500, False)]
    assert share_range(own[0]) == ShareRange(2_500, 7_500)
    assert not differences(after, answers) and taken_over(after, answers) is after


def test_answers_are_new_changed_or_gone_and_what_a_form_leaves_out_can_stay(plan: Plan, tmp_path: Path) -> None:
    cells = {
        ("0102", 0, 5): 0.25,
        ("0102", 0, 6): None,
        ("0102", 0, 7): 0.5,
        ("0102", 1, 5): None,
        ("0102", 2, 4): "[T3] Integration koordinieren",
        ("0102", 2, 5): "12,5 %",
        ("0102", 2, 9): "seit Mai",
    }
    forms = read(plan, filled(single(plan, tmp_path), cells))
    found = {(each.task, each.kind) for each in differences(plan.baseline, forms.answers) if each.position == A}
    assert found == {("T1", Kind.CHANGED), ("T2", Kind.GONE), ("T3", Kind.NEW)}
    assert len(forms.remarks) == 1 and forms.remarks[0].endswith("0102: seit Mai")
    after = taken_over(plan.baseline, forms.answers)
    assert [(each.task, each.share) for each in after.assignments[A]] == [("T1", 2_500), ("T3", 1_250)]
    assert share_range(after.assignments[A][0]) == ShareRange(2_500, 5_000)
    kept = taken_over(plan.baseline, forms.answers, keep_gone=True)
    assert [each.task for each in kept.assignments[A]] == ["T1", "T2", "T3"]
    assert after.assignments[PositionId("0202")] is plan.baseline.assignments[PositionId("0202")], "was not asked"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({("0102", 1, 5): 0.6}, "Die Anteile ergeben 110 %"),
        ({("0102", 0, 5): "viel"}, "„viel“ ist keine Zahl"),
        ({("0102", 0, 5): 1.5}, "Zeile 9, Spalte „Anteil“"),
        ({("0102", 0, 5): -0.5}, "negativ"),
        ({("0102", 0, 4): "Kaffee kochen"}, "Aufgabe Kaffee kochen gibt es nicht"),
        ({("0102", 2, 5): 0.1}, "aber keine Aufgabe"),
        ({("0102", 0, 7): 0.3}, "enthält den Anteil 50 % nicht"),
        ({("0102", 0, 5): None}, "Diese Angabe fehlt"),
        ({("0102", 2, 4): "T1", ("0102", 2, 5): 0.1}, "steht bei der Stelle 0102 schon"),
        ({("0102", 0, 1): "9999"}, "Die Stelle 9999 gibt es nicht"),
        ({("0102", 0, 1): None}, "aber keine Stelle"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place_and_nothing_is_taken_over(
    plan: Plan, tmp_path: Path, cells: dict[tuple[str, int, int], Any], told: str
) -> None:
    text = problems(plan, filled(single(plan, tmp_path), cells))
    assert told in text and "Blatt „Anteile“" in text, text


def test_a_post_in_two_forms_and_files_that_are_no_forms_are_refused_together(plan: Plan, tmp_path: Path) -> None:
    one = single(plan, tmp_path)
    again = one.with_name("kopie.xlsx")
    again.write_bytes(one.read_bytes())
    other, junk = tmp_path / "andere.xlsx", tmp_path / "kaputt.xlsx"
    openpyxl.Workbook().save(other)
    junk.write_bytes(b"PK\x03\x04 kaputt")
    text = problems(plan, one, again, other, junk, tmp_path / "fehlt.xlsx")
    assert "Die Stelle 0101 steht auch in einem anderen Bogen" in text
    assert "andere.xlsx: Das ist kein Erhebungsbogen" in text and "kaputt.xlsx: " in text and "fehlt.xlsx: " in text


def test_a_form_of_another_version_or_with_moved_columns_is_refused(plan: Plan, tmp_path: Path) -> None:
    path = single(plan, tmp_path)
    book = openpyxl.load_workbook(path)
    book["Anteile"].cell(HEAD_ROW + 1, 5).value = "Prozent"
    book.save(path)
    assert "„Anteil“ steht nicht mehr an ihrem Platz" in problems(plan, path)
    book["Bogen"]["B2"].value = "9"
    book.save(path)
    assert "Fassung 9" in problems(plan, path)


def test_a_task_is_found_by_label_by_id_and_when_its_name_has_changed(plan: Plan) -> None:
    labels = TaskLabels(plan.baseline)
    assert labels.task(" [T1] Aufenthaltsrecht ") == labels.task("T1") == labels.task("[T1] Alter Name") == "T1"
    assert labels.task("[X] nichts") is None and labels.task("") is None
    assert task_label(Task(TaskId("=1"), "+x")).startswith("[") and len(task_label(Task(TaskId("a"), "x" * 999))) < 256


def test_answers_that_break_a_law_of_the_model_are_refused_as_a_whole(plan: Plan) -> None:
    too_much = (Assignment(B, TaskId("T1"), 6_000), Assignment(B, TaskId("T2"), 6_000))
    with pytest.raises(SharesAboveOne):
        taken_over(plan.baseline, {B: too_much})
    with pytest.raises(UnknownTask):
        taken_over(plan.baseline, {B: (Assignment(B, TaskId("X"), 1),)})


def test_forms_that_were_given_up_leave_nothing_behind(plan: Plan, tmp_path: Path) -> None:
    def give_up(_done: int, _of: int) -> None:
        raise Cancelled

    for single_form, target in ((True, tmp_path / "a.xlsx"), (False, tmp_path / "bögen")):
        with pytest.raises(Cancelled):
            write_share_forms(plan, OFFICES, target, GERMAN, give_up, single=single_form)
    assert list(tmp_path.iterdir()) == []

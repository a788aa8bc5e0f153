"""The columns „Anteil von“ and „Anteil bis“: read, checked, written back; files without them are as before."""

from dataclasses import replace
from pathlib import Path

import pytest

from integration_office.domain.identity import PositionId
from integration_office.domain.plan import Plan
from integration_office.domain.share_range import ShareRange, share_range, with_range
from integration_office.exchange.findings import ImportRefused
from integration_office.exchange.source import read_source
from integration_office.exchange.workbook import write_workbook
from integration_office.persistence.document import create, open_plan
from integration_office.wording.language import Language
from tests.ui.town import REFERENCE, town

A = PositionId("0102")


@pytest.fixture
def plan() -> Plan:
    base = town().baseline
    first, second = base.assignments[A]
    own = (replace(with_range(first, ShareRange(2_500, 6_250)), extra=(("Quelle", "Umfrage"), *_ends(first))), second)
    return replace(town(), baseline=base.with_assignments(A, own))


def _ends(assignment: object) -> tuple[tuple[str, str], ...]:
    return with_range(assignment, ShareRange(2_500, 6_250)).extra  # type: ignore[arg-type]


@pytest.mark.parametrize("language", [Language.german(), Language.english()])
@pytest.mark.parametrize("name", ["plan.xlsx", "plan.ods", "csv"])
def test_ranges_come_back_from_every_format(plan: Plan, tmp_path: Path, name: str, language: Language) -> None:
    write_workbook(plan, tmp_path / name, language)
    read = read_source(tmp_path / name, REFERENCE.catalogue).plan.baseline.assignments[A]
    assert read == plan.baseline.assignments[A]
    assert share_range(read[0]) == ShareRange(2_500, 6_250) and share_range(read[1]) is None


def test_ranges_stay_in_the_plan_file(plan: Plan, tmp_path: Path) -> None:
    create(tmp_path / "a.orgplan", plan).close()
    document = open_plan(tmp_path / "a.orgplan")
    assert document.plan.baseline.assignments[A] == plan.baseline.assignments[A]
    document.close()


def test_one_end_is_enough_and_a_range_beside_its_share_is_refused_with_its_place(plan: Plan, tmp_path: Path) -> None:
    write_workbook(plan, tmp_path / "csv", Language.german())
    sheet = tmp_path / "csv" / "Zuordnungen.csv"
    text = sheet.read_text("utf-8-sig")
    sheet.write_text(text.replace(";0,25;0,6250;", ";;0,6250;"), "utf-8")
    read = read_source(tmp_path / "csv", REFERENCE.catalogue).plan.baseline.assignments[A]
    assert share_range(read[0]) == ShareRange(5_000, 6_250)
    sheet.write_text(text.replace(";0,25;0,6250;", ";0,6;0,7;"), "utf-8")
    with pytest.raises(ImportRefused) as refused:
        read_source(tmp_path / "csv", REFERENCE.catalogue)
    told = refused.value.text(Language.german())
    assert "Zuordnungen.csv" in told and "„Anteil von“" in told and "enthält den Anteil 50 % nicht" in told

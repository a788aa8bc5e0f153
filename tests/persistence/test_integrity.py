"""`check`: everything that is wrong with a plan file, and nothing changed."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from integration_office.application.ports import StoreError, StoreProblem
from integration_office.domain.changes import MoveUnit
from integration_office.domain.errors import CyclicUnits, SharesAboveOne, UnknownDuty, UnknownUnit
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import BrokenMeasure, Measure, Scenario
from integration_office.domain.task import Assignment, Duty, Task
from integration_office.persistence.document import create, integrity
from integration_office.wording.findings import BrokenInScenario
from tests.persistence.sameness import contents


def test_a_sound_file_has_no_findings(file: Path) -> None:
    before = contents(file.parent)
    assert integrity(file) == ()
    assert contents(file.parent) == before


def test_measures_that_do_not_apply_are_named_by_scenario(tmp_path: Path, plan: Plan) -> None:
    lost = Measure(MoveUnit("weg", "002"))
    broken = plan.with_scenario(Scenario("alt", (lost,)))
    create(tmp_path / "a.orgplan", broken).close()
    expected = BrokenInScenario("alt", BrokenMeasure(0, lost, UnknownUnit("weg")))
    assert integrity(tmp_path / "a.orgplan") == (expected,)


def test_broken_laws_of_the_baseline_are_named(tmp_path: Path, plan: Plan) -> None:
    state = plan.baseline
    post = next(iter(state.positions))
    one, other = list(state.tasks)[:2]
    above = (Assignment(post, one, 6_000), Assignment(post, other, 6_000))
    wrong = replace(plan, baseline=state.with_assignments(post, above))
    create(tmp_path / "a.orgplan", wrong).close()
    assert integrity(tmp_path / "a.orgplan") == (SharesAboveOne(post, 12_000),)


def test_a_circle_of_units_is_named_and_nothing_replayed_on_it(tmp_path: Path, plan: Plan) -> None:
    one, other = plan.baseline.unit("029"), plan.baseline.unit("030")
    circle = plan.baseline.with_units([replace(one, parent="030"), replace(other, parent="029")])
    create(tmp_path / "a.orgplan", replace(plan, baseline=circle)).close()
    assert CyclicUnits(("029", "030")) in integrity(tmp_path / "a.orgplan")


def test_duties_are_checked_against_a_catalogue_if_there_is_one(tmp_path: Path) -> None:
    task = Task("T1", "Beratung", ("T21-99",))
    odd = Plan(baseline=Organisation(tasks=frozen({task.id: task})))
    create(tmp_path / "a.orgplan", odd).close()
    assert integrity(tmp_path / "a.orgplan") == ()
    assert integrity(tmp_path / "a.orgplan", {"T21-16"}) == (UnknownDuty("T21-99"),)
    create(tmp_path / "b.orgplan", replace(odd, duties=frozen({"T21-99": Duty("T21-99")}))).close()
    assert integrity(tmp_path / "b.orgplan", {"T21-16"}) == ()


def test_references_and_indexes_are_checked_too(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("CREATE TABLE fremd (unit TEXT REFERENCES unit (id))")
        database.execute("INSERT INTO fremd VALUES ('nirgends')")
    (finding,) = integrity(file)
    assert isinstance(finding, StoreError)
    assert finding.problem is StoreProblem.DAMAGED

"""What goes into a plan file comes out of it, exactly, whatever way it went in."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.domain.budget import BudgetLine
from integration_office.domain.cities import City
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import Assumption, AssumptionTerms
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Lapse, LapsingPosition, Position, Regrade, Terms
from integration_office.domain.revenue import Estimate, Revenue
from integration_office.domain.scenario import Measure, Scenario
from integration_office.domain.task import Assignment, Duty, Task
from integration_office.domain.unit import Unit
from integration_office.persistence.document import create, integrity, open_plan, read_plan
from integration_office.persistence.sections import key_length
from integration_office.persistence.shelves import SHELVES
from integration_office.persistence.tables import metadata, tables_of_the_plan
from tests.persistence.sameness import assert_same
from tests.strategies import plans

FIELDS: dict[type, str] = {
    Plan: "info baseline scenarios duties weights active texts cities",
    PlanInfo: "title city base_year edition source_note illustrative_note extra",
    Organisation: "units positions tasks assignments budget grants assumptions lapsing revenues",
    Unit: "id name kind parent grant grant_earlier extra",
    Position: "id unit title terms competences is_head lapse regrade_on_vacancy vacant_from grant grant_earlier "
    "begins earlier illustrative extra",
    Terms: "grade step fte_planned fte_filled fit",
    Lapse: "until",
    Regrade: "grade since",
    LapsingPosition: "position until until_dated",
    Task: "id name duties demand_fte cases minutes competences intended intended_reason conflicts illustrative extra",
    Assignment: "position task share illustrative extra",
    BudgetLine: "unit product line year amount extra",
    Grant: "id norm rate cap_per_fte cap_total end conditions in_budget illustrative extra flat",
    GrantTerms: "current earlier",
    Revenue: "id name unit line product persons rate quarters since until in_budget source verified extra",
    Estimate: "value low high",
    Assumption: "key value unit source verified low high extra",
    AssumptionTerms: "current earlier",
    Duty: "id act edition norm title description addressee nature binding group applies_to valid_from valid_to "
    "competences verified sources",
    City: "name own_office office since posts posts_date inhabitants inhabitants_date concept monitoring note source "
    "source_date verified extra",
    Scenario: "name measures status is_archived origin",
    Measure: "change effective reason enabled",
}


@pytest.mark.parametrize("value", FIELDS, ids=lambda value: value.__name__)
def test_the_tables_know_every_field(value: Any) -> None:
    """Whoever adds a field adds a column, a revision, its cell in rows.py and its name here."""
    assert [field.name for field in fields(value)] == FIELDS[value].split()


def test_a_reader_knows_every_table_as_the_schema_has_it() -> None:
    """Whoever changes `tables` changes `shelves`: the cells of a row, and the order of the rows."""
    known = {table.name: table for table in (*tables_of_the_plan(metadata), metadata.tables["seal"])}
    assert SHELVES.keys() == known.keys()
    for name, shelf in SHELVES.items():
        columns = [column.name for column in known[name].columns if column.name != "ordinal"]
        assert list(shelf.columns) == columns
        assert list(shelf.order) == [column.name for column in known[name].primary_key]


def test_reading_does_without_sqlalchemy(tmp_path: Path) -> None:
    create(tmp_path / "a.orgplan", Plan()).close()
    code = (
        "import sys; from pathlib import Path; from integration_office.persistence.document import open_plan\n"
        "open_plan(Path(sys.argv[1])).close(); assert 'sqlalchemy' not in sys.modules"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a.orgplan")]
    assert subprocess.run(command, check=False, cwd=Path(__file__).parents[2]).returncode == 0


@given(plans())
@settings(max_examples=15)
def test_a_plan_comes_back_as_it_was(plan: Plan) -> None:
    with folder() as place:
        create(place / "a.orgplan", plan).close()
        assert_same(read_plan(place / "a.orgplan"), plan)


@given(plans(), st.lists(plans(), min_size=1, max_size=3))
@settings(max_examples=10)
def test_whatever_is_recorded_is_what_is_there(first: Plan, states: list[Plan]) -> None:
    with folder() as place:
        path = place / "a.orgplan"
        with create(path, first) as file:
            for before, after in zip([first, *states], states, strict=False):
                file.record(before, after, "Versuch")
                assert file.plan is after
                assert_same(read_plan(path), after)
        assert not [each for each in integrity(path) if "StoreError" in type(each).__name__]


@given(plans(), st.data())
@settings(max_examples=10)
def test_another_order_is_kept_too(plan: Plan, data: st.DataObject) -> None:
    after = reordered(plan, data)
    with folder() as place:
        path = place / "a.orgplan"
        with create(path, plan) as file:
            file.record(plan, after, "Umordnen")
            assert_same(read_plan(path), after)
            file.record(after, plan, "Rückgängig")
        assert_same(read_plan(path), plan)


def test_a_city_comes_back_as_it_was(file: Path, plan: Plan) -> None:
    assert_same(read_plan(file), plan)
    with open_plan(file) as opened:
        assert_same(opened.plan, plan)
        assert opened.path == file


def test_an_empty_plan_is_a_plan(tmp_path: Path) -> None:
    create(tmp_path / "leer.orgplan", Plan()).close()
    assert_same(read_plan(tmp_path / "leer.orgplan"), Plan())


@pytest.mark.parametrize("table", tables_of_the_plan(metadata), ids=lambda table: table.name)
def test_a_row_begins_with_its_key(table: Any) -> None:
    own = [column for column in table.columns if column.name != "ordinal"]
    key = own[: key_length(table)]
    assert all(column.unique or column.primary_key for column in key)
    assert not any(column.unique or column.primary_key for column in own[len(key) :])


def reordered(plan: Plan, data: st.DataObject) -> Plan:
    """The same things in another order: most in place, some elsewhere."""

    def shuffled(mapping: Mapping[Any, Any]) -> Mapping[Any, Any]:
        return frozen({key: mapping[key] for key in data.draw(st.permutations([*mapping]))})

    state = plan.baseline
    baseline = replace(
        state,
        units=shuffled(state.units),
        positions=shuffled(state.positions),
        assignments=shuffled(state.assignments),
        tasks=shuffled(state.tasks),
        budget=tuple(data.draw(st.permutations(state.budget))),
    )
    return replace(
        plan,
        baseline=baseline,
        scenarios=shuffled(plan.scenarios),
        weights=shuffled(plan.weights),
        texts=shuffled(plan.texts),
    )


@contextmanager
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)

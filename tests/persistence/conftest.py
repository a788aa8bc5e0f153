"""Plans and folders for the tests of the plan file."""

from dataclasses import replace
from pathlib import Path

import pytest

from integration_office.application.synthetic_city import synthetic_city
from integration_office.domain.changes import MoveUnit
from integration_office.domain.identity import UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario
from integration_office.persistence.document import create


@pytest.fixture(scope="session")
def plan() -> Plan:
    """A small city with two scenarios."""
    city = synthetic_city(120, 30, 20, 200, seed=3)
    measure = Measure(MoveUnit(UnitId("029"), UnitId("002")), reason="Näher an der Aufgabe")
    with_null = city.with_scenario(Scenario("Nullvariante"))
    both = with_null.with_scenario(Scenario("groß", (measure,)))
    return replace(both, active="groß", texts=frozen({"file_number": "V/1/2026", "reasons@groß": "Weil; und „so“."}))


@pytest.fixture
def file(tmp_path: Path, plan: Plan) -> Path:
    """A closed plan file that holds `plan`."""
    path = tmp_path / "Köln 2026.orgplan"
    create(path, plan).close()
    return path

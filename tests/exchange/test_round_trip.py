"""What is written is read back as it was, to the last digit, sign and blank."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.exchange.source import read_source
from integration_office.exchange.workbook import write_workbook
from integration_office.wording.language import Language
from tests.exchange.plans import plans
from tests.exchange.sources import CATALOGUE, FORMATS, town, write_source

TARGETS = ("plan.xlsx", "plan.ods", "plan")
LANGUAGES = (Language.german(), Language.english())
MAPPINGS = ("units", "positions", "tasks", "assignments", "grants", "assumptions")


def there_and_back(plan: Plan, target: str, language: Language) -> Plan:
    with TemporaryDirectory() as folder:
        path = Path(folder) / target
        write_workbook(plan, path, language)
        return read_source(path, CATALOGUE).plan


def orders(plan: Plan) -> list[list[str]]:
    mappings = [getattr(plan.baseline, name) for name in MAPPINGS]
    return [list(each) for each in (*mappings, plan.scenarios, plan.duties, plan.weights)]


@pytest.mark.parametrize("target", TARGETS)
@settings(deadline=None, max_examples=10, suppress_health_check=list(HealthCheck))
@given(plan=plans(), language=st.sampled_from(LANGUAGES))
def test_any_plan_survives(target: str, language: Language, plan: Plan) -> None:
    back = there_and_back(plan, target, language)
    assert back == plan
    assert orders(back) == orders(plan)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("target", TARGETS)
def test_a_town_survives_from_every_format_to_every_other(tmp_path: Path, kind: str, target: str) -> None:
    plan = read_source(write_source(tmp_path, town(), kind), CATALOGUE).plan
    assert there_and_back(plan, target, LANGUAGES[0]) == plan


@pytest.mark.parametrize("target", TARGETS)
def test_the_grade_is_written_as_the_city_writes_it(tmp_path: Path, target: str) -> None:
    plan = read_source(write_source(tmp_path, town(), "xlsx"), CATALOGUE).plan
    grades = [
        each.grade and each.grade.text
        for each in there_and_back(plan, target, LANGUAGES[1]).baseline.positions.values()
    ]
    assert grades == ["A 15", "S 12", "EG 9b"]


@pytest.mark.parametrize("target", TARGETS)
def test_an_empty_plan_with_one_unit(tmp_path: Path, target: str) -> None:
    whole = read_source(write_source(tmp_path, town(), "xlsx"), CATALOGUE).plan
    units = {id: replace(unit, grant=None) for id, unit in whole.baseline.units.items()}
    plan = Plan(baseline=Organisation(units=units))
    assert there_and_back(plan, target, LANGUAGES[0]) == plan

"""HR's request as JSON and the answer."""

import json
from decimal import Decimal
from typing import Any

import pytest

from integration_office.analysis.evaluation import Evaluation
from integration_office.application.record import BadRecord
from integration_office.application.staffing_json import staffing_answer
from integration_office.domain.errors import DomainError, NotADate, NotAGrade
from integration_office.exchange.parameters import load_reference
from tests.analysis.town import five_posts, frame


@pytest.fixture(scope="module")
def town() -> Evaluation:
    plan = five_posts()
    return Evaluation.of(plan.baseline, frame(plan, load_reference()))


def asked(**more: Any) -> Any:
    return {
        "units": ["32"],
        "years": "2026-2028",
        "name": "wie heute",
        "options": [{"name": "weniger", "parts": [{"grade": "E11", "fte": Decimal("1.5"), "competences": ["K2"]}]}],
        "vacancies": [{"position": "0104", "from": "2027-01-01", "months": 6}],
        **more,
    }


def test_everything_stands_side_by_side(town: Evaluation) -> None:
    answer = staffing_answer(asked(), town)
    assert json.loads(json.dumps(answer)) == answer
    assert answer["current"]["name"] == "wie heute" and answer["current"]["fte"] == 1.75
    (option,) = answer["options"]
    assert option["posts"] == [{"grade": "E11", "fte": 1.0}, {"grade": "E11", "fte": 0.5}]
    assert [year["year"] for year in option["years"]] == answer["years"] == [2026, 2027, 2028]
    assert option["coverage"] == 1.0 and [need["task"] for need in answer["needs"]] == ["T1", "T2", "T3"]
    assert answer["needs"][2]["open_demand"] is None
    assert answer["vacancies"][1]["saving"] > 0 and answer["vacancies"][1]["vacant_fte"] == 0.375


def test_posts_without_a_pay_table_are_named_with_their_fte(town: Evaluation) -> None:
    answer = staffing_answer({"positions": ["0105"]}, town)
    assert answer["current"]["years"] == [
        {
            "year": 2026,
            "full_cost": 0.0,
            "budget_cost": 0.0,
            "expected_unspent": 0.0,
            "unpriced_fte": 1.0,
            "verified": answer["current"]["years"][0]["verified"],
        }
    ]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"years": "2031-2026"}, BadRecord("years", "years", "2031-2026")),
        ({"years": "1990-2090"}, BadRecord("years", "years", "1990-2090")),
        ({"optoins": []}, BadRecord("optoins", "unknown")),
        ({"options": [{"name": "x", "parts": [{"grade": "E11"}]}]}, BadRecord("fte", "missing")),
        ({"options": [{"name": "x", "parts": [{"grade": "Q1", "fte": 1}]}]}, NotAGrade("Q1")),
        ({"vacancies": [{"position": "0104", "from": "bald", "months": 6}]}, NotADate("bald")),
        ({"vacancies": [{"position": "0104", "from": "2027-01-01"}]}, BadRecord("months", "missing")),
    ],
)
def test_what_is_missing_or_misspelt_is_named(town: Evaluation, wrong: Any, error: DomainError) -> None:
    with pytest.raises(type(error)) as refused:
        staffing_answer(asked(**wrong), town)
    assert refused.value == error

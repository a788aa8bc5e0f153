"""The texts of a paper: kept with the plan or with a scenario, missed where nobody wrote them."""

from hypothesis import given
from hypothesis import strategies as st

from integration_office.domain.paper_texts import (
    OF_THE_PLAN,
    OPTIONAL,
    TEMPLATES,
    TextField,
    missing_fields,
    read_key,
    text_fields,
    text_key,
)
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Scenario

PLAN = Plan().with_scenario(Scenario("A")).with_scenario(Scenario("B"))
FIELDS = st.sampled_from(TextField)


@given(FIELDS, st.text())
def test_a_key_says_its_field_and_scenario(field: TextField, scenario: str) -> None:
    known = (field, None if field in OF_THE_PLAN else scenario)
    assert read_key(text_key(field, scenario)) == known


def test_what_is_no_key_is_none() -> None:
    assert [read_key(key) for key in ("", "weather", "reasons", "body@A")] == [None] * 4


def test_reasons_belong_to_a_scenario_and_the_body_to_the_plan() -> None:
    plan = PLAN.with_text(TextField.REASONS, "A", "Weil.").with_text(TextField.BODY, "A", "Rat")
    assert [plan.text(TextField.REASONS, name) for name in "AB"] == ["Weil.", ""]
    assert [plan.text(TextField.BODY, name) for name in "AB"] == ["Rat", "Rat"]


def test_an_empty_text_is_none() -> None:
    plan = PLAN.with_text(TextField.REASONS, "A", "Weil.")
    assert plan.with_text(TextField.REASONS, "A", " \n") == PLAN


@given(st.sets(FIELDS))
def test_what_is_written_is_not_missing(written: set[TextField]) -> None:
    plan = PLAN
    for field in written:
        plan = plan.with_text(field, "A", "Text")
    for template in TEMPLATES:
        expected = [each for each in text_fields(template) if each not in written | OPTIONAL]
        assert list(missing_fields(plan.texts, template, "A")) == expected


def test_texts_follow_their_scenario() -> None:
    plan = PLAN.with_text(TextField.AIM, "A", "eins").with_text(TextField.AIM, "B", "zwei")
    renamed = plan.renamed_scenario("A", "C")
    assert [renamed.text(TextField.AIM, name) for name in "ABC"] == ["", "zwei", "eins"]
    assert renamed.without_scenario("C").texts == {"aim@B": "zwei"}

"""The organisation as a tree, the plan with its scenarios, and the laws of both."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from integration_office.domain.changes import Assign, MoveUnit, RenameUnit
from integration_office.domain.errors import (
    CyclicUnits,
    DomainError,
    EmptyName,
    NegativeDemand,
    NegativeFte,
    NoMoneyOut,
    ScenarioExists,
    SharesAboveOne,
    UnitIntoItself,
    UnknownDuty,
    UnknownGrant,
    UnknownPosition,
    UnknownScenario,
    UnknownTask,
    UnknownUnit,
)
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import unused_id
from integration_office.domain.laws import broken_laws, cycle_in
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import BrokenMeasure, Measure, Scenario, applied, project
from integration_office.domain.task import Assignment, Task
from integration_office.domain.unit import UnitKind
from tests.domain.town import post, town, unit
from tests.strategies import organisations


class Everything:
    def __contains__(self, _: object) -> bool:
        return True


def test_the_office_of_a_unit_is_the_last_below_a_directorate() -> None:
    offices = {each: town().office(each) for each in town().units}
    assert offices == {
        **{"0": "0", "I": "I", "V": "V"},
        **{"32": "32", "32.4": "32", "50": "50", "501": "50", "5011": "50", "16": "16"},
    }


def test_the_tree_is_walked_parents_first_in_the_order_of_the_units() -> None:
    assert town().preorder == ("0", "I", "32", "32.4", "V", "50", "501", "5011", "16")
    assert list(town().subtree("50")) == ["50", "501", "5011"]
    assert town().staff["32.4"] == ("0101", "0102")
    assert "V" not in town().staff


def test_below_means_below_or_the_same() -> None:
    assert town().is_same_or_below("5011", "50")
    assert town().is_same_or_below("50", "50")
    assert not town().is_same_or_below("50", "5011")


def test_mappings_cannot_be_written_to() -> None:
    with pytest.raises(TypeError):
        town().units["neu"] = unit("neu", "0", UnitKind.OFFICE)  # type: ignore[index]


def test_what_is_not_there_is_refused_by_name() -> None:
    for ask, error in (
        (town().unit, UnknownUnit("99")),
        (town().position, UnknownPosition("99")),
        (town().task, UnknownTask("99")),
        (town().grant, UnknownGrant("99")),
    ):
        with pytest.raises(type(error)) as refusal:
            ask("99")
        assert refusal.value == error


def test_ids_that_are_free() -> None:
    assert unused_id("56", {"50"}) == "56"
    assert unused_id("56", {"56", "56-2"}) == "56-3"


# Laws


@given(organisations())
@settings(max_examples=30)
def test_a_lawful_organisation_breaks_no_law(state: Organisation) -> None:
    assert list(broken_laws(state, Everything())) == []


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        (town().with_units([unit("x", "99", UnitKind.OFFICE)]), [UnknownUnit("99")]),
        (town().with_units([unit("x", "50", UnitKind.OFFICE, grant="XX")]), [UnknownGrant("XX")]),
        (town().with_units([unit("50", "5011", UnitKind.OFFICE)]), [CyclicUnits(("50", "5011", "501"))]),
        (town().with_positions([post("x", "99")]), [UnknownUnit("99")]),
        (town().with_positions([post("x", "50", -5)]), [NegativeFte("x", -5)]),
        (town().with_positions([post("x", "50", grant="XX")]), [UnknownGrant("XX")]),
        (town().with_task(Task("T3", duties=("T21-99",))), [UnknownDuty("T21-99")]),
        (town().with_task(Task("T3", conflicts=("T9",))), [UnknownTask("T9")]),
        (town().with_task(Task("T3", cases=Decimal(-1))), [NegativeDemand("T3")]),
        (town().with_assignments("99", (Assignment("99", "T1", 1),)), [UnknownPosition("99")]),
        (town().with_assignments("0102", (Assignment("0102", "T9", 1),)), [UnknownTask("T9")]),
        (
            town().with_assignments("0102", (Assignment("0102", "T1", 9_000), Assignment("0102", "T2", 1_001))),
            [SharesAboveOne("0102", 10_001)],
        ),
        (town().with_grant("KI", GrantTerms(Grant("KI", rate=Decimal(2)))), [NoMoneyOut("KI")]),
        (replace(town(), budget=(replace(town().budget[0], unit="99"),)), [UnknownUnit("99")]),
    ],
)
def test_each_broken_law_is_named(wrong: Organisation, errors: list[DomainError]) -> None:
    assert list(broken_laws(wrong, frozenset())) == errors


def test_a_circle_is_found_in_a_chain_of_any_length() -> None:
    chain: dict[str, str | None] = {f"{n}": f"{n + 1}" for n in range(100_000)}
    assert cycle_in(chain) == ()
    chain["100000"] = "99998"
    assert cycle_in(chain) == ("99998", "99999", "100000")
    assert cycle_in({"a": "a"}) == ("a",)


# Scenarios


def test_projecting_skips_what_is_off_and_names_what_no_longer_applies() -> None:
    into_itself = Measure(MoveUnit("50", "501"))
    measures = (
        Measure(RenameUnit("50", "Neu"), enabled=False),
        into_itself,
        Measure(MoveUnit("501", "32")),
    )
    found = project(town(), measures)
    assert found.organisation.unit("50").name == "Einheit 50"
    assert found.organisation.office("501") == "32"
    assert found.broken == (BrokenMeasure(1, into_itself, UnitIntoItself("50", "501")),)


def test_applying_is_all_or_nothing() -> None:
    with pytest.raises(UnknownTask):
        applied(town(), (Measure(MoveUnit("501", "32")), Measure(Assign("0101", "T9", 1))))
    assert applied(town(), (Measure(Assign("0101", "T9", 1), enabled=False),)) == town()


def test_scenarios_keep_their_place_and_their_names_apart() -> None:
    plan = Plan().with_new_scenario(Scenario("klein")).with_new_scenario(Scenario("groß")).with_active("klein")
    renamed = plan.renamed_scenario("klein", "mittel")
    assert (list(renamed.scenarios), renamed.active) == (["mittel", "groß"], "mittel")
    assert renamed.scenario("mittel").name == "mittel"
    assert renamed.without_scenario("mittel").active is None
    assert renamed.without_scenario("groß").active == "mittel"
    assert renamed.renamed_scenario("mittel", "mittel") == renamed
    assert plan.measures_of(None) == () == plan.measures_of("klein")


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda plan: plan.with_new_scenario(Scenario("klein")), ScenarioExists("klein")),
        (lambda plan: plan.with_scenario(Scenario(" ")), EmptyName("")),
        (lambda plan: plan.renamed_scenario("klein", "groß"), ScenarioExists("groß")),
        (lambda plan: plan.renamed_scenario("klein", ""), EmptyName("")),
        (lambda plan: plan.renamed_scenario("weg", "neu"), UnknownScenario("weg")),
        (lambda plan: plan.without_scenario("weg"), UnknownScenario("weg")),
        (lambda plan: plan.with_active("weg"), UnknownScenario("weg")),
    ],
)
def test_scenarios_that_cannot_be(act: Callable[[Plan], Plan], error: DomainError) -> None:
    plan = Plan().with_new_scenario(Scenario("klein")).with_new_scenario(Scenario("groß"))
    with pytest.raises(type(error)) as refusal:
        act(plan)
    assert refusal.value == error

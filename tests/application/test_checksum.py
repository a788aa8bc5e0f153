"""The checksum of a plan: the same for the same state, another for any other."""

from dataclasses import replace
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.application.checksum import plan_checksum
from integration_office.domain.identity import UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.paper_texts import TextField
from integration_office.domain.parameters import Assumption, AssumptionTerms
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Scenario
from integration_office.domain.unit import Unit, UnitKind
from tests.strategies import names, plans


def shuffled(plan: Plan, random: Random) -> Plan:
    """The same values, entered in another order."""
    base = plan.baseline
    mappings = ("units", "positions", "tasks", "grants", "assumptions", "lapsing")
    mixed = {name: mixed_mapping(getattr(base, name), random) for name in mappings}
    assignments = {key: tuple(mixed_list(own, random)) for key, own in base.assignments.items()}
    baseline = replace(
        base,
        **mixed,
        assignments=mixed_mapping(assignments, random),
        budget=tuple(mixed_list(base.budget, random)),
    )
    parts = {name: mixed_mapping(getattr(plan, name), random) for name in ("scenarios", "duties", "weights", "texts")}
    return replace(plan, baseline=baseline, **parts)


def mixed_list(values, random: Random) -> list:  # type: ignore[no-untyped-def, type-arg]
    return random.sample(list(values), len(values))


def mixed_mapping(values, random: Random):  # type: ignore[no-untyped-def]
    return frozen(dict(mixed_list(values.items(), random)))


@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_edits_does_not_matter(plan: Plan, random: Random) -> None:
    assert plan_checksum(shuffled(plan, random)) == plan_checksum(plan)


@given(plans(), names)
@settings(max_examples=15)
def test_every_edit_shows(plan: Plan, text: str) -> None:
    before = plan_checksum(plan)
    texted = plan.with_text(TextField.REASONS, "A", text)
    titled = replace(plan, info=replace(plan.info, title=plan.info.title + "x"))
    assert plan_checksum(titled) != before
    assert (plan_checksum(texted) == before) == (texted == plan)


def test_an_undone_edit_leaves_nothing_behind() -> None:
    plan = Plan().with_scenario(Scenario("A"))
    there_and_back = plan.with_scenario(Scenario("B")).without_scenario("B")
    assert plan_checksum(there_and_back) == plan_checksum(plan)


def test_what_is_on_the_desk_does_not_count() -> None:
    plan = Plan().with_scenario(Scenario("A"))
    assert plan_checksum(plan.with_active("A")) == plan_checksum(plan)


def test_numbers_count_by_their_value() -> None:
    def with_rate(text: str) -> Plan:
        terms = AssumptionTerms(Assumption("discount", Decimal(text)))
        return Plan(baseline=Organisation().with_assumption("discount", terms))

    assert plan_checksum(with_rate("0.030")) == plan_checksum(with_rate("0.03"))
    assert plan_checksum(with_rate("0.031")) != plan_checksum(with_rate("0.03"))


def test_it_stays_what_it_was() -> None:
    """A paper of an older version must still be recognised."""
    unit = Unit(UnitId("1"), "Amt", UnitKind.OFFICE)
    plan = Plan(baseline=Organisation(units=frozen({unit.id: unit})), texts=frozen({"reasons@A": "Weil"}))
    assert plan_checksum(plan) == "20696635aafed5219238603405c2789c0b544469f23a69a3a83f469b6f9734df"
    assert plan_checksum(Plan()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

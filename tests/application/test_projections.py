"""What lists of measures lead to: each followed once, and from a known list where they begin with that."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.application.long_steps import MANY, many_measures_differ
from integration_office.application.projections import Projections
from integration_office.domain.changes import MoveUnit, SetDemand
from integration_office.domain.scenario import Measure, Scenario, project
from tests.ui.town import town

STATE = town().baseline
CHANGES = (
    MoveUnit("32.4", "56"),
    MoveUnit("50.2", "56"),
    MoveUnit("77", "56"),
    MoveUnit("32.4", "50"),
    SetDemand("T1", 7),
)
LISTS = st.lists(st.sampled_from(CHANGES).map(Measure), max_size=6).map(tuple)


@settings(max_examples=15)
@given(LISTS, LISTS)
def test_a_list_that_goes_on_leads_where_it_leads_from_the_start(
    first: tuple[Measure, ...], more: tuple[Measure, ...]
) -> None:
    projections = Projections()
    for measures in (first, (*first, *more)):
        found, wanted = projections.of(STATE, measures), project(STATE, measures)
        assert found.broken == wanted.broken
        assert found.organisation.units == wanted.organisation.units
        assert found.organisation.tasks == wanted.organisation.tasks


def test_other_reasons_lead_to_the_same_state_and_are_told_of_what_does_not_apply() -> None:
    projections, measures = Projections(), tuple(map(Measure, CHANGES))
    before = projections.of(STATE, measures)
    after = tuple(replace(each, reason="Beschluss vom Mai") for each in measures)
    projections.reword(STATE, measures, after)
    found = projections.of(STATE, after)
    assert found.organisation is before.organisation
    assert [each.measure for each in found.broken] == [after[2]]
    off = (*after[:4], replace(after[4], enabled=False))
    projections.reword(STATE, after, off)
    assert projections.known(STATE, off) is None


def test_very_many_measures_are_much_to_write_and_one_of_them_is_not() -> None:
    many = tuple(Measure(SetDemand("T1", demand)) for demand in range(MANY + 1))
    plan = town().with_new_scenario(Scenario("Viel", many))
    assert many_measures_differ(town(), plan)
    assert many_measures_differ(plan, plan.with_scenario(Scenario("Viel", many[1:])))
    other = (replace(many[0], reason="Beschluss vom Mai"), *many[1:])
    assert not many_measures_differ(plan, plan.with_scenario(Scenario("Viel", other)))

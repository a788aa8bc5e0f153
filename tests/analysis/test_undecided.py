"""Positions a scenario has not found a place for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis.undecided import Undecided, Why, undecided
from integration_office.domain.changes import (
    AddPosition,
    Change,
    CreateUnit,
    CutPosition,
    DissolveUnit,
    MovePosition,
    MoveUnit,
)
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import Measure, project
from integration_office.domain.unit import UnitKind
from tests.domain.town import post, town
from tests.strategies import changes_of, organisations


def after(*changes: Change) -> tuple[Undecided, ...]:
    state = project(town(), [Measure(change) for change in changes])
    assert not state.broken
    return undecided(town(), state.organisation)


OFFICE = CreateUnit("56", "Integration", UnitKind.OFFICE, "V")
SECTION = CreateUnit("561", "Beratung", UnitKind.SECTION, "56")


def test_what_moves_with_its_unit_has_its_place() -> None:
    assert after(OFFICE, MoveUnit("32.4", "56")) == ()


def test_a_post_directly_under_an_office_with_sections_is_parked() -> None:
    assert after(OFFICE, SECTION, MovePosition("0102", "56")) == (Undecided("0102", "56", Why.PARKED),)
    assert after(OFFICE, MovePosition("0102", "56")) == ()
    assert after(OFFICE, SECTION, MovePosition("0102", "561")) == ()
    assert after(OFFICE, SECTION, MovePosition("0201", "56")) == ()


def test_a_new_post_or_one_whose_unit_ended_is_parked_under_a_dezernat() -> None:
    assert after(AddPosition(post("0901", "V"))) == (Undecided("0901", "V", Why.PARKED),)
    assert after(DissolveUnit("16", "V")) == (Undecided("0301", "V", Why.PARKED),)


def test_what_stays_in_an_emptied_unit_is_left_behind() -> None:
    """Of 1.5 FTE in 32.4 one moves: what is left is to be decided; if only the half post moves it is not."""
    assert after(MovePosition("0101", "16")) == (Undecided("0102", "32.4", Why.LEFT_BEHIND),)
    assert after(MovePosition("0102", "16")) == ()
    assert after(CutPosition("0101")) == ()


def test_the_head_of_an_office_that_gave_up_its_divisions_is_left_behind() -> None:
    assert after(MoveUnit("501", "16")) == (Undecided("0201", "50", Why.LEFT_BEHIND),)


@settings(max_examples=12)
@given(organisations(), st.data())
def test_on_itself_nothing_is_undecided_and_else_only_what_is_there(state: Organisation, data: st.DataObject) -> None:
    assert undecided(state, state) == ()
    changes = data.draw(st.lists(changes_of(state), max_size=3))
    now = project(state, [Measure(change) for change in changes]).organisation
    for each in undecided(state, now):
        assert now.positions[each.position].unit == each.unit

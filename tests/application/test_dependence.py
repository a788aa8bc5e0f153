"""Which measures build on one another."""

from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.application.dependence import Neighbours, neighbours, newly_broken, switched
from integration_office.domain.changes import Assign, CreateUnit, CutPosition, MoveUnit, RenameUnit
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import Measure, project
from integration_office.domain.unit import UnitKind
from tests.domain.town import town
from tests.strategies import changes_of, organisations

MEASURES = (
    Measure(CreateUnit("56", "Integration", UnitKind.OFFICE, "V")),
    Measure(MoveUnit("32.4", "56")),
    Measure(RenameUnit("50", "Soziales")),
    Measure(CutPosition("0102")),
    Measure(MoveUnit("501", "56")),
)


def test_the_office_carries_what_was_moved_into_it() -> None:
    assert neighbours(town(), MEASURES, 0) == Neighbours((), (1, 4))
    assert neighbours(town(), MEASURES, 1) == Neighbours((0,), ())
    assert neighbours(town(), MEASURES, 2) == Neighbours()


def test_shares_that_another_measure_set_free_are_found_by_replaying() -> None:
    """0101 does T1 with all of itself: T2 fits only once T1 is taken away, and the ids alone do not tell."""
    measures = (Measure(Assign("0101", "T1", 0)), Measure(Assign("0101", "T2", 5_000)))
    assert neighbours(town(), measures, 0).needed_by == (1,)


def test_moving_a_measure_before_what_it_needs_breaks_it() -> None:
    moved = (MEASURES[1], MEASURES[0], *MEASURES[2:])
    assert [each.index for each in newly_broken(town(), MEASURES, moved)] == [0]
    assert newly_broken(town(), moved, MEASURES) == ()


def test_switching_on_what_cannot_apply_is_told_and_what_was_broken_before_is_not() -> None:
    broken = (Measure(MoveUnit("nirgends", "V")), Measure(MoveUnit("nirgendwo", "V"), enabled=False))
    on = (broken[0], Measure(broken[1].change))
    assert [each.index for each in newly_broken(town(), broken, on)] == [1]


@settings(max_examples=12)
@given(organisations(), st.data())
def test_off_with_all_that_needs_it_breaks_nothing_new(state: Organisation, data: st.DataObject) -> None:
    measures = [Measure(each) for each in data.draw(st.lists(changes_of(state), min_size=1, max_size=4))]
    assert newly_broken(state, measures, measures) == ()
    index = data.draw(st.integers(0, len(measures) - 1))
    without = [index, *neighbours(state, measures, index).needed_by]
    left = switched(measures, without, enabled=False)
    # Taking more away may show others that only the replay finds; each round takes away at least one.
    while found := newly_broken(state, measures, left):
        left = switched(left, [each.index for each in found], enabled=False)
    assert len(project(state, left).broken) <= len(project(state, measures).broken)

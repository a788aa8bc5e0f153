"""What changes speak of, and the same change about another thing."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.domain.changes import CreateUnit, MergeUnits, MoveUnit, SplitPart, SplitUnit
from integration_office.domain.changes.references import Of, Reference, Role, pointed, references
from integration_office.domain.errors import DomainError
from integration_office.domain.organisation import Organisation
from integration_office.domain.unit import UnitKind
from tests.strategies import changes_of, organisations


def held(state: Organisation, of: Of) -> object:
    return {Of.UNIT: state.units, Of.POSITION: state.positions, Of.TASK: state.tasks, Of.GRANT: state.grants}[of]


@settings(max_examples=12)
@given(organisations(), st.data())
def test_a_change_that_applies_needs_what_is_there_and_creates_what_is_not(
    state: Organisation, data: st.DataObject
) -> None:
    change = data.draw(changes_of(state))
    try:
        after = change.apply(state)
    except DomainError:
        return
    for each in references(change):
        if each.role is Role.CREATED:
            assert each.id in held(after, each.of)  # type: ignore[operator]
            assert each.of is Of.GRANT or each.id not in held(state, each.of)  # type: ignore[operator]
        else:
            assert each.id in held(state, each.of)  # type: ignore[operator]


@settings(max_examples=12)
@given(organisations(), st.data())
def test_pointing_elsewhere_changes_just_the_one_id(state: Organisation, data: st.DataObject) -> None:
    change = data.draw(changes_of(state))
    for each in references(change):
        other = pointed(change, each, "anders")
        if each.role is Role.CREATED or each.of is Of.GRANT:
            assert each in references(other)
        else:
            expected = {
                replace(every, id="anders")
                if (every.of, every.id) == (each.of, each.id) and every.role is not Role.CREATED
                else every
                for every in references(change)
            }
            assert set(references(other)) == expected


def test_a_merger_into_one_of_its_units_stays_one() -> None:
    merged = MergeUnits(("50", "16"), "50", "Soziales")
    other = pointed(merged, Reference(Of.UNIT, "50"), "51")
    assert other == MergeUnits(("51", "16"), "51", "Soziales")


def test_what_a_change_creates_keeps_its_id() -> None:
    created = CreateUnit("56", "Integration", UnitKind.OFFICE, "V")
    assert pointed(created, Reference(Of.UNIT, "V", Role.TARGET), "VI") == replace(created, parent="VI")
    split = SplitUnit("50", (SplitPart("50a", "A", UnitKind.DIVISION, ("01",), ("501",)),))
    assert pointed(split, Reference(Of.POSITION, "01"), "02").into[0].positions == ("02",)  # type: ignore[union-attr]
    assert references(MoveUnit("1", "2")) == (Reference(Of.UNIT, "1"), Reference(Of.UNIT, "2", Role.TARGET))

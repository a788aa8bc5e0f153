"""Create, move and rename a unit."""

import pytest

from integration_office.domain.changes import Change, CreateUnit, MoveUnit, RenameUnit
from integration_office.domain.errors import (
    DomainError,
    EmptyId,
    EmptyName,
    IdTaken,
    RootNeedsParent,
    UnitIntoItself,
    UnknownUnit,
)
from integration_office.domain.organisation import Organisation
from integration_office.domain.unit import Unit, UnitKind
from tests.domain.town import refuse, town


def test_a_new_unit_hangs_at_the_end_below_its_parent() -> None:
    after = CreateUnit("56", "Amt für Integration", UnitKind.OFFICE, "V").apply(town())
    assert after.unit("56") == Unit("56", "Amt für Integration", UnitKind.OFFICE, "V")
    assert after.children["V"] == ("50", "16", "56")
    assert after.office("56") == "56"


def test_the_first_unit_is_the_root() -> None:
    after = CreateUnit("0", "Stadt", UnitKind.AUTHORITY, None).apply(Organisation())
    assert after.roots == ("0",)


def test_a_moved_unit_takes_everything_below_along() -> None:
    before = town()
    after = MoveUnit("501", "32").apply(before)
    assert after.office("5011") == "32"
    assert after.unit("5011") is before.unit("5011")
    assert after.positions is before.positions
    assert before.office("5011") == "50"


def test_a_unit_may_be_moved_where_it_is() -> None:
    assert MoveUnit("501", "50").apply(town()) == town()


def test_a_renamed_unit_keeps_everything_else() -> None:
    before = town()
    after = RenameUnit("50", "Sozialamt").apply(before)
    assert after.unit("50").name == "Sozialamt"
    assert after.unit("50").grant == "KI"
    assert {id: each for id, each in after.units.items() if id != "50"} == {
        id: each for id, each in before.units.items() if id != "50"
    }


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (CreateUnit("", "Neu", UnitKind.OFFICE, "V"), EmptyId("unit")),
        (CreateUnit("  ", "Neu", UnitKind.OFFICE, "V"), EmptyId("unit")),
        (CreateUnit("56", " ", UnitKind.OFFICE, "V"), EmptyName("56")),
        (CreateUnit("50", "Neu", UnitKind.OFFICE, "V"), IdTaken("unit", "50")),
        (CreateUnit("56", "Neu", UnitKind.OFFICE, "VI"), UnknownUnit("VI")),
        (CreateUnit("56", "Neu", UnitKind.OFFICE, None), RootNeedsParent("56")),
        (MoveUnit("99", "V"), UnknownUnit("99")),
        (MoveUnit("50", "99"), UnknownUnit("99")),
        (MoveUnit("50", "50"), UnitIntoItself("50", "50")),
        (MoveUnit("50", "5011"), UnitIntoItself("50", "5011")),
        (MoveUnit("0", "V"), UnitIntoItself("0", "V")),
        (RenameUnit("99", "Neu"), UnknownUnit("99")),
        (RenameUnit("50", ""), EmptyName("50")),
    ],
)
def test_nonsense_is_refused_by_name(change: Change, error: DomainError) -> None:
    refuse(change, error)

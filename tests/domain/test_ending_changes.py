"""Dissolve, merge and split: a unit ends, what it held goes on."""

from datetime import date

import pytest

from integration_office.domain.changes import (
    Change,
    CutPosition,
    DissolveUnit,
    MergeUnits,
    MovePosition,
    SplitPart,
    SplitUnit,
)
from integration_office.domain.errors import (
    DomainError,
    EmptyId,
    EmptyName,
    IdTaken,
    NothingToMerge,
    NothingToSplitInto,
    RootNeedsParent,
    SplitForeign,
    SplitIncomplete,
    TargetInsideUnit,
    UnknownUnit,
)
from integration_office.domain.unit import UnitKind
from tests.domain.town import refuse, town

NORTH = SplitPart("501N", "Nord", UnitKind.DIVISION, ("0202",), ())
SOUTH = SplitPart("501S", "Süd", UnitKind.DIVISION, (), ("5011",))


def test_a_dissolved_unit_hands_on_children_posts_and_budget() -> None:
    after = DissolveUnit("501", "32").apply(town())
    assert "501" not in after.units
    assert after.unit("5011").parent == "32"
    assert after.position("0202").unit == "32"
    assert [(line.unit, line.amount) for line in after.budget] == [("50", 100_000), ("32", 50_000), ("32", 20_000)]
    assert after.assignments == town().assignments


def test_a_unit_may_be_dissolved_into_its_parent() -> None:
    after = DissolveUnit("501", "50").apply(town())
    assert after.children["50"] == ("5011",)


def test_the_cost_of_a_cut_post_moves_on_with_its_unit() -> None:
    cut = CutPosition("0202").apply(town(), date(2027, 1, 1))
    after = DissolveUnit("501", "32").apply(cut)
    assert after.lapsing["0202"].position.unit == "32"
    split = SplitUnit("501", (SplitPart("501N", "Nord", UnitKind.DIVISION), SOUTH)).apply(cut)
    assert split.lapsing["0202"].position.unit == "501N"


def test_a_merger_into_a_new_unit_hangs_where_the_first_one_did() -> None:
    after = MergeUnits(("501", "16"), "561", "Beratung").apply(town())
    new = after.unit("561")
    assert (new.name, new.kind, new.parent) == ("Beratung", UnitKind.DIVISION, "50")
    assert {"501", "16"}.isdisjoint(after.units)
    assert after.staff["561"] == ("0202", "0301")
    assert after.unit("5011").parent == "561"
    assert [line.unit for line in after.budget] == ["50", "561", "561"]


def test_a_merger_into_one_of_the_units_keeps_its_kind_parent_and_grant() -> None:
    after = MergeUnits(("50", "32"), "50", "Soziales und Ordnung").apply(town())
    stays = after.unit("50")
    assert (stays.name, stays.kind, stays.parent, stays.grant) == ("Soziales und Ordnung", UnitKind.OFFICE, "V", "KI")
    assert after.unit("32.4").parent == "50"


def test_a_merger_can_say_kind_and_parent() -> None:
    after = MergeUnits(("501", "16"), "16", "Beratung", UnitKind.OFFICE, "I").apply(town())
    assert (after.unit("16").kind, after.unit("16").parent) == (UnitKind.OFFICE, "I")


def test_a_parent_and_its_child_can_be_merged() -> None:
    after = MergeUnits(("501", "5011"), "501", "Beratung").apply(town())
    assert after.staff["501"] == ("0202", "0203")
    assert "501" not in after.children


def test_parts_hang_where_the_old_unit_hung_and_the_first_has_the_budget() -> None:
    after = SplitUnit("501", (NORTH, SOUTH)).apply(town())
    assert "501" not in after.units
    assert after.children["50"] == ("501N", "501S")
    assert after.position("0202").unit == "501N"
    assert after.unit("5011").parent == "501S"
    assert [line.unit for line in after.budget] == ["50", "501N", "501N"]


def test_a_unit_without_posts_and_children_can_be_split() -> None:
    empty = MovePosition("0203", "50").apply(town())
    parts = (SplitPart("a", "A", UnitKind.SECTION), SplitPart("b", "B", UnitKind.SECTION))
    assert SplitUnit("5011", parts).apply(empty).children["501"] == ("a", "b")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (DissolveUnit("99", "50"), UnknownUnit("99")),
        (DissolveUnit("50", "99"), UnknownUnit("99")),
        (DissolveUnit("50", "50"), TargetInsideUnit("50", "50")),
        (DissolveUnit("50", "5011"), TargetInsideUnit("50", "5011")),
        (DissolveUnit("0", "V"), TargetInsideUnit("0", "V")),
        (MergeUnits(("50", "99"), "x", "Neu"), UnknownUnit("99")),
        (MergeUnits(("50",), "x", "Neu"), NothingToMerge(("50",))),
        (MergeUnits(("50", "50"), "50", "Neu"), NothingToMerge(("50", "50"))),
        (MergeUnits((), "x", "Neu"), NothingToMerge(())),
        (MergeUnits(("501", "16"), "", "Neu"), EmptyId("unit")),
        (MergeUnits(("501", "16"), "x", " "), EmptyName("x")),
        (MergeUnits(("501", "16"), "16", ""), EmptyName("16")),
        (MergeUnits(("501", "16"), "32", "Neu"), IdTaken("unit", "32")),
        (MergeUnits(("501", "16"), "x", "Neu", None, "99"), UnknownUnit("99")),
        (MergeUnits(("501", "16"), "16", "Neu", None, "99"), UnknownUnit("99")),
        (MergeUnits(("501", "16"), "x", "Neu", None, "5011"), TargetInsideUnit("501", "5011")),
        (MergeUnits(("501", "16"), "501", "Neu", None, "5011"), TargetInsideUnit("501", "5011")),
        (MergeUnits(("50", "501"), "501", "Neu"), TargetInsideUnit("50", "50")),
        (MergeUnits(("0", "16"), "x", "Neu"), RootNeedsParent("x")),
        (SplitUnit("99", (NORTH, SOUTH)), UnknownUnit("99")),
        (SplitUnit("501", (NORTH,)), NothingToSplitInto("501")),
        (
            SplitUnit("501", (NORTH, SplitPart("501N", "Süd", UnitKind.DIVISION, (), ("5011",)))),
            IdTaken("unit", "501N"),
        ),
        (SplitUnit("501", (NORTH, SplitPart("501", "Süd", UnitKind.DIVISION, (), ("5011",)))), IdTaken("unit", "501")),
        (SplitUnit("501", (NORTH, SplitPart("x", "", UnitKind.DIVISION, (), ("5011",)))), EmptyName("x")),
        (SplitUnit("501", (NORTH, SplitPart("x", "Süd", UnitKind.DIVISION))), SplitIncomplete("501", (), ("5011",))),
        (SplitUnit("501", (SOUTH, SplitPart("x", "Nord", UnitKind.DIVISION))), SplitIncomplete("501", ("0202",), ())),
        (
            SplitUnit("501", (NORTH, SplitPart("x", "x", UnitKind.DIVISION, ("0202",), ("5011",)))),
            SplitForeign("501", "0202"),
        ),
        (
            SplitUnit("501", (NORTH, SplitPart("x", "x", UnitKind.DIVISION, ("0203",), ("5011",)))),
            SplitForeign("501", "0203"),
        ),
        (
            SplitUnit("501", (NORTH, SplitPart("x", "x", UnitKind.DIVISION, (), ("5011", "16")))),
            SplitForeign("501", "16"),
        ),
    ],
)
def test_nonsense_is_refused_by_name(change: Change, error: DomainError) -> None:
    refuse(change, error)

"""Move, add, cut and regrade a post, and other FTE."""

from datetime import date

import pytest

from integration_office.domain.changes import (
    AddPosition,
    Change,
    ChangeFte,
    CutPosition,
    MovePosition,
    RegradePosition,
)
from integration_office.domain.errors import (
    DomainError,
    EmptyId,
    EndsBeforeStart,
    IdTaken,
    NegativeFte,
    PositionExistedBefore,
    UnknownGrant,
    UnknownPosition,
    UnknownUnit,
)
from integration_office.domain.organisation import Organisation
from integration_office.domain.period import month_of
from integration_office.domain.position import Lapse, Position, Terms
from tests.domain.town import post, refuse, town
from tests.strategies import grade

JULY = date(2027, 7, 1)


def test_a_moved_post_keeps_its_work() -> None:
    before = town()
    after = MovePosition("0101", "501").apply(before)
    assert after.staff["501"] == ("0101", "0202")
    assert after.assignments is before.assignments


def test_an_added_post_is_unfilled_unless_it_says_otherwise() -> None:
    terms = Terms(grade("E11"), None, 10_000, None)
    after = AddPosition(Position("0401", "50", "Leitung", terms)).apply(town())
    assert after.position("0401").fte_filled == 0
    assert after.position("0401").begins is None
    filled = Terms(grade("E11"), None, 10_000, 2_500)
    dated = AddPosition(Position("0401", "50", "Leitung", filled)).apply(town(), JULY)
    assert dated.position("0401").fte_filled == 2_500
    assert dated.position("0401").begins == month_of(JULY)


@pytest.mark.parametrize(
    ("own", "cut", "effective", "until", "until_dated"),
    [
        # „A cut without kw ends it with the month before its effective month, with neither from the start“ (METHOD § 1)
        (None, None, None, None, None),
        (None, None, JULY, month_of(JULY), None),
        (None, Lapse(), JULY, month_of(JULY), None),
        (None, Lapse(date(2028, 12, 31)), None, 2029 * 12, 2029 * 12),
        (None, Lapse(date(2028, 12, 31)), JULY, 2029 * 12, 2029 * 12),
        # „the cut's kw date or the post's own, whichever is earlier“
        (Lapse(date(2026, 6, 30)), Lapse(date(2028, 12, 31)), None, 2026 * 12 + 6, 2026 * 12 + 6),
        (Lapse(date(2030, 6, 30)), Lapse(date(2028, 12, 31)), None, 2029 * 12, 2029 * 12),
        (Lapse(date(2026, 6, 30)), None, JULY, 2026 * 12 + 6, 2026 * 12 + 6),
        (Lapse(date(2030, 6, 30)), None, JULY, month_of(JULY), 2030 * 12 + 6),
        (Lapse(), Lapse(date(2028, 12, 31)), None, 2029 * 12, 2029 * 12),
        (Lapse(), None, None, None, None),
    ],
)
def test_how_long_the_cost_of_a_cut_post_runs_on(
    own: Lapse | None, cut: Lapse | None, effective: date | None, until: int | None, until_dated: int | None
) -> None:
    state = town().with_positions([post("0101", "32.4", lapse=own)])
    after = CutPosition("0101", cut).apply(state, effective)
    assert "0101" not in after.positions
    assert "0101" not in after.assignments
    assert (after.lapsing["0101"].until, after.lapsing["0101"].until_dated) == (until, until_dated)
    assert after.lapsing["0101"].position == state.position("0101")


def test_a_regraded_post_keeps_its_step_unless_it_is_given() -> None:
    after = RegradePosition("0101", grade("A 13")).apply(town())
    assert (after.position("0101").grade, after.position("0101").terms.step) == (grade("A13"), 4)
    assert after.position("0101").earlier == ()
    dated = RegradePosition("0101", grade("A 13"), 6).apply(town(), JULY)
    assert dated.position("0101").terms.step == 6
    assert dated.position("0101").earlier == ((month_of(JULY), town().position("0101").terms),)


@pytest.mark.parametrize(
    ("filled_before", "planned", "filled", "filled_after"),
    [
        # „Ist becomes min(Ist, new Soll); a not-given Ist follows Soll“ (METHOD § 1)
        (None, 5_000, None, None),
        (8_000, 5_000, None, 5_000),
        (2_000, 5_000, None, 2_000),
        (2_000, 5_000, 4_000, 4_000),
        (None, 5_000, 0, 0),
    ],
)
def test_filled_follows_planned(
    filled_before: int | None, planned: int, filled: int | None, filled_after: int | None
) -> None:
    terms = Terms(None, None, 10_000, filled_before)
    state = town().with_positions([Position("0101", "32.4", terms=terms)])
    after = ChangeFte("0101", planned, filled).apply(state)
    assert after.position("0101").terms == Terms(None, None, planned, filled_after)


def test_two_dated_changes_keep_both_pasts() -> None:
    state = ChangeFte("0101", 5_000).apply(town(), date(2027, 1, 1))
    state = RegradePosition("0101", grade("E10")).apply(state, date(2028, 1, 1))
    found = [(until, terms.fte_planned, str(terms.grade)) for until, terms in state.position("0101").earlier]
    assert found == [(2027 * 12, 10_000, "E9b"), (2028 * 12, 5_000, "E9b")]
    assert state.position("0101").terms == Terms(grade("E10"), 4, 5_000, None)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (MovePosition("99", "50"), UnknownPosition("99")),
        (MovePosition("0101", "99"), UnknownUnit("99")),
        (AddPosition(post("", "50")), EmptyId("position")),
        (AddPosition(post("0101", "50")), IdTaken("position", "0101")),
        (AddPosition(post("0401", "99")), UnknownUnit("99")),
        (AddPosition(post("0401", "50", grant="XX")), UnknownGrant("XX")),
        (AddPosition(post("0401", "50", -1)), NegativeFte("0401", -1)),
        (CutPosition("99"), UnknownPosition("99")),
        (RegradePosition("99", grade("E9b")), UnknownPosition("99")),
        (ChangeFte("99", 1), UnknownPosition("99")),
        (ChangeFte("0101", -1), NegativeFte("0101", -1)),
        (ChangeFte("0101", 1, -5), NegativeFte("0101", -5)),
    ],
)
def test_nonsense_is_refused_by_name(change: Change, error: DomainError) -> None:
    refuse(change, error)


def test_the_number_of_a_cut_post_is_not_given_again() -> None:
    cut: Organisation = CutPosition("0101").apply(town())
    refuse(AddPosition(post("0101", "50")), PositionExistedBefore("0101"), state=cut)


def test_a_post_cannot_end_before_it_begins() -> None:
    """A cut may fall on the month before the measure takes effect, as it does without a kw date."""
    new, end = date(2027, 2, 1), date(2027, 1, 31)
    refuse(AddPosition(post("N", "50", lapse=Lapse(end))), EndsBeforeStart("position", "N", end, new), new)
    assert CutPosition("0101", Lapse(end)).apply(town(), new).lapsing["0101"].until == 2027 * 12 + 1
    early = date(2026, 12, 31)
    refuse(CutPosition("0101", Lapse(early)), EndsBeforeStart("position", "0101", early, new), new)

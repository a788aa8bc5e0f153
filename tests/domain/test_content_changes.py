"""Shares, demand, budget lines, grants, assumptions."""

from datetime import date
from decimal import Decimal

import pytest

from integration_office.domain.budget import NkfLine
from integration_office.domain.changes import Assign, Change, SetAssumption, SetBudget, SetDemand, SetGrant
from integration_office.domain.errors import (
    AssumptionOutOfRange,
    DomainError,
    EmptyId,
    EndsBeforeStart,
    FundedTwice,
    NegativeDemand,
    NoMoneyOut,
    ShareOutOfRange,
    SharesAboveOne,
    UnknownAssumption,
    UnknownPosition,
    UnknownTask,
    UnknownUnit,
)
from integration_office.domain.grant import Grant
from integration_office.domain.parameters import Assumption, AssumptionTerms
from integration_office.domain.task import Assignment
from tests.domain.town import refuse, town


def test_a_share_is_added_changed_and_ended() -> None:
    state = Assign("0202", "T1", 6_000).apply(town())
    assert state.assignments["0202"] == (Assignment("0202", "T2", 4_000), Assignment("0202", "T1", 6_000))
    state = Assign("0202", "T2", 1_000).apply(state)
    assert {each.task: each.share for each in state.assignments["0202"]} == {"T1": 6_000, "T2": 1_000}
    state = Assign("0202", "T1", 0).apply(Assign("0202", "T2", 0).apply(state))
    assert "0202" not in state.assignments
    assert Assign("0202", "T1", 0).apply(state) == state


def test_demand_is_replaced_as_a_whole() -> None:
    state = SetDemand("T1", None, Decimal(1_200), Decimal("78")).apply(town())
    assert (state.task("T1").demand_fte, state.task("T1").cases, state.task("T1").minutes) == (None, 1_200, 78)
    assert state.task("T1").demand(Decimal(93_600)) == 10**8
    assert SetDemand("T1").apply(state).task("T1").demand(Decimal(93_600)) is None


def test_a_budget_amount_takes_the_place_of_what_stood_there() -> None:
    state = SetBudget("501", "0501", NkfLine.STAFF, 2026, 7).apply(town())
    assert [(line.unit, line.line, line.amount) for line in state.budget] == [
        ("50", NkfLine.STAFF, 100_000),
        ("501", NkfLine.ALLOCATIONS, 20_000),
        ("501", NkfLine.STAFF, 7),
    ]
    assert len(SetBudget("501", "0501", NkfLine.STAFF, 2027, 7).apply(state).budget) == 4


def test_a_grant_from_a_year_on() -> None:
    change = SetGrant(Grant("KIM", rate=Decimal("0.8")), ("501",), ("0301",))
    state = change.apply(town(), date(2028, 5, 1))
    assert state.grant("KIM").in_year(2027) is None
    assert state.grant("KIM").in_year(2028) == change.grant
    assert (state.unit("501").grant_in(2027), state.unit("501").grant_in(2028)) == (None, "KIM")
    assert (state.position("0301").grant_in(2027), state.position("0301").grant_in(2028)) == (None, "KIM")


def test_other_terms_of_a_grant_that_is_there() -> None:
    state = SetGrant(Grant("KI", cap_per_fte=1)).apply(town(), date(2027, 1, 1))
    known = town().grant("KI").current
    assert (state.grant("KI").in_year(2026), state.grant("KI").in_year(2027)) == (known, Grant("KI", cap_per_fte=1))
    assert SetGrant(Grant("KI", cap_per_fte=2)).apply(state).grant("KI").in_year(2026) == Grant("KI", cap_per_fte=2)


def test_an_assumption_with_a_source_counts_as_verified() -> None:
    state = SetAssumption("discount", Decimal("0.04"), "Kämmerei").apply(town(), date(2028, 1, 1))
    assert state.assumptions["discount"].in_year(2027) is None
    found = state.assumptions["discount"].in_year(2028)
    assert found is not None and (found.value, found.verified) == (Decimal("0.04"), True)
    without = SetAssumption("discount", Decimal("0.04")).apply(town()).assumptions["discount"].current
    assert without is not None and not without.verified


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (Assign("99", "T1", 1), UnknownPosition("99")),
        (Assign("0101", "T9", 1), UnknownTask("T9")),
        (Assign("99", "T1", 0), UnknownPosition("99")),
        (Assign("0202", "T1", 10_001), ShareOutOfRange("0202", "T1", 10_001)),
        (Assign("0202", "T1", -1), ShareOutOfRange("0202", "T1", -1)),
        (Assign("0202", "T1", 6_001), SharesAboveOne("0202", 10_001)),
        (SetDemand("T9", 1), UnknownTask("T9")),
        (SetDemand("T1", -1), NegativeDemand("T1")),
        (SetDemand("T1", None, Decimal(-1), Decimal(1)), NegativeDemand("T1")),
        (SetBudget("99", "", NkfLine.STAFF, 2026, 1), UnknownUnit("99")),
        (SetGrant(Grant(" ")), EmptyId("grant")),
        (SetGrant(Grant("KI", rate=Decimal("1.01"))), NoMoneyOut("KI")),
        (SetGrant(Grant("KI", cap_total=-1)), NoMoneyOut("KI")),
        (SetGrant(Grant("KI", flat=-1)), NoMoneyOut("KI")),
        (SetGrant(Grant("KI"), ("99",)), UnknownUnit("99")),
        (SetGrant(Grant("KI"), (), ("0301", "0301")), FundedTwice("KI", "0301")),
        (SetGrant(Grant("KI"), ("16",), ("0301",)), FundedTwice("KI", "0301", "16")),
        (SetGrant(Grant("KI"), (), ("99",)), UnknownPosition("99")),
        (SetAssumption("zins", Decimal(1)), UnknownAssumption("zins")),
        (SetAssumption("discount", Decimal("1.5")), AssumptionOutOfRange("discount", "1.5")),
        (SetAssumption("overhead_rate", Decimal("-0.1")), AssumptionOutOfRange("overhead_rate", "-0.1")),
        (SetAssumption("standard_step_e", Decimal("2.5")), AssumptionOutOfRange("standard_step_e", "2.5")),
        (SetAssumption("annual_minutes", Decimal(0)), AssumptionOutOfRange("annual_minutes", "0")),
        (SetAssumption("workplace", Decimal("NaN")), AssumptionOutOfRange("workplace", "NaN")),
    ],
)
def test_nonsense_is_refused_by_name(change: Change, error: DomainError) -> None:
    refuse(change, error)


def test_a_grant_that_ends_before_it_begins_is_refused() -> None:
    ended = SetGrant(Grant("KI", end=date(2026, 12, 31)))
    refuse(ended, EndsBeforeStart("grant", "KI", date(2026, 12, 31), date(2027, 1, 1)), date(2027, 1, 1))
    assert ended.apply(town(), date(2026, 12, 1)).grant("KI").current.end == date(2026, 12, 31)


@pytest.mark.parametrize(("value", "ends"), [("0.05", (Decimal("0.02"), Decimal("0.05"))), ("0.06", (None, None))])
def test_another_value_keeps_the_unit_and_a_range_that_holds_it(
    value: str, ends: tuple[Decimal | None, Decimal | None]
) -> None:
    known = Assumption("discount", Decimal("0.03"), "je Jahr", low=Decimal("0.02"), high=Decimal("0.05"))
    state = town().with_assumption("discount", AssumptionTerms(known))
    terms = SetAssumption("discount", Decimal(value)).apply(state, date(2028, 1, 1)).assumptions["discount"]
    assert terms.in_year(2027) == known
    assert terms.current is not None and terms.current.unit == "je Jahr"
    assert (terms.current.low, terms.current.high) == ends

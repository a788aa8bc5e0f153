"""Revenues of the baseline: new, corrected, taken away, and refused where they make no sense."""

from dataclasses import replace
from decimal import Decimal

import pytest

from integration_office.application.revenue_edits import added_revenue, corrected_revenue, without_revenues
from integration_office.domain.errors import IdTaken, RevenueOutOfRange, RevenueWithoutSource, UnknownUnit
from integration_office.domain.identity import RevenueId, UnitId
from integration_office.domain.revenue import Estimate, Revenue
from tests.ui.town import town

BASE = town().baseline
REVENUE = Revenue(
    RevenueId("INT"), "Pauschale", UnitId("50"), persons=Estimate(Decimal(10)), rate=Estimate(Decimal(600)), source="S"
)


def test_a_revenue_comes_is_corrected_and_goes() -> None:
    state = added_revenue(BASE, REVENUE)
    assert state.revenues["INT"].amount(2026) == 2_400_000
    assert corrected_revenue(state, REVENUE) is state
    after = corrected_revenue(state, replace(REVENUE, quarters=Decimal(2)))
    assert after.revenues["INT"].amount(2026) == 1_200_000
    assert not without_revenues(after, (REVENUE.id,)).revenues
    assert without_revenues(BASE, (REVENUE.id,)) is BASE


@pytest.mark.parametrize(
    ("revenue", "error"),
    [
        (replace(REVENUE, source=" "), RevenueWithoutSource),
        (replace(REVENUE, unit=UnitId("nirgends")), UnknownUnit),
        (replace(REVENUE, quarters=Decimal(5)), RevenueOutOfRange),
        (replace(REVENUE, rate=Estimate(Decimal(600), Decimal(700), Decimal(800))), RevenueOutOfRange),
    ],
)
def test_what_makes_no_sense_is_refused(revenue: Revenue, error: type[Exception]) -> None:
    with pytest.raises(error):
        added_revenue(BASE, revenue)
    with pytest.raises(IdTaken):
        added_revenue(added_revenue(BASE, REVENUE), REVENUE)

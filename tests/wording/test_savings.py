"""Savings in words: that grants follow the state after all measures is said where it plays a part, and only there."""

from datetime import date

import pytest

from integration_office.analysis.horizon import Horizon
from integration_office.analysis.reference import Frame
from integration_office.domain.changes import Change, ChangeFte, CutPosition
from integration_office.domain.identity import PositionId
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Lapse
from integration_office.domain.scenario import Measure
from integration_office.wording.language import Language
from integration_office.wording.savings import dated_grants_text
from tests.analysis.test_grant_rules import ROUND, city

HEAD, OTHER = PositionId("L"), PositionId("A")


@pytest.mark.parametrize(
    ("change", "effective", "told"),
    [
        (ChangeFte(HEAD, 5_000), date(2027, 1, 1), True),
        (ChangeFte(HEAD, 5_000), None, False),
        (CutPosition(HEAD, Lapse(date(2027, 12, 31))), None, True),
        (ChangeFte(PositionId("N"), 5_000), date(2027, 1, 1), False),
    ],
)
def test_a_grant_lost_before_its_date_is_told(change: Change, effective: date | None, told: bool) -> None:
    frame = Frame.of(Plan(PlanInfo("", "", 2026), city()), ROUND, 2026)
    horizon = Horizon.of(city(), [Measure(change, effective)], frame, (2026, 2027))
    assert bool(dated_grants_text(horizon, Language.german())) is told

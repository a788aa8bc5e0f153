"""Figures of parts recompute to what the tables say: offices and lines by year, the budget, overlap by office."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis import figure
from integration_office.analysis.calibration import by_office, calibration
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import recomputed
from integration_office.analysis.figure.part_saving import Saving, line_saving, office_saving
from integration_office.analysis.grant_effects import ConditionState, Outcome, grant_effects
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_by_part import money_by_line, money_by_office
from integration_office.domain.changes import ChangeFte
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure
from integration_office.exchange.parameters import load_reference
from tests.analysis.cities import cities, measures
from tests.analysis.town import frame
from tests.ui.town import town

REFERENCE = load_reference()
YEARS = (2026, 2028)


@given(cities(), st.lists(measures(), min_size=1, max_size=5), st.sampled_from(Saving))
@settings(max_examples=8, deadline=None)
def test_each_part_of_a_saving_recomputes_to_what_the_table_says(
    plan: Plan, drawn: list[Measure], kind: Saving
) -> None:
    horizon = Horizon.of(plan.baseline, drawn, frame(plan, REFERENCE), YEARS)
    for part in money_by_office(horizon):
        amounts = [getattr(each, kind.value) for each in part.years]
        made = [office_saving(horizon, UnitId(part.key), kind, (year,)) for year in YEARS]
        whole = office_saving(horizon, UnitId(part.key), kind, YEARS)
        assert [recomputed(each) for each in (*made, whole)] == [*amounts, sum(amounts)]
    for part in money_by_line(horizon):
        amounts = [getattr(each, kind.value) for each in part.years]
        made = [line_saving(horizon, part.key, kind, (year,)) for year in YEARS]
        whole = line_saving(horizon, part.key, kind, YEARS)
        assert [recomputed(each) for each in (*made, whole)] == [*amounts, sum(amounts)]


@given(cities())
@settings(max_examples=8, deadline=None)
def test_overlap_by_office_adds_up_and_the_budget_ratio_recomputes(plan: Plan) -> None:
    state = Evaluation.of(plan.baseline, frame(plan, REFERENCE))
    beside = state.overlap.fte_by_office
    assert sum(beside.values()) == state.overlap.fte
    assert {office: recomputed(figure.office_overlap(state, office)) for office in beside} == beside
    rows = calibration(state)
    for office in by_office(state, rows):
        own = [row.unit for row in rows if state.offices[row.unit] == office.unit]
        found = figure.calibration_ratio(state, own, office.unit)
        assert found.value == office.ratio == recomputed(found)
        assert found.terms[0].value == office.computed and found.terms[1].value == office.budget


def test_a_grant_is_lost_with_the_condition_that_fails_anew() -> None:
    plan = town()
    before = Evaluation.of(plan.baseline, frame(plan, REFERENCE))
    (same,) = grant_effects(before, before)
    assert (same.outcome, same.state_of("head_fulltime")) == (Outcome.SAME, ConditionState.MET)
    changed = ChangeFte(PositionId("0302"), 5_000).apply(plan.baseline)
    (lost,) = grant_effects(before, Evaluation.of(changed, before.frame, before))
    # Two full posts at 57.000 EUR each.
    assert lost.amounts == (11_400_000, 0) and lost.outcome is Outcome.LOST
    assert lost.state_of("head_fulltime") is ConditionState.NEWLY_FAILED
    assert lost.state_of("own_unit") is ConditionState.MET
    (won,) = grant_effects(Evaluation.of(changed, before.frame), before)
    assert won.outcome is Outcome.WON and Fraction(won.amounts[1], 100) == 114_000

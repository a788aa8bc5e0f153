"""Parts of a saving add up to the whole, whatever a scenario does; a move alone saves nothing that posts cost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_bridge import money_bridge
from integration_office.analysis.money_by_part import money_by_line, money_by_office
from integration_office.analysis.money_over_time import money_of
from integration_office.domain.changes import MovePosition, MoveUnit
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure
from integration_office.exchange.parameters import load_reference
from tests.analysis.cities import DATES, POSTS, UNITS, cities, measures
from tests.analysis.town import frame

REFERENCE = load_reference()
YEARS = (2026, 2027, 2029)
_units = st.integers(1, UNITS - 1).map(lambda n: UnitId(f"0{n}"))
_posts = st.integers(0, POSTS - 1).map(lambda n: PositionId(f"P{n:02}"))
MOVES = st.builds(Measure, st.builds(MoveUnit, _units, _units) | st.builds(MovePosition, _posts, _units), DATES)


@given(cities(), st.lists(measures(), max_size=6))
@settings(max_examples=12, deadline=None)
def test_offices_lines_and_steps_add_up_to_the_saving(plan: Plan, drawn: list[Measure]) -> None:
    horizon = Horizon.of(plan.baseline, drawn, frame(plan, REFERENCE), YEARS)
    money = money_of(horizon)
    for parts in (money_by_office(horizon), money_by_line(horizon)):
        for place, year in enumerate(money.years):
            mine = [part.years[place] for part in parts]
            assert sum(each.gross for each in mine) == year.gross
            assert sum(each.net for each in mine) == year.net
            assert sum(each.cash for each in mine) == year.cash
            assert sum(each.cumulative for each in mine) == year.cumulative
    for year in money.years:
        totals = {part.key: part.cents for part in money_bridge(horizon, (year.year,)) if part.is_total}
        assert totals == {"gross": year.gross, "net": year.net, "cash": year.cash}
    steps = [part.cents for part in money_bridge(horizon) if not part.is_total]
    assert sum(steps) == money.years[-1].cumulative


@given(cities(), st.lists(MOVES, min_size=1, max_size=5))
@settings(max_examples=12, deadline=None)
def test_a_move_changes_the_recurring_total_only_through_grants(plan: Plan, drawn: list[Measure]) -> None:
    horizon = Horizon.of(plan.baseline, drawn, frame(plan, REFERENCE), YEARS)
    for year, money in zip(YEARS, money_of(horizon).years, strict=True):
        before, after = (states[year] for states in (horizon.before, horizon.after))
        granted = [sum(each.amount for each in state.grants.values()) for state in (before, after)]
        assert money.gross == 0
        assert money.net == granted[1] - granted[0]

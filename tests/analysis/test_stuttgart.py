"""A case of Stuttgart's pattern by hand: gross saving, less posts needed anew, grants and transition.

Twenty posts are to go, five are needed anew; the five posts of a funded unit lose their grant because its head goes.
The twenty fall vacant over six years, so that most of the saving comes late. Every number of the case stands here.
"""

from fractions import Fraction

import pytest

from integration_office.analysis.figure import recomputed
from integration_office.analysis.figure.saving import (
    bridge_figure,
    cash_saving,
    gross_saving,
    net_saving,
    one_off_cost,
    present_value,
)
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_bridge import money_bridge
from integration_office.analysis.money_by_part import money_by_line, money_by_office
from integration_office.analysis.money_over_time import money_of
from integration_office.domain.changes import AddPosition, Change, CutPosition, SetAssumption
from integration_office.domain.grade import read_grade
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import GrantId, PositionId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Position, Terms
from integration_office.domain.scenario import Measure
from tests.analysis.round_pay import round_pay
from tests.analysis.test_figure import terms_of
from tests.analysis.town import frame, organisation, post, unit

# Pay: E11 7,500 EUR a month, so 90,000 a year; a workplace 10,000; overhead a tenth of the pay, 9,000.
REFERENCE = round_pay({"E11": 7_500}, pay_growth="0.02", workplace="10000", overhead_rate="0.1", setup_workplace="5700")
YEARS = (2026, 2027, 2028, 2029, 2030, 2031)
POST_2026 = 90_000 + 10_000 + 9_000

# Pay grows by 2 % a year after the table's year, to the cent; the workplace does not.
PAY = (90_000_00, 91_800_00, 93_636_00, 95_508_72, 97_418_89, 99_367_27)
OVERHEAD = (9_000_00, 9_180_00, 9_363_60, 9_550_87, 9_741_89, 9_936_73)
POST = tuple(pay + over + 10_000_00 for pay, over in zip(PAY, OVERHEAD, strict=True))

# How many of the twenty fall vacant in each year; a post ends with December of that year.
VACANT = {2026: 3, 2027: 4, 2028: 4, 2029: 4, 2030: 3, 2031: 2}
GONE = (0, 3, 7, 11, 15, 18)

# A grant of at most 73,000 EUR a post for five posts, as long as their unit has a full-time head.
LOST = 5 * 73_000_00
SETUP = 5 * 5_700_00


def city() -> Organisation:
    grant = Grant(GrantId("LAND"), cap_per_fte=73_000_00, conditions=("head_fulltime",))
    vacant = [year for year, number in VACANT.items() for _ in range(number)]
    posts = [post(f"C{number:02}", "40", "E11", 10_000, vacant_from=year) for number, year in enumerate(vacant, 1)]
    head = post("C01", "50", "E11", 10_000, vacant_from=2026, is_head=True, grant=GrantId("EIGEN"))
    funded = [post(f"F{number}", "50", "E11", 10_000) for number in range(1, 6)]
    return organisation(
        [unit("0", "verwaltung", None), unit("40", "amt", "0"), unit("50", "amt", "0", grant=GrantId("LAND"))],
        [head, *posts[1:], *funded],
        grants=frozen(
            {
                GrantId("LAND"): GrantTerms(grant),
                GrantId("EIGEN"): GrantTerms(Grant(GrantId("EIGEN"), rate=None, cap_per_fte=0)),
            }
        ),
    )


CITY = city()
PLAN = Plan(PlanInfo("Muster Stuttgart", "", 2026), CITY)


def changes() -> list[Change]:
    new = [
        Position(PositionId(f"N{number}"), UnitId("40"), "", Terms(read_grade("E11"), None, 10_000, None))
        for number in range(1, 6)
    ]
    cuts: list[Change] = [CutPosition(PositionId(f"C{number:02}")) for number in range(1, 21)]
    return [*cuts, *map(AddPosition, new)]


@pytest.fixture(scope="module")
def horizon() -> Horizon:
    return Horizon.of(CITY, [Measure(change) for change in changes()], frame(PLAN, REFERENCE), YEARS)


def test_gross_is_what_the_posts_cost_less_those_needed_anew(horizon: Horizon) -> None:
    # 2,180,000 EUR of twenty posts, less 545,000 of five
    assert POST[0] == POST_2026 * 100
    assert 20 * POST[0] - 5 * POST[0] == 1_635_000_00
    assert [each.gross for each in money_of(horizon).years] == [15 * cents for cents in POST]


def test_net_is_1_27_million_after_the_lost_grant(horizon: Horizon) -> None:
    net = [each.net for each in money_of(horizon).years]
    assert net[0] == 1_635_000_00 - LOST == 1_270_000_00
    assert net == [15 * cents - LOST for cents in POST]


def test_cash_waits_for_the_posts_that_fall_vacant(horizon: Horizon) -> None:
    money = money_of(horizon)
    expected = [(gone - 5) * cents - LOST for gone, cents in zip(GONE, POST, strict=True)]
    expected[0] -= SETUP
    assert [each.cash for each in money.years] == expected
    # 2026: no post gone, five new: −545,000; −365,000 of the grant; −28,500 to set up five workplaces
    assert expected[0] == -545_000_00 - 365_000_00 - 28_500_00
    # 2027: three gone, five new: two posts at 110,980 more
    assert expected[1] == -2 * 110_980_00 - 365_000_00
    so_far = [sum(expected[: place + 1]) for place in range(6)]
    assert [each.cumulative for each in money.years] == so_far
    assert money.one_off == SETUP
    assert money.break_even == next((year for year, total in zip(YEARS, so_far, strict=True) if total >= 0), None)
    exact = sum(Fraction(cash) / Fraction(103, 100) ** years for years, cash in enumerate(expected))
    assert abs(money.npv - exact) <= Fraction(1, 2)


def test_the_bridge_says_what_it_is_made_of(horizon: Horizon) -> None:
    parts = {part.key: part.cents for part in money_bridge(horizon)}
    years = 6
    # without growth: twenty and five posts at 90,000, fifteen workplaces and a tenth of the pay, each year
    assert parts["cut"] == 20 * 90_000_00 * years
    assert parts["created"] == -5 * 90_000_00 * years
    assert parts["workplace"] == 15 * 10_000_00 * years
    assert parts["overhead"] == 15 * 9_000_00 * years
    assert parts["pay_growth"] == 15 * (sum(POST) - 6 * POST[0])
    assert parts["gross"] == 15 * sum(POST)
    assert parts["grants_lost"] == -LOST * years
    assert "grants_won" not in parts
    assert parts["net"] == parts["gross"] - LOST * years
    assert parts["later"] == -sum((20 - gone) * cents for gone, cents in zip(GONE, POST, strict=True))
    assert parts["setup"] == -SETUP
    assert parts["cash"] == money_of(horizon).years[-1].cumulative
    posts = {part.key: (part.posts, part.fte) for part in money_bridge(horizon)}
    assert posts["cut"] == (20, -200_000)
    assert posts["created"] == (5, 50_000)


def test_offices_and_lines_add_up(horizon: Horizon) -> None:
    money = money_of(horizon)
    offices = {part.key: part for part in money_by_office(horizon)}
    assert set(offices) == {"40", "50"}
    # office 50 loses its head (one post, vacant in 2026) and the grant
    assert [each.gross for each in offices["50"].years] == list(POST)
    assert [each.cash for each in offices["50"].years] == [-LOST, *[cents - LOST for cents in POST[1:]]]
    lines = {part.key: [each.cash for each in part.years] for part in money_by_line(horizon)}
    assert lines["Personalaufwendungen"] == [(gone - 5) * pay for gone, pay in zip(GONE, PAY, strict=True)]
    assert lines["workplace"] == [(gone - 5) * 10_000_00 for gone in GONE]
    assert lines["Zuwendungen und allgemeine Umlagen"] == [-LOST] * 6
    assert lines["one_off"] == [-SETUP, 0, 0, 0, 0, 0]
    for place, year in enumerate(money.years):
        assert year.cash == sum(part.years[place].cash for part in offices.values())
        assert year.cash == sum(cash[place] for cash in lines.values())


def test_every_figure_can_be_worked_out_again(horizon: Horizon) -> None:
    money = money_of(horizon)
    figures = [present_value(horizon), one_off_cost(horizon), bridge_figure(horizon)]
    for year in YEARS:
        figures += [make(horizon, year) for make in (gross_saving, net_saving, cash_saving)]
    for each in figures:
        for term in terms_of(each):
            assert recomputed(term) == term.value
    assert figures[0].value == money.npv
    assert figures[1].value == money.one_off
    assert figures[2].value == money.years[-1].cumulative
    assert [each.value for each in figures[3::3]] == [each.gross for each in money.years]
    assert [each.value for each in figures[4::3]] == [each.net for each in money.years]
    assert [each.value for each in figures[5::3]] == [each.cash for each in money.years]
    assert "discount" in [each.key for each in figures[0].assumptions]


def test_a_scenario_that_sets_the_growth_shows_it_as_growth() -> None:
    from decimal import Decimal

    measures = [Measure(SetAssumption("pay_growth", Decimal("0.03"), "Beschluss"))]
    found = Horizon.of(CITY, measures, frame(PLAN, REFERENCE), YEARS)
    parts = {part.key: part.cents for part in money_bridge(found) if part.cents}
    assert set(parts) == {"pay_growth", "gross", "net", "cash"}
    # 25 posts a hundredth dearer in 2027, with a tenth of overhead
    year_2027 = {part.key: part.cents for part in money_bridge(found, (2027,))}
    assert year_2027["pay_growth"] == -25 * (900_00 + 90_00)

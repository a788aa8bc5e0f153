"""The years beside the one that is looked at are priced before anybody asks."""

from integration_office.analysis.neighbour_years import price_neighbours
from tests.ui.town import session


def test_the_year_beside_is_priced_and_costs_the_same() -> None:
    opened = session()
    frame = opened.frame.in_year(2027)
    assert opened.frame.in_year(2027) is frame and frame.in_year(2026) is opened.frame
    price_neighbours(opened.figures, lambda: False)
    (pay,) = frame._pay_years
    assert len(pay._known) == len({rate for rate in opened.figures.positions.rates.values if rate[0] is not None})
    opened.set_year(2027)
    assert opened.frame is frame
    assert opened.figures.pay is pay
    assert opened.figures.recalculated().cost == opened.figures.cost


def test_nobody_wants_it_any_more() -> None:
    opened = session()
    price_neighbours(opened.figures, lambda: True)
    assert not opened.frame.in_year(2027)._pay_years[0]._known

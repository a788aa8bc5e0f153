"""The prices of the years beside the one that is looked at: whoever turns to one need not wait for them."""

from collections.abc import Callable
from contextlib import suppress

from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.errors import MissingTable
from integration_office.domain.parameters import assumptions_in


def price_neighbours(state: Evaluation, stopped: Callable[[], bool]) -> None:
    """Prices every grade and step of the state in the year after and the year before; what is known costs nothing."""
    for year in (state.frame.year + 1, state.frame.year - 1):
        frame = state.frame.in_year(year)
        pay = frame.pay_under(assumptions_in(year, frame.reference.assumptions, state.organisation.assumptions))
        for grade, step, fit in state.positions.rates.values:
            if stopped():
                return
            with suppress(MissingTable):
                if grade is not None and pay.prices(grade):
                    pay.full(grade, step, fit)

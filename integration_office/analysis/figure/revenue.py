"""A revenue with a driver in a year: persons × rate × quarters, its range, and where its numbers come from."""

from fractions import Fraction

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.basis import Basis, figure_of
from integration_office.analysis.figure.value import Figure, FigureUnit, Remark, Term, product
from integration_office.analysis.revenues import spread
from integration_office.domain.identity import RevenueId


def revenue(evaluation: Evaluation, id: RevenueId) -> Figure:
    """The amount of the year, whether or not it is added; beside it the bounds and the P10 to P90 of its ranges."""
    result = evaluation.revenues.results[id]
    known, year = result.revenue, evaluation.frame.year
    quarters = known.quarters if known.flows_in(year) else 0
    terms = (
        Term("persons", Fraction(known.persons.value), FigureUnit.COUNT),
        Term("rate_per_quarter", Fraction(known.rate.value) * 100, FigureUnit.CENTS),
        Term("quarters", Fraction(quarters), FigureUnit.COUNT),
    )
    term = product("driven_revenue", terms, FigureUnit.CENTS, id, whole=True)
    basis = Basis(sources=(known.source,), verified=known.verified)
    return figure_of(term, basis, beside=_range(evaluation, id), remarks=(Remark("counted", result.counted.value),))


def _range(evaluation: Evaluation, id: RevenueId) -> tuple[Term, ...]:
    result = evaluation.revenues.results[id]
    if result.revenue.is_certain or not result.highest:
        return ()
    drawn = spread([result.revenue], evaluation.frame.year)
    amounts = (("lowest", result.lowest), ("p10", drawn.p10), ("p90", drawn.p90), ("highest", result.highest))
    return tuple(Term(key, cents, FigureUnit.CENTS) for key, cents in amounts)

"""Computed personnel over the budget's as a figure: the units it is summed from, the lines beside it (METHOD § 2)."""

from collections.abc import Sequence
from fractions import Fraction

from integration_office.analysis.calibration import nearest_holder, personnel_budget
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.basis import figure_of, unit_basis
from integration_office.analysis.figure.value import Figure, FigureUnit, Formula, Term, total
from integration_office.analysis.prices import PERSONNEL
from integration_office.domain.budget import NkfLine
from integration_office.domain.identity import UnitId

_CENTS = FigureUnit.CENTS


def calibration_ratio(evaluation: Evaluation, holders: Sequence[UnitId], id: str = "") -> Figure:
    """Of units with a personnel budget added up; not defined without a budget. `id`: the unit they stand for."""
    budget = personnel_budget(evaluation)
    holder = nearest_holder(evaluation, budget)
    wanted = set(holders)
    own = zip(evaluation.units.ids, evaluation.costs.own[:, PERSONNEL].tolist(), strict=True)
    computed = [Term("office", cents, _CENTS, unit) for unit, cents in own if cents and holder.get(unit) in wanted]
    sums = [sum(budget[unit][at] for unit in wanted) for at in (0, 1)]
    lines = zip((NkfLine.STAFF, NkfLine.PENSIONS), sums, strict=True)
    budgeted = [Term("line", cents, _CENTS, line.value) for line, cents in lines if cents]
    terms = (
        total("computed_personnel", computed, _CENTS),
        total("budgeted_personnel", budgeted, _CENTS),
    )
    above, below = (int(each.value or 0) for each in terms)
    ratio = Fraction(above, below) if below else None
    unit = UnitId(id) if id else None
    term = Term("calibration_ratio", ratio, FigureUnit.RATIO, id, Formula.QUOTIENT, terms)
    return figure_of(term, unit_basis(evaluation, unit, only_personnel=True))

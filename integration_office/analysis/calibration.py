"""Computed personnel cost beside the city's own Personal- and Versorgungsaufwendungen (METHOD § 2)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.budget import LineKind
from integration_office.domain.identity import UnitId


@dataclass(frozen=True, slots=True)
class UnitCalibration:
    """Cents; `unpriced` in FTE (ten-thousandths) × months: posts the computed amount leaves out."""

    unit: UnitId
    computed: int
    budget: int
    unpriced: int

    @property
    def ratio(self) -> Fraction | None:
        return Fraction(self.computed, self.budget) if self.budget else None


def calibration(evaluation: Evaluation) -> list[UnitCalibration]:
    """Units with a personnel budget in the year, by id; each without posts under a deeper such unit."""
    budget = _personnel_budget(evaluation)
    holder = _nearest_holder(evaluation, budget)
    computed: defaultdict[UnitId, int] = defaultdict(int)
    unpriced: defaultdict[UnitId, int] = defaultdict(int)
    for row, unit in enumerate(evaluation.units.ids):
        if unit in holder:
            computed[holder[unit]] += int(evaluation.costs.own[row, 0])
            unpriced[holder[unit]] += int(evaluation.costs.own[row, 6])
    return [UnitCalibration(unit, computed[unit], budget[unit], unpriced[unit]) for unit in sorted(budget)]


def total_ratio(rows: list[UnitCalibration]) -> Fraction | None:
    budget = sum(row.budget for row in rows)
    return Fraction(sum(row.computed for row in rows), budget) if budget else None


def _personnel_budget(evaluation: Evaluation) -> dict[UnitId, int]:
    budget: defaultdict[UnitId, int] = defaultdict(int)
    for line in evaluation.organisation.budget:
        if line.year == evaluation.frame.year and line.line.kind is LineKind.PERSONNEL:
            budget[line.unit] += line.amount
    return dict(budget)


def _nearest_holder(evaluation: Evaluation, budget: Mapping[UnitId, int]) -> dict[UnitId, UnitId]:
    """The unit itself or the nearest above it that has a personnel budget."""
    holder: dict[UnitId, UnitId] = {}
    organisation = evaluation.organisation
    for unit in organisation.preorder:
        parent = organisation.units[unit].parent
        if unit in budget:
            holder[unit] = unit
        elif parent is not None and parent in holder:
            holder[unit] = holder[parent]
    return holder

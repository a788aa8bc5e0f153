"""Figures: values that can say how they came about: formula, terms, assumptions, sources, and their marks.

Those over time are not here but in `saving` and `part_saving`: the window opens without them.
"""

from integration_office.analysis.figure.basis import Basis, figure_of, illustrative_tasks, pay_basis
from integration_office.analysis.figure.calibrated import calibration_ratio
from integration_office.analysis.figure.cost import budget_cost, cost_part, full_cost, post_cost, unit_cost
from integration_office.analysis.figure.coverage import achievable, duty, group_index, status_count
from integration_office.analysis.figure.grants import grant
from integration_office.analysis.figure.overlap import (
    intended_fte,
    office_overlap,
    overlap_cost,
    overlap_fte,
    task_overlap,
    task_overlap_cost,
)
from integration_office.analysis.figure.revenue import revenue
from integration_office.analysis.figure.staffing import (
    filled_fte,
    moved_fte,
    moved_posts,
    planned_fte,
    posts,
    span,
)
from integration_office.analysis.figure.value import (
    Figure,
    FigureUnit,
    Formula,
    Remark,
    Term,
    Value,
    recomputed,
)

__all__ = [
    "Basis",
    "Figure",
    "FigureUnit",
    "Formula",
    "Remark",
    "Term",
    "Value",
    "achievable",
    "budget_cost",
    "calibration_ratio",
    "cost_part",
    "duty",
    "figure_of",
    "filled_fte",
    "full_cost",
    "grant",
    "group_index",
    "illustrative_tasks",
    "intended_fte",
    "moved_fte",
    "moved_posts",
    "office_overlap",
    "overlap_cost",
    "overlap_fte",
    "pay_basis",
    "planned_fte",
    "post_cost",
    "posts",
    "recomputed",
    "revenue",
    "span",
    "status_count",
    "task_overlap",
    "task_overlap_cost",
    "unit_cost",
]

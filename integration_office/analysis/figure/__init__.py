"""Figures: values that can say how they came about: formula, terms, assumptions, sources, and their marks."""

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
from integration_office.analysis.figure.part_saving import Saving, line_saving, office_saving, saving_of_years
from integration_office.analysis.figure.revenue import revenue
from integration_office.analysis.figure.saving import (
    bridge_figure,
    cash_saving,
    gross_saving,
    net_saving,
    one_off_cost,
    present_value,
)
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
    "Saving",
    "Term",
    "Value",
    "achievable",
    "bridge_figure",
    "budget_cost",
    "calibration_ratio",
    "cash_saving",
    "cost_part",
    "duty",
    "figure_of",
    "filled_fte",
    "full_cost",
    "grant",
    "gross_saving",
    "group_index",
    "illustrative_tasks",
    "intended_fte",
    "line_saving",
    "moved_fte",
    "moved_posts",
    "net_saving",
    "office_overlap",
    "office_saving",
    "one_off_cost",
    "overlap_cost",
    "overlap_fte",
    "pay_basis",
    "planned_fte",
    "post_cost",
    "posts",
    "present_value",
    "recomputed",
    "revenue",
    "saving_of_years",
    "span",
    "status_count",
    "task_overlap",
    "task_overlap_cost",
    "unit_cost",
]

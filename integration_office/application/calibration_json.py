"""The calibration as the JSON of INTERFACES: by unit with a budget, by office, and what would fit it."""

from decimal import Decimal
from fractions import Fraction

from integration_office.analysis.calibration import UnitCalibration, by_office, calibration, total_ratio
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.fitting import ParameterFit, office_fits, parameter_fits
from integration_office.application.analysis_json import Json
from integration_office.domain.quantity import FTE_MONTHS_SCALE


def calibration_json(evaluation: Evaluation) -> Json:
    """Amounts in EUR, FTE and ratios unrounded; what is not defined is null."""
    rows = calibration(evaluation)
    return {
        "units": [_row(row, "unit") for row in rows],
        "offices": [_row(row, "office") for row in by_office(evaluation, rows)],
        "total_ratio": _number(total_ratio(rows)),
        "fits": {
            "parameters": [_fit(each) for each in parameter_fits(evaluation)],
            "offices": {each.office: _number(each.factor) for each in office_fits(evaluation)},
        },
    }


def _row(row: UnitCalibration, name: str) -> Json:
    return {
        name: row.unit,
        "computed": row.computed / 100,
        "budget": row.budget / 100,
        "ratio": _number(row.ratio),
        "unpriced_fte": row.unpriced / FTE_MONTHS_SCALE,
        "staff_budget": row.staff_budget / 100,
        "pension_budget": row.pension_budget / 100,
        "planned_fte": row.planned / FTE_MONTHS_SCALE,
        "vacant_fte": row.vacant / FTE_MONTHS_SCALE,
        "civil_servant_share": _number(row.civil_servant_share),
        "unpriced_estimate": None if row.unpriced_estimate is None else row.unpriced_estimate / 100,
        "reasons": [reason.value for reason in row.reasons],
    }


def _fit(fit: ParameterFit) -> Json:
    return {"key": fit.key, "before": float(fit.before), "value": _number(fit.value), "exact": _number(fit.exact)}


def _number(value: Fraction | Decimal | None) -> float | None:
    return None if value is None else float(value)

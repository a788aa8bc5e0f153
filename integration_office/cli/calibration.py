"""Computed personnel cost beside the budget, for a terminal: by unit, by office, why, and what would fit."""

from collections.abc import Sequence
from decimal import Decimal

from integration_office.analysis.calibration import UnitCalibration, by_office, calibration, summed
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.fitting import parameter_fits
from integration_office.cli.tables import text_table
from integration_office.domain.quantity import rounded
from integration_office.wording.calibration import fit_text, reason_meaning, reason_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import euro, fte, percent, plain

_NAME = 48


def calibration_text(evaluation: Evaluation, language: Language) -> str:
    """The tables, then what the reasons mean and which parameter would meet the budget."""
    rows, tr = calibration(evaluation), language.tr
    offices = by_office(evaluation, rows)
    parts = [
        _table(tr("Einheit"), rows, evaluation, language),
        _table(tr("Amt"), offices, evaluation, language),
        *_legend([*rows, *offices], language),
        *((fit_text(each, language)) for each in parameter_fits(evaluation) if rows),
    ]
    return "\n\n".join(parts[:2]) + "\n\n" + "\n".join(parts[2:])


def _table(title: str, rows: Sequence[UnitCalibration], evaluation: Evaluation, language: Language) -> str:
    tr, units = language.tr, evaluation.organisation.units
    head = [title, tr("Bezeichnung"), tr("berechnet"), tr("Haushalt"), tr("Quote"), tr("ohne Preis")]
    head += [tr("davon Versorgung"), tr("Beamte"), tr("unbesetzt"), tr("Grund")]
    body = [[row.unit, units[row.unit].name[:_NAME], *_cells(row, language)] for row in rows]
    return text_table(head, [*body, ["", tr("Summe"), *_cells(summed(rows), language)]])


def _cells(row: UnitCalibration, language: Language) -> list[str]:
    share = row.civil_servant_share
    return [
        euro(row.computed, language),
        euro(row.budget, language),
        "–" if row.ratio is None else plain(Decimal(rounded(row.ratio * 1000)) / 1000, language),
        fte(row.unpriced // 12, language),
        euro(row.pension_budget, language),
        "–" if share is None else percent(share, language),
        fte(row.vacant // 12, language),
        ", ".join(reason_text(each, language) for each in row.reasons),
    ]


def _legend(rows: Sequence[UnitCalibration], language: Language) -> list[str]:
    used = dict.fromkeys(reason for row in rows for reason in row.reasons)
    return [f"{reason_text(each, language)}: {reason_meaning(each, language)}" for each in used]

"""What „Abgleich mit dem Haushalt“ shows, as values: product groups, offices and the city beside their budget."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from integration_office.analysis import figure
from integration_office.analysis.calibration import UnitCalibration, by_office, calibration, summed
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import Figure
from integration_office.analysis.fitting import OfficeFit, ParameterFit, fitted_keys, office_fits, parameter_fits
from integration_office.domain.identity import UnitId
from integration_office.domain.parameters import Assumption
from integration_office.ui.views.comparison.grid import GridCell, GridLine
from integration_office.wording.assumptions import assumption_name, assumption_source, assumption_value
from integration_office.wording.calibration import difference_sentences, reason_meaning, reason_text
from integration_office.wording.effects import unit_label
from integration_office.wording.figures import Mark, marks, unpriced_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import entry, euro, fte, percent, plain

_FAR = (Decimal("0.5"), Decimal(2))


@dataclass(frozen=True)
class BudgetRow:
    """A line of the table: a product group, an office's sum, or the city's (`office` None)."""

    label: str
    found: UnitCalibration
    office: UnitId | None
    units: tuple[UnitId, ...]
    is_sum: bool = False


@dataclass(frozen=True)
class BudgetPicture:
    """`fitted`: every value that is fitted to the budget and holds now."""

    figures: Evaluation
    rows: tuple[BudgetRow, ...]
    offices: dict[UnitId, OfficeFit]
    parameters: tuple[ParameterFit, ...]
    fitted: tuple[Assumption, ...]
    care: tuple[Mark, ...]
    unpriced: str


def budget_picture(figures: Evaluation, language: Language) -> BudgetPicture:
    """Of the Ist-Stand. Not for the thread of the window. Raises MissingTable."""
    rows = tuple(_rows(figures, language))
    cost = figure.full_cost(figures)
    known = figures.organisation.assumptions
    current = (known[key].current for key in fitted_keys(figures.organisation))
    return BudgetPicture(
        figures=figures,
        rows=rows,
        offices={each.office: each for each in office_fits(figures)},
        parameters=parameter_fits(figures) if rows else (),
        fitted=tuple(each for each in current if each is not None),
        care=marks(cost, language),
        unpriced=unpriced_text(cost, language),
    )


def budget_headers(language: Language) -> tuple[str, ...]:
    tr = language.tr
    return (
        *(
            tr("Einheit"),
            tr("berechnet"),
            tr("Haushalt"),
            tr("Quote"),
            tr("Grund"),
            tr("davon Versorgung"),
            tr("Beamte"),
        ),
        *(tr("ohne Preis"), tr("unbesetzt")),
    )


def budget_lines(picture: BudgetPicture, language: Language) -> list[GridLine]:
    return [GridLine(tuple(_cells(row, language))) for row in picture.rows]


def row_details(picture: BudgetPicture, row: BudgetRow, language: Language) -> list[str]:
    """What tells the two apart, each in a sentence."""
    tr, found = language.tr, row.found
    lines = [row.label, _compared(found, language), ""]
    lines += [f"• {reason_text(each, language)}: {reason_meaning(each, language)}" for each in found.reasons]
    lines += [f"• {text}" for text in difference_sentences(found, language)]
    per_fte = (found.computed_per_fte, found.staff_budget_per_fte)
    if None not in per_fte:
        computed, staff = (euro(each or 0, language) for each in per_fte)
        lines.append(
            "• " + tr("Je VZÄ: berechnet {computed}, Personalaufwendungen {staff}.", computed=computed, staff=staff)
        )
    fit = None if row.office is None else picture.offices.get(row.office)
    if fit is not None and fit.factor is not None:
        lines += ["", office_fit_text(fit, language)]
    return lines


def row_figure(picture: BudgetPicture, row: BudgetRow) -> Figure:
    id = "" if row.office is None else row.office if row.is_sum else row.found.unit
    return figure.calibration_ratio(picture.figures, row.units, id)


def office_fit_text(fit: OfficeFit, language: Language) -> str:
    """Which factor would meet the budget, with a warning where it is far from 1."""
    tr = language.tr
    if fit.factor is None:
        return tr("Für dieses Amt gibt es keinen Faktor: Es hat keine Stellen mit Preis oder keinen Haushalt.")
    text = tr(
        "Ein örtlicher Faktor × {factor} auf die Personalkosten seiner Stellen träfe den Haushalt: "
        "{computed} → {budget}.",
        factor=plain(fit.factor, language),
        computed=euro(fit.computed, language),
        budget=euro(fit.budget, language),
    )
    return text if _FAR[0] <= fit.factor <= _FAR[1] else f"{text} {far_text(language)}"


def fit_warning(picture: BudgetPicture, office: UnitId, language: Language) -> str:
    """What explains the difference without any factor; empty where nothing does."""
    own = [row for row in picture.rows if row.office == office]
    reasons = own[-1].found.reasons if own else ()
    if not reasons:
        return ""
    named = ", ".join(reason_text(each, language) for each in reasons)
    return language.tr("Ohne Faktor erklären den Unterschied auch: {reasons}.", reasons=named)


def far_text(language: Language) -> str:
    return language.tr(
        "So weit von 1 entfernt erklärt das nicht die Bezahlung, sondern Personal, das in keiner Stelle steht."
    )


def _fitted(value: Assumption, language: Language) -> str:
    source = assumption_source(value, language)
    return f"{assumption_name(value.key, language)}: {assumption_value(value, language)} ({source})"


def fitted_text(fitted: Sequence[Assumption], language: Language) -> str:
    """Every fitted value that holds now: never silent."""
    tr = language.tr
    if not fitted:
        return tr("Kein Wert ist an den Haushalt angepasst.")
    listed = "; ".join(_fitted(each, language) for each in fitted)
    return tr("An den Haushalt angepasst, nicht verifiziert: {list}", list=listed)


def _rows(figures: Evaluation, language: Language) -> Iterator[BudgetRow]:
    found, tr = calibration(figures), language.tr
    units, offices = figures.organisation.units, figures.offices
    if found:
        yield BudgetRow(tr("Ganze Stadt"), summed(found), None, tuple(row.unit for row in found), is_sum=True)
    for office in by_office(figures, found):
        own = [row for row in found if offices[row.unit] == office.unit]
        for row in own:
            yield BudgetRow(unit_label(units[row.unit]), row, office.unit, (row.unit,))
        if len(own) > 1:
            label = tr("Summe {office}", office=unit_label(units[office.unit]))
            yield BudgetRow(label, office, office.unit, tuple(row.unit for row in own), is_sum=True)


def _cells(row: BudgetRow, language: Language) -> Iterator[GridCell]:
    found = row.found
    yield GridCell(f"= {row.label}" if row.is_sum else row.label)
    for cents in (found.computed, found.budget):
        yield GridCell(euro(cents, language), is_number=True, copied=entry(cents, 2, language))
    yield GridCell(_share(found.ratio, language), is_number=True, is_care=bool(found.reasons))
    yield GridCell(", ".join(reason_text(each, language) for each in found.reasons) or "–")
    pensions = found.pension_budget
    yield GridCell(euro(pensions, language), is_number=True, copied=entry(pensions, 2, language))
    yield GridCell(_share(found.civil_servant_share, language), is_number=True)
    for fte_months in (found.unpriced, found.vacant):
        own = fte_months // 12
        yield GridCell(fte(own, language), is_number=True, copied=entry(own, 4, language))


def _share(value: Fraction | None, language: Language) -> str:
    return "–" if value is None else percent(value, language, 1)


def _compared(found: UnitCalibration, language: Language) -> str:
    return language.tr(
        "Berechnet {computed}, im Haushalt {budget}: {ratio}.",
        computed=euro(found.computed, language),
        budget=euro(found.budget, language),
        ratio=_share(found.ratio, language),
    )

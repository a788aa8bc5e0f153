"""Abgleich mit dem Haushalt: computed personnel beside the budget, by product group and office, and what differs.

Only for those who may see internal remarks.
"""

from collections.abc import Iterator, Sequence

from integration_office.analysis.calibration import UnitCalibration, by_office, calibration, summed
from integration_office.analysis.fitting import parameter_fits
from integration_office.reports.blocks import (
    Align,
    Block,
    BulletList,
    Heading,
    Landscape,
    Paragraph,
    Row,
    RowKind,
    Table,
    Text,
)
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_facts import Facts
from integration_office.reports.paper_money import unverified_note
from integration_office.reports.paper_words import NOTHING, euros, fte_cell, ratio_cell, unpriced_note
from integration_office.wording.calibration import difference_sentences, fit_text, reason_meaning, reason_text


def compared_with_budget(facts: Facts) -> Iterator[Block]:
    """Nothing where the plan has no personnel budget in the base year."""
    rows = calibration(facts.null.figures)
    if not rows or not facts.sees(Sight.INTERNAL_REMARKS):
        return
    tr, total = facts.language.tr, summed(rows)
    how = Paragraph(
        tr(
            "Die Rechnung setzt für jede Stelle den Vollzeitbetrag ihrer Gruppe an. Der Haushalt nennt Personal- und "
            "Versorgungsaufwendungen; darin stehen auch Menschen, die keine Stelle des Plans haben. Die Quote ist "
            "berechnet ÷ Haushalt; angepasst wird nichts, solange es niemand beschließt."
        )
    )
    yield Landscape((Heading(2, tr("Abgleich mit dem Haushalt")), how, _table(facts, rows)))
    yield Paragraph(tr("Was den Unterschied der ganzen Stadt in Zahlen beschreibt:"), keep_with_next=True)
    yield BulletList((*difference_sentences(total, facts.language), *_fits(facts)))


def _fits(facts: Facts) -> Iterator[str]:
    return (fit_text(each, facts.language) for each in parameter_fits(facts.null.figures))


def _table(facts: Facts, rows: Sequence[UnitCalibration]) -> Table:
    tr = facts.language.tr
    return Table(
        caption=tr("Personalkosten {year}: berechnet und im Haushalt, in Euro", year=facts.year),
        header=(
            (
                *("", tr("berechnet"), tr("Haushalt"), tr("Quote"), tr("davon Versorgung"), tr("Beamte")),
                *(tr("ohne Preis (VZÄ)"), tr("unbesetzt (VZÄ)"), tr("Grund")),
            ),
        ),
        rows=tuple(_rows(facts, rows)),
        alignment=(Align.LEFT, *[Align.RIGHT] * 7, Align.LEFT),
        notes=tuple(_notes(facts, rows)),
    )


def _rows(facts: Facts, rows: Sequence[UnitCalibration]) -> Iterator[Row]:
    """The product groups office by office, an office of several with its sum; then the city."""
    tr, offices = facts.language.tr, facts.null.figures.offices
    for office in by_office(facts.null.figures, rows):
        own = [row for row in rows if offices[row.unit] == office.unit]
        yield from (_row(facts, f"{row.unit} {facts.unit_name(row.unit)}", row) for row in own)
        if len(own) > 1:
            yield _row(facts, tr("Summe {office}", office=facts.unit_name(office.unit)), office, RowKind.SUBTOTAL)
    yield _row(facts, tr("Summe"), summed(rows), RowKind.TOTAL)


def _row(facts: Facts, label: str, row: UnitCalibration, kind: RowKind = RowKind.NORMAL) -> Row:
    language = facts.language
    cells = (
        *(label, euros(row.computed, language), euros(row.budget, language), ratio_cell(row.ratio, language)),
        *(euros(row.pension_budget, language), ratio_cell(row.civil_servant_share, language)),
        *(fte_cell(row.unpriced // 12, language), fte_cell(row.vacant // 12, language)),
        ", ".join(reason_text(each, language) for each in row.reasons) or NOTHING,
    )
    return Row(cells, kind)


def _notes(facts: Facts, rows: Sequence[UnitCalibration]) -> Iterator[Text]:
    yield from unpriced_note(facts, facts.null.cost_figure(facts.year))
    yield from unverified_note(facts)
    offices = by_office(facts.null.figures, rows)
    used = dict.fromkeys(reason for row in (*rows, *offices, summed(rows)) for reason in row.reasons)
    for each in used:
        yield f"{reason_text(each, facts.language)}: {reason_meaning(each, facts.language)}"

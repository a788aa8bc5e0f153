"""Auswirkungen nach Jahren und Teilplanzeilen: what changes in which line, and which products change their office."""

from collections import defaultdict
from collections.abc import Iterator

from integration_office.domain.budget import NKF_POSITIONS, BudgetLine, LineKind, NkfLine
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.reports.blocks import Align, Block, Paragraph, Row, Table
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_money import year_head, year_notes
from integration_office.reports.paper_words import NOTHING, euros, euros_change, label_and_figures, unpriced_note
from integration_office.wording.budget_lines import line_text

Amounts = dict[int, int]
"""Whole cents by year."""


def partial_plans(facts: Facts) -> Iterator[Block]:
    """The proposed variant line by line and year by year; then the products that another office will answer for."""
    tr = facts.language.tr
    changes = line_changes(facts, facts.proposal)
    if changes:
        yield _line_table(facts, changes)
    else:
        yield Paragraph(tr("In den Jahren {years} ändert sich kein Betrag einer Teilplanzeile.", years=_span(facts)))
    moved = _moved_products(facts, facts.proposal)
    if moved:
        yield _product_table(facts, moved)


def line_changes(facts: Facts, variant: Variant) -> dict[NkfLine, Amounts]:
    """By line of the Teilergebnisplan what is more (cents, plus) or less than in the Ist-Stand, by year.

    The computed personnel stands in Personalaufwendungen, grants that no line holds in Zuwendungen.
    """
    found: defaultdict[NkfLine, Amounts] = defaultdict(dict)
    for year in facts.years:
        before, after = facts.null.by_year[year], variant.by_year[year]
        old, new = before.costs.by_line, after.costs.by_line
        for line in NKF_POSITIONS:
            if line.kind is not LineKind.PERSONNEL:
                found[line][year] = new.get(line, 0) - old.get(line, 0)
        found[NkfLine.STAFF][year] = after.cost.personnel - before.cost.personnel
        found[NkfLine.ALLOCATIONS][year] += after.cost.grants - before.cost.grants
    return {line: found[line] for line in NKF_POSITIONS if any(found[line].values())}


def _span(facts: Facts) -> str:
    return f"{facts.years[0]}–{facts.years[-1]}"


def _line_table(facts: Facts, changes: dict[NkfLine, Amounts]) -> Table:
    tr = facts.language.tr
    rows = []
    for line, amounts in changes.items():
        cells = [euros_change(amounts.get(year, 0), facts.language) for year in facts.years]
        rows.append(Row((line_text(line, facts.language), *cells, euros_change(sum(amounts.values()), facts.language))))
    return Table(
        caption=tr("Änderung je Jahr und Teilplanzeile, in Euro"),
        header=((tr("Zeile"), *[year_head(facts, year) for year in facts.years], tr("Summe")),),
        rows=tuple(rows),
        alignment=label_and_figures(len(facts.years) + 1),
        notes=(
            tr(
                "Mehr mit Plus, weniger mit Minus. Personalaufwendungen: berechnet, nicht aus dem Haushalt; "
                "Zuwendungen: mit Förderungen, die in keiner Haushaltszeile stehen."
            ),
            *year_notes(facts),
            *unpriced_note(facts, facts.proposal.cost_figure(facts.settled_year)),
        ),
    )


Way = tuple[str, UnitId, UnitId]
"""A product with the office that answers for it before and after."""


def _moved_products(facts: Facts, variant: Variant) -> dict[Way, list[BudgetLine]]:
    """The lines (of the first year that has any) of each product whose office changes."""
    if not facts.budget_years:
        return {}
    year, baseline = min(facts.budget_years), facts.plan.baseline
    after = {_place(line): line for line in variant.organisation.budget}
    found: defaultdict[Way, list[BudgetLine]] = defaultdict(list)
    for old, new in _pairs(baseline, variant.organisation, after):
        origin, target = baseline.office(old.unit), variant.organisation.office(new.unit)
        if origin != target and old.year == year and old.line.kind is not LineKind.SKIPPED:
            found[old.product, origin, target].append(new)
    return dict(sorted(found.items()))


def _place(line: BudgetLine) -> tuple[object, ...]:
    return (line.unit, line.product, line.line, line.year)


def _pairs(
    before: Organisation, after: Organisation, known: dict[tuple[object, ...], BudgetLine]
) -> Iterator[tuple[BudgetLine, BudgetLine]]:
    """Each line of before with the same one of after: in its unit, or the one of its product where the unit ended."""
    by_product = {(line.product, line.line, line.year): line for line in after.budget}
    for line in before.budget:
        same = known.get(_place(line)) or by_product.get((line.product, line.line, line.year))
        if same is not None:
            yield line, same


def _product_table(facts: Facts, moved: dict[Way, list[BudgetLine]]) -> Table:
    tr, year = facts.language.tr, min(facts.budget_years)
    return Table(
        caption=tr("Produkte, für die ein anderes Amt zuständig wird, Ansätze {year} in Euro", year=year),
        header=((tr("Produkt"), tr("bisheriges Amt"), tr("künftiges Amt"), tr("Erträge"), tr("Aufwendungen")),),
        rows=tuple(_product_row(facts, way, lines) for way, lines in moved.items()),
        alignment=(Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT),
        notes=(tr("Aufwendungen mit Personal- und Versorgungsaufwendungen, wie sie im Haushalt stehen."),),
    )


def _product_row(facts: Facts, way: Way, lines: list[BudgetLine]) -> Row:
    product, origin, target = way
    income = sum(line.amount for line in lines if line.line.kind is LineKind.REVENUE)
    expense = sum(line.amount for line in lines if line.line.kind is not LineKind.REVENUE)
    return Row(
        (
            product or NOTHING,
            facts.unit_name(origin),
            facts.unit_name(target, facts.proposal),
            euros(income, facts.language),
            euros(expense, facts.language),
        )
    )

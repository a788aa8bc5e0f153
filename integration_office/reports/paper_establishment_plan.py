"""The Stellenplan before and after: by grade with kw and ku, by product where it differs, and the pyramid of grades."""

from collections.abc import Iterator, Mapping, Sequence

from integration_office.analysis.effects import Effects
from integration_office.analysis.establishment import (
    Key,
    Line,
    Products,
    Standing,
    by_grade,
    by_part,
    by_product,
    establishment,
    part_of,
    receiving_offices,
    with_lines_of,
)
from integration_office.analysis.establishment_costs import LineCost, line_costs, summed
from integration_office.domain.identity import UnitId
from integration_office.reports.blocks import (
    Align,
    Bar,
    BarChart,
    Block,
    GroupRow,
    HeaderCell,
    Paragraph,
    Row,
    RowKind,
    Table,
)
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_facts import Facts
from integration_office.reports.paper_money import year_head, year_notes
from integration_office.reports.paper_words import (
    NOTHING,
    count_change,
    euros,
    euros_change,
    fte_cell,
    fte_change,
    label_and_figures,
    unpriced_note,
)
from integration_office.wording.establishment import changes_text, grade_text, part_text, products_text
from integration_office.wording.numbers import count

_FIGURES = 8


def establishment_plan(facts: Facts) -> Iterator[Block]:
    """The whole Stellenplan for those who may see small groups: differences of its lines would give them away."""
    tr, variant = facts.language.tr, facts.proposal
    if not facts.sees(Sight.SMALL_GROUPS):
        yield Paragraph(
            tr(
                "Den Stellenplan nach Gruppen und Produkten nennt diese Fassung nicht, weil sich aus bisher und "
                "künftig kleine Gruppen errechnen ließen."
            )
        )
        return
    lines = establishment(variant.effects)
    yield _grade_table(facts, by_grade(lines))
    yield _cost_table(facts, by_grade(lines))
    differing = {products: own for products, own in by_product(lines).items() if any(line.differs for line in own)}
    if differing:
        yield _product_table(facts, differing, lines)
    offices = receiving_offices(variant.effects)
    if offices:
        yield _pyramid(facts, by_grade(establishment(variant.effects, offices)), offices)


def _grade_table(facts: Facts, lines: Sequence[Line]) -> Table:
    tr = facts.language.tr
    return Table(
        caption=tr("Stellenplan nach Besoldungs- und Entgeltgruppen, bisher und künftig"),
        header=_header(facts, tr("Gruppe")),
        rows=tuple(_grade_rows(facts, lines)),
        alignment=_ALIGNMENT,
        weights=_WEIGHTS,
        notes=(
            tr(
                "Stellen und VZÄ Soll nach dem Stand aller Maßnahmen; eine Stelle, die wegfällt, zählt künftig nicht "
                "mehr mit, auch wenn ihre Kosten bis zum kw-Datum weiterlaufen. kw und ku: Stellen mit Vermerk künftig."
            ),
        ),
    )


def _grade_rows(facts: Facts, lines: Sequence[Line]) -> Iterator[Row | GroupRow]:
    sums = by_part(lines)
    for part in sums:
        yield GroupRow(part_text(part.part, facts.language))
        for line in lines:
            if line.part is part.part:
                yield _row(
                    facts, grade_text(line.grade, facts.language), line, changes_text(line.changes, facts.language)
                )
        yield _row(facts, facts.language.tr("Summe"), part, kind=RowKind.SUBTOTAL)
    yield _row(facts, facts.language.tr("Alle Stellen"), _sum(sums), kind=RowKind.TOTAL)


def _cost_table(facts: Facts, lines: Sequence[Line]) -> Table:
    """Costs of the year in which all is in force, by grade."""
    tr, year = facts.language.tr, facts.settled_year
    costs = line_costs(Effects(facts.null.by_year[year], facts.proposal.by_year[year]))
    lines = with_lines_of(lines, ((grade, ()) for grade, _ in costs))
    three = (tr("bisher"), tr("künftig"), tr("Änderung"))
    return Table(
        caption=tr("Kosten nach Besoldungs- und Entgeltgruppen {year}, in Euro", year=year_head(facts, year)),
        header=(
            ("", HeaderCell(tr("Personalkosten"), 3), HeaderCell(tr("Vollkosten"), 3)),
            (tr("Gruppe"), *three, *three),
        ),
        rows=tuple(_cost_rows(facts, lines, costs)),
        alignment=label_and_figures(6),
        notes=(
            tr("Kosten folgen dem Kalender: Eine Stelle, die wegfällt, zählt bis zu ihrem kw-Datum in ihrer Gruppe."),
            *year_notes(facts),
            *unpriced_note(facts, facts.proposal.cost_figure(year)),
        ),
    )


def _cost_rows(facts: Facts, lines: Sequence[Line], costs: Mapping[Key, LineCost]) -> Iterator[Row | GroupRow]:
    of_grade, of_part = summed(costs, lambda key: key[0]), summed(costs, lambda key: part_of(key[0]))
    for part in by_part(lines):
        yield GroupRow(part_text(part.part, facts.language))
        for line in lines:
            if line.part is part.part:
                yield _cost_row(facts, grade_text(line.grade, facts.language), of_grade.get(line.grade))
        yield _cost_row(facts, facts.language.tr("Summe"), of_part.get(part.part), RowKind.SUBTOTAL)
    total = summed(costs, lambda _: None).get(None)
    yield _cost_row(facts, facts.language.tr("Alle Stellen"), total, RowKind.TOTAL)


def _cost_row(facts: Facts, label: str, cost: LineCost | None, kind: RowKind = RowKind.NORMAL) -> Row:
    """A grade without a pay table costs nobody knows what: a dash, not zero."""
    language, known = facts.language, cost or LineCost()
    if not any(known.full):
        return Row((label, *[NOTHING] * 6), kind)
    cells = (
        text
        for before, after in (known.personnel, known.full)
        for text in (euros(before, language), euros(after, language), euros_change(after - before, language))
    )
    return Row((label, *cells), kind)


def _product_table(facts: Facts, differing: dict[Products, tuple[Line, ...]], lines: Sequence[Line]) -> Table:
    tr = facts.language.tr
    return Table(
        caption=tr("Stellenübersicht der Produkte, deren Stellen sich ändern"),
        header=_header(facts, tr("Produkt, Gruppe")),
        rows=tuple(_product_rows(facts, differing, lines)),
        alignment=_ALIGNMENT,
        weights=_WEIGHTS,
        notes=(
            tr(
                "Das Produkt einer Stelle ist das der Haushaltszeilen ihrer Einheit, ohne eigene das der Einheit "
                "darüber; nennt das Blatt Stellen eine Spalte „Produkt“, gilt diese. Ohne Produkt: Für die künftige "
                "Einheit gibt es noch keine Haushaltszeile."
            ),
        ),
    )


def _product_rows(
    facts: Facts, differing: dict[Products, tuple[Line, ...]], lines: Sequence[Line]
) -> Iterator[Row | GroupRow]:
    tr = facts.language.tr
    for products, own in differing.items():
        yield GroupRow(_product_name(facts, products))
        same = [line for line in own if not line.differs]
        for line in own:
            if line.differs:
                yield _row(
                    facts, grade_text(line.grade, facts.language), line, changes_text(line.changes, facts.language)
                )
        if same:
            yield _row(facts, tr("unveränderte Gruppen"), _sum(same))
        yield _row(facts, tr("Summe"), _sum(own), kind=RowKind.SUBTOTAL)
    others = [line for line in lines if line.products not in differing]
    if others:
        yield GroupRow(tr("Übrige Produkte"))
        yield _row(facts, tr("unverändert"), _sum(others))
    yield _row(facts, tr("Alle Stellen"), _sum(lines), kind=RowKind.TOTAL)


def _product_name(facts: Facts, products: Products) -> str:
    """The number with the name of the unit that has it in the budget, where there is only one."""
    text = products_text(products, facts.language)
    units = {line.unit for line in facts.plan.baseline.budget if line.product in products}
    names = facts.unit_name(next(iter(units))) if len(units) == 1 else ""
    return f"{text} {names}" if names and names != text else text


def _header(facts: Facts, label: str) -> tuple[tuple[HeaderCell | str, ...], ...]:
    tr = facts.language.tr
    pair = (tr("Stellen"), tr("VZÄ"))
    return (
        ("", HeaderCell(tr("bisher"), 2), HeaderCell(tr("künftig"), 2), HeaderCell(tr("Änderung"), 2), "", "", ""),
        (label, *pair, *pair, *pair, tr("kw"), tr("ku"), tr("Erläuterung")),
    )


_ALIGNMENT = (Align.LEFT, *[Align.RIGHT] * _FIGURES, Align.LEFT)
_WEIGHTS = (3, *[1] * _FIGURES, 6)


def _row(facts: Facts, label: str, line: Line, text: str = "", kind: RowKind = RowKind.NORMAL) -> Row:
    language, change = facts.language, line.difference
    figures = [
        part
        for each in (line.before.all, line.after.all)
        for part in (count(each.posts, language), fte_cell(each.fte, language))
    ]
    notes = (each.posts for each in (line.after.kw, line.after.ku))
    return Row(
        (
            label,
            *figures,
            *(count_change(change.posts, language), fte_change(change.fte, language)),
            *(count(each, language) if each else NOTHING for each in notes),
            text,
        ),
        kind,
    )


def _sum(lines: Sequence[Line]) -> Line:
    before, after = Standing(), Standing()
    for line in lines:
        before, after = before + line.before, after + line.after
    return Line(lines[0].part, None, (), before, after)


def _pyramid(facts: Facts, lines: Sequence[Line], offices: Sequence[UnitId]) -> BarChart:
    """From the top grade down, Beamte first, as a Stellenplan is read."""
    tr = facts.language.tr
    parts = list(dict.fromkeys(line.part for line in lines))
    ordered = [line for part in parts for line in reversed([each for each in lines if each.part is part])]
    is_new = not any(line.before.all.posts for line in lines)
    bars = tuple(_bar(facts, line, is_new) for line in ordered)
    names = facts.names.listed(tuple(facts.unit_name(unit, facts.proposal) for unit in offices), limit=3)
    described = "; ".join(f"{bar.label} {' → '.join(bar.texts)}" for bar in bars)
    return BarChart(
        caption=tr("Stellen nach Gruppen in den aufnehmenden Ämtern: {units}", units=names),
        description=tr("Stellen je Gruppe: {bars}.", bars=described),
        series=(tr("künftig"),) if is_new else (tr("bisher"), tr("künftig")),
        bars=bars,
    )


def _bar(facts: Facts, line: Line, is_new: bool) -> Bar:
    """Before and after; of offices that are all new only after."""
    amounts = (line.before.all.posts, line.after.all.posts)[is_new:]
    return Bar(grade_text(line.grade, facts.language), amounts, tuple(count(each, facts.language) for each in amounts))

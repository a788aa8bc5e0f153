"""Erträge nach Personen: what each driver brings by year, with its range, its source, and whether it is counted."""

from collections.abc import Iterator

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.revenues import DRAWS, RevenueResult, spread
from integration_office.domain.identity import RevenueId
from integration_office.reports.blocks import Align, Block, Heading, Row, Table, Text
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_words import NOTHING, euros, label_and_figures
from integration_office.wording.numbers import count
from integration_office.wording.revenues import counted_text, driver_text, range_text


def revenues(facts: Facts) -> Iterator[Block]:
    """Nothing where the plan has none; then those of the Ist-Stand, and of each variant that takes others."""
    known = facts.null.figures.revenues.results
    if not known:
        return
    yield Heading(2, facts.language.tr("Erträge nach Personen"))
    tr = facts.language.tr
    yield _amounts(facts, facts.null, tr("Erträge nach Personen nach Jahren, in Euro"))
    for variant in facts.changed:
        if _taken_otherwise(facts, variant):
            caption = tr("Erträge nach Personen der Variante „{name}“ nach Jahren, in Euro", name=variant.name)
            yield _amounts(facts, variant, caption)
    yield _drivers(facts)


def _taken_otherwise(facts: Facts, variant: Variant) -> bool:
    """Whether a measure sets persons or rate of a revenue: a unit that only moves takes its revenues with it."""
    pairs = ((facts.null.by_year[year], variant.by_year[year]) for year in facts.years)
    return any(
        (old.amount, old.lowest, old.highest, old.added) != (new.amount, new.lowest, new.highest, new.added)
        for before, after in pairs
        for old, new in zip(before.revenues.results.values(), after.revenues.results.values(), strict=True)
    )


def _amounts(facts: Facts, variant: Variant, caption: str) -> Table:
    tr, language = facts.language.tr, facts.language
    by_year = [variant.by_year[year] for year in facts.years]
    rows = [Row((name, *(euros(cents, language) for cents in amounts))) for name, amounts in _rows(facts, by_year)]
    return Table(
        caption=caption,
        header=(("", *map(str, facts.years)),),
        rows=tuple(rows),
        alignment=label_and_figures(len(facts.years)),
        notes=(
            tr(
                "In die Haushaltssicht zählt ein Ertrag nur, wenn sein Geld in keiner Haushaltszeile des Jahres steht; "
                "nie zählt beides."
            ),
        ),
    )


def _rows(facts: Facts, by_year: list[Evaluation]) -> Iterator[tuple[str, list[int]]]:
    tr = facts.language.tr
    for key in facts.null.figures.revenues.results:
        yield _name(facts, key), [each.revenues.results[key].amount for each in by_year]
    yield tr("Summe, die mitzählt"), [each.revenues.total for each in by_year]
    added = [[each for each in state.revenues.results.values() if each.added] for state in by_year]
    if any(each.lowest != each.highest for found in added for each in found):
        drawn = [spread([each.revenue for each in found], year) for found, year in zip(added, facts.years, strict=True)]
        yield tr("mit 90 % Sicherheit mindestens (P10)"), [each.p10 for each in drawn]
        yield tr("mit 90 % Sicherheit höchstens (P90)"), [each.p90 for each in drawn]


def _drivers(facts: Facts) -> Table:
    tr = facts.language.tr
    results = facts.null.figures.revenues.results
    return Table(
        caption=tr("Woraus sich die Erträge nach Personen {year} ergeben", year=facts.year),
        header=((tr("Ertrag"), tr("Rechnung"), tr("Spanne"), tr("Zählung"), tr("Quelle"), tr("verifiziert")),),
        rows=tuple(_driver_row(facts, key, result) for key, result in results.items()),
        alignment=(Align.LEFT,) * 6,
        notes=_notes(facts),
    )


def _driver_row(facts: Facts, key: RevenueId, result: RevenueResult) -> Row:
    tr, language = facts.language.tr, facts.language
    drawn = None if result.revenue.is_certain else spread([result.revenue], facts.year)
    cells = (
        *(_name(facts, key), driver_text(result, language), range_text(result, drawn, language) or NOTHING),
        *(counted_text(result.counted, language), result.revenue.source),
        tr("ja") if result.revenue.verified else tr("nein"),
    )
    return Row(cells)


def _notes(facts: Facts) -> tuple[Text, ...]:
    text = facts.language.tr(
        "Spanne: kleinster und größter Betrag; P10 und P90 aus {n} Ziehungen mit festem Startwert (PERT).",
        n=count(DRAWS, facts.language),
    )
    return (text,)


def _name(facts: Facts, key: RevenueId) -> str:
    return facts.plan.baseline.revenues[key].name or key

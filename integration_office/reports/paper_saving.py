"""What a variant's saving is made of over the years: step by step, by line of the Ergebnisplan, by office."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from integration_office.analysis.figure.part_saving import Saving
from integration_office.analysis.money_bridge import BridgePart, money_bridge
from integration_office.analysis.money_by_part import line_changes, money_by_line, money_by_office
from integration_office.analysis.money_over_time import PartMoney
from integration_office.domain.quantity import half_away
from integration_office.reports.blocks import Block, BridgeChart, BridgeStep, Row, RowKind, Table, Text
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_disclosure import is_small
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_money import year_head, year_notes
from integration_office.reports.paper_words import (
    count_change,
    euros_change,
    fte_change,
    label_and_figures,
    unpriced_note,
)
from integration_office.wording.numbers import euro, signed
from integration_office.wording.savings import bridge_text, changed_lines_text, line_part_text, office_part_text

MOST_OFFICES = 8
"""So many steps of a chart can still be read; the smaller ones stand in sum."""


def saving_parts(facts: Facts, variant: Variant) -> Iterator[Block]:
    """The steps where they do not tell of a few posts, the lines, and the offices for those who may see their size."""
    if not saves_or_costs(facts, variant):
        return
    steps = money_bridge(facts.horizon(variant))
    if facts.sees(Sight.SMALL_GROUPS) or not any(is_small(step.posts) for step in steps):
        yield from _steps(facts, variant, steps)
    yield from _lines(facts, variant)
    if facts.sees(Sight.UNIT_SIZES):
        yield from _offices(facts, variant)


def saving_titles(facts: Facts) -> Mapping[Saving, str]:
    """What the sums over the years shown are called."""
    tr, first, last = facts.language.tr, facts.years[0], facts.years[-1]
    return {
        Saving.GROSS: tr("Ersparnis brutto, {first}–{last}", first=first, last=last),
        Saving.NET: tr("Ersparnis netto, {first}–{last}", first=first, last=last),
        Saving.CASH: tr("Ersparnis kassenwirksam, {first}–{last}", first=first, last=last),
    }


def saving_key(kind: Saving) -> str:
    """The key of its Rechenweg."""
    return f"{kind.value}_saving"


def saves_or_costs(facts: Facts, variant: Variant) -> bool:
    """Whether a variant saves or costs anything in any year."""
    years = facts.money_over_time(variant).years
    return any(amount for year in years for amount in (year.gross, year.net, year.cash))


def _steps(facts: Facts, variant: Variant, steps: Sequence[BridgePart]) -> Iterator[Block]:
    tr, language, span = facts.language.tr, facts.language, _span(facts)
    # The numbers of two variants would tell of a few posts.
    counted = facts.sees(Sight.SMALL_GROUPS)
    yield Table(
        caption=tr(
            "Woraus sich die Ersparnis der Variante „{name}“ ergibt, {years}, in Euro", name=variant.name, years=span
        ),
        header=(("", *([tr("Stellen"), tr("VZÄ")] if counted else []), tr("Ersparnis")),),
        rows=tuple(_step_row(facts, step, counted=counted) for step in steps),
        alignment=label_and_figures(3 if counted else 1),
        notes=(
            tr("Die Schritte sind ohne Lohnentwicklung gerechnet; was sie hinzufügt, steht für sich."),
            *_notes(facts, variant),
        ),
    )
    bars = [_bar(bridge_text(step.key, language), step.cents, facts, total=step.is_total) for step in steps]
    caption = tr("Ersparnis der Variante „{name}“ {years} Schritt für Schritt", name=variant.name, years=span)
    yield _chart(facts, caption, bars)


def _step_row(facts: Facts, step: BridgePart, *, counted: bool) -> Row:
    language = facts.language
    counts = (
        count_change(step.posts, language).removeprefix("+") if step.posts else "",
        fte_change(step.fte, language) if step.posts else "",
    )
    cells = (bridge_text(step.key, language), *(counts if counted else ()), euros_change(step.cents, language))
    return Row(cells, RowKind.SUBTOTAL if step.is_total else RowKind.NORMAL)


def _lines(facts: Facts, variant: Variant) -> Iterator[Block]:
    tr = facts.language.tr
    parts = money_by_line(facts.horizon(variant))
    caption = tr("Kassenwirksame Ersparnis der Variante „{name}“ nach Zeilen, in Euro", name=variant.name)
    table = _parts_table(facts, variant, caption, parts, lambda key: line_part_text(key, facts.language))
    beside = changed_lines_text(line_changes(facts.horizon(variant)), facts.language)
    yield _with_note(table, beside) if beside else table
    if len(parts) > 1:
        title = tr("Ersparnis der Variante „{name}“ {years} nach Zeilen", name=variant.name, years=_span(facts))
        bars = [_bar(line_part_text(part.key, facts.language), part.cash, facts) for part in parts]
        yield _chart(facts, title, [*bars, _cash_bar(facts, parts)])


def _offices(facts: Facts, variant: Variant) -> Iterator[Block]:
    tr = facts.language.tr
    parts = money_by_office(facts.horizon(variant))
    if len(parts) < 2:
        return
    states = (variant.organisation, facts.null.organisation)
    caption = tr("Kassenwirksame Ersparnis der Variante „{name}“ nach Ämtern, in Euro", name=variant.name)
    table = _parts_table(facts, variant, caption, parts, lambda key: office_part_text(key, facts.language, *states))
    moved = tr("Verlegte Stellen nehmen ihre Kosten in das neue Amt mit; in der Summe hebt sich das auf.")
    yield _with_note(table, moved)
    largest = sorted(parts, key=lambda part: -abs(part.cash))[:MOST_OFFICES]
    bars = [
        _bar(office_part_text(part.key, facts.language, *states), part.cash, facts) for part in parts if part in largest
    ]
    rest = sum(part.cash for part in parts if part not in largest)
    if len(parts) > len(largest):
        bars.append(_bar(tr("übrige Ämter"), rest, facts))
    bars.append(_cash_bar(facts, parts))
    title = tr("Ersparnis der Variante „{name}“ {years} nach Ämtern", name=variant.name, years=_span(facts))
    yield _chart(facts, title, bars)


def _parts_table(
    facts: Facts, variant: Variant, caption: str, parts: Sequence[PartMoney], name: Callable[[str], str]
) -> Table:
    """Cash of each part by year; all zero parts are not there, the last row is their sum."""
    language = facts.language
    rows = [Row((name(part.key), *_cells(facts, [part]))) for part in parts]
    total = Row((language.tr("Summe"), *_cells(facts, parts)), RowKind.TOTAL)
    return Table(
        caption=caption,
        header=(("", *[year_head(facts, year) for year in facts.years], language.tr("Summe")),),
        rows=(*rows, total),
        alignment=label_and_figures(len(facts.years) + 1),
        notes=_notes(facts, variant),
    )


def _cells(facts: Facts, parts: Sequence[PartMoney]) -> list[str]:
    amounts = [sum(part.years[place].cash for part in parts) for place in range(len(facts.years))]
    return [euros_change(each, facts.language) for each in (*amounts, sum(amounts))]


def _bar(label: str, cents: int, facts: Facts, *, total: bool = False) -> BridgeStep:
    return BridgeStep(label, half_away(cents, 100), signed(euro(cents, facts.language)), total)


def _cash_bar(facts: Facts, parts: Sequence[PartMoney]) -> BridgeStep:
    return _bar(facts.language.tr("Kassenwirksam"), sum(part.cash for part in parts), facts, total=True)


def _chart(facts: Facts, caption: str, steps: Sequence[BridgeStep]) -> BridgeChart:
    described = "; ".join(f"{step.label} {step.text}" for step in steps)
    return BridgeChart(caption, facts.language.tr("Schritte: {steps}.", steps=described), tuple(steps))


def _span(facts: Facts) -> str:
    return f"{facts.years[0]}–{facts.years[-1]}"


def _notes(facts: Facts, variant: Variant) -> tuple[Text, ...]:
    return (*year_notes(facts), *unpriced_note(facts, variant.cost_figure(facts.settled_year)))


def _with_note(table: Table, note: str) -> Table:
    return replace(table, notes=(note, *table.notes))

"""Brutto, netto, kassenwirksam: what a variant saves over the years, with break-even and present value."""

from collections.abc import Iterator, Sequence

from integration_office.analysis.figure.part_saving import Saving
from integration_office.analysis.money_over_time import MoneyOverTime, YearMoney
from integration_office.reports.blocks import Block, HeaderCell, Heading, Paragraph, Row, RowKind, Run, Table, Text
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_money import year_head, year_notes
from integration_office.reports.paper_saving import saves_or_costs, saving_key
from integration_office.reports.paper_traces import Traces
from integration_office.reports.paper_words import NOTHING, UNCHANGED, euros_change, label_and_figures, unpriced_note
from integration_office.wording.assumptions import assumption_value
from integration_office.wording.numbers import euro, signed
from integration_office.wording.savings import dated_grants_text

_UNSET = ("move_per_workplace", "project_cost", "double_running_months")


def over_time(facts: Facts, traces: Traces) -> Iterator[Block]:
    """A table for each variant; nothing without one."""
    if not facts.changed:
        return
    tr = facts.language.tr
    yield Heading(2, tr("Ersparnis über die Jahre"))
    yield Paragraph(
        tr(
            "Hier ist eine Ersparnis positiv und eine Mehrbelastung negativ. Brutto: Alle Maßnahmen gelten schon "
            "von Januar an, gestrichene Stellen sind weg. Netto: dazu gewonnene minus verlorene Förderungen. "
            "Kassenwirksam: was wirklich in das Jahr fällt, mit Wirkungsdaten, kw-Vermerken und Einmalkosten."
        ),
        keep_with_next=True,
    )
    for variant in facts.changed:
        yield from _variant(facts, variant, traces)


def side_by_side(facts: Facts, shown: Sequence[Variant], traces: Traces) -> Table:
    """What each variant saves in each year, beside the null variant, which saves nothing."""
    tr = facts.language.tr
    years = [*range(len(facts.years)), None]
    columns = [[_saved(facts, variant, at) for at in years] for variant in shown]
    kinds = (tr("brutto"), tr("netto"), tr("kassenwirksam"))
    names = [year_head(facts, year) for year in facts.years]
    return Table(
        caption=tr("Ersparnis nach Jahren, in Euro") + (names_of(shown) if len(facts.changed) > len(shown) else ""),
        header=(
            ("", tr("Ist-Stand"), *[HeaderCell(variant.name, 3) for variant in shown]),
            (tr("Jahr"), "", *[kind for _ in shown for kind in kinds]),
        ),
        rows=tuple(
            Row(
                (label, UNCHANGED, *[cell for column in columns for cell in column[at]]),
                RowKind.TOTAL if at == len(names) else RowKind.NORMAL,
            )
            for at, label in enumerate([*names, _sum_label(facts, shown, traces)])
        ),
        alignment=label_and_figures(1 + 3 * len(shown)),
        notes=(
            tr("Eine Ersparnis ist positiv, eine Mehrbelastung negativ."),
            *year_notes(facts),
            *unpriced_note(facts, facts.null.cost_figure(facts.year)),
        ),
    )


def _sum_label(facts: Facts, shown: Sequence[Variant], traces: Traces) -> Text:
    """With the marks of gross, net and cash where the proposed variant is among those shown."""
    marks = [traces.marks.get(saving_key(kind)) for kind in Saving] if any(each.measures for each in shown) else []
    return (Run(facts.language.tr("Summe")), *(mark for mark in marks if mark is not None))


def names_of(shown: Sequence[Variant]) -> str:
    """What stands behind a caption where not all variants fit one table."""
    return ": " + ", ".join(each.name for each in shown)


def _saved(facts: Facts, variant: Variant, at: int | None) -> tuple[str, ...]:
    """Gross, net and cash of a year by its place, or (None) of all."""
    years = facts.money_over_time(variant).years
    chosen = years if at is None else years[at : at + 1]
    sums = (sum(year.gross for year in chosen), sum(year.net for year in chosen), sum(year.cash for year in chosen))
    return tuple(euros_change(each, facts.language) for each in sums)


def _variant(facts: Facts, variant: Variant, traces: Traces) -> Iterator[Block]:
    tr = facts.language.tr
    money = facts.money_over_time(variant)
    if not saves_or_costs(facts, variant):
        yield Paragraph(tr("Variante „{name}“: In keinem Jahr eine Ersparnis oder Mehrbelastung.", name=variant.name))
        return
    rows = (
        _row(facts, traces.marked(tr("brutto"), saving_key(Saving.GROSS)), [year.gross for year in money.years]),
        _row(facts, traces.marked(tr("netto"), saving_key(Saving.NET)), [year.net for year in money.years]),
        _row(facts, traces.marked(tr("kassenwirksam"), saving_key(Saving.CASH)), [year.cash for year in money.years]),
        _cumulative(facts, money.years),
    )
    yield Table(
        caption=tr("Ersparnis der Variante „{name}“, in Euro", name=variant.name),
        header=(("", *[year_head(facts, year) for year in facts.years], tr("Summe")),),
        rows=rows,
        alignment=label_and_figures(len(facts.years) + 1),
        notes=(
            *filter(None, (dated_grants_text(facts.horizon(variant), facts.language),)),
            *year_notes(facts),
            *unpriced_note(facts, variant.cost_figure(facts.settled_year)),
        ),
    )
    yield Paragraph(_outcome(facts, money, traces))


def _row(facts: Facts, label: Text, amounts: list[int]) -> Row:
    return Row((label, *(euros_change(each, facts.language) for each in (*amounts, sum(amounts)))))


def _cumulative(facts: Facts, years: tuple[YearMoney, ...]) -> Row:
    cells = (euros_change(year.cumulative, facts.language) for year in years)
    return Row((facts.language.tr("kassenwirksam, aufgelaufen"), *cells, NOTHING), RowKind.SUBTOTAL)


def _outcome(facts: Facts, money: MoneyOverTime, traces: Traces) -> Text:
    tr, language = facts.language.tr, facts.language
    discount = facts.null.figures.assumptions["discount"]
    if money.break_even is None:
        even = tr("Bis {year} wird der Aufwand nicht ausgeglichen.", year=facts.years[-1])
    else:
        even = tr("Ausgeglichen ist der Aufwand ab {year}.", year=money.break_even)
    value = tr(
        "{even} Barwert mit {rate} Abzinsung: {npv}",
        even=even,
        rate=assumption_value(discount, language),
        npv=signed(euro(money.npv, language)),
    )
    once = tr("Einmalkosten: {one_off}", one_off=euro(money.one_off, language))
    return (
        *traces.parts(value, "npv"),
        *traces.parts(f". {once}", "one_off"),
        Run(f". {_unset(facts)}".rstrip()),
    )


def _unset(facts: Facts) -> str:
    """One-off costs nobody has given are named, not taken for nothing."""
    known = facts.null.figures.assumptions
    if all(known[key].value for key in _UNSET):
        return ""
    return facts.language.tr(
        "Umzug, Projektkosten und Doppelbetrieb zählen nur mit, soweit sie in den Annahmen gesetzt sind."
    )

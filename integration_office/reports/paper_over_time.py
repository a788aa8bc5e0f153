"""Brutto, netto, kassenwirksam: what a variant saves over the years, with break-even and present value."""

from collections.abc import Iterator

from integration_office.analysis.money_over_time import MoneyOverTime, YearMoney, money_over_time
from integration_office.reports.blocks import Block, Heading, Paragraph, Row, RowKind, Table
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_money import year_head, year_notes
from integration_office.reports.paper_words import NOTHING, euros_change, label_and_figures, unpriced_note
from integration_office.wording.assumptions import assumption_value
from integration_office.wording.numbers import euro, signed

_UNSET = ("move_per_workplace", "project_cost", "double_running_months")


def over_time(facts: Facts) -> Iterator[Block]:
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
        )
    )
    for variant in facts.changed:
        yield from _variant(facts, variant)


def _variant(facts: Facts, variant: Variant) -> Iterator[Block]:
    tr, language = facts.language.tr, facts.language
    money = money_over_time(facts.plan.baseline, variant.measures, facts.frame, facts.years)
    rows = (
        _row(facts, tr("brutto"), [year.gross for year in money.years]),
        _row(facts, tr("netto"), [year.net for year in money.years]),
        _row(facts, tr("kassenwirksam"), [year.cash for year in money.years]),
        _cumulative(facts, money.years),
    )
    yield Table(
        caption=tr("Ersparnis der Variante „{name}“, in Euro", name=variant.name),
        header=(("", *[year_head(facts, year) for year in facts.years], tr("Summe")),),
        rows=rows,
        alignment=label_and_figures(len(facts.years) + 1),
        notes=(*year_notes(facts), *unpriced_note(variant.cost_figure(facts.settled_year), language)),
    )
    yield Paragraph(_outcome(facts, money))


def _row(facts: Facts, label: str, amounts: list[int]) -> Row:
    return Row((label, *(euros_change(each, facts.language) for each in (*amounts, sum(amounts)))))


def _cumulative(facts: Facts, years: tuple[YearMoney, ...]) -> Row:
    cells = (euros_change(year.cumulative, facts.language) for year in years)
    return Row((facts.language.tr("kassenwirksam, aufgelaufen"), *cells, NOTHING), RowKind.SUBTOTAL)


def _outcome(facts: Facts, money: MoneyOverTime) -> str:
    tr, language = facts.language.tr, facts.language
    discount = facts.null.figures.assumptions["discount"]
    if money.break_even is None:
        even = tr("Bis {year} wird der Aufwand nicht ausgeglichen.", year=facts.years[-1])
    else:
        even = tr("Ausgeglichen ist der Aufwand ab {year}.", year=money.break_even)
    text = tr(
        "{even} Barwert mit {rate} Abzinsung: {npv}. Einmalkosten: {one_off}.",
        even=even,
        rate=assumption_value(discount, language),
        npv=signed(euro(money.npv, language)),
        one_off=euro(money.one_off, language),
    )
    return f"{text} {_unset(facts)}".strip()


def _unset(facts: Facts) -> str:
    """One-off costs nobody has given are named, not taken for nothing."""
    known = facts.null.figures.assumptions
    if all(known[key].value for key in _UNSET):
        return ""
    return facts.language.tr(
        "Umzug, Projektkosten und Doppelbetrieb zählen nur mit, soweit sie in den Annahmen gesetzt sind."
    )

"""Plain tables for a terminal."""

from collections.abc import Callable, Sequence

from integration_office.analysis.coverage import GROUPS, Status
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_bridge import money_bridge
from integration_office.analysis.money_by_part import money_by_line, money_by_office
from integration_office.analysis.money_over_time import MoneyOverTime, PartMoney, money_of
from integration_office.wording.language import Language
from integration_office.wording.numbers import capacity, count, euro, fte, percent
from integration_office.wording.savings import bridge_text, line_part_text, office_part_text

Row = tuple[str, Callable[[Evaluation], str]]


def text_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their longest cell; the first two left, numbers right."""
    widths = [max(len(cell) for cell in column) for column in zip(head, *rows, strict=True)]
    lines = [_line(head, widths), "  ".join("─" * width for width in widths)]
    return "\n".join([*lines, *(_line(row, widths) for row in rows)])


def figure_table(names: Sequence[str], states: Sequence[Evaluation], language: Language) -> str:
    """Key figures, a column for each state; the first one is the baseline."""
    rows = [[label, "", *(show(state) for state in states)] for label, show in _rows(states[0], language)]
    year = language.tr("Kennzahlen {year}", year=states[0].frame.year)
    return text_table([year, "", *names], rows)


def over_time_text(horizon: Horizon, language: Language) -> str:
    """Savings by year, what they are made of, and by line and office."""
    tr = language.tr
    states = (horizon.dated, horizon.baseline)
    lines = [(line_part_text(part.key, language), part) for part in money_by_line(horizon)]
    offices = [(office_part_text(part.key, language, *states), part) for part in money_by_office(horizon)]
    tables = (
        over_time_table(money_of(horizon), language),
        _bridge_table(horizon, language),
        _parts_table(tr("Kassenwirksam nach Zeilen"), lines, language),
        _parts_table(tr("Kassenwirksam nach Ämtern"), offices, language),
    )
    return "\n\n".join(table for table in tables if table)


def over_time_table(money: MoneyOverTime, language: Language) -> str:
    """Savings by year: gross, net, cash and cash so far; then what they amount to."""
    tr = language.tr
    head = [tr("Jahr"), "", tr("brutto"), tr("netto"), tr("kassenwirksam"), tr("aufgelaufen")]
    rows = [
        [str(year.year), "", *(euro(cents, language) for cents in (year.gross, year.net, year.cash, year.cumulative))]
        for year in money.years
    ]
    summary = tr(
        "Ersparnis positiv. Barwert {npv}, Einmalkosten {once}, Amortisation {year}.",
        npv=euro(money.npv, language),
        once=euro(money.one_off, language),
        year=money.break_even or tr("nicht im Zeitraum"),
    )
    return f"{text_table(head, rows)}\n{summary}"


def _bridge_table(horizon: Horizon, language: Language) -> str:
    parts = money_bridge(horizon)
    if not any(part.cents for part in parts):
        return ""
    rows = [
        [("= " if part.is_total else "  ") + bridge_text(part.key, language), "", euro(part.cents, language)]
        for part in parts
    ]
    years = f"{horizon.years[0]}–{horizon.years[-1]}"
    return text_table([language.tr("Woraus es sich ergibt, {years}", years=years), "", language.tr("Summe")], rows)


def _parts_table(title: str, parts: Sequence[tuple[str, PartMoney]], language: Language) -> str:
    """Cash by year of each part; nothing where there is none."""
    if not parts:
        return ""
    years = [str(year.year) for year in parts[0][1].years]
    rows = [
        [name[:48], "", *(euro(each, language) for each in (*(year.cash for year in part.years), part.cash))]
        for name, part in parts
    ]
    return text_table([title, "", *years, language.tr("Summe")], rows)


def cost_table(states: Sequence[tuple[str, Sequence[Evaluation]]], language: Language) -> str:
    """Full cost by year, a row for each state."""
    head = [language.tr("Vollkosten"), "", *(str(each.frame.year) for each in states[0][1])]
    return text_table(
        head, [[name, "", *(euro(each.cost.full_cost, language) for each in years)] for name, years in states]
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell.ljust(width) if place < 2 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(padded).rstrip()


def _rows(baseline: Evaluation, language: Language) -> list[Row]:
    tr = language.tr
    return [
        (tr("Einheiten"), lambda state: count(state.size.units, language)),
        (tr("Stellen"), lambda state: count(state.size.positions, language)),
        (tr("VZÄ (Soll)"), lambda state: fte(state.size.fte_planned, language)),
        (tr("Vollkosten"), lambda state: euro(state.cost.full_cost, language)),
        (tr("  davon Personal"), lambda state: euro(state.cost.personnel, language)),
        (tr("Haushaltssicht"), lambda state: euro(state.cost.budget_cost, language)),
        (tr("ohne Preis (VZÄ)"), lambda state: fte(state.cost.unpriced // 12, language)),
        (tr("Überschneidung"), lambda state: capacity(state.overlap.fte, language)),
        (tr("  Kosten der Überschneidung"), lambda state: euro(state.overlap.cost, language)),
        *_coverage_rows(language),
        (
            tr("Stellen mit neuem Amt"),
            lambda state: count(len(Effects(baseline, state).affected().moved), language),
        ),
        (tr("Pflichten mit neuem zuständigen Amt"), lambda state: count(_new_owners(baseline, state), language)),
        (tr("Konflikte im selben Amt"), lambda state: count(len(state.conflicts), language)),
    ]


def _coverage_rows(language: Language) -> list[Row]:
    labels = {
        "binding": language.tr("Abdeckung Pflichtaufgaben"),
        "grant": language.tr("Abdeckung Förderauflagen"),
        "voluntary": language.tr("Abdeckung freiwillige Aufgaben"),
    }

    def index(group: str) -> Callable[[Evaluation], str]:
        return lambda state: _percent(state, group, language)

    return [
        *((labels[group], index(group)) for group in GROUPS),
        (language.tr("  verwaiste Pflichten"), lambda state: count(_orphaned(state), language)),
    ]


def _percent(state: Evaluation, group: str, language: Language) -> str:
    value = state.coverage.groups[group].index
    return "–" if value is None else percent(value, language, 1)


def _orphaned(state: Evaluation) -> int:
    return sum(duty.status is Status.ORPHANED for duty in state.coverage.duties)


def _new_owners(baseline: Evaluation, state: Evaluation) -> int:
    return sum(change.has_new_owner for change in Effects(baseline, state).duties())

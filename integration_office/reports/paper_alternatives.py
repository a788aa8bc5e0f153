"""Alternativen: the Ist-Stand and every variant side by side, each figure with its difference."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from integration_office.analysis.coverage import GROUPS, Status
from integration_office.analysis.figure.part_saving import Saving
from integration_office.reports.blocks import Block, GroupRow, HeaderCell, Paragraph, Row, Table, Text
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_disclosure import is_small
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_grants import fundings
from integration_office.reports.paper_money import year_head, year_notes
from integration_office.reports.paper_over_time import names_of, side_by_side
from integration_office.reports.paper_overlap import shared_tasks
from integration_office.reports.paper_posts import WITHHELD, group_notes, small_text
from integration_office.reports.paper_saving import saving_key, saving_titles
from integration_office.reports.paper_states import shown_sums
from integration_office.reports.paper_traces import Traces
from integration_office.reports.paper_words import (
    NOTHING,
    capacity_cell,
    capacity_change,
    count_change,
    euros,
    euros_change,
    fte_cell,
    fte_change,
    in_parts,
    label_and_figures,
    points_change,
    ratio_cell,
    unpriced_note,
)
from integration_office.wording.coverage import group_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import count

SIDE_BY_SIDE = 2
"""So many variants stand beside the Ist-Stand in one table."""

UPRIGHT = 5
"""So many where each has one column."""

Value = int | Fraction | None
Cell = Callable[[Value, Language], str]
Difference = Callable[[Value, Value, Language], str]


@dataclass(frozen=True)
class Measured:
    """A row of the comparison: what is measured on a variant, how it and its difference are written; the names of the
    variants for which it is (None: all)."""

    label: Text
    value: Callable[[Variant], Value]
    cell: Cell
    difference: Difference
    shown: frozenset[str] | None = None

    def is_withheld(self, variant: Variant) -> bool:
        """Whether beside the others the value would give a few posts away."""
        return bool(variant.measures) and self.shown is not None and variant.name not in self.shown

    def text(self, variant: Variant, language: Language) -> str:
        return WITHHELD if self.is_withheld(variant) else self.cell(self.value(variant), language)

    def change(self, variant: Variant, before: Variant, language: Language) -> str:
        if self.is_withheld(variant):
            return WITHHELD
        return self.difference(self.value(variant), self.value(before), language)


def alternatives(facts: Facts, traces: Traces) -> Iterator[Block]:
    """Tables of the Ist-Stand beside the variants, a few at a time."""
    yield Paragraph(_introduction(facts))
    if not facts.changed:
        yield _table(facts, (), traces)
    for shown in in_parts(facts.changed, SIDE_BY_SIDE):
        yield _table(facts, shown, traces)
        yield side_by_side(facts, shown, traces)


def at_a_glance_tables(facts: Facts, traces: Traces) -> Iterator[Table]:
    """The same on an upright page: a few variants at a time, each time beside the Ist-Stand."""
    for shown in in_parts(facts.changed, UPRIGHT) if facts.changed else ((),):
        yield at_a_glance(facts, shown, traces)


def at_a_glance(facts: Facts, shown: Sequence[Variant], traces: Traces) -> Table:
    """The figures that decide, of the Ist-Stand and of these variants in one table."""
    tr, language = facts.language.tr, facts.language
    states = (facts.null, *shown)
    rows = tuple(
        Row((each.label, *[each.text(state, language) for state in states])) for each in _glance(facts, traces)
    )
    return Table(
        caption=tr("Varianten auf einen Blick") + (names_of(shown) if len(facts.changed) > len(shown) else ""),
        header=(("", *[each.name for each in states]),),
        rows=rows,
        alignment=label_and_figures(len(states)),
        notes=(
            tr("Beträge in Euro. Eine Ersparnis ist positiv, eine Mehrbelastung negativ."),
            *year_notes(facts),
            *unpriced_note(facts, facts.proposal.cost_figure(facts.settled_year)),
            *group_notes(facts, rows),
        ),
    )


def _glance(facts: Facts, traces: Traces) -> Iterator[Measured]:
    tr, year, sums = facts.language.tr, facts.settled_year, shown_sums(facts)
    yield replace(
        _number(traces.marked(tr("Stellen"), "posts"), lambda each: each.figures.size.positions), shown=sums.posts
    )
    label = traces.marked(tr("VZÄ Soll"), "planned_fte")
    yield replace(_fte(label, lambda each: each.figures.size.fte_planned), shown=sums.planned)
    yield _moved(facts, traces.marked(tr("Stellen, die das Amt wechseln"), "moved_posts"))
    label = traces.marked(tr("Vollkosten {year}", year=year_head(facts, year)), "full_cost")
    yield _money(label, _full_cost_in(year))
    for kind, label in saving_titles(facts).items():
        yield _saving(facts, traces.marked(label, saving_key(kind)), kind)
    yield from _grant_changes(facts, traces)
    for status, text in (
        (Status.COVERED, tr("gedeckte Aufgaben")),
        (Status.UNDERSTAFFED, tr("unterbesetzte Aufgaben")),
        (Status.ORPHANED, tr("verwaiste Aufgaben")),
    ):
        yield _number(traces.marked(text, "duty_status"), _status_count(status))
    label = traces.marked(tr("Überschneidung in VZÄ"), "overlap_fte")
    yield _capacity(label, lambda each: each.figures.overlap.fte)
    yield _number(traces.marked(tr("Aufgaben mit beendeter Doppelarbeit"), "shared_tasks"), _ended)
    yield _number(
        traces.marked(tr("Zielkonflikte in einem Amt"), "conflicts"), lambda each: len(each.figures.conflicts)
    )


def _saving(facts: Facts, label: Text, kind: Saving) -> Measured:
    def value(variant: Variant) -> Value:
        if not variant.measures:
            return 0
        return sum(int(getattr(year, kind.value)) for year in facts.money_over_time(variant).years)

    return Measured(label, value, lambda each, language: euros_change(_whole(each), language), _less(euros_change))


def _ended(variant: Variant) -> Value:
    return sum(bool(each.fte[0]) and not each.fte[1] for each in shared_tasks(variant) if not each.intended)


def _grant_changes(facts: Facts, traces: Traces) -> Iterator[Measured]:
    """What a variant wins and what it loses of the grants of the base year."""
    tr, year = facts.language.tr, facts.year

    def differences(variant: Variant) -> list[int]:
        return [each.amounts[1] - each.amounts[0] for each in fundings(facts, variant)]

    label = traces.marked(tr("Förderungen {year} gewonnen", year=year), "all_grants")
    yield _money(label, lambda each: sum(max(0, one) for one in differences(each)))
    label = traces.marked(tr("Förderungen {year} verloren", year=year), "all_grants")
    yield _money(label, lambda each: sum(max(0, -one) for one in differences(each)))


def _moved(facts: Facts, label: Text) -> Measured:
    """How many posts change office; a few only for those who may see small groups."""
    plain = _number(label, lambda each: len(each.effects.affected().moved))
    plain = replace(plain, shown=shown_sums(facts).moved)
    if facts.sees(Sight.SMALL_GROUPS):
        return plain
    change = _unless_few(lambda value, language: count_change(_whole(value), language))
    return replace(plain, cell=_unless_few(plain.cell), difference=lambda after, _, language: change(after, language))


def _unless_few(cell: Cell) -> Cell:
    return lambda value, language: small_text(language) if is_small(_whole(value)) else cell(value, language)


def _introduction(facts: Facts) -> str:
    tr = facts.language.tr
    null = tr("Die Nullvariante steht immer daneben: Sie zeigt, was ist und was es kostet, wenn nichts geschieht.")
    if facts.settled_year == facts.year:
        return null
    if facts.is_settled:
        when = tr("das erste Jahr, in dem alle Maßnahmen von Januar an gelten")
    else:
        when = tr("das letzte dargestellte Jahr; danach wirken noch weitere Maßnahmen")
    return tr(
        "{null} Stellen, Doppelarbeit, Abdeckung und Konflikte beschreiben den Endzustand nach allen Maßnahmen; Kosten "
        "folgen dem Kalender. Deshalb stehen sie für das Basisjahr {year} und für {settled}, {when}.",
        null=null,
        year=facts.year,
        settled=facts.settled_year,
        when=when,
    )


def _table(facts: Facts, shown: Sequence[Variant], traces: Traces) -> Table:
    tr = facts.language.tr
    top: list[HeaderCell | str] = ["", tr("Ist-Stand")]
    below: list[HeaderCell | str] = ["", tr("Wert")]
    for variant in shown:
        top.append(HeaderCell(variant.name, 2))
        below += [tr("Wert"), tr("Änderung")]
    rows: list[Row | GroupRow] = []
    for title, measured in _subjects(facts, traces):
        rows.append(GroupRow(title))
        rows += [_row(facts, each, shown) for each in measured]
    return Table(
        caption=tr("Alternativen im Vergleich") + (names_of(shown) if len(facts.changed) > SIDE_BY_SIDE else ""),
        header=(tuple(top), tuple(below)),
        rows=tuple(rows),
        alignment=label_and_figures(1 + 2 * len(shown)),
        notes=(
            *year_notes(facts),
            *unpriced_note(facts, facts.null.cost_figure(facts.year)),
            *group_notes(facts, rows),
            tr("Die Beträge gelten für ein Jahr, in Euro."),
        ),
    )


def _row(facts: Facts, measured: Measured, shown: Sequence[Variant]) -> Row:
    language = facts.language
    cells = [measured.text(facts.null, language)]
    for variant in shown:
        cells += [measured.text(variant, language), measured.change(variant, facts.null, language)]
    return Row((measured.label, *cells))


def _subjects(facts: Facts, traces: Traces) -> Iterator[tuple[str, list[Measured]]]:
    tr = facts.language.tr
    yield tr("Gliederung und Stellen"), list(_sizes(facts, traces))
    yield tr("Kosten"), list(_costs(facts, traces))
    yield tr("Doppelarbeit (Überschneidung)"), list(_overlaps(facts, traces))
    yield tr("Gesetzliche und weitere Aufgaben"), list(_coverage(facts, traces))
    yield tr("Förderungen und Zielkonflikte"), list(_risks(facts, traces))


def _sizes(facts: Facts, traces: Traces) -> Iterator[Measured]:
    tr, sums = facts.language.tr, shown_sums(facts)
    yield _number(traces.marked(tr("Einheiten"), "units"), lambda each: each.figures.size.units)
    yield replace(
        _number(traces.marked(tr("Stellen"), "posts"), lambda each: each.figures.size.positions), shown=sums.posts
    )
    label = traces.marked(tr("VZÄ Soll"), "planned_fte")
    yield replace(_fte(label, lambda each: each.figures.size.fte_planned), shown=sums.planned)
    label = traces.marked(tr("VZÄ Ist"), "filled_fte")
    yield replace(_fte(label, lambda each: each.figures.size.fte_filled), shown=sums.filled)
    yield _moved(facts, traces.marked(tr("Stellen, die das Amt wechseln"), "moved_posts"))
    if facts.sees(Sight.SMALL_GROUPS):
        yield _fte(traces.marked(tr("dieselben in VZÄ"), "moved_fte"), moved_fte)


def moved_fte(variant: Variant) -> int:
    """Planned FTE of the posts whose office changes, in ten-thousandths."""
    posts = variant.organisation.positions
    return sum(posts[each].fte_planned for each in variant.effects.affected().moved)


def _costs(facts: Facts, traces: Traces) -> Iterator[Measured]:
    tr = facts.language.tr
    for year in sorted({facts.year, facts.settled_year}):
        key = "full_cost" if year == facts.settled_year else "full_cost_sum"
        label = traces.marked(tr("Vollkosten {year}", year=year_head(facts, year)), key)
        yield _money(label, _full_cost_in(year))
    yield _money(
        traces.marked(
            tr("Vollkosten, Summe {first}–{last}", first=facts.years[0], last=facts.years[-1]), "full_cost_sum"
        ),
        lambda each: sum(each.cost(year).full_cost for year in facts.years),
    )
    if facts.year in facts.budget_years:
        label = traces.marked(tr("Haushaltssicht {year}", year=year_head(facts, facts.year)), "budget_cost")
        yield _money(label, lambda each: each.cost(facts.year).budget_cost)


def _full_cost_in(year: int) -> Callable[[Variant], Value]:
    return lambda each: each.cost(year).full_cost


def _overlaps(facts: Facts, traces: Traces) -> Iterator[Measured]:
    tr = facts.language.tr
    label = traces.marked(tr("Überschneidung in VZÄ"), "overlap_fte")
    yield _capacity(label, lambda each: each.figures.overlap.fte)
    label = traces.marked(tr("Überschneidung, Vollkosten {year}", year=facts.year), "overlap_cost")
    yield _money(label, lambda each: each.figures.overlap.cost)
    yield _number(traces.marked(tr("Aufgaben mit beendeter Doppelarbeit"), "shared_tasks"), _ended)
    yield _capacity(
        traces.marked(tr("gewollte Doppelung in VZÄ"), "intended_fte"), lambda each: each.figures.overlap.intended_fte
    )


def _coverage(facts: Facts, traces: Traces) -> Iterator[Measured]:
    tr, language = facts.language.tr, facts.language
    for group in GROUPS:
        label = tr("Abdeckung: {group}", group=group_text(group, language))
        yield _ratio(traces.marked(label, f"index_{group}"), _index_of(group))
    yield _ratio(traces.marked(tr("erreichbare Abdeckung"), "achievable"), lambda each: each.figures.achievable)
    for status, label in (
        (Status.ORPHANED, tr("verwaiste Aufgaben")),
        (Status.UNDERSTAFFED, tr("unterbesetzte Aufgaben")),
        (Status.SPLIT, tr("geteilte Aufgaben")),
        (Status.COVERED, tr("gedeckte Aufgaben")),
        (Status.UNMEASURED, tr("nicht gemessene Aufgaben")),
        (Status.NOT_RECORDED, tr("nicht erfasste Aufgaben")),
    ):
        yield _number(traces.marked(label, "duty_status"), _status_count(status))


def _index_of(group: str) -> Callable[[Variant], Value]:
    return lambda each: each.figures.coverage.groups[group].index


def _status_count(status: Status) -> Callable[[Variant], Value]:
    return lambda each: sum(duty.status is status for duty in each.figures.coverage.duties)


def _risks(facts: Facts, traces: Traces) -> Iterator[Measured]:
    tr = facts.language.tr
    yield _money(
        traces.marked(tr("Förderungen {year}, alle", year=facts.year), "all_grants"),
        lambda each: sum(result.amount for result in each.figures.grants.values()),
    )
    yield from _grant_changes(facts, traces)
    yield _number(
        traces.marked(tr("Förderungen mit verletzter Bedingung"), "failed_grants"),
        lambda each: sum(bool(result.failed) for result in each.figures.grants.values()),
    )
    yield _number(
        traces.marked(tr("Zielkonflikte in einem Amt"), "conflicts"), lambda each: len(each.figures.conflicts)
    )


def _number(label: Text, value: Callable[[Variant], Value]) -> Measured:
    return Measured(label, value, lambda each, language: count(_whole(each), language), _less(count_change))


def _fte(label: Text, value: Callable[[Variant], Value]) -> Measured:
    return Measured(label, value, lambda each, language: fte_cell(_whole(each), language), _less(fte_change))


def _money(label: Text, value: Callable[[Variant], Value]) -> Measured:
    return Measured(label, value, lambda each, language: euros(_whole(each), language), _less(euros_change))


def _capacity(label: Text, value: Callable[[Variant], Value]) -> Measured:
    return Measured(label, value, lambda each, language: capacity_cell(_whole(each), language), _less(capacity_change))


def _ratio(label: Text, value: Callable[[Variant], Value]) -> Measured:
    return Measured(
        label,
        value,
        lambda each, language: NOTHING if each is None else ratio_cell(Fraction(each), language),
        lambda after, before, language: points_change(_fraction(after), _fraction(before), language),
    )


def _less(change: Callable[[int, Language], str]) -> Difference:
    return lambda after, before, language: change(_whole(after) - _whole(before), language)


def _whole(value: Value) -> int:
    assert isinstance(value, int)
    return value


def _fraction(value: Value) -> Fraction | None:
    return None if value is None else Fraction(value)

"""Stellenwirkung: the posts that change office, are regraded, cut or created, by Dezernat, by grade, by office."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from integration_office.analysis.cost import Cost
from integration_office.analysis.people import (
    NO_POSTS,
    AffectedPost,
    Amount,
    Amounts,
    EffectKind,
    affected_posts,
    by_directorate,
    by_grade,
    by_kind,
)
from integration_office.domain.identity import UnitId
from integration_office.reports.blocks import Block, GroupRow, HeaderCell, Paragraph, Row, RowKind, Table, Text
from integration_office.reports.paper_audience import SMALLEST_GROUP, Sight
from integration_office.reports.paper_disclosure import Shown, is_small, shown_cells
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_money import unverified_note
from integration_office.reports.paper_states import shown_sums
from integration_office.reports.paper_traces import Traces
from integration_office.reports.paper_words import (
    NOTHING,
    euros,
    euros_change,
    fte_cell,
    fte_change,
    label_and_figures,
    unpriced_note,
)
from integration_office.wording.establishment import grade_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import count

WITHHELD = "…"


def posts(facts: Facts, traces: Traces) -> Iterator[Block]:
    """The posts the proposed variant touches, summed up."""
    tr, variant = facts.language.tr, facts.proposal
    touched = affected_posts(variant.effects)
    if not touched:
        yield _untouched(facts)
        return
    yield Paragraph(traces.marked(sum_up(facts, variant, touched), "touched_posts", "planned_fte"))
    if facts.sees(Sight.UNIT_SIZES):
        yield _office_table(facts, variant)
    yield Paragraph(
        tr(
            "Umsetzungen, Umwandlungen und neue Stellen lösen Beteiligungen aus; woran zu denken ist, nennt die "
            "Checkliste Beteiligung in den Anlagen."
        )
    )


def affected(facts: Facts) -> Iterator[Block]:
    """The posts of each kind by Dezernat and by grade; small groups only for those who may see them."""
    tr, variant = facts.language.tr, facts.proposal
    touched = affected_posts(variant.effects)
    if not touched:
        yield _untouched(facts)
        return
    directorates = by_directorate(touched, variant.effects)
    grades = by_grade(touched)
    yield _table(
        facts,
        tr("Betroffene Stellen nach Dezernat"),
        {facts.unit_name(unit, variant): own for unit, own in directorates.items()},
    )
    yield _table(
        facts,
        tr("Betroffene Stellen nach Entgelt- und Besoldungsgruppe"),
        {grade_text(grade, facts.language): own for grade, own in grades.items()},
    )


def amount_cells(facts: Facts, amounts: Sequence[Amount]) -> list[str]:
    """The cells of a column with its sum at the end; what might tell of a small group is withheld where it must be."""
    total = sum(amounts, Amount())
    counts = [each.posts for each in amounts]
    hide = not facts.sees(Sight.SMALL_GROUPS)
    shown = shown_cells(counts) if hide else [Shown.PLAIN] * len(counts)
    shown.append(Shown.SMALL if hide and is_small(total.posts) else Shown.PLAIN)
    return [_cell(each, how, facts.language) for each, how in zip((*amounts, total), shown, strict=True)]


def group_notes(facts: Facts, rows: Sequence[Row | GroupRow]) -> tuple[Text, ...]:
    """What the signs of withheld cells mean, where one stands in these rows."""
    cells = {cell for row in rows if isinstance(row, Row) for cell in row.cells}
    if facts.sees(Sight.SMALL_GROUPS) or not cells & {WITHHELD, small_text(facts.language)}:
        return ()
    text = facts.language.tr(
        "< {n}: Gruppe von weniger als {n} Stellen. {mark}: nicht ausgewiesen, weil sich sonst eine kleine Gruppe "
        "aus der Summe errechnen ließe.",
        n=SMALLEST_GROUP,
        mark=WITHHELD,
    )
    return (text,)


def _cell(amount: Amount, how: Shown, language: Language) -> str:
    if how is Shown.PLAIN:
        return amount_text(amount, language)
    return small_text(language) if how is Shown.SMALL else WITHHELD


def small_text(language: Language) -> str:
    """< 5"""
    return language.tr("< {n}", n=SMALLEST_GROUP)


def amount_text(amount: Amount, language: Language) -> str:
    """12 (10,50): posts, in brackets FTE; a dash for none."""
    return f"{count(amount.posts, language)} ({fte_cell(amount.fte, language)})" if amount.posts else NOTHING


def kind_text(kind: EffectKind, language: Language) -> str:
    """The head of the column for a kind of effect."""
    tr = language.tr
    texts = {
        EffectKind.MOVED: tr("wechseln das Amt"),
        EffectKind.REGRADED: tr("anders bewertet"),
        EffectKind.RESIZED: tr("anderer Umfang"),
        EffectKind.CUT: tr("entfallen"),
        EffectKind.LAPSING: tr("kw"),
        EffectKind.CREATED: tr("neu"),
    }
    return texts[kind]


def _untouched(facts: Facts) -> Paragraph:
    return Paragraph(
        facts.language.tr(
            "Keine Stelle wechselt das Amt, keine wird umgewandelt, gestrichen oder geschaffen, und keine ändert ihren "
            "Umfang."
        )
    )


def sum_up(facts: Facts, variant: Variant, touched: Sequence[AffectedPost]) -> str:
    """In sentences how many posts are touched in each way; few are not told to those who may not see them."""
    language, amounts = facts.language, by_kind(touched)
    texts = {kind.value: _amount_in_words(facts, amounts.get(kind, NO_POSTS)) for kind in EffectKind}
    text = language.tr(
        "Stellen, in Klammern VZÄ: Das Amt wechseln {moved}. Anders bewertet werden {regraded}, ihren Umfang ändern "
        "{resized}. Es entfallen {cut}, kw werden {lapsing}, neu sind {created}.",
        **texts,
    )
    return f"{text} {_planned_text(facts, variant)}"


def _planned_text(facts: Facts, variant: Variant) -> str:
    language = facts.language
    if variant.name not in shown_sums(facts).planned:
        return language.tr(
            "Wie sich das Soll ändert, nennt diese Fassung nicht, weil nur wenige Stellen davon berührt sind."
        )
    before, after = facts.null.figures.size.fte_planned, variant.figures.size.fte_planned
    if before == after:
        return language.tr("Das Soll bleibt bei {total} VZÄ.", total=fte_cell(after, language))
    return language.tr(
        "Das Soll ändert sich um {change} VZÄ auf {total} VZÄ.",
        change=fte_change(after - before, language),
        total=fte_cell(after, language),
    )


def _amount_in_words(facts: Facts, amount: Amount) -> str:
    tr = facts.language.tr
    if not facts.sees(Sight.SMALL_GROUPS) and is_small(amount.posts):
        return tr("weniger als {n}", n=SMALLEST_GROUP)
    return amount_text(amount, facts.language) if amount.posts else tr("keine")


def _table(facts: Facts, caption: str, grouped: Mapping[str, Amounts]) -> Table:
    tr = facts.language.tr
    columns = [amount_cells(facts, [own.get(kind, NO_POSTS) for own in grouped.values()]) for kind in EffectKind]
    names = [*grouped, tr("Summe")]
    last = len(names) - 1
    rows = tuple(
        Row((name, *(column[at] for column in columns)), RowKind.TOTAL if at == last else RowKind.NORMAL)
        for at, name in enumerate(names)
    )
    return Table(
        caption=caption,
        header=(("", *(kind_text(kind, facts.language) for kind in EffectKind)),),
        rows=rows,
        alignment=label_and_figures(len(EffectKind)),
        notes=(
            tr("Stellen, in Klammern VZÄ; nach bisherigem Dezernat und bisheriger Gruppe, neue nach ihrem künftigen."),
            *group_notes(facts, rows),
        ),
    )


def _office_table(facts: Facts, variant: Variant) -> Table:
    """Offices whose posts or cost differ, with the cost of the year in which all is in force."""
    tr, year = facts.language.tr, facts.settled_year
    changes = (tr("bisher"), tr("künftig"), tr("Änderung"))
    return Table(
        caption=tr("Ämter, deren Stellen oder Kosten sich ändern"),
        header=(
            (
                "",
                HeaderCell(tr("VZÄ Soll"), 3),
                HeaderCell(tr("Vollkosten {year} in Euro", year=year), 3),
            ),
            (tr("Amt"), *changes, *changes),
        ),
        rows=tuple(_office_rows(facts, variant)),
        alignment=label_and_figures(6),
        notes=(*unverified_note(facts), *unpriced_note(facts, variant.cost_figure(year))),
    )


def _office_rows(facts: Facts, variant: Variant) -> Iterator[Row]:
    language, year = facts.language, facts.settled_year
    fte = [fte_by_office(each) for each in (facts.null, variant)]
    cost = [each.by_year[year].costs.by_office() for each in (facts.null, variant)]
    for unit in dict.fromkeys((*facts.plan.baseline.preorder, *variant.organisation.preorder)):
        was, will = fte[0].get(unit, 0), fte[1].get(unit, 0)
        cost_was, cost_will = (each.get(unit, Cost()).full_cost for each in cost)
        if was != will or cost_was != cost_will:
            yield Row(
                (
                    facts.unit_name(unit, variant),
                    *_three(was, will, fte_cell, fte_change, language),
                    *_three(cost_was, cost_will, euros, euros_change, language),
                )
            )


def fte_by_office(variant: Variant) -> dict[UnitId, int]:
    """Planned FTE (ten-thousandths) of the posts of each office."""
    found: defaultdict[UnitId, int] = defaultdict(int)
    for post in variant.organisation.positions.values():
        found[variant.figures.offices[post.unit]] += post.fte_planned
    return dict(found)


def _three(
    before: int,
    after: int,
    cell: Callable[[int, Language], str],
    change: Callable[[int, Language], str],
    language: Language,
) -> tuple[str, str, str]:
    return cell(before, language), cell(after, language), change(after - before, language)

"""Stellenwirkung: the posts that change office, are regraded, cut or created, by Dezernat, by grade, by office."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from integration_office.analysis.cost import Cost
from integration_office.domain.grade import PayGrade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.position import Position
from integration_office.reports.blocks import Block, HeaderCell, Paragraph, Row, RowKind, Table, Text
from integration_office.reports.paper_audience import SMALLEST_GROUP, Sight
from integration_office.reports.paper_disclosure import Shown, is_small, shown_cells
from integration_office.reports.paper_facts import Facts, Variant, directorate
from integration_office.reports.paper_money import unverified_note
from integration_office.reports.paper_words import (
    NOTHING,
    euros,
    euros_change,
    fte_cell,
    fte_change,
    label_and_figures,
    unpriced_note,
)
from integration_office.wording.language import Language
from integration_office.wording.numbers import count

KINDS = ("moved", "regraded", "cut", "lapsing", "created")
"""How a scenario touches a post: as `Affected` names it, those cut apart from those that run on with a kw note."""

WITHHELD = "…"


@dataclass(frozen=True, slots=True)
class Amount:
    """Posts and their planned FTE (ten-thousandths)."""

    posts: int = 0
    fte: int = 0

    @staticmethod
    def of(posts: Iterable[Position]) -> "Amount":
        found = list(posts)
        return Amount(len(found), sum(post.fte_planned for post in found))

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.posts + other.posts, self.fte + other.fte)


Grouped = Mapping[str, Mapping[str, Amount]]
"""Amounts by the name of a group and the kind of change."""


def posts(facts: Facts) -> Iterator[Block]:
    """The posts the proposed variant touches, summed up."""
    tr, variant = facts.language.tr, facts.proposal
    touched = touched_posts(variant)
    if not any(touched.values()):
        yield Paragraph(tr("Keine Stelle wechselt das Amt, keine wird umgewandelt, gestrichen oder geschaffen."))
        return
    yield Paragraph(_sum_up(facts, variant, touched))
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
    touched = touched_posts(variant)
    if not any(touched.values()):
        yield Paragraph(tr("Keine Stelle wechselt das Amt, keine wird umgewandelt, gestrichen oder geschaffen."))
        return
    yield _table(facts, tr("Betroffene Stellen nach Dezernat"), _by_directorate(facts, variant, touched))
    yield _table(facts, tr("Betroffene Stellen nach Entgelt- und Besoldungsgruppe"), _by_grade(touched))


def touched_posts(variant: Variant) -> dict[str, list[Position]]:
    """The posts of each kind as they were before; new ones as they are."""
    before, after = variant.effects.before.organisation.positions, variant.organisation.positions
    affected = variant.effects.affected()
    ids = {
        "moved": affected.moved,
        "regraded": affected.regraded,
        "cut": tuple(id for id in affected.cut if not runs_on(variant, id)),
        "lapsing": tuple(id for id in affected.cut if runs_on(variant, id)),
        "created": affected.created,
    }
    return {kind: [before[id] if id in before else after[id] for id in ids[kind]] for kind in KINDS}


def runs_on(variant: Variant, cut: PositionId) -> bool:
    """Whether a post that is cut has a kw note with a date until which its cost runs on."""
    lapsing = variant.organisation.lapsing.get(cut)
    return lapsing is not None and lapsing.until is not None


def amount_cells(facts: Facts, amounts: Sequence[Amount]) -> list[str]:
    """The cells of a column with its sum at the end; what might tell of a small group is withheld where it must be."""
    total = sum(amounts, Amount())
    counts = [each.posts for each in amounts]
    hide = not facts.sees(Sight.SMALL_GROUPS)
    shown = shown_cells(counts) if hide else [Shown.PLAIN] * len(counts)
    shown.append(Shown.SMALL if hide and is_small(total.posts) else Shown.PLAIN)
    return [_cell(each, how, facts.language) for each, how in zip((*amounts, total), shown, strict=True)]


def group_notes(facts: Facts) -> tuple[Text, ...]:
    """What the signs of withheld cells mean, where there can be any."""
    if facts.sees(Sight.SMALL_GROUPS):
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


def grade_order(grade: PayGrade | None) -> tuple[str, int, str]:
    """Schemes in the order of their letters, numbers from low to high, posts without a grade last."""
    if grade is None:
        return ("~", 0, "")
    digits = "".join(char for char in grade.group if char.isdigit())
    return (grade.scheme.value, int(digits or 0), grade.group)


def _sum_up(facts: Facts, variant: Variant, touched: Mapping[str, list[Position]]) -> str:
    language = facts.language
    texts = {kind: _amount_in_words(facts, Amount.of(found)) for kind, found in touched.items()}
    before, after = facts.null.figures.size.fte_planned, variant.figures.size.fte_planned
    return language.tr(
        "Stellen, in Klammern VZÄ: Das Amt wechseln {moved}. Anders bewertet werden {regraded}. Es entfallen {cut}, "
        "kw werden {lapsing}, neu sind {created}. Das Soll ändert sich um {change} VZÄ auf {total} VZÄ.",
        **texts,
        change=fte_change(after - before, language),
        total=fte_cell(after, language),
    )


def _amount_in_words(facts: Facts, amount: Amount) -> str:
    tr = facts.language.tr
    if not facts.sees(Sight.SMALL_GROUPS) and is_small(amount.posts):
        return tr("weniger als {n}", n=SMALLEST_GROUP)
    return amount_text(amount, facts.language) if amount.posts else tr("keine")


def _by_grade(touched: Mapping[str, list[Position]]) -> Grouped:
    pairs = [(kind, post) for kind, found in touched.items() for post in found]
    pairs.sort(key=lambda pair: grade_order(pair[1].grade))
    return _grouped((NOTHING if post.grade is None else str(post.grade), kind, post) for kind, post in pairs)


def _by_directorate(facts: Facts, variant: Variant, touched: Mapping[str, list[Position]]) -> Grouped:
    """By the Dezernat a post comes from, in the order of the chart; a new one by the one it belongs to."""
    baseline, state = facts.plan.baseline, variant.organisation
    order = {unit: place for place, unit in enumerate((*baseline.preorder, *state.preorder))}
    found = []
    for kind, posts_of_kind in touched.items():
        for post in posts_of_kind:
            unit = directorate(baseline if post.unit in baseline.units else state, post.unit)
            found.append((order[unit], unit, kind, post))
    found.sort(key=lambda each: each[0])
    return _grouped((facts.unit_name(unit, variant), kind, post) for _, unit, kind, post in found)


def _grouped(found: Iterable[tuple[str, str, Position]]) -> Grouped:
    groups: defaultdict[str, defaultdict[str, Amount]] = defaultdict(lambda: defaultdict(Amount))
    for name, kind, post in found:
        groups[name][kind] += Amount(1, post.fte_planned)
    return groups


def _table(facts: Facts, caption: str, grouped: Grouped) -> Table:
    tr = facts.language.tr
    columns = [amount_cells(facts, [own.get(kind, Amount()) for own in grouped.values()]) for kind in KINDS]
    names = [*grouped, tr("Summe")]
    last = len(names) - 1
    return Table(
        caption=caption,
        header=(("", tr("wechseln das Amt"), tr("anders bewertet"), tr("entfallen"), tr("kw"), tr("neu")),),
        rows=tuple(
            Row((name, *(column[at] for column in columns)), RowKind.TOTAL if at == last else RowKind.NORMAL)
            for at, name in enumerate(names)
        ),
        alignment=label_and_figures(len(KINDS)),
        notes=(
            tr("Stellen, in Klammern VZÄ; nach bisherigem Dezernat und bisheriger Gruppe, neue nach ihrem künftigen."),
            *group_notes(facts),
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

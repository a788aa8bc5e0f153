"""Stellenwirkung: the posts that change office, are regraded, cut or created, by Dezernat, by grade, by office."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from integration_office.analysis.cost import Cost
from integration_office.domain.grade import PayGrade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.position import Position
from integration_office.reports.blocks import Block, HeaderCell, Paragraph, Row, RowKind, Table
from integration_office.reports.paper_facts import Facts, Variant, directorate
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

KINDS = ("moved", "regraded", "cut", "created")
"""How a scenario touches a post, as `Affected` names it."""


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
    yield _table(facts, tr("Betroffene Stellen nach Dezernat"), _by_directorate(facts, variant, touched))
    yield _table(facts, tr("Betroffene Stellen nach Entgelt- und Besoldungsgruppe"), _by_grade(touched))
    yield _office_table(facts, variant)
    yield Paragraph(
        tr(
            "Welche Beteiligungsrechte und Verfahren diese Änderungen auslösen (etwa Personalvertretung, "
            "Gleichstellung, Schwerbehindertenvertretung), ist vor der Beschlussfassung zu prüfen. Diese Vorlage "
            "enthält dazu keine Rechtsberatung."
        )
    )


def touched_posts(variant: Variant) -> dict[str, list[Position]]:
    """The posts of each kind as they were before; new ones as they are."""
    before, after = variant.effects.before.organisation.positions, variant.organisation.positions
    affected = variant.effects.affected()
    ids: dict[str, tuple[PositionId, ...]] = {kind: getattr(affected, kind) for kind in KINDS}
    return {kind: [before[id] if id in before else after[id] for id in ids[kind]] for kind in KINDS}


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
    texts = {kind: _amount_in_words(Amount.of(found), language) for kind, found in touched.items()}
    before, after = facts.null.figures.size.fte_planned, variant.figures.size.fte_planned
    return language.tr(
        "Stellen, in Klammern VZÄ: Das Amt wechseln {moved}. Anders bewertet werden {regraded}. Es entfallen {cut}, "
        "neu sind {created}. Das Soll ändert sich um {change} VZÄ auf {total} VZÄ.",
        **texts,
        change=fte_change(after - before, language),
        total=fte_cell(after, language),
    )


def _amount_in_words(amount: Amount, language: Language) -> str:
    return amount_text(amount, language) if amount.posts else language.tr("keine")


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
    tr, language = facts.language.tr, facts.language
    sums = {kind: sum((own.get(kind, Amount()) for own in grouped.values()), Amount()) for kind in KINDS}
    rows = [_row(name, own, language) for name, own in grouped.items()]
    rows.append(_row(tr("Summe"), sums, language, RowKind.TOTAL))
    return Table(
        caption=caption,
        header=(("", tr("wechseln das Amt"), tr("anders bewertet"), tr("entfallen"), tr("neu")),),
        rows=tuple(rows),
        alignment=label_and_figures(len(KINDS)),
        notes=(
            tr("Stellen, in Klammern VZÄ; nach bisherigem Dezernat und bisheriger Gruppe, neue nach ihrem künftigen."),
        ),
    )


def _row(name: str, own: Mapping[str, Amount], language: Language, kind: RowKind = RowKind.NORMAL) -> Row:
    return Row((name, *(amount_text(own.get(each, Amount()), language) for each in KINDS)), kind)


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
        notes=unpriced_note(variant.cost_figure(year), facts.language),
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

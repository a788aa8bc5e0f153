"""Stellenplanänderungen: additions, losses and conversions post by post, and moves from office to office."""

from collections import defaultdict
from collections.abc import Iterator

from integration_office.domain.identity import UnitId
from integration_office.domain.period import first_month
from integration_office.domain.position import Position
from integration_office.reports.blocks import Align, Block, GroupRow, Paragraph, Row, RowKind, Table
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_posts import Amount
from integration_office.reports.paper_words import NOTHING, fte_cell, fte_change
from integration_office.wording.language import Language
from integration_office.wording.numbers import count


def establishment(facts: Facts) -> Iterator[Block]:
    tr, variant = facts.language.tr, facts.proposal
    rows = list(_rows(facts, variant))
    moved = variant.effects.affected().moved
    if not rows and not moved:
        yield Paragraph(tr("Der Stellenplan ändert sich nicht."))
    if rows:
        yield _table(facts, rows)
    if moved:
        yield _moves_table(facts, variant)


def _rows(facts: Facts, variant: Variant) -> Iterator[Row | GroupRow]:
    tr, affected = facts.language.tr, variant.effects.affected()
    before, after = facts.plan.baseline.positions, variant.organisation.positions
    created = [_created(facts, variant, after[id]) for id in affected.created]
    cut = [_cut(facts, before[id], variant) for id in affected.cut]
    regraded = [_regraded(facts, variant, before[id], after[id]) for id in affected.regraded]
    resized = [
        _resized(facts, variant, old, after[id])
        for id, old in before.items()
        if id in after and after[id].fte_planned != old.fte_planned
    ]
    for title, rows in (
        (tr("Zugang"), created),
        (tr("Abgang"), cut),
        (tr("Umwandlung"), regraded),
        (tr("Anderer Stellenumfang"), resized),
    ):
        if rows:
            yield GroupRow(title)
            yield from rows


def _created(facts: Facts, variant: Variant, post: Position) -> Row:
    language = facts.language
    since = "" if post.begins is None else language.tr("ab {month}", month=_month(post.begins, language))
    return _row(facts, variant, post, _grade(post), fte_change(post.fte_planned, language), since)


def _cut(facts: Facts, post: Position, variant: Variant) -> Row:
    lapsing = variant.organisation.lapsing.get(post.id)
    until = None if lapsing is None else lapsing.until
    language = facts.language
    remark = "" if until is None else language.tr("kw, Kosten bis {month}", month=_month(until - 1, language))
    return _row(facts, facts.null, post, _grade(post), fte_change(-post.fte_planned, language), remark)


def _regraded(facts: Facts, variant: Variant, before: Position, after: Position) -> Row:
    return _row(
        facts, variant, after, f"{_grade(before)} → {_grade(after)}", fte_cell(after.fte_planned, facts.language)
    )


def _resized(facts: Facts, variant: Variant, before: Position, after: Position) -> Row:
    language = facts.language
    change = fte_change(after.fte_planned - before.fte_planned, language)
    now = f"{fte_cell(before.fte_planned, language)} → {fte_cell(after.fte_planned, language)}"
    return _row(facts, variant, after, _grade(after), change, now)


def _row(facts: Facts, variant: Variant, post: Position, grade: str, fte: str, remark: str = "") -> Row:
    return Row((post.id, post.title, facts.unit_name(post.unit, variant), grade, fte, remark))


def _grade(post: Position) -> str:
    return NOTHING if post.grade is None else str(post.grade)


def _month(month: int, language: Language) -> str:
    """A month counted from year 0 as 12/2027."""
    year = month // 12
    return f"{month - first_month(year) + 1:02d}/{year}"


def _table(facts: Facts, rows: list[Row | GroupRow]) -> Table:
    tr = facts.language.tr
    return Table(
        caption=tr("Stellenplanänderungen der Variante „{name}“", name=facts.proposal.name),
        header=((tr("Stelle"), tr("Funktion"), tr("Einheit"), tr("Bewertung"), tr("VZÄ"), tr("Bemerkung")),),
        rows=tuple(rows),
        alignment=(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT),
    )


def _moves_table(facts: Facts, variant: Variant) -> Table:
    tr, language = facts.language.tr, facts.language
    ways = _ways(variant)
    rows = [
        Row(
            (
                facts.unit_name(origin),
                facts.unit_name(target, variant),
                count(amount.posts, language),
                fte_cell(amount.fte, language),
            )
        )
        for (origin, target), amount in ways.items()
    ]
    total = sum(ways.values(), Amount())
    rows.append(Row((tr("Summe"), "", count(total.posts, language), fte_cell(total.fte, language)), RowKind.TOTAL))
    return Table(
        caption=tr("Stellen, die das Amt wechseln, nach Herkunft und Ziel"),
        header=((tr("bisheriges Amt"), tr("künftiges Amt"), tr("Stellen"), tr("VZÄ")),),
        rows=tuple(rows),
        alignment=(Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT),
    )


def _ways(variant: Variant) -> dict[tuple[UnitId, UnitId], Amount]:
    """Moved posts by the office they come from and the one they go to."""
    before, after = variant.effects.before, variant.effects.after
    found: defaultdict[tuple[UnitId, UnitId], Amount] = defaultdict(Amount)
    for id in variant.effects.affected().moved:
        post = after.organisation.positions[id]
        origin = before.offices[before.organisation.positions[id].unit]
        found[origin, after.offices[post.unit]] += Amount(1, post.fte_planned)
    return dict(sorted(found.items()))

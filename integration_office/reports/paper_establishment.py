"""Stellenplanänderungen as councils know them: Zugang, Abgang, kw, Umwandlung by grade and office; then by post."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.people import Amount, grade_order, runs_on
from integration_office.domain.changes import AddPosition, Change, ChangeFte, CutPosition, RegradePosition
from integration_office.domain.grade import PayGrade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.period import first_month
from integration_office.domain.position import Position
from integration_office.reports.blocks import (
    Align,
    Block,
    GroupRow,
    HeaderCell,
    Paragraph,
    Row,
    RowKind,
    Table,
    Text,
)
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_establishment_plan import establishment_plan
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_heads import doubled, protected
from integration_office.reports.paper_posts import amount_cells, group_notes
from integration_office.reports.paper_words import NOTHING, fte_cell, fte_change, label_and_figures
from integration_office.wording.establishment import grade_text
from integration_office.wording.language import Language


def establishment(facts: Facts) -> Iterator[Block]:
    """By grade, by office, then post by post for those who may see single posts."""
    tr, variant = facts.language.tr, facts.proposal
    entries = list(_entries(variant))
    moved = variant.effects.affected().moved
    if not entries and not moved:
        yield Paragraph(tr("Der Stellenplan ändert sich nicht."))
        return
    if entries:
        yield _summary(
            facts, tr("Stellenplan: Veränderungen nach Gruppen"), tr("Gruppe"), _by_grade(entries, facts.language)
        )
    if entries and facts.sees(Sight.UNIT_SIZES):
        yield _summary(facts, tr("Stellenplan: Veränderungen nach Ämtern"), tr("Amt"), _by_office(facts, entries))
    if entries and facts.sees(Sight.SINGLE_POSTS):
        yield _table(facts, list(_rows(facts, variant)))
    if moved and facts.sees(Sight.UNIT_SIZES):
        yield _moves_table(facts, variant)
    if not entries:
        yield Paragraph(tr("Keine Stelle kommt hinzu, entfällt oder wird umgewandelt."))
    if not facts.sees(Sight.UNIT_SIZES):
        # Beside the sums of the Dezernate those of the offices would give small groups away.
        yield Paragraph(tr("Veränderungen einzelner Ämter nennt diese Fassung nicht."))
    yield from protected(facts)
    yield from doubled(facts)
    yield from establishment_plan(facts)


@dataclass(frozen=True)
class Entry:
    """A change of the Stellenplan: of what kind, for how much, in which grade and office."""

    kind: str
    amount: Amount
    grade: PayGrade | None
    office: UnitId


Grouped = Mapping[str, Mapping[str, Amount]]
"""Amounts by the name of a group and the kind of change."""

KINDS = ("added", "lost", "kw", "from", "to", "resized")
"""Zugang, Abgang, kw, Umwandlung from a grade and to it, another size."""


def _entries(variant: Variant) -> Iterator[Entry]:
    affected = variant.effects.affected()
    before, after = variant.effects.before, variant.effects.after
    for id in affected.created:
        yield _entry("added", after, after.organisation.positions[id])
    for id in affected.cut:
        yield _entry("kw" if runs_on(after.organisation, id) else "lost", before, before.organisation.positions[id])
    for id in affected.regraded:
        yield _entry("from", before, before.organisation.positions[id])
        yield _entry("to", after, after.organisation.positions[id])
    for id in affected.resized:
        yield _entry("resized", after, after.organisation.positions[id])


def _entry(kind: str, state: Evaluation, post: Position) -> Entry:
    return Entry(kind, Amount(1, post.fte_planned), post.grade, state.offices[post.unit])


def _by_grade(entries: Iterable[Entry], language: Language) -> Grouped:
    ordered = sorted(entries, key=lambda each: grade_order(each.grade))
    return _grouped((grade_text(each.grade, language), each) for each in ordered)


def _by_office(facts: Facts, entries: Sequence[Entry]) -> Grouped:
    variant = facts.proposal
    order = {unit: at for at, unit in enumerate((*facts.plan.baseline.preorder, *variant.organisation.preorder))}
    ordered = sorted(entries, key=lambda each: order[each.office])
    return _grouped((facts.unit_name(each.office, variant), each) for each in ordered)


def _grouped(found: Iterable[tuple[str, Entry]]) -> Grouped:
    groups: defaultdict[str, defaultdict[str, Amount]] = defaultdict(lambda: defaultdict(Amount))
    for name, each in found:
        groups[name][each.kind] += each.amount
    return groups


def _summary(facts: Facts, caption: str, label: str, grouped: Grouped) -> Table:
    tr = facts.language.tr
    columns = [amount_cells(facts, [own.get(kind, Amount()) for own in grouped.values()]) for kind in KINDS]
    names = [*grouped, tr("Summe")]
    last = len(names) - 1
    rows = tuple(
        Row((name, *(column[at] for column in columns)), RowKind.TOTAL if at == last else RowKind.NORMAL)
        for at, name in enumerate(names)
    )
    return Table(
        caption=caption,
        header=(
            ("", "", "", "", HeaderCell(tr("Umwandlung"), 2), ""),
            (label, tr("Zugang"), tr("Abgang"), tr("kw"), tr("aus Gruppe"), tr("in Gruppe"), tr("anderer Umfang")),
        ),
        rows=rows,
        alignment=label_and_figures(len(KINDS)),
        notes=(
            tr("Stellen, in Klammern VZÄ. kw: Die Stelle fällt künftig weg, ihre Kosten laufen bis zum Datum weiter."),
            *_ku_note(facts),
            *group_notes(facts, rows),
        ),
    )


def _ku_note(facts: Facts) -> tuple[Text, ...]:
    """How many posts the new state has with a ku note: they are regraded once they fall vacant."""
    found = [post for post in facts.proposal.organisation.positions.values() if post.regrade_on_vacancy]
    if not found:
        return ()
    (text, _) = amount_cells(facts, [Amount.of(found)])
    return (facts.language.tr("Stellen mit ku-Vermerk nach allen Maßnahmen: {amount}.", amount=text),)


def _rows(facts: Facts, variant: Variant) -> Iterator[Row | GroupRow]:
    tr, affected = facts.language.tr, variant.effects.affected()
    before, after = facts.plan.baseline.positions, variant.organisation.positions
    created = [_created(facts, variant, after[id]) for id in affected.created]
    cut = [_cut(facts, before[id], variant) for id in affected.cut]
    regraded = [_regraded(facts, variant, before[id], after[id]) for id in affected.regraded]
    resized = [_resized(facts, variant, before[id], after[id]) for id in affected.resized]
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
    remark = _end(facts, variant, post.id)
    return _row(facts, facts.null, post, _grade(post), fte_change(-post.fte_planned, facts.language), remark)


def _end(facts: Facts, variant: Variant, post: PositionId) -> str:
    """Until when the cost of a post that is cut runs on, or from when on it is gone."""
    lapsing, language = variant.organisation.lapsing.get(post), facts.language
    if lapsing is None or lapsing.until is None:
        return ""
    if runs_on(variant.organisation, post):
        return language.tr("kw, Kosten bis {month}", month=_month(lapsing.until - 1, language))
    return language.tr("ab {month}", month=_month(lapsing.until, language))


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


def _reasons(facts: Facts, rows: Iterable[Row | GroupRow]) -> tuple[Text, ...]:
    """Why each of these posts changes, as far as people wrote it down."""
    posts = (PositionId(str(row.cells[0])) for row in rows if isinstance(row, Row))
    return tuple(f"{post}: {why}" for post in posts if (why := _reason(facts, post)))


def _reason(facts: Facts, post: PositionId) -> str:
    """What people gave as the reason for the measures that change the post itself, for those who may read it."""
    if not facts.sees(Sight.MEASURE_REASONS):
        return ""
    reasons = (measure.reason for _, measure, _ in facts.proposal.steps if _changes(measure.change, post))
    return " ".join(dict.fromkeys(reason.strip() for reason in reasons if reason.strip()))


def _changes(change: Change, post: PositionId) -> bool:
    match change:
        case AddPosition(position):
            return position.id == post
        case CutPosition() | RegradePosition() | ChangeFte():
            return change.position == post
    return False


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
        notes=_reasons(facts, rows),
    )


def _moves_table(facts: Facts, variant: Variant) -> Table:
    tr = facts.language.tr
    ways = _ways(variant)
    cells = amount_cells(facts, list(ways.values()))
    rows = [
        Row((facts.unit_name(origin), facts.unit_name(target, variant), cell))
        for (origin, target), cell in zip(ways, cells, strict=False)
    ]
    rows.append(Row((tr("Summe"), "", cells[-1]), RowKind.TOTAL))
    return Table(
        caption=tr("Stellen, die das Amt wechseln, nach Herkunft und Ziel"),
        header=((tr("bisheriges Amt"), tr("künftiges Amt"), tr("Stellen (VZÄ)")),),
        rows=tuple(rows),
        alignment=(Align.LEFT, Align.LEFT, Align.RIGHT),
        notes=group_notes(facts, rows),
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

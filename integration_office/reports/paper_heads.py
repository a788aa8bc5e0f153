"""What a Stellenplan leaves to be settled: head posts that stand twice, and the holders of regraded posts."""

from collections.abc import Iterator, Sequence

from integration_office.analysis.establishment import DoubledHead, doubled_heads
from integration_office.analysis.participation import Regrading, regradings
from integration_office.reports.blocks import (
    Align,
    Block,
    GroupRow,
    Paragraph,
    Row,
    Table,
    Text,
)
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_facts import Facts
from integration_office.reports.paper_words import fte_cell
from integration_office.wording.establishment import grade_text
from integration_office.wording.numbers import date_text
from integration_office.wording.participation import direction_text, verified_text


def doubled(facts: Facts) -> Iterator[Block]:
    """Units with several head posts after the scenario; nothing where there are none."""
    found = doubled_heads(facts.plan.baseline, facts.proposal.organisation)
    if not found:
        return
    if facts.sees(Sight.SINGLE_POSTS):
        yield _heads_table(facts, found)
        return
    names = facts.names.listed(tuple(facts.unit_name(each.unit, facts.proposal) for each in found))
    yield Paragraph(facts.language.tr("Mehrere Leitungsstellen haben nach allen Maßnahmen: {units}.", units=names))


def protected(facts: Facts) -> Iterator[Block]:
    """Regraded posts and what that means for whoever holds them; nothing where there are none."""
    tr = facts.language.tr
    known = tuple(row.in_language(facts.language.code) for row in facts.frame.reference.protections)
    found = regradings(facts.proposal.effects, known)
    if not found:
        return
    if facts.sees(Sight.SINGLE_POSTS):
        yield _regrading_table(facts, found)
        return
    yield Paragraph(tr("Ob für besetzte, anders bewertete Stellen ein Besitzstand gilt, ist im Einzelfall zu prüfen."))


def _heads_table(facts: Facts, found: Sequence[DoubledHead]) -> Table:
    tr = facts.language.tr
    guessed = tr("Welche Stelle leitet, hat eine Regel ergänzt, nicht die Stadt.")
    return Table(
        caption=tr("Einheiten, die nach allen Maßnahmen mehrere Leitungsstellen haben"),
        header=((tr("Stelle"), tr("Funktion"), tr("Bewertung"), tr("VZÄ"), tr("leitete bisher")),),
        rows=tuple(_head_rows(facts, found)),
        alignment=(Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT),
        notes=(guessed,) if any(each.illustrative for each in found) else (),
    )


def _head_rows(facts: Facts, found: Sequence[DoubledHead]) -> Iterator[Row | GroupRow]:
    tr, variant = facts.language.tr, facts.proposal
    for each in found:
        yield GroupRow(facts.unit_name(each.unit, variant))
        for head in each.heads:
            post = variant.organisation.positions[head.position]
            led = tr("neu") if head.led is None else facts.unit_name(head.led)
            grade, fte = grade_text(post.grade, facts.language), fte_cell(post.fte_planned, facts.language)
            yield Row((post.id, post.title, grade, fte, led))


def _regrading_table(facts: Facts, found: Sequence[Regrading]) -> Table:
    tr = facts.language.tr
    return Table(
        caption=tr("Besitzstand: anders bewertete Stellen"),
        header=((tr("Stelle"), tr("Bewertung"), tr("Richtung"), tr("VZÄ besetzt"), tr("Hinweis")),),
        rows=tuple(_regrading_row(facts, each) for each in found),
        alignment=(Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT),
        weights=(2, 2, 2, 1, 6),
        notes=tuple(_sources(facts, found)),
    )


def _regrading_row(facts: Facts, each: Regrading) -> Row:
    language = facts.language
    return Row(
        (
            each.position,
            f"{grade_text(each.before, language)} → {grade_text(each.after, language)}",
            direction_text(each.direction, language),
            fte_cell(each.filled, language),
            _note(facts, each),
        )
    )


def _note(facts: Facts, each: Regrading) -> str:
    tr, row = facts.language.tr, each.protection
    if not each.filled:
        return tr("nach den Daten unbesetzt")
    if row is None or not row.norm:
        return tr("zu prüfen; in den Daten steht dazu keine Norm")
    return f"{row.norm}: {row.note}"


def _sources(facts: Facts, found: Sequence[Regrading]) -> Iterator[Text]:
    tr, language = facts.language.tr, facts.language
    rows = dict.fromkeys(each.protection for each in found if each.protection is not None and each.filled)
    for row in rows:
        if row is not None and row.norm:
            day = "" if row.source_date is None else date_text(row.source_date, language)
            mark = verified_text(row.verified, language)
            yield tr("{norm}: {source}, gelesen {day}, {mark}.", norm=row.norm, source=row.source, day=day, mark=mark)
    if language.code != "de" and any(row is not None and row.norm for row in rows):
        yield tr("Übersetzung durch das Programm; maßgeblich ist der deutsche Wortlaut der Gesetze.")
    yield tr("Hinweise, keine Rechtsberatung. Wer die Stelle innehat, weiß der Plan nicht.")

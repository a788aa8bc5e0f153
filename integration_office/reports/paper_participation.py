"""Checkliste Beteiligung: which law names which body for what the variant does, and when before the session."""

from collections.abc import Iterator, Sequence

from integration_office.analysis.participation import Involvement, involvements
from integration_office.analysis.working_days import latest_start
from integration_office.domain.participation import Participation
from integration_office.reports.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
)
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_facts import Facts
from integration_office.reports.paper_timetable import known_session, timetable_blocks
from integration_office.wording.numbers import date_text
from integration_office.wording.participation import lead_text, trigger_name, trigger_text, verified_text


def participation(facts: Facts) -> Iterator[Block]:
    tr = facts.language.tr
    rows = tuple(row.in_language(facts.language.code) for row in facts.frame.reference.participation)
    found = involvements(facts.proposal.effects, rows)
    title = tr("Checkliste, keine Rechtsberatung")
    yield Callout(
        CalloutKind.WARNING,
        title,
        (
            tr(
                "Die Liste nennt, woran nach der Art der Änderungen zu denken ist. Sie ist nicht vollständig und "
                "ersetzt keine Prüfung des Einzelfalls in der geltenden Fassung der Gesetze."
            ),
        ),
    )
    if not found:
        yield Paragraph(tr("Die Variante ändert nichts, woran die Liste eine Beteiligung knüpft."))
        return
    sources = list(dict.fromkeys(each.row.source for each in found))
    yield _table(facts, found, sources)
    yield Paragraph(tr("Quellen der Checkliste:"), keep_with_next=True)
    yield BulletList(tuple(sources), numbered=True)
    yield from timetable_blocks(facts)


def _table(facts: Facts, found: Sequence[Involvement], sources: list[str]) -> Table:
    tr = facts.language.tr
    return Table(
        caption=tr("Wer vor der Entscheidung zu beteiligen ist"),
        header=((tr("Gesetz und Norm"), tr("Stelle oder Gremium"), tr("Anlass"), tr("Wann"), tr("Quelle, Stand")),),
        rows=tuple(_row(facts, each, sources.index(each.row.source) + 1) for each in found),
        alignment=(Align.LEFT,) * 5,
        weights=(9, 1, 6, 3, 3),
        notes=(
            *_translation_note(facts),
            tr(
                "Verifiziert heißt: Die Norm wurde an der genannten Quelle gelesen; keine davon ist das Gesetzblatt. "
                "Wo die Daten keine Frist nennen, steht „keine Frist hinterlegt“; es kann dennoch eine geben."
            ),
        ),
    )


def _translation_note(facts: Facts) -> tuple[Text, ...]:
    """In a paper in German there is nothing translated."""
    if facts.language.code == "de":
        return ()
    text = facts.language.tr("Übersetzung durch das Programm; maßgeblich ist der deutsche Wortlaut der Gesetze.")
    return (text,)


def _row(facts: Facts, each: Involvement, source: int) -> Row:
    row = each.row
    cells: tuple[Text, ...] = (
        (Run(f"{row.norm} {row.law}", bold=True),),
        row.body,
        f"{row.what} ({_cause(facts, each)})",
        _when(facts, row),
        _source(facts, row, source),
    )
    return Row(cells)


def _cause(facts: Facts, each: Involvement) -> str:
    """What triggers it, with how many posts: their sums would give small groups away."""
    if facts.sees(Sight.SMALL_GROUPS):
        return trigger_text(each.trigger, each.count, facts.language)
    return trigger_name(each.trigger, facts.language)


def _when(facts: Facts, each: Participation) -> str:
    tr = facts.language.tr
    if each.lead is None:
        return tr("vor der Entscheidung; keine Frist hinterlegt")
    text = tr("mindestens {lead} vor der Sitzung", lead=lead_text(each.lead, facts.language))
    session = known_session(facts)
    if session is None:
        return text
    return tr("{text}, spätestens {day}", text=text, day=date_text(latest_start(each.lead, session), facts.language))


def _source(facts: Facts, each: Participation, number: int) -> str:
    return facts.language.tr(
        "Nr. {n}, gelesen {day}, {mark}",
        n=number,
        day=date_text(each.source_date, facts.language),
        mark=verified_text(each.verified, facts.language),
    )

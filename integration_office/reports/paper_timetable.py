"""The way to the session, backwards: until when each step must be done, and who says how long it takes."""

from collections.abc import Iterator
from datetime import date

from integration_office.analysis.participation import triggers
from integration_office.analysis.timetable import Appointment, LeadOrigin, Timetable, session_doubts, timetable
from integration_office.domain.errors import NotADate
from integration_office.domain.lead_times import lead_sources, own_lead_times, session_day, unreadable_lead_times
from integration_office.reports.blocks import (
    Align,
    Block,
    Callout,
    CalloutKind,
    Heading,
    Paragraph,
    Row,
    RowKind,
    Table,
    Text,
)
from integration_office.reports.paper_facts import Facts
from integration_office.wording.numbers import date_text
from integration_office.wording.participation import day_text, doubt_text, origin_text, step_text


def timetable_blocks(facts: Facts) -> Iterator[Block]:
    """The timetable, or what has to be written down for there to be one."""
    tr = facts.language.tr
    yield Heading(2, tr("Rückwärtszeitplan"))
    try:
        session = session_day(facts.plan.texts)
    except NotADate as error:
        yield Paragraph(
            tr("Der Tag der Sitzung „{text}“ ist kein Datum; ohne ihn gibt es keinen Zeitplan.", text=error.text)
        )
        return
    if session is None:
        yield Paragraph(tr("Der Tag der Sitzung ist noch nicht eingetragen; ohne ihn gibt es keinen Zeitplan."))
        return
    texts, steps = facts.plan.texts, facts.frame.reference.preparation
    found = timetable(session, steps, own_lead_times(texts), triggers(facts.proposal.effects), lead_sources(texts))
    yield from _doubts(facts, found)
    yield _table(facts, found)


def known_session(facts: Facts) -> date | None:
    """The day of the session, where the plan names one that can be read."""
    try:
        return session_day(facts.plan.texts)
    except NotADate:
        return None


def _doubts(facts: Facts, found: Timetable) -> Iterator[Block]:
    language = facts.language
    texts = [doubt_text(each, language) for each in session_doubts(found.session, facts.today)]
    texts += [
        language.tr(
            "Der Vorlauf „{text}“ für „{step}“ ist nicht lesbar und zählt nicht.",
            text=text,
            step=step_text(key, language),
        )
        for key, text in unreadable_lead_times(facts.plan.texts).items()
    ]
    if texts:
        yield Callout(CalloutKind.WARNING, language.tr("Bitte prüfen"), tuple(texts))


def _table(facts: Facts, found: Timetable) -> Table:
    tr = facts.language.tr
    return Table(
        caption=tr("Bis wann was getan sein muss"),
        header=((tr("Schritt"), tr("spätestens"), tr("vor diesem Schritt"), tr("Vorlauf und Herkunft")),),
        rows=tuple(_row(facts, each) for each in found.appointments),
        alignment=(Align.LEFT,) * 4,
        weights=(4, 2, 3, 3),
        notes=tuple(_notes(facts, found)),
    )


def _row(facts: Facts, each: Appointment) -> Row:
    language, step = facts.language, each.step
    day = day_text(each, language)
    if each.day < facts.today:
        day = language.tr("{day} (vor dem Stand dieses Papiers)", day=day)
    before = step_text(step.before, language) if step.before else ""
    kind = RowKind.EMPHASISED if not step.before else RowKind.NORMAL
    return Row((step_text(step.key, language), day, before, origin_text(each, language)), kind)


def _notes(facts: Facts, found: Timetable) -> Iterator[Text]:
    tr = facts.language.tr
    yield tr(
        "Arbeitstage sind Montag bis Freitag ohne die gesetzlichen Feiertage in Nordrhein-Westfalen; ein Schritt "
        "liegt auf einem Arbeitstag. Eine Frist, die von einem Schritt an läuft, ist am Tag vor der Sitzung vorbei; "
        "endet sie auf einem Samstag, Sonntag oder Feiertag, gilt der nächste Werktag (§ 193 BGB)."
    )
    sources = dict.fromkeys(
        (each.step.source, each.step.source_date)
        for each in found.appointments
        if each.origin is LeadOrigin.DATA and each.lead
    )
    for source, day in sources:
        read = "" if day is None else date_text(day, facts.language)
        yield tr("Frist nach: {source}, gelesen {day}.", source=source, day=read)
    if found.missing():
        yield tr(
            "Wo kein Vorlauf festgelegt ist, nennt der Plan keinen und die Daten kennen keine Frist: Diesen Schritt "
            "bitte selbst festlegen; die Tage davor können nur früher liegen."
        )

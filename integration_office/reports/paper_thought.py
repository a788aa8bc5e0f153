"""Gedankenpapier: why now, what is the aim, what does the city gain; two to four pages for leadership."""

from collections.abc import Iterator

from integration_office.analysis.coverage import Status
from integration_office.domain.paper_texts import TextField
from integration_office.reports.blocks import Block, BulletList, Callout, CalloutKind, Heading, Paragraph, Text
from integration_office.reports.paper_aims import aims
from integration_office.reports.paper_alternatives import at_a_glance_tables
from integration_office.reports.paper_audience import Section
from integration_office.reports.paper_facts import Facts
from integration_office.reports.paper_front import identity, key_figures, warnings
from integration_office.reports.paper_grants import fundings
from integration_office.reports.paper_overlap import saving_text, shared_tasks
from integration_office.reports.paper_short_ways import short_reckoning, short_ways
from integration_office.reports.paper_traces import Traces
from integration_office.reports.paper_written import written
from integration_office.wording.effects import duty_text
from integration_office.wording.grants import outcome_text
from integration_office.wording.numbers import capacity, count, euro

_MOST = 4


def thought_paper(facts: Facts, sections: frozenset[Section]) -> Iterator[Block]:
    """What people write, and below it what the data say."""
    tr = facts.language.tr
    traces = Traces.of(tuple(short_ways(facts)) if Section.RECKONING in sections else ())
    yield key_figures(facts, traces)
    yield from _caution(facts)
    yield Heading(1, tr("Warum jetzt?"))
    yield from written(facts, TextField.WHY_NOW)
    yield from written(facts, TextField.POLITICAL_CONTEXT)
    yield BulletList(tuple(_reasons(facts, traces)))
    yield Heading(1, tr("Was ist das Ziel?"))
    yield from written(facts, TextField.AIM)
    yield from aims(facts)
    yield Heading(1, tr("Was hat die Stadt davon?"))
    yield from written(facts, TextField.BENEFIT)
    yield BulletList(tuple(_gains(facts, traces)))
    if Section.ALTERNATIVES in sections:
        yield from at_a_glance_tables(facts, traces)
    yield Heading(1, tr("Worauf diese Zahlen beruhen"))
    yield from warnings(facts, "gedankenpapier")
    yield Paragraph(facts.plan.info.source_note or tr("Der Plan nennt keine Quelle seiner Daten."), small=True)
    yield identity(facts, "gedankenpapier")
    if traces.marks:
        yield from short_reckoning(facts, traces)


def _caution(facts: Facts) -> Iterator[Callout]:
    """One line at the front on what the last section says in full."""
    kinds = {
        CalloutKind.WARNING: facts.language.tr("Maßnahmen, die nicht greifen"),
        CalloutKind.ILLUSTRATIVE: facts.language.tr("Beispielwerte"),
        CalloutKind.UNVERIFIED: facts.language.tr("nicht verifizierte Annahmen"),
        CalloutKind.INFORMATION: facts.language.tr("Stellen ohne Entgelttabelle"),
    }
    found = tuple(dict.fromkeys(kinds[each.kind] for each in warnings(facts)))
    if found:
        title = facts.language.tr("Mit Vorbehalt: {kinds}", kinds=facts.names.listed(found))
        text = facts.language.tr("Was das heißt, steht im letzten Abschnitt.")
        yield Callout(CalloutKind.INFORMATION, title, (text,))


def _reasons(facts: Facts, traces: Traces) -> Iterator[Text]:
    """What the Ist-Stand shows; political reasons are written by people."""
    tr, language = facts.language.tr, facts.language
    figures, shared = facts.null.figures, [each for each in shared_tasks(facts.null) if not each.intended]
    text = tr(
        "An {n} Aufgaben arbeiten mehrere Ämter nebeneinander: {fte} außerhalb des jeweils führenden Amts, das sind "
        "{cost} Vollkosten im Jahr {year}.",
        n=count(len(shared), language),
        fte=capacity(figures.overlap.fte, language),
        cost=euro(figures.overlap.cost, language),
        year=facts.year,
    )
    yield traces.marked(text, "shared_tasks", "overlap_fte", "overlap_cost")
    for status, text in (
        (Status.ORPHANED, tr("Ohne zuständige Stelle: {duties}.")),
        (Status.UNDERSTAFFED, tr("Unterbesetzt: {duties}.")),
        (Status.SPLIT, tr("Auf mehrere Ämter verteilt: {duties}.")),
    ):
        found = [each.duty for each in figures.coverage.duties if each.status is status]
        if found:
            names = tuple(duty_text(facts.frame.duties[duty], language) for duty in found)
            yield text.format(duties=facts.names.listed(names, limit=_MOST))


def _gains(facts: Facts, traces: Traces) -> Iterator[Text]:
    tr, language = facts.language.tr, facts.language
    before, after = facts.null.figures.overlap, facts.proposal.figures.overlap
    if before.fte == after.fte:
        same = tr("Doppelarbeit: unverändert {before}.", before=capacity(before.fte, language))
        yield traces.marked(same, "overlap_fte")
    else:
        text = tr(
            "Doppelarbeit: künftig {after} statt {before}. {saving}",
            after=capacity(after.fte, language),
            before=capacity(before.fte, language),
            saving=saving_text(facts, facts.proposal),
        )
        yield traces.marked(text, "overlap_fte", "overlap_cost")
    yield traces.marked(_cost_gain(facts), "full_cost")
    yield traces.marked(_duty_gain(facts), "duty_changes", "duty_owners")
    outcomes: dict[str, list[str]] = {}
    for each in fundings(facts, facts.proposal):
        outcomes.setdefault(outcome_text(each, facts.language), []).append(each.id)
    for found, grants in outcomes.items():
        yield tr("Förderung {grant}: {outcome}.", grant=facts.names.listed(tuple(grants)), outcome=found)
    conflicts = len(facts.proposal.effects.new_conflicts())
    if conflicts:
        yield traces.marked(tr("Neue Zielkonflikte in einem Amt: {n}.", n=count(conflicts, language)), "conflicts")


def _duty_gain(facts: Facts) -> str:
    tr, language = facts.language.tr, facts.language
    changes = facts.proposal.effects.duties()
    if not changes:
        return tr("Gesetzliche Aufgaben: unverändert.")
    return tr(
        "Gesetzliche Aufgaben: {better} besser, {worse} schlechter gestellt; {moved} mit anderem zuständigem Amt.",
        better=count(sum(each.is_better for each in changes), language),
        worse=count(sum(each.is_worse for each in changes), language),
        moved=count(sum(each.has_new_owner for each in changes), language),
    )


def _cost_gain(facts: Facts) -> str:
    language, year = facts.language, facts.settled_year
    change = facts.proposal.cost(year).full_cost - facts.null.cost(year).full_cost
    if not change:
        return language.tr("Vollkosten {year}: unverändert.", year=year)
    amount = euro(abs(change), language)
    if change > 0:
        return language.tr("Vollkosten {year}: {amount} mehr als im Ist-Stand.", year=year, amount=amount)
    return language.tr("Vollkosten {year}: {amount} weniger als im Ist-Stand.", year=year, amount=amount)

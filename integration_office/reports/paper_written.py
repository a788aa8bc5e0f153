"""What people write in a paper: their texts, a visible gap where one is missing, a first draft from the data."""

from collections.abc import Callable, Iterator, Mapping

from integration_office.analysis.coverage import Status
from integration_office.domain.errors import NotADate
from integration_office.domain.paper_texts import Template, TextField, missing_fields
from integration_office.domain.period import read_date
from integration_office.reports.blocks import Align, Block, Callout, CalloutKind, Paragraph, Row, Table
from integration_office.reports.paper_facts import Facts
from integration_office.wording.language import Language
from integration_office.wording.numbers import capacity, count, date_text, euro


def field_text(field: TextField, language: Language) -> str:
    """The field's name, as the window and a gap in the paper call it."""
    tr = language.tr
    texts = {
        TextField.FILE_NUMBER: tr("Aktenzeichen"),
        TextField.DEPARTMENT: tr("Dezernat, Dienststelle"),
        TextField.BODY: tr("Gremium"),
        TextField.SESSION_DATE: tr("Tag der Sitzung"),
        TextField.SIGNATURE: tr("Unterschrift"),
        TextField.RESOLUTION: tr("Zusatz zum Beschluss"),
        TextField.REASONS: tr("Begründung"),
        TextField.POLITICAL_CONTEXT: tr("Politischer Kontext"),
        TextField.PARTICIPATION: tr("Beteiligung"),
        TextField.URGENCY: tr("Dringlichkeit"),
        TextField.WHY_NOW: tr("Warum jetzt?"),
        TextField.AIM: tr("Was ist das Ziel?"),
        TextField.BENEFIT: tr("Was hat die Stadt davon?"),
    }
    return texts[field]


def written(facts: Facts, field: TextField) -> Iterator[Block]:
    """The text in its paragraphs, or a gap nobody can overlook."""
    text = facts.text(field)
    if not text:
        yield gap(facts, field)
    for part in text.split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip())


def gap(facts: Facts, field: TextField) -> Callout:
    return Callout(CalloutKind.WARNING, gap_text(facts, field))


def gap_text(facts: Facts, field: TextField) -> str:
    return facts.language.tr("[Text fehlt: {field}]", field=field_text(field, facts.language))


def line_of(facts: Facts, field: TextField) -> str:
    """A short text for a line of a table, a date in the paper's way; a gap where there is none."""
    text = facts.text(field)
    if field is TextField.SESSION_DATE and text:
        return _day_text(text, facts.language)
    return text or gap_text(facts, field)


def missing_texts(facts: Facts, template: Template, *, is_signed: bool) -> Iterator[Block]:
    """All that is still to be written, in one place."""
    found = missing_fields(facts.plan.texts, template, facts.proposal.name, is_signed=is_signed)
    if found:
        title = facts.language.tr("Noch zu schreiben")
        names = tuple(field_text(each, facts.language) for each in found)
        yield Callout(CalloutKind.WARNING, title, (f"{facts.names.listed(names, limit=len(names))}.",))


def draft(field: TextField, facts: Facts) -> str:
    """A first text from the data, which says that it is one; empty where the data say nothing."""
    found = _DRAFTS.get(field)
    sentences = [] if found is None else list(found(facts))
    return facts.language.tr("[Entwurf aus den Daten, bitte prüfen] ") + " ".join(sentences) if sentences else ""


def findings(facts: Facts) -> Iterator[str]:
    """What the Ist-Stand shows; political reasons are written by people."""
    tr, language, figures = facts.language.tr, facts.language, facts.null.figures
    shared = [each for each in figures.overlap.tasks if each.overlap_fte and not each.intended]
    if shared:
        yield tr(
            "An {n} Aufgaben arbeiten mehrere Ämter nebeneinander: {fte} außerhalb des jeweils führenden Amts, das "
            "sind {cost} Vollkosten im Jahr {year}.",
            n=count(len(shared), language),
            fte=capacity(figures.overlap.fte, language),
            cost=euro(figures.overlap.cost, language),
            year=facts.year,
        )
    orphaned = sum(each.status is Status.ORPHANED for each in figures.coverage.duties)
    if orphaned:
        yield language.trn("{n} Aufgabe ist ohne Stelle.", "{n} Aufgaben sind ohne Stelle.", orphaned)


def _reasons(facts: Facts) -> Iterator[str]:
    yield from findings(facts)
    yield from _benefit(facts)


def _aim(facts: Facts) -> Iterator[str]:
    tr = facts.language.tr
    state, before = facts.proposal.organisation, facts.plan.baseline
    new = tuple(unit.name for unit in state.units.values() if unit.id not in before.units)
    if new:
        yield tr("Die Zuständigkeiten werden in {units} zusammengeführt.", units=facts.names.listed(new, limit=3))


def _benefit(facts: Facts) -> Iterator[str]:
    tr, language = facts.language.tr, facts.language
    before, after = facts.null.figures.overlap, facts.proposal.figures.overlap
    if before.fte != after.fte:
        yield tr(
            "Mit der Variante „{name}“ beträgt die Doppelarbeit {after} statt {before}.",
            name=facts.proposal.name,
            after=capacity(after.fte, language),
            before=capacity(before.fte, language),
        )
    changes = facts.proposal.effects.duties()
    better, worse = sum(each.is_better for each in changes), sum(each.is_worse for each in changes)
    if better or worse:
        yield tr("Gesetzliche Aufgaben: {better} besser, {worse} schlechter gestellt.", better=better, worse=worse)


_DRAFTS: Mapping[TextField, Callable[[Facts], Iterator[str]]] = {
    TextField.REASONS: _reasons,
    TextField.WHY_NOW: findings,
    TextField.AIM: _aim,
    TextField.BENEFIT: _benefit,
}


def _day_text(text: str, language: Language) -> str:
    """The day as the reader writes it; what is no single day stays as it is."""
    try:
        return text if text.isdigit() else date_text(read_date(text, end_of_year=False), language)
    except NotADate:
        return text


def attachments(titles: tuple[str, ...], language: Language) -> Table:
    """The list of annexes, numbered as they are, two in a row: it is to fit below the signature."""
    numbered = [(str(number), title) for number, title in enumerate(titles, 1)]
    beside = [*numbered[1::2], *[("", "")] * (len(numbered) % 2)]
    head = (language.tr("Nr."), language.tr("Anlage"))
    return Table(
        caption=language.tr("Anlagen"),
        header=((*head, *head),),
        rows=tuple(Row((*left, *right)) for left, right in zip(numbered[::2], beside, strict=True)),
        alignment=(Align.RIGHT, Align.LEFT, Align.RIGHT, Align.LEFT),
    )

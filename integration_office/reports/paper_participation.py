"""Checkliste Beteiligung: which law names which body for what the variant does, and when before the session."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from integration_office.domain.paper_texts import TextField
from integration_office.domain.resources import resource_folder
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
from integration_office.reports.paper_facts import Facts, Variant, directorate
from integration_office.wording.numbers import date_text


@dataclass(frozen=True, slots=True)
class Participation:
    """A row of the checklist: what triggers it, which law names which body; `lead_days` None: no time is known.

    `verified`: no, secondary (read where somebody quotes or reports the law) or primary.
    """

    effect: str
    law: str
    norm: str
    body: str
    what: str
    lead_days: int | None
    source: str
    source_date: date
    verified: str


def participation(facts: Facts) -> Iterator[Block]:
    tr = facts.language.tr
    found = [each for each in checklist() if each.effect in effects_of(facts.proposal)]
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
    sources = list(dict.fromkeys(each.source for each in found))
    yield _table(facts, found, sources)
    yield Paragraph(tr("Quellen der Checkliste:"), keep_with_next=True)
    yield BulletList(tuple(sources), numbered=True)


def effects_of(variant: Variant) -> frozenset[str]:
    """What the variant does, by the keys of the checklist."""
    affected, effects = variant.effects.affected(), variant.effects
    before, after = effects.before.organisation, effects.after.organisation
    posts = {kind for kind in ("moved", "regraded", "cut", "created") if getattr(affected, kind)}
    found = set(posts)
    if posts:
        found.add("staff")
    if posts - {"moved"} or _resized(variant):
        found.add("establishment")
    if before.units != after.units:
        found.add("structure")
    if _moves_between_directorates(variant):
        found.add("directorates")
    return frozenset(found | {"any"} if found else found)


@cache
def checklist() -> tuple[Participation, ...]:
    """The rows of participation.csv in their order."""
    path = resource_folder() / "participation" / "participation.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(_entry(row) for row in csv.DictReader(stream))


def _entry(row: dict[str, str]) -> Participation:
    days = row.pop("lead_days")
    day = date.fromisoformat(row.pop("source_date"))
    return Participation(**row, lead_days=int(days) if days else None, source_date=day)


def _resized(variant: Variant) -> bool:
    before, after = (each.organisation.positions for each in (variant.effects.before, variant.effects.after))
    return any(id in before and before[id].fte_planned != each.fte_planned for id, each in after.items())


def _moves_between_directorates(variant: Variant) -> bool:
    before, after = variant.effects.before.organisation, variant.effects.after.organisation
    return any(directorate(before, unit) != directorate(after, unit) for unit in before.units if unit in after.units)


def _table(facts: Facts, found: list[Participation], sources: list[str]) -> Table:
    tr = facts.language.tr
    return Table(
        caption=tr("Wer vor der Entscheidung zu beteiligen ist"),
        header=((tr("Gesetz und Norm"), tr("Stelle oder Gremium"), tr("Anlass"), tr("Wann"), tr("Quelle, Stand")),),
        rows=tuple(_row(facts, each, sources.index(each.source) + 1) for each in found),
        alignment=(Align.LEFT,) * 5,
        weights=(4, 1, 4, 2, 2),
        notes=(
            tr(
                "Verifiziert heißt: Die Norm wurde an der genannten Quelle gelesen; keine davon ist das Gesetzblatt. "
                "Wo die Daten keine Frist nennen, steht „keine Frist hinterlegt“; es kann dennoch eine geben."
            ),
        ),
    )


def _row(facts: Facts, each: Participation, source: int) -> Row:
    cells: tuple[Text, ...] = (
        (Run(f"{each.norm} {each.law}", bold=True),),
        each.body,
        each.what,
        _when(facts, each),
        _source(facts, each, source),
    )
    return Row(cells)


def _when(facts: Facts, each: Participation) -> str:
    tr, language = facts.language.tr, facts.language
    if each.lead_days is None:
        return tr("vor der Entscheidung; keine Frist hinterlegt")
    text = tr("mindestens {n} Tage vor der Sitzung", n=each.lead_days)
    session = session_day(facts)
    if session is None:
        return text
    latest = session - timedelta(days=each.lead_days)
    return tr("{text}, spätestens {day}", text=text, day=date_text(latest, language))


def session_day(facts: Facts) -> date | None:
    """The day of the session, where the plan names one."""
    try:
        return date.fromisoformat(facts.text(TextField.SESSION_DATE))
    except ValueError:
        return None


def _source(facts: Facts, each: Participation, number: int) -> str:
    tr = facts.language.tr
    marks = {"primary": tr("verifiziert am Gesetz"), "secondary": tr("verifiziert an einer Zweitquelle")}
    return tr(
        "Nr. {n}, gelesen {day}, {mark}",
        n=number,
        day=date_text(each.source_date, facts.language),
        mark=marks.get(each.verified, tr("nicht verifiziert")),
    )

"""Proposals that would close the gap of a duty, in the words of an official: what to do, and what it would bring."""

from collections.abc import Mapping
from typing import assert_never

from integration_office.analysis.closing import (
    AddPost,
    AssignPost,
    EndShares,
    FillPost,
    GatherPosts,
    LeaveToOne,
    NameDuty,
    Proposal,
    RecordCompetence,
    StateDemand,
)
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import capacity


def proposal_text(proposal: Proposal, names: Names) -> str:
    """What to do: one sentence."""
    tr = names.language.tr
    match proposal:
        case NameDuty(task):
            return tr("Prüfen, ob Aufgabe {task} diese Pflicht erfüllt", task=names.task(task))
        case StateDemand(task):
            return tr("Bedarf der Aufgabe {task} angeben", task=names.task(task))
        case FillPost(position):
            return tr("Stelle {post} wie geplant besetzen", post=names.position(position))
        case RecordCompetence(position):
            return tr("Kompetenz der Stelle {post} prüfen und nachtragen", post=names.position(position))
        case AssignPost(position, _, share):
            return tr("Stelle {post} mit {share} zuordnen", post=names.position(position), share=names.share(share))
        case AddPost(task, _, count, fte):
            return names.language.trn(
                "Neue Stelle zu {fte} für Aufgabe {task}",
                "{n} neue Stellen zu je {fte} für Aufgabe {task}",
                count,
                fte=names.fte(fte),
                task=names.task(task),
            )
        case GatherPosts(office, to, positions):
            return _gathering(office, to, len(positions), names)
        case EndShares(office):
            return tr("Anteile aus {office} beenden", office=names.unit(office))
        case LeaveToOne():
            return _leaving(proposal, names)
    assert_never(proposal)


def proposal_effect(proposal: Proposal, names: Names, skills: Mapping[str, str]) -> str:
    """What it would bring, and what is to be asked first. `skills`: what the keys of competences mean."""
    tr = names.language.tr
    match proposal:
        case NameDuty(_, shared):
            listed = "; ".join(f"{each} {skills.get(each, '')}".strip() for each in shared)
            return tr("Gemeinsame Kompetenzen: {list}. Ein Hinweis, keine Feststellung.", list=listed)
        case StateDemand():
            return tr("Ohne Bedarf ist die Pflicht nicht gemessen und zählt nicht im Index.")
        case FillPost(_, _, _, gain):
            return tr("Bringt {fte} der fehlenden Kapazität.", fte=capacity(gain, names.language))
        case RecordCompetence(_, _, gain):
            return tr(
                "Die Stelle ist zugeordnet, hat aber keine der verlangten Kompetenzen; mit ihr zählten {fte}.",
                fte=capacity(gain, names.language),
            )
        case AssignPost():
            return _assigning(proposal, names)
        case AddPost(_, unit):
            where = tr("Ort wählen") if unit is None else tr("in {unit}", unit=names.unit(unit))
            return tr("Deckt, was fehlt, sobald besetzt ist; {where}.", where=where)
        case GatherPosts():
            return tr("Sie arbeiten mindestens zur Hälfte für diese Pflicht; die Zuständigkeit läge in einem Amt.")
        case EndShares(_, _, True):
            return tr("Die übrigen Stellen decken den Bedarf allein.")
        case LeaveToOne(_, _, _, True):
            return tr("Danach liegt die Pflicht in einem Amt und ist gedeckt.")
        case LeaveToOne():
            return tr("Achtung: Danach liegt die Pflicht in einem Amt, dessen Stellen den Bedarf nicht decken.")
        case EndShares():
            return tr("Achtung: Die übrigen Stellen decken den Bedarf nicht allein.")
    assert_never(proposal)


def proposal_verb(proposal: Proposal, language: Language) -> str:
    """What the button of its dialog says."""
    match proposal:
        case NameDuty() | RecordCompetence():
            return language.tr("Eintragen")
        case StateDemand():
            return language.tr("Setzen")
        case FillPost():
            return language.tr("Besetzen")
        case AssignPost():
            return language.tr("Zuordnen")
        case AddPost():
            return language.tr("Anlegen")
        case GatherPosts():
            return language.tr("Verlegen")
        case EndShares():
            return language.tr("Beenden")
        case LeaveToOne():
            return language.tr("Bündeln")
    assert_never(proposal)


def _assigning(proposal: AssignPost, names: Names) -> str:
    language = names.language
    if not proposal.gain:
        return language.tr("Aufgabe {task}; laut Zuordnungen ist der Anteil frei.", task=proposal.task)
    gain = capacity(proposal.gain, language)
    if proposal.closes:
        return language.tr(
            "Bringt der Aufgabe {task} {fte}, die Lücke ist zu; laut Zuordnungen ist der Anteil frei.",
            task=proposal.task,
            fte=gain,
        )
    return language.tr(
        "Bringt der Aufgabe {task} {fte}; laut Zuordnungen ist der Anteil frei.", task=proposal.task, fte=gain
    )


def _leaving(proposal: LeaveToOne, names: Names) -> str:
    """Alles in 0116 bündeln: 8 Stellen verlegen, 12 Anteile beenden."""
    trn, parts = names.language.trn, []
    if proposal.positions:
        parts.append(trn("{n} Stelle verlegen", "{n} Stellen verlegen", len(proposal.positions)))
    if proposal.shares:
        parts.append(trn("{n} Anteil beenden", "{n} Anteile beenden", len(proposal.shares)))
    return names.language.tr("Alles in {to} bündeln: {what}", to=names.unit(proposal.to), what=", ".join(parts))


def _gathering(office: str, to: str, number: int, names: Names) -> str:
    return names.language.trn(
        "{n} Stelle aus {office} nach {to} verlegen",
        "{n} Stellen aus {office} nach {to} verlegen",
        number,
        office=names.unit(office),
        to=names.unit(to),
    )

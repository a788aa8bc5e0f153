"""Who has to be involved, and by when: the checklist and the way to the session as rows of tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from integration_office.analysis.effects import Effects
from integration_office.analysis.participation import Involvement, Trigger, involvements, triggers
from integration_office.analysis.timetable import Appointment, LeadOrigin, timetable
from integration_office.domain.lead_times import lead_sources, own_lead_times
from integration_office.domain.paper_texts import Texts
from integration_office.domain.participation import Participation, PreparationStep
from integration_office.ui.views.table import Column
from integration_office.wording.language import Language
from integration_office.wording.numbers import date_text
from integration_office.wording.participation import (
    day_text,
    lead_text,
    origin_text,
    step_text,
    trigger_text,
    verified_text,
)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A row of the checklist that the scenario sets off."""

    number: int
    found: Involvement


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step on the way, with the day by which it must be done; `is_late`: that day is over."""

    number: int
    appointment: Appointment
    is_late: bool


@dataclass(frozen=True)
class Way:
    """What the page shows; no `steps` without a day of the session."""

    checks: Sequence[CheckRow]
    steps: Sequence[StepRow]


def way(
    effects: Effects,
    checklist: Sequence[Participation],
    preparation: Sequence[PreparationStep],
    texts: Texts,
    session: date | None,
    today: date,
) -> Way:
    """Compares two states: not for the thread of the window."""
    checks = tuple(CheckRow(n, each) for n, each in enumerate(involvements(effects, checklist)))
    if session is None:
        return Way(checks, ())
    asked: dict[Trigger, int] = dict(triggers(effects))
    found = timetable(session, preparation, own_lead_times(texts), asked, lead_sources(texts))
    return Way(checks, tuple(StepRow(n, each, each.day < today) for n, each in enumerate(found.appointments)))


def check_columns(language: Language) -> Sequence[Column[CheckRow]]:
    tr = language.tr

    def row(each: CheckRow) -> Participation:
        return each.found.row.in_language(language.code)

    def told(each: CheckRow) -> str:
        lead = row(each).lead
        return "" if lead is None else lead_text(lead, language)

    return (
        Column(
            tr("Auslöser"),
            lambda each: trigger_text(each.found.trigger, each.found.count, language),
            lambda each: each.number,
            "114 Stellen wechseln das",
        ),
        Column(tr("Wer"), lambda each: row(each).body, lambda each: row(each).body, "Gleichstellungsbea"),
        Column(
            tr("Recht"),
            lambda each: f"{row(each).norm} {row(each).law}",
            lambda each: (row(each).law, each.number),
            "§ 75 Abs. 1 Nr. 5 LPVG NRW",
        ),
        Column(
            tr("Worum es geht"),
            lambda each: row(each).what,
            lambda each: row(each).what,
            "m" * 14,
            stretch=True,
            share=0.3,
        ),
        Column(tr("Vorlauf"), told, told, "2 Wochen"),
        Column(
            tr("geprüft"),
            lambda each: verified_text(row(each).verified, language),
            lambda each: row(each).verified,
            "verifiziert an einer Zw",
        ),
        Column(
            tr("Stand"),
            lambda each: date_text(row(each).source_date, language),
            lambda each: row(each).source_date,
            "22.11.2026",
        ),
        Column(tr("Quelle"), lambda each: row(each).source, lambda each: row(each).source, "https://www.recht"),
    )


LEAD, SOURCE = 2, 4
"""The columns of the steps that can be typed over."""


def step_columns(language: Language) -> Sequence[Column[StepRow]]:
    tr = language.tr

    def entry(each: StepRow) -> str:
        found = each.appointment
        return lead_text(found.lead, language) if found.lead is not None and found.origin is LeadOrigin.OWN else ""

    def day(each: StepRow) -> str:
        text = day_text(each.appointment, language)
        return tr("{day} – schon vorbei", day=text) if each.is_late else text

    def lead(each: StepRow) -> str:
        found = each.appointment
        if not found.step.before:
            return ""
        return tr("– bitte festlegen") if found.lead is None else lead_text(found.lead, language)

    return (
        Column(tr("spätestens"), day, lambda each: each.number, "30.11.2026 oder früher"),
        Column(
            tr("Schritt"),
            lambda each: step_text(each.appointment.step.key, language),
            lambda each: each.number,
            "m" * 16,
            stretch=True,
        ),
        Column(
            tr("Vorlauf"),
            lead,
            lambda each: each.number,
            "– bitte festlegen",
            edit=entry,
            hint=tr("Zum Beispiel „10 Arbeitstage“ oder „3 Wochen“; leer gilt wieder, was die Daten sagen"),
        ),
        Column(
            tr("vor diesem Schritt"),
            lambda each: step_text(each.appointment.step.before, language) if each.appointment.step.before else "",
            lambda each: each.number,
            "Beratung in den Fachaus",
        ),
        Column(
            tr("Herkunft"),
            lambda each: origin_text(each.appointment, language),
            lambda each: each.number,
            "2 Wochen, eigene Annahme ohne",
            edit=lambda each: each.appointment.source,
            hint=tr("Woher Sie den eigenen Vorlauf haben, zum Beispiel „Geschäftsordnung des Rates § 1“"),
            tip=lambda each: each.appointment.step.source or origin_text(each.appointment, language),
        ),
    )

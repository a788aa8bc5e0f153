"""Words for who is involved and when: lead times, the steps to a decision, what triggers them, odd days of session."""

from integration_office.analysis.participation import Direction, Trigger
from integration_office.analysis.timetable import Appointment, LeadOrigin, SessionDoubt
from integration_office.domain.participation import LeadTime, LeadUnit
from integration_office.wording.language import Language
from integration_office.wording.numbers import count, date_text


def lead_text(lead: LeadTime, language: Language) -> str:
    """2 Wochen, 1 Arbeitstag."""
    trn, n = language.trn, lead.count
    texts = {
        LeadUnit.DAYS: lambda: trn("{n} Tag", "{n} Tage", n),
        LeadUnit.WORKING_DAYS: lambda: trn("{n} Arbeitstag", "{n} Arbeitstage", n),
        LeadUnit.WEEKS: lambda: trn("{n} Woche", "{n} Wochen", n),
        LeadUnit.MONTHS: lambda: trn("{n} Monat", "{n} Monate", n),
    }
    return texts[lead.unit]()


def step_text(key: str, language: Language) -> str:
    """What a step to the decision is called; a key without words stays as it is."""
    tr = language.tr
    texts = {
        "session": tr("Ratssitzung"),
        "council_papers": tr("Einladung mit Vorlage an den Rat (Ladungsfrist nach der Geschäftsordnung)"),
        "integration_council": tr("Beratung im Integrationsrat oder Integrationsausschuss"),
        "committees": tr("Beratung in den Fachausschüssen"),
        "executive_board": tr("Beratung im Verwaltungsvorstand"),
        "staff_council_discussion": tr("Erörterung mit dem Personalrat"),
        "staff_council_information": tr("Unterlagen an den Personalrat"),
        "equal_opportunities": tr("Unterrichtung und Anhörung der Gleichstellungsbeauftragten"),
        "disabled_representation": tr("Unterrichtung und Anhörung der Schwerbehindertenvertretung"),
        "draft": tr("Vorlage im Entwurf fertig"),
    }
    return texts.get(key, key)


def day_text(appointment: Appointment, language: Language) -> str:
    """The day on which a step must be done at the latest, and whether it may have to be earlier."""
    tr, day = language.tr, date_text(appointment.day, language)
    if appointment.origin is LeadOrigin.MISSING:
        return tr("vor dem {day}", day=day)
    if not appointment.certain:
        return tr("{day} oder früher", day=day)
    return day


def origin_text(appointment: Appointment, language: Language) -> str:
    """How long before what, and who says so."""
    tr, step = language.tr, appointment.step
    if appointment.lead is None:
        return "" if step.before == "" else tr("Vorlauf noch nicht festgelegt")
    lead = lead_text(appointment.lead, language)
    if appointment.origin is LeadOrigin.OWN:
        if not appointment.source:
            return tr("{lead}, eigene Annahme ohne Quelle", lead=lead)
        return tr("{lead}, eigene Annahme: {source}", lead=lead, source=appointment.source)
    return tr("{lead}, {mark}", lead=lead, mark=verified_text(step.verified, language))


def verified_text(verified: str, language: Language) -> str:
    """Where a rule was read: in the law itself, where somebody quotes it, nowhere."""
    tr = language.tr
    marks = {"primary": tr("verifiziert am Gesetz"), "secondary": tr("verifiziert an einer Zweitquelle")}
    return marks.get(verified, tr("nicht verifiziert"))


def doubt_text(doubt: SessionDoubt, language: Language) -> str:
    tr = language.tr
    texts = {
        SessionDoubt.PAST: tr("Der Tag der Sitzung ist vorbei. Bitte den nächsten eintragen."),
        SessionDoubt.HOLIDAY: tr("Der Tag der Sitzung ist ein Feiertag. Bitte prüfen."),
        SessionDoubt.WEEKEND: tr("Der Tag der Sitzung liegt am Wochenende. Bitte prüfen."),
    }
    return texts[doubt]


def trigger_text(trigger: Trigger, number: int, language: Language) -> str:
    """What sets a row of the checklist off, with how many posts or units: 3 Stellen neu."""
    trn = language.trn
    n = count(number, language)
    texts = {
        Trigger.MOVED: lambda: trn("{n} Stelle wechselt das Amt", "{n} Stellen wechseln das Amt", number, n=n),
        Trigger.REGRADED: lambda: trn("{n} Stelle anders bewertet", "{n} Stellen anders bewertet", number, n=n),
        Trigger.CUT: lambda: trn(
            "{n} Stelle entfällt oder wird kw", "{n} Stellen entfallen oder werden kw", number, n=n
        ),
        Trigger.CREATED: lambda: trn("{n} Stelle neu", "{n} Stellen neu", number, n=n),
        Trigger.RESIZED: lambda: trn("{n} Stelle mit anderem Umfang", "{n} Stellen mit anderem Umfang", number, n=n),
        Trigger.STAFF: lambda: trn("{n} Stelle betroffen", "{n} Stellen betroffen", number, n=n),
        Trigger.ESTABLISHMENT: lambda: trn(
            "{n} Stelle im Stellenplan geändert", "{n} Stellen im Stellenplan geändert", number, n=n
        ),
        Trigger.STRUCTURE: lambda: trn("{n} Einheit geändert", "{n} Einheiten geändert", number, n=n),
        Trigger.DIRECTORATES: lambda: trn(
            "{n} Einheit wechselt das Dezernat", "{n} Einheiten wechseln das Dezernat", number, n=n
        ),
        Trigger.ANY: lambda: trn(
            "{n} Änderung an Stellen oder Einheiten", "{n} Änderungen an Stellen oder Einheiten", number, n=n
        ),
    }
    return texts[trigger]()


def trigger_name(trigger: Trigger, language: Language) -> str:
    """The same without a number."""
    tr = language.tr
    texts = {
        Trigger.MOVED: tr("Stellen wechseln das Amt"),
        Trigger.REGRADED: tr("Stellen werden anders bewertet"),
        Trigger.CUT: tr("Stellen entfallen oder werden kw"),
        Trigger.CREATED: tr("neue Stellen"),
        Trigger.RESIZED: tr("Stellen mit anderem Umfang"),
        Trigger.STAFF: tr("Stellen sind betroffen"),
        Trigger.ESTABLISHMENT: tr("der Stellenplan ändert sich"),
        Trigger.STRUCTURE: tr("die Gliederung ändert sich"),
        Trigger.DIRECTORATES: tr("Einheiten wechseln das Dezernat"),
        Trigger.ANY: tr("Änderungen an Stellen oder Einheiten"),
    }
    return texts[trigger]


def direction_text(direction: Direction, language: Language) -> str:
    tr = language.tr
    texts = {
        Direction.HIGHER: tr("höher bewertet"),
        Direction.LOWER: tr("niedriger bewertet"),
        Direction.OTHER: tr("andere Entgelt- oder Besoldungsordnung"),
    }
    return texts[direction]

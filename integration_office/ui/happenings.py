"""What the status bar says after something happened, and which word undo carries in the menu."""

from typing import assert_never

from integration_office.application.events import (
    AddScenario,
    Archive,
    BaselineEdit,
    EditBaseline,
    EditCatalogue,
    EditMeasures,
    EditPlan,
    EditTexts,
    Event,
    Intent,
    JudgePairs,
    Perform,
    PlanChanged,
    Rebase,
    RemoveScenario,
    RenameScenario,
    Restore,
    SetStatus,
    SwitchScenario,
    YearChanged,
)
from integration_office.domain.changes import (
    Change,
    ChangeFte,
    CreateUnit,
    CutPosition,
    DissolveUnit,
    MergeUnits,
    MovePosition,
    MoveUnit,
    RegradePosition,
    RenameUnit,
)
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Lapse
from integration_office.wording.changes import change_label, change_text, unit_kind_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import date_text
from integration_office.wording.scenarios import status_text

_NAMED = 3


def happening(event: Event, language: Language, before: Organisation, after: Organisation) -> str:
    """One line: what happened and how to take it back. `before` and `after` are the states on the desk."""
    tr = language.tr
    match event:
        case YearChanged(year):
            return tr("Kennzahlen für {year}", year=year)
        case PlanChanged(passed=passed) if passed:
            return _jump_text(event, language)
        case PlanChanged(undone=True):
            text = intent_text(event.intent, language, after, before)
            return tr("Zurückgenommen: {what} · Wiederholen mit Strg+Y", what=text)
        case PlanChanged():
            text = intent_text(event.intent, language, before, after)
            told = _with_set_back(event, _with_new_scenario(event, text, language), language)
            return tr("{what} · Rückgängig mit Strg+Z", what=told)
    assert_never(event)


def _jump_text(event: PlanChanged, language: Language) -> str:
    """Several steps at once."""
    n, last = len(event.intents), intent_label(event.intent, language)
    if event.undone:
        text = language.trn("{n} Schritt zurückgenommen, bis", "{n} Schritte zurückgenommen, bis", n)
    else:
        text = language.trn("{n} Schritt wiederholt, bis", "{n} Schritte wiederholt, bis", n)
    return f"{text} „{last}“"


def intent_text(intent: Intent, language: Language, before: Organisation, after: Organisation) -> str:
    """What was done, as done: „0206“ nach „Amt für Integration“ verlegt."""
    if isinstance(intent, Perform):
        return _changes_text(intent.changes, language, before, after)
    return _of_a_plan(intent, language) if isinstance(intent, _OfAPlan) else _of_a_scenario(intent, language)


def intent_label(intent: Intent, language: Language) -> str:
    """What undo or redo would do, for the menu: Einheit verlegen."""
    if isinstance(intent, Perform):
        return change_label(intent.changes[0], language)
    if isinstance(intent, EditBaseline):
        return baseline_edit_label(intent.edit, language)
    tr = language.tr
    return {
        AddScenario: tr("Variante anlegen"),
        RenameScenario: tr("Variante umbenennen"),
        RemoveScenario: tr("Variante löschen"),
        SwitchScenario: tr("Variante wechseln"),
        SetStatus: tr("Bearbeitungsstand der Variante"),
        Archive: tr("Variante archivieren"),
        EditMeasures: tr("Maßnahmen ändern"),
        EditPlan: tr("Angaben zum Plan ändern"),
        EditTexts: tr("Texte der Papiere ändern"),
        JudgePairs: tr("Ähnliche Aufgaben beurteilen"),
        EditCatalogue: tr("Gesetzliche Aufgaben der Stadt"),
        Rebase: tr("Auf neuen Ist-Stand umstellen"),
        Restore: tr("Stand wiederherstellen"),
    }[type(intent)]


_OfAScenario = AddScenario | RenameScenario | RemoveScenario | SwitchScenario | EditMeasures | SetStatus | Archive
_OfAPlan = EditPlan | EditTexts | JudgePairs | EditBaseline | EditCatalogue | Rebase | Restore


def _of_a_scenario(intent: _OfAScenario, language: Language) -> str:
    tr = language.tr
    match intent:
        case AddScenario(name):
            return tr("Variante „{name}“ angelegt", name=name)
        case RenameScenario(old, new):
            return tr("Variante „{old}“ heißt jetzt „{new}“", old=old, new=new)
        case RemoveScenario(name):
            return tr("Variante „{name}“ gelöscht", name=name)
        case SwitchScenario(None):
            return tr("Ist-Stand gezeigt")
        case SwitchScenario(name):
            return tr("Variante „{name}“ gezeigt", name=name)
        case EditMeasures(name):
            return tr("Maßnahmen der Variante „{name}“ geändert", name=name)
        case SetStatus(name, status):
            return tr("Variante „{name}“: {status}", name=name, status=status_text(status, language))
        case Archive(name, True):
            return tr("Variante „{name}“ archiviert", name=name)
        case Archive(name):
            return tr("Variante „{name}“ aus dem Archiv geholt", name=name)
    assert_never(intent)


def _of_a_plan(intent: _OfAPlan, language: Language) -> str:
    tr = language.tr
    match intent:
        case EditPlan():
            return tr("Angaben zum Plan geändert")
        case EditTexts():
            return tr("Texte der Papiere geändert")
        case JudgePairs(pairs, different):
            names = ", ".join(" – ".join(pair) for pair in pairs[:_NAMED]) + (" …" if len(pairs) > _NAMED else "")
            if different:
                return tr("Als verschiedene Arbeit abgelehnt: {pairs}", pairs=names)
            return tr("Wieder vorgeschlagen: {pairs}", pairs=names)
        case EditBaseline(_, subjects) | EditCatalogue(subjects):
            return tr("Ist-Stand geändert: {what}", what=_with_subjects(intent_label(intent, language), subjects))
        case Rebase(source):
            return tr("Auf den Ist-Stand aus „{source}“ umgestellt", source=source)
        case Restore(checkpoint):
            return tr("Stand „{name}“ wiederhergestellt", name=checkpoint)
    assert_never(intent)


def _with_subjects(label: str, subjects: tuple[str, ...]) -> str:
    """What was edited, and of which things, the first few by name."""
    named = ", ".join(subjects[:_NAMED]) + (" …" if len(subjects) > _NAMED else "")
    return f"{label} ({named})" if named else label


def baseline_edit_label(edit: BaselineEdit, language: Language) -> str:
    """Which part of the baseline: Aufgabe, Stelle, …"""
    tr = language.tr
    return {
        BaselineEdit.TASK: tr("Aufgabe ändern"),
        BaselineEdit.INTENDED: tr("Doppelarbeit beurteilen"),
        BaselineEdit.JOINED_TASKS: tr("Aufgaben zusammenführen"),
        BaselineEdit.ASSIGNMENTS: tr("Aufgabenanteile ändern"),
        BaselineEdit.POSITION: tr("Stelle berichtigen"),
        BaselineEdit.UNIT: tr("Einheit berichtigen"),
        BaselineEdit.BUDGET: tr("Haushaltszeile ändern"),
        BaselineEdit.GRANT: tr("Förderung ändern"),
        BaselineEdit.ASSUMPTION: tr("Annahme ändern"),
        BaselineEdit.FIT: tr("An den Haushalt anpassen"),
        BaselineEdit.REVENUE: tr("Ertrag nach Personen ändern"),
        BaselineEdit.REPLACED: tr("Ist-Stand ersetzen"),
    }[edit]


def _with_new_scenario(event: PlanChanged, text: str, language: Language) -> str:
    """On the baseline the first change begins a scenario: that must be said."""
    if isinstance(event.intent, Perform) and event.before.active is None:
        return language.tr("Variante „{name}“ begonnen: {what}", name=event.intent.scenario, what=text)
    return text


def _with_set_back(event: PlanChanged, text: str, language: Language) -> str:
    """Other figures set back what was released: that must be said, too."""
    if not isinstance(event.intent, EditBaseline | EditCatalogue | EditPlan | Rebase):
        return text
    before, names = event.before.scenarios, Names(language)
    back = [name for name, each in event.after.scenarios.items() if each.status is not before[name].status]
    if not back:
        return text
    named = names.listed(tuple(map(names.quoted, back)), _NAMED)
    return language.tr("{what}; nicht mehr freigegeben, wieder in Abstimmung: {names}", what=text, names=named)


def _changes_text(changes: tuple[Change, ...], language: Language, before: Organisation, after: Organisation) -> str:
    first = _change_done(changes[0], language, before, after)
    if len(changes) == 1:
        return first
    alike = _alike_done(changes, language, before)
    if alike is not None:
        return alike
    return language.trn(
        "{first} und {n} weitere Änderung", "{first} und {n} weitere Änderungen", len(changes) - 1, first=first
    )


def _alike_done(changes: tuple[Change, ...], language: Language, before: Organisation) -> str | None:
    """3 Stellen nach … verlegt; None: the changes are not all of one kind with one target."""
    trn, n, names = language.trn, len(changes), Names(language, before)
    kinds, targets = {type(each) for each in changes}, {getattr(each, "to", None) for each in changes}
    if len(kinds) > 1 or len(targets) > 1:
        return None
    match changes[0]:
        case MovePosition(_, to):
            return trn("{n} Stelle nach {to} verlegt", "{n} Stellen nach {to} verlegt", n, to=names.unit(to))
        case MoveUnit(_, to):
            return trn("{n} Einheit nach {to} verlegt", "{n} Einheiten nach {to} verlegt", n, to=names.unit(to))
        case CutPosition():
            return trn("{n} Stelle gestrichen", "{n} Stellen gestrichen", n)
        case RegradePosition():
            return trn("{n} Stelle umgewandelt", "{n} Stellen umgewandelt", n)
        case ChangeFte():
            return trn("Stellenanteil von {n} Stelle geändert", "Stellenanteil von {n} Stellen geändert", n)
    return None


def _change_done(change: Change, language: Language, before: Organisation, after: Organisation) -> str:
    tr, old, new = language.tr, Names(language, before), Names(language, after)
    match change:
        case MoveUnit(unit, to):
            return tr("{unit} nach {to} verlegt", unit=old.unit(unit), to=old.unit(to))
        case MovePosition(position, to):
            return tr("Stelle {post} nach {to} verlegt", post=old.position(position), to=old.unit(to))
        case CreateUnit(id, name, kind):
            return tr("{kind} {unit} angelegt", kind=unit_kind_text(kind, language), unit=old.new(id, name))
        case RenameUnit(unit, name):
            return tr("{unit} heißt jetzt {name}", unit=old.unit(unit), name=old.quoted(name))
        case DissolveUnit(unit, to):
            return tr("{unit} aufgelöst, alles an {to}", unit=old.unit(unit), to=old.unit(to))
        case MergeUnits(units, id):
            return tr("{units} zu {into} zusammengelegt", units=old.units(units), into=new.unit(id))
        case CutPosition(position, lapse):
            return tr("Stelle {post} gestrichen", post=old.position(position)) + _until(lapse, language)
        case RegradePosition(position, grade):
            return tr("Stelle {post} nach {grade} umgewandelt", post=old.position(position), grade=grade)
        case ChangeFte(position, planned, filled):
            text = tr("Stelle {post} auf {fte} gesetzt", post=old.position(position), fte=old.fte(planned))
            return text if filled is None else text + tr(", davon besetzt {fte}", fte=old.fte(filled))
    return tr("Übernommen: {change}", change=change_text(change, language, before))


def _until(lapse: Lapse | None, language: Language) -> str:
    if lapse is None or lapse.until is None:
        return ""
    return language.tr(", kw {date}", date=date_text(lapse.until, language))

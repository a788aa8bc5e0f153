"""Changes in words: a short label for lists and menus, a full sentence for the paper and the council."""

from typing import assert_never

from integration_office.domain.changes import (
    AddPosition,
    Assign,
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
    SetAssumption,
    SetBudget,
    SetDemand,
    SetGrant,
    SplitPart,
    SplitUnit,
)
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import Assumption
from integration_office.domain.position import Lapse, Terms
from integration_office.domain.unit import UnitKind
from integration_office.wording.assumptions import assumption_name, assumption_value
from integration_office.wording.budget_lines import line_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import date_text, euro_exact, plain


def change_text(change: Change, language: Language, organisation: Organisation | None = None) -> str:
    """The change as one line; ids get their names from `organisation`, the state before the change."""
    names = Names(language, organisation)
    match change:
        case CreateUnit() | MoveUnit() | RenameUnit() | DissolveUnit() | MergeUnits() | SplitUnit():
            return _structure_text(change, names)
        case MovePosition() | AddPosition() | CutPosition() | RegradePosition() | ChangeFte():
            return _staffing_text(change, names)
        case Assign() | SetDemand() | SetBudget() | SetGrant() | SetAssumption():
            return _content_text(change, names)
    assert_never(change)


def change_label(change: Change, language: Language) -> str:
    """What is done, without with what: „Einheit verlegen“."""
    match change:
        case CreateUnit() | MoveUnit() | RenameUnit() | DissolveUnit() | MergeUnits() | SplitUnit():
            return _structure_label(change, language)
        case MovePosition() | AddPosition() | CutPosition() | RegradePosition() | ChangeFte():
            return _staffing_label(change, language)
        case Assign() | SetDemand() | SetBudget() | SetGrant() | SetAssumption():
            return _content_label(change, language)
    assert_never(change)


def unit_kind_text(kind: UnitKind, language: Language) -> str:
    match kind:
        case UnitKind.AUTHORITY:
            return language.tr("Verwaltung")
        case UnitKind.DIRECTORATE:
            return language.tr("Dezernat")
        case UnitKind.OFFICE:
            return language.tr("Amt")
        case UnitKind.DIVISION:
            return language.tr("Abteilung")
        case UnitKind.SECTION:
            return language.tr("Sachgebiet")
        case UnitKind.STAFF_UNIT:
            return language.tr("Stabsstelle")
        case UnitKind.FACILITY:
            return language.tr("Einrichtung")
        case UnitKind.COMMITTEE:
            return language.tr("Gremium")
        case UnitKind.EXTERNAL:
            return language.tr("Externe Stelle")
    assert_never(kind)


_Structure = CreateUnit | MoveUnit | RenameUnit | DissolveUnit | MergeUnits | SplitUnit
_Staffing = MovePosition | AddPosition | CutPosition | RegradePosition | ChangeFte
_Content = Assign | SetDemand | SetBudget | SetGrant | SetAssumption


def _structure_text(change: _Structure, names: Names) -> str:
    tr = names.language.tr
    match change:
        case CreateUnit():
            return _create_text(change, names)
        case MoveUnit(unit, to):
            return tr("Einheit {unit} nach {to} verlegen", unit=names.unit(unit), to=names.unit(to))
        case RenameUnit(unit, name):
            return tr("Einheit {unit} in {name} umbenennen", unit=names.unit(unit), name=names.quoted(name))
        case DissolveUnit(unit, to):
            return tr("Einheit {unit} auflösen, alles an {to}", unit=names.unit(unit), to=names.unit(to))
        case MergeUnits():
            return _merge_text(change, names)
        case SplitUnit(unit, into):
            parts = names.listed(tuple(_part_text(part, names) for part in into))
            return tr("Einheit {unit} aufteilen in {parts}", unit=names.unit(unit), parts=parts)
    assert_never(change)


def _create_text(change: CreateUnit, names: Names) -> str:
    new = names.new(change.id, change.name)
    kind = unit_kind_text(change.kind, names.language)
    if change.parent is None:
        return names.language.tr("{kind} {unit} als oberste Einheit anlegen", kind=kind, unit=new)
    parent = names.unit(change.parent)
    return names.language.tr("{kind} {unit} unter {parent} anlegen", kind=kind, unit=new, parent=parent)


def _merge_text(change: MergeUnits, names: Names) -> str:
    tr = names.language.tr
    into = names.new(change.id, change.name)
    if change.kind is not None:
        into = f"{unit_kind_text(change.kind, names.language)} {into}"
    text = tr("Einheiten {units} zusammenlegen zu {into}", units=names.units(change.units), into=into)
    if change.parent is None:
        return text
    return tr("{text} unter {parent}", text=text, parent=names.unit(change.parent))


def _part_text(part: SplitPart, names: Names) -> str:
    return f"{unit_kind_text(part.kind, names.language)} {names.new(part.id, part.name)}"


def _staffing_text(change: _Staffing, names: Names) -> str:
    tr = names.language.tr
    match change:
        case MovePosition(position, to):
            return tr("Stelle {position} nach {to} verlegen", position=names.position(position), to=names.unit(to))
        case AddPosition():
            return _add_text(change, names)
        case CutPosition(position, lapse):
            post = names.position(position)
            return tr("Stelle {position} streichen{until}", position=post, until=_lapse_text(lapse, names))
        case RegradePosition():
            return _regrade_text(change, names)
        case ChangeFte():
            return _fte_text(change, names)
    assert_never(change)


def _add_text(change: AddPosition, names: Names) -> str:
    new = change.position
    return names.language.tr(
        "Stelle {position} ({terms}) in {unit} schaffen",
        position=names.new(new.id, new.title),
        terms=_terms_text(new.terms, names),
        unit=names.unit(new.unit),
    )


def _terms_text(terms: Terms, names: Names) -> str:
    fte = names.fte(terms.fte_planned)
    return fte if terms.grade is None else f"{terms.grade}, {fte}"


def _lapse_text(lapse: Lapse | None, names: Names) -> str:
    if lapse is None:
        return ""
    if lapse.until is None:
        return ", kw"
    return f", kw {date_text(lapse.until, names.language)}"


def _regrade_text(change: RegradePosition, names: Names) -> str:
    tr = names.language.tr
    post = names.position(change.position)
    if change.step is None:
        return tr("Stelle {position} nach {grade} umwandeln", position=post, grade=change.grade)
    return tr(
        "Stelle {position} nach {grade}, Stufe {step} umwandeln",
        position=post,
        grade=change.grade,
        step=change.step,
    )


def _fte_text(change: ChangeFte, names: Names) -> str:
    tr = names.language.tr
    post, planned = names.position(change.position), names.fte(change.fte_planned)
    if change.fte_filled is None:
        return tr("Stelle {position} auf {planned} setzen", position=post, planned=planned)
    filled = names.fte(change.fte_filled)
    return tr(
        "Stelle {position} auf {planned} setzen, davon besetzt {filled}",
        position=post,
        planned=planned,
        filled=filled,
    )


def _content_text(change: _Content, names: Names) -> str:
    tr, language = names.language.tr, names.language
    match change:
        case Assign():
            return _assign_text(change, names)
        case SetDemand():
            return _demand_text(change, names)
        case SetBudget():
            return _budget_text(change, names)
        case SetGrant():
            return _grant_text(change, names)
        case SetAssumption(key, value):
            shown = assumption_value(Assumption(key, value), language)
            name = names.quoted(assumption_name(key, language))
            return tr("Annahme {key} auf {value} setzen", key=name, value=shown)
    assert_never(change)


def _assign_text(change: Assign, names: Names) -> str:
    tr = names.language.tr
    post, task = names.position(change.position), names.task(change.task)
    if change.share == 0:
        return tr("Stelle {position} von der Aufgabe {task} entbinden", position=post, task=task)
    share = names.share(change.share)
    return tr("Stelle {position} mit {share} der Aufgabe {task} zuordnen", position=post, share=share, task=task)


def _demand_text(change: SetDemand, names: Names) -> str:
    tr, language, task = names.language.tr, names.language, names.task(change.task)
    if change.demand_fte is not None:
        demand = names.fte(change.demand_fte)
        return tr("Bedarf der Aufgabe {task} auf {demand} setzen", task=task, demand=demand)
    if change.cases is None or change.minutes is None:
        return tr("Bedarf der Aufgabe {task} als nicht bekannt führen", task=task)
    return tr(
        "Bedarf der Aufgabe {task} auf {cases} Fälle im Jahr zu je {minutes} Minuten setzen",
        task=task,
        cases=plain(change.cases, language),
        minutes=plain(change.minutes, language),
    )


def _budget_text(change: SetBudget, names: Names) -> str:
    return names.language.tr(
        "{line} {year} der Einheit {unit}{product} auf {amount} setzen",
        line=line_text(change.line, names.language),
        year=change.year,
        unit=names.unit(change.unit),
        product=names.language.tr(", Produkt {product},", product=change.product) if change.product else "",
        amount=euro_exact(change.amount, names.language),
    )


def _grant_text(change: SetGrant, names: Names) -> str:
    tr = names.language.tr
    text = tr("Förderung {grant} festlegen", grant=names.new(change.grant.id, change.grant.norm))
    funded = []
    if change.units:
        funded.append(tr("Einheit {list}", list=names.units(change.units)))
    if change.positions:
        funded.append(tr("Stelle {list}", list=names.positions(change.positions)))
    return tr("{text} für {funded}", text=text, funded=names.listed(tuple(funded))) if funded else text


def _structure_label(change: _Structure, language: Language) -> str:
    match change:
        case CreateUnit():
            return language.tr("Einheit anlegen")
        case MoveUnit():
            return language.tr("Einheit verlegen")
        case RenameUnit():
            return language.tr("Einheit umbenennen")
        case DissolveUnit():
            return language.tr("Einheit auflösen")
        case MergeUnits():
            return language.tr("Einheiten zusammenlegen")
        case SplitUnit():
            return language.tr("Einheit aufteilen")
    assert_never(change)


def _staffing_label(change: _Staffing, language: Language) -> str:
    match change:
        case MovePosition():
            return language.tr("Stelle verlegen")
        case AddPosition():
            return language.tr("Stelle schaffen")
        case CutPosition():
            return language.tr("Stelle streichen")
        case RegradePosition():
            return language.tr("Stelle umwandeln")
        case ChangeFte():
            return language.tr("Stellenanteil ändern")
    assert_never(change)


def _content_label(change: _Content, language: Language) -> str:
    match change:
        case Assign():
            return language.tr("Zuordnung ändern")
        case SetDemand():
            return language.tr("Bedarf setzen")
        case SetBudget():
            return language.tr("Haushaltszeile setzen")
        case SetGrant():
            return language.tr("Förderung festlegen")
        case SetAssumption():
            return language.tr("Annahme setzen")
    assert_never(change)

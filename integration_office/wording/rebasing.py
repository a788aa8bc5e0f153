"""A newer baseline in words: what differs as a whole, what is in the way of a measure, what becomes of it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from integration_office.application.adopting import Kept, Part
from integration_office.application.baseline_difference import BaselineDifference, Parts
from integration_office.application.content_difference import Fact, SubjectChange, What
from integration_office.application.rebasing import Choice, Conflict
from integration_office.domain.changes.references import Of, Reference
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import Assumption
from integration_office.domain.position import Lapse, Regrade
from integration_office.domain.task import Task
from integration_office.domain.unit import UnitKind
from integration_office.wording.assumptions import assumption_name, assumption_value, percent_text
from integration_office.wording.changes import unit_kind_text
from integration_office.wording.errors import sentence
from integration_office.wording.grants import condition_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import count, date_text, euro_exact, plain

_NAMED = 8


def difference_lines(
    found: BaselineDifference, old: Organisation, new: Organisation, language: Language
) -> Iterator[str]:
    """A line for each thing that differs, the first few by name; nothing where the baselines are alike."""
    before, after = Names(language, old), Names(language, new)
    tr, trn = language.tr, language.trn
    units, posts, tasks = found.units, found.positions, found.tasks
    for ids, said, named in (
        (units.new, trn("{n} neue Einheit", "{n} neue Einheiten", len(units.new)), after.unit),
        (units.gone, trn("{n} Einheit fehlt", "{n} Einheiten fehlen", len(units.gone)), before.unit),
        (units.changed, trn("{n} Einheit anders", "{n} Einheiten anders", len(units.changed)), after.unit),
        (posts.new, trn("{n} neue Stelle", "{n} neue Stellen", len(posts.new)), after.position),
        (posts.gone, trn("{n} Stelle fehlt", "{n} Stellen fehlen", len(posts.gone)), before.position),
        (posts.changed, trn("{n} Stelle anders", "{n} Stellen anders", len(posts.changed)), after.position),
        (tasks.new, trn("{n} neue Aufgabe", "{n} neue Aufgaben", len(tasks.new)), after.task),
        (tasks.gone, trn("{n} Aufgabe fehlt", "{n} Aufgaben fehlen", len(tasks.gone)), before.task),
        (tasks.changed, trn("{n} Aufgabe anders", "{n} Aufgaben anders", len(tasks.changed)), after.task),
        (found.shares, trn("Anteile von {n} Stelle", "Anteile von {n} Stellen", len(found.shares)), after.position),
        (_any(found.grants), tr("Förderungen"), before.grant),
        (_any(found.assumptions), tr("Annahmen"), before.bare),
    ):
        if ids:
            yield f"{said}: {', '.join(map(named, ids[:_NAMED]))}{' …' if len(ids) > _NAMED else ''}"
    if found.budget_lines:
        yield trn("{n} Haushaltszeile anders", "{n} Haushaltszeilen anders", found.budget_lines)


def kept_text(kept: Kept, language: Language) -> str:
    """Die Quelle sagt nichts zu Aufgaben: die bisherigen bleiben."""
    tr = language.tr
    words = {
        Part.POSITIONS: tr("Stellen"),
        Part.TASKS: tr("Aufgaben"),
        Part.SHARES: tr("Aufgabenanteile"),
        Part.BUDGET: tr("Haushalt"),
        Part.GRANTS: tr("Förderungen"),
        Part.ASSUMPTIONS: tr("Annahmen"),
    }
    text = tr("Die Quelle sagt nichts zu „{part}“: Die bisherigen Angaben bleiben.", part=words[kept.part])
    if not kept.lost:
        return text
    gone = language.trn(
        "{n} hat nichts mehr, woran sie hängt, und entfällt.",
        "{n} haben nichts mehr, woran sie hängen, und entfallen.",
        kept.lost,
    )
    return f"{text} {gone}"


def conflict_lines(conflict: Conflict, old: Organisation, new: Organisation, language: Language) -> Iterator[str]:
    """Why the measure needs a decision, a sentence each."""
    tr = language.tr
    if conflict.error is not None:
        why = sentence(conflict.error, language, conflict.state)
        yield (
            tr("Griff schon bisher nicht: {why}", why=why)
            if conflict.was_broken
            else tr("Greift nicht: {why}", why=why)
        )
    for each in conflict.changed:
        yield subject_text(each, old, new, language)
    if conflict.error is None and not conflict.changed:
        yield tr("Greift wieder, so wie sie ist.")


def subject_text(change: SubjectChange, old: Organisation, new: Organisation, language: Language) -> str:
    """Stelle 0101 „…“: Gruppe jetzt E11, bisher E10; …"""
    name = _named(change.reference, Names(language, new))
    facts = "; ".join(_fact_text(fact, old, new, language) for fact in change.facts)
    return language.tr("{thing} ist anders: {facts}.", thing=name, facts=facts)


def choice_text(choice: Choice, language: Language) -> str:
    tr = language.tr
    return {
        Choice.KEEP: tr("unverändert lassen"),
        Choice.OFF: tr("ausschalten"),
        Choice.DROP: tr("weglassen"),
        Choice.POINT: tr("auf anderes beziehen"),
    }[choice]


def result_text(conflict: Conflict, language: Language) -> str:
    """What the decision leads to: greift, greift nicht, entfällt, ausgeschaltet."""
    tr = language.tr
    match conflict.decision.choice:
        case Choice.DROP:
            return tr("entfällt")
        case Choice.OFF:
            return tr("bleibt stehen, ohne zu wirken")
    if conflict.remaining is not None:
        return f"⚠ {tr('greift nicht')}"
    return tr("greift")


def missing_label(reference: Reference, old: Organisation, language: Language) -> str:
    """Statt Einheit 32.4 „…“."""
    return language.tr("Statt {thing}", thing=_named(reference, Names(language, old)))


def _named(reference: Reference, names: Names) -> str:
    tr = names.language.tr
    match reference.of:
        case Of.UNIT:
            return tr("Einheit {unit}", unit=names.unit(reference.id))
        case Of.POSITION:
            return tr("Stelle {post}", post=names.position(reference.id))
        case Of.TASK:
            return tr("Aufgabe {task}", task=names.task(reference.id))
        case Of.ASSUMPTION:
            return tr("Annahme {key}", key=names.quoted(assumption_name(reference.id, names.language)))
    return tr("Förderung {grant}", grant=names.grant(reference.id))


def _fact_text(fact: Fact, old: Organisation, new: Organisation, language: Language) -> str:
    before = _value_text(fact.what, fact.before, Names(language, old))
    after = _value_text(fact.what, fact.after, Names(language, new))
    name = {**_thing_words(language), **_content_words(language)}[fact.what]
    return language.tr("{what} jetzt {after}, bisher {before}", what=name, after=after, before=before)


def _thing_words(language: Language) -> dict[What, str]:
    """Facts of units and posts."""
    tr = language.tr
    return {
        What.NAME: tr("Name"),
        What.KIND: tr("Art"),
        What.PARENT: tr("Übergeordnet"),
        What.POSTS: tr("Stellen"),
        What.FTE_HELD: tr("VZÄ Soll"),
        What.UNIT: tr("Einheit"),
        What.TITLE: tr("Funktion"),
        What.GRADE: tr("Gruppe"),
        What.FTE_PLANNED: tr("VZÄ Soll"),
        What.FTE_FILLED: tr("VZÄ Ist"),
        What.LAPSE: tr("kw"),
        What.REGRADE: tr("ku"),
        What.HEAD: tr("Leitung"),
    }


def _content_words(language: Language) -> dict[What, str]:
    """Facts of what is done and paid."""
    tr = language.tr
    return {
        What.SHARE: tr("Anteil der Stelle"),
        What.DEMAND: tr("Bedarf"),
        What.AMOUNT: tr("Betrag dieser Haushaltszeile"),
        What.VALUE: tr("Wert"),
        What.KNOWN: tr("im Ist-Stand"),
        What.RATE: tr("Satz"),
        What.CAP_PER_FTE: tr("Höchstbetrag je VZÄ"),
        What.CAP_TOTAL: tr("Höchstbetrag"),
        What.FLAT: tr("Festbetrag"),
        What.END: tr("Ende"),
        What.CONDITIONS: tr("Bedingungen"),
        What.IN_BUDGET: tr("im Haushalt"),
    }


def _value_text(what: What, value: object, names: Names) -> str:
    language = names.language
    match what, value:
        case What.LAPSE, Lapse(until):
            return "kw" if until is None else date_text(until, language)
        case What.REGRADE, Regrade(grade, since):
            return str(grade) if since is None else f"{grade} ({date_text(since, language)})"
        case What.VALUE, None:
            return language.tr("Vorgabe des Programms")
        case _, None | "" | ():
            return "–"
        case _, bool(is_so):
            return language.tr("ja") if is_so else language.tr("nein")
        case What.PARENT | What.UNIT, str(unit):
            return names.unit(unit)
        case What.KIND, UnitKind():
            return unit_kind_text(value, language)
        case What.POSTS, int(number):
            return count(number, language)
        case What.FTE_HELD | What.FTE_PLANNED | What.FTE_FILLED, int(amount):
            return names.fte(amount)
        case What.NAME | What.TITLE, str(text):
            return names.quoted(text)
    return _content_value(value, what, names)


def _content_value(value: object, what: What, names: Names) -> str:
    language = names.language
    match value:
        case Task():
            return _demand_text(value, names)
        case Assumption():
            return assumption_value(value, language)
        case Decimal():
            return percent_text(Fraction(value), language)
        case date():
            return date_text(value, language)
        case int(number):
            return names.share(number) if what is What.SHARE else euro_exact(number, language)
        case tuple(conditions):
            return ", ".join(condition_text(each, language) for each in conditions)
    return str(value)


def _demand_text(task: Task, names: Names) -> str:
    """2,00 VZÄ; 600 Fälle × 78 Minuten; unbekannt."""
    tr, language = names.language.tr, names.language
    if task.demand_fte is not None:
        return names.fte(task.demand_fte)
    if task.cases is None or task.minutes is None:
        return tr("unbekannt")
    cases, minutes = plain(task.cases, language), plain(task.minutes, language)
    return tr("{cases} Fälle × {minutes} Minuten", cases=cases, minutes=minutes)


def _any(parts: Parts) -> tuple[str, ...]:
    return (*parts.new, *parts.gone, *parts.changed)

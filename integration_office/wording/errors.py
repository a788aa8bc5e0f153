"""One sentence for every error that has a name: what is wrong, where, and what to do about it."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from integration_office.application.change_reading import BadMeasure
from integration_office.application.memory import NotEnoughMemory
from integration_office.application.ports import StoreError, StoreProblem
from integration_office.application.record import BadRecord
from integration_office.domain.errors import ImpossibleCity
from integration_office.domain.organisation import Organisation
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import plain
from integration_office.wording.refusals import refusal


def sentence(error: Exception, language: Language, names: Organisation | None = None) -> str:
    """What is wrong, where and what to do, on one line; `names` gives ids their names.

    An error without a sentence of its own is a fault of the program and says so.
    """
    known = Names(language, names)
    texts = (describe(error, known) for describe in _SUBJECTS)
    text = next((text for text in texts if text is not None), None) or _fault(error, known)
    return " ".join(text.split())


def _measure(error: Exception, known: Names) -> str | None:
    if not isinstance(error, BadMeasure):
        return None
    tr, number, change = known.language.tr, error.number, error.change
    cause = sentence(error.cause, known.language, known.organisation)
    if not change:
        return tr("Maßnahme {number}: {cause}", number=number, cause=cause)
    return tr("Maßnahme {number} ({change}): {cause}", number=number, change=change, cause=cause)


def _record(error: Exception, known: Names) -> str | None:
    tr = known.language.tr
    match error:
        case BadRecord(_, "json", where):
            return tr("Der Text ist kein gültiges JSON{where}. Bitte dort prüfen.", where=_place(where, known))
        case BadRecord(_, "change", found):
            return tr(
                "{found} ist keine bekannte Änderung. Bitte zum Beispiel move_unit schreiben.",
                found=known.quoted(found),
            )
        case BadRecord(key, "missing"):
            return tr("Die Angabe {key} fehlt. Bitte ergänzen.", key=known.quoted(key))
        case BadRecord(key, "unknown"):
            return tr(
                "Die Angabe {key} ist hier nicht vorgesehen. Bitte die Schreibweise prüfen.",
                key=known.quoted(key),
            )
        case BadRecord(key, expected, found):
            return _not_as_expected(key, expected, found, known)
    return None


def _not_as_expected(key: str, expected: str, found: str, known: Names) -> str:
    tr = known.language.tr
    place = tr("Die Angabe {key}", key=known.quoted(key)) if key else tr("Der Inhalt")
    wanted = _wanted(expected, known.language)
    if not found:
        return tr("{place} ist nicht lesbar. Bitte {wanted} angeben.", place=place, wanted=wanted)
    return tr("{place} ist {found}. Bitte {wanted} angeben.", place=place, wanted=wanted, found=known.quoted(found))


def _wanted(expected: str, language: Language) -> str:
    words = {
        "text": language.tr("einen Text in Anführungszeichen"),
        "number": language.tr("eine Zahl"),
        "whole": language.tr("eine ganze Zahl"),
        "switch": language.tr("true oder false"),
        "list": language.tr("eine Liste in eckigen Klammern"),
        "record": language.tr("ein Objekt in geschweiften Klammern"),
        "years": language.tr("ein Jahr oder Jahre wie 2026-2031, höchstens 30,"),
    }
    return words.get(expected, expected)


def _city(error: Exception, known: Names) -> str | None:
    if not isinstance(error, ImpossibleCity):
        return None
    tr, wanted = known.language.tr, error.wanted
    words = {
        "units": tr("Einheiten"),
        "positions": tr("Stellen"),
        "tasks": tr("Aufgaben"),
        "assignments": tr("Zuordnungen"),
    }
    thing = words.get(error.what, error.what)
    if error.most is None:
        least = error.least
        return tr("{n} {thing} sind zu wenig. Bitte mindestens {least} angeben.", n=wanted, thing=thing, least=least)
    return tr(
        "{n} {thing} lassen sich nicht verteilen. Bitte {least} bis {most} angeben.",
        n=wanted,
        thing=thing,
        least=error.least,
        most=error.most,
    )


def _memory(error: Exception, known: Names) -> str | None:
    if not isinstance(error, NotEnoughMemory):
        return None
    tr, what = known.language.tr, error.what
    free = plain(_gigabytes(error.free, ROUND_FLOOR), known.language)
    if error.needed is None:
        return tr(
            "Der Arbeitsspeicher reicht nicht (frei: {free} GB). Bitte andere Programme schließen oder einen "
            "kleineren Plan nehmen.",
            free=free,
        )
    needed = plain(_gigabytes(error.needed, ROUND_CEILING), known.language)
    if not what:
        return tr(
            "Eine Stadt dieser Größe braucht etwa {needed} GB Arbeitsspeicher; frei sind {free} GB. Bitte eine "
            "kleinere angeben oder andere Programme schließen.",
            needed=needed,
            free=free,
        )
    return tr(
        "{path} braucht geöffnet etwa {needed} GB Arbeitsspeicher; frei sind {free} GB. Bitte andere Programme "
        "schließen oder an einem Rechner mit mehr Speicher öffnen.",
        path=what,
        needed=needed,
        free=free,
    )


def _gigabytes(size: int, rounding: str) -> Decimal:
    """Bytes in GB (10⁹) with one decimal."""
    return (Decimal(size) / 10**9).quantize(Decimal("0.1"), rounding)


def _file(error: Exception, known: Names) -> str | None:
    if not isinstance(error, StoreError):
        return None
    tr, path = known.language.tr, error.path
    match error.problem:
        case StoreProblem.MISSING:
            return tr("{path}: Diese Datei gibt es nicht. Bitte den Pfad prüfen.", path=path)
        case StoreProblem.IS_FOLDER:
            return tr("{path} ist ein Ordner. Bitte eine Plandatei (.orgplan) angeben.", path=path)
        case StoreProblem.EXISTS:
            return tr("{path} gibt es schon. Bitte einen anderen Namen wählen.", path=path)
        case StoreProblem.CHANGED:
            return tr(
                "{path}: Ein anderes Programm hat die Plandatei verändert. Bitte unter einem anderen Namen speichern.",
                path=path,
            )
        case StoreProblem.NOT_A_PLAN:
            return tr("{path} ist keine Plandatei. Tabellen bitte mit „Importieren“ einlesen.", path=path)
        case StoreProblem.DAMAGED:
            return tr(
                "{path}: Die Plandatei ist beschädigt und bleibt unverändert. Bitte eine Sicherung öffnen.",
                path=path,
            )
        case StoreProblem.NEWER:
            return tr(
                "{path}: Diese Plandatei stammt aus einer neueren Fassung des Programms und bleibt "
                "unverändert. Bitte das Programm aktualisieren.",
                path=path,
            )
    return None


def _access(error: Exception, known: Names) -> str | None:
    if not isinstance(error, StoreError):
        return None
    tr, path, detail = known.language.tr, error.path, f" ({error.detail})" if error.detail else ""
    match error.problem:
        case StoreProblem.LOCKED:
            return tr(
                "{path}: Die Plandatei ist anderswo geöffnet{who}. Bitte dort schließen.",
                path=path,
                who=detail,
            )
        case StoreProblem.READ_ONLY:
            return tr(
                "{path}: Hier darf nicht geschrieben werden. Bitte die Schreibrechte für Datei und Ordner "
                "prüfen oder an einem anderen Ort speichern.",
                path=path,
            )
        case StoreProblem.DISK_FULL:
            return tr(
                "{path}: Der Datenträger ist voll; nichts wurde geschrieben. Bitte Platz schaffen und den "
                "Schritt wiederholen.",
                path=path,
            )
        case StoreProblem.ONLY_LOOK:
            return tr(
                "{name}: Dieser gesicherte Stand ist hier nur zum Ansehen. Zum Ändern bitte im Menü Datei „Unter "
                "anderem Namen speichern“ wählen.",
                name=path,
            )
        case StoreProblem.FAILED:
            return tr(
                "{path}: Lesen oder Schreiben ist misslungen{why}; nichts wurde geändert. Bitte Laufwerk "
                "und Netz prüfen.",
                path=path,
                why=detail,
            )
    return None


def _fault(error: Exception, known: Names) -> str:
    technical = f"{type(error).__name__}: {error}".rstrip(": ")
    return known.language.tr("Unerwarteter Fehler im Programm: {error}", error=technical)


def _place(where: str, known: Names) -> str:
    if not where:
        return ""
    line, _, column = where.partition(":")
    return known.language.tr(" (Zeile {line}, Spalte {column})", line=line, column=column)


_SUBJECTS = (refusal, _measure, _record, _city, _memory, _file, _access)

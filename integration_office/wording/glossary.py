"""The terms of the trade, each with one or two sentences that a council member understands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from integration_office.wording.language import Language


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as it stands on the screen, and what it means."""

    term: str
    meaning: str


@lru_cache(maxsize=2)
def glossary(language: Language) -> tuple[Entry, ...]:
    """Every term, sorted as a dictionary sorts (ä as a)."""
    lines = (line for subject in _SUBJECTS for line in subject(language.tr))
    entries = (Entry(*line.split(": ", 1)) for line in lines)
    return tuple(sorted(entries, key=lambda entry: entry.term.casefold().translate(_UMLAUTS)))


def meaning(term: str, language: Language) -> str | None:
    """What a term means, for a tip beside it; None for a word the glossary does not have."""
    return next((entry.meaning for entry in glossary(language) if entry.term == term), None)


_UMLAUTS = str.maketrans("äöü", "aou")


def _posts(tr: Callable[[str], str]) -> Iterator[str]:
    yield tr("VZÄ: Vollzeitäquivalent. Eine volle Stelle zählt 1,0, eine halbe 0,5.")
    yield tr("Soll: Was der Stellenplan vorsieht, in VZÄ.")
    yield tr("Ist: Was davon besetzt ist, in VZÄ. Ohne Angabe gilt das Soll.")
    yield tr("kw: Künftig wegfallend. Die Stelle entfällt zum genannten Datum, ohne Datum, sobald sie frei wird.")
    yield tr(
        "ku: Künftig umzuwandeln. Die Stelle wird ab dem genannten Datum anders bewertet, ohne Datum, "
        "sobald sie frei wird."
    )
    yield tr("Stufe: Erfahrungsstufe innerhalb einer Gruppe. Fehlt sie, gilt die Stufe aus den Annahmen.")
    yield tr(
        "Ohne Tabelle: Stellen, für deren Gruppe es keine Entgelttabelle gibt. Sie zählen in VZÄ, aber "
        "nicht in den Kosten."
    )
    yield tr("Beispielangabe: Von einer offenen Regel ergänzt, weil die Quelle dazu nichts enthält.")


def _structure(tr: Callable[[str], str]) -> Iterator[str]:
    yield tr("Amt einer Einheit: Die oberste Einheit unter dem Dezernat, zu der sie gehört.")
    yield tr(
        "Leitungsspanne: Wie viele unmittelbar geführt werden, also Untereinheiten und eigene Stellen "
        "außer der Leitung."
    )
    yield tr("Ebenen: Wie viele Stufen die Gliederung unter der Verwaltungsspitze hat.")
    yield tr("Variante: Der Ist-Stand und eine geordnete Liste von Maßnahmen, die ihn verändern.")
    yield tr("Maßnahme: Eine Änderung mit Wirkungsdatum und Begründung. Sie lässt sich abschalten.")
    yield tr(
        "Freigegeben: Die Variante ist so, wie Papiere und Beschlüsse sie nennen. Wer sie ändern will, nimmt die "
        "Freigabe zurück oder ändert eine Kopie."
    )
    yield tr(
        "Noch nicht zugeordnet: Eine Stelle, die eine Variante direkt an ein Dezernat oder an eine Einheit mit "
        "Untereinheiten gehängt hat, ohne dass sie deren Leitung ist, oder die in einer Einheit zurückbleibt, aus der "
        "mehr VZÄ weggingen, als blieben."
    )
    yield tr("Nullvariante: Die Variante ohne Maßnahmen. Sie zeigt, was ist und was es kostet, wenn nichts geschieht.")


def _overlap(tr: Callable[[str], str]) -> Iterator[str]:
    yield tr(
        "Überschneidung: Arbeit an einer Aufgabe außerhalb des federführenden Amtes, in VZÄ. Gewollte "
        "Doppelung zählt nicht mit."
    )
    yield tr("Federführendes Amt: Das Amt mit den meisten VZÄ an einer Aufgabe.")
    yield tr("Gewollt: Mehrere Ämter arbeiten mit Absicht an einer Aufgabe, etwa nach dem Vier-Augen-Prinzip.")
    yield tr("Zersplitterung: 0, wenn ein Amt eine Aufgabe allein trägt, nahe 1, wenn viele Ämter sie teilen.")
    yield tr(
        "Hebbarer Anteil: Der Teil der Überschneidungskosten, der nach Prüfung eingespart werden kann. "
        "Vorgabe sind 0 %."
    )


def _coverage(tr: Callable[[str], str]) -> Iterator[str]:
    yield tr("Abdeckung: Wie viel vom bekannten Bedarf einer gesetzlichen Aufgabe fachlich geeignete Stellen tragen.")
    yield tr("Erreichbare Abdeckung: Die beste Abdeckung, die mit den vorhandenen Stellen in ihren Ämtern möglich ist.")
    yield tr("Lücke: Eine gesetzliche Aufgabe, für die niemand oder zu wenig Personal eingeteilt ist.")
    yield tr("Verwaist: Der gesetzlichen Aufgabe ist keine Stelle zugeordnet.")
    yield tr("Unterbesetzt: Die eingeteilten Stellen decken den Bedarf nicht ganz.")
    yield tr("Geteilt: Der Bedarf ist gedeckt, aber mehr als ein Amt ist beteiligt.")
    yield tr("Nicht gemessen: Für keine der Aufgaben zu dieser Rechtsgrundlage ist ein Bedarf bekannt.")
    yield tr("Nicht erfasst: Keine Aufgabe im Plan nennt diese Rechtsgrundlage.")


def _money(tr: Callable[[str], str]) -> Iterator[str]:
    yield tr("Vollkosten: Personal-, Sach- und Gemeinkosten, gleich wer sie bezahlt.")
    yield tr(
        "Haushaltssicht: Personalkosten und übrige Aufwendungen, weniger Erträge und Förderungen. Das trägt "
        "der Haushalt."
    )
    yield tr("Sachkosten: Kosten eines Arbeitsplatzes je volle Stelle und Jahr.")
    yield tr("Gemeinkosten: Zuschlag auf die Personalkosten für Leitung und innere Dienste.")
    yield tr("Förderung: Geld für bestimmte Stellen, an Bedingungen und ein Ende gebunden.")
    yield tr("Annahme: Ein Wert, auf dem Zahlen beruhen, mit Quelle und dem Vermerk, ob er geprüft ist.")
    yield tr("Barwert: Künftige Ein- und Auszahlungen, auf heute abgezinst und zusammengezählt.")
    yield tr("Rechenweg: Wie eine Zahl zustande kommt, mit Formel, Bestandteilen, Annahmen und Quellen.")


_SUBJECTS = (_posts, _structure, _overlap, _coverage, _money)

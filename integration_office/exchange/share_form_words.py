"""What the first sheet of a form tells the office that fills it in, and what is wrong with one that comes back."""

from dataclasses import dataclass
from enum import StrEnum

from integration_office.wording.language import Language


class FormFault(StrEnum):
    """Why a form is refused, or one of its lines."""

    NOT_A_FORM = "not_a_form"
    OTHER_VERSION = "other_version"
    NO_SHEET = "no_sheet"
    HEADS_CHANGED = "heads_changed"
    NO_POST = "no_post"
    NO_TASK = "no_task"
    TASK_TWICE = "task_twice"
    POST_TWICE = "post_twice"


@dataclass(frozen=True, slots=True)
class FormDefect:
    """A fault, and what stood there."""

    fault: FormFault
    found: str = ""


def defect_text(defect: FormDefect, language: Language) -> str:
    """One sentence: what is wrong and what to do."""
    tr, found = language.tr, defect.found
    return {
        FormFault.NOT_A_FORM: tr(
            "Das ist kein Erhebungsbogen dieses Programms. Bitte einen Bogen wählen, den es ausgegeben hat."
        ),
        FormFault.OTHER_VERSION: tr(
            "Der Bogen hat die Fassung {found}, die dieses Programm nicht kennt. Bitte den Bogen neu ausgeben.",
            found=found,
        ),
        FormFault.NO_SHEET: tr("Das Blatt „Anteile“ fehlt. Bitte den Bogen neu ausgeben und ausfüllen."),
        FormFault.HEADS_CHANGED: tr(
            "Die Spalte „{found}“ steht nicht mehr an ihrem Platz. Bitte zurückstellen.", found=found
        ),
        FormFault.NO_POST: tr("Hier steht ein Anteil, aber keine Stelle. Bitte die Stellennummer ergänzen."),
        FormFault.NO_TASK: tr("Hier steht ein Anteil, aber keine Aufgabe. Bitte die Aufgabe aus der Liste wählen."),
        FormFault.TASK_TWICE: tr(
            "Diese Aufgabe steht bei der Stelle {found} schon in einer anderen Zeile. Bitte beide zusammenfassen.",
            found=found,
        ),
        FormFault.POST_TWICE: tr(
            "Die Stelle {found} steht auch in einem anderen Bogen. Bitte nur einen davon einlesen.", found=found
        ),
    }[defect.fault]


def explanation(language: Language) -> tuple[str, ...]:
    """How the form is filled in, a paragraph for each row."""
    tr = language.tr
    return (
        tr("Worum es geht: Welche Stelle Ihres Amtes arbeitet mit welchem Anteil an welcher Aufgabe?"),
        tr("1. Im Blatt „Anteile“ steht jede Stelle mit dem, was schon bekannt ist, und mit leeren Zeilen dahinter."),
        tr("2. Aufgabe: aus der Liste wählen. Alle Aufgaben stehen im Blatt „Aufgaben“."),
        tr("3. Anteil: der Teil der Stelle, der für die Aufgabe gebraucht wird, von 0 % bis 100 %."),
        tr("4. Anteil von / bis: wenn der Anteil nicht sicher ist, die Spanne, in der er liegt; sonst leer lassen."),
        tr("5. Die Anteile einer Stelle ergeben zusammen höchstens 100 %. Weniger ist erlaubt."),
        tr("6. Eine Aufgabe, die eine Stelle nicht mehr hat: den Anteil löschen oder auf 0 % setzen."),
        tr("7. Nur die hellgelben Felder lassen sich ändern. Fehlt eine Aufgabe, bitte in „Bemerkung“ nennen."),
        tr("Der Bogen fragt nach Stellen, nicht nach Personen. Bitte keine Namen eintragen."),
        tr("Der Schutz der Blätter hat kein Kennwort: er schützt vor Versehen."),
    )

"""What the words of coverage mean: the statuses of a legal task, the three groups, how binding a norm is."""

from integration_office.analysis.coverage import Status
from integration_office.analysis.reference import Origin
from integration_office.wording.language import Language


def status_meaning(status: Status, language: Language) -> str:
    """One sentence for a tip beside the status."""
    words = {
        Status.NOT_RECORDED: language.tr("Keine Aufgabe im Plan nennt diese Rechtsgrundlage."),
        Status.ORPHANED: language.tr("Keine Stelle ist einer Aufgabe zu dieser Rechtsgrundlage zugeordnet."),
        Status.UNMEASURED: language.tr(
            "Für keine Aufgabe zu dieser Rechtsgrundlage ist ein Bedarf bekannt; sie zählt nicht im Index."
        ),
        Status.UNDERSTAFFED: language.tr("Die zugeordneten, fachlich geeigneten Stellen decken den Bedarf nicht."),
        Status.SPLIT: language.tr("Der Bedarf ist gedeckt, aber mehr als ein Amt ist beteiligt."),
        Status.COVERED: language.tr("Der Bedarf ist gedeckt, ein Amt ist zuständig."),
    }
    return words[status]


def group_text(group: str, language: Language) -> str:
    """The name of a group of duties; one we do not know goes by its key."""
    words = {
        "binding": language.tr("Pflichtaufgaben"),
        "grant": language.tr("Auflagen aus Förderung"),
        "voluntary": language.tr("Freiwillige Aufgaben"),
        "none": language.tr("Ohne Bindung der Stadt"),
    }
    return words.get(group, group)


def group_meaning(group: str, language: Language) -> str:
    """Which duties a group holds; the groups are reported apart and never mixed."""
    words = {
        "binding": language.tr("Pflichtaufgaben der Kommune, Aufgaben nach Weisung und nach Bundesrecht."),
        "grant": language.tr("Was ein Zuwendungsbescheid verlangt, solange die Förderung läuft."),
        "voluntary": language.tr("Was der Rat beschlossen hat, ohne dass ein Gesetz es verlangt."),
        "none": language.tr("Aufgaben des Landes und Grundsätze; sie werden gezeigt, aber nicht bewertet."),
    }
    return words.get(group, "")


def binding_text(binding: str, language: Language) -> str:
    """How binding a norm is for the city, from the catalogue's key."""
    words = {
        "Weisung": language.tr("Pflichtaufgabe zur Erfüllung nach Weisung"),
        "Pflicht_Kommune": language.tr("Pflichtaufgabe der Kommune"),
        "Bundesrecht": language.tr("Aufgabe nach Bundesrecht"),
        "Zuwendungsbescheid": language.tr("Auflage aus Zuwendungsbescheid"),
        "Ratsbeschluss": language.tr("Ratsbeschluss"),
        "Pflicht_Land": language.tr("Pflicht des Landes"),
        "Ermessen_Land": language.tr("Ermessen des Landes"),
        "keine_Bindung": language.tr("ohne Bindung"),
    }
    return words.get(binding, binding)


def nature_text(nature: str, language: Language) -> str:
    """What kind of duty it is, from the catalogue's word; one we do not know goes by itself."""
    words = {
        "pflichtig": language.tr("pflichtig"),
        "freiwillig": language.tr("freiwillig"),
        "Fördervoraussetzung": language.tr("Fördervoraussetzung"),
        "Grundsatz": language.tr("Grundsatz"),
    }
    return words.get(nature, nature)


def origin_text(origin: Origin, language: Language) -> str:
    """Whose words a duty has; empty for one that is as shipped."""
    words = {
        Origin.SHIPPED: "",
        Origin.CORRECTED: language.tr("Korrektur der Stadt"),
        Origin.OWN: language.tr("Eigene Aufgabe der Stadt"),
    }
    return words[origin]


def verified_text(verified: str, language: Language) -> str:
    """How far the text of a norm was checked, from the catalogue's key."""
    words = {
        "primary": language.tr("an der Rechtsquelle gelesen"),
        "secondary": language.tr("in einer zweiten Quelle gelesen, die sie zitiert"),
        "heading only": language.tr("nur die Überschrift gelesen, nicht verifiziert"),
        "no": language.tr("nicht verifiziert"),
    }
    return words.get(verified, language.tr("{mark}, nicht verifiziert", mark=verified))

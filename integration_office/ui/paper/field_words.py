"""The text fields of a paper in words: what a person writes there, which are missing."""

from collections.abc import Sequence

from integration_office.domain.paper_texts import TextField
from integration_office.wording.language import Language

LONG = frozenset(TextField) - {
    TextField.FILE_NUMBER,
    TextField.DEPARTMENT,
    TextField.BODY,
    TextField.SESSION_DATE,
}
"""Fields of more than one line."""


def field_hint(field: TextField, language: Language) -> str:
    """What belongs there; empty where the name says it."""
    tr = language.tr
    hints = {
        TextField.SESSION_DATE: tr("als Datum, zum Beispiel 2027-02-04; anderes wird gedruckt, wie es dasteht"),
        TextField.SIGNATURE: tr("Name und Amtsbezeichnung"),
        TextField.RESOLUTION: tr("nur wenn der Rat mehr beschließen soll als die Maßnahmen"),
        TextField.REASONS: tr("Gründe, die in keiner Zahl stehen"),
        TextField.POLITICAL_CONTEXT: tr("frühere Beschlüsse, Strategie, Erwartungen"),
        TextField.PARTICIPATION: tr("wer beteiligt wurde und mit welchem Ergebnis"),
        TextField.URGENCY: tr("nur wenn die Vorlage dringlich ist"),
    }
    return hints.get(field, "")


def missing_text(names: Sequence[str], language: Language) -> str:
    """3 Texte fehlen: Gremium, Begründung, Beteiligung."""
    return language.trn("{n} Text fehlt: {names}", "{n} Texte fehlen: {names}", len(names), names=", ".join(names))

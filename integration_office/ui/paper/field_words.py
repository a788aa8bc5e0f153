"""The text fields of a paper in words: what a person writes there, which are missing."""

from collections.abc import Sequence
from datetime import date

from integration_office.domain.paper_texts import TextField
from integration_office.wording.language import Language
from integration_office.wording.numbers import date_entry

LONG = frozenset(TextField) - {
    TextField.FILE_NUMBER,
    TextField.DEPARTMENT,
    TextField.BODY,
    TextField.SESSION_DATE,
}
"""Fields of more than one line."""


def field_hint(field: TextField, language: Language) -> str:
    """What belongs there; empty where the name says it."""
    tr, day = language.tr, date_entry(date(2027, 2, 4), language)
    hints = {
        TextField.SESSION_DATE: tr("als Datum, zum Beispiel {day}; anderes wird gedruckt, wie es dasteht", day=day),
        TextField.SIGNATURE: tr("Name und Amtsbezeichnung"),
        TextField.RESOLUTION: tr("nur wenn der Rat mehr beschließen soll als die Maßnahmen"),
        TextField.REASONS: tr("Gründe, die in keiner Zahl stehen"),
        TextField.POLITICAL_CONTEXT: tr("frühere Beschlüsse, Strategie, Erwartungen"),
        TextField.PARTICIPATION: tr("wer beteiligt wurde und mit welchem Ergebnis"),
        TextField.URGENCY: tr("nur wenn die Vorlage dringlich ist"),
    }
    return hints.get(field, "")


def missing_text(names: Sequence[str], language: Language) -> str:
    """3 Texte fehlen: Gremium; Begründung; Dezernat, Dienststelle."""
    return language.trn("{n} Text fehlt: {names}", "{n} Texte fehlen: {names}", len(names), names="; ".join(names))

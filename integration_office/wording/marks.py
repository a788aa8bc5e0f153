"""What a scenario did to a unit or post, in words."""

from integration_office.diagram.columns import Mark
from integration_office.wording.language import Language


def marks_text(marks: Mark, language: Language) -> str:
    """neu, verlegt, geändert, aufgelöst, kw, ku; empty where nothing happened."""
    words = (
        (Mark.NEW, language.tr("neu in dieser Variante")),
        (Mark.MOVED, language.tr("verlegt")),
        (Mark.TOUCHED, language.tr("geändert")),
        (Mark.DISSOLVED, language.tr("aufgelöst")),
        (Mark.KW, language.tr("kw")),
        (Mark.KU, language.tr("ku")),
    )
    return ", ".join(word for mark, word in words if mark in marks)

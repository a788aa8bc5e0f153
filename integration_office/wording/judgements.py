"""What people have said of double work, in words."""

from integration_office.application.task_edits import Judgement
from integration_office.wording.language import Language


def judgement_text(judgement: Judgement, language: Language) -> str:
    """gewollt, Doppelstruktur, nicht beurteilt."""
    tr = language.tr
    return {
        Judgement.INTENDED: tr("gewollt"),
        Judgement.DOUBLE: tr("Doppelstruktur"),
        Judgement.OPEN: tr("nicht beurteilt"),
    }[judgement]

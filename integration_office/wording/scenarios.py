"""Words about scenarios: how far one has come."""

from integration_office.domain.scenario import ScenarioStatus
from integration_office.wording.language import Language


def status_text(status: ScenarioStatus, language: Language) -> str:
    """Entwurf, in Abstimmung, freigegeben."""
    tr = language.tr
    return {
        ScenarioStatus.DRAFT: tr("Entwurf"),
        ScenarioStatus.COORDINATION: tr("in Abstimmung"),
        ScenarioStatus.RELEASED: tr("freigegeben"),
    }[status]

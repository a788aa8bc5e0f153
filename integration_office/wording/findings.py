"""What a check of a plan finds, in sentences: broken laws, measures that no longer apply, a damaged file."""

from dataclasses import dataclass

from integration_office.application.ports import StoreError
from integration_office.domain.errors import DomainError
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import BrokenMeasure
from integration_office.wording.changes import change_text
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language
from integration_office.wording.names import Names


@dataclass(frozen=True, slots=True)
class BrokenInScenario:
    """A measure of a scenario that does not apply to the state before it."""

    scenario: str
    broken: BrokenMeasure


Finding = StoreError | DomainError | BrokenInScenario
"""What is wrong with a plan file: the file itself, a law of the model, a measure."""


def finding_text(finding: Finding, language: Language, organisation: Organisation | None = None) -> str:
    """One sentence; `organisation` (the baseline) gives ids their names."""
    if isinstance(finding, BrokenInScenario):
        broken = broken_measure_text(finding.broken, language, organisation)
        name = Names(language).quoted(finding.scenario)
        return language.tr("Variante {name}: {text}", name=name, text=broken)
    return sentence(finding, language, organisation)


def broken_measure_text(broken: BrokenMeasure, language: Language, organisation: Organisation | None = None) -> str:
    """Maßnahme 3 („Einheit … verlegen“) greift nicht mehr: … Measures count from 1."""
    return language.tr(
        "Maßnahme {number} ({change}) greift nicht: {reason}",
        number=broken.index + 1,
        change=change_text(broken.measure.change, language, organisation),
        reason=sentence(broken.error, language, organisation),
    )

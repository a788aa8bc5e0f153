"""What a check finds, said with the names of the plan."""

from integration_office.application.ports import StoreError, StoreProblem
from integration_office.domain.changes import MoveUnit
from integration_office.domain.errors import UnknownUnit
from integration_office.domain.identity import UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import BrokenMeasure, Measure
from integration_office.domain.unit import Unit, UnitKind
from integration_office.wording.findings import BrokenInScenario, finding_text
from integration_office.wording.language import Language

GERMAN = Language.german()


def test_a_measure_that_no_longer_applies_names_scenario_number_change_and_reason() -> None:
    office = Unit(UnitId("56"), "Amt für Integration", UnitKind.OFFICE)
    baseline = Organisation(units=frozen({office.id: office}))
    measure = Measure(MoveUnit(UnitId("501"), office.id))
    broken = BrokenInScenario("groß", BrokenMeasure(4, measure, UnknownUnit("501")))
    text = finding_text(broken, GERMAN, baseline)
    assert text == (
        "Variante „groß“: Maßnahme 5 (Einheit 501 nach 56 „Amt für Integration“ verlegen) greift nicht: "
        "Die Einheit 501 gibt es nicht. Bitte die Kennung prüfen."
    )


def test_laws_and_files_are_said_as_everywhere_else() -> None:
    assert "501" in finding_text(UnknownUnit("501"), GERMAN)
    assert "beschädigt" in finding_text(StoreError(StoreProblem.DAMAGED, "x.orgplan"), GERMAN)

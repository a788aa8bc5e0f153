"""What a year lacks, in words."""

from dataclasses import replace
from datetime import date

from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.changes import MoveUnit
from integration_office.domain.identity import UnitId
from integration_office.domain.scenario import Measure
from integration_office.wording.calendar import later_in_any_text, later_text, no_budget_text
from integration_office.wording.language import Language
from tests.domain.town import town

GERMAN = Language.german()
MOVE = MoveUnit(UnitId("32.4"), UnitId("16"))


def test_measures_of_a_later_year_are_counted_and_dated() -> None:
    later = [Measure(MOVE, date(2028, 5, 1)), Measure(MOVE, date(2027, 1, 1)), Measure(MOVE)]
    off = [replace(each, enabled=False) for each in later]
    assert "In 2026 wirken 2 Maßnahmen noch nicht, die erste ab 01.01.2027." in later_text(later, 2026, GERMAN)
    assert "In 2027 wirkt 1 Maßnahme noch nicht, sie gilt ab 01.05.2028." in later_text(later, 2027, GERMAN)
    assert later_text(later, 2028, GERMAN) == later_text(off, 2026, GERMAN) == ""
    several = later_in_any_text({"Groß": later, "Aus": off}, 2026, GERMAN)
    assert "wirken noch nicht: „Groß“ 2 Maßnahmen (ab 01.01.2027)." in several and "Aus" not in several
    assert later_in_any_text({"Aus": off}, 2026, GERMAN) == ""


def test_a_year_without_budget_lines_says_what_the_haushaltssicht_is_then() -> None:
    lines = (BudgetLine(UnitId("16"), "0502", NkfLine.STAFF, 2026, 1),)
    planned = replace(town(), budget=lines)
    assert no_budget_text(planned, 2026, GERMAN) == ""
    assert no_budget_text(planned, 2028, GERMAN).startswith("Für 2028 hat der Plan keine Haushaltszeilen (nur für 2026")
    assert no_budget_text(replace(planned, budget=()), 2026, GERMAN).startswith("Der Plan hat keine Haushaltszeilen.")

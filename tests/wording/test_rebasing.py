"""A newer baseline in words: every kind of fact and part has its German sentence."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from integration_office.application.adopting import Kept, Part
from integration_office.application.baseline_difference import Subjects, baseline_difference
from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.changes import (
    Assign,
    Change,
    CutPosition,
    RenameUnit,
    SetAssumption,
    SetBudget,
    SetDemand,
    SetGrant,
)
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import Assumption, AssumptionTerms
from integration_office.domain.position import Lapse, Terms
from integration_office.domain.task import Assignment, Task
from integration_office.domain.unit import UnitKind
from integration_office.wording.language import Language
from integration_office.wording.rebasing import difference_lines, kept_text, subject_text
from tests.domain.town import post, town
from tests.strategies import grade

GERMAN = Language.german()


def newer() -> Organisation:
    old = town()
    unit = replace(old.units["32.4"], name="Aufenthalt", kind=UnitKind.DIVISION, parent="16")
    terms = Terms(grade("E10"), 4, 5_000, 4_000)
    moved = replace(old.positions["0101"], unit="16", title="", terms=terms, lapse=Lapse(date(2028, 12, 31)))
    changed = old.with_units([unit]).with_positions([moved, post("0901", "16")])
    changed = changed.with_task(Task("T3", "Neu")).with_assignments("0202", (Assignment("0202", "T3", 1_000),))
    return replace(changed, budget=(*old.budget, BudgetLine("16", "0502", NkfLine.STAFF, 2027, 1)))


def test_every_part_that_differs_is_named() -> None:
    lines = list(difference_lines(baseline_difference(town(), newer()), town(), newer(), GERMAN))
    assert lines == [
        "1 Einheit anders: 32.4 „Aufenthalt“",
        "1 neue Stelle: 0901 „Sachbearbeitung“",
        "1 Stelle anders: 0101",
        "1 neue Aufgabe: T3 „Neu“",
        "Anteile von 1 Stelle: 0202 „Sachbearbeitung“",
        "1 Haushaltszeile anders",
    ]


def test_every_fact_says_what_is_and_what_was() -> None:
    subjects = Subjects(town(), newer())
    unit = subjects.changed(RenameUnit("32.4", "X"))[0]
    assert subject_text(unit, town(), newer(), GERMAN) == (
        "Einheit 32.4 „Aufenthalt“ ist anders: Name jetzt „Aufenthalt“, bisher „Einheit 32.4“; Art jetzt Abteilung, "
        "bisher Sachgebiet; Übergeordnet jetzt 16 „Einheit 16“, bisher 32 „Einheit 32“; Stellen jetzt 1, bisher 2; "
        "VZÄ Soll jetzt 0,50 VZÄ, bisher 1,50 VZÄ."
    )
    moved = subjects.changed(CutPosition("0101"))[0]
    assert subject_text(moved, town(), newer(), GERMAN) == (
        "Stelle 0101 ist anders: Einheit jetzt 16 „Einheit 16“, bisher 32.4 „Einheit 32.4“; Funktion jetzt –, bisher "
        "„Sachbearbeitung“; Gruppe jetzt E10, bisher E9b; VZÄ Soll jetzt 0,50 VZÄ, bisher 1,00 VZÄ; "
        "VZÄ Ist jetzt 0,40 VZÄ, bisher 1,00 VZÄ; kw jetzt 31.12.2028, bisher –."
    )


@pytest.mark.parametrize("part", Part)
def test_what_stays_because_the_source_lacks_it_is_said(part: Part) -> None:
    assert "Die bisherigen Angaben bleiben." in kept_text(Kept(part, 0), GERMAN)
    assert kept_text(Kept(part, 1), GERMAN).endswith("1 hat nichts mehr, woran sie hängt, und entfällt.")
    assert "nothing left" in kept_text(Kept(part, 2), Language.english())


def test_two_alike_have_nothing_to_say() -> None:
    same = replace(town(), units=frozen(dict(town().units)))
    assert list(difference_lines(baseline_difference(town(), same), town(), same, GERMAN)) == []


def test_what_a_measure_sets_anew_and_the_new_baseline_says_otherwise_is_told() -> None:
    old, line = town(), BudgetLine("16", "0502", NkfLine.STAFF, 2027, 500_00)
    new = replace(old.with_task(replace(old.tasks["T1"], cases=Decimal(600), minutes=Decimal(78), demand_fte=None)))
    new = replace(new.with_assignments("0101", (Assignment("0101", "T1", 2_500),)), budget=(*old.budget, line))
    grant = Grant("KI", rate=Decimal("0.8"), cap_total=100_00, conditions=("own_unit",))
    old = old.with_grant("KI", GrantTerms(replace(grant, rate=None, conditions=(), in_budget=True)))
    new = new.with_grant("KI", GrantTerms(grant)).with_assumption(
        "discount", AssumptionTerms(Assumption("discount", Decimal("0.04")))
    )
    subjects = Subjects(old, new)

    def told(change: Change) -> list[str]:
        return [subject_text(each, old, new, GERMAN) for each in subjects.changed(change)]

    assert told(Assign("0101", "T1", 5_000)) == [
        "Aufgabe T1 „Einbürgerung“ ist anders: Anteil der Stelle jetzt 25 %, bisher 100 %."
    ]
    assert told(SetDemand("T1", 20_000)) == [
        "Aufgabe T1 „Einbürgerung“ ist anders: Bedarf jetzt 600 Fälle × 78 Minuten, bisher 2,00 VZÄ."
    ]
    assert told(SetBudget("16", "0502", NkfLine.STAFF, 2027, 1)) == [
        "Einheit 16 „Einheit 16“ ist anders: Betrag dieser Haushaltszeile jetzt 500,00 €, bisher –."
    ]
    assert told(SetGrant(grant)) == [
        "Förderung KI ist anders: Satz jetzt 80 %, bisher –; Bedingungen jetzt eigene Organisationseinheit, bisher –; "
        "im Haushalt jetzt nein, bisher ja."
    ]
    assert told(SetGrant(Grant("NEU"))) == []
    assert told(SetAssumption("discount", Decimal("0.05"))) == [
        "Annahme „Abzinsung“ ist anders: Wert jetzt 4 %, bisher Vorgabe des Programms."
    ]

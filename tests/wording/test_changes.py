"""Every change in words, with and without the names of the organisation."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from integration_office.domain.budget import NkfLine
from integration_office.domain.changes import (
    AddPosition,
    Assign,
    Change,
    ChangeFte,
    CreateUnit,
    CutPosition,
    DissolveUnit,
    MergeUnits,
    MovePosition,
    MoveUnit,
    RegradePosition,
    RenameUnit,
    SetAssumption,
    SetBudget,
    SetDemand,
    SetGrant,
    SplitPart,
    SplitUnit,
)
from integration_office.domain.grade import PayGrade, read_grade
from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId, PositionId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Lapse, Position, Terms
from integration_office.domain.task import Task
from integration_office.domain.unit import Unit, UnitKind
from integration_office.wording.changes import change_label, change_text, unit_kind_text
from integration_office.wording.language import Language

GERMAN = Language.german()
OFFICE, SECTION, POST, TASK = UnitId("56"), UnitId("32.4"), PositionId("0101"), TaskId("T1")


def grade(text: str) -> PayGrade:
    found = read_grade(text)
    assert found is not None
    return found


KNOWN = Organisation(
    units=frozen(
        {
            OFFICE: Unit(OFFICE, "Amt für Integration", UnitKind.OFFICE),
            SECTION: Unit(SECTION, "Ausländerangelegenheiten", UnitKind.SECTION, OFFICE),
        }
    ),
    positions=frozen({POST: Position(POST, SECTION, "Sachbearbeitung", Terms(grade("E9b"), 4, 10_000, None))}),
    tasks=frozen({TASK: Task(TASK, "Einbürgerung")}),
)

PART = SplitPart(UnitId("32.41"), "Nord", UnitKind.SECTION, (POST,))
NEW_POST = Position(PositionId("0200"), OFFICE, "Leitung", Terms(grade("A 13"), None, 5_000, None))

TEXTS: tuple[tuple[Change, str], ...] = (
    (
        CreateUnit(UnitId("57"), "Amt Neu", UnitKind.OFFICE, OFFICE),
        "Amt 57 „Amt Neu“ unter 56 „Amt für Integration“ anlegen",
    ),
    (
        CreateUnit(UnitId("0"), "Stadt", UnitKind.AUTHORITY, None),
        "Verwaltung 0 „Stadt“ als oberste Einheit anlegen",
    ),
    (
        MoveUnit(SECTION, OFFICE),
        "Einheit 32.4 „Ausländerangelegenheiten“ nach 56 „Amt für Integration“ verlegen",
    ),
    (
        RenameUnit(OFFICE, "Amt für Teilhabe"),
        "Einheit 56 „Amt für Integration“ in „Amt für Teilhabe“ umbenennen",
    ),
    (
        DissolveUnit(SECTION, OFFICE),
        "Einheit 32.4 „Ausländerangelegenheiten“ auflösen, alles an 56 „Amt für Integration“",
    ),
    (
        MergeUnits((SECTION, OFFICE), UnitId("58"), "Neu", UnitKind.DIVISION, OFFICE),
        "Einheiten 32.4 „Ausländerangelegenheiten“ und 56 „Amt für Integration“ zusammenlegen zu "
        "Abteilung 58 „Neu“ unter 56 „Amt für Integration“",
    ),
    (
        MergeUnits((UnitId("1"), UnitId("2")), UnitId("1"), "Eins"),
        "Einheiten 1 und 2 zusammenlegen zu 1 „Eins“",
    ),
    (
        SplitUnit(SECTION, (PART, SplitPart(UnitId("32.42"), "Süd", UnitKind.SECTION))),
        "Einheit 32.4 „Ausländerangelegenheiten“ aufteilen in Sachgebiet 32.41 „Nord“ und Sachgebiet 32.42 „Süd“",
    ),
    (MovePosition(POST, OFFICE), "Stelle 0101 „Sachbearbeitung“ nach 56 „Amt für Integration“ verlegen"),
    (
        AddPosition(NEW_POST),
        "Stelle 0200 „Leitung“ (A13, 0,50 VZÄ) in 56 „Amt für Integration“ schaffen",
    ),
    (CutPosition(POST), "Stelle 0101 „Sachbearbeitung“ streichen"),
    (CutPosition(POST, Lapse()), "Stelle 0101 „Sachbearbeitung“ streichen, kw"),
    (
        CutPosition(POST, Lapse(date(2028, 12, 31))),
        "Stelle 0101 „Sachbearbeitung“ streichen, kw 31.12.2028",
    ),
    (RegradePosition(POST, grade("E 11")), "Stelle 0101 „Sachbearbeitung“ nach E11 umwandeln"),
    (RegradePosition(POST, grade("E 11"), 5), "Stelle 0101 „Sachbearbeitung“ nach E11, Stufe 5 umwandeln"),
    (ChangeFte(POST, 5_000), "Stelle 0101 „Sachbearbeitung“ auf 0,50 VZÄ setzen"),
    (
        ChangeFte(POST, 5_000, 2_500),
        "Stelle 0101 „Sachbearbeitung“ auf 0,50 VZÄ setzen, davon besetzt 0,25 VZÄ",
    ),
    (
        Assign(POST, TASK, 2_500),
        "Stelle 0101 „Sachbearbeitung“ mit 25 % der Aufgabe T1 „Einbürgerung“ zuordnen",
    ),
    (Assign(POST, TASK, 0), "Stelle 0101 „Sachbearbeitung“ von der Aufgabe T1 „Einbürgerung“ entbinden"),
    (SetDemand(TASK, 20_000), "Bedarf der Aufgabe T1 „Einbürgerung“ auf 2,00 VZÄ setzen"),
    (
        SetDemand(TASK, None, Decimal(1200), Decimal("87.5")),
        "Bedarf der Aufgabe T1 „Einbürgerung“ auf 1.200 Fälle im Jahr zu je 87,5 Minuten setzen",
    ),
    (SetDemand(TASK), "Bedarf der Aufgabe T1 „Einbürgerung“ als nicht bekannt führen"),
    (
        SetBudget(OFFICE, "0111", NkfLine.STAFF, 2027, 10_000_000),
        "Personalaufwendungen 2027 der Einheit 56 „Amt für Integration“, Produkt 0111, auf 100.000,00 € setzen",
    ),
    (
        SetGrant(Grant(GrantId("KI"), "RL KI"), (OFFICE,), (POST,)),
        "Förderung KI „RL KI“ festlegen für Einheit 56 „Amt für Integration“ und Stelle 0101 „Sachbearbeitung“",
    ),
    (SetGrant(Grant(GrantId("KI"))), "Förderung KI festlegen"),
    (SetAssumption("discount", Decimal("0.03")), "Annahme „Abzinsung“ auf 3 % setzen"),
)


@pytest.mark.parametrize(("change", "text"), TEXTS)
def test_the_sentence_of_a_change(change: Change, text: str) -> None:
    assert change_text(change, GERMAN, KNOWN) == text


def test_no_change_is_without_words() -> None:
    assert {type(change) for change, _ in TEXTS} == set(get_args(Change))


def test_labels_are_short_and_all_different() -> None:
    by_type = {type(change): change_label(change, GERMAN) for change, _ in TEXTS}
    assert by_type[MoveUnit] == "Einheit verlegen"
    assert len(set(by_type.values())) == len(get_args(Change))
    assert all(len(label) < 30 for label in by_type.values())


def test_without_an_organisation_things_go_by_their_ids() -> None:
    assert change_text(MoveUnit(SECTION, OFFICE), GERMAN) == "Einheit 32.4 nach 56 verlegen"


def test_every_kind_of_unit_has_its_own_word() -> None:
    assert len({unit_kind_text(kind, GERMAN) for kind in UnitKind}) == len(UnitKind)

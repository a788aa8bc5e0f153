"""Every kind of bad input is refused at its sheet, row and column, and leaves nothing behind."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from integration_office.application.record import BadRecord
from integration_office.domain import errors
from integration_office.domain.changes import MoveUnit
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import UnitId
from integration_office.exchange.faults import Fault, Remark
from integration_office.exchange.findings import Defect
from integration_office.exchange.source import ImportRefused, read_source, read_sources
from integration_office.wording.language import Language
from tests.exchange.sources import CATALOGUE, FORMATS, changed, places_of, problems_of, town, write_source

GERMAN = Language.german()

CELLS: list[tuple[str, int, str, Any, Fault | DomainError]] = [
    ("Plan", 4, "Wert", "bald", Fault.NOT_A_YEAR),
    ("Plan", 5, "Wert", "TIntG-1999", Fault.UNKNOWN_EDITION),
    ("Plan", 3, "Schlüssel", "title", Fault.ID_TWICE),
    ("Plan", 3, "Schlüssel", "", Fault.MISSING),
    ("Einheiten", 3, "Kennung", "", Fault.MISSING),
    ("Einheiten", 5, "Kennung", "0", Fault.ID_TWICE),
    ("Einheiten", 4, "Art", "", Fault.MISSING),
    ("Einheiten", 4, "Art", "Team", errors.NotAKind("Team")),
    ("Einheiten", 4, "Übergeordnet", "VI", errors.UnknownUnit("VI")),
    ("Einheiten", 4, "Übergeordnet", "050", errors.UnitIntoItself("050", "050")),
    ("Einheiten", 3, "Übergeordnet", "0501", errors.CyclicUnits(("V", "0501", "050"))),
    ("Einheiten", 5, "Förderung", "KIM", errors.UnknownGrant("KIM")),
    ("Stellen", 2, "Stellennummer", " ", Fault.MISSING),
    ("Stellen", 4, "Stellennummer", "0001", Fault.ID_TWICE),
    ("Stellen", 2, "Einheit", "", Fault.MISSING),
    ("Stellen", 2, "Einheit", "51", errors.UnknownUnit("51")),
    ("Stellen", 2, "Gruppe", "E99x", errors.NotAGrade("E99x")),
    ("Stellen", 2, "Gruppe", 9, errors.NotAGrade("9")),
    ("Stellen", 2, "Stufe", "3a", Fault.NOT_WHOLE),
    ("Stellen", 2, "Stufe", 0, Fault.NOT_WHOLE),
    ("Stellen", 2, "VZÄ Soll", "", Fault.MISSING),
    ("Stellen", 2, "VZÄ Soll", -0.5, Fault.NEGATIVE),
    ("Stellen", 2, "VZÄ Soll", "NaN", Fault.NOT_A_NUMBER),
    ("Stellen", 2, "VZÄ Soll", "inf", Fault.NOT_A_NUMBER),
    ("Stellen", 2, "VZÄ Soll", "halb", Fault.NOT_A_NUMBER),
    ("Stellen", 2, "VZÄ Soll", "50 %", Fault.NOT_A_NUMBER),
    ("Stellen", 2, "VZÄ Soll", 1e15, Fault.TOO_LARGE),
    ("Stellen", 2, "VZÄ Ist", "-1", Fault.NEGATIVE),
    ("Stellen", 2, "Leitung", "vielleicht", Fault.NOT_A_SWITCH),
    ("Stellen", 2, "kw", "31.02.2028", errors.NotADate("31.02.2028")),
    ("Stellen", 2, "ku", "E8x", errors.NotAGrade("E8x")),
    ("Stellen", 2, "ku ab", "2028", Fault.KU_MISSING),
    ("Stellen", 2, "Frei ab", "28", Fault.NOT_A_YEAR),
    ("Stellen", 2, "Förderung", "KIM", errors.UnknownGrant("KIM")),
    ("Aufgaben", 2, "Rechtsgrundlagen", "KI-01; KI-99", errors.UnknownDuty("KI-99")),
    ("Aufgaben", 2, "Bedarf VZÄ", -1, Fault.NEGATIVE),
    ("Aufgaben", 3, "Fallzahl", "1.200", Fault.AMBIGUOUS_NUMBER),
    ("Aufgaben", 3, "Minuten", -3, Fault.NEGATIVE),
    ("Aufgaben", 3, "Konflikt", "T9", errors.UnknownTask("T9")),
    ("Zuordnungen", 2, "Stelle", "0009", errors.UnknownPosition("0009")),
    ("Zuordnungen", 2, "Aufgabe", "T9", errors.UnknownTask("T9")),
    ("Zuordnungen", 3, "Aufgabe", "T1", Fault.PAIR_TWICE),
    ("Zuordnungen", 2, "Anteil", 25, Fault.ABOVE_ONE),
    ("Zuordnungen", 2, "Anteil", "125 %", Fault.ABOVE_ONE),
    ("Zuordnungen", 2, "Anteil", "-25 %", Fault.NEGATIVE),
    ("Zuordnungen", 3, "Anteil", 0.5, errors.SharesAboveOne("0002", 12_500)),
    ("Haushalt", 2, "Einheit", "51", errors.UnknownUnit("51")),
    ("Haushalt", 2, "Zeile", "Portokasse", errors.NotALine("Portokasse")),
    ("Haushalt", 2, "Zeile", 11, errors.NotALine("11")),
    ("Haushalt", 2, "Jahr", "", Fault.MISSING),
    ("Haushalt", 2, "Betrag", "1.234", Fault.AMBIGUOUS_NUMBER),
    ("Haushalt", 2, "Betrag", "1234,50 €", Fault.CURRENCY),
    ("Haushalt", 2, "Betrag", "EUR 12", Fault.CURRENCY),
    ("Förderungen", 2, "Satz", "80", Fault.ABOVE_ONE),
    ("Förderungen", 2, "Höchstbetrag je VZÄ", -1, Fault.NEGATIVE),
    ("Förderungen", 2, "Ende", "demnächst", errors.NotADate("demnächst")),
    ("Gesetz", 2, "group", "wichtig", Fault.UNKNOWN_GROUP),
    ("Gewichte", 2, "Aufgabe nach Gesetz", "KI-99", errors.UnknownDuty("KI-99")),
    ("Gewichte", 2, "Gewicht", -1, Fault.NEGATIVE),
    ("Annahmen", 2, "Schlüssel", "zins", errors.UnknownAssumption("zins")),
    ("Annahmen", 2, "Wert", "3", errors.AssumptionOutOfRange("discount", "3")),
    ("Annahmen", 2, "Wert", 0.07, Fault.RANGE_ORDER),
    ("Varianten", 3, "Variante", "", Fault.MISSING),
    ("Varianten", 3, "Nr", "eins", Fault.NOT_A_NUMBER),
    ("Varianten", 3, "Maßnahme", "verlegen", BadRecord("", "json", "1:1")),
    ("Varianten", 3, "Maßnahme", '{"change": "fly"}', BadRecord("change", "change", "fly")),
    ("Varianten", 4, "Wirksam ab", "bald", errors.NotADate("bald")),
    ("Varianten", 3, "Aktiv", "oft", Fault.NOT_A_SWITCH),
    ("Varianten", 3, "Stand", "fertig", Fault.NOT_A_STATUS),
    ("Varianten", 3, "Archiviert", "bald", Fault.NOT_A_SWITCH),
]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(("sheet", "row", "column", "value", "cause"), CELLS)
def test_a_bad_cell_is_refused_where_it_stands(
    tmp_path: Path, kind: str, sheet: str, row: int, column: str, value: Any, cause: Fault | DomainError
) -> None:
    path = write_source(tmp_path, changed(sheet, row, column, value), kind)
    assert (sheet, row, column, cause) in places_of(path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("sheet", "row", "column", "value", "cause"), CELLS)
def test_each_problem_is_one_line_with_place_and_remedy(
    tmp_path: Path, sheet: str, row: int, column: str, value: Any, cause: Fault | DomainError
) -> None:
    path = write_source(tmp_path, changed(sheet, row, column, value), "xlsx")
    for problem in problems_of(path):
        text = problem.text(GERMAN)
        assert text.startswith(f"quelle.xlsx, Blatt „{problem.place.sheet}“, Zeile {problem.place.row}, Spalte „")
        assert "bitte" in text.lower() and "\n" not in text and "{" not in text


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize(
    ("value", "cause"),
    [
        (date(2026, 4, 12), Fault.DATE_FOR_ID),
        (datetime(2026, 4, 12, 8), Fault.DATE_FOR_ID),
        (timedelta(hours=8), Fault.DATE_FOR_ID),
        (32.4, Fault.NUMBER_FOR_ID),
        (True, Fault.NUMBER_FOR_ID),
        (1e16, Fault.NUMBER_FOR_ID),
    ],
)
def test_an_id_that_excel_has_turned_into_something_else(tmp_path: Path, kind: str, value: Any, cause: Fault) -> None:
    path = write_source(tmp_path, changed("Stellen", 2, "Stellennummer", value), kind)
    assert ("Stellen", 2, "Stellennummer", cause) in places_of(path)


def test_every_problem_is_listed_in_the_order_of_the_source(tmp_path: Path) -> None:
    sheets = changed("Stellen", 2, "VZÄ Soll", "-1")
    sheets["Stellen"][3][3] = "?"
    sheets["Einheiten"][3][2] = "Team"
    sheets["Haushalt"][1][4] = "1.234"
    sheets["Zuordnungen"][1][2] = "80"
    path = write_source(tmp_path, sheets, "ods")
    assert [place[:3] for place in places_of(path)] == [
        ("Einheiten", 4, "Art"),
        ("Stellen", 2, "VZÄ Soll"),
        ("Stellen", 4, "Gruppe"),
        ("Zuordnungen", 2, "Anteil"),
        ("Haushalt", 2, "Betrag"),
    ]


def test_the_same_slip_in_every_row_is_listed_for_every_row(tmp_path: Path) -> None:
    sheets = town()
    for row in sheets["Stellen"][1:]:
        row[5] = "-1"
    path = write_source(tmp_path, sheets, "csv")
    assert [row for sheet, row, _, _ in places_of(path)] == [2, 3, 4]


def test_every_circle_is_named_once(tmp_path: Path) -> None:
    sheets = town()
    sheets["Einheiten"] += [
        *(["a", "", "amt", "b", "", ""], ["b", "", "amt", "a", "", ""]),
        *(["c", "", "amt", "c", "", ""], ["d", "", "amt", "c", "", ""]),
    ]
    assert places_of(write_source(tmp_path, sheets, "xlsx")) == [
        ("Einheiten", 6, "Übergeordnet", errors.CyclicUnits(("a", "b"))),
        ("Einheiten", 8, "Übergeordnet", errors.UnitIntoItself("c", "c")),
    ]


def test_a_doubled_id_does_not_hide_a_circle(tmp_path: Path) -> None:
    sheets = changed("Einheiten", 3, "Übergeordnet", "050")
    sheets["Einheiten"].append(["V", "Noch einmal", "dezernat", "0", "", ""])
    assert places_of(write_source(tmp_path, sheets, "csv")) == [
        ("Einheiten", 3, "Übergeordnet", errors.CyclicUnits(("V", "050"))),
        ("Einheiten", 6, "Kennung", Fault.ID_TWICE),
    ]


def test_a_faulty_row_may_still_be_named_by_others(tmp_path: Path) -> None:
    sheets = changed("Stellen", 3, "VZÄ Soll", "-1")
    assert places_of(write_source(tmp_path, sheets, "xlsx")) == [("Stellen", 3, "VZÄ Soll", Fault.NEGATIVE)]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_sheet_without_a_header_row(tmp_path: Path, kind: str) -> None:
    sheets = town()
    del sheets["Stellen"][0]
    sheets["Stellen"][0][2] = "Leitung"
    path = write_source(tmp_path, sheets, kind)
    assert places_of(path) == [("Stellen", 1, "", Fault.NO_HEADER)]
    assert "Stellennummer, Einheit, VZÄ Soll" in problems_of(path)[0].text(GERMAN)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_sheet_with_nothing_in_it_has_no_header_row(tmp_path: Path, kind: str) -> None:
    assert places_of(write_source(tmp_path, town() | {"Haushalt": []}, kind)) == [("Haushalt", 0, "", Fault.NO_HEADER)]


@pytest.mark.parametrize("kind", FORMATS)
def test_missing_and_doubled_columns(tmp_path: Path, kind: str) -> None:
    sheets = town()
    sheets["Stellen"][0][5] = "Soll"
    sheets["Stellen"][0][6] = "Funktion "
    sheets["Einheiten"][0][4] = "gebaeude"
    assert places_of(write_source(tmp_path, sheets, kind)) == [
        ("Einheiten", 1, "Gebäude", Fault.COLUMN_TWICE),
        ("Stellen", 1, "VZÄ Soll", Fault.COLUMN_MISSING),
        ("Stellen", 1, "Funktion", Fault.COLUMN_TWICE),
    ]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_sheet_in_both_languages(tmp_path: Path, kind: str) -> None:
    sheets = town() | {"units": [["id", "kind"], ["9", "amt"]]}
    assert places_of(write_source(tmp_path, sheets, kind)) == [("units", 0, "", Fault.SHEET_TWICE)]


@pytest.mark.parametrize("kind", FORMATS)
def test_without_units_there_is_no_plan(tmp_path: Path, kind: str) -> None:
    sheets = town()
    del sheets["Einheiten"]
    path = write_source(tmp_path, sheets, kind)
    assert places_of(path) == [("", 0, "", Fault.SHEET_MISSING)]
    assert "„Einheiten“" in problems_of(path)[0].text(GERMAN)


@pytest.mark.parametrize("name", ["leer.xlsx", "leer.ods", "leer.json", "Einheiten.csv", "leer.txt"])
def test_zero_bytes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    assert Fault.EMPTY_FILE in [cause for *_, cause in places_of(path)]
    assert problems_of(path)[0].place.file == name


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_workbook(tmp_path: Path, kind: str, part: float) -> None:
    path = write_source(tmp_path, town(), kind)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    assert places_of(path) == [("", 0, "", Fault.DAMAGED)]


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.xlsx", b"Kennung;Art\n1;amt\n", Fault.DAMAGED),
        ("a.ods", b"%PDF-1.7", Fault.DAMAGED),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), Fault.PASSWORD),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), Fault.OLD_FORMAT),
        ("a.docx", b"PK\x03\x04", Fault.UNKNOWN_FORMAT),
        ("a.json", b"{", Fault.NOT_JSON),
        ("Tabelle1.csv", b"Kennung;Art\n", Fault.NOT_A_SHEET_NAME),
    ],
)
def test_a_file_that_is_something_else(tmp_path: Path, name: str, content: bytes, fault: Fault) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert places_of(path)[0][3] == fault


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    for name in ("fehlt.xlsx", "fehlt", "Einheiten.csv", "fehlt.json"):
        assert places_of(tmp_path / name)[0][3] == Fault.SOURCE_MISSING


def test_an_organigramm_is_read_alone(tmp_path: Path) -> None:
    book = write_source(tmp_path, town(), "xlsx")
    chart = tmp_path / "organigramm.json"
    chart.write_text('{"organisations": []}', encoding="utf-8")
    with pytest.raises(ImportRefused) as refused:
        read_sources([book, chart], CATALOGUE)
    assert [problem.place.file for problem in refused.value.problems] == ["organigramm.json"]


def test_a_measure_that_makes_no_sense_is_refused_at_its_row(tmp_path: Path) -> None:
    sheets = town()
    sheets["Varianten"] += [
        ["Neu", 3, '{"change": "set_assumption", "key": "discount", "value": 3}', "", "", ""],
        ["Neu", 4, '{"change": "cut_position", "position": "0001", "kw": "2026-12-31"}', "2028-01-01", "", ""],
        ["Neu", 5, '{"change": "move_unit", "unit": "77", "to": "0501"}', "", "", "nein"],
        ["Neu", 6, '{"change": "set_grant", "grant": {"id": "KI"}, "positions": ["0001", "0001"]}', "", "", ""],
    ]
    assert places_of(write_source(tmp_path, sheets, "xlsx")) == [
        ("Varianten", 5, "Maßnahme", errors.AssumptionOutOfRange("discount", "3")),
        ("Varianten", 6, "Maßnahme", errors.EndsBeforeStart("position", "0001", date(2026, 12, 31), date(2028, 1, 1))),
        ("Varianten", 8, "Maßnahme", errors.FundedTwice("KI", "0001")),
    ]


def test_a_measure_that_only_does_not_fit_this_baseline_is_kept_and_noted(tmp_path: Path) -> None:
    sheets = town()
    sheets["Varianten"] += [["Neu", 3, '{"change": "move_unit", "unit": "56", "to": "0501"}', "", "", ""]]
    read = read_source(write_source(tmp_path, sheets, "xlsx"), CATALOGUE)
    assert read.plan.scenarios["Neu"].measures[-1].change == MoveUnit(UnitId("56"), UnitId("0501"))
    note = next(each for each in read.notes if each.remark is Remark.MEASURE_BROKEN)
    assert (note.place.sheet, note.place.row, note.cause) == ("Varianten", 5, errors.UnitIntoItself("56", "0501"))
    assert note.text(Language.german()).endswith(
        "Die Maßnahme greift deshalb nicht und bleibt unverändert in ihrer Variante."
    )


def test_a_local_factor_nobody_has_given_is_noted(tmp_path: Path) -> None:
    sheets = town()
    posts = sheets["Stellen"]
    for row, office in zip(posts, ("Örtlicher Faktor", "050", "", "050"), strict=False):
        row.append(office)
    note = next(
        each
        for each in read_source(write_source(tmp_path, sheets, "xlsx"), CATALOGUE).notes
        if each.remark is Remark.FACTOR_MISSING
    )
    assert (note.place.sheet, note.place.column, note.rows) == ("Stellen", "Örtlicher Faktor", (2, 4))
    assert "„factor:050“" in note.text(Language.german())
    sheets["Annahmen"].append(["factor:050", *[""] * (len(sheets["Annahmen"][0]) - 1)])
    sheets["Annahmen"][-1][sheets["Annahmen"][0].index("Wert")] = 0.9
    (tmp_path / "mit").mkdir()
    read = read_source(write_source(tmp_path / "mit", sheets, "xlsx"), CATALOGUE)
    assert all(each.remark is not Remark.FACTOR_MISSING for each in read.notes)


def test_an_active_scenario_that_is_not_there(tmp_path: Path) -> None:
    sheets = town()
    sheets["Plan"].append(["active", "Groß"])
    assert places_of(write_source(tmp_path, sheets, "csv")) == [("Plan", 7, "Wert", errors.UnknownScenario("Groß"))]


def test_a_failed_formula_does_not_pass_for_an_empty_cell(tmp_path: Path) -> None:
    path = write_source(tmp_path, town(), "xlsx")
    book = openpyxl.load_workbook(path)
    page = book["Stellen"]
    page["G2"] = "#REF!"
    page["G2"].data_type = "e"
    page["E3"] = "=1+1"
    book.save(path)
    assert places_of(path) == [
        ("Stellen", 2, "VZÄ Ist", Fault.FORMULA_ERROR),
        ("Stellen", 3, "Stufe", Fault.FORMULA_NOT_COMPUTED),
    ]


def test_a_broken_formula_in_a_column_of_the_city(tmp_path: Path) -> None:
    path = write_source(tmp_path, town(), "xlsx")
    book = openpyxl.load_workbook(path)
    book["Einheiten"]["F9"] = "=1/0"
    book.save(path)
    assert ("Einheiten", 9, "Gebäude", Fault.FORMULA_NOT_COMPUTED) in places_of(path)


def test_a_failed_formula_in_an_ods(tmp_path: Path) -> None:
    from odfdo import Document

    path = write_source(tmp_path, town(), "ods")
    document = Document(path)
    cell = document.body.get_table(name="Stellen").get_cell((6, 3))
    cell.set_attribute("table:formula", "of:=1/0")
    cell.set_attribute("office:value-type", "string")
    cell.set_attribute("calcext:value-type", "error")
    document.body.get_table(name="Stellen").set_cell((6, 3), cell)
    document.save(path)
    assert ("Stellen", 4, "VZÄ Ist", Fault.FORMULA_ERROR) in places_of(path)


def test_a_refusal_also_says_what_would_be_rounded(tmp_path: Path) -> None:
    sheets = changed("Stellen", 2, "VZÄ Soll", 0.33335)
    sheets["Stellen"][3][3] = "?"
    with pytest.raises(ImportRefused) as refused:
        read_source(write_source(tmp_path, sheets, "xlsx"), CATALOGUE)
    assert any(note.rows == (2,) for note in refused.value.notes)


REVENUES_HEAD = "Kennung;Einheit;Personen;Personen Max;Satz je Quartal;Quartale;Von Jahr;Bis Jahr;Quelle"


@pytest.mark.parametrize(
    ("row", "column", "cause"),
    [
        ("IP;50;120;;650 €;4;2026;;Bescheid", "Satz je Quartal", Defect(Fault.CURRENCY, "650 €")),
        ("IP;50;120;100;650;4;2026;;Bescheid", "Personen", errors.RevenueOutOfRange("IP", "persons")),
        ("IP;50;120;;650;5;2026;;Bescheid", "Quartale", errors.RevenueOutOfRange("IP", "quarters")),
        ("IP;50;120;;650;4;2026;2025;Bescheid", "Bis Jahr", errors.RevenueOutOfRange("IP", "years")),
        ("IP;50;120;;650;4;2026;;", "Quelle", Defect(Fault.MISSING)),
        ("IP;99;120;;650;4;2026;;Bescheid", "Einheit", errors.UnknownUnit("99")),
    ],
)
def test_a_revenue_by_persons_is_refused_with_its_place(tmp_path: Path, row: str, column: str, cause: object) -> None:
    (tmp_path / "Einheiten.csv").write_text("Kennung;Bezeichnung;Art\n50;Sozialamt;amt\n", encoding="utf-8")
    (tmp_path / "Erträge nach Personen.csv").write_text(f"{REVENUES_HEAD}\n{row}\n", encoding="utf-8")
    with pytest.raises(ImportRefused) as caught:
        read_source(tmp_path, {})
    (problem,) = caught.value.problems
    assert (problem.place.column, problem.place.row, problem.cause) == (column, 2, cause)


def test_a_post_with_two_grants_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Einheiten.csv").write_text("Kennung;Bezeichnung;Art\n50;Sozialamt;amt\n", encoding="utf-8")
    (tmp_path / "Förderungen.csv").write_text("Kennung;Norm\nKI;x\nKIM;y\n", encoding="utf-8")
    posts = 'Stellennummer;Einheit;VZÄ Soll;Förderung\n1;50;1;"KI; KIM"\n'
    (tmp_path / "Stellen.csv").write_text(posts, encoding="utf-8")
    with pytest.raises(ImportRefused) as caught:
        read_source(tmp_path, {})
    (problem,) = caught.value.problems
    assert problem.cause == Defect(Fault.FUNDED_TWICE, "KI; KIM")


def test_a_regrade_after_the_end_of_its_post_is_noted(tmp_path: Path) -> None:
    sheets = changed("Stellen", 2, "kw", "31.12.2026")
    for column, value in (("ku", "A12"), ("ku ab", "2028")):
        sheets["Stellen"][1][sheets["Stellen"][0].index(column)] = value
    notes = read_source(write_source(tmp_path, sheets, "csv"), CATALOGUE).notes
    assert [(each.place.row, each.place.column) for each in notes if each.remark is Remark.KU_AFTER_KW] == [
        (2, "ku ab")
    ]


def test_an_end_before_the_plan_begins_and_a_vacancy_after_the_end_are_noted(tmp_path: Path) -> None:
    sheets = changed("Stellen", 2, "kw", "31.12.2020")
    sheets["Stellen"][1][sheets["Stellen"][0].index("Frei ab")] = "2027"
    found = {each.remark: each for each in read_source(write_source(tmp_path, sheets, "csv"), CATALOGUE).notes}
    early, late = found[Remark.KW_BEFORE_BASE], found[Remark.VACANT_AFTER_KW]
    assert [(each.place.row, each.place.column) for each in (early, late)] == [(2, "kw"), (2, "Frei ab")]
    assert "vor dem Basisjahr 2026" in early.text(Language.german())


def test_a_base_year_nobody_can_reckon_with(tmp_path: Path) -> None:
    sheets = town()
    row = next(at for at, line in enumerate(sheets["Plan"]) if line[0] == "base_year")
    sheets["Plan"][row][1] = 2999
    assert places_of(write_source(tmp_path, sheets, "xlsx")) == [("Plan", row + 1, "Wert", Fault.NOT_A_YEAR)]


def test_unseen_signs_stay_in_ids_and_texts_are_told_with_their_places_and_do_not_count_elsewhere(
    tmp_path: Path,
) -> None:
    """A refusal that shows two equal ids would be a riddle without the note."""
    sheets = changed("Stellen", 2, "Funktion", "Amts\u00adleitung")
    sheets["Stellen"][2][0] = "0002\u200b"
    sheets["Stellen"][3][5], sheets["Stellen"][1][8], sheets["Stellen"][2][9] = "\u20600,5", "ja\u200b", "kw\ufeff"
    with pytest.raises(ImportRefused) as refused:
        read_source(write_source(tmp_path, sheets, "xlsx"), CATALOGUE)
    assert all(problem.cause == errors.UnknownPosition("0002") for problem in refused.value.problems)
    notes = {note.place.column: note for note in refused.value.notes if note.remark is Remark.UNSEEN}
    assert notes["Stellennummer"].rows == (3,) and notes["Funktion"].found == "U+00AD"
    told = refused.value.text(GERMAN)
    assert "Blatt „Stellen“, Zeile 2, Spalte „Funktion“: Unsichtbare Zeichen (U+00AD)" in told

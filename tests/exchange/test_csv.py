"""CSV in the encodings, delimiters and accidents of real offices."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_office.domain.identity import UnitId
from integration_office.domain.plan import Plan
from integration_office.exchange.csv_source import FORMULA_MARKS, protected, unprotected
from integration_office.exchange.faults import Fault, Remark
from integration_office.exchange.source import read_source
from integration_office.wording.language import Language
from tests.exchange.sources import CATALOGUE, places_of, problems_of, town, write_source

UNITS = "Kennung;Bezeichnung;Art;Übergeordnet\n0;Stadt;verwaltung;\n050;Amt für Größe;amt;0\n"


def folder_of(tmp_path: Path, **files: bytes | str) -> Path:
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (tmp_path / f"{name}.csv").write_bytes(data)
    return tmp_path


def read(folder: Path) -> Plan:
    return read_source(folder, CATALOGUE).plan


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encodings_line_ends_and_delimiters(tmp_path: Path, encoding: str, ending: str, delimiter: str) -> None:
    text = UNITS.replace(";", delimiter).replace("\n", ending)
    plan = read(folder_of(tmp_path, Einheiten=text.encode(encoding)))
    assert plan.baseline.units[UnitId("050")].name == "Amt für Größe"


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;;;"])
def test_the_line_that_names_the_delimiter_is_no_header(tmp_path: Path, first: str) -> None:
    folder = folder_of(tmp_path, Einheiten=f"{first}\r\n{UNITS}")
    assert UnitId("050") in read(folder).baseline.units
    folder_of(tmp_path, Einheiten=f"{first}\r\n{UNITS}1;x;Team;0\n")
    assert places_of(folder)[0][:3] == ("Einheiten", 5, "Art"), "rows count as a text editor does"


def test_the_delimiter_is_the_one_that_makes_columns_of_the_header(tmp_path: Path) -> None:
    text = 'Kennung,Bezeichnung,Art,"Hinweis; alt"\n0,"Amt; groß, bunt",amt,\n'
    unit = read(folder_of(tmp_path, Einheiten=text)).baseline.units[UnitId("0")]
    assert unit.name == "Amt; groß, bunt"


def test_quoted_fields_keep_delimiters_quotes_and_line_breaks(tmp_path: Path) -> None:
    text = 'Kennung;Bezeichnung;Art\n0;"a;""b""\nc";amt\n1;d;Team\n'
    folder = folder_of(tmp_path, Einheiten=text)
    assert places_of(folder)[0][:3] == ("Einheiten", 3, "Art"), "rows count as Excel does"
    (tmp_path / "Einheiten.csv").write_text(text.replace("Team", "amt"), encoding="utf-8")
    assert read(folder).baseline.units[UnitId("0")].name == 'a;"b"\nc'


def test_lists_in_quotes(tmp_path: Path) -> None:
    tasks = 'Kennung;Rechtsgrundlagen;Kompetenzen\nT1;"KI-01;T21-16-3a";"K01;K02"\n'
    task = next(iter(read(folder_of(tmp_path, Einheiten=UNITS, Aufgaben=tasks)).baseline.tasks.values()))
    assert (task.duties, task.competences) == (("KI-01", "T21-16-3a"), ("K01", "K02"))


def test_a_row_with_more_fields_than_the_header(tmp_path: Path) -> None:
    staff = "Stellennummer,Einheit,VZÄ Soll\n1,050,0,5\n"
    folder = folder_of(tmp_path, Einheiten=UNITS, Stellen=staff)
    assert places_of(folder) == [("Stellen", 2, "", Fault.TOO_MANY_FIELDS)]


def test_a_row_with_fewer_fields_ends_with_empty_cells(tmp_path: Path) -> None:
    assert read(folder_of(tmp_path, Einheiten="Kennung;Art;Bezeichnung\n0;amt\n")).baseline.units


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY_FILE),
        (b"PK\x03\x04rest", Fault.NOT_A_CSV),
        (b"\xd0\xcf\x11\xe0rest", Fault.NOT_A_CSV),
        ("Kennung;Art\n".encode("utf-16"), Fault.NOT_A_CSV),
        (b"Kennung;Art\n\0;amt\n", Fault.NOT_A_CSV),
        (b"Kennung;Art\n\x81;amt\n", Fault.ENCODING),
        (b'Kennung;Art\n0;amt\n1;"amt\n2;amt\n', Fault.BAD_QUOTES),
        (b"\n\n", Fault.NO_HEADER),
    ],
)
def test_a_file_that_is_no_sheet_is_the_only_thing_refused(tmp_path: Path, content: bytes, fault: Fault) -> None:
    folder = folder_of(tmp_path, Einheiten=content, Stellen="Stellennummer;Einheit;VZÄ Soll\n1;050;1\n")
    assert [(sheet, cause) for sheet, _, _, cause in places_of(folder)] == [("Einheiten", fault)]


def test_a_csv_that_is_really_an_xlsx(tmp_path: Path) -> None:
    book = write_source(tmp_path, town(), "xlsx")
    folder = tmp_path / "quelle"
    folder.mkdir()
    book.rename(folder / "Einheiten.csv")
    text = problems_of(folder)[0].text(Language.german())
    assert text.startswith("Einheiten.csv, Blatt „Einheiten“: Die Datei heißt CSV, ist aber keine Textdatei (XLSX")


def test_an_unclosed_quote_is_found_in_its_row(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, Einheiten='Kennung;Art\n0;amt\n1;"amt\n2;amt\n')
    assert places_of(folder)[0][:2] == ("Einheiten", 3)


def test_a_folder_without_sheets(tmp_path: Path) -> None:
    (tmp_path / "brief.docx").write_bytes(b"PK")
    assert places_of(tmp_path) == [("", 0, "", Fault.NO_SHEETS)]


def test_other_files_in_the_folder_are_noted(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, Einheiten=UNITS)
    (tmp_path / "LIESMICH.md").write_text("…", encoding="utf-8")
    notes = read_source(folder, CATALOGUE).notes
    assert [(note.place.file, note.remark) for note in notes] == [("LIESMICH.md", Remark.FILE_IGNORED)]


@given(st.text())
def test_protection_against_formulas_is_exact(text: str) -> None:
    assert unprotected(protected(text)) == text
    assert not protected(text).startswith(FORMULA_MARKS)

"""Checking a source says what reading it would refuse, round or leave out."""

from pathlib import Path

from integration_office.domain.resources import resource_folder
from integration_office.exchange.check import findings_of
from integration_office.exchange.faults import Remark
from integration_office.exchange.findings import Note, Problem
from integration_office.exchange.parameters import load_reference
from integration_office.exchange.source import read_source
from integration_office.wording.language import Language
from tests.exchange.sources import CATALOGUE, changed, town, write_source

GERMAN = Language.german()


def test_a_sound_source_has_notes_only(tmp_path: Path) -> None:
    found = findings_of(write_source(tmp_path, town(), "ods"), CATALOGUE)
    assert [note.remark for note in found if isinstance(note, Note)] == [Remark.UNKNOWN_COLUMN]
    assert found[0].text(GERMAN).startswith("quelle.ods, Blatt „Einheiten“, Spalte „Gebäude“: ")


def test_a_rounded_column_names_its_rows(tmp_path: Path) -> None:
    sheets = changed("Stellen", 2, "VZÄ Soll", 0.33335)
    sheets["Stellen"][3][5] = 0.66666
    texts = [each.text(GERMAN) for each in findings_of(write_source(tmp_path, sheets, "xlsx"), CATALOGUE)]
    assert "quelle.xlsx, Blatt „Stellen“, Zeilen 2, 4, Spalte „VZÄ Soll“: Auf 4 Nachkommastellen gerundet (2)." in texts


def test_a_bad_source_has_problems_first_and_then_what_would_be_lost(tmp_path: Path) -> None:
    path = write_source(tmp_path, changed("Stellen", 2, "VZÄ Soll", "-1"), "csv")
    problem, note = findings_of(path, CATALOGUE)
    assert isinstance(problem, Problem) and isinstance(note, Note)
    assert problem.text(GERMAN) == (
        "Stellen.csv, Blatt „Stellen“, Zeile 2, Spalte „VZÄ Soll“: -1 ist negativ. Bitte einen Wert ab 0 eintragen."
    )


def test_every_remark_has_a_sentence() -> None:
    from integration_office.exchange.findings import Place

    for remark in Remark:
        text = Note(Place("datei", "Blatt"), remark, "gefunden", 3, (2, 3)).text(GERMAN)
        assert text.endswith(".") and "{" not in text and "\n" not in text


def test_the_shipped_sample_is_read_without_loss() -> None:
    catalogue = load_reference().catalogue
    sample = resource_folder() / "samples" / "muenster-2026"
    assert findings_of(sample, catalogue) == ()
    plan = read_source(sample, catalogue).plan
    assert plan.info.city == "Münster" and len(plan.scenarios) == 3

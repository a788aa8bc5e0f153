"""Sources of any size: circles are found in one walk, and what does not fit into memory is not begun."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from integration_office.application import memory
from integration_office.application.memory import NotEnoughMemory
from integration_office.domain.errors import CyclicUnits
from integration_office.domain.identity import UnitId
from integration_office.exchange.reading_structure import circles_in
from integration_office.exchange.size import memory_for
from integration_office.exchange.source import ImportRefused, read_source
from integration_office.wording.language import Language
from tests.exchange.sources import CATALOGUE, FORMATS, places_of, town, write_source

CHAIN = 50_000
HEADER = ("Kennung", "Bezeichnung", "Art", "Übergeordnet")


def chain_with_a_circle_at_its_end() -> Iterator[tuple[str, str, str, str]]:
    """u0 hangs below u1, that one below u2, …, and the last below the one before it."""
    for number in range(CHAIN):
        above = number + 1 if number + 1 < CHAIN else number - 1
        yield f"u{number}", f"Einheit {number}", "sachgebiet", f"u{above}"


def as_csv(folder: Path) -> Path:
    with (folder / "Einheiten.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([HEADER, *chain_with_a_circle_at_its_end()])
    return folder / "Einheiten.csv"


def as_xlsx(folder: Path) -> Path:
    with Workbook(folder / "quelle.xlsx", {"constant_memory": True}) as book:
        page = book.add_worksheet("Einheiten")
        for row, cells in enumerate([HEADER, *chain_with_a_circle_at_its_end()]):
            page.write_row(row, 0, cells)
    return folder / "quelle.xlsx"


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_a_circle_at_the_end_of_a_long_chain_is_named(tmp_path: Path, write: object) -> None:
    assert callable(write)
    circle = CyclicUnits((f"u{CHAIN - 2}", f"u{CHAIN - 1}"))
    assert places_of(write(tmp_path)) == [("Einheiten", CHAIN, "Übergeordnet", circle)]


def test_a_circle_of_fifty_thousand_units_is_one_short_sentence(tmp_path: Path) -> None:
    rows = [(f"u{number}", "", "amt", f"u{(number + 1) % CHAIN}") for number in range(CHAIN)]
    path = tmp_path / "Einheiten.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([HEADER, *rows])
    with pytest.raises(ImportRefused) as refusal:
        read_source(path, CATALOGUE)
    (problem,) = refusal.value.problems
    text = problem.text(Language.german())
    assert "u0 → u1 → " in text and "→ u49999 → u0" in text and "weitere" in text
    assert len(text) < 300


def test_fifty_thousand_circles_are_all_named(tmp_path: Path) -> None:
    parents = {UnitId(f"u{number}"): UnitId(f"u{number ^ 1}") for number in range(2 * CHAIN)}
    assert sum(1 for _ in circles_in(parents)) == CHAIN


@given(st.dictionaries(st.integers(0, 12), st.none() | st.integers(0, 14)))
def test_circles_are_what_one_comes_back_to(numbers: dict[int, int | None]) -> None:
    parents = {UnitId(str(one)): None if above is None else UnitId(str(above)) for one, above in numbers.items()}
    found = [set(circle) for circle in circles_in(parents)]
    expected = {unit for unit in parents if comes_back(unit, parents)}
    assert sorted(unit for circle in found for unit in circle) == sorted(expected)
    assert all(parents[unit] in circle for circle in found for unit in circle)


def comes_back(unit: UnitId, parents: dict[UnitId, UnitId | None]) -> bool:
    current = parents[unit]
    for _ in parents:
        if current is None or current == unit:
            break
        current = parents.get(current)
    return current == unit


@pytest.mark.parametrize("kind", FORMATS)
def test_a_source_larger_than_memory_is_not_begun(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_source(tmp_path, town(), kind)
    monkeypatch.setattr(memory, "WORTH_ASKING", 0)
    monkeypatch.setattr(memory, "free_memory", lambda: 1_000)
    with pytest.raises(NotEnoughMemory) as refusal:
        read_source(path, CATALOGUE)
    assert (refusal.value.what, refusal.value.needed, refusal.value.free) == (path.name, memory_for([path]), 1_000)
    monkeypatch.setattr(memory, "free_memory", lambda: 10**9)
    assert read_source(path, CATALOGUE).plan.baseline.units


def test_an_organigramm_larger_than_memory_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "organigramm.json"
    path.write_text(json.dumps({"organisations": [{"name": "Amt " * 1_000}]}), encoding="utf-8")
    monkeypatch.setattr(memory, "WORTH_ASKING", 0)
    monkeypatch.setattr(memory, "free_memory", lambda: 1_000)
    with pytest.raises(NotEnoughMemory):
        read_source(path, CATALOGUE)


def test_a_small_archive_counts_with_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "bombe.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(50_000_000))
    assert path.stat().st_size < 100_000
    assert memory_for([path]) >= 50_000_000


def test_what_cannot_be_looked_at_is_left_to_the_reader(tmp_path: Path) -> None:
    (tmp_path / "kaputt.xlsx").write_bytes(b"PK\x03\x04 kein Archiv")
    assert memory_for([tmp_path / "fehlt.xlsx", tmp_path / "kaputt.xlsx", tmp_path / "fehlt.csv"]) == 0

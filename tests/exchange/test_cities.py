"""Other cities: those that are shipped have a source each; the plan's own come by workbook, wrong cells are named."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from integration_office.domain.cities import VERIFIED, City, compared_cities
from integration_office.domain.errors import DomainError, NotADate, NotALeadTime
from integration_office.exchange.faults import Fault, Remark
from integration_office.exchange.findings import Defect, ImportRefused
from integration_office.exchange.parameters import load_reference
from integration_office.exchange.source import read_source
from tests.exchange.sources import CATALOGUE, town, write_source

HEADER = ["Stadt", "Eigenes Amt", "Stellen", "Einwohner", "Quelle", "Gelesen am", "Geprüft", "Land"]


def with_cities(*rows: list[str]) -> dict[str, list[list[str]]]:
    sheets = town()
    sheets["Vergleichsstädte"] = [HEADER, *rows]
    return sheets


def test_every_shipped_fact_has_its_source_its_day_and_its_mark() -> None:
    cities = load_reference().cities
    assert {"Köln", "Düsseldorf"} <= set(cities)
    assert all(city.has_provenance and city.verified in VERIFIED for city in cities.values())
    assert all(bool(city.posts_date) for city in cities.values() if city.posts is not None)
    assert all(bool(city.inhabitants_date) for city in cities.values() if city.inhabitants is not None)


def test_posts_per_100000_inhabitants_are_computed() -> None:
    city = load_reference().cities["Düsseldorf"]
    assert city.posts_per_100000 == Fraction(509 * 100_000, 618_685)
    assert City("A", posts=1).posts_per_100000 is None and City("A", posts=1, inhabitants=0).posts_per_100000 is None


def test_the_plans_own_row_stands_in_place_of_a_shipped_one(tmp_path: Path) -> None:
    sheets = with_cities(
        ["Köln", "ja", "120,5", "1000000", "Stellenplan 2026", "01.10.2026", "primär", "NRW"],
        ["Hamm", "", "", "", "", "", "", ""],
    )
    imported = read_source(write_source(tmp_path, sheets, "csv"), CATALOGUE)
    own = imported.plan.cities
    (unproven,) = (each for each in imported.notes if each.remark is Remark.CITY_UNPROVEN)
    assert (unproven.rows, unproven.place.column) == ((3,), "Quelle")
    assert own["Köln"] == City(
        "Köln",
        own_office=True,
        posts=1_205_000,
        inhabitants=1_000_000,
        source="Stellenplan 2026",
        source_date=date(2026, 10, 1),
        verified="primary",
        extra=(("Land", "NRW"),),
    )
    assert own["Hamm"] == City("Hamm") and not own["Hamm"].has_provenance
    names = [city.name for city in compared_cities(load_reference().cities, own)]
    assert names[0] == "Köln" and names[-1] == "Hamm" and len(names) == len(set(names))


@pytest.mark.parametrize(
    ("column", "cell", "cause"),
    [
        ("Stadt", "", Fault.MISSING),
        ("Eigenes Amt", "vielleicht", Fault.NOT_A_SWITCH),
        ("Stellen", "1.234", Fault.AMBIGUOUS_NUMBER),
        ("Stellen", "-3", Fault.NEGATIVE),
        ("Einwohner", "viele", Fault.NOT_WHOLE),
        ("Gelesen am", "gestern", NotADate("gestern")),
        ("Geprüft", "ungefähr", Fault.UNKNOWN_MARK),
    ],
)
def test_a_wrong_cell_is_named_with_its_place(
    tmp_path: Path, column: str, cell: str, cause: Fault | DomainError
) -> None:
    row = ["Köln", "ja", "120", "1000000", "Quelle", "2026-10-01", "no", ""]
    row[HEADER.index(column)] = cell
    with pytest.raises(ImportRefused) as refused:
        read_source(write_source(tmp_path, with_cities(row), "csv"), CATALOGUE)
    (problem,) = refused.value.problems
    found = problem.cause.fault if isinstance(problem.cause, Defect) else problem.cause
    assert found == cause and (problem.place.sheet, problem.place.row) == ("Vergleichsstädte", 2)
    assert problem.place.column == column


def test_a_city_stands_once(tmp_path: Path) -> None:
    row = ["Köln", "", "", "", "", "", "", ""]
    with pytest.raises(ImportRefused):
        read_source(write_source(tmp_path, with_cities(row, row), "csv"), CATALOGUE)


def test_a_lead_time_in_the_texts_is_read_or_named(tmp_path: Path) -> None:
    sheets = town()
    sheets["Texte"] = [["Schlüssel", "Text"], ["lead_time:board", "bald"], ["aim", "bald"]]
    with pytest.raises(ImportRefused) as refused:
        read_source(write_source(tmp_path, sheets, "csv"), CATALOGUE)
    (problem,) = refused.value.problems
    assert problem.cause == NotALeadTime("bald") and problem.place.row == 2

"""The sample city agrees with its source to the last hundredth, and every measure of it applies."""

import csv
import subprocess
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from integration_office.application.change_reading import decoded_measures
from integration_office.application.record import parsed_json
from integration_office.domain.budget import read_line
from integration_office.domain.grade import read_grade
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.laws import broken_laws
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position, Terms
from integration_office.domain.quantity import ten_thousandths
from integration_office.domain.resources import resource_folder
from integration_office.domain.scenario import Measure, applied
from integration_office.domain.task import Assignment, Task
from integration_office.domain.unit import Unit, UnitKind, read_kind

SAMPLES = resource_folder() / "samples"
WORKBOOK = SAMPLES / "muenster-2026"
SOURCE = SAMPLES / "muenster_source"
SMALL, LARGE = "Amt für Integration (klein)", "Amt für Integration (groß)"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";", strict=True))


def sheet(name: str) -> list[dict[str, str]]:
    return rows(WORKBOOK / f"{name}.csv")


def number(cell: str) -> Decimal:
    return Decimal(cell.replace(",", "."))


def listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def assignments() -> dict[str, list[tuple[str, Decimal]]]:
    own: dict[str, list[tuple[str, Decimal]]] = defaultdict(list)
    for row in sheet("Zuordnungen"):
        own[row["Stelle"]].append((row["Aufgabe"], number(row["Anteil"])))
    return own


def position(row: dict[str, str]) -> Position:
    fte = ten_thousandths(number(row["VZÄ Soll"]))
    return Position(
        row["Stellennummer"],
        row["Einheit"],
        row["Funktion"],
        Terms(read_grade(row["Gruppe"]), None, fte, None),
        listed(row["Kompetenzen"]),
        row["Leitung"] == "ja",
        grant=row["Förderung"] or None,
    )


def task(row: dict[str, str]) -> Task:
    demand = row["Bedarf VZÄ"]
    return Task(
        row["Kennung"],
        row["Bezeichnung"],
        listed(row["Rechtsgrundlagen"]),
        ten_thousandths(number(demand)) if demand else None,
        number(row["Fallzahl"]) if row["Fallzahl"] else None,
        number(row["Minuten"]) if row["Minuten"] else None,
        listed(row["Kompetenzen"]),
        conflicts=listed(row["Konflikt"]),
    )


@pytest.fixture(scope="module")
def city() -> Organisation:
    organisation = Organisation().with_units(
        Unit(
            row["Kennung"],
            row["Bezeichnung"],
            read_kind(row["Art"]),
            row["Übergeordnet"] or None,
            row["Förderung"] or None,
        )
        for row in sheet("Einheiten")
    )
    for row in sheet("Förderungen"):
        grant = Grant(row["Kennung"], row["Norm"], conditions=listed(row["Bedingungen"]))
        organisation = organisation.with_grant(grant.id, GrantTerms(grant))
    organisation = organisation.with_positions(position(row) for row in sheet("Stellen"))
    for row in sheet("Aufgaben"):
        organisation = organisation.with_task(task(row))
    for post, own in assignments().items():
        shares = (Assignment(post, name, ten_thousandths(share)) for name, share in own)
        organisation = organisation.with_assignments(post, tuple(shares))
    return organisation


@pytest.fixture(scope="module")
def scenarios() -> dict[str, tuple[Measure, ...]]:
    found: dict[str, list[object]] = {}
    for row in sheet("Varianten"):
        measures = found.setdefault(row["Variante"], [])
        if row["Maßnahme"]:
            change = parsed_json(row["Maßnahme"])
            assert isinstance(change, dict)
            measures.append({**change, "effective": row["Wirksam ab"], "reason": row["Grund"]})
    return {name: decoded_measures(measures) for name, measures in found.items()}


def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    script = [sys.executable, "-B", str(SAMPLES / "build_muenster.py"), "--out", str(tmp_path)]
    subprocess.run(script, check=True, capture_output=True)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert built == {path.name: path.read_bytes() for path in WORKBOOK.iterdir()}


def test_fte_equal_the_establishment_plan_by_group_and_pay_group() -> None:
    ours: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in sheet("Stellen"):
        assert 0 < number(row["VZÄ Soll"]) <= 1
        ours[row["Einheit"], row["Gruppe"]] += number(row["VZÄ Soll"])
    source = rows(SOURCE / "stellen_nach_gruppe.csv")
    assert ours == {(row["product_group"], row["pay_group"]): Decimal(row["vzae"]) for row in source}
    assert sum(ours.values()) == Decimal("4898.38")


def test_each_started_post_is_one_position_with_a_lasting_id() -> None:
    posts = {row["Stellennummer"]: row["VZÄ Soll"] for row in sheet("Stellen")}
    assert [posts[f"0116-E09B-0{n}"] for n in (1, 2, 3)] == ["1", "1", "0,48"]
    assert "0116-E09B-04" not in posts


@pytest.mark.parametrize(
    ("name", "key"), [("Einheiten", "Kennung"), ("Stellen", "Stellennummer"), ("Aufgaben", "Kennung")]
)
def test_ids_are_unique(name: str, key: str) -> None:
    ids = [row[key] for row in sheet(name)]
    assert len(ids) == len(set(ids))


def test_tasks_are_the_products_and_the_groups_without_products() -> None:
    products = [row for row in rows(SOURCE / "products_integration.csv") if row["task"]]
    groups = {row["product_group"] for row in rows(SOURCE / "produktgruppen.csv")}
    without = groups - {row["product_group"] for row in products}
    expected = {row["product"].split(" ")[0] for row in products} | without
    assert {row["Kennung"] for row in sheet("Aufgaben")} == expected


@pytest.mark.parametrize(
    ("unit", "parent"),
    [
        ("0116", "Migration-Integration"),
        ("Migration-Integration", "II"),
        ("0114", "II"),
        ("1701", "II"),
        ("0101", "Stadt"),
        ("0105", "Personalrat-Schwerbehindertenvertretung"),
        ("Personalrat-Schwerbehindertenvertretung", "Stadt"),
        ("OB", "Stadt"),
    ],
)
def test_units_hang_where_the_source_puts_them(city: Organisation, unit: str, parent: str) -> None:
    assert city.units[unit].parent == parent


def test_every_product_group_is_a_unit(city: Organisation) -> None:
    for row in rows(SOURCE / "produktgruppen.csv"):
        assert city.units[row["product_group"]].name == row["name"]
    assert city.units["citeq"].kind is UnitKind.FACILITY


def test_no_law_of_the_organisation_is_broken(city: Organisation) -> None:
    with (resource_folder() / "law" / "duties.csv").open(encoding="utf-8", newline="") as file:
        duties = {row["id"] for row in csv.DictReader(file)}
    assert list(broken_laws(city, duties)) == []


def test_budget_lines_are_those_of_the_source_none_twice() -> None:
    ours = {(row["Einheit"], read_line(row["Zeile"]), row["Jahr"]): int(row["Betrag"]) for row in sheet("Haushalt")}
    assert len(ours) == len(sheet("Haushalt"))
    assert all(row["Produkt"] == row["Einheit"] for row in sheet("Haushalt"))
    every = rows(SOURCE / "ergebnisplan_alle_produktgruppen.csv")
    internal = [row for row in rows(SOURCE / "ergebnisplan.csv") if row["line"][:2] in ("27", "28")]
    assert ours == {
        (row["product_group"], read_line(row["line"]), row["year"]): int(row["amount_eur"])
        for row in (*every, *internal)
    }


def test_no_head_is_missing_and_none_doubled(city: Organisation) -> None:
    staffed = {post.unit for post in city.positions.values()}
    assert Counter(post.unit for post in city.positions.values() if post.is_head) == dict.fromkeys(staffed, 1)


def test_what_rules_made_is_marked() -> None:
    for name in ("Stellen", "Zuordnungen", "Förderungen"):
        assert {row["Beispiel"] for row in sheet(name)} == {"ja"}
    assert {row["Beispiel"] for row in sheet("Aufgaben") if row["Rechtsgrundlagen"]} == {"ja"}
    info = {row["Schlüssel"]: row["Wert"] for row in sheet("Plan")}
    assert all(f"Regel B{n} " in info["illustrative_note"] for n in range(1, 11))
    assert info["source_note"] in (SOURCE / "README.md").read_text(encoding="utf-8")


def test_every_measure_applies_and_has_a_reason(city: Organisation, scenarios: dict[str, tuple[Measure, ...]]) -> None:
    assert list(scenarios) == ["Nullvariante", SMALL, LARGE]
    assert scenarios["Nullvariante"] == ()
    for measures in scenarios.values():
        assert len(measures) <= 60
        assert all(measure.reason.endswith(".") for measure in measures)
        applied(city, measures)


@pytest.mark.parametrize("name", [SMALL, LARGE])
def test_the_new_office_takes_the_place_of_the_old(
    city: Organisation, scenarios: dict[str, tuple[Measure, ...]], name: str
) -> None:
    after = applied(city, scenarios[name])
    assert "Migration-Integration" not in after.units
    assert after.units["0116"].parent == after.units["0206"].parent == "AI"
    assert all(after.positions[post].unit != "0204" for post in _carriers(city, "0204", "020403"))


def test_the_large_office_takes_education_and_refugees(
    city: Organisation, scenarios: dict[str, tuple[Measure, ...]]
) -> None:
    after = applied(city, scenarios[LARGE])
    for group, name in (("0302", "030201"), ("0502", "050203")):
        moved = {after.positions[post].unit for post in _carriers(city, group, name)}
        assert {after.units[unit].parent for unit in moved} == {"AI"}


def _carriers(city: Organisation, group: str, name: str) -> list[str]:
    return [
        post
        for post, own in assignments().items()
        if city.positions[post].unit == group and any(each == name and share >= Decimal("0.5") for each, share in own)
    ]

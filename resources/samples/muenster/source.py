"""Reads the transcribed budget and establishment plan of Münster; nothing here is made up."""

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

FTE = 10_000
"""One full-time equivalent, or a whole share, in ten-thousandths."""

YEARS = ("2026", "2027")


@dataclass(frozen=True)
class Group:
    """A product group: its place in the city, its FTE per pay group (ten-thousandths), its products."""

    number: str
    name: str
    office: str
    directorate: str
    cells: tuple[tuple[str, int], ...]
    products: tuple[tuple[str, str], ...]

    @property
    def tasks(self) -> tuple[tuple[str, str], ...]:
        """Its products; a group without products is one task."""
        return self.products or ((self.number, self.name),)


@dataclass(frozen=True)
class BudgetRow:
    group: str
    line: str
    year: str
    amount: str


@dataclass(frozen=True)
class City:
    """`integration_groups` are those for which the source prints the whole Teilergebnisplan."""

    groups: tuple[Group, ...]
    budget: tuple[BudgetRow, ...]
    integration_groups: frozenset[str]
    source_note: str


def read_city(folder: Path) -> City:
    cells, products = _cells(folder), _products(folder)
    groups = tuple(
        Group(
            row["product_group"],
            row["name"],
            row["amt"],
            row["dezernat"],
            tuple(cells.get(row["product_group"], ())),
            tuple(products.get(row["product_group"], ())),
        )
        for row in read_rows(folder / "produktgruppen.csv")
    )
    _refuse_unknown_groups(groups, cells, products)
    whole_plan = _budget(folder / "ergebnisplan.csv")
    return City(
        groups,
        _united(_budget(folder / "ergebnisplan_alle_produktgruppen.csv"), whole_plan),
        frozenset(row.group for row in whole_plan),
        _source_note(folder / "README.md"),
    )


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";", strict=True))


def _cells(folder: Path) -> dict[str, list[tuple[str, int]]]:
    cells: dict[str, list[tuple[str, int]]] = {}
    for row in read_rows(folder / "stellen_nach_gruppe.csv"):
        parts = int(Decimal(row["vzae"]) * FTE)
        cells.setdefault(row["product_group"], []).append((row["pay_group"], parts))
    return cells


def _products(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Rows with a task are products; the others are key figures of a group."""
    products: dict[str, list[tuple[str, str]]] = {}
    for row in read_rows(folder / "products_integration.csv"):
        if row["task"]:
            number, name = row["product"].split(" ", 1)
            products.setdefault(row["product_group"], []).append((number, name))
    return products


def _refuse_unknown_groups(groups: tuple[Group, ...], *tables: dict[str, list[tuple[str, int]]]) -> None:
    known = {group.number for group in groups}
    unknown = {number for table in tables for number in table} - known
    if unknown:
        raise ValueError(f"produktgruppen.csv does not name the groups {sorted(unknown)}")


def _budget(path: Path) -> tuple[BudgetRow, ...]:
    rows = read_rows(path)
    return tuple(
        BudgetRow(row["product_group"], row["line"], row["year"], row["amount_eur"])
        for row in rows
        if row["year"] in YEARS
    )


def _united(every_group: tuple[BudgetRow, ...], whole_plan: tuple[BudgetRow, ...]) -> tuple[BudgetRow, ...]:
    """Both files hold lines 01 to 18 of the integration groups; the internal services stand in one only."""
    internal = (row for row in whole_plan if row.line.endswith("aus internen Leistungsbeziehungen"))
    return tuple(sorted((*every_group, *internal), key=lambda row: (row.group, row.year, row.line)))


def _source_note(readme: Path) -> str:
    found = re.search(r"Quellenvermerk: „(?P<note>[^“]+)“", readme.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{readme} has no Quellenvermerk")
    return found["note"]

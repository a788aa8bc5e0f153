"""The shipped data read from the resources: duties, pay tables, rates, assumptions, with provenance."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from integration_office.analysis.pay_data import BonusRule, PayData, PayTable, Rate, is_verified
from integration_office.analysis.reference import Reference
from integration_office.domain.grade import PayScheme
from integration_office.domain.identity import DutyId
from integration_office.domain.parameters import Assumption
from integration_office.domain.quantity import cents
from integration_office.domain.resources import resource_folder
from integration_office.domain.task import Duty
from integration_office.exchange.grant_rules import load_grant_rules
from integration_office.exchange.participation import load_participation, load_preparation, load_protections
from integration_office.exchange.shipped_cities import load_cities

_SCHEMES = {
    "TVOED_VKA_E": PayScheme.E,
    "TVOED_VKA_SUE": PayScheme.S,
    "NRW_LBESO_A": PayScheme.A,
    "NRW_LBESO_B": PayScheme.B,
}
_ADVANCE = "_ABSCHLAG"
_BONUS_SCOPE = "VKA BT-V"
Row = dict[str, str]


def load_reference(folder: Path | None = None) -> Reference:
    """Everything shipped, from the resources folder (or another one laid out the same)."""
    root = folder or resource_folder()
    pay = PayData(
        tables=_tables(_rows(root / "pay" / "pay_tables.csv")),
        bonuses=tuple(_bonuses(_rows(root / "pay" / "jahressonderzahlung.csv"))),
        social=_social(_rows(root / "pay" / "social_insurance.csv")),
    )
    duties = {DutyId(row["id"]): duty_of(row) for row in _rows(root / "law" / "duties.csv")}
    assumptions = {row["key"]: _assumption(row) for row in _rows(root / "pay" / "assumptions.csv")}
    return Reference(
        pay=pay,
        catalogue=duties,
        assumptions=assumptions,
        participation=load_participation(root),
        preparation=load_preparation(root),
        protections=load_protections(root),
        competences={row["id"]: row["title_de"] for row in _rows(root / "law" / "competences.csv")},
        cities=load_cities(root),
        grant_rules=load_grant_rules(root),
    )


def duty_of(row: Row) -> Duty:
    """A duty from a row of the catalogue's columns; missing columns stay at their defaults."""
    texts = {key: value for key, value in row.items() if key != "competences"}
    competences = tuple(part for part in row.get("competences", "").split("|") if part)
    return Duty(competences=competences, **{**texts, "id": DutyId(row["id"])})  # type: ignore[arg-type]


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)


def _tables(rows: Iterator[Row]) -> dict[PayScheme, tuple[PayTable, ...]]:
    cells: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        cells[row["table_id"], row["valid_from"]].append(row)
    tables: defaultdict[PayScheme, list[PayTable]] = defaultdict(list)
    for (table_id, _), table_rows in cells.items():
        tables[_SCHEMES[table_id.removesuffix(_ADVANCE)]].append(_table(table_id, table_rows))
    return {scheme: tuple(sorted(found, key=lambda table: table.valid_from)) for scheme, found in tables.items()}


def _table(table_id: str, rows: list[Row]) -> PayTable:
    amounts: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        amounts[row["grade"]][int(row["step"])] = cents(Decimal(row["monthly_eur"]))
    doubtful = {(row["grade"], int(row["step"])) for row in rows if not is_verified(row["provenance"])}
    return PayTable(
        id=table_id,
        valid_from=date.fromisoformat(rows[0]["valid_from"]),
        amounts=dict(amounts),
        provisional=table_id.endswith(_ADVANCE),
        unverified=frozenset(doubtful),
        sources=tuple(dict.fromkeys(row["provenance"] for row in rows)),
    )


def _bonuses(rows: Iterator[Row]) -> Iterator[BonusRule]:
    for row in rows:
        if row["scope"] != _BONUS_SCOPE:
            continue
        ranges = (part.partition("-") for part in row["grades"].split(","))
        yield BonusRule(
            from_year=int(row["from_year"]),
            ranges=tuple((first, last or first) for first, _, last in ranges),
            percent=Decimal(row["percent_of_mean_jul_sep_pay"]),
            source=row["provenance"],
            verified=is_verified(row["provenance"]),
        )


def _social(rows: Iterator[Row]) -> dict[str, dict[int, Rate]]:
    found: defaultdict[str, dict[int, Rate]] = defaultdict(dict)
    for row in rows:
        rate = Rate(Decimal(row["value"]), row["provenance"], is_verified(row["provenance"]))
        found[row["key"]][int(row["year"])] = rate
    return dict(found)


def _assumption(row: Row) -> Assumption:
    return Assumption(row["key"], Decimal(row["value"]), row["unit"], row["source"], verified=row["verified"] == "yes")

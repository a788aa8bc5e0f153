"""The shipped rules of the grants' guidelines, each with the entries of the catalogue it rests on."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from integration_office.domain.grant_rule import GrantRule, RuleKind
from integration_office.domain.identity import DutyId, GrantId
from integration_office.domain.quantity import cents


def load_grant_rules(root: Path) -> tuple[GrantRule, ...]:
    """In the order of the file. Raises what a damaged file raises: it is part of the program."""
    with (root / "law" / "grant_rules.csv").open(encoding="utf-8-sig", newline="") as stream:
        return tuple(map(_rule, csv.DictReader(stream)))


def _rule(row: dict[str, str]) -> GrantRule:
    return GrantRule(
        id=row["id"],
        grant=GrantId(row["grant"]),
        kind=RuleKind(row["kind"]),
        role=row["role"],
        amount=cents(Decimal(row["amount"])) if row["amount"] else None,
        per_fte=_decimal(row["per_fte"]),
        most_city=_decimal(row["most_city"]),
        most_county=_decimal(row["most_county"]),
        condition=row["condition"],
        since=_day(row["valid_from"]),
        until=_day(row["valid_to"]),
        sources=tuple(DutyId(part) for part in row["sources"].split("|")),
        note=row["note"],
    )


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

"""The cities that are shipped for comparison, each with source and date."""

import csv
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from integration_office.domain.cities import City
from integration_office.domain.quantity import ten_thousandths


def load_cities(root: Path) -> Mapping[str, City]:
    """The shipped cities by name, in their order; none where there is no such file."""
    path = root / "cities" / "cities.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["city"]: _shipped(row) for row in csv.DictReader(stream)}


def _shipped(row: dict[str, str]) -> City:
    texts = ("office", "since", "posts_date", "inhabitants_date", "concept", "monitoring", "note", "source", "verified")
    return City(
        name=row["city"],
        own_office={"yes": True, "no": False}.get(row["own_office"]),
        posts=ten_thousandths(Decimal(row["posts"])) if row["posts"] else None,
        inhabitants=int(row["inhabitants"]) if row["inhabitants"] else None,
        source_date=date.fromisoformat(row["source_date"]),
        **{key: row[key] for key in texts},  # type: ignore[arg-type]
    )

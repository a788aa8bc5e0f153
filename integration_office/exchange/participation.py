"""The shipped checklist of who has to be involved, the steps to a decision and the notes on regradings."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from integration_office.domain.participation import Participation, PreparationStep, Protection, read_lead_time

Row = dict[str, str]


def load_participation(root: Path) -> tuple[Participation, ...]:
    """The rows of participation.csv in their order; none where there is no such file."""
    return tuple(
        Participation(
            effect=row["effect"],
            law=row["law"],
            norm=row["norm"],
            body=row["body"],
            what=row["what"],
            lead=read_lead_time(row["lead"]),
            source=row["source"],
            source_date=date.fromisoformat(row["source_date"]),
            verified=row["verified"],
            body_en=row["body_en"],
            what_en=row["what_en"],
            source_en=row["source_en"],
        )
        for row in _rows(root, "participation.csv")
    )


def load_preparation(root: Path) -> tuple[PreparationStep, ...]:
    """The rows of preparation.csv in their order."""
    return tuple(
        PreparationStep(
            key=row["key"],
            before=row["before"],
            effect=row["effect"],
            lead=read_lead_time(row["lead"]),
            runs_after=row["runs_after"] == "yes",
            source=row["source"],
            source_date=_day(row["source_date"]),
            verified=row["verified"],
        )
        for row in _rows(root, "preparation.csv")
    )


def load_protections(root: Path) -> tuple[Protection, ...]:
    """The rows of protection.csv in their order."""
    return tuple(
        Protection(**{**row, "source_date": _day(row["source_date"])})  # type: ignore[arg-type]
        for row in _rows(root, "protection.csv")
    )


def _rows(root: Path, name: str) -> Iterator[Row]:
    path = root / "participation" / name
    if path.exists():
        with path.open(encoding="utf-8", newline="") as stream:
            yield from csv.DictReader(stream)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

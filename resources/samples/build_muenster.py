"""Builds the sample city Münster 2026 as a workbook (a folder of CSVs).

    python resources/samples/build_muenster.py [--source DIR] [--out DIR]

Standard library only. The same source gives the same bytes on every run; README.md explains the rules.
"""

import argparse
import csv
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from muenster.model import Post, Sample, TaskRow, office_id, office_name
from muenster.posts import staffed, with_competences, with_double_work, with_grants
from muenster.scenarios import EFFECTIVE, scenarios
from muenster.source import FTE, City, Group, read_city, read_rows
from muenster.tasks import tasks_of, with_demand

HERE = Path(__file__).resolve().parent
TABLES = HERE / "muenster" / "regeln"
LAW = HERE.parent / "law" / "duties.csv"
ROOT = "Stadt"

COLUMNS = {
    "Plan": "Schlüssel Wert",
    "Einheiten": "Kennung Bezeichnung Art Übergeordnet Förderung",
    "Stellen": "Stellennummer Einheit Funktion Gruppe VZÄ_Soll Kompetenzen Leitung Förderung Beispiel",
    "Aufgaben": "Kennung Bezeichnung Rechtsgrundlagen Bedarf_VZÄ Fallzahl Minuten Kompetenzen Gewollt"
    " Gewollt_Grund Konflikt Beispiel",
    "Zuordnungen": "Stelle Aufgabe Anteil Beispiel",
    "Haushalt": "Einheit Produkt Zeile Jahr Betrag",
    "Förderungen": "Kennung Norm Satz Höchstbetrag_je_VZÄ Höchstbetrag Ende Bedingungen Im_Haushalt Beispiel",
    "Varianten": "Variante Nr Maßnahme Wirksam_ab Grund Aktiv",
}


def main() -> None:
    arguments = argparse.ArgumentParser(description="Baut die Beispielstadt Münster 2026 als CSV-Arbeitsmappe.")
    arguments.add_argument("--source", type=Path, default=HERE / "muenster_source", help="Rohdaten")
    arguments.add_argument("--out", type=Path, default=HERE / "muenster-2026", help="Ordner der Arbeitsmappe")
    given = arguments.parse_args()
    write_workbook(sample_of(read_city(given.source)), given.out)


def sample_of(city: City) -> Sample:
    """Applies the rules B2 to B9 in order."""
    tasks = tasks_of(city, TABLES, LAW)
    by_id = {task.id: task for task in tasks}
    posts = with_competences(staffed(city, TABLES), by_id)
    posts = with_grants(with_double_work(posts, by_id, TABLES), TABLES)
    return Sample(city, tuple(posts), tuple(with_demand(tasks, posts, city, TABLES)))


def write_workbook(sample: Sample, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for sheet, rows in _sheets(sample):
        with (folder / f"{sheet}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\n")
            writer.writerow(columns(sheet))
            writer.writerows(rows)


def columns(sheet: str) -> list[str]:
    return [name.replace("_", " ") for name in COLUMNS[sheet].split()]


def _sheets(sample: Sample) -> Iterator[tuple[str, Iterable[Iterable[str]]]]:
    yield "Plan", _plan(sample.city)
    yield "Einheiten", _units(sample.city)
    yield "Stellen", map(_post, sample.posts)
    yield "Aufgaben", map(_task, sample.tasks)
    yield "Zuordnungen", _assignments(sample.posts)
    yield "Haushalt", _budget(sample.city)
    yield "Förderungen", _grants()
    yield "Varianten", _measures(sample)


def _plan(city: City) -> list[tuple[str, str]]:
    return [
        ("title", "Stadt Münster, Haushalt und Stellenplan 2026"),
        ("city", "Münster"),
        ("base_year", "2026"),
        ("edition", "TIntG-2021"),
        ("source_note", city.source_note),
        ("illustrative_note", _illustrative_note()),
    ]


def _illustrative_note() -> str:
    return " ".join((TABLES / "Hinweis.txt").read_text(encoding="utf-8").split("\n")).strip()


def _units(city: City) -> Iterator[tuple[str, str, str, str, str]]:
    """The root, the Dezernate, their Ämter, then every product group below its Amt, Dezernat or the root."""
    grants = {row["Einheit"]: row["Kennung"] for row in read_rows(TABLES / "Förderungen.csv")}
    yield ROOT, "Stadt Münster", "verwaltung", "", ""
    for directorate in sorted({group.directorate for group in city.groups} - {""}, key=_directorate_order):
        yield directorate, f"Dezernat {directorate}", "dezernat", ROOT, ""
    for office, directorate in _offices(city).items():
        kind = "einrichtung" if office.startswith("(") else "amt"
        yield office_id(office), office_name(office), kind, directorate or ROOT, ""
    for group in city.groups:
        yield group.number, group.name, "abteilung", _home(group), grants.get(group.number, "")


def _directorate_order(directorate: str) -> int:
    return ("OB", "I", "II", "III", "IV", "V", "VI").index(directorate)


def _offices(city: City) -> dict[str, str]:
    """Each Amt with its Dezernat; an Amt under two would be a fault of the source."""
    offices: dict[str, str] = {}
    for group in city.groups:
        if group.office and offices.setdefault(group.office, group.directorate) != group.directorate:
            raise ValueError(f"{group.office} hangs under two Dezernate")
    return offices


def _home(group: Group) -> str:
    return office_id(group.office) if group.office else group.directorate or ROOT


def _post(post: Post) -> list[str]:
    return [
        post.id,
        post.group,
        post.title,
        post.grade,
        _decimal(post.fte),
        ";".join(post.competences),
        _yes(post.is_head),
        post.grant,
        "ja",
    ]


def _task(task: TaskRow) -> list[str]:
    return [
        task.id,
        task.name,
        ";".join(task.duties),
        "" if task.demand_fte is None else _decimal(task.demand_fte),
        task.cases,
        task.minutes,
        ";".join(task.competences),
        _yes(task.intended),
        task.intended_reason,
        ";".join(task.conflicts),
        _yes(task.is_illustrative),
    ]


def _assignments(posts: Iterable[Post]) -> Iterator[tuple[str, str, str, str]]:
    return ((post.id, task, _decimal(share), "ja") for post in posts for task, share in post.shares)


def _budget(city: City) -> Iterator[tuple[str, str, str, str, str]]:
    return ((row.group, row.group, row.line, row.year, row.amount) for row in city.budget)


def _grants() -> Iterator[list[str]]:
    for row in read_rows(TABLES / "Förderungen.csv"):
        cells = {**row, "Bedingungen": ";".join(row["Bedingungen"].split()), "Beispiel": "ja"}
        yield [cells[column] for column in columns("Förderungen")]


def _measures(sample: Sample) -> Iterator[tuple[str, str, str, str, str, str]]:
    """A scenario without measures is one row that has only its name."""
    for name, measures in scenarios(sample).items():
        if not measures:
            yield name, "", "", "", "", ""
        for number, measure in enumerate(measures, start=1):
            change = json.dumps(measure.change, ensure_ascii=False)
            yield name, str(number), change, EFFECTIVE, measure.reason, "ja"


def _decimal(parts: int) -> str:
    """Ten-thousandths as German officials write them: 24800 → 2,48."""
    return f"{(Decimal(parts) / FTE).normalize():f}".replace(".", ",")


def _yes(value: bool) -> str:
    return "ja" if value else "nein"


if __name__ == "__main__":
    main()

"""Tasks: the rules B5 (duties), B6 (demand), B7 (competences), B8 (intended overlap, conflicts)."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from muenster.model import HALF, Post, TaskRow
from muenster.posts import refuse_unknown
from muenster.source import FTE, City, read_rows

_UNKNOWN = "unbekannt"
_DEFAULT_PERCENT = 90


def tasks_of(city: City, tables: Path, law: Path) -> list[TaskRow]:
    """Every product, and every group without products, with duties, competences and marks."""
    plain = [TaskRow(id, name, group.number) for group in city.groups for id, name in group.tasks]
    return _with_marks(_with_duties(plain, tables, law), tables)


def with_demand(tasks: list[TaskRow], posts: list[Post], city: City, tables: Path) -> list[TaskRow]:
    """Rule B6: as the table says, else nine tenths of the own group's FTE, rounded down to half posts.

    Outside the integration groups the demand stays unknown.
    """
    rows = {row["Aufgabe"]: row for row in read_rows(tables / "Bedarf.csv")}
    refuse_unknown("Bedarf.csv", rows, {task.id for task in tasks})
    own = _own_fte(posts, {task.id: task.group for task in tasks})
    return [
        _demanded(task, own.get(task.id, 0), rows.get(task.id), task.group in city.integration_groups) for task in tasks
    ]


def _with_duties(tasks: list[TaskRow], tables: Path, law: Path) -> list[TaskRow]:
    rows = read_rows(tables / "Rechtsgrundlagen.csv")
    duties = {row["Aufgabe"]: tuple(row["Rechtsgrundlagen"].split()) for row in rows}
    refuse_unknown("Rechtsgrundlagen.csv", duties, {task.id for task in tasks})
    needed = _competences_of_duties(law)
    return [
        replace(
            task,
            duties=duties.get(task.id, ()),
            competences=_united(needed[duty] for duty in duties.get(task.id, ())),
        )
        for task in tasks
    ]


def _competences_of_duties(law: Path) -> dict[str, tuple[str, ...]]:
    with law.open(encoding="utf-8", newline="") as file:
        return {row["id"]: tuple(row["competences"].split("|")) for row in csv.DictReader(file)}


def _united(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({each for one in lists for each in one}))


def _with_marks(tasks: list[TaskRow], tables: Path) -> list[TaskRow]:
    rows = {row["Aufgabe"]: row for row in read_rows(tables / "Aufgabenmerkmale.csv")}
    refuse_unknown("Aufgabenmerkmale.csv", rows, {task.id for task in tasks})
    return [_marked(task, rows[task.id]) if task.id in rows else task for task in tasks]


def _marked(task: TaskRow, row: dict[str, str]) -> TaskRow:
    intended = row["Gewollt"] == "ja"
    return replace(
        task,
        intended=intended,
        intended_reason=row["Grund"] if intended else "",
        conflicts=tuple(row["Konflikt"].split()),
    )


def _own_fte(posts: list[Post], groups: dict[str, str]) -> dict[str, int]:
    """FTE × share (ten-thousandths of ten-thousandths) that each task gets from its own group."""
    own: dict[str, int] = {}
    for post in posts:
        for task, share in post.shares:
            if groups[task] == post.group:
                own[task] = own.get(task, 0) + post.fte * share
    return own


def _demanded(task: TaskRow, own: int, row: dict[str, str] | None, is_known: bool) -> TaskRow:
    if row is not None and row["Fallzahl"]:
        return replace(task, cases=row["Fallzahl"], minutes=row["Minuten"])
    if row is not None and row["Prozent"] == _UNKNOWN:
        return task
    if row is not None:
        return replace(task, demand_fte=_halves(own * int(row["Prozent"]) + 50 * HALF * FTE))
    return replace(task, demand_fte=_halves(own * _DEFAULT_PERCENT)) if is_known and own else task


def _halves(percent_of_fte: int) -> int:
    """Whole half posts, rounded down, from per cent × FTE × share."""
    return percent_of_fte // (100 * HALF * FTE) * HALF

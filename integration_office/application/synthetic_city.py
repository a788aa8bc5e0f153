"""An invented city of any size, the same for the same seed on every machine: for trials and measurements."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import TypeVar

from integration_office.application.memory import PlanSize, collector_resting, refuse_too_large
from integration_office.application.ports import Progress
from integration_office.application.synthetic_draws import (
    BASE_YEAR,
    MOST_TASKS,
    below,
    drawn_competences,
    number_text,
    one_of,
    skewed,
    some,
)
from integration_office.application.synthetic_posts import assignments_of, posts_of
from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.errors import ImpossibleCity
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import DutyId, GrantId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.task import Task
from integration_office.domain.unit import Unit, UnitKind

T = TypeVar("T")


def synthetic_city(
    positions: int,
    units: int,
    tasks: int,
    assignments: int,
    *,
    seed: int,
    duties: Sequence[DutyId] = (),
    progress: Progress | None = None,
) -> Plan:
    """Exactly so many of each; tasks implement some of `duties`.

    Raises ImpossibleCity, NotEnoughMemory and what `progress` raises.

    Seven levels of units, skewed sizes, posts of every pay scheme and some that no table prices. Only whole
    numbers and products of `random()` decide, so that no platform's mathematics library can. What posts have in
    common is one object: five million of them fit into four gigabytes.
    """
    _refuse_impossible(positions, units, tasks, assignments)
    refuse_too_large("", PlanSize(positions, assignments, units, tasks).memory)
    random = Random(seed)
    steps = _Steps(progress, positions)
    with collector_resting():
        tree, work = _units(random, units), _tasks(random, tasks, duties)
        drawn_posts = posts_of(random, tree, [grant.id for grant in _GRANTS], positions)
        posts = {post.id: post for post in steps.counted(drawn_posts)}
        work_of = assignments_of(random, posts, tree, [task.id for task in work], assignments)
        baseline = Organisation(
            units=frozen({unit.id: unit for unit in _funded_units(random, tree)}),
            positions=frozen(posts),
            tasks=frozen({task.id: task for task in work}),
            assignments=frozen(dict(steps.counted(work_of))),
            budget=tuple(_budget(random, tree)),
            grants=frozen({grant.id: GrantTerms(grant) for grant in _GRANTS}),
        )
    return Plan(PlanInfo(title=f"Synthetische Stadt {seed}", base_year=BASE_YEAR), baseline)


_FIELDS = (
    *("Soziales", "Jugend", "Schule", "Ordnung", "Bürgerservice", "Ausländerangelegenheiten", "Integration"),
    *("Gesundheit", "Wohnen", "Kultur", "Sport", "Umwelt", "Verkehr", "Bauordnung", "Finanzen", "Personal"),
    *("Organisation", "Recht", "Stadtplanung", "Liegenschaften", "Weiterbildung", "Statistik", "Wahlen"),
)
_LEVELS = (
    (UnitKind.AUTHORITY, "Stadtverwaltung", 0.0),
    (UnitKind.DIRECTORATE, "Dezernat", 0.003),
    (UnitKind.OFFICE, "Amt", 0.025),
    (UnitKind.DIVISION, "Abteilung", 0.1),
    (UnitKind.SECTION, "Sachgebiet", 0.27),
    (UnitKind.SECTION, "Team", 0.35),
    (UnitKind.FACILITY, "Einrichtung", 1.0),
)
"""Kind, name and share of the units of a level; the last takes what is left."""

_ASIDE = ((UnitKind.STAFF_UNIT, "Stabsstelle"), (UnitKind.COMMITTEE, "Beirat"), (UnitKind.EXTERNAL, "Träger"))

_GRANTS = (
    Grant(GrantId("KI"), "§ 8 TIntG", None, 5_700_000, 30_750_000, None, ("own_unit", "head_fulltime")),
    Grant(GrantId("KIM"), "§ 9 TIntG", None, 5_700_000, None, date(2028, 12, 31), ("needs=KI",), True),
    Grant(GrantId("ESF"), "ESF Plus", Decimal("0.6"), 4_000_000, 90_000_000, date(2027, 12, 31)),
)


def _refuse_impossible(positions: int, units: int, tasks: int, assignments: int) -> None:
    _refuse_outside("units", units, 1, None)
    _refuse_outside("positions", positions, 0, None)
    _refuse_outside("tasks", tasks, 0, None)
    _refuse_outside("assignments", assignments, 0, most_assignments(positions, tasks))


def most_assignments(positions: int, tasks: int) -> int:
    """As many as can be given to so many posts."""
    return positions * min(MOST_TASKS, tasks)


def _refuse_outside(what: str, wanted: int, least: int, most: int | None) -> None:
    if wanted < least or (most is not None and wanted > most):
        raise ImpossibleCity(what, wanted, least, most)


_TOLD_EVERY = 5_000


class _Steps:
    """Counts posts as they pass, first when they are made and then when they get their tasks."""

    def __init__(self, progress: Progress | None, posts: int) -> None:
        self._progress = progress
        self._done, self._total = 0, 2 * posts

    def counted(self, found: Iterator[T]) -> Iterator[T]:
        if self._progress is None:
            return found
        return self._told(found, self._progress)

    def _told(self, found: Iterator[T], progress: Progress) -> Iterator[T]:
        for each in found:
            self._done += 1
            if self._done % _TOLD_EVERY == 0:
                progress(self._done, self._total)
            yield each


# Units


def _units(random: Random, count: int) -> list[Unit]:
    """Parents before children. Every level has units as long as there are enough to go round."""
    found: list[Unit] = []
    above: list[Unit] = []
    for level, size in enumerate(_level_sizes(count)):
        own = [_unit(random, len(found) + place, count, level, above) for place in range(size)]
        found += own
        above = own or above
    return found


def _level_sizes(count: int) -> list[int]:
    left, sizes = count - 1, [1]
    for _, _, share in _LEVELS[1:]:
        size = min(left, max(1, int(count * share)))
        sizes.append(size)
        left -= size
    return sizes


def _unit(random: Random, index: int, count: int, level: int, above: Sequence[Unit]) -> Unit:
    kind, word, _ = _LEVELS[level]
    if level > 1 and random.random() < 0.03:
        kind, word = one_of(random, _ASIDE)
    number = number_text(index, count)
    field = _FIELDS[index % len(_FIELDS)]
    name = f"{word} {field} {number}" if level else word
    return Unit(UnitId(number), name, kind, above[skewed(random, len(above))].id if above else None)


def _funded_units(random: Random, units: Sequence[Unit]) -> list[Unit]:
    return [
        replace(unit, grant=one_of(random, _GRANTS).id) if unit.parent and random.random() < 0.02 else unit
        for unit in units
    ]


# Tasks


def _tasks(random: Random, count: int, duties: Sequence[DutyId]) -> list[Task]:
    numbers = [TaskId(number_text(index, count)) for index in range(count)]
    return [_task(random, numbers, index, duties) for index in range(count)]


def _task(random: Random, numbers: Sequence[TaskId], index: int, duties: Sequence[DutyId]) -> Task:
    chance = random.random()
    task = Task(
        id=numbers[index],
        name=f"{_FIELDS[index % len(_FIELDS)]}, Aufgabe {numbers[index]}",
        duties=tuple(duties[index] for index in some(random, len(duties), 2)),
        competences=drawn_competences(random),
        intended=chance < 0.05,
        intended_reason="Vier-Augen-Prinzip" if chance < 0.05 else "",
        conflicts=(numbers[below(random, index)],) if index and chance > 0.98 else (),
    )
    return _with_demand(random, task)


def _with_demand(random: Random, task: Task) -> Task:
    chance = random.random()
    if chance < 0.5:
        return replace(task, demand_fte=(1 + below(random, 119)) * 500)
    if chance < 0.85:
        cases, minutes = Decimal(10 + below(random, 19_990)), Decimal(10 + below(random, 290)) / 2
        return replace(task, cases=cases, minutes=minutes)
    return task


# Budget


def _budget(random: Random, units: Sequence[Unit]) -> list[BudgetLine]:
    """Directorates, offices and divisions have lines of their own; whole hundreds of euros."""
    kinds = (UnitKind.DIRECTORATE, UnitKind.OFFICE, UnitKind.DIVISION)
    return [
        BudgetLine(unit.id, unit.id, line, BASE_YEAR, below(random, most) * 10_000)
        for unit in units
        if unit.kind in kinds
        for line, most in _BUDGET_LINES
    ]


_BUDGET_LINES = (
    (NkfLine.ALLOCATIONS, 5_000),
    (NkfLine.PUBLIC_FEES, 3_000),
    (NkfLine.STAFF, 20_000),
    (NkfLine.PENSIONS, 3_000),
    (NkfLine.GOODS_AND_SERVICES, 8_000),
    (NkfLine.TRANSFERS, 30_000),
    (NkfLine.OTHER_EXPENSES, 2_000),
)

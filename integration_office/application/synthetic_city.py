"""An invented city of any size, the same for the same seed on every machine: for trials and measurements."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import accumulate, pairwise
from random import Random

from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.errors import DomainError
from integration_office.domain.grade import read_grade
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import DutyId, GrantId, PositionId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Lapse, Position, Regrade, Terms
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.task import Assignment, Task
from integration_office.domain.unit import Unit, UnitKind

BASE_YEAR = 2026
MOST_TASKS = 6
"""Tasks of one position, at most (the reference cities have 0 to 6)."""


@dataclass(eq=True)
class ImpossibleCity(DomainError):
    """`what` (units, positions, tasks, assignments) cannot be `wanted`; between `least` and `most` it can."""

    what: str
    wanted: int
    least: int
    most: int | None


def synthetic_city(
    positions: int, units: int, tasks: int, assignments: int, *, seed: int, duties: Sequence[DutyId] = ()
) -> Plan:
    """Exactly so many of each; tasks implement some of `duties`. Raises ImpossibleCity.

    Seven levels of units, skewed sizes, posts of every pay scheme and some that no table prices. Only whole
    numbers and products of `random()` decide, so that no platform's mathematics library can.
    """
    _refuse_impossible(positions, units, tasks, assignments)
    random = Random(seed)
    tree = _units(random, units)
    posts = _positions(random, tree, positions)
    work = _tasks(random, tasks, duties)
    baseline = Organisation(
        units=frozen({unit.id: unit for unit in _funded_units(random, tree)}),
        positions=frozen({post.id: post for post in posts}),
        tasks=frozen({task.id: task for task in work}),
        assignments=frozen(_assignments(random, posts, tree, work, assignments)),
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

_HEAD_GRADES = ("B5", "B3", "A16", "A14", "E12", "E10", "E9c")
_GRADES = (
    *("E5", "E6", "E6", "E7", "E8", "E8", "E9a", "E9a", "E9b", "E9b", "E9c", "E10", "E11", "E12", "E13", "E14"),
    *("S8a", "S8b", "S11b", "S12", "S14", "S15", "A7", "A8", "A9", "A10", "A11", "A12", "A13", "A13 LG2E1"),
    *("P8", "TV-V 7", "AT", "S10", ""),
)
"""As people write them; the last five are priced by no table."""

_COMPETENCES = tuple(f"K{number:02}" for number in range(1, 21))
_FTE = (10_000,) * 13 + (5_000, 5_000, 7_500, 8_000, 6_000, 2_500, 3_333)
_FILLED = (None,) * 16 + (0, 0, 2_500, 5_000)
_TITLES = ("Sachbearbeitung", "Fachkraft", "Verwaltungskraft", "Beratung", "Koordination", "Technik")

_GRANTS = (
    Grant(GrantId("KI"), "§ 8 TIntG", None, 5_700_000, 30_750_000, None, ("own_unit", "head_fulltime")),
    Grant(GrantId("KIM"), "§ 9 TIntG", None, 5_700_000, None, date(2028, 12, 31), ("needs=KI",), True),
    Grant(GrantId("ESF"), "ESF Plus", Decimal("0.6"), 4_000_000, 90_000_000, date(2027, 12, 31)),
)


def _refuse_impossible(positions: int, units: int, tasks: int, assignments: int) -> None:
    _refuse_outside("units", units, 1, None)
    _refuse_outside("positions", positions, 0, None)
    _refuse_outside("tasks", tasks, 0, None)
    _refuse_outside("assignments", assignments, 0, positions * min(MOST_TASKS, tasks))


def _refuse_outside(what: str, wanted: int, least: int, most: int | None) -> None:
    if wanted < least or (most is not None and wanted > most):
        raise ImpossibleCity(what, wanted, least, most)


def _number(index: int, count: int) -> str:
    """1, 2, … with at least one leading zero, all of the same length."""
    return str(index + 1).zfill(len(str(count)) + 1)


def _skewed(random: Random, count: int) -> int:
    """An index below `count`; small ones are drawn far more often."""
    return int(count * random.random() * random.random())


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
        kind, word = random.choice(_ASIDE)
    number = _number(index, count)
    field = _FIELDS[index % len(_FIELDS)]
    name = f"{word} {field} {number}" if level else word
    return Unit(UnitId(number), name, kind, above[_skewed(random, len(above))].id if above else None)


def _funded_units(random: Random, units: Sequence[Unit]) -> list[Unit]:
    return [
        replace(unit, grant=random.choice(_GRANTS).id) if unit.parent and random.random() < 0.02 else unit
        for unit in units
    ]


# Positions


def _positions(random: Random, units: Sequence[Unit], count: int) -> list[Position]:
    """A head for each unit as far as they go; the rest by the units' weights, of which few are heavy."""
    heads = min(count, len(units))
    weights = list(accumulate(1 / (0.02 + random.random()) for _ in units))
    places = [(place, True) for place in range(heads)]
    drawn = random.choices(range(len(units)), cum_weights=weights, k=count - heads)
    places += [(place, False) for place in drawn]
    # Sorting keeps the posts of a unit together, its head first.
    places.sort(key=lambda place: (place[0], not place[1]))
    depths = _depths(units)
    return [
        _position(random, _number(index, count), units[place], depths[place] if is_head else None)
        for index, (place, is_head) in enumerate(places)
    ]


def _depths(units: Sequence[Unit]) -> list[int]:
    depth_of: dict[UnitId | None, int] = {None: -1}
    for unit in units:
        depth_of[unit.id] = depth_of[unit.parent] + 1
    return [depth_of[unit.id] for unit in units]


def _position(random: Random, number: str, unit: Unit, head_of_level: int | None) -> Position:
    is_head = head_of_level is not None
    return Position(
        id=PositionId(number),
        unit=unit.id,
        title="Leitung" if is_head else random.choice(_TITLES),
        terms=_terms(random, _GRADES if head_of_level is None else _HEAD_GRADES[head_of_level : head_of_level + 1]),
        competences=_some(random, _COMPETENCES, 3),
        is_head=is_head,
        lapse=_lapse(random),
        regrade_on_vacancy=_regrade(random),
        vacant_from=BASE_YEAR + random.randrange(1, 12) if random.random() < 0.08 else None,
        grant=random.choice(_GRANTS).id if random.random() < 0.005 else None,
    )


def _terms(random: Random, grades: Sequence[str]) -> Terms:
    planned, filled = random.choice(_FTE), random.choice(_FILLED)
    step = random.randrange(1, 7) if random.random() < 0.5 else None
    grade = read_grade(random.choice(grades))
    return Terms(grade, step, planned, filled if filled is None else min(filled, planned))


def _lapse(random: Random) -> Lapse | None:
    if random.random() >= 0.04:
        return None
    return Lapse(date(BASE_YEAR + random.randrange(1, 7), 12, 31)) if random.random() < 0.7 else Lapse()


def _regrade(random: Random) -> Regrade | None:
    grade = read_grade(random.choice(_GRADES)) if random.random() < 0.02 else None
    if grade is None:
        return None
    return Regrade(grade, date(BASE_YEAR + random.randrange(1, 5), 7, 1) if random.random() < 0.5 else None)


def _some(random: Random, values: Sequence[str], most: int) -> tuple[str, ...]:
    """Up to `most` different ones, in their order."""
    chosen = {random.randrange(len(values)) for _ in range(random.randrange(most + 1))} if values else ()
    return tuple(values[index] for index in sorted(chosen))


# Tasks


def _tasks(random: Random, count: int, duties: Sequence[DutyId]) -> list[Task]:
    numbers = [TaskId(_number(index, count)) for index in range(count)]
    return [_task(random, numbers, index, duties) for index in range(count)]


def _task(random: Random, numbers: Sequence[TaskId], index: int, duties: Sequence[DutyId]) -> Task:
    chance = random.random()
    task = Task(
        id=numbers[index],
        name=f"{_FIELDS[index % len(_FIELDS)]}, Aufgabe {numbers[index]}",
        duties=tuple(map(DutyId, _some(random, duties, 2))),
        competences=_some(random, _COMPETENCES, 3),
        intended=chance < 0.05,
        intended_reason="Vier-Augen-Prinzip" if chance < 0.05 else "",
        conflicts=(random.choice(numbers[:index]),) if index and chance > 0.98 else (),
    )
    return _with_demand(random, task)


def _with_demand(random: Random, task: Task) -> Task:
    chance = random.random()
    if chance < 0.5:
        return replace(task, demand_fte=random.randrange(1, 120) * 500)
    if chance < 0.85:
        cases, minutes = Decimal(random.randrange(10, 20_000)), Decimal(random.randrange(10, 300)) / 2
        return replace(task, cases=cases, minutes=minutes)
    return task


# Assignments


def _assignments(
    random: Random, posts: Sequence[Position], units: Sequence[Unit], tasks: Sequence[Task], count: int
) -> dict[PositionId, tuple[Assignment, ...]]:
    place_of = {unit.id: place for place, unit in enumerate(units)}
    numbers = _numbers_of_tasks(random, len(posts), min(MOST_TASKS, len(tasks)), count)
    return {
        post.id: _own(random, post.id, number, place_of[post.unit] * len(tasks) // len(units), tasks)
        for post, number in zip(posts, numbers, strict=True)
        if number
    }


def _numbers_of_tasks(random: Random, posts: int, most: int, count: int) -> list[int]:
    """How many tasks each post has; exactly `count` in all."""
    fill = count * 2 <= posts * most
    numbers = [0 if fill else most] * posts
    left = count if fill else posts * most - count
    while left:
        index = random.randrange(posts)
        if numbers[index] < most if fill else numbers[index] > 0:
            numbers[index] += 1 if fill else -1
            left -= 1
    return numbers


def _own(random: Random, post: PositionId, number: int, nearby: int, tasks: Sequence[Task]) -> tuple[Assignment, ...]:
    """Mostly tasks near those of the neighbours, now and then one from far away: that is the overlap."""
    chosen: dict[int, None] = {}
    reach = 4 + MOST_TASKS
    while len(chosen) < number:
        far = random.random() < 0.15 or len(tasks) <= reach
        place = random.randrange(len(tasks)) if far else (nearby + random.randrange(reach)) % len(tasks)
        chosen[place] = None
    shares = _shares(random, number)
    return tuple(Assignment(post, tasks[place].id, share) for place, share in zip(chosen, shares, strict=True))


def _shares(random: Random, number: int) -> list[int]:
    """Shares in twentieths of a post, together at most the whole of it."""
    twentieths = random.choice((20, 20, 20, 18, 16, 10))
    cuts = {0, twentieths}
    while len(cuts) < number + 1:
        cuts.add(random.randrange(1, twentieths))
    marks = sorted(cuts)
    return [(end - start) * FTE_SCALE // 20 for start, end in pairwise(marks)]


# Budget


def _budget(random: Random, units: Sequence[Unit]) -> list[BudgetLine]:
    """Directorates, offices and divisions have lines of their own; whole hundreds of euros."""
    kinds = (UnitKind.DIRECTORATE, UnitKind.OFFICE, UnitKind.DIVISION)
    return [
        BudgetLine(unit.id, unit.id, line, BASE_YEAR, random.randrange(most) * 10_000)
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

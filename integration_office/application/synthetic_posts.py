"""The posts of an invented city and their tasks; what posts have in common is one object."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import accumulate, pairwise
from random import Random

from integration_office.application.drafts import maker
from integration_office.application.synthetic_draws import (
    BASE_YEAR,
    MOST_TASKS,
    below,
    drawn_competences,
    number_text,
    one_of,
)
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import GrantId, PositionId, TaskId, UnitId
from integration_office.domain.position import Lapse, Position, Regrade, Terms
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.task import Assignment
from integration_office.domain.unit import Unit


def posts_of(random: Random, units: Sequence[Unit], grants: Sequence[GrantId], count: int) -> Iterator[Position]:
    """A head for each unit as far as they go; the rest by the units' weights, of which few are heavy.

    The posts of a unit stand together, its head first. `units` come with parents before children.
    """
    heads = min(count, len(units))
    weights = list(accumulate(1 / (0.02 + random.random()) for _ in units))
    drawn = Counter(_weighted(random, weights) for _ in range(count - heads))
    numbers = (PositionId(number_text(index, count)) for index in range(count))
    for place, (unit, depth) in enumerate(zip(units, _depths(units), strict=True)):
        if place < heads:
            yield _post(random, next(numbers), unit.id, grants, depth)
        for _ in range(drawn[place]):
            yield _post(random, next(numbers), unit.id, grants, None)


def assignments_of(
    random: Random, posts: Mapping[PositionId, Position], units: Sequence[Unit], tasks: Sequence[TaskId], count: int
) -> Iterator[tuple[PositionId, tuple[Assignment, ...]]]:
    """Exactly `count`, by post; mostly tasks near those of the neighbours, which the unit decides."""
    nearby = {unit.id: place * len(tasks) // len(units) for place, unit in enumerate(units)}
    numbers = _numbers_of_tasks(random, len(posts), min(MOST_TASKS, len(tasks)), count)
    for post, number in zip(posts.values(), numbers, strict=True):
        if number:
            yield post.id, _own(random, post.id, number, nearby[post.unit], tasks)


# The posts

_TITLES = ("Sachbearbeitung", "Fachkraft", "Verwaltungskraft", "Beratung", "Koordination", "Technik")
_HEAD_GRADES = ("B5", "B3", "A16", "A14", "E12", "E10", "E9c")
_GRADES = (
    *("E5", "E6", "E6", "E7", "E8", "E8", "E9a", "E9a", "E9b", "E9b", "E9c", "E10", "E11", "E12", "E13", "E14"),
    *("S8a", "S8b", "S11b", "S12", "S14", "S15", "A7", "A8", "A9", "A10", "A11", "A12", "A13", "A13 LG2E1"),
    *("P8", "TV-V 7", "AT", "S10", ""),
)
"""As people write them; the last five are priced by no table."""

_FTE = (10_000,) * 13 + (5_000, 5_000, 7_500, 8_000, 6_000, 2_500, 3_333)
_FILLED = (None,) * 16 + (0, 0, 2_500, 5_000)
_YEARS_AHEAD = tuple(range(BASE_YEAR + 1, BASE_YEAR + 12))
_UNDATED_LAPSE = Lapse()
_DATED_LAPSES = tuple(Lapse(date(year, 12, 31)) for year in _YEARS_AHEAD[:6])
_REGRADE_DAYS = tuple(date(year, 7, 1) for year in _YEARS_AHEAD[:4])


def _weighted(random: Random, weights: Sequence[float]) -> int:
    return bisect(weights, weights[-1] * random.random(), 0, len(weights) - 1)


def _depths(units: Sequence[Unit]) -> list[int]:
    depth_of: dict[UnitId | None, int] = {None: -1}
    for unit in units:
        depth_of[unit.id] = depth_of[unit.parent] + 1
    return [depth_of[unit.id] for unit in units]


def _post(
    random: Random, number: PositionId, unit: UnitId, grants: Sequence[GrantId], head_of_level: int | None
) -> Position:
    is_head = head_of_level is not None
    return _position(
        *(number, unit, "Leitung" if is_head else one_of(random, _TITLES), _terms(random, head_of_level)),
        *(drawn_competences(random), is_head, _lapse(random), _regrade(random)),
        one_of(random, _YEARS_AHEAD) if random.random() < 0.08 else None,
        one_of(random, grants) if random.random() < 0.005 else None,
        *((), None, (), False, ()),
    )


_position = maker(Position)


def _terms(random: Random, head_of_level: int | None) -> Terms:
    planned, filled = one_of(random, _FTE), one_of(random, _FILLED)
    step = 1 + below(random, 6) if random.random() < 0.5 else None
    grade = one_of(random, _GRADES) if head_of_level is None else _HEAD_GRADES[head_of_level]
    return _same_terms(grade, step, planned, filled if filled is None else min(filled, planned))


@cache
def _same_terms(grade: str, step: int | None, planned: int, filled: int | None) -> Terms:
    return Terms(read_grade(grade), step, planned, filled)


def _lapse(random: Random) -> Lapse | None:
    if random.random() >= 0.04:
        return None
    return one_of(random, _DATED_LAPSES) if random.random() < 0.7 else _UNDATED_LAPSE


def _regrade(random: Random) -> Regrade | None:
    if random.random() >= 0.02:
        return None
    return _same_regrade(one_of(random, _GRADES), one_of(random, _REGRADE_DAYS) if random.random() < 0.5 else None)


@cache
def _same_regrade(text: str, since: date | None) -> Regrade | None:
    grade = read_grade(text)
    return None if grade is None else Regrade(grade, since)


# Their tasks

_SHARES = tuple(count * FTE_SCALE // 20 for count in range(21))


def _numbers_of_tasks(random: Random, posts: int, most: int, count: int) -> bytearray:
    """How many tasks each post has; exactly `count` in all."""
    fill = count * 2 <= posts * most
    numbers = bytearray((0 if fill else most,)) * posts
    left, full, step = (count, most, 1) if fill else (posts * most - count, 0, -1)
    while left:
        index = int(posts * random.random())
        if numbers[index] != full:
            numbers[index] += step
            left -= 1
    return numbers


def _own(random: Random, post: PositionId, number: int, nearby: int, tasks: Sequence[TaskId]) -> tuple[Assignment, ...]:
    """Now and then one from far away: that is the overlap."""
    chosen: dict[int, None] = {}
    reach, count = 4 + MOST_TASKS, len(tasks)
    while len(chosen) < number:
        far = random.random() < 0.15 or count <= reach
        place = int(count * random.random()) if far else (nearby + int(reach * random.random())) % count
        chosen[place] = None
    shares = _shares(_cuts(random, number))
    pairs = zip(chosen, shares, strict=True)
    return tuple([_assignment(post, tasks[place], share, False, ()) for place, share in pairs])


_assignment = maker(Assignment)


def _cuts(random: Random, number: int) -> tuple[int, ...]:
    """Where a post, or most of it, is cut into shares; in twentieths of the whole."""
    end = one_of(random, (20, 20, 20, 18, 16, 10))
    cuts = {0, end}
    while len(cuts) < number + 1:
        cuts.add(1 + int((end - 1) * random.random()))
    return tuple(sorted(cuts))


@cache
def _shares(cuts: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(_SHARES[end - start] for start, end in pairwise(cuts))

"""Draws for an invented city: products of `random()` and whole numbers, the same on every machine."""

from collections.abc import Sequence
from functools import cache
from random import Random
from typing import TypeVar

T = TypeVar("T")

BASE_YEAR = 2026
MOST_TASKS = 6
"""Tasks of one position, at most (the reference cities have 0 to 6)."""


def below(random: Random, count: int) -> int:
    """A whole number from 0 to `count` − 1; as `randrange`, in a third of the time."""
    return int(count * random.random())


def one_of(random: Random, values: Sequence[T]) -> T:
    return values[int(len(values) * random.random())]


def skewed(random: Random, count: int) -> int:
    """An index below `count`; small ones are drawn far more often."""
    return int(count * random.random() * random.random())


def some(random: Random, count: int, most: int) -> tuple[int, ...]:
    """Up to `most` different numbers below `count`, in their order."""
    number = int((most + 1) * random.random()) if count else 0
    return tuple(sorted({int(count * random.random()) for _ in range(number)})) if number else ()


def drawn_competences(random: Random) -> tuple[str, ...]:
    """Up to three of twenty."""
    return _competences(some(random, 20, 3))


def number_text(index: int, count: int) -> str:
    """1, 2, … with at least one leading zero, all of the same length."""
    return str(index + 1).zfill(len(str(count)) + 1)


@cache
def _competences(numbers: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(f"K{number + 1:02}" for number in numbers)

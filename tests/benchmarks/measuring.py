"""How a figure is measured: many different arguments, one clock, medians; and what a measured row looks like."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TypeVar

A = TypeVar("A")


@dataclass(frozen=True)
class Row:
    """A figure at a size and, if there is one, what a peer needs in the same run. Milliseconds, or megabytes.

    `goal` None: the issue asks for nothing at this size. `goal_is_p95`: what counts, for the goal and beside the peer,
    is what 19 of 20 do not exceed, and not the median.
    """

    figure: str
    size: str
    median: float
    p95: float
    goal: float | None = None
    peer: str | None = None
    peer_value: float | None = None
    unit: str = "ms"
    goal_is_p95: bool = False
    least_ratio: float = 0.0
    """So many times faster than the peer is asked for as well."""

    @property
    def decisive(self) -> float:
        return self.p95 if self.goal_is_p95 else self.median

    @property
    def ratio(self) -> float | None:
        """How many times the peer needs what we need."""
        return None if self.peer_value is None or not self.decisive else self.peer_value / self.decisive

    @property
    def meets_goal(self) -> bool | None:
        if self.goal is None:
            return None
        return self.decisive <= self.goal and (self.ratio is None or self.ratio >= self.least_ratio)

    def as_json(self) -> dict[str, object]:
        unit = self.unit
        return {
            "figure": self.figure,
            "size": self.size,
            f"median_{unit}": self.median,
            f"p95_{unit}": self.p95,
            f"goal_{unit}": self.goal,
            "peer": self.peer,
            f"peer_{unit}": self.peer_value,
            "ratio": self.ratio,
        }


@dataclass(frozen=True)
class Note:
    """What a reader must know about a measurement, or why there is none."""

    text: str
    is_fault: bool = False


Measured = Row | Note


class Disagreement(Exception):
    """A peer computes something else: its time would say nothing."""


def times(run: Callable[[A], object], arguments: Iterable[A], *, seconds: float = 10.0, least: int = 3) -> list[float]:
    """Milliseconds of each run, until the arguments or the seconds are used up; at least `least` if there are so many.

    What a run returns is given back outside of the measured time; the garbage collector works as in the program.
    """
    taken: list[float] = []
    for argument in arguments:
        if len(taken) >= least and sum(taken) > seconds * 1000:
            break
        begin = perf_counter()
        result = run(argument)
        taken.append((perf_counter() - begin) * 1000)
        del result
    return taken


def p95(values: Sequence[float]) -> float:
    """The smallest value that 19 of 20 do not exceed."""
    ordered = sorted(values)
    return ordered[-(-len(ordered) * 19 // 20) - 1]


def rows(
    figure: str,
    size: str,
    ours: Sequence[float],
    goal: float | None,
    peers: dict[str, Sequence[float]],
    unit: str = "ms",
) -> list[Row]:
    """A row for each peer; without any, one row."""
    middle, high = median(ours), p95(ours)
    if not peers:
        return [Row(figure, size, middle, high, goal, unit=unit)]
    return [
        Row(figure, size, middle, high, goal, peer, median(values) if values else None, unit)
        for peer, values in peers.items()
    ]

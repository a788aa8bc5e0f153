"""A list of measures after some of them were switched, put elsewhere or given another date: values only."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from integration_office.domain.scenario import Measure

Moved = tuple[list[Measure], list[int]]
"""The list, and where the measures stand now that were moved."""


def changed(measures: Sequence[Measure], rows: Collection[int], change: Callable[[Measure], Measure]) -> list[Measure]:
    chosen = set(rows)
    return [change(each) if row in chosen else each for row, each in enumerate(measures)]


def switched(measures: Sequence[Measure], rows: Collection[int], *, enabled: bool) -> list[Measure]:
    return changed(measures, rows, lambda each: replace(each, enabled=enabled))


def shifted(measures: Sequence[Measure], rows: Sequence[int], step: int) -> Moved:
    """One place up (−1) or down (+1), in their order; what stands at the end of the list already stays there."""
    after, left = list(measures), set(rows)
    for row in sorted(rows, reverse=step > 0):
        target = row + step
        if 0 <= target < len(after) and target not in left:
            after[row], after[target] = after[target], after[row]
            left.discard(row)
            left.add(target)
    return after, sorted(left)


def placed(measures: Sequence[Measure], rows: Collection[int], before: int) -> Moved:
    """Together in front of the measure at `before`, in their order; beyond the last one: at the end."""
    chosen = set(rows)
    taken = [each for row, each in enumerate(measures) if row in chosen]
    above = [each for row, each in enumerate(measures) if row < before and row not in chosen]
    below = [each for row, each in enumerate(measures) if row >= before and row not in chosen]
    return [*above, *taken, *below], list(range(len(above), len(above) + len(taken)))


def stretches(rows: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last of each stretch of rows without a gap; the rows stand in their order."""
    firsts = [row for row, before in zip(rows, (None, *rows), strict=False) if before is None or row != before + 1]
    lasts = [row for row, after in zip(rows, (*rows[1:], None), strict=True) if after is None or after != row + 1]
    return list(zip(firsts, lasts, strict=True))

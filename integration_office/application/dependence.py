"""Which measures of a scenario build on one another: found by replaying, so that it holds for every kind of change.

And their list after some of them were switched, put elsewhere or given another date.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from integration_office.domain.changes.references import Role, references
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import BrokenMeasure, Measure, project


def newly_broken(
    baseline: Organisation, before: Sequence[Measure], after: Sequence[Measure]
) -> tuple[BrokenMeasure, ...]:
    """What would no longer apply if `after` took the place of `before`; places are those in `after`.

    A measure is known again by its change, so that it may have been switched, dated or moved in between.
    """
    return no_longer(project(baseline, before).broken, project(baseline, after).broken)


def no_longer(before: Sequence[BrokenMeasure], after: Sequence[BrokenMeasure]) -> tuple[BrokenMeasure, ...]:
    """The same, where it is known what does not apply in the one list and in the other."""
    known = Counter(id(each.measure.change) for each in before)
    found = []
    for each in after:
        known[id(each.measure.change)] -= 1
        if known[id(each.measure.change)] < 0:
            found.append(each)
    return tuple(found)


def dependents(baseline: Organisation, measures: Sequence[Measure], index: int) -> tuple[int, ...]:
    """The places of the measures that would no longer apply without this one; of one that is off: none."""
    if not measures[index].enabled:
        return ()
    without = [*measures[:index], replace(measures[index], enabled=False), *measures[index + 1 :]]
    return tuple(each.index for each in newly_broken(baseline, measures, without))


def foundations(measures: Sequence[Measure], index: int) -> tuple[int, ...]:
    """The places of earlier measures that bring into being what this one speaks of, whether they are on or off."""
    wanted = {(each.of, each.id) for each in references(measures[index].change)}
    return tuple(
        place
        for place, measure in enumerate(measures[:index])
        if any((each.of, each.id) in wanted for each in references(measure.change) if each.role is Role.CREATED)
    )


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Of one measure: the earlier ones it needs and the later ones that need it, by place."""

    needs: tuple[int, ...] = ()
    needed_by: tuple[int, ...] = ()


def neighbours(baseline: Organisation, measures: Sequence[Measure], index: int) -> Neighbours:
    return Neighbours(foundations(measures, index), dependents(baseline, measures, index))


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

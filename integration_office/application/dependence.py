"""Which measures of a scenario build on one another: found by replaying, so that it holds for every kind of change."""

from collections import Counter
from collections.abc import Sequence
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


def switched_off(measures: Sequence[Measure], places: Sequence[int]) -> tuple[Measure, ...]:
    """The measures with those at these places off."""
    off = set(places)
    return tuple(replace(each, enabled=False) if place in off else each for place, each in enumerate(measures))

"""What differs between two plans: a checkpoint and now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from integration_office.application.baseline_difference import BaselineDifference, baseline_difference
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario


@dataclass(frozen=True, slots=True)
class ScenarioDifference:
    """A scenario that both plans have. `reordered`: the same measures in another order."""

    name: str
    added: tuple[Measure, ...]
    gone: tuple[Measure, ...]
    reordered: bool
    other_state: bool


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """From `old` to `new`. A renamed scenario is one that went and one that came."""

    baseline: BaselineDifference
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[ScenarioDifference, ...]
    details: bool
    texts: bool
    catalogue: bool

    def __bool__(self) -> bool:
        scenarios = self.added or self.gone or self.changed
        return bool(self.baseline or scenarios or self.details or self.texts or self.catalogue)


def plan_difference(old: Plan, new: Plan) -> PlanDifference:
    return PlanDifference(
        baseline=baseline_difference(old.baseline, new.baseline),
        added=tuple(name for name in new.scenarios if name not in old.scenarios),
        gone=tuple(name for name in old.scenarios if name not in new.scenarios),
        changed=_changed(old.scenarios, new.scenarios),
        details=old.info != new.info,
        texts=old.texts != new.texts,
        catalogue=(old.duties, old.weights) != (new.duties, new.weights),
    )


def _changed(old: Mapping[str, Scenario], new: Mapping[str, Scenario]) -> tuple[ScenarioDifference, ...]:
    both = ((old[name], scenario) for name, scenario in new.items() if name in old)
    return tuple(_scenario(before, after) for before, after in both if before != after)


def _scenario(old: Scenario, new: Scenario) -> ScenarioDifference:
    added, gone = _without(new.measures, old.measures), _without(old.measures, new.measures)
    reordered = not added and not gone and old.measures != new.measures
    other_state = replace(old, measures=()) != replace(new, measures=())
    return ScenarioDifference(new.name, added, gone, reordered, other_state)


def _without(measures: Sequence[Measure], others: Sequence[Measure]) -> tuple[Measure, ...]:
    """Those that the others do not have, each as often as it is missing there."""
    left = list(others)
    found = []
    for measure in measures:
        if measure in left:
            left.remove(measure)
        else:
            found.append(measure)
    return tuple(found)

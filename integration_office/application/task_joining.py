"""Two tasks that are the same work become one: shares, demand, duties, competences, conflicts, measures go along."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from integration_office.application.task_edits import rewritten
from integration_office.domain.changes import Assign, SetDemand
from integration_office.domain.errors import DomainError, NothingToJoin
from integration_office.domain.identity import PositionId, TaskId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.quantity import CAPACITY_SCALE, FTE_SCALE, ten_thousandths
from integration_office.domain.scenario import Measure, Scenario
from integration_office.domain.share_range import ShareRange, share_range, with_range
from integration_office.domain.task import Assignment, Task

S = TypeVar("S", bound=str)


class DemandChoice(StrEnum):
    """Which demand the one task has where both had one."""

    SUM = "sum"
    KEPT = "kept"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Joining:
    """What the user wants: `joined` becomes part of `kept`, under this name, with this demand."""

    kept: TaskId
    joined: TaskId
    name: str
    demand: DemandChoice = DemandChoice.SUM


@dataclass(frozen=True)
class Joined:
    """The baseline and the scenarios afterwards. `both`: posts that had shares in both tasks, now one share."""

    baseline: Organisation
    scenarios: Mapping[str, Scenario]
    measures: int
    both: tuple[PositionId, ...]


def join(plan: Plan, wanted: Joining, annual_minutes: Decimal) -> Joined:
    """One task in place of two, in the baseline and in every measure. Raises NothingToJoin, UnknownTask."""
    if wanted.kept == wanted.joined:
        raise NothingToJoin(wanted.kept)
    baseline = plan.baseline
    kept, gone = baseline.task(wanted.kept), baseline.task(wanted.joined)
    both = tuple(post for post, own in baseline.assignments.items() if {kept.id, gone.id} <= {a.task for a in own})
    scenarios = {
        name: replace(each, measures=_measures(plan.baseline, each.measures, wanted, annual_minutes))
        for name, each in plan.scenarios.items()
    }
    pairs = (
        (old, new)
        for name, one in plan.scenarios.items()
        for old, new in zip(one.measures, scenarios[name].measures, strict=True)
    )
    after = replace(
        baseline,
        tasks=_tasks(baseline, one_task(kept, gone, wanted, annual_minutes), wanted),
        assignments=rewritten(baseline, lambda own: _shares(own, wanted)),
    )
    kept_as_is = {name: plan.scenarios[name] if one == plan.scenarios[name] else one for name, one in scenarios.items()}
    return Joined(after, frozen(kept_as_is), sum(old != new for old, new in pairs), both)


def one_task(kept: Task, gone: Task, wanted: Joining, annual_minutes: Decimal) -> Task:
    """The kept task with what the other adds; it is intended only if both were."""
    demand = combined_demand(kept, gone, wanted.demand, annual_minutes)
    return replace(
        kept,
        name=wanted.name.strip() or kept.name,
        duties=_union(kept.duties, gone.duties),
        demand_fte=demand.demand_fte,
        cases=demand.cases,
        minutes=demand.minutes,
        competences=_union(kept.competences, gone.competences),
        intended=kept.intended and gone.intended,
        intended_reason=" · ".join(dict.fromkeys(filter(None, (kept.intended_reason, gone.intended_reason)))),
        conflicts=tuple(each for each in _union(kept.conflicts, gone.conflicts) if each not in (kept.id, gone.id)),
        illustrative=kept.illustrative or gone.illustrative,
        extra=(*kept.extra, *(each for each in gone.extra if each[0] not in dict(kept.extra))),
    )


def combined_demand(kept: Task, gone: Task, choice: DemandChoice, annual_minutes: Decimal) -> SetDemand:
    """As cases × minutes where that is exact, else in FTE to four places; if only one has a demand, that one."""
    demands = [task.demand(annual_minutes) for task in (kept, gone)]
    if demands[1] is None or (demands[0] is not None and choice is DemandChoice.KEPT):
        return SetDemand(kept.id, kept.demand_fte, kept.cases, kept.minutes)
    if demands[0] is None or choice is DemandChoice.JOINED:
        return SetDemand(kept.id, gone.demand_fte, gone.cases, gone.minutes)
    if kept.demand_fte is None and gone.demand_fte is None and kept.minutes == gone.minutes:
        return SetDemand(kept.id, None, (kept.cases or Decimal()) + (gone.cases or Decimal()), kept.minutes)
    return SetDemand(kept.id, ten_thousandths(Fraction(demands[0] + demands[1], CAPACITY_SCALE)))


def _union(first: Iterable[S], second: Iterable[S]) -> tuple[S, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _tasks(organisation: Organisation, task: Task, wanted: Joining) -> Mapping[TaskId, Task]:
    """All tasks with the one in place of the two; who was in conflict with the one that goes is so with the other."""
    changed = {task.id: task}
    for id, each in organisation.tasks.items():
        if wanted.joined in each.conflicts and id not in (wanted.kept, wanted.joined):
            named = dict.fromkeys(wanted.kept if other == wanted.joined else other for other in each.conflicts)
            changed[id] = replace(each, conflicts=tuple(named))
    return frozen(organisation.tasks).updated(changed, (wanted.joined,))


def _shares(own: tuple[Assignment, ...], wanted: Joining) -> tuple[Assignment, ...]:
    """The shares of one post: two become their sum, which cannot exceed the whole, for all shares together do not."""
    mine = [each for each in own if each.task in (wanted.kept, wanted.joined)]
    if not mine or (len(mine) == 1 and mine[0].task == wanted.kept):
        return own
    one = replace(mine[0], task=wanted.kept) if len(mine) == 1 else _sum(mine, wanted.kept)
    place = own.index(mine[0])
    rest = [each for each in own if each not in mine]
    return (*rest[:place], one, *rest[place:])


def _sum(shares: list[Assignment], task: TaskId) -> Assignment:
    total = min(FTE_SCALE, sum(each.share for each in shares))
    ranges = [share_range(each) for each in shares]
    one = replace(shares[0], task=task, share=total, illustrative=any(each.illustrative for each in shares))
    if not any(ranges):
        return with_range(one, None)
    ends = [known or ShareRange(each.share, each.share) for known, each in zip(ranges, shares, strict=True)]
    low, high = sum(each.low for each in ends), sum(each.high for each in ends)
    return with_range(one, ShareRange(min(low, total), min(FTE_SCALE, high)))


def _measures(
    baseline: Organisation, measures: tuple[Measure, ...], wanted: Joining, annual_minutes: Decimal
) -> tuple[Measure, ...]:
    """What each measure meant for one of the two, said of the one there is: the other's part stays as it was then."""
    return tuple(_rewritten(state, measure, wanted, annual_minutes) for state, measure in _states(baseline, measures))


def _states(state: Organisation, measures: tuple[Measure, ...]) -> Iterator[tuple[Organisation, Measure]]:
    for measure in measures:
        yield state, measure
        if measure.enabled:
            try:
                state = measure.apply(state)
            except DomainError:
                continue


def _rewritten(state: Organisation, measure: Measure, wanted: Joining, annual_minutes: Decimal) -> Measure:
    change, pair = measure.change, (wanted.kept, wanted.joined)
    if isinstance(change, Assign) and change.task in pair:
        own = state.assignments.get(change.position, ())
        other = sum(each.share for each in own if each.task in pair and each.task != change.task)
        return replace(measure, change=Assign(change.position, wanted.kept, min(FTE_SCALE, change.share + other)))
    if isinstance(change, SetDemand) and change.task in pair:
        after = change.apply(state)
        demand = combined_demand(after.task(wanted.kept), after.task(wanted.joined), wanted.demand, annual_minutes)
        return replace(measure, change=demand)
    return measure

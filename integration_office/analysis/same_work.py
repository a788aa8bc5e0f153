"""Units that do the same work, wherever they hang: what looks like one office (METHOD § 3 says what overlaps)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.identity import TaskId, UnitId

Stopped = Callable[[], bool]
Passed = Callable[[int], None]
"""Called with how many passes over all units are done; how many there will be nobody knows before."""

SEED = 2026
"""Louvain begins with a shuffled order; the same seed gives the same groups for the same plan."""

WIDEST = 60
"""A task that more units do says nothing about who belongs together (every unit has a front office)."""

DEFAULT_LEAST = 0.05
"""Units with less work in common (as a part of the smaller one's) are not connected, unless the user says so."""

MOST_UNITS = 25

Work = dict[TaskId, int]
"""FTE × 10⁸ by task."""


@dataclass(frozen=True, slots=True)
class SharedTask:
    """A task that at least two units of a group do: FTE (× 10⁸) in the group, and its offices."""

    task: TaskId
    fte: int
    units: tuple[UnitId, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Units of several offices that do the same work. `overlap`: what they do of it beside the largest office."""

    units: tuple[UnitId, ...]
    offices: tuple[UnitId, ...]
    tasks: tuple[SharedTask, ...]
    fte: int
    overlap: int


@dataclass(frozen=True, slots=True)
class Groups:
    """What was found; `too_large`: communities of so many units that nobody would make one office of them."""

    found: tuple[Group, ...] = ()
    too_large: int = 0


def groups(
    state: Evaluation,
    least: float = DEFAULT_LEAST,
    stopped: Stopped = lambda: False,
    passed: Passed = lambda done: None,
) -> Groups:
    """Communities of units alike at least this much (0 to 1), most double work first; none within one office.

    Gives up between two passes, and between two tasks before the first, once it is `stopped`: then nothing is found.
    """
    work = _work(state)
    alike = {pair: likeness for pair, likeness in _likenesses(work, stopped).items() if likeness >= least}
    communities = _communities(work, alike, stopped, passed)
    made = [_group(sorted(units), work, state.offices) for units in communities if len(units) > 1]
    kept = [each for each in made if each.overlap and len(each.offices) > 1]
    small = (each for each in kept if len(each.units) <= MOST_UNITS)
    found = tuple(sorted(small, key=lambda each: (-each.overlap, each.units)))
    return Groups(found, len(kept) - len(found))


def _communities(
    units: Iterable[UnitId], alike: Mapping[tuple[UnitId, UnitId], float], stopped: Stopped, passed: Passed
) -> Sequence[AbstractSet[UnitId]]:
    """By Louvain's method, pass by pass; the last one counts."""
    from networkx import Graph
    from networkx.algorithms.community import louvain_partitions

    if stopped() or not alike:
        return ()
    graph = Graph()
    graph.add_nodes_from(sorted(units))
    graph.add_weighted_edges_from((*pair, likeness) for pair, likeness in sorted(alike.items()))
    found: Sequence[AbstractSet[UnitId]] = ()
    for done, communities in enumerate(louvain_partitions(graph, weight="weight", seed=SEED), start=1):
        if stopped():
            return ()
        found = communities
        passed(done)
    return found


def _work(state: Evaluation) -> dict[UnitId, Work]:
    """What the own posts of each unit do; intended tasks left out."""
    columns, posts, units = state.assignments, state.positions, state.units
    fte = posts.planned[columns.position] * columns.share
    found: defaultdict[UnitId, Work] = defaultdict(dict)
    rows = zip(posts.unit[columns.position].tolist(), columns.task.tolist(), fte.tolist(), strict=True)
    for unit, task, share in rows:
        if share and not state.tasks.intended[task]:
            own = found[units.ids[unit]]
            own[state.tasks.ids[task]] = own.get(state.tasks.ids[task], 0) + share
    return dict(found)


def _likenesses(work: Mapping[UnitId, Work], stopped: Stopped) -> dict[tuple[UnitId, UnitId], float]:
    """Σ min over the tasks ÷ what the smaller unit does in all: 1, if the other one does all of that as well."""
    by_task: defaultdict[TaskId, list[UnitId]] = defaultdict(list)
    for unit in sorted(work):
        for task in work[unit]:
            by_task[task].append(unit)
    common: defaultdict[tuple[UnitId, UnitId], int] = defaultdict(int)
    for task, units in by_task.items():
        if stopped():
            return {}
        if len(units) <= WIDEST:
            for pair in combinations(units, 2):
                common[pair] += min(work[pair[0]][task], work[pair[1]][task])
    total = {unit: sum(own.values()) for unit, own in work.items()}
    return {pair: both / min(total[pair[0]], total[pair[1]]) for pair, both in common.items()}


def _group(units: Iterable[UnitId], work: Mapping[UnitId, Work], offices: Mapping[UnitId, UnitId]) -> Group:
    members = tuple(units)
    by_task: defaultdict[TaskId, dict[UnitId, int]] = defaultdict(dict)
    for unit in members:
        for task, fte in work[unit].items():
            by_task[task][unit] = fte
    tasks = (SharedTask(task, sum(own.values()), tuple(own)) for task, own in by_task.items() if len(own) > 1)
    return Group(
        units=members,
        offices=tuple(sorted({offices[unit] for unit in members})),
        tasks=tuple(sorted(tasks, key=lambda each: (-each.fte, each.task))),
        fte=sum(sum(work[unit].values()) for unit in members),
        overlap=sum(_beside_largest(own, offices) for own in by_task.values()),
    )


def _beside_largest(own: Mapping[UnitId, int], offices: Mapping[UnitId, UnitId]) -> int:
    by_office: defaultdict[UnitId, int] = defaultdict(int)
    for unit, fte in own.items():
        by_office[offices[unit]] += fte
    return sum(by_office.values()) - max(by_office.values())

"""Achievable coverage: the largest flow of filled FTE to the tasks an office already carries (METHOD § 4).

Posts of an office with the same competences are one node; between them and the tasks stand nodes for "a post of
this office with this competence", so that the graph grows with what is carried, not with posts × tasks.

A small graph is solved exactly. In a larger one every task draws on what can serve it until that gains nothing more,
which often is the whole answer; only what could still be rerouted from a surplus to a lack goes to Dinic's algorithm.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, chain
from math import lcm

import numpy as np
from numpy.typing import NDArray

from integration_office.analysis.dinic import Cancelled, FlowGraph, edge_flows, go_on, never
from integration_office.analysis.index.numbers import Flags, Ints

__all__ = ["Cancelled", "FlowProblem", "achievable_coverage", "never"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class FlowProblem:
    """Carried pairs, demand and wanted competences by task row, filled FTE by office and set of competences.

    FTE × 10⁸. `task` and `office`: each carried pair once. `demand`: None or 0: not in the problem. `asked`: (): any
    post will do. `supply_*`: a row for each office and set (a row of `skills`) with filled FTE, each pair once.
    """

    task: Ints
    office: Ints
    demand: Sequence[Fraction | None]
    asked: Sequence[tuple[str, ...]]
    supply_office: Ints
    supply_skill: Ints
    supply_fte: Ints
    skills: Sequence[tuple[str, ...]]


def achievable_coverage(problem: FlowProblem, stopped: Callable[[], bool] = never) -> Fraction | None:
    """Flow / Σ demand over the tasks with known demand, exact up to 3,000 edges, beyond to 1e-5; None: none is known.

    Raises Cancelled soon after `stopped()` turns true; it is asked in the calling thread.
    """
    if not any(problem.demand):
        return None
    network = _network(problem, stopped)
    if _edges(network) <= _EXACT_EDGES:
        return _exact_flow(problem, network) / sum(filter(None, problem.demand))
    total = network.unmet.sum()
    _fill(network, stopped)
    _reroute(network, stopped)
    return min(Fraction(1), 1 - round(Fraction(network.unmet.sum() / total), _PLACES))


_EXACT_EDGES = 3_000
"""Up to so many edges the flow is computed exactly; beyond, to better than 1e-5 of the demand."""

_PLACES = 5
_GRAIN, _TOLERANCE = 1e-7, 4e-6
"""Of all demand: amounts that would not add up to the first are nothing; the second may be missing from the flow.
With the rounding to five places that stays below 1e-5."""

_LARGEST = 2**30 - 1
"""Half of what 32 bits hold: an edge's rest grows by the flow that comes back."""

_MOST_ROUNDS, _LEAST_GAIN = 12, 1e-3
_MOST_SWEEPS = 40
_PORTION = 250_000
"""Rows of the problem between two looks at whether to stop."""


@dataclass(frozen=True, eq=False)
class _Network:
    """Nodes: posts, then skills of an office, then tasks. Edges, all unlimited: posts → skills, then skills → tasks.

    `surplus` (posts) and `unmet` (tasks) are by node and fall as the `flow` on the edges rises.
    """

    tail: Ints
    head: Ints
    posts: int
    """Number of the edges that leave posts."""
    first_task: int
    surplus: Floats
    unmet: Floats
    flow: Floats
    grain: float
    """No smaller amount counts."""


# From the problem to the network


@dataclass(frozen=True, eq=False)
class _Lists:
    """Lists of numbers, one behind the other."""

    start: Ints
    values: Ints

    @staticmethod
    def of(rows: Sequence[Sequence[int]]) -> "_Lists":
        start = np.fromiter(accumulate(map(len, rows), initial=0), dtype=np.int64, count=len(rows) + 1)
        return _Lists(start, np.fromiter(chain.from_iterable(rows), dtype=np.int64, count=int(start[-1])))

    def at(self, rows: Ints) -> tuple[Ints, Ints]:
        """For every value of the lists at `rows`: the place in `rows`, and the value."""
        begin, count = self.start[rows], np.diff(self.start)[rows]
        place = np.repeat(np.arange(len(rows)), count)
        shift = np.repeat(begin - (np.cumsum(count) - count), count)
        return place, self.values[np.arange(len(place)) + shift]


def _network(problem: FlowProblem, stopped: Callable[[], bool]) -> _Network:
    asked, held = _competences(problem)
    demand = np.array([each.numerator / each.denominator if each else 0.0 for each in problem.demand])
    places = _Places.of(problem, 1 + max(asked.values.max(initial=0), held.values.max(initial=0)))

    def wants(pairs: slice) -> tuple[Ints, Ints]:
        row, carries = places.rows(problem.office[pairs])
        carries &= demand[problem.task[pairs]] > 0
        task = problem.task[pairs][carries]
        pair, competence = asked.at(task)
        return row[carries][pair] * places.width + competence, task[pair]

    wanted, task = _in_portions(wants, len(problem.task), stopped)
    number = _numbers(wanted, len(places.offices) * places.width)

    def offers(posts: slice) -> tuple[Ints, Ints]:
        post, competence = held.at(problem.supply_skill[posts])
        row, _ = places.rows(problem.supply_office[posts])
        skill = number[row[post] * places.width + competence]
        useful = skill >= 0
        return post[useful] + posts.start, skill[useful]

    post, skill = _in_portions(offers, len(problem.supply_fte), stopped)
    return _joined(problem, demand, (post, skill), (number[wanted], task), stopped)


@dataclass(frozen=True, eq=False)
class _Places:
    """Offices with filled posts by row; a competence of an office is row × width + competence."""

    offices: Ints
    width: int

    @staticmethod
    def of(problem: FlowProblem, width: int) -> "_Places":
        return _Places(np.unique(problem.supply_office), int(width))

    def rows(self, offices: Ints) -> tuple[Ints, Flags]:
        """The row of each office, and whether it has one."""
        if not len(self.offices):
            return np.zeros_like(offices), np.zeros(len(offices), dtype=np.bool_)
        row = np.minimum(np.searchsorted(self.offices, offices), len(self.offices) - 1)
        return row, self.offices[row] == offices


def _in_portions(
    part: Callable[[slice], tuple[Ints, Ints]], size: int, stopped: Callable[[], bool]
) -> tuple[Ints, Ints]:
    """The parts of `size` rows one behind the other; few enough at a time that one need not wait to stop."""
    parts = []
    for begin in range(0, max(size, 1), _PORTION):
        go_on(stopped)
        parts.append(part(slice(begin, min(begin + _PORTION, size))))
    first, second = zip(*parts, strict=True)
    return np.concatenate(first), np.concatenate(second)


def _competences(problem: FlowProblem) -> tuple[_Lists, _Lists]:
    """Numbers of the competences tasks ask for and posts have; 0: none in particular, which every post has."""
    number: dict[str, int] = {}
    asked = [[number.setdefault(each, len(number) + 1) for each in dict.fromkeys(own)] or [0] for own in problem.asked]
    held = [[0, *(number[each] for each in dict.fromkeys(own) if each in number)] for own in problem.skills]
    return _Lists.of(asked), _Lists.of(held)


def _numbers(keys: Ints, size: int) -> Ints:
    """For every possible key its number among those that occur, -1 for the others."""
    occurs = np.zeros(size, dtype=np.bool_)
    occurs[keys] = True
    return np.where(occurs, np.cumsum(occurs) - 1, -1)


def _joined(
    problem: FlowProblem,
    demand: Floats,
    offers: tuple[Ints, Ints],
    wants: tuple[Ints, Ints],
    stopped: Callable[[], bool],
) -> _Network:
    """Offers are (post, skill), wants (skill, task); each end is counted from 0."""
    go_on(stopped)
    posts = len(problem.supply_fte)
    first_task = posts + int(wants[0].max(initial=-1)) + 1
    nodes, total = first_task + len(demand), demand.sum()
    surplus, unmet = np.zeros(nodes), np.zeros(nodes)
    served = np.bincount(offers[0], minlength=posts) > 0
    surplus[:posts] = np.where(served, np.minimum(problem.supply_fte, total), 0)
    unmet[first_task:] = demand
    go_on(stopped)
    tail = np.concatenate((offers[0], wants[0] + posts))
    go_on(stopped)
    head = np.concatenate((offers[1] + posts, wants[1] + first_task))
    go_on(stopped)
    return _Network(
        tail=tail,
        head=head,
        posts=len(offers[0]),
        first_task=first_task,
        surplus=surplus,
        unmet=unmet,
        flow=np.zeros(len(tail)),
        grain=_GRAIN * float(total) / (len(tail) + nodes),
    )


def _edges(network: _Network) -> int:
    """Those to the posts and from the tasks included."""
    return len(network.tail) + int(np.count_nonzero(network.surplus) + np.count_nonzero(network.unmet))


# Exact


def _exact_flow(problem: FlowProblem, network: _Network) -> Fraction:
    """FTE × 10⁸."""
    import networkx as nx  # takes a third of a second, which the start of the window need not wait for

    scale = lcm(*(demand.denominator for demand in problem.demand if demand))
    graph = nx.DiGraph([("source", "sink", {"capacity": 0})])
    graph.add_edges_from(zip(network.tail.tolist(), network.head.tolist(), strict=True))
    for post, filled in enumerate(problem.supply_fte.tolist()):
        graph.add_edge("source", post, capacity=filled * scale)
    for task, demand in enumerate(problem.demand, start=network.first_task):
        graph.add_edge(task, "sink", capacity=int((demand or 0) * scale))
    return Fraction(nx.maximum_flow_value(graph, "source", "sink"), scale)


# Every task draws on what can serve it


def _fill(network: _Network, stopped: Callable[[], bool]) -> None:
    total = lack = network.unmet.sum()
    for _ in range(_MOST_ROUNDS):
        _draw(network, stopped)
        before, lack = lack, network.unmet.sum()
        if lack == 0 or before - lack < _LEAST_GAIN * total:
            return


def _draw(network: _Network, stopped: Callable[[], bool]) -> None:
    """Tasks ask in proportion to what is left; posts that are asked too much give everyone the same part."""
    go_on(stopped)
    offer, want = slice(network.posts), slice(network.posts, None)
    posts, skills, nodes = network.tail[offer], network.head[offer], len(network.surplus)
    left = network.surplus[posts]
    asked = _split(network.unmet, network.head[want], _sums(nodes, skills, left)[network.tail[want]])
    wanted = _sums(nodes, network.tail[want], asked)
    go_on(stopped)
    given = _split(wanted, skills, left)
    given *= np.minimum(1, _ratio(network.surplus, _sums(nodes, posts, given)))[posts]
    go_on(stopped)
    got = asked * _ratio(_sums(nodes, skills, given), wanted)[network.tail[want]]
    network.flow[offer] += given
    network.flow[want] += got
    _take(network.surplus, posts, given, network.grain)
    _take(network.unmet, network.head[want], got, network.grain)


def _split(amount: Floats, node: Ints, weight: Floats) -> Floats:
    """The amount of each node, divided among its edges by their weights."""
    shares: Floats = weight * _ratio(amount, _sums(len(amount), node, weight))[node]
    return shares


def _sums(nodes: int, node: Ints, values: Floats) -> Floats:
    return np.bincount(node, values, nodes).astype(np.float64, copy=False)


def _ratio(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros(len(whole)), where=whole > 0)


def _take(stock: Floats, node: Ints, amount: Floats, grain: float) -> None:
    stock -= _sums(len(stock), node, amount)
    stock[stock < grain] = 0


# Rerouting by Dinic's algorithm


@dataclass(frozen=True, eq=False)
class _Rest:
    """What may still be rerouted: edges of the network, and a graph of it with capacities in `unit` (FTE × 10⁸)."""

    edge: Ints
    graph: FlowGraph
    unit: float


def _reroute(network: _Network, stopped: Callable[[], bool]) -> None:
    """What rounding the capacities down to a unit loses is left to a next, finer pass, where it is too much."""
    tolerance = _TOLERANCE / _GRAIN * network.grain * (len(network.tail) + len(network.unmet))
    missing = min(network.unmet.sum(), network.surplus.sum())
    while missing > tolerance:
        scope = _scope(network, stopped)
        missing = min(missing, network.unmet[scope].sum(), network.surplus[scope].sum())
        if missing > tolerance:
            rest = _rest(network, scope, missing)
            go_on(stopped)
            _reroute_along(network, rest.edge, np.float64(rest.unit) * edge_flows(rest.graph, stopped))
            missing = min(_cut(network, rest.unit, stopped), len(rest.graph.start) * rest.unit)


def _cut(network: _Network, unit: float, stopped: Callable[[], bool]) -> float:
    """More cannot be missing: what lies between all that a surplus reaches in steps of a unit and the others."""
    tail, head = _ways(network, unit)
    near = _reached(network.surplus >= unit, tail, head, stopped)
    returned = network.flow[near[network.head] & ~near[network.tail]]
    return float(network.surplus[~near].sum() + network.unmet[near].sum() + returned.sum())


def _scope(network: _Network, stopped: Callable[[], bool]) -> Flags:
    """Nodes on a way from a surplus to a lack."""
    tail, head = _ways(network, network.grain)
    lacking = _reached(network.unmet > 0, head, tail, stopped)
    inside = lacking[tail] & lacking[head]
    return lacking & _reached(lacking & (network.surplus > 0), tail[inside], head[inside], stopped)


def _ways(network: _Network, least: float) -> tuple[Ints, Ints]:
    """The edges, and those back along a flow of at least so much."""
    back = network.flow >= least
    return np.concatenate((network.tail, network.head[back])), np.concatenate((network.head, network.tail[back]))


def _reached(begin: Flags, tail: Ints, head: Ints, stopped: Callable[[], bool]) -> Flags:
    """Nodes with a way from `begin`; all of them where that takes too long to find out."""
    found = begin.copy()
    for _ in range(_MOST_SWEEPS):
        go_on(stopped)
        away = ~found[head]
        tail, head = tail[away], head[away]
        new = head[found[tail]]
        if not len(new):
            return found
        found[new] = True
    return np.ones_like(begin)


def _rest(network: _Network, scope: Flags, missing: float) -> _Rest:
    node = np.flatnonzero(scope)
    name = (np.cumsum(scope) + 1).astype(np.int32)
    edge = np.flatnonzero(scope[network.tail] & scope[network.head])
    tail, head = name[network.tail[edge]], name[network.head[edge]]
    unit = max(network.grain, missing / _LARGEST)
    limits = (network.surplus[node], network.unmet[node], np.full(len(edge), np.inf), network.flow[edge])
    capacity = np.minimum(np.concatenate(limits) / unit, _LARGEST).astype(np.int32)
    start = np.concatenate((np.zeros_like(name[node]), name[node], tail, head))
    end = np.concatenate((name[node], np.ones_like(name[node]), head, tail))
    some = capacity > 0
    return _Rest(edge, FlowGraph(len(node) + 2, capacity[some], start[some], end[some], tail, head), unit)


def _reroute_along(network: _Network, edge: Ints, amount: Floats) -> None:
    network.flow[edge] += amount
    first, last = edge < network.posts, edge >= network.posts
    _take(network.surplus, network.tail[edge[first]], amount[first], network.grain)
    _take(network.unmet, network.head[edge[last]], amount[last], network.grain)

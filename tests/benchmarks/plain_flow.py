"""Achievable coverage on the plain graph: every post, every task its office carries and it is competent for."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.task import Task
from tests.benchmarks.prepared import is_competent

Numbers = np.ndarray[tuple[int], np.dtype[Any]]

_SOURCE, _SINK = "source", "sink"
_LARGEST = 2**31 - 1
_SCALE = 10_000
"""Demand is × 10⁸ where filled FTE are × 10⁴."""


@dataclass(frozen=True)
class Arcs:
    """Node 0 is the source, 1 the sink, then the posts, then the tasks; capacities in FTE × 10⁴, or less precise
    where their sum would not fit 32 bits. `demand`: the sum of what the tasks ask for, in the same unit."""

    start: Numbers
    end: Numbers
    capacity: Numbers
    nodes: int
    demand: float


def arcs_of(state: Evaluation, most: int) -> Arcs | None:
    """The graph of a state, from its values; None: it would have more than `most` arcs between posts and tasks."""
    tasks, posts = list(state.organisation.tasks.values()), list(state.organisation.positions.values())
    minutes = state.assumptions["annual_minutes"].value
    demand = np.array([float(task.demand(minutes) or 0) / _SCALE for task in tasks])
    filled = np.array([post.fte_filled for post in posts], dtype=np.float64)
    reached = _reached(state, tasks, demand)
    counts = np.array([len(each) for each in reached])
    return _arcs(reached, counts, filled, demand) if counts.sum() <= most else None


def _arcs(reached: list[list[int]], counts: Numbers, filled: Numbers, demand: Numbers) -> Arcs:
    posts, tasks = np.arange(len(filled)) + 2, np.arange(len(demand)) + 2 + len(filled)
    inner = np.fromiter(chain.from_iterable(reached), dtype=np.int64, count=int(counts.sum()))
    unit = max(1.0, max(filled.sum(), demand.sum()) / _LARGEST)
    capacity = np.concatenate([filled, np.repeat(filled, counts), demand]) / unit
    return Arcs(
        start=np.concatenate([np.zeros_like(posts), np.repeat(posts, counts), tasks]),
        end=np.concatenate([posts, tasks[inner], np.ones_like(tasks)]),
        capacity=np.rint(capacity).astype(np.int32),
        nodes=2 + len(filled) + len(demand),
        demand=float(demand.sum() / unit),
    )


def by_scipy(arcs: Arcs) -> float:
    """The share of the demand that can be met, by Dinic's algorithm."""
    graph = csr_array((arcs.capacity, (arcs.start, arcs.end)), shape=(arcs.nodes, arcs.nodes))
    return float(maximum_flow(graph, 0, 1, method="dinic").flow_value / arcs.demand)


def grouped_graph(state: Evaluation) -> nx.DiGraph:
    """The same question in far fewer arcs: posts of an office with the same competences are one node, and reach
    tasks through "a post of this office with this competence"; capacities in FTE × 10⁸."""
    organisation, minutes = state.organisation, state.assumptions["annual_minutes"].value
    graph = nx.DiGraph()
    graph.add_nodes_from((_SOURCE, _SINK))
    for (office, competences), filled in _supply(state).items():
        graph.add_edge(_SOURCE, (office, competences), capacity=filled * _SCALE)
        graph.add_edges_from(((office, competences), (office, each, "has")) for each in (*competences, ""))
    for task in organisation.tasks.values():
        graph.add_edge(task.id, _SINK, capacity=round(task.demand(minutes) or 0))
    for office, carried in _carried(state).items():
        wanted = ((each, organisation.tasks[each].competences or ("",)) for each in carried)
        graph.add_edges_from(((office, each, "has"), task) for task, asked in wanted for each in asked)
    return graph


def by_networkx(graph: nx.DiGraph) -> float:
    """The share of the demand that can be met, by what networkx does unasked (preflow-push)."""
    demand = sum(arc["capacity"] for _, _, arc in graph.in_edges(_SINK, data=True))
    return float(nx.maximum_flow_value(graph, _SOURCE, _SINK) / demand)


def _supply(state: Evaluation) -> Counter[tuple[str, tuple[str, ...]]]:
    """Filled FTE by office and competences."""
    supply: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for post in state.organisation.positions.values():
        supply[state.offices[post.unit], post.competences] += post.fte_filled
    return supply


def _reached(state: Evaluation, tasks: list[Task], demand: Numbers) -> list[list[int]]:
    """The tasks each post may be sent to; posts of an office with the same competences share one list."""
    organisation = state.organisation
    carried = _carried(state)
    known: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    row_of = {task.id: row for row, task in enumerate(tasks)}
    reached = []
    for post in organisation.positions.values():
        key = (state.offices[post.unit], post.competences)
        if key not in known:
            wanted = sorted(row_of[each] for each in carried[key[0]])
            known[key] = [row for row in wanted if demand[row] and is_competent(tasks[row], post)]
        reached.append(known[key])
    return reached


def _carried(state: Evaluation) -> defaultdict[str, set[str]]:
    """The tasks some post of each office has a share of."""
    carried: defaultdict[str, set[str]] = defaultdict(set)
    for post, own in state.organisation.assignments.items():
        office = state.offices[state.organisation.positions[post].unit]
        carried[office].update(each.task for each in own if each.share)
    return carried

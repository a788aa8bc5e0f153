"""Achievable coverage: the largest flow of filled FTE to the tasks an office already carries (METHOD § 4).

Posts of an office with the same competences are one node; between them and the tasks stand nodes for "a post of
this office with this competence", so that the graph grows with what is carried, not with posts × tasks.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from decimal import Decimal
from fractions import Fraction
from math import lcm

import numpy as np

from integration_office.analysis.overlap import TaskMatrix

_SOURCE, _SINK = "source", "sink"
_EXACT_EDGES = 3_000
"""Up to so many edges the flow is computed exactly; beyond, to better than 1e-5 of the demand."""

_LARGEST, _PLACES = 2**31 - 1, 5
_ANY = ""
"""The competence of a task that asks for none."""

Arc = tuple[Hashable, Hashable, Fraction | None]
"""From, to, capacity in FTE × 10⁸; None: unlimited."""


def achievable_coverage(matrix: TaskMatrix, annual_minutes: Decimal) -> Fraction | None:
    """Flow / Σ demand over the tasks with known demand; None: no demand is known."""
    demand = _demand(matrix, annual_minutes)
    if not demand:
        return None
    arcs = list(_arcs(matrix, demand))
    if len(arcs) <= _EXACT_EDGES:
        return _exact_flow(arcs) / sum(demand.values())
    return round(_large_flow(arcs) / sum(demand.values()), _PLACES)


def _demand(matrix: TaskMatrix, annual_minutes: Decimal) -> dict[int, Fraction]:
    """Demand by task row."""
    tasks = matrix.assignments.tasks.values()
    known = ((row, task.demand(annual_minutes)) for row, task in enumerate(tasks))
    return {row: demand for row, demand in known if demand}


def _arcs(matrix: TaskMatrix, demand: dict[int, Fraction]) -> Iterator[Arc]:
    asked: set[tuple[int, str]] = set()
    for office, task, competences in _carried(matrix, demand):
        for competence in competences:
            asked.add((office, competence))
            yield ("skill", office, competence), ("task", task), None
    for task, needed in demand.items():
        yield ("task", task), _SINK, needed
    for (office, competences), filled in _supply(matrix).items():
        node = ("posts", office, competences)
        reached = [each for each in (*competences, _ANY) if (office, each) in asked]
        if reached:
            yield _SOURCE, node, Fraction(filled)
            yield from ((node, ("skill", office, each), None) for each in reached)


def _carried(matrix: TaskMatrix, demand: dict[int, Fraction]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Offices and the tasks with known demand that some post of theirs has a share of, with what these ask for."""
    asked = [tuple(dict.fromkeys(task.competences)) or (_ANY,) for task in matrix.assignments.tasks.values()]
    tasks, offices = np.nonzero(matrix.present)
    for task, office in zip(tasks.tolist(), offices.tolist(), strict=True):
        if task in demand:
            yield office, task, asked[task]


def _supply(matrix: TaskMatrix) -> dict[tuple[int, tuple[str, ...]], int]:
    """Filled FTE × 10⁸ by office and competences."""
    supply: defaultdict[tuple[int, tuple[str, ...]], int] = defaultdict(int)
    offices = matrix.units.office[matrix.positions.unit].tolist()
    filled = (matrix.positions.filled * 10_000).tolist()
    for office, fte, position in zip(offices, filled, matrix.positions.values, strict=True):
        if fte:
            supply[office, tuple(dict.fromkeys(position.competences))] += fte
    return supply


def _exact_flow(arcs: list[Arc]) -> Fraction:
    import networkx as nx  # takes a third of a second, which the start of the window need not wait for

    scale = lcm(*(capacity.denominator for _, _, capacity in arcs if capacity is not None))
    graph = nx.DiGraph()
    graph.add_nodes_from((_SOURCE, _SINK))
    for start, end, capacity in arcs:
        limit = {} if capacity is None else {"capacity": int(capacity * scale)}
        graph.add_edge(start, end, **limit)
    return Fraction(nx.maximum_flow_value(graph, _SOURCE, _SINK), scale)


def _large_flow(arcs: list[Arc]) -> Fraction:
    """By Dinic's algorithm in 32-bit capacities; the unit is as small as their range allows."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_flow

    node = {key: place for place, key in enumerate(dict.fromkeys(end for arc in arcs for end in arc[:2]))}
    supply = sum(capacity for start, _, capacity in arcs if capacity is not None and start == _SOURCE)
    needed = sum(capacity for _, end, capacity in arcs if capacity is not None and end == _SINK)
    unit = max(Fraction(1), Fraction(max(supply, needed)) / _LARGEST)
    limits = [_LARGEST if capacity is None else int(capacity / unit) for _, _, capacity in arcs]
    starts, ends = [node[start] for start, _, _ in arcs], [node[end] for _, end, _ in arcs]
    graph = csr_array((np.array(limits, dtype=np.int32), (starts, ends)), shape=(len(node), len(node)))
    flow: int = maximum_flow(graph, node[_SOURCE], node[_SINK], method="dinic").flow_value
    return flow * unit

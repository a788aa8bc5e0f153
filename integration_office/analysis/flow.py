"""Achievable coverage: the largest flow of filled FTE to the tasks an office already carries (METHOD § 4)."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm

import networkx as nx

from integration_office.analysis.columns import is_competent
from integration_office.domain.identity import TaskId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.task import Task

_SOURCE, _SINK = "source", "sink"


def achievable_coverage(
    organisation: Organisation, offices: Mapping[UnitId, UnitId], annual_minutes: Decimal
) -> Fraction | None:
    """Flow / Σ demand over the tasks with known demand; None: no demand is known. Exact.

    Posts of an office that can do the same tasks are one node: they are interchangeable in the flow.
    """
    demand = _demand(organisation, annual_minutes)
    if not demand:
        return None
    scale = lcm(*(each.denominator for each in demand.values()))
    graph = nx.DiGraph()
    graph.add_nodes_from((_SOURCE, _SINK))
    for task, needed in demand.items():
        graph.add_edge(("task", task), _SINK, capacity=int(needed * scale))
    for (office, tasks), fte in _supply(organisation, offices, demand).items():
        node = ("posts", office, tasks)
        graph.add_edge(_SOURCE, node, capacity=fte * FTE_SCALE * scale)
        graph.add_edges_from((node, ("task", task)) for task in tasks)
    flow = nx.maximum_flow_value(graph, _SOURCE, _SINK)
    return Fraction(flow, scale) / sum(demand.values())


def _demand(organisation: Organisation, annual_minutes: Decimal) -> dict[TaskId, Fraction]:
    known = ((task.id, task.demand(annual_minutes)) for task in organisation.tasks.values())
    return {task: demand for task, demand in known if demand}


Supply = dict[tuple[UnitId, tuple[TaskId, ...]], int]


def _supply(organisation: Organisation, offices: Mapping[UnitId, UnitId], demand: Mapping[TaskId, Fraction]) -> Supply:
    """Filled FTE (ten-thousandths) by office and the tasks its posts can do there."""
    carried = _carried(organisation, offices, demand)
    reachable: dict[tuple[UnitId, tuple[str, ...]], tuple[TaskId, ...]] = {}
    supply: defaultdict[tuple[UnitId, tuple[TaskId, ...]], int] = defaultdict(int)
    for position in organisation.positions.values():
        office = offices[position.unit]
        if position.fte_filled and office in carried:
            key = (office, position.competences)
            if key not in reachable:
                reachable[key] = _doable(carried[office], position)
            supply[office, reachable[key]] += position.fte_filled
    return {key: fte for key, fte in supply.items() if key[1]}


def _carried(
    organisation: Organisation, offices: Mapping[UnitId, UnitId], demand: Mapping[TaskId, Fraction]
) -> dict[UnitId, dict[TaskId, Task]]:
    """The tasks with known demand that some post of an office has a share of."""
    carried: defaultdict[UnitId, dict[TaskId, Task]] = defaultdict(dict)
    for position, own in organisation.assignments.items():
        office = offices[organisation.positions[position].unit]
        for each in own:
            if each.share and each.task in demand:
                carried[office][each.task] = organisation.tasks[each.task]
    return dict(carried)


def _doable(tasks: Mapping[TaskId, Task], position: Position) -> tuple[TaskId, ...]:
    return tuple(sorted(task for task, each in tasks.items() if is_competent(each, position)))

"""The peer networkx: the tree as a graph, every figure from its nodes in plain Python."""

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from tests.benchmarks.prepared import Prepared
from tests.benchmarks.sums import Duty, Sums, status

Held = dict[int, dict[int, int]]
"""FTE by task and office."""


@dataclass(frozen=True)
class Graph:
    """The tree with each unit's posts on its node, and the tables as lists."""

    prepared: Prepared
    tree: nx.DiGraph
    posts: list[tuple[int, int, int, int]]
    """Unit, planned, filled, full cost."""
    work: list[tuple[int, int, int, int]]
    lines: list[tuple[int, int, int]]
    intended: list[bool]
    demand: list[float]
    tasks_of: list[list[int]]

    @staticmethod
    def of(prepared: Prepared) -> "Graph":
        posts, work, lines = prepared.posts, prepared.work, prepared.lines
        full = (posts["personnel"] + posts["workplace"] + posts["overhead"]).tolist()
        tasks_of: list[list[int]] = [[] for _ in prepared.duty_ids]
        for duty, task in zip(*(prepared.implements[each].tolist() for each in ("duty", "task")), strict=True):
            tasks_of[duty].append(task)
        return Graph(
            prepared,
            _tree(prepared),
            list(zip(*(posts[each].tolist() for each in ("unit", "planned", "filled")), full, strict=True)),
            list(zip(*(work[each].tolist() for each in ("post", "task", "share", "competent")), strict=True)),
            list(zip(*(lines[each].tolist() for each in ("unit", "kind", "amount")), strict=True)),
            prepared.tasks["intended"].tolist(),
            prepared.tasks["demand"].tolist(),
            tasks_of,
        )


def moved(graph: Graph, unit: int, target: int, before: Sums) -> Sums:
    """What a move would do: refused below itself, the edge changed, all figures anew, the edge put back."""
    if target in nx.descendants(graph.tree, unit):
        raise ValueError("a unit below itself")
    parent = next(graph.tree.predecessors(unit))
    _hang(graph.tree, unit, parent, target)
    try:
        return figures(graph).since(before)
    finally:
        _hang(graph.tree, unit, target, parent)


def figures(graph: Graph) -> Sums:
    """All figures from scratch."""
    office = _offices(graph)
    home = [office[post[0]] for post in graph.posts]
    held: Held = defaultdict(lambda: defaultdict(int))
    for post, task, share, _ in graph.work:
        held[task][home[post]] += graph.posts[post][1] * share
    lead = {task: min(by_office, key=lambda each: (-by_office[each], each)) for task, by_office in held.items()}
    return Sums(
        full_cost=sum(post[3] for post in graph.posts),
        other_expense=sum(amount for _, kind, amount in graph.lines if kind == 1),
        revenue=sum(amount for _, kind, amount in graph.lines if kind == 2),
        overlap_fte=sum(
            sum(own.values()) - max(own.values()) for task, own in held.items() if not graph.intended[task]
        ),
        overlap_cost=_overlap_cost(graph, home, lead),
        duties=_duties(graph, held),
    )


def _tree(prepared: Prepared) -> nx.DiGraph:
    tree = nx.DiGraph()
    for unit, above in enumerate(prepared.units["above"].tolist()):
        tree.add_node(unit, above=above)
    parents = enumerate(prepared.units["parent"].tolist())
    tree.add_edges_from((parent, unit) for unit, parent in parents if parent >= 0)
    return tree


def _hang(tree: nx.DiGraph, unit: int, old: int, new: int) -> None:
    tree.remove_edge(old, unit)
    tree.add_edge(new, unit)


def _offices(graph: Graph) -> dict[int, int]:
    """Parents before children: an office is passed down until a Dezernat or the authority."""
    above = nx.get_node_attributes(graph.tree, "above")
    office: dict[int, int] = {}
    for unit in nx.topological_sort(graph.tree):
        parent = next(graph.tree.predecessors(unit), None)
        is_own = parent is None or above[unit] or above[parent]
        office[unit] = unit if is_own else office[parent]
    return office


def _overlap_cost(graph: Graph, home: list[int], lead: dict[int, int]) -> int:
    return sum(
        (2 * graph.posts[post][3] * share + 10_000) // 20_000
        for post, task, share, _ in graph.work
        if home[post] != lead[task] and not graph.intended[task]
    )


def _duties(graph: Graph, held: Held) -> dict[str, Duty]:
    capacity: defaultdict[int, int] = defaultdict(int)
    for post, task, share, competent in graph.work:
        if competent:
            capacity[task] += graph.posts[post][2] * share
    return {
        duty: _duty(graph, tasks, held, capacity)
        for duty, tasks in zip(graph.prepared.duty_ids, graph.tasks_of, strict=True)
    }


def _duty(graph: Graph, tasks: list[int], held: Held, capacity: dict[int, int]) -> Duty:
    offices: defaultdict[int, int] = defaultdict(int)
    needed = met = 0.0
    for task in tasks:
        for office, fte in held[task].items() if task in held else ():
            offices[office] += fte
        demand = graph.demand[task]
        if demand == demand:  # not nan: known
            needed += demand
            met += min(demand, capacity[task])
    ratio = met / needed if needed else None
    owner = min(offices, key=lambda each: (-offices[each], each)) if offices else None
    name = None if owner is None else graph.prepared.unit_ids[owner]
    return status(len(tasks), len(offices), ratio), ratio, name

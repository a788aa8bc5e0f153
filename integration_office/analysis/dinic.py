"""A largest flow by Dinic's algorithm, beside the window where it takes long; Cancelled ends whatever runs."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints32 = NDArray[np.int32]


class Cancelled(Exception):
    """Nobody wants the answer any more."""


def never() -> bool:
    """Runs to the end."""
    return False


def go_on(stopped: Callable[[], bool]) -> None:
    """Raises Cancelled where `stopped`."""
    if stopped():
        raise Cancelled


@dataclass(frozen=True, eq=False)
class FlowGraph:
    """Nodes: source 0, sink 1, others; no edge twice. `tail` and `head`: the edges whose flow is asked for.

    Capacities of an edge and the one back are together below 2³¹, and so is the flow.
    """

    nodes: int
    capacity: Ints32
    start: Ints32
    end: Ints32
    tail: Ints32
    head: Ints32

    def arrays(self) -> tuple[Ints32, ...]:
        """All but the first field, in their order."""
        return self.capacity, self.start, self.end, self.tail, self.head


def edge_flows(graph: FlowGraph, stopped: Callable[[], bool]) -> Ints32:
    """A largest flow from the source to the sink, on the edges asked for. Raises Cancelled."""
    if len(graph.start) <= _ASIDE_EDGES:
        return _dinic(graph)
    try:
        return _dinic_aside(graph, stopped)
    except (
        OSError,
        EOFError,
    ):  # No process may be begun, or it died: a right answer after a stutter is better than none.
        return _dinic(graph)


_ASIDE_EDGES = 150_000
"""Beyond so many edges the flow is found in a process of its own: scipy lets no other thread run meanwhile, 0.2 µs for
an edge, and cannot be stopped; a process costs about a second to begin."""

_LOOK = 0.05
"""Seconds between two looks at whether it should stop."""

_PORTION, _END = 1_000_000, b""
"""Numbers sent to it between two such looks, and what is sent after the last of an array."""


def _dinic(graph: FlowGraph) -> Ints32:
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_flow

    limits = csr_array((graph.capacity, (graph.start, graph.end)), shape=(graph.nodes, graph.nodes))
    flow = maximum_flow(limits, 0, 1, method="dinic").flow
    asked: Ints32 = flow[graph.tail, graph.head]
    return asked


def _dinic_aside(graph: FlowGraph, stopped: Callable[[], bool]) -> Ints32:
    """In a process of its own, which ends with the wish for its answer."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_answer, args=(there, graph.nodes), daemon=True)
    process.start()
    there.close()
    try:
        _awaited(here, stopped)
        for array in graph.arrays():
            _send(array, here, stopped)
        flows: Ints32 = _awaited(here, stopped)
        return flows
    finally:
        process.terminate()
        process.join()
        here.close()


def _awaited(connection: Connection, stopped: Callable[[], bool]) -> Any:
    while not connection.poll(_LOOK):
        go_on(stopped)
    return connection.recv()


def _send(array: Ints32, connection: Connection, stopped: Callable[[], bool]) -> None:
    for begin in range(0, len(array), _PORTION):
        go_on(stopped)
        connection.send_bytes(array[begin : begin + _PORTION].data)
    connection.send_bytes(_END)


def _answer(connection: Connection, nodes: int) -> None:
    """The other end: says that it is there, takes the graph's arrays, gives the flow of its edges."""
    connection.send(True)
    arrays = [b"".join(iter(connection.recv_bytes, _END)) for _ in fields(FlowGraph)[1:]]
    connection.send(_dinic(FlowGraph(nodes, *(np.frombuffer(each, dtype=np.int32) for each in arrays))))

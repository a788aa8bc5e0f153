"""Achievable coverage as a largest flow: ours, and the plain graph in scipy and networkx."""

from collections.abc import Iterator
from itertools import islice
from math import isclose

from integration_office.analysis.evaluation import Evaluation
from tests.benchmarks.cities import City, moves, touch
from tests.benchmarks.goals import goal
from tests.benchmarks.measuring import Disagreement, Measured, Note, rows, times
from tests.benchmarks.plain_flow import arcs_of, by_networkx, by_scipy, grouped_graph

ACHIEVABLE = "achievable coverage"
MOST_ARCS = 20_000_000
"""Beyond, the plain graph does not fit a laptop."""

MOST_FOR_NETWORKX = 200_000
"""Arcs of the grouped graph; beyond, networkx takes minutes."""

_RUNS = {"S": 9, "M": 3}
_TOLERANCE = 1e-5


def coverage(city: City) -> Iterator[Measured]:
    """Of the states after different moves, all other figures ready."""
    if city.size == "L":
        yield Note(f"{ACHIEVABLE} at L: runs in the background and can be cancelled; no goal, not measured.")
        return
    session = city.session()
    states = [session.preview([move]).after for move in islice(moves(session.organisation), _RUNS.get(city.size, 2))]
    for state in states:
        touch(state)
    ours = times(lambda state: state.achievable, states, seconds=30, least=1)
    yield from rows(ACHIEVABLE, city.size, ours, goal(ACHIEVABLE, city.size), _scipy(states[0]) | _networkx(states[0]))
    yield Note("Flow: ours starts from the columns, the peers are given their graph and only search.")


def checked(state: Evaluation, share: float, who: str) -> None:
    """Raises Disagreement where the peer finds another flow (to 1e-5 of the demand, as the method asks)."""
    ours = state.achievable
    if ours is None or not isclose(float(ours), share, abs_tol=_TOLERANCE):
        raise Disagreement(f"{who}: {share} of the demand there, {ours} here")


def _scipy(state: Evaluation) -> dict[str, list[float]]:
    """The plain graph: every post, every task it may be sent to."""
    arcs = arcs_of(state, MOST_ARCS)
    if arcs is None:
        return {}
    who = f"scipy maximum_flow (Dinic), {len(arcs.start) / 1e6:.1f} million arcs"
    checked(state, by_scipy(arcs), who)
    return {who: times(by_scipy, [arcs] * 5, seconds=10, least=1)}


def _networkx(state: Evaluation) -> dict[str, list[float]]:
    """The grouped graph: the plain one would not fit its dictionaries."""
    graph = grouped_graph(state)
    if graph.number_of_edges() > MOST_FOR_NETWORKX:
        return {}
    who = "networkx, posts grouped"
    checked(state, by_networkx(graph), who)
    return {who: times(by_networkx, [graph] * 2, seconds=10, least=1)}

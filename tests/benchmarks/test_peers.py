"""A peer that computes something else would measure nothing: each must find exactly our figures."""

from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis.reference import Reference
from integration_office.application.session import Session
from integration_office.application.synthetic_city import synthetic_city
from integration_office.exchange.parameters import load_reference
from tests.benchmarks import peer_networkx, peer_pandas
from tests.benchmarks.cities import City, moves
from tests.benchmarks.coverage import checked
from tests.benchmarks.measuring import Disagreement
from tests.benchmarks.plain_flow import arcs_of, by_networkx, by_scipy, grouped_graph
from tests.benchmarks.prepared import Prepared
from tests.benchmarks.preview import says_the_same
from tests.benchmarks.sums import agree, our_changes, our_sums

SEEDS = st.integers(0, 10_000)
REFERENCE = load_reference()


def session_of(seed: int, reference: Reference = REFERENCE, assignments: int = 500) -> Session:
    plan = synthetic_city(220, 45, 40, assignments, seed=seed, duties=sorted(reference.catalogue)[:30])
    return Session(plan, reference)


@settings(max_examples=15)
@given(SEEDS)
def test_pandas_and_networkx_compute_our_figures(seed: int) -> None:
    figures = session_of(seed).figures
    prepared, ours = Prepared.of(figures), our_sums(figures)
    agree(ours, peer_pandas.recalculated(peer_pandas.Frames.of(prepared)), "pandas")
    agree(ours, peer_networkx.figures(peer_networkx.Graph.of(prepared)), "networkx")
    assert ours.full_cost > 0 and ours.overlap_fte > 0 and any(ratio for _, ratio, _ in ours.duties.values())


def test_they_agree_where_nobody_does_anything() -> None:
    figures = session_of(1, assignments=0).figures
    prepared, ours = Prepared.of(figures), our_sums(figures)
    agree(ours, peer_pandas.recalculated(peer_pandas.Frames.of(prepared)), "pandas")
    agree(ours, peer_networkx.figures(peer_networkx.Graph.of(prepared)), "networkx")


@pytest.mark.parametrize("seed", range(5))
def test_polars_computes_our_figures(seed: int) -> None:
    pytest.importorskip("polars", reason="only in the group bench")
    from tests.benchmarks import peer_polars

    figures = session_of(seed, assignments=seed * 120).figures
    frames = peer_polars.Frames.of(Prepared.of(figures))
    agree(our_sums(figures), peer_polars.recalculated(frames), "polars")


@settings(max_examples=10)
@given(SEEDS)
def test_a_previewed_move_changes_what_it_changes_from_scratch(seed: int) -> None:
    session = session_of(seed)
    prepared = Prepared.of(session.figures)
    frames, graph = peer_pandas.Frames.of(prepared), peer_networkx.Graph.of(prepared)
    known, seen = peer_pandas.recalculated(frames), peer_networkx.figures(graph)
    for move in islice(moves(session.organisation, seed), 5):
        ours = our_changes(session.preview([move]))
        says_the_same(session, move)
        place = prepared.row_of(move.unit), prepared.row_of(move.to)
        agree(ours, peer_pandas.moved(frames, *place, known), "pandas")
        agree(ours, peer_networkx.moved(graph, *place, seen), "networkx")


def test_networkx_refuses_a_unit_below_itself_and_leaves_its_tree_alone() -> None:
    figures = session_of(3).figures
    graph = peer_networkx.Graph.of(Prepared.of(figures))
    edges = set(graph.tree.edges)
    above, below = next(edge for edge in edges if any(graph.tree.predecessors(edge[0])))
    with pytest.raises(ValueError, match="below itself"):
        peer_networkx.moved(graph, above, below, peer_networkx.figures(graph))
    assert set(graph.tree.edges) == edges


@settings(max_examples=10)
@given(SEEDS)
def test_the_plain_and_the_grouped_flow_find_our_achievable_coverage(seed: int) -> None:
    state = session_of(seed).figures
    arcs = arcs_of(state, 1_000_000)
    assert arcs is not None
    checked(state, by_scipy(arcs), "scipy")
    checked(state, by_networkx(grouped_graph(state)), "networkx")


def test_a_graph_beyond_the_limit_is_not_built(city: City) -> None:
    assert arcs_of(city.session().figures, 10) is None


def test_another_figure_is_a_disagreement() -> None:
    figures = session_of(4).figures
    ours = our_sums(figures)
    duty = next(iter(ours.duties))
    for other in (
        replace(ours, overlap_cost=ours.overlap_cost + 1),
        replace(ours, duties={}),
        replace(ours, duties=ours.duties | {duty: ("covered", 0.123, "nobody")}),
    ):
        with pytest.raises(Disagreement, match="peer"):
            agree(ours, other, "peer")
    with pytest.raises(Disagreement, match="peer"):
        checked(figures, 0.123, "peer")

"""What answers a drag and a drop: the preview over one target, over all offices, and a performed move."""

import gc
from collections.abc import Callable, Iterator
from itertools import islice

from integration_office.application.session import Session
from integration_office.domain.changes import MoveUnit
from tests.benchmarks import peer_networkx, peer_pandas
from tests.benchmarks.cities import City, drop_figures, moves, touch
from tests.benchmarks.goals import goal
from tests.benchmarks.measuring import Disagreement, Measured, Note, rows, times
from tests.benchmarks.prepared import Prepared
from tests.benchmarks.sums import Sums, agree, our_changes

PREVIEW = "preview of one unit over one target"
EVERYWHERE = "preview over all offices at once"
PERFORM = "perform one move, without disk"

Place = tuple[int, int]
"""Unit and target by row."""

_PAIRS = 200
_WARM = 3
"""Runs before those that count: a user has dragged something before."""


def preview(city: City) -> Iterator[Measured]:
    """Each pair of unit and target once; the peers compute the same pairs from scratch, as many as time allows."""
    session = city.session()
    pairs = list(islice(moves(session.organisation), _WARM + _PAIRS))
    ours = times(lambda move: drop_figures(session.preview([move])), pairs)[_WARM:]
    yield from rows(PREVIEW, city.size, ours, goal(PREVIEW, city.size), _preview_peers(session, pairs[_WARM:]))
    yield Note("Ours also answers grants and new conflicts, which the peers leave out.")


def everywhere(city: City) -> Iterator[Measured]:
    """The same unit over every other one; first it is seen to say what the preview of single targets says."""
    session = city.session()
    pairs = list(islice(moves(session.organisation), _WARM + _PAIRS))
    for move in pairs[:_WARM]:
        says_the_same(session, move)
    ours = times(session.overview, (move.unit for move in pairs[_WARM:]))
    yield from rows(EVERYWHERE, city.size, ours, goal(EVERYWHERE, city.size), {})


def says_the_same(session: Session, move: MoveUnit) -> None:
    """Raises Disagreement where the overview of a unit differs from the preview over one target."""
    overview, one = session.overview(move.unit), session.preview([move])
    many = None if overview is None else overview.by_unit[move.to]
    if many is None or (many.overlap_fte, many.overlap_cost) != (one.overlap_fte, one.overlap_cost):
        raise Disagreement(f"overview of {move}: {many} / {one.overlap_fte}, {one.overlap_cost}")


def perform(city: City) -> Iterator[Measured]:
    """One move after the other on the same desk, as a user makes them."""
    session = city.session()
    ours = times(lambda move: _performed(session, move), possible_moves(session, _WARM + _PAIRS // 2))[_WARM:]
    yield from rows(PERFORM, city.size, ours, goal(PERFORM, city.size), {})


def possible_moves(session: Session, count: int) -> Iterator[MoveUnit]:
    """Moves that are possible on the state on the desk at the moment each is taken.

    To choose one goes through all units; what that leaves behind is not the move's to look through.
    """
    for seed in range(count):
        move = next(moves(session.organisation, seed))
        gc.freeze()
        yield move


def _performed(session: Session, move: MoveUnit) -> object:
    session.perform([move], new_scenario="Messung")
    return touch(session.figures)


def _preview_peers(session: Session, pairs: list[MoveUnit]) -> dict[str, list[float]]:
    prepared = Prepared.of(session.figures)
    row = {unit: place for place, unit in enumerate(prepared.unit_ids)}
    places = [(row[move.unit], row[move.to]) for move in pairs]
    first = our_changes(session.preview(pairs[:1]))
    frames, graph = peer_pandas.Frames.of(prepared), peer_networkx.Graph.of(prepared)
    known, seen = peer_pandas.recalculated(frames), peer_networkx.figures(graph)
    runs: dict[str, Callable[[Place], Sums]] = {
        "pandas, from scratch": lambda at: peer_pandas.moved(frames, *at, known),
        "networkx, from scratch": lambda at: peer_networkx.moved(graph, *at, seen),
    }
    for who, run in runs.items():
        agree(first, run(places[0]), who)
    return {who: times(run, places[1:], seconds=5, least=2) for who, run in runs.items()}

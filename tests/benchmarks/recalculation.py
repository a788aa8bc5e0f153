"""All sums of cost, overlap and coverage anew, from columns that stand ready; pandas and polars likewise."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec

from integration_office.analysis.evaluation import Evaluation
from tests.benchmarks import peer_pandas
from tests.benchmarks.cities import City
from tests.benchmarks.goals import goal
from tests.benchmarks.measuring import Measured, Note, rows, times
from tests.benchmarks.prepared import Prepared
from tests.benchmarks.sums import Sums, agree, our_sums

RECALCULATION = "full recalculation of cost, overlap, coverage"
LEAST_RATIO = 5.0
"""What the issue asks for beside pandas and polars."""

_RUNS = 40


def recalculation(city: City) -> Iterator[Measured]:
    """From the same columns every time, no sum kept."""
    figures = city.session().figures
    ours = times(lambda _: _ours(figures), range(_RUNS))
    peers = _peers(Prepared.of(figures), our_sums(figures))
    for row in rows(RECALCULATION, city.size, ours, goal(RECALCULATION, city.size), peers):
        yield replace(row, least_ratio=LEAST_RATIO)
    yield Note(
        "Full recalculation: each side prices, sums and covers; ours adds grants and groups of duties, and its index "
        "knows which posts are paid alike and which shares add up. A peer groups anew."
    )


def _ours(figures: Evaluation) -> object:
    anew = figures.recalculated()
    return anew.cost, anew.overlap.fte, anew.overlap.cost, anew.coverage.duties, anew.coverage.groups


def _peers(prepared: Prepared, ours: Sums) -> dict[str, list[float]]:
    frames = peer_pandas.Frames.of(prepared)
    agree(ours, peer_pandas.recalculated(frames), "pandas")
    peers = {"pandas": times(lambda _: peer_pandas.recalculated(frames), range(_RUNS), seconds=5)}
    return peers | (_polars(prepared, ours) if find_spec("polars") else {})


def _polars(prepared: Prepared, ours: Sums) -> dict[str, list[float]]:
    from tests.benchmarks import peer_polars  # in the group bench alone

    frames = peer_polars.Frames.of(prepared)
    agree(ours, peer_polars.recalculated(frames), "polars")
    return {"polars": times(lambda _: peer_polars.recalculated(frames), range(_RUNS), seconds=5)}

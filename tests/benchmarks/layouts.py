"""The layout of the whole chart after a unit has moved, beside a tidy tree in plain Python."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import numpy as np

from integration_office.application.session import Session
from integration_office.diagram.columns import ChartColumns
from integration_office.diagram.tidy_tree import layout
from integration_office.ui.chart_source import ChartSource
from tests.benchmarks.buchheim import tidy_tree
from tests.benchmarks.cities import City, moves
from tests.benchmarks.goals import goal
from tests.benchmarks.measuring import Measured, Note, rows, times

LAYOUT = "layout after a move"
_ASPECT = 1600 / 1000
_RUNS = {"S": 60, "M": 20, "L": 8}


def layouts(city: City) -> Iterator[Measured]:
    """The trees after different moves; how the chart comes to its columns is measured with the frames."""
    session = city.session()
    columns = ChartSource.of(session).columns()
    moved = [_moved(columns, session, seed) for seed in range(_RUNS.get(city.size, 3))]
    ours = times(lambda each: layout(each, _ASPECT), moved)
    lists = (each.parent.tolist() for each in moved)
    peers = {"Buchheim's tidy tree, plain Python": times(tidy_tree, lists, seconds=5)}
    yield from rows(LAYOUT, city.size, ours, goal(LAYOUT, city.size), peers)
    yield Note("Layout: ours also packs lists into columns and widens boxes, the tidy tree only finds x and depth.")


def _moved(columns: ChartColumns, session: Session, seed: int) -> ChartColumns:
    """The columns with one unit and all below it hanging elsewhere, rows in pre-order again."""
    move = next(islice(moves(session.organisation, seed), 1))
    row_of = columns.row_of
    return replace(columns, parent=_hung(columns.parent, row_of[move.unit], row_of[move.to]))


def _hung(parent: np.ndarray, unit: int, target: int) -> np.ndarray:  # type: ignore[type-arg]
    changed = parent.tolist()
    changed[unit] = target
    children: list[list[int]] = [[] for _ in changed]
    for row, above in enumerate(changed):
        if above >= 0:
            children[above].append(row)
    order, waiting = [], [row for row, above in enumerate(changed) if above < 0]
    while waiting:
        order.append(row := waiting.pop())
        waiting += reversed(children[row])
    place = {row: at for at, row in enumerate(order)} | {-1: -1}
    return np.array([place[changed[row]] for row in order], dtype=np.int32)

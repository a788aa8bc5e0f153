"""A whole plan out of the tables: rows in passing, checked against the seal, no longer kept than it takes."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from integration_office.application.memory import PlanSize, collector_resting
from integration_office.application.ports import Progress
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.persistence import rows
from integration_office.persistence.refusal import BrokenSeal
from integration_office.persistence.seal import row_sum
from integration_office.persistence.shelves import OF_THE_PLAN, SEAL, SHELVES, Shelf
from integration_office.persistence.witness import Witness, chunks, heard, sum_over


def plan_in(
    driver: sqlite3.Connection, progress: Progress | None = None, witness: Witness | None = None
) -> tuple[Plan, int]:
    """The plan of an open file and the sum its seal holds; `witness` adds the rows up beside.

    Raises BrokenSeal, errors of SQLite, and ValueError and its like for a cell that cannot be read.
    """
    with collector_resting():
        stream = _Stream(driver, progress, witness)
        plan = _plan(stream)
        return plan, stream.checked_sum()


def size_in(driver: sqlite3.Connection) -> PlanSize:
    """How many values the plan of an open file has."""
    counted = ("position", "assignment", "unit", "task", "budget_line")
    return PlanSize(*(_count(driver, SHELVES[name]) for name in counted))


def check_seal(expected: int, found: int) -> None:
    if expected != found:
        raise BrokenSeal(expected, found)


class _Stream:
    """The rows of the tables, each read once; adds up for the seal what it hands out, unless a witness does."""

    def __init__(self, driver: sqlite3.Connection, progress: Progress | None, witness: Witness | None) -> None:
        self._driver = driver
        self._progress = progress
        self._witness = witness
        self._total = sum(_count(driver, shelf) for shelf in OF_THE_PLAN) if progress else 0
        self._done = 0
        self._sum = 0

    def rows(self, table: str) -> Iterator[Any]:
        return chain.from_iterable(self._chunks(SHELVES[table]))

    def checked_sum(self) -> int:
        """The sum of the seal; raises BrokenSeal if the rows are not those it was made of."""
        (expected,) = self._driver.execute(SEAL.select_text).fetchone()
        check_seal(expected, self._sum if self._witness is None else self._heard(self._witness))
        return int(expected)

    def _heard(self, witness: Witness) -> int:
        """A witness may have died; then all is read again."""
        found = heard(witness)
        return sum_over(self._driver) if found is None else found

    def _chunks(self, shelf: Shelf) -> Iterator[list[Any]]:
        for chunk in chunks(self._driver, shelf):
            if self._witness is None:
                self._sum += row_sum(shelf.name, chunk)
            self._done += len(chunk)
            if self._progress is not None:
                self._progress(self._done, self._total)
            yield chunk


def _count(driver: sqlite3.Connection, shelf: Shelf) -> int:
    (number,) = driver.execute(shelf.count_text).fetchone()
    return int(number)


def _plan(stream: _Stream) -> Plan:
    ((info, active),) = map(rows.info_in, stream.rows("plan_info"))
    baseline = _organisation(stream)
    measures = _lists(stream.rows("measure"), rows.measure_in)
    states = {row[0]: row for row in stream.rows("scenario_state")}
    names = [name for (name,) in stream.rows("scenario")]
    return Plan(
        info=info,
        baseline=baseline,
        scenarios=frozen({name: rows.scenario_in(name, measures.get(name, ()), states.get(name)) for name in names}),
        duties=frozen({row[0]: rows.duty_in(row) for row in stream.rows("duty")}),
        weights=frozen({row[0]: rows.weight_in(row) for row in stream.rows("weight")}),
        active=active,
        texts=frozen(dict(stream.rows("paper_text"))),
        cities=frozen({row[0]: rows.city_in(row) for row in stream.rows("city")}),
    )


def _organisation(stream: _Stream) -> Organisation:
    shared = rows.Shared()

    def keyed(table: str, value: Callable[[Any, rows.Shared], Any]) -> Mapping[Any, Any]:
        return frozen({(made := value(row, shared)).id: made for row in stream.rows(table)})

    units, positions = keyed("unit", rows.unit_in), keyed("position", rows.position_in)
    return Organisation(
        units=units,
        positions=positions,
        tasks=keyed("task", rows.task_in),
        budget=tuple(rows.budget_in(row, shared) for row in stream.rows("budget_line")),
        grants=frozen({row[0]: rows.grant_in(row) for row in stream.rows("grant_terms")}),
        revenues=keyed("revenue", rows.revenue_in),
        assumptions=frozen({row[0]: rows.assumption_in(row) for row in stream.rows("assumption")}),
        lapsing=frozen({row[0]: rows.lapsing_in(row, shared) for row in stream.rows("lapsing")}),
        assignments=_assignments(stream, positions, shared),
    )


def _assignments(stream: _Stream, positions: Mapping[Any, Any], shared: rows.Shared) -> Mapping[Any, Any]:
    order = [position for (position,) in stream.rows("workload")]
    own = {
        (id := positions[position].id): rows.assignments_in(id, found, shared)
        for position, found in groupby(stream.rows("assignment"), _FIRST)
    }
    return frozen(own if list(own) == order else {positions[each].id: own.get(each, ()) for each in order})


def _lists(found: Iterable[Any], value: Callable[[Any], Any]) -> dict[str, tuple[Any, ...]]:
    """Values by the first cell of their rows, which come in its order."""
    return {key: tuple(map(value, own)) for key, own in groupby(found, _FIRST)}


_FIRST = itemgetter(0)

"""The laws of a whole organisation: everything that is wrong with it, each as a named refusal."""

from collections.abc import Callable, Container, Iterator
from typing import ParamSpec

from integration_office.domain.changes.content import (
    refuse_grant,
    refuse_share,
    refuse_shares_above_one,
)
from integration_office.domain.changes.staffing import refuse_negative
from integration_office.domain.errors import (
    CyclicUnits,
    DomainError,
    NegativeDemand,
    UnknownDuty,
    UnknownGrant,
    UnknownPosition,
    UnknownTask,
    UnknownUnit,
)
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position
from integration_office.domain.revenue import refuse_revenue
from integration_office.domain.task import Task

P = ParamSpec("P")


def broken_laws(organisation: Organisation, duties: Container[str]) -> Iterator[DomainError]:
    """Every broken law; nothing for a sound organisation. Linear in the size of the organisation."""
    yield from _units(organisation)
    for position in organisation.positions.values():
        yield from _position(organisation, position)
    for task in organisation.tasks.values():
        yield from _task(organisation, task, duties)
    yield from _assignments(organisation)
    yield from (UnknownUnit(line.unit) for line in organisation.budget if line.unit not in organisation.units)
    for terms in organisation.grants.values():
        yield from _refusal(refuse_grant, terms.current)
    for revenue in organisation.revenues.values():
        if revenue.unit not in organisation.units:
            yield UnknownUnit(revenue.unit)
        yield from _refusal(refuse_revenue, revenue)


def cycle_in(parents: dict[UnitId, UnitId | None]) -> tuple[UnitId, ...]:
    """The units of one circle in the chain of parents, or nothing. Linear; missing parents end a chain."""
    settled: set[UnitId] = set()
    for start in parents:
        path: dict[UnitId, None] = {}
        current: UnitId | None = start
        while current is not None and current in parents and current not in settled:
            if current in path:
                trail = list(path)
                return tuple(trail[trail.index(current) :])
            path[current] = None
            current = parents[current]
        settled.update(path)
    return ()


def _units(organisation: Organisation) -> Iterator[DomainError]:
    for unit in organisation.units.values():
        if unit.parent is not None and unit.parent not in organisation.units:
            yield UnknownUnit(unit.parent)
        if unit.grant is not None and unit.grant not in organisation.grants:
            yield UnknownGrant(unit.grant)
    cycle = cycle_in({unit.id: unit.parent for unit in organisation.units.values()})
    if cycle:
        yield CyclicUnits(tuple(cycle))


def _position(organisation: Organisation, position: Position) -> Iterator[DomainError]:
    if position.unit not in organisation.units:
        yield UnknownUnit(position.unit)
    if position.grant is not None and position.grant not in organisation.grants:
        yield UnknownGrant(position.grant)
    yield from _refusal(refuse_negative, position.id, position.terms.fte_planned, position.terms.fte_filled)


def _task(organisation: Organisation, task: Task, duties: Container[str]) -> Iterator[DomainError]:
    yield from (UnknownDuty(duty) for duty in task.duties if duty not in duties)
    yield from (UnknownTask(other) for other in task.conflicts if other not in organisation.tasks)
    if any(each is not None and each < 0 for each in (task.demand_fte, task.cases, task.minutes)):
        yield NegativeDemand(task.id)


def _assignments(organisation: Organisation) -> Iterator[DomainError]:
    for position, own in organisation.assignments.items():
        if position not in organisation.positions:
            yield UnknownPosition(position)
        for each in own:
            if each.task not in organisation.tasks:
                yield UnknownTask(each.task)
            yield from _refusal(refuse_share, position, each.task, each.share)
        yield from _refusal(refuse_shares_above_one, position, own)


def _refusal(law: Callable[P, None], *values: P.args, **options: P.kwargs) -> Iterator[DomainError]:
    try:
        law(*values, **options)
    except DomainError as error:
        yield error

"""A new baseline from a source that may say nothing about some things: a Stellenplan knows no tasks, an Organigramm no
grades. What a source does not mention at all stays as the plan has it, as far as it still has something to hang on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from integration_office.domain.identity import GrantId, PositionId, TaskId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position
from integration_office.domain.task import Assignment


class Part(StrEnum):
    """A part of a baseline that a source may lack."""

    POSITIONS = "positions"
    TASKS = "tasks"
    SHARES = "shares"
    BUDGET = "budget"
    GRANTS = "grants"
    ASSUMPTIONS = "assumptions"


@dataclass(frozen=True, slots=True)
class Kept:
    """A part that stays the plan's own, and how much of it has nothing to hang on any more."""

    part: Part
    lost: int


def adopted(old: Organisation, source: Organisation) -> Organisation:
    """The source, completed by what the plan has and the source says nothing about."""
    grants = source.grants or old.grants
    positions = source.positions or frozen({each.id: each for each in _posts(old, source, grants)})
    tasks = source.tasks or old.tasks
    return replace(
        source,
        positions=positions,
        tasks=tasks,
        assignments=source.assignments or frozen(_shares(old, positions, tasks)),
        budget=source.budget or tuple(line for line in old.budget if line.unit in source.units),
        grants=grants,
        assumptions=frozen({**old.assumptions, **source.assumptions}),
    )


def kept(old: Organisation, source: Organisation) -> tuple[Kept, ...]:
    """What of the old baseline stays because the source lacks it."""
    now = adopted(old, source)
    shares = sum(map(len, old.assignments.values())) - sum(map(len, now.assignments.values()))
    lost = {
        Part.POSITIONS: (old.positions, source.positions, len(old.positions) - len(now.positions)),
        Part.TASKS: (old.tasks, source.tasks, 0),
        Part.SHARES: (old.assignments, source.assignments, shares),
        Part.BUDGET: (old.budget, source.budget, len(old.budget) - len(now.budget)),
        Part.GRANTS: (old.grants, source.grants, 0),
        Part.ASSUMPTIONS: (old.assumptions, source.assumptions, 0),
    }
    return tuple(Kept(part, gone) for part, (had, has, gone) in lost.items() if had and not has)


def _posts(old: Organisation, source: Organisation, grants: Mapping[GrantId, object]) -> Iterable[Position]:
    for post in old.positions.values():
        if post.unit in source.units:
            yield post if post.grant is None or post.grant in grants else replace(post, grant=None, grant_earlier=())


def _shares(
    old: Organisation, positions: Mapping[PositionId, Position], tasks: Mapping[TaskId, object]
) -> dict[PositionId, tuple[Assignment, ...]]:
    shares = (
        (post, tuple(each for each in own if each.task in tasks))
        for post, own in old.assignments.items()
        if post in positions
    )
    return {post: own for post, own in shares if own}

"""What the parts of a unit that is to be split would hold: posts, FTE, cost, tasks, duties."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.errors import MissingTable
from integration_office.domain.identity import DutyId, PositionId, TaskId, UnitId
from integration_office.domain.organisation import Organisation

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Member:
    """A post of the unit itself, or a child unit with all it holds."""

    id: str
    is_unit: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """Posts, planned FTE (ten-thousandths), full cost in the year (cents; None: it has no pay table), work."""

    posts: int = 0
    fte: int = 0
    cost: int | None = 0
    tasks: frozenset[TaskId] = frozenset()
    duties: frozenset[DutyId] = frozenset()

    def __add__(self, other: "Holding") -> "Holding":
        cost = None if self.cost is None or other.cost is None else self.cost + other.cost
        tasks, duties = self.tasks | other.tasks, self.duties | other.duties
        return Holding(self.posts + other.posts, self.fte + other.fte, cost, tasks, duties)


def members_of(unit: UnitId, organisation: Organisation) -> tuple[Member, ...]:
    """What must go to one of the parts: child units first, then the unit's own posts."""
    below = (Member(each, True) for each in organisation.children.get(unit, ()))
    own = (Member(each, False) for each in organisation.staff.get(unit, ()))
    return (*below, *own)


def holdings(members: Iterable[Member], figures: Evaluation) -> Mapping[Member, Holding]:
    """What each member brings along."""
    return {member: _holding(member, figures) for member in members}


def torn(parts: Sequence[Iterable[frozenset[T]]]) -> frozenset[T]:
    """What more than one part would do."""
    once: set[T] = set()
    twice: set[T] = set()
    for part in parts:
        own = frozenset[T]().union(*part)
        twice |= once & own
        once |= own
    return frozenset(twice)


def _holding(member: Member, figures: Evaluation) -> Holding:
    organisation = figures.organisation
    posts = [PositionId(member.id)]
    if member.is_unit:
        posts = [post for unit in organisation.subtree(UnitId(member.id)) for post in organisation.staff.get(unit, ())]
    tasks = frozenset(each.task for post in posts for each in organisation.assignments.get(post, ()))
    duties = frozenset(duty for task in tasks for duty in organisation.tasks[task].duties)
    fte = sum(organisation.positions[post].fte_planned for post in posts)
    return Holding(len(posts), fte, _cost(posts, figures), tasks, duties)


def _cost(posts: Sequence[PositionId], figures: Evaluation) -> int | None:
    try:
        full = figures.posts.full
    except MissingTable:
        return None
    return sum(int(full[figures.positions.row[post]]) for post in posts)

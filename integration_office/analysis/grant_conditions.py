"""Whether the conditions of a grant hold on a state of the tree (METHOD § 2)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from integration_office.analysis.funding import Funding
from integration_office.analysis.index.numbers import Ints, ints, stands_in
from integration_office.analysis.index.positions import PositionColumns
from integration_office.analysis.index.units import UnitColumns
from integration_office.domain.errors import NotADate
from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId
from integration_office.domain.period import read_date
from integration_office.domain.position import Position
from integration_office.domain.quantity import FTE_SCALE

CONCEPT_YEARS = 3
"""A council-adopted concept must not be older than this (METHOD § 2)."""

_DEPUTY = ("stellv", "deputy")
_PROBED = 4
"""So many homes are looked up one by one before the order of the whole tree is asked for."""

Wanted = Callable[[Position], bool]


@dataclass(frozen=True, eq=False)
class Conditions:
    """The posts a grant funds, on one state of the tree."""

    funding: Funding
    units: UnitColumns
    positions: PositionColumns

    def of(self, grant: Grant, pending: tuple[GrantId, ...] = ()) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Failed and unchecked conditions; `pending` ends a circle of grants that need one another."""
        answers = {condition: self._holds(grant, condition, pending) for condition in grant.conditions}
        failed = tuple(condition for condition, holds in answers.items() if holds is False)
        unchecked = tuple(condition for condition, holds in answers.items() if holds is None)
        return failed, unchecked

    def _holds(self, grant: Grant, condition: str, pending: tuple[GrantId, ...]) -> bool | None:
        key, _, value = (part.strip() for part in condition.partition("="))
        if key == "own_unit":
            return self.own_unit(grant) is not None
        if key == "head_fulltime":
            return self._is_staffed(grant, lambda post: post.is_head)
        if key == "deputy_fulltime":
            return self._is_staffed(grant, _is_deputy)
        if key == "concept_date":
            return self._concept_is_recent(value)
        if key in ("needs", "at"):
            return self._with_other(key, grant, GrantId(value), pending)
        # A post has one grant: its own, else its unit's. None is paid for twice.
        return True if key == "no_double_funding" else None

    def _with_other(self, key: str, grant: Grant, other: GrantId, pending: tuple[GrantId, ...]) -> bool:
        if key == "at":
            return self._lies_at(grant, other)
        return self._other_pays(other, (*pending, grant.id))

    def _lies_at(self, grant: Grant, other: GrantId) -> bool:
        """Every unit that has the grant or a post it funds lies in the other grant's own unit."""
        known = self.funding.grants.get(other)
        own = None if known is None else self.own_unit(known)
        return own is not None and self._holds_all(own, self.funding.homes(grant.id, self.units))

    def own_unit(self, grant: Grant) -> int | None:
        """The unit (its row) that carries the grant itself and holds all posts it funds.

        It holds the other units that carry the grant too, so there is at most one, on every carrier's way up.
        """
        carriers = self.funding.carriers.get(grant.id)
        if carriers is None:
            return None
        way_up = ints(sorted(self._way_up(int(carriers[0]))))
        homes = self.funding.homes(grant.id, self.units)
        candidates = way_up[stands_in(way_up, carriers)].tolist()
        return next((row for row in candidates if self._holds_all(row, homes)), None)

    def _holds_all(self, row: int, homes: Ints) -> bool:
        if any(row not in self._way_up(home) for home in homes[:_PROBED].tolist()):
            return False
        return len(homes) <= _PROBED or bool(self.units.lies_below(homes, row).all())

    def _way_up(self, row: int) -> Iterable[int]:
        while row >= 0:
            yield row
            row = int(self.units.parent[row])

    def _is_staffed(self, grant: Grant, wanted: Wanted) -> bool:
        """A full-time post that is `wanted` in the grant's own unit, else among the posts it funds."""
        own = self.own_unit(grant)
        if own is None:
            candidates: Iterable[Position] = (post for post, _ in self.funding.posts(grant.id))
        else:
            candidates = (self.positions.value(row) for row in self.positions.posts_of(ints([own])).tolist())
        return any(wanted(post) and post.fte_planned >= FTE_SCALE for post in candidates)

    def _concept_is_recent(self, value: str) -> bool | None:
        """Not older than three years on the first of January of the year."""
        try:
            adopted = read_date(value, end_of_year=True)
        except NotADate:
            return None
        return (adopted.year + CONCEPT_YEARS, adopted.month, adopted.day) >= (self.funding.pay.year, 1, 1)

    def _other_pays(self, other: GrantId, pending: tuple[GrantId, ...]) -> bool:
        """The grant that is needed exists, funds a post, has not ended and its own conditions hold."""
        grant = self.funding.grants.get(other)
        if grant is None or not self.funding.count(other) or other in pending:
            return False
        if grant.end is not None and grant.end < date(self.funding.pay.year, 1, 1):
            return False
        return not self.of(grant, pending)[0]


def _is_deputy(post: Position) -> bool:
    return any(word in post.title.casefold() for word in _DEPUTY)

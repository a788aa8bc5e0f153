"""Affected posts without persons (METHOD § 5): what a scenario does to each, added up by kind, grade and Dezernat."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar

from integration_office.analysis.effects import Effects
from integration_office.domain.grade import PayGrade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position
from integration_office.domain.unit import UnitKind

G = TypeVar("G")


class EffectKind(StrEnum):
    """How a scenario touches a post; one post can be touched in several ways.

    A post that is cut is CUT, or LAPSING where a kw date lets its cost run on.
    """

    MOVED = "moved"
    REGRADED = "regraded"
    RESIZED = "resized"
    CUT = "cut"
    LAPSING = "lapsing"
    CREATED = "created"


@dataclass(frozen=True, slots=True)
class Amount:
    """Posts and their planned FTE (ten-thousandths)."""

    posts: int = 0
    fte: int = 0

    @staticmethod
    def of(posts: Iterable[Position]) -> "Amount":
        found = list(posts)
        return Amount(len(found), sum(post.fte_planned for post in found))

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.posts + other.posts, self.fte + other.fte)

    def __sub__(self, other: "Amount") -> "Amount":
        return Amount(self.posts - other.posts, self.fte - other.fte)


NO_POSTS = Amount()


@dataclass(frozen=True, slots=True)
class AffectedPost:
    """A post touched in one way: as it was before, a new one as it is, with the Dezernat it belongs to."""

    kind: EffectKind
    position: Position
    directorate: UnitId

    @property
    def grade(self) -> PayGrade | None:
        return self.position.grade


Amounts = Mapping[EffectKind, Amount]


def affected_posts(effects: Effects) -> tuple[AffectedPost, ...]:
    """Every post a scenario touches, once for each kind, kinds in order, posts by id."""
    states = (effects.before.organisation, effects.after.organisation)
    directorates = tuple(directorates_of(state) for state in states)
    found = []
    for kind, id in _touched(effects):
        at = 0 if id in states[0].positions else 1
        position = states[at].positions[id]
        found.append(AffectedPost(kind, position, directorates[at][position.unit]))
    return tuple(found)


def by_kind(posts: Iterable[AffectedPost]) -> Amounts:
    """How many posts and FTE are touched in each way; kinds that touch none are missing."""
    return _added_up(posts, lambda _: None).get(None, {})


def by_grade(posts: Iterable[AffectedPost]) -> Mapping[PayGrade | None, Amounts]:
    """By the grade before, grades from low to high, posts without one last."""
    found = _added_up(posts, lambda each: each.grade)
    return {grade: found[grade] for grade in sorted(found, key=grade_order)}


def by_directorate(posts: Iterable[AffectedPost], effects: Effects) -> Mapping[UnitId, Amounts]:
    """By the Dezernat a post comes from, in the order of the chart; a new one by the one it belongs to."""
    found = _added_up(posts, lambda each: each.directorate)
    order = dict.fromkeys((*effects.before.organisation.preorder, *effects.after.organisation.preorder))
    return {unit: found[unit] for unit in order if unit in found}


def directorates_of(organisation: Organisation) -> Mapping[UnitId, UnitId]:
    """The Dezernat each unit belongs to; the root where there is none."""
    found: dict[UnitId, UnitId] = {}
    for id in organisation.preorder:
        unit = organisation.units[id]
        starts = unit.kind is UnitKind.DIRECTORATE or unit.parent is None
        found[id] = id if starts or unit.parent is None else found[unit.parent]
    return found


def grade_order(grade: PayGrade | None) -> tuple[str, int, str]:
    """Schemes in the order of their letters, numbers from low to high, posts without a grade last."""
    if grade is None:
        return ("~", 0, "")
    return (grade.scheme.value, _number_in(grade.group), grade.group)


@cache
def _number_in(group: str) -> int:
    return int("".join(filter(str.isdigit, group)) or 0)


def runs_on(organisation: Organisation, cut: PositionId) -> bool:
    """Whether a post that a measure cut has a kw date until which its cost runs on."""
    lapsing = organisation.lapsing.get(cut)
    return lapsing is not None and lapsing.until is not None and lapsing.until == lapsing.until_dated


def _touched(effects: Effects) -> Iterator[tuple[EffectKind, PositionId]]:
    affected, after = effects.affected(), effects.after.organisation
    ids: dict[EffectKind, Iterable[PositionId]] = {
        EffectKind.MOVED: affected.moved,
        EffectKind.REGRADED: affected.regraded,
        EffectKind.RESIZED: affected.resized,
        EffectKind.CUT: (id for id in affected.cut if not runs_on(after, id)),
        EffectKind.LAPSING: (id for id in affected.cut if runs_on(after, id)),
        EffectKind.CREATED: affected.created,
    }
    return ((kind, id) for kind, own in ids.items() for id in own)


def _added_up(posts: Iterable[AffectedPost], group: Callable[[AffectedPost], G]) -> dict[G, dict[EffectKind, Amount]]:
    found: defaultdict[G, dict[EffectKind, Amount]] = defaultdict(dict)
    for each in posts:
        own = found[group(each)]
        own[each.kind] = own.get(each.kind, Amount()) + Amount(1, each.position.fte_planned)
    return dict(found)

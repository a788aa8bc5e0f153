"""What the posts of each grade and product cost in a year in two states (METHOD § 2), beside the Stellenplan.

Unlike posts, costs follow the calendar: a post of the future costs nothing yet, a cut one until its kw date.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from integration_office.analysis.effects import Effects
from integration_office.analysis.establishment import Key, PlacedPosts
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.prices import PERSONNEL
from integration_office.analysis.unit_costs import lapsing_cost
from integration_office.domain.identity import UnitId

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class LineCost:
    """Cents of a year: computed personnel and full cost, before and after."""

    personnel: tuple[int, int] = (0, 0)
    full: tuple[int, int] = (0, 0)

    def __add__(self, other: "LineCost") -> "LineCost":
        personnel, full = self.personnel, self.full
        return LineCost(
            (personnel[0] + other.personnel[0], personnel[1] + other.personnel[1]),
            (full[0] + other.full[0], full[1] + other.full[1]),
        )


def line_costs(effects: Effects, offices: Container[UnitId] | None = None) -> Mapping[Key, LineCost]:
    """By grade and product; of all offices the sums are the personnel and the full cost of each state.

    A cut post whose cost runs on stands in the line it had. Raises MissingTable for a year without pay tables.
    """
    before, after = effects.before, effects.after
    old, new = PlacedPosts.of(before, offices), PlacedPosts.of(after, offices)
    found: defaultdict[Key, list[int]] = defaultdict(lambda: [0] * 4)
    for side, rows in ((0, _costs(before, old, old, offices)), (1, _costs(after, new, old, offices))):
        for key, personnel, full in rows:
            found[key][side] += personnel
            found[key][2 + side] += full
    return {key: LineCost((each[0], each[1]), (each[2], each[3])) for key, each in found.items()}


def summed(costs: Mapping[Key, LineCost], key: Callable[[Key], K]) -> dict[K, LineCost]:
    """Added up by grade, by part, or by whatever `key` makes of a line."""
    sums: dict[K, LineCost] = {}
    for line, cost in costs.items():
        sums[key(line)] = sums.get(key(line), LineCost()) + cost
    return sums


def _costs(
    state: Evaluation, placed: PlacedPosts, before: PlacedPosts, offices: Container[UnitId] | None
) -> Iterator[tuple[Key, int, int]]:
    """Each post's line, personnel and full cost; last those that were cut and still cost something."""
    posts = zip(state.positions.ids, state.posts.part(PERSONNEL).tolist(), state.posts.full.tolist(), strict=True)
    yield from ((placed.keys[id], personnel, full) for id, personnel, full in posts if id in placed.keys)
    for id, each in state.organisation.lapsing.items():
        if offices is None or state.offices[each.position.unit] in offices:
            cost = lapsing_cost(each, state.pay)
            yield before.keys.get(id) or placed.key_of(each.position), cost.personnel, cost.full

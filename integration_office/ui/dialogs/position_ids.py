"""Numbers for new posts: the next ones that are free."""

import re
from collections.abc import Iterator
from itertools import count, islice

from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation


def proposed_position_id(unit: UnitId, organisation: Organisation) -> str:
    """The number after the last one of the unit; a unit without posts lends its own id: 56 → 56-01."""
    own = organisation.staff.get(unit, ())
    last = max(own) if own else f"{unit}-00"
    return ids_after(last, 1, organisation)[0]


def ids_after(id: str, number: int, organisation: Organisation) -> tuple[str, ...]:
    """So many ids after this one that no post has or had."""
    posts, lapsing = organisation.positions.keys(), organisation.lapsing.keys()
    free = (each for each in _counted_on(id) if each not in posts and each not in lapsing)
    return tuple(islice(free, number))


def _counted_on(id: str) -> Iterator[str]:
    """The last number in an id counted on, as wide as it was: 0109 → 0110; one without a number gets one."""
    found = re.search(r"(\d{1,15})(\D*)$", id)
    if found is None:
        return (f"{id}-{number}" for number in count(2))
    before, width, after = id[: found.start()], len(found[1]), found[2]
    return (f"{before}{number:0{width}d}{after}" for number in count(int(found[1]) + 1))

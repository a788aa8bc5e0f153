"""What a drop or „Verlegen nach …“ means: which changes bring what is dragged to a unit."""

from collections.abc import Iterable, Iterator
from itertools import islice

from integration_office.domain.changes import Change, MovePosition, MoveUnit
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.ui.canvas.payload import Payload


def moves(payload: Payload, target: str, organisation: Organisation) -> tuple[Change, ...]:
    """The changes that bring the payload to the target; nothing for what hangs there already.

    What lies below another dragged unit moves along with it. Raises UnknownUnit, UnknownPosition.
    """
    return tuple(_moving(payload, target, organisation))


def some_moves(payload: Payload, target: str, organisation: Organisation, most: int) -> tuple[Change, ...]:
    """The first ones of these changes."""
    return tuple(islice(_moving(payload, target, organisation), most))


def telling(payload: Payload, target: str, organisation: Organisation) -> tuple[Change, ...]:
    """Those of the changes that tell whether all can be done: what keeps one post from it keeps all."""
    found: list[Change] = []
    for each in _moving(payload, target, organisation):
        found.append(each)
        if isinstance(each, MovePosition):
            break
    return tuple(found)


def _moving(payload: Payload, target: str, organisation: Organisation) -> Iterator[Change]:
    """Units first."""
    to = UnitId(target)
    units = topmost(map(UnitId, payload.units), organisation)
    yield from (MoveUnit(unit, to) for unit in units if organisation.unit(unit).parent != to)
    moved, goes_along = set(units), dict[UnitId, bool]()
    for post in map(organisation.position, map(PositionId, payload.positions)):
        if moved and post.unit not in goes_along:
            goes_along[post.unit] = any(above.id in moved for above in organisation.ancestry(post.unit))
        if post.unit != to and not goes_along.get(post.unit):
            yield MovePosition(post.id, to)


def topmost(units: Iterable[UnitId], organisation: Organisation) -> tuple[UnitId, ...]:
    """Without the units that lie below another one of them."""
    wanted = dict.fromkeys(units)

    def is_below_one(unit: UnitId) -> bool:
        return any(above.id in wanted for above in islice(organisation.ancestry(unit), 1, None))

    return tuple(unit for unit in wanted if not is_below_one(unit))

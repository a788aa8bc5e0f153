"""What a drop or „Verlegen nach …“ means: which changes bring what is dragged to a unit."""

from collections.abc import Iterable, Sequence
from itertools import islice

from integration_office.domain.changes import Change, MovePosition, MoveUnit
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.ui.canvas.payload import Payload


def moves(payload: Payload, target: str, organisation: Organisation) -> tuple[Change, ...]:
    """The changes that bring the payload to the target; nothing for what hangs there already.

    What lies below another dragged unit moves along with it. Raises UnknownUnit, UnknownPosition.
    """
    to = UnitId(target)
    units = topmost(map(UnitId, payload.units), organisation)
    posts = (organisation.position(PositionId(each)) for each in payload.positions)
    return (
        *(MoveUnit(unit, to) for unit in units if organisation.unit(unit).parent != to),
        *(
            MovePosition(post.id, to)
            for post in posts
            if post.unit != to and not _lies_in(post.unit, units, organisation)
        ),
    )


def telling(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Those of some moves to a unit that tell whether all can be done: what keeps one post from it keeps all."""
    posts = (each for each in changes if isinstance(each, MovePosition))
    return (*(each for each in changes if not isinstance(each, MovePosition)), *islice(posts, 1))


def topmost(units: Iterable[UnitId], organisation: Organisation) -> tuple[UnitId, ...]:
    """Without the units that lie below another one of them."""
    wanted = tuple(dict.fromkeys(units))
    return tuple(
        unit
        for unit in wanted
        if not any(other != unit and organisation.is_same_or_below(unit, other) for other in wanted)
    )


def _lies_in(unit: UnitId, above: tuple[UnitId, ...], organisation: Organisation) -> bool:
    return any(organisation.is_same_or_below(unit, each) for each in above)

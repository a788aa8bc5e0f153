"""What is selected in the chart and where its cursor is: a value."""

from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from integration_office.ui.canvas.payload import Payload

T = TypeVar("T")


class Post(NamedTuple):
    """A position and the unit in whose box it was seen."""

    id: str
    unit: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Selected units and posts in the order in which they were picked; `current` is the unit at the
    keyboard's cursor."""

    units: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    current: str | None = None

    @property
    def payload(self) -> Payload:
        """What would be dragged."""
        return Payload(self.units, tuple(post.id for post in self.posts))

    def holds(self, thing: str | Post) -> bool:
        """Whether a unit or a post is selected."""
        return thing in (self.posts if isinstance(thing, Post) else self.units)

    def toggled(self, thing: str | Post) -> "Selection":
        """With the unit or post if it was not selected, else without it."""
        if isinstance(thing, Post):
            return replace(self, posts=_toggled(self.posts, thing), current=thing.unit)
        return replace(self, units=_toggled(self.units, thing), current=thing)

    def with_units(self, units: tuple[str, ...]) -> "Selection":
        """With these units as well; the last becomes the current one."""
        new = tuple(unit for unit in units if unit not in self.units)
        return replace(self, units=self.units + new, current=units[-1] if units else self.current)


def only(thing: str | Post) -> Selection:
    """One unit or post alone."""
    if isinstance(thing, Post):
        return Selection((), (thing,), thing.unit)
    return Selection((thing,), (), thing)


def _toggled(things: tuple[T, ...], thing: T) -> tuple[T, ...]:
    without = tuple(other for other in things if other != thing)
    return without if len(without) < len(things) else (*things, thing)

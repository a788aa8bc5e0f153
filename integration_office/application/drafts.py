"""Frozen values made in great numbers: filled in as drafts with the same slots, then given their class."""

from collections.abc import Callable
from dataclasses import fields, make_dataclass
from typing import Any, TypeVar

T = TypeVar("T")


def maker(kind: type[T]) -> Callable[..., T]:
    """As `kind(*values)` with every field named, in a third of the time.

    The constructor of a frozen dataclass sets each field through `object.__setattr__`, which takes most of the time
    it takes to open a plan. Python lets an object change its class if both have the same slots.
    """
    names = [each.name for each in fields(kind)]  # type: ignore[arg-type]
    draft_of: Any = make_dataclass(f"{kind.__name__}Draft", names, slots=True, eq=False, repr=False)

    def make(*values: Any) -> T:
        made: Any = draft_of(*values)
        made.__class__ = kind
        result: T = made
        return result

    return make

"""Memory: what the values of a plan take, what there is, and rest for the collector while they are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(eq=True)
class NotEnoughMemory(Exception):
    """A plan would not fit; nothing has been loaded. Bytes; `needed` None: it ran out before anybody knew.

    `what` is a path, or empty for a plan that is made and not read.
    """

    what: str
    needed: int | None
    free: int


@dataclass(frozen=True, slots=True)
class PlanSize:
    """How many values a plan has of the sorts that take most memory."""

    positions: int
    assignments: int
    units: int = 0
    tasks: int = 0
    budget_lines: int = 0

    @property
    def memory(self) -> int:
        """Bytes for the plan with its figures."""
        others = self.units + self.tasks + self.budget_lines
        return self.positions * _POSITION + self.assignments * _ASSIGNMENT + others * _OTHER


_POSITION, _ASSIGNMENT, _OTHER = 600, 150, 1_000
"""Bytes for each. Measured on 22 November 2026 (CPython 3.11, Linux), invented cities in a process of their own: the
values alone take 280, 90 and 500; with every figure a process needs 0.61 GB at the peak for 500,000 posts and 5.1 GB
for 5 million, of which these make 0.61 and 5.5."""

WORTH_ASKING = 100_000_000
"""Bytes that any machine has which runs the window. To ask takes 40 ms: a small plan should not wait for it."""


def free_memory() -> int:
    """Bytes that can be taken without moving something else out of memory."""
    # Loaded for a look at the machine only, not at the start of the window.
    import psutil

    return int(psutil.virtual_memory().available)


def refuse_too_large(what: str, needed: int) -> None:
    """Raises NotEnoughMemory before `needed` bytes are taken that are not there."""
    if needed >= WORTH_ASKING and needed > (free := free_memory()):
        raise NotEnoughMemory(what, needed, free)


@dataclass
class Sparing:
    """Whether somebody spares what lives long from the search for circles, as a window does.

    Python could count what is spared, but goes through all of it: with a large plan 70 ms in which nothing else runs.
    """

    is_on: bool = False


SPARING = Sparing()
"""Of this process."""


@contextmanager
def collector_resting() -> Iterator[None]:
    """A hundred thousand new values without one cycle: looking for some takes longer than making them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # Into the oldest generation without a look at each of them, which the youngest would get at once. Where what
        # lives long is spared, the new values join it.
        gc.freeze()
        if not SPARING.is_on:
            gc.unfreeze()
        if was_enabled:
            gc.enable()

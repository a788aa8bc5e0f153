"""Keeps Python's search for unused circles from halting the window: what lives long is not looked through again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def spare_what_lives() -> None:
    """What is there now lives as long as the window; looking through all of a large plan would halt a drag for 0.1 s
    and more."""
    gc.unfreeze()
    if gc.isenabled():
        gc.collect()
    gc.freeze()
    gc.enable()


@contextmanager
def many_values() -> Iterator[None]:
    """Around a job in a worker whose values all go together in the end: they are not looked through while it runs,
    and what it leaves behind is looked through once, without what was there before."""
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()

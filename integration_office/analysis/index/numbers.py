"""Small tools for columns: ranges of rows, runs of equal keys, sums by key. All int64 and exact."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from integration_office.domain.layered import Layered

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
K = TypeVar("K")
V = TypeVar("V")

NOTHING: Ints = np.zeros(0, dtype=np.int64)


def ints(values: Sequence[int] | Iterable[int]) -> Ints:
    return np.array(values if isinstance(values, Sequence) else list(values), dtype=np.int64)


def changed_keys(before: Mapping[K, V], after: Mapping[K, V]) -> set[K] | None:
    """Keys that came, went or have another object; None: the two are no states of one city, compare everything."""
    if before is after:
        return set()
    if isinstance(before, Layered) and isinstance(after, Layered):
        return after.keys_changed_since(before)
    return None


def ranges(start: Ints, end: Ints) -> Ints:
    """start[0], …, end[0] − 1, start[1], …: the rows of several ranges, one after another."""
    size = end - start
    total = int(size.sum())
    if total == 0:
        return NOTHING
    shift = np.repeat(start - np.concatenate(([0], np.cumsum(size)[:-1])), size)
    rows: Ints = np.arange(total, dtype=np.int64) + shift
    return rows


def run_starts(keys: Ints) -> Ints:
    """Where each run of equal keys begins."""
    if not len(keys):
        return NOTHING
    return np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))


def distinct(keys: Ints) -> Ints:
    """The different keys, in order (numpy.unique takes ten times as long)."""
    ordered = np.sort(keys)
    return ordered[run_starts(ordered)]


def stands_in(values: Ints, ordered: Ints) -> Flags:
    """Which values are among `ordered` (numpy.isin looks at all of it)."""
    at = np.searchsorted(ordered, values)
    found: Flags = at < len(ordered)
    found[found] = ordered[at[found]] == values[found]
    return found


def is_sorted(keys: Ints) -> bool:
    return bool((keys[1:] >= keys[:-1]).all())


def sums_by_key(keys: Ints, values: Ints) -> tuple[Ints, Ints]:
    """The different keys in order and, for each, the sums of the columns of `values` (k × n)."""
    if not is_sorted(keys):
        order = np.argsort(keys)
        keys, values = keys[order], values[:, order]
    return sums_of_runs(keys, values)


def sums_of_runs(keys: Ints, values: Ints) -> tuple[Ints, Ints]:
    """Neighbours with the same key added up (k × n); the same key may still stand in several places."""
    starts = run_starts(keys)
    if len(starts) == len(keys):
        return keys, values
    return keys[starts], run_sums(values, starts)


def run_sums(values: Ints, starts: Ints) -> Ints:
    """Sums of the columns of `values` (k × n) from each start to the next (for short runs faster than reduceat)."""
    running = np.zeros((len(values), values.shape[1] + 1), dtype=np.int64)
    np.cumsum(values, axis=1, out=running[:, 1:])
    at = running[:, np.concatenate((starts, [values.shape[1]]))]
    sums: Ints = at[:, 1:] - at[:, :-1]
    return sums


def pointers(rows: Ints, count: int) -> Ints:
    """For sorted `rows`: where each of `count` begins; one more place at the end."""
    found: Ints = np.searchsorted(rows, np.arange(count + 1, dtype=np.int64))
    return found


def patched(column: Ints, rows: Ints, values: Ints) -> Ints:
    """A copy with other values in some rows; the same object if nothing differs."""
    if np.array_equal(column[rows], values):
        return column
    copy = column.copy()
    copy[rows] = values
    return copy

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
    bounds = np.append(starts, values.shape[1])
    running = np.zeros(values.shape[1] + 1, dtype=np.int64)
    sums = np.empty((len(values), len(starts)), dtype=np.int64)
    for row, out in zip(values, sums, strict=True):
        sums_between(row, bounds, running, out)
    return sums


def sums_between(values: Ints, bounds: Ints, running: Ints, out: Ints) -> None:
    """Sums of `values` from each bound to the next, into `out`. `running`: room for n + 1 sums, the first of them 0."""
    np.cumsum(values, out=running[1 : len(values) + 1])
    at = np.take(running, bounds)
    np.subtract(at[1:], at[:-1], out=out)


def numbered(*columns: Ints) -> Ints:
    """A number for each different row of columns (nothing negative in them), without gaps."""
    number = _numbered(columns[0])
    for column in columns[1:]:
        part = _numbered(column)
        number = _numbered(number * (int(part.max(initial=0)) + 1) + part)
    return number


def _numbered(values: Ints) -> Ints:
    """Small values are counted off in a table, which takes a fifth of the time of sorting."""
    most = int(values.max(initial=0))
    if most > 8 * len(values) + _TABLE:
        number: Ints = np.unique(values, return_inverse=True)[1]
        return number
    seen = np.zeros(most + 1, dtype=np.bool_)
    seen[values] = True
    return np.take(np.cumsum(seen) - 1, values)


_TABLE = 1 << 16


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

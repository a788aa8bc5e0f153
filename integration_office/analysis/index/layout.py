"""Where what is added up stands: found once for a state of the tree, used for every sum over it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from integration_office.analysis.index.numbers import Ints, pointers, run_starts, run_sums


@dataclass(frozen=True, eq=False)
class Layout:
    """Entries with a key each (row × offices + office) and the cells they add up to, sorted by key.

    `starts`: where the runs of equal keys begin. `order`: the runs sorted by key, where they are not already, and
    `groups`: where the runs of each cell begin in that order.
    """

    entries: int
    starts: Ints
    order: Ints | None
    groups: Ints | None
    keys: Ints
    offices: int
    count: int

    @staticmethod
    def of(keys: Ints, offices: int, count: int) -> "Layout":
        """For `count` rows of so many `offices`."""
        starts = run_starts(keys)
        runs = keys[starts]
        if bool((runs[1:] > runs[:-1]).all()):
            return Layout(len(keys), starts, None, None, runs, offices, count)
        order = np.argsort(runs)
        groups = run_starts(runs[order])
        return Layout(len(keys), starts, order, groups, runs[order][groups], offices, count)

    @cached_property
    def row(self) -> Ints:
        return self.keys // self.offices

    @cached_property
    def office(self) -> Ints:
        return self.keys % self.offices

    @cached_property
    def bounds(self) -> Ints:
        """Where the runs begin; one more place at the end."""
        return np.append(self.starts, self.entries)

    @cached_property
    def present(self) -> Ints:
        """How many entries add up to each cell."""
        present: Ints = self.of_runs(np.diff(self.bounds)[None])[0]
        return present

    @cached_property
    def pointers(self) -> Ints:
        """Where the cells of each row begin; one more place at the end."""
        return pointers(self.row, self.count)

    def of_entries(self, values: Ints) -> Ints:
        """Sums by cell of values by entry (k × n)."""
        alone = len(self.starts) == self.entries
        return self.of_runs(values if alone else run_sums(values, self.starts))

    def of_runs(self, sums: Ints) -> Ints:
        """Sums by cell of sums by run (k × n)."""
        if self.order is None or self.groups is None:
            return sums
        ordered = np.take(sums, self.order, axis=1)
        return ordered if len(self.groups) == len(self.order) else run_sums(ordered, self.groups)

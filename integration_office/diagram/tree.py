"""The shape of a chart: depth, children and size of every unit, computed from the parents level by level."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from integration_office.diagram.columns import Bools, ChartColumns, Ints, Kind

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """`order` lists the rows level by level, so that the children of a unit stand side by side in it.

    The children of row r are `order[first_child[r] : first_child[r] + child_count[r]]`; level d is
    `order[starts[d] : starts[d + 1]]`; the unit r with all it holds are the rows r to r + size[r] - 1.
    """

    parent: Rows
    depth: npt.NDArray[np.int16]
    order: Rows
    starts: Rows
    first_child: Rows
    child_count: Rows
    size: Rows

    @property
    def levels(self) -> int:
        """How many levels there are; 0 for an empty chart."""
        return len(self.starts) - 1

    def children(self, rows: Rows) -> Rows:
        """All children of the given rows, parent by parent."""
        counts = self.child_count[rows]
        ends = np.cumsum(counts)
        if not len(ends) or not ends[-1]:
            return np.empty(0, np.intp)
        shift = np.repeat(self.first_child[rows] - ends + counts, counts)
        found: Rows = self.order[shift + np.arange(ends[-1])]
        return found

    def next_sibling(self, rows: Rows) -> Rows:
        """The sibling after each row, -1 where there is none."""
        after = rows + self.size[rows]
        inside = np.minimum(after, len(self.parent) - 1)
        is_sibling = (after < len(self.parent)) & (self.parent[inside] == self.parent[rows])
        return np.where(is_sibling, after, -1)

    def previous_sibling(self, row: int) -> int:
        """The sibling before a row, -1 where there is none."""
        parent = int(self.parent[row])
        siblings = self.children_of(parent) if parent >= 0 else self.order[: self.starts[1]]
        place = int(np.searchsorted(siblings, row))
        return int(siblings[place - 1]) if place else -1

    def children_of(self, row: int) -> Rows:
        """The children of one row."""
        first = self.first_child[row]
        return self.order[first : first + self.child_count[row]]

    def ancestors(self, row: int) -> Iterator[int]:
        """The units above a row, nearest first."""
        while (row := int(self.parent[row])) >= 0:
            yield row


def tree_of(parent: Ints) -> Tree:
    """The tree of a parent column. Raises ValueError when the rows are not in pre-order."""
    parents = parent.astype(np.intp)
    if np.any(parents >= np.arange(len(parents))) or np.any(parents < -1):
        raise ValueError("a unit stands before its parent")
    depth = _depths(parents)
    order = np.argsort(depth, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(depth)))).astype(np.intp)
    child_count = np.bincount(parents + 1, minlength=len(parents) + 1)[1:].astype(np.intp)
    first_child = _first_children(order, child_count, starts)
    size = _sizes(parents, order, starts, child_count)
    tree = Tree(parents, depth, order, starts, first_child, child_count, size)
    _demand_preorder(tree)
    return tree


def branches(columns: ChartColumns, tree: Tree) -> Ints:
    """The branch of each unit: 1, 2, … for the Dezernate in their order and all they hold, 0 for what
    belongs to none.

    Where no unit below the root is a Dezernat, every unit below the root that holds others makes a
    branch.
    """
    branch = np.zeros(len(columns), np.int32)
    if tree.levels < 2:
        return branch
    heads = tree.order[tree.starts[1] : tree.starts[2]]
    is_head = columns.kinds[heads] == Kind.DIRECTORATE
    if not is_head.any():
        is_head = tree.child_count[heads] > 0
    branch[heads] = np.cumsum(is_head) * is_head
    for level in range(2, tree.levels):
        rows = tree.order[tree.starts[level] : tree.starts[level + 1]]
        branch[rows] = branch[tree.parent[rows]]
    return branch


def holds(tree: Tree, flags: Bools) -> Bools:
    """For each unit, whether it or anything it holds is flagged."""
    running = np.concatenate(([0], np.cumsum(flags)))
    rows = np.arange(len(flags))
    flagged: Bools = running[rows + tree.size] > running[rows]
    return flagged


def _depths(parents: Rows) -> npt.NDArray[np.int16]:
    depth = np.zeros(len(parents), np.int16)
    above = np.append(parents, -1)  # so that a step above a root stays there
    at = parents
    while (inside := at >= 0).any():
        depth += inside
        at = above[at]
    return depth


def _first_children(order: Rows, child_count: Rows, starts: Rows) -> Rows:
    first = np.zeros(len(order), np.intp)
    counts = child_count[order]
    roots = starts[1] if len(starts) > 1 else 0
    first[order] = roots + np.cumsum(counts) - counts
    return first


def _sizes(parents: Rows, order: Rows, starts: Rows, child_count: Rows) -> Rows:
    size = np.ones(len(order), np.intp)
    for level in range(len(starts) - 2, 0, -1):
        rows = order[starts[level] : starts[level + 1]]
        above = order[starts[level - 1] : starts[level]]
        counts = child_count[above]
        above, counts = above[counts > 0], counts[counts > 0]
        size[above] += np.add.reduceat(size[rows], np.cumsum(counts) - counts)
    return size


def _demand_preorder(tree: Tree) -> None:
    """In pre-order a unit follows its parent at once, or the whole of its previous sibling."""
    rows = tree.order
    before = np.concatenate(([-1], rows[:-1]))
    is_first = np.ones(len(rows), bool)
    is_first[1:] = tree.parent[rows[1:]] != tree.parent[rows[:-1]]
    expected = np.where(is_first, tree.parent[rows] + 1, before + tree.size[before] if len(rows) else before)
    if not np.array_equal(rows, expected):
        raise ValueError("the units are not in pre-order")

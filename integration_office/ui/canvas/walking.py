"""Where the arrow keys lead in a chart: up to the parent, down to the first child, sideways to the
siblings."""

from collections.abc import Callable, Mapping

import numpy as np
from PySide6.QtCore import Qt

from integration_office.diagram.tree import Tree


def neighbour(tree: Tree, row: int, key: Qt.Key) -> int:
    """The row to which a key leads; the same row where there is nothing in that direction."""
    found = _WAYS[key](tree, row)
    return found if found >= 0 else row


def is_way(key: int) -> bool:
    """Whether the key leads through the tree."""
    return key in _WAYS


def siblings_between(tree: Tree, one: int, other: int) -> list[int]:
    """The siblings from one row to another, both included; only the other where they have different
    parents."""
    if tree.parent[one] != tree.parent[other]:
        return [other]
    first, last = min(one, other), max(one, other)
    family = _family(tree, one)
    return [row for row in family if first <= row <= last]


def _family(tree: Tree, row: int) -> list[int]:
    parent = int(tree.parent[row])
    rows = tree.children_of(parent) if parent >= 0 else tree.order[: tree.starts[1]]
    return [int(sibling) for sibling in rows]


def _parent(tree: Tree, row: int) -> int:
    return int(tree.parent[row])


def _first_child(tree: Tree, row: int) -> int:
    return int(tree.order[tree.first_child[row]]) if tree.child_count[row] else -1


def _next(tree: Tree, row: int) -> int:
    return int(tree.next_sibling(np.array([row]))[0])


def _first(tree: Tree, row: int) -> int:
    del tree, row
    return 0


def _last(tree: Tree, row: int) -> int:
    del row
    return len(tree.parent) - 1


_WAYS: Mapping[int, Callable[[Tree, int], int]] = {
    Qt.Key.Key_Up: _parent,
    Qt.Key.Key_Down: _first_child,
    Qt.Key.Key_Left: Tree.previous_sibling,
    Qt.Key.Key_Right: _next,
    Qt.Key.Key_Home: _first,
    Qt.Key.Key_End: _last,
}

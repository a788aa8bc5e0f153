"""The peer of the layout: a tidy tree in plain Python after Buchheim, Jünger and Leipert (2002), in linear time."""

from collections.abc import Sequence
from dataclasses import dataclass

DISTANCE = 1.0
"""Between two units side by side, from middle to middle."""


@dataclass(slots=True, eq=False)
class Node:
    """`prelim` counts from the left sibling, `mod` is what all below moves by; the rest threads the contours."""

    row: int
    number: int = 0
    parent: "Node | None" = None
    children: "list[Node]" = None  # type: ignore[assignment]
    thread: "Node | None" = None
    ancestor: "Node" = None  # type: ignore[assignment]
    prelim: float = 0.0
    mod: float = 0.0
    change: float = 0.0
    shift: float = 0.0


def tidy_tree(parent: Sequence[int]) -> tuple[list[float], list[int]]:
    """x and depth of each row; `parent` -1 for the one root, parents before children."""
    nodes = _nodes(parent)
    root = next(node for node in nodes if node.parent is None)
    for node in _postorder(root):
        _first_walk(node)
    return _second_walk(root, len(nodes))


def _nodes(parent: Sequence[int]) -> list[Node]:
    nodes = [Node(row) for row in range(len(parent))]
    for node in nodes:
        node.ancestor, node.children = node, []
    for node, above in zip(nodes, parent, strict=True):
        if above >= 0:
            node.parent = nodes[above]
            node.number = len(node.parent.children)
            node.parent.children.append(node)
    return nodes


def _postorder(root: Node) -> list[Node]:
    order, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        order.append(node)
        waiting += node.children
    return order[::-1]


def _first_walk(node: Node) -> None:
    """The families below are arranged; now the children of this node stand beside each other."""
    if not node.children:
        return
    default = node.children[0]
    for child in node.children:
        _beside_its_sibling(child)
        default = _apportion(child, default)
    _execute_shifts(node)


def _beside_its_sibling(node: Node) -> None:
    middle = (node.children[0].prelim + node.children[-1].prelim) / 2 if node.children else 0.0
    if node.number:
        assert node.parent is not None
        node.prelim = node.parent.children[node.number - 1].prelim + DISTANCE
        node.mod = node.prelim - middle if node.children else 0.0
    else:
        node.prelim = middle


def _apportion(node: Node, default: Node) -> Node:
    """Moves the subtree right until its left contour stands clear of the siblings' right one."""
    if not node.number:
        return default
    assert node.parent is not None
    in_right = out_right = node
    in_left, out_left = node.parent.children[node.number - 1], node.parent.children[0]
    sum_ir, sum_or, sum_il, sum_ol = in_right.mod, out_right.mod, in_left.mod, out_left.mod
    while (next_left := _right(in_left)) is not None and (next_right := _left(in_right)) is not None:
        in_left, in_right = next_left, next_right
        out_left, out_right = _left(out_left), _right(out_right)  # type: ignore[assignment]
        out_right.ancestor = node
        shift = in_left.prelim + sum_il - in_right.prelim - sum_ir + DISTANCE
        if shift > 0:
            _move(_greatest_ancestor(in_left, node, default), node, shift)
            sum_ir += shift
            sum_or += shift
        sum_il, sum_ir = sum_il + in_left.mod, sum_ir + in_right.mod
        sum_ol, sum_or = sum_ol + out_left.mod, sum_or + out_right.mod
    if _right(in_left) is not None and _right(out_right) is None:
        out_right.thread = _right(in_left)
        out_right.mod += sum_il - sum_or
    if _left(in_right) is not None and _left(out_left) is None:
        out_left.thread = _left(in_right)
        out_left.mod += sum_ir - sum_ol
        return node
    return default


def _left(node: Node) -> Node | None:
    return node.children[0] if node.children else node.thread


def _right(node: Node) -> Node | None:
    return node.children[-1] if node.children else node.thread


def _greatest_ancestor(in_left: Node, node: Node, default: Node) -> Node:
    return in_left.ancestor if in_left.ancestor.parent is node.parent else default


def _move(left: Node, right: Node, shift: float) -> None:
    subtrees = right.number - left.number
    right.change -= shift / subtrees
    right.shift += shift
    left.change += shift / subtrees
    right.prelim += shift
    right.mod += shift


def _execute_shifts(node: Node) -> None:
    shift = change = 0.0
    for child in reversed(node.children):
        child.prelim += shift
        child.mod += shift
        change += child.change
        shift += child.shift + change


def _second_walk(root: Node, count: int) -> tuple[list[float], list[int]]:
    """From shifts to places, root first."""
    x, depth = [0.0] * count, [0] * count
    root.prelim = (root.children[0].prelim + root.children[-1].prelim) / 2 if root.children else 0.0
    waiting = [(root, 0.0, 0)]
    while waiting:
        node, by, level = waiting.pop()
        x[node.row], depth[node.row] = node.prelim + by, level
        waiting += [(child, by + node.mod, level + 1) for child in node.children]
    return x, depth

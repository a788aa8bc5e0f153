"""The logical tree of a paper: what a screen reader walks through, in the order of the blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, field

Attribute = str | int | tuple[float, ...]
"""A name, a number or a rectangle in points."""


@dataclass(frozen=True, slots=True)
class Content:
    """A marked piece of a page: both counted from 0."""

    page: int
    mark: int


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A link's place: a page and its annotation there, both counted from 0; `says` describes where it leads."""

    page: int
    number: int
    says: str


@dataclass(eq=False, slots=True)
class Node:
    """An element. Elements of blocks are made with the blocks; what is drawn fills them, and what stands in
    the middle of a text (`inline`) is made while it is drawn. `spoken` replaces the letters that are drawn."""

    tag: str
    owner: str = ""
    attributes: dict[str, Attribute] = field(default_factory=dict)
    alt: str = ""
    spoken: str = ""
    inline: bool = False
    parts: list["Node | Content | LinkArea"] = field(default_factory=list)

    def child(
        self,
        tag: str,
        owner: str = "",
        attributes: dict[str, Attribute] | None = None,
        alt: str = "",
        spoken: str = "",
        inline: bool = False,
    ) -> "Node":
        """A new element at the end of this one; `owner` says whose `attributes` they are, as "Table"."""
        node = Node(tag, owner, attributes or {}, alt, spoken, inline)
        self.parts.append(node)
        return node

    def has_content(self) -> bool:
        """Whether something of it is on a page already."""
        return any(isinstance(part, Content) for part in self.parts)

    def children(self) -> Iterator["Node"]:
        return (part for part in self.parts if isinstance(part, Node))

    def clear(self) -> None:
        """Forgets what was drawn: the paper is laid out once more."""
        self.parts = [part for part in self.children() if not part.inline]
        for node in self.children():
            node.clear()


class Sections:
    """Where the next block belongs: below the last heading."""

    def __init__(self, root: Node) -> None:
        self._open = [root]

    @property
    def here(self) -> Node:
        return self._open[-1]

    def begin(self, level: int) -> Node:
        """The section of a heading of this level, which ends those of its level and below."""
        del self._open[level:]
        self._open.append(self.here.child("Sect"))
        return self.here

"""Which post of an option is which of the chosen posts: as little as possible is to change."""

from collections.abc import Callable, Sequence

from integration_office.domain.position import Position

Pair = tuple[Position, Position]
"""A post as it is, and the post of the option that it becomes."""


def paired(chosen: Sequence[Position], wanted: Sequence[Position]) -> tuple[list[Pair], list[Position], list[Position]]:
    """The pairs, the chosen posts that are left, and the posts of the option that are new.

    Posts that are alike stay; then those of the same grade, then heads, then the rest take each other's place.
    """
    left, open_, pairs = list(chosen), list(wanted), list[Pair]()
    for alike in _ALIKE:
        for target in tuple(open_):
            post = next((each for each in left if alike(each, target)), None)
            if post is not None:
                pairs.append((post, target))
                left.remove(post)
                open_.remove(target)
    return pairs, left, open_


def _same_grade(post: Position, target: Position) -> bool:
    return post.grade == target.grade and post.is_head == target.is_head


_ALIKE: tuple[Callable[[Position, Position], bool], ...] = (
    lambda post, target: post.id == target.id,
    lambda post, target: (
        _same_grade(post, target) and post.terms.step == target.terms.step and post.fte_planned == target.fte_planned
    ),
    lambda post, target: _same_grade(post, target) and post.fte_planned == target.fte_planned,
    _same_grade,
    lambda post, target: post.is_head == target.is_head and post.fte_planned == target.fte_planned,
    lambda post, target: post.is_head and target.is_head,
    lambda post, target: post.is_head == target.is_head,
)

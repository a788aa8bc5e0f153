"""An option of staffing as measures: posts that stay are regraded and resized, the rest is cut or created."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from integration_office.domain.changes import AddPosition, Change, ChangeFte, CutPosition, RegradePosition
from integration_office.domain.position import Position

Pair = tuple[Position, Position]
"""A post as it is, and the post of the option that it becomes."""


def option_measures(chosen: Sequence[Position], wanted: Sequence[Position]) -> tuple[Change, ...]:
    """What turns the chosen posts into those of an option, with as little change as possible.

    Posts that are alike stay; then those of the same grade, then heads, then the rest take each other's place.
    A post that stays keeps its number, competences and tasks; one that is cut ends with the measure.
    """
    pairs, cut, new = _paired(chosen, wanted)
    found = [change for pair in pairs for change in _changes(*pair)]
    return (*found, *(CutPosition(post.id) for post in cut), *(AddPosition(_made(post)) for post in new))


def _made(post: Position) -> Position:
    """A new post begins when its measure takes effect, and nobody has set a local factor for it."""
    return replace(post, begins=None, terms=replace(post.terms, fit=None))


def _paired(
    chosen: Sequence[Position], wanted: Sequence[Position]
) -> tuple[list[Pair], list[Position], list[Position]]:
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
    lambda post, target: _same_grade(post, target) and post.fte_planned == target.fte_planned,
    _same_grade,
    lambda post, target: post.is_head and target.is_head,
    lambda post, target: post.is_head == target.is_head,
)


def _changes(post: Position, target: Position) -> Iterator[Change]:
    step = target.terms.step
    other_step = step is not None and step != post.terms.step
    if target.grade is not None and (post.grade != target.grade or other_step):
        yield RegradePosition(post.id, target.grade, step)
    if post.fte_planned != target.fte_planned:
        yield ChangeFte(post.id, target.fte_planned)

"""An option of staffing as measures: posts that stay are regraded and resized, the rest is cut or created."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from integration_office.analysis.option_pairs import paired
from integration_office.domain.changes import AddPosition, Change, ChangeFte, CutPosition, RegradePosition
from integration_office.domain.position import Position


def option_measures(chosen: Sequence[Position], wanted: Sequence[Position]) -> tuple[Change, ...]:
    """What turns the chosen posts into those of an option, with as little change as possible.

    A post that stays keeps its number, competences and tasks; one that is cut ends with the measure.
    """
    pairs, cut, new = paired(chosen, wanted)
    found = [change for pair in pairs for change in _changes(*pair)]
    return (*found, *(CutPosition(post.id) for post in cut), *(AddPosition(_made(post)) for post in new))


def _made(post: Position) -> Position:
    """A new post begins when its measure takes effect."""
    return replace(post, begins=None)


def _changes(post: Position, target: Position) -> Iterator[Change]:
    step = target.terms.step
    other_step = step is not None and step != post.terms.step
    if target.grade is not None and (post.grade != target.grade or other_step):
        yield RegradePosition(post.id, target.grade, step)
    if post.fte_planned != target.fte_planned:
        yield ChangeFte(post.id, target.fte_planned)

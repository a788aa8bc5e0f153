"""What moving posts of one office would do in every unit, all at once; see `overview`, which does it for a unit.

Overlap and duties depend on the target's office only. What grants pay depends on a few things of the target, so that
one target stands for all that are alike in them.
"""

from collections.abc import Sequence

import numpy as np

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.index.numbers import Flags, Ints, ints
from integration_office.analysis.overview import Move, Overview, overview_of
from integration_office.domain.changes import MovePosition
from integration_office.domain.identity import PositionId

MOST_POSTS = 10
_MOST_KINDS = 80
"""Kinds of targets whose grants are computed one by one."""


def overview_of_posts(evaluation: Evaluation, posts: Sequence[PositionId]) -> Overview | None:
    """The posts moved into each unit. None: they are of several offices, or too many, or too many kinds of targets."""
    rows = ints([evaluation.positions.row[each] for each in posts if each in evaluation.positions.row])
    offices = {int(each) for each in evaluation.units.office[evaluation.positions.unit[rows]].tolist()}
    if len(offices) != 1 or len(posts) > MOST_POSTS:
        return None
    homes = set(evaluation.positions.unit[rows].tolist())
    allowed = np.ones(len(evaluation.units.ids), dtype=np.bool_)
    if len(homes) == 1:
        allowed[homes.pop()] = False
    risks = _risks(evaluation, posts)
    move = Move(offices.pop(), evaluation.units.office, evaluation.shares_of(rows))
    return None if risks is None else overview_of(evaluation, move, allowed, risks)


def _risks(evaluation: Evaluation, posts: Sequence[PositionId]) -> Flags | None:
    """Targets where a grant pays less or a condition fails that holds now; None: too many kinds of targets."""
    count = len(evaluation.units.ids)
    if evaluation.no_costs is not None or not evaluation.grants:
        return np.zeros(count, dtype=np.bool_)
    kinds, kind = _kinds(evaluation)
    if len(kinds) > _MOST_KINDS:
        return None
    risky = np.array([_is_risky(evaluation, posts, int(target)) for target in kinds], dtype=np.bool_)
    found: Flags = risky[kind]
    return found


def _kinds(evaluation: Evaluation) -> tuple[Ints, Ints]:
    """One target of each kind, and the kind of every target: below which carriers of grants it lies, and whether it is
    one. The nearest of them tells all."""
    units, carriers = evaluation.units, evaluation.funding.carriers
    own = {int(row) for rows in carriers.values() for row in rows.tolist()}
    nearest = np.full(len(units.ids), -1, dtype=np.int64)
    for row in sorted(own, key=lambda row: int(units.tree.place[row])):
        nearest[units.tree.subtree(row)] = row
    _, first, kind = np.unique(
        2 * nearest + (nearest == np.arange(len(nearest))), return_index=True, return_inverse=True
    )
    return first, kind


def _is_risky(evaluation: Evaluation, posts: Sequence[PositionId], target: int) -> bool:
    state, to = evaluation.organisation, evaluation.units.ids[target]
    for post in posts:
        if state.positions[post].unit != to:
            state = MovePosition(post, to).apply(state)
    after = Evaluation.of(state, evaluation.frame, evaluation)
    return any(each.after < each.before or each.newly_failed for each in Effects(evaluation, after).grants())

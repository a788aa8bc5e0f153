"""Posts with time left: what no recorded assignment takes of them, and who of them could do most for a task."""

from collections.abc import Collection
from dataclasses import dataclass
from math import ceil

import numpy as np

from integration_office.analysis.duty_work import TaskWork
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.index.numbers import Flags, Ints, ints
from integration_office.domain.identity import PositionId
from integration_office.domain.quantity import FTE_SCALE


@dataclass(frozen=True, slots=True)
class FreePost:
    """`more`: the share (ten-thousandths) that it could take on; `gain`: FTE × 10⁸ of it that the task lacks."""

    position: PositionId
    more: int
    gain: int
    closes: bool


@dataclass(frozen=True, eq=False)
class FreePosts:
    """`free` is what is left of each post by row, in ten-thousandths."""

    evaluation: Evaluation
    free: Ints

    @staticmethod
    def of(evaluation: Evaluation) -> "FreePosts":
        columns, posts = evaluation.assignments, len(evaluation.positions.ids)
        taken = np.zeros(posts, dtype=np.int64)
        np.add.at(taken, columns.position, columns.share)
        return FreePosts(evaluation, FTE_SCALE - taken)

    def best(self, work: TaskWork, asked: Collection[str], most: int) -> list[FreePost]:
        """Filled posts that know what is asked; where the task itself asks nothing, those of its offices too.

        Those of offices that do the task come first, heads last; then those that close the gap, then the largest gain.
        """
        near, filled = self._near(work), self.evaluation.positions.filled
        fits = self._competent(asked)
        if not work.task.competences:
            fits = fits | near
        rows = np.flatnonzero(fits & (self.free > 0) & (filled > 0))
        more, gain, closes = self._gains(work, rows)
        head = self.evaluation.positions.head[rows]
        order = np.lexsort((rows, -gain, ~closes, ~near[rows], head))[:most]
        return [self._post(int(rows[n]), int(more[n]), int(gain[n]), bool(closes[n])) for n in order.tolist()]

    def _gains(self, work: TaskWork, rows: Ints) -> tuple[Ints, Ints, Flags]:
        free, filled = self.free[rows], self.evaluation.positions.filled[rows]
        if work.missing is None:
            return free, free * filled, np.zeros(len(rows), dtype=np.bool_)
        # Shares are whole numbers: what reaches the missing part reaches the next whole number above it.
        missing = ceil(work.missing)
        more = np.minimum(free, -(-missing // filled))
        return more, np.minimum(more * filled, missing), more * filled >= missing

    def _near(self, work: TaskWork) -> Flags:
        """Posts of the offices that do the task."""
        row = self.evaluation.units.row
        offices = ints([row[office] for office in {post.office for post in work.posts}])
        return np.isin(self.evaluation.units.office[self.evaluation.positions.unit], offices)

    def _competent(self, asked: Collection[str]) -> Flags:
        wanted = set(asked)
        skills = self.evaluation.positions.skills.values
        codes = [code for code, known in enumerate(skills) if not wanted.isdisjoint(known)]
        return np.isin(self.evaluation.positions.skill, ints(codes))

    def _post(self, row: int, more: int, gain: int, closes: bool) -> FreePost:
        return FreePost(self.evaluation.positions.ids[row], more, gain, closes)

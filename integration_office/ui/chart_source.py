"""The state on the desk as the chart wants it: one row per unit in pre-order, and the posts of a unit."""

from collections.abc import Sequence
from typing import Protocol, cast

import numpy as np

from integration_office.analysis.evaluation import Evaluation
from integration_office.application.marks import Marks
from integration_office.application.session import Session
from integration_office.diagram.columns import KIND_BY_NAME, NO_COST, ChartColumns, Mark
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.layered import copied, frozen
from integration_office.domain.unit import UnitKind
from integration_office.ui.canvas.positions import PositionLine

_KINDS = {kind: KIND_BY_NAME[kind.value] for kind in UnitKind}
Sums = np.ndarray[tuple[int], np.dtype[np.int64]]


class MarksOf(Protocol):
    """What is marked on units and posts."""

    def of_unit(self, unit: UnitId) -> Mark: ...

    def of_position(self, position: PositionId) -> Mark: ...


class ChartSource:
    """Columns and posts of one state, with what a comparison marks; built anew for the next one."""

    def __init__(self, figures: Evaluation, marks: MarksOf) -> None:
        self._figures, self._marks = figures, marks
        self._organisation = figures.organisation

    @classmethod
    def of(cls, session: Session) -> "ChartSource":
        """The state on the desk against the Ist-Stand."""
        return cls(session.figures, Marks(session.plan.baseline, session.organisation))

    def columns(self) -> ChartColumns:
        """FTE and full cost are those of all a unit holds."""
        figures = self._figures
        rows = figures.units.order
        ids = tuple(map(figures.units.ids.__getitem__, rows.tolist()))
        units = list(map(copied(self._organisation.units).__getitem__, ids))
        return ChartColumns(
            ids=ids,
            parent=_parents(figures),
            kinds=np.array([_KINDS[unit.kind] for unit in units], dtype=np.uint8),
            names=tuple(unit.name for unit in units),
            own_positions=_by_unit(figures, np.ones(len(figures.positions.ids), dtype=np.int64))[rows],
            fte_planned=self._held(figures.positions.planned)[rows],
            fte_filled=self._held(figures.positions.filled)[rows],
            cost=self._costs()[rows],
            marks=np.array(list(map(self._marks.of_unit, ids)), dtype=np.uint8),
        )

    def _costs(self) -> Sums:
        figures = self._figures
        if figures.no_costs is not None:
            return np.full(len(figures.units.ids), NO_COST, dtype=np.int64)
        return figures.units.subtree_sums(figures.costs.own[:, :3].sum(axis=1))

    def positions(self, unit: str) -> Sequence[PositionLine]:
        """The own posts of a unit, its head first."""
        posts = self._organisation.positions
        own = [posts[each] for each in self._organisation.staff.get(UnitId(unit), ())]
        return [
            PositionLine(
                post.id,
                post.title,
                str(post.grade or ""),
                post.fte_planned,
                post.fte_filled,
                int(self._marks.of_position(post.id)),
            )
            for post in sorted(own, key=lambda post: not post.is_head)
        ]

    def homes(self, positions: Sequence[str]) -> list[str | None]:
        """The unit of each post; None: there is no such post."""
        found = frozen(self._organisation.positions).looked_up(cast("Sequence[PositionId]", positions))
        return [None if post is None else post.unit for post in found]

    def _held(self, values: Sums) -> Sums:
        return self._figures.units.subtree_sums(_by_unit(self._figures, values))


def _by_unit(figures: Evaluation, values: Sums) -> Sums:
    """Values of posts summed over the units that hold them themselves, by row of the unit."""
    sums = np.zeros(len(figures.units.ids), dtype=np.int64)
    np.add.at(sums, figures.positions.unit, values)
    return sums


def _parents(figures: Evaluation) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
    """The parent of each unit as its place in pre-order, -1 for a root."""
    order, parent = figures.units.order, figures.units.parent
    place = np.empty(len(order) + 1, dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    place[-1] = -1
    return place[parent[order]]

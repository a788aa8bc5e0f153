"""What moving one unit would do below every other unit, all at once: so that a chart can be coloured while dragging.

For a target outside the unit's own office only the new office matters, so that a task's double work after the move
is its FTE less the larger of two: the most any office has without what moves, and the new office with what moves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.grant_conditions import Conditions
from integration_office.analysis.index.cells import (
    FTE,
    LARGEST,
    LEAD,
    LEAD_COST,
    OFFICE,
    OFFICES,
    Cells,
    summaries,
    without_empty,
)
from integration_office.analysis.index.contributions import Contributions
from integration_office.analysis.index.numbers import Flags, Ints, pointers, sums_by_key
from integration_office.analysis.index.units import exact_bincount
from integration_office.domain.identity import UnitId


@dataclass(frozen=True, slots=True)
class TargetEffect:
    """One target: overlap (FTE × 10⁸, cents; negative is less), duties whose status gets worse or better.

    `risks_grant`: a grant would lose its own unit; where posts move, it would pay less or a condition would fail.
    `overlap_cost` is None where the year has no pay table.
    """

    allowed: bool
    overlap_fte: int
    overlap_cost: int | None
    worse: int
    better: int
    risks_grant: bool


@dataclass(frozen=True, eq=False)
class Overview:
    """The same as columns by unit row; where the year has no pay table costs are 0 and no grant is at risk."""

    is_priced: bool
    ids: Mapping[UnitId, int]
    allowed: Flags
    overlap_fte: Ints
    overlap_cost: Ints
    worse: Ints
    better: Ints
    risks_grant: Flags

    @property
    def by_unit(self) -> dict[UnitId, TargetEffect]:
        costs = self.overlap_cost.tolist() if self.is_priced else repeat(None)
        numbers = (self.overlap_fte.tolist(), costs, self.worse.tolist(), self.better.tolist())
        found = list(map(TargetEffect, self.allowed.tolist(), *numbers, self.risks_grant.tolist()))
        return {unit: found[row] for unit, row in self.ids.items()}


def overview(evaluation: Evaluation, unit: UnitId) -> Overview:
    """The unit moved below each of the others."""
    row = evaluation.units.row[unit]
    inside = evaluation.units.lies_below(np.arange(len(evaluation.units.ids)), row)
    allowed = ~inside
    parent = int(evaluation.units.parent[row])
    if parent >= 0:
        allowed[parent] = False
    else:
        allowed[:] = False
    return overview_of(evaluation, Move.of(evaluation, row), allowed, _risks(evaluation, row))


def overview_of(evaluation: Evaluation, move: "Move", allowed: Flags, risks_grant: Flags) -> Overview:
    """What a move does to overlap and duties, by target."""
    fte, cost = _overlap_changes(evaluation, move)
    worse, better = _duty_changes(evaluation, move)
    by_target = [np.where(allowed, each[move.offices], 0) for each in (fte, cost, worse, better)]
    return Overview(
        is_priced=evaluation.no_costs is None,
        ids=evaluation.units.row,
        allowed=allowed,
        overlap_fte=by_target[0],
        overlap_cost=by_target[1],
        worse=by_target[2],
        better=by_target[3],
        risks_grant=allowed & risks_grant,
    )


@dataclass(frozen=True, eq=False)
class Move:
    """What goes along: shares in tasks, from the office `old`; and the new office by target row."""

    old: int
    offices: Ints
    shares: Contributions

    @staticmethod
    def of(evaluation: Evaluation, row: int) -> "Move":
        units = evaluation.units
        old = int(units.office[row])
        offices = np.where(units.above, row, units.office)
        below = units.tree.subtree(row)
        moved = below[units.office[below] == old]
        if units.above[row]:
            offices, moved = np.full_like(offices, old), moved[:0]
        return Move(old, offices, evaluation.shares_of(evaluation.positions.posts_of(moved)))


@dataclass(frozen=True, eq=False)
class _Left:
    """Rows of cells without what moves: what it is (3 × k), the cells left, the largest of them in each row."""

    rows: Ints
    moved: Ints
    place: Ints
    data: Ints
    summary: Ints

    @staticmethod
    def of(cells: Cells, row: Ints, values: Ints, old: int) -> "_Left":
        rows, moved = sums_by_key(row, values)
        place, data = cells.rows(rows)
        own = np.flatnonzero(data[OFFICE] == old)
        data[FTE:, own] -= moved[:, place[own]]
        place, data = without_empty(place, data)
        starts = pointers(place, len(rows))
        filled = np.flatnonzero(starts[1:] > starts[:-1])
        summary = np.zeros((6, len(rows)), dtype=np.int64)
        summary[[LARGEST, LEAD]] = -1
        summary[:, filled] = summaries(data, starts[filled], cells.rank)
        return _Left(rows, moved, place, data, summary)


def _overlap_changes(evaluation: Evaluation, move: Move) -> tuple[Ints, Ints]:
    """FTE × 10⁸ and cents by unit row of the new office."""
    shares, cells, units = move.shares, evaluation.work.cells, evaluation.units
    counts = ~evaluation.tasks.intended[shares.task]
    left = _Left.of(cells, shares.task[counts], shares.values[:, counts], move.old)
    before, moved, count = cells.summary[:, left.rows], left.moved, len(units.ids)
    away = left.data[OFFICE] != move.old
    place, data = left.place[away], left.data[:, away]
    here = data[FTE:] + moved[:, place]
    fte_alone = np.maximum(left.summary[LARGEST], moved[0])
    fte_there = np.maximum(left.summary[LARGEST][place], here[0])
    fte = int((before[LARGEST] - fte_alone).sum()) - exact_bincount(data[OFFICE], fte_there - fte_alone[place], count)
    wins = _wins(left, place, here[0], units.rank[data[OFFICE]], units.rank)
    lead_there = np.where(wins, here[2], left.summary[LEAD_COST][place])
    lead_alone, ties = _lead_alone(left)
    cost = int((before[LEAD_COST] - lead_alone).sum()) - exact_bincount(
        data[OFFICE], lead_there - lead_alone[place], count
    )
    for tie in ties:
        cost -= _tie_changes(left, tie, units.rank, data[OFFICE][place == tie])
    fte[move.old] = cost[move.old] = 0
    return fte, cost


def _wins(left: _Left, place: Ints, here: Ints, rank: Ints, ranks: Ints) -> Flags:
    """Whether an office with what moves leads: more FTE, or as much and the smaller id."""
    largest, lead = left.summary[LARGEST][place], left.summary[LEAD][place]
    wins: Flags = (here > largest) | ((here == largest) & (rank <= ranks[lead]))
    return wins


def _lead_alone(left: _Left) -> tuple[Ints, list[int]]:
    """Cents of the lead where the new office has no share yet and loses every tie; and the rows with a tie."""
    largest, lead_cost = left.summary[LARGEST], left.summary[LEAD_COST]
    alone = np.where(left.moved[0] > largest, left.moved[2], lead_cost)
    return alone, np.flatnonzero(left.moved[0] == largest).tolist()


def _tie_changes(left: _Left, tie: int, rank: Ints, known: Ints) -> Ints:
    """Cents more in the lead where the new office, without a share yet, wins the tie by its id."""
    wins = rank < rank[left.summary[LEAD, tie]]
    wins[known] = False
    changes: Ints = wins * (left.moved[2, tie] - left.summary[LEAD_COST, tie])
    return changes


def _duty_changes(evaluation: Evaluation, move: Move) -> tuple[Ints, Ints]:
    """How many duties are split anew, and how many no longer, by unit row of the new office.

    A move changes no ratio: only duties that are fully staffed change their status.
    """
    coverage, count = evaluation.coverage, len(evaluation.units.ids)
    whole = np.array([ratio is not None and ratio >= 1 for ratio in coverage.ratios], dtype=np.bool_)
    duty, at = evaluation.links.named(move.shares.task)
    counts = whole[duty]
    left = _Left.of(coverage.cells, duty[counts], move.shares.values[:, at[counts]], move.old)
    offices_before = coverage.cells.summary[OFFICES, left.rows]
    offices_left = np.bincount(left.place, minlength=len(left.rows))
    there = left.data[OFFICE]
    split_alone = (offices_before == 1) & (offices_left > 0)
    whole_there = (offices_before > 1) & (offices_left == 1)
    worse = int(split_alone.sum()) - exact_bincount(there, split_alone[left.place].astype(np.int64), count)
    better = exact_bincount(there, whole_there[left.place].astype(np.int64), count)
    worse[move.old] = better[move.old] = 0
    return worse, better


def _risks(evaluation: Evaluation, row: int) -> Flags:
    """Targets outside the unit that holds all posts of a grant, where some of them move."""
    units, funding = evaluation.units, evaluation.funding
    check = Conditions(funding, units, evaluation.positions)
    risks = np.zeros(len(units.ids), dtype=np.bool_)
    if evaluation.no_costs is not None:
        return risks
    for key, result in evaluation.grants.items():
        if "own_unit" not in result.grant.conditions or "own_unit" in result.failed:
            continue
        homes, own = funding.homes(key, units), check.own_unit(result.grant)
        moves = units.lies_below(homes, row)
        if own is not None and moves.any() and not moves.all():
            risks |= ~units.lies_below(np.arange(len(units.ids)), own)
    return risks

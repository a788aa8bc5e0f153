"""The columns of the organisation chart for a state, with what the scenario did to each unit."""

import numpy as np

from integration_office.analysis.columns import Ints
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.diagram.columns import KIND_BY_NAME, ChartColumns, Mark
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position


def chart_columns(effects: Effects) -> ChartColumns:
    """The state after, marked against the state before. FTE and cost of a unit are with all it holds."""
    state = effects.after
    units, organisation, order = state.units, state.organisation, state.units.order
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    parent = np.where(units.parent < 0, -1, place[np.maximum(units.parent, 0)])[order]
    own = _own_sums(state)
    sums = units.subtree_sums(own)[order]
    marks = unit_marks(effects.before.organisation, organisation)
    ids = [units.ids[row] for row in order.tolist()]
    return ChartColumns(
        ids=ids,
        parent=parent.astype(np.int32),
        kinds=np.array([KIND_BY_NAME[organisation.units[id].kind.value] for id in ids], dtype=np.uint8),
        names=[organisation.units[id].name for id in ids],
        own_positions=own[order, 3],
        fte_planned=sums[:, 0],
        fte_filled=sums[:, 1],
        cost=sums[:, 2],
        marks=np.array([marks.get(id, Mark.NONE) for id in ids], dtype=np.uint8),
    )


def unit_marks(before: Organisation, after: Organisation) -> dict[UnitId, Mark]:
    """What happened to each unit of the state after: new, moved, touched (its posts or name differ)."""
    marks: dict[UnitId, Mark] = {}
    for id, unit in after.units.items():
        old = before.units.get(id)
        if old is None:
            marks[id] = Mark.NEW
        elif old is not unit:
            marks[id] = Mark.MOVED if old.parent != unit.parent else Mark.TOUCHED
    for unit_id in _units_with_other_posts(before, after):
        if unit_id in after.units:
            marks[unit_id] = marks.get(unit_id, Mark.NONE) | Mark.TOUCHED
    return marks


def position_marks(position: Position, before: Organisation) -> Mark:
    """What happened to a post, and whether it will lapse."""
    old = before.positions.get(position.id)
    mark = Mark.KW if position.lapse is not None else Mark.NONE
    if position.illustrative:
        mark |= Mark.ILLUSTRATIVE
    if old is None:
        return mark | Mark.NEW
    if old.unit != position.unit:
        return mark | Mark.MOVED
    return mark if old is position else mark | Mark.TOUCHED


def _units_with_other_posts(before: Organisation, after: Organisation) -> set[UnitId]:
    if before.positions is after.positions:
        return set()
    touched: set[UnitId] = set()
    for id, position in after.positions.items():
        old = before.positions.get(id)
        if old is not position:
            touched.add(position.unit)
            if old is not None:
                touched.add(old.unit)
    touched.update(old.unit for id, old in before.positions.items() if id not in after.positions)
    return touched


def _own_sums(state: Evaluation) -> Ints:
    """By unit row: planned FTE, filled FTE, full cost, own posts."""
    sums = np.zeros((len(state.units.ids), 4), dtype=np.int64)
    unit = state.positions.unit
    np.add.at(sums[:, 0], unit, state.positions.planned)
    np.add.at(sums[:, 1], unit, state.positions.filled)
    np.add.at(sums[:, 3], unit, 1)
    sums[:, 2] = state.costs.own[:, :3].sum(axis=1)
    return sums

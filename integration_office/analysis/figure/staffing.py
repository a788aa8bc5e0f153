"""How many posts and FTE there are, who moves, and whom each unit leads directly (METHOD §§ 1 and 5)."""

from collections import Counter, defaultdict
from collections.abc import Mapping

import numpy as np

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.basis import figure_of
from integration_office.analysis.figure.value import Figure, FigureUnit, Term, total
from integration_office.analysis.index.numbers import Ints
from integration_office.domain.identity import PositionId, UnitId

_COUNT = FigureUnit.COUNT


def planned_fte(evaluation: Evaluation) -> Figure:
    """Planned FTE by office."""
    return _by_office("planned_fte", evaluation, evaluation.positions.planned, FigureUnit.FTE)


def filled_fte(evaluation: Evaluation) -> Figure:
    """Filled FTE by office."""
    return _by_office("filled_fte", evaluation, evaluation.positions.filled, FigureUnit.FTE)


def posts(evaluation: Evaluation) -> Figure:
    """Posts by office."""
    return _by_office("posts", evaluation, np.ones_like(evaluation.positions.planned), _COUNT)


def span(evaluation: Evaluation, unit: UnitId) -> Figure:
    """Direct child units and own posts other than the head."""
    organisation = evaluation.organisation
    own = organisation.staff.get(unit, ())
    led = [post for post in own if not organisation.positions[post].is_head]
    terms = (
        Term("child_units", len(organisation.children.get(unit, ())), _COUNT),
        Term("led_posts", len(led), _COUNT),
    )
    guessed = any(organisation.positions[post].illustrative for post in own)
    return figure_of(total("span", terms, _COUNT, unit), illustrative=guessed)


def moved_posts(effects: Effects) -> Figure:
    """Posts whose office changes, by the office they go to and the one they come from."""
    ways = Counter(_ways(effects).values())
    return figure_of(_moved("moved_posts", ways, _COUNT))


def moved_fte(effects: Effects) -> Figure:
    """Planned FTE of the posts whose office changes, counted after the change."""
    fte: Counter[tuple[UnitId, UnitId]] = Counter()
    for post, way in _ways(effects).items():
        fte[way] += effects.after.organisation.positions[post].fte_planned
    return figure_of(_moved("moved_fte", fte, FigureUnit.FTE))


def _by_office(key: str, evaluation: Evaluation, own: Ints, unit: FigureUnit) -> Figure:
    units, positions = evaluation.units, evaluation.positions
    sums = units.office_sums(units.row_sums(positions.unit, own))
    offices = ((office, int(count)) for office, count in sums.items() if count)
    return figure_of(total(key, [Term("office", count, unit, id) for id, count in offices], unit))


def _ways(effects: Effects) -> dict[PositionId, tuple[UnitId, UnitId]]:
    """(to, from) of every post whose office changes."""
    before, after = effects.before, effects.after
    return {
        post: (
            after.offices[after.organisation.positions[post].unit],
            before.offices[before.organisation.positions[post].unit],
        )
        for post in effects.affected().moved
    }


def _moved(key: str, ways: Mapping[tuple[UnitId, UnitId], int], unit: FigureUnit) -> Term:
    by_target: defaultdict[UnitId, list[Term]] = defaultdict(list)
    for (to, origin), count in sorted(ways.items()):
        by_target[to].append(Term("moved_from", count, unit, origin))
    return total(key, [total("moved_to", terms, unit, to) for to, terms in by_target.items()], unit)

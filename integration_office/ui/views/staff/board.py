"""What the table of posts shows of a state, as columns by row of the post; computed beside the window."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import numpy as np

from integration_office.analysis import figure
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.index.numbers import Flags, Ints, changed_keys, ints
from integration_office.analysis.people import directorates_of, grade_order
from integration_office.analysis.prices import PERSONNEL, UNPRICED
from integration_office.domain.errors import MissingTable
from integration_office.domain.identity import PositionId
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position
from integration_office.domain.unit import Unit
from integration_office.ui.background import Stopped, never
from integration_office.wording.effects import unit_label
from integration_office.wording.figures import marks
from integration_office.wording.language import Language

UNKNOWN = -1
"""A cost that has no price, or a year without pay tables."""


class Grouping(Enum):
    """What rows are gathered by."""

    NONE = "none"
    DIRECTORATE = "directorate"
    OFFICE = "office"
    GRADE = "grade"


@dataclass(frozen=True)
class PostBoard:
    """All posts of a state. `gone`: posts that measures have cut. Costs in cents, shares in ten-thousandths.

    `unpriced`: FTE × months of each post that its cost leaves out.
    """

    state: Evaluation
    baseline: Organisation
    posts: Sequence[Position]
    personnel: Ints
    full: Ints
    unpriced: Ints
    shares: Ints
    tasks: Ints
    changed: Flags
    id_rank: Ints
    hay: Sequence[str]
    groups: Mapping[Grouping, tuple[Ints, tuple[str, ...]]]
    gone: int
    is_priced: bool
    marks: tuple[str, ...]
    _ranks: dict[Hashable, Ints] = field(default_factory=dict)

    @property
    def planned(self) -> Ints:
        return self.state.positions.planned

    @property
    def filled(self) -> Ints:
        return self.state.positions.filled

    def unit(self, row: int) -> Unit:
        return self.state.organisation.units[self.posts[row].unit]

    def office(self, row: int) -> Unit:
        organisation = self.state.organisation
        return organisation.units[self.state.offices[self.posts[row].unit]]

    def before(self, row: int) -> Position | None:
        """The post in the Ist-Stand; None: a measure made it."""
        return self.baseline.positions.get(self.posts[row].id)

    def rank(self, key: Hashable, value: Callable[[int], Any]) -> Ints:
        """The place of every post by a value of its row; worked out once."""
        if key not in self._ranks:
            values = [value(row) for row in range(len(self.posts))]
            place = {each: number for number, each in enumerate(sorted(set(values)))}
            self._ranks[key] = ints([place[each] for each in values])
        return self._ranks[key]


def board(state: Evaluation, baseline: Organisation, language: Language, stopped: Stopped = never) -> PostBoard:
    """Looks at every post: not for the thread of the window."""
    positions = state.positions
    personnel, full, unpriced, is_priced = _costs(state)
    shares, tasks = _work(state)
    id_rank = np.empty(len(positions.ids), dtype=np.int64)
    id_rank[sorted(range(len(positions.ids)), key=positions.ids.__getitem__)] = np.arange(len(positions.ids))
    return PostBoard(
        state=state,
        baseline=baseline,
        posts=positions.values,
        personnel=personnel,
        full=full,
        unpriced=unpriced,
        shares=shares,
        tasks=tasks,
        changed=_changed(state, baseline),
        id_rank=id_rank,
        hay=() if stopped() else _hay(state),
        groups={} if stopped() else _groups(state, language),
        gone=sum(id not in state.organisation.positions for id in baseline.positions),
        is_priced=is_priced,
        marks=tuple(mark.text for mark in marks(figure.full_cost(state), language)) if is_priced else (),
    )


def _costs(state: Evaluation) -> tuple[Ints, Ints, Ints, bool]:
    """Personnel and full cost, UNKNOWN for a post that has no price in any month; what is left out of them."""
    try:
        table = state.posts.table
    except MissingTable:
        none = np.full(len(state.positions.ids), UNKNOWN, dtype=np.int64)
        return none, none, np.zeros_like(none), False
    full = state.posts.full
    nothing = (table[UNPRICED] > 0) & (full == 0)
    costs = (np.where(nothing, UNKNOWN, each) for each in (table[PERSONNEL], full))
    return (*costs, table[UNPRICED], True)


def _work(state: Evaluation) -> tuple[Ints, Ints]:
    """The sum of the shares of each post, and how many there are."""
    size, columns = len(state.positions.ids), state.assignments
    shares, tasks = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    np.add.at(shares, columns.position, columns.share)
    np.add.at(tasks, columns.position, 1)
    return shares, tasks


def _changed(state: Evaluation, baseline: Organisation) -> Flags:
    """Posts that are new or differ from the Ist-Stand, or whose shares do."""
    now = state.organisation
    found = np.zeros(len(state.positions.ids), dtype=np.bool_)
    for before, after in ((baseline.positions, now.positions), (baseline.assignments, now.assignments)):
        changed: Iterable[PositionId] | None = changed_keys(before, after)
        for id in state.positions.ids if changed is None else changed:
            if id in state.positions.row and before.get(id) != after.get(id):
                found[state.positions.row[id]] = True
    return found


def _hay(state: Evaluation) -> list[str]:
    """What a typed word is looked for in."""
    units, offices = state.organisation.units, state.offices
    where = {id: f"{id} {unit.name} {offices[id]} {units[offices[id]].name}".casefold() for id, unit in units.items()}
    return [
        f"{post.id} {post.title} {post.terms.grade or ''} {' '.join(post.competences)}".casefold()
        + f" {where[post.unit]}"
        for post in state.positions.values
    ]


def _groups(state: Evaluation, language: Language) -> dict[Grouping, tuple[Ints, tuple[str, ...]]]:
    """For each way to group: the number of the group of every post, and the names by number."""
    organisation = state.organisation
    order = {unit: place for place, unit in enumerate(organisation.preorder)}
    directorates = directorates_of(organisation)

    def by_unit(of: Mapping[Any, Any]) -> tuple[Ints, tuple[str, ...]]:
        places = [of[post.unit] for post in state.positions.values]
        found = sorted(set(places), key=order.__getitem__)
        number = {unit: n for n, unit in enumerate(found)}
        return ints([number[each] for each in places]), _named([organisation.units[each] for each in found])

    return {
        Grouping.DIRECTORATE: by_unit(directorates),
        Grouping.OFFICE: by_unit(state.offices),
        Grouping.GRADE: _by_grade(state, language),
    }


def _by_grade(state: Evaluation, language: Language) -> tuple[Ints, tuple[str, ...]]:
    grades = [post.terms.grade for post in state.positions.values]
    found = sorted(set(grades), key=grade_order)
    number = {grade: n for n, grade in enumerate(found)}
    names = tuple(language.tr("ohne Gruppe") if each is None else str(each) for each in found)
    return ints([number[each] for each in grades]), names


def _named(units: Sequence[Unit]) -> tuple[str, ...]:
    """As the city calls them; with their ids where that would be the same for two."""
    labels = [unit_label(unit) if unit.name else unit.id for unit in units]
    often = Counter(labels)
    return tuple(
        label if often[label] == 1 else f"{unit.id} {unit.name}" for label, unit in zip(labels, units, strict=True)
    )

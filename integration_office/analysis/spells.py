"""How long in a year each post is paid by which rate for how much FTE, and which posts are alike in that."""

from dataclasses import dataclass

import numpy as np

from integration_office.analysis.cost import spells_in
from integration_office.analysis.index.kinds import Kinds
from integration_office.analysis.index.numbers import Ints, ints, numbered, stands_in
from integration_office.analysis.index.positions import PositionColumns
from integration_office.domain.period import first_month


@dataclass(frozen=True, eq=False)
class Spells:
    """The spells of a year: number of (grade, step, fit), planned and filled FTE × months.

    `first` has one for each post (3 × n); `post` and `more` (3 × m) are the further ones of posts that change.
    """

    first: Ints
    post: Ints
    more: Ints


def spells_of(positions: PositionColumns, year: int) -> Spells:
    """Computed once for a year."""
    if year not in positions.spells:
        months = _months(positions, year)
        first = np.stack((positions.rate, positions.planned * months, positions.filled * months))
        positions.spells[year] = _with_unsteady(positions, year, first)
    found: Spells = positions.spells[year]
    return found


def filled_months(positions: PositionColumns, year: int, rows: Ints) -> Ints:
    """Filled FTE × months of some posts (rows in order) in a year."""
    spells = spells_of(positions, year)
    filled: Ints = spells.first[2, rows]
    own = stands_in(spells.post, rows)
    np.add.at(filled, np.searchsorted(rows, spells.post[own]), spells.more[2, own])
    return filled


def kinds_of(positions: PositionColumns, year: int) -> tuple[Kinds, Spells]:
    """The kinds of a year and the spells of each kind. Posts that change in their time are a kind each."""
    if year not in positions.kinds:
        positions.kinds[year] = _kinds(positions, year)
    found: tuple[Kinds, Spells] = positions.kinds[year]
    return found


def _kinds(positions: PositionColumns, year: int) -> tuple[Kinds, Spells]:
    kind = numbered(positions.rate, positions.planned, positions.filled, _months(positions, year))
    unsteady = np.flatnonzero(~positions.steady)
    kind[unsteady] = int(kind.max(initial=-1)) + 1 + np.arange(len(unsteady))
    example = np.zeros(int(kind.max(initial=-1)) + 1, dtype=np.int64)
    example[kind] = np.arange(len(kind))
    counts = np.bincount(kind, minlength=len(example))
    spells = spells_of(positions, year)
    kinds = Kinds(kind, counts, positions.planned[example], positions.filled[example], example)
    return kinds, Spells(spells.first[:, example], kind[spells.post], spells.more)


def _months(positions: PositionColumns, year: int) -> Ints:
    """In how many months of the year there is each post."""
    start, end = first_month(year), first_month(year + 1)
    months: Ints = np.maximum(np.minimum(positions.end, end) - np.maximum(positions.begin, start), 0)
    return months


def _with_unsteady(positions: PositionColumns, year: int, first: Ints) -> Spells:
    post, more = [], []
    for row in np.flatnonzero(~positions.steady).tolist():
        first[:, row], *others = _spells(positions, row, year)
        post += [row] * len(others)
        more += others
    return Spells(first, ints(post), ints([value for each in more for value in each]).reshape(-1, 3).T)


def _spells(positions: PositionColumns, row: int, year: int) -> list[tuple[int, int, int]]:
    """At least one, so that every post has its place."""
    found = spells_in(positions.value(row), year)
    coded = [(positions.rates.code((terms.grade, terms.step, terms.fit)), terms, months) for terms, months in found]
    return [(rate, terms.fte_planned * months, terms.filled * months) for rate, terms, months in coded] or [(0, 0, 0)]

"""Computed personnel cost beside the city's own Personal- and Versorgungsaufwendungen, and what tells them apart.

METHOD § 2 names neither trainees nor released staff nor the pensions of those who have retired: they are in a city's
budget and in no post, so the ratio of a product group that pays many of them is far below 1. Whole cents.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from fractions import Fraction

import numpy as np

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.index.numbers import Ints
from integration_office.analysis.prices import ACTUAL, PERSONNEL
from integration_office.analysis.spells import spells_of
from integration_office.domain.budget import NkfLine
from integration_office.domain.identity import UnitId
from integration_office.domain.quantity import FTE_MONTHS_SCALE, half_away

WHOLE_CITY = UnitId("")


class Reason(StrEnum):
    """What makes the two differ, where it is large enough to matter (see the thresholds below)."""

    NO_POSTS = "no_posts"
    PEOPLE_WITHOUT_POST = "people_without_post"
    PENSIONS = "pensions"
    CIVIL_SERVANTS = "civil_servants"
    UNPRICED = "unpriced"
    VACANCIES = "vacancies"
    COMPUTED_ABOVE = "computed_above"


MUCH_PENSION = Fraction(1, 10)
"""Of the budget: Versorgungsaufwendungen weigh."""

MANY_CIVIL_SERVANTS = Fraction(1, 2)
"""Of the priced FTE: the flat rates for pensions and Beihilfe weigh."""

MANY_FTE = Fraction(1, 20)
"""Of the planned FTE: posts without a price, or vacant ones, weigh."""

FAR_ABOVE = Fraction(5, 4)
"""Personalaufwendungen alone over the computed cost: the line pays people who hold none of the plan's posts."""

CLOSE = Fraction(1, 20)
"""As near as this to 1 the ratio needs no reason."""


@dataclass(frozen=True, slots=True)
class UnitCalibration:
    """A unit, an office or the city. Cents; FTE (ten-thousandths) × months.

    `budget` is `staff_budget` (Personalaufwendungen) + `pension_budget` (Versorgungsaufwendungen). `unpriced`: posts
    the computed amount leaves out. `vacant`: planned less filled; `vacant_cost` their part of the computed amount.
    """

    unit: UnitId
    computed: int
    budget: int
    unpriced: int
    staff_budget: int = 0
    pension_budget: int = 0
    planned: int = 0
    civil_servants: int = 0
    vacant: int = 0
    vacant_cost: int = 0

    @property
    def ratio(self) -> Fraction | None:
        return Fraction(self.computed, self.budget) if self.budget else None

    @property
    def civil_servant_share(self) -> Fraction | None:
        """Of the priced FTE."""
        priced = self.planned - self.unpriced
        return Fraction(self.civil_servants, priced) if priced else None

    @property
    def computed_per_fte(self) -> int | None:
        """Cents for a priced FTE in a year."""
        return _per_fte(self.computed, self.planned - self.unpriced)

    @property
    def staff_budget_per_fte(self) -> int | None:
        """Personalaufwendungen in cents for a planned FTE in a year."""
        return _per_fte(self.staff_budget, self.planned)

    @property
    def unpriced_estimate(self) -> int | None:
        """What the posts without a price would cost in cents, each as much as the mean of the others."""
        mean = self.computed_per_fte
        return None if mean is None else half_away(mean * self.unpriced, FTE_MONTHS_SCALE)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return tuple(_reasons(self))


def calibration(evaluation: Evaluation) -> list[UnitCalibration]:
    """Units with a personnel budget in the year, by id; each without posts under a deeper such unit."""
    budget = personnel_budget(evaluation)
    holder = nearest_holder(evaluation, budget)
    sums = _sums_of_posts(evaluation)
    rows = {unit: UnitCalibration(unit, 0, sum(lines), 0, *lines) for unit, lines in budget.items()}
    for row, unit in enumerate(evaluation.units.ids):
        if unit in holder:
            rows[holder[unit]] = _with_posts(rows[holder[unit]], evaluation, row, sums)
    return [rows[unit] for unit in sorted(rows)]


def by_office(evaluation: Evaluation, rows: Iterable[UnitCalibration]) -> list[UnitCalibration]:
    """The same summed up by the office of each unit, by id."""
    offices: defaultdict[UnitId, list[UnitCalibration]] = defaultdict(list)
    for row in rows:
        offices[evaluation.offices[row.unit]].append(row)
    return [summed(offices[office], office) for office in sorted(offices)]


def summed(rows: Iterable[UnitCalibration], unit: UnitId = WHOLE_CITY) -> UnitCalibration:
    """Several rows as one."""
    found = list(rows)
    amounts = {each.name: sum(getattr(row, each.name) for row in found) for each in fields(UnitCalibration)[1:]}
    return UnitCalibration(unit, **amounts)


def total_ratio(rows: Sequence[UnitCalibration]) -> Fraction | None:
    return summed(rows).ratio


def _per_fte(cents: int, fte_months: int) -> int | None:
    return half_away(cents * FTE_MONTHS_SCALE, fte_months) if fte_months else None


def _reasons(row: UnitCalibration) -> Iterable[Reason]:
    ratio = row.ratio
    if ratio is None or abs(ratio - 1) <= CLOSE:
        return
    if not row.computed:
        yield Reason.NO_POSTS
    elif ratio > 1:
        yield Reason.COMPUTED_ABOVE
    elif row.staff_budget >= FAR_ABOVE * row.computed:
        yield Reason.PEOPLE_WITHOUT_POST
    if ratio < 1 and row.pension_budget >= MUCH_PENSION * row.budget:
        yield Reason.PENSIONS
    if (row.civil_servant_share or 0) >= MANY_CIVIL_SERVANTS:
        yield Reason.CIVIL_SERVANTS
    if row.planned and row.unpriced >= MANY_FTE * row.planned:
        yield Reason.UNPRICED
    if row.planned and row.vacant >= MANY_FTE * row.planned:
        yield Reason.VACANCIES


def _with_posts(
    row: UnitCalibration, evaluation: Evaluation, unit: int, sums: Mapping[str, Sequence[int]]
) -> UnitCalibration:
    """With what the own posts of a unit (its row) add."""
    added = {key: getattr(row, key) + by_unit[unit] for key, by_unit in sums.items()}
    own = evaluation.costs.own[unit]
    return replace(row, computed=row.computed + int(own[PERSONNEL]), unpriced=row.unpriced + int(own[-1]), **added)


def _sums_of_posts(evaluation: Evaluation) -> dict[str, list[int]]:
    """Planned FTE × months, those of civil servants and vacant ones, with what these cost, by unit row."""
    posts, units = evaluation.positions, evaluation.units
    spells, civil = spells_of(posts, evaluation.pay.year), _is_civil_servant(evaluation)
    vacant = spells.first[1] - spells.first[2]
    table = np.stack((spells.first[1], spells.first[1] * civil[spells.first[0]], vacant, _vacant_cost(evaluation)))
    for post, (rate, planned, filled) in zip(spells.post.tolist(), spells.more.T.tolist(), strict=True):
        table[:3, post] += (planned, planned * int(civil[rate]), planned - filled)
    keys = ("planned", "civil_servants", "vacant", "vacant_cost")
    return {
        key: row.tolist() for key, row in zip(keys, (units.row_sums(posts.unit, row) for row in table), strict=True)
    }


def _vacant_cost(evaluation: Evaluation) -> Ints:
    cents: Ints = evaluation.posts.part(PERSONNEL) - evaluation.posts.part(ACTUAL)
    return cents


def _is_civil_servant(evaluation: Evaluation) -> Ints:
    """1 for each number of (grade, step) that is a priced civil servant's."""
    rates = evaluation.positions.rates.values
    flags = [bool(g and g.scheme.is_civil_servant and evaluation.pay.prices(g)) for g, _, _ in rates]
    return np.array(flags or [False], dtype=np.int64)


def personnel_budget(evaluation: Evaluation) -> dict[UnitId, tuple[int, int]]:
    """Personal- and Versorgungsaufwendungen of each unit that has any."""
    budget: dict[UnitId, tuple[int, int]] = {}
    for line in evaluation.organisation.budget:
        if line.year == evaluation.frame.year and line.line in (NkfLine.STAFF, NkfLine.PENSIONS):
            staff, pensions = budget.get(line.unit, (0, 0))
            is_staff = line.line is NkfLine.STAFF
            budget[line.unit] = (staff + line.amount * is_staff, pensions + line.amount * (not is_staff))
    return budget


def nearest_holder(evaluation: Evaluation, budget: Mapping[UnitId, object]) -> dict[UnitId, UnitId]:
    """The unit itself or the nearest above it that has a personnel budget."""
    holder: dict[UnitId, UnitId] = {}
    organisation = evaluation.organisation
    for unit in organisation.preorder:
        parent = organisation.units[unit].parent
        if unit in budget:
            holder[unit] = unit
        elif parent is not None and parent in holder:
            holder[unit] = holder[parent]
    return holder

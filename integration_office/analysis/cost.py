"""What an organisation costs in a year: METHOD § 2, whole cents, by unit, office and NKF line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from integration_office.analysis.columns import Ints, PositionColumns, UnitColumns, changed_rows
from integration_office.analysis.pay import PayYear
from integration_office.domain.budget import BudgetLine, LineKind, NkfLine
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.period import first_month, month_of, value_at
from integration_office.domain.position import LapsingPosition, Position, Terms
from integration_office.domain.quantity import FTE_MONTHS_SCALE, half_away

Spell = tuple[Terms, int]
"""Terms and the months of a year they hold in."""


@dataclass(frozen=True, slots=True)
class PostCost:
    """A post in a year: whole cents; `unpriced` in FTE (ten-thousandths) × months."""

    personnel: int = 0
    workplace: int = 0
    overhead: int = 0
    unpriced: int = 0
    actual_personnel: int = 0

    @property
    def full(self) -> int:
        return self.personnel + self.workplace + self.overhead


@dataclass(frozen=True, slots=True)
class Cost:
    """Parts of a cost, whole cents; `unpriced` in FTE (ten-thousandths) × months.

    `grants` are those that are not in a budget line already.
    """

    personnel: int = 0
    workplace: int = 0
    overhead: int = 0
    other_expense: int = 0
    revenue: int = 0
    grants: int = 0
    unpriced: int = 0

    @property
    def full_cost(self) -> int:
        return self.personnel + self.workplace + self.overhead

    @property
    def budget_cost(self) -> int:
        return self.personnel + self.other_expense - self.revenue - self.grants

    def __sub__(self, other: "Cost") -> "Cost":
        return Cost(*(getattr(self, part) - getattr(other, part) for part in PARTS))


PARTS = ("personnel", "workplace", "overhead", "other_expense", "revenue", "grants", "unpriced")


@dataclass(frozen=True, eq=False)
class PostColumns:
    """The cost of every post by row of its position (personnel, workplace, overhead, unpriced, actual)."""

    positions: PositionColumns
    pay: PayYear
    table: Ints

    @staticmethod
    def of(positions: PositionColumns, pay: PayYear, before: "PostColumns | None" = None) -> "PostColumns":
        if before is None or before.pay is not pay or before.positions.row is not positions.row:
            rows = [_row(post_cost(each, pay)) for each in positions.values]
            return PostColumns(positions, pay, np.array(rows, dtype=np.int64).reshape(-1, 5))
        if before.positions.source is positions.source:
            return replace(before, positions=positions)
        changed = changed_rows(before.positions.values, positions.source)
        table = before.table.copy()
        for row in changed:
            table[row] = _row(post_cost(positions.values[row], pay))
        return PostColumns(positions, pay, table)

    @property
    def full(self) -> Ints:
        full: Ints = self.table[:, :3].sum(axis=1)
        return full


def post_cost(position: Position, pay: PayYear, until: int | None = None) -> PostCost:
    """A post's cost in the year of `pay`; `until`: the first month without it, if a measure cut it."""
    return _spells_cost(tuple(spells_in(position, pay.year, until)), pay)


def _spells_cost(spells: tuple[Spell, ...], pay: PayYear) -> PostCost:
    known = pay.post_costs.get(spells)
    if known is None:
        known = pay.post_costs[spells] = _computed(spells, pay)
    return known


def _computed(spells: tuple[Spell, ...], pay: PayYear) -> PostCost:
    workplace, overhead = pay.assumptions["workplace"].value, pay.assumptions["overhead_rate"].value
    priced = [spell for spell in spells if pay.prices(spell[0].grade)]
    unpriced = sum(terms.fte_planned * months for terms, months in spells if not pay.prices(terms.grade))
    personnel = _personnel(priced, pay, filled=False)
    place_num, place_den = (workplace * 100).as_integer_ratio()
    over_num, over_den = overhead.as_integer_ratio()
    fte_months = sum(terms.fte_planned * months for terms, months in priced)
    return PostCost(
        personnel,
        half_away(place_num * fte_months, place_den * FTE_MONTHS_SCALE),
        half_away(over_num * personnel, over_den),
        unpriced,
        _personnel(priced, pay, filled=True),
    )


def actual_personnel(position: Position, pay: PayYear, last_month: int, until: int | None = None) -> int:
    """Personnel with filled FTE (cents), in the months up to and with `last_month`."""
    end = last_month + 1 if until is None else min(until, last_month + 1)
    priced = [spell for spell in spells_in(position, pay.year, end) if pay.prices(spell[0].grade)]
    return _personnel(priced, pay, filled=True)


def spells_in(position: Position, year: int, until: int | None = None) -> list[Spell]:
    """The terms of a post in a year with the months each holds in: begin, kw, ku and dated changes."""
    start, end = first_month(year), first_month(year + 1)
    if position.begins is not None:
        start = max(start, position.begins)
    if position.lapse is not None and position.lapse.until is not None:
        end = min(end, month_of(position.lapse.until) + 1)
    if until is not None:
        end = min(end, until)
    if _is_steady(position):
        return [(position.terms, end - start)] if end > start else []
    months: dict[Terms, int] = {}
    for month in range(start, end):
        terms = terms_at(position, month)
        months[terms] = months.get(terms, 0) + 1
    return list(months.items())


def terms_at(position: Position, month: int) -> Terms:
    """The terms of a month: dated changes, and a dated ku note unless a later measure regraded the post."""
    terms = value_at(month, position.terms, position.earlier)
    ku = position.regrade_on_vacancy
    if ku is None or ku.since is None or month < month_of(ku.since):
        return terms
    if terms.grade != value_at(month_of(ku.since), position.terms, position.earlier).grade:
        return terms
    return replace(terms, grade=ku.grade)


@dataclass(frozen=True, eq=False)
class UnitCosts:
    """Costs by unit row, own posts and lines only; PARTS on the second axis."""

    units: UnitColumns
    own: Ints
    by_line: Mapping[NkfLine, int]

    def total(self) -> Cost:
        return cost_of(self.own.sum(axis=0))

    def by_unit(self) -> dict[UnitId, Cost]:
        """Each unit with all it holds."""
        sums = self.units.subtree_sums(self.own)
        return {unit: cost_of(sums[row]) for row, unit in enumerate(self.units.ids)}

    def by_office(self) -> dict[UnitId, Cost]:
        """Every office that has a cost; adds up to the total."""
        sums = self.units.office_sums(self.own)
        return {office: cost_of(sums[row]) for row, office in enumerate(self.units.offices) if sums[row].any()}


def unit_costs(
    organisation: Organisation, posts: PostColumns, units: UnitColumns, grants: Mapping[UnitId, int]
) -> UnitCosts:
    """All costs by unit. `grants`: cents by unit, only those not in a budget line already."""
    own = np.zeros((len(units.ids), len(PARTS)), dtype=np.int64)
    np.add.at(own[:, :3], posts.positions.unit, posts.table[:, :3])
    np.add.at(own[:, 6], posts.positions.unit, posts.table[:, 3])
    for lapsing in organisation.lapsing.values():
        cost = lapsing_cost(lapsing, posts.pay)
        own[units.row[lapsing.position.unit]] += np.array(_parts(cost), dtype=np.int64)
    lines = [line for line in organisation.budget if line.year == posts.pay.year]
    for line in lines:
        column = _LINE_COLUMNS.get(line.line.kind)
        if column is not None:
            own[units.row[line.unit], column] += line.amount
    for unit, amount in grants.items():
        own[units.row[unit], 5] += amount
    return UnitCosts(units, own, line_sums(lines))


def lapsing_cost(lapsing: LapsingPosition, pay: PayYear) -> PostCost:
    """What a cut post still costs in the year."""
    return PostCost() if lapsing.until is None else post_cost(lapsing.position, pay, lapsing.until)


def line_sums(lines: Iterable[BudgetLine]) -> dict[NkfLine, int]:
    """Amounts by NKF line in the order of the Ergebnisplan; totals, results, internal services left out."""
    sums = dict.fromkeys(NkfLine, 0)
    seen = set()
    for line in lines:
        if line.line.kind is not LineKind.SKIPPED:
            sums[line.line] += line.amount
            seen.add(line.line)
    return {line: amount for line, amount in sums.items() if line in seen}


def cost_of(row: Ints) -> Cost:
    return Cost(*(int(part) for part in row))


_LINE_COLUMNS = {LineKind.OTHER_EXPENSE: 3, LineKind.REVENUE: 4}


def _is_steady(position: Position) -> bool:
    ku = position.regrade_on_vacancy
    return not position.earlier and (ku is None or ku.since is None)


def _personnel(spells: list[Spell], pay: PayYear, *, filled: bool) -> int:
    total = 0
    for terms, months in spells:
        assert terms.grade is not None
        fte = terms.filled if filled else terms.fte_planned
        total += pay.full(terms.grade, terms.step).cents * fte * months
    return half_away(total, FTE_MONTHS_SCALE)


def _row(cost: PostCost) -> tuple[int, int, int, int, int]:
    return (cost.personnel, cost.workplace, cost.overhead, cost.unpriced, cost.actual_personnel)


def _parts(cost: PostCost) -> tuple[int, ...]:
    return (cost.personnel, cost.workplace, cost.overhead, 0, 0, 0, cost.unpriced)

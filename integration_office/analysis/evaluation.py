"""All figures of one state, computed when asked for and advanced from those of the state before."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from integration_office.analysis import structure
from integration_office.analysis.cost import Cost
from integration_office.analysis.coverage import Coverage, DutyLayout, duty_cells, duty_deltas
from integration_office.analysis.funding import Funding
from integration_office.analysis.grants import GrantResult, grant_results, pay_alike, unbudgeted_by_unit
from integration_office.analysis.greatest_flow import FlowProblem, achievable_coverage, never
from integration_office.analysis.index.cells import OFFICE
from integration_office.analysis.index.contributions import (
    Contributions,
    ShareLayout,
    Work,
    advanced,
    contributions,
    work_of,
)
from integration_office.analysis.index.kinds import Kinds
from integration_office.analysis.index.numbers import NOTHING, Ints, changed_keys, distinct, ints, sums_by_key
from integration_office.analysis.index.positions import PositionColumns
from integration_office.analysis.index.tasks import Demand, DutyLinks, TaskColumns
from integration_office.analysis.index.units import UnitColumns
from integration_office.analysis.index.work import AssignmentColumns
from integration_office.analysis.overlap import Overlap
from integration_office.analysis.pay import PayYear
from integration_office.analysis.prices import PostColumns
from integration_office.analysis.reference import Frame
from integration_office.analysis.revenues import RevenueYear, driven
from integration_office.analysis.spells import kinds_of
from integration_office.analysis.unit_costs import (
    BudgetYear,
    LapsingCosts,
    UnitCosts,
    own_costs,
    total_cost,
    with_drivers,
)
from integration_office.domain.errors import MissingTable
from integration_office.domain.identity import GrantId, TaskId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import Assumption, assumptions_in
from integration_office.domain.quantity import FTE_SCALE


@dataclass(frozen=True, eq=False)
class Step:
    """What differs from the state before, by row: units with another office, posts whose sums may differ."""

    units: Ints
    posts: Ints


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The figures of `organisation` in `frame`; `before` lends what did not change.

    Costs raise MissingTable where the year has no pay table.
    """

    organisation: Organisation
    frame: Frame
    units: UnitColumns
    positions: PositionColumns
    tasks: TaskColumns
    assignments: AssignmentColumns
    assumptions: dict[str, Assumption]
    pay: PayYear
    before: "Evaluation | None" = None

    @staticmethod
    def of(organisation: Organisation, frame: Frame, before: "Evaluation | None" = None) -> "Evaluation":
        units = UnitColumns.of(organisation, before.units if before else None)
        positions = PositionColumns.of(organisation, units, before.positions if before else None)
        tasks = TaskColumns.of(organisation, before.tasks if before else None)
        lent = (before.assignments, before.positions, before.tasks) if before else None
        assignments = AssignmentColumns.of(organisation, units, positions, tasks, lent)
        assumptions = assumptions_in(frame.year, frame.reference.assumptions, organisation.assumptions)
        pay = _pay_year(frame, assumptions, before)
        return Evaluation(organisation, frame, units, positions, tasks, assignments, assumptions, pay, before)

    def recalculated(self) -> "Evaluation":
        """The same columns with every price, sum and ratio computed anew."""
        anew = replace(self, before=None)
        known = ("budget", "demand", "links", "_shares", "_duty_layout")
        anew.__dict__.update({name: getattr(self, name) for name in known}, funding=self.funding.anew())
        return anew

    def settled(self) -> "Evaluation":
        """With all figures that are advanced by a change computed, so that the state before can be forgotten."""
        _ = (self.units.tree, self.spans_by_row, self._named_conflicts, self.tasks_by_rule)
        self.coverage.forget_before()
        if self.no_costs is None:
            _ = (self.cost, self._own)
        object.__setattr__(self, "before", None)
        return self

    @cached_property
    def step(self) -> Step | None:
        """None: there is no state before, or it is too different to go on from."""
        before = self.before
        if before is None or before.pay is not self.pay or before.units.ids is not self.units.ids:
            return None
        if before.positions.ids is not self.positions.ids or before.tasks.ids is not self.tasks.ids:
            return None
        units = _differing(before.units.office, self.units.office)
        posts = distinct(np.concatenate((before.positions.posts_of(units), self._changed_posts(before))))
        return Step(units, posts) if 3 * len(posts) <= len(self.positions.ids) + _FEW else None

    def _changed_posts(self, before: "Evaluation") -> Ints:
        old, new = before.organisation, self.organisation
        keys = (changed_keys(old.positions, new.positions), changed_keys(old.assignments, new.assignments))
        if None in keys:
            return np.arange(len(self.positions.ids))
        return ints([self.positions.row[id] for changed in keys for id in changed or () if id in self.positions.row])

    # money

    @cached_property
    def no_costs(self) -> MissingTable | None:
        """Why the year has none, and grants bring nothing that can be told; None: it has."""
        try:
            _ = (self.posts, self.cost)
        except MissingTable as error:
            return error.with_traceback(None)
        return None

    @cached_property
    def posts(self) -> PostColumns:
        before = self._priced_before
        return PostColumns.of(self.positions, self.pay, before.posts if before else None)

    @cached_property
    def budget(self) -> BudgetYear:
        before = self.before.budget if self.before else None
        return BudgetYear.of(self.organisation.budget, self.frame.year, before)

    @cached_property
    def revenues(self) -> RevenueYear:
        """The revenues with a driver."""
        before = self.before.revenues if self.before else None
        revenues = driven(self.organisation.revenues, self.assumptions)
        return RevenueYear.of(revenues, self.organisation.budget, self.frame.year, before)

    @cached_property
    def lapsing(self) -> LapsingCosts:
        before = self._priced_before
        return LapsingCosts.of(self.organisation.lapsing, self.pay, before.lapsing if before else None)

    @property
    def _priced_before(self) -> "Evaluation | None":
        """The state before, if it has prices to lend: another year may have none at all."""
        return self.before if self.before is not None and self.before.pay is self.pay else None

    @cached_property
    def funding(self) -> Funding:
        before = self.before
        lent = (before.funding, before.units, before.positions) if before else None
        return Funding.of(self.organisation, self.pay, self.units, self.positions, lent)

    @cached_property
    def grants(self) -> dict[GrantId, GrantResult]:
        return grant_results(self.funding, self.units, self.positions, lambda: self.posts)

    @cached_property
    def cost(self) -> Cost:
        grants = sum(each.amount for each in self.grants.values() if not each.grant.in_budget)
        return total_cost(self.posts, self.lapsing, self.budget, grants, self.revenues.total)

    @cached_property
    def costs(self) -> UnitCosts:
        return UnitCosts(self.units, self._own, with_drivers(self.budget.by_line, self.revenues.by_line))

    @cached_property
    def _own(self) -> Ints:
        before = self.before
        if before is not None and "_own" in before.__dict__ and self._spends_as(before):
            return before._own
        grants = unbudgeted_by_unit(self.grants)
        return own_costs(self.units, self.posts, self.lapsing, self.budget, grants, self.revenues.by_unit)

    def _spends_as(self, before: "Evaluation") -> bool:
        return (
            before.units.ids is self.units.ids
            and before.positions.unit is self.positions.unit
            and before.posts.kinds is self.posts.kinds
            and before.posts.prices is self.posts.prices
            and before.lapsing is self.lapsing
            and before.budget is self.budget
            and before.revenues is self.revenues
            and pay_alike(before.grants, self.grants)
        )

    # work

    @cached_property
    def work(self) -> Work:
        """Tasks × offices; costs are 0 where the year has no pay table."""
        if self.before is None or self.step is None:
            kinds, full = self._kinds
            return work_of(self._shares.with_kinds(kinds), full, self.units.rank)
        if not len(self.step.posts):
            return replace(self.before.work, deltas=None, touched=NOTHING)
        return advanced(self.before.work, *(each.shares_of(self.step.posts) for each in (self.before, self)))

    @cached_property
    def _shares(self) -> ShareLayout:
        before = self.before
        if before is not None and "_shares" in before.__dict__ and self._lies_as(before):
            return before._shares.with_kinds(self._kinds[0])
        return ShareLayout.of(self.units, self.positions, self.assignments, self._kinds[0])

    def _lies_as(self, before: "Evaluation") -> bool:
        """Whether every share adds up to the same cell."""
        same_posts = before.positions.unit is self.positions.unit and before.assignments is self.assignments
        return same_posts and before.units.office is self.units.office

    @cached_property
    def _duty_layout(self) -> DutyLayout:
        return DutyLayout.of(self.links, self._shares.layout)

    def shares_of(self, posts: Ints) -> Contributions:
        """What the shares of posts (rows) add to tasks and offices."""
        rows = self.assignments.rows_of(posts)
        return contributions(self.units, self.positions, self.assignments, rows, self._full_of)

    def _full_of(self, posts: Ints) -> Ints:
        return np.zeros(len(posts), dtype=np.int64) if self.no_costs else self.posts.full_of(posts)

    @property
    def _kinds(self) -> tuple[Kinds, Ints]:
        """The kinds of posts and the full cost of each."""
        if self.no_costs is None:
            return self.posts.kinds, self.posts.full_by_kind
        kinds, _ = kinds_of(self.positions, self.frame.year)
        return kinds, np.zeros(len(kinds.posts), dtype=np.int64)

    @cached_property
    def overlap(self) -> Overlap:
        return Overlap(self.units, self.tasks, self.work.cells)

    @cached_property
    def demand(self) -> Demand:
        before, minutes = self.before, self.assumptions["annual_minutes"].value
        if before is not None and before.assumptions["annual_minutes"].value == minutes:
            return self.tasks.demand(minutes, (before.tasks, before.demand))
        return self.tasks.demand(minutes)

    @cached_property
    def links(self) -> DutyLinks:
        before = self.before
        if (
            before is not None
            and before.tasks.duties is self.tasks.duties
            and before.frame.counted == self.frame.counted
        ):
            return before.links
        return self.tasks.by_duty([duty.id for duty in self.frame.counted])

    @cached_property
    def coverage(self) -> Coverage:
        before, work = self.before, self.work
        if before is None or work.touched is None:
            cells = duty_cells(self._duty_layout, work.cells)
        elif before.links is not self.links:
            cells = self.recalculated().coverage.cells
        elif work.deltas is None:
            cells = before.coverage.cells
        else:
            cells, _ = before.coverage.cells.plus(duty_deltas(self.links, work.deltas, len(self.units.ids)))
        lent = before.coverage if before is not None and "coverage" in before.__dict__ else None
        return Coverage(self.frame, self.units, self.tasks, self.links, cells, self.work.capacity, self.demand, lent)

    @cached_property
    def tasks_by_rule(self) -> frozenset[TaskId]:
        """Tasks that a rule filled in, or that posts have a share in by a rule."""
        before = self.before
        if before is not None and before.assignments is self.assignments and before.tasks is self.tasks:
            return before.tasks_by_rule
        shares = (self.tasks.ids[row] for row in self.assignments.guessed_tasks.tolist())
        return frozenset(task.id for task in self.tasks.values if task.illustrative).union(shares)

    @cached_property
    def offices(self) -> dict[UnitId, UnitId]:
        """The office of every unit."""
        ids = self.units.ids
        return {unit: ids[office] for unit, office in zip(ids, self.units.office.tolist(), strict=True)}

    @cached_property
    def achievable(self) -> Fraction | None:
        return self.achievable_unless(never)

    def achievable_unless(self, stopped: Callable[[], bool]) -> Fraction | None:
        """Achievable coverage; raises Cancelled once `stopped` says so."""
        return achievable_coverage(self._flow_problem(), stopped)

    def _flow_problem(self) -> FlowProblem:
        place, data = self.work.cells.rows(np.arange(len(self.tasks.ids)))
        posts = self.positions
        skills = max(len(posts.skills.values), 1)
        filled = np.flatnonzero(posts.filled)
        keys = self.units.office[posts.unit[filled]] * skills + posts.skill[filled]
        order = np.argsort(keys)
        keys, sums = sums_by_key(keys[order], posts.filled[filled][order][None])
        return FlowProblem(
            task=place,
            office=data[OFFICE],
            demand=self.demand.exact,
            asked=[task.competences for task in self.tasks.values],
            supply_office=keys // skills,
            supply_skill=keys % skills,
            supply_fte=sums[0] * FTE_SCALE,
            skills=posts.skills.values,
        )

    # structure

    @cached_property
    def spans_by_row(self) -> Ints:
        """Span of control by unit row."""
        return self._children + self._staff

    @cached_property
    def _children(self) -> Ints:
        before = self.before
        if before is not None and before.units.parent is self.units.parent:
            return before._children
        return structure.children(self.units.parent)

    @cached_property
    def _staff(self) -> Ints:
        before, posts = self.before, self.positions
        if before is not None and before.positions.unit is posts.unit and before.positions.head is posts.head:
            return before._staff
        return structure.staff(posts.unit, posts.head, len(self.units.ids))

    @cached_property
    def spans(self) -> dict[UnitId, int]:
        return dict(zip(self.units.ids, self.spans_by_row.tolist(), strict=True))

    @cached_property
    def layers(self) -> int:
        return structure.layers(self.units)

    @cached_property
    def shared_offices(self) -> tuple[structure.Shared, ...]:
        """For each pair of tasks in conflict the offices (unit rows) that do both."""
        before, touched = self.before, self.work.touched
        if before is None or touched is None or before.tasks.conflict_pairs is not self.tasks.conflict_pairs:
            return structure.shared_offices(self.tasks, self.work.cells)
        return structure.shared_offices_after(before.shared_offices, self.tasks, self.work.cells, touched)

    @cached_property
    def conflicts(self) -> list[tuple[TaskId, TaskId, UnitId]]:
        return [each for named in self._named_conflicts for each in named]

    @cached_property
    def _named_conflicts(self) -> tuple[structure.Named, ...]:
        before, units, tasks, shared = self.before, self.units, self.tasks, self.shared_offices
        same = before is not None and before.tasks.conflict_pairs is tasks.conflict_pairs
        if before is None or not same or before.units.ids is not units.ids:
            return structure.named_conflicts(units, tasks, shared)
        known = before._named_conflicts
        return structure.named_conflicts_after(known, units, tasks, shared, before.shared_offices)

    @cached_property
    def size(self) -> structure.Size:
        return structure.Size(
            units=len(self.units.ids),
            positions=len(self.positions.ids),
            tasks=len(self.tasks.ids),
            assignments=len(self.assignments.share),
            fte_planned=int(self.positions.planned.sum()),
            fte_filled=int(self.positions.filled.sum()),
        )


_FEW = 64


def _differing(before: Ints, after: Ints) -> Ints:
    return NOTHING if before is after else np.flatnonzero(before != after)


def _pay_year(frame: Frame, assumptions: dict[str, Assumption], before: Evaluation | None) -> PayYear:
    same = before is not None and before.frame.year == frame.year and before.assumptions == assumptions
    if before is not None and same and before.frame.reference is frame.reference:
        return before.pay
    return frame.pay_under(assumptions)

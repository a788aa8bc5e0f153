"""Coverage of the legal tasks: ratio, status and owner of each duty, the index of each group (METHOD § 4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

import numpy as np

from integration_office.analysis.index.cells import COST, FTE, LEAD, OFFICE, OFFICES, Cells, Deltas, cell_data
from integration_office.analysis.index.layout import Layout
from integration_office.analysis.index.numbers import Ints, ranges
from integration_office.analysis.index.tasks import FITS, Demand, DutyLinks, Exact, TaskColumns
from integration_office.analysis.index.units import UnitColumns
from integration_office.analysis.reference import Frame
from integration_office.domain.identity import DutyId, TaskId, UnitId
from integration_office.domain.task import Duty

GROUPS = ("binding", "grant", "voluntary")


class Status(StrEnum):
    """From best to worst in the order of WORSE; the first that fits a duty is its status."""

    NOT_RECORDED = "not_recorded"
    ORPHANED = "orphaned"
    UNMEASURED = "unmeasured"
    UNDERSTAFFED = "understaffed"
    SPLIT = "split"
    COVERED = "covered"


SEVERITY = {
    Status.COVERED: 0,
    Status.SPLIT: 1,
    Status.UNMEASURED: 2,
    Status.UNDERSTAFFED: 3,
    Status.ORPHANED: 4,
    Status.NOT_RECORDED: 5,
}


@dataclass(frozen=True, slots=True)
class DutyCoverage:
    """A duty on a state: who owns it and in how many offices posts share in it."""

    duty: DutyId
    status: Status
    ratio: Fraction | None
    owner: UnitId | None
    offices: int


@dataclass(frozen=True, slots=True)
class GroupIndex:
    """The weighted mean ratio of a group's measured duties (None: none is), and how many there are."""

    index: Fraction | None
    duties: int
    unmeasured: int
    not_recorded: int


@dataclass(frozen=True, eq=False)
class Coverage:
    """The counted duties by number, in the order of their ids. `cells`: duties × offices."""

    frame: Frame
    units: UnitColumns
    columns: TaskColumns
    links: DutyLinks
    cells: Cells
    capacities: Ints
    needs: Demand
    _before: "Coverage | None" = None

    @property
    def counted(self) -> Sequence[Duty]:
        return self.frame.counted

    @cached_property
    def capacity(self) -> Mapping[TaskId, int]:
        """Filled FTE × share of competent posts, by task (FTE × 10⁸)."""
        return dict(zip(self.columns.ids, self.capacities.tolist(), strict=True))

    @cached_property
    def demand(self) -> Mapping[TaskId, Fraction | None]:
        """FTE × 10⁸ by task; None: not known."""
        return dict(zip(self.columns.ids, self.needs.exact, strict=True))

    @cached_property
    def ratios(self) -> Sequence[Fraction | None]:
        """Σ min(capacity, demand) ÷ Σ demand by number of the duty; None: no demand is known."""
        before = self._before
        if before is not None and self._same_work(before):
            return before.ratios
        scaled, capacity = self.needs.scaled, self.capacities
        if scaled.dtype == np.object_ or int(capacity.sum()) * self.needs.scale >= FITS:
            scaled, capacity = scaled.astype(np.object_), capacity.astype(np.object_)
        met = np.minimum(capacity * self.needs.scale, scaled)[self.links.task]
        return [
            Fraction(int(has), int(needs)) if needs else None
            for has, needs in zip(self._sums(met), self._sums(scaled[self.links.task]), strict=True)
        ]

    @cached_property
    def statuses(self) -> Sequence[Status]:
        """By number of the duty."""
        offices = self.cells.summary[OFFICES].tolist()
        tasks = np.diff(self.links.start).tolist()
        return [status_of(*each) for each in zip(tasks, offices, self.ratios, strict=True)]

    @cached_property
    def duties(self) -> tuple[DutyCoverage, ...]:
        """Every counted duty, by id."""
        return tuple(self.duty(number) for number in range(len(self.counted)))

    def duty(self, number: int) -> DutyCoverage:
        owner = int(self.cells.summary[LEAD, number])
        return DutyCoverage(
            duty=self.counted[number].id,
            status=self.statuses[number],
            ratio=self.ratios[number],
            owner=None if owner < 0 else self.units.ids[owner],
            offices=int(self.cells.summary[OFFICES, number]),
        )

    def offices_of(self, duty: DutyId) -> tuple[UnitId, ...]:
        """The offices whose posts share in a duty, by id."""
        found = self.cells.row(self.frame.number_of[duty])[OFFICE]
        return tuple(sorted(self.units.ids[row] for row in found.tolist()))

    def fte_of(self, duty: DutyId) -> dict[UnitId, int]:
        """Planned FTE (× 10⁸) on the duty's tasks by office."""
        found = self.cells.row(self.frame.number_of[duty])
        return {self.units.ids[row]: fte for row, fte in found[[OFFICE, FTE]].T.tolist()}

    def tasks_of(self, duty: DutyId) -> tuple[TaskId, ...]:
        """The tasks that implement a duty, by id."""
        rows = self.links.tasks_of(self.frame.number_of[duty])
        return tuple(sorted(self.columns.ids[row] for row in rows.tolist()))

    @cached_property
    def groups(self) -> Mapping[str, GroupIndex]:
        before = self._before
        if before is not None and before.frame is self.frame and self._same_scores(before):
            return before.groups
        return {group: self._group(group) for group in GROUPS}

    def forget_before(self) -> None:
        """All that rests on the state before is computed; it need not be kept."""
        _ = self.groups
        object.__setattr__(self, "_before", None)

    def _same_work(self, before: "Coverage") -> bool:
        return before.links is self.links and before.capacities is self.capacities and before.needs is self.needs

    def _same_scores(self, before: "Coverage") -> bool:
        return before.statuses == self.statuses and (before.ratios is self.ratios or before.ratios == self.ratios)

    def _sums(self, values: Exact) -> Sequence[int]:
        """Sums over the tasks of each duty."""
        sums = np.zeros(self.links.count, dtype=values.dtype)
        np.add.at(sums, self.links.duty, values)
        found: list[int] = sums.tolist()
        return found

    def index_if(self, number: int, ratio: Fraction) -> Fraction | None:
        """The index of a duty's group, if only the duty were measured and covered to this ratio."""
        return self._mean(self._members(self.counted[number].group), {number: ratio})

    def _members(self, group: str) -> list[int]:
        return [number for number, duty in enumerate(self.counted) if duty.group == group]

    def _mean(self, members: Iterable[int], instead: Mapping[int, Fraction]) -> Fraction | None:
        total, weights = Fraction(0), Fraction(0)
        for number in members:
            score = instead.get(number, _score(self.statuses[number], self.ratios[number]))
            if score is not None:
                weight = Fraction(self.frame.weights.get(self.counted[number].id, Decimal(1)))
                total += weight * score
                weights += weight
        return total / weights if weights else None

    def _group(self, group: str) -> GroupIndex:
        members = self._members(group)
        statuses = [self.statuses[number] for number in members]
        return GroupIndex(
            index=self._mean(members, {}),
            duties=len(members),
            unmeasured=statuses.count(Status.UNMEASURED),
            not_recorded=statuses.count(Status.NOT_RECORDED),
        )


@dataclass(frozen=True, eq=False)
class DutyLayout:
    """Which cells of tasks (their columns) add up to which cell of a duty; how many shares that makes."""

    cells: Ints
    layout: Layout
    present: Ints

    @staticmethod
    def of(links: DutyLinks, work: Layout) -> "DutyLayout":
        start, end = work.pointers[links.task], work.pointers[links.task + 1]
        cells = ranges(start, end)
        duty = np.repeat(links.duty, end - start)
        layout = Layout.of(duty * work.offices + work.office[cells], work.offices, links.count)
        return DutyLayout(cells, layout, layout.of_entries(work.present[cells][None])[0])


def duty_cells(layout: DutyLayout, work: Cells) -> Cells:
    """Duties × offices: the sums of the cells of their tasks. `work` is as it was laid out."""
    data = cell_data(layout.layout, layout.present)
    data[FTE] = layout.layout.of_entries(np.take(work.data[FTE], layout.cells)[None])[0]
    data[COST] = 0
    return Cells.of_data(layout.layout, data, work.rank)


def duty_deltas(links: DutyLinks, deltas: Deltas, offices: int) -> Deltas:
    """What comes and goes by duty, where it is known by task."""
    duties, place = links.named(deltas.row)
    return Deltas.of(duties, deltas.office[place], _without_cost(deltas.values[:, place]), offices)


def is_worse(after: DutyCoverage, before: DutyCoverage) -> bool:
    """A worse status, or the same with a lower ratio."""
    rank_after, rank_before = SEVERITY[after.status], SEVERITY[before.status]
    if rank_after != rank_before:
        return rank_after > rank_before
    return after.ratio is not None and before.ratio is not None and after.ratio < before.ratio


def score_of(each: DutyCoverage) -> Fraction | None:
    """What a duty counts in the index: an orphaned one 0, one without recorded or measured tasks nothing."""
    return _score(each.status, each.ratio)


def _score(status: Status, ratio: Fraction | None) -> Fraction | None:
    if status in (Status.NOT_RECORDED, Status.UNMEASURED):
        return None
    return Fraction(0) if status is Status.ORPHANED else ratio


def status_of(tasks: int, offices: int, ratio: Fraction | None) -> Status:
    """The first that fits: from the number of tasks and offices, and the ratio."""
    if not tasks:
        return Status.NOT_RECORDED
    if not offices:
        return Status.ORPHANED
    if ratio is None:
        return Status.UNMEASURED
    if ratio < 1:
        return Status.UNDERSTAFFED
    return Status.SPLIT if offices > 1 else Status.COVERED


def _without_cost(values: Ints) -> Ints:
    free = values.copy()
    free[-1] = 0
    return free

"""What differs between two states: costs, overlap, duties, grants, people moved, spans, conflicts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from integration_office.analysis.cost import Cost
from integration_office.analysis.coverage import SEVERITY, DutyCoverage, is_worse
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.index.cells import LEAD
from integration_office.analysis.index.numbers import changed_keys
from integration_office.analysis.structure import conflicts
from integration_office.domain.errors import MissingTable
from integration_office.domain.identity import DutyId, GrantId, PositionId, TaskId, UnitId


@dataclass(frozen=True, slots=True)
class DutyChange:
    """A duty whose status, ratio or owner differs."""

    before: DutyCoverage
    after: DutyCoverage

    @property
    def duty(self) -> DutyId:
        return self.after.duty

    @property
    def is_worse(self) -> bool:
        return is_worse(self.after, self.before)

    @property
    def is_better(self) -> bool:
        return is_worse(self.before, self.after)

    @property
    def has_new_owner(self) -> bool:
        return self.before.owner != self.after.owner


@dataclass(frozen=True, slots=True)
class GrantChange:
    """A grant that pays another amount, or whose conditions fail anew. Cents a year."""

    grant: GrantId
    before: int
    after: int
    newly_failed: tuple[str, ...]

    @property
    def is_lost(self) -> bool:
        return self.before > 0 and self.after == 0


@dataclass(frozen=True)
class Affected:
    """Posts a scenario touches, by id in order: their office changes, they are regraded, cut, created, or their
    planned FTE differs."""

    moved: tuple[PositionId, ...]
    regraded: tuple[PositionId, ...]
    cut: tuple[PositionId, ...]
    created: tuple[PositionId, ...]
    resized: tuple[PositionId, ...]


@dataclass(frozen=True)
class Effects:
    """From one evaluation to another of the same city."""

    before: Evaluation
    after: Evaluation

    @property
    def no_costs(self) -> MissingTable | None:
        """Why there are no costs to compare; None: there are."""
        return self.before.no_costs or self.after.no_costs

    @property
    def cost(self) -> Cost:
        """After minus before."""
        return self.after.cost - self.before.cost

    @property
    def overlap_fte(self) -> int:
        return self.after.overlap.fte - self.before.overlap.fte

    @property
    def overlap_cost(self) -> int:
        return self.after.overlap.cost - self.before.overlap.cost

    def duties(self) -> list[DutyChange]:
        """Changed duties, worse ones first: the worst new status leads."""
        changed = [DutyChange(old, new) for old, new in self._changed_duties()]
        return sorted(changed, key=lambda each: (not each.is_worse, -SEVERITY[each.after.status], each.duty))

    def _changed_duties(self) -> Iterator[tuple[DutyCoverage, DutyCoverage]]:
        before, after = self.before.coverage, self.after.coverage
        for number, duty in enumerate(after.counted):
            old_number = before.frame.number_of.get(duty.id)
            if old_number is not None and self._may_differ(old_number, number):
                old, new = before.duty(old_number), after.duty(number)
                if (old.status, old.ratio, old.owner) != (new.status, new.ratio, new.owner):
                    yield old, new

    def _may_differ(self, old: int, new: int) -> bool:
        """Cheap: False only where nothing can differ."""
        before, after = self.before.coverage, self.after.coverage
        if before.units.ids is not after.units.ids or before.ratios[old] is not after.ratios[new]:
            return True
        return before.statuses[old] is not after.statuses[new] or self._owners[0][old] != self._owners[1][new]

    @cached_property
    def _owners(self) -> tuple[list[int], list[int]]:
        before, after = (each.coverage.cells.summary[LEAD].tolist() for each in (self.before, self.after))
        return before, after

    def overlaps(self) -> list[tuple[TaskId, int, int]]:
        """Tasks with more or less double work: FTE (× 10⁸) before and after, 0 where the task is not there."""
        before, after = self.before, self.after
        if before.tasks.ids is after.tasks.ids:
            old, new = before.overlap.fte_by_task, after.overlap.fte_by_task
            rows = np.flatnonzero(old != new).tolist()
            return [(after.tasks.ids[row], int(old[row]), int(new[row])) for row in rows]
        old_fte, new_fte = (
            dict(zip(each.tasks.ids, each.overlap.fte_by_task.tolist(), strict=True)) for each in (before, after)
        )
        both = ((task, old_fte.get(task, 0), new_fte.get(task, 0)) for task in {**old_fte, **new_fte})
        return [each for each in both if each[1] != each[2]]

    def grants(self) -> list[GrantChange]:
        return [
            change
            for grant in sorted({*self.before.grants, *self.after.grants})
            if (change := self._grant(grant)) is not None
        ]

    def _grant(self, grant: GrantId) -> GrantChange | None:
        old, new = self.before.grants.get(grant), self.after.grants.get(grant)
        known = old.failed if old else ()
        newly_failed = tuple(each for each in (new.failed if new else ()) if each not in known)
        amounts = (old.amount if old else 0, new.amount if new else 0)
        if amounts[0] == amounts[1] and not newly_failed:
            return None
        return GrantChange(grant, *amounts, newly_failed)

    def new_conflicts(self) -> list[tuple[TaskId, TaskId, UnitId]]:
        """Pairs of tasks that come together in an office and did so nowhere before."""
        before, after = self.before, self.after
        if before.tasks.conflict_pairs is after.tasks.conflict_pairs and before.units.ids is after.units.ids:
            pairs = zip(before.shared_offices, after.shared_offices, strict=True)
            anew = tuple(new if new is not old and not old else () for old, new in pairs)
            return conflicts(after.units, after.tasks, anew)
        known = Counter(pair[:2] for pair in self.before.conflicts)
        offices = set(self.before.conflicts)
        return [each for each in self.after.conflicts if each not in offices and not known[each[:2]]]

    def spans(self) -> dict[UnitId, tuple[int | None, int | None]]:
        """Units whose span of control differs: (before, after), None where the unit is not there."""
        if self.before.units.ids is self.after.units.ids:
            before, after = self.before.spans_by_row, self.after.spans_by_row
            rows = np.flatnonzero(before != after).tolist()
            return {self.after.units.ids[row]: (int(before[row]), int(after[row])) for row in rows}
        old, new = self.before.spans, self.after.spans
        return {
            unit: (old.get(unit), new.get(unit))
            for unit in dict.fromkeys([*old, *new])
            if old.get(unit) != new.get(unit)
        }

    def affected(self) -> Affected:
        before, after = self.before.organisation.positions, self.after.organisation.positions
        changed = changed_keys(before, after)
        ids: Iterable[PositionId] = {**before, **after} if changed is None else changed
        both = [id for id in ids if id in before and id in after]
        return Affected(
            moved=tuple(sorted(self._moved())),
            regraded=tuple(sorted(id for id in both if after[id].grade != before[id].grade)),
            cut=tuple(sorted(id for id in ids if id not in after)),
            created=tuple(sorted(id for id in ids if id not in before)),
            resized=tuple(sorted(id for id in both if after[id].fte_planned != before[id].fte_planned)),
        )

    def _moved(self) -> Iterable[PositionId]:
        before, after = self.before, self.after
        if before.units.ids is after.units.ids and before.positions.ids is after.positions.ids:
            step = after.step if after.before is before else None
            rows = np.arange(len(after.positions.ids)) if step is None else step.posts
            old, new = (each.units.office[each.positions.unit[rows]] for each in (before, after))
            return [after.positions.ids[row] for row in rows[old != new].tolist()]
        return self._moved_to_other_units()

    def _moved_to_other_units(self) -> Iterator[PositionId]:
        before, after = self.before, self.after
        for id, old in before.organisation.positions.items():
            new = after.organisation.positions.get(id)
            if new is not None and before.offices[old.unit] != after.offices[new.unit]:
                yield id

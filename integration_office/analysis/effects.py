"""What differs between two states: costs, overlap, duties, grants, people moved, spans, conflicts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from integration_office.analysis.cost import Cost
from integration_office.analysis.coverage import SEVERITY, DutyCoverage, is_worse
from integration_office.analysis.evaluation import Evaluation
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
    """Posts a scenario touches, by id in order: their office changes, they are regraded, cut or created."""

    moved: tuple[PositionId, ...]
    regraded: tuple[PositionId, ...]
    cut: tuple[PositionId, ...]
    created: tuple[PositionId, ...]


@dataclass(frozen=True)
class Effects:
    """From one evaluation to another of the same city."""

    before: Evaluation
    after: Evaluation

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
        known = {each.duty: each for each in self.before.coverage.duties}
        pairs = ((known.get(each.duty), each) for each in self.after.coverage.duties)
        changed = [DutyChange(old, new) for old, new in pairs if old is not None and _differs(old, new)]
        return sorted(changed, key=lambda each: (not each.is_worse, -SEVERITY[each.after.status], each.duty))

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
        known = Counter(pair[:2] for pair in self.before.conflicts)
        offices = set(self.before.conflicts)
        return [each for each in self.after.conflicts if each not in offices and not known[each[:2]]]

    def spans(self) -> dict[UnitId, tuple[int | None, int | None]]:
        """Units whose span of control differs: (before, after), None where the unit is not there."""
        old, new = self.before.spans, self.after.spans
        return {
            unit: (old.get(unit), new.get(unit))
            for unit in dict.fromkeys([*old, *new])
            if old.get(unit) != new.get(unit)
        }

    def affected(self) -> Affected:
        before, after = self.before.organisation.positions, self.after.organisation.positions
        regraded = (each for each, old in before.items() if each in after and after[each].grade != old.grade)
        return Affected(
            moved=tuple(sorted(self._moved())),
            regraded=tuple(sorted(regraded)),
            cut=tuple(sorted(before.keys() - after.keys())),
            created=tuple(sorted(after.keys() - before.keys())),
        )

    def _moved(self) -> Iterator[PositionId]:
        before, after = self.before, self.after
        for id, old in before.organisation.positions.items():
            new = after.organisation.positions.get(id)
            if new is not None and before.offices[old.unit] != after.offices[new.unit]:
                yield id


def _differs(old: DutyCoverage, new: DutyCoverage) -> bool:
    return (old.status, old.ratio, old.owner) != (new.status, new.ratio, new.owner)

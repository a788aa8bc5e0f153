"""What the overlap view shows of a state, computed beside the window: pairs, tasks, totals, conflicts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from integration_office.analysis import figure
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.office_pairs import OfficePairs, office_pairs
from integration_office.analysis.overlap import TaskOverlap
from integration_office.analysis.share_span import ShareSpan, share_span
from integration_office.application.task_edits import Judgement, judgement
from integration_office.domain.identity import TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.ui.background import Stopped, never
from integration_office.wording.effects import unit_label
from integration_office.wording.figures import marks, unpriced_text
from integration_office.wording.language import Language


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task and its double work. FTE × 10⁸; `before`: its overlap in the Ist-Stand, None: nothing to compare with."""

    id: TaskId
    name: str
    lead: UnitId | None
    lead_name: str
    fte: dict[UnitId, int]
    overlap: int
    cost: int | None
    fragmentation: Fraction
    judgement: Judgement
    reason: str
    before: int | None

    @property
    def change(self) -> int:
        return 0 if self.before is None else self.overlap - self.before


@dataclass(frozen=True)
class Totals:
    """Overlap of what is not intended; `cost` in cents, None: the year has no pay table."""

    fte: int
    intended: int
    cost: int | None


@dataclass(frozen=True)
class Picture:
    """One state, with the Ist-Stand beside it if a scenario is on the desk. `marks`: how sure the cost is;
    `named`: also has the units that only the Ist-Stand has; `new_conflicts`: None where nothing is compared."""

    organisation: Organisation
    named: Organisation
    pairs: OfficePairs
    pairs_before: OfficePairs | None
    tasks: Sequence[TaskRow]
    totals: Totals
    totals_before: Totals | None
    conflicts: Sequence[tuple[TaskId, TaskId, UnitId]]
    new_conflicts: frozenset[tuple[TaskId, TaskId, UnitId]] | None
    span: ShareSpan | None
    marks: tuple[str, ...] = ()


def picture(effects: Effects, language: Language, stopped: Stopped = never, *, compared: bool) -> Picture:
    """Looks at every task: not for the thread of the window."""
    after, before = effects.after, effects.before if compared else None
    return Picture(
        organisation=after.organisation,
        named=after.organisation if before is None else _with_gone(after.organisation, before.organisation),
        pairs=office_pairs(after.overlap, stopped),
        pairs_before=None if before is None else office_pairs(before.overlap, stopped),
        tasks=_rows(after, before),
        totals=_totals(after),
        totals_before=None if before is None else _totals(before),
        conflicts=tuple(after.conflicts),
        new_conflicts=frozenset(effects.new_conflicts()) if compared else None,
        span=share_span(after),
        marks=_marks(after, language),
    )


def _rows(after: Evaluation, before: Evaluation | None) -> list[TaskRow]:
    old = {} if before is None else {each.task: each.overlap_fte for each in before.overlap.tasks}
    priced = after.no_costs is None
    return [
        _row(each, after, None if before is None else old.get(each.task, 0), priced) for each in after.overlap.tasks
    ]


def _with_gone(now: Organisation, before: Organisation) -> Organisation:
    return replace(now, units=frozen({**before.units, **now.units}))


def _row(each: TaskOverlap, state: Evaluation, before: int | None, priced: bool) -> TaskRow:
    task = state.organisation.tasks[each.task]
    return TaskRow(
        id=each.task,
        name=task.name,
        lead=each.lead,
        lead_name="–" if each.lead is None else unit_label(state.organisation.units[each.lead]),
        fte=each.fte,
        overlap=each.overlap_fte,
        cost=each.overlap_cost if priced else None,
        fragmentation=each.fragmentation or Fraction(),
        judgement=judgement(task),
        reason=task.intended_reason,
        before=before,
    )


def _totals(state: Evaluation) -> Totals:
    overlap = state.overlap
    return Totals(overlap.fte, overlap.intended_fte, overlap.cost if state.no_costs is None else None)


def _marks(state: Evaluation, language: Language) -> tuple[str, ...]:
    """How sure the totals are, and which posts without a price the cost leaves out."""
    built = figure.overlap_cost(state) if state.no_costs is None else figure.overlap_fte(state)
    told = (*(mark.text for mark in marks(built, language)), unpriced_text(built, language))
    return tuple(filter(None, told))

"""What the dialog shows of a new baseline, computed beside the window."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from integration_office.application.adopting import adopted, kept
from integration_office.application.baseline_difference import baseline_difference
from integration_office.application.rebasing import Conflict, Decisions, Place, each_conflict, reopened
from integration_office.application.stand_ins import stand_ins
from integration_office.domain.changes.references import Of, Reference
from integration_office.domain.laws import broken_laws
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.ui.background import Stopped, never
from integration_office.wording.changes import change_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.rebasing import (
    choice_text,
    conflict_lines,
    difference_lines,
    kept_text,
    result_text,
)


@dataclass(frozen=True)
class ConflictRow:
    """A conflict in words. `suggested`: what may take the place of each missing thing, the likeliest first;
    `lacking`: what is missing, by which those are known that lack the same."""

    conflict: Conflict
    measure: str
    why: tuple[str, ...]
    choice: str
    result: str
    suggested: dict[Reference, tuple[str, ...]]
    lacking: frozenset[tuple[Of, str]]

    @property
    def place(self) -> Place:
        return self.conflict.place


@dataclass(frozen=True)
class RebasePicture:
    """`differences`: what is other in the baseline, in sentences; none: nothing is."""

    baseline: Organisation
    differences: tuple[str, ...]
    rows: tuple[ConflictRow, ...]

    @property
    def unresolved(self) -> int:
        """Measures that will not apply."""
        return sum(row.conflict.remaining is not None for row in self.rows)


def pictured(plan: Plan, source: Plan, duties: Collection[str], language: Language) -> RebasePicture:
    """Before any decision; raises the first law a baseline of this source would break, before anything rests on it."""
    baseline = adopted(plan.baseline, source.baseline)
    for broken in broken_laws(baseline, {*duties, *source.duties}):
        raise broken
    differences = tuple(_differences(plan, source, baseline, language))
    return RebasePicture(baseline, differences, rows(plan, baseline, {}, language))


def rows(
    plan: Plan,
    baseline: Organisation,
    decisions: Decisions,
    language: Language,
    before: Sequence[ConflictRow] = (),
    stopped: Stopped = never,
) -> tuple[ConflictRow, ...]:
    """Every conflict as it is under these decisions; nothing more once nobody wants it. A row that says nothing else
    than one `before` is that one."""
    found, known = [], {row.place: row for row in before}
    for each in each_conflict(plan, baseline, decisions):
        if stopped():
            break
        row = _row(each, plan.baseline, baseline, language)
        old = known.get(row.place, row)
        found.append(row if each.missing or _told(old) != _told(row) else old)
    return tuple(found)


def _told(row: ConflictRow) -> tuple[object, ...]:
    conflict = row.conflict
    return row.measure, row.why, row.choice, row.result, row.lacking, conflict.decision, conflict.remaining is None


def _row(conflict: Conflict, old: Organisation, new: Organisation, language: Language) -> ConflictRow:
    return ConflictRow(
        # The state is asked for again only where something is missing; thousands of others would fill the memory.
        conflict if conflict.missing else replace(conflict, state=new),
        change_text(conflict.measure.change, language, old),
        tuple(conflict_lines(conflict, old, new, language)),
        choice_text(conflict.decision.choice, language),
        result_text(conflict, language),
        {each: stand_ins(each, old, conflict.state) for each in conflict.missing},
        frozenset((each.of, each.id) for each in conflict.missing),
    )


def _differences(plan: Plan, source: Plan, baseline: Organisation, language: Language) -> list[str]:
    tr, names = language.tr, Names(language)
    found = baseline_difference(plan.baseline, baseline)
    lines = list(difference_lines(found, plan.baseline, baseline, language))
    lines += [kept_text(each, language) for each in kept(plan.baseline, source.baseline)]
    before, after = plan.info.base_year, source.info.base_year
    if after is not None and after != before:
        lines.append(tr("Basisjahr jetzt {after}, bisher {before}", after=after, before=before or "–"))
    new_duties = tuple(each for each in source.duties if each not in plan.duties)
    if new_duties:
        lines.append(tr("Gesetzliche Aufgaben aus der Quelle kommen dazu: {duties}", duties=names.listed(new_duties)))
    for name in reopened(plan) if lines else ():
        lines.append(
            tr("„{name}“ war mit den Zahlen des alten Ist-Stands freigegeben und ist wieder in Abstimmung.", name=name)
        )
    return lines

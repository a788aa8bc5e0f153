"""A unit as the inspector shows it: what it is, costs, has in the budget, does and answers for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from integration_office.analysis import figure
from integration_office.analysis.coverage import DutyCoverage
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import Figure
from integration_office.analysis.index.numbers import Flags
from integration_office.analysis.unit_costs import line_sums
from integration_office.domain.budget import LineKind, NkfLine
from integration_office.domain.errors import MissingTable
from integration_office.domain.identity import PositionId, TaskId, UnitId
from integration_office.domain.unit import Unit
from integration_office.ui.panels.inspector_facts import (
    MOST_LISTED,
    Fact,
    Section,
    Sheet,
    figure_fact,
    path,
    refused,
    sections,
)
from integration_office.wording.budget_lines import line_text
from integration_office.wording.changes import unit_kind_text
from integration_office.wording.coverage import origin_text
from integration_office.wording.effects import duty_text, status_text
from integration_office.wording.figures import figure_name
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import capacity, count, euro_exact, fte, signed

_MOST_TASKS = 200


def unit_sheet(evaluation: Evaluation, unit: UnitId, language: Language) -> Sheet:
    """A unit with all it holds; its budget lines stand beside the personnel computed from its posts."""
    return _UnitWords(evaluation, evaluation.organisation.unit(unit), language).sheet()


@dataclass(frozen=True)
class _UnitWords:
    evaluation: Evaluation
    unit: Unit
    language: Language

    def sheet(self) -> Sheet:
        tr, kind = self.language.tr, unit_kind_text(self.unit.kind, self.language)
        above = "" if self.unit.parent is None else path(self.evaluation.organisation, self.unit.parent)
        year = self.evaluation.frame.year
        found = (
            Section(tr("Angaben"), tuple(self._facts())),
            Section(tr("Kosten {year}", year=year), tuple(self._costs())),
            Section(tr("Haushalt {year}", year=year), tuple(self._budget())),
            self._tasks(),
            self._overlaps(),
            self._duties(),
        )
        subtitle = " · ".join(filter(None, (f"{kind} {self.unit.id}", above)))
        return Sheet(self.unit.name or self.unit.id, subtitle, sections(found))

    def _facts(self) -> Iterator[Fact]:
        tr, names = self.language.tr, Names(self.language, self.evaluation.organisation)
        positions = self.evaluation.positions
        heads = [post for post in self._own if self.evaluation.organisation.positions[post].is_head]
        if heads:
            yield Fact(tr("Leitung"), names.positions(tuple(heads)))
        yield Fact(tr("Stellen"), self._posts_text())
        yield Fact(tr("VZÄ Soll"), fte(int(positions.planned[self._rows].sum()), self.language))
        yield Fact(tr("VZÄ Ist"), fte(int(positions.filled[self._rows].sum()), self.language))
        yield figure_fact(figure.span(self.evaluation, self.unit.id), self.language)
        if self.unit.grant is not None:
            yield Fact(tr("Förderung"), names.grant(self.unit.grant))

    def _posts_text(self) -> str:
        held, own = int(self._rows.sum()), len(self._own)
        if held == own:
            return count(held, self.language)
        return self.language.tr("{n}, davon eigene {own}", n=count(held, self.language), own=own)

    def _costs(self) -> Iterator[Fact]:
        try:
            yield figure_fact(figure.unit_cost(self.evaluation, self.unit.id), self.language)
            yield figure_fact(self._budget_cost, self.language)
        except MissingTable as error:
            yield refused(error, self.language)

    def _budget(self) -> Iterator[Fact]:
        """Personnel first, beside what the posts come to; then the other lines."""
        year = self.evaluation.frame.year
        lines = line_sums(
            line for line in self.evaluation.organisation.budget if line.year == year and line.unit in self._subtree
        )
        planned = [cents for line, cents in lines.items() if line.kind is LineKind.PERSONNEL]
        if planned:
            yield from self._personnel(sum(planned))
        for line, cents in lines.items():
            yield self._line(line, cents)

    def _personnel(self, planned: int) -> Iterator[Fact]:
        tr = self.language.tr
        try:
            parts = self._budget_cost.terms
        except MissingTable:
            return
        computed = next(int(part.value or 0) for part in parts if part.key == "personnel")
        yield Fact(tr("Personal berechnet"), euro_exact(computed, self.language))
        yield Fact(tr("Personal und Versorgung im Haushalt"), euro_exact(planned, self.language))
        yield Fact(tr("Unterschied"), signed(euro_exact(computed - planned, self.language)))

    def _line(self, line: NkfLine, cents: int) -> Fact:
        kind = figure_name("revenue", self.language) if line.kind is LineKind.REVENUE else ""
        return Fact(line_text(line, self.language), euro_exact(cents, self.language), kind)

    def _tasks(self) -> Section:
        """Tasks its posts share in, the largest first."""
        title = self.language.tr("Aufgaben ({n})", n=len(self._own_tasks))
        return Section(title, is_open=False, later=self._task_facts if self._own_tasks else None)

    def _task_facts(self) -> Iterator[Fact]:
        names = Names(self.language, self.evaluation.organisation)
        guessed = figure.illustrative_tasks(self.evaluation)
        note = self.language.tr("Beispieldaten")
        done = sorted(((work, task) for task, work in self._own_tasks.items()), reverse=True)
        for work, task in done[:_MOST_TASKS]:
            yield Fact(names.task(task), capacity(work, self.language), note if task in guessed else "")
        if len(done) > _MOST_TASKS:
            left = count(len(done) - _MOST_TASKS, self.language)
            yield Fact(self.language.tr("und {n} weitere; alle stehen in der Ansicht „Aufgaben“", n=left))

    def _overlaps(self) -> Section:
        """The double work its posts have a part in, the largest first: FTE and cost of the whole task."""
        title = self.language.tr("Überschneidungen")
        double, row = self.evaluation.overlap.fte_by_task, self.evaluation.tasks.row
        own = sorted((-int(double[row[task]]), task) for task in self._own_tasks)
        shared = [task for doubled, task in own if doubled]
        later = partial(self._overlap_facts, shared[:MOST_LISTED]) if shared else None
        return Section(f"{title} ({len(shared)})", is_open=False, later=later)

    def _overlap_facts(self, tasks: Sequence[TaskId]) -> Iterator[Fact]:
        names = Names(self.language, self.evaluation.organisation)
        for task in tasks:
            for build, label in self._of_overlap():
                yield figure_fact(build(self.evaluation, task), self.language, label.format(task=names.task(task)))

    def _of_overlap(self) -> Iterator[tuple[Callable[[Evaluation, TaskId], Figure], str]]:
        """What is told of double work, and under which label; its cost where the year has pay tables."""
        yield figure.task_overlap, "{task}"
        if self.evaluation.no_costs is None:
            yield figure.task_overlap_cost, self.language.tr("Kosten: {task}")

    def _duties(self) -> Section:
        """Duties its offices own."""
        owned = [each for each in self.evaluation.coverage.duties if each.owner in self._subtree]
        title = self.language.tr("Zuständig für gesetzliche Aufgaben ({n})", n=len(owned))
        return Section(title, is_open=False, later=partial(map, self._duty, owned) if owned else None)

    def _duty(self, duty: DutyCoverage) -> Fact:
        known = self.evaluation.frame.duties[duty.duty]
        shown = figure_fact(figure.duty(self.evaluation, duty.duty), self.language)
        status = status_text(duty.status, self.language)
        origin = origin_text(self.evaluation.frame.origin(duty.duty), self.language)
        note = " · ".join(filter(None, (status, origin, shown.note)))
        return replace(shown, label=duty_text(known, self.language), note=note)

    @cached_property
    def _own_tasks(self) -> dict[TaskId, int]:
        """Planned FTE (× 10⁸) of its posts by task."""
        columns = self.evaluation.assignments
        inside = self._rows[columns.position]
        ids = self.evaluation.tasks.ids
        work = self.evaluation.positions.planned[columns.position] * columns.share
        sums = np.bincount(columns.task[inside], weights=work[inside], minlength=len(ids))
        return {ids[row]: int(sums[row]) for row in sorted(set(columns.task[inside].tolist()))}

    @cached_property
    def _budget_cost(self) -> Figure:
        return figure.budget_cost(self.evaluation, self.unit.id)

    @cached_property
    def _subtree(self) -> frozenset[UnitId]:
        return frozenset(self.evaluation.organisation.subtree(self.unit.id))

    @cached_property
    def _rows(self) -> Flags:
        """The posts of the subtree, by row."""
        units = self.evaluation.units
        inside = np.zeros(len(units.ids), dtype=np.bool_)
        inside[[units.row[unit] for unit in self._subtree]] = True
        return inside[self.evaluation.positions.unit]

    @property
    def _own(self) -> tuple[PositionId, ...]:
        return self.evaluation.organisation.staff.get(self.unit.id, ())

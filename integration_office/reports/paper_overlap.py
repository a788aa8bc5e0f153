"""Beendete Doppelarbeit: tasks that several offices share, before and after; intended ones stand apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from integration_office.analysis.overlap import TaskOverlap
from integration_office.application.task_edits import Judgement, judgement
from integration_office.domain.identity import TaskId
from integration_office.domain.quantity import rounded
from integration_office.domain.task import Task
from integration_office.reports.blocks import Align, Block, GroupRow, HeaderCell, Paragraph, Row, RowKind, Table, Text
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_money import unverified_note
from integration_office.reports.paper_traces import Traces
from integration_office.reports.paper_words import (
    capacity_cell,
    capacity_change,
    euros,
    euros_change,
    label_and_figures,
    unpriced_note,
)
from integration_office.wording.assumptions import assumption_value
from integration_office.wording.judgements import judgement_text
from integration_office.wording.letters import capital
from integration_office.wording.numbers import capacity, euro

MOST_TASKS = 40
"""So many tasks of a group stand one by one."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The double work on one task before and after; FTE × 10⁸ and whole cents."""

    task: TaskId
    intended: bool
    fte: tuple[int, int]
    cost: tuple[int, int]


def shared_tasks(variant: Variant) -> list[Shared]:
    """Tasks with double work before or after, by id."""
    before = {each.task: each for each in variant.effects.before.overlap.tasks}
    after = {each.task: each for each in variant.effects.after.overlap.tasks}
    found = (_shared(task, before.get(task), after.get(task)) for task in sorted({**before, **after}))
    return [each for each in found if any(each.fte)]


def largest_first(tasks: Sequence[Shared]) -> list[Shared]:
    """What changes most stands first, of the others what is most."""
    return sorted(tasks, key=lambda each: (-abs(each.fte[1] - each.fte[0]), -max(each.fte), each.task))


def overlap(facts: Facts, traces: Traces) -> Iterator[Block]:
    """What ends, what is reduced, what grows; what stays is in the annex."""
    tr, variant = facts.language.tr, facts.proposal
    tasks = [each for each in shared_tasks(variant) if not each.intended]
    yield Paragraph(traces.marked(_sum_up(facts, tasks), "overlap_fte", "overlap_cost", "shared_tasks"))
    yield Paragraph(saving_text(facts, variant))
    changed = [each for each in tasks if each.fte[0] != each.fte[1]]
    if changed:
        yield _table(facts, tr("Doppelarbeit, die sich ändert"), _grouped(facts, changed))


def overlap_annex(facts: Facts) -> Iterator[Block]:
    """Every shared task: changed, unchanged, intended; and what people said of it."""
    tr = facts.language.tr
    tasks = shared_tasks(facts.proposal)
    rows = _grouped(facts, [each for each in tasks if not each.intended])
    intended = [each for each in tasks if each.intended]
    if intended:
        rows.append(GroupRow(tr("Gewollt (Vier-Augen-Prinzip, Vertretung); zählt nicht in der Summe")))
        rows += _rows(facts, intended)
    yield _table(facts, tr("Doppelarbeit vorher und nachher"), rows)
    judged = [each for each in tasks if _judgement(facts, each) is not Judgement.OPEN]
    if judged and facts.sees(Sight.OVERLAP_REASONS):
        yield _judged_table(facts, judged)


def _judged_table(facts: Facts, judged: Sequence[Shared]) -> Table:
    tr = facts.language.tr
    return Table(
        caption=tr("Wie Doppelarbeit beurteilt ist"),
        header=((tr("Aufgabe"), tr("Urteil"), tr("Begründung")),),
        rows=tuple(_judged_row(facts, each) for each in judged),
        alignment=(Align.LEFT,) * 3,
        weights=(3, 1, 4),
        notes=(
            tr(
                "Das Urteil und seine Begründung stehen im Plan an der Aufgabe. Was hier fehlt, hat noch niemand "
                "beurteilt; gewollte Doppelarbeit zählt in keiner Summe."
            ),
        ),
    )


def _judged_row(facts: Facts, shared: Shared) -> Row:
    tr, task = facts.language.tr, _task(facts, shared)
    name = facts.task_name(shared.task, facts.proposal)
    return Row(
        (
            tr("{name} (Beispiel)", name=name) if task.illustrative else name,
            judgement_text(judgement(task), facts.language),
            task.intended_reason or tr("keine Begründung hinterlegt"),
        )
    )


def _judgement(facts: Facts, shared: Shared) -> Judgement:
    return judgement(_task(facts, shared))


def _task(facts: Facts, shared: Shared) -> Task:
    return facts.proposal.organisation.tasks.get(shared.task) or facts.plan.baseline.tasks[shared.task]


def saving_text(facts: Facts, variant: Variant) -> str:
    """What part of the double work may be claimed as a saving: by default none."""
    tr = facts.language.tr
    share = facts.null.figures.assumptions["realisable_share"]
    if not share.value:
        return tr(
            "Weniger Doppelarbeit ist keine Einsparung: Die Stellen bleiben, ihre Zeit wird frei. Der hebbare "
            "Anteil ist 0 %, weil ihn niemand geprüft hat; deshalb wird hier kein Betrag als Ersparnis behauptet."
        )
    freed = variant.effects.before.overlap.cost - variant.effects.after.overlap.cost
    return tr(
        "Hebbarer Anteil: {share} (Quelle: {source}). Auf die Änderung von {cost} angewandt sind das {saving} im Jahr.",
        share=assumption_value(share, facts.language),
        source=share.source or tr("keine Angabe"),
        cost=euro(freed, facts.language),
        saving=euro(rounded(freed * share.value), facts.language),
    )


def _shared(task: TaskId, before: TaskOverlap | None, after: TaskOverlap | None) -> Shared:
    known = after or before
    assert known is not None
    return Shared(
        task,
        known.intended,
        (before.overlap_fte if before else 0, after.overlap_fte if after else 0),
        (before.overlap_cost if before else 0, after.overlap_cost if after else 0),
    )


def _sum_up(facts: Facts, tasks: Sequence[Shared]) -> str:
    language = facts.language
    if not tasks:
        return language.tr("An keiner Aufgabe arbeitet mehr als ein Amt, weder bisher noch künftig.")
    ended = sum(not each.fte[1] for each in tasks)
    reduced = sum(0 < each.fte[1] < each.fte[0] for each in tasks)
    left = sum(each.fte[0] == each.fte[1] for each in tasks)
    grown = sum(each.fte[0] < each.fte[1] for each in tasks)
    return language.tr(
        "{trend} Aufgaben mit Doppelarbeit: {ended} beendet, {reduced} verringert, {left} unverändert, {grown} größer "
        "oder neu.",
        trend=_trend(facts),
        ended=ended,
        reduced=reduced,
        left=left,
        grown=grown,
    )


def _trend(facts: Facts) -> str:
    language, year = facts.language, facts.year
    before, after = facts.null.figures.overlap, facts.proposal.figures.overlap
    was, will = capacity(before.fte, language), capacity(after.fte, language)
    cost = language.tr(
        "Vollkosten {year}: bisher {before}, künftig {after}",
        year=year,
        before=euro(before.cost, language),
        after=euro(after.cost, language),
    )
    if before.fte == after.fte:
        return language.tr("Die Überschneidung bleibt bei {fte} ({cost}).", fte=will, cost=cost)
    if before.fte > after.fte:
        return language.tr("Die Überschneidung sinkt von {was} auf {will} ({cost}).", was=was, will=will, cost=cost)
    return language.tr("Die Überschneidung steigt von {was} auf {will} ({cost}).", was=was, will=will, cost=cost)


def _grouped(facts: Facts, tasks: Sequence[Shared]) -> list[Row | GroupRow]:
    tr = facts.language.tr
    groups = (
        (tr("beendet"), [each for each in tasks if each.fte[0] and not each.fte[1]]),
        (tr("verringert"), [each for each in tasks if 0 < each.fte[1] < each.fte[0]]),
        (tr("größer oder neu"), [each for each in tasks if each.fte[0] < each.fte[1]]),
        (tr("unverändert"), [each for each in tasks if each.fte[0] == each.fte[1]]),
    )
    rows: list[Row | GroupRow] = []
    for title, found in groups:
        if found:
            rows.append(GroupRow(capital(title)))
            rows += _rows(facts, found)
    if tasks:
        rows.append(_total_row(facts, tasks))
    return rows


def _rows(facts: Facts, tasks: Sequence[Shared]) -> Iterator[Row]:
    """The largest one by one, what is left in sum."""
    ordered = largest_first(tasks)
    yield from (_row(facts, each) for each in ordered[:MOST_TASKS])
    left = ordered[MOST_TASKS:]
    if left:
        label = facts.language.trn("{n} weitere Aufgabe", "{n} weitere Aufgaben", len(left))
        yield Row((label, *_sums(facts, left)))


def _row(facts: Facts, shared: Shared) -> Row:
    return Row((facts.task_name(shared.task, facts.proposal), *_cells(facts, shared.fte, shared.cost)))


def _total_row(facts: Facts, tasks: Sequence[Shared]) -> Row:
    return Row((facts.language.tr("Summe dieser Aufgaben"), *_sums(facts, tasks)), RowKind.TOTAL)


def _sums(facts: Facts, tasks: Sequence[Shared]) -> tuple[Text, ...]:
    fte = tuple(sum(each.fte[at] for each in tasks) for at in (0, 1))
    cost = tuple(sum(each.cost[at] for each in tasks) for at in (0, 1))
    return _cells(facts, fte, cost)


def _cells(facts: Facts, fte: Sequence[int], cost: Sequence[int]) -> tuple[Text, ...]:
    language = facts.language
    return (
        *(capacity_cell(each, language) for each in fte),
        capacity_change(fte[1] - fte[0], language),
        *(euros(each, language) for each in cost),
        euros_change(cost[1] - cost[0], language),
    )


def _table(facts: Facts, caption: str, rows: Sequence[Row | GroupRow]) -> Table:
    tr = facts.language.tr
    year = facts.year
    return Table(
        caption=caption,
        header=(
            (
                "",
                HeaderCell(tr("VZÄ außerhalb des führenden Amts"), 3),
                HeaderCell(tr("Vollkosten {year} in Euro", year=year), 3),
            ),
            (tr("Aufgabe"), *[tr("bisher"), tr("künftig"), tr("Änderung")] * 2),
        ),
        rows=tuple(rows),
        alignment=label_and_figures(6),
        notes=(*unverified_note(facts), *unpriced_note(facts, facts.proposal.cost_figure(year))),
    )

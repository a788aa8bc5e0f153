"""Gesetzliche Aufgaben: the duties that change, and the whole table by norm with status and owner before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from integration_office.analysis.coverage import GROUPS, DutyCoverage, Status
from integration_office.analysis.effects import DutyChange
from integration_office.domain.identity import DutyId
from integration_office.domain.task import Duty
from integration_office.reports.blocks import (
    Align,
    Block,
    BulletList,
    GroupRow,
    Paragraph,
    Row,
    RowKind,
    Table,
    Text,
)
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_traces import Traces, noted
from integration_office.reports.paper_words import (
    NOTHING,
    count_change,
    label_and_figures,
    points_change,
    ratio_cell,
)
from integration_office.wording.coverage import binding_text, group_meaning, group_text, origin_text
from integration_office.wording.effects import duty_text, status_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import count


def duties(facts: Facts, traces: Traces) -> Iterator[Block]:
    """The groups at a glance and the duties that change in the proposed variant."""
    tr, variant = facts.language.tr, facts.proposal
    changes = variant.effects.duties()
    yield Paragraph(traces.marked(_sum_up(facts, changes), "duty_changes", "duty_owners"))
    yield _group_table(facts, variant, traces)
    yield from _conflicts(facts, variant)
    yield Paragraph(
        tr(
            "Der Bedarf einer Aufgabe ist in VZÄ angegeben oder aus Fallzahl × Minuten berechnet; ohne Bedarf gilt "
            "eine Aufgabe als nicht gemessen, ohne Eintrag im Plan als nicht erfasst. Beide zählen nicht im Index. "
            "Aufgaben des Landes werden nicht bewertet. Die vollständige Tabelle nach Normen steht in der Anlage."
        )
    )
    shown = [each for each in changes if each.is_worse or each.is_better or _has_new_state(each)]
    if shown:
        changed = _changed_table(facts, variant, shown)
        yield from noted([changed], facts, traces, "duty_changes", *(f"index_{group}" for group in GROUPS))
    if len(shown) < len(changes):
        yield Paragraph(_only_moved(facts, len(changes) - len(shown)))


def _has_new_state(change: DutyChange) -> bool:
    return (change.before.status, change.before.ratio) != (change.after.status, change.after.ratio)


def _only_moved(facts: Facts, number: int) -> str:
    return facts.language.trn(
        "Bei {n} weiteren Aufgabe ändert sich nur das zuständige Amt; die Tabelle nach Normen nennt es.",
        "Bei {n} weiteren Aufgaben ändert sich nur das zuständige Amt; die Tabelle nach Normen nennt es.",
        number,
    )


def norm_table(facts: Facts) -> Table:
    """Every counted duty by group: how it stands and who owns it, before and after."""
    tr, variant = facts.language.tr, facts.proposal
    before = {each.duty: each for each in facts.null.figures.coverage.duties}
    rows: list[Row | GroupRow] = []
    for group in GROUPS:
        found = [each for each in variant.figures.coverage.duties if _duty(facts, each.duty).group == group]
        if found:
            rows.append(GroupRow(f"{group_text(group, facts.language)}: {group_meaning(group, facts.language)}"))
            rows += [_norm_row(facts, variant, before[each.duty], each) for each in found]
    return Table(
        caption=tr("Gesetzliche und weitere Aufgaben, Fassung {edition}", edition=facts.frame.edition),
        header=(
            (
                tr("Norm"),
                tr("Aufgabe"),
                tr("Bindung"),
                tr("Stand bisher"),
                tr("Stand künftig"),
                tr("Abdeckung"),
                tr("zuständig bisher"),
                tr("zuständig künftig"),
                tr("Norm geprüft"),
            ),
        ),
        rows=tuple(rows),
        alignment=(*[Align.LEFT] * 5, Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT),
        notes=(
            tr("Fett: Stand, Abdeckung oder Zuständigkeit ändern sich. Pfeil: bisher → künftig."),
            tr(
                "Norm geprüft: Der Text der Norm wurde im Katalog an einer Quelle gelesen; „nein“ heißt: nicht "
                "verifiziert. Korrekturen und eigene Aufgaben der Stadt sind als solche genannt."
            ),
        ),
    )


def norm_text(duty: Duty, facts: Facts) -> str:
    """The norm with its law, without the title."""
    return duty_text(replace(duty, title=""), facts.language)


def _sum_up(facts: Facts, changes: Sequence[DutyChange]) -> str:
    tr, trn = facts.language.tr, facts.language.trn
    counted = len(facts.proposal.figures.coverage.duties)
    if not changes:
        return tr("Von {n} bewerteten Aufgaben ändert sich keine in Stand, Abdeckung oder Zuständigkeit.", n=counted)
    worse = sum(each.is_worse for each in changes)
    better = sum(each.is_better for each in changes)
    moved = sum(each.has_new_owner for each in changes)
    parts = (
        trn("{n} wird schlechter gestellt", "{n} werden schlechter gestellt", worse),
        trn("{n} besser", "{n} besser", better),
        trn("{n} bekommt ein anderes zuständiges Amt", "{n} bekommen ein anderes zuständiges Amt", moved),
    )
    return tr("Von {n} bewerteten Aufgaben: {parts}.", n=counted, parts=facts.names.listed(parts))


def _conflicts(facts: Facts, variant: Variant) -> Iterator[Block]:
    """Tasks that must not be done in one office and now are."""
    new = set(variant.effects.new_conflicts())
    if not variant.figures.conflicts:
        return
    tr, names = facts.language.tr, Names(facts.language, variant.organisation)
    yield Paragraph(tr("Zielkonflikte, also Aufgaben, die nicht in einem Amt liegen sollen:"), keep_with_next=True)
    yield BulletList(
        tuple(
            tr(
                "{office}: {first} und {second}{mark}",
                office=facts.unit_name(office, variant),
                first=names.task(first),
                second=names.task(second),
                mark=tr(" (neu)") if (first, second, office) in new else "",
            )
            for first, second, office in variant.figures.conflicts
        )
    )


def _group_table(facts: Facts, variant: Variant, traces: Traces) -> Table:
    tr = facts.language.tr
    return Table(
        caption=tr("Abdeckung nach Gruppen"),
        header=(
            (
                "",
                tr("Aufgaben"),
                tr("Index bisher"),
                tr("Index künftig"),
                tr("Änderung"),
                tr("verwaist"),
                tr("unterbesetzt"),
                tr("nicht gemessen"),
                tr("nicht erfasst"),
            ),
        ),
        rows=tuple(_group_row(facts, variant, group, traces) for group in GROUPS),
        alignment=label_and_figures(8),
        notes=(
            tr(
                "Die Gruppen werden getrennt ausgewiesen und nicht verrechnet. Anzahlen: künftig, in Klammern die "
                "Änderung gegenüber dem Ist-Stand."
            ),
        ),
    )


def _group_row(facts: Facts, variant: Variant, group: str, traces: Traces) -> Row:
    language = facts.language
    before, after = facts.null.figures.coverage.groups[group], variant.figures.coverage.groups[group]
    counts = (
        _count_with_change(facts, variant, group, status)
        for status in (Status.ORPHANED, Status.UNDERSTAFFED, Status.UNMEASURED, Status.NOT_RECORDED)
    )
    return Row(
        (
            traces.marked(group_text(group, language), f"index_{group}", "duty_status"),
            count(after.duties, language),
            ratio_cell(before.index, language),
            ratio_cell(after.index, language),
            points_change(after.index, before.index, language),
            *counts,
        )
    )


def _count_with_change(facts: Facts, variant: Variant, group: str, status: Status) -> str:
    after, before = (_count(facts, each, group, status) for each in (variant, facts.null))
    change = f" ({count_change(after - before, facts.language)})" if after != before else ""
    return count(after, facts.language) + change


def _count(facts: Facts, variant: Variant, group: str, status: Status) -> int:
    return sum(
        each.status is status and _duty(facts, each.duty).group == group for each in variant.figures.coverage.duties
    )


def _changed_table(facts: Facts, variant: Variant, changes: Sequence[DutyChange]) -> Table:
    tr = facts.language.tr
    return Table(
        caption=tr("Aufgaben, deren Stand oder Abdeckung sich ändert; schlechter gestellte zuerst"),
        header=((tr("Norm und Aufgabe"), tr("Stand"), tr("Abdeckung"), tr("zuständig")),),
        rows=tuple(_changed_row(facts, variant, each) for each in changes),
        alignment=(Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT),
        notes=(tr("Pfeil: bisher → künftig. Fett: schlechter gestellt."),),
    )


def _changed_row(facts: Facts, variant: Variant, change: DutyChange) -> Row:
    language = facts.language
    name = duty_text(_duty(facts, change.duty), language)
    cells = (
        name,
        _status_arrow(change, language),
        _arrow(ratio_cell(change.before.ratio, language), ratio_cell(change.after.ratio, language)),
        _arrow(facts.unit_name(change.before.owner), facts.unit_name(change.after.owner, variant)),
    )
    return Row(cells, RowKind.EMPHASISED if change.is_worse else RowKind.NORMAL)


def _status_arrow(change: DutyChange, language: Language) -> str:
    """On one line: geteilt → gedeckt."""
    text = _arrow(status_text(change.before.status, language), status_text(change.after.status, language))
    return text.replace(" ", "\u00a0")


def _norm_row(facts: Facts, variant: Variant, before: DutyCoverage, after: DutyCoverage) -> Row:
    duty, language = _duty(facts, after.duty), facts.language
    differs = (before.status, before.ratio, before.owner) != (after.status, after.ratio, after.owner)
    cells: tuple[Text, ...] = (
        norm_text(duty, facts),
        duty.title,
        binding_text(duty.binding, language),
        status_text(before.status, language),
        status_text(after.status, language),
        _arrow(ratio_cell(before.ratio, language), ratio_cell(after.ratio, language)),
        facts.unit_name(before.owner),
        facts.unit_name(after.owner, variant),
        _checked(facts, duty),
    )
    return Row(cells, RowKind.EMPHASISED if differs else RowKind.NORMAL)


def _checked(facts: Facts, duty: Duty) -> str:
    """Whether the norm was read at a source, and whose words stand here."""
    tr, origin = facts.language.tr, origin_text(facts.frame.origin(duty.id), facts.language)
    checked = tr("ja") if duty.is_verified else tr("nein")
    return f"{checked} · {origin}" if origin else checked


def _arrow(before: str, after: str) -> str:
    """bisher → künftig; once where nothing changes."""
    if before == after:
        return after
    return f"{before or NOTHING} → {after or NOTHING}"


def _duty(facts: Facts, duty: DutyId) -> Duty:
    return facts.frame.duties[duty]

"""Förderungen: what each pays before and after, what is won, lost or at risk, on which conditions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from integration_office.analysis.grants import GrantResult
from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId
from integration_office.domain.task import Duty
from integration_office.reports.blocks import Align, Block, BulletList, Paragraph, Row, RowKind, Table, Text
from integration_office.reports.paper_duties import norm_text
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_traces import Traces
from integration_office.reports.paper_words import NOTHING, euros, euros_change
from integration_office.wording.effects import condition_text
from integration_office.wording.numbers import date_text

_NO_CLAIM = "Ermessen_Land"


@dataclass(frozen=True, slots=True)
class Funding:
    """A grant in the base year, before and after; None: it is not there."""

    id: GrantId
    before: GrantResult | None
    after: GrantResult | None

    @property
    def grant(self) -> Grant:
        found = self.after or self.before
        assert found is not None
        return found.grant

    @property
    def amounts(self) -> tuple[int, int]:
        return (self.before.amount if self.before else 0, self.after.amount if self.after else 0)

    @property
    def newly_failed(self) -> tuple[str, ...]:
        """Conditions that fail now and did not before."""
        known = self.before.failed if self.before else ()
        return tuple(each for each in (self.after.failed if self.after else ()) if each not in known)


def fundings(facts: Facts, variant: Variant) -> list[Funding]:
    before, after = facts.null.figures.grants, variant.figures.grants
    return [Funding(each, before.get(each), after.get(each)) for each in sorted({*before, *after})]


def grants(facts: Facts, traces: Traces) -> Iterator[Block]:
    tr = facts.language.tr
    found = fundings(facts, facts.proposal)
    if not found:
        yield Paragraph(tr("Der Plan enthält keine Förderungen."))
        return
    yield _table(facts, found, traces)
    conditions = tuple(_condition_line(facts, each) for each in found if each.grant.conditions)
    if conditions:
        yield Paragraph(tr("Bedingungen in der vorgeschlagenen Variante:"), keep_with_next=True)
        yield BulletList(conditions)
    claims = tuple(_claim_lines(facts, found))
    if claims:
        yield Paragraph(tr("Was der Katalog zum Anspruch sagt:"), keep_with_next=True)
        yield BulletList(claims)


def outcome(facts: Facts, each: Funding) -> str:
    """Won, lost, at risk, more, less or the same, in a word."""
    tr, (before, after) = facts.language.tr, each.amounts
    if before and not after:
        return tr("entfällt")
    if after and not before:
        return tr("kommt hinzu")
    if each.newly_failed:
        return tr("gefährdet")
    if before == after:
        return tr("unverändert")
    return tr("mehr") if after > before else tr("weniger")


def _table(facts: Facts, found: Sequence[Funding], traces: Traces) -> Table:
    tr, year = facts.language.tr, facts.year
    return Table(
        caption=tr("Förderungen {year}, in Euro", year=year),
        header=(
            (tr("Förderung"), tr("bisher"), tr("künftig"), tr("Änderung"), tr("Ergebnis"), tr("Ende"), tr("gebucht")),
        ),
        rows=tuple(_row(facts, each, traces) for each in found),
        alignment=(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, *[Align.LEFT] * 3),
        notes=tuple(_notes(facts, found)),
    )


def _notes(facts: Facts, found: Sequence[Funding]) -> Iterator[Text]:
    tr = facts.language.tr
    yield tr(
        "gebucht: Das Geld steht schon in einer Haushaltszeile und wird in der Haushaltssicht nicht noch einmal "
        "gezählt."
    )
    if any(each.grant.illustrative for each in found):
        yield tr("Beispiel: Beträge, Bedingungen oder geförderte Stellen hat eine Regel ergänzt, nicht die Stadt.")


def _row(facts: Facts, each: Funding, traces: Traces) -> Row:
    tr, language, grant = facts.language.tr, facts.language, each.grant
    before, after = each.amounts
    name = f"{grant.id}: {grant.norm}" if grant.norm else grant.id
    if grant.illustrative:
        name = tr("{name} (Beispiel)", name=name)
    cells = (
        traces.marked(name, f"grant_{grant.id}"),
        euros(before, language),
        euros(after, language),
        euros_change(after - before, language),
        outcome(facts, each),
        date_text(grant.end, language) if grant.end else NOTHING,
        tr("ja") if grant.in_budget else tr("nein"),
    )
    return Row(cells, RowKind.EMPHASISED if before != after or each.newly_failed else RowKind.NORMAL)


def _condition_line(facts: Facts, each: Funding) -> str:
    tr = facts.language.tr
    failed = each.after.failed if each.after else ()
    unchecked = each.after.unchecked if each.after else ()
    texts = []
    for condition in each.grant.conditions:
        state = tr("nicht erfüllt") if condition in failed else tr("erfüllt")
        if condition in unchecked:
            state = tr("nicht geprüft")
        if condition in each.newly_failed:
            state = tr("nicht mehr erfüllt")
        texts.append(f"{condition_text(condition, facts.language)}: {state}")
    return f"{each.id}: {'; '.join(texts)}."


def _claim_lines(facts: Facts, found: Sequence[Funding]) -> Iterator[str]:
    """What the catalogue says of the claim to a grant, where the grant's norm names an entry of it."""
    seen = set()
    for each in found:
        for duty in _no_claim(facts, each.grant):
            if duty.id not in seen:
                seen.add(duty.id)
                yield facts.language.tr(
                    "{grant}: kein Rechtsanspruch ({norm}: {text})",
                    grant=each.id,
                    norm=norm_text(duty, facts),
                    text=duty.description,
                )


def _no_claim(facts: Facts, grant: Grant) -> list[Duty]:
    """Entries of the same act that leave the grant to the Land's discretion."""
    named = {id for id in facts.frame.duties if re.search(rf"(?<![\w-]){re.escape(id)}(?![\w-])", grant.norm)}
    acts = {facts.frame.duties[id].act for id in named}
    return [
        duty
        for duty in facts.frame.duties.values()
        if duty.act in acts and duty.binding == _NO_CLAIM and duty.edition in ("both", facts.frame.edition)
    ]

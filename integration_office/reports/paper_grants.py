"""Förderungen: what each pays before and after, what is won, lost or at risk, on which conditions."""

from collections.abc import Iterator, Sequence

from integration_office.analysis.funded_posts import FundedPosts, funded_posts
from integration_office.analysis.grant_effects import GrantEffect, grant_effects
from integration_office.analysis.guidelines import RuleLine, RuleState, no_claim, rule_lines
from integration_office.domain.grant_rule import RuleKind
from integration_office.reports.blocks import (
    Align,
    Block,
    BulletList,
    GroupRow,
    Heading,
    Paragraph,
    Row,
    RowKind,
    Table,
    Text,
)
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_disclosure import is_small
from integration_office.reports.paper_duties import norm_text
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_money import unverified_note
from integration_office.reports.paper_traces import Traces
from integration_office.reports.paper_words import NOTHING, euros, euros_change, label_and_figures, unpriced_note
from integration_office.wording.grants import condition_state_text, condition_text, outcome_text
from integration_office.wording.guidelines import no_rule_text, rule_text, source_text, state_text, validity_text
from integration_office.wording.numbers import date_text


def fundings(facts: Facts, variant: Variant) -> tuple[GrantEffect, ...]:
    return grant_effects(facts.null.figures, variant.figures)


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


def own_shares(facts: Facts) -> Iterator[Block]:
    """What the funded posts cost, what the grant pays, what is left; post by post for those who may see them."""
    shown = [each for each in fundings(facts, facts.proposal) if each.after is not None and each.after.posts]
    if not shown:
        return
    tr = facts.language.tr
    parts = [(each, funded_posts(facts.proposal.figures, each.id)) for each in shown]
    few = any(is_small(len(posts.posts)) for _, posts in parts)
    if few and not facts.sees(Sight.SMALL_GROUPS):
        return
    rows: list[Row | GroupRow] = []
    for each, posts in parts:
        rows += _own_share_rows(facts, each, posts)
    yield Table(
        caption=tr("Geförderte Stellen und Eigenanteil der Stadt {year}, in Euro", year=facts.year),
        header=(("", tr("Personalkosten"), tr("Förderung"), tr("Eigenanteil")),),
        rows=tuple(rows),
        alignment=label_and_figures(3),
        notes=(
            tr(
                "Personalkosten der besetzten Anteile. Jede Stelle wird höchstens aus einer Förderung bezahlt: aus "
                "ihrer eigenen, sonst aus der ihrer Einheit (keine Doppelförderung)."
            ),
            *unverified_note(facts),
            *unpriced_note(facts, facts.proposal.cost_figure(facts.year)),
        ),
    )


def _own_share_rows(facts: Facts, each: GrantEffect, posts: FundedPosts) -> Iterator[Row | GroupRow]:
    tr, language = facts.language.tr, facts.language
    if facts.sees(Sight.SINGLE_POSTS):
        yield GroupRow(tr("Förderung {grant}", grant=each.id))
        for post in posts.posts:
            amounts = (post.personnel, post.amount, post.own_share)
            yield Row((facts.names.position(post.position.id), *(euros(cents, language) for cents in amounts)))
        if posts.reduction:
            cells = (euros_change(cents, language) for cents in (-posts.reduction, posts.reduction))
            yield Row((tr("Kürzung auf den Höchstbetrag"), "", *cells))
    paid = posts.amount - posts.flat
    sums = (posts.personnel, paid, posts.own_share)
    label = tr("Summe {grant}", grant=each.id)
    yield Row((label, *(euros(cents, language) for cents in sums)), RowKind.SUBTOTAL)
    if posts.flat:
        yield Row((tr("dazu Festbetrag"), "", euros(posts.flat, language), ""))


def guidelines(facts: Facts) -> Iterator[Block]:
    """Annex: every rule of the guidelines behind the plan's grants, with source, validity and how the plan stands."""
    tr, figures = facts.language.tr, facts.proposal.figures
    lines = {each: rule_lines(figures, each) for each in figures.grants}
    rows: list[Row | GroupRow] = []
    for grant, found in lines.items():
        if found:
            shown = (line for line in found if line.rule.kind is not RuleKind.NO_RULE)
            rows += (GroupRow(tr("Förderung {grant}", grant=grant)), *(_rule_row(facts, line) for line in shown))
    if not rows:
        return
    yield Heading(2, tr("Richtlinien der Förderungen"))
    yield Table(
        caption=tr("Regeln der Richtlinien und Stand der vorgeschlagenen Variante {year}", year=facts.year),
        header=((tr("Regel"), tr("gilt"), tr("Stand"), tr("Quelle")),),
        rows=tuple(rows),
        alignment=(Align.LEFT,) * 4,
        weights=(6, 4, 4, 7),
        notes=(
            tr("Quelle: Katalog der gesetzlichen Aufgaben. Keine Rechtsberatung; maßgeblich ist der Bescheid."),
            *_left_out(facts, [line for found in lines.values() for line in found]),
        ),
    )


def _left_out(facts: Facts, lines: Sequence[RuleLine]) -> Iterator[str]:
    """What the catalogue says of the guidelines beside their rules, each with the reason it is none."""
    tr, language = facts.language.tr, facts.language
    reasons: dict[str, list[str]] = {}
    for line in lines:
        if line.rule.kind is RuleKind.NO_RULE:
            known = reasons.setdefault(no_rule_text(line.rule, language), [])
            known += [norm_text(duty, facts) for duty in line.duties if norm_text(duty, facts) not in known]
    if reasons:
        listed = "; ".join(f"{', '.join(norms)} ({why})" for why, norms in reasons.items())
        yield tr("Im Katalog, aber nicht als Regel der Förderung: {list}.", list=listed)


def _rule_row(facts: Facts, line: RuleLine) -> Row:
    language = facts.language
    cells = (
        rule_text(line.rule, language),
        validity_text(line.rule, language) or language.tr("k. A."),
        state_text(line.state, language),
        source_text(line, language, with_ids=facts.sees(Sight.INTERNAL_REMARKS)),
    )
    attention = line.state in (RuleState.FAILED, RuleState.ABOVE)
    return Row(cells, RowKind.EMPHASISED if attention else RowKind.NORMAL)


def _table(facts: Facts, found: Sequence[GrantEffect], traces: Traces) -> Table:
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


def _notes(facts: Facts, found: Sequence[GrantEffect]) -> Iterator[Text]:
    tr = facts.language.tr
    yield tr(
        "gebucht: Das Geld steht schon in einer Haushaltszeile und wird in der Haushaltssicht nicht noch einmal "
        "gezählt."
    )
    if any(each.grant.illustrative for each in found):
        yield tr("Beispiel: Beträge, Bedingungen oder geförderte Stellen hat eine Regel ergänzt, nicht die Stadt.")


def _row(facts: Facts, each: GrantEffect, traces: Traces) -> Row:
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
        outcome_text(each, language),
        date_text(grant.end, language) if grant.end else NOTHING,
        tr("ja") if grant.in_budget else tr("nein"),
    )
    return Row(cells, RowKind.EMPHASISED if before != after or each.newly_failed else RowKind.NORMAL)


def _condition_line(facts: Facts, each: GrantEffect) -> str:
    language = facts.language
    texts = (
        f"{condition_text(condition, language)}: {condition_state_text(each.state_of(condition), language)}"
        for condition in each.grant.conditions
    )
    return f"{each.id}: {'; '.join(texts)}."


def _claim_lines(facts: Facts, found: Sequence[GrantEffect]) -> Iterator[str]:
    """What the catalogue says of the claim to a grant, where the grant's norm names an entry of it."""
    seen = set()
    for each in found:
        for duty in no_claim(each.grant, facts.frame):
            if duty.id not in seen:
                seen.add(duty.id)
                yield facts.language.tr(
                    "{grant}: kein Rechtsanspruch ({norm}: {text})",
                    grant=each.id,
                    norm=norm_text(duty, facts),
                    text=duty.description,
                )

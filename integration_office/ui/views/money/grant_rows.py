"""What „Förderungen“ shows, as values: each grant before and after, its conditions, its posts, its guideline."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from integration_office.analysis import figure
from integration_office.analysis.effects import Effects
from integration_office.analysis.figure import Figure
from integration_office.analysis.funded_posts import FundedPosts, claimed_elsewhere, funded_posts
from integration_office.analysis.grant_effects import ConditionState, GrantEffect, Outcome, grant_effects
from integration_office.analysis.guidelines import RuleLine, RuleState, grants_of_guideline, no_claim, rule_lines
from integration_office.analysis.reference import Frame
from integration_office.domain.grant import Grant
from integration_office.domain.grant_rule import RuleKind
from integration_office.domain.identity import GrantId
from integration_office.domain.position import Position
from integration_office.domain.task import Duty
from integration_office.ui.views.table import Column
from integration_office.wording.assumptions import percent_text
from integration_office.wording.effects import duty_text
from integration_office.wording.figures import Mark, marks
from integration_office.wording.grants import condition_state_text, condition_text, outcome_text
from integration_office.wording.guidelines import rule_text, source_text, state_text, validity_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import count, date_text, euro, signed

_SIGNS = {
    ConditionState.MET: "✓",
    ConditionState.FAILED: "✗",
    ConditionState.NEWLY_FAILED: "✗",
    ConditionState.UNCHECKED: "?",
}


@dataclass(frozen=True)
class GrantRow:
    """A grant of the plan. `claims`: entries of the catalogue by which there is no claim to it."""

    effect: GrantEffect
    posts: FundedPosts | None
    elsewhere: tuple[Position, ...]
    claims: tuple[Duty, ...]
    rules: tuple[RuleLine, ...]
    care: tuple[Mark, ...]

    @property
    def grant(self) -> Grant:
        return self.effect.grant

    def states(self) -> list[ConditionState]:
        return [self.effect.state_of(each) for each in self.grant.conditions]


@dataclass(frozen=True, slots=True)
class PostLine:
    """A funded post; `id` empty: the reduction to the total cap, or a flat sum. Cents."""

    id: str
    name: str
    personnel: int | None
    amount: int
    own_share: int | None


def grant_rows(effects: Effects, language: Language) -> list[GrantRow]:
    """Not for the thread of the window. Raises MissingTable."""
    return [_row(each, effects, language) for each in grant_effects(effects.before, effects.after)]


def unproven(frame: Frame, language: Language) -> Iterator[str]:
    """What the guidelines fund in the year without a proven amount: no grant to begin with, but to be known of."""
    for rule in frame.reference.grant_rules:
        if rule.kind is RuleKind.FUNDS and rule.holds_in(frame.year):
            yield language.tr("Keine Vorlage {grant}: {rule}", grant=rule.grant, rule=rule_text(rule, language))


def templates(frame: Frame, language: Language) -> Iterator[tuple[str, Grant]]:
    """The guidelines in force in the year as grants to begin with, each by a name."""
    rules = frame.reference.grant_rules
    by_id = {str(rule.id): rule for rule in rules}
    for guideline in dict.fromkeys(rule.grant for rule in rules):
        caps = [rule for rule in rules if rule.grant == guideline and rule.holds_in(frame.year)]
        first = next((rule for rule in caps if rule.per_full_post is not None), None)
        for grant in grants_of_guideline(rules, guideline, frame.year):
            rule = by_id.get(grant.id, first)
            if rule is not None:
                yield language.tr("Vorlage {grant}: {rule}", grant=guideline, rule=rule_text(rule, language)), grant


def grant_figure(effects: Effects, grant: GrantId) -> Callable[[], Figure] | None:
    """How the amount came about: of the state on the desk, else of the Ist-Stand."""
    state = next((each for each in (effects.after, effects.before) if grant in each.grants), None)
    return None if state is None else lambda: figure.grant(state, grant)


def grant_columns(language: Language) -> Sequence[Column[GrantRow]]:
    tr = language.tr
    money, day = "57.000 €", "31.12.2028"
    return (
        Column(tr("Förderung"), lambda row: row.grant.id, lambda row: row.grant.id, "KI-ASSIST"),
        Column(tr("bisher"), *_money(lambda row: row.effect.amounts[0], language), money, is_number=True),
        Column(tr("künftig"), *_money(lambda row: row.effect.amounts[1], language), money, is_number=True),
        Column(tr("Ergebnis"), lambda row: outcome_text(row.effect, language), _outcome_order, tr("kommt hinzu")),
        Column(tr("Eigenanteil"), *_money(_own_share, language), money, is_number=True, hint=_own_share_hint(language)),
        Column(
            tr("Bedingungen"),
            lambda row: conditions_text(row, language),
            lambda row: sum(each is not ConditionState.MET for each in row.states()),
            tr("{n} nicht erfüllt", n=2),
            tip=lambda row: "\n".join(condition_lines(row, language)),
        ),
        Column(
            tr("Anspruch"), lambda row: claim_text(row, language), lambda row: not row.claims, tr("kein Rechtsanspruch")
        ),
        Column(tr("Ende"), lambda row: _day(row.grant, language), lambda row: str(row.grant.end or ""), day),
        Column(
            tr("Satz"), lambda row: _rate(row.grant, language), lambda row: row.grant.share, "100 %", is_number=True
        ),
        Column(tr("je VZÄ höchstens"), *_money(lambda row: row.grant.cap_per_fte, language), money, is_number=True),
        Column(tr("insgesamt höchstens"), *_money(lambda row: row.grant.cap_total, language), money, is_number=True),
        Column(tr("Festbetrag"), *_money(lambda row: row.grant.flat, language), money, is_number=True),
        Column(
            tr("gebucht"),
            lambda row: tr("ja") if row.grant.in_budget else tr("nein"),
            lambda row: row.grant.in_budget,
            hint=tr("Das Geld steht schon in einer Haushaltszeile und zählt nicht noch einmal."),
        ),
        Column(tr("Norm"), lambda row: row.grant.norm, lambda row: row.grant.norm, "§ 8 TIntG NRW 2021", stretch=True),
    )


def post_columns(language: Language) -> Sequence[Column[PostLine]]:
    tr, money = language.tr, "112.000 €"
    return (
        Column(tr("Stelle"), lambda row: row.name, lambda row: row.name, "0302 Leitung", stretch=True),
        Column(tr("Personal"), *_money(lambda row: row.personnel, language), money, is_number=True),
        Column(tr("Förderung"), *_money(lambda row: row.amount, language), money, is_number=True),
        Column(tr("Eigenanteil"), *_money(lambda row: row.own_share, language), money, is_number=True),
    )


def post_lines(row: GrantRow, language: Language) -> list[PostLine]:
    """The funded posts, what a total cap takes away, and the flat sum."""
    found, tr = row.posts, language.tr
    if found is None:
        return []
    lines = [
        PostLine(
            post.position.id,
            f"{post.position.id} {post.position.title}".strip(),
            post.personnel,
            post.amount,
            post.own_share,
        )
        for post in found.posts
    ]
    if found.reduction:
        lines.append(PostLine("", tr("Kürzung auf den Höchstbetrag"), None, -found.reduction, found.reduction))
    if found.flat:
        lines.append(PostLine("", tr("dazu Festbetrag"), None, found.flat, None))
    return lines


def detail_lines(row: GrantRow, language: Language) -> list[str]:
    """All that is to be said of a grant, a line for each."""
    tr, grant = language.tr, row.grant
    before, after = row.effect.amounts
    change = signed(euro(after - before, language))
    told = tr("{outcome}: {change} im Jahr", outcome=outcome_text(row.effect, language), change=change)
    lines = [f"{grant.id}: {grant.norm}" if grant.norm else grant.id, told]
    if row.care:
        lines.append(" · ".join(mark.text for mark in row.care))
    lines += _section(tr("Bedingungen"), condition_lines(row, language))
    lines += _section(tr("Anspruch"), _claim_lines(row, language))
    lines += _section(tr("Keine Doppelförderung"), _elsewhere_lines(row, language))
    rules = [each for each in row.rules if each.rule.kind is not RuleKind.NO_RULE]
    lines += _section(tr("Richtlinie"), [_rule_line(each, language) for each in rules])
    others = [_rule_line(each, language) for each in row.rules if each.rule.kind is RuleKind.NO_RULE]
    return lines + _section(tr("Im Katalog, aber keine Regel der Förderung"), others)


def condition_lines(row: GrantRow, language: Language) -> list[str]:
    """✓ eigene Organisationseinheit: erfüllt."""
    return [
        f"{_SIGNS[state]} {condition_text(each, language)}: {condition_state_text(state, language)}"
        for each, state in zip(row.grant.conditions, row.states(), strict=True)
    ]


def conditions_text(row: GrantRow, language: Language) -> str:
    """1 nicht erfüllt, 2 nicht geprüft, 1 erfüllt."""
    tr, states = language.tr, row.states()
    failed = sum(each in (ConditionState.FAILED, ConditionState.NEWLY_FAILED) for each in states)
    unchecked = states.count(ConditionState.UNCHECKED)
    parts = (
        (failed, tr("{n} nicht erfüllt", n=failed)),
        (unchecked, tr("{n} nicht geprüft", n=unchecked)),
        (states.count(ConditionState.MET), tr("{n} erfüllt", n=states.count(ConditionState.MET))),
    )
    return ", ".join(text for n, text in parts if n) or tr("keine")


def claim_text(row: GrantRow, language: Language) -> str:
    return language.tr("kein Rechtsanspruch") if row.claims else language.tr("nicht hinterlegt")


def total_text(rows: Sequence[GrantRow], language: Language) -> str:
    """What all grants pay before and after."""
    tr = language.tr
    before, after = (sum(row.effect.amounts[at] for row in rows) for at in (0, 1))
    lost, won, risk = (
        sum(row.effect.outcome is each for row in rows) for each in (Outcome.LOST, Outcome.WON, Outcome.AT_RISK)
    )
    text = tr("Zusammen {before} → {after} im Jahr", before=euro(before, language), after=euro(after, language))
    parts = (
        (won, tr("{n} kommt hinzu", n=count(won, language))),
        (lost, tr("{n} entfällt", n=count(lost, language))),
        (risk, tr("{n} gefährdet", n=count(risk, language))),
    )
    return " · ".join((text, *(told for n, told in parts if n)))


def _named(post: Position) -> str:
    return f"{post.id} {post.title}".strip()


def _row(effect: GrantEffect, effects: Effects, language: Language) -> GrantRow:
    state = effects.after if effect.after is not None else effects.before
    return GrantRow(
        effect=effect,
        posts=funded_posts(state, effect.id),
        elsewhere=claimed_elsewhere(state, effect.id),
        claims=no_claim(effect.grant, state.frame),
        rules=rule_lines(state, effect.id),
        care=marks(figure.grant(state, effect.id), language),
    )


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return (
        ["", title, *(f"• {line}" if not line.startswith(("✓", "✗", "?")) else line for line in lines)] if lines else []
    )


def _claim_lines(row: GrantRow, language: Language) -> list[str]:
    tr = language.tr
    if not row.claims:
        return [tr("Der Katalog sagt nichts dazu, ob auf diese Förderung ein Anspruch besteht.")]
    return [
        tr("kein Rechtsanspruch ({norm}: {text})", norm=duty_text(duty, language), text=duty.description)
        for duty in row.claims
    ]


def _elsewhere_lines(row: GrantRow, language: Language) -> list[str]:
    tr = language.tr
    return [
        tr(
            "Stelle {post} wird aus ihrer eigenen Förderung bezahlt, nicht aus dieser.",
            post=f"{each.id} {each.title}".strip(),
        )
        for each in row.elsewhere
    ]


def _rule_line(line: RuleLine, language: Language) -> str:
    """What it says, how the plan stands to it, since when and by which source."""
    parts = (validity_text(line.rule, language), source_text(line, language))
    behind = "; ".join(filter(None, parts))
    state = "" if line.state is RuleState.INFORMATION else f": {state_text(line.state, language)}"
    return f"{rule_text(line.rule, language)}{state}" + (f" ({behind})" if behind else "")


def _money(
    read: Callable[[Any], int | None], language: Language
) -> tuple[Callable[[Any], str], Callable[[Any], tuple[bool, int]]]:
    """How a cell shows an amount and what it is sorted by; what is not there comes first."""

    def text(row: Any) -> str:
        cents = read(row)
        return "–" if cents is None else euro(cents, language)

    return text, lambda row: (read(row) is not None, read(row) or 0)


def _outcome_order(row: GrantRow) -> int:
    return (Outcome.LOST, Outcome.AT_RISK, Outcome.LESS, Outcome.SAME, Outcome.MORE, Outcome.WON).index(
        row.effect.outcome
    )


def _own_share(row: GrantRow) -> int | None:
    return None if row.posts is None or not row.posts.posts else row.posts.own_share


def _own_share_hint(language: Language) -> str:
    return language.tr("Was die geförderten Stellen die Stadt nach der Förderung selbst kosten (besetzte Anteile)")


def _day(grant: Grant, language: Language) -> str:
    return language.tr("ohne Ende") if grant.end is None else date_text(grant.end, language)


def _rate(grant: Grant, language: Language) -> str:
    return percent_text(Fraction(grant.share), language)

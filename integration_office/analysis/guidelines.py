"""A plan's grants beside the guideline they come from: caps, conditions, discretion, and what the plan leaves out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.grants import GrantResult
from integration_office.analysis.reference import Frame
from integration_office.domain.grant import Grant
from integration_office.domain.grant_rule import COUNTY, GrantRule, RuleKind
from integration_office.domain.identity import DutyId, GrantId
from integration_office.domain.task import Duty

NO_CLAIM = "Ermessen_Land"
"""The binding of an entry that leaves a grant to the Land's discretion."""


class RuleState(StrEnum):
    """How a rule stands in the plan's year.

    ABOVE: the plan's cap for a post is higher than any of the guideline. MIXED: higher than this one, because the plan
    has one cap for posts of several kinds. ENDED: the guideline has no such rule any more. UNPROVEN: how much or for
    how long is not known, so nothing is computed from it.
    """

    MET = "met"
    FAILED = "failed"
    UNCHECKED = "unchecked"
    NOT_IN_PLAN = "not_in_plan"
    ABOVE = "above"
    MIXED = "mixed"
    INFORMATION = "information"
    ENDED = "ended"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule with the catalogue's entries it rests on, and how the plan's grant stands to it."""

    rule: GrantRule
    duties: tuple[Duty, ...]
    state: RuleState

    @property
    def verified(self) -> bool:
        """Whether every entry was read in a source (see Duty.is_verified)."""
        return bool(self.duties) and all(duty.is_verified for duty in self.duties)


def named_duties(grant: Grant, duties: Mapping[DutyId, Duty]) -> tuple[Duty, ...]:
    """The entries of the catalogue that the grant's norm names by their id."""
    words = _ids_in(grant.norm)
    return tuple(duties[DutyId(word)] for word in words if DutyId(word) in duties)


def no_claim(grant: Grant, frame: Frame) -> tuple[Duty, ...]:
    """Entries of the same act that leave the grant to the Land's discretion: there is no claim to it."""
    acts = {duty.act for duty in named_duties(grant, frame.duties)}
    if not acts:
        return ()
    return tuple(
        duty
        for duty in frame.duties.values()
        if duty.act in acts and duty.binding == NO_CLAIM and duty.edition in ("both", frame.edition)
    )


def guideline_of(grant: Grant, frame: Frame) -> tuple[GrantRule, ...]:
    """All rules of the guidelines the grant rests on: those whose entries its norm names."""
    named = {duty.id for duty in named_duties(grant, frame.duties)}
    rules = frame.reference.grant_rules
    guidelines = {rule.grant for rule in rules if named.intersection(rule.sources)}
    return tuple(rule for rule in rules if rule.grant in guidelines)


def rule_lines(evaluation: Evaluation, grant: GrantId) -> tuple[RuleLine, ...]:
    """Every rule behind a grant of the plan, with how it stands in the year."""
    result, frame = evaluation.grants[grant], evaluation.frame
    rules = guideline_of(result.grant, frame)
    caps = [rule.per_full_post or 0 for rule in rules if rule.kind is RuleKind.CAP]
    apart = _capped_apart(evaluation, grant, rules)
    known = _Caps(max(caps, default=0), apart)
    return tuple(RuleLine(rule, _duties(rule, frame), _state(rule, result, frame.year, known)) for rule in rules)


@dataclass(frozen=True, slots=True)
class _Caps:
    """The highest cap of a guideline for a post, and those for which the plan has another grant of its own."""

    most: int
    apart: frozenset[int | None]


def _capped_apart(evaluation: Evaluation, grant: GrantId, rules: tuple[GrantRule, ...]) -> frozenset[int | None]:
    others = (each.grant for id, each in evaluation.grants.items() if id != grant)
    return frozenset(each.cap_per_fte for each in others if guideline_of(each, evaluation.frame) == rules)


def grants_of_guideline(
    rules: Iterable[GrantRule], guideline: GrantId, year: int, *, county: bool = False
) -> tuple[Grant, ...]:
    """The guideline in force in a year as grants of a plan, one for each cap and flat sum; the first bears its name.

    Conditions that nobody can check here are carried along and show as not checked.
    """
    known = [rule for rule in rules if rule.grant == guideline and rule.holds_in(year)]
    conditions = tuple(
        rule.condition for rule in known if rule.kind is RuleKind.CONDITION and (county or rule.role != COUNTY)
    )
    norm = f"Richtlinie {guideline}"
    return tuple(_named_after(_templates(known, conditions, norm, county), guideline))


def _named_after(grants: Iterable[Grant], guideline: GrantId) -> Iterator[Grant]:
    for place, grant in enumerate(grants):
        yield grant if place else replace(grant, id=guideline)


def _templates(rules: Iterable[GrantRule], conditions: tuple[str, ...], norm: str, county: bool) -> Iterator[Grant]:
    for rule in rules:
        name = f"{norm} ({', '.join(rule.sources)})"
        if rule.kind is RuleKind.CAP:
            yield Grant(GrantId(rule.id), name, None, rule.per_full_post, _total(rule, county), conditions=conditions)
        elif rule.kind is RuleKind.FLAT:
            yield Grant(GrantId(rule.id), name, conditions=(f"needs={rule.grant}",), flat=rule.amount)


def _total(rule: GrantRule, county: bool) -> int | None:
    most = rule.most_county if county else rule.most_city
    cap = rule.per_full_post
    return None if most is None or cap is None else int(most * cap)


@lru_cache(maxsize=256)
def _ids_in(norm: str) -> tuple[str, ...]:
    """Words that can be an id of the catalogue: KI-08, T21-09-1b."""
    return tuple(dict.fromkeys(re.findall(r"(?<![\w-])[A-ZÄÖÜ][\w]*(?:-\w+)+(?![\w-])", norm)))


def _duties(rule: GrantRule, frame: Frame) -> tuple[Duty, ...]:
    return tuple(frame.duties[each] for each in rule.sources if each in frame.duties)


def _state(rule: GrantRule, result: GrantResult, year: int, caps: _Caps) -> RuleState:
    if not rule.holds_in(year) and rule.condition not in _keys(result.grant):
        return RuleState.ENDED
    if rule.kind is RuleKind.CAP:
        return _cap_state(rule, result.grant, caps)
    if rule.kind is RuleKind.FUNDS:
        return RuleState.UNPROVEN
    if rule.kind is not RuleKind.CONDITION:
        return RuleState.INFORMATION
    own = next((each for each in result.grant.conditions if _is_about(each, rule.condition)), None)
    if own is None:
        return RuleState.NOT_IN_PLAN
    if own in result.failed:
        return RuleState.FAILED
    return RuleState.UNCHECKED if own in result.unchecked else RuleState.MET


def _cap_state(rule: GrantRule, grant: Grant, caps: _Caps) -> RuleState:
    own = grant.cap_per_fte
    if own is None or own <= (rule.per_full_post or 0) or rule.per_full_post in caps.apart:
        return RuleState.INFORMATION
    return RuleState.ABOVE if own > caps.most else RuleState.MIXED


def _is_about(condition: str, wanted: str) -> bool:
    """The same key; of needs= and at= the same grant too."""
    if condition == wanted:
        return True
    return "=" not in wanted and condition.partition("=")[0].strip() == wanted


def _keys(grant: Grant) -> set[str]:
    return {condition.partition("=")[0].strip() for condition in grant.conditions} | set(grant.conditions)

"""Grants as rules by hand: caps, half posts, flat sums, ends and conditions; and nothing that the catalogue lacks."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from integration_office.analysis import figure
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import recomputed
from integration_office.analysis.funded_posts import funded_posts
from integration_office.analysis.guidelines import RuleState, grants_of_guideline, no_claim, rule_lines
from integration_office.analysis.reference import Frame, Reference
from integration_office.domain.changes import Change, ChangeFte, MovePosition, MoveUnit
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.grant_rule import RuleKind
from integration_office.domain.identity import GrantId, PositionId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from tests.analysis.round_pay import round_pay
from tests.analysis.town import organisation, post, unit

# A year of E13 is 72,000 EUR, of E6 50,400: a half post of it 25,200.
ROUND = round_pay({"E13": 6_000, "E6": 4_200})


def kim(**more: Any) -> dict[str, Grant]:
    """The grants of KIM as a city keeps them: one for coordination, one for the assistant, both with a KI."""
    ki = Grant(GrantId("KI"), "KI-08", cap_per_fte=57_000_00, conditions=("own_unit", "head_fulltime"))
    coordination = Grant(GrantId("KIM"), "KIM-01", cap_per_fte=57_000_00, conditions=("needs=KI", "at=KI"), **more)
    assistant = Grant(GrantId("KIM-A"), "KIM-01", cap_per_fte=45_000_00, cap_total=22_500_00, conditions=("needs=KI",))
    return {"KI": ki, "KIM": coordination, "KIM-A": assistant}


def city(grants: dict[str, Grant] | None = None) -> Organisation:
    return organisation(
        [
            unit("0", "verwaltung", None),
            unit("56", "amt", "0", grant=GrantId("KI")),
            unit("561", "sachgebiet", "56"),
            unit("32", "amt", "0"),
        ],
        [
            post("L", "56", "E13", 10_000, is_head=True),
            post("K", "561", "E13", 10_000, grant=GrantId("KIM")),
            post("A", "561", "E6", 5_000, grant=GrantId("KIM-A")),
        ],
        grants=frozen({GrantId(id): GrantTerms(each) for id, each in (grants or kim()).items()}),
    )


def evaluated(reference: Reference, state: Organisation, year: int = 2026) -> Evaluation:
    return Evaluation.of(state, Frame.of(Plan(PlanInfo("", "", 2026), state), reference, 2026).in_year(year))


def test_a_full_post_above_the_cap_shows_the_citys_own_share() -> None:
    found = funded_posts(evaluated(ROUND, city()), GrantId("KIM"))
    (only,) = found.posts
    assert (only.personnel, only.amount, only.own_share) == (72_000_00, 57_000_00, 15_000_00)
    assert (found.amount, found.own_share, found.reduction) == (57_000_00, 15_000_00, 0)


def test_a_half_assistant_stops_at_22_500() -> None:
    figures = evaluated(ROUND, city())
    found = funded_posts(figures, GrantId("KIM-A"))
    # half of 50,400 is 25,200; half of 45,000 is 22,500
    assert (found.personnel, found.amount, found.own_share) == (25_200_00, 22_500_00, 2_700_00)
    more = ChangeFte(PositionId("A"), 10_000, 10_000).apply(city())
    found = funded_posts(evaluated(ROUND, more), GrantId("KIM-A"))
    # a whole post would get 45,000; the total cap takes 22,500 of it away
    assert (found.posts[0].amount, found.reduction, found.amount) == (45_000_00, 22_500_00, 22_500_00)
    assert found.own_share == 50_400_00 - 22_500_00


def test_the_grant_ends_with_its_date() -> None:
    state = city(kim(end=date(2027, 6, 30)))
    amounts = [evaluated(ROUND, state, year).grants[GrantId("KIM")].amount for year in (2026, 2027, 2028)]
    # 2027: half of the cap, because half of 73,800 (2.5 % more) is more than that
    assert amounts == [57_000_00, 28_500_00, 0]


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        (MoveUnit(UnitId("561"), UnitId("32")), {"KIM": ("at=KI",)}),
        (MovePosition(PositionId("K"), UnitId("32")), {"KIM": ("at=KI",)}),
        (ChangeFte(PositionId("L"), 5_000), {"KI": ("head_fulltime",), "KIM": ("needs=KI",), "KIM-A": ("needs=KI",)}),
    ],
)
def test_a_broken_condition_removes_the_grant_and_says_which(change: Change, broken: dict[str, Any]) -> None:
    before = evaluated(ROUND, city())
    after = evaluated(ROUND, change.apply(city()))
    assert {grant: each.failed for grant, each in after.grants.items() if each.failed} == broken
    changes = {each.grant: each for each in Effects(before, after).grants()}
    for grant, conditions in broken.items():
        assert after.grants[GrantId(grant)].amount == 0
        assert changes[GrantId(grant)].newly_failed == conditions
    assert funded_posts(after, GrantId("KIM")).own_share == 72_000_00


def test_a_flat_sum_is_paid_while_the_conditions_hold_and_until_the_end() -> None:
    flat = Grant(GrantId("S"), flat=50_000_01, conditions=("needs=KI",), end=date(2027, 3, 31))
    state = city({**kim(), "S": flat})
    state = state.with_units([unit("561", "sachgebiet", "56", grant=GrantId("S"))])
    figures = evaluated(ROUND, state)
    assert figures.grants[GrantId("S")].amount == 50_000_01
    assert figures.grants[GrantId("S")].by_unit == {"561": 50_000_01}
    assert figures.cost.grants == sum(each.amount for each in figures.grants.values())
    shown = figure.grant(figures, GrantId("S"))
    assert recomputed(shown) == shown.value == 50_000_01
    assert evaluated(ROUND, state, 2027).grants[GrantId("S")].amount == 12_500_00
    assert evaluated(ROUND, state, 2028).grants[GrantId("S")].amount == 0
    broken = ChangeFte(PositionId("L"), 5_000).apply(state)
    assert evaluated(ROUND, broken).grants[GrantId("S")].amount == 0


def test_a_flat_sum_alone_pays_nothing_besides_for_the_posts_it_funds() -> None:
    """Without a rate a grant pays for whole posts (METHOD § 2), but who only types a flat sum means just that."""
    ki = GrantId("KI")
    only_flat = evaluated(ROUND, city({**kim(), "KI": Grant(ki, flat=10_000_00)}))
    assert only_flat.grants[ki].amount == 10_000_00
    assert recomputed(figure.grant(only_flat, ki)) == 10_000_00
    half = evaluated(ROUND, city({**kim(), "KI": Grant(ki, flat=10_000_00, rate=Decimal("0.5"))}))
    assert half.grants[ki].amount == 10_000_00 + 36_000_00


def test_a_total_cap_holds_for_flat_sum_and_posts_together() -> None:
    grants = {**kim(), "KI": Grant(GrantId("KI"), cap_per_fte=57_000_00, cap_total=60_000_00, flat=10_000_00)}
    result = evaluated(ROUND, city(grants)).grants[GrantId("KI")]
    assert (result.flat, result.amount) == (10_000_00, 60_000_00)
    shown = figure.grant(evaluated(ROUND, city(grants)), GrantId("KI"))
    assert recomputed(shown) == shown.value == 60_000_00


class TestShippedRules:
    def test_every_amount_and_date_is_the_catalogues(self, reference: Reference) -> None:
        for rule in reference.grant_rules:
            duties = [reference.catalogue[source] for source in rule.sources]
            said = " ".join(duty.description for duty in duties)
            if rule.amount is not None:
                assert f"{rule.amount // 100:,}".replace(",", ".") in said, rule.id
            if rule.per_fte is not None and rule.per_fte < 1:
                assert "0,5 Verwaltungsassistenz" in said, rule.id
            known = {(duty.valid_from, duty.valid_to) for duty in duties}
            dates = tuple("" if day is None else day.isoformat() for day in (rule.since, rule.until))
            assert dates in known, rule.id

    def test_every_entry_of_the_guidelines_is_a_rule_or_said_to_be_none(self, reference: Reference) -> None:
        stated = Counter(source for rule in reference.grant_rules for source in set(rule.sources))
        guided = [each for each in reference.catalogue if each.startswith(("KI-", "KIM-", "T21-08-", "T21-09-"))]
        assert len(guided) == 32 and [each for each in guided if each not in stated] == []
        none = [rule for rule in reference.grant_rules if rule.kind is RuleKind.NO_RULE]
        assert none and all(stated[source] == 1 for rule in none for source in rule.sources)

    def test_what_nobody_has_proven_is_told_and_not_computed(self, reference: Reference) -> None:
        funded = {rule.id: rule for rule in reference.grant_rules if rule.kind is RuleKind.FUNDS}
        lines = {line.rule.id: line for line in rule_lines(evaluated(reference, city()), GrantId("KI"))}
        assert lines["KI-AUSBAU"].state is RuleState.UNPROVEN
        assert lines["KI-FACHKRAFT-BASS"].state is RuleState.ENDED
        grants = [
            each.id
            for guideline in ("KI", "KIM")
            for year in (2017, 2026)
            for each in grants_of_guideline(reference.grant_rules, GrantId(guideline), year)
        ]
        assert not funded.keys() & set(grants)

    def test_what_holds_for_a_kreis_is_asked_of_a_kreis_only(self, reference: Reference) -> None:
        for county in (False, True):
            found = grants_of_guideline(reference.grant_rules, GrantId("KIM"), 2026, county=county)
            assert {"joint_concept" in each.conditions for each in found} == {county}

    def test_a_guideline_becomes_grants_of_a_plan(self, reference: Reference) -> None:
        found = {each.id: each for each in grants_of_guideline(reference.grant_rules, GrantId("KI"), 2026)}
        assert (found["KI"].cap_per_fte, found["KI"].cap_total) == (57_000_00, 5 * 57_000_00)
        assert (found["KI-ASSISTENZ"].cap_per_fte, found["KI-ASSISTENZ"].cap_total) == (45_000_00, 22_500_00)
        assert found["KI-SPRACHMITTLUNG"].flat == 50_000_00
        assert "own_unit" not in found["KI"].conditions  # that rule ended with 2021
        old = grants_of_guideline(reference.grant_rules, GrantId("KI"), 2020, county=True)
        assert "own_unit" in old[0].conditions and old[0].cap_total == 6 * 57_000_00

    def test_the_plan_stands_beside_its_guideline(self, reference: Reference) -> None:
        figures = evaluated(reference, city())
        lines = {line.rule.id: line for line in rule_lines(figures, GrantId("KIM"))}
        assert lines["KIM-KI"].state is RuleState.MET
        assert lines["KIM-LENKUNGSGRUPPE"].state is RuleState.NOT_IN_PLAN
        assert lines["KIM-KOORDINATION"].state is RuleState.INFORMATION
        assert lines["KIM-ASSISTENZ"].state is RuleState.INFORMATION  # a grant of its own in the plan
        alone = {id: each for id, each in kim().items() if id != "KIM-A"}
        mixed = {line.rule.id: line.state for line in rule_lines(evaluated(reference, city(alone)), GrantId("KIM"))}
        assert mixed["KIM-ASSISTENZ"] is RuleState.MIXED
        assert lines["KIM-ERMESSEN"].rule.kind is RuleKind.NO_CLAIM
        ki = {line.rule.id: line.state for line in rule_lines(figures, GrantId("KI"))}
        assert ki["KI-EINHEIT"] is RuleState.MET
        assert ki["KI-STELLVERTRETUNG"] is RuleState.ENDED
        assert [duty.id for duty in no_claim(kim()["KIM"], figures.frame)] == ["KIM-08"]

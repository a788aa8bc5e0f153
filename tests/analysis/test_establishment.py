"""The Stellenplan of two states, the posts a scenario touches and what they trigger, worked out by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis.effects import Effects
from integration_office.analysis.establishment import (
    Change,
    ChangeKind,
    Line,
    Part,
    by_grade,
    by_part,
    by_product,
    doubled_heads,
    establishment,
)
from integration_office.analysis.establishment_costs import line_costs, summed
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.participation import (
    Direction,
    Trigger,
    direction_of,
    involvements,
    regradings,
    triggers,
)
from integration_office.analysis.people import (
    Amount,
    EffectKind,
    affected_posts,
    by_directorate,
    by_kind,
)
from integration_office.analysis.people import by_grade as people_by_grade
from integration_office.analysis.reference import Reference
from integration_office.domain.budget import BudgetLine, read_line
from integration_office.domain.changes import (
    AddPosition,
    ChangeFte,
    CutPosition,
    DissolveUnit,
    MovePosition,
    MoveUnit,
    RegradePosition,
)
from integration_office.domain.changes import Change as PlanChange
from integration_office.domain.grade import PayGrade, read_grade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.participation import Participation, Protection
from integration_office.domain.position import Lapse, Position, Regrade, Terms
from integration_office.domain.scenario import Measure, applied
from tests.analysis.town import five_posts, frame


def grade(text: str) -> PayGrade:
    found = read_grade(text)
    assert found is not None
    return found


def effects(
    reference: Reference,
    *changes: PlanChange,
    baseline: Organisation | None = None,
    effective: date | None = None,
) -> Effects:
    plan = five_posts()
    before = plan.baseline if baseline is None else baseline
    asked = frame(plan, reference)
    old = Evaluation.of(before, asked)
    after = applied(before, [Measure(change, effective) for change in changes])
    return Effects(old, Evaluation.of(after, asked, old))


NEW_HEAD = Position(PositionId("N"), UnitId("32"), "Leitung", Terms(grade("E 13"), None, 10_000, None), is_head=True)
EVERYTHING: tuple[PlanChange, ...] = (
    AddPosition(NEW_HEAD),
    CutPosition(PositionId("0104"), Lapse(date(2027, 6, 30))),
    RegradePosition(PositionId("0102"), grade("E 10")),
    ChangeFte(PositionId("0101"), 7_500, None),
    MovePosition(PositionId("0103"), UnitId("50")),
)


def lines_of(found: tuple[Line, ...]) -> dict[str, Line]:
    return {str(line.grade): line for line in found}


class TestEstablishment:
    def test_each_line_has_its_posts_before_and_after_and_why_they_differ(self, reference: Reference) -> None:
        found = lines_of(by_grade(establishment(effects(reference, *EVERYTHING))))
        assert [*found] == ["A13", "E9b", "E10", "E11", "E13", "S12", "TVOEDFEST"]
        assert found["E13"].after.all == Amount(1, 10_000) and found["E13"].before.all == Amount()
        assert found["E13"].changes == {Change(ChangeKind.CREATED): Amount(1, 10_000)}
        assert found["S12"].changes == {Change(ChangeKind.LAPSING): Amount(1, 7_500)}
        assert found["S12"].after.all == Amount()
        assert found["E9b"].changes == {Change(ChangeKind.REGRADED_TO, grade("E10")): Amount(1, 5_000)}
        assert found["E10"].changes == {Change(ChangeKind.REGRADED_FROM, grade("E9b")): Amount(1, 5_000)}
        assert found["E11"].changes == {Change(ChangeKind.RESIZED): Amount(1, -2_500)}
        assert found["E11"].difference == Amount(0, -2_500)

    def test_a_post_that_only_moves_changes_no_grade_but_its_product(self, reference: Reference) -> None:
        lines = (("50", "1"), ("32", "2"))
        budget = tuple(
            BudgetLine(UnitId(id), product, read_line("Transferaufwendungen"), 2026, 1) for id, product in lines
        )
        town = replace(five_posts().baseline, budget=budget)
        found = establishment(effects(reference, EVERYTHING[-1], baseline=town))
        assert not any(line.differs for line in by_grade(found))
        products = by_product(found)
        assert [*products] == [("1",), ("2",), ()]
        moved = next(line for line in products["1",] if str(line.grade) == "A13")
        assert moved.changes == {Change(ChangeKind.PRODUCT_FROM, grade("A13"), ("2",)): Amount(1, 10_000)}
        assert moved.after.filled == 5_000

    def test_a_column_of_the_citys_own_names_the_product(self, reference: Reference) -> None:
        town = five_posts().baseline
        own = replace(town.positions[PositionId("0105")], extra=(("Produkt", "0199"),))
        found = by_product(establishment(effects(reference, baseline=town.with_positions([own]))))
        assert ("0199",) in found and ("P",) in found

    def test_kw_and_ku_notes_are_counted_and_parts_add_up(self, reference: Reference) -> None:
        town = five_posts().baseline
        noted = [
            replace(town.positions[PositionId("0101")], lapse=Lapse()),
            replace(town.positions[PositionId("0103")], regrade_on_vacancy=Regrade(grade("A12"))),
        ]
        found = establishment(effects(reference, baseline=town.with_positions(noted)))
        parts = {line.part: line for line in by_part(found)}
        assert [*parts] == [Part.CIVIL_SERVANTS, Part.EMPLOYEES, Part.OTHERS]
        assert parts[Part.EMPLOYEES].before.kw == Amount(1, 10_000)
        assert parts[Part.CIVIL_SERVANTS].after.ku == Amount(1, 10_000)
        assert sum(line.after.all.fte for line in parts.values()) == 42_500

    def test_only_some_offices(self, reference: Reference) -> None:
        found = lines_of(by_grade(establishment(effects(reference, EVERYTHING[-1]), {UnitId("50")})))
        assert found["A13"].before.all == Amount() and found["A13"].after.all == Amount(1, 10_000)
        assert not found["A13"].changes and "S12" not in found

    @given(chosen=st.lists(st.sampled_from(EVERYTHING), unique=True))
    @settings(max_examples=20)
    def test_a_line_differs_by_its_changes_and_by_nothing_else(
        self, reference: Reference, chosen: list[PlanChange]
    ) -> None:
        found = effects(reference, *chosen)
        lines = establishment(found)
        for line in lines:
            assert line.difference.fte == sum(_sign(each.kind, amount) for each, amount in line.changes.items())
        costs = line_costs(found)
        assert costs.keys() <= {(line.grade, line.products) for line in lines}
        (whole,) = summed(costs, lambda _: None).values()
        for side, state in enumerate((found.before, found.after)):
            assert (whole.personnel[side], whole.full[side]) == (state.cost.personnel, state.cost.full_cost)

    def test_a_cut_post_costs_in_its_line_until_its_date(self, reference: Reference) -> None:
        costs = summed(line_costs(effects(reference, *EVERYTHING)), lambda key: str(key[0]))
        assert costs["S12"].personnel[0] == costs["S12"].personnel[1] > 0
        assert costs["E10"].personnel[0] == 0 < costs["E10"].personnel[1]
        assert costs["TVOEDFEST"].full == (0, 0)


def _sign(kind: ChangeKind, amount: Amount) -> int:
    leaves = (ChangeKind.CUT, ChangeKind.LAPSING, ChangeKind.REGRADED_TO, ChangeKind.PRODUCT_TO)
    return -amount.fte if kind in leaves else amount.fte


class TestHeads:
    def test_a_dissolution_leaves_two_heads(self, reference: Reference) -> None:
        town = five_posts().baseline
        second = replace(town.positions[PositionId("0103")], is_head=True, illustrative=True)
        both = effects(reference, DissolveUnit(UnitId("32"), UnitId("50")), baseline=town.with_positions([second]))
        (found,) = doubled_heads(both.before.organisation, both.after.organisation)
        assert found.unit == "50" and found.illustrative
        assert {(each.position, each.led) for each in found.heads} == {("0101", "50"), ("0103", "32")}

    def test_two_heads_that_were_there_before_are_no_news(self, reference: Reference) -> None:
        town = five_posts().baseline
        second = replace(town.positions[PositionId("0102")], is_head=True, unit=UnitId("50"))
        both = effects(reference, MoveUnit(UnitId("501"), UnitId("32")), baseline=town.with_positions([second]))
        assert doubled_heads(both.before.organisation, both.after.organisation) == ()


class TestPeople:
    def test_every_kind_is_counted_by_dezernat_and_by_grade(self, reference: Reference) -> None:
        found = effects(reference, *EVERYTHING)
        posts = affected_posts(found)
        assert by_kind(posts) == {
            EffectKind.MOVED: Amount(1, 10_000),
            EffectKind.REGRADED: Amount(1, 5_000),
            EffectKind.RESIZED: Amount(1, 10_000),
            EffectKind.LAPSING: Amount(1, 7_500),
            EffectKind.CREATED: Amount(1, 10_000),
        }
        assert by_directorate(posts, found) == {
            "I": {EffectKind.REGRADED: Amount(1, 5_000), EffectKind.RESIZED: Amount(1, 10_000)},
            "II": {
                EffectKind.MOVED: Amount(1, 10_000),
                EffectKind.LAPSING: Amount(1, 7_500),
                EffectKind.CREATED: Amount(1, 10_000),
            },
        }
        assert [str(each) for each in people_by_grade(posts)] == ["A13", "E9b", "E11", "E13", "S12"]

    @pytest.mark.parametrize(
        ("lapse", "kind"), [(Lapse(date(2027, 6, 30)), EffectKind.LAPSING), (None, EffectKind.CUT)]
    )
    def test_a_post_is_kw_only_where_a_kw_date_lets_its_cost_run_on(
        self, reference: Reference, lapse: Lapse | None, kind: EffectKind
    ) -> None:
        cut = CutPosition(PositionId("0104"), lapse)
        found = effects(reference, cut, effective=date(2027, 1, 1))
        assert [post.kind for post in affected_posts(found)] == [kind]

    def test_what_it_triggers(self, reference: Reference) -> None:
        assert triggers(effects(reference, *EVERYTHING)) == {
            Trigger.MOVED: 1,
            Trigger.REGRADED: 1,
            Trigger.CUT: 1,
            Trigger.CREATED: 1,
            Trigger.RESIZED: 1,
            Trigger.STAFF: 5,
            Trigger.ESTABLISHMENT: 4,
            Trigger.ANY: 5,
        }
        assert triggers(effects(reference)) == {}

    def test_a_unit_that_changes_its_dezernat(self, reference: Reference) -> None:
        found = triggers(effects(reference, MoveUnit(UnitId("50"), UnitId("II"))))
        assert found[Trigger.DIRECTORATES] == 2 and found[Trigger.STRUCTURE] == 1 and Trigger.MOVED not in found

    def test_the_checklist_has_only_what_is_triggered(self, reference: Reference) -> None:
        rows = [
            Participation(effect, "LPVG NRW", "§", "Personalrat", "", None, "Quelle", date(2026, 1, 1), "no")
            for effect in ("moved", "regraded", "unheard of")
        ]
        (found,) = involvements(effects(reference, EVERYTHING[2]), rows)
        assert found.row.effect == "regraded" and found.count == 1


class TestRegrading:
    @pytest.mark.parametrize(
        ("before", "after", "direction"),
        [
            ("E9a", "E9b", Direction.HIGHER),
            ("E9c", "E10", Direction.HIGHER),
            ("A14", "A13", Direction.LOWER),
            ("E2Ü", "E2", Direction.LOWER),
            ("E11", "A11", Direction.OTHER),
            ("FEST", "FEST", Direction.OTHER),
        ],
    )
    def test_direction(self, before: str, after: str, direction: Direction) -> None:
        assert direction_of(grade(before), grade(after)) is direction

    def test_a_norm_is_named_only_where_the_data_has_one(self, reference: Reference) -> None:
        row = Protection("employees", "higher", "§ 17", "", "Quelle", date(2026, 1, 1), "secondary")
        both = effects(reference, EVERYTHING[2], RegradePosition(PositionId("0103"), grade("A12")))
        found = {each.position: each for each in regradings(both, [row])}
        assert found[PositionId("0102")].protection == row
        assert found[PositionId("0103")].protection is None and found[PositionId("0103")].filled == 5_000

    def test_no_norm_stands_in_the_data_without_a_source(self, reference: Reference) -> None:
        assert all(row.source and row.source_date for row in reference.protections if row.norm)

"""Other mixes of grade and FTE for the same tasks, and vacancies, worked out by hand on the town of five posts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis.cost import post_cost
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.value import recomputed
from integration_office.analysis.fitting import OfficeFit, with_office_fit
from integration_office.analysis.reference import Reference
from integration_office.analysis.staffing_options import Mix, MixPart, pay_in, posts_below, staffing_options
from integration_office.analysis.vacancies import Vacancy, vacancy_years
from integration_office.application.option_measures import option_measures
from integration_office.domain.changes import AddPosition
from integration_office.domain.errors import FteNotPositive, MonthsOutOfRange, NothingSelected, UnknownPosition
from integration_office.domain.grade import PayGrade, read_grade
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import GrantId, PositionId, UnitId
from integration_office.domain.period import first_month
from integration_office.domain.position import Lapse, Regrade, Terms
from integration_office.domain.quantity import FTE_SCALE
from tests.analysis.town import five_posts, frame

A13, E11 = PositionId("0103"), PositionId("0101")


def grade(text: str) -> PayGrade:
    found = read_grade(text)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def town(reference: Reference) -> Evaluation:
    plan = five_posts()
    return Evaluation.of(plan.baseline, frame(plan, reference))


def mix(*parts: MixPart, name: str = "anders") -> Mix:
    return Mix(name, parts)


class TestOptions:
    def test_what_the_tasks_need_is_demand_less_what_stays(self, town: Evaluation) -> None:
        # T1 asks for 1.5 FTE, 0101 and 0102 give 0.5 each; T2 asks for 600 × 78 / 93600 = 0.5, for which nobody else is
        # competent.
        found = staffing_options(town, [A13], [], [2026])
        assert [(each.task, each.need) for each in found.needs] == [
            ("T1", Fraction(FTE_SCALE**2, 2)),
            ("T2", Fraction(FTE_SCALE**2, 2)),
        ]
        assert found.current.coverage.value == Fraction(1, 2)  # half of the post is filled: 0.5 of 1.0 FTE

    def test_coverage_asks_for_competences(self, town: Evaluation) -> None:
        whole = mix(MixPart(grade("E 11"), 10_000))
        unskilled = mix(MixPart(grade("E 11"), 10_000, competences=()))
        able, unable = staffing_options(town, [A13], [whole, unskilled], [2026]).options
        assert able.coverage.value == 1 and not able.without_competence
        assert unable.coverage.value == Fraction(1, 2) and unable.without_competence == ("T2",)
        assert able.coverage_expected.value == Fraction(95, 100)
        assert able.expected_vacant.value == 500
        assert recomputed(able.coverage) == 1 and recomputed(able.expected_vacant) == 500

    def test_costs_are_those_of_posts_in_both_views_over_the_years(self, town: Evaluation) -> None:
        found = staffing_options(town, [A13], [mix(MixPart(grade("E 9b"), 15_000, step=3))], [2026, 2028])
        (option,) = found.options
        assert [post.fte_planned for post in option.posts] == [10_000, 5_000] and option.fte == 15_000
        assert {post.unit for post in option.posts} == {"32"}
        for year in option.years:
            costs = [post_cost(post, pay_in(town, year.year)) for post in option.posts]
            assert year.full_cost.value == sum(each.full for each in costs) == recomputed(year.full_cost)
            assert year.budget_cost.value == sum(each.personnel for each in costs) == recomputed(year.budget_cost)
            assert year.expected_unspent.value == recomputed(year.expected_unspent) != 0
        assert "vacancy_rate" in {each.key for each in option.years[0].expected_unspent.assumptions}
        current = post_cost(town.organisation.positions[A13], pay_in(town, 2026))
        assert found.current.years[0].full_cost.value == current.full

    def test_an_option_lasts_as_long_as_the_posts_it_replaces(self, town: Evaluation) -> None:
        lapse = Lapse(date(2028, 6, 30))
        post = replace(town.organisation.positions[A13], begins=first_month(2027) + 3, lapse=lapse)
        state = Evaluation.of(town.organisation.with_positions([post]), town.frame)
        same = mix(MixPart(grade("A 13"), post.fte_planned, step=post.terms.step))
        found = staffing_options(state, [A13], [same], [2026, 2027, 2028, 2029])
        costs = [[year.full_cost.value for year in each.years] for each in (found.current, *found.options)]
        assert costs[0] == costs[1] and [bool(each) for each in costs[0]] == [False, True, True, False]
        # A new post is there from the first to the last of them; beside one that always was there is neither.
        more = mix(*same.parts, MixPart(grade("E 9b"), 5_000), MixPart(grade("E 9b"), 5_000))
        (alone,) = staffing_options(state, [A13], [more], [2026]).options
        assert [(each.begins, each.lapse) for each in alone.posts] == [(post.begins, lapse)] * 3
        (both,) = staffing_options(state, [A13, E11], [more], [2026]).options
        assert [(each.begins, each.lapse) for each in both.posts] == [(post.begins, lapse), (None, None), (None, None)]
        added = option_measures([post], alone.posts)[0]
        assert isinstance(added, AddPosition)
        assert (added.position.begins, added.position.lapse) == (None, lapse)

    def test_an_option_without_a_step_costs_what_its_measures_then_cost(self, town: Evaluation) -> None:
        post = replace(town.organisation.positions[E11], terms=Terms(grade("E 11"), 1, 10_000, None))
        state = Evaluation.of(town.organisation.with_positions([post]), town.frame)
        (option,) = staffing_options(
            state, [E11], [mix(MixPart(grade("E 11"), 5_000, is_head=post.is_head))], [2026]
        ).options
        after = state.organisation
        for change in option_measures([post], option.posts):
            after = change.apply(after)
        assert option.years[0].full_cost.value == post_cost(after.positions[E11], pay_in(state, 2026)).full

    def test_a_new_post_has_no_local_factor_in_an_option_either(self, town: Evaluation) -> None:
        fit = OfficeFit(UnitId("32"), Decimal("0.9"), 0, 0)
        state = Evaluation.of(with_office_fit(town.organisation, fit, "Haushalt 2026"), town.frame)
        post = state.organisation.positions[A13]
        assert post.terms.fit is not None
        more = mix(MixPart(grade("A 13"), 10_000, is_head=post.is_head), MixPart(grade("E 9b"), 10_000))
        (option,) = staffing_options(state, [A13], [more], [2026]).options
        after = state.organisation
        for change in option_measures([post], option.posts):
            after = change.apply(after)
        made = [each for each in after.positions.values() if each.id in {A13, *(each.id for each in option.posts)}]
        assert [each.terms.fit is None for each in made] == [False, True]
        costs = [post_cost(each, pay_in(state, 2026)).full for each in made]
        assert option.years[0].full_cost.value == sum(costs)

    def test_what_is_asked_for_as_it_is_stays_as_it_is(self, town: Evaluation) -> None:
        posts = [replace(each, title="stellv. Leitung") for each in town.organisation.positions.values()]
        state = Evaluation.of(town.organisation.with_positions(posts), town.frame)
        parts = [
            MixPart(each.grade, each.fte_planned, each.terms.step, None, each.is_head) for each in posts if each.grade
        ]
        found = staffing_options(state, [each.id for each in posts if each.grade], [mix(*parts)], [2026])
        now, same = found.current, found.options[0]
        assert [replace(each, terms=replace(each.terms, fte_filled=None)) for each in now.posts] == list(same.posts)
        assert [each.full_cost.value for each in now.years] == [each.full_cost.value for each in same.years]
        assert option_measures(now.posts, same.posts) == ()

    def test_posts_of_a_part_share_its_fte_evenly(self, town: Evaluation) -> None:
        parts = (MixPart(grade("E 9b"), 10_001, posts=2), MixPart(grade("E 11"), 3, posts=9))
        (option,) = staffing_options(town, [A13], [mix(*parts)], [2026]).options
        assert [each.fte_planned for each in option.posts] == [5_001, 5_000, 1, 1, 1]

    def test_grants_that_are_in_no_budget_line_lower_the_budget_cost(self, town: Evaluation) -> None:
        # G pays up to 57,000 a year per filled FTE of unit 50's own posts, until June: 28,500 and 14,250.
        found = staffing_options(town, [E11], [mix(MixPart(grade("E 9b"), 5_000))], [2026, 2027])
        for option, amount in ((found.current, 28_500_00), (found.options[0], 14_250_00)):
            personnel = [
                sum(post_cost(post, pay_in(town, year)).personnel for post in option.posts) for year in (2026, 2027)
            ]
            assert [year.budget_cost.value for year in option.years] == [personnel[0] - amount, personnel[1]]
        (change,) = found.options[0].grants
        assert (change.before, change.after) == (28_500_00, 14_250_00)

    def test_a_condition_that_an_option_breaks_is_named(self, reference: Reference) -> None:
        plan = five_posts()
        grant = Grant(GrantId("G"), cap_per_fte=57_000_00, conditions=("head_fulltime",))
        state = Evaluation.of(plan.baseline.with_grant(GrantId("G"), GrantTerms(grant)), frame(plan, reference))
        half = mix(MixPart(grade("E 11"), 5_000, is_head=True))
        (change,) = staffing_options(state, [E11], [half], [2026]).options[0].grants
        assert change.is_lost and change.newly_failed == ("head_fulltime",)

    def test_all_posts_below_a_unit(self, town: Evaluation) -> None:
        assert posts_below(town.organisation, [UnitId("I"), UnitId("50")]) == ("0101", "0102")

    def test_what_makes_no_sense_is_refused(self, town: Evaluation) -> None:
        with pytest.raises(NothingSelected):
            staffing_options(town, [], [], [2026])
        with pytest.raises(UnknownPosition):
            staffing_options(town, [PositionId("9")], [], [2026])
        with pytest.raises(FteNotPositive):
            staffing_options(town, [A13], [mix(MixPart(grade("E 9b"), 0))], [2026])

    def test_an_option_without_posts_covers_and_costs_nothing(self, town: Evaluation) -> None:
        (none,) = staffing_options(town, [A13], [mix()], [2026]).options
        assert none.coverage.value == 0 and none.years[0].full_cost.value == 0 and none.expected_vacant.value == 0

    @given(st.integers(1, 30_000), st.integers(1, 30_000))
    @settings(max_examples=15)
    def test_more_fte_of_the_same_kind_cover_no_less_and_cost_no_less(self, less: int, more: int) -> None:
        less, more = sorted((less, more))
        options = [mix(MixPart(grade("E 11"), fte)) for fte in (less, more)]
        first, second = staffing_options(_STATE[0], [A13], options, [2026]).options
        assert (first.coverage.value or 0) <= (second.coverage.value or 0)
        assert (first.years[0].full_cost.value or 0) <= (second.years[0].full_cost.value or 0)


_STATE: list[Evaluation] = []


@pytest.fixture(scope="module", autouse=True)
def _state(town: Evaluation) -> None:
    _STATE[:] = [town]


class TestVacancies:
    def test_a_post_that_is_filled_half_a_year_later(self, town: Evaluation) -> None:
        found = vacancy_years(town, [Vacancy(E11, first_month(2027), 6)], [2026, 2027, 2028])
        full = pay_in(town, 2027).full(grade("E 11"), None).cents
        personnel = (full + 1) // 2
        after = personnel + 4_850_00 + (personnel + 2) // 5
        assert [each.saving == 0 for each in found] == [True, False, True]
        assert found[1].after.value == after == recomputed(found[1].after)
        assert found[1].empty == 6 * 10_000

    def test_a_post_that_is_filled_lower(self, town: Evaluation) -> None:
        (found,) = vacancy_years(town, [Vacancy(E11, first_month(2027) + 6, 0, grade("E 9b"))], [2027])
        pay = pay_in(town, 2027)
        months = [pay.full(grade(each), None).cents * 6 for each in ("E 11", "E 9b")]
        assert found.after.terms[0].terms[0].value == round(sum(months) / 12)
        assert found.saving > 0 and found.empty == 0

    def test_ku_says_the_grade_and_kw_that_nobody_follows(self, reference: Reference) -> None:
        plan = five_posts()
        noted = [
            replace(plan.baseline.positions[E11], regrade_on_vacancy=Regrade(grade("E 9b"))),
            replace(plan.baseline.positions[PositionId("0104")], lapse=Lapse()),
        ]
        state = Evaluation.of(plan.baseline.with_positions(noted), frame(plan, reference))
        (ku,) = vacancy_years(state, [Vacancy(E11, first_month(2027), 0)], [2027])
        assert (
            ku.after.value
            == post_cost(
                replace(noted[0], regrade_on_vacancy=None, terms=replace(noted[0].terms, grade=grade("E 9b"))),
                pay_in(state, 2027),
            ).full
        )
        kw = vacancy_years(state, [Vacancy(PositionId("0104"), first_month(2027) + 3, 2)], [2027, 2028])
        assert kw[1].after.value == 0 and kw[0].empty == 0
        assert 0 < (kw[0].after.value or 0) < (kw[0].before.value or 0)

    def test_only_what_is_filled_counts(self, town: Evaluation) -> None:
        (found,) = vacancy_years(town, [Vacancy(A13, first_month(2027), 12)], [2027])
        half = replace(town.organisation.positions[A13].terms, fte_planned=5_000)
        alone = replace(town.organisation.positions[A13], terms=half)
        assert found.before.value == post_cost(alone, pay_in(town, 2027)).full and found.after.value == 0

    def test_what_is_dated_later_still_comes_later(self, town: Evaluation) -> None:
        post, since = town.organisation.positions[E11], first_month(2027) + 9
        dated = post.with_terms(replace(post.terms, grade=grade("E 12"), fte_planned=5_000), since)
        state = Evaluation.of(town.organisation.with_positions([dated]), town.frame)
        at_once, later = (
            vacancy_years(state, [Vacancy(E11, first_month(2027), months)], [2027])[0] for months in (0, 11)
        )
        assert at_once.saving == 0 and at_once.before.value == post_cost(dated, pay_in(state, 2027)).full
        assert later.empty == 9 * 10_000 + 2 * 5_000
        full = pay_in(state, 2027).full(grade("E 12"), None).cents
        assert later.after.terms[0].terms[0].value == round(full / 24)

    def test_a_vacancy_lasts_no_longer_than_ten_years(self, town: Evaluation) -> None:
        with pytest.raises(MonthsOutOfRange):
            vacancy_years(town, [Vacancy(A13, first_month(2027), 121)], [2027])

"""Every figure, worked out again from its own terms, gives its value to the last digit."""

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis import figure
from integration_office.analysis.coverage import GROUPS, Status
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import Figure, FigureUnit, Term, counts, recomputed
from integration_office.analysis.reference import Reference
from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.changes import CutPosition, MoveUnit
from integration_office.domain.grade import read_grade
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import DutyId, GrantId, PositionId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Lapse, Position, Regrade, Terms
from integration_office.domain.scenario import Measure, applied, project
from integration_office.domain.task import Task
from tests.analysis.town import DUTIES, five_posts, frame, organisation, unit

UNITS = [
    unit("0", "verwaltung", None),
    unit("I", "dezernat", "0"),
    unit("50", "amt", "I", grant=GrantId("G")),
    unit("501", "sachgebiet", "50", grant=GrantId("H")),
    unit("32", "amt", "I"),
]
GRADES = ("E 11", "E 9b", "A13", "B3", "S12", "S10", "TVÖD FEST", "")


@pytest.fixture(scope="module")
def town(reference: Reference) -> Evaluation:
    plan = five_posts()
    return Evaluation.of(plan.baseline, frame(plan, reference))


def terms_of(term: Term) -> Iterator[Term]:
    yield term
    for each in term.terms:
        yield from terms_of(each)


def all_figures(evaluation: Evaluation) -> Iterator[Figure]:
    org = evaluation.organisation
    yield figure.full_cost(evaluation)
    yield from (figure.cost_part(evaluation, part) for part in ("personnel", "workplace", "overhead"))
    yield from (figure.unit_cost(evaluation, each) for each in org.units)
    yield from (figure.budget_cost(evaluation, each) for each in (None, *org.units))
    yield from (figure.post_cost(evaluation, each) for each in {**org.positions, **org.lapsing})
    yield from (figure.span(evaluation, each) for each in org.units)
    yield from (figure.grant(evaluation, each) for each in evaluation.grants)
    yield from (figure.task_overlap(evaluation, each) for each in org.tasks)
    yield from (figure.task_overlap_cost(evaluation, each) for each in org.tasks)
    yield from (figure.overlap_fte(evaluation), figure.intended_fte(evaluation))
    yield figure.overlap_cost(evaluation)
    yield from (figure.duty(evaluation, each.duty) for each in evaluation.coverage.duties)
    yield from (figure.group_index(evaluation, group) for group in GROUPS)
    yield from (figure.status_count(evaluation, group, each) for group in GROUPS for each in Status)
    yield figure.achievable(evaluation, evaluation.achievable)
    yield from (figure.planned_fte(evaluation), figure.filled_fte(evaluation), figure.posts(evaluation))
    yield from (counts.units(evaluation), counts.duty_status(evaluation))
    yield from (counts.all_grants(evaluation), counts.failed_grants(evaluation))
    yield counts.full_cost_of_years({evaluation.frame.year: evaluation})


def figures_of_change(effects: Effects) -> Iterator[Figure]:
    yield from (figure.moved_posts(effects), figure.moved_fte(effects), counts.touched_posts(effects))
    yield from (counts.shared_tasks(effects), counts.conflicts(effects))
    yield from (counts.duty_changes(effects), counts.duty_owners(effects))


def expected_totals(evaluation: Evaluation) -> dict[str, object]:
    cost, overlap, size = evaluation.cost, evaluation.overlap, evaluation.size
    return {
        "full_cost": cost.full_cost,
        "personnel": cost.personnel,
        "workplace": cost.workplace,
        "overhead": cost.overhead,
        "overlap_fte": overlap.fte,
        "intended_fte": overlap.intended_fte,
        "overlap_cost": overlap.cost,
        "planned_fte": size.fte_planned,
        "filled_fte": size.fte_filled,
        "posts": size.positions,
        "achievable": evaluation.achievable,
    }


ids = st.sampled_from
ftes = st.integers(0, 12_000)
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
months = st.one_of(st.none(), st.integers(2026 * 12, 2026 * 12 + 14))
grades = ids(GRADES).map(read_grade)


@st.composite
def position_terms(draw: st.DrawFn) -> Terms:
    return Terms(draw(grades), draw(st.one_of(st.none(), st.integers(1, 6))), draw(ftes), draw(ftes))


@st.composite
def positions(draw: st.DrawFn, number: int) -> Position:
    priced = st.builds(Regrade, ids(["E12", "A14"]).map(read_grade), st.one_of(st.none(), days))
    return Position(
        PositionId(f"{number:03}"),
        UnitId(draw(ids(["0", "50", "501", "32"]))),
        terms=draw(position_terms()),
        competences=draw(ids([(), ("K1",), ("K1", "K2")])),
        is_head=draw(st.booleans()),
        lapse=draw(st.one_of(st.none(), st.builds(Lapse, st.one_of(st.none(), days)))),
        regrade_on_vacancy=draw(st.one_of(st.none(), priced)),
        grant=draw(ids([None, GrantId("G")])),
        begins=draw(months),
        earlier=draw(ids([(), ((2026 * 12 + 5, Terms(read_grade("E 6"), None, 5_000, None)),)])),
    )


@st.composite
def tasks(draw: st.DrawFn, number: int) -> Task:
    demand = draw(st.one_of(st.none(), ftes))
    return Task(
        TaskId(f"T{number}"),
        duties=draw(ids([(), (DutyId("D1"),), (DutyId("D1"), DutyId("D3")), (DutyId("D4"),)])),
        demand_fte=demand,
        cases=draw(st.one_of(st.none(), st.decimals(0, 500, places=1))) if demand is None else None,
        minutes=Decimal("77.7"),
        competences=draw(ids([(), ("K2",)])),
        intended=draw(st.booleans()),
    )


@st.composite
def grants(draw: st.DrawFn, id: str) -> Grant:
    amount = st.one_of(st.none(), st.integers(0, 20_000_000))
    return Grant(
        GrantId(id),
        rate=draw(st.one_of(st.none(), st.decimals(0, 1, places=2))),
        cap_per_fte=draw(amount),
        cap_total=draw(amount),
        end=draw(st.one_of(st.none(), days)),
        conditions=draw(ids([(), ("own_unit",), ("head_fulltime", "unheard_of"), ("needs=G",)])),
        in_budget=draw(st.booleans()),
    )


@st.composite
def towns(draw: st.DrawFn) -> Organisation:
    posts = [draw(positions(number)) for number in range(draw(st.integers(1, 5)))]
    work = [draw(tasks(number)) for number in range(draw(st.integers(1, 4)))]
    shares = {post.id: {task.id: draw(st.integers(0, 2_500)) for task in work} for post in posts}
    budget = tuple(
        BudgetLine(UnitId(draw(ids(["0", "50", "32"]))), "P", line, 2026, draw(st.integers(-10_000, 10_000)))
        for line in draw(st.lists(ids(list(NkfLine)), max_size=4))
    )
    terms = {GrantId(id): GrantTerms(draw(grants(id))) for id in ("G", "H")}
    return organisation(UNITS, posts, work, shares, budget=budget, grants=frozen(terms))


def evaluated(town: Organisation, reference: Reference) -> Evaluation:
    weights = frozen({DutyId("D1"): Decimal("2.5")})
    plan = Plan(PlanInfo("", "Musterstadt", 2026, "TIntG-2021"), town, duties=frozen(DUTIES), weights=weights)
    return Evaluation.of(town, frame(plan, reference))


@settings(max_examples=40, deadline=None)
@given(town=towns(), cut=st.one_of(st.none(), st.builds(Lapse, days)), day=st.one_of(st.none(), days))
def test_terms_give_the_value_of_every_figure(
    reference: Reference, town: Organisation, cut: Lapse | None, day: date | None
) -> None:
    state = project(town, [Measure(CutPosition(PositionId("000"), cut), day)]).organisation
    before, after = evaluated(town, reference), evaluated(state, reference)
    moved = applied(state, [Measure(MoveUnit(UnitId("501"), UnitId("32")), day)])
    effects = Effects(before, evaluated(moved, reference))
    figures = [*all_figures(after), *figures_of_change(effects)]
    for each in figures:
        for term in (*terms_of(each), *(below for beside in each.beside for below in terms_of(beside))):
            assert recomputed(term) == term.value, term


@settings(max_examples=25, deadline=None)
@given(town=towns())
def test_figures_agree_with_the_analysis(reference: Reference, town: Organisation) -> None:
    evaluation = evaluated(town, reference)
    found = {each.key: each.value for each in all_figures(evaluation) if not each.id}
    for key, value in expected_totals(evaluation).items():
        assert found[key] == value, key
    by_unit = evaluation.costs.by_unit()
    for each in town.units:
        assert figure.unit_cost(evaluation, each).value == by_unit[each].full_cost
        assert figure.budget_cost(evaluation, each).value == by_unit[each].budget_cost
        assert figure.span(evaluation, each).value == evaluation.spans[each]
    for id, row in evaluation.positions.row.items():
        assert figure.post_cost(evaluation, id).value == int(evaluation.posts.full[row])
    for id, result in evaluation.grants.items():
        assert figure.grant(evaluation, id).value == result.amount


def test_a_post_says_how_its_cost_came_about(town: Evaluation) -> None:
    cost = figure.post_cost(town, PositionId("0102"))
    personnel, workplace, overhead = cost.terms
    full, fte, months = personnel.terms
    assert (full.id, full.value, fte.value, months.value) == ("E9b/3", 70_549_52, 5_000, 12)
    assert (personnel.value, workplace.value, overhead.value) == (35_274_76, 4_850_00, 7_054_95)
    assert [part.key for part in full.terms] == ["base", "bonus", "performance", "social", "pension", "u2"]
    assert {each.key for each in cost.assumptions} == {
        "lob_rate",
        "overhead_rate",
        "u2_rate",
        "workplace",
        "zv_rate",
    }
    assert any("TVOED_VKA_E" in source for source in cost.sources)
    assert not cost.verified


def test_standard_step_is_an_assumption_only_where_it_was_used(town: Evaluation) -> None:
    keys = {each.key for each in figure.post_cost(town, PositionId("0101")).assumptions}
    assert "standard_step_e" in keys
    assert "standard_step_a" not in keys


def test_an_advance_payment_makes_a_figure_provisional(town: Evaluation) -> None:
    assert figure.post_cost(town, PositionId("0103")).provisional
    assert not figure.post_cost(town, PositionId("0102")).provisional


def test_unpriced_grades_are_named_with_their_fte(town: Evaluation) -> None:
    (named,) = figure.full_cost(town).unpriced
    assert (named.id, named.value, named.unit) == ("TVOEDFEST", 120_000, FigureUnit.FTE_MONTHS)
    assert figure.unit_cost(town, UnitId("I")).unpriced == ()
    assert figure.post_cost(town, PositionId("0105")).value == 0


def test_a_duty_shows_capacity_and_demand_of_each_task(town: Evaluation) -> None:
    found = figure.duty(town, DutyId("D1"))
    (task,) = found.terms
    assert [each.value for each in task.terms] == [120_000_000, 150_000_000]
    assert found.value == Fraction(4, 5)
    assert [(each.key, each.id) for each in found.remarks] == [("status", "understaffed")]
    (owner,) = found.beside
    assert (owner.id, owner.value, [each.value for each in owner.terms]) == (
        "50",
        100_000_000,
        [40_000_000, 100_000_000],
    )


def test_a_duty_without_tasks_is_not_defined(town: Evaluation) -> None:
    assert figure.duty(town, DutyId("D4")).value is None
    assert figure.group_index(town, "voluntary").value is None


def test_demand_from_cases_rests_on_working_time(town: Evaluation) -> None:
    assert [each.key for each in figure.duty(town, DutyId("D2")).assumptions] == ["annual_minutes"]
    assert figure.duty(town, DutyId("D1")).assumptions == ()


def test_a_grant_shows_its_posts_and_conditions(reference: Reference) -> None:
    plan = five_posts()
    terms = plan.baseline.grants[GrantId("G")].current
    strict = replace(terms, conditions=("own_unit", "deputy_fulltime", "by_hand"))
    town = plan.baseline.with_grant(GrantId("G"), GrantTerms(strict))
    found = figure.grant(Evaluation.of(town, frame(plan, reference)), GrantId("G"))
    assert [(each.id, each.value) for each in found.terms[:3]] == [
        ("own_unit", 1),
        ("deputy_fulltime", 0),
        ("by_hand", None),
    ]
    assert found.value == 0
    (post,) = found.terms[3].terms
    assert (post.id, post.value) == ("0101", 28_500_00)


def test_what_a_rule_filled_in_marks_the_figures_it_touches(reference: Reference) -> None:
    plan = five_posts()
    own = tuple(replace(each, illustrative=True) for each in plan.baseline.assignments[PositionId("0101")])
    guessed = plan.baseline.with_assignments(PositionId("0101"), own)
    evaluation = Evaluation.of(guessed, frame(plan, reference))
    assert figure.overlap_fte(evaluation).illustrative
    assert figure.duty(evaluation, DutyId("D1")).illustrative
    assert not figure.duty(evaluation, DutyId("D3")).illustrative
    assert not figure.full_cost(evaluation).illustrative


def test_moved_posts_are_counted_by_the_way_they_go(reference: Reference) -> None:
    plan = five_posts()
    state = applied(plan.baseline, [Measure(MoveUnit(UnitId("501"), UnitId("32")))])
    question = frame(plan, reference)
    effects = Effects(Evaluation.of(plan.baseline, question), Evaluation.of(state, question))
    moved = figure.moved_posts(effects)
    assert (moved.value, moved.terms[0].id, moved.terms[0].terms[0].id) == (1, "32", "50")
    assert figure.moved_fte(effects).value == 5_000


def test_no_figure_keeps_the_state_it_is_of(reference: Reference) -> None:
    """A closed plan leaves the memory."""
    plan = five_posts()
    of = Evaluation.of(plan.baseline, frame(plan, reference))
    figures, state, evaluation = list(all_figures(of)), weakref.ref(plan.baseline), weakref.ref(of)
    del plan, of
    gc.collect()
    assert figures and (state(), evaluation()) == (None, None)

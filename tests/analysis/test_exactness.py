"""The columns agree with METHOD in plain words, and an advanced figure with the one from scratch, exactly."""

from datetime import date
from fractions import Fraction
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis import greatest_flow
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.index import contributions
from integration_office.analysis.index.work import is_competent
from integration_office.analysis.reference import Reference
from integration_office.application.analysis_json import analysis_json
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure
from integration_office.exchange.parameters import load_reference
from tests.analysis import naive
from tests.analysis.cities import applied_where_possible, cities, measures
from tests.analysis.town import frame

REFERENCE: Reference = load_reference()
MANY = st.lists(measures(), max_size=8)


def figures(evaluation: Evaluation, baseline: Evaluation) -> dict[str, Any]:
    return analysis_json("x", None, Effects(baseline, evaluation))


@given(cities(), MANY)
@settings(max_examples=22)
def test_advanced_equals_from_scratch(plan: Plan, drawn: list[Measure]) -> None:
    asked = frame(plan, REFERENCE)
    states = applied_where_possible(plan.baseline, drawn)
    advanced = baseline = Evaluation.of(states[0], asked)
    for state in [*states[1:], *reversed(states)]:
        advanced = Evaluation.of(state, asked, advanced)
        scratch = Evaluation.of(state, asked)
        assert figures(advanced, baseline) == figures(scratch, Evaluation.of(plan.baseline, asked))


@given(cities(), MANY, st.sampled_from((2026, 2029)), st.sampled_from((1, 3)))
@settings(max_examples=15)
def test_recalculated_and_in_another_year_equal_from_scratch(
    plan: Plan, drawn: list[Measure], year: int, piece: int
) -> None:
    """Also in pieces of a few shares, and where what has moved no longer stands in order."""
    asked = frame(plan, REFERENCE)
    states = applied_where_possible(plan.baseline, drawn)
    baseline = Evaluation.of(states[0], asked)
    advanced = baseline
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contributions, "_PIECE", piece)
        for state in states:
            advanced = Evaluation.of(state, asked, advanced)
            scratch, then = Evaluation.of(state, asked), asked.in_year(year)
            assert figures(advanced.recalculated(), baseline) == figures(scratch, baseline)
            other = Evaluation.of(state, then, advanced.recalculated().settled())
            assert figures(other, baseline) == figures(Evaluation.of(state, then), baseline)


@given(cities(), MANY)
@settings(max_examples=25)
def test_advanced_prices_equal_those_from_scratch(plan: Plan, drawn: list[Measure]) -> None:
    asked = frame(plan, REFERENCE)
    advanced = Evaluation.of(plan.baseline, asked)
    for state in applied_where_possible(plan.baseline, drawn):
        advanced = Evaluation.of(state, asked, advanced)
        posts, anew = advanced.posts, Evaluation.of(state, asked).posts
        for ours, theirs in ((posts.table, anew.table), (posts.full, anew.full), (posts.totals, anew.totals)):
            assert ours.tolist() == theirs.tolist()
        for by_kind, column in ((posts.kinds.planned, "planned"), (posts.kinds.filled, "filled")):
            assert by_kind[posts.kinds.of_post].tolist() == getattr(advanced.positions, column).tolist()


@given(cities(), MANY, st.sampled_from((2025, 2026, 2029)))
@settings(max_examples=22)
def test_columns_equal_plain_words(plan: Plan, drawn: list[Measure], year: int) -> None:
    state = applied_where_possible(plan.baseline, drawn)[-1]
    evaluation = Evaluation.of(state, frame(plan, REFERENCE, year))
    assert evaluation.cost.full_cost == naive.total_full_cost(state, evaluation.pay)
    fte, cost = naive.overlap(state, evaluation.pay)
    assert (Fraction(evaluation.overlap.fte, 10**8), evaluation.overlap.cost) == (fte, cost)
    minutes = evaluation.assumptions["annual_minutes"].value
    for duty in evaluation.coverage.duties:
        assert duty.ratio == naive.duty_ratio(state, duty.duty, minutes)
    assert evaluation.offices == {unit: naive.office_of(state, unit) for unit in state.units}


@given(cities(), MANY)
@settings(max_examples=22)
def test_offices_add_up_to_the_total(plan: Plan, drawn: list[Measure]) -> None:
    state = applied_where_possible(plan.baseline, drawn)[-1]
    evaluation = Evaluation.of(state, frame(plan, REFERENCE))
    offices = evaluation.costs.by_office().values()
    assert sum(cost.full_cost for cost in offices) == evaluation.cost.full_cost
    assert sum(cost.budget_cost for cost in offices) == evaluation.cost.budget_cost
    roots = (evaluation.costs.by_unit()[root] for root in state.roots)
    assert sum(cost.budget_cost for cost in roots) == evaluation.cost.budget_cost


@given(cities(), MANY)
@settings(max_examples=25)
def test_achievable_coverage_equals_a_flow_post_by_post(plan: Plan, drawn: list[Measure]) -> None:
    state = applied_where_possible(plan.baseline, drawn)[-1]
    evaluation = Evaluation.of(state, frame(plan, REFERENCE))
    minutes = evaluation.assumptions["annual_minutes"].value
    demand = {task.id: task.demand(minutes) for task in state.tasks.values()}
    known = {task: Fraction(needed) for task, needed in demand.items() if needed}
    graph = nx.DiGraph([("s", "t", {"capacity": 0})])
    for task, needed in known.items():
        graph.add_edge(task, "t", capacity=int(needed * 93_600 * 98_640))
    for post in state.positions.values():
        graph.add_edge("s", post.id, capacity=post.fte_filled * 10_000 * 93_600 * 98_640)
        office = evaluation.offices[post.unit]
        for task in known:
            if office in _carrying(evaluation, task) and is_competent(state.tasks[task].competences, post.competences):
                graph.add_edge(post.id, task)
    expected = Fraction(nx.maximum_flow_value(graph, "s", "t"), 93_600 * 98_640) if known else None
    assert evaluation.achievable == (expected / sum(known.values()) if expected is not None else None)


@given(cities(), MANY)
@settings(max_examples=25)
def test_a_large_flow_is_right_to_five_places(plan: Plan, drawn: list[Measure]) -> None:
    state = applied_where_possible(plan.baseline, drawn)[-1]
    evaluation = Evaluation.of(state, frame(plan, REFERENCE))
    exact = evaluation.achievable_unless(greatest_flow.never)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(greatest_flow, "_EXACT_EDGES", 0)
        large = evaluation.achievable_unless(greatest_flow.never)
    if exact is None:
        assert large is None
    else:
        assert large is not None
        assert abs(large - exact) <= Fraction(1, 10**5)


def test_a_move_never_changes_the_total_of_a_city_without_grants() -> None:
    from integration_office.domain.changes import MoveUnit
    from tests.analysis.town import five_posts

    plan = five_posts()
    before = Evaluation.of(plan.baseline, frame(plan, REFERENCE))
    moved = Measure(MoveUnit("501", "32"), date(2027, 1, 1)).apply(plan.baseline)  # type: ignore[arg-type]
    after = Evaluation.of(moved, frame(plan, REFERENCE), before)
    assert after.cost == before.cost


def _carrying(evaluation: Evaluation, task: str) -> set[str]:
    return {
        evaluation.offices[evaluation.organisation.positions[position].unit]
        for position, own in evaluation.organisation.assignments.items()
        if any(each.task == task and each.share for each in own)
    }

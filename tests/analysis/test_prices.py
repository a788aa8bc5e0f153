"""All posts priced at once cost what each costs on its own, whatever the assumptions."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis.cost import post_cost, spells_in
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.index.numbers import ints
from integration_office.analysis.pay import PayYear
from integration_office.analysis.prices import PostColumns
from integration_office.analysis.reference import Reference
from integration_office.analysis.spells import filled_months
from integration_office.domain.grade import read_grade
from integration_office.domain.plan import Plan
from integration_office.domain.position import Regrade
from integration_office.domain.scenario import Measure
from integration_office.exchange.parameters import load_reference
from tests.analysis.cities import applied_where_possible, cities, measures
from tests.analysis.town import five_posts, frame, organisation, post, unit

REFERENCE: Reference = load_reference()
AMOUNTS = st.sampled_from(("9700", "0", "0.005", "123456.789", "1E+15", "0.1234567890123"))
RATES = st.sampled_from(("0.20", "0", "1", "0.123456789012345678"))


@given(cities(), st.lists(measures(), max_size=6), st.sampled_from((2025, 2026, 2031)), AMOUNTS, RATES)
@settings(max_examples=25)
def test_columns_price_each_post_as_its_own(
    plan: Plan, drawn: list[Measure], year: int, workplace: str, overhead: str
) -> None:
    state = applied_where_possible(plan.baseline, drawn)[-1]
    evaluation = Evaluation.of(state, frame(plan, REFERENCE, year))
    given_ = {"workplace": workplace, "overhead_rate": overhead}
    assumed = {
        key: replace(known, value=Decimal(given_[key])) if key in given_ else known
        for key, known in evaluation.assumptions.items()
    }
    pay = PayYear(REFERENCE.pay, assumed, year)
    table = PostColumns.of(evaluation.positions, pay).table
    for row, position in enumerate(state.positions.values()):
        cost = post_cost(position, pay)
        parts = [cost.personnel, cost.workplace, cost.overhead, cost.unpriced, cost.actual_personnel]
        assert table[:, row].tolist() == parts
    some = ints(range(0, len(state.positions), 2))
    posts = list(state.positions.values())
    months = [sum(terms.filled * n for terms, n in spells_in(posts[row], year)) for row in some.tolist()]
    assert filled_months(evaluation.positions, year, some).tolist() == months


def test_alike_but_for_a_dated_ku_note_are_not_priced_alike() -> None:
    posts = [
        post("A", "1", "E11", 10_000),
        post("B", "1", "E11", 10_000, regrade_on_vacancy=Regrade(read_grade("E9b"), date(2026, 7, 1))),  # type: ignore
        post("C", "1", "E11", 10_000),
    ]
    state = organisation([unit("1", "verwaltung", None)], posts)
    evaluation = Evaluation.of(state, frame(replace(five_posts(), baseline=state), REFERENCE, 2026))
    first, second, third = evaluation.posts.full.tolist()
    assert first == third > second == post_cost(posts[1], evaluation.pay).full
    assert evaluation.posts.totals.tolist() == evaluation.posts.table.sum(axis=1).tolist()


def test_no_posts_cost_nothing() -> None:
    plan = five_posts()
    empty = replace(plan.baseline, positions=plan.baseline.positions.updated({}, list(plan.baseline.positions)))  # type: ignore
    evaluation = Evaluation.of(replace(empty, assignments={}), frame(plan, REFERENCE))
    assert evaluation.posts.table.shape == (5, 0)
    assert evaluation.cost.personnel == 0
    assert np.array_equal(evaluation.spans_by_row, evaluation._children)

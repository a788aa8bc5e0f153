"""Achievable coverage against a flow office by office and set by set that networkx finds in whole numbers."""

from collections.abc import Callable
from fractions import Fraction
from itertools import count
from math import lcm
from multiprocessing import active_children

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis import dinic, greatest_flow
from integration_office.analysis.greatest_flow import Cancelled, FlowProblem, achievable_coverage

FTE = 10**8
CLOSE = Fraction(1, 10**5)

COMPETENCES = st.lists(st.sampled_from("ABCD"), max_size=3).map(tuple)
"""In any order, some twice."""

OFFICES = st.sampled_from((-7, 0, 1, 2, 500, 10**9))
DEMANDS = (
    st.none()
    | st.integers(0, 4 * FTE).map(Fraction)
    | st.fractions(0, 3 * FTE, max_denominator=93_600)
    | st.sampled_from((Fraction(1, 7), Fraction(2_000 * FTE)))
)


@st.composite
def problems(draw: st.DrawFn) -> FlowProblem:
    tasks = draw(st.lists(st.tuples(DEMANDS, COMPETENCES), min_size=1, max_size=8))
    carried = draw(st.lists(st.tuples(st.integers(0, len(tasks) - 1), OFFICES), unique=True, max_size=25))
    skills = draw(st.lists(COMPETENCES, min_size=1, max_size=5, unique=True))
    places = st.tuples(OFFICES, st.integers(0, len(skills) - 1))
    supply = draw(st.dictionaries(places, st.integers(1, 40_000).map(lambda fte: fte * 10_000), max_size=12))
    return problem(tasks, carried, skills, supply)


def problem(
    tasks: list[tuple[Fraction | None, tuple[str, ...]]],
    carried: list[tuple[int, int]],
    skills: list[tuple[str, ...]],
    supply: dict[tuple[int, int], int],
) -> FlowProblem:
    pairs = np.array(carried, dtype=np.int64).reshape(-1, 2)
    held = np.array([(*key, fte) for key, fte in supply.items()], dtype=np.int64).reshape(-1, 3)
    return FlowProblem(
        task=pairs[:, 0],
        office=pairs[:, 1],
        demand=[demand for demand, _ in tasks],
        asked=[asked for _, asked in tasks],
        supply_office=held[:, 0],
        supply_skill=held[:, 1],
        supply_fte=held[:, 2],
        skills=skills,
    )


def expected(problem: FlowProblem) -> Fraction | None:
    """Every set of posts straight to every task it may serve."""
    known = {task: demand for task, demand in enumerate(problem.demand) if demand}
    if not known:
        return None
    scale = lcm(*(demand.denominator for demand in known.values()))
    graph = nx.DiGraph([("source", "sink", {"capacity": 0})])
    carried = set(zip(problem.task.tolist(), problem.office.tolist(), strict=True))
    for task, demand in known.items():
        graph.add_edge(("task", task), "sink", capacity=int(demand * scale))
    rows = zip(problem.supply_office.tolist(), problem.supply_skill.tolist(), problem.supply_fte.tolist(), strict=True)
    for row, (office, skill, fte) in enumerate(rows):
        graph.add_edge("source", row, capacity=fte * scale)
        for task in known:
            asked = problem.asked[task]
            if (task, office) in carried and (not asked or not set(asked).isdisjoint(problem.skills[skill])):
                graph.add_edge(row, ("task", task))
    return Fraction(nx.maximum_flow_value(graph, "source", "sink"), scale) / sum(known.values())


def more_filled(problem: FlowProblem, row: int, fte: int) -> FlowProblem:
    supply = problem.supply_fte.copy()
    supply[row] += fte
    return FlowProblem(
        problem.task,
        problem.office,
        problem.demand,
        problem.asked,
        problem.supply_office,
        problem.supply_skill,
        supply,
        problem.skills,
    )


def chain(links: int, first: int, others: int) -> FlowProblem:
    """Office n carries the tasks n and n + 1, each 1 FTE; help for the last comes through all of them."""
    carried = [(task, office) for office in range(links) for task in (office, office + 1)]
    supply = {(office, 0): others for office in range(1, links)} | {(0, 0): first}
    return problem([(Fraction(FTE), ())] * (links + 1), carried, [()], supply)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every problem counts as too large to be solved exactly."""
    monkeypatch.setattr(greatest_flow, "_EXACT_EDGES", 0)


@pytest.fixture
def aside(monkeypatch: pytest.MonkeyPatch, large: None) -> None:
    """Whatever is left goes to a process of its own."""
    monkeypatch.setattr(dinic, "_ASIDE_EDGES", 0)


def solved_as_large(problem: FlowProblem) -> Fraction | None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(greatest_flow, "_EXACT_EDGES", 0)
        return achievable_coverage(problem)


@given(problems())
def test_a_small_problem_is_solved_exactly(problem: FlowProblem) -> None:
    assert achievable_coverage(problem) == expected(problem)


@given(problems())
@settings(max_examples=300)
def test_a_large_problem_is_solved_to_five_places(problem: FlowProblem) -> None:
    found, exact = solved_as_large(problem), expected(problem)
    assert (found is None) == (exact is None)
    if found is not None and exact is not None:
        assert abs(found - exact) <= CLOSE
        assert 0 <= found <= 1


@given(problems())
@settings(max_examples=150)
def test_without_a_good_start_the_rest_still_finds_the_largest_flow(problem: FlowProblem) -> None:
    """And in portions, without knowing what is out of reach, with coarse units that need a second pass."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(greatest_flow, "_MOST_ROUNDS", 0)
        patch.setattr(greatest_flow, "_MOST_SWEEPS", 1)
        patch.setattr(greatest_flow, "_LARGEST", 2**12)
        patch.setattr(greatest_flow, "_PORTION", 2)
        found = solved_as_large(problem)
    exact = expected(problem)
    assert found == exact or (found is not None and exact is not None and abs(found - exact) <= CLOSE)


@given(problems(), st.data())
def test_more_filled_posts_never_lower_it(problem: FlowProblem, data: st.DataObject) -> None:
    if not len(problem.supply_fte) or not any(problem.demand):
        return
    row = data.draw(st.integers(0, len(problem.supply_fte) - 1))
    more = more_filled(problem, row, data.draw(st.integers(1, 10 * FTE)))
    for solve, slack in ((achievable_coverage, Fraction(0)), (solved_as_large, CLOSE)):
        before, after = solve(problem), solve(more)
        assert before is not None and after is not None
        assert after >= before - slack


def test_no_known_demand_is_no_coverage() -> None:
    assert achievable_coverage(problem([(None, ()), (Fraction(0), ("A",))], [(0, 1)], [()], {(1, 0): FTE})) is None


def test_demand_that_nobody_carries_is_not_met(large: None) -> None:
    assert achievable_coverage(problem([(Fraction(FTE), ())], [], [()], {})) == 0
    assert achievable_coverage(problem([(Fraction(FTE), ())], [(0, 1)], [()], {(2, 0): FTE})) == 0


def test_posts_without_any_competence_serve_what_asks_for_none(large: None) -> None:
    tasks = [(Fraction(FTE), ()), (Fraction(FTE), ("A",))]
    assert achievable_coverage(problem(tasks, [(0, 1), (1, 1)], [()], {(1, 0): 5 * FTE})) == Fraction(1, 2)


@pytest.mark.parametrize("links", [3, 30, 700])
def test_help_comes_through_a_long_chain_of_offices(links: int, large: None) -> None:
    assert achievable_coverage(chain(links, first=2 * FTE, others=FTE)) == 1
    almost = achievable_coverage(chain(links, first=3 * FTE // 2, others=FTE))
    assert almost is not None
    assert abs(almost - (1 - Fraction(1, 2 * links + 2))) <= CLOSE


def test_a_process_of_its_own_finds_the_same(aside: None) -> None:
    assert achievable_coverage(chain(50, first=2 * FTE, others=FTE)) == 1
    assert active_children() == []


def test_where_no_process_can_begin_the_answer_comes_all_the_same(aside: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(method: str) -> None:
        raise OSError(method)

    monkeypatch.setattr(dinic, "get_context", refused)
    assert achievable_coverage(chain(50, first=2 * FTE, others=FTE)) == 1


def stops_at(look: int) -> Callable[[], bool]:
    looks = count(1)
    return lambda: next(looks) >= look


def test_it_can_be_stopped_at_every_look(large: None) -> None:
    for look in count(1):
        try:
            found = achievable_coverage(chain(30, first=2 * FTE, others=FTE), stops_at(look))
        except Cancelled:
            continue
        assert found == 1
        assert look > 10
        return


@pytest.mark.parametrize("later", [0, 1, 4])
def test_a_process_of_its_own_ends_when_it_is_stopped(later: int, aside: None, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[bool] = []
    stop = count()

    def stopped() -> bool:
        return bool(begun) and next(stop) >= later

    def noticed(method: str) -> object:
        begun.append(True)
        return get_context(method)

    get_context = dinic.get_context
    monkeypatch.setattr(dinic, "get_context", noticed)
    with pytest.raises(Cancelled):
        achievable_coverage(chain(50, first=2 * FTE, others=FTE), stopped)
    assert active_children() == []

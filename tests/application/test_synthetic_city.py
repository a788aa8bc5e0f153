"""The invented city: exactly what was asked for, lawful, the same for the same seed."""

from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.application import memory
from integration_office.application.memory import NotEnoughMemory
from integration_office.application.ports import Cancelled
from integration_office.application.synthetic_city import MOST_TASKS, synthetic_city
from integration_office.domain.errors import ImpossibleCity
from integration_office.domain.grade import PayScheme
from integration_office.domain.identity import DutyId
from integration_office.domain.laws import broken_laws
from integration_office.domain.plan import Plan

DUTIES = (DutyId("T21-16-3"), DutyId("GO-05"), DutyId("AufenthG-71"))


@st.composite
def sizes(draw: st.DrawFn) -> tuple[int, int, int, int]:
    positions, tasks = draw(st.integers(0, 60)), draw(st.integers(0, 30))
    assignments = draw(st.integers(0, positions * min(MOST_TASKS, tasks)))
    return positions, draw(st.integers(1, 40)), tasks, assignments


def counts(plan: Plan) -> tuple[int, int, int, int]:
    state = plan.baseline
    return len(state.positions), len(state.units), len(state.tasks), sum(map(len, state.assignments.values()))


def fingerprint(plan: Plan) -> str:
    """Of what every draw decides, but not of how the values are built."""
    state = plan.baseline
    lines = [f"{unit.id} {unit.parent} {unit.kind} {unit.grant}" for unit in state.units.values()]
    lines += [f"{post.id} {post.unit} {post.grade} {post.terms.step} {post.lapse}" for post in state.positions.values()]
    lines += [f"{task.id} {task.demand_fte} {task.cases} {task.minutes}" for task in state.tasks.values()]
    lines += [f"{each.position} {each.task} {each.share}" for own in state.assignments.values() for each in own]
    lines += [f"{line.unit} {line.line} {line.amount}" for line in state.budget]
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


@given(size=sizes(), seed=st.integers(0, 2**32))
@settings(max_examples=60)
def test_every_possible_size_is_met_exactly_and_lawfully(size: tuple[int, int, int, int], seed: int) -> None:
    plan = synthetic_city(*size, seed=seed, duties=DUTIES)
    assert counts(plan) == size
    assert list(broken_laws(plan.baseline, DUTIES)) == []


@pytest.mark.parametrize(
    ("size", "what"),
    [
        ((10, 0, 5, 5), "units"),
        ((-1, 5, 5, 0), "positions"),
        ((10, 5, -1, 0), "tasks"),
        ((10, 5, 2, 21), "assignments"),
        ((10, 5, 0, 1), "assignments"),
        ((10, 5, 50, 61), "assignments"),
        ((10, 5, 5, -1), "assignments"),
    ],
)
def test_what_cannot_be_is_refused_by_name(size: tuple[int, int, int, int], what: str) -> None:
    with pytest.raises(ImpossibleCity) as refusal:
        synthetic_city(*size, seed=1)
    assert refusal.value.what == what


def test_a_seed_gives_the_same_city_on_every_machine() -> None:
    plan = synthetic_city(200, 60, 40, 500, seed=7, duties=DUTIES)
    assert plan == synthetic_city(200, 60, 40, 500, seed=7, duties=DUTIES)
    assert plan != synthetic_city(200, 60, 40, 500, seed=8, duties=DUTIES)
    assert fingerprint(plan) == "b479b6fab8fba16d"


def test_a_city_is_seven_levels_deep_and_of_skewed_units() -> None:
    state = synthetic_city(2_000, 300, 100, 5_000, seed=1).baseline
    depths = Counter(sum(1 for _ in state.ancestry(unit)) for unit in state.units)
    assert set(depths) == {1, 2, 3, 4, 5, 6, 7}
    staff = sorted(map(len, state.staff.values()))
    assert staff[-1] > 8 * staff[len(staff) // 2]


def test_every_pay_scheme_and_every_peculiarity_occurs() -> None:
    posts = synthetic_city(5_000, 300, 100, 5_000, seed=1).baseline.positions.values()
    assert {post.grade.scheme for post in posts if post.grade} == set(PayScheme)
    assert any(post.grade is None for post in posts)
    assert any(post.terms.fte_filled == 0 for post in posts)
    assert any(post.lapse is not None and post.lapse.until is None for post in posts)
    assert any(post.regrade_on_vacancy is not None for post in posts)
    assert any(post.vacant_from is not None for post in posts)
    assert any(post.grant is not None for post in posts)
    assert any(post.competences for post in posts)


def test_tasks_have_demand_of_each_sort_and_implement_the_duties() -> None:
    tasks = synthetic_city(50, 20, 300, 100, seed=1, duties=DUTIES).baseline.tasks.values()
    assert any(task.demand_fte is not None for task in tasks)
    assert any(task.cases is not None for task in tasks)
    assert any(task.demand_fte is None and task.cases is None for task in tasks)
    assert {duty for task in tasks for duty in task.duties} == set(DUTIES)
    assert any(task.intended for task in tasks)
    assert any(task.conflicts for task in tasks)


def test_ids_keep_leading_zeros() -> None:
    state = synthetic_city(120, 30, 20, 10, seed=1).baseline
    for ids in (state.units, state.positions, state.tasks):
        assert all(id.startswith("0") for id in ids)
        assert len({len(id) for id in ids}) == 1


def test_what_posts_have_in_common_is_one_object() -> None:
    state = synthetic_city(3_000, 100, 50, 8_000, seed=1).baseline
    posts = state.positions.values()
    assert len({id(post.terms) for post in posts}) == len({repr(post.terms) for post in posts})
    assert len({id(post.competences) for post in posts}) == len({post.competences for post in posts})
    for post, own in state.assignments.items():
        assert all(each.position is state.positions[post].id is post for each in own)
        assert all(each.task is state.tasks[each.task].id for each in own)


def test_whoever_waits_is_told_how_far_it_is_and_can_give_up() -> None:
    told: list[tuple[int, int]] = []
    synthetic_city(7_000, 40, 20, 9_000, seed=1, progress=lambda done, of: told.append((done, of)))
    assert told == [(5_000, 14_000), (10_000, 14_000)]

    def give_up(done: int, of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        synthetic_city(7_000, 40, 20, 9_000, seed=1, progress=give_up)


def test_a_city_larger_than_memory_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "free_memory", lambda: 10**9)
    with pytest.raises(NotEnoughMemory) as refusal:
        synthetic_city(10**12, 10, 10, 10**12, seed=1)
    assert refusal.value.free == 10**9 < (refusal.value.needed or 0)

"""What was taken out of the baseline comes back where it stood, at the cost of its own rows, in any order of states."""

from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.application.synthetic_city import synthetic_city
from integration_office.domain.identity import PositionId, TaskId
from integration_office.domain.layered import Layered
from integration_office.domain.organisation import Organisation
from integration_office.persistence import writer
from integration_office.persistence.difference import difference
from integration_office.persistence.document import create, open_plan, read_plan
from tests.persistence.sameness import assert_same

CITY = synthetic_city(12, 5, 6, 14, seed=5)
TASKS, POSTS = list(CITY.baseline.tasks), list(CITY.baseline.positions)


def without_task(state: Organisation, task: TaskId) -> Organisation:
    """Without a task and every share in it."""
    assignments = state.assignments
    for post, own in list(assignments.items()):
        left = tuple(each for each in own if each.task != task)
        assignments = assignments.updated({post: left} if left else {}, [] if left else [post])  # type: ignore[attr-defined]
    return replace(state, tasks=_layered(state.tasks).updated({}, [task]), assignments=assignments)


def without_work(state: Organisation, post: PositionId) -> Organisation:
    return state.with_assignments(post, ())


def with_new_task(state: Organisation, number: int) -> Organisation:
    return state.with_task(
        replace(next(iter(CITY.baseline.tasks.values())), id=TaskId(f"neu {number}"), name=str(number))
    )


def drawn_state(state: Organisation, random: Random, number: int) -> Organisation:
    kind = random.randrange(4)
    if kind == 0 and len(state.tasks) > 1:
        return without_task(state, random.choice(list(state.tasks)))
    if kind == 1 and state.assignments:
        return without_work(state, random.choice(list(state.assignments)))
    if kind == 2:
        return with_new_task(state, number)
    task = random.choice(list(state.tasks.values()))
    return state.with_task(replace(task, intended=not task.intended))


@given(st.integers(0, 2**32), st.booleans())
@settings(max_examples=8, deadline=None)
def test_a_file_follows_the_plan_through_states_in_any_order(seed: int, undo: bool) -> None:
    """Undone step by step, or jumping about, so that places are taken."""
    random = Random(seed)
    states = [CITY.baseline]
    for number in range(8):
        states.append(drawn_state(states[-1], random, number))
    way = [*states[1:], *reversed(states)] if undo else random.choices(states, k=14)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Plan.orgplan"
        with create(path, CITY) as file:
            for state in way:
                after = replace(CITY, baseline=state)
                file.record(file.plan, after, "Test")
                assert_same(read_plan(path), after)


def test_a_task_and_work_taken_out_come_back_as_their_own_rows(tmp_path: Path) -> None:
    gone = [TASKS[0], TASKS[1], TASKS[3], TASKS[-1]]
    states = [CITY.baseline]
    for task in gone:
        states.append(without_task(states[-1], task))
    plans = [replace(CITY, baseline=state) for state in states]
    for before, after in zip(plans[1:], plans, strict=False):
        changes = {change.table.name: change for change in difference(before, after)}
        task = changes["task"]
        assert (len(task.restored), task.deleted, task.inserted, task.updated) == (1, [], [], [])
    path = tmp_path / "Plan.orgplan"
    create(path, CITY).close()
    with open_plan(path) as file:
        for plan in [*plans[1:], *reversed(plans)]:
            file.record(file.plan, plan, "Test")
    assert_same(read_plan(path), CITY)


def test_where_a_place_is_taken_the_rows_are_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its neighbours, in another order for a while, were written side by side."""
    neighbour, taken_out = TASKS[-3:-1]
    without = without_task(CITY.baseline, taken_out)
    turned = without_task(without, neighbour).with_task(CITY.baseline.tasks[neighbour])
    path, walks = tmp_path / "Plan.orgplan", []
    monkeypatch.setattr(
        writer, "difference", lambda *plans, walked: walks.append(walked) or difference(*plans, walked=walked)
    )
    with create(path, CITY) as file:
        for state in (without, turned, without, CITY.baseline):
            file.record(file.plan, replace(CITY, baseline=state), "Test")
    assert walks == [False, False, False, False, True]
    assert_same(read_plan(path), CITY)


def _layered(mapping: object) -> Layered:  # type: ignore[type-arg]
    assert isinstance(mapping, Layered)
    return mapping

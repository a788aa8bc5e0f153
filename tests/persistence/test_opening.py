"""A large plan file: whoever waits knows how far it is and can give up; what does not fit is not begun."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from integration_office.application import memory
from integration_office.application.memory import NotEnoughMemory
from integration_office.application.ports import Cancelled
from integration_office.domain.errors import CyclicUnits
from integration_office.domain.identity import UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.unit import Unit, UnitKind
from integration_office.persistence import witness, writing
from integration_office.persistence.document import create, integrity, open_plan, read_plan
from integration_office.persistence.sections import row_count
from tests.persistence.sameness import assert_same, contents

CHAIN = 50_000


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (witness, writing):
        monkeypatch.setattr(module, "_ROWS_AT_ONCE", 10)


def test_opening_and_writing_tell_how_far_they_are(file: Path, plan: Plan) -> None:
    def opened(tell: Any) -> None:
        open_plan(file, tell).close()

    def written(tell: Any) -> None:
        create(file.with_name("neu.orgplan"), plan, tell).close()

    for work in (opened, written, lambda tell: read_plan(file, tell)):
        told: list[tuple[int, int]] = []
        work(lambda done, of, told=told: told.append((done, of)))
        assert {of for _, of in told} == {row_count(plan)}
        assert [done for done, _ in told] == sorted({done for done, _ in told})
        assert told[-1][0] == row_count(plan)


@pytest.mark.parametrize("after", [1, 100, 300])
def test_giving_up_leaves_everything_as_it_was(file: Path, plan: Plan, after: int) -> None:
    def give_up(done: int, _: int) -> None:
        if done >= after:
            raise Cancelled

    before = contents(file.parent)
    works: tuple[Callable[[], object], ...] = (
        lambda: open_plan(file, give_up),
        lambda: read_plan(file, give_up),
        lambda: create(file.with_name("neu.orgplan"), plan, give_up),
        lambda: create(file, Plan(baseline=plan.baseline), give_up, overwrite=True),
    )
    for work in works:
        with pytest.raises(Cancelled):
            work()
        assert contents(file.parent) == before
    with open_plan(file) as opened:
        assert_same(opened.plan, plan)


def test_a_plan_larger_than_memory_is_not_begun(file: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(file.parent)
    with monkeypatch.context() as patch:
        patch.setattr(memory, "WORTH_ASKING", 0)
        patch.setattr(memory, "free_memory", lambda: 50_000)
        for act in (open_plan, read_plan):
            with pytest.raises(NotEnoughMemory) as refusal:
                act(file)
            assert (refusal.value.what, refusal.value.free) == (str(file), 50_000)
            assert 50_000 < (refusal.value.needed or 0) < 10**6
            assert contents(file.parent) == before
        patch.setattr(memory, "free_memory", lambda: 10**6)
        assert_same(read_plan(file), plan)


def test_equal_parts_of_a_plan_are_one_object(file: Path) -> None:
    state = read_plan(file).baseline
    posts = state.positions.values()
    assert len({id(post.terms) for post in posts}) == len({repr(post.terms) for post in posts})
    assert all(post.unit is state.units[post.unit].id for post in posts)
    for post, own in state.assignments.items():
        assert post is state.positions[post].id
        assert all(each.position is post and each.task is state.tasks[each.task].id for each in own)


def chain(length: int, first_hangs_below: int | None) -> Plan:
    """Units that hang one below the other; the first below one of them."""
    parents = [first_hangs_below, *range(length - 1)]
    units = (
        Unit(UnitId(f"u{number}"), "", UnitKind.SECTION, None if parent is None else UnitId(f"u{parent}"))
        for number, parent in enumerate(parents)
    )
    return Plan(baseline=Organisation(units=frozen({unit.id: unit for unit in units})))


def test_a_long_chain_of_units_is_no_circle(tmp_path: Path) -> None:
    path = tmp_path / "lang.orgplan"
    create(path, chain(CHAIN, None)).close()
    assert len(read_plan(path).baseline.units) == CHAIN


def test_a_circle_in_a_file_is_named_and_the_file_not_opened(tmp_path: Path) -> None:
    """Nobody gets the office of a unit in a circle: the window would never come up."""
    path = tmp_path / "kreis.orgplan"
    create(path, chain(CHAIN, CHAIN - 1)).close()
    before = contents(tmp_path)
    for act in (open_plan, read_plan):
        with pytest.raises(CyclicUnits) as refusal:
            act(path)
        assert set(refusal.value.units) == {f"u{number}" for number in range(CHAIN)}
        assert contents(tmp_path) == before
    assert any(isinstance(each, CyclicUnits) for each in integrity(path))


def test_a_circle_at_the_end_of_a_long_chain_is_only_itself(tmp_path: Path) -> None:
    plan = chain(CHAIN, None)
    last = [UnitId(f"u{CHAIN - back}") for back in (1, 2)]
    turned = replace(plan.baseline.units[last[1]], parent=last[0])
    path = tmp_path / "kreis.orgplan"
    create(path, replace(plan, baseline=plan.baseline.with_units([turned]))).close()
    with pytest.raises(CyclicUnits) as refusal:
        read_plan(path)
    assert set(refusal.value.units) == set(last)

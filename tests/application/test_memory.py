"""What does not fit is refused before it is begun; the collector rests and comes back."""

import gc

import pytest

from integration_office.application import memory
from integration_office.application.memory import (
    NotEnoughMemory,
    PlanSize,
    Sparing,
    collector_resting,
    refuse_too_large,
)

GIGABYTE = 10**9


def test_what_fits_is_not_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "free_memory", lambda: GIGABYTE)
    refuse_too_large("groß.orgplan", GIGABYTE)


def test_what_does_not_fit_says_how_much_it_needs_and_how_much_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "free_memory", lambda: GIGABYTE)
    with pytest.raises(NotEnoughMemory) as refusal:
        refuse_too_large("groß.orgplan", GIGABYTE + 1)
    assert refusal.value == NotEnoughMemory("groß.orgplan", GIGABYTE + 1, GIGABYTE)


def test_a_small_plan_does_not_wait_for_a_look_at_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def looked() -> int:
        raise AssertionError("looked at the machine")

    monkeypatch.setattr(memory, "free_memory", looked)
    refuse_too_large("klein.orgplan", PlanSize(22_000, 60_000, 2_500, 3_000).memory)


def test_a_machine_has_some_memory() -> None:
    assert memory.free_memory() > 0


def test_twice_the_plan_needs_twice_the_memory() -> None:
    size = PlanSize(500_000, 1_400_000, 50_000, 10_000, 40_000)
    double = PlanSize(1_000_000, 2_800_000, 100_000, 20_000, 80_000)
    assert double.memory == 2 * size.memory > GIGABYTE


def test_the_collector_rests_inside_and_works_again_after(monkeypatch: pytest.MonkeyPatch) -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="halt"), collector_resting():
        assert not gc.isenabled()
        raise ValueError("halt")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off_and_what_was_spared_is_still_spared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "SPARING", Sparing(is_on=True))
    gc.disable()
    gc.freeze()
    try:
        with collector_resting():
            assert not gc.isenabled()
        assert not gc.isenabled()
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
        gc.enable()
    monkeypatch.setattr(memory, "SPARING", Sparing())
    with collector_resting():
        pass
    assert not gc.get_freeze_count()

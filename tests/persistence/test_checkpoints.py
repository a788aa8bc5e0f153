"""Named states in a plan file, to come back to."""

from pathlib import Path

import pytest

from integration_office.application.ports import Checkpoint, StoreError, StoreProblem
from integration_office.domain.plan import Plan
from integration_office.persistence.document import open_plan
from tests.persistence.sameness import assert_same


def test_named_states_are_kept_and_found_again(file: Path, plan: Plan) -> None:
    baseline = plan.with_active(None)
    with open_plan(file) as opened:
        opened.prepare(plan)("Vor der Sitzung")
        opened.record(plan, baseline, "SwitchScenario")
        opened.prepare(baseline)("Nach der Sitzung")
    with open_plan(file) as opened:
        first, second = opened.checkpoints()
        assert (first.name, second.name) == ("Vor der Sitzung", "Nach der Sitzung")
        assert_same(opened.plan_at(first), plan)
        assert_same(opened.plan_at(second), baseline)
        assert_same(opened.plan, baseline)


def test_a_state_that_is_not_there_is_refused(file: Path) -> None:
    with open_plan(file) as opened, pytest.raises(StoreError) as refusal:
        opened.plan_at(Checkpoint(7, "weg", "2026-01-01"))
    assert refusal.value.problem is StoreProblem.DAMAGED

"""A kept state in a session of its own: shown and computed, never changed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from integration_office.application.events import BaselineEdit
from integration_office.application.looking import look_at
from integration_office.application.ports import StoreError, StoreProblem
from integration_office.application.session import Session
from integration_office.domain.changes import CutPosition, MoveUnit
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.scenario import ScenarioStatus
from tests.ui.town import session


def _other_baseline(desk: Session) -> None:
    baseline = desk.plan.baseline
    desk.edit_baseline(baseline.without_position(PositionId("0401")), BaselineEdit.POSITION, ("0401",))


CHANGES: tuple[Callable[[Session], object], ...] = (
    lambda desk: desk.perform([CutPosition(PositionId("0401"))]),
    lambda desk: desk.set_measures(()),
    lambda desk: desk.add_scenario("B"),
    lambda desk: desk.duplicate_scenario("A", "B"),
    lambda desk: desk.rename_scenario("A", "B"),
    lambda desk: desk.remove_scenario("A"),
    lambda desk: desk.archive_scenario("A"),
    lambda desk: desk.set_status("A", ScenarioStatus.COORDINATION),
    lambda desk: desk.edit_info(replace(desk.plan.info, title="Anders")),
    lambda desk: desk.edit_texts({"reasons@A": "weil"}),
    lambda desk: desk.prepare_checkpoint(desk.plan),
    _other_baseline,
)


@pytest.fixture(scope="module")
def looked() -> Session:
    desk = session()
    desk.perform([MoveUnit(UnitId("32.4"), UnitId("56"))], new_scenario="A")
    desk.prepare_checkpoint(desk.plan)("Vorher")
    desk.perform([CutPosition(PositionId("0401"))])
    desk.set_year(2027)
    return look_at(desk, desk.checkpoints()[0])


def test_it_is_the_state_of_then_in_the_year_of_now(looked: Session) -> None:
    assert looked.looked_at is not None and looked.looked_at.name == "Vorher"
    assert "0401" in looked.organisation.positions and looked.frame.year == 2027
    looked.switch_scenario(None)
    assert looked.organisation is looked.plan.baseline
    looked.switch_scenario("A")
    assert looked.organisation.units[UnitId("32.4")].parent == "56"


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_of_it_changes(looked: Session, change: Callable[[Session], object]) -> None:
    before, steps = looked.plan, len(looked.history.done)
    with pytest.raises(StoreError) as refused:
        change(looked)
    assert refused.value.problem is StoreProblem.ONLY_LOOK
    assert looked.plan is before and len(looked.history.done) == steps

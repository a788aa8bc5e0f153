"""The session: check, write, become, tell; nothing is half done."""

from dataclasses import replace
from decimal import Decimal

import pytest

from integration_office.analysis.calibration import calibration
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.fitting import office_fits, with_office_fit
from integration_office.application.events import (
    AddScenario,
    BaselineEdit,
    EditBaseline,
    EditCatalogue,
    EditTexts,
    Event,
    Perform,
    PlanChanged,
    YearChanged,
)
from integration_office.application.ports import NoStore, StoreError, StoreProblem
from integration_office.application.session import Session
from integration_office.domain.changes import MoveUnit, RenameUnit
from integration_office.domain.cities import City
from integration_office.domain.errors import (
    EmptyName,
    MissingTable,
    NameTooLong,
    ScenarioExists,
    ScenarioReleased,
    UnitIntoItself,
    UnknownUnit,
)
from integration_office.domain.identity import UnitId
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import ScenarioStatus
from integration_office.exchange.parameters import load_reference
from tests.analysis.town import five_posts

MOVE = MoveUnit(UnitId("501"), UnitId("32"))


class FullDisk(NoStore):
    def record(self, before: Plan, after: Plan, intent: str) -> None:
        raise StoreError(StoreProblem.DISK_FULL, "x.orgplan")


@pytest.fixture
def session() -> Session:
    return Session(five_posts(), load_reference())


def test_a_drop_on_the_baseline_begins_a_scenario_and_one_undo_takes_both_back(session: Session) -> None:
    before = session.plan
    session.perform([MOVE], new_scenario="Variante 1", reason="Nähe")
    assert session.plan.active == "Variante 1"
    assert session.organisation.units[UnitId("501")].parent == "32"
    assert session.plan.baseline is before.baseline
    session.undo()
    assert session.plan is before
    session.redo()
    assert session.organisation.units[UnitId("501")].parent == "32"


def test_several_changes_are_one_step(session: Session) -> None:
    session.perform([MOVE, RenameUnit(UnitId("501"), "Neu")], new_scenario="V")
    assert len(session.plan.scenario("V").measures) == 2
    session.undo()
    assert not session.plan.scenarios


def test_a_refused_change_leaves_everything_as_it_was(session: Session) -> None:
    before = session.plan
    with pytest.raises(UnitIntoItself):
        session.perform([MOVE, MoveUnit(UnitId("50"), UnitId("50"))], new_scenario="V")
    with pytest.raises(EmptyName):
        session.perform([MOVE])
    assert session.plan is before
    assert session.check([MoveUnit(UnitId("50"), UnitId("nix"))]) == UnknownUnit("nix")


def test_what_cannot_be_written_has_not_happened() -> None:
    session = Session(five_posts(), load_reference(), FullDisk())
    heard: list[Event] = []
    session.subscribe(heard.append)
    before = session.plan
    with pytest.raises(StoreError):
        session.perform([MOVE], new_scenario="V")
    assert session.plan is before
    assert session.next_undo is None
    assert heard == []


def test_listeners_hear_what_happened_and_what_was_taken_back(session: Session) -> None:
    heard: list[Event] = []
    stop = session.subscribe(heard.append)
    before = session.plan
    session.perform([MOVE], new_scenario="V")
    after = session.plan
    session.undo()
    intent = Perform((MOVE,), "V")
    assert heard == [PlanChanged(before, after, intent), PlanChanged(after, before, intent, undone=True)]
    stop()
    session.redo()
    assert len(heard) == 2


def test_a_preview_is_the_perform_without_the_write(session: Session) -> None:
    effects = session.preview([MOVE])
    session.perform([MOVE], new_scenario="V")
    assert effects.after.overlap.fte == session.figures.overlap.fte
    assert effects.overlap_fte == session.effects.overlap_fte


def test_scenarios_are_added_copied_renamed_and_removed(session: Session) -> None:
    session.add_scenario("A")
    session.perform([MOVE])
    session.duplicate_scenario("A", "B")
    assert session.plan.scenario("B").measures == session.plan.scenario("A").measures
    with pytest.raises(ScenarioExists):
        session.rename_scenario("B", "A")
    session.rename_scenario("B", "C")
    assert session.plan.active == "C"
    session.remove_scenario("C")
    assert (session.plan.active, list(session.plan.scenarios)) == (None, ["A"])


def test_a_measure_that_no_longer_applies_is_named(session: Session) -> None:
    session.add_scenario("A")
    session.perform([RenameUnit(UnitId("501"), "Eins")])
    session.perform([MOVE])
    session.set_measures(session.plan.scenario("A").measures[1:])
    assert session.projection.broken == ()
    moved = session.plan.scenario("A").measures[0]
    from dataclasses import replace

    session.set_measures([replace(moved, change=MoveUnit(UnitId("fort"), UnitId("32")))])
    assert [broken.error for broken in session.projection.broken] == [UnknownUnit("fort")]


def test_a_year_without_pay_table_is_refused_and_the_year_stays(session: Session) -> None:
    with pytest.raises(MissingTable):
        session.set_year(2020)
    assert session.frame.year == 2026
    heard: list[Event] = []
    session.subscribe(heard.append)
    session.set_year(2028)
    assert heard == [YearChanged(2028)]
    assert session.figures.frame.year == 2028


def test_texts_of_papers_are_kept_with_undo(session: Session) -> None:
    heard: list[Event] = []
    session.subscribe(heard.append)
    session.edit_texts({"reasons@A": "Weil es Zeit ist."})
    session.edit_texts({"reasons@A": "Weil es Zeit ist."})
    assert [type(event.intent) for event in heard if isinstance(event, PlanChanged)] == [EditTexts]
    session.undo()
    assert dict(session.plan.texts) == {}
    session.redo()
    assert dict(session.plan.texts) == {"reasons@A": "Weil es Zeit ist."}


def test_cities_to_compare_with_are_kept_with_undo(session: Session) -> None:
    session.edit_info(session.plan.info, {"Köln": City("Köln", own_office=True)})
    assert session.plan.cities["Köln"].own_office
    session.undo()
    assert dict(session.plan.cities) == {}


def test_another_year_and_back_gives_the_figures_from_scratch(session: Session) -> None:
    session.perform([MOVE], new_scenario="A")
    for year in (2027, 2026):
        session.set_year(year)
        for state, figures in (
            (session.organisation, session.figures),
            (session.plan.baseline, session.baseline_figures),
        ):
            scratch = Evaluation.of(state, session.frame)
            assert (figures.cost, figures.overlap.cost) == (scratch.cost, scratch.overlap.cost)
            assert figures.coverage.groups == scratch.coverage.groups


def test_a_branch_is_a_draft_that_knows_where_it_comes_from(session: Session) -> None:
    session.perform([MOVE], new_scenario="A")
    session.set_status("A", ScenarioStatus.RELEASED)
    session.duplicate_scenario("A", "B")
    branch = session.plan.scenario("B")
    assert (branch.origin, branch.status, len(branch.measures)) == ("A", ScenarioStatus.DRAFT, 1)
    session.undo()
    session.undo()
    assert session.plan.scenario("A").status is ScenarioStatus.DRAFT


def test_what_is_released_keeps_name_and_measures_until_it_is_set_back(session: Session) -> None:
    session.perform([MOVE], new_scenario="A")
    session.set_status("A", ScenarioStatus.RELEASED)
    released = session.plan
    rename = RenameUnit(UnitId("50"), "Soziales")
    for intent in (
        lambda: session.perform([rename]),
        lambda: session.set_measures(()),
        lambda: session.rename_scenario("A", "B"),
        lambda: session.remove_scenario("A"),
    ):
        with pytest.raises(ScenarioReleased):
            intent()
        assert session.plan is released
    session.set_status("A", ScenarioStatus.DRAFT)
    session.perform([rename])
    assert len(session.plan.measures_of("A")) == 2


def test_a_branch_may_have_the_first_measures_only_and_follows_the_name_of_its_origin(session: Session) -> None:
    session.perform([MOVE, RenameUnit(UnitId("50"), "Soziales")], new_scenario="A")
    session.duplicate_scenario("A", "B", 1)
    session.rename_scenario("A", "Groß")
    branch = session.plan.scenario("B")
    assert (branch.origin, [each.change for each in branch.measures]) == ("Groß", [MOVE])
    for name, error in (("", EmptyName("")), ("B", ScenarioExists("B")), ("x" * 1000, NameTooLong(1000, 120))):
        with pytest.raises(type(error)) as refusal:
            session.add_scenario(name)
        assert refusal.value == error


def test_what_is_archived_leaves_the_desk_and_comes_back(session: Session) -> None:
    session.perform([MOVE], new_scenario="A")
    session.archive_scenario("A")
    assert session.plan.active is None
    assert session.plan.scenario("A").is_archived
    session.archive_scenario("A", False)
    assert not session.plan.scenario("A").is_archived


def test_an_edited_baseline_is_one_step_and_scenarios_are_replayed_on_it(session: Session) -> None:
    session.perform([MOVE], new_scenario="A")
    task = next(iter(session.plan.baseline.tasks.values()))
    edited = session.plan.baseline.with_task(replace(task, intended=True))
    session.edit_baseline(edited, BaselineEdit.INTENDED, [task.id])
    assert session.organisation.tasks[task.id].intended
    assert session.organisation.units[UnitId("501")].parent == "32"
    assert session.next_undo == EditBaseline(BaselineEdit.INTENDED, (task.id,))
    session.undo()
    assert not session.organisation.tasks[task.id].intended


def test_a_changed_weight_counts_at_once_and_is_named(session: Session) -> None:
    duty = session.frame.counted[0].id
    session.edit_catalogue(session.plan.duties, {duty: Decimal(3)})
    assert session.next_undo == EditCatalogue((duty,))
    session.undo()
    assert not session.plan.weights


def test_a_checkpoint_can_be_looked_at_and_restored_as_one_step(session: Session) -> None:
    kept = session.plan
    session.prepare_checkpoint(kept)("Vor der Klausur")
    session.perform([MOVE], new_scenario="A")
    (checkpoint,) = session.checkpoints()
    assert session.plan_at(checkpoint) == kept
    session.restore(checkpoint.name, session.plan_at(checkpoint))
    assert not session.plan.scenarios
    session.undo()
    assert session.plan.active == "A"


def test_several_steps_are_taken_back_and_done_again_at_once(session: Session) -> None:
    plans = [session.plan]
    for name in ("A", "B", "C"):
        session.add_scenario(name)
        plans.append(session.plan)
    heard: list[Event] = []
    session.subscribe(heard.append)
    session.go_to(1)
    assert session.plan is plans[1]
    assert [step.intent for step in session.history.undone] == [AddScenario("C"), AddScenario("B")]
    session.go_to(3)
    assert session.plan is plans[3]
    back = PlanChanged(plans[3], plans[1], AddScenario("B"), undone=True, passed=(AddScenario("C"),))
    forward = PlanChanged(plans[1], plans[3], AddScenario("C"), passed=(AddScenario("B"),))
    assert heard == [back, forward]
    for nowhere in (-1, 3, 4):
        session.go_to(nowhere)
    assert session.plan is plans[3]
    assert len(heard) == 2


def test_a_full_disk_leaves_the_history_where_it_was(session: Session) -> None:
    session.add_scenario("A")
    session.add_scenario("B")
    before = session.plan
    session._store = FullDisk()
    with pytest.raises(StoreError):
        session.go_to(0)
    assert session.plan is before
    assert (len(session.history.done), len(session.history.undone)) == (2, 0)


def test_a_value_fitted_to_the_budget_is_an_edit_of_the_baseline_and_taken_back_by_undo(session: Session) -> None:
    baseline, cost = session.plan.baseline, session.figures.cost
    fit = next(each for each in office_fits(session.baseline_figures) if each.office == "50")
    session.edit_baseline(with_office_fit(baseline, fit, "Haushalt 2026"), BaselineEdit.FIT, ("factor:50",))
    assert session.next_undo == EditBaseline(BaselineEdit.FIT, ("factor:50",))
    assert session.figures.assumptions["factor:50"].value == fit.factor
    assert calibration(session.figures)[0].ratio == pytest.approx(1, abs=0.0001)
    session.undo()
    assert session.plan.baseline is baseline and session.figures.cost == cost


def test_a_correction_of_the_baseline_sets_back_what_was_released_in_one_step(session: Session) -> None:
    session.perform([MOVE], new_scenario="A")
    session.set_status("A", ScenarioStatus.RELEASED)
    session.edit_info(replace(session.plan.info, title="Anders"))
    assert session.plan.scenario("A").status is ScenarioStatus.RELEASED
    released = session.plan
    duty = next(iter(session.frame.duties))
    post = next(iter(released.baseline.positions.values()))
    corrected = released.baseline.with_positions([replace(post, title="Berichtigt")])
    for intent in (
        lambda: session.edit_baseline(corrected, BaselineEdit.POSITION, [post.id]),
        lambda: session.edit_catalogue({}, {duty: Decimal(2)}),
        lambda: session.edit_info(replace(session.plan.info, edition="TIntG-2012")),
    ):
        intent()
        assert session.plan.scenario("A").status is ScenarioStatus.COORDINATION
        assert session.plan.measures_of("A") is released.measures_of("A")
        session.undo()
        assert session.plan is released


def test_from_a_year_without_costs_one_may_go_to_any_other() -> None:
    plan = five_posts()
    session = Session(replace(plan, info=replace(plan.info, base_year=2015)), load_reference())
    assert session.figures.no_costs == MissingTable("E", 2015, 1, 2025)
    session.set_year(2016)
    session.perform([MOVE], new_scenario="A")
    assert session.overview(UnitId("501")) is not None
    session.set_year(2026)
    assert session.figures.no_costs is None
    with pytest.raises(MissingTable):
        session.set_year(2016)

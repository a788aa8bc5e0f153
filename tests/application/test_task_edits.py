"""Tasks judged, corrected, new, removed, joined: nothing is lost, nothing counts twice."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.application.events import BaselineEdit
from integration_office.application.session import Session
from integration_office.application.task_edits import (
    Judgement,
    added,
    corrected,
    judged,
    judgement,
    named_in_scenarios,
    removed,
    with_share,
    with_share_range,
)
from integration_office.application.task_joining import DemandChoice, Joining, combined_demand, join
from integration_office.domain.changes import Assign, MoveUnit, SetDemand
from integration_office.domain.errors import (
    EmptyId,
    IdTaken,
    NegativeDemand,
    NothingToJoin,
    ReasonMissing,
    UnknownDuty,
    UnknownTask,
)
from integration_office.domain.identity import DutyId, PositionId, TaskId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.scenario import Measure, Scenario, project
from integration_office.domain.share_range import ShareRange, share_range, with_range
from integration_office.domain.task import Assignment, Task
from integration_office.exchange.parameters import load_reference
from tests.analysis.town import organisation, post, task, unit
from tests.strategies import organisations

MINUTES = Decimal(93_600)
T1, T2, T3 = map(TaskId, ("T1", "T2", "T3"))


def town() -> Organisation:
    tasks = [
        task("T1", duties=(DutyId("D1"),), demand_fte=10_000, competences=("K1",), conflicts=(T3,)),
        task("T2", duties=(DutyId("D2"), DutyId("D1")), demand_fte=5_000, competences=("K2",)),
        task("T3", conflicts=(T2,)),
    ]
    return organisation(
        [unit("S", "verwaltung", None), unit("32", "amt", "S"), unit("50", "amt", "S")],
        [post("a", "32", "E9b", 10_000), post("b", "50", "E9b", 10_000)],
        tasks,
        {"a": {"T1": 5_000, "T2": 2_500, "T3": 2_500}, "b": {"T2": 10_000}},
    )


def plan(*measures: Measure) -> Plan:
    return Plan(baseline=town()).with_scenario(Scenario("V", measures)) if measures else Plan(baseline=town())


def test_a_judgement_needs_its_reason_and_only_what_is_intended_is_marked() -> None:
    base = town()
    assert judgement(base.tasks[T1]) is Judgement.OPEN
    intended = judged(base, T1, Judgement.INTENDED, "  Vier Augen ")
    assert intended.tasks[T1].intended and intended.tasks[T1].intended_reason == "Vier Augen"
    double = judged(intended, T1, Judgement.DOUBLE, "historisch")
    assert not double.tasks[T1].intended and judgement(double.tasks[T1]) is Judgement.DOUBLE
    assert judged(double, T1, Judgement.OPEN, "egal").tasks[T1] == base.tasks[T1]
    for wanted in (Judgement.INTENDED, Judgement.DOUBLE):
        with pytest.raises(ReasonMissing):
            judged(base, T1, wanted, " ")


def test_what_is_corrected_must_make_sense_and_a_conflict_ends_on_both_sides() -> None:
    base, duties = town(), {DutyId("D1")}
    one = base.tasks[T1]
    left = corrected(base, replace(base.tasks[T3], conflicts=()), duties)
    assert left.tasks[T3].conflicts == () and left.tasks[T2].conflicts == ()
    assert corrected(base, one, duties) is base
    for wrong, error in (
        (replace(one, duties=(DutyId("X"),)), UnknownDuty),
        (replace(one, conflicts=(T1,)), UnknownTask),
        (replace(one, cases=Decimal(-1)), NegativeDemand),
        (replace(one, id=TaskId("X")), UnknownTask),
    ):
        with pytest.raises(error):
            corrected(base, wrong, duties)


def test_a_new_task_needs_an_id_of_its_own() -> None:
    assert added(town(), Task(TaskId("T9"), "Neu"), set()).tasks[TaskId("T9")].name == "Neu"
    with pytest.raises(IdTaken):
        added(town(), Task(T1), set())
    with pytest.raises(EmptyId):
        added(town(), Task(TaskId("  ")), set())


def test_a_removed_task_takes_its_shares_and_conflicts_along_and_its_measures_are_named() -> None:
    measured = plan(Measure(Assign(PositionId("a"), T2, 0)), Measure(MoveUnit(UnitId("32"), UnitId("50"))))
    after = removed(measured.baseline, [T2])
    assert set(after.tasks) == {T1, T3} and after.tasks[T3].conflicts == ()
    assert [each.task for each in after.assignments[PositionId("a")]] == [T1, T3]
    assert PositionId("b") not in after.assignments
    assert [(each.scenario, each.measures) for each in named_in_scenarios(measured, {T2})] == [("V", 1)]


def test_joining_carries_shares_demand_duties_competences_and_conflicts() -> None:
    result = join(plan(), Joining(T1, T2, "Beides"), MINUTES)
    one = result.baseline.tasks[T1]
    assert (one.name, one.duties, one.competences) == ("Beides", ("D1", "D2"), ("K1", "K2"))
    assert one.demand_fte == 15_000 and one.conflicts == (T3,)
    assert result.baseline.tasks[T3].conflicts == (T1,)
    own = result.baseline.assignments[PositionId("a")]
    assert [(each.task, each.share) for each in own] == [(T1, 7_500), (T3, 2_500)]
    assert result.baseline.assignments[PositionId("b")][0].task == T1
    assert result.both == ("a",) and T2 not in result.baseline.tasks


def test_ranges_are_added_up_to_the_whole_post_and_judgements_must_agree() -> None:
    base = town()
    first, second, third = base.assignments[PositionId("a")]
    own = (with_range(first, ShareRange(4_000, 9_000)), second, third)
    base = base.with_assignments(PositionId("a"), own).with_task(replace(base.tasks[T1], intended=True))
    result = join(Plan(baseline=base), Joining(T1, T2, ""), MINUTES)
    joined = result.baseline.assignments[PositionId("a")][0]
    assert share_range(joined) == ShareRange(6_500, 10_000)
    assert not result.baseline.tasks[T1].intended and result.baseline.tasks[T1].name == "Aufgabe T1"


@pytest.mark.parametrize(
    ("choice", "kept", "gone", "expected"),
    [
        (DemandChoice.KEPT, Task(T1), Task(T2, demand_fte=5), SetDemand(T1, 5)),
        (DemandChoice.JOINED, Task(T1, demand_fte=7), Task(T2), SetDemand(T1, 7)),
        (DemandChoice.KEPT, Task(T1, demand_fte=7), Task(T2, demand_fte=5), SetDemand(T1, 7)),
        (DemandChoice.JOINED, Task(T1, demand_fte=7), Task(T2, demand_fte=5), SetDemand(T1, 5)),
        (DemandChoice.SUM, Task(T1, demand_fte=7), Task(T2, demand_fte=5), SetDemand(T1, 12)),
        (
            DemandChoice.SUM,
            Task(T1, cases=Decimal(10), minutes=Decimal(30)),
            Task(T2, cases=Decimal(5), minutes=Decimal(30)),
            SetDemand(T1, None, Decimal(15), Decimal(30)),
        ),
        (
            DemandChoice.SUM,
            Task(T1, cases=Decimal(936), minutes=Decimal(50)),
            Task(T2, demand_fte=5_000),
            SetDemand(T1, 10_000),
        ),
    ],
)
def test_where_both_need_something_the_user_says_what_counts(
    choice: DemandChoice, kept: Task, gone: Task, expected: SetDemand
) -> None:
    assert combined_demand(kept, gone, choice, MINUTES) == expected


def test_measures_mean_for_the_one_task_what_they_meant_for_the_two() -> None:
    measures = (
        Measure(Assign(PositionId("a"), T2, 0)),
        Measure(Assign(PositionId("b"), T1, 0)),
        Measure(SetDemand(T2, 20_000), reason="mehr Fälle"),
        Measure(MoveUnit(UnitId("32"), UnitId("50")), enabled=False),
    )
    before = plan(*measures)
    result = join(before, Joining(T1, T2, ""), MINUTES)
    after = result.scenarios["V"].measures
    assert after[0].change == Assign(PositionId("a"), T1, 5_000), "its part of T1 stays"
    assert after[2] == Measure(SetDemand(T1, 30_000), reason="mehr Fälle") and after[3] is measures[3]
    assert result.measures == 3
    done = project(result.baseline, after)
    assert not done.broken
    assert [each.share for each in done.organisation.assignments[PositionId("a")] if each.task == T1] == [5_000]


def test_a_task_is_not_joined_with_itself() -> None:
    with pytest.raises(NothingToJoin):
        join(plan(), Joining(T1, T1, ""), MINUTES)


@settings(max_examples=30, deadline=None)
@given(organisations(of_today=True))
def test_joining_moves_fte_and_loses_none(state: Organisation) -> None:
    tasks = sorted(state.tasks)
    if len(tasks) < 2:
        return
    kept, gone = tasks[:2]
    after = join(Plan(baseline=state), Joining(kept, gone, ""), MINUTES).baseline

    def total(of: Organisation, wanted: Callable[[Assignment], bool]) -> int:
        return sum(each.share for own in of.assignments.values() for each in own if wanted(each))

    assert total(after, lambda each: each.task == kept) == total(state, lambda each: each.task in (kept, gone))
    assert all(sum(each.share for each in own) <= FTE_SCALE for own in after.assignments.values())
    assert gone not in after.tasks and all(gone not in each.conflicts for each in after.tasks.values())


def test_joining_is_one_step_and_the_figures_at_hand_are_those_from_scratch() -> None:
    session = Session(plan(Measure(Assign(PositionId("a"), T2, 0))), load_reference())
    session.switch_scenario("V")
    before = session.plan
    result = join(before, Joining(T1, T2, ""), MINUTES)
    session.edit_baseline(result.baseline, BaselineEdit.JOINED_TASKS, (T1, T2), result.scenarios)
    anew = Session(session.plan, load_reference())
    assert session.figures.overlap.tasks == anew.figures.overlap.tasks
    assert session.baseline_figures.coverage.groups == anew.baseline_figures.coverage.groups
    session.undo()
    assert session.plan is before


def test_figures_computed_elsewhere_are_those_the_session_shows() -> None:
    session = Session(plan(), load_reference())
    baseline = judged(session.plan.baseline, T1, Judgement.INTENDED, "Vertretung")
    figures = type(session.figures).of(baseline, session.frame, session.figures).settled()
    session.keep_figures(figures)
    session.edit_baseline(baseline, BaselineEdit.INTENDED, (T1,))
    assert session.figures is figures


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_figures_after_a_correction_are_those_from_scratch_also_in_a_scenario(data: st.DataObject) -> None:
    measures = (Measure(Assign(PositionId("a"), T2, 0)), Measure(MoveUnit(UnitId("32"), UnitId("50"))))
    session = Session(plan(*data.draw(st.permutations(measures))), load_reference())
    session.switch_scenario(data.draw(st.sampled_from([None, "V"])))
    _ = session.figures
    edits = st.sampled_from(
        (
            lambda state: corrected(state, replace(state.tasks[T1], competences=("K9",)), ()),
            lambda state: corrected(state, replace(state.tasks[T3], demand_fte=7_000), ()),
            lambda state: removed(state, [T2]),
            lambda state: with_share(state, PositionId("b"), T2, 2_500),
            lambda state: judged(state, T2, Judgement.INTENDED, "Vertretung"),
        )
    )
    base = replace(session.plan.baseline.tasks[T1], duties=())
    session.edit_baseline(session.plan.baseline.with_task(base), BaselineEdit.TASK)
    session.edit_baseline(data.draw(edits)(session.plan.baseline), BaselineEdit.TASK)
    anew = Session(session.plan, load_reference())
    for mine, other in ((session.figures, anew.figures), (session.baseline_figures, anew.baseline_figures)):
        assert mine.overlap.tasks == other.overlap.tasks and mine.coverage.duties == other.coverage.duties
        assert dict(mine.coverage.capacity) == dict(other.coverage.capacity) and mine.cost == other.cost


def test_a_corrected_share_keeps_a_range_that_still_holds_it() -> None:
    base, a = town(), PositionId("a")
    ranged = with_share_range(base, a, T1, ShareRange(4_000, 6_000))
    kept = with_share(ranged, a, T1, 4_500).assignments[a]
    assert (kept[0].share, share_range(kept[0])) == (4_500, ShareRange(4_000, 6_000))
    assert share_range(with_share(ranged, a, T1, 1_000).assignments[a][0]) is None
    assert T1 not in {each.task for each in with_share(ranged, a, T1, 0).assignments[a]}
    with pytest.raises(UnknownTask):
        with_share_range(base, PositionId("b"), T1, None)

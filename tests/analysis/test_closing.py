"""What is proposed to close a gap does what it says; nothing is proposed that the model would refuse."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings

from integration_office.analysis.closing import (
    AddPost,
    AssignPost,
    EndShares,
    FillPost,
    GatherPosts,
    LeaveToOne,
    NameDuty,
    RecordCompetence,
    StateDemand,
    changes_of,
    closing,
)
from integration_office.analysis.coverage import Status
from integration_office.analysis.duty_work import duty_work, missing_of, standing, task_work
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Reference
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import DutyId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.scenario import Measure, applied
from integration_office.domain.task import Duty
from integration_office.exchange.parameters import load_reference
from tests.analysis.cities import cities
from tests.analysis.town import frame, organisation, post, task, unit

REFERENCE: Reference = load_reference()
DUTY = DutyId("P1")
FULL = 10**8
UNITS = [
    unit("0", "verwaltung", None),
    unit("50", "amt", "0"),
    unit("501", "sachgebiet", "50"),
    unit("32", "amt", "0"),
]
POSTS = [
    post("A", "50", "E11", 10_000, competences=("K1",)),
    post("B", "501", "E9b", 10_000, 5_000, competences=("K1",)),
    post("C", "32", "E9b", 10_000, competences=("K1", "K2")),
    post("D", "501", "E6", 10_000),
    post("H", "50", "A15", 10_000, competences=("K1",), is_head=True),
]


def state(shares: dict[str, dict[str, int]], **of_task: object) -> Evaluation:
    """Five posts, a task T for one binding duty."""
    known: dict[str, object] = {"duties": (DUTY,), "competences": ("K1",), "demand_fte": 20_000}
    town = organisation(UNITS, POSTS, [task("T", **{**known, **of_task})], shares)
    return evaluated(town)


def evaluated(town: Organisation) -> Evaluation:
    duty = Duty(DUTY, "Gesetz", norm="§ 1", title="Pflicht", group="binding", competences=("K1",))
    plan = Plan(PlanInfo("Stadt", "", 2026), town, duties=frozen({DUTY: duty}))
    return Evaluation.of(town, frame(plan, REFERENCE))


def status(figures: Evaluation) -> Status:
    return figures.coverage.duty(figures.frame.number_of[DUTY]).status


def test_what_is_missing_and_who_could_do_it() -> None:
    figures = state({"A": {"T": 5_000}, "B": {"T": 10_000}, "D": {"T": 10_000}})
    (work,) = duty_work(figures, DUTY)
    assert [(each.position, each.filled, each.is_competent) for each in work.posts] == [
        ("B", FULL // 2, True),
        ("D", FULL, False),
        ("A", FULL // 2, True),
    ]
    assert (work.demand, work.capacity, missing_of([work])) == (2 * FULL, FULL, FULL)
    assert closing(figures, DUTY) == (
        FillPost("B", "T", 10_000, FULL // 2),
        AssignPost("A", "T", 10_000, FULL // 2, False),
        AssignPost("C", "T", 10_000, FULL, True),
        AssignPost("H", "T", 10_000, FULL, True),
        RecordCompetence("D", "T", FULL),
        AddPost("T", "501", 1, 10_000, read_grade("E9b")),
    )


def test_an_orphaned_duty_asks_for_competent_posts_and_a_place_for_a_new_one() -> None:
    figures = state({})
    assert status(figures) is Status.ORPHANED
    found = closing(figures, DUTY)
    assert [each.position for each in found if isinstance(each, AssignPost)] == ["A", "C", "B", "H"]
    assert found[-1] == AddPost("T", None, 2, 10_000, None)


def test_an_unmeasured_duty_asks_for_the_demand() -> None:
    figures = state({"A": {"T": 5_000}}, demand_fte=None)
    assert status(figures) is Status.UNMEASURED
    assert closing(figures, DUTY) == (StateDemand("T"),)


def test_a_duty_nobody_recorded_is_shown_tasks_of_its_competences() -> None:
    figures = state({}, duties=())
    assert status(figures) is Status.NOT_RECORDED
    assert closing(figures, DUTY) == (NameDuty("T", ("K1",)),)
    assert closing(state({}, duties=(), competences=("K9",)), DUTY) == ()


def test_a_split_duty_could_be_gathered_or_left_by_the_smaller_office() -> None:
    figures = state({"A": {"T": 10_000}, "C": {"T": 6_000}}, demand_fte=15_000)
    assert status(figures) is Status.SPLIT
    assert closing(figures, DUTY) == (
        GatherPosts("32", "50", ("C",)),
        EndShares("32", (("C", "T"),), False),
    )
    spare = state({"A": {"T": 10_000}, "C": {"T": 1_000}}, demand_fte=9_000)
    assert closing(spare, DUTY) == (EndShares("32", (("C", "T"),), True),)
    moved = applied(spare.organisation, [Measure(each) for each in changes_of(closing(spare, DUTY)[0])])
    assert status(evaluated(moved)) is Status.COVERED


def test_a_duty_of_many_offices_could_be_left_to_one_at_once() -> None:
    more = [unit("33", "amt", "0"), *UNITS], [post("E", "33", "E9b", 10_000, competences=("K1",)), *POSTS]
    asked = task("T", duties=(DUTY,), competences=("K1",), demand_fte=15_000)
    shares = {"A": {"T": 10_000}, "C": {"T": 6_000}, "E": {"T": 1_000}}
    for demand, is_enough in ((15_000, True), (17_000, False)):
        figures = evaluated(organisation(*more, [replace(asked, demand_fte=demand)], shares))
        first = closing(figures, DUTY)[0]
        assert first == LeaveToOne("50", ("C",), (("E", "T"),), is_enough)
        changed = applied(figures.organisation, [Measure(each) for each in changes_of(first)])
        assert status(evaluated(changed)) is (Status.COVERED if is_enough else Status.UNDERSTAFFED)


def test_nothing_for_a_duty_that_is_covered_or_not_scored() -> None:
    figures = state({"A": {"T": 10_000}}, demand_fte=10_000)
    assert status(figures) is Status.COVERED
    assert closing(figures, DUTY) == closing(figures, DutyId("T21-00")) == ()
    assert duty_work(figures, DutyId("T21-00")) == ()


def test_a_missing_part_is_rounded_up_to_hundredths() -> None:
    figures = state({"A": {"T": 9_999}}, demand_fte=10_001)
    assert closing(figures, DUTY)[-1] == AddPost("T", "50", 1, 100, read_grade("E11"))
    assert closing(state({}, demand_fte=25_100), DUTY)[-1] == AddPost("T", None, 3, 8_400, None)


@given(cities())
@settings(max_examples=12)
def test_every_proposal_brings_what_it_says(plan: Plan) -> None:
    figures = Evaluation.of(plan.baseline, frame(plan, REFERENCE))
    for duty in figures.frame.counted:
        for each in closing(figures, duty.id):
            if isinstance(each, FillPost | AssignPost):
                brings_what_it_says(figures, each)
            elif isinstance(each, LeaveToOne):
                changed = applied(figures.organisation, [Measure(change) for change in changes_of(each)])
                after = Evaluation.of(changed, figures.frame).coverage.duty(figures.frame.number_of[duty.id])
                assert after.status is (Status.COVERED if each.is_enough else Status.UNDERSTAFFED)


def brings_what_it_says(figures: Evaluation, proposal: FillPost | AssignPost) -> None:
    changed = applied(figures.organisation, [Measure(each) for each in changes_of(proposal)])
    before = task_work(figures, proposal.task)
    after = task_work(Evaluation.of(changed, figures.frame), proposal.task)
    if before.missing is None or after.missing is None:
        return
    assert before.missing - after.missing == min(Fraction(after.capacity - before.capacity), before.missing) >= 0
    if isinstance(proposal, AssignPost) and proposal.closes:
        assert after.missing == 0


@given(cities())
@settings(max_examples=8)
def test_standing_without_the_edition_agrees_with_the_coverage(plan: Plan) -> None:
    figures = Evaluation.of(plan.baseline, frame(plan, REFERENCE))
    found = standing(figures, [duty.id for duty in figures.frame.counted])
    assert list(found.values()) == list(figures.coverage.duties)

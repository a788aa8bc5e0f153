"""What is foreseen for every target at once is what a preview of each single move finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.overview import overview
from integration_office.analysis.post_overview import overview_of_posts
from integration_office.analysis.reference import Reference
from integration_office.domain.changes import MovePosition, MoveUnit
from integration_office.domain.errors import DomainError
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import PositionId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Position, Terms
from integration_office.domain.scenario import Measure
from integration_office.domain.task import Assignment, Task
from integration_office.domain.unit import Unit, UnitKind
from integration_office.exchange.parameters import load_reference
from tests.analysis.cities import applied_where_possible, cities, measures
from tests.analysis.town import five_posts, frame

REFERENCE: Reference = load_reference()
TREE = (
    ("0", UnitKind.AUTHORITY, None),
    ("10", UnitKind.OFFICE, UnitId("0")),
    ("20", UnitKind.OFFICE, UnitId("0")),
    ("30", UnitKind.OFFICE, UnitId("0")),
    ("31", UnitKind.DIVISION, UnitId("30")),
    ("40", UnitKind.OFFICE, UnitId("0")),
)


@given(cities(), st.lists(measures(), max_size=4), st.data())
@settings(max_examples=25)
def test_every_target_as_its_own_preview(plan: Plan, drawn: list[Measure], data: st.DataObject) -> None:
    state = applied_where_possible(plan.baseline, drawn)[-1]
    before = Evaluation.of(state, frame(plan, REFERENCE))
    unit = data.draw(st.sampled_from(list(state.units)))
    foreseen = overview(before, unit).by_unit
    assert list(foreseen) == list(state.units)
    for target, effect in foreseen.items():
        try:
            moved = Measure(MoveUnit(unit, target)).apply(state)
        except DomainError:
            assert not effect.allowed
            continue
        if state.units[unit].parent in (target, None):
            assert not effect.allowed
            continue
        single = Effects(before, Evaluation.of(moved, before.frame, before))
        duties = single.duties()
        assert effect.allowed
        assert (effect.overlap_fte, effect.overlap_cost) == (single.overlap_fte, single.overlap_cost)
        assert effect.worse == sum(each.is_worse for each in duties)
        assert effect.better == sum(each.is_better for each in duties)
        risky = any("own_unit" in each.newly_failed for each in single.grants())
        assert effect.risks_grant == risky


@given(cities(), st.lists(measures(), max_size=4), st.data())
@settings(max_examples=12)
def test_every_target_of_posts_as_its_own_preview(plan: Plan, drawn: list[Measure], data: st.DataObject) -> None:
    state = applied_where_possible(plan.baseline, drawn)[-1]
    before = Evaluation.of(state, frame(plan, REFERENCE))
    by_office: dict[UnitId, list[PositionId]] = {}
    for post in state.positions.values():
        by_office.setdefault(before.offices[post.unit], []).append(post.id)
    if not by_office:
        return
    office = data.draw(st.sampled_from(sorted(by_office)))
    posts = data.draw(st.lists(st.sampled_from(by_office[office]), min_size=1, max_size=3, unique=True))
    foreseen = overview_of_posts(before, posts)
    assert foreseen is not None and list(foreseen.by_unit) == list(state.units)
    for target, effect in foreseen.by_unit.items():
        moved = state
        for post in posts:
            moved = MovePosition(post, target).apply(moved)
        assert effect.allowed == any(state.positions[post].unit != target for post in posts)
        if not effect.allowed:
            continue
        single = Effects(before, Evaluation.of(moved, before.frame, before))
        duties = single.duties()
        assert (effect.overlap_fte, effect.overlap_cost) == (single.overlap_fte, single.overlap_cost)
        assert effect.worse == sum(each.is_worse for each in duties)
        assert effect.better == sum(each.is_better for each in duties)
        assert effect.risks_grant == any(each.after < each.before or each.newly_failed for each in single.grants())


def test_posts_of_several_offices_are_not_foreseen() -> None:
    plan = five_posts()
    before = Evaluation.of(plan.baseline, frame(plan, REFERENCE))
    offices = {before.offices[post.unit]: post.id for post in plan.baseline.positions.values()}
    assert len(offices) > 1
    assert overview_of_posts(before, tuple(offices.values())) is None


def test_a_tie_goes_to_the_smaller_id_also_where_the_new_office_has_no_share_yet() -> None:
    units = {UnitId(id): Unit(UnitId(id), id, kind, parent) for id, kind, parent in TREE}
    grades = {"a": "E12", "b": "E5"}
    posts = {
        PositionId(id): Position(PositionId(id), UnitId(unit), terms=Terms(read_grade(grades[id]), None, 10_000, None))
        for id, unit in (("a", "20"), ("b", "31"))
    }
    shares = {post: (Assignment(post, TaskId("t"), 5_000),) for post in posts}
    organisation = Organisation(frozen(units), frozen(posts), frozen({TaskId("t"): Task(TaskId("t"))}), frozen(shares))
    before = Evaluation.of(organisation, frame(Plan(PlanInfo(base_year=2026), organisation), REFERENCE))
    foreseen = overview(before, UnitId("31")).by_unit
    costs = {}
    for target in ("10", "40"):
        after = Evaluation.of(MoveUnit(UnitId("31"), UnitId(target)).apply(organisation), before.frame, before)
        costs[target] = Effects(before, after).overlap_cost
        assert foreseen[UnitId(target)].overlap_cost == costs[target]
    assert costs["40"] == 0  # the cheaper post still does the work beside the lead, 20
    assert costs["10"] > 0  # 10 is before 20: now the dearer post is the one beside the lead


def test_the_root_can_go_nowhere() -> None:
    plan = five_posts()
    before = Evaluation.of(plan.baseline, frame(plan, REFERENCE))
    assert not any(each.allowed for each in overview(before, UnitId("0")).by_unit.values())

"""Scenarios on a newer baseline: what differs, what is in the way, what was decided."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.application.adopting import Part, adopted, kept
from integration_office.application.baseline_difference import baseline_difference
from integration_office.application.content_difference import What
from integration_office.application.events import Rebase
from integration_office.application.rebasing import Choice, Decision, Decisions, conflicts, rebased
from integration_office.application.session import Session
from integration_office.application.stand_ins import stand_ins
from integration_office.domain.changes import CreateUnit, MoveUnit, RegradePosition
from integration_office.domain.changes.references import Of, Reference, Role
from integration_office.domain.errors import UnknownUnit
from integration_office.domain.laws import broken_laws
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.paper_texts import TextField
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.scenario import Measure, Scenario, ScenarioStatus, project
from integration_office.domain.unit import UnitKind
from integration_office.exchange.parameters import load_reference
from tests.domain.test_laws_of_change import Everything
from tests.domain.town import town, unit
from tests.strategies import changes_of, grade, organisations

MEASURES = (
    Measure(CreateUnit("56", "Integration", UnitKind.OFFICE, "V")),
    Measure(MoveUnit("32.4", "56")),
    Measure(RegradePosition("0101", grade("E11"))),
)


def plan() -> Plan:
    scenarios = {
        "Groß": Scenario("Groß", MEASURES, ScenarioStatus.RELEASED),
        "Alt": Scenario("Alt", MEASURES[:2], is_archived=True),
    }
    info = PlanInfo("Musterstadt", "Musterstadt", 2026, source_note="Stellenplan 2026")
    made = Plan(info, town(), frozen(scenarios), active="Groß")
    return made.with_text(next(iter(TextField)), "Groß", "Warum")


def newer() -> Organisation:
    """32.4 is called 32-4 now and its posts went along; 0101 has another grade; Dezernat V is called otherwise."""
    old = town()
    renamed = [replace(old.units["32.4"], id="32-4"), replace(old.units["V"], name="Soziales")]
    posts = [replace(old.positions[each], unit="32-4") for each in ("0101", "0102")]
    posts[0] = replace(posts[0], terms=replace(posts[0].terms, grade=grade("E10")))
    return old.with_units(renamed, ["32.4"]).with_positions(posts)


def source() -> Plan:
    return Plan(PlanInfo("Export", base_year=2027, source_note="Stellenplan 2027"), newer())


def test_what_differs_is_found() -> None:
    found = baseline_difference(town(), newer())
    assert (found.units.new, found.units.gone, found.units.changed) == (("32-4",), ("32.4",), ("V",))
    assert (found.positions.changed, found.shares, found.budget_lines) == (("0101", "0102"), (), 0)
    assert not baseline_difference(town(), town())


def test_every_scenario_tells_what_is_in_the_way_of_each_measure() -> None:
    found = {each.place: each for each in conflicts(plan(), newer(), {})}
    assert set(found) == {("Groß", 0), ("Groß", 1), ("Groß", 2), ("Alt", 0), ("Alt", 1)}
    target, gone, regraded = (found["Groß", index] for index in range(3))
    assert [fact.what for fact in target.changed[0].facts] == [What.NAME]
    assert (gone.error, gone.missing, gone.was_broken) == (UnknownUnit("32.4"), (Reference(Of.UNIT, "32.4"),), False)
    assert regraded.error is None
    assert [fact.what for fact in regraded.changed[0].facts] == [What.UNIT, What.GRADE]


def test_the_likeliest_stand_in_is_the_unit_of_the_same_name() -> None:
    assert stand_ins(Reference(Of.UNIT, "32.4"), town(), newer())[0] == "32-4"
    called = newer().with_units([unit("32-4", "32", UnitKind.SECTION), unit("88", "V", UnitKind.SECTION)])
    named = called.with_units([replace(called.units["32-4"], name="Einheit 32.4")])
    assert stand_ins(Reference(Of.UNIT, "32.4"), town(), named)[0] == "32-4"
    assert stand_ins(Reference(Of.UNIT, "nie gesehen"), town(), named) == ()
    without = newer().without_position("0101")
    assert stand_ins(Reference(Of.POSITION, "0301"), town(), without) == ("0301",)


def test_a_measure_can_mean_the_unit_that_took_the_place() -> None:
    missing = Reference(Of.UNIT, "32.4")
    point: Decisions = {("Groß", 1): Decision(Choice.POINT, ((missing, "32-4"),))}
    found = next(each for each in conflicts(plan(), newer(), point) if each.place == ("Groß", 1))
    assert found.error is not None
    assert found.remaining is None
    after = rebased(plan(), source(), point)
    assert after.scenario("Groß").measures[1].change == MoveUnit("32-4", "56")
    assert project(after.baseline, after.scenario("Groß").measures).broken == ()


def test_what_is_dropped_goes_what_is_off_stays() -> None:
    decisions = {("Groß", 1): Decision(Choice.DROP), ("Alt", 1): Decision(Choice.OFF)}
    after = rebased(plan(), source(), decisions)
    assert after.scenario("Groß").measures == (MEASURES[0], MEASURES[2])
    assert after.scenario("Alt").measures == (MEASURES[0], replace(MEASURES[1], enabled=False))


def test_a_decision_shows_what_breaks_because_of_it() -> None:
    found = {each.place: each for each in conflicts(plan(), town(), {("Alt", 0): Decision(Choice.DROP)})}
    assert set(found) == {("Alt", 0), ("Alt", 1)}
    assert found["Alt", 1].error == UnknownUnit("56")
    assert found["Alt", 1].missing == (Reference(Of.UNIT, "56", Role.TARGET),)


def test_it_is_one_step_that_keeps_texts_and_sets_back_what_was_released() -> None:
    session = Session(plan(), load_reference())
    session.rebase(source(), "stellenplan-2027.xlsx", {})
    after = session.plan
    assert after.baseline.units.keys() == newer().units.keys()
    assert (after.info.title, after.info.base_year, after.info.source_note) == (
        "Musterstadt",
        2027,
        "Stellenplan 2027",
    )
    assert after.scenario("Groß").status is ScenarioStatus.COORDINATION
    assert (after.texts, after.active) == (plan().texts, "Groß")
    assert len(session.projection.broken) == 1
    assert session.next_undo == Rebase("stellenplan-2027.xlsx")
    session.undo()
    assert session.plan == plan()


def test_what_the_source_does_not_speak_of_stays() -> None:
    only_units = Organisation(units=newer().units)
    now = adopted(town(), only_units)
    assert now.positions.keys() == town().positions.keys() - {"0101", "0102"}
    assert now.tasks is town().tasks or now.tasks == town().tasks
    assert now.assignments.keys() == {"0202"}
    told = {each.part: each.lost for each in kept(town(), only_units)}
    assert told == {Part.POSITIONS: 2, Part.TASKS: 0, Part.SHARES: 1, Part.BUDGET: 0, Part.GRANTS: 0}
    assert kept(town(), newer()) == ()


@settings(max_examples=12)
@given(organisations(of_today=True), organisations(of_today=True))
def test_a_completed_source_is_sound(old: Organisation, new: Organisation) -> None:
    without = replace(new, tasks=frozen({}), assignments=frozen({}))
    bare = frozen({id: replace(each, grant=None) for id, each in new.units.items()})
    for given_source in (new, without, Organisation(units=bare)):
        assert list(broken_laws(adopted(old, given_source), Everything())) == []


@settings(max_examples=12)
@given(organisations(of_today=True), organisations(of_today=True), st.data())
def test_dropping_whatever_is_in_the_way_leaves_nothing_broken(
    old: Organisation, new: Organisation, data: st.DataObject
) -> None:
    measures = tuple(Measure(each) for each in data.draw(st.lists(changes_of(old), max_size=4)))
    before = Plan(baseline=old, scenarios=frozen({"A": Scenario("A", measures)}))
    same = conflicts(before, old, {})
    assert all(each.was_broken for each in same)
    decisions: Decisions = {}
    while remaining := [each for each in conflicts(before, adopted(old, new), decisions) if each.remaining]:
        decisions = {**decisions, **{each.place: Decision(Choice.DROP) for each in remaining}}
    after = rebased(before, Plan(baseline=new), decisions)
    assert project(after.baseline, after.scenario("A").measures).broken == ()

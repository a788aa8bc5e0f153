"""Random small cities and random changes of them, drawn by Hypothesis."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from integration_office.domain.changes import (
    AddPosition,
    Assign,
    Change,
    ChangeFte,
    CreateUnit,
    CutPosition,
    DissolveUnit,
    MergeUnits,
    MovePosition,
    MoveUnit,
    RegradePosition,
    SetAssumption,
    SetDemand,
)
from integration_office.domain.grade import read_grade
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import GrantId, PositionId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Lapse, Position, Terms
from integration_office.domain.scenario import Measure
from integration_office.domain.unit import UnitKind
from tests.analysis.town import DUTIES, organisation, post, task, unit

GRADES = ("E 11", "E9b", "EG 6", "A13", "A9Z", "S12", "S8a", "B2", "TVOEDFEST", "S10", "")
FTES = st.sampled_from((0, 2_500, 4_800, 5_000, 7_501, 10_000))
SHARES = st.sampled_from((1, 1_000, 2_500, 3_333))
KINDS = ("dezernat", "amt", "abteilung", "sachgebiet", "stabsstelle")
UNITS, POSTS, TASKS = 9, 14, 5
COMPETENCES = st.sets(st.sampled_from(("K1", "K2", "K3")), max_size=2).map(lambda found: tuple(sorted(found)))
DATES = st.none() | st.dates(date(2025, 6, 1), date(2028, 3, 1))
_unit_ids = st.integers(0, UNITS - 1).map(lambda n: UnitId(f"0{n}"))
_post_ids = st.integers(0, POSTS - 1).map(lambda n: PositionId(f"P{n:02}"))
_task_ids = st.integers(0, TASKS - 1).map(lambda n: TaskId(f"T{n}"))
_grades = st.sampled_from(GRADES).map(read_grade)


@st.composite
def cities(draw: st.DrawFn) -> Plan:
    units = [unit("00", "verwaltung", None)]
    for number in range(1, UNITS):
        parent = f"0{draw(st.integers(0, number - 1))}"
        grant = draw(st.sampled_from((None, None, GrantId("G"))))
        units.append(unit(f"0{number}", draw(st.sampled_from(KINDS)), parent, grant=grant))
    posts = [draw(_posts(number)) for number in range(POSTS)]
    tasks = [draw(_tasks(number)) for number in range(TASKS)]
    shares = {each.id: draw(st.dictionaries(_task_ids, SHARES, max_size=3)) for each in posts}
    town = organisation(units, posts, tasks, shares, grants=frozen({GrantId("G"): GrantTerms(draw(_grants()))}))
    return Plan(PlanInfo("Stadt", "Musterstadt", 2026), town, duties=frozen(DUTIES))


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    change = draw(st.one_of(_structure(), _staffing(), _content()))
    return Measure(change, draw(DATES))


@st.composite
def _posts(draw: st.DrawFn, number: int) -> Position:
    planned = draw(FTES)
    filled = draw(st.none() | st.just(planned // 2))
    lapse = draw(st.sampled_from((None, None, Lapse(), Lapse(date(2026, 5, 31)))))
    competences, step = draw(COMPETENCES), draw(st.sampled_from((None, 1, 3, 6)))
    return post(
        f"P{number:02}",
        draw(_unit_ids),
        draw(st.sampled_from(GRADES)),
        planned,
        filled,
        step=step,
        lapse=lapse,
        competences=competences,
        is_head=draw(st.booleans()),
    )


@st.composite
def _tasks(draw: st.DrawFn, number: int) -> object:
    demand = draw(st.sampled_from((None, 0, 5_000, 12_345)))
    cases = draw(st.sampled_from((None, Decimal(600), Decimal("7.5"))))
    duties = draw(st.sets(st.sampled_from(sorted(DUTIES)), max_size=2))
    conflicts = (TaskId("T0"),) if number == 1 else ()
    return task(
        f"T{number}",
        duties=tuple(sorted(duties)),
        demand_fte=demand,
        cases=cases,
        minutes=None if cases is None else Decimal(77),
        competences=draw(COMPETENCES),
        intended=draw(st.booleans()),
        conflicts=conflicts,
    )


@st.composite
def _grants(draw: st.DrawFn) -> Grant:
    return Grant(
        GrantId("G"),
        rate=draw(st.sampled_from((None, Decimal("0.8")))),
        cap_per_fte=draw(st.sampled_from((None, 57_000_00))),
        cap_total=draw(st.sampled_from((None, 100_000_01))),
        end=draw(st.sampled_from((None, date(2026, 8, 31)))),
        conditions=draw(st.sampled_from(((), ("own_unit",), ("head_fulltime", "seltsam")))),
        in_budget=draw(st.booleans()),
    )


def _structure() -> st.SearchStrategy[Change]:
    ids = st.sampled_from(("N1", "N2"))
    return st.one_of(
        st.builds(MoveUnit, _unit_ids, _unit_ids),
        st.builds(CreateUnit, ids.map(UnitId), st.just("Neu"), st.just(UnitKind.OFFICE), _unit_ids),
        st.builds(DissolveUnit, _unit_ids, _unit_ids),
        st.builds(
            MergeUnits,
            st.lists(_unit_ids, min_size=2, max_size=3, unique=True).map(tuple),
            _unit_ids | ids.map(UnitId),
            st.just("Zusammen"),
            st.just(UnitKind.OFFICE),
        ),
    )


def _staffing() -> st.SearchStrategy[Change]:
    added = st.builds(
        lambda where, grade, fte: Position(PositionId("N"), where, terms=Terms(grade, None, fte, None)),
        _unit_ids,
        _grades,
        FTES,
    )
    lapses = st.sampled_from((None, Lapse(), Lapse(date(2026, 9, 30))))
    return st.one_of(
        st.builds(MovePosition, _post_ids, _unit_ids),
        st.builds(AddPosition, added),
        st.builds(CutPosition, _post_ids, lapses),
        st.builds(RegradePosition, _post_ids, _grades.filter(lambda grade: grade is not None)),
        st.builds(ChangeFte, _post_ids, FTES),
    )


def _content() -> st.SearchStrategy[Change]:
    return st.one_of(
        st.builds(Assign, _post_ids, _task_ids, SHARES | st.just(0)),
        st.builds(SetDemand, _task_ids, FTES),
        st.builds(SetAssumption, st.just("workplace"), st.sampled_from((Decimal(9000), Decimal("123.45")))),
        st.builds(SetAssumption, st.just("annual_minutes"), st.just(Decimal(98640))),
    )


def applied_where_possible(organisation: Organisation, drawn: list[Measure]) -> list[Organisation]:
    """Every state on the way; a refused measure leaves the state as it is."""
    from integration_office.domain.errors import DomainError

    states = [organisation]
    for measure in drawn:
        try:
            states.append(measure.apply(states[-1]))
        except DomainError:
            continue
    return states

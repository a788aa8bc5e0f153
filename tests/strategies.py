"""Hypothesis strategies for the model: values, whole cities, changes, plans."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from integration_office.domain.budget import BudgetLine, LineKind, NkfLine
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
    RenameUnit,
    SetAssumption,
    SetBudget,
    SetDemand,
    SetGrant,
    SplitPart,
    SplitUnit,
)
from integration_office.domain.cities import VERIFIED, City
from integration_office.domain.grade import PayGrade, read_grade
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import DutyId, GrantId, PositionId, RevenueId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.paper_texts import TextField, text_key
from integration_office.domain.parameters import ASSUMPTION_KEYS, Assumption, AssumptionTerms, factor_key
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Lapse, LapsingPosition, Position, Regrade, Terms
from integration_office.domain.revenue import Estimate, Revenue
from integration_office.domain.scenario import Measure, Scenario, ScenarioStatus
from integration_office.domain.task import Assignment, Duty, Task
from integration_office.domain.unit import Unit, UnitKind


def grade(text: str) -> PayGrade:
    """A grade from its text, for builders; fails for an empty one."""
    found = read_grade(text)
    assert found is not None
    return found


words = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
names = words.filter(lambda text: bool(text.strip()))
ids = (st.from_regex(r"0[0-9]{1,3}(\.[0-9])?|[IVX]{1,3}", fullmatch=True) | names).map(str.strip).filter(bool)
days = st.dates(date(2000, 1, 1), date(2050, 12, 31))
months = st.integers(2020 * 12, 2040 * 12)
years = st.integers(2020, 2040)
amounts = st.integers(-(10**13), 10**13)
ftes = st.integers(0, 30_000)
numbers = st.decimals(0, 10**6, places=4, allow_nan=False)
rates = st.decimals(0, 1, places=6, allow_nan=False)
grades = st.sampled_from(("E 9b", "EG09B", "E15Ü", "S12", "A13_LG2E1", "A9Z", "B2", "P8", "TV-V 7", "AT", "S10")).map(
    grade
)
kinds = st.sampled_from(UnitKind)
lines = st.sampled_from(NkfLine)
extras = st.lists(st.tuples(words, words), max_size=2).map(tuple)
competences = st.lists(st.sampled_from(("K01", "K02", "K03")), max_size=2, unique=True).map(tuple)
fits = st.sampled_from((None, None, factor_key("50")))
terms = st.builds(Terms, st.none() | grades, st.none() | st.integers(1, 8), ftes, st.none() | ftes)
fitted_terms = st.builds(lambda each, fit: replace(each, fit=fit), terms, fits)
lapses = st.none() | st.builds(Lapse, st.none() | days)
regrades = st.none() | st.builds(Regrade, grades, st.none() | days)


def optional(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def dated(values: st.SearchStrategy[Any], times: st.SearchStrategy[int]) -> st.SearchStrategy[Any]:
    """Past values as `Earlier` keeps them: ascending, each time once."""
    entries = st.lists(st.tuples(times, values), max_size=2, unique_by=lambda entry: entry[0])
    return entries.map(lambda found: tuple(sorted(found, key=lambda entry: entry[0])))


# A city


@st.composite
def organisations(draw: st.DrawFn, *, of_today: bool = False) -> Organisation:
    """A lawful organisation; with dated values and lapsing posts unless it is only of today."""
    history = not of_today
    grants = {grant.id: grant for grant in draw(_some(_grants(), 2))}
    funding = optional(st.sampled_from([*grants])) if grants else st.none()
    units = _as_tree(draw, draw(_some(_units(funding, history), 6, least=1)))
    posts = draw(_some(_positions(st.sampled_from([*units]), funding, history), 8))
    tasks = {task.id: task for task in draw(_some(_tasks(), 5))}
    gone = draw(_some(_positions(st.sampled_from([*units]), funding, history), 2)) if history else []
    return Organisation(
        units=frozen(units),
        positions=frozen({post.id: post for post in posts}),
        tasks=frozen(tasks),
        assignments=frozen(_assignments(draw, posts, list(tasks))),
        budget=tuple(draw(st.lists(_budget_lines(st.sampled_from([*units])), max_size=5))),
        grants=frozen({id: GrantTerms(each, _earlier_grants(draw, each, history)) for id, each in grants.items()}),
        assumptions=frozen(draw(_assumptions(history))),
        lapsing=frozen(
            {post.id: LapsingPosition(post, draw(optional(months)), draw(optional(months))) for post in gone}
        ),
        revenues=frozen({each.id: each for each in draw(_some(_revenues([*units]), 2))}),
    )


def _some(values: st.SearchStrategy[Any], most: int, least: int = 0) -> st.SearchStrategy[list[Any]]:
    return st.lists(values, min_size=least, max_size=most, unique_by=lambda value: value.id)


def _units(funding: st.SearchStrategy[Any], history: bool) -> st.SearchStrategy[Unit]:
    past = dated(funding, years) if history else st.just(())
    return st.builds(
        Unit,
        id=ids.map(UnitId),
        name=names,
        kind=kinds,
        parent=st.none(),
        grant=funding,
        grant_earlier=past,
        extra=extras,
    )


def _as_tree(draw: st.DrawFn, found: list[Unit]) -> dict[UnitId, Unit]:
    """The first unit is the root; each other hangs below one before it."""
    tree: dict[UnitId, Unit] = {}
    for unit in found:
        parent = draw(st.sampled_from([*tree])) if tree else None
        tree[unit.id] = Unit(unit.id, unit.name, unit.kind, parent, unit.grant, unit.grant_earlier, unit.extra)
    return tree


def _positions(
    units: st.SearchStrategy[UnitId], funding: st.SearchStrategy[Any], history: bool
) -> st.SearchStrategy[Position]:
    return st.builds(
        Position,
        id=ids.map(PositionId),
        unit=units,
        title=words,
        terms=fitted_terms,
        competences=competences,
        is_head=st.booleans(),
        lapse=lapses,
        regrade_on_vacancy=regrades,
        vacant_from=optional(years),
        grant=funding,
        grant_earlier=dated(funding, years) if history else st.just(()),
        begins=optional(months) if history else st.none(),
        earlier=dated(fitted_terms, months) if history else st.just(()),
        illustrative=st.booleans(),
        extra=extras,
    )


def _tasks() -> st.SearchStrategy[Task]:
    return st.builds(
        Task,
        id=ids.map(TaskId),
        name=words,
        duties=st.lists(ids.map(DutyId), max_size=2).map(tuple),
        demand_fte=optional(ftes),
        cases=optional(numbers),
        minutes=optional(numbers),
        competences=competences,
        intended=st.booleans(),
        intended_reason=words,
        conflicts=st.just(()),
        illustrative=st.booleans(),
        extra=extras,
    )


def _assignments(draw: st.DrawFn, posts: list[Position], tasks: list[TaskId]) -> dict[PositionId, Any]:
    """Some posts, in any order, with shares that sum to at most 1."""
    found: dict[PositionId, Any] = {}
    for post in draw(st.permutations(posts)) if tasks else []:
        chosen = draw(st.lists(st.sampled_from(tasks), max_size=3, unique=True))
        own = tuple(
            Assignment(post.id, task, draw(st.integers(0, 10_000 // len(chosen))), draw(st.booleans()), draw(extras))
            for task in chosen
        )
        if own:
            found[post.id] = own
    return found


def _budget_lines(units: st.SearchStrategy[UnitId]) -> st.SearchStrategy[BudgetLine]:
    return st.builds(BudgetLine, unit=units, product=words, line=lines, year=years, amount=amounts, extra=extras)


def _grants() -> st.SearchStrategy[Grant]:
    return st.builds(
        Grant,
        id=ids.map(GrantId),
        norm=words,
        rate=optional(rates),
        cap_per_fte=optional(st.integers(0, 10**9)),
        cap_total=optional(st.integers(0, 10**11)),
        end=optional(days),
        conditions=st.lists(st.sampled_from(("own_unit", "head_fulltime")), max_size=2, unique=True).map(tuple),
        in_budget=st.booleans(),
        illustrative=st.booleans(),
        extra=extras,
        flat=optional(st.integers(0, 10**9)),
    )


@st.composite
def _revenues(draw: st.DrawFn, units: list[UnitId]) -> Revenue:
    since = draw(optional(years))
    return Revenue(
        draw(ids.map(RevenueId)),
        draw(words),
        draw(st.sampled_from(units)),
        draw(st.sampled_from([line for line in NkfLine if line.kind is LineKind.REVENUE])),
        draw(words),
        draw(_estimates()),
        draw(_estimates()),
        draw(st.sampled_from((Decimal(0), Decimal("2.5"), Decimal(4)))),
        since,
        None if since is None else draw(optional(st.integers(since, 2060))),
        draw(optional(st.booleans())),
        draw(names),
        draw(st.booleans()),
        draw(extras),
    )


@st.composite
def _estimates(draw: st.DrawFn) -> Estimate:
    low, value, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Estimate(value, draw(optional(st.just(low))), draw(optional(st.just(high))))


def _earlier_grants(draw: st.DrawFn, grant: Grant, history: bool) -> Any:
    same = st.builds(Grant, id=st.just(grant.id), norm=words, rate=optional(rates))
    return draw(dated(optional(same), years)) if history else ()


@st.composite
def _assumptions(draw: st.DrawFn, history: bool) -> dict[str, AssumptionTerms]:
    keys = draw(st.lists(st.sampled_from(sorted(ASSUMPTION_KEYS)), max_size=3, unique=True))
    return {key: draw(_assumption_terms(key, history)) for key in keys}


def _assumption_terms(key: str, history: bool) -> st.SearchStrategy[AssumptionTerms]:
    values = st.builds(
        Assumption,
        key=st.just(key),
        value=rates,
        unit=words,
        source=words,
        verified=st.booleans(),
        low=optional(rates),
        high=optional(rates),
        extra=extras,
    )
    return st.builds(AssumptionTerms, optional(values), dated(optional(values), years) if history else st.just(()))


# Changes, as the JSON of INTERFACES can say them; not all of them make sense


new_grants = st.builds(
    Grant,
    id=ids.map(GrantId),
    norm=words,
    rate=optional(rates),
    cap_per_fte=optional(amounts),
    cap_total=optional(amounts),
    end=optional(days),
    conditions=st.lists(words, max_size=2).map(tuple),
    in_budget=st.booleans(),
)
new_positions = st.builds(
    Position,
    id=ids.map(PositionId),
    unit=ids.map(UnitId),
    title=words,
    terms=terms,
    competences=st.lists(words, max_size=2).map(tuple),
    is_head=st.booleans(),
    lapse=lapses,
    regrade_on_vacancy=regrades,
    vacant_from=optional(years),
    grant=optional(ids.map(GrantId)),
)


def changes_by_kind(
    units: st.SearchStrategy[Any] = ids, posts: st.SearchStrategy[Any] = ids, tasks: st.SearchStrategy[Any] = ids
) -> dict[type, st.SearchStrategy[Change]]:
    """Each of the sixteen, about these units, posts and tasks."""
    some_units, some_posts = st.lists(units, max_size=3).map(tuple), st.lists(posts, max_size=3).map(tuple)
    parts = st.builds(SplitPart, ids, names, kinds, some_posts, some_units)
    return {
        CreateUnit: st.builds(CreateUnit, ids, names, kinds, optional(units)),
        MoveUnit: st.builds(MoveUnit, units, units),
        RenameUnit: st.builds(RenameUnit, units, words),
        DissolveUnit: st.builds(DissolveUnit, units, units),
        MergeUnits: st.builds(MergeUnits, some_units, units | ids, names, optional(kinds), optional(units)),
        SplitUnit: st.builds(SplitUnit, units, st.lists(parts, max_size=3).map(tuple)),
        MovePosition: st.builds(MovePosition, posts, units),
        AddPosition: st.builds(AddPosition, st.builds(_in_unit, new_positions, units)),
        CutPosition: st.builds(CutPosition, posts, lapses),
        RegradePosition: st.builds(RegradePosition, posts, grades, optional(st.integers(1, 8))),
        ChangeFte: st.builds(ChangeFte, posts, ftes, optional(ftes)),
        Assign: st.builds(Assign, posts, tasks, st.integers(0, 12_000)),
        SetDemand: st.builds(SetDemand, tasks, optional(ftes), optional(numbers), optional(numbers)),
        SetBudget: st.builds(SetBudget, units, words, lines, years, amounts),
        SetGrant: st.builds(SetGrant, new_grants, some_units, some_posts),
        SetAssumption: st.builds(SetAssumption, st.sampled_from(sorted(ASSUMPTION_KEYS)), rates, words),
    }


def _in_unit(post: Position, unit: Any) -> Position:
    return replace(post, unit=unit)


def changes_of(organisation: Organisation) -> st.SearchStrategy[Change]:
    """Changes about what the organisation holds, now and then about what it does not."""
    kinds_of_change = changes_by_kind(
        st.sampled_from([*organisation.units]) | ids,
        st.sampled_from([*organisation.positions]) | ids if organisation.positions else ids,
        st.sampled_from([*organisation.tasks]) | ids if organisation.tasks else ids,
    )
    return st.one_of(*kinds_of_change.values())


changes = st.one_of(*changes_by_kind().values())
measures = st.builds(Measure, changes, optional(days), words, st.booleans())


# A plan


_scenarios = st.builds(
    Scenario,
    names,
    st.lists(measures, max_size=3).map(tuple),
    st.sampled_from(ScenarioStatus),
    st.booleans(),
    words,
)
_text_keys = st.builds(text_key, st.sampled_from(TextField), names)


_cities = st.builds(
    City,
    *(names, optional(st.booleans()), words, words, optional(st.integers(0, 10**8)), words),
    *(optional(st.integers(1, 10**7)), words, words, words, words, words, optional(days)),
    *(st.sampled_from(VERIFIED), extras),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    scenarios = draw(st.lists(_scenarios, max_size=3))
    by_name = {scenario.name: scenario for scenario in scenarios}
    return Plan(
        info=draw(_infos),
        baseline=draw(organisations()),
        scenarios=frozen(by_name),
        duties=frozen({duty.id: duty for duty in draw(_some(_duties, 2))}),
        weights=frozen(draw(st.dictionaries(ids.map(DutyId), numbers, max_size=2))),
        active=draw(st.sampled_from([None, *by_name])),
        texts=frozen(draw(st.dictionaries(_text_keys, words, max_size=2))),
        cities=frozen({city.name: city for city in draw(st.lists(_cities, max_size=2))}),
    )


_infos = st.builds(
    PlanInfo,
    title=words,
    city=words,
    base_year=optional(years),
    edition=optional(words),
    source_note=words,
    illustrative_note=words,
    extra=extras,
)
_duties = st.builds(
    Duty,
    id=ids.map(DutyId),
    act=words,
    edition=words,
    norm=words,
    title=words,
    description=words,
    addressee=words,
    nature=words,
    binding=words,
    group=words,
    applies_to=words,
    valid_from=words,
    valid_to=words,
    competences=st.lists(words, max_size=2).map(tuple),
    verified=words,
    sources=words,
)

"""Any plan a workbook can hold, with the texts and numbers that spoil files."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.changes import Assign, CreateUnit, MoveUnit, RenameUnit, SetAssumption
from integration_office.domain.cities import VERIFIED, City
from integration_office.domain.grade import read_grade
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import DutyId, GrantId, PositionId, RevenueId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import Assumption, AssumptionTerms, factor_key
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Lapse, Position, Regrade, Terms
from integration_office.domain.revenue import Estimate, Revenue
from integration_office.domain.scenario import Measure, Scenario, ScenarioStatus
from integration_office.domain.task import Assignment, Duty, Task
from integration_office.domain.unit import Extra, Unit, UnitKind
from integration_office.exchange.cells import LAST_BASE_YEAR
from tests.exchange.sources import CATALOGUE

_NASTY = ("=1+1", "+49", "-", "@SUM(A1)", "'=x", "'", "\t=1", "a\r\nb", "a\nb", " a  b ", "007", "1.234", "25 %")
_MARKUP = ("<b>&amp;\"'", "_x000D_", "kw", "ja", "NaN", "Größe ẞ", "😀", "a;b|c,d", '"', "\u00a0x\u2028")

characters = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
texts = st.one_of(
    st.just(""),
    st.sampled_from(_NASTY + _MARKUP),
    st.text(characters, min_size=1).filter(lambda text: bool(text.strip())),
)
ids = texts.map(str.strip).filter(bool)
lists = st.lists(ids, max_size=3, unique=True).map(tuple)
days = st.dates()
ends = st.none() | days
numbers = st.none() | st.decimals(min_value=0, max_value=10**11, allow_nan=False).filter(
    lambda each: len(str(each)) < 40
)
ftes = st.integers(0, 10**9)
years = st.integers(1900, 2999)
cents = st.integers(-(10**13), 10**13)
grades = st.sampled_from(["E 9b", "EG09B", "S12", "A13_LG2E1", "B2", "TVöD fest"]).map(read_grade)


def extras(*headers: str) -> st.SearchStrategy[Extra]:
    """Some of the columns, each with a text, in the order of the sheet."""
    cells = st.tuples(*(texts for _ in headers))
    return cells.map(lambda row: tuple((name, text) for name, text in zip(headers, row, strict=True) if text))


fits = st.none() | st.just(factor_key("50"))
_revenue_ids = st.lists(st.sampled_from(["IP", "0815"]), max_size=2, unique=True)


def some(values: list[Any]) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(values) if values else st.none()


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A sound plan; its scenarios apply."""
    baseline = draw(organisations())
    duties = {DutyId(id): draw(duties_of(DutyId(id))) for id in draw(st.lists(ids, max_size=2, unique=True))}
    scenarios = {
        name: Scenario(
            name,
            tuple(draw(st.lists(measures(baseline), max_size=4))),
            draw(st.sampled_from(ScenarioStatus)),
            draw(st.booleans()),
            draw(st.just("") | ids),
        )
        for name in draw(st.lists(ids, max_size=3, unique=True))
    }
    known = [*CATALOGUE, *duties]
    return Plan(
        info=draw(infos()),
        baseline=baseline,
        scenarios=frozen(scenarios),
        duties=frozen(duties),
        weights=frozen(draw(st.dictionaries(st.sampled_from(known), numbers.filter(lambda n: n is not None)))),
        active=draw(some(list(scenarios))),
        texts=frozen(draw(st.dictionaries(ids, texts.filter(bool), max_size=2))),
        cities=frozen({city.name: city for city in draw(st.lists(cities(), max_size=2))}),
    )


def cities() -> st.SearchStrategy[City]:
    parts = st.none() | st.integers(0, 10**8)
    return st.builds(
        City,
        *(ids, st.none() | st.booleans(), texts, texts, parts, texts),
        *(st.none() | st.integers(1, 10**7), texts, texts, texts, texts, texts, ends),
        *(st.sampled_from(VERIFIED), extras("Land")),
    )


@st.composite
def infos(draw: st.DrawFn) -> PlanInfo:
    return PlanInfo(
        title=draw(texts),
        city=draw(texts),
        base_year=draw(st.none() | st.integers(1900, LAST_BASE_YEAR)),
        edition=draw(st.sampled_from([None, "TIntG-2021", "TIntG-2012"])),
        source_note=draw(texts),
        illustrative_note=draw(texts),
        extra=draw(extras("Ansprechstelle", "Stand der Daten")),
    )


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    grants = {GrantId(id): draw(grants_of(GrantId(id))) for id in draw(st.lists(ids, max_size=2, unique=True))}
    units: dict[UnitId, Unit] = {}
    for id in draw(st.lists(ids, min_size=1, max_size=5, unique=True)):
        units[UnitId(id)] = draw(units_of(UnitId(id), list(units), list(grants)))
    positions = {
        PositionId(id): draw(positions_of(PositionId(id), list(units), list(grants)))
        for id in draw(st.lists(ids, max_size=5, unique=True))
    }
    task_ids = [TaskId(id) for id in draw(st.lists(ids, max_size=4, unique=True))]
    return Organisation(
        units=frozen(units),
        positions=frozen(positions),
        tasks=frozen({id: draw(tasks_of(id, task_ids)) for id in task_ids}),
        assignments=frozen(draw(assignments(list(positions), task_ids))),
        budget=tuple(draw(st.lists(budget_lines(list(units)), max_size=4))),
        grants=frozen(grants),
        assumptions=frozen(draw(assumptions())),
        revenues=frozen({RevenueId(id): draw(revenues(RevenueId(id), list(units))) for id in draw(_revenue_ids)}),
    )


@st.composite
def revenues(draw: st.DrawFn, id: RevenueId, units: list[UnitId]) -> Revenue:
    low, value, high = sorted(draw(st.tuples(*[st.decimals(0, 9_000, places=2)] * 3)))
    since = draw(st.none() | st.integers(2020, 2030))
    return Revenue(
        *(id, draw(texts), draw(st.sampled_from(units)), NkfLine.REIMBURSEMENTS, draw(st.just("") | ids)),
        Estimate(value, draw(st.none() | st.just(low)), draw(st.none() | st.just(high))),
        Estimate(value, low, high),
        *(Decimal(3), since, draw(st.none() | st.integers(2031, 2040)), draw(st.none() | st.booleans())),
        *(draw(ids), draw(st.booleans()), draw(extras("Stand"))),
    )


def units_of(id: UnitId, above: list[UnitId], grants: list[GrantId]) -> st.SearchStrategy[Unit]:
    return st.builds(
        Unit,
        st.just(id),
        texts,
        st.sampled_from(UnitKind),
        some(above),
        some(grants),
        extra=extras("Gebäude", "Raum"),
    )


def positions_of(id: PositionId, units: list[UnitId], grants: list[GrantId]) -> st.SearchStrategy[Position]:
    return st.builds(
        Position,
        st.just(id),
        st.sampled_from(units),
        texts,
        st.builds(Terms, st.none() | grades, st.none() | st.integers(1, 15), ftes, st.none() | ftes, fits),
        lists,
        st.booleans(),
        st.none() | st.builds(Lapse, ends),
        st.none() | st.builds(Regrade, grades, ends),
        st.none() | years,
        some(grants),
        illustrative=st.booleans(),
        extra=extras("Raum"),
    )


def tasks_of(id: TaskId, tasks: list[TaskId]) -> st.SearchStrategy[Task]:
    return st.builds(
        Task,
        st.just(id),
        texts,
        st.lists(st.sampled_from(list(CATALOGUE)), unique=True).map(tuple),
        st.none() | ftes,
        numbers,
        numbers,
        lists,
        st.booleans(),
        texts,
        st.lists(st.sampled_from(tasks), unique=True).map(tuple),
        st.booleans(),
        extras("Produkt"),
    )


@st.composite
def assignments(
    draw: st.DrawFn, positions: list[PositionId], tasks: list[TaskId]
) -> dict[PositionId, tuple[Assignment, ...]]:
    found = {}
    for position in positions if tasks else ():
        own = draw(st.lists(st.sampled_from(tasks), max_size=3, unique=True))
        shares = draw(st.lists(st.integers(1, 3333), min_size=len(own), max_size=len(own)))
        if own:
            found[position] = tuple(
                Assignment(position, task, share, draw(st.booleans()), draw(extras("Quelle")))
                for task, share in zip(own, shares, strict=True)
            )
    return found


def budget_lines(units: list[UnitId]) -> st.SearchStrategy[BudgetLine]:
    products = st.just("") | ids
    return st.builds(
        BudgetLine, st.sampled_from(units), products, st.sampled_from(NkfLine), years, cents, extras("Konto")
    )


def grants_of(id: GrantId) -> st.SearchStrategy[GrantTerms]:
    caps = st.none() | st.integers(0, 10**12)
    rates = st.none() | st.decimals(min_value=0, max_value=1, places=6)
    grant = st.builds(
        Grant,
        st.just(id),
        texts,
        rates,
        caps,
        caps,
        ends,
        lists,
        st.booleans(),
        st.booleans(),
        extras("Bescheid"),
        caps,
    )
    return grant.map(GrantTerms)


def duties_of(id: DutyId) -> st.SearchStrategy[Duty]:
    words = st.sampled_from(["both", "TIntG-2021"])
    groups = st.sampled_from(["binding", "grant", "voluntary", "none"])
    return st.builds(
        Duty,
        id=st.just(id),
        act=texts,
        edition=words,
        norm=texts,
        title=texts,
        description=texts,
        group=groups,
        applies_to=st.sampled_from(["all", "Münster"]),
        competences=lists,
        sources=texts,
    )


@st.composite
def assumptions(draw: st.DrawFn) -> dict[str, AssumptionTerms]:
    found = {}
    for key in draw(st.lists(st.sampled_from(["discount", "workplace", "annual_minutes"]), unique=True)):
        low, value, high = sorted(draw(st.tuples(*[st.decimals("0.001", 1, places=9)] * 3)))
        source = draw(texts)
        own = Assumption(key, value, draw(texts), source, bool(source), low, high, draw(extras("Stand")))
        found[key] = AssumptionTerms(own)
    return found


def measures(org: Organisation) -> st.SearchStrategy[Measure]:
    units = st.sampled_from(list(org.units))
    changes = st.one_of(
        st.builds(RenameUnit, units, ids),
        st.builds(SetAssumption, st.just("discount"), st.sampled_from([Decimal("0.025"), Decimal(0)]), texts),
    )
    broken = st.one_of(
        st.builds(MoveUnit, units, units),
        st.builds(CreateUnit, ids.map(UnitId), texts, st.sampled_from(UnitKind), st.none()),
        st.builds(Assign, ids.map(PositionId), ids.map(TaskId), st.integers(0, 10_000)),
    )
    return st.builds(Measure, changes, ends, texts) | st.builds(Measure, broken, ends, texts, st.just(False))

"""A town of five positions, small enough to compute by hand."""

from datetime import date
from decimal import Decimal

from integration_office.analysis.reference import Frame, Reference
from integration_office.domain.budget import BudgetLine, read_line
from integration_office.domain.grade import read_grade
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import DutyId, GrantId, PositionId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Position, Terms
from integration_office.domain.task import Assignment, Duty, Task
from integration_office.domain.unit import Unit, UnitKind


def unit(id: str, kind: str, parent: str | None, **more: object) -> Unit:
    return Unit(UnitId(id), f"Einheit {id}", UnitKind(kind), parent and UnitId(parent), **more)  # type: ignore[arg-type]


def post(id: str, where: str, grade: str, planned: int, filled: int | None = None, **more: object) -> Position:
    """A post; FTE in ten-thousandths, its step is `step`."""
    step = more.pop("step", None)
    terms = Terms(read_grade(grade), step, planned, filled)  # type: ignore[arg-type]
    return Position(PositionId(id), UnitId(where), terms=terms, **more)  # type: ignore[arg-type]


def task(id: str, **more: object) -> Task:
    return Task(TaskId(id), f"Aufgabe {id}", **more)  # type: ignore[arg-type]


def organisation(
    units: list[Unit],
    posts: list[Position],
    tasks: list[Task] = [],  # noqa: B006 - never changed
    shares: dict[str, dict[str, int]] = {},  # noqa: B006 - never changed
    **more: object,
) -> Organisation:
    assignments = {
        PositionId(position): tuple(
            Assignment(PositionId(position), TaskId(each), share) for each, share in own.items()
        )
        for position, own in shares.items()
    }
    return Organisation(
        units=frozen({each.id: each for each in units}),
        positions=frozen({each.id: each for each in posts}),
        tasks=frozen({each.id: each for each in tasks}),
        assignments=frozen(assignments),
        **more,  # type: ignore[arg-type]
    )


DUTIES = {
    DutyId("D1"): Duty(DutyId("D1"), edition="both", group="binding", binding="Weisung", norm="§ 1"),
    DutyId("D2"): Duty(DutyId("D2"), edition="TIntG-2021", group="grant", norm="§ 2"),
    DutyId("D3"): Duty(DutyId("D3"), edition="both", group="voluntary", applies_to="Musterstadt", norm="§ 3"),
    DutyId("D4"): Duty(DutyId("D4"), edition="both", group="binding", norm="§ 4"),
    DutyId("D5"): Duty(DutyId("D5"), edition="TIntG-2012", group="binding", norm="§ 5"),
    DutyId("D6"): Duty(DutyId("D6"), edition="both", group="binding", applies_to="Köln", norm="§ 6"),
}


def five_posts() -> Plan:
    """Two Dezernate, an Amt in each, a Sachgebiet in the first Amt; five posts of all schemes."""
    town = organisation(
        [
            unit("0", "verwaltung", None),
            unit("I", "dezernat", "0"),
            unit("II", "dezernat", "0"),
            unit("50", "amt", "I", grant=GrantId("G")),
            unit("501", "sachgebiet", "50"),
            unit("32", "amt", "II"),
        ],
        [
            post("0101", "50", "E 11", 10_000, is_head=True, competences=("K1",)),
            post("0102", "501", "EG09B", 5_000, step=3),
            post("0103", "32", "A13_LG2E1", 10_000, 5_000, competences=("K2",)),
            post("0104", "32", "S12", 7_500),
            post("0105", "II", "TVOEDFEST", 10_000),
        ],
        [
            task("T1", duties=(DutyId("D1"),), demand_fte=15_000),
            task("T2", duties=(DutyId("D2"),), cases=Decimal(600), minutes=Decimal(78), competences=("K2",)),
            task("T3", duties=(DutyId("D3"),), intended=True),
        ],
        {
            "0101": {"T1": 5_000, "T2": 2_500},
            "0102": {"T1": 10_000},
            "0103": {"T1": 4_000, "T2": 6_000},
            "0104": {"T3": 3_333},
        },
        budget=(
            _line("50", "02 Zuwendungen und allgemeine Umlagen", 2026, 30_000_00),
            _line("50", "11 Personalaufwendungen", 2026, 120_000_00),
            _line("32", "Transferaufwendungen", 2026, 10_000_50),
            _line("32", "Transferaufwendungen", 2027, 99_00),
            _line("32", "17 Ordentliche Aufwendungen", 2026, 5_00),
        ),
        grants=frozen({GrantId("G"): GrantTerms(Grant(GrantId("G"), cap_per_fte=57_000_00, end=date(2026, 6, 30)))}),
    )
    return Plan(PlanInfo("Fünf Stellen", "Musterstadt", 2026, "TIntG-2021"), town, duties=frozen(DUTIES))


def frame(plan: Plan, reference: Reference, year: int = 2026) -> Frame:
    """Only the town's own duties, so that nothing of the shipped catalogue counts."""
    bare = Reference(reference.pay, {}, reference.assumptions)
    return Frame.of(plan, bare, year).in_year(year)


def _line(where: str, name: str, year: int, amount: int) -> BudgetLine:
    return BudgetLine(UnitId(where), "P", read_line(name), year, amount)

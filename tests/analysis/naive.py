"""METHOD §§ 2–5 in the plainest words: fractions, loops, no columns. What the columns must agree with."""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from integration_office.analysis.pay import PayYear
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position


def to_cent(value: Fraction) -> int:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return int((exact * 100).quantize(Decimal(1), ROUND_HALF_UP))


def office_of(organisation: Organisation, unit: str) -> str:
    chain = []
    current = organisation.units[unit]  # type: ignore[index]
    while True:
        chain.append(current)
        if current.parent is None:
            break
        current = organisation.units[current.parent]
    below = []
    for each in chain:
        if each.kind.value in ("dezernat", "verwaltung"):
            break
        below.append(each.id)
    return below[-1] if below else unit


def month_values(post: Position, year: int, until: int | None) -> list[tuple[object, int, int]]:
    """(grade, step, planned FTE) of every month the post exists in."""
    months = []
    for month in range(year * 12, year * 12 + 12):
        if post.begins is not None and month < post.begins:
            continue
        if until is not None and month >= until:
            continue
        lapse = post.lapse.until if post.lapse else None
        if lapse is not None and month > lapse.year * 12 + lapse.month - 1:
            continue
        terms = post.terms
        for before, earlier in reversed(post.earlier):
            if month < before:
                terms = earlier
        months.append((terms.grade, terms.step, terms.fte_planned))
    return months  # type: ignore[return-value]


def personnel_and_workplace(post: Position, pay: PayYear, until: int | None = None) -> tuple[int, int]:
    personnel, workplace = Fraction(0), Fraction(0)
    for grade, step, planned in month_values(post, pay.year, until):
        if not pay.prices(grade):  # type: ignore[arg-type]
            continue
        full = Fraction(pay.full(grade, step).cents, 100)  # type: ignore[arg-type]
        personnel += full * Fraction(planned, 10_000) / 12
        workplace += Fraction(pay.assumptions["workplace"].value) * Fraction(planned, 10_000) / 12
    return to_cent(personnel), to_cent(workplace)


def full_cost(post: Position, pay: PayYear, until: int | None = None) -> int:
    personnel, workplace = personnel_and_workplace(post, pay, until)
    overhead = to_cent(Fraction(pay.assumptions["overhead_rate"].value) * Fraction(personnel, 100))
    return personnel + workplace + overhead


def total_full_cost(organisation: Organisation, pay: PayYear) -> int:
    running = [each for each in organisation.lapsing.values() if each.until is not None]
    return sum(full_cost(post, pay) for post in organisation.positions.values()) + sum(
        full_cost(each.position, pay, each.until) for each in running
    )


def task_fte(organisation: Organisation) -> dict[str, dict[str, Fraction]]:
    """FTE by task and office, only offices whose posts have a share."""
    found: dict[str, dict[str, Fraction]] = {task: defaultdict(Fraction) for task in organisation.tasks}
    for position, own in organisation.assignments.items():
        post = organisation.positions[position]
        for each in own:
            fte = Fraction(post.fte_planned, 10_000) * Fraction(each.share, 10_000)
            found[each.task][office_of(organisation, post.unit)] += fte
    return {task: dict(by_office) for task, by_office in found.items()}


def lead(by_office: dict[str, Fraction]) -> str | None:
    return min(by_office, key=lambda office: (-by_office[office], office)) if by_office else None


def overlap(organisation: Organisation, pay: PayYear) -> tuple[Fraction, int]:
    """FTE and cents of all tasks that are not intended."""
    fte, cost = Fraction(0), 0
    for task, by_office in task_fte(organisation).items():
        if organisation.tasks[task].intended or not by_office:  # type: ignore[index]
            continue
        fte += sum(by_office.values()) - max(by_office.values())
        for position, own in organisation.assignments.items():
            post = organisation.positions[position]
            if office_of(organisation, post.unit) == lead(by_office):
                continue
            for each in own:
                if each.task == task:
                    cents = Fraction(full_cost(post, pay), 100)
                    cost += to_cent(cents * Fraction(each.share, 10_000))
    return fte, cost


def duty_ratio(organisation: Organisation, duty: str, annual_minutes: Decimal) -> Fraction | None:
    met, needed = Fraction(0), Fraction(0)
    for task in organisation.tasks.values():
        demand = _demand(task, annual_minutes)
        if duty not in task.duties or not demand:
            continue
        capacity = Fraction(0)
        for position, own in organisation.assignments.items():
            post = organisation.positions[position]
            if task.competences and not set(task.competences) & set(post.competences):
                continue
            shares = sum(Fraction(each.share, 10_000) for each in own if each.task == task.id)
            capacity += Fraction(post.fte_filled, 10_000) * shares
        met, needed = met + min(capacity, demand), needed + demand
    return met / needed if needed else None


def _demand(task: object, annual_minutes: Decimal) -> Fraction | None:
    if task.demand_fte is not None:  # type: ignore[attr-defined]
        return Fraction(task.demand_fte, 10_000)  # type: ignore[attr-defined]
    if task.cases is None or task.minutes is None:  # type: ignore[attr-defined]
        return None
    return Fraction(task.cases) * Fraction(task.minutes) / Fraction(annual_minutes)  # type: ignore[attr-defined]

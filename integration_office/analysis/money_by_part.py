"""Gross, net and cash by office and by line of the NKF Ergebnisplan (METHOD § 2); the parts add up to the whole."""

from collections import Counter
from collections.abc import Iterable

from integration_office.analysis.cost import Cost
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_over_time import Amounts, PartMoney, parts_of
from integration_office.analysis.one_off import DOUBLE_RUNNING, OneOff
from integration_office.analysis.saving_parts import NO_OFFICE, ONE_OFF, OVERHEAD, WORKPLACE
from integration_office.domain.budget import LineKind, NkfLine

LINES = (NkfLine.STAFF.value, WORKPLACE, OVERHEAD, NkfLine.ALLOCATIONS.value, ONE_OFF)


def money_by_office(horizon: Horizon) -> tuple[PartMoney, ...]:
    """What each office saves, by id; costs stand where METHOD reports them, those of the project in none."""
    found = parts_of(horizon, [_by_office(horizon, year) for year in horizon.years])
    return tuple(sorted(found, key=lambda part: (part.key == NO_OFFICE, part.key)))


def money_by_line(horizon: Horizon) -> tuple[PartMoney, ...]:
    """What each line saves: computed personnel, grants, and the reckoned costs that stand in no line, each apart."""
    found = parts_of(horizon, [_by_line(horizon, year) for year in horizon.years])
    return tuple(sorted(found, key=lambda part: LINES.index(part.key)))


def line_changes(horizon: Horizon) -> dict[NkfLine, tuple[int, ...]]:
    """What measures change in budget lines themselves, a saving positive, by year.

    They stand beside gross, net and cash, which METHOD builds from posts and grants.
    """
    found: dict[NkfLine, tuple[int, ...]] = {}
    for line in NkfLine:
        if line.kind in (LineKind.REVENUE, LineKind.OTHER_EXPENSE):
            amounts = tuple(_line_change(horizon, year, line) for year in horizon.years)
            if any(amounts):
                found[line] = amounts
    return found


def _by_office(horizon: Horizon, year: int) -> tuple[Amounts, Amounts, Amounts]:
    gross, grants = _office_saving(horizon.before[year], horizon.after[year])
    running, paid = _office_saving(horizon.calendar_before[year], horizon.calendar_after[year])
    once = _sums((each.office or NO_OFFICE, -each.cents) for each in horizon.one_offs_in(year))
    return gross, _added(gross, grants), _added(running, paid, once)


def _office_saving(before: Evaluation, after: Evaluation) -> tuple[Amounts, Amounts]:
    old, new = before.costs.by_office(), after.costs.by_office()
    saved: dict[str, int] = {office: _full(old.get(office)) - _full(new.get(office)) for office in {**old, **new}}
    return saved, _added(_granted(after), _granted(before, -1))


def _full(cost: Cost | None) -> int:
    return 0 if cost is None else cost.full_cost


def _granted(state: Evaluation, sign: int = 1) -> Amounts:
    """What grants pay, by office."""
    return _sums(
        (state.offices[unit], sign * cents) for grant in state.grants.values() for unit, cents in grant.by_unit.items()
    )


def _by_line(horizon: Horizon, year: int) -> tuple[Amounts, Amounts, Amounts]:
    gross, grants = _line_saving(horizon.before[year], horizon.after[year])
    running, paid = _line_saving(horizon.calendar_before[year], horizon.calendar_after[year])
    once = _sums((line_of(each), -each.cents) for each in horizon.one_offs_in(year))
    return gross, _added(gross, grants), _added(running, paid, once)


def _line_saving(before: Evaluation, after: Evaluation) -> tuple[Amounts, Amounts]:
    saved = before.cost - after.cost
    granted = sum(each.amount for each in after.grants.values()) - sum(each.amount for each in before.grants.values())
    costs = {NkfLine.STAFF.value: saved.personnel, WORKPLACE: saved.workplace, OVERHEAD: saved.overhead}
    return costs, {NkfLine.ALLOCATIONS.value: granted}


def line_of(once: OneOff) -> str:
    """Double running is pay; what else comes once stands in no line."""
    return NkfLine.STAFF.value if once.kind == DOUBLE_RUNNING else ONE_OFF


def _line_change(horizon: Horizon, year: int, line: NkfLine) -> int:
    before, after = (state[year].costs.by_line.get(line, 0) for state in (horizon.before, horizon.after))
    return after - before if line.kind is LineKind.REVENUE else before - after


def _sums(amounts: Iterable[tuple[str, int]]) -> Amounts:
    sums: Counter[str] = Counter()
    for key, cents in amounts:
        sums[key] += cents
    return sums


def _added(*amounts: Amounts) -> Amounts:
    return _sums(pair for each in amounts for pair in each.items())

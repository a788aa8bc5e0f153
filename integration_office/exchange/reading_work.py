"""Aufgaben, Zuordnungen, Förderungen and Haushalt read from their sheets."""

from collections import defaultdict
from collections.abc import Sequence

from integration_office.application.drafts import maker
from integration_office.domain.budget import BudgetLine, NkfLine, read_line
from integration_office.domain.errors import (
    RangeWithoutShare,
    SharesAboveOne,
    UnknownDuty,
    UnknownPosition,
    UnknownTask,
    UnknownUnit,
)
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import GrantId, PositionId, TaskId, UnitId
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.share_range import ShareRange, range_columns
from integration_office.domain.task import Assignment, Task
from integration_office.domain.unit import Extra
from integration_office.exchange.cells import (
    FTE_PLACES,
    MONEY_PLACES,
    Cell,
    as_cap,
    as_count,
    as_duty_list,
    as_end_day,
    as_fte,
    as_id,
    as_list,
    as_money,
    as_rate,
    as_share,
    as_text,
    as_year,
)
from integration_office.exchange.faults import Fault, Remark
from integration_office.exchange.findings import Defect
from integration_office.exchange.tables import Known, Table

Ids = Sequence[str | None]


def read_grants(table: Table) -> dict[GrantId, GrantTerms]:
    """Grants by id in the order of the sheet."""
    ids = table.required("id", as_id)
    table.refuse_repeated("id", ids)
    rows = zip(
        ids,
        table.texts("norm"),
        table.values("rate", as_rate),
        table.parts("cap_per_fte", as_cap, MONEY_PLACES),
        table.parts("cap_total", as_cap, MONEY_PLACES),
        table.values("end", as_end_day),
        table.lists("conditions", as_list),
        table.switches("in_budget"),
        table.switches("illustrative"),
        table.extras(),
        table.parts("flat", as_cap, MONEY_PLACES),
        strict=True,
    )
    return {GrantId(id): GrantTerms(Grant(GrantId(id), *rest)) for id, *rest in rows if id is not None}


def read_tasks(table: Table, duties: Known) -> dict[TaskId, Task]:
    """Tasks by id in the order of the sheet; what they name must be there."""
    ids = table.required("id", as_id)
    own_duties = table.lists("duties", as_duty_list)
    conflicts = table.lists("conflicts", as_list)
    table.refuse_repeated("id", ids)
    table.refuse_unknown_entries("duties", own_duties, duties, UnknownDuty)
    table.refuse_unknown_entries("conflicts", conflicts, table.ids(), UnknownTask)
    rows = zip(
        ids,
        table.texts("name"),
        own_duties,
        table.parts("demand_fte", as_fte, FTE_PLACES),
        table.values("cases", as_count),
        table.values("minutes", as_count),
        table.lists("competences", as_list),
        table.switches("intended"),
        table.texts("intended_reason"),
        conflicts,
        table.switches("illustrative"),
        table.extras(),
        strict=True,
    )
    return {TaskId(id): Task(TaskId(id), *rest) for id, *rest in rows if id is not None}


def read_assignments(table: Table, positions: Known, tasks: Known) -> dict[PositionId, tuple[Assignment, ...]]:
    """Assignments by position; each pair once, and the shares of a position at most the whole of it."""
    position_ids = table.required("position", as_id)
    task_ids = table.required("task", as_id)
    shares = table.parts("share", as_share, FTE_PLACES)
    table.refuse_unknown("position", position_ids, positions, UnknownPosition)
    table.refuse_unknown("task", task_ids, tasks, UnknownTask)
    table.note_without("share")
    _note_zero(table, shares)
    _refuse_repeated_pairs(table, position_ids, task_ids)
    _refuse_above_one(table, position_ids, shares)
    flags = table.switches("illustrative")
    extras = _with_ranges(table, position_ids, task_ids, shares)
    found: defaultdict[PositionId, list[Assignment]] = defaultdict(list)
    for position, task, share, flag, extra in zip(position_ids, task_ids, shares, flags, extras, strict=True):
        if position is not None and task is not None and share:
            found[PositionId(position)].append(_assignment(position, task, share, flag, extra))
    return {position: tuple(own) for position, own in found.items()}


_assignment = maker(Assignment)


def _with_ranges(table: Table, positions: Ids, tasks: Ids, shares: Sequence[int | None]) -> Sequence[Extra]:
    """The columns the model does not know, and behind them the range of each share that has one."""
    extras = table.extras()
    if not table.columns.keys() & {"share_low", "share_high"}:
        return extras
    lows, highs = (table.parts(key, as_share, FTE_PLACES) for key in ("share_low", "share_high"))
    found = list(extras)
    for index, (position, task, share) in enumerate(zip(positions, tasks, shares, strict=True)):
        low, high = lows[index], highs[index]
        if share is None or position is None or task is None or (low is None and high is None):
            continue
        wanted = ShareRange(share if low is None else low, share if high is None else high)
        if wanted.low <= share <= wanted.high:
            found[index] = (*found[index], *range_columns(wanted))
        else:
            error = RangeWithoutShare(position, task, share, wanted.low, wanted.high)
            table.refuse(index, "share_low" if wanted.low > share else "share_high", error)
    return found


def read_budget(table: Table, units: Known) -> tuple[BudgetLine, ...]:
    """Budget lines in the order of the sheet; equal ones stay apart, rows without an amount are left out."""
    unit_ids = table.required("unit", as_id)
    lines = table.required("line", _line)
    years = table.required("year", as_year)
    amounts = table.parts("amount", as_money, MONEY_PLACES)
    table.refuse_unknown("unit", unit_ids, units, UnknownUnit)
    table.note_without("amount")
    products = table.given("product", as_id, "")
    rows = zip(unit_ids, products, lines, years, amounts, table.extras(), strict=True)
    return tuple(
        BudgetLine(UnitId(unit), product, line, year, amount, extra)
        for unit, product, line, year, amount, extra in rows
        if unit is not None and line is not None and year is not None and amount is not None
    )


def _line(cell: Cell) -> NkfLine:
    return read_line(as_text(cell))


def _note_zero(table: Table, shares: Sequence[int | None]) -> None:
    rows = [row for row, share in zip(table.rows, shares, strict=True) if share == 0]
    table.note_rows("share", Remark.SHARE_ZERO, rows)


def _refuse_repeated_pairs(table: Table, positions: Ids, tasks: Ids) -> None:
    pairs = [None if None in pair else pair for pair in zip(positions, tasks, strict=True)]
    for index, row in table.repeated(pairs):
        table.refuse(index, "task", Defect(Fault.PAIR_TWICE, f"{positions[index]} – {tasks[index]}", str(row)))


def _refuse_above_one(table: Table, positions: Ids, shares: Sequence[int | None]) -> None:
    """Each position whose shares exceed the whole, at the row that exceeds it first, with their sum."""
    totals: defaultdict[str, int] = defaultdict(int)
    exceeded: dict[str, int] = {}
    for index, (position, share) in enumerate(zip(positions, shares, strict=True)):
        if position is None or share is None:
            continue
        totals[position] += share
        if totals[position] > FTE_SCALE:
            exceeded.setdefault(position, index)
    for position, index in exceeded.items():
        table.refuse(index, "share", SharesAboveOne(position, totals[position]))

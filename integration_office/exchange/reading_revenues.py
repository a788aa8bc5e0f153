"""Erträge nach Personen read from their sheet: driver, range, years, source."""

from collections.abc import Sequence

from integration_office.domain.budget import NkfLine, read_line
from integration_office.domain.errors import RevenueOutOfRange, RevenueWithoutSource, UnknownUnit
from integration_office.domain.identity import RevenueId, UnitId
from integration_office.domain.revenue import QUARTERS, Estimate, Revenue, refuse_revenue
from integration_office.exchange.cells import (
    Cell,
    as_count,
    as_euros,
    as_id,
    as_switch,
    as_text,
    as_year,
)
from integration_office.exchange.tables import Known, Table

_COLUMN_OF = {"years": "until"}
"""Which column a refusal stands at, where its name is not the column's."""


def read_revenues(table: Table, units: Known) -> dict[RevenueId, Revenue]:
    """Revenues by id in the order of the sheet. A source is required: a figure nobody can look up is refused."""
    ids, unit_ids = table.required("id", as_id), table.required("unit", as_id)
    table.refuse_repeated("id", ids)
    table.refuse_unknown("unit", unit_ids, units, UnknownUnit)
    table.refuse_blank("source")
    rows = zip(
        *(range(len(ids)), ids, table.texts("name"), unit_ids, table.values("line", _line)),
        *(table.given("product", as_id, ""), _estimates(table, "persons"), _estimates(table, "rate")),
        *(table.values("quarters", as_count), table.values("since", as_year), table.values("until", as_year)),
        *(table.values("in_budget", as_switch), table.texts("source"), table.switches("verified"), table.extras()),
        strict=True,
    )
    found: dict[RevenueId, Revenue] = {}
    for index, id, name, unit, line, product, persons, rate, quarters, *rest in rows:
        if id is None or unit is None or persons is None or rate is None:
            continue
        revenue = Revenue(
            *(RevenueId(id), name, UnitId(unit), line or NkfLine.ALLOCATIONS, product, persons, rate),
            *(QUARTERS if quarters is None else quarters, *rest),
        )
        found[revenue.id] = revenue
        _refuse(table, index, revenue)
    return found


def _estimates(table: Table, key: str) -> Sequence[Estimate | None]:
    """The value with its range; None where it is missing or refused."""
    read = as_euros if key == "rate" else as_count
    columns = (table.required(key, read), table.values(f"{key}_low", read), table.values(f"{key}_high", read))
    return [None if value is None else Estimate(value, *ends) for value, *ends in zip(*columns, strict=True)]


def _refuse(table: Table, index: int, revenue: Revenue) -> None:
    try:
        refuse_revenue(revenue)
    except RevenueOutOfRange as error:
        table.refuse(index, _COLUMN_OF.get(error.what, error.what), error)
    except RevenueWithoutSource:
        pass  # refused as an empty cell already


def _line(cell: Cell) -> NkfLine:
    return read_line(as_text(cell))

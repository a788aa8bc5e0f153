"""Varianten read from their sheet: measures in order, each tried on the state before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from integration_office.application.change_reading import decoded_measure
from integration_office.application.record import parsed_json
from integration_office.domain.errors import (
    AssumptionOutOfRange,
    DomainError,
    EmptyId,
    EmptyName,
    EndsBeforeStart,
    FundedTwice,
    NegativeDemand,
    NegativeFte,
    NoMoneyOut,
    NothingToSplitInto,
    ShareOutOfRange,
    UnknownAssumption,
)
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import Measure, Scenario
from integration_office.exchange.cells import Cell, as_first_day, as_number, as_status, as_switch, as_text, as_word
from integration_office.exchange.faults import Remark
from integration_office.exchange.tables import Table

_NEVER_RIGHT = (
    AssumptionOutOfRange,
    EmptyId,
    EmptyName,
    EndsBeforeStart,
    NegativeDemand,
    NegativeFte,
    NoMoneyOut,
    NothingToSplitInto,
    ShareOutOfRange,
    UnknownAssumption,
)
"""What is wrong with a measure on whatever baseline; anything else may be because the baseline is another one now."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure, the row of the table it stands in, and its place (without a Nr: that of the row before)."""

    index: int
    ordinal: Decimal
    measure: Measure


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """What the sheet says of one scenario: its measures in order, and, as the scenario without them, how it stands."""

    measures: tuple[MeasureRow, ...]
    bare: Scenario


ScenarioRows = Mapping[str, ScenarioRow]


def read_scenarios(table: Table) -> ScenarioRows:
    """Measures by scenario, by Nr and then as they stand; a row without a measure declares its scenario.

    How a scenario stands is read from the first of its rows that says it; a sheet without these columns has drafts.
    """
    names = table.required("scenario", as_word)
    ordinals = table.values("ordinal", as_number)
    found: dict[str, list[MeasureRow]] = {name: [] for name in names if name is not None}
    for index, (name, ordinal, measure) in enumerate(zip(names, ordinals, _measures(table), strict=True)):
        if name is None or measure is None:
            continue
        rows = found[name]
        before = rows[-1].ordinal if rows else Decimal(0)
        rows.append(MeasureRow(index, before if ordinal is None else ordinal, measure))
    states = _states(table, names)
    return {
        name: ScenarioRow(tuple(sorted(rows, key=lambda row: row.ordinal)), states[name])
        for name, rows in found.items()
    }


def tried(table: Table, baseline: Organisation, scenarios: ScenarioRows) -> dict[str, Scenario]:
    """The scenarios; a measure that does not apply to the state before it is kept and noted, as on a newer baseline.

    One that could not apply to any state is refused at its row.
    """
    for scenario in scenarios.values():
        state = baseline
        for row in scenario.measures:
            state = _after(table, state, row)
    return {
        name: replace(each.bare, measures=tuple(row.measure for row in each.measures))
        for name, each in scenarios.items()
    }


def _states(table: Table, names: Sequence[str | None]) -> dict[str, Scenario]:
    """Each scenario without its measures."""
    columns = zip(
        names,
        table.values("status", as_status),
        table.values("archived", as_switch),
        table.values("origin", as_word),
        strict=True,
    )
    states: dict[str, Scenario] = {}
    for name, status, is_archived, origin in reversed(list(columns)):
        if name is not None:
            known = states.get(name, Scenario(name))
            states[name] = replace(
                known,
                status=status or known.status,
                is_archived=known.is_archived if is_archived is None else is_archived,
                origin=origin or known.origin,
            )
    return states


def _measures(table: Table) -> list[Measure | None]:
    """The measure of each row; what stands in its own columns takes the place of what the JSON says."""
    columns = zip(
        table.values("change", _measure),
        table.values("effective", as_first_day),
        table.values("reason", as_text),
        table.values("enabled", as_switch),
        strict=True,
    )
    return [
        None if measure is None else _completed(measure, effective, reason, enabled)
        for measure, effective, reason, enabled in columns
    ]


def _measure(cell: Cell) -> Measure:
    return decoded_measure(parsed_json(as_text(cell)))


def _completed(measure: Measure, effective: date | None, reason: str | None, enabled: bool | None) -> Measure:
    return replace(
        measure,
        effective=measure.effective if effective is None else effective,
        reason=measure.reason if reason is None else reason,
        enabled=measure.enabled if enabled is None else enabled,
    )


def _is_never_right(error: DomainError) -> bool:
    names_itself_twice = isinstance(error, FundedTwice) and not error.unit
    return names_itself_twice or isinstance(error, _NEVER_RIGHT)


def _after(table: Table, state: Organisation, row: MeasureRow) -> Organisation:
    if not row.measure.enabled:
        return state
    try:
        return row.measure.apply(state)
    except DomainError as error:
        if _is_never_right(error):
            table.refuse(row.index, "change", error)
        else:
            table.note_cause(row.index, "change", Remark.MEASURE_BROKEN, error)
        return state

"""Changes and measures read from the JSON of INTERFACES; every misspelt key is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from integration_office.application.record import BadRecord, Record
from integration_office.domain.budget import NkfLine, read_line
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
from integration_office.domain.errors import DomainError
from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId, PositionId, TaskId, UnitId
from integration_office.domain.position import Lapse, Position, Regrade, Terms
from integration_office.domain.scenario import Measure


@dataclass(eq=True)
class BadMeasure(DomainError):
    """A measure of a list (counted from 1) cannot be read: `cause` says what is wrong."""

    number: int
    change: str
    cause: DomainError


def decoded_measures(data: object) -> tuple[Measure, ...]:
    """A list of changes (JSON read with `parse_float=Decimal`); raises BadMeasure, BadRecord."""
    if not isinstance(data, list):
        raise BadRecord("", "list")
    return tuple(_numbered(number, entry) for number, entry in enumerate(data, start=1))


def decoded_measure(data: object) -> Measure:
    """One change with its optional effective date, reason and switch; raises DomainError."""
    record = Record.of(data)
    name = record.text("change")
    read = _READERS.get(name)
    if read is None:
        raise BadRecord("change", "change", name)
    measure = Measure(
        change=read(record),
        effective=record.day("effective", end_of_year=False),
        reason=record.text("reason", ""),
        enabled=record.switch("enabled", default=True),
    )
    record.refuse_unread()
    return measure


def _numbered(number: int, entry: object) -> Measure:
    try:
        return decoded_measure(entry)
    except DomainError as error:
        name = entry.get("change", "") if isinstance(entry, dict) else ""
        raise BadMeasure(number, str(name), error) from error


def _read_create(record: Record) -> Change:
    return CreateUnit(UnitId(record.text("id")), record.text("name"), record.kind("kind"), _unit(record, "parent"))


def _read_move(record: Record) -> Change:
    return MoveUnit(UnitId(record.text("unit")), UnitId(record.text("to")))


def _read_rename(record: Record) -> Change:
    return RenameUnit(UnitId(record.text("unit")), record.text("name"))


def _read_dissolve(record: Record) -> Change:
    return DissolveUnit(UnitId(record.text("unit")), UnitId(record.text("to")))


def _read_merge(record: Record) -> Change:
    units = tuple(UnitId(unit) for unit in record.texts("units"))
    into = record.record("into")
    change = MergeUnits(
        units,
        UnitId(into.text("id")),
        into.text("name"),
        into.kind("kind") if into.has("kind") else None,
        _unit(into, "parent"),
    )
    into.refuse_unread()
    return change


def _read_split(record: Record) -> Change:
    parts = tuple(_read_part(part) for part in record.records("into"))
    return SplitUnit(UnitId(record.text("unit")), parts)


def _read_part(record: Record) -> SplitPart:
    part = SplitPart(
        UnitId(record.text("id")),
        record.text("name"),
        record.kind("kind"),
        tuple(PositionId(each) for each in record.texts("positions")),
        tuple(UnitId(each) for each in record.texts("units")),
    )
    record.refuse_unread()
    return part


def _read_move_position(record: Record) -> Change:
    return MovePosition(PositionId(record.text("position")), UnitId(record.text("to")))


def _read_add_position(record: Record) -> Change:
    data = record.record("position")
    position = Position(
        id=PositionId(data.text("id")),
        unit=UnitId(data.text("unit")),
        title=data.text("title", ""),
        terms=_read_terms(data),
        competences=data.texts("competences"),
        is_head=data.switch("is_head", default=False),
        lapse=_read_lapse(data),
        regrade_on_vacancy=_read_ku(data),
        vacant_from=data.whole("vacant_from"),
        grant=_grant_id(data),
    )
    data.refuse_unread()
    return AddPosition(position)


def _read_terms(data: Record) -> Terms:
    planned = data.parts("fte_planned")
    if planned is None:
        raise BadRecord("fte_planned", "missing")
    return Terms(data.grade("grade"), data.whole("step"), planned, data.parts("fte_filled"))


def _read_ku(data: Record) -> Regrade | None:
    grade = data.grade("ku")
    since = data.day("ku_from", end_of_year=False)
    if grade is None and since is not None:
        raise BadRecord("ku", "missing")
    return None if grade is None else Regrade(grade, since)


def _read_lapse(data: Record) -> Lapse | None:
    if not data.has("kw"):
        return None
    return Lapse() if data.peek("kw") == "kw" else Lapse(data.day("kw", end_of_year=True))


def _read_cut(record: Record) -> Change:
    return CutPosition(PositionId(record.text("position")), _read_lapse(record))


def _read_regrade(record: Record) -> Change:
    grade = record.grade("grade")
    if grade is None:
        raise BadRecord("grade", "missing")
    return RegradePosition(PositionId(record.text("position")), grade, record.whole("step"))


def _read_fte(record: Record) -> Change:
    planned = record.parts("fte_planned")
    if planned is None:
        raise BadRecord("fte_planned", "missing")
    return ChangeFte(PositionId(record.text("position")), planned, record.parts("fte_filled"))


def _read_assign(record: Record) -> Change:
    share = record.parts("share")
    if share is None:
        raise BadRecord("share", "missing")
    return Assign(PositionId(record.text("position")), TaskId(record.text("task")), share)


def _read_demand(record: Record) -> Change:
    task = TaskId(record.text("task"))
    return SetDemand(task, record.parts("demand_fte"), record.number("cases"), record.number("minutes"))


def _read_budget(record: Record) -> Change:
    year, amount = record.whole("year"), record.cents("amount")
    if year is None or amount is None:
        raise BadRecord("year" if year is None else "amount", "missing")
    line: NkfLine = read_line(record.text("line"))
    return SetBudget(UnitId(record.text("unit")), record.text("product", ""), line, year, amount)


def _read_grant(record: Record) -> Change:
    data = record.record("grant")
    grant = Grant(
        id=GrantId(data.text("id")),
        norm=data.text("norm", ""),
        rate=data.number("rate"),
        cap_per_fte=data.cents("cap_per_fte"),
        cap_total=data.cents("cap_total"),
        end=data.day("end", end_of_year=True),
        conditions=data.texts("conditions"),
        in_budget=data.switch("in_budget", default=False),
        flat=data.cents("flat"),
    )
    data.refuse_unread()
    units = tuple(UnitId(each) for each in record.texts("units"))
    return SetGrant(grant, units, tuple(PositionId(each) for each in record.texts("positions")))


def _read_assumption(record: Record) -> Change:
    value = record.number("value")
    if value is None:
        raise BadRecord("value", "missing")
    return SetAssumption(record.text("key"), value, record.text("source", ""))


_READERS: Mapping[str, Callable[[Record], Change]] = {
    "create_unit": _read_create,
    "move_unit": _read_move,
    "rename_unit": _read_rename,
    "dissolve_unit": _read_dissolve,
    "merge_units": _read_merge,
    "split_unit": _read_split,
    "move_position": _read_move_position,
    "add_position": _read_add_position,
    "cut_position": _read_cut,
    "regrade_position": _read_regrade,
    "change_fte": _read_fte,
    "assign": _read_assign,
    "set_demand": _read_demand,
    "set_budget": _read_budget,
    "set_grant": _read_grant,
    "set_assumption": _read_assumption,
}


def _unit(record: Record, key: str) -> UnitId | None:
    return UnitId(record.text(key)) if record.has(key) else None


def _grant_id(record: Record) -> GrantId | None:
    return GrantId(record.text("grant")) if record.has("grant") else None

"""Changes and measures as the JSON of INTERFACES, without loss."""

from decimal import Decimal
from typing import Any, assert_never

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
from integration_office.domain.grant import Grant
from integration_office.domain.position import Lapse, Position
from integration_office.domain.quantity import FTE_SCALE, as_decimal
from integration_office.domain.scenario import Measure

Json = dict[str, Any]


def encoded_measure(measure: Measure) -> Json:
    """The measure as INTERFACES writes it; what is at its default is left out."""
    data = encoded_change(measure.change)
    if measure.effective is not None:
        data["effective"] = measure.effective.isoformat()
    if measure.reason:
        data["reason"] = measure.reason
    if not measure.enabled:
        data["enabled"] = False
    return data


def encoded_change(change: Change) -> Json:
    """The change alone; numbers as exact decimals."""
    return {key: value for key, value in _fields(change).items() if value is not None}


def _fields(change: Change) -> Json:
    match change:
        case CreateUnit() | MoveUnit() | RenameUnit() | DissolveUnit() | MergeUnits() | SplitUnit():
            return _structure_fields(change)
        case MovePosition() | AddPosition() | CutPosition() | RegradePosition() | ChangeFte():
            return _staffing_fields(change)
        case Assign() | SetDemand() | SetBudget() | SetGrant() | SetAssumption():
            return _content_fields(change)
    assert_never(change)


def _structure_fields(
    change: CreateUnit | MoveUnit | RenameUnit | DissolveUnit | MergeUnits | SplitUnit,
) -> Json:
    match change:
        case CreateUnit(id, name, kind, parent):
            return {"change": "create_unit", "id": id, "name": name, "kind": kind.value, "parent": parent}
        case MoveUnit(unit, to):
            return {"change": "move_unit", "unit": unit, "to": to}
        case RenameUnit(unit, name):
            return {"change": "rename_unit", "unit": unit, "name": name}
        case DissolveUnit(unit, to):
            return {"change": "dissolve_unit", "unit": unit, "to": to}
        case MergeUnits(units, id, name, kind, parent):
            into = {"id": id, "name": name, "kind": kind and kind.value, "parent": parent}
            return {"change": "merge_units", "units": list(units), "into": _without_none(into)}
        case SplitUnit(unit, parts):
            return {"change": "split_unit", "unit": unit, "into": [_part_fields(part) for part in parts]}
    assert_never(change)


def _part_fields(part: SplitPart) -> Json:
    return {
        "id": part.id,
        "name": part.name,
        "kind": part.kind.value,
        "positions": list(part.positions),
        "units": list(part.units),
    }


def _staffing_fields(
    change: MovePosition | AddPosition | CutPosition | RegradePosition | ChangeFte,
) -> Json:
    match change:
        case MovePosition(position, to):
            return {"change": "move_position", "position": position, "to": to}
        case AddPosition(new):
            return {"change": "add_position", "position": _without_none(_position_fields(new))}
        case CutPosition(position, lapse):
            return {"change": "cut_position", "position": position, "kw": _lapse_text(lapse)}
        case RegradePosition(position, grade, step):
            return {"change": "regrade_position", "position": position, "grade": grade.text, "step": step}
        case ChangeFte(position, planned, filled):
            return {
                "change": "change_fte",
                "position": position,
                "fte_planned": _parts(planned),
                "fte_filled": _parts(filled),
            }
    assert_never(change)


def _position_fields(position: Position) -> Json:
    ku = position.regrade_on_vacancy
    return {
        "id": position.id,
        "unit": position.unit,
        "title": position.title or None,
        "grade": position.grade and position.grade.text,
        "step": position.terms.step,
        "fte_planned": _parts(position.terms.fte_planned),
        "fte_filled": _parts(position.terms.fte_filled),
        "competences": list(position.competences) or None,
        "is_head": position.is_head or None,
        "kw": _lapse_text(position.lapse),
        "ku": ku and ku.grade.text,
        "ku_from": ku and ku.since and ku.since.isoformat(),
        "vacant_from": position.vacant_from,
        "grant": position.grant,
    }


def _content_fields(change: Assign | SetDemand | SetBudget | SetGrant | SetAssumption) -> Json:
    match change:
        case Assign(position, task, share):
            return {"change": "assign", "position": position, "task": task, "share": _parts(share)}
        case SetDemand(task, demand, cases, minutes):
            fields = {"demand_fte": _parts(demand), "cases": cases, "minutes": minutes}
            return {"change": "set_demand", "task": task, **fields}
        case SetBudget(unit, product, line, year, amount):
            place = {"unit": unit, "product": product, "line": line.value, "year": year}
            return {"change": "set_budget", **place, "amount": as_decimal(amount, 100)}
        case SetGrant(grant, units, positions):
            funded = {"units": list(units) or None, "positions": list(positions) or None}
            return {"change": "set_grant", "grant": _without_none(_grant_fields(grant)), **funded}
        case SetAssumption(key, value, source):
            return {"change": "set_assumption", "key": key, "value": value, "source": source or None}
    assert_never(change)


def _grant_fields(grant: Grant) -> Json:
    return {
        "id": grant.id,
        "norm": grant.norm or None,
        "rate": grant.rate,
        "cap_per_fte": _euros(grant.cap_per_fte),
        "cap_total": _euros(grant.cap_total),
        "end": grant.end and grant.end.isoformat(),
        "conditions": list(grant.conditions) or None,
        "in_budget": grant.in_budget or None,
        "flat": _euros(grant.flat),
    }


def _lapse_text(lapse: Lapse | None) -> str | None:
    if lapse is None:
        return None
    return "kw" if lapse.until is None else lapse.until.isoformat()


def _parts(value: int | None) -> Decimal | None:
    return None if value is None else as_decimal(value, FTE_SCALE)


def _euros(value: int | None) -> Decimal | None:
    return None if value is None else as_decimal(value, 100)


def _without_none(data: Json) -> Json:
    return {key: value for key, value in data.items() if value is not None}

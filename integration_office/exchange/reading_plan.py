"""The sheets about the plan itself: Plan, Gesetz, Gewichte, Annahmen, Texte."""

from collections.abc import Collection, Mapping
from dataclasses import fields
from decimal import Decimal

from integration_office.domain.errors import UnknownAssumption, UnknownDuty, UnknownScenario
from integration_office.domain.identity import DutyId
from integration_office.domain.lead_times import PREFIX as LEAD_TIME
from integration_office.domain.parameters import (
    AMOUNTS,
    ASSUMPTION_KEYS,
    RATES,
    Assumption,
    AssumptionTerms,
    checked_value,
    counts_as_verified,
    driver_of,
    is_assumption,
    office_of_factor,
)
from integration_office.domain.participation import read_lead_time
from integration_office.domain.plan import PlanInfo
from integration_office.domain.task import Duty
from integration_office.exchange.cells import (
    Cell,
    CellRefused,
    as_base_year,
    as_count,
    as_euros,
    as_fraction,
    as_id,
    as_list,
    as_text,
    as_weight,
    as_word,
    plain_decimal,
)
from integration_office.exchange.faults import Fault
from integration_office.exchange.findings import Defect
from integration_office.exchange.layout import plain_name
from integration_office.exchange.tables import Known, Table

DUTY_GROUPS = ("binding", "grant", "voluntary", "none")
BOTH_EDITIONS = "both"


def read_info(table: Table, duties: Mapping[DutyId, Duty], scenarios: Collection[str]) -> tuple[PlanInfo, str | None]:
    """The plan's own facts, and the scenario on the desk; keys nobody knows are kept as they are."""
    keys = [_plan_key(key) for key in table.required("key", as_word)]
    table.refuse_repeated("key", keys)
    rows = {key: index for index, key in enumerate(keys) if key is not None and not table.broken}
    texts = {key: table.one("value", index, as_text) or "" for key, index in rows.items()}
    info = PlanInfo(
        title=texts.get("title", ""),
        city=texts.get("city", ""),
        base_year=table.one("value", rows["base_year"], as_base_year) if "base_year" in rows else None,
        edition=_edition(table, rows, texts, duties),
        source_note=texts.get("source_note", ""),
        illustrative_note=texts.get("illustrative_note", ""),
        extra=tuple((key, text) for key, text in texts.items() if key not in _PLAN_KEYS.values() and text),
    )
    active = texts.get("active") or None
    if active is not None and active not in scenarios:
        table.refuse(rows["active"], "value", UnknownScenario(active))
    return info, active


def read_duties(table: Table, catalogue: Mapping[DutyId, Duty]) -> dict[DutyId, Duty]:
    """The city's own duties; in a correction of a shipped one an absent column keeps what is shipped."""
    ids = table.required("id", as_id)
    table.refuse_repeated("id", ids)
    groups = table.values("group", _group)
    lists = table.lists("competences", as_list)
    texts = {key: table.texts(key) for key in _DUTY_TEXTS if key in table.columns}
    found: dict[DutyId, Duty] = {}
    for index, id in enumerate(ids):
        if id is None:
            continue
        shipped = catalogue.get(DutyId(id), Duty(DutyId(id)))
        own = {key: _duty_text(key, column[index], shipped) for key, column in texts.items()}
        own["group"] = groups[index] or shipped.group
        competences = lists[index] if "competences" in table.columns else shipped.competences
        found[shipped.id] = _replaced(shipped, own, competences)
    return found


def read_weights(table: Table, duties: Known) -> dict[DutyId, Decimal]:
    """Weights by duty; a row without one leaves the weight at 1."""
    ids = table.required("duty", as_id)
    weights = table.values("weight", as_weight)
    table.refuse_repeated("duty", ids)
    table.refuse_unknown("duty", ids, duties, UnknownDuty)
    table.note_without("weight")
    rows = zip(ids, weights, strict=True)
    return {DutyId(id): weight for id, weight in rows if id is not None and weight is not None}


def read_paper_texts(table: Table) -> dict[str, str]:
    """What people have written for papers, by key, and their lead times; a row without a text is none."""
    keys, texts = table.required("key", as_word), table.texts("text")
    table.refuse_repeated("key", keys)
    for index, key in enumerate(keys):
        if key is not None and key.startswith(LEAD_TIME) and "text" in table.columns:
            table.one("text", index, lambda cell: read_lead_time(as_text(cell)))
    return {key: text for key, text in zip(keys, texts, strict=True) if key is not None and text}


def read_assumptions(table: Table) -> dict[str, AssumptionTerms]:
    """The city's values in place of the defaults; one with a source counts as verified."""
    keys = table.required("key", as_word)
    table.refuse_repeated("key", keys)
    table.refuse_unknown("key", keys, {*ASSUMPTION_KEYS, *filter(None, map(_local, keys))}, UnknownAssumption)
    units, sources, extras = table.texts("unit"), table.texts("source"), table.extras()
    table.note_without("value")
    found: dict[str, AssumptionTerms] = {}
    for index, key in enumerate(keys):
        if key is None or not is_assumption(key):
            continue
        value, low, high = (_assumed(table, key, column, index) for column in ("value", "low", "high"))
        _refuse_disorder(table, index, value, low, high)
        if value is not None:
            source = sources[index]
            assumption = Assumption(
                key, value, units[index], source, counts_as_verified(source), low, high, extras[index]
            )
            found[key] = AssumptionTerms(assumption)
    return found


_PLAN_KEYS = {
    plain_name(key): key
    for key in ("title", "city", "base_year", "edition", "source_note", "illustrative_note", "active")
}
_DUTY_TEXTS = tuple(field.name for field in fields(Duty) if field.name not in ("id", "group", "competences"))
_NEVER_EMPTY = ("edition", "applies_to", "verified")


def _plan_key(key: str | None) -> str | None:
    return None if key is None else _PLAN_KEYS.get(plain_name(key), key)


def _edition(
    table: Table, rows: Mapping[str, int], texts: Mapping[str, str], duties: Mapping[DutyId, Duty]
) -> str | None:
    edition = texts.get("edition", "").strip()
    known = sorted({duty.edition for duty in duties.values()} - {BOTH_EDITIONS})
    if edition and known and edition not in known:
        table.refuse(rows["edition"], "value", Defect(Fault.UNKNOWN_EDITION, edition, ", ".join(known)))
    return edition or None


def _group(cell: Cell) -> str:
    group = as_word(cell)
    if group not in DUTY_GROUPS:
        raise CellRefused(Fault.UNKNOWN_GROUP, group, ", ".join(DUTY_GROUPS))
    return group


def _duty_text(key: str, text: str, shipped: Duty) -> str:
    kept: str = getattr(shipped, key)
    return kept if key in _NEVER_EMPTY and not text.strip() else text


def _replaced(shipped: Duty, texts: Mapping[str, str], competences: tuple[str, ...]) -> Duty:
    kept = {key: getattr(shipped, key) for key in (*_DUTY_TEXTS, "group")}
    return Duty(shipped.id, competences=competences, **{**kept, **texts})


def _local(key: str | None) -> str | None:
    """The key of a local factor or of a driver, of whatever office or revenue."""
    return key if key is not None and (office_of_factor(key) or driver_of(key)) else None


def _assumed(table: Table, key: str, column: str, index: int) -> Decimal | None:
    """A value of the assumption; what it may be is settled by its key."""
    if column not in table.columns:
        return None
    return table.one(column, index, lambda cell: checked_value(key, _number_for(key, cell)))


def _number_for(key: str, cell: Cell) -> Decimal:
    if key in RATES:
        return as_fraction(cell)
    if key in AMOUNTS:
        return as_euros(cell)
    return as_count(cell)


def _refuse_disorder(
    table: Table, index: int, value: Decimal | None, low: Decimal | None, high: Decimal | None
) -> None:
    given = [each for each in (low, value, high) if each is not None]
    if given != sorted(given):
        shown = " / ".join(plain_decimal(each) for each in given)
        table.refuse(index, "value", Defect(Fault.RANGE_ORDER, shown))

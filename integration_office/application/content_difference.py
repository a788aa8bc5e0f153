"""What a measure sets anew and two baselines say differently already: shares, demand, budget, grants, assumptions."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from integration_office.domain.changes import Assign, Change, SetAssumption, SetBudget, SetDemand, SetGrant
from integration_office.domain.changes.references import Of, Reference, Role
from integration_office.domain.grant import Grant
from integration_office.domain.identity import PositionId, TaskId
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import Assumption
from integration_office.domain.task import Task


class What(StrEnum):
    """A fact about a unit, a position or what is done and paid that may be another one now."""

    NAME = "name"
    KIND = "kind"
    PARENT = "parent"
    POSTS = "posts"
    FTE_HELD = "fte_held"
    UNIT = "unit"
    TITLE = "title"
    GRADE = "grade"
    FTE_PLANNED = "fte_planned"
    FTE_FILLED = "fte_filled"
    LAPSE = "lapse"
    HEAD = "head"
    REGRADE = "regrade"
    SHARE = "share"
    DEMAND = "demand"
    AMOUNT = "amount"
    VALUE = "value"
    KNOWN = "known"
    RATE = "rate"
    CAP_PER_FTE = "cap_per_fte"
    CAP_TOTAL = "cap_total"
    FLAT = "flat"
    END = "end"
    CONDITIONS = "conditions"
    IN_BUDGET = "in_budget"


@dataclass(frozen=True, slots=True)
class Fact:
    """Values as the model has them: ids, enums, ten-thousandths, cents, grades; a demand is that of its Task."""

    what: What
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class SubjectChange:
    """What a measure is about, with the facts that differ."""

    reference: Reference
    facts: tuple[Fact, ...]


def differing(*facts: tuple[What, object, object]) -> tuple[Fact, ...]:
    return tuple(Fact(what, before, after) for what, before, after in facts if before != after)


def content_changes(change: Change, old: Organisation, new: Organisation) -> Iterator[SubjectChange]:
    """Only what the change would write over, or a task that is called otherwise; nothing for other changes."""
    match change:
        case Assign(position, task):
            shares = _share(old, position, task), _share(new, position, task)
            yield SubjectChange(_of(Of.TASK, task), (*_task(old, new, task), *differing((What.SHARE, *shares))))
        case SetDemand(task):
            yield SubjectChange(_of(Of.TASK, task), (*_task(old, new, task), *_demand(old, new, task)))
        case SetBudget(unit):
            yield SubjectChange(
                _of(Of.UNIT, unit), differing((What.AMOUNT, _amount(old, change), _amount(new, change)))
            )
        case SetGrant(grant):
            yield SubjectChange(_of(Of.GRANT, grant.id), _grant(old, new, grant))
        case SetAssumption(key):
            values = _value(old, key), _value(new, key)
            yield SubjectChange(_of(Of.ASSUMPTION, key), differing((What.VALUE, *values)))


def _of(kind: Of, id: str) -> Reference:
    return Reference(kind, id, Role.SUBJECT)


def _share(organisation: Organisation, position: PositionId, task: TaskId) -> int:
    return next((each.share for each in organisation.assignments.get(position, ()) if each.task == task), 0)


def _task(old: Organisation, new: Organisation, task: TaskId) -> tuple[Fact, ...]:
    before, after = old.tasks.get(task), new.tasks.get(task)
    return () if before is None or after is None else differing((What.NAME, before.name, after.name))


def _demand(old: Organisation, new: Organisation, task: TaskId) -> tuple[Fact, ...]:
    before, after = old.tasks.get(task), new.tasks.get(task)
    if before is None or after is None or _asked(before) == _asked(after):
        return ()
    return (Fact(What.DEMAND, before, after),)


def _asked(task: Task) -> tuple[object, ...]:
    return (task.demand_fte, task.cases, task.minutes)


def _amount(organisation: Organisation, change: SetBudget) -> int | None:
    place = (change.unit, change.product, change.line, change.year)
    found = (
        each.amount
        for each in organisation.budget
        if each.unit == change.unit and (each.unit, each.product, each.line, each.year) == place
    )
    return next(found, None)


def _grant(old: Organisation, new: Organisation, grant: Grant) -> tuple[Fact, ...]:
    before, after = (state.grants.get(grant.id) for state in (old, new))
    if before is None or after is None:
        return differing((What.KNOWN, before is not None, after is not None))
    then, now = before.current, after.current
    return differing(
        (What.RATE, then.rate, now.rate),
        (What.CAP_PER_FTE, then.cap_per_fte, now.cap_per_fte),
        (What.CAP_TOTAL, then.cap_total, now.cap_total),
        (What.FLAT, then.flat, now.flat),
        (What.END, then.end, now.end),
        (What.CONDITIONS, then.conditions, now.conditions),
        (What.IN_BUDGET, then.in_budget, now.in_budget),
    )


def _value(organisation: Organisation, key: str) -> Assumption | None:
    """Only the value counts: another source of the same value is no conflict."""
    terms = organisation.assumptions.get(key)
    current = None if terms is None else terms.current
    return None if current is None else Assumption(key, current.value, current.unit)

"""Values of the domain as table rows (without their ordinal) and back; the first cells are the key."""

import json
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from integration_office.application.change_reading import decoded_measure
from integration_office.application.change_writing import encoded_measure
from integration_office.application.drafts import maker
from integration_office.application.record import parsed_json, written_json
from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.cities import City
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.parameters import Assumption, AssumptionTerms
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import LapsingPosition, Position, Terms
from integration_office.domain.revenue import Estimate, Revenue
from integration_office.domain.scenario import Measure, Scenario, ScenarioStatus
from integration_office.domain.task import Assignment, Duty, Task
from integration_office.domain.unit import Unit, UnitKind
from integration_office.persistence.cells import (
    Row,
    day_cell,
    day_in,
    earlier_cell,
    earlier_grants_in,
    earlier_in,
    earlier_terms_in,
    extra_in,
    grade_in,
    lapse_cell,
    lapse_in,
    list_cell,
    number_cell,
    number_in,
    regrade_cell,
    regrade_in,
    terms_cells,
    texts_cell,
    texts_in,
)

Cells = Any
"""A row as it comes out of the file: its types were checked when it went in, and by the seal."""

Values = tuple[Any, ...]
"""The fields of a value in their order."""


class Shared(dict[Any, Any]):
    """Equal cells of one plan become one object: half a million posts name a few thousand units."""

    def __missing__(self, cell: Any) -> Any:
        self[cell] = cell
        return cell


def info_row(plan: Plan) -> Row:
    info = plan.info
    return (
        *(0, info.title, info.city, info.base_year, info.edition),
        *(info.source_note, info.illustrative_note, list_cell(info.extra), plan.active),
    )


def info_in(row: Cells) -> tuple[PlanInfo, str | None]:
    """The plan's head, and the scenario on the desk."""
    _, title, city, base_year, edition, source_note, illustrative_note, extra, active = row
    info = PlanInfo(title, city, base_year, edition, source_note, illustrative_note, extra_in(extra))
    return info, active


def unit_row(_: str, unit: Unit) -> Row:
    earlier = earlier_cell(unit.grant_earlier)
    return (unit.id, unit.name, unit.kind.value, unit.parent, unit.grant, earlier, list_cell(unit.extra))


def unit_in(row: Cells, shared: Shared) -> Unit:
    id, name, kind, parent, grant, earlier, extra = row
    return Unit(
        *(shared[id], name, _KINDS[kind], shared[parent], shared[grant]),
        *(earlier_grants_in(earlier), extra_in(extra)),
    )


def position_row(_: str, position: Position) -> Row:
    return (
        *(position.id, position.unit, position.title, *terms_cells(position.terms)[:6]),
        *(texts_cell(position.competences), int(position.is_head)),
        *(lapse_cell(position.lapse), regrade_cell(position.regrade_on_vacancy), position.vacant_from),
        *(position.grant, earlier_cell(position.grant_earlier)),
        *(position.begins, earlier_cell(position.earlier, terms_cells)),
        *(int(position.illustrative), list_cell(position.extra), position.terms.fit),
    )


def position_in(row: Cells, shared: Shared) -> Position:
    terms = _terms_in(row[3:9], row[20])
    return _position(*(row[0], shared[row[1]], shared[row[2]], terms, texts_in(row[9])), *_facts_in(row[10:20]))


def lapsing_row(key: str, lapsing: LapsingPosition) -> Row:
    *cells, fit = position_row(key, lapsing.position)
    return (*cells, lapsing.until, lapsing.until_dated, fit)


def lapsing_in(row: Cells, shared: Shared) -> LapsingPosition:
    return LapsingPosition(position_in((*row[:-3], row[-1]), shared), *row[-3:-1])


def task_row(_: str, task: Task) -> Row:
    return (
        *(task.id, task.name, texts_cell(task.duties), task.demand_fte),
        *(number_cell(task.cases), number_cell(task.minutes), texts_cell(task.competences)),
        *(int(task.intended), task.intended_reason, texts_cell(task.conflicts)),
        *(int(task.illustrative), list_cell(task.extra)),
    )


def task_in(row: Cells, shared: Shared) -> Task:
    id, name, duties, demand, cases, minutes, competences, intended, reason, conflicts, *rest = row
    illustrative, extra = rest
    values: Values = (
        *(shared[id], name, texts_in(duties), demand, number_in(cases), number_in(minutes)),
        *(texts_in(competences), bool(intended), reason, texts_in(conflicts)),
        *(bool(illustrative), extra_in(extra)),
    )
    return Task(*values)


def assignment_row(key: str, place: int, assignment: Assignment) -> Row:
    extra = list_cell(assignment.extra)
    return (key, place, assignment.task, assignment.share, int(assignment.illustrative), extra)


def assignments_in(position: str, found: Iterable[Cells], shared: Shared) -> tuple[Assignment, ...]:
    """The rows of one post; `position` is its id as the post has it."""
    return tuple(
        [
            _assignment(position, shared[task], shared[share], illustrative != 0, extra_in(extra) if extra else ())
            for _, _, task, share, illustrative, extra in found
        ]
    )


def budget_row(place: int, line: BudgetLine) -> Row:
    return (place, line.unit, line.product, line.line.value, line.year, line.amount, list_cell(line.extra))


def budget_in(row: Cells, shared: Shared) -> BudgetLine:
    _, unit, product, line, year, amount, extra = row
    return BudgetLine(shared[unit], shared[product], _LINES[line], shared[year], amount, extra_in(extra))


def grant_row(_: str, terms: GrantTerms) -> Row:
    cells = _grant_cells(terms.current)
    return (*cells[:10], earlier_cell(terms.earlier, _grant_cells), terms.current.flat)


def grant_in(row: Cells) -> GrantTerms:
    *cells, earlier, flat = row
    return GrantTerms(_grant_in((*cells, flat)), earlier_in(earlier, lambda each: _grant_in(each) if each else None))


def revenue_row(_: str, revenue: Revenue) -> Row:
    in_budget = None if revenue.in_budget is None else int(revenue.in_budget)
    return (
        *(revenue.id, revenue.name, revenue.unit, revenue.line.value, revenue.product),
        *(_estimate_cell(revenue.persons), _estimate_cell(revenue.rate), str(revenue.quarters)),
        *(revenue.since, revenue.until, in_budget, revenue.source, int(revenue.verified), list_cell(revenue.extra)),
    )


def revenue_in(row: Cells, shared: Shared) -> Revenue:
    id, name, unit, line, product, persons, rate, quarters, since, until, in_budget, source, verified, extra = row
    values: Values = (
        *(shared[id], name, shared[unit], _LINES[line], product, _estimate_in(persons), _estimate_in(rate)),
        *(Decimal(quarters), since, until, None if in_budget is None else bool(in_budget)),
        *(source, bool(verified), extra_in(extra)),
    )
    return Revenue(*values)


def assumption_row(key: str, terms: AssumptionTerms) -> Row:
    current = _assumption_cells(terms.current) or _NO_ASSUMPTION
    return (key, *current[1:], earlier_cell(terms.earlier, _assumption_cells))


def assumption_in(row: Cells) -> AssumptionTerms:
    current = None if row[1] is None else _assumption_in(row[:-1])
    earlier = earlier_in(row[-1], lambda cells: _assumption_in(cells) if cells else None)
    return AssumptionTerms(current, earlier)


def scenario_states(plan: Plan) -> dict[str, Scenario]:
    """The scenarios of which something is to be said beside their measures."""
    return {name: each for name, each in plan.scenarios.items() if replace(each, measures=()) != Scenario(name)}


def scenario_row(name: str, scenario: Scenario) -> Row:
    return (name, scenario.status.value, int(scenario.is_archived), scenario.origin)


def scenario_in(name: str, measures: tuple[Measure, ...], state: Cells | None) -> Scenario:
    if state is None:
        return Scenario(name, measures)
    _, status, is_archived, origin = state
    return Scenario(name, measures, ScenarioStatus(status), bool(is_archived), origin)


def measure_row(scenario: str, place: int, measure: Measure) -> Row:
    return (scenario, place, written_json(encoded_measure(measure)))


def measure_in(row: Cells) -> Measure:
    return decoded_measure(parsed_json(row[2]))


def duty_row(_: str, duty: Duty) -> Row:
    return (
        *(duty.id, duty.act, duty.edition, duty.norm, duty.title, duty.description),
        *(duty.addressee, duty.nature, duty.binding, duty.group, duty.applies_to),
        *(duty.valid_from, duty.valid_to, texts_cell(duty.competences), duty.verified, duty.sources),
    )


def duty_in(row: Cells) -> Duty:
    values: Values = (*row[:13], texts_in(row[13]), *row[14:])
    return Duty(*values)


def text_row(key: str, text: str) -> Row:
    return (key, text)


def city_row(_: str, city: City) -> Row:
    return (
        *(city.name, None if city.own_office is None else int(city.own_office), city.office, city.since),
        *(city.posts, city.posts_date, city.inhabitants, city.inhabitants_date),
        *(city.concept, city.monitoring, city.note, city.source, day_cell(city.source_date)),
        *(city.verified, list_cell(city.extra)),
    )


def city_in(row: Cells) -> City:
    own = None if row[1] is None else bool(row[1])
    return City(*(row[0], own, *row[2:12], day_in(row[12]), row[13], extra_in(row[14])))


def weight_row(duty: str, weight: Decimal) -> Row:
    return (duty, str(weight))


def weight_in(row: Cells) -> Decimal:
    return Decimal(row[1])


_position = maker(Position)
_assignment = maker(Assignment)
_KINDS = {kind.value: kind for kind in UnitKind}
_LINES = {line.value: line for line in NkfLine}

_KEPT = 16_384
"""What posts have in common: far more than a large city has of it, far less than it has posts."""


@lru_cache(maxsize=_KEPT)
def _terms_in(cells: Cells, fit: str | None) -> Terms:
    *grade, step, planned, filled = cells
    return Terms(grade_in(*grade), step, planned, filled, fit)


@lru_cache(maxsize=_KEPT)
def _facts_in(cells: Cells) -> Values:
    """What is said about a post behind its competences."""
    is_head, kw, ku, vacant_from, grant, grant_earlier, begins, earlier, illustrative, extra = cells
    return (
        *(bool(is_head), lapse_in(kw), regrade_in(ku), vacant_from),
        *(grant, earlier_grants_in(grant_earlier), begins, earlier_terms_in(earlier)),
        *(bool(illustrative), extra_in(extra)),
    )


_NO_ASSUMPTION: Row = ("", None, "", "", 0, None, None, None)


def _grant_cells(grant: Grant | None) -> Row:
    if grant is None:
        return ()
    return (
        *(grant.id, grant.norm, number_cell(grant.rate), grant.cap_per_fte, grant.cap_total),
        *(day_cell(grant.end), texts_cell(grant.conditions), int(grant.in_budget)),
        *(int(grant.illustrative), list_cell(grant.extra), *(() if grant.flat is None else (grant.flat,))),
    )


def _grant_in(cells: Cells) -> Grant:
    """Earlier terms from before there were flat sums have no cell for one."""
    id, norm, rate, cap_per_fte, cap_total, end, conditions, in_budget, illustrative, extra, *flat = cells
    return Grant(
        *(id, norm, number_in(rate), cap_per_fte, cap_total, day_in(end), texts_in(conditions)),
        *(bool(in_budget), bool(illustrative), extra_in(extra), *flat),
    )


def _estimate_cell(estimate: Estimate) -> str:
    return json.dumps([number_cell(each) for each in (estimate.value, estimate.low, estimate.high)])


def _estimate_in(cell: str) -> Estimate:
    value, low, high = json.loads(cell)
    return Estimate(Decimal(value), number_in(low), number_in(high))


def _assumption_cells(assumption: Assumption | None) -> Row:
    if assumption is None:
        return ()
    return (
        *(assumption.key, str(assumption.value), assumption.unit, assumption.source),
        *(int(assumption.verified), number_cell(assumption.low), number_cell(assumption.high)),
        list_cell(assumption.extra),
    )


def _assumption_in(cells: Cells) -> Assumption:
    key, value, unit, source, verified, low, high, extra = cells
    return Assumption(
        *(key, Decimal(value), unit, source, bool(verified)),
        *(number_in(low), number_in(high), extra_in(extra)),
    )

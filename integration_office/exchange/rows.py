"""A plan as the rows of the workbook: every sheet, every fact once, in the order of the plan."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from integration_office.application.change_writing import encoded_change
from integration_office.application.record import written_json
from integration_office.domain.cities import City
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import office_of_factor
from integration_office.domain.plan import Plan
from integration_office.domain.position import Lapse, Position
from integration_office.domain.quantity import FTE_SCALE, as_decimal
from integration_office.domain.revenue import Revenue
from integration_office.domain.scenario import Scenario
from integration_office.domain.share_range import share_range, without_range
from integration_office.domain.task import Duty, Task
from integration_office.domain.unit import Extra, Unit
from integration_office.exchange.cells import STATUS_WORDS, joined
from integration_office.exchange.layout import (
    ASSIGNMENTS,
    ASSUMPTIONS,
    BUDGET,
    CITIES,
    DUTIES,
    GRANTS,
    PLAN,
    POSITIONS,
    REVENUES,
    SCENARIOS,
    TASKS,
    TEXTS,
    UNITS,
    WEIGHTS,
    CellKind,
    SheetLayout,
)
from integration_office.wording.language import Language

Value = str | int | bool | Decimal | date | None
"""What a cell holds; None and the empty text are an empty cell."""

Line = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet with its lines; columns the model does not know stand behind the known ones."""

    layout: SheetLayout
    lines: Sequence[Line]
    extra_headers: tuple[str, ...] = ()

    def name(self, language: Language) -> str:
        return self.layout.german if language.code == "de" else self.layout.key

    def headers(self, language: Language) -> tuple[str, ...]:
        known = (column.german if language.code == "de" else column.key for column in self.layout.columns)
        return (*known, *self.extra_headers)

    @property
    def kinds(self) -> tuple[CellKind, ...]:
        known = (column.kind for column in self.layout.columns)
        return (*known, *(CellKind.TEXT for _ in self.extra_headers))

    @property
    def widths(self) -> tuple[int, ...]:
        return (*(column.width for column in self.layout.columns), *(_EXTRA_WIDTH for _ in self.extra_headers))


def sheets_of(plan: Plan) -> Iterator[FilledSheet]:
    """Every sheet of the workbook, also those without lines."""
    org = plan.baseline
    yield FilledSheet(PLAN, list(_plan_lines(plan)))
    yield _with_extras(UNITS, ((_unit_line(unit), unit.extra) for unit in org.units.values()))
    yield _with_extras(POSITIONS, ((_position_line(each), each.extra) for each in org.positions.values()))
    yield _with_extras(TASKS, ((_task_line(task), task.extra) for task in org.tasks.values()))
    yield _with_extras(ASSIGNMENTS, _assignment_lines(org))
    yield _with_extras(BUDGET, _budget_lines(org))
    yield _with_extras(GRANTS, _grant_lines(org))
    yield _with_extras(REVENUES, ((_revenue_line(each), each.extra) for each in org.revenues.values()))
    yield FilledSheet(DUTIES, [_duty_line(duty) for duty in plan.duties.values()])
    yield FilledSheet(WEIGHTS, list(plan.weights.items()))
    yield _with_extras(ASSUMPTIONS, _assumption_lines(org))
    yield FilledSheet(SCENARIOS, [line for scenario in plan.scenarios.values() for line in _scenario_lines(scenario)])
    yield FilledSheet(TEXTS, list(plan.texts.items()))
    yield _with_extras(CITIES, ((_city_line(city), city.extra) for city in plan.cities.values()))


def cleaned(text: str) -> str:
    """The text without characters that no XML file can hold."""
    return _NOT_XML.sub("", text) if _NOT_XML.search(text) else text


_EXTRA_WIDTH = 18
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _with_extras(layout: SheetLayout, lines: Iterable[tuple[Line, Extra]]) -> FilledSheet:
    found = list(lines)
    headers = _column_order({tuple(header for header, _ in extra): None for _, extra in found})
    if not headers:
        return FilledSheet(layout, [line for line, _ in found])
    return FilledSheet(layout, [(*line, *_extra_cells(extra, headers)) for line, extra in found], headers)


def _column_order(rows: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The columns in the order every row has them in; a row leaves out those that are empty in it."""
    order: TopologicalSorter[str] = TopologicalSorter()
    for headers in rows:
        for before, header in zip((None, *headers), headers, strict=False):
            order.add(header, *(() if before is None else (before,)))
    try:
        return tuple(order.static_order())
    except CycleError:
        return tuple(dict.fromkeys(header for headers in rows for header in headers))


def _extra_cells(extra: Extra, headers: Iterable[str]) -> Iterator[str]:
    cells = dict(extra)
    return (cells.get(header, "") for header in headers)


def _plan_lines(plan: Plan) -> Iterator[Line]:
    info = plan.info
    facts: tuple[Line, ...] = (
        ("title", info.title),
        ("city", info.city),
        ("base_year", info.base_year),
        ("edition", info.edition),
        ("source_note", info.source_note),
        ("illustrative_note", info.illustrative_note),
        ("active", plan.active),
        *info.extra,
    )
    return (line for line in facts if line[1] not in (None, ""))


def _unit_line(unit: Unit) -> Line:
    return (unit.id, unit.name, unit.kind.value, unit.parent, unit.grant)


def _position_line(position: Position) -> Line:
    terms, ku = position.terms, position.regrade_on_vacancy
    return (
        position.id,
        position.unit,
        position.title,
        None if terms.grade is None else terms.grade.text,
        terms.step,
        _parts(terms.fte_planned),
        _parts(terms.fte_filled),
        joined(position.competences),
        position.is_head,
        _lapse_value(position.lapse),
        None if ku is None else ku.grade.text,
        None if ku is None else ku.since,
        position.vacant_from,
        position.grant,
        position.illustrative,
        None if terms.fit is None else office_of_factor(terms.fit),
    )


def _lapse_value(lapse: Lapse | None) -> Value:
    return None if lapse is None else lapse.until or "kw"


def _task_line(task: Task) -> Line:
    return (
        task.id,
        task.name,
        joined(task.duties),
        _parts(task.demand_fte),
        task.cases,
        task.minutes,
        joined(task.competences),
        task.intended,
        task.intended_reason,
        joined(task.conflicts),
        task.illustrative,
    )


def _assignment_lines(org: Organisation) -> Iterator[tuple[Line, Extra]]:
    for own in org.assignments.values():
        for each in own:
            known = share_range(each)
            ends = (None, None) if known is None else (_parts(known.low), _parts(known.high))
            line = (each.position, each.task, _parts(each.share), each.illustrative, *ends)
            yield line, without_range(each.extra) if each.extra else ()


def _budget_lines(org: Organisation) -> Iterator[tuple[Line, Extra]]:
    for line in org.budget:
        yield (line.unit, line.product, line.line.value, line.year, as_decimal(line.amount, 100)), line.extra


def _grant_lines(org: Organisation) -> Iterator[tuple[Line, Extra]]:
    for grant in (terms.current for terms in org.grants.values()):
        line = (
            grant.id,
            grant.norm,
            grant.rate,
            _euros(grant.cap_per_fte),
            _euros(grant.cap_total),
            grant.end,
            joined(grant.conditions),
            grant.in_budget,
            grant.illustrative,
            _euros(grant.flat),
        )
        yield line, grant.extra


def _revenue_line(revenue: Revenue) -> Line:
    persons, rate = revenue.persons, revenue.rate
    return (
        *(revenue.id, revenue.name, revenue.unit, revenue.product, revenue.line.value),
        *(persons.value, persons.low, persons.high, rate.value, rate.low, rate.high),
        *(revenue.quarters, revenue.since, revenue.until, revenue.in_budget, revenue.source, revenue.verified),
    )


def _duty_line(duty: Duty) -> Line:
    texts = {column.key: str(getattr(duty, column.key)) for column in DUTIES.columns}
    texts["competences"] = joined(duty.competences)
    return tuple(texts.values())


def _assumption_lines(org: Organisation) -> Iterator[tuple[Line, Extra]]:
    for terms in org.assumptions.values():
        own = terms.current
        if own is not None:
            yield (own.key, own.value, own.low, own.high, own.source, own.unit), own.extra


def _scenario_lines(scenario: Scenario) -> Iterator[Line]:
    """A line for each measure; one that only names the scenario if it has none. The first says how it stands."""
    state: Line = (STATUS_WORDS[scenario.status], scenario.is_archived, scenario.origin)
    if not scenario.measures:
        yield (scenario.name, None, None, None, None, None, *state)
    for number, measure in enumerate(scenario.measures, start=1):
        change = written_json(encoded_change(measure.change))
        about = state if number == 1 else (None, None, None)
        yield (scenario.name, number, change, measure.effective, measure.reason, measure.enabled, *about)


def _city_line(city: City) -> Line:
    return (
        *(city.name, city.own_office, city.office, city.since, _parts(city.posts), city.posts_date),
        *(city.inhabitants, city.inhabitants_date, city.concept, city.monitoring, city.note),
        *(city.source, city.source_date, city.verified),
    )


def _parts(value: int | None) -> Decimal | None:
    return None if value is None else as_decimal(value, FTE_SCALE)


def _euros(value: int | None) -> Decimal | None:
    return None if value is None else as_decimal(value, 100)

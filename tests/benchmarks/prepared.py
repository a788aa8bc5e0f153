"""What every peer is given: a plan as plain columns, made from the values and not from our own index."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from integration_office.analysis.cost import post_cost, spells_in
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Frame
from integration_office.domain.budget import LineKind
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position
from integration_office.domain.quantity import FTE_MONTHS_SCALE
from integration_office.domain.task import Task

Column = np.ndarray[tuple[int], np.dtype[Any]]
Table = dict[str, Column]

KINDS = {LineKind.OTHER_EXPENSE: 1, LineKind.REVENUE: 2}


@dataclass(frozen=True)
class Prepared:
    """Tables of columns. Units stand in the order of their ids, so that a smaller row is a smaller id.

    units: parent (row, -1: none), above (a Dezernat or the authority) · posts: unit, planned, filled, the rate and
    FTE × months of the first part of the year (of what is priced), and ready for a preview: personnel, workplace,
    overhead · more: further parts of the year · rates: full, the cents of a full-time post · work: post, task, share,
    competent · tasks: intended, demand (FTE × 10⁸, nan: not known) · lines: unit, kind, amount · implements: duty,
    task. `workplace` is cents for each FTE × month, `overhead` a share of personnel.
    """

    unit_ids: list[str]
    duty_ids: list[str]
    units: Table
    posts: Table
    more: Table
    rates: Table
    workplace: Fraction
    overhead: Fraction
    work: Table
    tasks: Table
    lines: Table
    implements: Table

    @staticmethod
    def of(figures: Evaluation) -> "Prepared":
        organisation = figures.organisation
        unit_ids = sorted(organisation.units)
        row = {unit: place for place, unit in enumerate(unit_ids)}
        duties = _counted(figures.frame)
        pay = figures.pay
        spells, more, rates = _spells(figures)
        return Prepared(
            unit_ids=unit_ids,
            duty_ids=duties,
            units=_units(organisation, unit_ids, row),
            posts=_posts(figures, row) | spells,
            more=more,
            rates=rates,
            workplace=pay.value("workplace") * 100 / FTE_MONTHS_SCALE,
            overhead=pay.value("overhead_rate"),
            work=_work(organisation),
            tasks=_tasks(figures),
            lines=_lines(figures, row),
            implements=_implements(organisation, {duty: place for place, duty in enumerate(duties)}),
        )

    def row_of(self, unit: str) -> int:
        return self.unit_ids.index(unit)


def offices(parent: Column, above: Column) -> Column:
    """The office of each unit: all at once, one level up with every turn."""
    office = np.arange(len(parent))
    while True:
        up = parent[office]
        goes_on = (up >= 0) & ~above[office] & ~above[up]
        if not goes_on.any():
            return office
        office = np.where(goes_on, up, office)


def is_competent(task: Task, post: Position) -> bool:
    """The task names no competence, or they share at least one (METHOD § 4)."""
    return not task.competences or not set(task.competences).isdisjoint(post.competences)


def _counted(frame: Frame) -> list[str]:
    """The ids of the duties that are scored."""
    duties = frame.duties.values()
    return sorted(duty.id for duty in duties if duty.counts_for(frame.edition, frame.city))


def _units(organisation: Organisation, ids: list[str], row: dict[Any, int]) -> Table:
    units = [organisation.units[unit] for unit in ids]  # type: ignore[index]
    return {
        "parent": np.array([-1 if unit.parent is None else row[unit.parent] for unit in units], dtype=np.int64),
        "above": np.array([unit.kind.is_above_offices for unit in units], dtype=np.bool_),
    }


def _posts(figures: Evaluation, row: dict[Any, int]) -> Table:
    cells = [
        (row[post.unit], post.fte_planned, post.fte_filled, cost.personnel, cost.workplace, cost.overhead)
        for post in figures.organisation.positions.values()
        for cost in (post_cost(post, figures.pay),)
    ]
    return _table(cells, ("unit", "planned", "filled", "personnel", "workplace", "overhead"))


def _spells(figures: Evaluation) -> tuple[Table, Table, Table]:
    """First and further parts of the year of each post, and what their rates cost full-time."""
    pay, codes, full = figures.pay, {}, [0]  # type: ignore[var-annotated]
    first, more = [], []
    for row, post in enumerate(figures.organisation.positions.values()):
        spells = [(0, 0)]
        for terms, months in spells_in(post, pay.year):
            if pay.prices(terms.grade):
                code = codes.setdefault((terms.grade, terms.step), len(full))
                if code == len(full):
                    full.append(pay.full(terms.grade, terms.step).cents)
                spells.append((code, terms.fte_planned * months))
        first.append(spells[min(1, len(spells) - 1)])
        more += [(row, *each) for each in spells[2:]]
    rates = {"full": np.array(full, dtype=np.int64)}
    return _table(first, ("rate", "fte_months")), _table(more, ("post", "rate", "fte_months")), rates


def _work(organisation: Organisation) -> Table:
    post_row = {post: place for place, post in enumerate(organisation.positions)}
    task_row = {task: place for place, task in enumerate(organisation.tasks)}
    cells = [
        (
            post_row[post],
            task_row[each.task],
            each.share,
            is_competent(organisation.tasks[each.task], organisation.positions[post]),
        )
        for post, own in organisation.assignments.items()
        for each in own
        if each.share
    ]
    return _table(cells, ("post", "task", "share", "competent"))


def _tasks(figures: Evaluation) -> Table:
    minutes = figures.assumptions["annual_minutes"].value
    demands = [task.demand(minutes) for task in figures.organisation.tasks.values()]
    return {
        "intended": np.array([task.intended for task in figures.organisation.tasks.values()], dtype=np.bool_),
        "demand": np.array([float(each) if each else np.nan for each in demands], dtype=np.float64),
    }


def _lines(figures: Evaluation, row: dict[Any, int]) -> Table:
    lines = (line for line in figures.organisation.budget if line.year == figures.frame.year)
    cells = [(row[line.unit], KINDS.get(line.line.kind, 0), line.amount) for line in lines]
    return _table(cells, ("unit", "kind", "amount"))


def _implements(organisation: Organisation, duty_row: dict[Any, int]) -> Table:
    tasks = enumerate(organisation.tasks.values())
    cells = [(duty_row[duty], row) for row, task in tasks for duty in dict.fromkeys(task.duties) if duty in duty_row]
    return _table(cells, ("duty", "task"))


def _table(cells: list[tuple[Any, ...]], names: tuple[str, ...]) -> Table:
    table = np.array(cells, dtype=np.int64).reshape(-1, len(names))
    return {name: np.ascontiguousarray(table[:, place]) for place, name in enumerate(names)}

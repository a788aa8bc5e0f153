"""Double work and what it costs, by task, office and post (METHOD § 3)."""

from collections.abc import Iterable

import numpy as np

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.basis import Basis, figure_of, illustrative_tasks, pay_basis
from integration_office.analysis.figure.value import Figure, FigureUnit, Formula, Remark, Term, product, total
from integration_office.analysis.index.cells import LEAD
from integration_office.analysis.index.numbers import Flags, Ints, distinct
from integration_office.analysis.overlap import TaskOverlap
from integration_office.domain.identity import TaskId, UnitId

_CENTS, _CAPACITY = FigureUnit.CENTS, FigureUnit.CAPACITY


def overlap_fte(evaluation: Evaluation) -> Figure:
    """Planned FTE outside the lead office of each task that is not intended."""
    return _fte_figure("overlap_fte", evaluation, intended=False)


def intended_fte(evaluation: Evaluation) -> Figure:
    """The same for the tasks several offices do on purpose."""
    return _fte_figure("intended_fte", evaluation, intended=True)


def overlap_cost(evaluation: Evaluation) -> Figure:
    """The cost of the double work that is not intended, by task."""
    tasks = [each for each in evaluation.overlap.tasks if each.overlap_cost and not each.intended]
    terms = [Term("task_overlap_cost", each.overlap_cost, _CENTS, each.task) for each in tasks]
    wanted = ~evaluation.tasks.intended[evaluation.assignments.task]
    basis = _basis(evaluation, _outside(evaluation) & wanted)
    return figure_of(total("overlap_cost", terms, _CENTS), basis, illustrative=_is_illustrative(evaluation, tasks))


def office_overlap(evaluation: Evaluation, office: UnitId) -> Figure:
    """The FTE an office does of tasks that another one leads."""
    tasks = [
        each for each in evaluation.overlap.tasks if not each.intended and each.lead != office and each.fte.get(office)
    ]
    terms = [Term("task_overlap", each.fte[office], _CAPACITY, each.task) for each in tasks]
    illustrative = _is_illustrative(evaluation, tasks)
    return figure_of(total("office_overlap", terms, _CAPACITY, office), illustrative=illustrative)


def task_overlap(evaluation: Evaluation, task: TaskId) -> Figure:
    """A task's FTE by office, less those of its lead office."""
    found = _task(evaluation, task)
    illustrative = _is_illustrative(evaluation, [found])
    return figure_of(_fte_term(found), illustrative=illustrative, remarks=_lead(found))


def task_overlap_cost(evaluation: Evaluation, task: TaskId) -> Figure:
    """Full cost × share of each post outside the task's lead office, each rounded to the cent."""
    found, columns = _task(evaluation, task), evaluation.assignments
    rows = _outside_of(evaluation, evaluation.tasks.row[task])
    products = [_share_term(evaluation, row) for row in rows[np.argsort(columns.position[rows])].tolist()]
    return figure_of(
        total("task_overlap_cost", products, _CENTS, task),
        _basis(evaluation, rows),
        illustrative=_is_illustrative(evaluation, [found]),
        remarks=_lead(found),
    )


def _fte_figure(key: str, evaluation: Evaluation, *, intended: bool) -> Figure:
    tasks = [each for each in evaluation.overlap.tasks if each.overlap_fte and each.intended == intended]
    terms = [_fte_term(each) for each in tasks]
    return figure_of(total(key, terms, _CAPACITY), illustrative=_is_illustrative(evaluation, tasks))


def _fte_term(task: TaskOverlap) -> Term:
    offices = tuple(Term("office", fte, _CAPACITY, office) for office, fte in sorted(task.fte.items()))
    return Term("task_overlap", task.overlap_fte, _CAPACITY, task.task, Formula.SUM_LESS_LARGEST, offices)


def _share_term(evaluation: Evaluation, row: int) -> Term:
    columns = evaluation.assignments
    post = int(columns.position[row])
    factors = (
        Term("post_cost", int(evaluation.posts.full[post]), _CENTS),
        Term("share", int(columns.share[row]), FigureUnit.SHARE),
    )
    return product("post_share", factors, _CENTS, evaluation.positions.ids[post], whole=True)


def _task(evaluation: Evaluation, task: TaskId) -> TaskOverlap:
    return evaluation.overlap.task(task)


def _lead(task: TaskOverlap) -> tuple[Remark, ...]:
    return () if task.lead is None else (Remark("lead", task.lead),)


def _outside(evaluation: Evaluation) -> Flags:
    """The assignments of posts outside the lead office of their task."""
    shares = evaluation.assignments
    office = evaluation.units.office[evaluation.positions.unit[shares.position]]
    outside: Flags = office != evaluation.work.cells.summary[LEAD][shares.task]
    return outside


def _outside_of(evaluation: Evaluation, task: int) -> Ints:
    """The same of one task, by row: its assignments stand together."""
    shares = evaluation.assignments
    rows = np.arange(shares.start[task], shares.start[task + 1])
    office = evaluation.units.office[evaluation.positions.unit[shares.position[rows]]]
    outside: Ints = rows[office != evaluation.work.cells.summary[LEAD][task]]
    return outside


def _basis(evaluation: Evaluation, chosen: Flags | Ints) -> Basis:
    posts = distinct(evaluation.assignments.position[chosen]).tolist()
    return pay_basis(evaluation.pay, ((evaluation.positions.value(row), None) for row in posts))


def _is_illustrative(evaluation: Evaluation, tasks: Iterable[TaskOverlap]) -> bool:
    return not illustrative_tasks(evaluation).isdisjoint(each.task for each in tasks)

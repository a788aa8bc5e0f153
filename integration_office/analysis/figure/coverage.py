"""How far the legal tasks are covered, from capacity and demand to the index of a group (METHOD § 4)."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from integration_office.analysis.coverage import DutyCoverage, Status, score_of
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.basis import Basis, assumption_basis, figure_of, illustrative_tasks
from integration_office.analysis.figure.value import Figure, FigureUnit, Formula, Remark, Term, product, total
from integration_office.domain.identity import DutyId, TaskId, UnitId

_CAPACITY, _RATIO = FigureUnit.CAPACITY, FigureUnit.RATIO


def duty(evaluation: Evaluation, id: DutyId) -> Figure:
    """Σ min(capacity, demand) ÷ Σ demand over the duty's tasks with known demand; None without any.

    Beside it stands the office in charge with its FTE.
    """
    found = _duty(evaluation, id)
    terms = tuple(
        _task_term(evaluation, task) for task in evaluation.coverage.tasks_of(id) if _demand(evaluation, task)
    )
    term = Term("duty", found.ratio, _RATIO, id, Formula.MEAN, terms)
    owner = () if found.owner is None else (_owner_term(evaluation, found, found.owner),)
    shown = _figure(evaluation, term, [found])
    return replace(shown, beside=owner, remarks=(Remark("status", found.status),))


def group_index(evaluation: Evaluation, group: str) -> Figure:
    """Σ score × weight ÷ Σ weight over the group's measured duties; None without any."""
    scored = [each for each in _members(evaluation, group) if score_of(each) is not None]
    terms = tuple(_score_term(evaluation, each) for each in scored)
    term = Term("group_index", evaluation.coverage.groups[group].index, _RATIO, group, Formula.MEAN, terms)
    return _figure(evaluation, term, scored)


def status_count(evaluation: Evaluation, group: str, status: Status) -> Figure:
    """How many duties of a group have a status, and which."""
    members = [each for each in _members(evaluation, group) if each.status is status]
    terms = [Term("duty", 1, FigureUnit.COUNT, each.duty) for each in members]
    return _figure(evaluation, total(status, terms, FigureUnit.COUNT, group), members)


def achievable(evaluation: Evaluation, coverage: Fraction | None) -> Figure:
    """Achievable coverage as computed (Evaluation.achievable): the largest flow ÷ Σ demand."""
    demand = {task: known for task, known in evaluation.coverage.demand.items() if known}
    needed = total("demand", [Term("task", known, _CAPACITY, task) for task, known in demand.items()], _CAPACITY)
    flow = None if coverage is None else coverage * sum(demand.values())
    terms = () if flow is None else (Term("flow", flow, _CAPACITY), needed)
    formula = Formula.QUOTIENT if terms else Formula.GIVEN
    term = Term("achievable", coverage, _RATIO, "", formula, terms)
    return figure_of(term, _basis(evaluation, demand), illustrative=_is_illustrative(evaluation, demand))


def _task_term(evaluation: Evaluation, task: TaskId) -> Term:
    """min(capacity, demand) of a task."""
    demand, capacity = _demand(evaluation, task), evaluation.coverage.capacity[task]
    terms = (Term("capacity", capacity, _CAPACITY), Term("demand", demand, _CAPACITY))
    return Term("task", min(Fraction(capacity), demand), _CAPACITY, task, Formula.SMALLEST, terms)


def _score_term(evaluation: Evaluation, each: DutyCoverage) -> Term:
    weight = Fraction(evaluation.frame.weights.get(each.duty, Decimal(1)))
    factors = (Term("score", score_of(each), _RATIO), Term("weight", weight, FigureUnit.WEIGHT))
    return product("weighted_duty", factors, _RATIO, each.duty)


def _demand(evaluation: Evaluation, task: TaskId) -> Fraction:
    """Known demand; 0 where it is not known."""
    return evaluation.coverage.demand[task] or Fraction()


def _duty(evaluation: Evaluation, id: DutyId) -> DutyCoverage:
    return next(each for each in evaluation.coverage.duties if each.duty == id)


def _members(evaluation: Evaluation, group: str) -> list[DutyCoverage]:
    duties = evaluation.frame.duties
    return [each for each in evaluation.coverage.duties if duties[each.duty].group == group]


def _owner_term(evaluation: Evaluation, found: DutyCoverage, owner: UnitId) -> Term:
    """The planned FTE on the duty's tasks by office; the largest is the owner's."""
    fte = evaluation.coverage.fte_of(found.duty)
    terms = tuple(Term("office", fte[office], _CAPACITY, office) for office in sorted(fte))
    return Term("owner", fte[owner], _CAPACITY, owner, Formula.LARGEST, terms)


def _figure(evaluation: Evaluation, term: Term, duties: Iterable[DutyCoverage]) -> Figure:
    """With the catalogue's sources and marks of these duties, and the assumptions behind their demand."""
    found = list(duties)
    tasks = [task for each in found for task in evaluation.coverage.tasks_of(each.duty)]
    assumed = _basis(evaluation, tasks)
    known = [evaluation.frame.duties[each.duty] for each in found]
    basis = Basis(
        assumed.assumptions,
        tuple(dict.fromkeys(each.sources for each in known if each.sources)),
        verified=assumed.verified and all(each.is_verified for each in known),
    )
    return figure_of(term, basis, illustrative=_is_illustrative(evaluation, tasks))


def _basis(evaluation: Evaluation, tasks: Iterable[TaskId]) -> Basis:
    """Working time a year, where a demand is worked out from cases × minutes."""
    known = (evaluation.organisation.tasks[task] for task in tasks)
    counted = any(task.demand_fte is None and task.cases is not None for task in known)
    return assumption_basis([evaluation.assumptions["annual_minutes"]] if counted else [])


def _is_illustrative(evaluation: Evaluation, tasks: Iterable[TaskId]) -> bool:
    return not illustrative_tasks(evaluation).isdisjoint(tasks)

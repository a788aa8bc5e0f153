"""What is counted rather than measured: units, duties, shared tasks, conflicts, touched posts; and sums of grants."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from integration_office.analysis.coverage import GROUPS, Status
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.basis import figure_of, unit_basis
from integration_office.analysis.figure.saving import cost_term, filled_by_rule, joined
from integration_office.analysis.figure.value import Figure, FigureUnit, Term, total
from integration_office.analysis.people import NO_POSTS, EffectKind, affected_posts, by_kind
from integration_office.domain.identity import TaskId

_COUNT, _CENTS = FigureUnit.COUNT, FigureUnit.CENTS


def full_cost_of_years(by_year: Mapping[int, Evaluation]) -> Figure:
    """The full cost of several years together, each with its parts."""
    years = [replace(cost_term("in_year", state.cost), id=str(year)) for year, state in by_year.items()]
    basis = joined(*(unit_basis(state, None) for state in by_year.values()))
    return figure_of(total("full_cost_sum", years, _CENTS), basis)


def units(evaluation: Evaluation) -> Figure:
    """Units by kind."""
    kinds = Counter(unit.kind.value for unit in evaluation.organisation.units.values())
    return figure_of(total("units", [Term("unit_kind", n, _COUNT, kind) for kind, n in sorted(kinds.items())], _COUNT))


def touched_posts(effects: Effects) -> Figure:
    """Posts that a scenario touches, once for each way in which it does."""
    amounts = by_kind(affected_posts(effects))
    kinds = ((kind, amounts.get(kind, NO_POSTS).posts) for kind in EffectKind)
    return figure_of(total("touched_posts", [Term(f"touched_{kind.value}", n, _COUNT) for kind, n in kinds], _COUNT))


def shared_tasks(effects: Effects) -> Figure:
    """Tasks with double work before or after that nobody intends, by what becomes of it."""
    before, after = (_double_work(state) for state in (effects.before, effects.after))
    kinds = Counter(_trend(before.get(task, 0), after.get(task, 0)) for task in {**before, **after})
    terms = [Term(key, kinds[key], _COUNT) for key in ("work_ended", "work_less", "work_same", "work_more")]
    return figure_of(total("shared_tasks", terms, _COUNT))


def duty_status(evaluation: Evaluation) -> Figure:
    """The counted duties by status, each by group."""
    duties, group = evaluation.coverage.duties, evaluation.frame.duties
    found = Counter((each.status, group[each.duty].group) for each in duties)
    named = (*GROUPS, *sorted({each for _, each in found} - set(GROUPS)))
    terms = [
        total(status.value, [Term("duty_group", found[status, each], _COUNT, each) for each in named], _COUNT)
        for status in Status
    ]
    return figure_of(total("duty_status", terms, _COUNT))


def duty_changes(effects: Effects) -> Figure:
    """The counted duties by whether they are better or worse off than before."""
    changes = effects.duties()
    worse, better = sum(each.is_worse for each in changes), sum(each.is_better for each in changes)
    return _duties("duty_changes", effects, {"duty_better": better, "duty_worse": worse})


def duty_owners(effects: Effects) -> Figure:
    """The counted duties by whether another office is in charge than before."""
    return _duties("duty_owners", effects, {"owner_new": sum(each.has_new_owner for each in effects.duties())})


def all_grants(evaluation: Evaluation) -> Figure:
    """What all grants of the year pay together."""
    terms = [Term("grant", result.amount, _CENTS, id) for id, result in evaluation.grants.items()]
    return figure_of(total("all_grants", terms, _CENTS), illustrative=filled_by_rule(evaluation))


def failed_grants(evaluation: Evaluation) -> Figure:
    """Grants of which a condition fails: 1 for each that does."""
    terms = [Term("grant", int(bool(result.failed)), _COUNT, id) for id, result in evaluation.grants.items()]
    return figure_of(total("failed_grants", terms, _COUNT), illustrative=filled_by_rule(evaluation))


def conflicts(effects: Effects) -> Figure:
    """Pairs of tasks that should not be in one office and are, those that are new apart."""
    new = len(effects.new_conflicts())
    terms = (
        Term("conflict_known", len(effects.after.conflicts) - new, _COUNT),
        Term("conflict_new", new, _COUNT),
    )
    return figure_of(total("conflicts", terms, _COUNT))


def _double_work(state: Evaluation) -> dict[TaskId, int]:
    return {each.task: each.overlap_fte for each in state.overlap.tasks if not each.intended and each.overlap_fte}


def _trend(before: int, after: int) -> str:
    if before == after:
        return "work_same"
    if not after:
        return "work_ended"
    return "work_less" if after < before else "work_more"


def _duties(key: str, effects: Effects, kinds: Mapping[str, int]) -> Figure:
    left = len(effects.after.coverage.duties) - sum(kinds.values())
    terms = [Term(each, n, _COUNT) for each, n in (*kinds.items(), ("duty_same", left))]
    return figure_of(total(key, terms, _COUNT))

"""The figures as the JSON of INTERFACES: amounts in EUR with cents, FTE and ratios unrounded."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from integration_office.analysis.cost import Cost
from integration_office.analysis.coverage import Coverage, DutyCoverage, GroupIndex
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_bridge import BridgePart, money_bridge
from integration_office.analysis.money_by_part import money_by_line, money_by_office
from integration_office.analysis.money_over_time import PartMoney, YearMoney, money_of
from integration_office.analysis.overlap import TaskOverlap
from integration_office.analysis.revenues import RevenueResult, spread
from integration_office.domain.parameters import Assumption
from integration_office.domain.quantity import CAPACITY_SCALE, FTE_MONTHS_SCALE, FTE_SCALE

FORMAT = "integration-office/analysis"
VERSION = 1
Json = dict[str, Any]


def analysis_json(plan: str, scenario: str | None, effects: Effects) -> Json:
    """The figures of `effects.after`, with what differs from `effects.before`, the baseline."""
    after = effects.after
    return {
        "format": FORMAT,
        "version": VERSION,
        "plan": plan,
        "scenario": scenario,
        "year": after.frame.year,
        "edition": after.frame.edition,
        "size": _size(after),
        "cost": _costs(after),
        "overlap": _overlap(after),
        "coverage": _coverage(after),
        "structure": {"layers": after.layers, "span": dict(sorted(after.spans.items()))},
        "changes": _changes(effects),
        **_revenues(after),
        "assumptions": {key: _assumption(each) for key, each in after.assumptions.items()},
    }


def over_time_json(horizon: Horizon) -> Json:
    """What `--years` adds to the figures: the city's saving, then the same by office, by line and by what it is
    made of."""
    money = money_of(horizon)
    return {
        "over_time": [_year(each) for each in money.years],
        "npv": _euros(money.npv),
        "break_even": money.break_even,
        "one_off": _euros(money.one_off),
        "over_time_by_office": _parts(money_by_office(horizon)),
        "over_time_by_line": _parts(money_by_line(horizon)),
        "revenue_over_time": [_revenue_year(horizon, year) for year in horizon.years],
        "bridge": [_bridge_part(each) for each in money_bridge(horizon)],
    }


def _year(year: YearMoney) -> Json:
    amounts = ("gross", "net", "cash", "cumulative")
    return {"year": year.year, **{key: _euros(getattr(year, key)) for key in amounts}}


def _parts(parts: tuple[PartMoney, ...]) -> Json:
    return {part.key: [_year(each) for each in part.years] for part in parts}


def _revenue_year(horizon: Horizon, year: int) -> Json:
    """What revenues with a driver add in a year, with the bounds and P10 to P90 of their sum."""
    added = [each for each in horizon.calendar_after[year].revenues.results.values() if each.added]
    drawn = spread([each.revenue for each in added], year)
    return {
        "year": year,
        "amount": _euros(sum(each.amount for each in added)),
        "low": _euros(sum(each.lowest for each in added)),
        "p10": _euros(drawn.p10),
        "p90": _euros(drawn.p90),
        "high": _euros(sum(each.highest for each in added)),
    }


def _bridge_part(part: BridgePart) -> Json:
    posts = {"posts": part.posts, "fte": _ratio(Fraction(part.fte, FTE_SCALE))} if part.posts else {}
    return {"step": part.key, "amount": _euros(part.cents), "total": part.is_total, **posts}


def comparison_json(baseline: Json, scenarios: dict[str, Json]) -> Json:
    return {"baseline": baseline, "scenarios": scenarios}


def _size(evaluation: Evaluation) -> Json:
    size = evaluation.size
    return {
        "units": size.units,
        "positions": size.positions,
        "tasks": size.tasks,
        "assignments": size.assignments,
        "fte_planned": _ratio(Fraction(size.fte_planned, FTE_SCALE)),
        "fte_filled": _ratio(Fraction(size.fte_filled, FTE_SCALE)),
    }


def _costs(evaluation: Evaluation) -> Json:
    costs = evaluation.costs
    return {
        **_cost(evaluation.cost),
        "by_unit": {unit: _cost(cost) for unit, cost in sorted(costs.by_unit().items())},
        "by_office": {office: _cost(cost) for office, cost in sorted(costs.by_office().items())},
        "by_line": {line.value: _euros(amount) for line, amount in costs.by_line.items()},
    }


def _cost(cost: Cost) -> Json:
    return {
        "personnel": _euros(cost.personnel),
        "workplace": _euros(cost.workplace),
        "overhead": _euros(cost.overhead),
        "full_cost": _euros(cost.full_cost),
        "other_expense": _euros(cost.other_expense),
        "revenue": _euros(cost.revenue),
        "grants": _euros(cost.grants),
        "budget_cost": _euros(cost.budget_cost),
        "unpriced_fte": _ratio(Fraction(cost.unpriced, FTE_MONTHS_SCALE)),
    }


def _revenues(evaluation: Evaluation) -> Json:
    """Revenues with a driver, where the plan has any."""
    results, year = evaluation.revenues.results.values(), evaluation.frame.year
    return {"revenues": [_revenue(each, year) for each in results]} if results else {}


def _revenue(result: RevenueResult, year: int) -> Json:
    drawn = spread([result.revenue], year)
    return {
        "revenue": result.revenue.id,
        "amount": _euros(result.amount),
        "low": _euros(result.lowest),
        "p10": _euros(drawn.p10),
        "p90": _euros(drawn.p90),
        "high": _euros(result.highest),
        "counted": result.counted.value,
        "verified": result.revenue.verified,
        "source": result.revenue.source,
    }


def _overlap(evaluation: Evaluation) -> Json:
    overlap = evaluation.overlap
    return {
        "fte": _capacity(overlap.fte),
        "cost": _euros(overlap.cost),
        "intended_fte": _capacity(overlap.intended_fte),
        "tasks": [_task(task) for task in overlap.tasks],
        "pairs": [{"offices": list(pair), "fte": _capacity(fte)} for pair, fte in overlap.pairs.items()],
    }


def _task(task: TaskOverlap) -> Json:
    return {
        "task": task.task,
        "lead": task.lead,
        "intended": task.intended,
        "fte": {office: _capacity(fte) for office, fte in sorted(task.fte.items())},
        "overlap_fte": _capacity(task.overlap_fte),
        "overlap_cost": _euros(task.overlap_cost),
        "fragmentation": _defined(task.fragmentation),
    }


def _coverage(evaluation: Evaluation) -> Json:
    groups = {group: _group(index) for group, index in evaluation.coverage.groups.items()}
    return {
        **groups,
        "achievable": _defined(evaluation.achievable),
        "duties": [_duty(duty, evaluation.coverage) for duty in evaluation.coverage.duties],
    }


def _group(group: GroupIndex) -> Json:
    return {
        "index": _defined(group.index),
        "duties": group.duties,
        "unmeasured": group.unmeasured,
        "not_recorded": group.not_recorded,
    }


def _duty(duty: DutyCoverage, coverage: Coverage) -> Json:
    return {
        "duty": duty.duty,
        "status": duty.status.value,
        "ratio": _defined(duty.ratio),
        "owner": duty.owner,
        "offices": list(coverage.offices_of(duty.duty)),
        "tasks": list(coverage.tasks_of(duty.duty)),
    }


def _changes(effects: Effects) -> Json:
    duties, after = effects.duties(), effects.after
    moved = effects.affected().moved
    moved_fte = sum(after.organisation.positions[post].fte_planned for post in moved)
    return {
        "moved_positions": len(moved),
        "moved_fte": _ratio(Fraction(moved_fte, FTE_SCALE)),
        "worse_duties": [each.duty for each in duties if each.is_worse],
        "new_owner": sorted(each.duty for each in duties if each.has_new_owner),
        "lost_grants": [each.grant for each in effects.grants() if each.is_lost],
        "failed_conditions": {grant: list(result.failed) for grant, result in after.grants.items() if result.failed},
        "conflicts": [list(conflict) for conflict in after.conflicts],
    }


def _assumption(assumption: Assumption) -> Json:
    value = assumption.value
    return {
        "value": int(value) if value == int(value) else float(value),
        "verified": assumption.verified,
        "source": assumption.source,
    }


def _euros(cents: int) -> float:
    return float(Decimal(cents) / 100)


def _capacity(value: int) -> float:
    return _ratio(Fraction(value, CAPACITY_SCALE))


def _defined(value: Fraction | None) -> float | None:
    return None if value is None else _ratio(value)


def _ratio(value: Fraction) -> float:
    return float(value)

"""Scenarios carried over to another baseline: what is in the way of each measure, and what was decided about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from integration_office.application.adopting import adopted
from integration_office.application.baseline_difference import Subjects
from integration_office.application.content_difference import SubjectChange
from integration_office.domain.changes.references import Of, Reference, Role, pointed, references
from integration_office.domain.errors import DomainError
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.scenario import Measure, Scenario, ScenarioStatus, project


class Choice(StrEnum):
    """What becomes of a measure in conflict: it stays as it is, is switched off, goes, or means another thing."""

    KEEP = "keep"
    OFF = "off"
    DROP = "drop"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Decision:
    """`stand_ins` (for POINT): which id takes the place of which."""

    choice: Choice = Choice.KEEP
    stand_ins: tuple[tuple[Reference, str], ...] = ()

    def on(self, measure: Measure) -> Measure | None:
        """The measure as decided; None: it goes."""
        match self.choice:
            case Choice.DROP:
                return None
            case Choice.OFF:
                return replace(measure, enabled=False)
            case Choice.POINT:
                change = measure.change
                for old, new in self.stand_ins:
                    change = pointed(change, old, new)
                return replace(measure, change=change)
        return measure


Place = tuple[str, int]
"""A scenario and the place of a measure in its list as it was."""

Decisions = Mapping[Place, Decision]
KEEP = Decision()


@dataclass(frozen=True)
class Conflict:
    """A measure that the new baseline is in the way of, at the state before it.

    `error`: why it would not apply as it is (None: it would, but its subject is another one, see `changed`);
    `remaining`: why it still does not as decided; `was_broken`: on the old baseline it did not either.
    """

    place: Place
    measure: Measure
    state: Organisation
    error: DomainError | None
    remaining: DomainError | None
    was_broken: bool
    missing: tuple[Reference, ...]
    changed: tuple[SubjectChange, ...]
    decision: Decision


def conflicts(plan: Plan, baseline: Organisation, decisions: Decisions) -> tuple[Conflict, ...]:
    """Of every scenario, archived ones too, in order; a decision may lead to further ones after it."""
    return tuple(each_conflict(plan, baseline, decisions))


def each_conflict(plan: Plan, baseline: Organisation, decisions: Decisions) -> Iterator[Conflict]:
    """The same, one after another: all their states at once would fill the memory if there are thousands."""
    subjects = Subjects(plan.baseline, baseline)
    for scenario in plan.scenarios.values():
        yield from _of(scenario, subjects, decisions)


def rebased(plan: Plan, source: Plan, decisions: Decisions) -> Plan:
    """The plan on the baseline of another one. Title, city, edition, texts and weights stay the plan's own.

    The base year and the notes on the data come with the data, as do duties only the source knows; what the source says
    nothing about stays (see `adopting`). What was released was released with the figures of the old baseline: it is
    „in Abstimmung“ again.
    """
    scenarios = {name: _carried(scenario, decisions) for name, scenario in plan.scenarios.items()}
    return replace(
        plan,
        info=_info(plan.info, source.info),
        baseline=adopted(plan.baseline, source.baseline),
        scenarios=frozen(scenarios),
        duties=frozen({**source.duties, **plan.duties}),
    )


def reopened(plan: Plan) -> tuple[str, ...]:
    """The scenarios that a new baseline sets back from released."""
    return tuple(name for name, each in plan.scenarios.items() if each.status is ScenarioStatus.RELEASED)


def _info(own: PlanInfo, source: PlanInfo) -> PlanInfo:
    return replace(
        own,
        base_year=own.base_year if source.base_year is None else source.base_year,
        source_note=source.source_note or own.source_note,
        illustrative_note=source.illustrative_note,
    )


def _carried(scenario: Scenario, decisions: Decisions) -> Scenario:
    decided = (
        decisions.get((scenario.name, index), KEEP).on(measure) for index, measure in enumerate(scenario.measures)
    )
    return replace(scenario.reopened(), measures=tuple(each for each in decided if each is not None))


def _of(scenario: Scenario, subjects: Subjects, decisions: Decisions) -> Iterator[Conflict]:
    broken = {each.index for each in project(subjects.old, scenario.measures).broken}
    state = subjects.new
    for index, measure in enumerate(scenario.measures):
        place = (scenario.name, index)
        decision = decisions.get(place, KEEP)
        _, error = _tried(measure, state)
        after, remaining = _tried(decision.on(measure), state)
        changed = subjects.changed(measure.change) if measure.enabled else ()
        if error is not None or changed or place in decisions:
            missing = tuple(_missing(measure, state)) if error is not None else ()
            yield Conflict(place, measure, state, error, remaining, index in broken, missing, changed, decision)
        state = after


def _tried(measure: Measure | None, state: Organisation) -> tuple[Organisation, DomainError | None]:
    """The state after the measure, or the same state and why it does not apply."""
    if measure is None or not measure.enabled:
        return state, None
    try:
        return measure.apply(state), None
    except DomainError as error:
        return state, error


def _missing(measure: Measure, state: Organisation) -> Iterator[Reference]:
    held: Mapping[Of, Mapping[Any, object]] = {
        Of.UNIT: state.units,
        Of.POSITION: state.positions,
        Of.TASK: state.tasks,
        Of.GRANT: state.grants,
    }
    for each in references(measure.change):
        if each.role is not Role.CREATED and each.id not in held[each.of]:
            yield each

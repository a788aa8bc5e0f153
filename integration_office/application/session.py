"""The open plan: check → write → become → tell. Every view asks the session; nothing else changes a plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.overview import Overview, overview
from integration_office.analysis.reference import Frame, Reference
from integration_office.application.events import (
    AddScenario,
    Archive,
    BaselineEdit,
    EditBaseline,
    EditCatalogue,
    EditMeasures,
    EditPlan,
    EditTexts,
    Event,
    Intent,
    JudgePairs,
    Listener,
    Perform,
    PlanChanged,
    Rebase,
    RemoveScenario,
    RenameScenario,
    Restore,
    SetStatus,
    SwitchScenario,
    YearChanged,
)
from integration_office.application.figures_at_hand import FiguresAtHand
from integration_office.application.foreseeing import foreseen
from integration_office.application.history import History, Step
from integration_office.application.likeness import alike, differing
from integration_office.application.long_steps import MANY, Here, takes_long
from integration_office.application.look_store import LookStore
from integration_office.application.ports import Checkpoint, NoStore, PlanStore
from integration_office.domain.changes import Change
from integration_office.domain.cities import City
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import DutyId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.scenario import Measure, Projection, Scenario, ScenarioStatus, applied
from integration_office.domain.task import Duty

if TYPE_CHECKING:
    from integration_office.application.rebasing import Decisions

T = TypeVar("T")


class Session:
    """One open plan with its store and history.

    `perform` and the other intents raise DomainError or StoreError; then nothing has happened. A released scenario
    keeps its name and its measures (ScenarioReleased); putting it away, copying it, setting it back are free.
    """

    def __init__(
        self,
        plan: Plan,
        reference: Reference,
        store: PlanStore | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._plan = plan
        self._store = store or NoStore()
        self._at_hand = FiguresAtHand(plan, reference, today().year)
        self._listeners: list[Listener] = []
        self.long_work = Here()
        """Where steps that take long are carried out."""
        self.history = History()

    # what is on the desk

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def path(self) -> Path | None:
        """The plan file; None: the plan lives in memory only."""
        return self._store.path

    @property
    def looked_at(self) -> Checkpoint | None:
        """The named state that is only looked at; None: a plan to work on."""
        return self._store.kept if isinstance(self._store, LookStore) else None

    @property
    def frame(self) -> Frame:
        return self._at_hand.frame

    @property
    def scenario(self) -> Scenario | None:
        """The scenario on the desk; None: the baseline."""
        return None if self._plan.active is None else self._plan.scenario(self._plan.active)

    @property
    def projection(self) -> Projection:
        return self.projection_of(self._plan.active)

    @property
    def organisation(self) -> Organisation:
        """The state on the desk: the baseline with the scenario's measures."""
        return self.projection.organisation

    def state_of(self, plan: Plan) -> Organisation:
        """What was on the desk in another plan, as one of the history."""
        return self._at_hand.projections.of(plan.baseline, plan.measures_of(plan.active)).organisation

    def projection_of(self, scenario: str | None) -> Projection:
        return self._at_hand.projections.of(self._plan.baseline, self._plan.measures_of(scenario))

    # figures

    @property
    def figures(self) -> Evaluation:
        return self.evaluated(self.organisation)

    @property
    def baseline_figures(self) -> Evaluation:
        return self.evaluated(self._plan.baseline)

    @property
    def effects(self) -> Effects:
        """The state on the desk against the baseline."""
        return Effects(self.baseline_figures, self.figures)

    def effects_of(self, scenario: str | None) -> Effects:
        return Effects(self.baseline_figures, self.evaluated(self.projection_of(scenario).organisation))

    def evaluated(self, organisation: Organisation) -> Evaluation:
        """The figures of a state; computed once, advanced from others at hand."""
        return self._at_hand.of(organisation, self._plan.baseline)

    def keep_figures(self, figures: Evaluation) -> None:
        """Figures of a state that is about to come, computed elsewhere, so that nobody waits for them here."""
        if figures.frame is self.frame:
            self._at_hand.keep(figures)

    def set_year(self, year: int) -> None:
        """Figures for another year; raises MissingTable and stays where there are costs if that one has none."""
        frame = self.frame.in_year(year)
        probe = self._at_hand.in_frame(self._plan, frame)
        if probe.no_costs is not None and self.figures.no_costs is None:
            raise probe.no_costs
        self._at_hand.take(frame)
        self._at_hand.keep(probe)
        self._tell(YearChanged(year))

    # the gesture

    def check(self, changes: Sequence[Change], effective: date | None = None) -> DomainError | None:
        """Why the changes would be refused on the desk; None: they would be done."""
        try:
            applied(self.organisation, [Measure(change, effective) for change in changes])
        except DomainError as error:
            return error
        return None

    def preview(self, changes: Sequence[Change]) -> Effects:
        """What the changes would do to the state on the desk; raises DomainError where they make no sense."""
        return foreseen(self.figures, changes)

    def overview(self, unit: UnitId) -> Overview | None:
        """What moving a unit of the state on the desk would do below each of the others; None: no such unit."""
        return overview(self.figures, unit) if unit in self.figures.units.row else None

    def leading_to(self, measures: tuple[Measure, ...]) -> Projection:
        """What another list of measures for the scenario on the desk would lead to; `set_measures` finds it done."""
        baseline, projections = self._plan.baseline, self._at_hand.projections
        if len(measures) <= MANY or projections.known(baseline, measures) is not None:
            return projections.of(baseline, measures)
        return self.long_work.carry_out(lambda: projections.of(baseline, measures))

    def perform(
        self,
        changes: Sequence[Change],
        *,
        effective: date | None = None,
        reason: str = "",
        new_scenario: str = "",
    ) -> None:
        """The changes as measures of the scenario on the desk; all of them or none, one step of undo.

        On the baseline a scenario called `new_scenario` is begun with them.
        """
        added = tuple(Measure(change, effective, reason) for change in changes)
        name = self._plan.active or new_scenario
        intent = Perform(tuple(changes), name)
        state = self._worked_out(intent, lambda: self._applied(added))
        scenario = (self.scenario or self._new_scenario(name)).editable()
        measures = (*scenario.measures, *added)
        after = self._plan.with_scenario(replace(scenario, measures=measures)).with_active(name)
        self._at_hand.projections.keep(after.baseline, measures, Projection(state, self.projection.broken))
        self._become(after, intent)

    # scenarios and measures

    def switch_scenario(self, name: str | None) -> None:
        if name != self._plan.active:
            self._become(self._plan.with_active(name), SwitchScenario(name))

    def add_scenario(self, name: str, measures: tuple[Measure, ...] = ()) -> None:
        after = self._plan.with_new_scenario(Scenario(name, measures)).with_active(name)
        self._become(after, AddScenario(name))

    def duplicate_scenario(self, name: str, copy: str, measures: int | None = None) -> None:
        """A branch: the same measures, or the first ones, under another name: a draft that knows its origin."""
        branch = Scenario(copy, self._plan.scenario(name).measures[:measures], origin=name)
        self._become(self._plan.with_new_scenario(branch).with_active(copy), AddScenario(copy))

    def set_status(self, name: str, status: ScenarioStatus) -> None:
        scenario = self._plan.scenario(name)
        if status is not scenario.status:
            self._become(self._plan.with_scenario(replace(scenario, status=status)), SetStatus(name, status))

    def archive_scenario(self, name: str, is_archived: bool = True) -> None:
        """Puts a scenario away, or takes it out again; what is put away leaves the desk."""
        scenario = self._plan.scenario(name)
        if is_archived is scenario.is_archived:
            return
        after = self._plan.with_scenario(replace(scenario, is_archived=is_archived))
        left = after.with_active(None) if is_archived and after.active == name else after
        self._become(left, Archive(name, is_archived))

    def rename_scenario(self, old: str, new: str) -> None:
        if old != new:
            self._plan.scenario(old).editable()
            self._become(self._plan.renamed_scenario(old, new), RenameScenario(old, new))

    def remove_scenario(self, name: str) -> None:
        self._plan.scenario(name).editable()
        self._become(self._plan.without_scenario(name), RemoveScenario(name))

    def set_measures(self, measures: Sequence[Measure], *, explaining: bool = False) -> None:
        """Other measures for the scenario on the desk: switched, reordered, removed, reworded.

        `explaining`: reasons and dates for what the last step did belong to that step, and are taken back with it.
        """
        scenario = self.scenario
        if scenario is not None and tuple(measures) != scenario.measures:
            after = self._plan.with_scenario(replace(scenario.editable(), measures=tuple(measures)))
            self._at_hand.projections.reword(after.baseline, scenario.measures, after.measures_of(scenario.name))
            last = self.history.change_leading_to(self._plan) if explaining else None
            self._become(after, last or EditMeasures(scenario.name), amends=last is not None)

    def edit_info(self, info: PlanInfo, cities: Mapping[str, City] | None = None) -> None:
        """The plan's own facts, and other cities to compare it with (None: as they are)."""
        kept = self._plan.cities if cities is None else frozen(dict(cities))
        if (info, kept) != (self._plan.info, self._plan.cities):
            after = replace(self._plan, info=info, cities=kept)
            self._become(after if alike(self._plan, after) else after.reopened(), EditPlan())

    def edit_texts(self, texts: Mapping[str, str], intent: EditTexts | JudgePairs | None = None) -> None:
        """Other texts for the papers (keys: see domain.paper_texts), or what else stands among them."""
        if texts != self._plan.texts:
            self._become(replace(self._plan, texts=frozen(dict(texts))), intent or EditTexts())

    # the baseline itself

    def edit_baseline(
        self,
        baseline: Organisation,
        edit: BaselineEdit,
        subjects: Sequence[str] = (),
        scenarios: Mapping[str, Scenario] | None = None,
    ) -> None:
        """A corrected baseline, if need be with measures that name what was edited as it is called now.

        Every scenario is replayed on it; what was released is „in Abstimmung“ again, as after `rebase`.
        """
        if baseline is not self._plan.baseline:
            kept = self._plan.scenarios if scenarios is None else frozen(dict(scenarios))
            after = replace(self._plan, baseline=baseline, scenarios=kept).reopened()
            self._become(after, EditBaseline(edit, tuple(subjects)), foresees=True)

    def rebase(self, source: Plan, title: str, decisions: "Decisions") -> None:
        """The baseline of another plan in place of this one's, with the scenarios carried over: one step of undo."""
        from integration_office.application.rebasing import rebased

        intent = Rebase(title)
        after = self._worked_out(intent, lambda: rebased(self._plan, source, decisions))
        if after != self._plan:
            self._become(after, intent, foresees=True)

    def edit_catalogue(self, duties: Mapping[DutyId, Duty], weights: Mapping[DutyId, Decimal]) -> None:
        """Other duties of the city's own, corrections of shipped ones, weights; sets back what was released."""
        before = (self._plan.duties, self._plan.weights)
        if (duties, weights) != before:
            pairs = zip(before, (duties, weights), strict=True)
            changed = {id for old, new in pairs for id in differing(old, new)}
            after = replace(self._plan, duties=frozen(dict(duties)), weights=frozen(dict(weights)))
            self._become(after.reopened(), EditCatalogue(tuple(sorted(changed))))

    # undo

    @property
    def next_undo(self) -> Intent | None:
        return self.history.done[-1].intent if self.history.done else None

    @property
    def next_redo(self) -> Intent | None:
        return self.history.undone[-1].intent if self.history.undone else None

    def undo(self) -> None:
        self.go_to(len(self.history.done) - 1)

    def redo(self) -> None:
        self.go_to(len(self.history.done) + 1)

    def go_to(self, done: int) -> None:
        """Back or forward until the first `done` steps are in force, written at once; a number there is not: stays."""
        here = len(self.history.done)
        passed = self.history.between(done)
        if not passed:
            return
        last, undone = passed[-1], done < here
        before, after = self._plan, last.before if undone else last.after
        on_the_way = tuple(step.intent for step in passed[:-1])
        self._write(after, last.intent, on_the_way, foresees=after.baseline is not before.baseline)
        self.history.go_to(done)
        self._now(PlanChanged(before, after, last.intent, undone, on_the_way))

    # the world

    def prepare_checkpoint(self, plan: Plan) -> Callable[[str], None]:
        """A state to come back to: put together (may be beside the window); what is returned keeps it by a name."""
        return self._store.prepare(plan)

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """The named states, oldest first."""
        return self._store.checkpoints()

    def plan_at(self, checkpoint: Checkpoint) -> Plan:
        """The plan as it was then; raises StoreError if it cannot be read any more."""
        return self._store.plan_at(checkpoint)

    def restore(self, name: str, plan: Plan) -> None:
        """The plan as it was in a named state, as one step of undo."""
        self._become(plan, Restore(name), foresees=True)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every event; returns the way to end that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        self._store.close()

    # in order of use

    def _new_scenario(self, name: str) -> Scenario:
        scenario = Scenario(name)
        self._plan.with_new_scenario(scenario)
        return scenario

    def _applied(self, added: Sequence[Measure]) -> Organisation:
        state = applied(self.organisation, added)
        self._at_hand.keep(Evaluation.of(state, self.frame, self.figures).settled())
        return state

    def _worked_out(self, intent: Intent, work: Callable[[], T], *, is_far: bool = False) -> T:
        return self.long_work.carry_out(work) if is_far or takes_long(intent) else work()

    def _write(self, after: Plan, intent: Intent, passed: Sequence[Intent] = (), *, foresees: bool = False) -> None:
        """On disk, and the figures there that everybody will ask for."""

        is_far = self._at_hand.is_far(after, self._plan)

        def work() -> None:
            if foresees or is_far:
                self._at_hand.foresee(after, self._plan, self.baseline_figures, self.figures)
            self._store.record(self._plan, after, type(intent).__name__)

        self._worked_out(next(filter(takes_long, passed), intent), work, is_far=is_far)

    def _become(self, after: Plan, intent: Intent, *, amends: bool = False, foresees: bool = False) -> None:
        before = self._plan
        self._write(after, intent, foresees=foresees)
        (self.history.amend if amends else self.history.push)(Step(before, after, intent))
        self._now(PlanChanged(before, after, intent))

    def _now(self, event: PlanChanged) -> None:
        self._at_hand.frame = self._at_hand.frame_of(event.after, event.before)
        self._plan = event.after
        self._tell(event)

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)

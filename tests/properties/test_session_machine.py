"""A planner at random: perform, undo, redo, switch, save, reopen. Sums never drift, nothing shown is lost."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Reference
from integration_office.application.analysis_json import analysis_json
from integration_office.application.session import Session
from integration_office.domain.errors import DomainError
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, project
from integration_office.exchange.parameters import load_reference
from integration_office.persistence.document import create, open_plan, read_plan
from tests.analysis.cities import cities, measures

REFERENCE: Reference = load_reference()
NAMES = st.sampled_from(("A", "B", "C"))


class PlannerMachine(RuleBasedStateMachine):
    """Drives a session on a real plan file beside a plain list of the plans it went through."""

    @initialize(plan=cities())
    def open_a_city(self, plan: Plan) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "stadt.orgplan"
        self.document = create(self.path, plan)
        self.session = Session(self.document.plan, REFERENCE, self.document)
        self.past: list[Plan] = []
        self.future: list[Plan] = []

    @rule(measure=measures(), name=NAMES)
    def perform(self, measure: Measure, name: str) -> None:
        before = self.session.plan
        refused = self.session.check([measure.change])
        try:
            self.session.perform([measure.change], effective=measure.effective, new_scenario=name)
        except DomainError:
            assert self.session.plan is before
            return
        assert refused is None or measure.effective is not None
        self._became(before)

    @rule(measure=measures())
    def preview_says_what_perform_does(self, measure: Measure) -> None:
        if self.session.check([measure.change]) is not None:
            return
        before = self.session.plan
        shown = figures(self.session.preview([measure.change]).after, self.session)
        free = next(f"V{n}" for n in range(99) if f"V{n}" not in before.scenarios)
        self.session.perform([measure.change], new_scenario=free)
        self._became(before)
        assert figures(self.session.figures, self.session) == shown

    @rule(name=st.none() | NAMES)
    def switch(self, name: str | None) -> None:
        before = self.session.plan
        if name is not None and name not in before.scenarios:
            return
        self.session.switch_scenario(name)
        if self.session.plan is not before:
            self._became(before)

    @rule()
    @precondition(lambda self: self.session.scenario is not None and self.session.scenario.measures)
    def drop_the_first_measure(self) -> None:
        before = self.session.plan
        assert self.session.scenario is not None
        self.session.set_measures(self.session.scenario.measures[1:])
        self._became(before)

    @rule()
    def undo(self) -> None:
        before = self.session.plan
        self.session.undo()
        if self.past:
            self.future.append(before)
            assert self.session.plan is self.past.pop()
        else:
            assert self.session.plan is before

    @rule()
    def redo(self) -> None:
        before = self.session.plan
        self.session.redo()
        if self.future:
            self.past.append(before)
            assert self.session.plan is self.future.pop()
        else:
            assert self.session.plan is before

    @rule()
    def reopen(self) -> None:
        shown = self.session.plan
        self.session.close()
        self.document = open_plan(self.path)
        assert self.document.plan == shown
        self.session = Session(self.document.plan, REFERENCE, self.document)
        self.past, self.future = [], []

    @invariant()
    def what_is_shown_is_on_disk(self) -> None:
        if hasattr(self, "session"):
            assert read_plan(self.path) == self.session.plan

    @invariant()
    def figures_equal_those_from_scratch(self) -> None:
        if hasattr(self, "session"):
            plan = self.session.plan
            state = project(plan.baseline, plan.measures_of(plan.active)).organisation
            assert figures(self.session.figures, self.session) == figures(
                Evaluation.of(state, self.session.frame), self.session
            )

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
            self.folder.cleanup()

    def _became(self, before: Plan) -> None:
        self.past.append(before)
        self.future.clear()


def figures(evaluation: Evaluation, session: Session) -> dict[str, object]:
    return analysis_json("x", None, Effects(session.baseline_figures, evaluation))


TestPlanner = PlannerMachine.TestCase
TestPlanner.settings = settings(
    max_examples=20, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

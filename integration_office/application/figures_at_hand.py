"""The states of the open plan and their figures: each is computed once, and advanced from others at hand."""

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Frame, Reference
from integration_office.application.likeness import alike
from integration_office.application.long_steps import MANY, many_measures_differ
from integration_office.application.projections import Projections, Recent
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan

_KEPT_EVALUATIONS = 32


class FiguresAtHand:
    """`frame` is the question they answer now."""

    def __init__(self, plan: Plan, reference: Reference, this_year: int) -> None:
        self._reference = reference
        self.frame = self._frame_before = Frame.of(plan, reference, this_year)
        self.projections = Projections()
        self._known: Recent[Evaluation] = Recent(_KEPT_EVALUATIONS)
        self._coming = (plan, self.frame)

    def of(self, organisation: Organisation, baseline: Organisation) -> Evaluation:
        """The figures of a state; computed once, advanced from others at hand."""
        kept = self._known.get((id(organisation), id(self.frame)))
        return kept or self.keep(self.advanced(organisation, baseline, self.frame))

    def keep(self, figures: Evaluation) -> Evaluation:
        return self._known.put((id(figures.organisation), id(figures.frame)), figures)

    def take(self, frame: Frame) -> None:
        """Another question from now on."""
        self.frame, self._frame_before = frame, self.frame

    def advanced(self, organisation: Organisation, baseline: Organisation, frame: Frame) -> Evaluation:
        """From the nearest figures at hand: of the baseline, or the same state's of another year."""
        keys = ((baseline, frame), (organisation, self._frame_before), (organisation, self.frame))
        known = (self._known.get((id(state), id(asked))) for state, asked in keys)
        nearest = next(filter(None, known), None)
        return Evaluation.of(organisation, frame, nearest).settled()

    def in_frame(self, plan: Plan, frame: Frame) -> Evaluation:
        """The desk of a plan, asked another question; after very many measures advanced from its own figures."""
        measures = plan.measures_of(plan.active)
        state = self.projections.of(plan.baseline, measures).organisation
        kept, own = (self._known.get((id(state), id(asked))) for asked in (frame, self.frame))
        if kept is None and own is not None and len(measures) > MANY:
            return Evaluation.of(state, frame, own).settled()
        return kept or self.advanced(state, plan.baseline, frame)

    def foresee(self, after: Plan, now: Plan, baseline_now: Evaluation, state_now: Evaluation) -> None:
        """The figures of a plan with another baseline, advanced from those at hand instead of from nothing."""
        frame = self.frame_of(after, now)
        known = self._known.get((id(after.baseline), id(frame)))
        baseline = known or self.keep(Evaluation.of(after.baseline, frame, baseline_now).settled())
        state = self.projections.of(after.baseline, after.measures_of(after.active)).organisation
        if after.active is not None and self._known.get((id(state), id(frame))) is None:
            nearest = state_now if baseline.tasks.asked is baseline_now.tasks.asked else baseline
            self.keep(Evaluation.of(state, frame, nearest).settled())

    def is_far(self, after: Plan, now: Plan) -> bool:
        """Whether it takes long until a plan is on the desk: very many measures that nobody has followed yet, or that
        are to be written."""
        if many_measures_differ(now, after):
            return True
        measures = after.measures_of(after.active)
        if len(measures) <= MANY:
            return False
        known = self.projections.known(after.baseline, measures)
        return known is None or (id(known.organisation), id(self.frame_of(after, now))) not in self._known

    def frame_of(self, after: Plan, now: Plan) -> Frame:
        """The question that a plan to come asks: the same one where nothing about it is different."""
        if alike(now, after):
            return self.frame
        if self._coming[0] is not after:
            self._coming = (after, Frame.of(after, self._reference, self.frame.year))
        return self._coming[1]

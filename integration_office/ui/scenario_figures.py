"""The cards of the strip, computed beside the window after a moment of quiet; what has not changed is kept."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Frame
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import Measure, Projection, project
from integration_office.ui.background import Background, Stopped, fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.pause import Pause
from integration_office.ui.scenario_cards import Card, card_of
from integration_office.wording.language import Language

_QUIET_MS = 200
_TOPIC = "scenario cards"


@dataclass(frozen=True)
class _Ask:
    """One card to be made; the desk's state and figures are at hand already."""

    name: str | None
    measures: tuple[Measure, ...]
    projection: Projection | None
    evaluation: Evaluation | None


@dataclass(frozen=True)
class _Known:
    """A card and what it was computed from; the same objects give the same card."""

    baseline: Organisation
    frame: Frame
    measures: tuple[Measure, ...]
    card: Card

    def holds(self, baseline: Organisation, frame: Frame, measures: tuple[Measure, ...]) -> bool:
        return self.baseline is baseline and self.frame is frame and self.measures is measures


class ScenarioFigures(QObject):
    """`card(None)` is that of the Ist-Stand; a card that is not known yet is None."""

    changed = Signal()
    """Emitted when cards have been computed."""

    def __init__(self, bridge: Bridge, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._background = bridge, background
        self._known: dict[str | None, _Known] = {}
        self._quiet = Pause(self, _QUIET_MS)
        self._quiet.timeout.connect(self._compute)
        bridge.happened.connect(self.renew)
        self.renew()

    @property
    def is_waiting(self) -> bool:
        """Whether something will be computed in a moment."""
        return self._quiet.isActive()

    def card(self, name: str | None) -> Card | None:
        """The figures of a scenario as it is now; None while they are not known."""
        session, known = self._bridge.session, self._known.get(name)
        measures = session.plan.measures_of(name)
        is_true = known is not None and known.holds(session.plan.baseline, session.frame, measures)
        return known.card if known is not None and is_true else None

    def renew(self) -> None:
        """Something has happened: what is missing is computed soon, unless more happens before."""
        self._background.drop(_TOPIC)
        if self._missing():
            self._quiet.start()

    def stop(self) -> None:
        self._quiet.stop()

    def _missing(self) -> list[str | None]:
        scenarios = self._bridge.session.plan.scenarios.values()
        names = [None, *(each.name for each in scenarios if not each.is_archived)]
        return [name for name in names if self.card(name) is None]

    def _compute(self) -> None:
        session, language = self._bridge.session, self._bridge.language
        asks = [self._ask(name) for name in self._missing()]
        baseline, frame, figures = session.plan.baseline, session.frame, session.baseline_figures
        self._background.start(
            _TOPIC,
            lambda stopped: _cards(asks, figures, language, stopped),
            lambda cards: self._keep(cards, asks, baseline, frame),
            fail,
        )

    def _ask(self, name: str | None) -> _Ask:
        session = self._bridge.session
        if name == session.plan.active:
            return _Ask(name, session.plan.measures_of(name), session.projection, session.figures)
        return _Ask(name, session.plan.measures_of(name), None, None)

    def _keep(self, cards: list[Card], asks: list[_Ask], baseline: Organisation, frame: Frame) -> None:
        plan = self._bridge.session.plan
        self._known = {name: known for name, known in self._known.items() if name is None or name in plan.scenarios}
        for ask, card in zip(asks, cards, strict=False):
            self._known[ask.name] = _Known(baseline, frame, ask.measures, card)
        self.changed.emit()


def _cards(asks: list[_Ask], baseline: Evaluation, language: Language, stopped: Stopped) -> list[Card]:
    """As many as there was time for."""
    cards: list[Card] = []
    for ask in asks:
        if stopped():
            break
        projection = ask.projection or project(baseline.organisation, ask.measures)
        state = ask.evaluation or _evaluated(projection.organisation, baseline)
        cards.append(card_of(baseline, state, projection, language, is_whole=ask.name is None))
    return cards


def _evaluated(state: Organisation, baseline: Evaluation) -> Evaluation:
    return baseline if state is baseline.organisation else Evaluation.of(state, baseline.frame, baseline).settled()

"""What is too slow for the thread of the window: computed after a moment of quiet, what one sees first comes first."""

from fractions import Fraction
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.neighbour_years import price_neighbours
from integration_office.ui.background import Background, Stopped, fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.panels.figure_notes import figure_notes
from integration_office.ui.panels.figures import FiguresPanel
from integration_office.ui.pause import Pause

_QUIET_MS = 150
_TOPICS = ("notes", "achievable", "neighbours")


class CostlyFigures(QObject):
    """Fills in the notes and the achievable coverage of the panel of figures."""

    def __init__(self, bridge: Bridge, background: Background, panel: FiguresPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._background, self._panel = bridge, background, panel
        self._known: WeakKeyDictionary[Evaluation, Fraction | None] = WeakKeyDictionary()
        self._quiet = Pause(self, _QUIET_MS)
        self._quiet.timeout.connect(self._compute)

    @property
    def is_waiting(self) -> bool:
        """Whether something will be computed in a moment."""
        return self._quiet.isActive()

    def renew(self) -> None:
        """What was computed is out of date."""
        for topic in _TOPICS:
            self._background.drop(topic)
        self._quiet.start()

    def stop(self) -> None:
        self._quiet.stop()

    def _compute(self) -> None:
        session, language = self._bridge.session, self._bridge.language
        effects, compared = session.effects, session.scenario is not None
        self._background.start(
            "notes",
            lambda stopped: figure_notes(effects, language, stopped, compared=compared),
            self._panel.set_notes,
            fail,
        )
        self._background.start(
            "achievable",
            lambda stopped: tuple(self._achievable(each, stopped) for each in (effects.after, effects.before)),
            lambda found: self._panel.set_achievable(*found),
            fail,
        )

        self._background.start(
            "neighbours", lambda stopped: price_neighbours(effects.after, stopped), lambda _: None, fail
        )

    def _achievable(self, figures: Evaluation, stopped: Stopped) -> Fraction | None:
        """Of a state; that of the baseline is not searched for again after every change."""
        if figures not in self._known:
            self._known[figures] = figures.achievable_unless(stopped)
        return self._known[figures]

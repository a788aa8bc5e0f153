"""What the current measure builds on and what builds on it, found beside the window and shown in the list."""

from PySide6.QtCore import QObject

from integration_office.application.dependence import neighbours
from integration_office.ui.background import Background, fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.panels.measures import MeasuresPanel

_TOPIC = "measure neighbours"


class MeasureNeighbours(QObject):
    """Asks anew for every measure the keyboard or the mouse comes to."""

    def __init__(self, bridge: Bridge, background: Background, panel: MeasuresPanel) -> None:
        super().__init__(panel)
        self._bridge, self._background, self._panel = bridge, background, panel
        panel.current_changed.connect(self._ask)

    def _ask(self, index: int) -> None:
        scenario, baseline = self._bridge.session.scenario, self._bridge.session.plan.baseline
        if scenario is None or not 0 <= index < len(scenario.measures):
            self._background.drop(_TOPIC)
            return
        measures = scenario.measures
        self._background.start(
            _TOPIC,
            lambda _: neighbours(baseline, measures, index),
            lambda found: self._panel.show_neighbours(index, found),
            fail,
        )

"""Which years are looked at, and the states of the scenario on the desk over them, kept while nothing changes."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from integration_office.analysis.horizon import YEARS, Horizon
from integration_office.application.events import Event, YearChanged
from integration_office.ui.background import Stopped
from integration_office.ui.bridge import Bridge
from integration_office.ui.naming import named

_FIRST, _LAST, _MOST = 2000, 2100, 20


class Horizons(QObject):
    """The years are those from the year of the figures on, unless somebody asks for others."""

    changed = Signal()
    """Emitted when other years are asked for."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._kept: Horizon | None = None
        self.first = named(QSpinBox(), "horizon_first")
        self.length = named(QSpinBox(), "horizon_length")
        self.first.setRange(_FIRST, _LAST)
        self.first.setValue(bridge.session.frame.year)
        self.length.setRange(1, _MOST)
        self.length.setValue(YEARS)
        for field in (self.first, self.length):
            field.setKeyboardTracking(False)
            field.valueChanged.connect(lambda _: self.changed.emit())
        bridge.happened.connect(self._follow)

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(range(self.first.value(), self.first.value() + self.length.value()))

    def now(self) -> Horizon:
        """The scenario on the desk (without one: the baseline itself) beside the baseline."""
        session = self._bridge.session
        measures = session.plan.measures_of(session.plan.active)
        asked = (session.plan.baseline, measures, session.frame, self.years)
        if self._kept is None or not _is_same(self._kept, *asked):
            self._kept = Horizon(*asked)
        return self._kept

    def bar(self) -> QWidget:
        """The fields with their labels."""
        tr = self._bridge.language.tr
        labels = (QLabel(tr("Z&eitraum ab")), QLabel(tr("Ja&hre")))
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 2, 8, 2)
        for label, field in zip(labels, (self.first, self.length), strict=True):
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
        self.first.setAccessibleName(tr("Erstes Jahr des Zeitraums"))
        self.length.setAccessibleName(tr("Zahl der Jahre"))
        return bar

    def _follow(self, event: Event) -> None:
        """Another year of the figures is another beginning."""
        if isinstance(event, YearChanged):
            self.first.setValue(event.year)


def worked_out(horizon: Horizon, stopped: Stopped) -> bool:
    """Price every year, unless nobody wants to know any more. Not for the thread of the window.

    Raises MissingTable for a year without pay tables.
    """
    for year in horizon.years:
        for states in (horizon.before, horizon.after, horizon.calendar_before, horizon.calendar_after):
            if stopped():
                return False
            _ = states[year].cost
    return True


def _is_same(kept: Horizon, *asked: object) -> bool:
    known = (kept.baseline, kept.measures, kept.frame)
    return all(old is new for old, new in zip(known, asked, strict=False)) and kept.years == asked[-1]

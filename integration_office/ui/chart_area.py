"""The middle of the window: the strip of scenarios and below it the chart of the one on the desk, or another view."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_office.application.events import Event
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.layered import frozen
from integration_office.ui.appearance import Colours
from integration_office.ui.canvas.advisor import DropAdvisor
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.canvas.selection import Post, Selection
from integration_office.ui.canvas.view import OrgChartView
from integration_office.ui.chart_source import ChartSource
from integration_office.ui.looking import why_not
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.scenario_strip import ScenarioStrip
from integration_office.ui.views.catalogue import CHART
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.stack import ViewStack
from integration_office.wording.language import Language

_HINT_WIDTH = 420


class ChartArea(QWidget):
    """Keeps the chart true to the session, and its selection the same as the window's."""

    rename_requested = Signal()
    """Emitted when the scenario on the desk is to have another name."""

    def __init__(self, context: ViewContext, advisor: DropAdvisor, colours: Colours, strip: ScenarioStrip) -> None:
        super().__init__()
        self._bridge = bridge = context.bridge
        self._is_following = False
        self.strip = strip
        self.chart = OrgChartView(bridge.language, colours)
        self.chart.setObjectName("chart")
        self.chart.set_advisor(advisor)
        self._empty = _hint_over(self.chart, bridge.language)
        self.views = ViewStack(context, self.chart)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        why = why_not(bridge.session, bridge.language)
        if why:
            column.addWidget(_banner(why))
        column.addWidget(self.strip)
        column.addWidget(self.views, 1)
        self._show_state()
        self._connect()

    def show_unit(self, unit: str) -> None:
        """A unit on the chart with all it holds, as large as is pleasant."""
        self.views.show_view(CHART)
        self.chart.zoom_to((unit,))

    def _connect(self) -> None:
        self.strip.rename_requested.connect(self.rename_requested)
        self._bridge.happened.connect(self._on_event)
        self._bridge.selection_changed.connect(self._follow_selection)
        self.chart.selection_changed.connect(self._tell_selection)
        self.chart.position_selection_changed.connect(self._tell_selection)
        self.chart.activated.connect(self.show_unit)
        self.chart.escaped.connect(self._bridge.scissors.forget)
        self.chart.escaped.connect(lambda: self._bridge.spotlight.show({}))
        self._bridge.scissors.changed.connect(self._show_cut)
        self._bridge.spotlight.changed.connect(lambda: self.chart.show_spotlight(self._bridge.spotlight.lit))

    def _on_event(self, _event: Event) -> None:
        self._show_state()
        self._follow_selection()

    def _show_state(self) -> None:
        source = ChartSource.of(self._bridge.session)
        self._empty.setVisible(not self._bridge.session.organisation.units)
        self._is_following = True
        self.chart.set_positions(source.positions, source.homes)
        self.chart.set_chart(source.columns())
        self._is_following = False

    def _show_cut(self) -> None:
        cut, positions = self._bridge.scissors.payload, self._bridge.session.organisation.positions
        found = map(positions.get, map(PositionId, cut.positions))
        posts = tuple(Post(each.id, each.unit) for each in found if each is not None)
        self.chart.show_cut(Selection(cut.units, posts))

    def _tell_selection(self) -> None:
        if self._is_following:
            return
        payload = self.chart.selection.payload
        self._is_following = True
        self._bridge.select(tuple(map(UnitId, payload.units)), tuple(map(PositionId, payload.positions)))
        self._is_following = False

    def _follow_selection(self) -> None:
        if self._is_following:
            return
        if Payload(self._bridge.units, self._bridge.positions) == self.chart.selection.payload:
            return
        wanted = self._wanted()
        self._is_following = True
        self.chart.select(wanted)
        self._is_following = False
        if wanted.current is not None:
            self.chart.reveal(wanted.current)

    def _wanted(self) -> Selection:
        positions = self._bridge.session.organisation.positions
        found = frozen(positions).looked_up(self._bridge.positions)
        posts = tuple(Post(each.id, each.unit) for each in found if each is not None)
        units = self._bridge.units
        current = units[-1] if units else posts[-1].unit if posts else None
        return Selection(tuple(units), posts, current)


def _banner(why: str) -> QWidget:
    """What this window is for, above everything in it."""
    banner = named(PlainLabel(f"ℹ {why}"), "looking_banner")
    banner.setBackgroundRole(QPalette.ColorRole.Highlight)
    banner.setForegroundRole(QPalette.ColorRole.HighlightedText)
    banner.setAutoFillBackground(True)
    banner.setContentsMargins(8, 4, 8, 4)
    return banner


def _hint_over(chart: QWidget, language: Language) -> QWidget:
    """What to do while there is nothing to draw."""
    told = language.tr(
        "Der Plan hat noch keine Einheiten. „Neue Einheit …“ (Strg+Umschalt+N) legt die Verwaltung an, „Importieren …“ "
        "(Strg+I) liest eine Arbeitsmappe."
    )
    hint = muted(told, chart)
    hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    hint.move(16, 12)
    hint.setFixedWidth(_HINT_WIDTH)
    return hint

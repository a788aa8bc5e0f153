"""The window: puts the parts together and lets each hear what it must; what they do is their own affair."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from integration_office.analysis.figure import Figure
from integration_office.application.events import Event
from integration_office.application.session import Session
from integration_office.ui.actions import LOCAL, Actions
from integration_office.ui.appearance import Appearance, Colours
from integration_office.ui.areas import Areas
from integration_office.ui.bridge import Bridge
from integration_office.ui.canvas.advisor import Outlook
from integration_office.ui.change_commands import ChangeCommands
from integration_office.ui.chart_area import ChartArea
from integration_office.ui.choices import connect_choices
from integration_office.ui.clipboard_commands import ClipboardCommands
from integration_office.ui.costly import CostlyFigures
from integration_office.ui.drop_advisor import SessionAdvisor
from integration_office.ui.file_commands import FileCommands
from integration_office.ui.happenings import happening, intent_label
from integration_office.ui.help.commands import HelpCommands
from integration_office.ui.icons import paint_frame_signs
from integration_office.ui.looking import first_words, forbid_changes
from integration_office.ui.menus import fill_menu_bar, scenario_menu, selection_menu, tool_bar, view_bar
from integration_office.ui.outline import Outline
from integration_office.ui.outlooks import legend
from integration_office.ui.panels.figures import FiguresPanel
from integration_office.ui.panels.findings import FindingsPanel
from integration_office.ui.panels.history import HistoryPanel
from integration_office.ui.panels.inspector import InspectorPanel
from integration_office.ui.panels.measure_neighbours import MeasureNeighbours
from integration_office.ui.panels.measures import MeasuresPanel
from integration_office.ui.paper.desk import PaperDesk
from integration_office.ui.problems import refusal_text
from integration_office.ui.reason_strip import ReasonStrip
from integration_office.ui.rebase.commands import RebaseCommands
from integration_office.ui.released import reopener
from integration_office.ui.scenario_archive import ScenarioArchive
from integration_office.ui.scenario_commands import ScenarioCommands
from integration_office.ui.scenario_figures import ScenarioFigures
from integration_office.ui.scenario_strip import ScenarioStrip
from integration_office.ui.search.going import SearchEverywhere
from integration_office.ui.services import Services
from integration_office.ui.start.dropped_files import DroppedFiles
from integration_office.ui.status_line import StatusLine
from integration_office.ui.views.context import ViewContext
from integration_office.ui.window_layout import Docks, restore
from integration_office.ui.windows import show_title
from integration_office.ui.year_field import year_field
from integration_office.wording.language import Language


class MainWindow(QMainWindow):
    """One open plan on the screen, in one language."""

    opened = Signal(object, tuple)
    """Emitted with the Session of another plan that is to be shown, and remarks on how it was read."""

    language_requested = Signal(str)
    """Emitted when the window is to be shown in another language, with its code."""

    beside = Signal(object)
    """Emitted with a Session that is to be shown in a window of its own."""

    window_requested = Signal()
    """Emitted when the same plan is to be shown in a window more."""

    closed = Signal(object)
    """Emitted when the user has closed this window, with the window."""

    def __init__(
        self, session: Session, services: Services, language: Language, appearance: Appearance, *, at_once: bool = True
    ) -> None:
        super().__init__()
        self._language = language
        self._appearance = appearance
        self._services = services
        self._has_left = False
        self.bridge = Bridge(session, language, self)
        self.background = self.bridge.background
        self.commands = Actions(language, self)
        self.to_build = self._building()
        if at_once:
            for _ in self.to_build:
                pass

    def set_colours(self, colours: Colours) -> None:
        """Other colours are in force."""
        self.commands.paint(colours)
        paint_frame_signs(self, colours)
        self.area.chart.set_colours(colours)

    @property
    def is_busy(self) -> bool:
        """Whether something is still computed that the window will show."""
        return (
            self._costly.is_waiting
            or self._scenario_figures.is_waiting
            or self.background.is_busy
            or self.bridge.turns.is_busy
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing to ask: every change is in the plan file, unless that refuses the texts of a paper."""
        if not self._has_left and not self._paper.may_close():
            event.ignore()
            return
        if not self._has_left:
            self.docks.save()
            self.leave()
        super().closeEvent(event)
        self.closed.emit(self)

    def leave(self) -> None:
        """Nothing is computed any more, and the session tells this window nothing."""
        self._has_left = True
        # First: it may still have texts to keep, and then everything is refreshed once more.
        self._paper.leave()
        self._file.leave()
        self._costly.stop()
        self._scenario_figures.stop()
        self.bridge.detach()

    # building

    def _building(self) -> Iterator[None]:
        """What stands on the window, a part in each step: it is as it shall be after the last."""
        bridge, commands, services = self.bridge, self.commands, self._services
        advisor = SessionAdvisor(bridge, self)
        self._file = FileCommands(bridge, services, self.background, commands, self)
        context = ViewContext(bridge, self.background, commands, services, self._file.open_files)
        yield from self._make_parts(context, advisor)
        self._change = ChangeCommands(bridge, commands, self)
        self._clipboard = ClipboardCommands(bridge, commands, self._change, bridge.told.emit)
        self._scenario = ScenarioCommands(bridge, commands, self)
        RebaseCommands(bridge, services, self.background, commands, self)
        self._paper = PaperDesk(bridge, services, commands, self._appearance, self)
        self._make_frame()
        yield
        self._help = HelpCommands(self)
        Areas(self)
        self._search = SearchEverywhere(self)
        self._connect()
        yield
        connect_choices(commands, self._appearance, self._language.code, self.language_requested.emit)
        commands["minimap"].setChecked(True)
        self.set_colours(self._appearance.colours)
        yield
        self._state = bridge.session.organisation
        self._refresh()
        restore(self, self.docks)
        self.status.begin(first_words(bridge.session, self._language), commands["only_view"])

    def _make_parts(self, context: ViewContext, advisor: SessionAdvisor) -> Iterator[None]:
        bridge, actions = self.bridge, self.commands
        self._scenario_figures = ScenarioFigures(bridge, self.background, self)
        self.archive = ScenarioArchive(bridge, self)
        strip = ScenarioStrip(bridge, self._scenario_figures, actions, self.archive)
        self.area = ChartArea(context, advisor, self._appearance.colours, strip)
        yield
        self.outline = Outline(bridge, advisor)
        yield
        self.figures = FiguresPanel(bridge)
        yield
        self.inspector = InspectorPanel(bridge)
        self.measures = MeasuresPanel(bridge)
        MeasureNeighbours(bridge, self.background, self.measures)
        self.findings = FindingsPanel(bridge, self.background)
        self.history = HistoryPanel(bridge)
        self.year = year_field(bridge)
        self._costly = CostlyFigures(bridge, self.background, self.figures, self)
        yield

    def _make_frame(self) -> None:
        self.setObjectName("main_window")
        self.setDockNestingEnabled(True)
        self.setCentralWidget(self.area)
        parts = (self.outline, self.figures, self.inspector, self.measures, self.findings, self.history)
        self.docks = Docks(self, parts, self._language, self.commands["only_view"])
        fill_menu_bar(self, self.commands, self.docks.all, self.archive, self._language, self._file.open_files)
        DroppedFiles(self, self._file.open_files)
        self.tools = tool_bar(self.commands, self._language, [self.year])
        self.addToolBar(self.tools)
        self.addToolBar(view_bar(self.commands, self._language))
        self.status = StatusLine(self._language, self.commands["undo"])
        self.reasons = ReasonStrip(self.bridge)
        self.status.insertPermanentWidget(2, self.reasons)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        bridge, actions, chart = self.bridge, self.commands, self.area.chart
        bridge.happened.connect(self._on_event)
        bridge.refused.connect(self._on_refusal)
        bridge.told.connect(self.status.say)
        bridge.long_work.held.connect(self._tell_of_long_work)
        bridge.reopen = reopener(bridge, self)
        bridge.selection_changed.connect(self._enable)
        self._appearance.colours_changed.connect(self.set_colours)
        for source in (chart, self.outline):
            source.move_requested.connect(self._change.drop)
        self.outline.menu_requested.connect(self._show_menu)
        chart.context_menu_requested.connect(self._show_menu)
        chart.dragging_changed.connect(self._explain_signs)
        self.outline.shown_requested.connect(self.area.show_unit)
        self.measures.shown_requested.connect(self.area.show_unit)
        self.area.strip.menu_requested.connect(self._show_scenario_menu)
        self.area.rename_requested.connect(self._scenario.rename)
        for chosen in (self.figures.figure_chosen, bridge.figure_chosen):
            chosen.connect(self._inspect)
        self._file.opened.connect(self.opened)
        self._file.beside.connect(self.beside)
        self._file.told.connect(self.status.say)
        for name, command in self._own_commands().items():
            actions[name].triggered.connect(command)
        for name in LOCAL:
            # Elsewhere these keys mean something else: to edit a measure, to delete it.
            self.outline.view.addAction(actions[name])
            chart.addAction(actions[name])

    def _own_commands(self) -> dict[str, Callable[..., object]]:
        chart = self.area.chart
        return {
            "new_window": self.window_requested.emit,
            "close_window": self.close,
            "quit": QApplication.closeAllWindows,
            "give_reason": self.reasons.enter,
            "fit": chart.fit,
            "show_selected": chart.zoom_to_selection,
            "zoom_in": lambda: chart.zoom_by(1.25),
            "zoom_out": lambda: chart.zoom_by(0.8),
            "minimap": chart.show_minimap,
            "to_outline": self._go_to_outline,
            "reset_layout": self.docks.arrange,
        }

    # hearing

    def _on_event(self, event: Event) -> None:
        before, self._state = self._state, self.bridge.session.organisation
        self.status.say(happening(event, self._language, before, self._state))
        self._refresh()

    def _on_refusal(self, error: Exception) -> None:
        self.status.refuse(refusal_text(error, self._language, self.bridge.session.organisation))

    def _tell_of_long_work(self, is_under_way: bool) -> None:
        if is_under_way:
            self.status.say(self._language.tr("Viele Zeilen werden geschrieben und gerechnet …"))

    def _refresh(self) -> None:
        show_title(self, self.bridge.session, self._language)
        self.year.show_year()
        self._enable()
        self.status.show_size(self.bridge.session.figures)
        self._costly.renew()

    def _enable(self) -> None:
        states = {**self._change.states(), **self._clipboard.states(), **self._scenario.states()}
        states["show_selected"] = states["move"]
        states["give_reason"] = self.reasons.is_wanted
        self.commands.enable(states)
        forbid_changes(self.bridge.session, self.commands, self._language)
        self._scenario.tick()
        self._name_undo()

    def _name_undo(self) -> None:
        session, tr = self.bridge.session, self._language.tr
        for name, intent, plain in (
            ("undo", session.next_undo, tr("&Rückgängig")),
            ("redo", session.next_redo, tr("&Wiederholen")),
        ):
            text = plain if intent is None else f"{plain}: {intent_label(intent, self._language)}"
            self.commands[name].setText(text)

    # doing

    def _inspect(self, figure: Figure) -> None:
        self.docks.inspector.show()
        self.docks.inspector.raise_()
        self.inspector.show_figure(figure)

    def _explain_signs(self, shown: set[Outlook]) -> None:
        self.status.hint(legend(shown, self._language))

    def _go_to_outline(self) -> None:
        self.docks.outline.show()
        self.outline.view.setFocus()

    def _show_scenario_menu(self, place: QPoint) -> None:
        scenario_menu(self, self.commands, self.archive, self._language).popup(place)

    def _show_menu(self, place: QPoint) -> None:
        units, posts = bool(self.bridge.units), bool(self.bridge.positions)
        selection_menu(self, self.commands, units=units, posts=posts).popup(place)

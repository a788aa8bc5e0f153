"""The workspace: the order and the texts at the left, the pages at the right, always as the plan is now."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QTabWidget, QWidget

from integration_office.application.events import Event, PlanChanged, RenameScenario
from integration_office.ui.appearance import Appearance, Colours
from integration_office.ui.background import Background
from integration_office.ui.bridge import Bridge
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.marked_tabs import marked
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import stack
from integration_office.ui.paper.making import Making, State
from integration_office.ui.paper.order import PaperTerms, RenderedPaper
from integration_office.ui.paper.order_form import OrderForm
from integration_office.ui.paper.output import Output
from integration_office.ui.paper.page_list import PageList
from integration_office.ui.paper.page_view import PageView
from integration_office.ui.paper.pages import PageSize
from integration_office.ui.paper.sights import SightTable
from integration_office.ui.paper.state_line import StateLine
from integration_office.ui.paper.texts_form import TextsForm
from integration_office.ui.paper.tools import Tools
from integration_office.ui.services import Services
from integration_office.wording.names import brief

_SIZE = (1240, 820)
_LEFT = 340


class PaperWindow(QMainWindow):
    """Not modal: the plan stays usable, and the pages follow it."""

    def __init__(
        self,
        bridge: Bridge,
        services: Services,
        terms: PaperTerms,
        writer: Background,
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._services, self._language = bridge, services, bridge.language
        self._writer, self._painter = writer, Background(self)
        self._has_left = False
        language = self._language
        self.setObjectName("paper_window")
        self._make_parts(terms)
        self.making = Making(services.paper, self._writer, self)
        self.tools = Tools(services.paper, self.view, language, self)
        self.state_line = StateLine(language)
        self._lay_out()
        parts, backgrounds = (self.order, self.texts, self.view), (self._writer, self._painter)
        self.output = Output(bridge.session, services, self.making, parts, backgrounds, language)
        self._connect(appearance)
        self.set_colours(appearance.colours)
        self._show_title()

    @property
    def is_busy(self) -> bool:
        """Whether something is still on its way that the workspace will show."""
        on_its_way = self.making.state in (State.OUTDATED, State.MAKING)
        return on_its_way or self._writer.is_busy or self._painter.is_busy

    def set_colours(self, colours: Colours) -> None:
        """Other colours are in force."""
        self.tools.paint(colours)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is in the plan; a paper that nobody sees is not made."""
        self.texts.flush()
        self.making.ask(self._bridge.session.plan, None)
        super().closeEvent(event)

    def leave(self) -> None:
        """The plan goes."""
        if not self._has_left:
            self._has_left = True
            self.close()
            self._painter.close()

    # building

    def _make_parts(self, terms: PaperTerms) -> None:
        language = self._language
        self.order = OrderForm(terms, language)
        self.texts = TextsForm(self._bridge, terms.fields)
        self.sights = SightTable(terms, language)
        self.view = PageView(self._painter, language)
        self.list = PageList(self._painter, language)
        self.tabs = named(QTabWidget(), "paper_tabs")

    def _lay_out(self) -> None:
        tr, pages = self._language.tr, QWidget()
        self.tabs.addTab(self.order, tr("Auftra&g"))
        self.tabs.addTab(self.texts, tr("Te&xte"))
        self.tabs.addTab(self.sights, tr("&Wer was sieht"))
        marked(self.tabs.tabBar())
        self.tabs.setDocumentMode(True)
        row = QHBoxLayout(pages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.view, 1)
        left = QWidget()
        stack(left).addWidget(self.tabs)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(pages)
        splitter.setStretchFactor(1, 1)
        splitter.setCollapsible(1, False)
        splitter.setSizes([_LEFT, _SIZE[0] - _LEFT])
        self.setCentralWidget(splitter)
        self.addToolBar(self.tools)
        self.addActions(list(self.tools.actions_by_name.values()))
        self.setStatusBar(self.state_line)
        resize_on_screen(self, *_SIZE)

    def _connect(self, appearance: Appearance) -> None:
        appearance.colours_changed.connect(self.set_colours)
        self._bridge.happened.connect(self._on_event)
        self.order.changed.connect(self._ask)
        self.texts.missing_changed.connect(self._show_missing)
        self.view.page_changed.connect(self.list.follow)
        self.list.chosen.connect(self.view.go_to)
        self.making.state_changed.connect(self._on_state)
        self.making.progressed.connect(self.state_line.show_progress)
        self.making.made.connect(self._on_made)
        self.making.failed.connect(self._on_failed)
        self.state_line.given_up.connect(self.making.give_up)
        self.state_line.again.connect(self.making.again)
        self.output.told.connect(self.state_line.say)
        for part in (self.output, self.state_line):
            part.texts_wanted.connect(self._go_to_texts)
        for name, command in self._commands().items():
            self.tools[name].triggered.connect(command)

    def _commands(self) -> dict[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {
            "write_paper": self.output.write_paper,
            "print": self.output.print_paper,
            "close": self.close,
        }
        if self._services.paper.annex_endings:
            found["write_annex"] = self.output.write_annex
        for ending in self._services.paper.chart_endings:
            found[f"write_charts{ending}"] = partial(self._write_charts, ending)
        return found

    def _write_charts(self, ending: str, _: bool = False) -> None:
        self.output.write_charts(ending)

    # hearing

    def _on_event(self, event: Event) -> None:
        if isinstance(event, PlanChanged):
            self._follow_renaming(event)
            self._show_title()
            self._ask()

    def _follow_renaming(self, event: PlanChanged) -> None:
        for intent in event.intents:
            if isinstance(intent, RenameScenario):
                names = (intent.scenario, intent.name)
                old, new = reversed(names) if event.undone else names
                self.order.rename(old, new)
                self.texts.rename(old, new)

    def _ask(self) -> None:
        """The paper as ordered now, of the plan as it is now; only while somebody can see it."""
        plan = self._bridge.session.plan
        self.order.show_plan(plan)
        order = self.order.order
        if order is not None:
            signed = bool(order.letterhead.signature)
            self.texts.show_paper(order.template, order.scenarios[0], is_signed=signed)
            self.sights.mark(order.audience)
        self.tabs.setTabEnabled(1, order is not None)
        self.tools.enable_output(is_possible=order is not None)
        if self.isVisible():
            # Keeping the texts may have made the plan another one.
            self.making.ask(self._bridge.session.plan, order)

    def _on_state(self, state: State) -> None:
        tr = self._language.tr
        self.state_line.show_state(state, has_pages=bool(self.view.page_count))
        if state in (State.NOTHING, State.GIVEN_UP, State.FAILED):
            # What was to be printed is not.
            self.state_line.say("")
        if state is State.NOTHING:
            self._show_no_pages(
                tr(
                    "Noch gibt es keine Variante, die ein Papier vorschlagen könnte. Sobald eine angelegt ist, "
                    "erscheint das Papier hier."
                )
            )
        elif not self.view.page_count:
            waiting = state in (State.OUTDATED, State.MAKING)
            self.view.show_message(tr("Das Papier wird erstellt …") if waiting else tr("Noch keine Seiten."))

    def _on_made(self, paper: RenderedPaper, pages: tuple[PageSize, ...]) -> None:
        self.view.show_pages(paper.pdf, pages)
        self.list.show_pages(paper.pdf, pages)
        self.list.follow(self.view.page)
        self.tools.show_place()
        self.texts.show_drafts(paper.drafts)
        self.state_line.show_length(len(pages), self.output.length_finding())

    def _on_failed(self, error: Exception) -> None:
        lines = self._services.problems(error, self._language)
        if lines is None:
            self._show_no_pages(self._language.tr("Beim Erstellen ist im Programm ein Fehler aufgetreten."))
            raise error
        self._show_no_pages("\n\n".join(lines))

    def _show_no_pages(self, why: str) -> None:
        self.view.show_message(why)
        self.list.show_pages(b"", ())
        self.tools.show_place()
        self.state_line.show_length(0, "")

    def _show_missing(self, missing: tuple[str, ...]) -> None:
        tr = self._language.tr
        self.tabs.setTabText(1, tr("Te&xte ({n} fehlen)", n=len(missing)) if missing else tr("Te&xte"))
        self.state_line.show_missing(missing)

    def _go_to_texts(self) -> None:
        self.tabs.setCurrentWidget(self.texts)
        self.texts.focus_first_missing()

    def _show_title(self) -> None:
        tr = self._language.tr
        plan = self._bridge.session.plan
        self.setWindowTitle(f"{tr('Papier')} – {brief(plan.info.title) or tr('Plan ohne Titel')}")

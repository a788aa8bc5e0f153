"""The view Überschneidung: totals above, and a page each for offices and tasks, names, groups, conflicts."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from integration_office.application.events import JudgePairs
from integration_office.domain.different_tasks import Pair, different_tasks, with_different, without_different
from integration_office.domain.identity import PositionId, TaskId, UnitId
from integration_office.ui.background import fail
from integration_office.ui.locking import forbids, lock
from integration_office.ui.marked_tabs import marked
from integration_office.ui.naming import named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import heading, muted
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.overlap.conflicts import ConflictsPage
from integration_office.ui.views.overlap.groups import GroupsPage
from integration_office.ui.views.overlap.joining import JoinDialog
from integration_office.ui.views.overlap.judging import JudgeDialog
from integration_office.ui.views.overlap.pairs_page import PairsPage
from integration_office.ui.views.overlap.picture import Picture, Totals, picture
from integration_office.ui.views.overlap.similar import SimilarPage
from integration_office.wording.language import Language
from integration_office.wording.numbers import capacity, euro, signed

_TOPIC = "overlap view"


class OverlapView(Panel):
    """Asks the session; everything costly is computed beside the window."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.bridge)
        self._context = context
        self.title = heading("")
        self.remark = muted("")
        self.pairs = PairsPage(self.language)
        self.similar = SimilarPage(context.background, self.language)
        self.groups = GroupsPage(context.background, self.language)
        self.conflicts = ConflictsPage(self.language)
        self.tabs = named(QTabWidget(), "overlap_pages")
        marked(self.tabs.tabBar())
        self.tabs.setDocumentMode(True)
        self._pages: dict[str, QWidget] = {
            "pairs": self.pairs,
            "similar": self.similar,
            "groups": self.groups,
            "conflicts": self.conflicts,
        }
        for name, title in page_titles(self.language).items():
            self.tabs.addTab(self._pages[name], title)
        self._lay_out()
        self._connect()
        buttons = (self.pairs.judge, self.similar.join, self.similar.different)
        lock(self.bridge, *buttons, self.groups.move_button, self.groups.office_button)

    def reveal(self, id: str) -> None:
        """A page by its name."""
        self.tabs.setCurrentWidget(self._pages[id])

    def refresh(self) -> None:
        session, language = self.bridge.session, self.language
        effects, compared = session.effects, session.scenario is not None
        state, colours = session.figures, self.colours

        def show(found: Picture) -> None:
            self.pairs.show_picture(found, state, colours)
            self.conflicts.show_picture(found)
            self._show_totals(found)

        self._context.background.start(
            _TOPIC, lambda stopped: picture(effects, language, stopped, compared=compared), show, fail
        )
        self.similar.show_tasks(session.plan.baseline, different_tasks(session.plan.texts))
        self.groups.show_state(state)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """On to the matrix; a focus proxy would take what stands before it out of the order of Tab."""
        self.pairs.matrix.setFocus(event.reason())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.title, self.remark):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        self.title.setText(self.language.tr("Überschneidung"))

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._wake_page)
        self.pairs.judge_requested.connect(self._judge)
        self.pairs.post_chosen.connect(lambda post: self.bridge.select(positions=(PositionId(post),)))
        self.similar.join_requested.connect(self._join)
        self.similar.judged.connect(self._judge_pairs)
        self.groups.command_requested.connect(self._command)
        self.conflicts.office_chosen.connect(lambda office: self.bridge.select((UnitId(office),)))

    def _wake_page(self, _number: int) -> None:
        page: QWidget = self.tabs.currentWidget()
        if isinstance(page, SimilarPage | GroupsPage):
            page.wake()

    def _show_totals(self, found: Picture) -> None:
        tr = self.language.tr
        self.title.setText(tr("Überschneidung: {what}", what=self._totals(found.totals, found.totals_before)))
        parts = [tr("davon ausgenommen, weil gewollt: {fte}", fte=capacity(found.totals.intended, self.language))]
        if found.span is not None:
            low, high = (capacity(end, self.language) for end in found.span.overlap)
            parts.append(tr("mit den Spannen der Anteile {low} bis {high}", low=low, high=high))
        parts.extend(found.marks)
        self.remark.setText(" · ".join(parts))
        name = tr("Zielkonflikte ({n})", n=len(found.conflicts)) if found.conflicts else tr("Zielkonflikte")
        self.tabs.setTabText(self.tabs.indexOf(self.conflicts), name)

    def _totals(self, now: Totals, before: Totals | None) -> str:
        """12,30 VZÄ (Ist-Stand −1,70 VZÄ), 812.000 € …"""
        tr, language = self.language.tr, self.language
        cost = tr("Kosten nicht bestimmbar") if now.cost is None else euro(now.cost, language)
        year = self.bridge.session.frame.year
        text = tr("{fte}, {cost} im Jahr {year}", fte=capacity(now.fte, language), cost=cost, year=year)
        if before is None:
            return text
        changes = [signed(capacity(now.fte - before.fte, language))]
        if now.cost is not None and before.cost is not None:
            changes.append(signed(euro(now.cost - before.cost, language)))
        return tr("{totals} (zum Ist-Stand {change})", totals=text, change=", ".join(changes))

    def _judge(self, tasks: list[TaskId]) -> None:
        known = [task for task in tasks if task in self.bridge.session.plan.baseline.tasks]
        if known and not forbids(self.bridge):
            JudgeDialog(self.bridge, known, self).open()

    def _judge_pairs(self, pairs: tuple[Pair, ...], different: bool) -> None:
        session = self.bridge.session
        change = with_different if different else without_different
        self.bridge.attempt(lambda: session.edit_texts(change(session.plan.texts, pairs), JudgePairs(pairs, different)))

    def _join(self, pair: tuple[TaskId, TaskId]) -> None:
        is_there = all(task in self.bridge.session.plan.baseline.tasks for task in pair)
        if is_there and not forbids(self.bridge):
            JoinDialog(self.bridge, self._context.background, pair, self).open()

    def _command(self, command: str, units: tuple[UnitId, ...]) -> None:
        """The command of the window, with these units selected."""
        self.bridge.select(tuple(units))
        self._context.actions[command].trigger()


def page_titles(language: Language) -> dict[str, str]:
    """The pages by name, in order."""
    tr = language.tr
    return {
        "pairs": tr("Ämter und Aufgaben"),
        "similar": tr("Ähnliche Namen"),
        "groups": tr("Sieht nach einem Amt aus"),
        "conflicts": tr("Zielkonflikte"),
    }

"""The outline at the left: a searchable tree of units and posts in which everything can be done by keyboard."""

from dataclasses import replace

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from integration_office.application.events import Event, PlanChanged
from integration_office.application.marks import Marks
from integration_office.domain.identity import PositionId, UnitId
from integration_office.ui.background import fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.canvas import ghost as ghosts
from integration_office.ui.canvas.advisor import DropAnswer, RememberedAnswers
from integration_office.ui.canvas.payload import Payload, carry_between_widgets, from_mime
from integration_office.ui.canvas.style import Style
from integration_office.ui.drop_advisor import SessionAdvisor
from integration_office.ui.models.outline import OutlineModel, Thing, payload_of
from integration_office.ui.models.outline_rows import OutlineRows
from integration_office.ui.models.outline_texts import COLUMNS, COST, FTE, KIND, NAME, OutlineTexts
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.pause import Pause
from integration_office.ui.theme import colours_in_force
from integration_office.wording.language import Language

_QUIET_MS = 150
_SEEKING, _SOUGHT_AT_ONCE = "outline", 4_000  # posts
_MOST_FOLLOWED = 60
_OPEN_DEPTH = 1
_MOST_OPENED = 100
_SPARE = 8
_SHOWN_FROM = {COST: 300, KIND: 390}


class OutlineView(QTreeView):
    """A tree that says beside the mouse what a drop would do."""

    escaped = Signal()
    """Emitted when Escape was pressed."""

    def __init__(self, advisor: SessionAdvisor, language: Language) -> None:
        super().__init__()
        self._advisor, self._language = advisor, language
        self._answers: tuple[Payload, RememberedAnswers] | None = None
        self._paints_chosen = False
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(True)
        self.setAutoExpandDelay(700)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAlternatingRowColors(False)
        self.setIndentation(14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Asterisk:
            self._open_below(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open_below(self, index: QModelIndex) -> None:
        """All units below, level by level; of a whole city as many as one can take in. Qt would open every row."""
        model, waiting = self._outline_model(), [index]
        for _ in range(_MOST_OPENED):
            if not waiting:
                return
            here = waiting.pop(0)
            self.expand(here)
            waiting += model.units_at(here)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        self._paints_chosen = self.selectionModel().isSelected(index)
        super().drawBranches(painter, rect, index)
        self._paints_chosen = False

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        """The arrow of a selected row in the colour of its letters: in its own it is hardly seen there."""
        super().initViewItemOption(option)
        if self._paints_chosen:
            chosen = option.palette.color(QPalette.ColorRole.HighlightedText)
            option.palette.setColor(QPalette.ColorRole.WindowText, chosen)

    def startDrag(self, _: Qt.DropAction) -> None:
        """Qt would carry the whole rows, which hide what they are held over."""
        model = self._outline_model()
        chosen = [index for index in self.selectionModel().selectedRows(NAME) if index != self.currentIndex()]
        first = [self.currentIndex().siblingAtColumn(NAME), *chosen[: ghosts.MOST_BOXES - 1]]
        ghost = replace(ghosts.ghost(tuple(str(each.data()) for each in first), QRectF()), count=1 + len(chosen))
        style = Style(colours_in_force(), self.font(), self._language, self.devicePixelRatioF())
        carried = ghosts.carried(ghost, style, left=True)
        payload = payload_of(filter(None, map(model.thing, self.selectionModel().selectedRows(NAME))))
        carry_between_widgets(self, payload, carried.picture, carried.grip)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        answer = self._answer_at(event)
        if answer is not None:
            from integration_office.ui.dialogs.preview_pane import answer_html

            place = self.viewport().mapToGlobal(event.position().toPoint() + QPoint(18, 18))
            QToolTip.showText(place, answer_html(answer, colours_in_force()), self.viewport())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names need room first: cost and kind are shown where they leave enough of it."""
        super().resizeEvent(event)
        for column, width in _SHOWN_FROM.items():
            self.setColumnHidden(column, event.size().width() < width)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._forget()

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._forget()

    def _answer_at(self, event: QDropEvent) -> DropAnswer | None:
        payload = from_mime(event.mimeData())
        thing = self._outline_model().thing(self.indexAt(event.position().toPoint()))
        if payload is None or thing is None or thing.position is not None:
            return None
        if self._answers is None or self._answers[0] != payload:
            self._answers = (payload, RememberedAnswers(self._advisor, payload))
        return self._answers[1](thing.unit)

    def _outline_model(self) -> OutlineModel:
        model = self.model()
        assert isinstance(model, OutlineModel)
        return model

    def _forget(self) -> None:
        self._answers = None
        QToolTip.hideText()


class Outline(QWidget):
    """Search field and tree; its selection is the window's selection."""

    move_requested = Signal(object, str)
    """Emitted when something was dropped on a unit, with the payload and the unit."""

    shown_requested = Signal(str)
    """Emitted when a unit is to be brought into view in the chart."""

    menu_requested = Signal(QPoint)
    """Emitted when a menu for the selection is wanted, with the place on the screen."""

    def __init__(self, bridge: Bridge, advisor: SessionAdvisor) -> None:
        super().__init__()
        self._bridge = bridge
        self._is_following = False
        self._shall_scroll = self._shall_unfold = self._shall_enter = False
        self.search = self._search_field()
        self.nothing_found = named(muted(bridge.language.tr("Nichts gefunden – Esc leert die Suche.")), "nothing_found")
        self.view = OutlineView(advisor, bridge.language)
        self.model = OutlineModel(OutlineRows(bridge.session.organisation), self._texts(), advisor.may_drop, self)
        self._search_soon = Pause(self, _QUIET_MS)
        self._set_up_view()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.search)
        column.addWidget(self.nothing_found, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.view, 1)
        self.nothing_found.hide()
        self._connect()
        self.view.expandToDepth(_OPEN_DEPTH)

    def _search_field(self) -> QLineEdit:
        tr = self._bridge.language.tr
        field = named(QLineEdit(clearButtonEnabled=True), "outline_search")
        field.setPlaceholderText(tr("Gliederung filtern"))
        field.setAccessibleName(tr("Einheiten und Stellen suchen"))
        return field

    def _set_up_view(self) -> None:
        self.view.setModel(self.model)
        self.view.setObjectName("outline")
        self.view.setAccessibleName(self._bridge.language.tr("Gliederung"))
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in range(NAME + 1, len(COLUMNS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """As wide as the widest entry can be: what the root holds is more than any unit does. Looking at every row,
        as Qt would, takes seconds in a large plan."""
        header, longest_kind = self.view.header(), self._texts().longest_kind
        for column in (FTE, COST):
            width = self.view.sizeHintForIndex(self.model.index(0, column)).width()
            header.resizeSection(column, max(width, header.sectionSizeHint(column)) + _SPARE)
        header.resizeSection(KIND, self.view.fontMetrics().horizontalAdvance(longest_kind) + 2 * _SPARE)

    def _connect(self) -> None:
        self._bridge.happened.connect(self._on_event)
        self._bridge.selection_changed.connect(self._follow_selection)
        self._bridge.scissors.changed.connect(self._show_cut)
        self.view.escaped.connect(self._bridge.scissors.forget)
        self._search_soon.timeout.connect(self._show_found)
        self.search.textChanged.connect(self._search_soon.start)
        self.search.returnPressed.connect(self._enter_tree)
        leaving = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search)
        leaving.setContext(Qt.ShortcutContext.WidgetShortcut)
        leaving.activated.connect(self.search.clear)
        self.model.move_requested.connect(self.move_requested)
        self.view.selectionModel().selectionChanged.connect(self._tell_selection)
        self.view.activated.connect(self._show_in_chart)
        self.view.customContextMenuRequested.connect(self._ask_for_menu)

    def _show_cut(self) -> None:
        self.model.cut = self._bridge.scissors.payload
        self.view.viewport().update()

    def _texts(self) -> OutlineTexts:
        session = self._bridge.session
        marks = Marks(session.plan.baseline, session.organisation)
        return OutlineTexts(session.figures, marks, self._bridge.language)

    def _on_event(self, event: Event) -> None:
        """Soon, but not now: the chart is what one looks at."""
        self._shall_scroll |= isinstance(event, PlanChanged)
        self._bridge.turns.add(self, self._catch_up)

    def _catch_up(self) -> None:
        """Another state, or something else is sought: the rows change, what is open and selected stays."""
        rows = OutlineRows(self._bridge.session.organisation, self.search.text())
        if rows.is_everything or len(rows.organisation.positions) <= _SOUGHT_AT_ONCE:
            self._bridge.background.drop(_SEEKING)
            self._show(rows)
        else:
            self._bridge.background.start(_SEEKING, lambda _: rows.sought(), self._show, fail)

    def _show(self, rows: OutlineRows) -> None:
        if rows.organisation is not self._bridge.session.organisation:
            return  # What was sought in an earlier state; the present one will be caught up with.
        self._is_following = True
        self.model.show(rows, self._texts())
        found_nothing = not rows.is_everything and not self.model.rowCount()
        self.nothing_found.setVisible(found_nothing)
        self.view.setHidden(found_nothing)
        self._is_following = False
        self._follow_selection()
        self._go_on(rows)

    def _go_on(self, rows: OutlineRows) -> None:
        """What was to be done once these rows are there."""
        if self._shall_unfold:
            self._unfold(rows)
        if self._shall_enter and not self.view.isHidden():
            self._enter()
        if self._shall_scroll and self._selected_things():
            self.view.scrollTo(self.view.currentIndex())
        self._shall_scroll = self._shall_unfold = self._shall_enter = False

    def _show_found(self) -> None:
        self._shall_unfold = True
        self._catch_up()

    def _unfold(self, rows: OutlineRows) -> None:
        """Down to what was found, or as far as at first."""
        self.view.collapseAll()
        for unit, post in rows.found[:_MOST_OPENED]:
            self._open_way_to(Thing(unit, post))
        if rows.is_everything:
            self.view.expandToDepth(_OPEN_DEPTH)
            self._follow_selection()

    def _open_way_to(self, thing: Thing) -> None:
        index = self.model.index_of(thing).parent()
        while index.isValid() and not self.view.isExpanded(index):
            self.view.expand(index)
            index = index.parent()

    def _enter_tree(self) -> None:
        """Enter in the search field: on to the first unit that was found, as soon as it is."""
        self._search_soon.stop()
        self._shall_enter = True
        self._show_found()

    def _enter(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        first = self._first_found(self.model.index(0, 0))
        if first.isValid():
            self.view.setCurrentIndex(first)

    def _first_found(self, index: QModelIndex) -> QModelIndex:
        """Down from the root until something matches the search itself."""
        words = self.search.text().casefold().split()
        while index.isValid():
            text = str(index.data()).casefold()
            if not words or all(word in text for word in words):
                return index
            index = self.view.indexBelow(index)
        return index

    def _tell_selection(self) -> None:
        if self._is_following:
            return
        payload = payload_of(self._selected_things())
        self._bridge.select(tuple(map(UnitId, payload.units)), tuple(map(PositionId, payload.positions)))

    def _selected_things(self) -> list[Thing]:
        rows = self.view.selectionModel().selectedRows(NAME)
        return [thing for index in rows if (thing := self.model.thing(index)) is not None]

    def _follow_selection(self) -> None:
        """Select what is selected elsewhere, and open the way to it."""
        if len(self._bridge.units) + len(self._bridge.positions) > _MOST_FOLLOWED and not self.view.hasFocus():
            self._let_go()
            return
        wanted = self._wanted_things()
        if set(wanted) == set(self._selected_things()):
            return
        self._is_following = True
        chosen = QItemSelection()
        indexes = [index for thing in wanted if (index := self.model.index_of(thing)).isValid()]
        for index in indexes:
            chosen.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        selection = self.view.selectionModel()
        if indexes:
            selection.setCurrentIndex(indexes[-1], flags.NoUpdate)
            self.view.scrollTo(indexes[-1])
        selection.select(chosen, flags.ClearAndSelect | flags.Rows)
        self._is_following = False

    def _let_go(self) -> None:
        """So much is selected elsewhere that nobody could look at it here."""
        self._is_following = True
        self.view.selectionModel().clearSelection()
        self._is_following = False

    def _wanted_things(self) -> list[Thing]:
        positions = self._bridge.session.organisation.positions
        posts = [Thing(positions[each].unit, each) for each in self._bridge.positions if each in positions]
        return [*(Thing(unit) for unit in self._bridge.units), *posts]

    def _show_in_chart(self, index: QModelIndex) -> None:
        thing = self.model.thing(index)
        if thing is not None:
            self.shown_requested.emit(thing.unit)

    def _ask_for_menu(self, place: QPoint) -> None:
        self.menu_requested.emit(self.view.viewport().mapToGlobal(place))

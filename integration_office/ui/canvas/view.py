"""The organisation chart as a widget: selection, keyboard, drag and drop on a stage; what the user wants
leaves as signals."""

from collections.abc import Mapping
from itertools import starmap

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from integration_office.diagram.columns import ChartColumns
from integration_office.diagram.tidy_tree import Layout
from integration_office.diagram.visibility import boxes_in
from integration_office.domain.identity import UnitId
from integration_office.ui.appearance import Colours
from integration_office.ui.canvas import keys, overlay, places, telling
from integration_office.ui.canvas.advisor import DropAdvisor, Tint
from integration_office.ui.canvas.camera import Camera
from integration_office.ui.canvas.hands import Hands, Thing
from integration_office.ui.canvas.painting import Sheet
from integration_office.ui.canvas.payload import Payload, from_mime
from integration_office.ui.canvas.selection import Post, Selection, only
from integration_office.ui.canvas.spotlight import paint_spotlight
from integration_office.ui.canvas.stage import Stage
from integration_office.ui.canvas.walking import is_way, neighbour
from integration_office.ui.spotlight import Lit
from integration_office.wording.language import Language


class OrgChartView(Stage):
    """Units and posts to select, drag and name; never changes the chart itself."""

    selection_changed = Signal(object)
    """Emitted when other units are selected, with their ids."""

    position_selection_changed = Signal(object)
    """Emitted when other posts are selected, with their ids."""

    current_changed = Signal(str)
    """Emitted when the keyboard's cursor stands on another unit, with its id."""

    move_requested = Signal(object, str)
    """Emitted when something was dropped on a unit that allows it, with the `Payload` and the unit's id."""

    activated = Signal(str)
    """Emitted when a unit was double-clicked or Enter was pressed on it, with its id."""

    position_activated = Signal(str)
    """Emitted when a post was double-clicked, with its id."""

    context_menu_requested = Signal(QPoint)
    """Emitted when a menu for the selection is wanted, with the place on the screen."""

    rename_requested = Signal(str)
    """Emitted when F2 was pressed, with the id of the current unit."""

    dragging_changed = Signal(object)
    """Emitted when a drag begins, with the set of every `Outlook` its targets show; empty when it ends."""

    delete_requested = Signal()
    """Emitted when Delete was pressed."""

    escaped = Signal()
    """Emitted when Escape was pressed and nothing was being dragged."""

    def __init__(self, language: Language, colours: Colours | None = None, parent: QWidget | None = None) -> None:
        super().__init__(language, colours, parent)
        self.advisor: DropAdvisor | None = None
        self._selection = Selection()
        self._cut = Selection()
        self._lit: Mapping[UnitId, Lit] = {}
        self._last_target: str | None = None
        self._hands = Hands(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        telling.describe(self, self._language)

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self._selection

    def set_advisor(self, advisor: DropAdvisor) -> None:
        """Who answers while something is dragged; without one nothing can be dragged."""
        self.advisor = advisor

    def set_chart(self, columns: ChartColumns, placed: Layout | None = None, *, animate: bool = True) -> None:
        super().set_chart(columns, placed, animate=animate)
        self.select(self._still_there(self._selection))

    def set_language(self, language: Language) -> None:
        super().set_language(language)
        telling.describe(self, self._language)

    def select(self, selection: Selection) -> None:
        """Selects units and posts and says so if they are others than before."""
        before, self._selection = self._selection, selection
        if selection.units != before.units:
            self.selection_changed.emit(list(selection.units))
        if selection.posts != before.posts:
            self.position_selection_changed.emit([post.id for post in selection.posts])
        if selection.current != before.current and selection.current is not None:
            self.current_changed.emit(selection.current)
            telling.describe(self, self._language)
        if selection != before:
            self.redraw()

    def show_cut(self, things: Selection) -> None:
        """Marks what is cut out and waits for its new place."""
        self._cut = things
        self.redraw()

    def show_spotlight(self, lit: Mapping[UnitId, Lit]) -> None:
        """Brings some units out; with none the chart looks as always."""
        self._lit = lit
        self.redraw()

    def select_units(self, units: tuple[str, ...]) -> None:
        """Selects these units alone, those of them that are in the chart."""
        known = tuple(unit for unit in units if unit in self.chart.columns.row_of)
        self.select(Selection().with_units(known))

    def toggle_current(self) -> None:
        """Selects the current unit as well, or no longer."""
        if self._selection.current is not None:
            self.select(self._selection.toggled(self._selection.current))

    def zoom_to_selection(self) -> None:
        """What is selected as large as is pleasant; without a selection the whole chart."""
        units = self._selection.units + tuple(post.unit for post in self._selection.posts)
        if units:
            self.zoom_to(units)
        else:
            self.fit()

    def activate(self) -> None:
        """Says that the current unit is to be opened."""
        if self._selection.current is not None:
            self.activated.emit(self._selection.current)

    def wish_rename(self) -> None:
        """Says that the current unit is to have another name."""
        if self._selection.current is not None:
            self.rename_requested.emit(self._selection.current)

    def escape(self) -> None:
        """Says that nothing is to be cut out any more."""
        self.escaped.emit()

    def wish_delete(self) -> None:
        """Says that what is selected is to go."""
        self.delete_requested.emit()

    def wish_menu(self) -> None:
        """Says that a menu is wanted at the current unit."""
        box = self.rect_of(self._selection.current) & QRectF(QPointF(), self.view_size())
        self.context_menu_requested.emit(self.viewport().mapToGlobal(box.center().toPoint()))

    def wish_move(self, payload: Payload, target: str) -> None:
        """Says that something is to be moved below a unit."""
        self._last_target = target
        self.move_requested.emit(payload, target)

    def thing_at(self, point: QPointF) -> Thing:
        """The post or the unit under a pixel."""
        unit = self.target_at(point)
        return unit if unit is None else self._post_at(unit, point) or unit

    def units_in(self, band: QRectF) -> tuple[str, ...]:
        """The units whose boxes touch a rectangle of the viewport."""
        corner = self.camera.to_chart(band.topLeft())
        region = Camera(self.camera.scale, corner.x(), corner.y()).region(band.size())
        return tuple(self.chart.columns.ids[row] for row in boxes_in(self.chart.layout, region).tolist())

    def rect_of(self, thing: Thing) -> QRectF:
        """The pixels of a unit's or a post's box; empty when it is not in the chart."""
        row = self.chart.columns.row_of.get(thing.unit if isinstance(thing, Post) else thing or "")
        if row is None:
            return QRectF()
        if isinstance(thing, Post):
            return places.rect_of_post(self.sheet(), thing, row)
        return self.camera.rect(*self.chart.layout.box(row))

    def name_of(self, thing: str | Post) -> str:
        """The name of a unit or the title of a post."""
        if isinstance(thing, Post):
            lines = {line.id: line for line in self._shelf.of(thing.unit)}
            return lines[thing.id].title or thing.id if thing.id in lines else thing.id
        return self.chart.columns.names[self.chart.columns.row_of[thing]]

    def outermost(self, payload: Payload) -> Payload:
        """Without the units that lie inside another one of them: they move along anyway."""
        rows, tree = set(self.chart.rows(payload.units)), self.chart.layout.tree
        inner = {row for row in rows if not rows.isdisjoint(tree.ancestors(row))}
        ids = self.chart.columns.ids
        inside = {ids[row] for row in inner}
        return Payload(tuple(unit for unit in payload.units if unit not in inside), payload.positions)

    def announce_target(self) -> None:
        """Tells a screen reader what the unit under a drag answers."""
        gesture = self._hands.move_gesture
        if gesture is not None and gesture.answer is not None:
            telling.announce(self, gesture.answer.headline)

    def show_cursor(self) -> None:
        """The mouse cursor that fits what the hand would do."""
        space = self._hands.holds_space
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if space else Qt.CursorShape.ArrowCursor)

    def tint(self) -> Tint | None:
        return self._hands.tint

    def paint_over(self, painter: QPainter) -> None:
        view = QRectF(QPointF(), self.view_size())
        style, selection, sheet = self.appearance, self._selection, self.sheet()
        if self._lit:
            lit = [(rect, each) for unit, each in self._lit.items() if (rect := self.rect_of(unit)).intersects(view)]
            paint_spotlight(painter, view, lit, style)
        overlay.paint_cut(painter, self._seen(sheet, self._cut, view), style)
        overlay.outline(painter, self._seen(sheet, selection, view), style)
        if self.hasFocus():
            if selection.current is not None:
                overlay.paint_cursor(painter, self.rect_of(selection.current), style)
            overlay.paint_focus_ring(painter, view, style)
        overlay.paint_badges_again(painter, sheet, self.chart.rows(selection.units))
        self._hands.paint(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hands.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        thing = self.thing_at(event.position())
        if isinstance(thing, Post):
            self.position_activated.emit(thing.id)
        elif thing is not None:
            self.activated.emit(thing)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu is for what is under the mouse, which is selected then; empty ground is a menu for the whole."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.wish_menu()
            return
        thing = self.thing_at(QPointF(event.pos()))
        if thing is None:
            self.select(Selection(current=self._selection.current))
        elif not self._selection.holds(thing):
            self.select(only(thing))
        self.context_menu_requested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._hands.is_busy:
            self._hands.cancel()
        elif is_way(event.key()):
            self._walk(event)
        elif (command := keys.command(event)) is not None:
            command(self)
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold_space(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold_space(False)
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.redraw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hold_space(False)
        self.redraw()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        payload = from_mime(event.mimeData())
        if payload is None or self.advisor is None:
            event.ignore()
            return
        self._hands.enter(payload, event.position())
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._hands.carry(event.position()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hands.cancel()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self._hands.drop(event.position())
        event.acceptProposedAction()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            telling.show_tool_tip(self, event, is_busy=self._hands.is_busy)
            return True
        return super().viewportEvent(event)

    def _walk(self, event: QKeyEvent) -> None:
        """An arrow goes on through the tree; with Shift the selection grows, with Ctrl it stays as it is."""
        columns, selection = self.chart.columns, self._selection
        if not len(columns):
            return
        row = columns.row_of.get(selection.current or "")
        key = Qt.Key(event.key())
        unit = columns.ids[0 if row is None else neighbour(self.chart.layout.tree, row, key)]
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.select(selection.with_units((unit,)))
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.select(Selection(selection.units, selection.posts, unit))
        else:
            self.select(only(unit))
        self.reveal(unit)

    def _hold_space(self, down: bool) -> None:
        self._hands.holds_space = down
        self.show_cursor()

    def _still_there(self, selection: Selection) -> Selection:
        """The selection without what the chart no longer has; a post is also looked for where it was
        dropped."""
        row_of = self.chart.columns.row_of
        units = tuple(filter(row_of.__contains__, selection.units))
        current = selection.current if selection.current in row_of else None
        return Selection(units, self._found(selection.posts), current)

    def _found(self, posts: tuple[Post, ...]) -> tuple[Post, ...]:
        if self._homes_of is None:
            return tuple(filter(None, map(self._found_here, posts)))
        row_of, ids = self.chart.columns.row_of, [post.id for post in posts]
        homes = self._homes_of(ids)
        if homes == [post.unit for post in posts]:
            return posts
        there = [(id, home) for id, home in zip(ids, homes, strict=True) if home is not None and home in row_of]
        return tuple(starmap(Post, there))

    def _found_here(self, post: Post) -> Post | None:
        for unit in (post.unit, self._last_target):
            if unit is not None and self._holds_post(unit, post.id):
                return Post(post.id, unit)
        return None

    def _holds_post(self, unit: str, post: str) -> bool:
        is_known = unit in self.chart.columns.row_of
        return is_known and any(line.id == post for line in self._shelf.of(unit))

    def _post_at(self, unit: str, point: QPointF) -> Post | None:
        sheet = self.sheet()
        cells = places.cells_of(sheet, self.chart.columns.row_of[unit])
        if cells is None:
            return None
        ratio = sheet.style.ratio
        cell, lines = cells.cell_at(point.x() * ratio, point.y() * ratio), self._shelf.of(unit)
        return Post(lines[cell].id, unit) if 0 <= cell < len(lines) else None

    def _seen(self, sheet: Sheet, things: Selection, view: QRectF) -> list[QRectF]:
        """The boxes of units and posts that are in view."""
        units = places.units_in_view(sheet, self.camera, things.units, view)
        return units + places.posts_in_view(sheet, self.camera, things.posts, view)

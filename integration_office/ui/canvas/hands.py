"""Turns mouse presses into clicks and gestures on the chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from integration_office.ui.canvas.advisor import Outlook, Tint
from integration_office.ui.canvas.gestures import BandGesture, Gesture, MoveGesture, PanGesture, SnapBack
from integration_office.ui.canvas.ghost import Ghost, ghost
from integration_office.ui.canvas.payload import Payload, carry_between_widgets
from integration_office.ui.canvas.selection import Post, Selection, only
from integration_office.ui.canvas.walking import siblings_between

if TYPE_CHECKING:
    from integration_office.ui.canvas.view import OrgChartView

Thing = str | Post | None


@dataclass(frozen=True, slots=True)
class _Press:
    """A button that is down and may yet become a click or a gesture."""

    point: QPointF
    thing: Thing
    button: Qt.MouseButton
    modifiers: Qt.KeyboardModifier


class Hands:
    """The mouse on one chart: what is pressed, which gesture is under way, which ghost is on its way back."""

    def __init__(self, view: OrgChartView) -> None:
        self._view = view
        self._press: _Press | None = None
        self._gesture: Gesture | None = None
        self._snap_back: SnapBack | None = None
        self.holds_space = False

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    @property
    def move_gesture(self) -> MoveGesture | None:
        """The drag that is under way, if any."""
        return self._gesture if isinstance(self._gesture, MoveGesture) else None

    @property
    def tint(self) -> Tint | None:
        """The tint of possible targets while something is dragged."""
        return self.move_gesture.tint if self.move_gesture else None

    def press(self, event: QMouseEvent) -> None:
        """A button goes down; a second one while a gesture is under way ends it."""
        if self._gesture is not None:
            self.cancel()
            return
        point = event.position()
        self._press = _Press(point, self._view.thing_at(point), event.button(), event.modifiers())
        if event.button() == Qt.MouseButton.MiddleButton or self.holds_space:
            self._begin(PanGesture(self._view), point)
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, event: QMouseEvent) -> None:
        """The mouse moves; far enough from the press a gesture begins."""
        if self._gesture is not None:
            if not self._goes_elsewhere(event):
                self._move_on(event.position())
        elif self._press is not None and event.buttons() & Qt.MouseButton.LeftButton:
            way = event.position() - self._press.point
            if way.manhattanLength() >= QApplication.startDragDistance():
                self._begin_from(self._press)
                self._move_on(event.position())

    def release(self, event: QMouseEvent) -> None:
        """The button goes up: the gesture ends, or it was a click."""
        press, self._press = self._press, None
        if self._gesture is not None:
            self._end(event.position())
        elif press is not None and event.button() == Qt.MouseButton.LeftButton:
            self._click(press)

    def cancel(self) -> None:
        """Gives up the gesture that is under way."""
        gesture, self._gesture, self._press = self._gesture, None, None
        if gesture is not None:
            gesture.cancel()
            self._after(gesture)

    def enter(self, payload: Payload, point: QPointF) -> None:
        """Something is dragged in from another widget."""
        self.cancel()
        advisor = self._view.advisor
        if advisor is not None:
            self._begin(MoveGesture(self._view, payload, None, advisor, self._view.wish_move), point)

    def carry(self, point: QPointF) -> bool:
        """What was dragged in moves on; says whether it may be dropped here."""
        self._move_on(point)
        return self.move_gesture is not None and self.move_gesture.is_allowed

    def drop(self, point: QPointF) -> None:
        """What was dragged in is let go."""
        self._end(point)

    def paint(self, painter: QPainter) -> None:
        """The graphics of the gesture and of a ghost on its way back."""
        if self._snap_back is not None and self._snap_back.is_over:
            self._snap_back = None
        for what in (self._snap_back, self._gesture):
            if what is not None:
                what.paint(painter)

    def _begin_from(self, press: _Press) -> None:
        if press.thing is None:
            wants_band = bool(press.modifiers & Qt.KeyboardModifier.ShiftModifier)
            hand = BandGesture(self._view, self._pick_band) if wants_band else PanGesture(self._view)
            self._begin(hand, press.point)
        elif self._view.advisor is not None:
            if not self._view.selection.holds(press.thing):
                self._view.select(only(press.thing))
            carried = self._carried(press)
            payload = self._view.outermost(self._view.selection.payload)
            wish = self._view.wish_move
            self._begin(MoveGesture(self._view, payload, carried, self._view.advisor, wish), press.point)

    def _begin(self, gesture: Gesture, point: QPointF) -> None:
        self._gesture = gesture
        self._snap_back = None
        gesture.start(point)
        self._tell_outlooks()
        self._view.announce_target()

    def _goes_elsewhere(self, event: QMouseEvent) -> bool:
        """Over another widget that takes drops, the drag becomes one between widgets."""
        gesture, viewport = self.move_gesture, self._view.viewport()
        if gesture is None or viewport.rect().contains(event.position().toPoint()):
            return False
        other = QApplication.widgetAt(event.globalPosition().toPoint())
        if other is None or not other.acceptDrops() or self._view.isAncestorOf(other):
            return False
        payload, carried = gesture.payload, gesture.carried()
        if carried is None:
            return False
        gesture.end()
        self._gesture = self._press = None
        self._after(gesture)
        carry_between_widgets(self._view, payload, carried.picture, carried.grip)
        return True

    def _move_on(self, point: QPointF) -> None:
        if self._gesture is not None:
            before = self.move_gesture.target if self.move_gesture else None
            self._gesture.move(point)
            if self.move_gesture and self.move_gesture.target != before:
                self._view.announce_target()

    def _end(self, point: QPointF) -> None:
        gesture, self._gesture, self._press = self._gesture, None, None
        if gesture is not None:
            gesture.finish(point)
            self._after(gesture)

    def _after(self, gesture: Gesture) -> None:
        self._tell_outlooks()
        self._view.show_cursor()
        if isinstance(gesture, MoveGesture) and gesture.snap_back and not self._view.reduced_motion:
            self._snap_back = gesture.snap_back
            self._snap_back.run()
        self._view.redraw()

    def _tell_outlooks(self) -> None:
        shown = () if self.tint is None else np.flatnonzero(np.bincount(self.tint)).tolist()
        self._view.dragging_changed.emit({Outlook(each) for each in shown})

    def _click(self, press: _Press) -> None:
        view, thing = self._view, press.thing
        if thing is None:
            view.select(Selection(current=view.selection.current))
        elif press.modifiers & Qt.KeyboardModifier.ControlModifier:
            view.select(view.selection.toggled(thing))
        elif press.modifiers & Qt.KeyboardModifier.ShiftModifier and isinstance(thing, str):
            view.select(view.selection.with_units(self._range_to(thing)))
        else:
            view.select(only(thing))

    def _range_to(self, unit: str) -> tuple[str, ...]:
        """From the current unit to this one, where they are siblings."""
        chart, current = self._view.chart, self._view.selection.current
        row_of = chart.columns.row_of
        if current is None or current not in row_of:
            return (unit,)
        rows = siblings_between(chart.layout.tree, row_of[current], row_of[unit])
        return (*(chart.columns.ids[row] for row in rows if chart.columns.ids[row] != unit), unit)

    def _pick_band(self, band: QRectF) -> None:
        units = self._view.units_in(band)
        self._view.select(self._view.selection.with_units(units))

    def _carried(self, press: _Press) -> Ghost:
        """The ghost of what is selected, the pressed thing on top."""
        view, first = self._view, press.thing
        things: list[str | Post] = [*view.selection.units, *view.selection.posts]
        things.sort(key=lambda thing: thing != first)
        names = tuple(view.name_of(thing) for thing in things)
        return ghost(names, view.rect_of(first))

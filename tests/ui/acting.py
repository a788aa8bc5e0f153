"""What a user does, as events: drags, keys, menus; and what a user sees."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from integration_office.ui.canvas.payload import Payload, to_mime
from integration_office.ui.canvas.selection import Post
from integration_office.ui.canvas.view import OrgChartView
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.models.outline import Thing

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def middle(chart: OrgChartView, thing: str | Post) -> QPoint:
    return chart.rect_of(thing).center().toPoint()


def take(qtbot: QtBot, chart: OrgChartView, thing: str | Post, over: str) -> None:
    """Press on a box and move over another; the button stays down."""
    start, end = middle(chart, thing), middle(chart, over)
    qtbot.mousePress(chart.viewport(), LEFT, pos=start)
    for part in (1, 2, 3, 4):
        move_mouse(chart, QPointF(start) + (QPointF(end) - QPointF(start)) * part / 4)


def drag(qtbot: QtBot, chart: OrgChartView, thing: str | Post, to: str) -> None:
    """The whole gesture."""
    take(qtbot, chart, thing, to)
    qtbot.mouseRelease(chart.viewport(), LEFT, pos=middle(chart, to))


def move_mouse(chart: OrgChartView, where: QPointF) -> None:
    """QTest's mouse move carries no buttons on all platforms, a real one does."""
    viewport = chart.viewport()
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, where, viewport.mapToGlobal(where), none, LEFT, PLAIN)
    QApplication.sendEvent(viewport, event)


def drop_on_outline(window: MainWindow, payload: Payload, unit: str) -> bool:
    """Something dragged over the outline and let go on a unit; whether the hover allowed it."""
    view = window.outline.view
    at = QPointF(view.visualRect(window.outline.model.index_of(Thing(unit))).center())
    data, action = to_mime(payload), Qt.DropAction.MoveAction
    enter = QDragEnterEvent(at.toPoint(), action, data, LEFT, PLAIN)
    QApplication.sendEvent(view.viewport(), enter)
    hover = QDragMoveEvent(at.toPoint(), action, data, LEFT, PLAIN)
    QApplication.sendEvent(view.viewport(), hover)
    QApplication.sendEvent(view.viewport(), QDropEvent(at, action, data, LEFT, PLAIN))
    return hover.isAccepted()


def caught_up(qtbot: QtBot, window: MainWindow) -> None:
    """Every view shows what the session says now; each does so in a turn of its own."""
    qtbot.waitUntil(lambda: not window.bridge.turns.is_busy)


def keys(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Type over what a field holds."""
    qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(widget, text)


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """A key where the focus is, which the window's shortcuts hear."""
    widget.window().activateWindow()
    widget.setFocus()
    qtbot.keyClick(widget, key, modifier)


def dialog(window: QWidget, kind: type[QDialog] = ChangeDialog) -> QDialog:
    """The dialog of a kind that is open; there must be exactly one."""
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1, found
    return found[0]


def status(window: MainWindow) -> str:
    return window.status.message.text()

"""The central gesture with a real mouse: press, move, release; and everything else a mouse does to the chart."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_office.ui.canvas.advisor import Outlook
from integration_office.ui.canvas.payload import Payload, to_mime
from integration_office.ui.canvas.selection import Post
from integration_office.ui.canvas.view import OrgChartView
from tests.ui.canvas.conftest import Advisor

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def middle(view: OrgChartView, thing: str | Post) -> QPoint:
    return view.rect_of(thing).center().toPoint()


def drag(qtbot: QtBot, view: OrgChartView, start: QPoint, *stops: QPoint, button: Qt.MouseButton = LEFT) -> None:
    """Presses and moves; the button stays down."""
    qtbot.mousePress(view.viewport(), button, pos=start)
    for stop in stops:
        for part in (1, 2, 3, 4):
            at = QPointF(start) + (QPointF(stop) - QPointF(start)) * part / 4
            _move(view, at.toPoint(), button)
        start = stop


def _move(view: OrgChartView, at: QPoint, button: Qt.MouseButton) -> None:
    """QTest's mouse move carries no buttons on all platforms, a real one does."""
    where = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, view.viewport().mapToGlobal(where), Qt.MouseButton.NoButton, button, PLAIN
    )
    QApplication.sendEvent(view.viewport(), event)


def release(qtbot: QtBot, view: OrgChartView, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
    qtbot.mouseRelease(view.viewport(), button, pos=at)


def picture(view: OrgChartView) -> bytes:
    image = view.viewport().grab().toImage()
    return bytes(image.constBits())


def test_a_drop_on_a_unit_that_allows_it_is_wished_for(qtbot: QtBot, view: OrgChartView) -> None:
    before = view.rect_of("G331")
    with qtbot.waitSignal(view.move_requested) as wish:
        drag(qtbot, view, middle(view, "G331"), middle(view, "A22"))
        release(qtbot, view, middle(view, "A22"))
    assert wish.args == [Payload(("G331",)), "A22"]
    assert view.rect_of("G331") == before  # the chart never moves a real box itself


def test_a_drop_on_a_unit_that_refuses_is_nothing(qtbot: QtBot, view: OrgChartView) -> None:
    with qtbot.assertNotEmitted(view.move_requested):
        drag(qtbot, view, middle(view, "G331"), middle(view, "A11"))
        release(qtbot, view, middle(view, "A11"))


def test_a_drop_on_empty_ground_is_nothing(qtbot: QtBot, view: OrgChartView) -> None:
    with qtbot.assertNotEmitted(view.move_requested):
        drag(qtbot, view, middle(view, "G331"), QPoint(4, view.viewport().height() // 2))
        release(qtbot, view, QPoint(4, view.viewport().height() // 2))


def test_escape_gives_a_drag_up(qtbot: QtBot, view: OrgChartView) -> None:
    with qtbot.assertNotEmitted(view.move_requested):
        drag(qtbot, view, middle(view, "G331"), middle(view, "A22"))
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        release(qtbot, view, middle(view, "A22"))


def test_another_button_gives_a_drag_up(qtbot: QtBot, view: OrgChartView) -> None:
    with qtbot.assertNotEmitted(view.move_requested):
        drag(qtbot, view, middle(view, "G331"), middle(view, "A22"))
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=middle(view, "A22"))
        release(qtbot, view, middle(view, "A22"))


def test_a_small_movement_is_a_click(qtbot: QtBot, view: OrgChartView, advisor: Advisor) -> None:
    at = middle(view, "G331")
    drag(qtbot, view, at, at + QPoint(2, 2))
    release(qtbot, view, at + QPoint(2, 2))
    assert advisor.asked == []
    assert view.selection.units == ("G331",)


def test_each_target_is_asked_once_per_gesture_and_revision(qtbot: QtBot, view: OrgChartView, advisor: Advisor) -> None:
    there, back = middle(view, "A22"), middle(view, "A23")
    drag(qtbot, view, middle(view, "G331"), there, back, there, back)
    assert advisor.asked.count("A22") == 1 and advisor.asked.count("A23") == 1
    advisor.revision = 2
    _move(view, there, LEFT)
    assert advisor.asked.count("A22") == 2
    release(qtbot, view, there)


def test_several_selected_units_go_together_without_what_lies_inside_them(qtbot: QtBot, view: OrgChartView) -> None:
    for unit in ("A33", "G331", "G341"):
        qtbot.mouseClick(view.viewport(), LEFT, CONTROL, middle(view, unit))
    with qtbot.waitSignal(view.move_requested) as wish:
        drag(qtbot, view, middle(view, "G341"), middle(view, "A22"))
        release(qtbot, view, middle(view, "A22"))
    assert wish.args == [Payload(("A33", "G341")), "A22"]


def test_a_position_can_be_dragged_from_near(qtbot: QtBot, view: OrgChartView) -> None:
    view.zoom_to(("A22",))
    view.zoom_by(1.5)
    view.reveal("G221")
    post = Post("G221-3", "G221")
    with qtbot.waitSignal(view.move_requested) as wish:
        drag(qtbot, view, middle(view, post), view.rect_of("G222").topLeft().toPoint() + QPoint(30, 12))
        release(qtbot, view, view.rect_of("G222").topLeft().toPoint() + QPoint(30, 12))
    assert wish.args == [Payload((), ("G221-3",)), "G222"]
    assert view.selection.posts == (post,)


def test_ghost_outline_and_panel_are_painted_and_vanish(qtbot: QtBot, view: OrgChartView) -> None:
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, "G331"))
    still = picture(view)
    drag(qtbot, view, middle(view, "G331"), middle(view, "A22"))
    allowed = picture(view)
    _move(view, middle(view, "A12"), LEFT)
    refused = picture(view)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert len({still, allowed, refused}) == 3
    assert picture(view) == still


def test_possible_targets_are_tinted_while_dragging(qtbot: QtBot, view: OrgChartView, advisor: Advisor) -> None:
    advisor.known = {"D1": Outlook.FORBIDDEN, "D2": Outlook.LESS, "gone": Outlook.ALLOWED}
    told: list[set[Outlook]] = []
    view.dragging_changed.connect(told.append)
    drag(qtbot, view, middle(view, "G331"), middle(view, "A22"))
    tint = view.tint()
    assert tint is not None
    row = view.chart.columns.row_of
    assert [tint[row[unit]] for unit in ("D1", "D2", "D3")] == [Outlook.FORBIDDEN, Outlook.LESS, Outlook.UNKNOWN]
    release(qtbot, view, middle(view, "A22"))
    assert view.tint() is None
    assert told == [{Outlook.FORBIDDEN, Outlook.LESS, Outlook.UNKNOWN}, set()]


def test_the_ghost_snaps_back_unless_motion_is_reduced(qtbot: QtBot, view: OrgChartView) -> None:
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, "G331"))
    still = picture(view)
    view.reduced_motion = False
    drag(qtbot, view, middle(view, "G331"), middle(view, "A12"))
    release(qtbot, view, middle(view, "A12"))
    assert picture(view) != still
    qtbot.waitUntil(lambda: picture(view) == still)


def test_near_an_edge_the_chart_comes_along(qtbot: QtBot, view: OrgChartView) -> None:
    view.zoom_by(3, QPointF(middle(view, "A22")))
    before = view.camera
    edge = QPoint(view.viewport().width() - 3, view.viewport().height() // 2)
    drag(qtbot, view, middle(view, "A22"), edge)
    qtbot.waitUntil(lambda: view.camera.left > before.left)
    assert view.camera.top == before.top
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    stopped = view.camera
    qtbot.wait(60)
    assert view.camera == stopped


def test_what_is_all_in_view_stays_where_it_is_near_an_edge(qtbot: QtBot, view: OrgChartView) -> None:
    view.fit()
    before = view.camera
    drag(qtbot, view, middle(view, "A22"), QPoint(3, view.viewport().height() // 2))
    qtbot.wait(60)
    assert view.camera == before
    qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_without_an_advisor_nothing_is_dragged(qtbot: QtBot, view: OrgChartView) -> None:
    view.advisor = None
    with qtbot.assertNotEmitted(view.move_requested):
        drag(qtbot, view, middle(view, "G331"), middle(view, "A22"))
        release(qtbot, view, middle(view, "A22"))


def test_empty_ground_and_the_middle_button_pan(qtbot: QtBot, view: OrgChartView) -> None:
    view.zoom_by(2)
    below = QPointF(view.rect_of("S").center().x(), view.rect_of("S").bottom() + 300)
    view.centre_on(view.camera.to_chart(below))
    before, ground = view.camera, view.viewport().rect().center()
    assert view.thing_at(QPointF(ground)) is None
    drag(qtbot, view, ground, ground + QPoint(60, -40))
    release(qtbot, view, ground + QPoint(60, -40))
    assert view.camera == before.panned(60, -40)
    start = middle(view, "A22")
    drag(qtbot, view, start, start - QPoint(60, -40), button=MIDDLE)
    release(qtbot, view, start - QPoint(60, -40), MIDDLE)
    assert abs(view.camera.left - before.left) < 1e-6 and abs(view.camera.top - before.top) < 1e-6


def test_space_and_drag_pans_also_on_a_box(qtbot: QtBot, view: OrgChartView) -> None:
    view.zoom_by(2)
    before, start = view.camera, middle(view, "A22")
    qtbot.keyPress(view, Qt.Key.Key_Space)
    with qtbot.assertNotEmitted(view.move_requested):
        drag(qtbot, view, start, start + QPoint(50, 0))
        release(qtbot, view, start + QPoint(50, 0))
    qtbot.keyRelease(view, Qt.Key.Key_Space)
    assert view.camera == before.panned(50, 0)


def test_a_rubber_band_selects_what_it_touches(qtbot: QtBot, view: OrgChartView) -> None:
    box = view.rect_of("A22").united(view.rect_of("G221"))
    start, end = QPoint(3, 3), box.center().toPoint()
    qtbot.mousePress(view.viewport(), LEFT, SHIFT, start)
    _move(view, (start + end) / 2, LEFT)
    _move(view, end, LEFT)
    release(qtbot, view, end)
    expected = view.units_in(QRectF(QPointF(start), QPointF(end)))
    assert view.selection.units == expected and "A22" in expected and "G343" not in expected


def test_clicks_select_toggle_and_extend(qtbot: QtBot, view: OrgChartView) -> None:
    heard: list[list[str]] = []
    view.selection_changed.connect(heard.append)
    port = view.viewport()
    qtbot.mouseClick(port, LEFT, pos=middle(view, "A21"))
    qtbot.mouseClick(port, LEFT, SHIFT, middle(view, "A23"))
    qtbot.mouseClick(port, LEFT, CONTROL, middle(view, "A22"))
    qtbot.mouseClick(port, LEFT, pos=QPoint(3, 3))
    assert heard == [["A21"], ["A21", "A22", "A23"], ["A21", "A23"], []]


def test_a_double_click_activates(qtbot: QtBot, view: OrgChartView) -> None:
    with qtbot.waitSignal(view.activated) as opened:
        qtbot.mouseDClick(view.viewport(), LEFT, pos=middle(view, "A21"))
    assert opened.args == ["A21"]
    view.zoom_to(("A21",))
    view.zoom_by(1.6)
    view.reveal("G211")
    with qtbot.waitSignal(view.position_activated) as opened:
        qtbot.mouseDClick(view.viewport(), LEFT, pos=middle(view, Post("G211-0", "G211")))
    assert opened.args == ["G211-0"]


def test_the_context_menu_is_for_what_is_under_the_mouse(qtbot: QtBot, view: OrgChartView) -> None:
    at = middle(view, "A21")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    with qtbot.waitSignal(view.context_menu_requested) as asked:
        QApplication.sendEvent(view.viewport(), event)
    assert asked.args == [view.viewport().mapToGlobal(at)]
    assert view.selection.units == ("A21",)
    # On empty ground it is for none of them.
    corner = QPoint(2, view.viewport().height() - 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, corner, view.viewport().mapToGlobal(corner))
    with qtbot.waitSignal(view.context_menu_requested):
        QApplication.sendEvent(view.viewport(), event)
    assert (view.selection.units, view.selection.posts) == ((), ())


def test_what_is_dragged_in_from_elsewhere_gets_the_same_answers(
    qtbot: QtBot, view: OrgChartView, advisor: Advisor
) -> None:
    data = to_mime(Payload(("G331",), ("0101",)))
    allowed, refused = middle(view, "A22"), middle(view, "A11")
    port = view.viewport()
    move = Qt.DropAction.MoveAction
    enter = QDragEnterEvent(refused, move, data, LEFT, PLAIN)
    QApplication.sendEvent(port, enter)
    assert enter.isAccepted()
    over_refused = QDragMoveEvent(refused, move, data, LEFT, PLAIN)
    QApplication.sendEvent(port, over_refused)
    assert not over_refused.isAccepted()
    over_allowed = QDragMoveEvent(allowed, move, data, LEFT, PLAIN)
    QApplication.sendEvent(port, over_allowed)
    assert over_allowed.isAccepted()
    with qtbot.waitSignal(view.move_requested) as wish:
        QApplication.sendEvent(port, QDropEvent(QPointF(allowed), move, data, LEFT, PLAIN))
    assert wish.args == [Payload(("G331",), ("0101",)), "A22"]
    assert advisor.asked == ["A11", "A22"]


def test_a_drag_that_leaves_again_is_nothing(qtbot: QtBot, view: OrgChartView) -> None:
    still = picture(view)
    data, at = to_mime(Payload(("G331",))), middle(view, "A22")
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(at, Qt.DropAction.MoveAction, data, LEFT, PLAIN))
    assert picture(view) != still
    with qtbot.assertNotEmitted(view.move_requested):
        QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    assert picture(view) == still


def test_foreign_drags_are_not_taken(view: OrgChartView) -> None:
    data = QMimeData()
    data.setText("kein Inhalt von hier")
    enter = QDragEnterEvent(middle(view, "A22"), Qt.DropAction.MoveAction, data, LEFT, PLAIN)
    QApplication.sendEvent(view.viewport(), enter)
    assert not enter.isAccepted()

"""Looking at the chart: zoom, fit, keyboard, minimap, other data, what is painted."""

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QNativeGestureEvent, QPainter, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from integration_office.diagram.columns import ChartColumns, Mark
from integration_office.diagram.tidy_tree import layout
from integration_office.ui.appearance import DARK, LIGHT
from integration_office.ui.canvas.camera import Camera
from integration_office.ui.canvas.chart import chart_of
from integration_office.ui.canvas.minimap import Minimap
from integration_office.ui.canvas.painting import Sheet, paint
from integration_office.ui.canvas.positions import PositionShelf
from integration_office.ui.canvas.selection import Post, only
from integration_office.ui.canvas.style import Style, tones_of
from integration_office.ui.canvas.view import OrgChartView
from integration_office.wording.language import Language
from tests.ui.canvas.demo import demo_chart, demo_positions

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def wheel(view: OrgChartView, at: QPointF, turn: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    port = view.viewport()
    event = QWheelEvent(
        at,
        port.mapToGlobal(at),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def colour_at(view: OrgChartView, at: QPoint) -> QColor:
    return view.viewport().grab().toImage().pixelColor(at)


def reordered(columns: ChartColumns, unit: str, to: str) -> ChartColumns:
    """The chart after a unit without children went below another one."""
    ids, parents = list(columns.ids), [columns.ids[p] if p >= 0 else "" for p in columns.parent]
    parent_of = dict(zip(ids, parents, strict=True)) | {unit: to}
    ids.remove(unit)
    ids.insert(ids.index(to) + 1, unit)
    order = np.array([columns.row_of[one] for one in ids])
    row = {one: place for place, one in enumerate(ids)} | {"": -1}
    return dataclasses.replace(
        columns,
        ids=tuple(ids),
        names=tuple(columns.names[old] for old in order),
        parent=np.array([row[parent_of[one]] for one in ids], np.int32),
        kinds=columns.kinds[order],
        own_positions=columns.own_positions[order],
        marks=columns.marks[order],
    )


def test_a_new_chart_is_all_in_view(view: OrgChartView) -> None:
    region = view.camera.region(view.view_size())
    assert region.left < 0 < view.chart.layout.width < region.right
    assert region.top < 0 < view.chart.layout.height < region.bottom
    assert not view.horizontalScrollBar().isVisible()


@pytest.mark.parametrize("modifiers", [NONE, CONTROL])
def test_the_wheel_zooms_at_the_mouse(view: OrgChartView, modifiers: Qt.KeyboardModifier) -> None:
    at = view.rect_of("G331").center()
    before, under = view.camera.scale, view.camera.to_chart(at)
    wheel(view, at, QPoint(0, 240), modifiers)
    assert view.camera.scale > before * 1.3
    after = view.camera.to_chart(at)
    assert after.x() == pytest.approx(under.x(), abs=0.5) and after.y() == pytest.approx(under.y(), abs=0.5)
    wheel(view, at, QPoint(0, -240), modifiers)
    assert view.camera.scale == pytest.approx(before)


def test_shift_and_wheel_goes_sideways(view: OrgChartView) -> None:
    view.zoom_by(3)
    before = view.camera
    wheel(view, QPointF(300, 300), QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    assert view.camera.left > before.left and view.camera.top == before.top


def test_two_fingers_zoom(view: OrgChartView) -> None:
    before, at = view.camera.scale, QPointF(400, 300)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        view.viewport().mapToGlobal(at),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.camera.scale == pytest.approx(before * 1.25)


def test_zoom_has_limits(view: OrgChartView) -> None:
    view.zoom_by(1e9)
    assert view.camera.scale == 40
    view.zoom_by(1e-9)
    assert 0 < view.camera.scale < 1
    view.grab()


def test_keys_zoom_and_fit(qtbot: QtBot, view: OrgChartView) -> None:
    fitted = view.camera
    heard: list[float] = []
    view.zoom_changed.connect(heard.append)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.camera.scale == pytest.approx(fitted.scale * 1.25)
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert view.camera == fitted
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_0, CONTROL)
    assert view.camera == fitted
    assert len(heard) == 6 and heard[-1] == fitted.scale


def test_a_fitted_chart_stays_fitted_when_the_window_grows(view: OrgChartView) -> None:
    before = view.camera.scale
    view.resize(1600, 1000)
    assert view.camera.scale > before
    view.zoom_by(2)
    kept = view.camera.scale
    view.resize(1280, 800)
    assert view.camera.scale == kept


def test_where_all_is_in_view_nothing_moves_to_be_revealed(view: OrgChartView) -> None:
    before = view.camera
    view.reveal("A22")
    assert view.camera == before
    view.resize(1600, 1000)
    assert view.camera.scale > before.scale


def test_a_fitted_chart_is_laid_out_for_the_shape_of_the_window(view: OrgChartView) -> None:
    wide = view.chart.layout
    view.resize(700, 800)
    narrow = view.chart.layout
    assert narrow.width / narrow.height < wide.width / wide.height
    given_layout = layout(demo_chart())
    view.set_chart(demo_chart(), given_layout)
    view.resize(1280, 500)
    assert view.chart.layout is given_layout


def test_the_selection_can_be_zoomed_to(qtbot: QtBot, view: OrgChartView) -> None:
    view.select_units(("A22", "no such unit"))
    assert view.selection.units == ("A22",)
    qtbot.keyClick(view, Qt.Key.Key_Z)
    box = view.rect_of("A22")
    assert box.width() > 200 and view.viewport().rect().contains(box.toRect())
    view.select_units(())
    qtbot.keyClick(view, Qt.Key.Key_Z)
    assert view.camera.scale < 1.4


def test_the_keyboard_walks_the_tree(qtbot: QtBot, view: OrgChartView) -> None:
    seen: list[str] = []
    view.current_changed.connect(seen.append)
    key = Qt.Key
    for step in (key.Key_Down, key.Key_Down, key.Key_Right, key.Key_Down, key.Key_Right, key.Key_Up, key.Key_End):
        qtbot.keyClick(view, step)
    assert seen == ["R", "S", "D1", "A11", "A12", "D1", "G343"]
    assert view.selection.units == ("G343",)
    assert "Sachgebiet für Einzelfragen 343" in view.accessibleDescription()
    qtbot.keyClick(view, key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection.units == ("G343", "G342")
    qtbot.keyClick(view, key.Key_Left, CONTROL)
    assert view.selection.units == ("G343", "G342") and view.selection.current == "G341"
    qtbot.keyClick(view, key.Key_Space, CONTROL)
    assert view.selection.units == ("G343", "G342", "G341")


def test_walking_keeps_the_current_unit_in_view(qtbot: QtBot, view: OrgChartView) -> None:
    view.zoom_by(4)
    for step in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(view, step)
        current = view.selection.current
        assert current is not None
        assert view.viewport().rect().intersects(view.rect_of(current).toRect())


def test_keys_wish(qtbot: QtBot, view: OrgChartView) -> None:
    view.select(only("A22"))
    for key, signal, args in (
        (Qt.Key.Key_Return, view.activated, ["A22"]),
        (Qt.Key.Key_F2, view.rename_requested, ["A22"]),
        (Qt.Key.Key_Delete, view.delete_requested, []),
    ):
        with qtbot.waitSignal(signal) as wish:
            qtbot.keyClick(view, key)
        assert wish.args == args
    with qtbot.waitSignal(view.context_menu_requested) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Menu)
    assert view.rect_of("A22").toRect().contains(view.viewport().mapFromGlobal(asked.args[0]))


def test_without_a_current_unit_there_is_nothing_to_open_or_rename(qtbot: QtBot, view: OrgChartView) -> None:
    with qtbot.assertNotEmitted(view.activated), qtbot.assertNotEmitted(view.rename_requested):
        qtbot.keyClick(view, Qt.Key.Key_Return)
        qtbot.keyClick(view, Qt.Key.Key_F2)


def test_the_minimap_moves_the_view(qtbot: QtBot, view: OrgChartView) -> None:
    small = view.findChild(Minimap)
    assert small is not None and not small.isVisible()  # everything is in view
    view.zoom_by(4)
    assert small.isVisible()
    target = view.chart.layout.box(view.chart.columns.row_of["G111"])
    at = small.place_of(target[0], target[1]).toPoint()
    qtbot.mouseClick(small, Qt.MouseButton.LeftButton, pos=at)
    box = view.rect_of("G111")
    centre = QPointF(view.viewport().rect().center())
    assert (box.topLeft() - centre).manhattanLength() < 0.1 * view.viewport().width()
    qtbot.keyClick(view, Qt.Key.Key_M)
    assert not small.isVisible() and not view.shows_minimap
    view.show_minimap(True)
    assert small.isVisible()


def test_scroll_bars_follow_and_lead(qtbot: QtBot, view: OrgChartView) -> None:
    view.zoom_by(4)
    bar = view.horizontalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    assert bar.value() == round(view.camera.left * view.camera.scale)
    before = view.camera.left
    bar.setValue(bar.value() + 100)
    assert view.camera.left == pytest.approx(before + 100 / view.camera.scale, abs=0.5)


def test_other_data_keeps_zoom_place_and_selection(view: OrgChartView) -> None:
    view.zoom_by(2, view.rect_of("A31").center())
    view.select(only("G331"))
    scale, before = view.camera.scale, view.rect_of("A22")
    view.set_chart(reordered(view.chart.columns, "G331", "A11"))
    assert view.camera.scale == scale
    assert view.selection.units == ("G331",)
    assert (view.rect_of("A22").topLeft() - before.topLeft()).manhattanLength() < 60
    assert view.rect_of("G331").top() > view.rect_of("A11").bottom()


def test_a_unit_that_is_gone_is_no_longer_selected(view: OrgChartView) -> None:
    view.select_units(("D3", "A22"))
    columns = view.chart.columns
    keep = np.array([not unit.startswith(("D3", "A3", "G3")) for unit in columns.ids])
    heard: list[list[str]] = []
    view.selection_changed.connect(heard.append)
    view.set_chart(columns.only(keep))
    assert heard == [["A22"]]
    view.set_chart(columns.only(np.zeros(len(columns), bool)))
    assert view.selection.units == () and view.selection.current is None
    view.grab()


def test_a_selected_post_is_found_where_it_was_dropped(view: OrgChartView) -> None:
    view.select(only(Post("0101", "G111")))
    home = {"G111": "0101"}
    view.set_positions(lambda unit: [("0101", "", "E9b", 1, 1, 0)] if home.get(unit) else [])
    view.set_chart(view.chart.columns)
    assert view.selection.posts == (Post("0101", "G111"),)
    view.wish_move(view.selection.payload, "G222")
    home = {"G222": "0101"}
    view.set_chart(view.chart.columns)
    assert view.selection.posts == (Post("0101", "G222"),)
    home = {}
    view.set_chart(view.chart.columns)
    assert view.selection.posts == ()


def test_moved_boxes_are_seen_to_move(qtbot: QtBot, view: OrgChartView) -> None:
    target = reordered(view.chart.columns, "G331", "A11")
    view.reduced_motion = False
    view.set_chart(target)
    under_way = view.viewport().grab().toImage()
    view.set_chart(target, animate=False)
    arrived = view.viewport().grab().toImage()
    assert under_way != arrived
    view.set_chart(demo_chart())
    qtbot.waitUntil(lambda: view._motion is None)
    ended = view.viewport().grab().toImage()
    view.set_chart(demo_chart(), animate=False)
    assert view.viewport().grab().toImage() == ended


def test_with_reduced_motion_a_change_is_there_at_once(view: OrgChartView) -> None:
    target = reordered(view.chart.columns, "G331", "A11")
    view.set_chart(target)
    one = view.viewport().grab().toImage()
    view.set_chart(target, animate=False)
    assert view.viewport().grab().toImage() == one


def test_dezernate_differ_by_colour(view: OrgChartView) -> None:
    tones = tones_of(LIGHT)
    colours = []
    for unit in ("D1", "D2", "D3"):
        inside = view.rect_of(unit).bottomRight().toPoint() - QPoint(6, 4)
        colours.append(colour_at(view, inside).name())
    assert len(set(colours)) == 3
    assert colours[0] == tones.fill[3].name()


def test_dark_colours_and_english_are_taken_over(view: OrgChartView) -> None:
    corner = QPoint(20, view.viewport().height() - 20)
    assert colour_at(view, corner) == LIGHT.ground
    view.set_colours(DARK)
    assert colour_at(view, corner) == DARK.ground
    view.set_language(Language.english())
    assert view.accessibleName()


def test_the_chart_has_a_name_and_a_visible_focus(qtbot: QtBot, view: OrgChartView) -> None:
    assert view.accessibleName() == "Organigramm"
    assert "Gliederung" in view.accessibleDescription()
    qtbot.waitUntil(view.hasFocus)
    assert colour_at(view, QPoint(0, 300)) == LIGHT.accent
    view.clearFocus()
    assert colour_at(view, QPoint(0, 300)) == LIGHT.ground


def test_a_tool_tip_tells_the_whole_name(qtbot: QtBot, view: OrgChartView) -> None:
    at = view.rect_of("G331").center().toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    assert "Sachgebiet für Einzelfragen 331" in QToolTip.text() and "VZÄ" in QToolTip.text()
    QToolTip.hideText()


def painted(columns: ChartColumns, scale: float, ratio: float = 1.0) -> QImage:
    """The upper left part of a chart, 600 × 400 pixels."""
    chart = chart_of(columns, layout(columns))
    width, height = round(600 * ratio), round(400 * ratio)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    style = Style(LIGHT, QApplication.font(), Language.german(), ratio)
    painter = QPainter(image)
    paint(painter, Sheet(chart, Camera(scale * ratio, -20, -20), width, height, style, PositionShelf(demo_positions)))
    painter.end()
    return image


@pytest.mark.parametrize("scale", [0.004, 0.02, 0.1, 0.3, 0.6, 1.0, 2.0, 5.0, 20.0])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_every_distance_can_be_painted(view: OrgChartView, scale: float, ratio: float) -> None:
    image = painted(demo_chart(), scale, ratio)
    assert image.pixelColor(image.width() - 1, 0) in (LIGHT.ground, *tones_of(LIGHT).panel, *tones_of(LIGHT).fill)


def test_edges_are_crisp_on_every_screen(view: OrgChartView) -> None:
    for ratio in (1.0, 1.25, 1.5, 2.0):
        image = painted(demo_chart(), 0.5, ratio)
        chart = layout(demo_chart())
        row = demo_chart().row_of["D1"]
        x = round((chart.x[row] + 20) * 0.5 * ratio)
        y = round((chart.y[row] + chart.h[row] + 20) * 0.5 * ratio) - 3
        head = tones_of(LIGHT).fill[3]
        assert image.pixelColor(x, y) == head
        assert image.pixelColor(x - 1, y) != head


@pytest.mark.parametrize("mark", [each for each in Mark if each])
@pytest.mark.parametrize("scale", [0.03, 0.25, 1.0])
def test_each_mark_is_seen(view: OrgChartView, mark: Mark, scale: float) -> None:
    plain = dataclasses.replace(demo_chart(), marks=np.zeros(len(demo_chart()), np.uint8))
    marked = dataclasses.replace(plain, marks=plain.marks | np.uint8(mark))
    # From afar only what changed units; that something is an example needs room for its sign.
    least = {Mark.KW: 0.1, Mark.KU: 0.1, Mark.ILLUSTRATIVE: 0.5}.get(mark, 0.0)
    assert (painted(plain, scale) != painted(marked, scale)) == (scale >= least)


def test_marks_do_not_rely_on_colour(view: OrgChartView) -> None:
    """In grey the changes still differ from each other."""
    plain = dataclasses.replace(demo_chart(), marks=np.zeros(len(demo_chart()), np.uint8))
    seen = []
    for mark in (Mark.NEW, Mark.MOVED, Mark.TOUCHED, Mark.DISSOLVED, Mark.KW, Mark.KU):
        image = painted(dataclasses.replace(plain, marks=plain.marks | np.uint8(mark)), 1.0)
        grey = image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
        seen.append(bytes(grey.constBits()))
    assert len(set(seen)) == 6


def test_a_larger_window_shows_figures(shown: Callable[[int, int], OrgChartView]) -> None:
    large = shown(1920, 1080)
    assert large.rect_of("G111").height() > 44
    assert large.chart.written  # the figures that stand in boxes have been put into words

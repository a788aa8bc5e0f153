"""The window for everybody (EN 301 549, chapter 11): reached by keyboard alone, named for screen readers."""

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import MoveUnit
from integration_office.domain.identity import UnitId
from integration_office.ui import settings
from integration_office.ui.appearance import Appearance, Choice, contrast
from integration_office.ui.canvas.view import OrgChartView
from integration_office.ui.focus_rim import FocusRims
from integration_office.ui.main_window import MainWindow
from integration_office.ui.views.catalogue import CHART, VIEWS, view_action
from tests.ui.acting import caught_up, dialog
from tests.ui.conftest import Opener

MOST_STEPS, MOST_LINKS = 160, 12
EVERY_VIEW = pytest.mark.parametrize("view", [CHART, *VIEWS])


@pytest.fixture
def busy(open_window: Opener, qtbot: QtBot) -> MainWindow:
    """A window with a scenario on the desk."""
    window = open_window()
    window.bridge.session.perform([MoveUnit(UnitId("32.4"), UnitId("56"))], new_scenario="A")
    caught_up(qtbot, window)
    return window


def shown(window: MainWindow, qtbot: QtBot, view: str) -> QWidget:
    window.commands[view_action(view)].trigger()
    qtbot.waitUntil(lambda: not window.is_busy)
    return window.area.views.view(view)


def pages(view: QWidget, window: MainWindow, qtbot: QtBot) -> Iterator[str]:
    """Turns over the pages of a view, if it has any; the name of each."""
    book = next((each for each in view.findChildren(QTabWidget) if each.isVisible()), None)
    if book is None:
        yield ""
        return
    for page in range(book.count()):
        book.setCurrentIndex(page)
        qtbot.waitUntil(lambda: not window.is_busy)
        yield book.tabText(page)


def heard(widget: QWidget) -> str:
    """What a screen reader calls it; of a box to choose from, which Linux calls by its chosen entry, what it is for."""
    accessible = QAccessible.queryAccessibleInterface(widget)
    if isinstance(widget, QComboBox) and not accessible.relations():
        return accessible.text(QAccessible.Text.Description)
    return accessible.text(QAccessible.Text.Name)


def walked(qtbot: QtBot, window: MainWindow) -> list[QWidget]:
    """The widgets that have the keyboard one after the other as Tab is pressed, until the first comes again."""
    found: list[QWidget] = []
    for _ in range(MOST_STEPS):
        here = QApplication.focusWidget()
        assert here is not None
        if here in found:
            return found
        docks = [dock for dock in window.docks.all if dock.isAncestorOf(here)]
        assert not any(dock.visibleRegion().isEmpty() for dock in docks), "the keyboard is where nobody sees it"
        found.append(here)
        _leave(qtbot, here)
    raise AssertionError(f"no end: {[each.objectName() or type(each).__name__ for each in found[-9:]]}")


def _leave(qtbot: QtBot, here: QWidget) -> None:
    """On with Tab; in a text it goes from link to link first."""
    for _ in range(MOST_LINKS):
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is not here:
            return


def backwards(window: MainWindow, way: list[QWidget]) -> list[tuple[str, str]]:
    """Steps that lead up, or to the left in the same line; the first may be anywhere, for the way goes round."""
    places = [(each, QRect(each.mapTo(window, QPoint()), each.size())) for each in way]
    top = min(range(len(places)), key=lambda at: (places[at][1].top(), places[at][1].left()))
    pairs = itertools.pairwise(places[top:] + places[:top])
    return [
        (one.objectName(), other.objectName())
        for (one, here), (other, there) in pairs
        if there.bottom() < here.top() or (abs(there.top() - here.top()) < 12 and there.left() < here.left())
    ]


def focusable(view: QWidget) -> list[QWidget]:
    return [
        each
        for each in (view, *view.findChildren(QWidget))
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.width() > 0
    ]


@EVERY_VIEW
def test_every_part_is_named_for_a_screen_reader(busy: MainWindow, qtbot: QtBot, view: str) -> None:
    here = shown(busy, qtbot, view)
    for page in pages(here, busy, qtbot):
        parts = focusable(here)
        assert parts
        nameless = [f"{page}: {type(each).__name__} {each.objectName()}" for each in parts if not heard(each).strip()]
        assert nameless == []


@EVERY_VIEW
def test_every_part_is_reached_by_tab_and_the_way_comes_round(busy: MainWindow, qtbot: QtBot, view: str) -> None:
    here = shown(busy, qtbot, view)
    for page in pages(here, busy, qtbot):
        parts = focusable(here)
        parts[0].setFocus()
        way = walked(qtbot, busy)
        # Of buttons that exclude each other only one is on the way; the arrows lead to the others.
        missed = [each for each in parts if each not in way and not _is_one_of_several(each)]
        assert [f"{page}: {type(each).__name__} {each.objectName()} {heard(each)}" for each in missed] == []
        assert backwards(busy, [each for each in way if each in parts]) == []


@EVERY_VIEW
def test_a_view_is_reached_by_its_key_and_takes_the_keyboard(busy: MainWindow, qtbot: QtBot, view: str) -> None:
    action = busy.commands[view_action(view)]
    assert not action.shortcut().isEmpty()
    stack = busy.area.views
    stack.show_view(CHART if view != CHART else "start")
    shown(busy, qtbot, view)
    assert stack.current == view
    here = QApplication.focusWidget()
    assert here is not None
    assert here is stack.view(view) or stack.view(view).isAncestorOf(here)


@EVERY_VIEW
def test_tables_have_a_current_cell_to_begin_with(busy: MainWindow, qtbot: QtBot, view: str) -> None:
    """A table that takes the keyboard without a current cell says nothing to a screen reader."""
    for each in focusable(shown(busy, qtbot, view)):
        if isinstance(each, QAbstractItemView) and each.model() is not None and each.model().rowCount():
            each.setFocus()
            qtbot.keyClick(each, Qt.Key.Key_Down)
            assert each.currentIndex().isValid(), each.objectName()


def test_f6_goes_from_area_to_area_and_comes_back_to_its_place(busy: MainWindow, qtbot: QtBot) -> None:
    tasks = shown(busy, qtbot, "tasks")
    busy.outline.view.setFocus()
    way = []
    for _ in range(6):
        qtbot.keyClick(busy.focusWidget(), Qt.Key.Key_F6)
        here = QApplication.focusWidget()
        assert here is not None
        way.append(here)
    parts = (busy.figures, busy.inspector, busy.measures, busy.reasons, tasks, busy.area.strip)
    assert [part.isAncestorOf(here) for part, here in zip(parts, way, strict=True)] == [True] * 6
    qtbot.keyClick(way[-1], Qt.Key.Key_F6)
    assert busy.outline.view.hasFocus()
    qtbot.keyClick(busy.outline.view, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert way[-1].hasFocus()


@pytest.mark.parametrize("command", ["set_budget", "add_position", "split", "merge", "move", "set_assumption"])
def test_every_field_of_a_dialog_is_reached_by_tab_wherever_it_begins(
    busy: MainWindow, qtbot: QtBot, command: str
) -> None:
    busy.bridge.select((UnitId("32.4"), UnitId("50")) if command == "merge" else (UnitId("50"),))
    busy.commands[command].trigger()
    opened = dialog(busy)
    opened.activateWindow()
    qtbot.waitUntil(lambda: opened.isAncestorOf(QApplication.focusWidget()))
    way = walked(qtbot, busy)
    assert [each.objectName() for each in focusable(opened) if each not in way] == []
    if command != "split":  # Its parts stand beside each other.
        assert backwards(busy, [each for each in way if each is not opened]) == []


@pytest.mark.parametrize("in_outline", [True, False])
def test_the_menu_of_what_is_selected_opens_without_a_menu_key(
    busy: MainWindow, qtbot: QtBot, in_outline: bool
) -> None:
    part = busy.outline.view if in_outline else shown(busy, qtbot, CHART)
    busy.bridge.select((UnitId("32.4"),))
    part.setFocus()
    qtbot.keyClick(part, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and busy.commands["move"] in menu.actions()
    menu.close()


def test_nothing_moves_where_the_system_or_the_user_says_so(busy: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    chart, command = OrgChartView(busy.bridge.language), busy.commands["still"]
    monkeypatch.setattr(settings, "wants_reduced_motion", lambda: True)
    kept = [chart.reduced_motion]
    for _ in range(2):
        command.trigger()
        kept.append(chart.reduced_motion)
    assert kept == [True, True, False], "what the user ticked goes before what the system says"


@pytest.mark.parametrize("look", [Choice.LIGHT, Choice.DARK])
def test_where_the_keyboard_is_stands_out(
    busy: MainWindow, qtbot: QtBot, appearance: Appearance, qapp: QApplication, look: Choice
) -> None:
    appearance.choose(look)
    rims, colours = FocusRims(qapp), appearance.colours
    parts = focusable(shown(busy, qtbot, "tasks"))
    for part in (*parts, *focusable(busy.figures)[:2], busy.outline.view, busy.area.strip.tabs):
        part.setFocus()
        if isinstance(part, QLineEdit):
            continue
        rim = rims.rim
        assert rim is not None
        corner = rim.around().topLeft() + QPoint(1, 1)
        assert busy.grab().toImage().pixelColor(rim.mapTo(busy, corner)) == colours.accent, part.objectName()
    assert contrast(colours.accent, colours.ground) >= 3
    rims.setParent(None)
    rims.deleteLater()
    appearance.choose(Choice.LIGHT)


def test_every_tool_button_is_named(busy: MainWindow) -> None:
    buttons = [each for each in busy.findChildren(QAbstractButton) if each.isVisible()]
    assert [each.objectName() for each in buttons if not (heard(each) or each.text() or each.toolTip())] == []


def _is_one_of_several(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and (widget.autoExclusive() or widget.group() is not None)

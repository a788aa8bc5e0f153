"""Two ways of working: with the mouse, and with keys alone. Both act through the window system, as a user does."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLineEdit, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from integration_office.ui.canvas.selection import Post
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.models.outline import Thing
from integration_office.ui.paper.window import PaperWindow
from integration_office.ui.views.comparison.view import ComparisonView
from integration_office.ui.views.coverage.view import CoverageView
from tests.ui.acting import dialog

KEY, MODIFIER, BUTTON = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
PLAIN, CONTROL, ALT = MODIFIER.NoModifier, MODIFIER.ControlModifier, MODIFIER.AltModifier
SHIFT, CONTROL_SHIFT = MODIFIER.ShiftModifier, CONTROL | MODIFIER.ShiftModifier
MOST_TABS = 12


class Hands(ABC):
    """What a planner does in half an hour. Between two acts everything that was asked for has been shown."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        # A test before may have left a button down: a press of the next one would not begin anything.
        for button in (BUTTON.LeftButton, BUTTON.RightButton, BUTTON.MiddleButton):
            if button in QApplication.mouseButtons():
                QTest.mouseRelease(window.windowHandle(), button)

    @abstractmethod
    def create_office(self, name: str, above: str) -> None: ...

    @abstractmethod
    def give_reason(self, text: str) -> None: ...

    @abstractmethod
    def move(self, units: Sequence[str], to: str) -> None: ...

    @abstractmethod
    def merge(self, units: Sequence[str], name: str) -> None: ...

    @abstractmethod
    def cut_post(self, post: str) -> None: ...

    @abstractmethod
    def show_duty(self, duty: str) -> None: ...

    @abstractmethod
    def take_proposal(self, number: int) -> None: ...

    @abstractmethod
    def compare(self, scenarios: Sequence[str]) -> None: ...

    @abstractmethod
    def show_map(self) -> None: ...

    @abstractmethod
    def print_paper(self) -> None: ...

    def settle(self) -> None:
        """What one sees is up to date; what takes longer may still be computed."""
        self.qtbot.waitUntil(lambda: not self.window.bridge.turns.is_busy)

    def complete(self) -> None:
        """Everything is computed."""
        self.qtbot.waitUntil(lambda: not self.window.is_busy)

    @property
    def coverage(self) -> CoverageView:
        view = self.window.area.views.view("coverage")
        assert isinstance(view, CoverageView)
        return view

    @property
    def comparison(self) -> ComparisonView:
        view = self.window.area.views.view("comparison")
        assert isinstance(view, ComparisonView)
        return view

    @property
    def dialog(self) -> ChangeDialog:
        found = dialog(self.window)
        assert isinstance(found, ChangeDialog)
        return found

    @property
    def paper(self) -> PaperWindow:
        desk = self.window._paper
        self.qtbot.waitUntil(lambda: desk.window is not None and desk.window.isVisible())
        assert desk.window is not None
        return desk.window


class Mouse(Hands):
    """Clicks, drags, context menus; only names are typed."""

    def create_office(self, name: str, above: str) -> None:
        self._click_unit(above)
        self._click(self.window.tools.widgetForAction(self.window.commands["new_office"]))
        type_text(name)
        self._click_ok()

    def give_reason(self, text: str) -> None:
        self._click(self.window.reasons.reason)
        type_text(text)
        self._click(self.window.reasons.close_button)
        self.settle()

    def move(self, units: Sequence[str], to: str) -> None:
        """One is dragged, two are picked and dragged together, more are cut out and pasted."""
        for number, unit in enumerate(units):
            self._click_unit(unit, CONTROL if number else PLAIN)
        if len(units) < 3:
            self._drag(self._unit(units[-1]), self._unit(to))
        else:
            self._choose_in_menu(self._unit(units[-1]), "cut_out")
            self._choose_in_menu(self._unit(to), "paste", first_click=True)
        self.settle()

    def merge(self, units: Sequence[str], name: str) -> None:
        for number, unit in enumerate(units):
            self._click_unit(unit, CONTROL if number else PLAIN)
        self._choose_in_menu(self._unit(units[-1]), "merge")
        line = self.dialog.form.findChild(QLineEdit, "name")
        assert line is not None
        self._click(line)
        # Qt would take a third click in time for that.
        line.selectAll()
        type_text(name)
        self._click_ok()

    def cut_post(self, post: str) -> None:
        """In the outline, where posts are listed below their unit."""
        outline, session = self.window.outline, self.window.bridge.session
        unit = session.organisation.positions[post].unit
        for above in reversed(tuple(session.organisation.ancestry(unit))):
            index = outline.model.index_of(Thing(above.id))
            if not outline.view.isExpanded(index):
                outline.view.scrollTo(index)
                rect = outline.view.visualRect(index)
                self._press_at(outline.view.viewport(), QPoint(rect.left() - 7, rect.center().y()))
        index = outline.model.index_of(Thing(unit, post))
        outline.view.scrollTo(index)
        place = outline.view.visualRect(index).center()
        self._press_at(outline.view.viewport(), place)
        self.settle()
        self._choose(self._menu_at(outline.view.viewport(), place), "cut")
        self._click_ok()

    def show_duty(self, duty: str) -> None:
        self._click_view("view_coverage")
        view = self.coverage
        row = view.model.row_of(duty)
        assert row is not None
        index = view.model.index(row, 0)
        view.table.scrollTo(index)
        self._press_at(view.table.front.viewport(), view.table.front.visualRect(index).center())
        self.complete()

    def take_proposal(self, number: int) -> None:
        self._click(self.coverage.pane.proposals.rows[number])
        self._click_ok()
        self.complete()

    def compare(self, scenarios: Sequence[str]) -> None:
        self._click_view("view_comparison")
        box = self.comparison.choice.scenarios
        for row in range(box.count()):
            item = box.item(row)
            wanted = item.text() in scenarios
            if wanted != (item.checkState() is Qt.CheckState.Checked):
                box.scrollToItem(item)
                rect = box.visualItemRect(item)
                self._press_at(box.viewport(), QPoint(rect.left() + 10, rect.center().y()))
        self.complete()

    def show_map(self) -> None:
        bar = self.comparison.tabs.tabBar()
        self._press_at(bar, bar.tabRect(2).center())
        self.settle()

    def print_paper(self) -> None:
        self._click(self.window.tools.widgetForAction(self.window.commands["paper"]))
        paper = self.paper
        self.qtbot.waitUntil(lambda: not paper.is_busy)
        with self._asked("Trotzdem weiter"):
            self._click(paper.tools.widgetForAction(paper.tools["print"]))

    @contextmanager
    def _asked(self, answer: str) -> Iterator[None]:
        """The question that comes up is answered with a click."""

        def click() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            self._click(next(each for each in box.buttons() if each.text().replace("&", "") == answer))

        QTimer.singleShot(0, click)
        yield

    def _click_unit(self, unit: str, modifier: MODIFIER = PLAIN) -> None:
        self._press_at(self.window.area.chart.viewport(), self._unit(unit), modifier)
        self.settle()

    def _unit(self, unit: str | Post) -> QPoint:
        """Where it stands; what is out of sight is brought back with „Einpassen“."""
        chart, button = self.window.area.chart, self.window.tools.widgetForAction(self.window.commands["fit"])
        if not chart.viewport().rect().contains(chart.rect_of(unit).center().toPoint()):
            self._click(button)
            self.settle()
        return chart.rect_of(unit).center().toPoint()

    def _click_view(self, action: str) -> None:
        bar = next(each for each in self.window.findChildren(QWidget, "views"))
        self._click(bar.widgetForAction(self.window.commands[action]))
        self.complete()

    def _click_ok(self) -> None:
        opened = self.dialog
        button = opened.buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert button.isEnabled(), button.toolTip()
        self._click(button)
        self.settle()

    def _choose_in_menu(self, place: QPoint, action: str, *, first_click: bool = False) -> None:
        viewport = self.window.area.chart.viewport()
        if first_click:
            self._press_at(viewport, place)
            self.settle()
        self._choose(self._menu_at(viewport, place), action)

    def _menu_at(self, widget: QWidget, place: QPoint) -> QMenu:
        self._press_at(widget, place, button=BUTTON.RightButton)
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def _choose(self, menu: QMenu, name: str) -> None:
        action = next(each for each in menu.actions() if each.objectName() == name)
        assert action.isEnabled(), name
        self._press_at(menu, menu.actionGeometry(action).center())

    def _drag(self, start: QPoint, end: QPoint) -> None:
        viewport = self.window.area.chart.viewport()
        handle, offset = self.window.windowHandle(), viewport.mapTo(self.window, QPoint())
        QTest.mousePress(handle, BUTTON.LeftButton, PLAIN, offset + start)
        for part in range(1, 6):
            QTest.mouseMove(handle, offset + start + (end - start) * part / 5)
        QTest.mouseRelease(handle, BUTTON.LeftButton, PLAIN, offset + end)

    def _click(self, widget: QWidget | None) -> None:
        assert widget is not None and widget.isVisible()
        self._press_at(widget, widget.rect().center())

    def _press_at(
        self, widget: QWidget, place: QPoint, modifier: MODIFIER = PLAIN, button: BUTTON = BUTTON.LeftButton
    ) -> None:
        _in_front()
        top = widget.window()
        QTest.mouseClick(top.windowHandle(), button, modifier, widget.mapTo(top, place))


class Keyboard(Hands):
    """Keys only: they go to the window in front and find their way from there."""

    def create_office(self, name: str, above: str) -> None:
        self._search(above)
        self._press(KEY.Key_N, CONTROL)
        type_text(name)
        self._enter()

    def give_reason(self, text: str) -> None:
        self._press(KEY.Key_B, CONTROL)
        type_text(text)
        self._enter()

    def move(self, units: Sequence[str], to: str) -> None:
        """One is given its target by name; more are collected, cut out and pasted."""
        self._collect(units)
        if len(units) == 1:
            self._press(KEY.Key_M, CONTROL)
            type_text(to)
            self._enter()
            return
        self._press(KEY.Key_X, CONTROL)
        self._search(to)
        self._press(KEY.Key_V, CONTROL)
        self.settle()

    def merge(self, units: Sequence[str], name: str) -> None:
        self._collect(units)
        self._press(KEY.Key_M, CONTROL_SHIFT)
        self._press(KEY.Key_A, CONTROL)
        type_text(name)
        self._enter()

    def cut_post(self, post: str) -> None:
        self._search(post)
        self._press(KEY.Key_K, CONTROL)
        type_text("Stelle streichen")
        self._enter()
        self._enter()

    def show_duty(self, duty: str) -> None:
        self._search(duty)
        self.complete()

    def take_proposal(self, number: int) -> None:
        self._tab_to(self.coverage.pane.proposals.rows[number])
        self._enter()
        self._enter()
        self.complete()

    def compare(self, scenarios: Sequence[str]) -> None:
        self._press(KEY.Key_8, ALT)
        self.complete()
        box = self.comparison.choice.scenarios
        self._tab_to(box, back=True)
        self._press(KEY.Key_Home)
        enabled = [each for each in map(box.item, range(box.count())) if each.flags() & Qt.ItemFlag.ItemIsEnabled]
        for item in enabled:
            assert box.currentItem() is item
            if (item.text() in scenarios) != (item.checkState() is Qt.CheckState.Checked):
                self._press(KEY.Key_Space)
                self.settle()
            self._press(KEY.Key_Right)
        self.complete()

    def show_map(self) -> None:
        self._tab_to(self.comparison.tabs.tabBar())
        self._press(KEY.Key_Right)
        self._press(KEY.Key_Right)
        self.settle()

    def print_paper(self) -> None:
        def answer() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            self._tab_to(next(each for each in box.buttons() if each.text().replace("&", "") == "Trotzdem weiter"))
            self._press(KEY.Key_Space)

        waiting = QTimer(interval=5)
        waiting.timeout.connect(lambda: (waiting.stop(), answer()) if QApplication.activeModalWidget() else None)
        waiting.start()
        self._press(KEY.Key_P, CONTROL)
        self.qtbot.waitUntil(lambda: not waiting.isActive())

    def _collect(self, units: Sequence[str]) -> None:
        first, *others = units
        self._search(first)
        if others:
            self._press(KEY.Key_F, CONTROL)
            for unit in others:
                type_text(unit)
                self._press(KEY.Key_Return, CONTROL)
            self._press(KEY.Key_Escape)
            self.settle()

    def _search(self, text: str) -> None:
        self._press(KEY.Key_F, CONTROL)
        type_text(text)
        self._enter()

    def _tab_to(self, widget: QWidget, *, back: bool = False) -> None:
        for _ in range(MOST_TABS):
            if QApplication.focusWidget() is widget:
                return
            self._press(KEY.Key_Backtab if back else KEY.Key_Tab, SHIFT if back else PLAIN)
        raise AssertionError(f"{widget.objectName()} is not reached by Tab")

    def _enter(self) -> None:
        front = QApplication.activeModalWidget()
        if isinstance(front, ChangeDialog):
            button = front.buttons.button(QDialogButtonBox.StandardButton.Ok)
            assert button.isEnabled(), button.toolTip()
        self._press(KEY.Key_Return)
        self.settle()

    def _press(self, key: KEY, modifier: MODIFIER = PLAIN) -> None:
        QTest.keyClick(_in_front().windowHandle(), key, modifier)


def type_text(text: str) -> None:
    """Where the keyboard is; QTest knows no keys for umlauts."""
    here = _in_front().focusWidget()
    assert here is not None
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(here, QKeyEvent(kind, 0, PLAIN, letter))


def _in_front() -> QWidget:
    """The window that has the keyboard. When a dialog is gone, a window manager gives it back; without one we do."""
    if QApplication.activeWindow() is None:
        everything_seen()[-1][0].activateWindow()
        QApplication.processEvents()
    found = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    assert found is not None
    return found


def everything_seen() -> tuple[tuple[QWidget, QRect], ...]:
    """The windows on the screen from back to front, with their places."""
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.windowHandle() is not None]
    order = {MainWindow: 0, PaperWindow: 1}
    shown.sort(key=lambda each: order.get(type(each), 2 if isinstance(each, QDialog) else 3))
    return tuple((each, each.frameGeometry()) for each in shown)

"""Every view of a state that is only looked at: what would change it is off and says why, the rest works."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QHeaderView,
    QMessageBox,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from integration_office.application.looking import look_at
from integration_office.domain.changes import MoveUnit
from integration_office.domain.cities import City
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.scenario import ScenarioStatus
from integration_office.ui.desk import Desk
from integration_office.ui.main_window import MainWindow
from integration_office.ui.views.catalogue import VIEWS
from integration_office.wording.language import Language
from tests.ui.acting import drag, status
from tests.ui.town import session, town

WHY = "Dieser gesicherte Stand ist hier nur zum Ansehen"
START = "start"
"""Begins other plans; nothing of this one."""
FORMS = "ask_offices"
"""Writes files of what is there."""
OPTIONS = "option_parts"
"""What is typed there is a question, not a change."""
OFF = {
    *("judge", "join_tasks", "different_tasks", "move_group", "office_for_group", "option_apply", "assign_tasks"),
    *("duty_add", "duty_correct", "duty_revert", "duty_tasks", "duty_weights", "session_known"),
    *("new_task", "demand_of_task", "assign_posts", "judge_tasks", "join_two_tasks", "remove_tasks", "read_forms"),
    *("set_project_cost", "change_grant", "new_grant", "new_revenue", "remove_revenues", "revenue_in_scenario"),
    *("add_city", "edit_city", "remove_city"),
}


@pytest.fixture
def looked(qtbot: QtBot, desk: Desk) -> MainWindow:
    kept = session(replace(town(), cities={"Köln": City("Köln")}))
    kept.perform([MoveUnit(UnitId("32.4"), UnitId("56"))], new_scenario="A")
    kept.set_status("A", ScenarioStatus.RELEASED)
    kept.prepare_checkpoint(kept.plan)("Vorher")
    window = desk.show(look_at(kept, kept.checkpoints()[-1]), Language.german())
    window.area.chart.reduced_motion = True
    qtbot.waitExposed(window)
    window.bridge.select((), (PositionId("0102"),))
    return window


def pages(qtbot: QtBot, window: MainWindow) -> Iterator[QWidget]:
    """Every page of every view, with the last line chosen in each of its tables."""
    for name in VIEWS:
        if name == START:
            continue
        window.area.views.show_view(name)
        view = window.area.views.view(name)
        tabs = next(iter(view.findChildren(QTabWidget)), None)
        for number in range(tabs.count() if tabs else 1):
            window.area.views.show_view(name)
            if tabs is not None:
                tabs.setCurrentIndex(number)
            QCoreApplication.processEvents()
            qtbot.waitUntil(lambda: not window.is_busy)
            for table in tables(view):
                table.setCurrentIndex(table.model().index(table.model().rowCount() - 1, 0))
            QCoreApplication.processEvents()
            yield view
    window.docks.arrange()
    yield window.measures


def tables(page: QWidget) -> list[QAbstractItemView]:
    found = page.findChildren(QAbstractItemView)
    return [each for each in found if each.isVisible() and each.model() and not isinstance(each, QHeaderView)]


def commands(page: QWidget) -> list[QAbstractButton | QAction]:
    """Buttons that can be seen, and what is in the menus that can be opened."""
    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    menus = [menu for each in buttons if each.isEnabled() and (menu := getattr(each, "menu", lambda: None)())]
    return [*buttons, *(action for menu in menus for action in menu.actions() if not action.isSeparator())]


def test_what_would_change_it_is_off_in_every_view_and_the_rest_changes_nothing(
    qtbot: QtBot, looked: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 0)
    plan, refused, off = looked.bridge.session.plan, [], set()
    looked.bridge.refused.connect(refused.append)
    for page in pages(qtbot, looked):
        for each in commands(page):
            name = each.objectName()
            if not each.isEnabled():
                off |= {name} if WHY in each.toolTip() else set()
            elif name != FORMS and getattr(each, "menu", lambda: None)() is None:
                each.click() if isinstance(each, QAbstractButton) else each.trigger()
                assert not refused and not dialogs(), (page.objectName(), name, refused)
        for table in tables(page):
            assert not is_typed_into(table) or table.objectName() == OPTIONS, table.objectName()
            table.activated.emit(table.currentIndex())
            table.doubleClicked.emit(table.currentIndex())
            assert not dialogs(), (page.objectName(), table.objectName())
        refused.clear()
    assert off >= OFF, OFF - off
    assert looked.bridge.session.plan is plan


def is_typed_into(table: QAbstractItemView) -> bool:
    model, flag = table.model(), Qt.ItemFlag.ItemIsEditable
    can_edit = table.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers
    return (
        can_edit
        and isinstance(table, QTableView)
        and any(model.index(0, each).flags() & flag for each in range(model.columnCount()))
    )


def dialogs() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def test_a_released_scenario_is_no_question_there(
    qtbot: QtBot, looked: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: pytest.fail("asked"))
    looked.area.views.show_view("chart")
    looked.area.chart.fit()
    drag(qtbot, looked.area.chart, "33.1", "50")
    assert WHY in status(looked)
    looked.area.rename_requested.emit()
    assert not dialogs() and WHY in status(looked)


def test_the_window_says_above_everything_that_it_is_for_looking(looked: MainWindow, window: MainWindow) -> None:
    banner = looked.area.findChild(QWidget, "looking_banner")
    assert banner is not None and banner.isVisible() and WHY in banner.text()  # type: ignore[attr-defined]
    assert window.area.findChild(QWidget, "looking_banner") is None
    assert window.measures.table.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers

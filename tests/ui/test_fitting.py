"""At 300 % a laptop shows 853 × 480 points: every dialog has room there with its buttons, whatever must scroll."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QDialog

from integration_office.domain.cities import City
from integration_office.domain.identity import PositionId, TaskId
from integration_office.domain.task import Assignment
from integration_office.ui.desk import Desk
from integration_office.ui.dialogs.checkpoints import CheckpointsDialog
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.main_window import MainWindow
from integration_office.ui.panels.plan_info import PlanInfoDialog
from integration_office.ui.services import ReadAnswers
from integration_office.ui.views.coverage.duty_dialog import DutyDialog
from integration_office.ui.views.coverage.task_duties_dialog import TaskDutiesDialog
from integration_office.ui.views.coverage.weights_dialog import WeightsDialog
from integration_office.ui.views.money.city_dialog import CityDialog
from integration_office.ui.views.money.fit_dialog import FitDialog
from integration_office.ui.views.money.revenue_dialog import RevenueDialog
from integration_office.ui.views.overlap.joining import JoinDialog
from integration_office.ui.views.overlap.judging import JudgeDialog
from integration_office.ui.views.tasks.answers import AnswersDialog
from integration_office.ui.views.tasks.collecting import CollectDialog
from integration_office.ui.views.tasks.new_task import NewTaskDialog
from integration_office.wording.language import Language
from tests.ui.acting import dialog
from tests.ui.test_dialog_letters import ON_POSTS, ON_UNITS
from tests.ui.town import session

ROOM = QSize(853 - 16, 480 - 40)
"""Without what the system draws around a window."""


def dialogs_of_views(window: MainWindow, language: Language) -> list[QDialog]:
    bridge, nothing = window.bridge, lambda *_: None
    state, duty = bridge.session.figures, next(iter(bridge.session.frame.duties))
    tasks = (TaskId("T1"), TaskId("T2"))
    read = ReadAnswers({PositionId("0102"): (Assignment(PositionId("0102"), tasks[1], 3000),)}, ("Das Amt sagt …",), 1)
    return [
        RevenueDialog(bridge, nothing, window),
        CityDialog(City("Köln"), (), lambda *_: True, language, window),
        FitDialog("Ein Amt", nothing, "Örtlicher Faktor 33", bridge, nothing, window),
        DutyDialog(bridge, None, window),
        DutyDialog(bridge, duty, window),
        WeightsDialog(bridge, duty, window),
        TaskDutiesDialog(bridge, duty, window),
        JudgeDialog(bridge, tasks, window),
        JoinDialog(bridge, window.background, tasks, window),
        NewTaskDialog(bridge, nothing, window),
        CollectDialog(state, (), language, window),
        AnswersDialog(bridge, window.background, read, window),
        PlanInfoDialog(bridge, window),
        CheckpointsDialog(bridge, window.background, window),
    ]


def too_large(found: QDialog) -> bool:
    least = found.minimumSizeHint().expandedTo(found.minimumSize())
    return least.expandedTo(ROOM) != ROOM


def test_no_dialog_of_a_view_needs_more_room(window: MainWindow) -> None:
    for found in dialogs_of_views(window, Language.german()):
        found.ensurePolished()
        assert not too_large(found), (type(found).__name__, found.minimumSizeHint())
        found.reject()


def test_no_dialog_of_a_change_needs_more_room(window: MainWindow) -> None:
    for units, posts, commands in ((("32",), (), ON_UNITS), ((), ("0102",), ON_POSTS), (("32", "33"), (), ("merge",))):
        window.bridge.select(units, posts)
        for command in commands:
            window.commands[command].trigger()
            found = dialog(window)
            assert not too_large(found), (command, found.minimumSizeHint())
            found.reject()
            found.deleteLater()
            found.setParent(None)


def test_a_dialog_is_no_larger_than_the_screen(window: MainWindow) -> None:
    found, screen = QDialog(window), window.screen().availableGeometry().size()
    resize_on_screen(found, 3000, 2000)
    assert screen.width() > found.width() > screen.width() - 40
    assert screen.height() > found.height() > screen.height() - 80
    resize_on_screen(found, 300, 200)
    assert found.size() == QSize(300, 200)


def test_the_first_window_of_all_stands_on_the_screen_with_its_frame(desk: Desk) -> None:
    window = desk.show(session(), Language.german())
    assert window.screen().availableGeometry().contains(QRect(window.pos(), window.size() + QSize(16, 40)))

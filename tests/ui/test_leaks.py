"""What is opened and closed again leaves nothing behind: windows with all their views, dialogs, scenarios.

With LEAK_ROUNDS=200 as often as a long week at the desk.
"""

import gc
import os
import weakref
from collections.abc import Callable
from itertools import pairwise
from statistics import median_low

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import MoveUnit
from integration_office.domain.identity import UnitId
from integration_office.ui.appearance import Appearance
from integration_office.ui.desk import Desk
from integration_office.ui.faults import FaultTeller
from integration_office.ui.main_window import MainWindow
from integration_office.ui.views.catalogue import CHART, VIEWS, view_action
from integration_office.wording.language import Language
from tests.ui.conftest import Files, Opener
from tests.ui.town import session

ROUNDS = int(os.environ.get("LEAK_ROUNDS", "2"))
WARM_UP = 1
OBJECTS_PER_ROUND = 1_000
"""Of Python; a window that stays has a hundred times as many. What can be undone is kept, a few dozen for each step."""


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.is_busy)


def swept() -> None:
    """What was deleted is gone, also what was to live as long as a window."""
    gc.unfreeze()
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        gc.collect()


def gone_already(plan: weakref.ref[object]) -> bool:
    """Whether a closed plan has left the memory although nobody looked for unused circles."""
    gc.disable()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.enable()
    return plan() is None


def left_behind(one_round: Callable[[], object]) -> tuple[int, int, int]:
    """Widgets without a parent, objects of Qt and objects of Python after a usual round: what is loaded or made once
    for all does not come again."""
    for _ in range(WARM_UP):
        one_round()
    held = [_held()]
    for _ in range(ROUNDS):
        one_round()
        held.append(_held())
    more = [[after - before for before, after in pairwise(kind)] for kind in zip(*held, strict=True)]
    tops, of_qt, objects = map(median_low, more)
    return tops, of_qt, objects


def _held() -> tuple[int, int, int]:
    swept()
    return len(QApplication.topLevelWidgets()), len(shiboken6.getAllValidWrappers()), len(gc.get_objects())


def test_windows_with_all_views_open_and_close(qtbot: QtBot, files: Files, appearance: Appearance) -> None:
    desk = Desk(files.services(), appearance, FaultTeller(lambda _: None, Language.german()))
    gone: list[weakref.ref[object]] = []
    plan_left: list[bool] = []

    def one_round() -> None:
        window = desk.show(session(), Language.german())
        gone.extend((weakref.ref(window), weakref.ref(window.bridge.session)))
        window.area.chart.reduced_motion = True
        window.bridge.session.perform([MoveUnit(UnitId("32.4"), UnitId("56"))], new_scenario="A")
        for name in (*VIEWS, CHART):
            window.commands[view_action(name)].trigger()
            QCoreApplication.processEvents()
        for command in ("search", "palette", "new_office", "set_assumption"):
            window.commands[command].trigger()
            for each in QApplication.topLevelWidgets():
                if each is not window and each.isVisible():
                    each.close()
        settled(qtbot, window)
        window.close()
        del window
        plan_left.append(gone_already(gone[-1]))

    tops, of_qt, objects = left_behind(one_round)
    assert all(plan_left)
    assert [each() for each in gone] == [None] * len(gone)
    assert (tops, of_qt) == (0, 0)
    assert objects < OBJECTS_PER_ROUND


def test_scenarios_come_and_go(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    desk = window.bridge.session
    for name in VIEWS:
        window.commands[view_action(name)].trigger()
        settled(qtbot, window)

    def one_round() -> None:
        desk.perform([MoveUnit(UnitId("32.4"), UnitId("56"))], new_scenario="Probe")
        desk.duplicate_scenario("Probe", "Zweite Probe")
        desk.switch_scenario("Probe")
        QCoreApplication.processEvents()
        desk.switch_scenario(None)
        for name in ("Zweite Probe", "Probe"):
            desk.remove_scenario(name)
        settled(qtbot, window)

    tops, of_qt, objects = left_behind(one_round)
    assert (tops, of_qt) == (0, 0)
    assert objects < OBJECTS_PER_ROUND

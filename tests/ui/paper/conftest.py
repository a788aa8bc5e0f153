"""A workspace on the town, with papers that are made in no time."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import MoveUnit
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario
from integration_office.ui.main_window import MainWindow
from integration_office.ui.paper.making import State
from integration_office.ui.paper.window import PaperWindow
from integration_office.wording.language import Language
from tests.ui.conftest import Opener
from tests.ui.town import town

PaperOpener = Callable[..., PaperWindow]


@pytest.fixture
def two() -> Plan:
    """The town with a scenario that moves a unit, one that does nothing, one that moves another."""
    plan = town()
    for name, unit in (("Klein", "50.2"), ("Groß", "32.4")):
        plan = plan.with_new_scenario(Scenario(name, (Measure(MoveUnit(unit, "56")),)))
    return plan.with_new_scenario(Scenario("Null")).with_active("Klein")


@pytest.fixture
def open_paper(qtbot: QtBot, open_window: Opener, two: Plan) -> PaperOpener:
    """Opens a window and from its tool bar the workspace; waits for the first paper unless told not to."""

    def opened(plan: Plan | None = None, language: Language | None = None, *, wait: bool = True) -> PaperWindow:
        window: MainWindow = open_window(plan or two, language)
        window.commands["paper"].trigger()
        paper = workspace(qtbot, window)
        paper.resize(1280, 800)
        if wait:
            settled(qtbot, paper)
        return paper

    return opened


@pytest.fixture
def paper(open_paper: PaperOpener) -> PaperWindow:
    return open_paper()


def workspace(qtbot: QtBot, window: MainWindow) -> PaperWindow:
    """The workspace of a window, as soon as it is there."""
    desk = window._paper
    qtbot.waitUntil(lambda: desk.window is not None and desk.window.isVisible())
    assert desk.window is not None
    return desk.window


def settled(qtbot: QtBot, paper: PaperWindow) -> None:
    """The pages are as ordered, and those that can be seen are drawn."""
    qtbot.waitUntil(lambda: paper.making.state not in (State.OUTDATED, State.MAKING))
    qtbot.waitUntil(lambda: not paper.is_busy)


def drawn(qtbot: QtBot, paper: PaperWindow) -> None:
    """The page that is looked at is drawn as large as it is shown."""
    view = paper.view
    qtbot.waitUntil(lambda: view.images.is_fresh(view.page, view._places.rects[view.page].width()))

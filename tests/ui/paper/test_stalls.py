"""The window goes on answering while the workspace opens and the program's own paper is made and looked at."""

import pytest
from pytestqt.qtbot import QtBot

from integration_office.bootstrap.papers import Papers
from integration_office.domain.plan import Plan
from integration_office.domain.resources import resource_folder
from integration_office.exchange.source import read_source
from integration_office.ui.main_window import MainWindow
from integration_office.ui.paper.making import State
from tests.ui.conftest import Files, Opener
from tests.ui.test_stalls import held, longest_pause
from tests.ui.town import REFERENCE


@pytest.fixture
def muenster() -> Plan:
    return read_source(resource_folder() / "samples" / "muenster-2026", REFERENCE.catalogue).plan


class Both:
    """The window and its workspace, as one that is busy."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def is_busy(self) -> bool:
        return self._window.is_busy or self._window._paper.is_busy


@pytest.fixture
def real_papers(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    services = Papers(REFERENCE).services()
    monkeypatch.setattr(files.papers, "services", lambda: services)


def test_opening_the_workspace_and_making_the_paper(
    qtbot: QtBot, open_window: Opener, muenster: Plan, real_papers: None
) -> None:
    window = open_window(muenster.with_active("Amt für Integration (groß)"), size=(1600, 1000))
    both = Both(window)
    longest_pause(both, ())

    def opened() -> float:
        made = longest_pause(both, [window.commands["paper"].trigger])
        paper = window._paper.window
        assert paper is not None
        assert paper.making.state is State.CURRENT
        turned = longest_pause(both, [lambda: paper.view.go_to(20), lambda: paper.view.zoom_by(2)])
        paper.close()
        return max(made, turned)

    shares = held(opened)
    assert min(shares) <= 1, shares

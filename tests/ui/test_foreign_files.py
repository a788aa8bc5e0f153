"""A plan file that others hold, change or take away while its plan is on the desk: a sentence, nothing lost."""

import sqlite3
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import CutPosition, MoveUnit
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario
from integration_office.persistence.document import PlanFile, create
from integration_office.ui.main_window import MainWindow
from tests.ui.acting import drag, status
from tests.ui.conftest import Opener
from tests.ui.town import town

WAY_OUT = "Mit „Unter anderem Namen speichern“ geht es in einer neuen Datei weiter."


@pytest.fixture
def window(window_on_file: MainWindow) -> MainWindow:
    return window_on_file


def refused(qtbot: QtBot, window: MainWindow, sentence: str) -> None:
    """A drag that is told to be impossible; the plan stays and the way out is named."""
    session = window.bridge.session
    before, steps = session.plan, len(session.history.done)
    drag(qtbot, window.area.chart, "33.1", "56")
    assert sentence in status(window) and status(window).endswith(WAY_OUT)
    assert session.plan is before and len(session.history.done) == steps


def test_what_another_program_holds_can_be_changed_once_it_lets_go(qtbot: QtBot, window: MainWindow) -> None:
    session = window.bridge.session
    assert session.path is not None
    foreign = sqlite3.connect(session.path, isolation_level=None)
    foreign.execute("BEGIN EXCLUSIVE")
    refused(qtbot, window, "Die Plandatei ist anderswo geöffnet")
    foreign.execute("ROLLBACK")
    foreign.close()
    drag(qtbot, window.area.chart, "33.1", "56")
    assert session.organisation.units[UnitId("33.1")].parent == "56"


def test_a_file_that_is_gone_or_another_one_is_left_alone(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    session = window.bridge.session
    path = session.path
    assert path is not None
    path.rename(tmp_path / "weg.orgplan")
    refused(qtbot, window, "Diese Datei gibt es nicht")
    assert not path.exists(), "no empty file takes its place"
    path.write_bytes(b"Rechnung 2026 " * 500)
    refused(qtbot, window, "beschädigt und bleibt unverändert")
    assert path.read_bytes().startswith(b"Rechnung")
    path.unlink()
    other: PlanFile = create(tmp_path / "andere.orgplan", Plan())
    other.close()
    (tmp_path / "andere.orgplan").rename(path)
    refused(qtbot, window, "Ein anderes Programm hat die Plandatei verändert")
    (tmp_path / "weg.orgplan").replace(path)
    drag(qtbot, window.area.chart, "33.1", "56")
    assert session.organisation.units[UnitId("33.1")].parent == "56", "with its own file it goes on"


def test_measures_whose_baseline_is_gone_stay_and_are_told(qtbot: QtBot, open_window: Opener) -> None:
    gone = (
        Measure(MoveUnit(UnitId("99"), UnitId("56")), reason="Beschluss"),
        Measure(CutPosition(PositionId("9999"))),
        Measure(MoveUnit(UnitId("32.4"), UnitId("56"))),
    )
    window = open_window(town().with_scenario(Scenario("Alt", gone)).with_active("Alt"))
    session = window.bridge.session
    qtbot.waitUntil(lambda: not window.is_busy)
    texts = [window.measures.model.index(row, 1).data() for row in range(3)]
    assert "⚠ Greift nicht: " in texts[0] and "99" in texts[0] and "9999" in texts[1] and "⚠" not in texts[2]
    assert session.organisation.units[UnitId("32.4")].parent == "56"
    drag(qtbot, window.area.chart, "33.1", "56")
    assert session.scenario is not None and session.scenario.measures[:3] == gone, "nothing of the old is lost"
    session.undo()
    assert session.scenario.measures == gone

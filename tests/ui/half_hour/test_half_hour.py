"""Half an hour of a planner's work on the sample city, once with the mouse and once with keys alone: the same measures.

With HALF_HOUR_PICTURES=folder every step is kept as a picture, in light and dark and in two sizes of the window.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_office.analysis.coverage import Status
from integration_office.domain.changes import Assign, Change, CreateUnit, CutPosition, MergeUnits, MoveUnit
from integration_office.domain.layered import frozen
from integration_office.domain.plan import Plan
from integration_office.domain.resources import resource_folder
from integration_office.domain.unit import UnitKind
from integration_office.exchange.source import read_source
from integration_office.ui.appearance import Appearance, Choice
from integration_office.ui.main_window import MainWindow
from integration_office.wording.numbers import euro
from tests.ui.acting import status
from tests.ui.conftest import Opener
from tests.ui.half_hour.hands import Hands, Keyboard, Mouse, everything_seen
from tests.ui.paper.test_printing import printer
from tests.ui.town import REFERENCE

__all__ = ["printer"]

PICTURES = os.environ.get("HALF_HOUR_PICTURES", "")
LOOKS = [(Choice.LIGHT, (1280, 800))]
if PICTURES:
    LOOKS = [(choice, size) for choice in (Choice.LIGHT, Choice.DARK) for size in ((1280, 800), (1600, 1000))]

NAME, HEAD, TASK, DUTY = "Amt für Integration", "0116-E14-01", "011603", "ST-32"
MERGED = "Integration und Familie"
SEVEN = (("0116",), ("0206",), ("0503", "0504"), ("1003", "0402", "0604"))
COMPARED = ("Variante 1", "Amt für Integration (klein)", "Amt für Integration (groß)")


@pytest.fixture(scope="module")
def muenster() -> Plan:
    """The sample, but only the head of the integration centre raises grants: without that post nobody does."""
    plan = read_source(resource_folder() / "samples" / "muenster-2026", REFERENCE.catalogue).plan
    kept = {
        post: tuple(each for each in own if each.task != TASK or post == HEAD)
        for post, own in plan.baseline.assignments.items()
    }
    return replace(plan, baseline=replace(plan.baseline, assignments=frozen(kept)))


class Camera:
    """Keeps what is on the screen, if pictures are wanted."""

    def __init__(self, planner: Hands, look: Choice, size: tuple[int, int]) -> None:
        self._planner = planner
        self._name, self._count = f"{type(planner).__name__}-{look.value}-{size[0]}", 0

    def __call__(self, step: str) -> None:
        self._count += 1
        if not PICTURES:
            return
        self._planner.complete()
        QApplication.processEvents()
        (window, place), *others = everything_seen()
        picture = window.grab()
        with QPainter(picture) as painter:
            for each, rect in others:
                painter.drawPixmap(rect.topLeft() - place.topLeft(), each.grab())
        picture.save(str(Path(PICTURES) / f"{self._name}-{self._count:02}-{step}.png"))


@pytest.mark.parametrize(("look", "size"), LOOKS)
@pytest.mark.parametrize("way", [Mouse, Keyboard])
def test_half_an_hour_of_planning(
    qtbot: QtBot,
    open_window: Opener,
    muenster: Plan,
    appearance: Appearance,
    printer: QPrinter,
    way: Callable[[QtBot, MainWindow], Hands],
    look: Choice,
    size: tuple[int, int],
) -> None:
    appearance.choose(look)
    window = open_window(muenster, size=size)
    planner, session = way(qtbot, window), window.bridge.session
    keep = Camera(planner, look, size)
    planner.complete()
    keep("begin")

    planner.create_office(NAME, above="II")
    assert session.plan.active == COMPARED[0]
    planner.give_reason("Integration unter einem Dach")
    assert [each.reason for each in session.scenario.measures] == ["Integration unter einem Dach"]
    keep("office")

    for units in SEVEN:
        planner.move(units, to="AI")
    assert status(window).startswith("3 Einheiten nach AI „Amt für Integration“ verlegt")
    keep("seven")

    planner.merge(("0116", "0604"), MERGED)
    assert window.bridge.units == ("IF",)
    keep("merged")

    planner.cut_post(HEAD)
    orphaned = {each.duty for each in session.figures.coverage.duties if each.status is Status.ORPHANED}
    assert DUTY in orphaned
    keep("cut")

    planner.show_duty(DUTY)
    keep("orphaned")
    before = len(session.scenario.measures)
    planner.take_proposal(0)
    duties = {each.duty: each for each in session.figures.coverage.duties}
    assert duties[DUTY].status is not Status.ORPHANED
    assert all(isinstance(each.change, Assign) for each in session.scenario.measures[before:])
    keep("closed")

    planner.compare(COMPARED)
    picture = planner.comparison.picture
    assert picture is not None and picture.wish.chosen == (*COMPARED[1:], COMPARED[0])
    assert compared(planner, "Vollkosten", COMPARED[0]) == euro(session.figures.cost.full_cost, window.bridge.language)
    keep("compared")
    planner.show_map()
    keep("map")

    planner.print_paper()
    qtbot.waitUntil(lambda: "an den Drucker gegeben" in planner.paper.state_line.message.text())
    keep("printed")
    document = pypdfium2.PdfDocument(printer.outputFileName())
    assert len(document) == 6
    document.close()

    made = [each.change for each in session.scenario.measures]
    assert made[:10] == expected()


def compared(planner: Hands, figure: str, scenario: str) -> str:
    """What stands in the table of the comparison."""
    model = planner.comparison.figures.model()
    titles = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]
    row = next(row for row in range(model.rowCount()) if str(model.index(row, 0).data()).strip(" °*") == figure)
    return str(model.index(row, titles.index(scenario)).data()).strip()


def expected() -> list[Change]:
    """What both ways lead to, up to the proposal."""
    moves = [MoveUnit(unit, "AI") for units in SEVEN for unit in units]
    merge = MergeUnits(("0116", "0604"), "IF", MERGED, UnitKind.DIVISION, "AI")
    return [CreateUnit("AI", NAME, UnitKind.OFFICE, "II"), *moves, merge, CutPosition(HEAD, None)]

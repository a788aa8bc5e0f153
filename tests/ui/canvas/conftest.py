"""Window tests run without a display, with the shipped fonts, so that texts have the same widths everywhere."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from integration_office.ui.appearance import LIGHT, load_fonts
from integration_office.ui.canvas.advisor import DropAnswer, Outlook, Tone
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.canvas.view import OrgChartView
from integration_office.wording.language import Language
from tests.ui.canvas.demo import demo_chart, demo_positions

FONTS = Path(__file__).parents[3] / "resources" / "fonts"


@dataclass
class Advisor:
    """Allows every target whose id does not begin with a refused prefix, and counts how often it is asked."""

    refused: str = "A1"
    revision: int = 1
    asked: list[str] = field(default_factory=list)
    known: Mapping[str, Outlook] = field(default_factory=dict)

    def answer(self, payload: Payload, target: str) -> DropAnswer:
        self.asked.append(target)
        if target.startswith(self.refused):
            return DropAnswer(False, "Das geht hier nicht.")
        return DropAnswer(True, f"Verlegen nach {target}", ((Tone.BETTER, "−1,50 VZÄ Überschneidung"),))

    def overview(self, payload: Payload) -> Mapping[str, Outlook]:
        return self.known


@pytest.fixture
def advisor() -> Advisor:
    return Advisor()


@pytest.fixture
def view(qtbot: QtBot, advisor: Advisor) -> OrgChartView:
    """A chart of a small city, fitted into a shown window, without animations."""
    return make_view(qtbot, advisor)


@pytest.fixture
def shown(qtbot: QtBot, advisor: Advisor) -> Callable[[int, int], OrgChartView]:
    """Makes a chart in a window of another size."""
    return lambda width, height: make_view(qtbot, advisor, width, height)


def make_view(qtbot: QtBot, advisor: Advisor, width: int = 1280, height: int = 800) -> OrgChartView:
    load_fonts(FONTS)
    chart = OrgChartView(Language.german(), LIGHT)
    qtbot.addWidget(chart)
    chart.reduced_motion = True
    chart.resize(width, height)
    chart.set_advisor(advisor)
    chart.set_positions(demo_positions)
    chart.set_chart(demo_chart())
    with qtbot.waitExposed(chart):
        chart.show()
    chart.activateWindow()
    chart.setFocus()
    return chart

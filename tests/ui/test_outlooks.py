"""What every target would do, at once: on the chart while dragging, in the list of targets for the keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_office.analysis.overview import Overview, TargetEffect
from integration_office.application.session import Session
from integration_office.domain.changes import MovePosition
from integration_office.domain.identity import PositionId, UnitId
from integration_office.ui.canvas.advisor import Outlook
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.dialogs.moving_form import MoveForm
from integration_office.ui.drop_advisor import SessionAdvisor
from integration_office.ui.main_window import MainWindow
from integration_office.ui.outlooks import effect_text, legend, outlook, outlooks, rank
from integration_office.wording.language import Language
from integration_office.wording.numbers import euro
from tests.ui.acting import dialog, middle, press, status, take

GERMAN = Language.german()


def effect(
    fte: int = 0, cost: int = 0, worse: int = 0, *, allowed: bool = True, risks_grant: bool = False
) -> TargetEffect:
    return TargetEffect(allowed, fte, cost, worse, 0, risks_grant)


KNOWN = {
    "I": effect(),
    "32": effect(allowed=False),
    "32.4": effect(allowed=False),
    "33": effect(50_000_000, 4_000_000),
    "50": effect(-150_000_000, -11_240_000),
    "56": effect(-200_000_000, -9_000_000, worse=2),
}


def overview() -> Overview:
    rows = list(KNOWN.values())
    return Overview(
        is_priced=True,
        ids={UnitId(unit): row for row, unit in enumerate(KNOWN)},
        allowed=np.array([each.allowed for each in rows]),
        overlap_fte=np.array([each.overlap_fte for each in rows]),
        overlap_cost=np.array([each.overlap_cost for each in rows]),
        worse=np.array([each.worse for each in rows]),
        better=np.array([each.better for each in rows]),
        risks_grant=np.array([each.risks_grant for each in rows]),
    )


@pytest.fixture
def foreseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "overview", lambda self, unit: overview())


def test_the_gravest_is_shown() -> None:
    found = {unit: outlook(each) for unit, each in KNOWN.items()}
    assert found == {
        "I": Outlook.SAME,
        "32": Outlook.FORBIDDEN,
        "32.4": Outlook.FORBIDDEN,
        "33": Outlook.MORE,
        "50": Outlook.LESS,
        "56": Outlook.WORSE,
    }
    assert outlooks(overview()) == found
    assert outlook(effect(cost=-1)) is Outlook.LESS
    assert outlook(effect(fte=-1, risks_grant=True)) is Outlook.WORSE


def test_the_best_come_first() -> None:
    assert sorted(KNOWN, key=lambda unit: rank(KNOWN[unit])) == ["50", "I", "33", "56", "32", "32.4"]


def test_a_difference_in_words() -> None:
    told = [effect_text(KNOWN[unit], GERMAN) for unit in ("50", "I", "33", "56", "32")]
    assert told == [
        "▼ −1,50 VZÄ (−112.400 €)",
        "= unverändert",
        "▲ +0,50 VZÄ (+40.000 €)",
        "! 2 Aufgaben schlechter · ▼ −2,00 VZÄ (−90.000 €)",
        "",
    ]
    assert effect_text(effect(risks_grant=True), GERMAN) == "! Förderung gefährdet · = unverändert"


@pytest.mark.usefixtures("foreseen")
def test_one_unit_is_foreseen_and_posts_of_one_office(window: MainWindow) -> None:
    advisor = SessionAdvisor(window.bridge)
    assert advisor.overview(Payload(("32",)))["56"] is Outlook.WORSE
    assert advisor.overview(Payload(("32", "50")))["56"] is Outlook.ALLOWED
    assert advisor.overview(Payload((), ("0301",)))["56"] is Outlook.SAME
    assert advisor.overview(Payload((), ("0104", "0301")))["56"] is Outlook.ALLOWED
    moved = advisor.overview(Payload((), ("0104",)))
    assert moved["50"] is Outlook.LESS and moved["32.4"] is Outlook.FORBIDDEN
    assert advisor.overview(Payload((), ("0302",)))["33"] is Outlook.WORSE, "the head of the funded unit goes"


@pytest.mark.usefixtures("foreseen")
def test_the_signs_are_explained_while_one_drags(qtbot: QtBot, window: MainWindow) -> None:
    before = status(window)
    chart = window.area.chart
    take(qtbot, chart, "32", "50")
    assert status(window) == legend(set(Outlook), GERMAN)
    assert status(window).startswith("▼ weniger Doppelarbeit · ohne Zeichen: unverändert · ▲ mehr Doppelarbeit")
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert status(window) == before
    assert middle(chart, "32") is not None


@pytest.mark.usefixtures("foreseen")
def test_a_drop_is_told_and_not_the_signs(qtbot: QtBot, window: MainWindow) -> None:
    chart = window.area.chart
    take(qtbot, chart, "32.4", "50")
    qtbot.mouseRelease(chart.viewport(), Qt.MouseButton.LeftButton, pos=middle(chart, "50"))
    assert "nach 50 „Sozialamt“ verlegt" in status(window)


@pytest.mark.usefixtures("foreseen")
def test_the_list_of_targets_shows_the_same_to_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("32",))
    press(qtbot, window.outline.view, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    form = dialog(window).form
    assert isinstance(form, MoveForm)
    model = form.targets.model
    best = [model.unit(row) for row in range(4)]
    assert best == ["50", "I", "33", "56"]
    assert model.index(0, 1).data() == "▼ −1,50 VZÄ (−112.400 €)"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Doppelarbeit"
    assert "▼ −1,50 VZÄ" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_list_of_targets_shows_the_figures_of_a_post(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(positions=(PositionId("0104"),))
    press(qtbot, window.outline.view, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    opened = dialog(window)
    assert isinstance(opened, ChangeDialog) and isinstance(opened.form, MoveForm)
    targets = opened.form.targets
    assert targets.model.headerData(1, Qt.Orientation.Horizontal) == "Doppelarbeit"
    told = {targets.model.unit(row): targets.model.index(row, 1).data() for row in range(targets.model.rowCount())}
    assert told["33"] == "= unverändert" and told["32.4"] == ""
    targets.list.setCurrentIndex(targets.model.index(0, 0))
    best, difference = targets.model.unit(0), told[targets.model.unit(0)]
    assert best in ("50", "50.2") and difference.startswith("▼ −0,50 VZÄ (−")
    single = window.bridge.session.preview([MovePosition(PositionId("0104"), best)])
    assert difference == f"▼ −0,50 VZÄ ({euro(single.overlap_cost, GERMAN)})"

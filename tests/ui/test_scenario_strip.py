"""The strip of scenarios: cards with figures, status, archive, what is open; what was released stays."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from integration_office.application.events import BaselineEdit
from integration_office.domain.changes import CreateUnit, MovePosition, MoveUnit
from integration_office.domain.identity import PositionId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario, ScenarioStatus
from integration_office.domain.unit import UnitKind
from integration_office.ui.card_tabs import CardTabs
from integration_office.ui.dialogs.name_dialog import NameDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.panels.measures_model import NUMBER
from integration_office.ui.settings import saved_scenario_figures
from tests.ui.acting import dialog, drag, keys, press, status
from tests.ui.conftest import Opener
from tests.ui.town import town

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SECTION = Measure(CreateUnit("561", "Beratung", UnitKind.SECTION, "56"))


@pytest.fixture
def three() -> Plan:
    """One that carries a unit along, one that leaves a post directly under an office, one that is released."""
    small = Scenario("Klein", (Measure(MoveUnit("33.1", "56")),))
    loose = Scenario("Lose", (SECTION, Measure(MovePosition("0104", "56"))), origin="Klein")
    done = Scenario("Fertig", (Measure(MoveUnit("33.1", "56"), date(2027, 1, 1)),), ScenarioStatus.RELEASED)
    return town().with_new_scenario(small).with_new_scenario(loose).with_new_scenario(done)


def computed(qtbot: QtBot, window: MainWindow) -> CardTabs:
    qtbot.waitUntil(lambda: not window.is_busy)
    return window.area.strip.tabs


def names(window: MainWindow) -> list[str]:
    bar = window.area.strip.tabs
    return [bar.tabText(at) for at in range(bar.count())]


def answer(text: str) -> None:
    """Press the button of the question that is about to come up."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text().replace("&", "") == text).click()

    QTimer.singleShot(0, click)


def test_every_card_has_its_figures_also_of_scenarios_not_on_the_desk(
    qtbot: QtBot, open_window: Opener, three: Plan
) -> None:
    window = open_window(three.with_active("Klein"))
    bar = computed(qtbot, window)
    tip = bar.tabToolTip(2)
    assert "Entwurf · 2 Maßnahmen" in tip
    assert "Hervorgegangen aus „Klein“" in tip
    assert "1 Stelle noch nicht zugeordnet" in tip
    assert "Vollkosten 2026 gegenüber Ist-Stand: = gleiche Kosten (nicht verifiziert" in tip
    assert "freigegeben · 1 Maßnahme" in bar.tabToolTip(3)
    assert "In 2026 wirkt 1 Maßnahme noch nicht" in bar.tabToolTip(3) and "Kalender" not in tip
    assert "noch nicht zugeordnet" not in bar.tabToolTip(1)
    spoken = QAccessible.queryAccessibleInterface(bar).child(2).text(QAccessible.Text.Name)
    assert spoken.startswith("Lose, Entwurf · 2 Maßnahmen")
    # A change on the desk renews its card; the others stay.
    other = window._scenario_figures.card("Lose")
    drag(qtbot, window.area.chart, "32.4", "56")
    assert window._scenario_figures.card("Klein") is None
    computed(qtbot, window)
    assert "2 Maßnahmen" in bar.tabToolTip(1)
    assert window._scenario_figures.card("Lose") is other
    # Folded up the cards are plain tabs, and that is remembered.
    tall = bar.height()
    window.commands["scenario_figures"].trigger()
    qtbot.waitUntil(lambda: bar.height() < tall / 1.8)
    assert not saved_scenario_figures()
    qtbot.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    assert not [each for each in window.findChildren(NameDialog) if each.isVisible()]


def test_what_has_no_place_yet_is_selected_and_what_is_put_away_comes_back(
    qtbot: QtBot, open_window: Opener, three: Plan
) -> None:
    window = open_window(three.with_active("Lose"))
    computed(qtbot, window)
    button = window.area.strip.undecided
    assert button.text() == "⚑ 1 nicht zugeordnet"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.bridge.positions == ("0104",)
    assert not window.archive.menuAction().isEnabled()
    window.commands["archive_scenario"].trigger()
    assert names(window) == ["Ist-Stand", "Klein", "Fertig"]
    assert window.area.strip.archive.text() == "Archiv (1)"
    press(qtbot, window, Qt.Key.Key_PageUp, CONTROL)
    assert window.bridge.session.plan.active == "Fertig"
    window.archive.aboutToShow.emit()
    window.archive.actions()[0].trigger()
    assert names(window)[2] == "Lose"
    assert window.bridge.session.plan.active == "Lose"
    window.bridge.session.switch_scenario("Klein")
    computed(qtbot, window)
    assert not button.isVisible()
    press(qtbot, window.area.chart, Qt.Key.Key_J, CONTROL | SHIFT)
    assert status(window) == "Jede Stelle dieser Variante hat ihren Platz."


def test_the_menu_of_a_card_is_for_the_scenario_under_the_mouse(qtbot: QtBot, open_window: Opener, three: Plan) -> None:
    window = open_window(three.with_active("Klein"))
    bar = computed(qtbot, window)
    bar.customContextMenuRequested.emit(bar.tabRect(2).center())
    assert window.bridge.session.plan.active == "Lose"
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    inner = [action.menu() for action in menu.actions() if action.menu()]
    assert any(window.commands["status_released"] in each.actions() for each in inner if isinstance(each, QMenu))
    menu.close()
    window.commands["status_released"].trigger()
    assert window.bridge.session.plan.scenario("Lose").status is ScenarioStatus.RELEASED
    assert status(window).startswith("Variante „Lose“: freigegeben")


def test_a_released_scenario_is_changed_only_after_asking(qtbot: QtBot, open_window: Opener, three: Plan) -> None:
    window = open_window(three.with_active("Fertig"))
    session = window.bridge.session
    for name in ("rename_scenario", "remove_scenario"):
        window.commands[name].trigger()
        assert status(window).startswith("Nicht ausgeführt: Die Variante „Fertig“ ist freigegeben")
    computed(qtbot, window)
    model = window.measures.model
    answer(QApplication.translate("QPlatformTheme", "Cancel").replace("&", ""))
    model.setData(model.index(0, NUMBER), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert session.plan == three.with_active("Fertig")
    answer("Kopie ändern")
    drag(qtbot, window.area.chart, "32.4", "56")
    assert session.plan.scenario("Fertig") == three.scenario("Fertig")
    assert (session.plan.active, len(session.plan.measures_of("Kopie von Fertig"))) == ("Kopie von Fertig", 2)
    assert session.plan.scenario("Kopie von Fertig").status is ScenarioStatus.DRAFT
    session.switch_scenario("Fertig")
    computed(qtbot, window)
    answer("Freigabe zurücknehmen")
    model.setData(model.index(0, NUMBER), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    scenario = session.plan.scenario("Fertig")
    assert (scenario.status, scenario.measures[0].enabled) == (ScenarioStatus.COORDINATION, False)


def test_names_of_a_thousand_letters_and_a_baseline_that_is_gone(
    qtbot: QtBot, open_window: Opener, three: Plan
) -> None:
    long = replace(three.scenario("Klein"), name="Ü" * 1000)
    kept = {**three.scenarios, long.name: long}
    window = open_window(replace(three, scenarios=frozen(kept), baseline=Organisation(), active=long.name))
    bar = computed(qtbot, window)
    assert "Keine Maßnahme greift mehr" in bar.tabToolTip(1)
    assert bar.tabRect(4).width() < 400
    assert window.width() == 1280
    window.commands["duplicate_scenario"].trigger()
    opened = dialog(window, NameDialog)
    assert isinstance(opened, NameDialog)
    proposed = opened.name.text()
    opened.name.setText("x" * 999)
    qtbot.keyClicks(opened.name, "x")
    assert opened.reason.text().startswith("Der Name hat 1000 Zeichen, höchstens 120 sind möglich.")
    keys(qtbot, opened.name, "  ")
    assert "Namen" in opened.reason.text()
    keys(qtbot, opened.name, proposed)
    qtbot.keyClick(opened.name, Qt.Key.Key_Return)
    assert len(str(window.bridge.session.plan.active)) <= 120


def test_a_corrected_ist_stand_says_that_a_scenario_is_no_longer_released(
    qtbot: QtBot, open_window: Opener, three: Plan
) -> None:
    window = open_window(three)
    session = window.bridge.session
    post = session.plan.baseline.position(PositionId("0104"))
    corrected = session.plan.baseline.with_positions([replace(post, title="Aktenführung")])
    session.edit_baseline(corrected, BaselineEdit.POSITION, [post.id])
    assert "Stelle berichtigen (0104); nicht mehr freigegeben, wieder in Abstimmung: „Fertig“ ·" in status(window)
    session.undo()
    assert session.plan == three and "freigegeben" not in status(window)

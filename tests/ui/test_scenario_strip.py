"""The strip of scenarios: cards with figures, status, archive, what is open; what was released stays."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import CreateUnit, MovePosition, MoveUnit
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario, ScenarioStatus
from integration_office.domain.unit import UnitKind
from integration_office.ui.card_tabs import CardTabs
from integration_office.ui.dialogs.name_dialog import NameDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.panels.measures_model import NUMBER
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
    done = Scenario("Fertig", small.measures, ScenarioStatus.RELEASED)
    return town().with_new_scenario(small).with_new_scenario(loose).with_new_scenario(done)


def computed(qtbot: QtBot, window: MainWindow) -> CardTabs:
    qtbot.waitUntil(lambda: not window.is_busy)
    return window.area.strip.tabs


def names(window: MainWindow) -> list[str]:
    bar = window.area.strip.tabs
    return [bar.tabText(at) for at in range(bar.count())]


def answer(window: MainWindow, text: str) -> None:
    """Press the button of the question that is about to come up."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text().replace("&", "") == text).click()

    QTimer.singleShot(0, click)


def test_every_card_has_its_figures_also_of_scenarios_not_on_the_desk(
    qtbot: QtBot, open_window: Opener, three: Plan
) -> None:
    window = open_window(three)
    bar = computed(qtbot, window)
    tip = bar.tabToolTip(2)
    assert "Entwurf · 2 Maßnahmen" in tip
    assert "Hervorgegangen aus „Klein“" in tip
    assert "1 Stelle noch nicht zugeordnet" in tip
    assert "Vollkosten gegenüber Ist-Stand: = gleiche Kosten (nicht verifiziert" in tip
    assert "freigegeben · 1 Maßnahme" in bar.tabToolTip(3)
    assert "noch nicht zugeordnet" not in bar.tabToolTip(1)
    spoken = QAccessible.queryAccessibleInterface(bar).child(2).text(QAccessible.Text.Name)
    assert spoken.startswith("Lose, Entwurf · 2 Maßnahmen")


def test_a_change_on_the_desk_renews_the_card_and_the_others_stay(
    qtbot: QtBot, open_window: Opener, three: Plan
) -> None:
    window = open_window(three.with_active("Klein"))
    bar = computed(qtbot, window)
    other = window._scenario_figures.card("Lose")
    drag(qtbot, window.area.chart, "32.4", "56")
    assert window._scenario_figures.card("Klein") is None
    computed(qtbot, window)
    assert "2 Maßnahmen" in bar.tabToolTip(1)
    assert window._scenario_figures.card("Lose") is other


def test_folded_up_the_cards_are_plain_tabs_and_that_is_remembered(
    qtbot: QtBot, open_window: Opener, three: Plan
) -> None:
    window = open_window(three)
    bar = computed(qtbot, window)
    tall = bar.height()
    window.commands["scenario_figures"].trigger()
    qtbot.waitUntil(lambda: bar.height() < tall / 1.8)
    other = open_window(three)
    assert not other.commands["scenario_figures"].isChecked()
    assert other.area.strip.tabs.height() == bar.height()


def test_what_has_no_place_yet_is_counted_and_selected(qtbot: QtBot, open_window: Opener, three: Plan) -> None:
    window = open_window(three.with_active("Lose"))
    computed(qtbot, window)
    button = window.area.strip.undecided
    assert button.text() == "⚑ 1 offen"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.bridge.positions == ("0104",)
    window.bridge.session.switch_scenario("Klein")
    computed(qtbot, window)
    assert not button.isVisible()
    press(qtbot, window.area.chart, Qt.Key.Key_J, CONTROL | SHIFT)
    assert status(window) == "Jede Stelle dieser Variante hat ihren Platz."


def test_put_away_it_leaves_the_strip_and_the_menu_brings_it_back(
    qtbot: QtBot, open_window: Opener, three: Plan
) -> None:
    window = open_window(three.with_active("Lose"))
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


def test_the_menu_of_a_card_is_for_the_scenario_under_the_mouse(qtbot: QtBot, open_window: Opener, three: Plan) -> None:
    window = open_window(three.with_active("Klein"))
    bar = computed(qtbot, window)
    bar.customContextMenuRequested.emit(bar.tabRect(2).center())
    assert window.bridge.session.plan.active == "Lose"
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert window.commands["status_released"] in [
        each
        for action in menu.actions()
        if action.menu()
        for each in action.menu().actions()  # type: ignore[attr-defined]
    ]
    menu.close()
    window.commands["status_released"].trigger()
    assert window.bridge.session.plan.scenario("Lose").status is ScenarioStatus.RELEASED
    assert status(window).startswith("Variante „Lose“: freigegeben")


def test_a_drop_on_a_released_scenario_goes_to_a_copy(qtbot: QtBot, open_window: Opener, three: Plan) -> None:
    window = open_window(three.with_active("Fertig"))
    answer(window, "Kopie ändern")
    drag(qtbot, window.area.chart, "32.4", "56")
    plan = window.bridge.session.plan
    assert plan.scenario("Fertig") == three.scenario("Fertig")
    assert (plan.active, len(plan.measures_of("Kopie von Fertig"))) == ("Kopie von Fertig", 2)
    assert plan.scenario("Kopie von Fertig").status is ScenarioStatus.DRAFT


def test_or_its_release_is_taken_back_or_nothing_happens(qtbot: QtBot, open_window: Opener, three: Plan) -> None:
    window = open_window(three.with_active("Fertig"))
    computed(qtbot, window)
    model = window.measures.model
    window.docks.measures.raise_()
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    answer(window, "Cancel" if QApplication.translate("QPlatformTheme", "Cancel") == "Cancel" else "Abbrechen")
    model.setData(model.index(0, NUMBER), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert window.bridge.session.plan == three.with_active("Fertig")
    answer(window, "Freigabe zurücknehmen")
    model.setData(model.index(0, NUMBER), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    scenario = window.bridge.session.plan.scenario("Fertig")
    assert (scenario.status, scenario.measures[0].enabled) == (ScenarioStatus.COORDINATION, False)


def test_a_released_scenario_is_not_renamed_and_not_deleted(open_window: Opener, three: Plan) -> None:
    window = open_window(three.with_active("Fertig"))
    for name in ("rename_scenario", "remove_scenario"):
        window.commands[name].trigger()
        assert status(window).startswith("Nicht ausgeführt: Die Variante „Fertig“ ist freigegeben")
    assert window.bridge.session.plan == three.with_active("Fertig")


def test_a_name_of_a_thousand_characters_is_refused_in_a_sentence(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_T, CONTROL)
    opened = dialog(window, NameDialog)
    assert isinstance(opened, NameDialog)
    opened.name.setText("x" * 999)
    keys_end = opened.name
    qtbot.keyClicks(keys_end, "x")
    assert opened.reason.text().startswith("Der Name hat 1000 Zeichen, höchstens 120 sind möglich.")
    keys(qtbot, opened.name, "  ")
    assert "Namen" in opened.reason.text()


def test_a_file_with_a_thousand_letters_or_without_its_baseline_is_shown_all_the_same(
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
    qtbot.keyClick(opened.name, Qt.Key.Key_Return)
    assert len(str(window.bridge.session.plan.active)) <= 120


def test_a_double_click_on_the_ist_stand_renames_nothing(qtbot: QtBot, open_window: Opener, three: Plan) -> None:
    window = open_window(three)
    place: QPoint = window.area.strip.tabs.tabRect(0).center()
    qtbot.mouseDClick(window.area.strip.tabs, Qt.MouseButton.LeftButton, pos=place)
    assert not [each for each in window.findChildren(NameDialog) if each.isVisible()]

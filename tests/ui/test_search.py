"""Search everywhere: what is typed is found in everything, Enter goes there."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import MoveUnit
from integration_office.domain.identity import UnitId
from integration_office.ui.main_window import MainWindow
from integration_office.ui.search.popup import SearchPopup
from integration_office.ui.search.things import Kind, found, things_in
from integration_office.wording.language import Language
from tests.ui.acting import caught_up
from tests.ui.town import session


def searching(qtbot: QtBot, window: MainWindow, text: str) -> SearchPopup:
    window.commands["search"].trigger()
    popup = next(each for each in window.findChildren(SearchPopup) if each.isVisible())
    qtbot.keyClicks(popup.field, text)
    return popup


def test_every_kind_of_thing_is_found_by_any_of_its_words() -> None:
    desk = session()
    desk.perform([MoveUnit(UnitId("32.4"), UnitId("56"))], new_scenario="Großes Amt", reason="Kurze Wege")
    things = list(things_in(desk, Language.german()))
    wanted = {
        "ausländerangelegenheiten": Kind.UNIT,
        "0303": Kind.POST,
        "integration koordinieren": Kind.TASK,
        "großes": Kind.SCENARIO,
        "kurze wege": Kind.MEASURE,
        "ST-16": Kind.DUTY,
    }
    assert {text: found(things, text, 5)[0].kind for text in wanted} == wanted
    assert found(things, "  ", 5) == []
    assert found(things, "gibt es nicht", 5) == []


def test_what_is_called_so_comes_before_what_only_mentions_it() -> None:
    names = [thing.title for thing in found(list(things_in(session(), Language.german())), "Bürgeramt", 9)]
    assert names[0] == "Bürgeramt"


def test_enter_goes_to_the_unit_and_the_arrow_to_the_next(qtbot: QtBot, window: MainWindow) -> None:
    popup = searching(qtbot, window, "dezernat")
    assert popup.list.count() >= 2
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    second = popup.list.item(1).text()
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    caught_up(qtbot, window)
    (unit,) = window.bridge.units
    assert second.startswith(window.bridge.session.organisation.units[unit].name)
    assert not [each for each in window.findChildren(SearchPopup) if each.isVisible()]


def test_a_post_is_selected_and_a_scenario_shown(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(searching(qtbot, window, "0103").field, Qt.Key.Key_Return)
    assert window.bridge.positions == ("0103",)
    window.bridge.session.add_scenario("Anders")
    window.bridge.session.switch_scenario(None)
    qtbot.keyClick(searching(qtbot, window, "anders").field, Qt.Key.Key_Return)
    assert window.bridge.session.plan.active == "Anders"


def test_nothing_found_is_said_and_escape_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    popup = searching(qtbot, window, "xyzzy")
    assert "Nichts gefunden" in popup.told.text()
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    assert not window.bridge.units


def test_control_enter_collects_units_and_posts_from_anywhere(qtbot: QtBot, window: MainWindow) -> None:
    popup = searching(qtbot, window, "")
    for text in ("32.4", "0303", "33.1", "aufenthaltsrecht"):
        qtbot.keyClicks(popup.field, text)
        qtbot.keyClick(popup.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (window.bridge.units, window.bridge.positions) == (("32.4", "33.1"), ("0303",))
    assert popup.told.text() == "Auswählen lassen sich Einheiten und Stellen; das ist: Aufgabe"
    qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    assert (window.bridge.units, window.bridge.positions) == (("32.4", "33.1"), ("0303",))

"""The command palette: every command by its name, also a misspelt one; scenarios; units and posts."""

from typing import get_args

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_office.domain import changes
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.menus import selection_menu
from integration_office.ui.search.entries import commands_in, ranked
from integration_office.ui.search.palette import CommandPalette
from tests.ui.acting import dialog, press

COMMANDS = {
    changes.CreateUnit: "new_unit",
    changes.MoveUnit: "move",
    changes.RenameUnit: "rename",
    changes.DissolveUnit: "dissolve",
    changes.MergeUnits: "merge",
    changes.SplitUnit: "split",
    changes.MovePosition: "move",
    changes.AddPosition: "add_position",
    changes.CutPosition: "cut",
    changes.RegradePosition: "regrade",
    changes.ChangeFte: "change_fte",
    changes.Assign: "assign",
    changes.SetDemand: "set_demand",
    changes.SetBudget: "set_budget",
    changes.SetGrant: "set_grant",
    changes.SetAssumption: "set_assumption",
}
"""Which command makes which change."""

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_every_change_has_a_command_in_a_menu_with_a_key(window: MainWindow) -> None:
    assert set(COMMANDS) == set(get_args(changes.Change))
    offered = {each.action.objectName(): each for each in commands_in(window.menuBar(), window.bridge.language)}
    for command in COMMANDS.values():
        assert offered[command].keys, command
    window.bridge.select(units=("32",), positions=("0103",))
    in_menus = {
        action.objectName()
        for units, posts in ((True, False), (False, True), (False, False))
        for action in selection_menu(window, window.commands, units=units, posts=posts).actions()
    }
    assert set(COMMANDS.values()) <= in_menus


def opened(qtbot: QtBot, window: MainWindow) -> CommandPalette:
    press(qtbot, window.area.chart, Qt.Key.Key_K, CONTROL)
    found = dialog(window, CommandPalette)
    assert isinstance(found, CommandPalette)
    return found


def lines(palette: CommandPalette) -> list[str]:
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def test_a_command_is_found_by_part_of_its_name_and_given_by_enter(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("32", "33"))
    palette = opened(qtbot, window)
    assert palette.focusWidget() is palette.field
    qtbot.keyClicks(palette.field, "zusammenl")
    assert lines(palette)[0] == "Zusammenlegen, Gliederung, Ctrl+Shift+M"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert dialog(window, ChangeDialog).windowTitle() == "Einheiten zusammenlegen"


def test_what_cannot_be_done_is_listed_with_the_reason_and_not_done(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    qtbot.keyClicks(palette.field, "zusammenl")
    assert lines(palette)[0].startswith("Zusammenlegen, Zuerst mindestens zwei Einheiten auswählen")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.told.text() == "„Zusammenlegen“ geht jetzt nicht: Zuerst mindestens zwei Einheiten auswählen"
    qtbot.keyClick(palette.field, Qt.Key.Key_A, CONTROL)
    palette.field.setText("x" * 1_000)
    assert lines(palette) == []
    assert palette.told.text().startswith("Nichts gefunden")
    qtbot.keyClick(palette, Qt.Key.Key_Escape)
    assert not [each for each in window.findChildren(CommandPalette) if each.isVisible()]


def test_units_scenarios_and_panels_are_gone_to(qtbot: QtBot, window: MainWindow) -> None:
    session = window.bridge.session
    session.add_scenario("Große Lösung")
    session.switch_scenario(None)
    for typed, first in (("einbürg", "Einbürgerung"), ("lösung", "Große Lösung"), ("prüfhin", "Prüfhinweise")):
        palette = opened(qtbot, window)
        palette.field.setText(typed)
        while not palette.list.currentItem().text().startswith(first):
            row = palette.list.currentRow()
            qtbot.keyClick(palette.field, Qt.Key.Key_Down)
            assert palette.list.currentRow() == row + 1
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.bridge.units == ("33.1",)
    assert session.plan.active == "Große Lösung"
    assert not window.docks.findings.isVisible()


def test_every_command_of_the_menus_is_offered_and_misspelt_ones_are_found(window: MainWindow) -> None:
    commands = commands_in(window.menuBar(), window.bridge.language)
    in_menus = {each.action.objectName() for each in commands}
    assert {"undo", "split", "set_grant", "view_chart", "german", "paste"} <= in_menus
    assert len({each.action for each in commands}) == len(commands)
    assert all(each.detail for each in commands)
    assert ranked(commands, "umbenenen")[0].title.endswith(("Umbenennen", "umbenennen"))
    assert ranked(commands, "annahme")[0].title == "Annahme"
    assert ranked(commands, "")[-1].is_possible is False
    assert not [each for each in commands if not each.is_possible and each.detail == ""]

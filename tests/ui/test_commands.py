"""Every command by keys: its dialog, its preview, its refusal, what it does, and that undo takes it back."""

import re
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import (
    ChangeFte,
    CreateUnit,
    CutPosition,
    DissolveUnit,
    MergeUnits,
    MovePosition,
    MoveUnit,
    RegradePosition,
    RenameUnit,
)
from integration_office.domain.position import Lapse
from integration_office.domain.scenario import Measure, ScenarioStatus
from integration_office.domain.unit import UnitKind
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.main_window import MainWindow
from integration_office.wording.language import Language
from tests.strategies import grade
from tests.ui.acting import dialog, keys, press, status
from tests.ui.conftest import Opener

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def measures(window: MainWindow) -> list[Measure]:
    scenario = window.bridge.session.scenario
    return [] if scenario is None else list(scenario.measures)


def open_dialog(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> ChangeDialog:
    press(qtbot, window.area.chart, key, modifier)
    found = dialog(window)
    assert isinstance(found, ChangeDialog)
    return found


def field(opened: ChangeDialog, name: str) -> QLineEdit:
    found = opened.findChild(QLineEdit, name)
    assert found is not None
    return found


def ok(opened: ChangeDialog) -> QPushButton:
    return opened.buttons.button(QDialogButtonBox.StandardButton.Ok)


def confirm(qtbot: QtBot, opened: ChangeDialog, on: QLineEdit) -> None:
    """Enter in a field is the OK button."""
    with qtbot.waitSignal(opened.finished):
        qtbot.keyClick(on, Qt.Key.Key_Return)


def previewed(qtbot: QtBot, opened: ChangeDialog, part: str) -> None:
    qtbot.waitUntil(lambda: part in opened.preview.toPlainText())


def test_moving_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("50.2",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_M, CONTROL)
    search = field(opened, "target_search")
    assert opened.focusWidget() is search
    assert not ok(opened).isEnabled()
    assert "Bitte ein Ziel" in ok(opened).toolTip()
    keys(qtbot, search, "Integration")
    assert opened.form.targets.chosen == "56"
    previewed(qtbot, opened, "Künftig zuständig 56 Amt für Integration")
    assert "Variante 1" in opened.preview.toPlainText()
    confirm(qtbot, opened, search)
    assert [measure.change for measure in measures(window)] == [MoveUnit("50.2", "56")]
    assert "nach 56 „Amt für Integration“ verlegt" in status(window)
    window.bridge.session.undo()
    assert measures(window) == []


def test_the_list_of_targets_greys_what_is_refused_and_says_why(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("32",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_M, CONTROL)
    model = opened.form.targets.model
    rows = {model.unit(row): model.index(row, 0) for row in range(model.rowCount())}
    grey = {unit for unit, index in rows.items() if index.data(Qt.ItemDataRole.ForegroundRole) is not None}
    assert grey == {"I", "32", "32.4"}
    assert rows["I"].data(Qt.ItemDataRole.ToolTipRole) == "32 „Ordnungsamt“ hängt schon hier."
    opened.form.targets.list.setCurrentIndex(rows["32.4"])
    assert not ok(opened).isEnabled()
    assert "liegt darunter" in opened.preview.toPlainText()
    assert rows["50"].data() == "50 Sozialamt – Dezernat Soziales"


def test_the_arrow_keys_walk_the_targets_while_one_types(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("32.4",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_M, CONTROL)
    search = field(opened, "target_search")
    keys(qtbot, search, "amt")
    first = opened.form.targets.chosen
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert opened.form.targets.chosen not in (None, first)
    qtbot.keyClick(search, Qt.Key.Key_Up)
    assert opened.form.targets.chosen == first
    keys(qtbot, search, "gibt es nicht")
    assert opened.form.targets.chosen is None
    assert not ok(opened).isEnabled()


def test_posts_move_by_keyboard_too(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(positions=("0103", "0104"))
    opened = open_dialog(qtbot, window, Qt.Key.Key_M, CONTROL)
    search = field(opened, "target_search")
    keys(qtbot, search, "56")
    confirm(qtbot, opened, search)
    assert [each.change for each in measures(window)] == [MovePosition("0103", "56"), MovePosition("0104", "56")]
    assert (
        status(window)
        == "Variante „Variante 1“ begonnen: 2 Stellen nach 56 „Amt für Integration“ verlegt · Rückgängig mit Strg+Z"
    )
    qtbot.mouseClick(window.status.undo_button, Qt.MouseButton.LeftButton)
    assert measures(window) == []
    assert not window.status.undo_button.isVisible()


def test_a_new_office_gets_an_id_from_its_name_until_another_is_written(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("50.2",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_N, CONTROL)
    assert "Bezeichnung" in opened.preview.toPlainText()
    name, id = field(opened, "name"), field(opened, "id")
    keys(qtbot, name, "Amt Neue Wege")
    assert id.text() == "ANW"
    keys(qtbot, id, "57")
    keys(qtbot, name, "Amt Anderer Name")
    assert id.text() == "57"
    previewed(qtbot, opened, "Leitungsspanne von Dezernat Soziales: künftig 3, bisher 2")
    confirm(qtbot, opened, name)
    assert [each.change for each in measures(window)] == [CreateUnit("57", "Amt Anderer Name", UnitKind.OFFICE, "II")]
    assert "57" in window.area.chart.chart.columns.ids
    assert window.bridge.units == ("57",)
    assert window.area.chart.selection.current == "57"


def test_a_taken_id_is_refused_in_the_dialog(qtbot: QtBot, window: MainWindow) -> None:
    opened = open_dialog(qtbot, window, Qt.Key.Key_N, CONTROL)
    keys(qtbot, field(opened, "name"), "Amt")
    keys(qtbot, field(opened, "id"), "50")
    assert not ok(opened).isEnabled()
    assert "schon vergeben" in opened.preview.toPlainText()
    keys(qtbot, field(opened, "id"), "51")
    assert ok(opened).isEnabled()


def test_a_new_unit_hangs_below_what_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("56",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_N, CONTROL | SHIFT)
    keys(qtbot, field(opened, "name"), "Netzwerke")
    confirm(qtbot, opened, field(opened, "name"))
    assert [each.change for each in measures(window)] == [CreateUnit("N", "Netzwerke", UnitKind.SECTION, "56")]


def test_the_keys_of_the_desk_leave_other_places_alone(qtbot: QtBot, window: MainWindow) -> None:
    """Del and F2 mean measures where measures are shown."""
    window.bridge.select(units=("50",))
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
        qtbot.keyClick(window.measures, key)
    assert not [each for each in window.findChildren(ChangeDialog) if each.isVisible()]


def test_the_menu_of_a_selection_offers_what_fits_it(qtbot: QtBot, window: MainWindow) -> None:
    def offered() -> set[str]:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        names = {action.objectName() for action in menu.actions() if not action.isSeparator()}
        menu.close()
        return names

    window.bridge.select(units=("50",))
    window.outline.menu_requested.emit(window.pos())
    assert {"move", "rename", "dissolve", "new_unit"} <= offered()
    window.bridge.select(positions=("0103",))
    window.area.chart.context_menu_requested.emit(window.pos())
    assert {"move", "cut", "regrade", "change_fte"} <= offered()


def test_renaming_with_date_and_reason(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("56",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    name = field(opened, "name")
    assert name.text() == "Amt für Integration"
    assert not ok(opened).isEnabled()
    keys(qtbot, name, "Amt 56")
    keys(qtbot, field(opened, "effective"), "32.1.2027")
    assert "ist kein Datum" in opened.preview.toPlainText()
    keys(qtbot, field(opened, "effective"), "2027")
    qtbot.keyClicks(opened.reason, "Ratsbeschluss")
    confirm(qtbot, opened, name)
    assert measures(window) == [Measure(RenameUnit("56", "Amt 56"), date(2027, 1, 1), "Ratsbeschluss")]
    assert "heißt jetzt „Amt 56“" in status(window)


def test_merging_into_a_new_unit(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("32", "33"))
    opened = open_dialog(qtbot, window, Qt.Key.Key_M, CONTROL | SHIFT)
    keys(qtbot, field(opened, "name"), "Ordnung und Buerger")
    keys(qtbot, field(opened, "id"), "34")
    confirm(qtbot, opened, field(opened, "name"))
    merged = MergeUnits(("32", "33"), "34", "Ordnung und Buerger", UnitKind.OFFICE, "I")
    assert [each.change for each in measures(window)] == [merged]
    assert "zu 34 „Ordnung und Buerger“ zusammengelegt" in status(window)
    assert window.bridge.units == ("34",)


def test_merging_into_one_of_them_keeps_its_id(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("32", "33"))
    opened = open_dialog(qtbot, window, Qt.Key.Key_M, CONTROL | SHIFT)
    stays = opened.findChild(QComboBox, "stays")
    qtbot.keyClick(stays, Qt.Key.Key_End)
    assert field(opened, "id").text() == "33"
    assert not field(opened, "id").isEnabled()
    confirm(qtbot, opened, field(opened, "name"))
    assert measures(window)[0].change == MergeUnits(("32", "33"), "33", "Bürgeramt", UnitKind.OFFICE, "I")
    assert window.bridge.units == ("33",)


def test_dissolving_hands_everything_to_the_chosen_unit(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("50",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    search = field(opened, "target_search")
    keys(qtbot, search, "Integrationszentrum")
    assert not ok(opened).isEnabled()
    keys(qtbot, search, "Amt fuer")
    assert opened.form.targets.chosen is None
    keys(qtbot, search, "56")
    confirm(qtbot, opened, search)
    assert [each.change for each in measures(window)] == [DissolveUnit("50", "56")]
    organisation = window.bridge.session.organisation
    assert organisation.units["50.2"].parent == "56"
    assert "aufgelöst, alles an 56" in status(window)


def test_cutting_a_post_with_a_kw_date(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(positions=("0103",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    keys(qtbot, field(opened, "kw"), "2028")
    previewed(qtbot, opened, "1 Stelle entfällt")
    confirm(qtbot, opened, field(opened, "kw"))
    assert [each.change for each in measures(window)] == [CutPosition("0103", Lapse(date(2028, 12, 31)))]
    assert "gestrichen, kw 31.12.2028" in status(window)


def test_a_cut_whose_kw_lies_before_its_start_is_refused_as_it_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(positions=("0103",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    keys(qtbot, field(opened, "kw"), "30.06.2026")
    keys(qtbot, field(opened, "effective"), "01.01.2028")
    told = opened.preview.toPlainText()
    assert "Das Ende 30.06.2026 liegt vor dem Beginn 01.01.2028. Bitte eines der beiden Daten ändern." in told
    assert not ok(opened).isEnabled()
    assert window.bridge.session.organisation is window.bridge.session.plan.baseline
    keys(qtbot, field(opened, "kw"), "31.12.2027")
    previewed(qtbot, opened, "1 Stelle entfällt")
    assert ok(opened).isEnabled()


def test_regrading_a_post(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(positions=("0103",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_U, CONTROL | SHIFT)
    grade = field(opened, "grade")
    assert grade.placeholderText() == "E9c"
    keys(qtbot, grade, "E99x")
    assert "keine Entgelt- oder Besoldungsgruppe" in opened.preview.toPlainText()
    keys(qtbot, grade, "E11")
    opened.findChild(QSpinBox, "step").setValue(3)
    previewed(qtbot, opened, "1 Stelle wird umgewandelt")
    confirm(qtbot, opened, grade)
    change = measures(window)[0].change
    assert isinstance(change, RegradePosition)
    assert (change.position, str(change.grade), change.step) == ("0103", "E11", 3)


def test_a_grade_without_a_pay_table_is_warned_of(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(positions=("0103",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_U, CONTROL | SHIFT)
    grade, warning = field(opened, "grade"), opened.form.unpriced
    assert not warning.isVisible()
    keys(qtbot, grade, "E99")
    assert warning.isVisible()
    told = "Für E99 gibt es keine Entgelttabelle; die Stelle zählt in VZÄ, aber nicht in den Kosten."
    assert warning.text() == f"⚠ {told}"
    previewed(qtbot, opened, "1,00 VZÄ ohne Entgelttabelle: in den Kosten nicht mehr enthalten")
    assert not any(sign in opened.preview.toPlainText() for sign in "▲▼✓")
    keys(qtbot, grade, "E11")
    assert not warning.isVisible()


@pytest.mark.parametrize(("typed", "ten_thousandths"), [("0,5", 5_000), ("0.75", 7_500), ("2", 20_000)])
def test_changing_the_fte_of_a_post(qtbot: QtBot, window: MainWindow, typed: str, ten_thousandths: int) -> None:
    window.bridge.select(positions=("0103",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_A, CONTROL | SHIFT)
    assert not ok(opened).isEnabled()
    keys(qtbot, field(opened, "planned"), typed)
    confirm(qtbot, opened, field(opened, "planned"))
    assert [each.change for each in measures(window)] == [ChangeFte("0103", ten_thousandths)]


def test_several_posts_get_one_fte_and_those_that_have_it_need_no_measure(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(positions=("0103", "0104"))
    opened = open_dialog(qtbot, window, Qt.Key.Key_A, CONTROL | SHIFT)
    planned = field(opened, "planned")
    assert (planned.text(), planned.placeholderText()) == ("", "bisher 0,50; 1,00")
    assert not ok(opened).isEnabled()
    keys(qtbot, planned, "0,5")
    confirm(qtbot, opened, planned)
    assert [each.change for each in measures(window)] == [ChangeFte("0103", 5_000)]
    window.bridge.session.perform([ChangeFte("0103", 7_500, 2_500)])
    assert "auf 0,75 VZÄ gesetzt, davon besetzt 0,25 VZÄ" in status(window)
    window.bridge.session.undo()
    opened = open_dialog(qtbot, window, Qt.Key.Key_U, CONTROL | SHIFT)
    keys(qtbot, field(opened, "grade"), "E9a")
    confirm(qtbot, opened, field(opened, "grade"))
    assert [each.change for each in measures(window)][1:] == [RegradePosition("0103", grade("E9a"))]


def test_nonsense_in_numbers_is_refused_in_words(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(positions=("0103",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_A, CONTROL | SHIFT)
    for typed, part in (("halb", "ist keine Zahl"), ("nan", "ist keine Zahl"), ("-1", "Bitte einen Wert ab 0")):
        keys(qtbot, field(opened, "planned"), typed)
        assert not ok(opened).isEnabled()
        assert part in opened.preview.toPlainText()


@pytest.mark.parametrize("name", ["name", "id"])
def test_a_thousand_characters_are_refused_in_a_sentence_and_stay(qtbot: QtBot, window: MainWindow, name: str) -> None:
    window.bridge.select(units=("32",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_N, CONTROL | SHIFT)
    width = opened.width()
    field(opened, "name").setText("Amt für alles")
    QApplication.clipboard().setText("Ä\n" * 1_000)
    field(opened, name).selectAll()
    qtbot.keyClick(field(opened, name), Qt.Key.Key_V, CONTROL)
    assert "Zeichen, höchstens" in opened.preview.toPlainText()
    assert not ok(opened).isEnabled()
    assert len(field(opened, name).text()) >= 1_000
    assert opened.width() == width


def test_who_leaves_a_released_scenario_as_it_is_keeps_what_was_typed(qtbot: QtBot, window: MainWindow) -> None:
    session = window.bridge.session
    session.add_scenario("A")
    session.set_status("A", ScenarioStatus.RELEASED)
    window.bridge.reopen = lambda scenario: False
    window.bridge.select(units=("32",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    keys(qtbot, field(opened, "name"), "Ordnung")
    qtbot.keyClick(field(opened, "name"), Qt.Key.Key_Return)
    assert opened.isVisible()
    assert field(opened, "name").text() == "Ordnung"
    assert measures(window) == []


def test_escape_closes_a_dialog_and_nothing_has_happened(qtbot: QtBot, window: MainWindow) -> None:
    before = window.bridge.session.plan
    window.bridge.select(units=("32.4",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_M, CONTROL)
    with qtbot.waitSignal(opened.finished):
        qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert window.bridge.session.plan is before


def test_commands_are_there_only_where_they_make_sense(window: MainWindow) -> None:
    def enabled() -> set[str]:
        names = ("move", "remove", "rename", "merge", "dissolve", "cut", "regrade", "change_fte", "new_unit")
        return {name for name in names if window.commands[name].isEnabled()}

    assert enabled() == {"new_unit"}
    window.bridge.select(units=("32",))
    assert enabled() == {"move", "remove", "rename", "dissolve", "new_unit"}
    window.bridge.select(units=("32", "33"))
    assert enabled() == {"move", "remove", "merge", "dissolve"}
    window.bridge.select(positions=("0103",))
    assert enabled() == {"move", "remove", "cut", "regrade", "change_fte", "new_unit"}
    window.bridge.select(units=("32",), positions=("0103",))
    assert enabled() == {"move", "dissolve", "cut", "regrade", "change_fte", "new_unit"}


def test_every_action_has_a_name_and_no_key_is_given_twice(window: MainWindow) -> None:
    actions = list(window.commands)
    names = [action.objectName() for action in actions]
    assert len(set(names)) == len(names)
    shortcuts = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(set(shortcuts)) == len(shortcuts)


def test_undo_names_what_it_would_take_back(window: MainWindow) -> None:
    assert not window.commands["undo"].isEnabled()
    window.bridge.session.perform([MoveUnit("32.4", "56")], new_scenario="A")
    assert window.commands["undo"].text() == "&Rückgängig: Einheit verlegen"
    window.bridge.session.undo()
    assert window.commands["redo"].text() == "&Wiederholen: Einheit verlegen"
    assert status(window).startswith("Zurückgenommen: 32.4 „Ausländerangelegenheiten“ nach 56")


@pytest.mark.parametrize("language", [Language.german(), Language.english()])
def test_no_menu_has_a_letter_twice(open_window: Opener, language: Language) -> None:
    bar = open_window(language=language).menuBar()
    menus = [bar, *(menu for menu in bar.findChildren(QMenu) if menu.actions())]
    assert len(menus) >= 9
    for menu in menus:
        letters = [found[1].casefold() for each in menu.actions() if (found := re.search("&(\\w)", each.text()))]
        assert len(letters) == len(set(letters)), (letters, [each.text() for each in menu.actions()])


def test_a_megabyte_is_no_reason_and_nothing_of_it_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(("32.4",))
    window.commands["rename"].trigger()
    opened = dialog(window)
    keys(qtbot, field(opened, "name"), "Neu")
    opened.reason.setPlainText("Weil")
    QApplication.clipboard().setText("x" * 1_000_000)
    press(qtbot, opened.reason, Qt.Key.Key_V, CONTROL)
    assert opened.reason.toPlainText() == "Weil"
    assert "Die Zwischenablage hat 1.000.000 Zeichen" in QToolTip.text()
    QApplication.clipboard().setText("\x00kurz\r\ngesagt")
    press(qtbot, opened.reason, Qt.Key.Key_A, CONTROL)
    press(qtbot, opened.reason, Qt.Key.Key_V, CONTROL)
    assert opened.reason.toPlainText() == "kurz\ngesagt"
    opened.reason.setPlainText("x" * 10_001)
    ok = opened.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled() and "höchstens 10.000" in opened.preview.toPlainText()

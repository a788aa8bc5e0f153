"""Every text of the window can be translated, and texts 140 % as long find their room."""

import re

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from integration_office.analysis import figure
from integration_office.domain.budget import NkfLine
from integration_office.domain.changes import MoveUnit
from integration_office.domain.identity import PositionId, UnitId
from integration_office.ui.main_window import MainWindow
from integration_office.ui.panels.basis_tables import assumptions_table
from integration_office.ui.views.catalogue import CHART, VIEWS, view_action
from integration_office.wording.assumptions import assumption_source
from integration_office.wording.budget_lines import line_text
from integration_office.wording.figures import rechenweg
from integration_office.wording.language import Language
from tests.ui.acting import caught_up
from tests.ui.conftest import Opener
from tests.ui.town import REFERENCE, session, town
from tests.ui.wording import data_words, pseudo_language, texts_in, unmarked

LAW = frozenset(
    text
    for duty in REFERENCE.catalogue.values()
    for text in (
        duty.id,
        duty.applies_to,
        duty.act,
        duty.edition,
        duty.norm,
        duty.title,
        duty.description,
        duty.addressee,
        duty.nature,
    )
    if text
)
QTS_OWN = {
    "Cancel",
    "Close",
    "Float",
    "Scroll Left",
    "Scroll Right",
    "Closes the dock widget",
    "Undocks and re-attaches the dock widget",
}
KNOWN = (
    data_words(town(), LAW)
    | QTS_OWN
    | {line_text(line, Language.german()) for line in NkfLine}
    | {"TIntG", "Deutsch", "English", "Variante"}
)


@pytest.fixture
def pseudo(open_window: Opener, qtbot: QtBot) -> MainWindow:
    window = open_window(language=pseudo_language())
    window.bridge.session.perform([MoveUnit(UnitId("32.4"), UnitId("56"))], new_scenario="Variante")
    caught_up(qtbot, window)
    return window


def unreachable(widget: QWidget) -> set[str]:
    """Texts in which words stand that no translation reaches."""
    return {text for text in texts_in(widget) if unmarked(text, KNOWN)}


@pytest.mark.parametrize("view", [CHART, *VIEWS])
def test_no_text_of_a_view_is_out_of_reach_of_a_translation(pseudo: MainWindow, qtbot: QtBot, view: str) -> None:
    pseudo.commands[view_action(view)].trigger()
    qtbot.waitUntil(lambda: not pseudo.is_busy)
    assert unreachable(pseudo) == set()


def test_shipped_sources_are_english_for_english_readers(qtbot: QtBot) -> None:
    """In the table of all assumptions and in every derivation that rests on one."""
    english, state = Language.of("en"), session().figures
    table = assumptions_table(state, english)
    qtbot.addWidget(table)
    told = {str(table.model().index(row, 3).data()) for row in range(table.rowCount())}
    notes = " ".join(line.note for line in rechenweg(figure.full_cost(state), english))
    shipped = [each for each in state.assumptions.values() if assumption_source(each, english) != each.source]
    assert shipped
    for each in shipped:
        assert each.source not in told and each.source not in notes


def test_no_action_is_out_of_reach_of_a_translation(pseudo: MainWindow) -> None:
    texts = {re.sub(r"\(.*\)$", "", text) for each in pseudo.commands for text in (each.text(), each.toolTip())}
    assert {text for text in texts if unmarked(text.replace("&", ""), KNOWN)} == set()


OF_UNITS = (
    *("move", "rename", "dissolve", "split", "new_office", "new_unit", "add_position", "checkpoint", "checkpoints"),
    *(
        "plan_info",
        "new_scenario",
        "rename_scenario",
        "set_demand",
        "set_budget",
        "set_grant",
        "set_assumption",
        "help",
    ),
)
OF_POSTS = ("move", "cut", "regrade", "change_fte", "assign")
DIALOGS = [*((command, True) for command in OF_UNITS), *((command, False) for command in OF_POSTS)]


@pytest.mark.parametrize(("command", "on_a_unit"), DIALOGS)
def test_a_dialog_with_longer_texts_can_be_read_and_worked_with(
    pseudo: MainWindow, qtbot: QtBot, command: str, on_a_unit: bool
) -> None:
    pseudo.bridge.select((UnitId("50"),)) if on_a_unit else pseudo.bridge.select((), (PositionId("0302"),))
    pseudo.commands[command].trigger()
    opened = next(each for each in pseudo.findChildren(QDialog) if each.isVisible())
    qtbot.waitUntil(lambda: not pseudo.is_busy)
    assert unreachable(opened) == set()
    for part in opened.findChildren(QPushButton):
        if part.isVisible() and part.text():
            assert part.width() >= part.sizeHint().width(), part.text()
            assert opened.rect().contains(part.mapTo(opened, part.rect().bottomRight())), part.text()
    for label in opened.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.width() >= label.minimumSizeHint().width(), label.text()

"""In every dialog of a change each field has a name, and no letter stands for two of them."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.main_window import MainWindow
from integration_office.wording.language import Language
from tests.ui.acting import dialog
from tests.ui.conftest import Opener

ON_UNITS = ("new_office", "new_unit", "move", "rename", "split", "dissolve", "add_position", "set_budget", "set_grant")
ON_POSTS = ("cut", "regrade", "change_fte", "assign", "set_demand", "set_assumption")


def opened(window: MainWindow, command: str) -> ChangeDialog:
    window.commands[command].trigger()
    found = dialog(window)
    assert isinstance(found, ChangeDialog)
    return found


@pytest.mark.parametrize("language", [Language.german(), Language.english()])
def test_fields_have_names_and_letters_of_their_own(open_window: Opener, language: Language) -> None:
    window = open_window(language=language)
    for units, posts, commands in ((("32",), (), ON_UNITS), ((), ("0102",), ON_POSTS), (("32", "33"), (), ("merge",))):
        window.bridge.select(units, posts)
        for command in commands:
            found = opened(window, command)
            letters = [letter for text in texts(found) if (letter := re.search(r"&(\w)", text.replace("&&", "")))]
            used = [letter[1].casefold() for letter in letters]
            assert len(used) == len(set(used)), (command, sorted(used), texts(found))
            assert nameless(found) == [], command
            found.reject()
            found.deleteLater()
            found.setParent(None)


def texts(found: QWidget) -> list[str]:
    labels = [each.text() for each in found.findChildren(QLabel) if each.buddy() is not None and each.isVisible()]
    return labels + [each.text() for each in found.findChildren(QAbstractButton) if each.isVisible()]


def nameless(found: QWidget) -> list[str]:
    """Fields that a screen reader could not name: without a label that leads to them and without a name."""
    led_to = {each.buddy() for each in found.findChildren(QLabel)}
    fields = [*found.findChildren(QLineEdit), *found.findChildren(QComboBox)]
    return [
        each.objectName()
        for each in fields
        if each.isVisible()
        and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each not in led_to
        and each.parent() not in led_to
        and each.focusProxy() not in led_to
        and not each.accessibleName()
    ]

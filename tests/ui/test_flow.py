"""Rows of buttons go on below in a narrow window; nothing of them is cut off."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from integration_office.ui.flow import flowing


@pytest.mark.parametrize(("parts", "lines"), [(3, 1), (2, 2), (1, 3)])
def test_a_row_takes_as_many_lines_as_its_width_asks_for(qtbot: QtBot, parts: int, lines: int) -> None:
    buttons = [QPushButton("Verlegen") for _ in range(3)]
    row = flowing(*buttons)
    qtbot.addWidget(row)
    size = buttons[0].sizeHint()
    width = parts * size.width() + (parts - 1) * 6
    row.resize(width, row.heightForWidth(width))
    row.show()
    assert len({button.y() for button in buttons}) == lines
    assert all(row.rect().contains(button.geometry()) for button in buttons)
    assert all(button.size() == size for button in buttons)
    assert row.minimumSizeHint().height() == row.heightForWidth(width)


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    first, hidden, last = (QPushButton("Verlegen") for _ in range(3))
    row = flowing(first, hidden, last)
    qtbot.addWidget(row)
    hidden.hide()
    assert row.sizeHint().width() == 2 * first.sizeHint().width() + 6
    assert row.minimumSizeHint() == first.sizeHint()

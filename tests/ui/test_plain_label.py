"""What users wrote is shown as it is, in labels and tool tips, and never widens a dock."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import RenameUnit
from integration_office.domain.scenario import Measure, Scenario
from integration_office.ui.panels.pieces import heading
from integration_office.ui.plain_label import breakable, plain_tip
from tests.ui.acting import status
from tests.ui.conftest import Opener
from tests.ui.panels.conftest import settle
from tests.ui.town import town

TAGGED = "X <b>fett</b>"
BREAK = "\N{ZERO WIDTH SPACE}"


@given(st.text(alphabet=st.sampled_from("ab \n-ß")))
def test_no_word_stays_long_and_no_letter_is_lost(text: str) -> None:
    shown = breakable(text)
    assert shown.replace(BREAK, "") == text
    assert all(len(part) <= 24 for word in shown.split() for part in word.split(BREAK))


def test_only_long_words_are_broken() -> None:
    assert breakable("Ausländerangelegenheiten") == "Ausländerangelegenheiten"
    assert breakable("a" * 45) == BREAK.join(("a" * 20, "a" * 20, "a" * 5))


def test_a_tool_tip_shows_tags() -> None:
    assert plain_tip("Amt & Co.") == "Amt & Co."
    assert plain_tip(f"{TAGGED}\nzwei") == "<qt>X &lt;b&gt;fett&lt;/b&gt;<br>zwei</qt>"


@pytest.mark.parametrize("name", ["x" * 1000, "Wort " * 200])
def test_a_long_name_keeps_the_width_of_the_dock(open_window: Opener, name: str) -> None:
    long = Scenario("Lang", (Measure(RenameUnit("56", name)),))
    window = open_window(town().with_new_scenario(long).with_active("Lang"))
    settle()
    width, whole = window.docks.inspector.width(), window.width()
    window.bridge.select(units=("56",))
    settle()
    assert name.strip() in window.inspector._title.text()
    assert (window.docks.inspector.width(), window.width()) == (width, whole)


def test_no_label_reads_a_name_as_html(qtbot: QtBot, open_window: Opener) -> None:
    named = Scenario(TAGGED, (Measure(RenameUnit("56", TAGGED)),))
    window = open_window(town().with_new_scenario(named))
    window.bridge.session.switch_scenario(TAGGED)
    window.bridge.select(units=("56",))
    settle()
    for opening in ("rename", "move"):
        window.commands[opening].trigger()
    settle()
    assert TAGGED in status(window)
    shown = [label for label in window.findChildren(QLabel) if TAGGED in label.text()]
    assert len(shown) >= 4
    assert {label.textFormat() for label in shown} == {Qt.TextFormat.PlainText}
    strip = window.area.strip.tabs
    assert strip.tabText(1) == TAGGED
    assert "&lt;b&gt;fett" in strip.tabToolTip(1)


def test_a_heading_of_a_thousand_letters_stays_short_and_tells_all_beside_the_mouse(qtbot: QtBot) -> None:
    label = heading("W" * 1_000)
    qtbot.addWidget(label)
    label.resize(260, 100)
    assert label.heightForWidth(260) < 300
    assert label.text() == label.toolTip() == "W" * 1_000
    label.setText("Amt")
    assert (label.text(), label.toolTip()) == ("Amt", "")

"""Colours can be read, fonts are found, the choice of the user holds."""

import itertools
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QListWidget, QTabBar, QTableView, QWidget
from pytestqt.qtbot import QtBot

from integration_office.ui import appearance
from integration_office.ui.appearance import DARK, LIGHT, Appearance, Choice, Colours, contrast, mixed
from integration_office.ui.marked_tabs import marked
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.status_line import StatusLine
from integration_office.wording.language import Language

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
both = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@both
def test_every_text_stands_out(colours: Colours) -> None:
    grounds = (colours.ground, colours.surface, colours.raised, *(hue.panel for hue in colours.hues))
    inks = (colours.text, colours.muted, colours.better, colours.worse, colours.warning, colours.moved, colours.accent)
    for ink, ground in itertools.product(inks, grounds):
        assert contrast(ink, ground) >= appearance.SMALLEST_CONTRAST, (ink.name(), ground.name())
    assert contrast(colours.on_accent, colours.accent) >= appearance.SMALLEST_CONTRAST
    for hue in colours.hues:
        assert contrast(hue.on_strong, hue.strong) >= appearance.SMALLEST_CONTRAST
        assert contrast(hue.on_soft, hue.soft) >= appearance.SMALLEST_CONTRAST


@both
def test_lines_stand_out_enough_to_be_followed(colours: Colours) -> None:
    assert contrast(colours.line, colours.ground) >= 3


@both
def test_neighbouring_dezernate_have_different_hues(colours: Colours) -> None:
    assert colours.hue(0) is colours.hues[0]
    assert len({colours.hue(branch).strong.name() for branch in range(1, 11)}) == 10
    assert colours.hue(11) is colours.hue(1)


def test_contrast_of_known_pairs() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)
    assert mixed(QColor("#ff0000"), QColor("#0000ff"), 0.25).name() == "#4000bf"


@pytest.fixture
def wardrobe(qapp: QApplication) -> Iterator[Appearance]:
    before = qapp.palette()
    one = Appearance(qapp, Choice.LIGHT)
    yield one
    qapp.setPalette(before)
    one.setParent(None)
    one.deleteLater()


def test_fonts_are_loaded_from_a_folder(qtbot: QtBot, tmp_path: Path) -> None:
    assert "Carlito" in appearance.load_fonts(FONTS)
    assert appearance.load_fonts(tmp_path) == ()
    assert appearance.window_font().family() in appearance.PREFERRED_FAMILIES


@pytest.mark.parametrize("look", [Choice.LIGHT, Choice.DARK])
def test_the_rim_of_an_empty_box_to_tick_is_seen(qtbot: QtBot, wardrobe: Appearance, look: Choice) -> None:
    wardrobe.choose(look)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    picture = box.grab().toImage()
    middle = picture.height() // 2
    row = [picture.pixelColor(x, middle) for x in range(12)]
    assert max(contrast(colour, wardrobe.colours.ground) for colour in row) >= 3


@pytest.mark.parametrize("look", [Choice.LIGHT, Choice.DARK])
def test_what_has_rims_of_its_own_is_still_known_as_light_or_dark(
    qtbot: QtBot, wardrobe: Appearance, look: Choice
) -> None:
    wardrobe.choose(look)
    for widget in (QCheckBox(), QTableView(), QListWidget(), QLineEdit(), QWidget()):
        qtbot.addWidget(widget)
        assert colours_of(widget) is wardrobe.colours


def test_a_line_marks_the_tab_in_front(qtbot: QtBot, wardrobe: Appearance) -> None:
    wardrobe.choose(Choice.DARK)
    bar = QTabBar()
    qtbot.addWidget(bar)
    marked(bar)
    for name in ("one", "two"):
        bar.addTab(name)
    bar.setCurrentIndex(1)
    bar.resize(bar.sizeHint())
    picture = bar.grab().toImage()
    above = [picture.pixelColor(bar.tabRect(at).center().x(), 1) for at in (0, 1)]
    assert above[1] == DARK.accent and above[0] != DARK.accent


def test_a_choice_holds_and_is_told(qtbot: QtBot, qapp: QApplication, wardrobe: Appearance) -> None:
    with qtbot.waitSignal(wardrobe.colours_changed) as told:
        wardrobe.choose(Choice.DARK)
    assert told.args == [DARK] and wardrobe.colours is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.ground
    with qtbot.assertNotEmitted(wardrobe.colours_changed):
        wardrobe.choose(Choice.DARK)
    wardrobe.choose(Choice.SYSTEM)
    assert wardrobe.colours is appearance.system_colours()


def test_what_was_said_can_be_read_in_colours_that_are_chosen_later(qtbot: QtBot, wardrobe: Appearance) -> None:
    line = StatusLine(Language.german(), QAction())
    qtbot.addWidget(line)
    line.resize(600, line.sizeHint().height())
    line.say("Eine Einheit verlegt")
    line.show()
    wardrobe.choose(Choice.DARK)
    picture = line.message.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(0, 120) for y in range(picture.height())}
    assert max(contrast(QColor(name), DARK.ground) for name in seen) > appearance.SMALLEST_CONTRAST

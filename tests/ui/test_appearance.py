"""Colours can be read, fonts are found, the choice of the user holds."""

import itertools
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_office.ui import appearance
from integration_office.ui.appearance import DARK, LIGHT, Appearance, Choice, Colours, contrast, mixed

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


def test_fonts_are_loaded_from_a_folder(qtbot: QtBot, tmp_path: Path) -> None:
    assert "Carlito" in appearance.load_fonts(FONTS)
    assert appearance.load_fonts(tmp_path) == ()
    assert appearance.window_font().family() in appearance.PREFERRED_FAMILIES


def test_a_choice_holds_and_is_told(qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.palette()
    wardrobe = Appearance(qapp, Choice.LIGHT)
    with qtbot.waitSignal(wardrobe.colours_changed) as told:
        wardrobe.choose(Choice.DARK)
    assert told.args == [DARK] and wardrobe.colours is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.ground
    with qtbot.assertNotEmitted(wardrobe.colours_changed):
        wardrobe.choose(Choice.DARK)
    wardrobe.choose(Choice.SYSTEM)
    assert wardrobe.colours is appearance.system_colours()
    qapp.setPalette(before)
    wardrobe.setParent(None)
    wardrobe.deleteLater()

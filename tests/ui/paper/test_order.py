"""What is ordered by mouse and keyboard arrives as ordered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from integration_office.domain.plan import Plan
from integration_office.ui import choosing
from integration_office.ui.paper.order import PaperOrder
from integration_office.ui.paper.window import PaperWindow
from tests.ui.conftest import Files, Opener
from tests.ui.paper.conftest import PaperOpener, settled, workspace

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


def ordered(qtbot: QtBot, paper: PaperWindow, files: Files) -> PaperOrder:
    """The order of the paper that is shown in the end."""
    settled(qtbot, paper)
    return files.papers.made[-1][1]


def click_box(qtbot: QtBot, view: QListWidget, row: int) -> None:
    """The box before a name."""
    view.scrollToItem(view.item(row))
    rect = view.visualItemRect(view.item(row))
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(rect.left() + 10, rect.center().y()))


def test_the_scenario_on_the_desk_is_proposed_beside_all_others(qtbot: QtBot, paper: PaperWindow, files: Files) -> None:
    order = ordered(qtbot, paper, files)
    assert order.scenarios == ("Klein", "Groß", "Null")
    assert (order.template, order.audience, order.language) == ("beschlussvorlage", "rat", "de")
    assert order.left_out == frozenset()


def test_on_the_ist_stand_what_changes_something_is_proposed(open_paper: PaperOpener, two: Plan) -> None:
    reordered = two.without_scenario("Klein").with_active(None)
    assert open_paper(reordered).order.proposed.currentText() == "Groß"


def test_alternatives_are_chosen_and_ordered(qtbot: QtBot, paper: PaperWindow, files: Files) -> None:
    others = paper.order.others.list
    click_box(qtbot, others, 1)
    assert ordered(qtbot, paper, files).scenarios == ("Klein", "Groß")
    click_box(qtbot, others, 1)
    others.setCurrentRow(1)
    qtbot.keyClick(others, Qt.Key.Key_Up, ALT)
    assert ordered(qtbot, paper, files).scenarios == ("Klein", "Null", "Groß")
    qtbot.mouseClick(paper.order.others.down, LEFT)
    assert ordered(qtbot, paper, files).scenarios == ("Klein", "Groß", "Null")
    assert not paper.order.others.down.isEnabled()


def test_another_proposal_takes_its_place_among_the_alternatives(
    qtbot: QtBot, paper: PaperWindow, files: Files
) -> None:
    qtbot.keyClick(paper.order.proposed, Qt.Key.Key_Down)
    order = ordered(qtbot, paper, files)
    assert order.scenarios[0] == "Groß"
    assert set(order.scenarios[1:]) == {"Klein", "Null"}


def test_a_removed_scenario_is_proposed_no_longer(qtbot: QtBot, paper: PaperWindow, files: Files) -> None:
    paper._bridge.session.remove_scenario("Klein")
    assert ordered(qtbot, paper, files).scenarios == ("Groß", "Null")


def test_for_whom_decides_which_parts_there_are(qtbot: QtBot, paper: PaperWindow, files: Files) -> None:
    assert paper.order.sections.count() == 2
    qtbot.keyClick(paper.order.audience, Qt.Key.Key_End)
    assert paper.order.sections.count() == 3
    assert ordered(qtbot, paper, files).audience == "intern"
    table = paper.sights.table
    assert [table.item(1, column).font().bold() for column in (1, 2, 3)] == [False, False, True]
    assert [table.item(1, column).text() for column in (1, 2, 3)] == ["nein", "ja", "ja"]


def test_parts_can_be_left_out(qtbot: QtBot, paper: PaperWindow, files: Files) -> None:
    click_box(qtbot, paper.order.sections, 0)
    assert ordered(qtbot, paper, files).left_out == {"haushalt"}
    qtbot.keyClick(paper.order.template, Qt.Key.Key_End)
    order = ordered(qtbot, paper, files)
    assert (order.template, order.left_out) == ("gedankenpapier", frozenset())
    assert not paper.order.sections.isEnabled()


def test_the_papers_language_is_not_the_windows(qtbot: QtBot, paper: PaperWindow, files: Files) -> None:
    qtbot.keyClick(paper.order.paper_language, Qt.Key.Key_End)
    assert ordered(qtbot, paper, files).language == "en"
    assert paper.state_line.state.text() == "✓ Die Vorschau ist aktuell."


def test_a_coat_of_arms_is_shown_and_kept_for_the_next_paper(
    qtbot: QtBot,
    open_window: Opener,
    paper: PaperWindow,
    files: Files,
    two: Plan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arms = tmp_path / "wappen.png"
    picture = QImage(400, 500, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(arms))
    monkeypatch.setattr(choosing, "picture_to_use", lambda *_: arms)
    form = paper.order.letterhead
    qtbot.mouseClick(form.coat.button, LEFT)
    assert form.picture.pixmap().toImage().pixelColor(5, 5) == Qt.GlobalColor.red
    qtbot.keyClicks(form.signature, "In Vertretung")
    letterhead = ordered(qtbot, paper, files).letterhead
    assert (letterhead.coat_of_arms, letterhead.signature) == (arms, ("In Vertretung",))
    window = open_window(two)
    window.commands["paper"].trigger()
    kept = workspace(qtbot, window)
    assert kept.order.letterhead.letterhead == letterhead
    qtbot.mouseClick(kept.order.letterhead.coat.remove, LEFT)
    assert kept.order.letterhead.letterhead.coat_of_arms is None
    assert not kept.order.letterhead.picture.isVisible()


def test_a_file_that_is_no_picture_is_named(
    qtbot: QtBot, paper: PaperWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wappen.png").write_text("kein Bild")
    monkeypatch.setattr(choosing, "picture_to_use", lambda *_: tmp_path / "wappen.png")
    form = paper.order.letterhead
    qtbot.mouseClick(form.coat.button, LEFT)
    assert form.coat.warning.text() == "⚠ Diese Datei fehlt oder ist kein Bild, das sich lesen lässt."


def test_a_city_may_bring_its_own_template(
    qtbot: QtBot, paper: PaperWindow, files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "template_to_use", lambda *_: tmp_path / "stadt.docx")
    qtbot.mouseClick(paper.order.letterhead.own.button, LEFT)
    assert ordered(qtbot, paper, files).letterhead.own_template == tmp_path / "stadt.docx"
    assert paper.order.letterhead.own.label.text() == "stadt.docx"
